"""What `ssh -v` says, in its own and the system's words, read as facts. Pure; the recordings stand in the tests.

OpenSSH has one exit code for everything that goes wrong before a program runs. Its words tell the rest, and they have
been the same for years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from waybill.core.host.link import HostKey, LinkTrouble
from waybill.core.ssh.pins import host_key
from waybill.core.text import quote_foreign, shorten
from waybill.frozen import dataclass

KEY_MARK = "waybill-host-key"  # how our KnownHostsCommand tells a key that a host has shown
_MOST_SAID = 2000
_MOST_KINDS = 6

# The first that fits is the trouble. What is more special stands first: a stranger's greeting before a cut.
_TROUBLES: tuple[tuple[LinkTrouble, str], ...] = (
    (LinkTrouble.NO_COMMON_ALGORITHM, r"Unable to negotiate with .*"),
    (LinkTrouble.KEY_CHANGED, r".*[Hh]ost key for .* has changed and you have requested strict checking.*"),
    (LinkTrouble.KEY_REVOKED, r".* host key for .* was revoked and you have requested strict checking.*"),
    (LinkTrouble.KEY_UNPINNED, r"No .* host key is known for .* and you have requested strict checking.*"),
    (LinkTrouble.NAME_NOT_FOUND, r"ssh: Could not resolve hostname .*"),
    (LinkTrouble.REFUSED, r"ssh: connect to host .*: Connection refused"),
    (LinkTrouble.UNREACHABLE, r"ssh: connect to host .*: (?:No route to host|Network is unreachable|.*not permitted)"),
    (LinkTrouble.UNREACHABLE, r"ssh: connect to host .*: (?:Cannot assign requested address|Invalid argument)"),
    (LinkTrouble.TIMEOUT, r"ssh: connect to host .*: (?:Connection|Operation) timed out"),
    (LinkTrouble.TOO_MANY_KEYS, r"(?:Received disconnect from .*|Disconnected: )?.*Too many authentication failures.*"),
    (LinkTrouble.NOT_SSH, r".*banner line contains invalid characters|Protocol major versions differ.*"),
    (LinkTrouble.NOT_SSH, r"Bad remote protocol version identification.*|.*banner line too long.*|.*: invalid format"),
    (LinkTrouble.DROPPED, r".*(?:Exceeded MaxStartups|Not allowed at this time).*"),
    (LinkTrouble.NOT_SSH, r"debug1: kex_exchange_identification: banner line \d+: \S.*"),
    (LinkTrouble.TIMEOUT, r"Connection timed out during banner exchange"),
    (LinkTrouble.LOGIN_REFUSED, r".*Permission denied \(.*"),
    (LinkTrouble.LOGIN_REFUSED, r".*\bno more authentication methods.*"),
    (LinkTrouble.DROPPED, r"kex_exchange_identification: .*|ssh_exchange_identification: .*"),
    (LinkTrouble.NO_CLIENT, r".*Bad configuration option.*|command-line: line 0: .*"),
)
# What a jump host says of the connection that it was asked to make.
_JUMP_TROUBLES: tuple[tuple[LinkTrouble, str], ...] = (
    (LinkTrouble.JUMP_FAILED, r"channel \d+: open failed: (?:administratively prohibited|unknown channel type).*"),
    (LinkTrouble.NAME_NOT_FOUND, r"channel \d+: open failed: connect failed: (?:Name or service|Temporary failure).*"),
    (LinkTrouble.REFUSED, r"channel \d+: open failed: connect failed: Connection refused.*"),
    (LinkTrouble.TIMEOUT, r"channel \d+: open failed: connect failed: Connection timed out.*"),
    (LinkTrouble.UNREACHABLE, r"channel \d+: open failed: connect failed: .*"),
    (LinkTrouble.JUMP_FAILED, r"stdio forwarding failed|.*stdio forwarding request failed.*"),
)
_WITH_BANNER = frozenset({LinkTrouble.LOGIN_REFUSED, LinkTrouble.DROPPED, LinkTrouble.LOST})
_CUT = re.compile(r"(?:Connection (?:closed|reset) by|Disconnected from|Read from|client_loop|ssh_dispatch_run).*")
_FACTS = {
    "login": r"Authenticated to (?P<it>.*)",
    "host-key": r"debug1: Host '.*' is known and matches the .* host key\.",
    "connected": r"debug1: Connection established\.",
}
_OWN = re.compile(
    r"debug\d: .*|OpenSSH_\S+.*|@+.*|" + KEY_MARK + r" .*|Authenticated to .*|Warning: Permanently added .*|"
    r"Pseudo-terminal will not .*|\*\* WARNING: connection is not using .*|\*\* (?:This|The) .*"
)


@dataclass(frozen=True, kw_only=True)
class Words:
    """The facts. ``trouble`` is ``None`` when nothing says that it failed; ``said`` is all that was no debugging."""

    trouble: LinkTrouble | None = None
    detail: str = ""
    said: str = ""
    stages: tuple[str, ...] = ()
    user: str = ""
    host: str = ""
    port: int = 0
    peer: str = ""  # the address that was connected to
    server: str = ""  # what it says that it is
    key: HostKey | None = None  # the one that it showed
    keys: tuple[HostKey, ...] = ()  # told by our KnownHostsCommand, with their lines
    algorithms: tuple[str, ...] = ()  # of host keys, as the host lists them
    methods: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()  # fingerprints of login keys
    accepted: str = ""
    partial: bool = False  # the key was taken, and something more is wanted
    options: tuple[str, ...] | None = field(default=None)  # what authorized_keys grants, where the host tells it

    @property
    def told(self) -> str:
        """The words of the failure. Where a host may have added its own (a banner), they stand with it."""
        if self.trouble not in _WITH_BANNER:
            return self.detail
        lines = [line for line in self.said.split("\n") if line]
        return shorten(
            " / ".join([*filter(None, [self.detail]), *(line for line in lines if line != self.detail)]), 500
        )


def read_words(text: str) -> Words:
    """Read everything that ssh said while it connected."""
    lines = [line.rstrip("\r") for line in text.split("\n")]
    trouble, detail = _trouble(lines)
    user, host, port = _destination(lines)
    return Words(
        trouble=trouble,
        detail=quote_foreign(detail, 400),
        said=_said(lines),
        stages=tuple(name for name in ("connected", "host-key", "login") if _first(lines, _FACTS[name])),
        user=user,
        host=host,
        port=port,
        peer=_group(lines, r"debug1: Connecting to \S+ \[(\S+)\] port \d+\."),
        server=quote_foreign(_group(lines, r"debug1: Remote protocol version .*, remote software version (.*)"), 100),
        key=_shown_key(lines),
        keys=tuple(dict.fromkeys(_told_keys(lines))),
        algorithms=_algorithms(lines),
        methods=_methods(lines),
        tried=tuple(dict.fromkeys(_groups(lines, r"debug1: Offering public key: .*(SHA256:\S+).*"))),
        accepted=_group(lines, r"debug1: Server accepts key: .*(SHA256:\S+).*"),
        partial=bool(_first(lines, r'Authenticated using "[^"]*" with partial success\.|debug1: .*partial success.*')),
        options=_options(lines),
    )


def _trouble(lines: list[str]) -> tuple[LinkTrouble | None, str]:
    for trouble, pattern in (*_JUMP_TROUBLES, *_TROUBLES):
        found = _first(lines, pattern)
        if found:
            return trouble, re.sub(r"^debug1: kex_exchange_identification: ", "", found)
    cut = next((line for line in reversed(lines) if _CUT.fullmatch(line)), "")
    return (_of_cut(lines), cut) if cut else (None, "")


def _of_cut(lines: list[str]) -> LinkTrouble:
    """A connection that was cut: before the login it is dropped, after it is lost."""
    return LinkTrouble.LOST if _first(lines, _FACTS["login"]) else LinkTrouble.DROPPED


def _first(lines: list[str], pattern: str) -> str:
    known = re.compile(pattern)
    return next((line for line in lines if known.fullmatch(line)), "")


def _groups(lines: list[str], pattern: str) -> Iterator[str]:
    known = re.compile(pattern)
    return (found[1] for line in lines if (found := known.fullmatch(line)))


def _group(lines: list[str], pattern: str) -> str:
    return next(_groups(lines, pattern), "")


def _destination(lines: list[str]) -> tuple[str, str, int]:
    """The last one: a jump host of the user's own configuration speaks before the host does."""
    known = re.compile(r"debug1: Authenticating to (.+):(\d+) as '(.*)'")
    found = next((found for line in reversed(lines) if (found := known.fullmatch(line))), None)
    return (quote_foreign(found[3], 100), found[1], int(found[2])) if found else ("", "", 0)


def _shown_key(lines: list[str]) -> HostKey | None:
    known = re.compile(r"debug1: Server host key: (\S+) (SHA256:[A-Za-z0-9+/]+)")
    found = next((found for line in reversed(lines) if (found := known.fullmatch(line))), None)
    return HostKey(kind=found[1], fingerprint=found[2]) if found else None


def _told_keys(lines: list[str]) -> Iterator[HostKey]:
    for words in _groups(lines, KEY_MARK + r" (\S+ \S+ \S+)"):
        place, kind, text = words.split(" ")
        key = host_key(kind, text, place) if kind != "NONE" else None
        if key is not None:
            yield key


def _algorithms(lines: list[str]) -> tuple[str, ...]:
    """The host's own list: behind ours in the debugging, or in the words of a refusal."""
    offer = _group(lines, r"Unable to negotiate with .*: no matching host key type found\. Their offer: (\S*)")
    behind = lines[lines.index("debug2: peer server KEXINIT proposal") :] if _PEER in lines else []
    listed = offer or _group(behind, r"debug2: host key algorithms: (\S*)")
    return tuple(name for name in listed.split(",") if re.fullmatch(r"[a-z0-9@.-]{1,80}", name))


_PEER = "debug2: peer server KEXINIT proposal"


def algorithms_by_kind(algorithms: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The algorithms of a host by the kind of key that each of them needs, without certificates; few, however many."""
    kinds: dict[str, tuple[str, ...]] = {}
    for name in algorithms:
        if "-cert-" not in name:
            kind = "ssh-rsa" if name.startswith("rsa-sha2-") else name
            kinds[kind] = (*kinds.get(kind, ()), name)
    return dict(list(kinds.items())[:_MOST_KINDS])


def _methods(lines: list[str]) -> tuple[str, ...]:
    """What the host would accept, as it said last."""
    listed = [*_groups(lines, r"debug1: Authentications that can continue: (\S+)")]
    refused = _group(lines, r".*Permission denied \(([a-z0-9@.,-]*)\)\.")
    last = refused or (listed[-1] if listed else "")
    return tuple(name for name in last.split(",") if name)


def _options(lines: list[str]) -> tuple[str, ...] | None:
    known = re.compile(r"debug1: Remote: .*: key options:(.*)")
    found = next((found for line in lines if (found := known.fullmatch(line))), None)
    return tuple(found[1].split()) if found else None


def _said(lines: list[str]) -> str:
    kept = (line for line in lines if line.strip() and not _OWN.fullmatch(line))
    return "\n".join(quote_foreign(line, 300) for line in kept)[:_MOST_SAID]


# What became of the first program


_LIMITS = {
    "timeout": "the login shell did not come to our program in time",
    "too-much-output": "the login shell prints without an end",
}
FORCED = "authorized_keys forces another command"
EXPIRED = "the password or the account has expired"
_NOLOGIN = r".*(?:account is currently not available|This account is not available|nologin).*"
_NO_SH = r".*\bsh: (?:command not found|not found|No such file).*|.*[Uu]nknown command:? .*\bsh\b.*|.*sh: restricted.*"
_HAS_EXPIRED = r".*(?:password has expired|Password change required|account has expired|must change your password).*"
_SFTP = r".*sftp connections only.*"


def judge_shell(
    printed: str, code: int | None, options: tuple[str, ...] | None, *, problem: str = ""
) -> tuple[LinkTrouble, str]:
    """Why a session began and our program did not: ``printed`` is all that came instead, on both outputs.

    ``problem`` is the limit that was reached, as a channel tells it.
    """
    lines = [line for line in printed.split("\n") if line.strip()]
    for pattern, detail in (
        (_HAS_EXPIRED, EXPIRED),
        (_NOLOGIN, "the login shell is one that lets nobody in"),
        (_SFTP, "the account is for sftp only"),
    ):
        if _first(lines, pattern):
            return LinkTrouble.SHELL_REFUSED, detail
    if options is not None and "command" in options:
        return LinkTrouble.SHELL_REFUSED, FORCED
    if _first(lines, _NO_SH):
        return LinkTrouble.SHELL_REFUSED, "the login shell finds no `sh`"
    if problem in _LIMITS:
        return LinkTrouble.SHELL_NOISY, _LIMITS[problem]
    if not lines and code == 1:
        return LinkTrouble.SHELL_REFUSED, "the login shell ended at once with code 1, as /bin/false does"
    return LinkTrouble.SHELL_NOISY, f"the login shell ended with code {code} before it came to our program"
