"""Through a jump host as if it were not there; and what goes wrong is said of the machine where it went wrong."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.integration.lab.entering import wait_for
from tests.integration.ssh.conftest import Way, serve
from waybill.core.host.link import LinkTrouble
from waybill.secret import Secret


def jump(way: Way, user: str = "deploy") -> str:
    return way.address(user, way.jump)


def test_one_jump_host_and_two_lead_to_the_host(way: Way) -> None:
    channel, facts = way(jump=jump(way))
    twice, _ = way("root", jump=f"{jump(way)}, {way.address('bash')}")

    assert channel is not None, facts
    assert (facts.host, facts.hop, facts.jump) == (way.host.address, "", jump(way))
    answered = channel.script("echo ${SSH_CONNECTION%% *}; hostname", variables={}, timeout=30)
    assert answered.stdout.decode().split() == [way.jump.address, "web1"]
    assert twice is not None
    assert b"web1" in twice.script("hostname", variables={}, timeout=30).stdout


def test_streams_and_forwards_go_through_as_well(way: Way) -> None:
    channel = way.open(jump=jump(way))

    stream = channel.stream(["echo", "ours"])
    assert stream.socket.recv(100) == b"ours\n"
    greeting = channel.open("127.0.0.1", 22).socket.recv(100)
    assert greeting.startswith(b"SSH-2.0-")


@pytest.mark.parametrize("kind", ["ssh-ed25519", "ssh-rsa"])
def test_fingerprints_of_both_are_read_through_the_jump_host(way: Way, kind: str) -> None:
    pins = f"{way.jump.address} {way.jump.fingerprints[kind]}\n{way.host.address} {way.host.fingerprints[kind]}\n"

    channel, facts = way(jump=jump(way), known_hosts=pins)

    assert channel is not None, facts
    assert [key.kind for key in facts.offered] == [kind]


def test_an_unpinned_jump_host_is_refused_with_its_own_keys(way: Way) -> None:
    facts = way.refused(jump=jump(way), known_hosts=way.host.known_hosts)

    assert (facts.trouble, facts.hop) == (LinkTrouble.KEY_UNPINNED, jump(way))
    assert {key.fingerprint for key in facts.offered} == set(way.jump.fingerprints.values())


def test_an_unpinned_host_behind_it_is_refused_with_its_keys(way: Way) -> None:
    facts = way.refused(jump=jump(way), known_hosts=way.jump.known_hosts)

    assert (facts.trouble, facts.hop) == (LinkTrouble.KEY_UNPINNED, "")
    assert {key.fingerprint for key in facts.offered} == set(way.host.fingerprints.values())


def test_a_login_that_the_jump_host_refuses_is_said_of_it(way: Way) -> None:
    facts = way.refused(jump=jump(way, "nobody"))

    assert (facts.trouble, facts.hop, facts.user) == (LinkTrouble.LOGIN_REFUSED, jump(way, "nobody"), "nobody")


@pytest.mark.parametrize(
    ("target", "trouble"),
    [
        ("deploy@127.0.0.1:1", LinkTrouble.REFUSED),
        ("deploy@nowhere.invalid", LinkTrouble.NAME_NOT_FOUND),
    ],
)
def test_what_the_jump_host_cannot_reach_is_said_of_the_target(way: Way, target: str, trouble: LinkTrouble) -> None:
    facts = way.refused(target, jump=jump(way))

    assert (facts.trouble, facts.hop) == (trouble, "")


@pytest.mark.usefixtures("altered")
@pytest.mark.parametrize("pins", ["lines", "fingerprints"])
def test_a_jump_host_that_forwards_nothing_is_named(way: Way, pins: str) -> None:
    serve(way.jump, "AllowTcpForwarding no\n")
    prints = [f"{host.address} {host.fingerprints['ssh-ed25519']}" for host in (way.jump, way.host)]
    given = {"lines": way.settings.known_hosts, "fingerprints": "\n".join(prints)}

    facts = way.refused(jump=jump(way), known_hosts=given[pins])

    assert facts.trouble is LinkTrouble.JUMP_FAILED
    assert facts.hop == jump(way)
    assert "administratively prohibited" in facts.detail


LATE = """\
#!/bin/sh
# Keys are looked for late, the first time that anybody logs in.
mkdir /run/late 2>/dev/null && sleep 10
exec cat /home/deploy/.ssh/authorized_keys
"""


@pytest.mark.usefixtures("altered")
def test_a_jump_host_that_is_cut_off_in_the_middle_is_gone_through_anew(way: Way) -> None:
    way.host.write("/usr/local/sbin/late", LATE, mode=0o755)
    command = "AuthorizedKeysCommand /usr/local/sbin/late\nAuthorizedKeysCommandUser root\n"
    serve(way.host, f"AuthorizedKeysFile none\n{command}")

    def cut_off() -> None:
        wait_for((way.host.view / "run/late").is_dir)
        way.jump.cut_ssh()

    with ThreadPoolExecutor(1) as pool:
        cutting = pool.submit(cut_off)
        channel, facts = way(jump=jump(way))
        cutting.result()

    assert channel is not None, facts
    assert facts.hop == ""
    assert facts.broken.startswith("the connection to the jump host is gone / ")
    assert b"web1" in channel.script("hostname", variables={}, timeout=30).stdout


def test_the_jump_host_never_holds_the_key_or_an_agent(way: Way) -> None:
    channel = way.open(jump=jump(way))
    del channel

    found = way.jump.shell(
        "find / -xdev -newer /proc/1/stat -type f -exec grep -l 'PRIVATE KEY' {} + 2>/dev/null || true"
    )
    assert [path for path in found.split() if "ssh_host" not in path] == []
    assert isinstance(way.settings.key, Secret)
