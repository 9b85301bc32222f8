"""A workflow of ``workflows-examples/`` with the names of one repository put in. Pure.

The text stays the example's own, comments included: there is one text of each, and it is the one that is tested.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase

from waybill.frozen import dataclass

_OURS = re.compile(r"acme/waybill((?:/actions/[a-z-]+)?)@[0-9a-f]{40} # v[0-9][0-9A-Za-z.+-]*")
_IMAGE = "ghcr.io/acme/app"
_COMPOSE = "docker-compose.server.yml"
_HOST = "web1.example.com"
_ENVIRONMENT = "production"
_OPTIONS = re.compile(rf"options: \[{_ENVIRONMENT}(?:, [a-z-]+)*\]")
_TAGS = re.compile(r'tags: \["20\*", "v\*"\]')
_ON_TAGS = ("20*", "v*")
_SHAPES = (("v*", r"v[0-9]"), ("20*", r"20[0-9]{2}"), ("[0-9]*", r"[0-9]+\."), ("release-*", r"release-[0-9]"))
_OTHER_SHAPE = re.compile(r"([a-z][a-z0-9_-]*[-_@/])v?[0-9]+\.")
# A name of an environment becomes one of a job, of a group and of an option, and is never taken for anything else.
ENVIRONMENT_NAME = re.compile(r"[a-z][a-z0-9-]{0,62}")
RESERVED = frozenset(
    {"preflight", "image", "verify", "deploy", "rollback", "watch", "none", "null", "true", "false"}
    | {"yes", "no", "on", "off", "y", "n"}
)


@dataclass(frozen=True, kw_only=True)
class Pin:
    """Where our actions come from: the repository, its commit, and the version of that."""

    repository: str
    commit: str
    version: str

    @property
    def schema(self) -> str:
        """The address of the JSON Schema of waybill.yml at that commit."""
        return f"https://raw.githubusercontent.com/{self.repository}/{self.commit}/schema/waybill.schema.json"


@dataclass(frozen=True, kw_only=True)
class Names:
    """What is put into the text."""

    pin: Pin
    image: str
    environment: str
    host: str  # of the first host, without user and port; empty: not known
    compose: str  # the first compose file that goes along; empty: none
    tags: tuple[str, ...]  # that exist, newest first


def workflow_text(example: str, names: Names) -> str:
    """The text of one workflow."""
    pinned = _OURS.sub(lambda found: _pin(names.pin, found.group(1)), example)
    text = _OPTIONS.sub(f"options: [{names.environment}]", pinned)
    text = re.sub(rf"\b{_ENVIRONMENT}\b", names.environment, text)
    text = text.replace(_IMAGE, names.image)
    text = text.replace(_COMPOSE, names.compose or "the compose file")
    text = text.replace(_HOST, names.host or _HOST)
    return _TAGS.sub(lambda _: f"tags: [{', '.join(_quoted(tags_of(names.tags)))}]", text)


def _pin(pin: Pin, action: str) -> str:
    return f"{pin.repository}{action}@{pin.commit} # v{pin.version}"


def _quoted(patterns: Sequence[str]) -> list[str]:
    return [f'"{pattern}"' for pattern in patterns]


def tags_of(tags: Sequence[str]) -> tuple[str, ...]:
    """The patterns of the example, and those that the newest tags need besides: else no tag would start anything."""
    patterns = list(_ON_TAGS)
    for tag in tags:
        if any(fnmatchcase(tag, pattern) for pattern in patterns):
            continue
        shape = next((pattern for pattern, form in _SHAPES if re.match(form, tag)), "")
        other = _OTHER_SHAPE.match(tag)
        if shape or other:
            patterns.append(shape or f"{other[1]}*" if other else shape)
    return tuple(dict.fromkeys(patterns))[:5]
