"""The JSON Schema of waybill.yml, generated from the table of inputs. Pure.

It judges what an editor sees: there ``push: yes`` may be a boolean and ``tag: 1.10`` a number, which our own reader
takes as the text they are written as. Duplicate keys, aliases and tags are lost before a schema can see them.
"""

from __future__ import annotations

import json

from waybill.config.configfile import ENVIRONMENTS
from waybill.config.input import CLEAR
from waybill.config.inputs import Input, file_inputs
from waybill.config.words import UNWELCOME

_BLANKS = r"[ \t\r\n]*"
# No expression, as nothing would put its value in; and something beside blanks, which some patterns let begin a value.
_PLAIN = r"(?![\s\S]*\$\{\{)(?=[ \t\r\n]*[^ \t\r\n])"


def schema_text() -> str:
    """The whole schema as it stands in schema/waybill.schema.json."""
    return json.dumps(schema(), indent=2, ensure_ascii=True) + "\n"


def schema() -> dict[str, object]:
    """The schema as plain values."""
    settings = {row.name: _property(row) for row in file_inputs()}
    name = {"pattern": rf"^{_PLAIN}(?!{CLEAR}$)[^{UNWELCOME} ](?:[^{UNWELCOME}]*[^{UNWELCOME} ])?$"}
    environments = {
        "description": "Settings by environment; each goes before the same setting at the top.",
        "type": "object",
        "propertyNames": name,
        "additionalProperties": {"type": "object", "properties": settings, "additionalProperties": False},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "waybill.yml",
        "description": "Settings of Waybill. Secrets never stand here.",
        "type": "object",
        "properties": {**settings, ENVIRONMENTS: environments},
        "additionalProperties": False,
    }


def _property(row: Input) -> dict[str, object]:
    described: dict[str, object] = {"description": f"{row.help} Allowed: {row.allowed}; `{row.clear}` clears it."}
    if row.default and not row.defaults:  # one that depends on the verb cannot stand in a file's schema
        described["default"] = row.default
    return {**described, "anyOf": _many(row) if row.many else _single(row)}


def _single(row: Input) -> list[dict[str, object]]:
    text: dict[str, object] = {
        "type": "string",
        "pattern": f"^{_PLAIN}{_BLANKS}(?:{row.kind.pattern}|{row.clear}){_BLANKS}$",
    }
    offered: list[dict[str, object]] = []
    if row.kind.words:  # an editor completes no pattern
        offered.append({"enum": [*row.kind.words, row.clear]})
    return [*offered, text, *([dict(row.kind.also)] if row.kind.also else [])]


def _many(row: Input) -> list[dict[str, object]]:
    one = row.kind.pattern
    comma = "," if "," in row.kind.separator else ""
    gap, between = rf"[ \t\r\n{comma}]*", rf"[ \t\r]*[\n{comma}]"
    pattern = f"^{_PLAIN}{gap}(?:{one}(?:{between}{gap}{one})*|{row.clear}){gap}$"
    item: dict[str, object] = {"type": "string", "pattern": pattern.replace(f"|{row.clear})", ")")}
    items: dict[str, object] = {"anyOf": [item, dict(row.kind.also)]} if row.kind.also else item
    text: dict[str, object] = {"type": "string", "pattern": pattern}
    return [text, *([dict(row.kind.also)] if row.kind.also else []), {"type": "array", "minItems": 1, "items": items}]
