"""The JSON Schema of the waybill, made from its dataclasses, so that it cannot drift from them."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from typing import Any

from waybill.core.waybill_document import PREDICATE_TYPE, STATEMENT_TYPE, Subject, Voyage

_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
}


def document_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a whole document. Unknown fields are refused everywhere."""
    definitions: dict[str, Any] = {}
    properties = {
        "_type": {"const": STATEMENT_TYPE},
        "subject": {"type": "array", "items": _schema(Subject, definitions)},
        "predicateType": {"const": PREDICATE_TYPE},
        "predicate": _schema(Voyage, definitions),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{PREDICATE_TYPE}/schema.json",
        "title": "Waybill: the document of a run",
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
        "$defs": definitions,
    }


def schema_text() -> str:
    """The schema as it stands in schema/waybill-document.schema.json."""
    return json.dumps(document_schema(), indent=2, sort_keys=True) + "\n"


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = typing.get_origin(kind)
    arguments = typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        (inner,) = [choice for choice in arguments if choice is not type(None)]
        return {"anyOf": [_schema(inner, definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    if is_dataclass(kind):
        return _reference(typing.cast("type", kind), definitions)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    return _SCALARS[kind]


def _reference(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # claimed first, so that a record may hold itself
        definitions[name] = _record(kind, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _record(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {
        "type": "object",
        "description": (kind.__doc__ or "").strip(),
        "additionalProperties": False,
        "required": [item.name for item in fields(kind) if _required(item)],
        "properties": {item.name: _schema(hints[item.name], definitions) for item in fields(kind)},
    }


def _required(item: Field[Any]) -> bool:
    return item.default is MISSING and item.default_factory is MISSING
