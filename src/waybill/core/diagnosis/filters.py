"""GitHub's filter patterns, and whether a workflow's filters let a push start it.

``*`` any characters but ``/``; ``**`` any characters; ``?`` and ``+`` zero or one, one or more *of the one before*;
``[]`` one of the listed characters; ``!`` at the start takes back what an earlier pattern gave; a backslash takes the
next character as it is. Matching walks sets of positions, so that no pattern can make it slow.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from waybill.core.evidence import CommitFacts, Workflow

_LONGEST = 1024


@dataclass(frozen=True, kw_only=True)
class Skip:
    """The filter that kept a workflow from starting."""

    key: str
    patterns: tuple[str, ...]


def skipped_by(workflow: Workflow, commit: CommitFacts) -> Skip | None:
    """The filter of ``on.push`` that a push of this commit does not pass, or ``None`` when it starts the workflow."""
    return _skipped_by_ref(workflow, commit) or _skipped_by_paths(workflow, commit)


def _skipped_by_ref(workflow: Workflow, commit: CommitFacts) -> Skip | None:
    if commit.ref_kind not in {"tag", "branch"}:
        return None
    key, other = ("tags", "branches") if commit.ref_kind == "tag" else ("branches", "tags")
    filters = {"tags": workflow.tags, "branches": workflow.branches}
    own, others = filters[key], filters[other]
    if own is None:
        # Filters for one kind of ref alone leave the other kind out altogether.
        return None if others is None else Skip(key=other, patterns=others)
    return None if selected(own, commit.wanted) else Skip(key=key, patterns=own)


def _skipped_by_paths(workflow: Workflow, commit: CommitFacts) -> Skip | None:
    # Path filters are not looked at for pushes of tags, nor when the list of files is not known.
    if commit.ref_kind == "tag" or not commit.changed_files:
        return None
    if workflow.paths is not None and not any(selected(workflow.paths, file) for file in commit.changed_files):
        return Skip(key="paths", patterns=workflow.paths)
    ignored = workflow.paths_ignore
    if ignored is not None and all(selected(ignored, file) for file in commit.changed_files):
        return Skip(key="paths-ignore", patterns=ignored)
    return None


def selected(patterns: Iterable[str], text: str) -> bool:
    """True when the last pattern that matches is not a negative one."""
    chosen = False
    for pattern in patterns:
        negative = pattern.startswith("!")
        if matches(pattern[1:] if negative else pattern, text):
            chosen = not negative
    return chosen


def matches(pattern: str, text: str) -> bool:
    """True when one pattern (without ``!``) matches the whole text."""
    if len(pattern) > _LONGEST or len(text) > _LONGEST:
        return False
    positions = {0}
    for token in _tokens(pattern):
        positions = _advance(token, positions, text)
        if not positions:
            return False
    return len(text) in positions


@dataclass(frozen=True)
class _Token:
    """``folders`` is ``**/``: nothing, or anything that ends in a slash."""

    kind: str  # "any", "segment", "folders", "one", "optional", "many"
    letters: frozenset[str] = frozenset()


def _tokens(pattern: str) -> list[_Token]:
    tokens: list[_Token] = []
    place = 0
    while place < len(pattern):
        token, place = _token(pattern, place)
        quantified = tokens and tokens[-1].kind == "one"
        if token.kind in {"optional", "many"}:
            if quantified:
                tokens[-1] = _Token(token.kind, tokens[-1].letters)
            continue
        tokens.append(token)
    return tokens


def _token(pattern: str, place: int) -> tuple[_Token, int]:
    letter = pattern[place]
    if letter == "*":
        return _stars(pattern, place)
    if letter in "?+":
        return _Token("optional" if letter == "?" else "many"), place + 1
    if letter == "[":
        end = pattern.find("]", place + 1)
        if end > place + 1:
            return _Token("one", _letters(pattern[place + 1 : end])), end + 1
    if letter == "\\" and place + 1 < len(pattern):
        return _Token("one", frozenset(pattern[place + 1])), place + 2
    return _Token("one", frozenset(letter)), place + 1


def _stars(pattern: str, place: int) -> tuple[_Token, int]:
    end = place
    while end < len(pattern) and pattern[end] == "*":
        end += 1
    if end - place == 1:
        return _Token("segment"), end
    whole_folder = (place == 0 or pattern[place - 1] == "/") and pattern[end : end + 1] == "/"
    return (_Token("folders"), end + 1) if whole_folder else (_Token("any"), end)


def _letters(inside: str) -> frozenset[str]:
    letters: set[str] = set()
    place = 0
    while place < len(inside):
        if inside[place + 1 : place + 2] == "-" and place + 2 < len(inside):
            first, last = ord(inside[place]), min(ord(inside[place + 2]), ord(inside[place]) + 256)
            letters.update(map(chr, range(first, last + 1)))
            place += 3
        else:
            letters.add(inside[place])
            place += 1
    return frozenset(letters)


def _advance(token: _Token, positions: set[int], text: str) -> set[int]:
    if token.kind == "any":
        return set(range(min(positions), len(text) + 1))
    if token.kind == "folders":
        start = min(positions)
        return positions | {place + 1 for place in range(start, len(text)) if text[place] == "/"}
    if token.kind == "segment":
        return _spread(positions, text, None)
    once = {place + 1 for place in positions if text[place : place + 1] in token.letters and place < len(text)}
    if token.kind == "optional":
        return positions | once
    return _spread(once, text, token.letters) if token.kind == "many" else once


def _spread(positions: set[int], text: str, letters: frozenset[str] | None) -> set[int]:
    """Every place that can be reached by going on over allowed characters; ``None``: all but the slash."""
    reached = set(positions)
    for place in range(len(text)):
        allowed = text[place] != "/" if letters is None else text[place] in letters
        if place in reached and allowed:
            reached.add(place + 1)
    return reached
