"""From a deploy's facts to findings, the cause first. Pure.

``plan_findings`` speaks before anything is touched, ``deploy_findings`` of what became of it, ``rollback_findings`` of
the choice what to go back to. The findings of the looks before and after are findings already, and stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.deploy.candidates import Candidate, NoCandidate
from waybill.core.deploy.chosen import choose_services
from waybill.core.deploy.diagnose_cause import cause_findings
from waybill.core.deploy.diagnose_end import end_findings, fetch_findings
from waybill.core.deploy.model import DeployFacts, Release, Status
from waybill.core.deploy.standing import recorded
from waybill.core.diagnosis.host.view import HostView, look
from waybill.core.diagnosis.telling import Findings, find, listed
from waybill.core.finding import Finding, Severity, worst_first
from waybill.core.host.evidence import HostEvidence
from waybill.core.pasted import pasted
from waybill.core.text import quote_foreign


def deploy_findings(facts: DeployFacts, evidence: HostEvidence, after: HostEvidence | None = None) -> Findings:
    """What became of a deploy on one host. ``evidence`` is of the look before it, ``after`` of the last one."""
    view = look(evidence)
    told = [*fetch_findings(view, facts), *cause_findings(view, facts), *end_findings(view, facts, after)]
    return worst_first(told)


# Before anything is touched.


def plan_findings(facts: DeployFacts, evidence: HostEvidence) -> Findings:
    """What speaks against the plan, and what should be known of it."""
    view = look(evidence)
    told = [*_ledger(view, facts), *_also_changes(view, facts), *_left_out(view, facts), *_only_jobs(view, facts)]
    told += _without_image(view, facts)
    return worst_first(told)


def _ledger(view: HostView, facts: DeployFacts) -> Iterator[Finding]:
    machine = view.evidence.machine
    path = f"{machine.state_directory if machine else 'the state directory'}/releases"
    places = {"path": path, "place": pasted(path, "PATH")}
    if not facts.ledger.whole:
        yield find(view, "deploy.ledger-unread", facts=places)
    for release in facts.ledger.releases:
        if release.trouble:
            said = {**places, "path": f"{path}/{release.name}", "trouble": release.trouble}
            yield find(view, "host.state-unsafe", severity=Severity.WARNING, facts=said)


def _also_changes(view: HostView, facts: DeployFacts) -> Iterator[Finding]:
    others = facts.plan.also_changes if facts.plan else ()
    if others:
        yield find(view, "deploy.also-changes", *others, prepared={"what": "; ".join(others[:5])})


def _left_out(view: HostView, facts: DeployFacts) -> Iterator[Finding]:
    if facts.plan is None or facts.plan.unchanged:
        return
    chosen = choose_services(view.evidence, facts.wish)
    if chosen.left_out:
        names = [quote_foreign(name, 80) for name in chosen.left_out]
        words = {
            "jobs": listed(names),
            "verb-runs": "run" if len(names) > 1 else "runs",
            "services": quote_foreign(" ".join((*chosen.left_out, *chosen.jobs, *chosen.services)), 300),
        }
        yield find(view, "deploy.job-left-out", prepared=words)


def _without_image(view: HostView, facts: DeployFacts) -> Iterator[Finding]:
    """A release that never came from a registry has images for the services that it had, and for no others."""
    target = recorded(facts.ledger, facts.wish.target)
    if facts.plan is None or facts.wish.digest or target is None:
        return
    known = [pin.service for pin in target.services]
    lacking = [name for name in (*facts.plan.services, *facts.plan.jobs) if name not in known]
    if lacking:
        words = {
            "release": quote_foreign(target.name, 80),
            "services": listed([quote_foreign(name, 80) for name in lacking]),
            "known": quote_foreign(" ".join(known), 300),
        }
        yield find(view, "rollback.service-unknown", prepared=words)


def _only_jobs(view: HostView, facts: DeployFacts) -> Iterator[Finding]:
    if facts.plan is not None and facts.plan.jobs and not facts.plan.services:
        yield find(view, "deploy.only-jobs", facts={"jobs": " ".join(facts.plan.jobs)})


# What to go back to.

_UNPROVED = {
    Status.SETTLED: "it passed its gate on the host, and no run confirmed it from outside",
    Status.REJECTED: "it failed once, or was left by a restore or a rollback",
    Status.ADOPTED: "it ran before the first deploy, and nobody has proved it",
}


def rollback_findings(found: Candidate | NoCandidate, evidence: HostEvidence) -> Findings:
    """Why nothing is gone back to, or what should be known of what is."""
    view = look(evidence)
    if isinstance(found, NoCandidate):
        return (_no_candidate(view, found),)
    release = found.release
    if release.status is Status.VERIFIED:
        return ()
    words = {"known": _shown(release), "because": _UNPROVED[release.status], "status": release.status.value}
    return (find(view, "rollback.unproved-target", prepared=words),)


def _no_candidate(view: HostView, found: NoCandidate) -> Finding:
    known = [_shown(one.release, current=one.current) for one in found.among]
    fetchable = all(one.fetchable for one in found.among)
    adopted = [one.release for one in found.among if one.release.status is Status.ADOPTED]
    fits = [one for one in adopted if found.to and found.to in {one.tag, one.digest}]
    words = {
        "known": "; ".join(known[:8]) + (f" and {len(known) - 8} more" if len(known) > 8 else "") or "nothing",
        "reason": "the registry cannot be asked for it" if fetchable else "it never came from a registry",
        "hint": f"What ran before the first deploy is chosen only by its name, `{fits[0].name}`." if fits else "",
        "first": quote_foreign(found.among[0].release.name, 80) if found.among else "RELEASE",
        "to": quote_foreign(found.to, 120),
    }
    return find(view, found.code, *known[:8], prepared=words)


def _shown(release: Release, *, current: bool = False) -> str:
    digest = release.digest.removeprefix("sha256:")[:12]
    parts = [release.tag, digest, release.status.value, "runs now" if current else ""]
    return quote_foreign(f"{release.name} ({', '.join(filter(None, parts))})", 200)
