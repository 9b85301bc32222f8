"""A host reached over SSH: every script and stream goes through one connection."""

from __future__ import annotations

import contextlib
import re
import secrets
import threading
from collections.abc import Callable, Mapping, Sequence

from waybill.core.ssh.opened import Opened, opened, to_address, to_socket
from waybill.core.ssh.script import END_PROGRAM, SHELL, script_text, stream_text
from waybill.effects.channel import SCRIPT_CAP, Answered, ChannelError, Stream
from waybill.effects.process import run
from waybill.effects.ssh import options as ssh_options
from waybill.effects.ssh.back import close_port, open_port
from waybill.effects.ssh.hop import Means
from waybill.effects.ssh.master import Master
from waybill.effects.ssh.place import Place
from waybill.effects.ssh.stream import ProcessStream, SocketStream, connect_unix, start_stream
from waybill.effects.ssh.talk import Talk, talk
from waybill.effects.ssh.turns import Turns

_REFUSED = re.compile(
    r"Session open refused by peer|session request failed|mux_client_request_session(?!: read from master failed)"
)
_HOST = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}|[0-9A-Fa-f:.]{2,45}")
# In a forward a colon divides, and ssh would replace what follows a percent or dollar sign.
_SOCKET = re.compile(r"/[^\x00-\x1f\x7f:%$\\]{1,106}")
_FORWARDING = 15.0
_ANNOUNCING = 2.0  # ssh does it before it asks the host
_DYING = 1.0
_ENDING = 5.0


class SshChannel:
    """One host. Closing it ends the connection and clears its folder away."""

    def __init__(self, *, address: str, masters: Sequence[Master], place: Place, means: Means) -> None:
        self.address = address
        self.exchanges = 0
        self._program = means.program
        self._environ = means.environ
        self._begin = means.begin_timeout
        self._clock = means.clock
        self._masters = tuple(masters)
        self._master = masters[-1]
        self._place = place
        self._turns = Turns(means.clock)
        self._forwards: dict[str, str] = {}
        self._streams: dict[int, Stream] = {}
        self._lock = threading.Lock()
        self._opening = threading.Lock()

    @property
    def sessions_at_once(self) -> bool | None:
        """False: the host lets in one session at a time (MaxSessions 1). ``None``: never more than one was wanted."""
        return self._turns.at_once

    @property
    def is_lost(self) -> bool:
        """Whether the connection is gone."""
        return not self._master.is_alive()

    def is_ending(self) -> bool:
        """Whether it is gone, or shows within a moment that it broke: asked where what went through it ended."""
        return self._master.has_ended_within(_DYING)

    @property
    def said(self) -> str:
        """What ssh has said of the connection so far."""
        return self._master.said

    def script(self, text: str, *, variables: Mapping[str, str], timeout: float, cap: int = SCRIPT_CAP) -> Answered:
        """Run a script of ours to its end."""
        nonce = secrets.token_hex(16)
        told = self.talk(script_text(text, variables, nonce), nonce, timeout, cap)
        silent = told.heard.code is None and told.problem not in {"timeout", "too-much-output"}
        return told.answered(nonce, lost=self.is_ending() if silent else self.is_lost)

    def talk(self, payload: bytes, nonce: str, timeout: float, cap: int = SCRIPT_CAP) -> Talk:
        """Send a whole script and read what comes back; again, where the host has no session free for it."""
        until = self._clock.monotonic() + timeout
        while True:
            with self._turns.turn(until - self._clock.monotonic()) as free:
                told = self._talk(payload, nonce, max(0.1, until - self._clock.monotonic()), cap)
            in_time = free and self._clock.monotonic() < until
            if not self._was_refused(told) or not in_time or not self._turns.refused():
                return told

    def _talk(self, payload: bytes, nonce: str, timeout: float, cap: int) -> Talk:
        self._count()
        return talk(
            ssh_options.session(self._program, self._master.socket, SHELL),
            payload,
            nonce=nonce,
            environ=self._environ,
            timeout=timeout,
            begin=self._begin,
            cap=cap,
            clock=self._clock,
        )

    def was_refused(self, words: str) -> bool:
        """Whether these words of ssh mean that the host opened no session."""
        return _REFUSED.search(words) is not None

    def _was_refused(self, told: Talk) -> bool:
        refused = not told.heard.began and self.was_refused(told.stderr.decode("utf-8", "replace"))
        if not refused:
            self._turns.accepted()
        return refused and not self.is_lost

    def _count(self) -> None:
        with self._lock:
            self.exchanges += 1

    def stream(self, words: Sequence[str]) -> Stream:
        """Start a program whose standard input and output are the stream."""
        nonce = secrets.token_hex(16)
        payload = stream_text(words, nonce)
        while True:
            if not self._turns.take(self._begin):
                raise ChannelError("the host lets in no more sessions, and none of those that are open has ended")
            self._count()
            try:
                stream = self._begun(payload, nonce)
            except ChannelError as error:
                if self.was_refused(str(error)) and not self.is_lost and self._turns.refused():
                    continue
                raise self._explained(str(error)) from None
            self._turns.accepted()
            return self._keep(stream)

    def _begun(self, payload: bytes, nonce: str) -> ProcessStream:
        """A session that has become the program. Our turn ends with it, or at once when there is none."""
        argv = ssh_options.session(self._program, self._master.socket, SHELL)
        try:
            stream = start_stream(argv, self._environ, self._let_go)
        except ChannelError:
            self._turns.give_back()
            raise
        stream.begin(payload, nonce, self._begin)
        return stream

    def _let_go(self, stream: ProcessStream) -> None:
        """The session is over; a program that did not end with it is ended now, as it would stay for ever."""
        self._turns.give_back()
        pid, born = stream.program
        if born and not stream.ended and not self.is_lost:
            self.script(END_PROGRAM, variables={"pid": pid, "born": born}, timeout=_ENDING)

    def open(self, host: str, port: int) -> Stream:
        """Connect to an address as the host sees it."""
        if _HOST.fullmatch(host) is None or not 1 <= port <= 65535:
            raise ChannelError(f"{host!r} port {port} is no address")
        self._require_link()
        self._count()
        argv = ssh_options.forwarded(self._program, self._master.socket, host, port)
        target = to_address(host, port)
        with self._opening:
            mark = self._master.position
            stream = start_stream(argv, self._environ)
            self._announced(mark, target)
        return self._keep(_Forwarded(stream, lambda: self._refusal(mark, target)))

    def open_unix(self, path: str) -> Stream:
        """Connect to a Unix socket of the host."""
        self._require_link()
        here = self._forward(path)
        self._count()
        target = to_socket(path)
        with self._opening:
            mark = self._master.position
            try:
                stream = SocketStream(connect_unix(here, _FORWARDING), lambda: self._refusal(mark, target))
            except OSError as error:
                raise self._explained(f"{path}: {error.strerror or error}") from None
            self._announced(mark, target)
        return self._keep(stream)

    def _announced(self, mark: int, target: str) -> None:
        """Wait until a channel has its number: two that are opened at once could not be told apart."""
        self._master.waited_for(mark, lambda said: self.is_lost or opened(said, target).announced, _ANNOUNCING)

    def _forward(self, path: str) -> str:
        """A socket of ours that comes out at theirs, made once."""
        if _SOCKET.fullmatch(path) is None:
            raise ChannelError(f"{path!r} is no path that ssh can forward")
        with self._lock:
            if path not in self._forwards:
                here = self._place.file(f"s{len(self._forwards)}")
                argv = ssh_options.forward_socket(self._program, self._master.socket, here, path)
                asked = run(argv, environ=self._environ, timeout=_FORWARDING)
                if asked.code != 0:
                    raise self._explained(asked.stderr.decode("utf-8", "replace").strip() or asked.detail)
                self._forwards[path] = here
            return self._forwards[path]

    def _refusal(self, mark: int, target: str) -> str:
        """Why a channel was not opened: it may be said a moment after the stream ended."""

        def heard(said: str) -> Opened:
            return opened(said, target)

        return heard(self._master.waited_for(mark, lambda said: heard(said).settled, _DYING)).refusal

    def _require_link(self) -> None:
        if self.is_lost:
            raise _gone()

    def _explained(self, words: str) -> ChannelError:
        return _gone() if self.is_ending() else ChannelError(words)

    def _keep(self, stream: Stream) -> Stream:
        with self._lock:
            self._streams[id(stream)] = stream
        return stream

    def forward_back(self, target: str) -> int:
        """Open a port on the host's loopback that leads back to ``target``. Raises ``ChannelError``."""
        return open_port(self._program, self._master.socket, target, self._environ)

    def cancel_back(self, target: str) -> None:
        """Close that port again."""
        close_port(self._program, self._master.socket, target, self._environ)

    def close(self) -> None:
        """Let go of the host; nothing of the channel stays on either side."""
        with self._lock:
            streams, self._streams = tuple(self._streams.values()), {}
        for stream in streams:
            with contextlib.suppress(OSError):
                stream.close()
        for master in reversed(self._masters):
            master.close()
        self._place.close()


def _gone() -> ChannelError:
    return ChannelError("the connection to the host is gone", lost=True)


class _Forwarded:
    """A stream of ``ssh -W``: its own complaint, and what the connection's holder said of it."""

    def __init__(self, stream: ProcessStream, words: Callable[[], str]) -> None:
        self._stream = stream
        self._words = words
        self.socket = stream.socket

    def complaint(self) -> str:
        """Why it ended."""
        said = self._stream.complaint()
        return (self._words() if said else "") or said

    def close(self) -> None:
        """Close it."""
        self._stream.close()
