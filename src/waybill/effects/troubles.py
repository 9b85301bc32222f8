"""Why a request brought no answer: exceptions of sockets, ssl, http.client, urllib3 and requests as one ``Trouble``."""

from __future__ import annotations

import errno
import http.client
import re
import ssl
from collections.abc import Callable, Iterator
from typing import Any

from urllib3.exceptions import InvalidChunkLength, LocationParseError, ProxyError

from waybill.core.evidence import Trouble
from waybill.core.protocol import printable


class Failed(OSError):
    """A trouble that our own code found, on its way through the libraries."""

    def __init__(self, trouble: Trouble, detail: str) -> None:
        super().__init__(detail)
        self.trouble = trouble
        self.detail = detail


# OpenSSL's X509_V_ERR_* numbers: what exactly a verification stumbled over.
_VERIFY = {
    2: Trouble.TLS_UNKNOWN_CA,  # issuer of an intermediate not found
    9: Trouble.TLS_NOT_YET_VALID,
    10: Trouble.TLS_EXPIRED,
    18: Trouble.TLS_UNKNOWN_CA,  # self-signed
    19: Trouble.TLS_UNKNOWN_CA,  # self-signed in the chain
    20: Trouble.TLS_UNKNOWN_CA,  # issuer not found
    21: Trouble.TLS_UNKNOWN_CA,  # the chain is not complete
    62: Trouble.TLS_WRONG_NAME,
    64: Trouble.TLS_WRONG_NAME,  # an IP address
}
_NOT_TLS = (
    "WRONG_VERSION_NUMBER",
    "HTTP_REQUEST",
    "HTTPS_PROXY_REQUEST",
    "PACKET_LENGTH_TOO_LONG",
    "UNKNOWN_PROTOCOL",
    "RECORD_LAYER_FAILURE",
)
_NO_ROUTE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EACCES, errno.EPERM})
_NO_ROUTE |= {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT, errno.EHOSTDOWN}
_TUNNEL = re.compile(r"Tunnel connection failed: (\d{3})")


def of_connecting(error: OSError) -> Trouble:
    """The trouble of a failed ``connect`` to one address."""
    if isinstance(error, TimeoutError):
        return Trouble.CONNECTION_TIMEOUT
    if isinstance(error, ConnectionRefusedError):
        return Trouble.CONNECTION_REFUSED
    return Trouble.UNREACHABLE if error.errno in _NO_ROUTE else Trouble.RESET


def of_exception(error: BaseException) -> tuple[Trouble, str]:
    """The trouble and its innermost words. Never the outer words: those hold whole URLs and proxy passwords."""
    chain = list(_chain(error))
    for kind, read in _READERS:
        for link in chain:
            found = read(link) if isinstance(link, kind) else None
            if found:
                return found, _words(link)
    return Trouble.MALFORMED, type(error).__name__


def _words(error: BaseException) -> str:
    if isinstance(error, (LocationParseError, ValueError)) and not isinstance(error, (ssl.SSLError, UnicodeError)):
        return "the address cannot be read"
    return printable(re.sub(r"\?\S*", "?…", str(error)), 300) or type(error).__name__


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and everything wrapped in it, outermost first."""
    todo: list[Any] = [error]
    seen: set[int] = set()
    while todo:
        link = todo.pop(0)
        if isinstance(link, BaseException) and id(link) not in seen:
            seen.add(id(link))
            yield link
            todo += [*link.args, getattr(link, "reason", None), link.__cause__, link.__context__]


def _of_failed(error: Failed) -> Trouble:
    return error.trouble


def _of_tunnel(error: OSError) -> Trouble | None:
    refused = _TUNNEL.search(str(error))
    if not refused:
        return None
    return Trouble.PROXY_NEEDS_LOGIN if refused[1] == "407" else Trouble.PROXY_REFUSED


def _of_verification(error: ssl.SSLCertVerificationError) -> Trouble:
    return _VERIFY.get(error.verify_code, Trouble.TLS_OTHER)


def _of_tls(error: ssl.SSLError) -> Trouble:
    if isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
        return Trouble.RESET
    return Trouble.TLS_NOT_TLS if any(word in str(error) for word in _NOT_TLS) else Trouble.TLS_OTHER


def _of_chunk(error: InvalidChunkLength) -> Trouble:
    return Trouble.MALFORMED if error.length else Trouble.RESET


# First match wins, over the whole chain: the most telling kinds stand first.
_READERS: tuple[tuple[type[BaseException], Callable[[Any], Trouble | None]], ...] = (
    (Failed, _of_failed),
    (OSError, _of_tunnel),
    (ProxyError, lambda _: Trouble.PROXY_UNREACHABLE),
    (ssl.SSLCertVerificationError, _of_verification),
    (ssl.SSLError, _of_tls),
    (TimeoutError, lambda _: Trouble.TIMEOUT),
    (InvalidChunkLength, _of_chunk),
    (http.client.IncompleteRead, lambda _: Trouble.RESET),
    (ConnectionError, lambda _: Trouble.RESET),
    (http.client.HTTPException, lambda _: Trouble.MALFORMED),
    (ValueError, lambda _: Trouble.MALFORMED),
    (OSError, lambda error: Trouble.UNREACHABLE if error.errno in _NO_ROUTE else None),
)
