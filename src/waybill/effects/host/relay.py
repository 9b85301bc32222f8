"""May a relay be opened on a host: a port that leads back to the runner, on loopback only, and gone afterwards."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from waybill.core.protocol import printable
from waybill.effects.channel import Channel, ChannelError
from waybill.effects.look import look
from waybill.frozen import dataclass

POSSIBLE, REFUSED, NOT_LOOPBACK, NOT_ASKED = "possible", "refused", "not loopback", "not asked"
_TARGET = "127.0.0.1:9"  # the discard port of the runner: nobody is ever let through
_SECONDS = 15.0
# Addresses as /proc/net/tcp and tcp6 write them.
_LOOPBACK = frozenset({"0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F"})


@runtime_checkable
class Backward(Protocol):
    """A channel that can open ports on the host which lead back to the runner."""

    def forward_back(self, target: str) -> int:
        """Open a port on the host's loopback that leads to ``target``. Raises ``ChannelError``."""

    def cancel_back(self, target: str) -> None:
        """Close it again: by the words with which it was opened, never by the port."""


@dataclass(frozen=True, kw_only=True)
class Relay:
    """What came of trying. ``words``: the refusal, or the addresses that listened."""

    verdict: str
    words: str = ""


def try_relay(channel: Channel) -> Relay:
    """Open a port, read back where it listens, and close it. Leaves nothing."""
    if channel.address == "local":
        return Relay(verdict=POSSIBLE, words="the runner is the host")
    if not isinstance(channel, Backward):
        return Relay(verdict=NOT_ASKED, words="this connection cannot open ports on the host")
    try:
        port = channel.forward_back(_TARGET)
    except ChannelError as error:
        return Relay(verdict=NOT_ASKED if error.lost else REFUSED, words=str(error))
    try:
        return judge_port(channel, port)
    finally:
        channel.cancel_back(_TARGET)


def judge_port(channel: Channel, port: int) -> Relay:
    """Whether an open port of the host can be reached from its loopback alone."""
    listening = listeners(channel, port)
    if listening is None:
        return Relay(verdict=NOT_ASKED, words="the host does not tell who listens (/proc/net/tcp)")
    if not listening:
        return Relay(verdict=NOT_ASKED, words=f"nobody seems to listen on port {port} of the host")
    open_to_all = [address for address in listening if address not in _LOOPBACK]
    shown = ", ".join(map(_address, open_to_all or listening))
    return Relay(verdict=NOT_LOOPBACK if open_to_all else POSSIBLE, words=f"port {port} listens on {shown}")


def listeners(channel: Channel, port: int) -> tuple[str, ...] | None:
    """The addresses that listen on a port of the host, as /proc writes them; ``None`` when it does not tell."""
    looked = look(channel, ["pull"], variables={"pull_port": f"{port:04X}"}, timeout=_SECONDS)
    if not looked.told.whole or not looked.told.all("pull.listened"):
        return None
    return tuple(text.partition(":")[0] for text in looked.told.all("pull.listener"))


def _address(text: str) -> str:
    """``0100007F`` as 127.0.0.1: each group of four bytes is written back to front."""
    import ipaddress

    try:
        words = [bytes.fromhex(text[start : start + 8])[::-1] for start in range(0, len(text), 8)]
        return str(ipaddress.ip_address(b"".join(words)))
    except ValueError:
        return printable(text, 40)
