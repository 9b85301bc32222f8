"""Evidence at random: every field of every record, whole or as a change to a recorded case.

A seed makes one evidence. Records this deep cost a drawing library some ten milliseconds each; this way a test looks
at thousands in a second, and a seed that fails is all that is needed to see it again.
"""

from __future__ import annotations

import random
import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any

from tests.cases.loading import case_paths, load_case
from waybill.core.evidence import Evidence

# Words that steer a rule, and words that try to break a text, a terminal or a workflow log.
WORDS = (
    "",
    "linux/amd64",
    "linux/arm64",
    "unknown/unknown",
    "sha256:" + "1" * 64,
    "sha256:" + "2" * 64,
    "ghcr.io/acme/app:1",
    "ghcr.io/acme/app@sha256:" + "1" * 64,
    "registry.example.com/a/b:1",
    "DENIED",
    "NAME_UNKNOWN",
    "permission_denied: write_package",
    "Accept header",
    "rate limit",
    "read:packages",
    "bearer",
    "basic",
    "private",
    "v1",
    "2026-11-21T12:00:00Z",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59+14:00",
    "digest mismatch: x",
    "https://ghcr.io/v2/",
    "http://[",
    "token-missing",
    "<why> <owner> <fix>",
    "::error::x",
    "\n::set-output name=a::b",
    "\x1b[31mred\x1b[0m",
    "\u202egnp.exe",
    "a\r\nb\x00c\u2028d",
    "{x} ${{ secrets.A }} %s",
)
T = typing.TypeVar("T")
STATUSES = (None, 200, 202, 307, 400, 401, 403, 404, 405, 407, 418, 429, 500, 503, -1, 10**9)


HEADERS = ("retry-after", "content-type", "x-github-sso", "x-ratelimit-remaining", "docker-content-digest", "x")
INTEGERS = (0, 1, 14, 3600, -5, 10**12)
FLOATS = (0.0, 400.0, -400.0, 1e300, -1e300, float("inf"), float("-inf"), float("nan"))
STRANGE = "aA0./:@-_ <>`|{}$%&*\n\t\x00\x1b\x9b\u200b\u202e\u2028\ufeff\ud800\U0001f600"


def evidence_of(seed: int) -> Evidence:
    """One evidence: mostly a recorded case with some fields changed, sometimes anything at all."""
    draw = random.Random(seed)  # noqa: S311  # not for secrets
    if draw.random() < 0.2:
        return typing.cast("Evidence", _record(draw, Evidence))
    evidence = draw.choice(_recorded())
    for _ in range(draw.randint(1, 4)):
        evidence = _changed(draw, evidence)
    return evidence


def record_of(draw: random.Random, kind: type[T]) -> T:
    """Any record, all of its fields at random."""
    return typing.cast("T", _record(draw, kind))


@cache
def _recorded() -> tuple[Evidence, ...]:
    cases = (load_case(path).evidence for path in case_paths())
    return tuple(evidence for evidence in cases if evidence is not None)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _value(draw: random.Random, kind: Any) -> Any:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        (some,) = [choice for choice in inner if choice is not type(None)]
        return None if draw.random() < 0.4 else _value(draw, some)
    if origin is tuple:
        return tuple(_value(draw, inner[0]) for _ in range(draw.randint(0, 3)))
    if origin is not None and issubclass(origin, Mapping):
        return {draw.choice(HEADERS): _text(draw) for _ in range(draw.randint(0, 2))}
    if is_dataclass(kind):
        return _record(draw, typing.cast("type", kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return draw.choice(list(kind))
    return _plain(draw, kind)


def _plain(draw: random.Random, kind: Any) -> Any:
    if kind is str:
        return _text(draw)
    if kind is bool:
        return draw.random() < 0.5
    return draw.choice(INTEGERS if kind is int else FLOATS if kind is float else (*WORDS, *INTEGERS, True, None))


def _text(draw: random.Random) -> str:
    if draw.random() < 0.7:
        return draw.choice(WORDS)
    return "".join(draw.choices(STRANGE, k=draw.randint(0, 12)))


def _field(draw: random.Random, kind: type, name: str) -> Any:
    hint = _hints(kind)[name]
    return draw.choice(STATUSES) if name == "status" and hint is not str else _value(draw, hint)


def _record(draw: random.Random, kind: type) -> Any:
    return kind(**{field.name: _field(draw, kind, field.name) for field in fields(kind)})


def _changed(draw: random.Random, value: Any) -> Any:
    name = draw.choice([field.name for field in fields(value)])
    inner = getattr(value, name)
    if is_dataclass(inner) and not isinstance(inner, type) and draw.random() < 0.7:
        return replace(value, **{name: _changed(draw, inner)})
    if isinstance(inner, tuple) and inner and is_dataclass(inner[0]) and draw.random() < 0.7:
        place = draw.randrange(len(inner))
        return replace(value, **{name: (*inner[:place], _changed(draw, inner[place]), *inner[place + 1 :])})
    return replace(value, **{name: _field(draw, type(value), name)})
