"""From what was seen on hosts to their part of the picture, by the evidence that made the outcome. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from waybill.core.finding import Finding, outcome_of
from waybill.core.host.answer import AppAnswer
from waybill.core.host.container import ContainerFacts
from waybill.core.host.evidence import HostEvidence
from waybill.core.identity import Word
from waybill.core.outcome import Outcome
from waybill.core.picture import Kind, Link, Station, Step, honest, spoken
from waybill.report.hosts import chosen_of, identity_of
from waybill.report.model import short_digest

Findings = Sequence[Finding]
_OF_IDENTITY = {
    Word.RUNS: (Link.SEEN, "runs this digest"),
    Word.CONTENT: (Link.SEEN, "runs its content"),
    Word.CONSISTENT: (Link.CLAIMED, "only its name says so"),
    Word.NO_EVIDENCE: (Link.UNSEEN, "no evidence"),
    Word.DIFFERENT: (Link.BROKEN, "runs another image"),
    Word.UNKNOWN: (Link.UNSEEN, "unknown"),
}
_OF_HEALTH = ("health.",)
_OF_CONTAINERS = ("container.", "identity.")


def ready_step(evidence: HostEvidence, findings: Findings) -> Step:
    """A host before a deploy: may the image come there?"""
    station = Station(kind=Kind.HOST, name=evidence.host)
    link, word = spoken(findings) or _may_pull(evidence)
    return honest(Step(link=link, word=word, station=station), outcome_of(findings), findings)


def _may_pull(evidence: HostEvidence) -> tuple[Link, str]:
    pull = evidence.pull
    if pull is not None and pull.answer is not None and pull.answer.ok:
        return Link.SEEN, "can pull"
    if pull is not None and pull.relay == "possible":
        return Link.SEEN, "through the runner"
    return Link.UNSEEN, "a pull was not tried"


def running_step(evidence: HostEvidence, findings: Findings, outcome: Outcome, word: str = "reached") -> Step:
    """A host on which was looked at what runs: its containers by their identity, and what they answer."""
    engine = evidence.engine
    station = Station(kind=Kind.HOST, name=evidence.host)
    if engine is None or engine.trouble:
        link, word = spoken(findings) or (Link.UNSEEN, "its engine was not read")
        return honest(Step(link=link, word=word, station=station), outcome, findings)
    step = Step(link=Link.SEEN, word=word, station=station, after=_containers(evidence, findings))
    return honest(step, outcome, findings)


def _containers(evidence: HostEvidence, findings: Findings) -> tuple[Step, ...]:
    chosen = chosen_of(evidence)
    if not chosen:
        link, word = spoken(findings) or (Link.UNSEEN, "none was chosen")
        return (Step(link=link, word=word, station=Station(kind=Kind.CONTAINER, name="none")),)
    answer = _answer(evidence, chosen, findings)
    if len(chosen) == 1:
        return (_container(evidence, chosen[0], findings, (answer,)),)
    steps = [_container(evidence, one, findings, ()) for one in chosen]
    return (*steps, _one_of_them(answer, steps))


def _one_of_them(answer: Step, containers: Sequence[Step]) -> Step:
    """Nobody knows which of them answered: where one is not what it should be, a good answer may be that one's."""
    if answer.link is not Link.SEEN or all(step.link is Link.SEEN for step in containers):
        return answer
    return replace(answer, link=Link.CLAIMED, word="by one of them")


def _container(evidence: HostEvidence, one: ContainerFacts, findings: Findings, after: tuple[Step, ...]) -> Step:
    link, word = _OF_IDENTITY[identity_of(evidence, one).word]
    if link is Link.SEEN and not _is_well(one):
        link, word = spoken(_about(findings, _OF_CONTAINERS)) or (Link.BROKEN, one.last.health or one.last.state)
    name = one.name or one.identifier[:12]
    station = Station(kind=Kind.CONTAINER, name=name, detail=short_digest(one.manifest or one.image))
    return Step(link=link, word=word, station=station, after=after)


def _is_well(one: ContainerFacts) -> bool:
    return one.last.state == "running" and one.last.health != "unhealthy"


def _answer(evidence: HostEvidence, chosen: Sequence[ContainerFacts], findings: Findings) -> Step:
    """The application's own answers, or what Docker says where none was asked for."""
    told = spoken(_about(findings, _OF_HEALTH))
    last = _last_answers(evidence.answers)
    if last:
        # Where one view of it had no answer, a finding says whether that matters.
        answered = any(answer.status is not None for answer in last)
        link, word = told or ((Link.SEEN, "stays so") if answered else (Link.UNSEEN, "no answer"))
        name = ", ".join(dict.fromkeys(map(_answered, last)))
        detail = last[0].url.partition("?")[0]
        return Step(link=link, word=word, station=Station(kind=Kind.ANSWER, name=name, detail=detail))
    name = ", ".join(dict.fromkeys(map(_state, chosen)))
    link, word = told or ((Link.SEEN, "stays so") if all(map(_is_well, chosen)) else (Link.UNSEEN, "not asked"))
    return Step(link=link, word=word, station=Station(kind=Kind.ANSWER, name=name, detail="by Docker's word"))


def _last_answers(answers: Sequence[AppAnswer]) -> list[AppAnswer]:
    """The last of each view; of several addresses, one that answered."""
    silent = {answer.view: answer for answer in answers if answer.status is None}
    return list({**silent, **{answer.view: answer for answer in answers if answer.status is not None}}.values())


def _answered(answer: AppAnswer) -> str:
    return f"answers {answer.status}" if answer.status else answer.trouble.value if answer.trouble else "silent"


def _state(one: ContainerFacts) -> str:
    return one.last.health if one.last.health not in ("", "none") else one.last.state or "not seen"


def _about(findings: Findings, families: tuple[str, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.code.startswith(families)]
