"""Whose channel it was that a host did not open: what the holder of a connection says of several at once."""

from __future__ import annotations

import pytest

from waybill.core.ssh.opened import Opened, opened, to_address, to_socket

FIRST = """\
debug1: multiplexing control connection
debug1: channel 1: new mux-control [mux-control] (inactive timeout: 0)
debug1: channel_connect_stdio_fwd: 127.0.0.1:1
debug1: channel 2: new stdio-forward [stdio-forward] (inactive timeout: 0)
"""
SECOND = """\
debug1: channel_connect_stdio_fwd: 127.0.0.1:2
debug1: channel 4: new stdio-forward [stdio-forward] (inactive timeout: 0)
"""
PROHIBITED = "channel 4: open failed: administratively prohibited: open failed"
REFUSED = "channel 2: open failed: connect failed: Connection refused"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_each_refusal_belongs_to_the_channel_of_its_number(ends: str) -> None:
    """The second is refused first."""
    said = FIRST + SECOND + ends.join((PROHIBITED, REFUSED, ""))
    assert opened(said, to_address("127.0.0.1", 1)).refusal == REFUSED
    assert opened(said, to_address("127.0.0.1", 2)).refusal == PROHIBITED
    assert opened(said, to_address("127.0.0.1", 1)).settled


def test_a_number_that_is_used_again_is_another_channel() -> None:
    said = FIRST + "debug1: channel 2: free: direct-tcpip: listening port 0, nchannels 3\n" + REFUSED
    assert opened(said, to_address("127.0.0.1", 1)) == Opened(announced=True, ended=True)
    assert opened(said, to_address("127.0.0.1", 1)).settled


def test_a_socket_is_announced_in_words_of_its_own() -> None:
    said = (
        "debug1: Connection to port -2 forwarding to /run/docker.sock port -2 requested.\n"
        "debug1: channel 1: new direct-streamlocal@openssh.com [direct-streamlocal@openssh.com] (inactive timeout: 0)\n"
        "channel 1: open failed: connect failed: open failed\n"
    )
    assert opened(said, to_socket("/run/docker.sock")).refusal == "channel 1: open failed: connect failed: open failed"
    long = "/" + "x" * 105
    assert opened(said.replace("/run/docker.sock", long[:100]), to_socket(long)).refusal


@pytest.mark.parametrize(
    "said",
    [
        "debug1: channel_connect_stdio_fwd 127.0.0.1:1\ndebug1: channel 2: new [stdio-forward]\n",
        "debug1: channel_connect_stdio_fwd: 127.0.0.1:1\ndebug1: channel 2: new [stdio-forward]\n",
    ],
)
def test_older_words_are_the_same_thing(said: str) -> None:
    """OpenSSH 8.2 and 8.9."""
    assert opened(said, to_address("127.0.0.1", 1)) == Opened(announced=True)


def test_without_an_announcement_the_first_refusal_is_what_is_known() -> None:
    assert opened(f"channels are numbered\n{REFUSED}\n{PROHIBITED}", to_address("127.0.0.1", 2)) == Opened(
        refusal=REFUSED
    )
    assert opened(FIRST, to_address("127.0.0.1", 10)) == Opened()
    assert not opened(FIRST, to_address("127.0.0.1", 1)).settled
