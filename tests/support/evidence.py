"""Evidence at random: every field of every record, whole or as a change to a recorded case."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Any

from hypothesis import strategies as st

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
STATUSES = (None, 200, 202, 307, 400, 401, 403, 404, 405, 407, 418, 429, 500, 503, -1, 10**9)


def strategy(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type hint as they stand in the records of the evidence."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        (some,) = [choice for choice in inner if choice is not type(None)]
        return st.none() | _later(some)
    if origin is tuple:
        return st.lists(_later(inner[0]), max_size=3).map(tuple)
    if origin is not None and issubclass(origin, Mapping):
        names = st.sampled_from(("retry-after", "content-type", "x-github-sso", "x-ratelimit-remaining", "x"))
        return st.dictionaries(names, _text(), max_size=2)
    if is_dataclass(kind):
        return record(typing.cast("type", kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    return _plain(kind)


def _later(kind: Any) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: strategy(kind))


def _text() -> st.SearchStrategy[str]:
    return st.sampled_from(WORDS) | st.text(max_size=12)


def _plain(kind: Any) -> st.SearchStrategy[Any]:
    table: dict[Any, st.SearchStrategy[Any]] = {
        str: _text(),
        bool: st.booleans(),
        int: st.sampled_from((0, 1, 14, 3600, -5, 10**12)),
        float: st.floats() | st.sampled_from((0.0, 400.0, -400.0, 1e300)),
    }
    return table[kind]


@lru_cache(maxsize=None)
def record(kind: type) -> st.SearchStrategy[Any]:
    """A record with every field drawn."""
    hints = typing.get_type_hints(kind)
    drawn = {field.name: strategy(hints[field.name]) for field in fields(kind)}
    if "status" in drawn:
        known = st.sampled_from(STATUSES)
        drawn["status"] = known
        if hints["status"] is str:
            drawn["status"] = _text()
    return st.builds(kind, **drawn)


def random_evidence() -> st.SearchStrategy[Evidence]:
    """Anything at all."""
    return typing.cast("st.SearchStrategy[Evidence]", record(Evidence))


@st.composite
def changed_case(draw: st.DrawFn) -> Evidence:
    """A recorded case with some fields, at any depth, drawn anew: this reaches what is almost right."""
    evidence = load_case(draw(st.sampled_from(case_paths()))).evidence
    for _ in range(draw(st.integers(min_value=1, max_value=3))):
        evidence = draw(_changed(evidence))
    return evidence


@st.composite
def _changed(draw: st.DrawFn, value: Any) -> Any:
    hints = typing.get_type_hints(type(value))
    field = draw(st.sampled_from([field.name for field in fields(value)]))
    inner = getattr(value, field)
    if is_dataclass(inner) and not isinstance(inner, type) and draw(st.booleans()):
        return replace(value, **{field: draw(_changed(inner))})
    if isinstance(inner, tuple) and inner and is_dataclass(inner[0]) and draw(st.booleans()):
        place = draw(st.integers(min_value=0, max_value=len(inner) - 1))
        changed = draw(_changed(inner[place]))
        return replace(value, **{field: (*inner[:place], changed, *inner[place + 1 :])})
    drawn = st.sampled_from(STATUSES) if field == "status" and hints[field] is not str else strategy(hints[field])
    return replace(value, **{field: draw(drawn)})
