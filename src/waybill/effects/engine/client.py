"""The docker SDK on one connection to one engine: every call over the same stream, within a deadline and a size.

The SDK opens a connection for every distinct URL, which would be a program on the host for each where the engine is
reached through one; it reads the runner's docker configuration, which says nothing about a host; and it waits and reads
without an end. It is imported with this module, so this one is imported late.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import threading
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

import docker.api.client  # type: ignore[import-untyped]  # the SDK has no types
import requests
from docker.auth import AuthConfig  # type: ignore[import-untyped]
from docker.utils.proxy import ProxyConfig  # type: ignore[import-untyped]
from requests.structures import CaseInsensitiveDict

from waybill import VERSION
from waybill.core.host.engine import EngineTrouble
from waybill.core.protocol import printable
from waybill.effects.channel import Stream
from waybill.effects.engine.errors import EngineLost, EngineRefused, TooMuch

_SCHEME = "http+docker://"
_BASE = f"{_SCHEME}localhost"
_ERROR_CAP = 64 * 1024
_WORDS = 400


class Client(docker.api.client.APIClient):  # type: ignore[misc]
    """The SDK's client without what its constructor reads on the runner. Only reading requests leave it."""

    def __init__(self, adapter: Adapter, version: str) -> None:
        """Nothing is sent yet."""
        requests.Session.__init__(self)
        self.base_url = _BASE
        self.timeout = None
        self.trust_env = False
        self.max_redirects = 0
        self.headers = CaseInsensitiveDict({"User-Agent": f"waybill/{VERSION}", "Accept-Encoding": "identity"})
        self.credstore_env = None
        self._version = version
        self._general_configs: dict[str, Any] = {}
        self._auth_configs = AuthConfig({})
        self._proxy_configs = ProxyConfig()
        self._custom_adapter = adapter
        self.adapters.clear()
        self.mount(_SCHEME, adapter)


class Adapter(requests.adapters.BaseAdapter):
    """Carries requests over one stream that ``dial`` opens, and opens it anew when the other end has closed it.

    ``dial`` raises ``EngineLost``.
    """

    def __init__(self, dial: Callable[[], Stream], timeout: float, keep: Callable[[], bool]) -> None:
        """``timeout`` is what one whole call may take, unless a call says otherwise. ``keep``: the stream may stay."""
        super().__init__()
        self.timeout = timeout
        self.connections = 0
        self.headers: Mapping[str, str] = {}  # of the last answer
        self._dial = dial
        self._keep = keep
        self._lock = threading.RLock()
        self._line: _Line | None = None
        self._limits = threading.local()

    @contextlib.contextmanager
    def limits(self, *, cap: int, timeout: float | None = None) -> Any:
        """What the calls of this thread may take in here."""
        before = vars(self._limits).copy()
        self._limits.cap, self._limits.timeout = cap, timeout or self.timeout
        try:
            yield
        finally:
            vars(self._limits).clear()
            vars(self._limits).update(before)

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        """The whole answer. Raises ``EngineRefused`` for an error's status, ``EngineLost`` for none at all."""
        if request.method not in {"GET", "HEAD"}:
            raise AssertionError(f"nothing is changed over this connection: {request.method}")
        with self._lock:
            answer, content = self._ask(request)
            if not self._keep():
                self.close()
        self.headers = {name.lower(): value for name, value in answer.getheaders()}
        if answer.status >= 300:
            raise EngineRefused(answer.status, _message(content, answer.reason))
        return _response(request, answer, content)

    def close(self) -> None:
        """Close the stream."""
        with self._lock:
            if self._line is not None:
                self._line.close()
                self._line = None

    def _ask(self, request: requests.PreparedRequest) -> tuple[http.client.HTTPResponse, bytes]:
        cap, timeout = getattr(self._limits, "cap", _ERROR_CAP), getattr(self._limits, "timeout", self.timeout)
        line = self._line
        if line is not None and line.quiet():
            # It may be closed in the moment of our asking, as by a daemon that is restarted: once more, on a new one.
            with contextlib.suppress(_ClosedUnanswered):
                return line.ask(request, cap, timeout)
        return self._open().ask(request, cap, timeout)

    def _open(self) -> _Line:
        self.close()
        self.connections += 1
        self._line = _Line(self._dial(), self.close)
        return self._line


class _ClosedUnanswered(EngineLost):
    """The other end closed the connection without a byte of an answer."""


class _Line:
    """One open stream, and one request at a time on it."""

    def __init__(self, stream: Stream, drop: Callable[[], None]) -> None:
        self._stream = stream
        self._drop = drop
        self._http = http.client.HTTPConnection("localhost")
        self._http.sock = stream.socket
        self._late = False
        self._spent = False

    def quiet(self) -> bool:
        """Is it open, with nothing on it that nobody asked for?"""
        sock = self._stream.socket
        sock.setblocking(False)
        try:
            sock.recv(1)  # a byte, or the end: both make it useless
        except (BlockingIOError, InterruptedError):
            return True
        except OSError:
            return False
        else:
            return False
        finally:
            with contextlib.suppress(OSError):
                sock.setblocking(True)

    def ask(
        self, request: requests.PreparedRequest, cap: int, timeout: float
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """Send a request and read its answer, both within the time. Whatever fails closes the line."""
        self._late = False
        watch = threading.Timer(timeout, self._cut)
        watch.daemon = True
        watch.start()
        try:
            answer, content = self._exchange(request, cap, timeout)
        except BaseException:
            self._drop()
            raise
        finally:
            watch.cancel()
        if self._spent:
            self._drop()
        return answer, content

    def _exchange(
        self, request: requests.PreparedRequest, cap: int, timeout: float
    ) -> tuple[http.client.HTTPResponse, bytes]:
        try:
            self._http.request(str(request.method), request.path_url, headers=dict(request.headers))
            with contextlib.closing(self._http.getresponse()) as answer:
                content = _body(answer, cap)
                self._spent = answer.will_close or not answer.isclosed()
            if self._late:  # http.client takes the end of a connection for the end of the headers
                raise TimeoutError
        except TooMuch:
            raise
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise self._failed(error, timeout) from error
        return answer, content

    def _failed(self, error: Exception, timeout: float) -> EngineLost:
        if self._late:
            return EngineLost(EngineTrouble.SILENT, f"no whole answer within {timeout:g} s")
        words = self._words(error)
        if isinstance(error, (http.client.RemoteDisconnected, ConnectionError)):
            return _ClosedUnanswered(EngineTrouble.LOST, words)
        if isinstance(error, (OSError, http.client.IncompleteRead)):
            return EngineLost(EngineTrouble.LOST, words)
        return EngineLost(EngineTrouble.MALFORMED, words)

    def _words(self, error: Exception) -> str:
        complaint = self._stream.complaint().strip()
        return printable(complaint or f"{type(error).__name__}: {error}", _WORDS)

    def _cut(self) -> None:
        """The time is over: whoever reads or writes finds the connection closed."""
        self._late = True
        with contextlib.suppress(OSError):
            self._stream.socket.shutdown(2)

    def close(self) -> None:
        """Close the stream."""
        self._http.sock = None  # the stream closes it
        self._http.close()
        with contextlib.suppress(OSError):
            self._stream.close()


def _body(answer: http.client.HTTPResponse, cap: int) -> bytes:
    """The body, read to its end. One that is larger than the cap is an error; that of an error is cut."""
    failed = answer.status >= 300
    limit = min(cap, _ERROR_CAP) if failed else cap
    content = bytearray()
    while len(content) <= limit and (piece := answer.read(min(65536, limit + 1 - len(content)))):
        content += piece
    if len(content) > limit and not failed:
        raise TooMuch(EngineTrouble.MALFORMED, f"the answer is larger than {cap} bytes")
    if answer.length and not failed:  # closed before the announced end, which reading in pieces does not report
        raise http.client.IncompleteRead(b"", answer.length)
    if not content and answer.length is None and not answer.chunked:  # closed within the headers, which is no error
        raise http.client.IncompleteRead(b"")
    return bytes(content)


def _response(request: requests.PreparedRequest, answer: http.client.HTTPResponse, content: bytes) -> requests.Response:
    response = requests.Response()
    response.status_code = answer.status
    response.reason = answer.reason
    response.headers = CaseInsensitiveDict(answer.getheaders())
    response.encoding = "utf-8"
    response.url = unquote(str(request.url))
    response.request = request
    response._content = content  # noqa: SLF001  # the body is read here, so that its size has a limit
    return response


def _message(content: bytes, reason: str) -> str:
    """The engine's words of an error: ``{"message": …}``, or the text as it is."""
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):
        read = None
    told = read.get("message") if isinstance(read, dict) else None
    if not isinstance(told, str):
        told = content.decode("utf-8", "replace")
    return printable(told.strip() or reason, _WORDS)
