"""A workflow of ``workflows-examples/`` with the names of one repository put in. Pure.

The text stays the example's own, comments included: there is one text of each, and it is the one that is tested.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from waybill.core.diagnosis.filters import selected
from waybill.frozen import dataclass

_IMAGE = "ghcr.io/acme/app"
_COMPOSE = "docker-compose.server.yml"
_HOST = "web1.example.com"
_ENVIRONMENT = "production"
# A digit where a word would have a letter: whoever pushes `vendor-x` or `20-questions` means no release.
_ON_TAGS = ("20[0-9][0-9]*", "v[0-9]*")
_OTHERS = ("[0-9]*.[0-9]*", "release-[0-9]*")
# Not `app/v1.2` and `app@1.2`, which cannot be the tag of an image: a deploy would refuse them once all is built.
_WITH_A_NAME = re.compile(r"([a-z][a-z0-9_-]*[-_]v?)[0-9]+\.")
_VERSION = re.compile(r"((?:[a-z][a-z0-9_-]{0,60}[-_])?v?[0-9]{1,9}\.[0-9]{1,9}\.)([0-9]{1,9})")
_NO_TAGS = re.compile(r"[a-z][a-z0-9_-]*[@/]v?[0-9]+\.")
# What an example is called where it is written.
_FILES = {"release-on-tag.yml": "release.yml", "deploy-existing.yml": "deploy.yml"}
_EXAMPLE = re.compile(
    r"(?P<ours>acme/waybill(?P<action>(?:/actions/[a-z-]+)?)@[0-9a-f]{40} # v[0-9][0-9A-Za-z.+-]*)"
    rf"|(?P<options>options: \[{_ENVIRONMENT}(?:, [a-z-]+)*\])"
    rf"|(?P<tags>tags: \[{', '.join(re.escape(chr(34) + pattern + chr(34)) for pattern in _ON_TAGS)}\])"
    rf"|(?P<image>{re.escape(_IMAGE)})"
    r"|(?P<login>registry: ghcr\.io)"
    rf"|(?P<compose>{re.escape(_COMPOSE)})"
    rf"|(?P<file>{'|'.join(map(re.escape, _FILES))})"
    rf"|(?P<host>{re.escape(_HOST)})"
    rf"|(?P<environment>\b{_ENVIRONMENT}\b)"
)
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
    """The text of one workflow. In one pass, so that no name that was put in is taken for one of the example."""
    put: dict[str, str] = {
        "options": f"options: [{names.environment}]",
        "tags": _tags_line(tags_of(names.tags)),
        "image": names.image,
        "login": f"registry: {names.image.partition('/')[0]}",
        "compose": names.compose or "the compose file",
        "host": names.host or _HOST,
        "environment": names.environment,
    }

    def written(found: re.Match[str]) -> str:
        if found["ours"]:
            return _pin(names.pin, found["action"])
        return _FILES.get(found[0]) or put[found.lastgroup or ""]

    return _EXAMPLE.sub(written, example)


def _pin(pin: Pin, action: str) -> str:
    return f"{pin.repository}{action}@{pin.commit} # v{pin.version}"


def _tags_line(patterns: Sequence[str]) -> str:
    quoted = [f'"{pattern}"' for pattern in patterns]
    return f"tags: [{', '.join(quoted)}]"


def tags_of(tags: Sequence[str]) -> tuple[str, ...]:
    """The patterns of the example, and those that the newest tags need besides: else no tag would start anything."""
    patterns = list(_ON_TAGS)
    for tag in tags:
        if not selected(patterns, tag):
            named = _WITH_A_NAME.match(tag)
            fitting = (*_OTHERS, f"{named[1]}[0-9]*") if named else _OTHERS
            patterns += [pattern for pattern in fitting if selected((pattern,), tag)][:1]
    return tuple(patterns)[:5]


def left_out(tags: Sequence[str]) -> str:
    """One of the tags that would be a version, and cannot be the tag of an image; empty: there is none."""
    return next((tag for tag in tags if _NO_TAGS.match(tag)), "")


def next_tag(tags: Sequence[str]) -> str:
    """A version after the newest that starts a release; a word in its place where that is no version."""
    patterns = tags_of(tags)
    starting = [tag for tag in tags if selected(patterns, tag)]
    found = _VERSION.fullmatch(starting[0]) if starting else None
    tag = f"{found[1]}{int(found[2]) + 1}" if found else "" if starting else "v0.1.0"
    return tag if tag and tag not in tags else "NEXT_TAG"


def tag_like(tag: str) -> str:
    """The same as an image may have it."""
    return re.sub(r"[@/]", "-", tag)
