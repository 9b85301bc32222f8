"""Reading a workflow file: which events start it, under which filters, and whether it builds an image."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from waybill.core.evidence import Workflow

_BUILDS = re.compile(
    r"docker/(?:build-push|bake)-action|actions/build-push\b|redhat-actions/(?:buildah|push)|"
    r"\b(?:docker|podman|nerdctl|img)\s+(?:image\s+)?(?:build|push)\b|\bdocker\s+buildx\b|"
    r"\bdocker[\s-]compose\s+(?:build|push)\b|"
    r"\b(?:buildah|kaniko|skopeo\s+copy|crane\s+(?:push|append|copy)|ko\s+(?:build|publish)|pack\s+build|jib\w*)\b"
)
_MOST_PATTERNS = 200
_LONGEST_FILE = 512 * 1024


def read_workflow(path: str, text: str, image: str) -> Workflow:
    """What one workflow file says; a file that cannot be read carries its ``problem`` instead."""
    if len(text) > _LONGEST_FILE:
        return Workflow(path=path, problem="the file is larger than 512 KiB")
    try:
        # BaseLoader leaves every scalar text; YAML 1.1 would read the key `on` as true.
        document = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- builds nothing but text, lists and mappings
    except yaml.YAMLError as error:
        return Workflow(path=path, problem=_where(error))
    except RecursionError:
        return Workflow(path=path, problem="nested too deeply")
    if not isinstance(document, dict):
        return Workflow(path=path, problem="not a mapping")
    return _from_document(path, document, builds=_builds(text, image))


def _from_document(path: str, document: Mapping[str, Any], *, builds: bool) -> Workflow:
    trigger, name = document.get("on"), document.get("name")
    push = trigger.get("push") if isinstance(trigger, dict) else None
    filters: Mapping[str, Any] = push if isinstance(push, dict) else {}
    return Workflow(
        path=path,
        name=name if isinstance(name, str) else "",
        events=_texts(trigger) or (),
        tags=_include_or_ignore(filters, "tags"),
        branches=_include_or_ignore(filters, "branches"),
        paths=_texts(filters.get("paths")),
        paths_ignore=_texts(filters.get("paths-ignore")),
        builds_image=builds,
        problem="" if trigger else "it names no event under `on:`",
    )


def _include_or_ignore(filters: Mapping[str, Any], name: str) -> tuple[str, ...] | None:
    """``tags-ignore: [x]`` means the same as ``tags: ['**', '!x']``, which is how it is kept."""
    ignored = _texts(filters.get(f"{name}-ignore"))
    return _texts(filters.get(name)) if ignored is None else ("**", *(f"!{pattern}" for pattern in ignored))


def _texts(value: Any) -> tuple[str, ...] | None:
    """A text, a list of texts or the keys of a mapping; ``None`` when there is nothing."""
    if isinstance(value, str):
        return (value,) if value else None
    if not isinstance(value, (list, dict)):
        return None
    return tuple(item for item in value if isinstance(item, str))[:_MOST_PATTERNS]


def _builds(text: str, image: str) -> bool:
    code = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return bool(_BUILDS.search(code)) or (bool(image) and image.lower() in code.lower())


def _where(error: yaml.YAMLError) -> str:
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return "not YAML: it holds a character that YAML does not allow"
    mark = error.problem_mark
    return f"not YAML: {error.problem}, line {mark.line + 1}, column {mark.column + 1}"
