"""Everything that was seen of one host, and what was wished of it. ``None`` always means "not asked", never "no"."""

from __future__ import annotations

from dataclasses import field
from enum import Enum

from waybill.core.chain import Chain
from waybill.core.evidence import Answer, CredentialFacts
from waybill.core.host.answer import AppAnswer
from waybill.core.host.compose import ComposeFacts
from waybill.core.host.container import ContainerFacts
from waybill.core.host.engine import EngineFacts
from waybill.core.host.link import LinkFacts
from waybill.core.host.machine import MachineFacts
from waybill.frozen import dataclass


class By(Enum):
    """How containers are chosen."""

    COMPOSE = "compose"
    NAME = "name"
    LABEL = "label"
    IMAGE = "image"


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which containers are meant. ``services`` empty: every service of the project that runs our repository."""

    by: By = By.IMAGE
    project: str = ""
    directory: str = ""
    services: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()  # "key" or "key=value"
    repository: str = ""  # registry and repository


@dataclass(frozen=True, kw_only=True)
class HealthWish:
    """What a healthy application answers, and for how long it must stay so."""

    url: str = ""
    status: tuple[str, ...] = ()  # "200", "2xx"; empty: any 2xx
    body: str = ""
    identity: str = ""  # "$.version" or "header:x-app-version"
    public_url: str = ""
    settle: float = 0.0
    timeout: float = 0.0
    expiry_warning_days: int = 14  # of the public address's certificate


@dataclass(frozen=True, kw_only=True)
class HostWish:
    """What is wished of one host. ``digest`` is the contract; tag, version and commit are words that it may show."""

    verb: str = "verify"
    image: str = ""  # as given
    repository: str = ""
    tag: str = ""
    digest: str = ""
    version: str = ""
    commit: str = ""
    platforms: tuple[str, ...] = ()  # that the image has
    absent: bool = False  # the registry says to the runner that there is no such image (yet)
    unborn: bool = False  # nobody has pushed the package yet, and this run will
    selection: Selection = field(default_factory=Selection)
    health: HealthWish = field(default_factory=HealthWish)
    transport: str = "auto"
    sudo: bool = False
    state_directory: str = ""
    needed_bytes: int | None = None  # of the layers that a pull would fetch, unpacked size not known
    needed_blobs: int = 0


@dataclass(frozen=True, kw_only=True)
class PullFacts:
    """May this host pull this image, asked of its own engine (or its own client) with the credential of a deploy?

    ``stored`` is what the login that is stored on the host is worth, as the client there finds it: "alive", "dead",
    "denied" (alive, and without right), "none", "unclear", "not asked".
    """

    way: str = ""  # whose word decides: "engine", "client", "runner through the host"; empty: nobody could be asked
    credential: CredentialFacts | None = None
    credential_place: str = ""  # "input registry-token", "/home/deploy/.docker/config.json", ""
    answer: Answer | None = None  # what decides: the engine's, or the client's where its stored login counts
    digest: str = ""  # what the engine got for the reference
    words: str = ""  # the engine's or client's own words of refusal
    engine: Answer | None = None  # the engine's, with the explicit credential or none: it shows the way to the registry
    unasked: str = ""  # why nobody could be asked
    registry: Answer | None = None  # GET /v2/ as seen from the host
    blob_host: Answer | None = None
    proxies: tuple[str, ...] = ()  # of the daemon: "https by proxy.example.com:3128"
    stored: str = "not asked"
    stored_words: str = ""
    stored_place: str = ""
    stored_history: tuple[str, ...] = ()  # words that came before, when it was asked again
    relay: str = "not asked"  # "possible", "refused", "not loopback"
    relay_words: str = ""


@dataclass(frozen=True, kw_only=True)
class HostEvidence:
    """One host."""

    host: str  # as given
    wish: HostWish
    now: str  # ISO 8601, UTC
    link: LinkFacts
    machine: MachineFacts | None = None
    engine: EngineFacts | None = None
    compose: ComposeFacts | None = None
    pull: PullFacts | None = None
    chain: Chain | None = None
    chains: tuple[Chain, ...] = ()  # others that were computed from bytes: see core/identity.py
    absent: tuple[str, ...] = ()  # digests of containers that the registry says it does not have
    history: tuple[str, ...] = ()  # other digests known by tags of the same repository, "digest tag"
    containers: tuple[ContainerFacts, ...] | None = None  # all that the engine has, whatever their state
    networks: tuple[str, ...] | None = None  # that the engine has, by name and ID; asked where the project needs one
    volumes: tuple[str, ...] | None = None
    chosen: tuple[str, ...] = ()  # identifiers
    port_owners: tuple[str, ...] = ()  # "8000 docker-proxy 1234", as the host's /proc tells
    answers: tuple[AppAnswer, ...] = ()
    others: tuple[str, ...] = ()  # the run's other hosts, "token host": see machine_token
