"""May a host pull: real engines with both image stores, a real client, and a registry that answers as ghcr.io does."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator

import pytest

from lab.client import in_days
from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.pull.reaching import engine_of, reached
from waybill.core.diagnosis.host import diagnose_host
from waybill.core.evidence import CredentialFacts, Source, TokenKind
from waybill.core.host.evidence import HostEvidence, HostWish, PullFacts
from waybill.core.host.link import LinkFacts
from waybill.core.host.machine import MachineFacts, StoredLogin
from waybill.core.keychain import Credential
from waybill.core.records import to_json
from waybill.effects.clock import Clock
from waybill.effects.engine.reach import Engine
from waybill.effects.host.pull import PullWish, ask_pull
from waybill.effects.ssh.channel import SshChannel
from waybill.secret import Secret

IMAGE = "ghcr.io/acme/app"
BLOBS = "pkg-containers.githubusercontent.com"
CONFIG = "/home/deploy/.docker/config.json"
HASTE = Clock(sleep=lambda _: None)
Asking = Callable[..., PullFacts]
BOTH_STORES = pytest.mark.parametrize("host", ["classic", "containerd"], indirect=True)


def credential(token: str, kind: TokenKind = TokenKind.CLASSIC) -> Credential:
    facts = CredentialFacts(source=Source.INPUT, origin="input registry-token", username="octo", kind=kind)
    return Credential(facts=facts, secret=Secret(token), username="octo")


def store_login(host: LabHost, token: str, owner: str = "deploy") -> StoredLogin:
    """What ``docker login`` leaves behind, and what is seen of it."""
    path = CONFIG if owner == "deploy" else "/root/.docker/config.json"
    auth = base64.b64encode(f"octo:{token}".encode()).decode()
    host.write(path, json.dumps({"auths": {"ghcr.io": {"auth": auth}}}), owner=owner, mode=0o600)
    return StoredLogin(owner=owner, path=path, registry="ghcr.io", username="octo", kind=TokenKind.CLASSIC)


def codes(facts: PullFacts, wish: PullWish) -> list[tuple[str, str]]:
    """What the diagnosis makes of it."""
    about = HostWish(
        verb="preflight",
        image=wish.reference,
        repository=IMAGE,
        tag=wish.tag,
        digest=wish.digest,
        sudo=wish.sudo,
    )
    machine = MachineFacts(user="deploy", logins=wish.logins)
    link = LinkFacts(address="deploy@web1.example.com", host="web1.example.com", user="deploy")
    evidence = HostEvidence(
        host="deploy@web1.example.com", wish=about, now="2026-06-01T12:00:00Z", link=link, machine=machine, pull=facts
    )
    return [(finding.code, finding.severity.value) for finding in diagnose_host(evidence) if _ours(finding.code)]


def _ours(code: str) -> bool:
    return code.startswith(("pull.", "login."))


@pytest.fixture
def engine(channel: SshChannel) -> Iterator[Engine]:
    with engine_of(channel) as engine:
        yield engine


@pytest.fixture
def ask(channel: SshChannel, engine: Engine, environ: dict[str, str]) -> Asking:
    def ask(wish: PullWish) -> PullFacts:
        facts = ask_pull(channel, engine, wish, environ=environ, clock=HASTE)
        assert facts.answer is not None or facts.unasked  # without one of them nobody would say that it is not known
        return facts

    return ask


@pytest.fixture
def private(fresh_hosts: World) -> str:
    """The digest of a private image."""
    return fresh_hosts.state.push_image(f"{IMAGE}:1", provenance=True).digest


@pytest.fixture
def public(fresh_hosts: World) -> str:
    """The digest of a public image."""
    return fresh_hosts.state.push_image(f"{IMAGE}:1", visibility="public", provenance=True).digest


def wished(digest: str, **more: object) -> PullWish:
    return PullWish(registry="ghcr.io", repository="acme/app", tag="1", digest=digest, user="deploy", **more)  # type: ignore[arg-type]


# Good


@BOTH_STORES
def test_a_public_image(ask: Asking, public: str) -> None:
    wish = wished(public, blob_host=BLOBS)

    facts = ask(wish)

    assert (facts.way, facts.digest, facts.stored, facts.relay) == ("engine", public, "none", "possible")
    assert facts.registry is None  # the engine got there: nothing is left to be explained
    assert facts.blob_host is not None
    assert facts.blob_host.status is not None
    assert codes(facts, wish) == []


@BOTH_STORES
def test_a_private_image_with_the_runs_own_credential(ask: Asking, private: str, fresh_hosts: World) -> None:
    token = fresh_hosts.state.add_token(owner="acme")
    wish = wished(private, credential=credential(token))

    facts = ask(wish)

    assert (facts.digest, facts.credential_place) == (private, "input registry-token")
    assert codes(facts, wish) == []
    assert token not in json.dumps(to_json(facts))


@BOTH_STORES
def test_a_private_image_with_the_login_of_the_host(
    ask: Asking, private: str, fresh_hosts: World, host: LabHost
) -> None:
    token = fresh_hosts.state.add_token(owner="acme")
    wish = wished(private, logins=(store_login(host, token),))

    facts = ask(wish)

    assert (facts.way, facts.stored, facts.credential_place) == ("client", "alive", CONFIG)
    assert codes(facts, wish) == []
    assert token not in json.dumps(to_json(facts))


def test_a_tag_is_resolved_by_the_engine(ask: Asking, public: str) -> None:
    wish = PullWish(registry="ghcr.io", repository="acme/app", tag="1", user="deploy")

    assert ask(wish).digest == public


# Refused


@BOTH_STORES
def test_a_private_image_without_any_login(ask: Asking, private: str) -> None:
    wish = wished(private)

    facts = ask(wish)

    assert facts.words.endswith(": unauthorized")
    assert codes(facts, wish) == [("pull.login-missing", "error")]


def test_an_absent_image_without_any_login(ask: Asking, private: str) -> None:
    wish = PullWish(registry="ghcr.io", repository="acme/nothing", digest=private, user="deploy")

    assert codes(ask(wish), wish) == [("pull.absent-or-hidden", "error")]


@BOTH_STORES
def test_a_dead_credential(ask: Asking, public: str, fresh_hosts: World) -> None:
    dead = fresh_hosts.state.add_token(expires=in_days(-1))
    wish = wished(public, credential=credential(dead))

    facts = ask(wish)

    assert facts.words.endswith("denied: denied")
    assert facts.answer is not None
    assert len(facts.answer.history) == 2  # one refusal is not a verdict
    assert codes(facts, wish) == [("pull.login-dead", "error")]
    assert dead not in json.dumps(to_json(facts))


@BOTH_STORES
@pytest.mark.parametrize("kind", ["stranger", "fine-grained"])
def test_a_living_credential_without_right(ask: Asking, private: str, fresh_hosts: World, kind: str) -> None:
    state = fresh_hosts.state
    token = state.add_token(owner="stranger") if kind == "stranger" else state.add_token("fine-grained", owner="acme")
    wish = wished(private, credential=credential(token))

    facts = ask(wish)

    assert facts.words == "denied"
    assert codes(facts, wish) == [("pull.denied", "error")]


@BOTH_STORES
def test_a_digest_that_is_not_there(ask: Asking, public: str) -> None:
    wish = wished("sha256:" + "a" * 64)

    assert codes(ask(wish), wish) == [("pull.manifest-absent", "error")]
    assert public


@BOTH_STORES
def test_a_dead_login_of_the_host(ask: Asking, public: str, fresh_hosts: World, host: LabHost) -> None:
    """It breaks the pull of a public image as well (A24)."""
    dead = fresh_hosts.state.add_token(expires=in_days(-1))
    wish = wished(public, logins=(store_login(host, dead),))

    facts = ask(wish)

    assert (facts.way, facts.stored) == ("client", "dead")
    assert codes(facts, wish) == [("login.dead", "error")]


def test_a_dead_login_of_the_host_beside_a_living_credential(
    ask: Asking, private: str, fresh_hosts: World, host: LabHost
) -> None:
    state = fresh_hosts.state
    login = store_login(host, state.add_token(expires=in_days(-1)))
    wish = wished(private, credential=credential(state.add_token(owner="acme")), logins=(login,))

    facts = ask(wish)

    assert (facts.way, facts.digest, facts.stored) == ("engine", private, "dead")
    assert codes(facts, wish) == [("login.dead", "warning")]


def test_one_refusal_is_no_verdict(ask: Asking, public: str, fresh_hosts: World) -> None:
    fresh_hosts.fault("status", host="ghcr.io", path="/manifests/", status=502, times=1)
    wish = wished(public)

    assert codes(ask(wish), wish) == [("pull.transient", "note")]


# The way


FAULTS: dict[str, Callable[[World], None]] = {
    "pull.name-not-found": lambda world: world.name_fault("ghcr.io", "absent"),
    "pull.unreachable": lambda world: world.name_fault("ghcr.io", "refused"),
    "pull.certificate": lambda world: world.tls("ghcr.io", "unknown-ca"),
    "pull.certificate of another": lambda world: world.tls("ghcr.io", "wrong-name"),
    "pull.clock": lambda world: world.tls("ghcr.io", "expired"),
    "pull.not-tls": lambda world: world.tls("ghcr.io", "plain-text"),
    "pull.portal": lambda world: world.fault("html", host="ghcr.io", path="/token"),
    "pull.registry-unavailable": lambda world: world.fault("status", host="ghcr.io", path="/manifests/", status=502),
    "pull.no-answer": lambda world: world.fault("close", host="ghcr.io"),
    "pull.no-answer after a reset": lambda world: world.fault("reset", host="ghcr.io"),
    "pull.rate-limited": lambda world: world.limit_reads(times=None),
    "pull.blob-host": lambda world: world.name_fault(BLOBS, "refused"),
}


@BOTH_STORES
def test_faults_of_the_way(ask: Asking, public: str, fresh_hosts: World) -> None:
    told = {}
    for name, spoil in FAULTS.items():
        fresh_hosts.clear_faults()
        spoil(fresh_hosts)
        wish = wished(public, blob_host=BLOBS if name == "pull.blob-host" else "")
        told[name] = codes(ask(wish), wish)

    assert told == {name: [(name.partition(" ")[0], "error")] for name in FAULTS}


def test_the_certificate_is_seen_with_the_runners_eyes(ask: Asking, public: str, fresh_hosts: World) -> None:
    fresh_hosts.tls("ghcr.io", "unknown-ca")

    facts = ask(wished(public))

    assert facts.registry is not None
    assert facts.registry.trouble is not None
    assert facts.registry.trouble.value == "tls-unknown-ca"
    assert facts.registry.certificate is not None
    assert facts.registry.certificate.issuer


# Nobody to ask


def test_without_an_engine(channel: SshChannel, environ: dict[str, str], public: str) -> None:
    wish = wished(public)

    facts = ask_pull(channel, None, wish, environ=environ, clock=HASTE)

    assert codes(facts, wish) == [("pull.unasked", "unsettled")]


def test_an_engine_that_dies(ask: Asking, public: str, host: LabHost) -> None:
    host.stop_engine(kill=True)
    wish = wished(public)
    try:
        assert codes(ask(wish), wish) == [("pull.unasked", "unsettled")]
    finally:
        host.start_engine()


# Nothing is left


@BOTH_STORES
def test_nothing_is_left_behind(fresh_hosts: World, host: LabHost, environ: dict[str, str], private: str) -> None:
    state = fresh_hosts.state
    login = store_login(host, state.add_token(owner="acme"))
    wish = wished(private, credential=credential(state.add_token(owner="acme")), logins=(login,), blob_host=BLOBS)
    before = host.snapshot()

    with reached(fresh_hosts, host, environ) as channel, engine_of(channel) as engine:
        facts = ask_pull(channel, engine, wish, environ=environ, clock=HASTE)

    assert codes(facts, wish) == []
    assert host.snapshot() == before


# Sudo


@pytest.fixture
def sudoer(host: LabHost) -> Iterator[LabHost]:
    """A host on which the login may run docker as root."""
    before = host.read("/etc/sudoers")
    host.shell("cat >>/etc/sudoers", input="deploy ALL=(root) NOPASSWD: ALL\n")
    yield host
    host.shell("cat >/etc/sudoers", input=before)


def test_with_sudo_the_login_of_root_counts(
    fresh_hosts: World, sudoer: LabHost, environ: dict[str, str], private: str
) -> None:
    state = fresh_hosts.state
    alive = store_login(sudoer, state.add_token(owner="acme"), owner="root")
    dead = store_login(sudoer, state.add_token(expires=in_days(-1)))
    wish = wished(private, logins=(dead, alive), sudo=True, relay=False)
    before = sudoer.snapshot()

    with reached(fresh_hosts, sudoer, environ) as channel, engine_of(channel, sudo=True) as engine:
        facts = ask_pull(channel, engine, wish, environ=environ, clock=HASTE)

    assert (facts.way, facts.stored, facts.stored_place) == ("client", "alive", "/root/.docker/config.json")
    assert codes(facts, wish) == []
    assert sudoer.snapshot() == before


def test_where_sudo_is_not_allowed_nothing_is_said_of_the_login(
    fresh_hosts: World, host: LabHost, environ: dict[str, str], private: str
) -> None:
    login = store_login(host, fresh_hosts.state.add_token(owner="acme"), owner="root")
    wish = wished(private, logins=(login,), sudo=True, relay=False)
    before = host.snapshot()

    with reached(fresh_hosts, host, environ) as channel, engine_of(channel) as engine:
        facts = ask_pull(channel, engine, wish, environ=environ, clock=HASTE)

    assert (facts.way, facts.stored) == ("", "not asked")
    assert "sudo: not allowed" in facts.unasked
    assert codes(facts, wish) == [("pull.unasked", "unsettled")]
    assert host.snapshot() == before
