"""Evidence of the way to a host: who answered, with which key, and why not. No secret ever stands here."""

from __future__ import annotations

from enum import Enum

from waybill.frozen import dataclass


class LinkTrouble(Enum):
    """Why there is no connection, or no use of it."""

    NO_CLIENT = "no-client"  # there is no ssh here
    NAME_NOT_FOUND = "name-not-found"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    NOT_SSH = "not-ssh"  # something else answers on that port
    DROPPED = "dropped"  # cut before the handshake was done, again and again: MaxStartups, fail2ban, a firewall
    NO_COMMON_ALGORITHM = "no-common-algorithm"
    KEY_UNPINNED = "key-unpinned"  # nothing says which host key is the right one
    KEY_CHANGED = "key-changed"
    KEY_REVOKED = "key-revoked"
    KEY_OTHER_TYPE = "key-other-type"  # a pin exists for a type that the host does not offer
    LOGIN_KEY_DAMAGED = "login-key-damaged"
    LOGIN_REFUSED = "login-refused"
    TOO_MANY_KEYS = "too-many-keys"  # the agent offered others first
    JUMP_FAILED = "jump-failed"
    SHELL_REFUSED = "shell-refused"  # nologin, a forced command, a restricted shell without sh
    SHELL_NOISY = "shell-noisy"  # an rc file ends the session before our program runs
    SESSION_REFUSED = "session-refused"
    LOST = "lost"  # it was there, and is gone


class KeyDamage(Enum):
    """What is wrong with the text of a login key. CRLF and a missing last newline are repaired and are no damage."""

    EMPTY = "empty"
    PLACEHOLDER = "placeholder"
    PUBLIC_HALF = "public-half"
    PUTTY = "putty"
    TRUNCATED = "truncated"
    NOT_A_KEY = "not-a-key"
    NEEDS_PASSPHRASE = "needs-passphrase"
    WRONG_PASSPHRASE = "wrong-passphrase"
    UNREADABLE = "unreadable"  # it has the form of a key, and ssh-keygen cannot read it


@dataclass(frozen=True, kw_only=True)
class HostKey:
    """One public key of a host: ``ssh-ed25519`` and ``SHA256:…``. ``line`` is its known_hosts line."""

    kind: str
    fingerprint: str
    line: str = ""


@dataclass(frozen=True, kw_only=True)
class LinkFacts:
    """What came of connecting to one host. ``history`` is what earlier attempts gave, oldest first."""

    address: str  # as it was given
    local: bool = False
    user: str = ""
    host: str = ""
    port: int = 22
    jump: str = ""
    trouble: LinkTrouble | None = None
    detail: str = ""  # ssh's own words
    pinned: tuple[HostKey, ...] = ()
    offered: tuple[HostKey, ...] = ()
    login_key: str = ""  # fingerprint of the key that was used
    damage: KeyDamage | None = None
    repaired: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()  # what the host would accept as a login
    shell: str = ""
    noise: str = ""  # what an rc file printed into our session
    stages: tuple[str, ...] = ()  # "connected", "host-key", "login", "session": how far it came
    sessions_at_once: bool | None = None  # False: MaxSessions 1; known once two were wanted at the same time
    hop: str = ""  # the jump host at which it failed; empty: the host itself
    peer: str = ""  # the address that was connected to
    server: str = ""  # what the SSH server says that it is
    tried: tuple[str, ...] = ()  # fingerprints of the login keys that were offered
    partial: bool = False  # the key was taken, and the host wants something more
    options: tuple[str, ...] | None = None  # what authorized_keys grants, "command", "port-forwarding", …
    pin_problems: tuple[str, ...] = ()  # lines of `ssh-known-hosts` that pin nothing
    history: tuple[str, ...] = ()
    broken: str = ""  # how a connection before this one ended, which broke before it was of any use
