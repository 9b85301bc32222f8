"""The runner itself as a host (``hosts: local``): the same channel, without a way in between."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Mapping, Sequence

from waybill.core.ssh.script import script_text, stream_text
from waybill.effects.channel import SCRIPT_CAP, Answered, ChannelError, Stream
from waybill.effects.clock import Clock
from waybill.effects.process import without_our_inputs
from waybill.effects.ssh.stream import SocketStream, connect_unix, start_stream
from waybill.effects.ssh.talk import talk

_CONNECT = 15.0


class LocalChannel:
    """This machine. ``environ`` is what its programs see."""

    def __init__(self, environ: Mapping[str, str], clock: Clock | None = None) -> None:
        self.address = "local"
        self.exchanges = 0
        self._environ = without_our_inputs(environ)
        self._clock = clock or Clock()
        self._streams: list[Stream] = []

    def script(self, text: str, *, variables: Mapping[str, str], timeout: float, cap: int = SCRIPT_CAP) -> Answered:
        """Run a script of ours to its end."""
        self.exchanges += 1
        nonce = secrets.token_hex(16)
        payload = script_text(text, variables, nonce)
        told = talk(
            ["sh", "-s"],
            payload,
            nonce=nonce,
            environ=self._environ,
            timeout=timeout,
            begin=timeout,
            cap=cap,
            clock=self._clock,
        )
        return told.answered(nonce, lost=False)

    def stream(self, words: Sequence[str]) -> Stream:
        """Start a program whose standard input and output are the stream."""
        nonce = secrets.token_hex(16)
        stream = start_stream(["sh", "-s"], self._environ)
        self._keep(stream)
        stream.begin(stream_text(words, nonce), nonce, _CONNECT)
        return stream

    def open(self, host: str, port: int) -> Stream:
        """Connect to an address of this machine's view."""
        try:
            connected = socket.create_connection((host, port), _CONNECT)
        except OSError as error:
            raise ChannelError(f"connecting to {host} port {port}: {error.strerror or error}") from None
        return self._keep(SocketStream(connected))

    def open_unix(self, path: str) -> Stream:
        """Connect to a Unix socket of this machine."""
        try:
            connected = connect_unix(path, _CONNECT)
        except OSError as error:
            raise ChannelError(f"connecting to {path}: {error.strerror or error}") from None
        return self._keep(SocketStream(connected))

    def close(self) -> None:
        """Close every stream that is still open."""
        for stream in self._streams:
            stream.close()
        self._streams.clear()

    def _keep(self, stream: Stream) -> Stream:
        self.exchanges += 1
        self._streams.append(stream)
        return stream
