"""Whether what ran before a deploy runs again, by what was seen from outside. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waybill.core.answering import expected_of, flaw_of
from waybill.core.deploy.model import Pin
from waybill.core.host.container import ContainerFacts
from waybill.core.host.evidence import HostEvidence
from waybill.core.settle import Budget, judge_window

PROVED = "proved"


def judge_back(evidence: HostEvidence, pins: Sequence[Pin], *, answers: bool = True) -> str:
    """``proved``, or the first reason why it is not: every service runs the image of its pin, and stays.

    ``answers``: it answered well before, so it has to again.
    """
    if not pins:
        return "nothing ran before"
    flaws = [*_containers(evidence, pins), *(_answers(evidence) if answers else ())]
    return flaws[0] if flaws else PROVED


def _containers(evidence: HostEvidence, pins: Sequence[Pin]) -> Iterator[str]:
    health = evidence.wish.health
    for pin in pins:
        found = [one for one in evidence.containers or () if _is_of(one, pin, evidence)]
        running = [one for one in found if one.runs]
        if not running:
            yield f"no container of {pin.service} runs"
        for one in running:
            yield from _flaws(one, pin, Budget(settle=health.settle, timeout=health.timeout))


def _is_of(one: ContainerFacts, pin: Pin, evidence: HostEvidence) -> bool:
    project = evidence.wish.selection.project
    return one.service == pin.service and not one.one_off and project in ("", one.project)


def _flaws(one: ContainerFacts, pin: Pin, budget: Budget) -> Iterator[str]:
    name = one.name or one.identifier[:12]
    if one.image not in pin.members and one.manifest not in pin.members:
        old = ", ".join(member[:19] for member in pin.members)
        yield f"{name} runs {one.image[:19]} in the place of {old}"
    elif one.samples and not judge_window(one, budget).steady:
        last = one.last
        yield f"{name} is {last.state}{f', {last.health}' if last.health not in ('', 'none') else ''}"


def _answers(evidence: HostEvidence) -> Iterator[str]:
    """The last answers decide: it was down a moment ago."""
    expected = expected_of(evidence.wish)
    if not evidence.wish.health.url:
        return
    if not evidence.answers:
        yield f"{evidence.wish.health.url} gave no answer"
        return
    last = evidence.answers[-1]
    if flaw_of(last, evidence.wish.health, expected):
        yield f"{evidence.wish.health.url} answers {last.status or (last.trouble.value if last.trouble else 'wrongly')}"
