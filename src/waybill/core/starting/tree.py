"""YAML of strangers as texts, lists and mappings, with every step bounded. Pure.

Aliases are shared and never copied, and only named places are visited, so a bomb of aliases costs what its text costs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

LONGEST_FILE = 256 * 1024
MOST = 200  # entries of a list or mapping that are visited
_DEEPEST_MERGE = 4
_LONGEST_TEXT = 4096
_DEEPEST = 40  # brackets that are open at once in one line


def read_yaml(text: str) -> Any:
    """The document; ``ValueError`` says in one line why there is none."""
    if len(text) > LONGEST_FILE:
        raise ValueError(f"it is larger than {LONGEST_FILE // 1024} KiB")
    if any(line.count("[") + line.count("{") > _DEEPEST and _depth(line) > _DEEPEST for line in text.splitlines()):
        raise ValueError("it is nested too deeply")  # the scanner takes the square of that, long before it ends
    try:
        # BaseLoader makes texts, lists and mappings only, whatever tags say.
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise ValueError(f"it is no YAML{where}") from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _depth(line: str) -> int:
    deepest = depth = 0
    for character in line:
        depth += (character in "[{") - (character in "]}")
        deepest = max(deepest, depth)
    return deepest


def below(node: Any, name: str, depth: int = _DEEPEST_MERGE) -> Any:
    """The value of a key, also where it was merged in by ``<<``; nothing when it is not there."""
    if not isinstance(node, dict):
        return None
    if name in node:
        return node[name]
    merged = node.get("<<")
    for one in merged[:MOST] if isinstance(merged, list) else [merged]:
        if depth > 0 and (found := below(one, name, depth - 1)) is not None:
            return found
    return None


def text_of(node: Any) -> str:
    """The text, or an empty one for anything else and for what nobody would write."""
    return node.strip() if isinstance(node, str) and len(node) <= _LONGEST_TEXT else ""


def texts_of(node: Any) -> tuple[str, ...]:
    """The texts of a list, or the one that stands alone."""
    items = node[:MOST] if isinstance(node, list) else [node]
    return tuple(text for item in items if (text := text_of(item)))


def items_of(node: Any) -> list[Any]:
    """A list, cut where it is too long."""
    return node[:MOST] if isinstance(node, list) else []


def pairs_of(node: Any) -> Iterator[tuple[str, Any]]:
    """The entries of a mapping whose keys are texts."""
    found: Mapping[Any, Any] = node if isinstance(node, dict) else {}
    for number, (key, value) in enumerate(found.items()):
        if number >= MOST:
            return
        if isinstance(key, str):
            yield key, value
