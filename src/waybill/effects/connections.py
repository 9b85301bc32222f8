"""Connections that keep a deadline: our adapter under requests, and the urllib3 connections it opens.

A socket's own timeout starts anew with every byte, so a server that sends one byte every few seconds could hold us for
ever. Here each read may last only as long as the whole request has left.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import threading
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import SystemTimeWarning

from waybill.core.evidence import Trouble
from waybill.core.protocol import printable
from waybill.effects.addresses import Resolver
from waybill.effects.troubles import Failed, of_connecting

if TYPE_CHECKING:
    from requests import PreparedRequest

# A clock that is years off is told as a finding, not as a stray line on stderr.
warnings.filterwarnings("ignore", category=SystemTimeWarning)


Dial = Callable[["tuple[str, int]", float], socket.socket]


def dial_directly(address: tuple[str, int], timeout: float) -> socket.socket:
    """A TCP connection from this machine."""
    sock = socket.create_connection(address, timeout)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return sock


@dataclass(kw_only=True)
class Window:
    """How long the request that this thread is making may still take, and what was seen on the way."""

    resolver: Resolver
    monotonic: Callable[[], float]
    deadline: float
    connect: float
    read: float
    seconds: float  # the whole, for the words of the error
    peer: Mapping[str, Any] = field(default_factory=dict)  # the verified certificate of the last handshake
    peer_bytes: bytes = b""
    dial: Dial = dial_directly
    alone: bool = False  # over a connection of its own, not one that was kept

    def left(self, limit: float) -> float:
        """The smaller of a limit and what is left. Raises ``TimeoutError`` when nothing is left."""
        left = self.deadline - self.monotonic()
        if left <= 0:
            raise TimeoutError(_too_late(self.seconds))
        return min(limit, left)


def _too_late(seconds: float) -> str:
    """A last attempt may have had less than a second: "within 0 s" would say nothing."""
    return f"no whole answer within {seconds:.0f} s" if seconds >= 1 else "no whole answer in the time that was left"


_thread = threading.local()


def open_window(window: Window) -> None:
    """Make this the window of every connection that this thread uses until the next one."""
    _thread.window = window


def _window() -> Window:
    window: Window = _thread.window
    return window


class _Paced(io.RawIOBase):
    """The reading end of a socket, each read limited by the window."""

    def __init__(self, raw: Any, sock: socket.socket) -> None:
        self._raw = raw
        self._socket = sock
        self._window = _window()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(self._window.left(self._window.read))
        return int(self._raw.readinto(buffer))

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()


class _Response(http.client.HTTPResponse):
    """An answer whose status line, headers and body are read at the window's pace."""

    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp = io.BufferedReader(_Paced(self.fp.detach(), sock))


def _connect(connection: HTTPConnection) -> socket.socket:
    """Open the TCP connection to an address that was already looked up and judged. Raises ``Failed``."""
    window = _window()
    try:
        sock = _first_that_answers(connection, window)
    except Failed as failed:
        if connection.proxy is None:
            raise
        detail = f"proxy {connection.host}:{connection.port}: {failed.trouble.value}: {failed.detail}"
        raise Failed(Trouble.PROXY_UNREACHABLE, detail) from None
    sock.settimeout(window.left(window.read))  # for the TLS handshake, whose limit counts as a whole
    return sock


def _first_that_answers(connection: HTTPConnection, window: Window) -> socket.socket:
    host = str(connection._dns_host)  # noqa: SLF001  # the name as given; ``host`` lacks a trailing dot
    troubles: list[Failed] = []
    for address in window.resolver.addresses(host, window.left(window.connect)):
        try:
            return window.dial((address, connection.port or 0), window.left(window.connect))
        except Failed as failed:
            troubles.append(failed)
        except OSError as error:
            where = f"{address} port {connection.port}"
            troubles.append(Failed(of_connecting(error), printable(f"{where}: {error.strerror or error}")))
    # "No route" to an IPv6 address says less than what the IPv4 one answered.
    raise next((failed for failed in troubles if failed.trouble is not Trouble.UNREACHABLE), troubles[0])


class _Plain(HTTPConnection):
    response_class = _Response

    @property
    def is_connected(self) -> bool:
        return not _window().alone and super().is_connected  # asked before a kept connection is used again

    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _Tls(HTTPSConnection):
    response_class = _Response

    @property
    def is_connected(self) -> bool:
        return not _window().alone and super().is_connected

    def _new_conn(self) -> socket.socket:
        return _connect(self)

    def connect(self) -> None:
        super().connect()
        _window().peer = getattr(self.sock, "getpeercert", dict)() or {}


class _Look(_Tls):
    """Shakes hands, notes the certificate, and goes no further: nothing can be sent over it."""

    def connect(self) -> None:
        HTTPSConnection.connect(self)
        window = _window()
        read: Any = self.sock.getpeercert  # type: ignore[union-attr]  # after connect() it is an SSL socket
        window.peer, window.peer_bytes = read() or {}, read(True) or b""
        self.close()
        raise Looked


class Looked(OSError):
    """Not a failure: the certificate was seen."""


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _Tls


class _LookPool(HTTPSConnectionPool):
    ConnectionCls = _Look


class Adapter(HTTPAdapter):
    """Requests' adapter with our connections, our TLS context, and at most ``size`` connections to a host."""

    def __init__(self, context: Callable[[], ssl.SSLContext], *, size: int = 1, look: bool = False) -> None:
        self._context = context
        self._look = look
        self._lock = threading.Lock()
        super().__init__(pool_connections=32, pool_maxsize=size, pool_block=True)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Requests' pools, opening our connections."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools()

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> Any:
        """The same for one proxy, with our trust for a proxy that is reached over TLS."""
        with self._lock:  # two managers for one proxy would mean twice the connections
            if proxy not in self.proxy_manager and proxy.lower().startswith("https:"):
                proxy_kwargs["proxy_ssl_context"] = self._context()
            manager = super().proxy_manager_for(proxy, **proxy_kwargs)
            manager.pool_classes_by_scheme = self._pools()
            return manager

    def _pools(self) -> dict[str, type[HTTPConnectionPool]]:
        return {"http": _PlainPool, "https": _LookPool if self._look else _TlsPool}

    def build_connection_pool_key_attributes(self, request: PreparedRequest, verify: Any, cert: Any = None) -> Any:
        """Our context instead of the files that requests would name."""
        host, _ = super().build_connection_pool_key_attributes(request, verify, cert)
        if host["scheme"] != "https":
            return host, {}
        context = self._context()
        trust: dict[str, Any] = {"ssl_context": context, "cert_reqs": context.verify_mode}
        if not context.check_hostname:
            trust["assert_hostname"] = False  # else urllib3 would check the name by itself
        return host, trust

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Nothing: the context carries the trust. Requests would load its own bundle anew for each connection."""
