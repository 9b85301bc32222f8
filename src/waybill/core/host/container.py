"""Evidence of containers, as the engine's API tells it. Environment values and commands never stand here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class PublishedPort:
    """A port of the host that leads into the container."""

    port: int
    target: int = 0
    address: str = ""
    protocol: str = "tcp"


@dataclass(frozen=True, kw_only=True)
class Probe:
    """One run of Docker's own health check."""

    code: int
    output: str = ""
    ended: str = ""


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A container at one moment of the settle window. ``at`` is the engine's own clock where it could be read.

    ``after`` counts seconds since the first look by a clock that nobody can set: spans are measured with it.
    ``state`` and ``health`` are empty where the engine said something that nobody knows: never a good sign.
    """

    at: str
    state: str  # "running", "restarting", "exited", "paused", "created", "dead", "gone"
    after: float = 0.0
    started: str = ""
    finished: str = ""
    restarts: int = 0
    exit_code: int = 0
    oom_killed: bool = False
    health: str = ""  # "starting", "healthy", "unhealthy", "none"
    streak: int = 0
    pid: int = 0


UNSEEN = Sample(at="", state="")


@dataclass(frozen=True, kw_only=True)
class ContainerFacts:
    """One container. ``image`` is what the engine says that it runs, ``asked`` what somebody once typed."""

    identifier: str
    name: str = ""
    image: str = ""  # .Image: a config digest on the classic store, else a manifest's
    manifest: str = ""  # .ImageManifestDescriptor.digest, containerd store only
    asked: str = ""  # .Config.Image
    asked_leads: str = ""  # the image to which that name leads on this engine now
    platform: str = ""
    repo_tags: tuple[str, ...] = ()  # of that image, now
    repo_digests: tuple[str, ...] = ()
    image_present: bool | None = None  # False: the image was removed under the container
    image_created: str = ""
    contents: tuple[str, ...] = ()  # the diff ids of its layers, by the engine's word
    revision: str = ""  # label org.opencontainers.image.revision of the image
    labels: Mapping[str, str] = field(default_factory=dict)  # an allowlist
    project: str = ""
    service: str = ""
    one_off: bool = False
    created: str = ""
    restart_policy: str = ""
    ports: tuple[PublishedPort, ...] = ()
    exposed: tuple[int, ...] = ()  # ports inside the container that it says it listens on
    network_mode: str = ""
    networks: tuple[str, ...] = ()  # those that people made; the default bridge is none
    anonymous: tuple[str, ...] = ()  # where volumes without a name are: compose hands them on to the next container
    shadowed: tuple[str, ...] = ()  # mounts that hide the image's own program: "bind /srv/app over /app"
    health_command: str = ""  # the probe's program and the address it asks, nothing else of its words
    start_period: float = 0.0  # seconds in which Docker's health check forgives failures
    probes: tuple[Probe, ...] = ()
    error: str = ""  # the engine's own words why it did not start
    memory_limit: int = 0
    samples: tuple[Sample, ...] = ()
    log_tail: tuple[str, ...] = ()
    replaced: int = 0  # how often, during the watch, a new container took the place of one that was gone

    @property
    def last(self) -> Sample:
        """The latest look at it."""
        return self.samples[-1] if self.samples else UNSEEN

    @property
    def runs(self) -> bool:
        """True while a process of it is there, or the engine is about to start one again."""
        return self.last.state in {"running", "restarting", "paused"}
