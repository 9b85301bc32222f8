"""What a build's context holds: how much, what looks like a secret, and ``.git``. Pure; the walk is elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from waybill.core.build.about import About, about
from waybill.core.build.builder import Road
from waybill.core.build.ignore import IgnoreRules
from waybill.core.diagnosis.telling import Findings, find, listed
from waybill.core.finding import Finding, Severity
from waybill.core.text import quote_foreign
from waybill.frozen import dataclass

_ENOUGH_BYTES = 100_000_000_000  # what is known then is known well enough
_ENOUGH_FILES = 1_000_000
_MUCH_HISTORY = 100_000_000
_HEADER = re.compile(r"^\s*extraheader\s*=\s*\S", re.IGNORECASE | re.MULTILINE)
_USER_INFO = re.compile(r"https?://([^/@\s\"]+)@", re.IGNORECASE)
_LONGEST_USER = 16  # what is longer is a token
_MOST_SECRETS = 20
_MOST_LARGEST = 5
_MOST_ENTRIES = 10_000
_LONGEST = 300
_EXAMPLES = re.compile(r"[._-](?:example|examples|sample|template|tmpl|dist|defaults?|schema)$", re.IGNORECASE)
_SECRET_NAMES = re.compile(
    r"\.env(?:\..+)?|[^/]+\.env|id_(?:rsa|dsa|ecdsa|ed25519)|(?:[^/]*[._-])?(?:key|private|privkey)[^/]*\.pem|[^/]+\.key"
    r"|\.npmrc|\.pypirc|\.netrc|[^/]*\.kubeconfig|kubeconfig|credentials[^/]*\.json|\.git-credentials|[^/]+\.p12"
    r"|[^/]+\.pfx",
    re.IGNORECASE,
)
_SECRET_PATHS = re.compile(r"(?:.*/)?(?:\.docker/config\.json|\.aws/credentials|\.kube/config)")


@dataclass(frozen=True, kw_only=True)
class ContextFacts:
    """What would be sent. ``complete`` False: the walk ended early, and there is more than this."""

    path: str = "."
    found: bool = True
    files: int = 0
    size: int = 0
    complete: bool = True
    largest: Mapping[str, int] = field(default_factory=dict)  # the five largest entries at the top, largest first
    secrets: tuple[str, ...] = ()  # paths whose names look like secrets
    git_size: int | None = None
    git_login: str = ""  # what in .git/config lets others in; never the thing itself
    has_ignore: bool = False
    rules: IgnoreRules = field(default_factory=IgnoreRules)


class ContextTally:
    """Counts the files of a walk that obeys the rules."""

    def __init__(self, rules: IgnoreRules, *, path: str = ".", has_ignore: bool = False) -> None:
        self._rules = rules
        self._path = path
        self._has_ignore = has_ignore
        self._files = self._size = 0
        self._top: dict[str, int] = {}
        self._secrets: list[str] = []
        self._git: int | None = None
        self._complete = True

    def add(self, path: str, size: int) -> bool:
        """Count one file (relative path); False when enough was seen to judge."""
        if self._rules.excludes(path):
            return True
        self._files += 1
        self._size += size
        first = path.partition("/")[0]
        if first in self._top or len(self._top) < _MOST_ENTRIES:
            self._top[first] = self._top.get(first, 0) + size
        if first == ".git":
            self._git = (self._git or 0) + size
        elif len(self._secrets) < _MOST_SECRETS and looks_secret(path):
            self._secrets.append(path[:_LONGEST])
        enough = self._size >= _ENOUGH_BYTES or self._files >= _ENOUGH_FILES
        self._complete = self._complete and not enough
        return not enough

    def stop(self) -> None:
        """The walk ended before everything was seen."""
        self._complete = False

    def facts(self) -> ContextFacts:
        """What was counted so far."""
        largest = sorted(self._top.items(), key=lambda entry: (-entry[1], entry[0]))[:_MOST_LARGEST]
        return ContextFacts(
            path=self._path,
            files=self._files,
            size=self._size,
            complete=self._complete,
            largest={name[:_LONGEST]: size for name, size in largest if size},
            secrets=tuple(self._secrets),
            git_size=self._git,
            has_ignore=self._has_ignore,
            rules=self._rules,
        )


def looks_secret(path: str) -> bool:
    """True when a file of this name holds a secret more often than not. An example of one does not."""
    name = path.rpartition("/")[2]
    if _EXAMPLES.search(name) or _EXAMPLES.search(name.rpartition(".")[0]):
        return False
    return _SECRET_NAMES.fullmatch(name) is not None or _SECRET_PATHS.fullmatch(path) is not None


def login_in_git_config(text: str) -> str:
    """What lets others in, in words; empty where there is nothing. actions/checkout leaves such a header as a rule."""
    if _HEADER.search(text):
        return "a header that logs in (`http.….extraheader`)"
    users = (found.partition(":") for found in _USER_INFO.findall(text))
    secret = any(password or (not colon and len(user) > _LONGEST_USER) for user, colon, password in users)
    return "the address of a remote with its login" if secret else ""


def context_findings(
    facts: ContextFacts, road: Road | None, *, limit: int = 2_000_000_000, warn: int = 500_000_000
) -> Findings:
    """What is wrong with the context, or dangerous. ``road`` decides whether all of it is sent."""
    view = about(facts.path, context=facts.path)
    if not facts.found:
        return (find(view, "build.context-absent"),)
    return (*_too_large(view, facts, road, limit, warn), *_secrets(view, facts), *_git(view, facts))


def _too_large(view: About, facts: ContextFacts, road: Road | None, limit: int, warn: int) -> Findings:
    if facts.size < warn:
        return ()
    words = {"size": human(facts.size) if facts.complete else f"more than {human(facts.size)}"}
    entries = [f"{quote_foreign(name, 100)} ({human(size)})" for name, size in facts.largest.items()]
    prepared = {
        "size": words["size"],
        "files": str(facts.files),
        "largest": ", ".join(entries) or "nothing by itself",
        "lines": "\n  ".join(_to_ignore(facts)),
    }
    if facts.size < limit:
        return (find(view, "build.context-large", prepared=prepared),)
    # BuildKit asks only for what COPY and ADD name, so there it may well be meant.
    severity = None if road is Road.CLASSIC else Severity.WARNING
    return (find(view, "build.context-huge", severity=severity, prepared=prepared),)


def _to_ignore(facts: ContextFacts) -> list[str]:
    names = [quote_foreign(name, 100) for name in facts.largest if facts.largest[name] * 10 >= facts.size]
    return names or [quote_foreign(name, 100) for name in list(facts.largest)[:1]] or ["PATH-OF-WHAT-IS-LARGE"]


def _secrets(view: About, facts: ContextFacts) -> Findings:
    if not facts.secrets:
        return ()
    shown = [quote_foreign(path, 100) for path in facts.secrets]
    prepared = {"paths": listed(shown), "lines": "\n  ".join(shown[:5])}
    return (find(view, "build.secret-in-context", prepared=prepared),)


def _git(view: About, facts: ContextFacts) -> tuple[Finding, ...]:
    if facts.git_size is None:
        return ()
    loud = facts.git_login or facts.git_size >= _MUCH_HISTORY
    also = f"Its config holds {facts.git_login}, for everybody who has the image." if facts.git_login else ""
    size = human(facts.git_size)
    severity = Severity.WARNING if loud else None
    return (find(view, "build.git-in-context", severity=severity, size=size, also=also),)


def ignore_names(dockerfile: str, road: Road | None) -> tuple[str, ...]:
    """The files that may hold the rules, by precedence: the one beside the Dockerfile is for BuildKit only."""
    beside = () if road is Road.CLASSIC or not dockerfile else (f"{dockerfile}.dockerignore",)
    return (*beside, ".dockerignore")


def human(size: int) -> str:
    """A size for people."""
    for unit, bytes_ in (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000)):
        if size >= bytes_:
            return f"{size / bytes_:.1f} {unit}"
    return f"{size} bytes"
