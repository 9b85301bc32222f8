"""What answers instead of the host, or does not: named, within its time, and retried only where that is of use."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager
from types import TracebackType

import pytest

from lab.world import World
from tests.integration.ssh.conftest import Way, serve
from tests.integration.ssh.strangers import stranger
from waybill.core.host.link import LinkFacts, LinkTrouble
from waybill.core.ssh.address import parse_address
from waybill.effects.channel import Channel
from waybill.effects.clock import Clock
from waybill.effects.ssh.connect import SshSettings, connect

PIN = "SHA256:" + "A" * 43


@pytest.mark.parametrize(
    ("what", "trouble", "words"),
    [
        ("http", LinkTrouble.NOT_SSH, "HTTP/1.1 400 Bad Request"),
        ("smtp", LinkTrouble.NOT_SSH, "220 mail.example.com ESMTP Postfix"),
        ("mysql", LinkTrouble.NOT_SSH, "invalid characters"),
        ("tls", LinkTrouble.NOT_SSH, "invalid characters"),
        ("old", LinkTrouble.NOT_SSH, "Protocol major versions differ"),
        ("silent", LinkTrouble.TIMEOUT, "timed out during banner exchange"),
    ],
)
def test_what_speaks_no_ssh_is_named(way: Way, ssh_world: World, what: str, trouble: LinkTrouble, words: str) -> None:
    with stranger(ssh_world, what) as port:
        for pins in (way.settings.known_hosts, PIN, ""):
            facts = way.refused(f"deploy@127.0.0.1:{port}", known_hosts=pins, connect_timeout=1.0)

            assert (facts.trouble, facts.stages, facts.history) == (trouble, ("connected",), ())
            assert words in facts.detail


@pytest.mark.parametrize(
    ("what", "words"),
    [("closes", ""), ("full", "Exceeded MaxStartups"), ("penalty", "Not allowed at this time")],
)
def test_a_host_that_drops_is_tried_again_within_the_budget_and_then_named(
    way: Way, ssh_world: World, what: str, words: str
) -> None:
    pauses: list[float] = []

    with stranger(ssh_world, what) as port:
        facts = way.refused(f"deploy@127.0.0.1:{port}", clock=Clock(sleep=pauses.append), drop_budget=4.0)

    assert facts.trouble is LinkTrouble.DROPPED
    assert words in facts.detail
    assert len(facts.history) == len(pauses)
    assert 3 <= len(pauses) <= 6
    assert sum(pauses) <= 4.0
    for pause, usual in zip(pauses, (0.25, 0.5, 1.0, 2.0, 4.0, 4.0), strict=False):
        assert usual / 2 <= pause <= usual * 1.5


def test_nobody_there_is_told_apart(way: Way) -> None:
    refused = way.refused("deploy@127.0.0.1:1")
    unknown = way.refused("deploy@nowhere.invalid")
    no_way = way.refused("deploy@[2001:db8::1]")

    assert (refused.trouble, refused.stages) == (LinkTrouble.REFUSED, ())
    assert unknown.trouble is LinkTrouble.NAME_NOT_FOUND
    assert no_way.trouble is LinkTrouble.UNREACHABLE
    assert "2001:db8::1" in no_way.detail


def test_no_ssh_here_is_named(way: Way) -> None:
    facts = way.refused(environ={"PATH": "/nowhere"})

    assert facts.trouble is LinkTrouble.NO_CLIENT


@pytest.mark.usefixtures("altered")
def test_ipv6_and_another_port_work(way: Way) -> None:
    serve(way.host, "Port 2222\n")
    place = f"[{way.host.address6}]:2222"

    channel, facts = way(f"deploy@{place}", known_hosts=f"{place} {way.host.fingerprints['ssh-ed25519']}")

    assert channel is not None, facts
    assert (facts.host, facts.port, facts.peer) == (way.host.address6, 2222, way.host.address6)
    assert channel.script("echo ours", variables={}, timeout=30).stdout == b"ours\n"


@pytest.mark.usefixtures("altered")
def test_a_connection_that_breaks_with_its_first_program_is_made_anew_once(way: Way) -> None:
    channel, facts = way("cutonce")
    dead = way.refused("cut")

    assert channel is not None, facts
    assert (facts.trouble, facts.broken) == (None, "the connection ended with the first session")
    assert channel.script("echo ours", variables={}, timeout=30).stdout == b"ours\n"
    assert (dead.trouble, dead.broken, dead.stages) == (
        LinkTrouble.LOST,
        dead.detail,
        ("connected", "host-key", "login"),
    )


class Counting(AbstractContextManager[object]):
    """Lets in so many at once, and remembers the most that were in."""

    def __init__(self, places: int) -> None:
        self._places = threading.BoundedSemaphore(places)
        self._lock = threading.Lock()
        self._inside = 0
        self.most = 0
        self.entered = 0

    def __enter__(self) -> None:
        self._places.acquire()
        with self._lock:
            self._inside += 1
            self.entered += 1
            self.most = max(self.most, self._inside)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._inside -= 1
        self._places.release()


def fleet(way: Way, settings: SshSettings, slots: AbstractContextManager[object], size: int) -> list[LinkFacts]:
    """Connect so often at once, and let go again."""
    seen: list[tuple[Channel | None, LinkFacts]] = []
    address = parse_address(way.address())
    threads = [threading.Thread(target=lambda: seen.append(connect(address, settings, slots))) for _ in range(size)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for channel, _ in seen:
        if channel is not None:
            channel.close()
    return [facts for _, facts in seen]


def test_a_fleet_never_shakes_more_hands_at_once_than_it_may(way: Way) -> None:
    slots = Counting(3)

    facts = fleet(way, way.settings, slots, 8)

    assert [one.trouble for one in facts] == [None] * 8
    assert slots.entered >= 8
    assert slots.most <= 3


@pytest.mark.usefixtures("altered")
def test_a_host_that_drops_some_lets_all_in_at_last(way: Way) -> None:
    serve(way.host, "MaxStartups 1:100:2\n")

    facts = fleet(way, way.settings, Counting(6), 6)

    assert [one.trouble for one in facts] == [None] * 6
    assert any(one.history for one in facts), "sshd dropped nobody: this test shows nothing"
