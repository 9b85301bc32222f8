"""A way to one host: run a program there, open a stream to one of its addresses. SSH, or the runner itself.

A script is POSIX sh, sent whole by standard input to ``sh -s``; values reach it as data (``variables``), never spliced
into its text. It is given ``nonce``, and only lines that begin with it are ours: everything else is foreign text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from socket import socket
from typing import Protocol

from waybill.frozen import dataclass

SCRIPT_CAP = 8 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Answered:
    """How a script ended on the host. The output may hold secrets and is not shown by ``repr``.

    ``code`` is the script's own exit code. It is ``None`` when the script never came to say it: then ``lost`` tells
    that the link is gone, and ``problem`` what else it was: "timeout", "too-much-output", "refused" (it never began),
    "killed" (it began, and its shell was ended before it could say how).
    """

    code: int | None
    nonce: str = ""
    stdout: bytes = field(default=b"", repr=False)
    stderr: bytes = field(default=b"", repr=False)
    lost: bool = False
    problem: str = ""


class ChannelError(OSError):
    """A stream could not be had. ``lost``: the link is gone; otherwise the text says what was refused."""

    def __init__(self, words: str, *, lost: bool = False) -> None:
        super().__init__(words)
        self.lost = lost


class Stream(Protocol):
    """A connection through the channel. ``socket`` is connected and blocking; whoever took it closes the stream."""

    socket: socket

    def complaint(self) -> str:
        """What the program that carries the stream has said on its standard error: the diagnosis when it fails."""

    def close(self) -> None:
        """Close both ends and end the program that carries the stream."""


class Channel(Protocol):
    """One host, reached. ``exchanges`` counts sessions and streams, for whoever measures.

    A stream that cannot be had raises ``ChannelError``. What the host refuses to connect shows at the first read: the
    stream ends at once, and ``complaint`` has the words. A script never raises: how it ended is its answer.
    """

    address: str
    exchanges: int

    def script(self, text: str, *, variables: Mapping[str, str], timeout: float, cap: int = SCRIPT_CAP) -> Answered:
        """Run a script of ours to its end."""

    def stream(self, words: Sequence[str]) -> Stream:
        """Start a program whose standard input and output are the stream."""

    def open(self, host: str, port: int) -> Stream:
        """Connect to an address as the host sees it."""

    def open_unix(self, path: str) -> Stream:
        """Connect to a Unix socket of the host."""

    def close(self) -> None:
        """Let go of the host; nothing of the channel stays on either side."""
