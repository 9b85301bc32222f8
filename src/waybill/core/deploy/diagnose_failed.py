"""Why a container of a new version failed, by what the pilot kept of it before it took it away. Pure.

The words are those of a look at a container that runs; what differs is that this one is gone, so that no command of
ours may name it: that name belongs to what was restored.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from waybill.core.deploy.model import DeployFacts, Failed, Pilot
from waybill.core.diagnosis.host.runtime import Told, told_of
from waybill.core.diagnosis.host.runtime_words import exit_words, hint_of, log_lines, log_words
from waybill.core.diagnosis.host.selection_words import among, shown
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import find
from waybill.core.finding import Finding
from waybill.core.host.container import ContainerFacts, Sample
from waybill.core.host.moment import read_moment
from waybill.core.host.read_container import read_container, read_sample
from waybill.core.pasted import pasted
from waybill.core.settle import Budget, is_good, judge_window

_ENDED_BY_ITSELF_OR_STOPPED = frozenset({0, 137, 143})
_WATCH = 1.0


def container_findings(view: HostView, facts: DeployFacts) -> Iterator[Finding]:
    """One finding for all replicas that failed alike."""
    pilot = facts.pilot or Pilot()
    jobs = facts.plan.jobs if facts.plan else ()
    groups: dict[object, list[tuple[ContainerFacts, Told]]] = {}
    for failed in pilot.failed:
        one = _placed(container_of(failed, facts.wish.timeout), view, facts)
        if failed.service in jobs or not has_failed(one):
            continue
        for told in _told(view, one, facts.wish.timeout):
            groups.setdefault((told[0], one.service, tuple(told[1].items())), []).append((one, told))
    for group in groups.values():
        one, (code, words, evidence) = group[0]
        names = among([container for container, _ in group])
        prepared = {**words, **names, "commands": kept_words(facts)}
        yield find(view, code, *(shown(container) for container, _ in group[:6]), *evidence, prepared=prepared)


def job_finding(view: HostView, facts: DeployFacts, service: str) -> Finding:
    """A one-shot service that ended badly."""
    pilot = facts.pilot or Pilot()
    found = next((one for one in pilot.failed if one.service == service), Failed(service=service))
    one = _placed(container_of(found, facts.wish.timeout), view, facts)
    code = _job_code(pilot, service) or one.last.exit_code
    words = {
        "ending": exit_words(code) if code else "It did not come to its end in its time.",
        "last-words": log_words(one.log_tail) if found.container else "",
        "advice": hint_of(one.log_tail),
        "kept": kept_words(facts),
    }
    seen = (shown(one),) if found.container else ()
    return find(view, "deploy.job-failed", *seen, *log_lines(one), prepared=words, service=service)


def _job_code(pilot: Pilot, service: str) -> int:
    codes = [line.values.get("code", "") for line in pilot.every("job") if line.values.get("service") == service]
    return int(codes[-1]) if codes and codes[-1].isdigit() and len(codes[-1]) < 10 else 0


def kept_words(facts: DeployFacts) -> str:
    """Where what was seen of a failed release is kept."""
    if facts.plan is None or not facts.plan.state:
        return ""
    place = pasted(f"{facts.plan.state}/ended/{facts.plan.transaction}", "DIRECTORY")
    return f"What it wrote is kept on the host:\n  ls {place}/failed"


# From what the pilot saw to a container with two looks: the one at its start, and the last.


def container_of(failed: Failed, timeout: float) -> ContainerFacts:
    """The container as the rules for containers read it."""
    body = {"Id": failed.container, "Name": failed.name, "State": failed.state, "RestartCount": failed.restarts}
    facts = read_container({**body, "Image": failed.image, "Created": failed.created})
    last = _last(read_sample(body, "", _WATCH), timeout)
    first = Sample(at=last.at, state="created", started=last.started)
    return replace(
        facts,
        service=failed.service,
        restart_policy=failed.policy,
        memory_limit=failed.memory,
        samples=(first, last),
        log_tail=failed.log[-20:],
    )


def _placed(one: ContainerFacts, view: HostView, facts: DeployFacts) -> ContainerFacts:
    """What it was asked to be, and where, for people."""
    tag, compose = f":{facts.wish.tag}" if facts.wish.tag else "", view.evidence.compose
    return replace(one, asked=f"{facts.wish.image}{tag}", project=compose.project if compose else "")


def _last(sample: Sample, timeout: float) -> Sample:
    """The pilot waited until the time to start was over, so a check without a result had all of it."""
    started = read_moment(sample.started)
    if sample.state != "running" or sample.health != "starting" or started is None:
        return sample
    return replace(sample, at=(started + timedelta(seconds=timeout)).strftime("%Y-%m-%dT%H:%M:%S.%fZ"))


def has_failed(one: ContainerFacts) -> bool:
    """True when the container itself shows it; one that runs well was taken away for another reason."""
    return not is_good(one.last) or one.last.restarts > 0


def _told(view: HostView, one: ContainerFacts, timeout: float) -> Iterator[Told]:
    window = judge_window(one, Budget(settle=2 * _WATCH, timeout=timeout))
    for code, words, evidence in told_of(view, one, window):
        yield code, {**words, **_without_start(one, words)}, evidence


def _without_start(one: ContainerFacts, words: object) -> dict[str, str]:
    """Advice to start the very container again is none: it is gone."""
    advice = words.get("advice", "") if isinstance(words, dict) else ""
    if one.last.state == "exited" and one.last.exit_code in _ENDED_BY_ITSELF_OR_STOPPED and "docker start" in advice:
        return {"advice": hint_of(one.log_tail)}
    return {"advice": "Repair that, and deploy again."} if advice.endswith("start it:") else {}


def services_of(failed: Sequence[Failed]) -> tuple[str, ...]:
    """The services that something is known of."""
    return tuple(dict.fromkeys(one.service for one in failed if one.service))
