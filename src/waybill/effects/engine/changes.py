"""The few calls that change an engine's images: pull, load, a name more, a name less.

Whoever only looks has no way here: ``Engine`` lets nothing but GET through. Each call has a stream of its own, because
it may take minutes, and ends with it: whoever breaks off closes the stream, and the engine stops.
"""

from __future__ import annotations

import contextlib
import http.client
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from waybill.core.host.engine import EngineTrouble
from waybill.core.protocol import printable
from waybill.effects.channel import Stream
from waybill.effects.engine.errors import EngineLost, EngineRefused
from waybill.secret import Secret

_LINE = 1024 * 1024
_ERROR = 64 * 1024
_WORDS = 600
_PIECE = 65536
_QUICK = 60.0
_NAMED = 12
_BEGINNING = 256 * 1024


class Changes:
    """Changes to the images of one engine."""

    def __init__(self, dial: Callable[[], Stream], api: str) -> None:
        """``dial`` opens a stream to the engine; ``api`` is the version that is spoken there."""
        self._dial = dial
        self._prefix = f"/v{api}" if api else ""

    def pull(self, name: str, digest: str, authorization: Secret | None = None) -> Call:
        """Have the engine pull ``name@digest``, with this ``X-Registry-Auth`` or none."""
        headers = {} if authorization is None else {"X-Registry-Auth": authorization.reveal()}
        query = urlencode({"fromImage": name, "tag": digest})
        return self._call("POST", f"/images/create?{query}", headers=headers)

    def load(self, archive: Iterable[bytes]) -> Call:
        """Have the engine take an archive of images, piece by piece."""
        headers = {"Content-Type": "application/x-tar", "Transfer-Encoding": "chunked"}
        return self._call("POST", "/images/load?quiet=0", headers=headers, body=archive)

    def tag(self, image: str, name: str, tag: str) -> None:
        """Give an image one more name. It is taken from another image that has it."""
        query = urlencode({"repo": name, "tag": tag})
        self._quick("POST", f"/images/{quote(image, safe='/:@')}/tag?{query}")

    def untag(self, reference: str) -> None:
        """Take a name away, and the image with it when that was its last one and nothing uses it."""
        self._quick("DELETE", f"/images/{quote(reference, safe='/:@')}")

    def beginning_of(self, image: str, path: str) -> bytes:
        """The beginning of a tar of what an image has at a path; nothing where it has nothing there.

        The engine shows that of containers alone, so one is made that never starts, and taken away again with all that
        came with it. Its name is the image's: one that was left by whoever was killed here is taken away first.
        """
        name = f"waybill-look-{image.rpartition(':')[2][:_NAMED]}"
        self._take_away(name)
        body = json.dumps({"Image": image, "Cmd": ["-"], "HostConfig": {"NetworkMode": "none"}}).encode("utf-8")
        try:
            self._quick("POST", f"/containers/create?{urlencode({'name': name})}", [body])
            with self._call("GET", f"/containers/{name}/archive?{urlencode({'path': path})}", seconds=_QUICK) as call:
                return call.beginning(_BEGINNING)
        except EngineRefused as refused:
            if refused.status == http.client.NOT_FOUND:
                return b""
            raise
        finally:
            self._take_away(name)

    def _take_away(self, name: str) -> None:
        with contextlib.suppress(EngineRefused):
            self._quick("DELETE", f"/containers/{name}?force=1&v=1")

    def _quick(self, method: str, path: str, body: Iterable[bytes] | None = None) -> None:
        headers = {"Content-Type": "application/json", "Transfer-Encoding": "chunked"} if body is not None else {}
        with self._call(method, path, headers=headers, body=body, seconds=_QUICK) as call:
            for _ in call.events():
                pass

    def _call(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: Iterable[bytes] | None = None,
        seconds: float | None = None,
    ) -> Call:
        stream = self._dial()
        stream.socket.settimeout(seconds)
        return Call(stream, method, f"{self._prefix}{path}", headers or {}, body)


class Call:
    """One call under way. ``cancel`` may come from another thread; then, or at its end, nothing of it is left."""

    def __init__(
        self, stream: Stream, method: str, path: str, headers: Mapping[str, str], body: Iterable[bytes] | None
    ) -> None:
        self._stream = stream
        self._request = (method, path, dict(headers), body)
        self._http = http.client.HTTPConnection("localhost")
        self._http.sock = stream.socket

    def __enter__(self) -> Call:  # noqa: PYI034  # typing.Self needs Python 3.11
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def events(self) -> Iterator[Mapping[str, Any]]:
        """What the engine tells until the call has ended. Raises ``EngineRefused`` and ``EngineLost``."""
        try:
            answer = self._answer()
            if answer.status >= 300:
                raise EngineRefused(answer.status, _message(answer.read(_ERROR)))
            yield from _told(answer)
        except (OSError, http.client.HTTPException, ValueError) as error:
            complaint = self._stream.complaint().strip()
            words = printable(complaint or f"{type(error).__name__}: {error}", _WORDS)
            raise EngineLost(EngineTrouble.LOST, words) from error

    def beginning(self, limit: int) -> bytes:
        """The first bytes of the answer. Raises ``EngineRefused`` and ``EngineLost``."""
        try:
            answer = self._answer()
            if answer.status >= 300:
                raise EngineRefused(answer.status, _message(answer.read(_ERROR)))
            return answer.read(limit)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise EngineLost(EngineTrouble.LOST, printable(f"{type(error).__name__}: {error}", _WORDS)) from error

    def _answer(self) -> http.client.HTTPResponse:
        method, path, headers, body = self._request
        # An engine that refuses says so before it has read everything.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._http.request(method, path, body=body, headers=headers, encode_chunked=body is not None)
        return self._http.getresponse()

    def cancel(self) -> None:
        """Whoever reads or writes finds the connection closed."""
        with contextlib.suppress(OSError):
            self._stream.socket.shutdown(2)

    def close(self) -> None:
        """Close the stream: an engine that still works on the call stops."""
        self._http.sock = None  # the stream closes it
        self._http.close()
        with contextlib.suppress(OSError):
            self._stream.close()


def _told(answer: http.client.HTTPResponse) -> Iterator[Mapping[str, Any]]:
    """The JSON values of the body, one after the other: engines separate them by line ends, or by nothing."""
    decoder = json.JSONDecoder()
    rest = ""
    pieces = bytearray()
    while piece := answer.read1(_PIECE):
        pieces += piece
        text, pieces = _text(pieces)
        rest = (rest + text).lstrip()
        while rest:
            try:
                value, end = decoder.raw_decode(rest)
            except ValueError:
                break
            rest = rest[end:].lstrip()
            if isinstance(value, dict):
                yield value
        if len(rest) > _LINE:
            raise http.client.HTTPException(f"a line of more than {_LINE} characters")
    if rest.strip():
        raise http.client.IncompleteRead(b"")


def _text(pieces: bytearray) -> tuple[str, bytearray]:
    """What is whole UTF-8 so far, and the rest."""
    try:
        return pieces.decode("utf-8"), bytearray()
    except UnicodeDecodeError as error:
        if error.end == len(pieces) and len(pieces) - error.start < 4:
            return pieces[: error.start].decode("utf-8"), pieces[error.start :]
        return pieces.decode("utf-8", "replace"), bytearray()


def _message(content: bytes) -> str:
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):
        read = None
    told = read.get("message") if isinstance(read, dict) else None
    return printable(told if isinstance(told, str) else content.decode("utf-8", "replace").strip(), _WORDS)
