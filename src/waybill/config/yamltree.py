"""YAML text as a small tree in which every scalar is the text that was written, with line and column.

PyYAML scans; its resolver and constructor are never used, because they would read ``22:22`` as 1342 and ``1.10`` as
1.1. The tree is built from parser events, so depth and size are bounded before any recursion. Anchors and aliases are
refused altogether: an alias bomb needs them and a flat list of settings does not, values shared by environments stand
at the top of the file. Pure: the caller gives the bytes. Imported only when there is a file to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from waybill.config.words import show
from waybill.errors import Mistake
from waybill.frozen import dataclass

MAX_BYTES = 256 * 1024
_MAX_NODES = 10_000
_MAX_DEPTH = 5
# What YAML itself refuses, found here first because its own message has no line.
_NOT_YAML = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\uffff\U00010000-\U0010ffff]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, kw_only=True)
class Node:
    """A scalar (``text``), a list (``items``) or a mapping (``pairs``), and where it begins."""

    kind: str  # "scalar", "list", "mapping", or "refused": already reported
    line: int
    column: int
    text: str = ""
    plain: bool = False  # written without quotes
    items: tuple[Node, ...] = ()
    pairs: tuple[tuple[Node, Node], ...] = ()


class _Stop(Exception):
    """Nothing after this point can be read."""


def read_tree(path: str, content: bytes) -> tuple[Node | None, list[Mistake]]:
    """The root node, or nothing when the file cannot be read as YAML at all; and every mistake on the way."""
    builder = _Builder(path)
    try:
        return builder.build(_decode(builder, content)), builder.mistakes
    except _Stop:
        return None, builder.mistakes


def _decode(builder: _Builder, content: bytes) -> str:
    if len(content) > MAX_BYTES:
        builder.stop(
            None, f"is larger than {MAX_BYTES // 1024} KiB", "a file of settings is small: is it the right file?"
        )
    if content.startswith(_UTF16):
        builder.stop(None, "is UTF-16 text", "save the file as UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _position(content[: error.start].decode("utf-8", "replace"))
        builder.stop((line, column), f"holds the byte 0x{content[error.start]:02x}, which is no UTF-8", "save as UTF-8")
    if bad := _NOT_YAML.search(text):
        problem = f"holds the control character U+{ord(bad.group()):04X}: is it a binary file?"
        builder.stop(_position(text[: bad.start()]), problem, "remove the character; the file is UTF-8 text")
    return text


def _position(before: str) -> tuple[int, int]:
    lines = re.split(r"\r\n|\r|\n", before)
    return len(lines), len(lines[-1]) + 1


class _Builder:
    """Turns parser events into nodes and collects what is wrong."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.mistakes: list[Mistake] = []
        self._nodes = 0

    def stop(self, place: tuple[int, int] | None, problem: str, allowed: str) -> NoReturn:
        """Report a mistake after which nothing can be read."""
        self.note(place, problem, allowed)
        raise _Stop

    def note(self, place: tuple[int, int] | None, problem: str, allowed: str) -> None:
        """Report a mistake and go on."""
        where = f"{self.path}:{place[0]}:{place[1]}" if place else self.path
        self.mistakes.append(Mistake(where, problem, allowed))

    def build(self, text: str) -> Node | None:
        events = self._events(text)
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self.stop(_start(event), "a second document begins here", "one document: remove this `---`")
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 1)
        if root is None and not self.mistakes:
            self.stop(None, "is empty", "write settings such as `image: ghcr.io/acme/app`, or remove the file")
        return root

    def _events(self, text: str) -> Iterator[Any]:
        try:
            yield from yaml.parse(text, Loader=yaml.BaseLoader)
        except yaml.YAMLError as error:
            self.stop(*_explain(error, text))

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        self._nodes += 1
        if self._nodes > _MAX_NODES:
            self.stop(_start(event), f"holds more than {_MAX_NODES} values", "a file of settings is small")
        if depth > _MAX_DEPTH:
            self.stop(_start(event), "is nested too deeply", "settings are texts and lists of texts")
        line, column = _start(event)
        refused = self._refuse_extras(event)
        if isinstance(event, yaml.SequenceStartEvent):
            node = self._list(event, events, depth)
        elif isinstance(event, yaml.MappingStartEvent):
            node = self._mapping(event, events, depth)
        else:
            text = getattr(event, "value", "")
            node = Node(kind="scalar", line=line, column=column, text=text, plain=not getattr(event, "style", ""))
        return Node(kind="refused", line=line, column=column) if refused else node

    def _list(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        line, column = _start(event)
        items: list[Node] = []
        while not isinstance(following := next(events), yaml.SequenceEndEvent):
            items.append(self._node(following, events, depth + 1))
        return Node(kind="list", line=line, column=column, items=tuple(items))

    def _mapping(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        line, column = _start(event)
        pairs: list[tuple[Node, Node]] = []
        while not isinstance(following := next(events), yaml.MappingEndEvent):
            key = self._node(following, events, depth + 1)
            pairs.append((key, self._node(next(events), events, depth + 1)))
        return Node(kind="mapping", line=line, column=column, pairs=tuple(self._unique(pairs)))

    def _unique(self, pairs: list[tuple[Node, Node]]) -> Iterator[tuple[Node, Node]]:
        first: dict[str, int] = {}
        for key, value in pairs:
            place = (key.line, key.column)
            if key.kind in {"list", "mapping"}:
                self.note(
                    place,
                    "a key is a list or mapping",
                    "a key is a plain word; quote a value that starts with `{` or `[`",
                )
            elif key.kind == "scalar" and key.text in first:
                problem = f"the key {show(key.text)} stands here and already in line {first[key.text]}"
                self.note(place, problem, "keep one of the two")
            elif key.kind == "scalar":
                first[key.text] = key.line
                yield key, value

    def _refuse_extras(self, event: Any) -> bool:
        place = _start(event)
        if isinstance(event, yaml.AliasEvent):
            self.note(place, f"the alias {show(f'*{event.anchor}')} is refused", _NO_ALIASES)
        elif event.anchor is not None:
            self.note(place, f"the anchor {show(f'&{event.anchor}')} is refused", _NO_ALIASES)
        if getattr(event, "tag", None) is None:
            return isinstance(event, yaml.AliasEvent)
        self.note(
            place, f"the tag {show(event.tag)} is refused", "remove the tag: every value is read as the text it is"
        )
        return True


_NO_ALIASES = (
    "write the value itself (in quotes if it really begins with `&` or `*`); "
    "what several environments share stands once at the top of the file"
)


def _start(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _explain(error: Any, text: str) -> tuple[tuple[int, int] | None, str, str]:
    """Place, problem and remedy of a syntax error in words that do not need the YAML specification."""
    problem = str(getattr(error, "problem", None) or "is no YAML")
    ends, begins = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    mark = (begins if any(sign in problem for sign in _SEEN_LATE) else None) or ends or begins
    if mark is None:
        return None, f"is no YAML: {show(str(error))}", "see the YAML syntax of a mapping: `key: value`"
    place = (mark.line + 1, mark.column + 1)
    lines = re.split(r"\r\n|[\r\n\x85\u2028\u2029]", text)
    line = lines[mark.line] if mark.line < len(lines) else ""
    if line[mark.column : mark.column + 1] == "\t" or "\t" in line[: len(line) - len(line.lstrip())]:
        return place, "a tab stands where YAML allows only spaces", "indent with spaces"
    if "expected <block end>" in problem and line[: mark.column].strip():
        return place, "something stands behind a value that has ended", "put the whole value in one pair of quotes"
    for sign, words, fix in _SYNTAX:
        if sign in problem:
            return place, words, fix
    return place, f"is no YAML: {show(problem)}", "put the value in quotes if it is meant as text"


# What is found only where the file, or the next line, says something else: what is wrong is where it began.
_SEEN_LATE = ("could not find expected ':'", "unexpected end of stream", "did not find expected", "expected ',' or")
_COLON = (
    "put a value that holds `: ` in single quotes, indent settings of one level alike, "
    "and see that the line before has its own `: `"
)
_SYNTAX = (
    ("mapping values are not allowed", "a `: ` stands where none can be", _COLON),
    (
        "could not find expected ':'",
        "this line is no `key: value`",
        "write `key: value`; a longer text needs quotes or `|`",
    ),
    ("cannot start any token", "a value cannot begin with this character", "put the value in single quotes"),
    (
        "expected <block end>",
        "the indentation of this line fits nothing above it",
        "align it with the lines of its level",
    ),
    ("did not find expected", "a bracket or a quote is not closed", "close it, or put the value in single quotes"),
    ("expected ',' or", "a bracket is not closed", "close it, or put the value in single quotes"),
    ("unexpected end of stream", "a quote is not closed", "close the quote"),
)
