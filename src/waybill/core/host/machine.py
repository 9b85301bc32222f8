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
    AUTH_WITHOUT_COLON = "auth-without-colon"
    EMPTY_ENTRY = "empty-entry"
    KEY_NOT_READ = "key-not-read"  # it stands under a name that docker does not take for this registry
    EMPTY_FILE = "empty-file"
    NO_RIGHT = "no-right"  # root's, and sudo does not let us read it
    NOT_ASKED = "not-asked"  # root's, and nobody wished for sudo
    CANNOT_BE_TOLD = "cannot-be-told"  # it is there, and the host has no means to read it as docker does


@dataclass(frozen=True, kw_only=True)
class StoredLogin:
    """A credential stored on the host for our registry: its kind and place, never its value.

    What concerns a whole file has no ``registry``. ``username`` is empty when it could be somebody's secret.
    """

    owner: str  # "deploy", "root"
    path: str
    registry: str = ""  # the key of the entry
    username: str = ""
    kind: TokenKind = TokenKind.NONE
    helper: str = ""
    trouble: LoginTrouble | None = None
    detail: str = ""  # "line 3", "2 entries of other registries"
    open_to_others: bool = False  # every user of the host can read the file
    token_as_user: bool = False  # a token stands where the user name belongs


@dataclass(frozen=True, kw_only=True)
class Room:
    """What a file system has left. ``None``: it could not be read.

    ``path`` is what was asked about, ``measured`` the directory that answered: another one when the path is not there
    or must not be seen. An engine runs as root, who may use what is kept back from others.
    """

    path: str
    role: str = ""  # "data", "containerd", "state", "temporary"
    measured: str = ""
    free_bytes: int | None = None
    root_bytes: int | None = None  # free for root
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
    trouble: str = ""  # of the host's: "hidden", "unreadable", "directory", "special", "large"
    source: str = ""  # its path in the commit
    source_trouble: str = ""  # of the commit's
    link: str = ""  # where it leads, when it is a symbolic link
    only_line_ends: bool = False  # the same text, once with and once without carriage returns


class Holder(Enum):
    """What is proved of the process that holds a lock (docs/host-protocol.md)."""

    ALIVE = "alive"
    DEAD = "dead"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Leftover:
    """A lock or an open journal of an earlier run, in the grammar of docs/host-protocol.md."""

    path: str
    what: str  # "lock", "journal"
    owner: str = ""  # the user
    since: str = ""
    run: str = ""  # address of the run that made it
    process: str = ""
    holder: Holder | None = None  # of a lock only
    proof: str = ""  # what says so
    step: str = ""  # of a journal: its last line
    trouble: str = ""  # why it is not believed; empty: it is


@dataclass(frozen=True, kw_only=True)
class MachineFacts:
    """Which machine answered and what state it is in. What was asked for and not told stands in ``unseen``."""

    identifier: str = ""  # /etc/machine-id
    boot: str = ""
    hostname: str = ""
    addresses: tuple[str, ...] = ()
    reached: str = ""  # the address of its own that our connection came to
    system: str = ""  # "Debian GNU/Linux 12 (bookworm)"
    kernel: str = ""
    architecture: str = ""  # uname -m
    user: str = ""
    uid: str = ""
    home: str = ""
    shell: str = ""
    uptime: float | None = None
    clock_offset: float | None = None  # the host's clock minus ours, in seconds, at best
    clock_slack: float = 0.0  # how far that may be off, either way
    rooms: tuple[Room, ...] = ()
    kill_user_processes: bool | None = None  # logind would end what this login leaves behind
    linger: bool | None = None
    setsid: bool | None = None
    http_clients: tuple[str, ...] = ()
    https_clients: tuple[str, ...] = ()
    state_directory: str = ""
    state_trouble: str = ""  # "not writable", "foreign owner", "open to others", "symbolic link", "no directory", …
    state_detail: str = ""
    leftovers: tuple[Leftover, ...] = ()
    logins: tuple[StoredLogin, ...] = ()
    files: tuple[HostFile, ...] = ()
    missing_tools: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()  # parts that were asked and did not tell: "machine", "state", …
