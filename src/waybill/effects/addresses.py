"""Names to addresses: resolved once, within a limit, and sorted by how far they reach."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable
from enum import Enum

from waybill.core.evidence import Trouble
from waybill.core.protocol import printable
from waybill.effects.troubles import Failed

_SILENT = frozenset({socket.EAI_AGAIN, socket.EAI_FAIL})
_SHARED = ipaddress.ip_network("100.64.0.0/10")  # carrier-grade NAT: nobody's public registry lives there
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # the public IPv4 internet as an IPv6-only network sees it


class Reach(Enum):
    """Where an address leads."""

    PUBLIC = "public"
    PRIVATE = "private"
    LOOPBACK = "loopback"
    LINK_LOCAL = "link-local"
    OTHER = "reserved"
    UNKNOWN = "unknown"  # a proxy resolves the name, not we


# Whose answers may send us where. Nobody is ever sent to a link-local address (a cloud's metadata service lives there)
# except from one. A public registry may name a private address: inside a company's network that is where the name of
# its layer host often leads, and no secret goes along.
_MAY_NAME = {
    Reach.PUBLIC: {Reach.PUBLIC, Reach.PRIVATE, Reach.UNKNOWN},
    Reach.PRIVATE: {Reach.PUBLIC, Reach.PRIVATE, Reach.UNKNOWN},
    Reach.LOOPBACK: {Reach.PUBLIC, Reach.PRIVATE, Reach.LOOPBACK, Reach.UNKNOWN},
    Reach.LINK_LOCAL: {Reach.PUBLIC, Reach.PRIVATE, Reach.LINK_LOCAL, Reach.UNKNOWN},
    Reach.UNKNOWN: {Reach.PUBLIC, Reach.PRIVATE, Reach.UNKNOWN},
    Reach.OTHER: {Reach.PUBLIC, Reach.UNKNOWN},
}


def may_name(asker: Reach, target: Reach) -> bool:
    """Whether a server with this reach may send us to an address with that one."""
    return target in _MAY_NAME[asker]


def reach_of(address: str) -> Reach:
    """Where one address leads, embedded IPv4 addresses looked through."""
    ip = _embedded(ipaddress.ip_address(address.partition("%")[0]))
    if ip.is_loopback:
        return Reach.LOOPBACK
    if ip.is_link_local:
        return Reach.LINK_LOCAL
    if ip.is_unspecified or ip.is_multicast:
        return Reach.OTHER
    if ip.is_private or (ip.version == 4 and ip in _SHARED):
        return Reach.PRIVATE
    return Reach.OTHER if ip.is_reserved else Reach.PUBLIC


def _embedded(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip


def literal(host: str) -> str:
    """The address that a host *is* (brackets removed), or ``""`` for a name."""
    bare = host.strip("[]").partition("%")[0]
    try:
        ipaddress.ip_address(bare)
    except ValueError:
        return ""
    return bare


def is_loopback_name(host: str) -> bool:
    """True for ``localhost``, 127.0.0.0/8 and ::1: decided by the name alone, nothing is asked."""
    address = literal(host)
    return host.lower() == "localhost" or (bool(address) and reach_of(address) is Reach.LOOPBACK)


Lookup = Callable[[str], "list[str]"]


def system_lookup(host: str) -> list[str]:
    """The machine's resolver: addresses in the order in which they should be tried."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Resolver:
    """Resolves each name once. What was checked is what is connected to: a name cannot change in between."""

    def __init__(self, lookup: Lookup = system_lookup) -> None:
        self._lookup = lookup
        self._known: dict[str, tuple[str, ...]] = {}

    def addresses(self, host: str, seconds: float) -> tuple[str, ...]:
        """The addresses of a host, asked for at most ``seconds``. Raises ``Failed``."""
        address = literal(host)
        if address:
            return (address,)
        if host not in self._known:
            self._known[host] = self._ask(host, seconds)
        return self._known[host]

    def reach(self, host: str, seconds: float) -> Reach:
        """Where a host leads: the least public of its addresses. Raises ``Failed``."""
        found = {reach_of(address) for address in self.addresses(host, seconds)}
        return next(reach for reach in _LEAST_PUBLIC_FIRST if reach in found)

    def _ask(self, host: str, seconds: float) -> tuple[str, ...]:
        # getaddrinfo has no limit of its own and cannot be interrupted, so a thread that may be left behind asks.
        answers: queue.SimpleQueue[tuple[str, ...] | Failed] = queue.SimpleQueue()
        threading.Thread(target=lambda: answers.put(self._answer(host)), daemon=True).start()
        try:
            answer = answers.get(timeout=seconds)
        except queue.Empty:
            raise Failed(Trouble.RESOLVER_SILENT, f"no answer for {host} within {seconds:.0f} s") from None
        if isinstance(answer, Failed):
            raise answer
        return answer

    def _answer(self, host: str) -> tuple[str, ...] | Failed:
        try:
            return tuple(self._lookup(host)) or Failed(Trouble.NAME_NOT_FOUND, "the name has no address")
        except socket.gaierror as error:
            silent = error.errno in _SILENT
            return Failed(Trouble.RESOLVER_SILENT if silent else Trouble.NAME_NOT_FOUND, printable(str(error)))
        except (OSError, UnicodeError) as error:  # UnicodeError: a label longer than 63 characters
            return Failed(Trouble.NAME_NOT_FOUND, printable(str(error)))


_LEAST_PUBLIC_FIRST = (Reach.LINK_LOCAL, Reach.OTHER, Reach.LOOPBACK, Reach.PRIVATE, Reach.PUBLIC)
