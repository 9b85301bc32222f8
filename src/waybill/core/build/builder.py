"""Which way an image is built here, and whether that way can do what is asked. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from waybill.core.build.dockerfile import DockerfileFacts
from waybill.core.build.wish import BuildWish
from waybill.core.diagnosis.telling import Findings
from waybill.frozen import dataclass


class Road(Enum):
    """The three ways to build."""

    BUILDX = "buildx"
    BUILDKIT = "buildkit"
    CLASSIC = "classic"


@dataclass(frozen=True, kw_only=True)
class EngineSummary:
    """The engine that the client reaches."""

    version: str = ""
    api: str = ""
    os: str = ""
    architecture: str = ""
    store: str = ""  # "classic", "containerd", or empty where it was not told
    rootless: bool = False
    buildkit: bool = False  # it can do BuildKit by itself (18.09 and later)
    free_bytes: int | None = None


@dataclass(frozen=True, kw_only=True)
class BuilderFacts:
    """What there is to build with. Empty text: it is not there."""

    docker: str = ""  # path of the client
    client: str = ""  # its version
    buildx: str = ""  # version of the plugin
    engine: EngineSummary | None = None
    driver: str = ""
    builder: str = ""  # the name of the buildx builder
    builder_platforms: tuple[str, ...] = ()
    buildkit: str = ""  # version of BuildKit that the builder told
    trouble: str = ""  # what the client said where it reached no engine or no builder


@dataclass(frozen=True, kw_only=True)
class Need:
    """Something asked for that not every way of building can do."""

    name: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The way that was taken and why, what it can do, and what speaks against it."""

    road: Road | None
    why: str
    findings: Findings = ()
    multi_platform: bool = False
    attestations: bool = False
    annotations: bool = False
    rawjson: bool = False


@dataclass(frozen=True, kw_only=True)
class BuildxFacts:
    """What `docker buildx inspect` tells."""

    name: str = ""
    driver: str = ""
    platforms: tuple[str, ...] = ()
    buildkit: str = ""
    problem: str = ""


def needs_of(wish: BuildWish, dockerfile: DockerfileFacts | None) -> tuple[Need, ...]:
    """What of the settings and of the Dockerfile needs BuildKit."""
    raise NotImplementedError


def choose_road(facts: BuilderFacts, wish: BuildWish, needs: Sequence[Need]) -> Choice:
    """The road: the one that ``builder`` names, else buildx, else the client's own BuildKit, else the classic one."""
    raise NotImplementedError


def read_buildx_inspect(text: str) -> BuildxFacts:
    """What `docker buildx inspect` printed."""
    raise NotImplementedError


def read_buildx_version(text: str) -> str:
    """The version in what `docker buildx version` printed; empty when it is not there."""
    raise NotImplementedError


def read_versions(version_json: bytes, info_json: bytes) -> tuple[str, EngineSummary | None]:
    """The client's version, and the engine: `docker version` and `docker info`, each with `--format '{{json .}}'`."""
    raise NotImplementedError
