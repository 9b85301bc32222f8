"""Making a finding: the catalogue's text, the facts of the run, and what was seen, quoted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from waybill.core.evidence import Answer
from waybill.core.finding import Finding, Severity
from waybill.core.protocol import name_of
from waybill.core.text import quote_foreign

Findings = tuple[Finding, ...]


class Seen(Protocol):
    """Whatever a finding can be about: an image or a host, with the words that fill the catalogue's texts."""

    @property
    def subject(self) -> str:
        """What the finding is about, safe to print."""

    @property
    def words(self) -> Mapping[str, str]:
        """Facts of the run by their name in the catalogue, safe to print."""


_SERVERS = frozenset({"host", "registry", "blob-host"})
_HTTPS = "443"
BLOCKING = frozenset({Severity.ERROR, Severity.UNSETTLED})


def find(
    view: Seen,
    code: str,
    *seen: Answer | str | None,
    severity: Severity | None = None,
    prepared: Mapping[str, str] | None = None,
    facts: Mapping[str, str] | None = None,
    **more: str,
) -> Finding:
    """One finding. ``facts`` and ``more`` may be foreign text and are quoted; ``prepared`` words already are."""
    from waybill.core.catalogue import CATALOGUE, fill  # the pages of texts: only when there is something to tell

    entry = CATALOGUE[code]
    words = _with_addresses({**view.words, **quoted(facts or {}), **quoted(more), **(prepared or {})})
    return Finding(
        code=code,
        severity=severity or entry.severity,
        subject=view.subject,
        evidence=tuple(line for line in map(_line, seen) if line),
        cause=fill(entry.cause, words),
        fix=fill(entry.fix, words),
    )


def _with_addresses(words: Mapping[str, str]) -> dict[str, str]:
    """The same, and of a server its name and port by themselves: `getent hosts` takes no port, a firewall wants one."""
    found = dict(words)
    for place in _SERVERS & words.keys():
        name = name_of(words[place])
        found[f"{place}-name"] = name or words[place]
        found[f"{place}-port"] = words[place].rpartition("]")[2].partition(":")[2] if name else ""
        found[f"{place}-port"] = found[f"{place}-port"] or _HTTPS
    return found


def quoted(facts: Mapping[str, str]) -> dict[str, str]:
    """Facts as words of the catalogue: ``not_after`` fills ``<not-after>``."""
    return {key.replace("_", "-"): quote_foreign(value, 400) for key, value in facts.items()}


def blocks(findings: Findings) -> bool:
    """True when one of them keeps the run from being green."""
    return any(finding.severity in BLOCKING for finding in findings)


def _line(seen: Answer | str | None) -> str:
    if seen is None:
        return ""
    return quote_foreign(seen if isinstance(seen, str) else told(seen), 400)


def told(answer: Answer) -> str:
    """One request and what came of it, in one line. The text is foreign."""
    return f"{answer.method} {answer.url}: {outcome(answer)}" + _history(answer)


def outcome(answer: Answer) -> str:
    """What came of a request, without saying which."""
    if answer.trouble is not None:
        return answer.trouble.value + (f" ({answer.detail})" if answer.detail else "")
    words = (str(answer.status or "no answer"), answer.code, answer.message or _start(answer))
    return " ".join(word for word in words if word)


def _start(answer: Answer) -> str:
    return f"body begins {answer.excerpt[:80]}" if answer.excerpt else ""


def _history(answer: Answer) -> str:
    return f" (before that: {', '.join(answer.history)})" if answer.history else ""


def listed(items: tuple[str, ...] | list[str], limit: int = 5) -> str:
    """A few items in backquotes, and how many more there are."""
    shown = ", ".join(f"`{item}`" for item in items[:limit])
    return shown + (f" and {len(items) - limit} more" if len(items) > limit else "")
