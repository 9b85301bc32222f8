"""The image of a service as it is written: what stands in it, and which of its variables a deploy may fill. Pure."""

from __future__ import annotations

import re
from enum import Enum

from waybill.frozen import dataclass

_VARIABLE = re.compile(r"\$(?:\$|(?P<bare>[A-Za-z_][A-Za-z0-9_]*)|\{(?P<name>[A-Za-z_][A-Za-z0-9_]*))")
_OPERATOR = re.compile(r":?[-?+]")


class Place(Enum):
    """Which part of an image a variable makes. Only the name is not for a deploy to choose."""

    WHOLE = "whole"
    TAG = "tag"
    DIGEST = "digest"
    NAME = "name"


@dataclass(frozen=True, kw_only=True)
class Variable:
    """A variable in an image. ``default`` is what compose takes when it is not set; ``None``: nothing stands there."""

    name: str
    place: Place
    default: str | None = None
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class Hole:
    """Where a variable stands in a text."""

    start: int
    end: int
    name: str
    operator: str = ""
    rest: str = ""


def variables(raw: str) -> tuple[Variable, ...]:
    """The variables of an image, in order. Those inside of a default are not asked for while the outer one is set."""
    holes = _holes(raw)
    return tuple(
        Variable(
            name=hole.name,
            place=_place(raw, hole),
            default=hole.rest if hole.operator.endswith("-") else None,
            required=hole.operator.endswith("?"),
        )
        for hole in holes
    )


def is_chosen_by(raw: str) -> tuple[Variable, ...]:
    """The variables that choose which version of the image runs; none: the file does."""
    return tuple(variable for variable in variables(raw) if variable.place is not Place.NAME)


def fits(raw: str, image: str) -> bool:
    """Whether the written form can have become this image."""
    pattern, last = "", 0
    for hole in _holes(raw):
        pattern += re.escape(raw[last : hole.start].replace("$$", "$")) + ".*"
        last = hole.end
    return re.fullmatch(pattern + re.escape(raw[last:].replace("$$", "$")), image) is not None


def split(image: str) -> tuple[str, str, str]:
    """Name, tag and digest of an image as compose renders it, with the registry that docker would take."""
    name, _, digest = image.partition("@")
    head, colon, tag = name.rpartition(":")
    if not colon or "/" in tag:
        head, tag = name, ""
    return _with_registry(head), tag, digest


def _with_registry(name: str) -> str:
    first, slash, rest = name.partition("/")
    if slash and ("." in first or ":" in first or first == "localhost"):
        if first in {"index.docker.io", "registry-1.docker.io"}:
            first = "docker.io"
        return f"{first}/{rest if first != 'docker.io' or '/' in rest else f'library/{rest}'}"
    return f"docker.io/{name}" if slash else f"docker.io/library/{name}" if name else ""


def _holes(raw: str) -> list[Hole]:
    holes: list[Hole] = []
    position = 0
    while (found := _VARIABLE.search(raw, position)) is not None:
        position = found.end()
        if found["name"]:
            position = _closing(raw, found.end())
            rest = raw[found.end() : position - 1]
            operator = _OPERATOR.match(rest)
            word = operator[0] if operator else ""
            hole = Hole(start=found.start(), end=position, name=found["name"], operator=word, rest=rest[len(word) :])
            holes.append(hole)
        elif found["bare"]:
            holes.append(Hole(start=found.start(), end=position, name=found["bare"]))
    return holes


def _closing(raw: str, position: int) -> int:
    """The place behind the brace that closes a variable; braces inside of a default belong to it."""
    depth = 1
    while position < len(raw) and depth:
        depth += {"{": 1, "}": -1}.get(raw[position], 0)
        position += 1
    return position if not depth else len(raw) + 1


def _place(raw: str, hole: Hole) -> Place:
    before, after = raw[: hole.start], raw[hole.end :]
    if not before and not after:
        return Place.WHOLE
    if "@" in before:
        return Place.DIGEST
    if "/" in after or ":" in _without_holes(after) or "@" in after:
        return Place.NAME
    plain = _without_holes(before)
    return Place.TAG if ":" in plain.rpartition("/")[2] else Place.NAME


def _without_holes(text: str) -> str:
    last, plain = 0, ""
    for hole in _holes(text):
        plain, last = plain + text[last : hole.start], hole.end
    return plain + text[last:]
