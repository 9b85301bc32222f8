"""Streams through the one connection: programs, addresses and sockets as the host sees them, and refusals in words."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.integration.lab.entering import wait_for
from tests.integration.ssh.conftest import Way, serve
from waybill.core.host.link import LinkFacts, LinkTrouble
from waybill.effects.channel import Answered, ChannelError, Stream
from waybill.effects.ssh.channel import SshChannel
from waybill.effects.ssh.connect import link_at_end

LISTEN = (
    "import socket,sys; s=socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen(9)\n"
    "while True:\n c,_=s.accept(); d=c.recv(100); c.sendall(b'got '+d); c.close()\n"
)


def all_of(stream: Stream) -> bytes:
    return b"".join(iter(lambda: stream.socket.recv(65536), b""))


@pytest.fixture
def echo(way: Way) -> str:
    """A Unix socket on the host that answers."""
    path = "/tmp/echo.sock"
    if not way.host.exists(path):
        way.host.shell('setsid python3 -c "$1" "$2" </dev/null >/dev/null 2>&1 &', LISTEN, path)
        wait_for(lambda: way.host.exists(path))
        way.host.shell(f"chmod 777 {path}")
    return path


def test_a_program_is_a_stream_in_both_directions(way: Way) -> None:
    stream = way.open().stream(["cat"])
    block = bytes(range(256)) * 4096

    sender = threading.Thread(target=stream.socket.sendall, args=(block,))
    sender.start()
    got = b""
    while len(got) < len(block):
        got += stream.socket.recv(65536)
    sender.join()

    assert got == block
    assert stream.complaint() == ""
    stream.close()
    stream.close()


def test_a_program_finds_what_stands_where_administrators_put_it(way: Way) -> None:
    stream = way.open().stream(["sh", "-c", "echo $PATH"])

    found = all_of(stream).decode().strip().split(":")
    assert {"/usr/local/sbin", "/usr/sbin", "/sbin", "/snap/bin"} <= set(found)


def test_a_program_that_is_not_there_says_so_at_the_first_read(way: Way) -> None:
    stream = way.open().stream(["docker-is-not-here", "system", "dial-stdio"])

    assert all_of(stream) == b""
    assert "docker-is-not-here: not found" in stream.complaint()


def test_what_a_program_complains_of_is_kept_and_capped(way: Way) -> None:
    stream = way.open().stream(["sh", "-c", "yes mind the gap | head -c 1000000 >&2; echo done"])

    assert all_of(stream) == b"done\n"
    assert stream.complaint().startswith("mind the gap")
    assert len(stream.complaint()) < 5000


def test_an_address_is_reached_as_the_host_sees_it(way: Way) -> None:
    channel = way.open()

    assert channel.open("127.0.0.1", 22).socket.recv(100).startswith(b"SSH-2.0-")
    assert channel.open("::1", 22).socket.recv(100).startswith(b"SSH-2.0-")
    refused = channel.open("127.0.0.1", 1)
    assert all_of(refused) == b""
    assert "Connection refused" in refused.complaint()
    unknown = channel.open("nowhere.invalid", 80)
    assert all_of(unknown) == b""
    assert "Name or service not known" in unknown.complaint()


def test_a_socket_is_reached_again_and_again(way: Way, echo: str) -> None:
    channel = way.open()

    for number in range(5):
        stream = channel.open_unix(echo)
        stream.socket.sendall(b"%d" % number)
        assert all_of(stream) == b"got %d" % number
        stream.close()
    absent = channel.open_unix("/tmp/absent.sock")
    assert all_of(absent) == b""
    assert "open failed" in absent.complaint()


@pytest.mark.parametrize("path", ["relative.sock", "/a:b", "/%h/x", "/$HOME/x", "/a\nb", "/" + "x" * 200])
def test_a_path_that_ssh_would_read_as_something_else_is_refused(way: Way, path: str) -> None:
    with pytest.raises(ChannelError, match="no path that ssh can forward"):
        way.open().open_unix(path)


@pytest.mark.parametrize("host", ["-oProxyCommand=x", "a b", "", "x;y", "%h"])
def test_a_host_that_is_no_name_is_refused(way: Way, host: str) -> None:
    with pytest.raises(ChannelError, match="is no address"):
        way.open().open(host, 80)


@pytest.mark.usefixtures("altered")
@pytest.mark.parametrize("option", ["DisableForwarding yes", "AllowTcpForwarding no\nAllowStreamLocalForwarding no"])
def test_refused_forwarding_is_told_at_the_first_use(way: Way, echo: str, option: str) -> None:
    serve(way.host, option + "\n")
    channel = way.open()

    socket, address = channel.open_unix(echo), channel.open("127.0.0.1", 22)

    assert (all_of(socket), all_of(address)) == (b"", b"")
    assert "open failed" in socket.complaint()
    assert "administratively prohibited" in address.complaint()
    assert channel.script("echo ours", variables={}, timeout=30).stdout == b"ours\n"


def test_a_restricted_key_runs_programs_and_forwards_nothing(way: Way, echo: str) -> None:
    channel = way.open("restricted")

    socket = channel.open_unix(echo)
    assert all_of(socket) == b""
    assert "open failed" in socket.complaint()
    assert channel.stream(["echo", "ours"]).socket.recv(100) == b"ours\n"


def at_once(channel: SshChannel, count: int) -> list[Answered]:
    answers: list[Answered] = []
    threads = [
        threading.Thread(
            target=lambda: answers.append(channel.script("sleep 0.2; echo ours", variables={}, timeout=60))
        )
        for _ in range(count)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.usefixtures("altered")
def test_one_session_at_a_time_is_noticed_and_kept_to(way: Way, echo: str) -> None:
    serve(way.host, "MaxSessions 1\n")
    channel = way.open()

    answers = at_once(channel, 4)

    assert {(answered.code, answered.stdout) for answered in answers} == {(0, b"ours\n")}
    assert channel.sessions_at_once is False
    assert way.host.read("/var/log/sshd.log").count("Accepted publickey") == 1
    assert link_at_end(channel, LinkFacts(address="web1")).sessions_at_once is False
    # Forwards are no sessions: they work beside one.
    stream = channel.stream(["cat"])
    assert channel.open("127.0.0.1", 22).socket.recv(100).startswith(b"SSH-2.0-")
    socket = channel.open_unix(echo)
    socket.socket.sendall(b"x")
    assert all_of(socket) == b"got x"
    # A second session waits for the first, and not for ever.
    waiting = channel.script("true", variables={}, timeout=1.0)
    assert (waiting.code, waiting.problem) == (None, "refused")
    stream.close()
    assert channel.script("true", variables={}, timeout=30).code == 0


@pytest.mark.usefixtures("altered")
def test_a_host_that_opens_no_session_at_all_is_named(way: Way) -> None:
    serve(way.host, "MaxSessions 0\n")

    facts = way.refused()

    assert facts.trouble is not None
    assert facts.trouble.value == "session-refused"
    assert facts.stages == ("connected", "host-key", "login")


PLACES: tuple[tuple[str | int, bytes, str], ...] = (
    (1, b"", "connect failed: Connection refused"),  # nobody listens there
    (2, b"", "administratively prohibited"),  # the server does not allow it
    (22, b"SSH-2.0-", ""),
    ("/tmp/absent.sock", b"", "connect failed: open failed"),
)


def wrong_use(channel: SshChannel, place: str | int, said: bytes, reason: str) -> str:
    """What is not as it has to be with one stream."""
    stream = channel.open("127.0.0.1", place) if isinstance(place, int) else channel.open_unix(place)
    got, complaint = stream.socket.recv(8), stream.complaint()
    stream.close()
    right = got == said and (reason in complaint if reason else not complaint)
    return "" if right else f"{place}: {got!r} {complaint}"


@pytest.mark.usefixtures("altered")
def test_of_many_streams_at_once_each_has_its_own_reason(way: Way) -> None:
    serve(way.host, "PermitOpen 127.0.0.1:1 127.0.0.1:22\n")
    channel = way.open()

    with ThreadPoolExecutor(12) as pool:
        wrong = [word for word in pool.map(lambda place: wrong_use(channel, *place), PLACES * 12) if word]

    assert wrong == []


@pytest.mark.usefixtures("altered")
def test_everything_ends_with_the_link(way: Way, echo: str) -> None:
    channel = way.open()
    program, address, socket = channel.stream(["cat"]), channel.open("127.0.0.1", 22), channel.open_unix(echo)
    assert address.socket.recv(100).startswith(b"SSH-2.0-")

    way.host.cut_ssh()

    assert [all_of(stream) for stream in (program, address, socket)] == [b"", b"", b""]
    wait_for(lambda: channel.is_lost)
    ended = link_at_end(channel, LinkFacts(address="web1"))
    assert ended.trouble is LinkTrouble.LOST
    assert ended.detail
    calls: tuple[Callable[[], Stream], ...] = (
        lambda: channel.stream(["cat"]),
        lambda: channel.open("127.0.0.1", 22),
        lambda: channel.open_unix(echo),
    )
    for again in calls:
        with pytest.raises(ChannelError, match="the connection to the host is gone") as raised:
            again()
        assert raised.value.lost
