"""An engine that has no question for the registry: podman. The runner asks by the host's own road."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lab.client import in_days
from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.pull.reaching import engine_of, environ_of, reached
from tests.integration.pull.test_pull import HASTE, codes, credential, store_login, wished
from waybill.core.host.evidence import PullFacts
from waybill.core.records import to_json
from waybill.effects.host.pull import PullWish, ask_pull
from waybill.secret import Secret

IMAGE = "ghcr.io/acme/app"


@pytest.fixture(scope="module")
def podman(hosts_world: World) -> Iterator[LabHost]:
    yield hosts_world.add_host("podman", store="podman")
    hosts_world.remove_host("podman")


def asked(world: World, host: LabHost, folder: Path, wish: PullWish) -> tuple[PullFacts, list[str]]:
    learned: list[Secret] = []
    environ = environ_of(world, folder)
    with reached(world, host, environ) as channel, engine_of(channel) as engine:
        facts = ask_pull(channel, engine, wish, environ=environ, clock=HASTE, learn=learned.append)
    return facts, [secret.reveal() for secret in learned]


def test_a_public_image(fresh_hosts: World, podman: LabHost, tmp_path: Path) -> None:
    digest = fresh_hosts.state.push_image(f"{IMAGE}:1", visibility="public", provenance=True).digest
    wish = wished(digest)
    before = podman.snapshot()

    facts, _ = asked(fresh_hosts, podman, tmp_path, wish)

    assert (facts.way, facts.digest, facts.stored) == ("runner through the host", digest, "none")
    assert codes(facts, wish) == []
    assert podman.snapshot() == before


def test_a_private_image_with_the_runs_own_credential(fresh_hosts: World, podman: LabHost, tmp_path: Path) -> None:
    digest = fresh_hosts.state.push_image(f"{IMAGE}:1", provenance=True).digest
    token = fresh_hosts.state.add_token(owner="acme")
    wish = wished(digest, credential=credential(token))

    facts, learned = asked(fresh_hosts, podman, tmp_path, wish)

    assert (facts.way, facts.digest) == ("runner through the host", digest)
    assert codes(facts, wish) == []
    assert learned  # the token that the registry gave, and the header, are known to whoever redacts
    assert not any(secret in json.dumps(to_json(facts)) for secret in (token, *learned))


@pytest.mark.parametrize(
    ("kind", "code"), [("dead", "pull.login-dead"), ("stranger", "pull.denied"), ("none", "pull.login-missing")]
)
def test_refused(fresh_hosts: World, podman: LabHost, tmp_path: Path, kind: str, code: str) -> None:
    state = fresh_hosts.state
    digest = state.push_image(f"{IMAGE}:1", provenance=True).digest
    tokens = {"dead": lambda: state.add_token(expires=in_days(-1)), "stranger": lambda: state.add_token(owner="else")}
    wish = wished(digest, credential=credential(tokens[kind]()) if kind in tokens else None)

    facts, _ = asked(fresh_hosts, podman, tmp_path, wish)

    assert codes(facts, wish) == [(code, "error")]


def test_an_absent_digest(fresh_hosts: World, podman: LabHost, tmp_path: Path) -> None:
    fresh_hosts.state.push_image(f"{IMAGE}:1", visibility="public")
    wish = wished("sha256:" + "a" * 64)

    facts, _ = asked(fresh_hosts, podman, tmp_path, wish)

    assert codes(facts, wish) == [("pull.manifest-absent", "error")]


def test_a_name_that_only_the_host_does_not_find(fresh_hosts: World, podman: LabHost, tmp_path: Path) -> None:
    digest = fresh_hosts.state.push_image(f"{IMAGE}:1", visibility="public").digest
    fresh_hosts.name_fault("ghcr.io", "absent")
    wish = wished(digest)

    facts, _ = asked(fresh_hosts, podman, tmp_path, wish)

    assert codes(facts, wish) == [("pull.name-not-found", "error")]


def test_the_login_of_the_host_is_judged_by_its_client(fresh_hosts: World, podman: LabHost, tmp_path: Path) -> None:
    digest = fresh_hosts.state.push_image(f"{IMAGE}:1", provenance=True).digest
    wish = wished(digest, logins=(store_login(podman, fresh_hosts.state.add_token(owner="acme")),))

    facts, _ = asked(fresh_hosts, podman, tmp_path, wish)

    assert (facts.way, facts.stored) == ("client", "alive")
    assert codes(facts, wish) == []
