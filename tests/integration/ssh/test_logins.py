"""Who may log in, with what; a damaged key is named before anything is connected, and shown nowhere."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.integration.ssh.conftest import Way, serve
from waybill.core.host.link import KeyDamage, LinkFacts, LinkTrouble
from waybill.core.ssh.pins import fingerprint_of
from waybill.effects.ssh.keys import KeyChest
from waybill.secret import Secret

PASSPHRASE = "pass' phrase $x \\ é"


@pytest.fixture
def locked(way: Way, tmp_path: Path) -> str:
    """The lab's key behind a passphrase."""
    path = tmp_path / "locked"
    path.write_text(way.host.key.read_text())
    path.chmod(0o600)
    subprocess.run(["ssh-keygen", "-q", "-p", "-N", PASSPHRASE, "-f", path], check=True, capture_output=True)
    return path.read_text()


@pytest.fixture
def agent(way: Way, tmp_path: Path, environ: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """An agent with the lab's key; the environment that leads to it."""
    socket = tmp_path / "agent"
    process = subprocess.Popen(["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.DEVNULL)
    try:
        while not socket.exists():
            os.sched_yield()
        found = {**environ, "SSH_AUTH_SOCK": str(socket)}
        add_key(found, way.host.key)
        yield found
    finally:
        process.terminate()
        process.wait()


def add_key(environ: Mapping[str, str], key: Path) -> None:
    subprocess.run(["ssh-add", "-q", key], env=dict(environ), check=True, stdin=subprocess.DEVNULL)


def new_key(path: Path, *words: str) -> Path:
    subprocess.run(["ssh-keygen", "-q", "-N", "", "-f", path, *(words or ("-t", "ed25519"))], check=True)
    return path


def print_of(path: Path) -> str:
    import base64

    return fingerprint_of(base64.b64decode(path.with_suffix(".pub").read_text().split()[1]))


def test_the_key_that_was_used_is_told_by_its_fingerprint(way: Way) -> None:
    _, facts = way()

    assert facts.login_key == print_of(way.host.key)
    assert (facts.user, facts.host, facts.port) == ("deploy", way.host.address, 22)
    assert facts.peer == way.host.address
    assert facts.server.startswith("OpenSSH_")


def test_a_refused_login_says_who_with_what_and_what_would_be_accepted(way: Way, tmp_path: Path) -> None:
    other = new_key(tmp_path / "other")

    facts = way.refused("deploy", key=Secret(other.read_text()))

    assert facts.trouble is LinkTrouble.LOGIN_REFUSED
    assert (facts.user, facts.login_key, facts.tried) == ("deploy", print_of(other), (print_of(other),))
    assert "publickey" in facts.methods
    assert facts.stages == ("connected", "host-key")
    assert way.refused("keyless").trouble is LinkTrouble.LOGIN_REFUSED
    assert way.refused("nobody-here").trouble is LinkTrouble.LOGIN_REFUSED


@pytest.mark.parametrize(
    ("change", "repaired"),
    [
        (lambda text: text.replace("\n", "\r\n"), ("line ends of Windows",)),
        (lambda text: text.rstrip("\n"), ("no line break at the end",)),
        (lambda text: text.replace("\n", " "), ("no line break at the end", "broken or indented lines")),
        (lambda text: text.replace("\n", "\n    "), ("no line break at the end", "broken or indented lines")),
        (
            lambda text: text.replace("\n", "\\n"),
            ("line breaks that were written as \\n",),
        ),
    ],
    ids=["windows", "no-last-line-end", "one-line", "indented", "escaped"],
)
def test_a_key_that_copying_changed_is_repaired_and_told(way: Way, change: object, repaired: tuple[str, ...]) -> None:
    assert callable(change)
    channel, facts = way(key=Secret(change(way.host.key.read_text())))

    assert channel is not None, facts
    assert facts.repaired == repaired


def test_a_passphrase_opens_the_key_once_for_all_hosts(way: Way, locked: str) -> None:
    chest = KeyChest()
    given: dict[str, Any] = {"key": Secret(locked), "passphrase": Secret(PASSPHRASE + "\n"), "chest": chest}

    first, facts = way(**given)
    second, _ = way("bash", **given)

    assert first is not None, facts
    assert second is not None
    assert facts.login_key == print_of(way.host.key)
    assert len(chest._opened) == 1


@pytest.mark.parametrize(
    ("passphrase", "damage"),
    [(None, KeyDamage.NEEDS_PASSPHRASE), (Secret("another"), KeyDamage.WRONG_PASSPHRASE)],
)
def test_a_locked_key_is_named_before_anything_is_connected(
    way: Way, locked: str, passphrase: Secret | None, damage: KeyDamage
) -> None:
    facts = way.refused("deploy@192.0.2.1:9", key=Secret(locked), passphrase=passphrase)

    assert (facts.trouble, facts.damage) == (LinkTrouble.LOGIN_KEY_DAMAGED, damage)
    assert facts.stages == ()
    assert shows_nothing_of(facts, locked)


@pytest.mark.parametrize("cut", [30, 200, -60, -20])
def test_a_key_that_is_cut_off_is_named_and_not_shown(way: Way, cut: int) -> None:
    text = way.host.key.read_text()

    facts = way.refused("deploy@192.0.2.1:9", key=Secret(text[:cut]))

    assert (facts.trouble, facts.damage) == (LinkTrouble.LOGIN_KEY_DAMAGED, KeyDamage.TRUNCATED)
    assert shows_nothing_of(facts, text)


def test_a_key_that_only_ssh_keygen_can_judge_is_unreadable(way: Way) -> None:
    lines = way.host.key.read_text().splitlines()
    middle = len(lines) // 2
    lines[middle] = lines[middle][::-1]

    facts = way.refused("deploy@192.0.2.1:9", key=Secret("\n".join(lines)))

    assert facts.trouble is LinkTrouble.LOGIN_KEY_DAMAGED
    assert facts.damage in {KeyDamage.UNREADABLE, KeyDamage.TRUNCATED}


def shows_nothing_of(facts: LinkFacts, key: str) -> bool:
    told = repr(facts)
    return not any(line[:12] in told for line in key.splitlines()[1:-1])


@pytest.mark.usefixtures("altered")
@pytest.mark.parametrize("words", [("-t", "rsa", "-m", "PEM"), ("-t", "ecdsa", "-m", "PKCS8"), ("-t", "rsa")])
def test_every_form_of_key_that_openssh_reads_works(way: Way, tmp_path: Path, words: tuple[str, ...]) -> None:
    key = new_key(tmp_path / "key", *words)
    way.host.write("/home/deploy/.ssh/authorized_keys", key.with_suffix(".pub").read_text(), "deploy", 0o600)

    channel, facts = way(key=Secret(key.read_text()))

    assert channel is not None, facts
    assert facts.login_key == print_of(key)


@pytest.mark.usefixtures("altered")
def test_a_host_that_wants_more_than_a_key_is_told_from_one_that_refuses_it(way: Way) -> None:
    serve(way.host, "AuthenticationMethods publickey,password\n")

    facts = way.refused()

    assert (facts.trouble, facts.partial) == (LinkTrouble.LOGIN_REFUSED, True)
    assert facts.methods == ("password",)


# On a laptop


def test_the_agent_of_a_laptop_logs_in_and_pins_still_count(way: Way, agent: Mapping[str, str]) -> None:
    channel, facts = way(key=None, environ=agent, configuration="none")
    unpinned = way.refused(
        key=None, environ=agent, configuration="none", known_hosts="web2.example.com SHA256:" + "A" * 43
    )

    assert channel is not None, facts
    assert facts.login_key == print_of(way.host.key)
    assert unpinned.trouble is LinkTrouble.KEY_UNPINNED


def test_the_users_own_configuration_and_known_hosts_count_on_a_laptop(
    way: Way, agent: Mapping[str, str], tmp_path: Path
) -> None:
    known = tmp_path / "known"
    known.write_text(way.host.known_hosts)
    configuration = tmp_path / "config"
    configuration.write_text(
        f"Host production\n  HostName {way.host.address}\n  User bash\n"
        "Host *\n  StrictHostKeyChecking no\n  ControlMaster auto\n  ControlPath /nowhere/%h\n  RemoteCommand true\n"
        f"  LogLevel QUIET\n  UserKnownHostsFile {known}\n  LocalForward 9 localhost:9\n  ForwardAgent yes\n"
    )
    own: dict[str, Any] = {"key": None, "environ": agent, "configuration": str(configuration), "known_hosts": ""}

    channel, facts = way("production:22", **own)
    assert channel is not None, facts
    assert (facts.user, facts.host, facts.shell) == ("bash", way.host.address, "/bin/bash")
    assert channel.script("echo ${SSH_AUTH_SOCK-none}", variables={}, timeout=30).stdout == b"none\n"

    known.write_text("")
    refused = way.refused("production:22", **own)
    assert refused.trouble is LinkTrouble.KEY_UNPINNED
    assert {key.fingerprint for key in refused.offered} == set(way.host.fingerprints.values())
    assert known.read_text() == ""


def test_an_agent_with_too_many_keys_is_named(way: Way, agent: Mapping[str, str], tmp_path: Path) -> None:
    subprocess.run(["ssh-add", "-q", "-D"], env=dict(agent), check=True, stderr=subprocess.DEVNULL)
    for number in range(8):
        add_key(agent, new_key(tmp_path / f"key{number}"))

    facts = way.refused(key=None, environ=agent, configuration="none")

    assert facts.trouble is LinkTrouble.TOO_MANY_KEYS
    assert len(facts.tried) >= 5


def test_a_key_that_is_given_and_empty_is_damaged_and_no_laptop(way: Way) -> None:
    for text in ("", "\n"):
        assert way.refused("deploy@192.0.2.1:9", key=Secret(text)).damage is KeyDamage.EMPTY


def test_a_laptop_without_any_key_is_told_from_one_that_is_refused(way: Way) -> None:
    facts = way.refused(key=None, configuration="none")

    assert facts.trouble is LinkTrouble.LOGIN_REFUSED
    assert (facts.tried, facts.login_key) == ((), "")
