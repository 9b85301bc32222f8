"""Frozen dataclasses to JSON-able values and back, by their type hints. Unknown fields are refused by name."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
_PLAIN = frozenset({str, int, float, bool, type(None)})


class RecordError(ValueError):
    """The JSON does not fit the dataclass; the text names the place."""


def to_json(value: Any) -> Any:
    """Plain JSON values. Fields at their default are left out, so a record shows only what was seen."""
    if type(value) in _PLAIN:  # by far the most
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_json(getattr(value, f.name)) for f in fields(value) if not _at_default(f, value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_json(item) for item in value]
    return value


def from_json(kind: type[T], data: Any, where: str = "$") -> T:
    """Build ``kind`` from what ``to_json`` wrote, or from a hand-written case file."""
    return typing.cast("T", _decode(kind, data, where))


def _at_default(field: Any, value: Any) -> bool:
    if field.default is not MISSING:
        return bool(getattr(value, field.name) == field.default)
    if field.default_factory is not MISSING:
        return bool(getattr(value, field.name) == field.default_factory())
    return False


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _decode(kind: Any, data: Any, where: str) -> Any:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return _decode_optional(kind, data, where)
    if origin is tuple:
        return _decode_tuple(kind, data, where)
    if origin is not None and issubclass(origin, Mapping):
        item_kind = typing.get_args(kind)[1]
        return {key: _decode(item_kind, item, f"{where}.{key}") for key, item in _expect(dict, data, where).items()}
    if is_dataclass(kind):
        return _decode_record(typing.cast("type", kind), data, where)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _decode_enum(kind, data, where)
    # A tree of another program is kept as it came.
    return data if kind is object else _expect((int, float) if kind is float else kind, data, where)


def _decode_optional(kind: Any, data: Any, where: str) -> Any:
    if data is None:
        return None
    (inner,) = [choice for choice in typing.get_args(kind) if choice is not type(None)]
    return _decode(inner, data, where)


def _decode_tuple(kind: Any, data: Any, where: str) -> tuple[Any, ...]:
    inner = typing.get_args(kind)[0]
    return tuple(_decode(inner, item, f"{where}[{i}]") for i, item in enumerate(_expect(list, data, where)))


def _decode_record(kind: type, data: Any, where: str) -> Any:
    hints = _hints(kind)
    unknown = sorted(set(_expect(dict, data, where)) - set(hints))
    if unknown:
        raise RecordError(f"{where}: unknown field {unknown[0]!r}; known: {', '.join(sorted(hints))}")
    try:
        return kind(**{name: _decode(hints[name], item, f"{where}.{name}") for name, item in data.items()})
    except TypeError as error:
        raise RecordError(f"{where}: {error}") from error


def _decode_enum(kind: type[Enum], data: Any, where: str) -> Enum:
    try:
        return kind(data)
    except ValueError as error:
        allowed = ", ".join(str(member.value) for member in kind)
        raise RecordError(f"{where}: {data!r} is not one of: {allowed}") from error


def _expect(kind: Any, data: Any, where: str) -> Any:
    if isinstance(data, bool) and kind is not bool:
        raise RecordError(f"{where}: expected {getattr(kind, '__name__', kind)}, found {data!r}")
    if not isinstance(data, kind):
        raise RecordError(f"{where}: expected {getattr(kind, '__name__', kind)}, found {type(data).__name__}")
    return data
