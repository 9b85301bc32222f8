"""Whether a run comes too late: what a host has already may be newer than what the run would put there. Pure.

Two things tell. The number of a run, among runs of one workflow on one ref. And the commit: what is behind the commit
that is there already would bring an older version back, however new the run is that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Protocol

from waybill.core.comparison import Comparison, Relation
from waybill.core.deploy.model import Release, RunOrder, Status
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.event import EventFacts
from waybill.core.finding import Finding, Severity
from waybill.core.pasted import pasted
from waybill.core.text import quote_foreign
from waybill.frozen import dataclass

# GitHub starts these by itself, so nobody has decided that the older one shall come last.
_AUTOMATIC = frozenset({"push", "schedule", "workflow_run"})
# Of these the number says all: the later run is about the later state of the ref, also after a forced push. A
# workflow_run is counted when the run before it ends, which says nothing of its commit.
_NUMBERED = frozenset({"push", "schedule"})
_BY_HAND = frozenset({"workflow_dispatch", ""})
_AGAIN = 2  # the attempt from which a run was started again


@dataclass(frozen=True, kw_only=True)
class _About:
    subject: str
    words: Mapping[str, str] = field(default_factory=dict)


class Job(Protocol):
    """The parts of a job that say which run it is."""

    @property
    def in_actions(self) -> bool:
        """False on a laptop."""

    @property
    def repository(self) -> str:
        """OWNER/NAME."""

    @property
    def workflow(self) -> str:
        """Its name."""

    @property
    def ref(self) -> str:
        """refs/heads/…"""

    @property
    def event(self) -> str:
        """What started it."""

    @property
    def run_id(self) -> str:
        """Of all runs of GitHub."""

    @property
    def run_number(self) -> int:
        """Among the runs of the workflow."""

    @property
    def run_attempt(self) -> int:
        """1, and one more each time it is started again."""

    @property
    def sha(self) -> str:
        """The commit, as GitHub says it."""

    @property
    def run_url(self) -> str:
        """Its page."""

    @property
    def event_facts(self) -> EventFacts:
        """What the payload of the event says."""


def run_order(job: Job) -> RunOrder:
    """This run as a release records it; empty on a laptop.

    After a ``workflow_run`` the commit and branch are those of the run before: GITHUB_SHA and GITHUB_REF are always the
    newest commit of the default branch there, whatever was built.
    """
    if not job.in_actions:
        return RunOrder()
    return RunOrder(
        repository=job.repository,
        workflow=job.workflow,
        ref=job.event_facts.branch or job.ref,
        event=job.event,
        run_id=job.run_id,
        number=job.run_number,
        attempt=job.run_attempt,
        commit=job.event_facts.commit or job.sha,
        url=job.run_url,
    )


def order_findings(
    run: RunOrder, releases: Sequence[Release], compare: Comparison | None, *, allow_older: bool, host: str
) -> Findings:
    """What speaks against this run on this host. ``compare`` answers ``to_compare``; None: it could not be asked."""
    softer = Severity.WARNING if allow_older or run.event in _BY_HAND else None
    newer = _newer_of_line(run, releases)
    if newer:
        # Who starts an old run again repeats what was asked before the newer one came, and says nothing of that one.
        again = run.attempt >= _AGAIN and not allow_older
        return (_superseded(run, newer, host, None if again else softer),)
    there = _there(run, releases)
    if there is None or not to_compare(run, releases):
        return (_unknown(run, there, None, host),) if there and _is_stranger(run, there) else ()
    if compare is None or compare.relation is None:
        return (_unknown(run, there, compare, host),)
    if compare.relation in (Relation.AHEAD, Relation.IDENTICAL):
        return ()
    code = "run.older-commit" if compare.relation is Relation.BEHIND else "run.diverged"
    seen = f"{run.commit} is {compare.ahead} commits ahead of {compare.base} and {compare.behind} behind it"
    severity = softer if code == "run.older-commit" else None
    return (find(_about(host, run, there), code, seen, severity=severity),)


def to_compare(run: RunOrder, releases: Sequence[Release]) -> str:
    """The commit to ask GitHub about, as the base of this run's commit; empty when nothing has to be asked."""
    there = _there(run, releases)
    if there is None or _newer_of_line(run, releases) or _is_stranger(run, there):
        return ""
    if run.event in _NUMBERED and _line(run) == _line(there.run):
        return ""
    return there.run.commit if run.commit and there.run.commit != run.commit else ""


def trust_findings(facts: EventFacts) -> Findings:
    """Whether this run may touch hosts at all."""
    if facts.trusted:
        return ()
    origin = f"`{quote_foreign(facts.head)}`" if facts.head else "a repository that the event does not name"
    about = _About(subject=quote_foreign(facts.event), words=_quoted({"event": facts.event, "repository": facts.base}))
    seen = [f"event {facts.event}, code of {facts.head or 'an unknown repository'}, run of {facts.base}"]
    if facts.trigger:
        seen.append(f"the run before it was started by {facts.trigger}")
    if not facts.readable:
        seen.append("the payload of the event (GITHUB_EVENT_PATH) could not be read")
    return (find(about, "trust.untrusted-event", *seen, prepared={"origin": origin}),)


# What is there


def _counts(release: Release) -> bool:
    """One that was left by a rollback or never ran for long is no reason to refuse what comes after it."""
    return release.status in (Status.SETTLED, Status.VERIFIED) and not release.trouble


def _there(run: RunOrder, releases: Iterable[Release]) -> Release | None:
    """The newest release, when it and this run both say where they come from. A laptop does not."""
    newest = next(filter(_counts, releases), None)
    return newest if newest and newest.run.repository and run.repository else None


def _newer_of_line(run: RunOrder, releases: Iterable[Release]) -> Release | None:
    if not run.number or (run.event not in _AUTOMATIC | _BY_HAND and run.attempt < _AGAIN):
        return None
    line = [release for release in releases if _counts(release) and _line(release.run) == _line(run)]
    newest = max(line, key=lambda release: release.run.number, default=None)
    return newest if newest and newest.run.number > run.number else None


def _line(run: RunOrder) -> tuple[str, str, str]:
    return run.repository.lower(), run.workflow, run.ref


def _is_stranger(run: RunOrder, there: Release) -> bool:
    other = there.run.repository.lower() != run.repository.lower()
    return other or not there.run.commit or not run.commit


# What is told


def _superseded(run: RunOrder, newer: Release, host: str, severity: Severity | None) -> Finding:
    seen = f"release {newer.name}: {_told(newer.run)} {newer.run.url}".rstrip()
    return find(_about(host, run, newer), "run.superseded", seen, severity=severity)


def _unknown(run: RunOrder, there: Release | None, compare: Comparison | None, host: str) -> Finding:
    assert there is not None  # noqa: S101  # asked for only where something is there
    answer = compare.answer if compare else None
    return find(_about(host, run, there), "run.order-unknown", answer, facts={"reason": _reason(run, there, compare)})


def _reason(run: RunOrder, there: Release, compare: Comparison | None) -> str:
    if there.run.repository.lower() != run.repository.lower():
        return f"that release was made by a run of {there.run.repository}"
    if not there.run.commit or not run.commit:
        return "one of the two says no commit"
    return "GitHub gave no usable answer" if compare else "no `github-token` was given to ask GitHub with"


def _about(host: str, run: RunOrder, there: Release) -> _About:
    facts = {
        "address": host,
        "this": _told(run),
        "other": _told(there.run),
        "commit": pasted(run.commit[:12], "COMMIT"),
        "there": pasted(there.run.commit[:12], "COMMIT"),
        "release": there.name,
        "repository": pasted(run.repository, "REPOSITORY"),
    }
    return _About(subject=quote_foreign(host, 200), words=_quoted(facts))


def _told(run: RunOrder) -> str:
    again = f", attempt {run.attempt}" if run.attempt > 1 else ""
    return (
        f"run {run.number}{again} of {run.workflow or 'a workflow'} on {run.ref or 'no ref'} ({run.event or 'by hand'})"
    )


def _quoted(facts: Mapping[str, str]) -> dict[str, str]:
    return {name: quote_foreign(text, 300) for name, text in facts.items()}
