"""Evidence of the machine itself: which one answered, what it has left, and what was left on it."""

from __future__ import annotations

from enum import Enum

from waybill.core.evidence import TokenKind
from waybill.frozen import dataclass


class LoginTrouble(Enum):
    """What is wrong in a docker configuration that lies on the host."""

    UNREADABLE = "unreadable"
    MALFORMED = "malformed"
    HELPER_MISSING = "helper-missing"
    AUTH_UNDECODABLE = "auth-undecodable"
    EMPTY_ENTRY = "empty-entry"


@dataclass(frozen=True, kw_only=True)
class StoredLogin:
    """A credential stored on the host for our registry: its kind and place, never its value."""

    owner: str  # "deploy", "root"
    path: str
    registry: str = ""  # the key of the entry
    username: str = ""
    kind: TokenKind = TokenKind.NONE
    helper: str = ""
    trouble: LoginTrouble | None = None


@dataclass(frozen=True, kw_only=True)
class Room:
    """What a file system has left. ``None``: it could not be read."""

    path: str
    free_bytes: int | None = None
    total_bytes: int | None = None
    free_inodes: int | None = None
    total_inodes: int | None = None  # 0: the file system has no fixed number


@dataclass(frozen=True, kw_only=True)
class HostFile:
    """One of ``host-files``: the same bytes on the host and in the commit?"""

    path: str
    here: str = ""  # sha256 of the commit's file; empty: not there
    there: str = ""  # sha256 on the host; empty: not there
    changed: str = ""  # modification time on the host
    trouble: str = ""


@dataclass(frozen=True, kw_only=True)
class Leftover:
    """A lock or an open journal of an earlier run. Its format is docs/host-protocol.md, when deploy writes it."""

    path: str
    what: str  # "lock", "journal"
    owner: str = ""
    since: str = ""


@dataclass(frozen=True, kw_only=True)
class MachineFacts:
    """Which machine answered and what state it is in."""

    identifier: str = ""  # /etc/machine-id
    boot: str = ""
    hostname: str = ""
    addresses: tuple[str, ...] = ()
    system: str = ""  # "Debian GNU/Linux 12 (bookworm)"
    kernel: str = ""
    architecture: str = ""  # uname -m
    user: str = ""
    home: str = ""
    clock_offset: float | None = None  # the host's clock minus ours, in seconds, at best
    rooms: tuple[Room, ...] = ()
    kill_user_processes: bool | None = None
    linger: bool | None = None
    setsid: bool | None = None
    http_clients: tuple[str, ...] = ()
    state_directory: str = ""
    state_trouble: str = ""  # "not writable", "foreign owner", "open to others", "symbolic link"
    leftovers: tuple[Leftover, ...] = ()
    logins: tuple[StoredLogin, ...] = ()
    files: tuple[HostFile, ...] = ()
    missing_tools: tuple[str, ...] = ()
