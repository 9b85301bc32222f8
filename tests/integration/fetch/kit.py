"""Fetching as the product does it: the runner's own network is the world's, its hosts are reached over SSH."""

from __future__ import annotations

import contextlib
import ctypes
import os
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from lab.hosts.host import LabHost
from lab.hosts.snapshot import walk
from lab.publish import Pushed
from lab.world import World
from tests.integration.pull.reaching import environ_of, reached
from waybill.core.chain import build_chain, read_config, read_manifest
from waybill.core.deploy.model import Fetched
from waybill.core.evidence import CredentialFacts, Source, TokenKind
from waybill.core.fetch import FetchAsk
from waybill.core.host.engine import EngineFacts
from waybill.core.keychain import Credential
from waybill.core.reference import Reference
from waybill.effects.addresses import Resolver
from waybill.effects.engine.reach import Engine, engine_variables, reach_engine
from waybill.effects.fetch import fetch
from waybill.effects.http import Http, Limits
from waybill.effects.look import look
from waybill.effects.registry import Registry
from waybill.effects.ssh.channel import SshChannel
from waybill.secret import Secret

IMAGE = "ghcr.io/acme/app"
PULL = ("pull",)
BLOBS = "pkg-containers.githubusercontent.com"
NETWORK = 0x40000000  # CLONE_NEWNET
T = TypeVar("T")


def in_network(pid: int, make: Callable[[], T]) -> T:
    """What ``make`` makes in the network of a process; a thread can be in another one than its process."""
    made: list[T] = []
    troubles: list[BaseException] = []

    def enter() -> None:
        try:
            with open(f"/proc/{pid}/ns/net", "rb") as space:
                assert ctypes.CDLL(None, use_errno=True).setns(space.fileno(), NETWORK) == 0, ctypes.get_errno()
            made.append(make())
        except BaseException as error:  # noqa: BLE001  # raised where it is waited for
            troubles.append(error)

    thread = threading.Thread(target=enter)
    thread.start()
    thread.join()
    if troubles:
        raise troubles[0]
    return made[0]


def registry_of(world: World, environ: Mapping[str, str]) -> Registry:
    """The runner's client of ghcr.io."""
    inside = world.process_id()

    def dial(address: tuple[str, int], timeout: float) -> socket.socket:
        return in_network(inside, lambda: socket.create_connection(address, timeout))

    def lookup(name: str) -> list[str]:
        return world.run(["getent", "ahostsv4", name]).stdout.split()[:1]

    limits = Limits(read=3.0)
    return Registry("ghcr.io", Http(environ, dial=dial, resolver=Resolver(lookup), limits=limits))


def credential(token: str) -> Credential:
    """An explicit one."""
    facts = CredentialFacts(source=Source.INPUT, origin="input registry-token", username="octo", kind=TokenKind.CLASSIC)
    return Credential(facts=facts, secret=Secret(token), username="octo")


@dataclass
class Scene:
    """A world with a host, and an image that is to be fetched to it."""

    world: World
    host: LabHost
    channel: SshChannel
    engine: Engine
    facts: EngineFacts
    environ: Mapping[str, str]
    registry: Registry
    told: list[str] = field(default_factory=list)
    learned: list[Secret] = field(default_factory=list)

    def ask(self, pushed: Pushed, *, token: str = "", **more: Any) -> FetchAsk:
        """What is wished; the runner knows the image's manifests already."""
        own = credential(token or self.world.state.add_token(owner="acme"))
        bodies = self.bodies(pushed.digest, own)
        chain = build_chain(pushed.digest, bodies, self.facts.platform)
        assert not chain.problem
        contents = read_config(bodies[chain.config], chain.config).contents
        return FetchAsk(
            host=f"deploy@{self.host.address}",
            reference=Reference(registry="ghcr.io", repository="acme/app", tag="1", digest=pushed.digest),
            chain=replace(chain, contents=contents),
            bodies=bodies,
            store=self.facts.store,
            rootless=self.facts.rootless,
            **{"credential": own, "deadline": 120.0, **more},
        )

    def bodies(self, digest: str, own: Credential) -> dict[str, bytes]:
        grant = self.registry.authorize("acme/app", PULL, own)
        bodies: dict[str, bytes] = {}
        wanted = [digest]
        while wanted:
            asked = wanted.pop()
            bodies[asked] = content = self.registry.manifest("acme/app", asked, grant).content
            facts = read_manifest(content, "", asked)
            wanted += [child.digest for child in facts.children if not child.attestation]
            if facts.config_digest:
                bodies[facts.config_digest] = self.registry.blob("acme/app", facts.config_digest, grant)[1]
        return bodies

    def fetch(self, ask: FetchAsk, **more: Any) -> Fetched:
        """Fetch, with everything cleared that was asked before."""
        self.world.clear_requests()
        return fetch(
            self.channel,
            self.engine,
            ask,
            registry=self.registry,
            environ=self.environ,
            tell=self.told.append,
            learn=self.learned.append,
            **more,
        )

    def blobs_asked(self) -> list[str]:
        """The digests of the blobs that left the registry, in the order of the answers."""
        return [seen.path.rpartition("/")[2] for seen in self.world.requests(host=BLOBS, method="GET")]

    def names(self) -> list[str]:
        """Every name of an image that the engine has."""
        images = self.host.engine_get("/images/json")
        return sorted(name for one in images for key in ("RepoTags", "RepoDigests") for name in one.get(key) or [])


@contextlib.contextmanager
def scene_of(world: World, host: LabHost, folder: Path, *, user: str = "deploy", sudo: bool = False) -> Iterator[Scene]:
    """The scene, with the way to its host open."""
    environ = environ_of(world, folder)
    with reached(world, host, environ, user) as channel:
        looked = look(channel, ["engine"], variables=engine_variables(sudo=sudo, docker_host=""), timeout=30)
        engine, facts = reach_engine(channel, looked, sudo=sudo, docker_host="", timeout=30)
        assert engine is not None, facts
        with engine:
            yield Scene(world, host, channel, engine, facts, environ, registry_of(world, environ))


def forget_images(host: LabHost) -> None:
    """An engine without any image, as a host that never pulled."""
    host.reset(images=True)


def leftovers(host: LabHost, secrets: list[Secret]) -> list[str]:
    """Where one of the secrets stands on a host: files that somebody could have written, and command lines."""
    values = [secret.reveal().encode() for secret in secrets if len(secret.reveal()) > 8]
    elsewhere = {"/proc", "/sys", "/dev", "/usr", "/lab"}  # the engine's own folders and all logs are looked into
    written = [*walk(host.view, "/", elsewhere), *walk(host.view, "/dev/shm")]  # of a host of the lab
    places = [*(Path(f"{host.view}{path}") for path in written), *Path("/proc").glob("[0-9]*/cmdline")]
    found = []
    for place in places:
        with contextlib.suppress(OSError):
            if place.is_file() and not place.is_symlink() and os.stat(place).st_size < 4_000_000:
                content = place.read_bytes()
                found += [str(place) for value in values if value in content]
    return found
