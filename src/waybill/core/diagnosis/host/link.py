"""The first rung of a host: the way there, its key, our login, and whether a program of ours can run."""

from __future__ import annotations

from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, find, listed
from waybill.core.finding import Finding, Severity
from waybill.core.host.link import HostKey, KeyDamage, LinkFacts, LinkTrouble
from waybill.core.ssh.address import AddressProblem, parse_address
from waybill.core.ssh.words import EXPIRED, FORCED
from waybill.core.text import quote_foreign

_CODES = {
    LinkTrouble.NO_CLIENT: "ssh.no-client",
    LinkTrouble.NAME_NOT_FOUND: "ssh.name-not-found",
    LinkTrouble.REFUSED: "ssh.refused",
    LinkTrouble.TIMEOUT: "ssh.timeout",
    LinkTrouble.UNREACHABLE: "ssh.unreachable",
    LinkTrouble.NOT_SSH: "ssh.not-ssh",
    LinkTrouble.DROPPED: "ssh.dropped",
    LinkTrouble.NO_COMMON_ALGORITHM: "ssh.no-common-algorithm",
    LinkTrouble.KEY_UNPINNED: "ssh.key-unpinned",
    LinkTrouble.KEY_CHANGED: "ssh.key-changed",
    LinkTrouble.KEY_REVOKED: "ssh.key-revoked",
    LinkTrouble.KEY_OTHER_TYPE: "ssh.key-other-type",
    LinkTrouble.LOGIN_KEY_DAMAGED: "ssh.login-key-damaged",
    LinkTrouble.LOGIN_REFUSED: "ssh.login-refused",
    LinkTrouble.TOO_MANY_KEYS: "ssh.too-many-keys",
    LinkTrouble.JUMP_FAILED: "ssh.jump-refused",
    LinkTrouble.SHELL_REFUSED: "ssh.shell-refused",
    LinkTrouble.SHELL_NOISY: "ssh.shell-ends",
    LinkTrouble.SESSION_REFUSED: "ssh.session-refused",
    LinkTrouble.LOST: "ssh.lost",
}
_NO_KEY = frozenset({KeyDamage.EMPTY, KeyDamage.PLACEHOLDER})
_LOCKED = frozenset({KeyDamage.NEEDS_PASSPHRASE, KeyDamage.WRONG_PASSPHRASE})
# Who answers there is not who was meant, or nobody said who that is: a check that failed, not one that was not made.
_NOT_THE_HOST = frozenset(
    {LinkTrouble.KEY_UNPINNED, LinkTrouble.KEY_CHANGED, LinkTrouble.KEY_REVOKED, LinkTrouble.KEY_OTHER_TYPE}
)
_LONGEST_LINE = 1500  # an RSA key of 8192 bits


def link_findings(view: HostView) -> Findings:
    """What keeps us from the host, and what is worth knowing of a way that works."""
    link = view.evidence.link
    if link.trouble is not None:
        return (_trouble(view, link, link.trouble), *_pins(view, link))
    return (
        *_pins(view, link),
        *_repaired(view, link),
        *_overcome(view, link),
        *_shell(view, link),
    )


def _trouble(view: HostView, link: LinkFacts, trouble: LinkTrouble) -> Finding:
    code = _code(link, trouble)
    instead = f"it printed: {link.noise}" if link.noise else ""
    before = [*link.history[-3:], *filter(None, [link.broken])]
    seen = [link.detail, *(f"before that: {words}" for words in before), instead, _stage(link)]
    facts, prepared = _facts(view, link), _keys(link)
    return find(
        view, code, *seen, severity=_severity(view, trouble), facts=facts, prepared={**prepared, **_login(link)}
    )


def _severity(view: HostView, trouble: LinkTrouble) -> Severity:
    """A host that cannot be looked at is refused before a deploy, and unknown where it is only looked at."""
    if trouble in _NOT_THE_HOST:
        return Severity.ERROR
    return Severity.UNSETTLED if view.evidence.wish.verb == "verify" else Severity.ERROR


def _code(link: LinkFacts, trouble: LinkTrouble) -> str:
    """One code for each trouble, and more where the repair is another."""
    special = (
        ("ssh.login-key-missing", trouble is LinkTrouble.LOGIN_KEY_DAMAGED and link.damage in _NO_KEY),
        ("ssh.login-key-locked", trouble is LinkTrouble.LOGIN_KEY_DAMAGED and link.damage in _LOCKED),
        ("ssh.login-unfinished", trouble is LinkTrouble.LOGIN_REFUSED and link.partial),
        ("ssh.no-login-key", trouble is LinkTrouble.LOGIN_REFUSED and not link.login_key and not link.tried),
        ("ssh.silent", trouble is LinkTrouble.TIMEOUT and "connected" in link.stages),
        ("ssh.command-forced", trouble is LinkTrouble.SHELL_REFUSED and FORCED in link.detail),
        ("ssh.account-expired", trouble is LinkTrouble.SHELL_REFUSED and EXPIRED in link.detail),
    )
    return next((code for code, fits in special if fits), _CODES[trouble])


def _facts(view: HostView, link: LinkFacts) -> dict[str, str]:
    tries = len(link.history) + 1
    return {
        "what": "jump host" if link.hop else "host",
        "input": "ssh-jump" if link.hop else "hosts",
        "detail": link.detail or "there are no words about it",
        "server": link.server or "an SSH server",
        "times": f"{tries} times in a row" if tries > 1 else "at the first try",
        "methods": ", ".join(link.methods) or "nothing that it names",
        "key": f"the key {link.login_key}" if link.login_key else f"the keys {', '.join(link.tried)}",
        "tried": f"{len(link.tried)} keys" if link.tried else "several keys",
        "noise": link.noise or "nothing",
        "target": f"{view.words.get('host', '')}:{view.words.get('port', '')}",
    }


def _login(link: LinkFacts) -> dict[str, str]:
    """User, host and port of the machine in question: the jump host where it failed there."""
    user, host, port = link.user, link.host, link.port
    if link.hop:
        try:
            hop = parse_address(link.hop)
        except AddressProblem:
            return {}
        user, host, port = hop.user or user, hop.host, hop.port
    words = {"host": host, "user": user or "the user", "port": str(port), "login": f"{user}@{host}" if user else host}
    return {name: quote_foreign(text, 300) for name, text in words.items() if text}


def _keys(link: LinkFacts) -> dict[str, str]:
    """Host keys, each on a line of its own: to be compared by people, letter by letter."""
    lines = [quote_foreign(key.line, _LONGEST_LINE) for key in link.offered if key.line]
    place = lines[0].partition(" ")[0] if lines else ""
    pins = [f"{place} {quote_foreign(key.fingerprint)}".strip() for key in link.offered]
    return {
        "offered": "\n  ".join(map(_shown, link.offered)) or "nothing that could be read",
        "pinned": "\n  ".join(map(_shown, link.pinned)) or "nothing",
        "pins": "\n    ".join(pins),
        "lines": "\n    ".join(lines),
    }


def _shown(key: HostKey) -> str:
    return quote_foreign(f"{key.fingerprint} ({key.kind})" if key.kind else key.fingerprint, 200)


def _stage(link: LinkFacts) -> str:
    return f"it came as far as: {', '.join(link.stages)}" if link.stages else ""


# A way that works


def _pins(view: HostView, link: LinkFacts) -> Findings:
    if not link.pin_problems:
        return ()
    problems = {"problems": listed([f"{problem}" for problem in map(_quoted, link.pin_problems)])}
    return (find(view, "ssh.pin-unreadable", prepared=problems),)


def _quoted(text: str) -> str:
    return quote_foreign(text.replace("`", "'"), 200)


def _repaired(view: HostView, link: LinkFacts) -> Findings:
    return (find(view, "ssh.key-repaired", repaired=", ".join(link.repaired)),) if link.repaired else ()


def _overcome(view: HostView, link: LinkFacts) -> Findings:
    """What stood in the way of the connection, and does not any more."""
    broken = (link.broken,) if link.broken else ()
    told = (("ssh.dropped", link.history[-3:], link.detail), ("ssh.lost", broken, link.broken))
    return tuple(
        find(view, code, *seen, severity=Severity.WARNING, facts={**_facts(view, link), "detail": detail})
        for code, seen, detail in told
        if seen
    )


def _shell(view: HostView, link: LinkFacts) -> Findings:
    noisy = (find(view, "ssh.shell-noisy", noise=link.noise),) if link.noise else ()
    slow = (find(view, "ssh.one-session"),) if link.sessions_at_once is False else ()
    return (*noisy, *slow)
