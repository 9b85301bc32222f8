"""Where a host is: ``[user@]host[:port]`` as people write it. Pure."""

from __future__ import annotations

import re

from waybill.frozen import dataclass

LOCAL = "local"
SSH_PORT = 22
_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_.])?")
_SIX = re.compile(r"[0-9A-Fa-f:.]{2,45}(?:%[A-Za-z0-9_.-]{1,15})?")
# ssh itself refuses names that a shell could take for more than a name.
_USER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.@+\\-]{0,63}\$?")
_EXAMPLE = "write `[user@]host[:port]`, such as deploy@web1.example.com:2222 or deploy@[2001:db8::1]:22, or `local`"


class AddressProblem(ValueError):
    """A text is no address. ``fix`` says what to write instead."""

    def __init__(self, problem: str, fix: str = _EXAMPLE) -> None:
        super().__init__(problem)
        self.problem = problem
        self.fix = fix


@dataclass(frozen=True, kw_only=True)
class Address:
    """One host. ``user`` empty: whoever ssh takes. ``port`` counts as wished only where ``port_given``."""

    text: str
    host: str
    user: str = ""
    port: int = SSH_PORT
    port_given: bool = False
    local: bool = False

    @property
    def place(self) -> str:
        """The host's name in known_hosts: with brackets where the port is not ssh's own."""
        return place_of(self.host, self.port)


def place_of(host: str, port: int) -> str:
    """How known_hosts names this host and port."""
    return host.lower() if port == SSH_PORT else f"[{host.lower()}]:{port}"


def parse_address(text: str) -> Address:
    """The address, or ``AddressProblem``."""
    bare = text.strip()
    if bare == LOCAL:
        return Address(text=bare, host=LOCAL, local=True)
    if not bare:
        raise AddressProblem("is empty")
    _refuse_other_forms(bare)
    user, at, rest = bare.rpartition("@")
    if at and _USER.fullmatch(user) is None:
        raise AddressProblem("has no proper user name before the `@`")
    host, port = _host_and_port(rest, f"{user}{at}")
    return Address(text=bare, user=user, host=host, port=port or SSH_PORT, port_given=port is not None)


def parse_jumps(text: str) -> tuple[Address, ...]:
    """The jump hosts in their order; several stand with commas between."""
    parts = [part.strip() for part in text.split(",")]
    if not text.strip():
        return ()
    jumps = tuple(parse_address(part) for part in parts)
    if any(jump.local for jump in jumps):
        raise AddressProblem("names `local` as a jump host", "leave it out: the way begins here anyway")
    return jumps


def _refuse_other_forms(text: str) -> None:
    if "://" in text:
        bare = re.sub(r"^ssh://", "", text).rstrip("/")
        raise AddressProblem("carries a scheme", f"write `{bare}`" if "://" not in bare else _EXAMPLE)
    if text.startswith("-"):
        raise AddressProblem("begins with a hyphen, like an option")
    if re.search(r"\s", text):
        raise AddressProblem("holds a blank", "one host a line, without options; a port follows after a colon")
    if "," in text:
        raise AddressProblem("holds a comma", "one host a line")
    if "/" in text:
        raise AddressProblem("carries a path", f"write `{text.partition('/')[0].rstrip(':')}`")
    if not text.isascii():
        raise AddressProblem("holds letters outside of ASCII", _ascii_fix(text))


def _ascii_fix(text: str) -> str:
    try:
        return f"write `{text.encode('idna').decode()}`" if "@" not in text and ":" not in text else _EXAMPLE
    except UnicodeError:
        return _EXAMPLE


def _host_and_port(text: str, before: str) -> tuple[str, int | None]:
    if text.startswith("["):
        host, bracket, rest = text[1:].partition("]")
        if not bracket or _SIX.fullmatch(host) is None or ":" not in host:
            raise AddressProblem("has brackets without an IPv6 address in them")
        return host, _port(rest, f"{before}[{host}]")
    if text.count(":") > 1:
        fix = f"write `{before}[{text}]`, or `{before}[{text}]:22` with a port"
        raise AddressProblem("is an IPv6 address without brackets", fix if _SIX.fullmatch(text) else _EXAMPLE)
    host, colon, _ = text.partition(":")
    if _NAME.fullmatch(host) is None or ".." in host:
        raise AddressProblem("is no host name" if host else "names no host")
    return host, _port(text[len(host) :] if colon else "", f"{before}{host}")


def _port(text: str, before: str) -> int | None:
    if not text:
        return None
    number = text[1:]
    if not text.startswith(":") or not re.fullmatch(r"[0-9]{1,5}", number):
        raise AddressProblem("has a port that is no number", f"write `{before}:22`, or `{before}` for ssh's own port")
    if not 1 <= int(number) <= 65535:
        raise AddressProblem("has a port outside of 1 to 65535", f"write `{before}:22`")
    return int(number)
