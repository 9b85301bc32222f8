"""What the waybill says of a build: what was made from what, by whom, and where each tag led before and leads now.

Plain values. Each was seen; what did not come to be is left out. The builder's own word stands beside what was read
back, and is never the digest that the run hands on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class BuilderRecord:
    """Who built, and why that way was taken. ``command`` has no value of a build argument or secret in it."""

    road: str = ""
    why: str = ""
    name: str = ""
    driver: str = ""
    client: str = ""
    buildx: str = ""
    buildkit: str = ""
    engine: str = ""
    store: str = ""
    platform: str = ""  # of the engine
    command: str = ""
    code: int | None = None  # the builder's exit code
    problem: str = ""
    digest: str = ""  # the builder's word


@dataclass(frozen=True, kw_only=True)
class TagRecord:
    """One tag: where it led before, where it leads now, and what was done with it."""

    tag: str
    kind: str = ""
    rule: str = ""  # the line of the input that it came from
    before: str = ""
    after: str = ""
    done: str = ""  # "pushed", "put", "kept", "held back", "refused", "nothing"
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class ContextRecord:
    """What was given to the builder to build from."""

    path: str = ""
    dockerfile: str = ""
    target: str = ""
    files: int = 0
    size: int = 0
    complete: bool = True


@dataclass(frozen=True, kw_only=True)
class PlatformRecord:
    """One platform of the image. ``size`` is that of its layers and its configuration, as they are pulled."""

    digest: str
    size: int = 0


@dataclass(frozen=True, kw_only=True)
class BuildRecord:
    """One build, or the proof of an image that somebody else built (``own``)."""

    own: bool = False
    pushed: bool = True  # a push was wished
    standing: str = ""  # why it was not built again
    commit: str = ""  # that is checked out
    dirty: int = 0  # paths that are not as the commit has them
    kind: str = ""  # what happened: "tag", "branch", …
    builder: BuilderRecord | None = None
    context: ContextRecord | None = None
    tags: tuple[TagRecord, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    platforms: Mapping[str, PlatformRecord] = field(default_factory=dict)
    layers: Mapping[str, int] = field(default_factory=dict)  # "new", "reused", by the builder's word
    local: str = ""  # the image ID in the engine, where nothing was pushed
    timings: Mapping[str, float] = field(default_factory=dict)
