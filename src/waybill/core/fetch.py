"""What a host is to be given, by which roads it may come, and what is looked for when it is there. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from waybill.core.chain import Chain
from waybill.core.deploy.model import Road
from waybill.core.host.engine import Store
from waybill.core.host.pull_words import ON_THE_WAY, Refusal
from waybill.core.identity import keep_tag
from waybill.core.keychain import Credential
from waybill.core.manifest import Descriptor, Unreadable, descriptor, descriptors, parse_object
from waybill.core.reference import Reference
from waybill.frozen import dataclass

AUTO, DIRECT, RELAY = "auto", "direct", "relay"
RELAY_PATH = "waybill-relay"  # before the repository: whoever finds such a name on a host knows whose it was
_LOCAL = "127.0.0.1"

# What a relay heals: the host has no right, or no way. What is wrong with the image or the disk stays wrong.
_HEALED = ON_THE_WAY | {
    *(Refusal.HELPER, Refusal.ABSENT, Refusal.LOGIN_MISSING, Refusal.LOGIN_DEAD, Refusal.HIDDEN, Refusal.DENIED),
}


@dataclass(frozen=True, kw_only=True)
class FetchAsk:
    """One image for one host.

    ``reference`` has the digest. ``bodies`` are the chain's manifests by digest; that of the configuration may be among
    them. ``credential`` is the explicit one or the job's: for the host's engine, and for the runner in a relay.
    ``stored``: without one, the login counts that lies on the host, so its own client pulls.
    """

    host: str  # as people call it
    reference: Reference
    chain: Chain
    bodies: Mapping[str, bytes]
    credential: Credential | None = None
    transport: str = AUTO
    stored: bool = False
    sudo: bool = False
    client: str = ""  # the docker client, where it is not on PATH
    docker_host: str = ""  # "unix:///run/docker.sock", where the client must be told
    store: Store = Store.UNKNOWN
    rootless: bool = False
    relay: str = ""  # the verdict of a look before, as PullFacts has it; empty: it was not asked
    deadline: float = 600.0  # seconds for all of it
    stall: float = 60.0  # seconds without a byte

    @property
    def pinned(self) -> str:
        """``name@digest``."""
        return f"{self.reference.name}@{self.reference.digest}"

    @property
    def keep(self) -> str:
        """The keep tag."""
        return keep_tag(self.reference.name, self.reference.digest)


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The blobs of the platform's manifest."""

    config: Descriptor
    layers: tuple[Descriptor, ...]

    @property
    def blobs(self) -> tuple[Descriptor, ...]:
        """Each blob once."""
        return tuple({part.digest: part for part in (self.config, *self.layers)}.values())


def parts_of(ask: FetchAsk) -> Parts | None:
    """What the manifest of this host's platform is made of; nothing where its bytes are not at hand."""
    try:
        body = parse_object(ask.bodies[ask.chain.manifest])
        return Parts(config=descriptor(body.get("config"), "config"), layers=tuple(descriptors(body, "layers")))
    except (KeyError, Unreadable):
        return None


def is_member(chain: Chain, identifier: str) -> bool:
    """Whether an engine's name for an image is one of the chain. Podman leaves the algorithm out."""
    named = identifier if ":" in identifier else f"sha256:{identifier}"
    return named in chain.members


def relayed_name(port: int, repository: str) -> str:
    """Under which name a host's engine asks for the image at a port of its own loopback."""
    return f"{_LOCAL}:{port}/{RELAY_PATH}/{repository}"


def left_names(images: Iterable[Mapping[str, object]]) -> tuple[str, ...]:
    """Names of a relay's port that are still in an engine: of a run that was killed in the wrong moment."""
    texts = (text for image in images for key in ("RepoTags", "RepoDigests") for text in texts_of(image.get(key)))
    return tuple(dict.fromkeys(text for text in texts if _is_relayed(text)))


def port_of_relayed(name: str) -> int:
    """The port in such a name; 0 where it is none."""
    port = name.partition("/")[0].rpartition(":")[2]
    return int(port) if port.isdigit() and len(port) <= 5 else 0


def _is_relayed(text: str) -> bool:
    host, _, path = text.partition("/")
    return host.startswith(f"{_LOCAL}:") and path.startswith(f"{RELAY_PATH}/")


def texts_of(value: object) -> tuple[str, ...]:
    """A list of texts in an engine's answer."""
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def held_layers(layers: Sequence[Descriptor], contents: Sequence[str], held: Collection[Sequence[str]]) -> int:
    """How many layers from the bottom up an engine has: only with all below it the same does one count."""
    if len(contents) != len(layers):
        return 0
    return max((_common(contents, image) for image in held), default=0)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def heals(refusal: Refusal) -> bool:
    """Whether another road may bring what the direct one did not."""
    return refusal in _HEALED


def roads(ask: FetchAsk) -> tuple[Road, ...]:
    """The roads to be tried, in order; the next one only where the one before cannot be gone."""
    portless = ask.rootless or ask.store is Store.PODMAN or ask.relay == "refused"
    behind = (Road.LOAD,) if portless else (Road.RELAY, Road.LOAD)
    if ask.transport == DIRECT:
        return (Road.DIRECT,)
    return behind if ask.transport == RELAY else (Road.DIRECT, *behind)
