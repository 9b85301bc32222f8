"""Whether what ran before runs again is told by what was seen, and never by what a pilot said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from waybill.core.deploy.back import PROVED, judge_back
from waybill.core.deploy.model import Pin
from waybill.core.host.answer import AppAnswer
from waybill.core.host.container import ContainerFacts, Sample
from waybill.core.host.evidence import HealthWish, HostEvidence, HostWish, Selection
from waybill.core.host.link import LinkFacts

OLD, NEW = "sha256:" + "a" * 64, "sha256:" + "b" * 64
PINS = (Pin(service="app", reference="x:waybill-a", members=(OLD,)),)
GOOD = tuple(
    Sample(at=f"2026-01-01T00:00:0{second}Z", state="running", started="s", health="healthy", after=float(second))
    for second in range(6)
)


def container(**more: Any) -> ContainerFacts:
    one = ContainerFacts(
        identifier="c1", name="app-1", image=OLD, project="app", service="app", restart_policy="always", samples=GOOD
    )
    return replace(one, **more)


def evidence(*containers: ContainerFacts, url: str = "", answers: tuple[AppAnswer, ...] = ()) -> HostEvidence:
    health = HealthWish(url=url, settle=2.0, timeout=5.0)
    wish = HostWish(selection=Selection(project="app"), health=health)
    link = LinkFacts(address="a")
    return HostEvidence(host="h", wish=wish, now="", link=link, containers=containers, answers=answers)


def test_the_old_image_that_stays_is_proved() -> None:
    """Running, healthy, and without a break."""
    assert judge_back(evidence(container()), PINS) == PROVED


@pytest.mark.parametrize(
    ("containers", "words"),
    [
        ((), "no container of app runs"),
        ((container(image=NEW),), "app-1 runs sha256:bbbbbbbbbbbb in the place of"),
        ((container(), container(identifier="c2", name="app-2", image=NEW)), "app-2 runs"),
        ((container(project="other"),), "no container of app runs"),
        ((container(one_off=True),), "no container of app runs"),
        ((container(samples=(replace(GOOD[0], health="unhealthy"),)),), "app-1 is running, unhealthy"),
        ((container(samples=(replace(GOOD[0], state="exited"),)),), "no container of app runs"),
    ],
)
def test_anything_else_says_why_not(containers: tuple[ContainerFacts, ...], words: str) -> None:
    """Another image, another project's container, one that is unwell: each is named."""
    assert judge_back(evidence(*containers), PINS).startswith(words)


def test_nothing_to_restore_is_not_proved() -> None:
    """A first deploy has nothing to go back to."""
    assert judge_back(evidence(container()), ()) == "nothing ran before"


@pytest.mark.parametrize(("status", "fits"), [(200, True), (503, False)])
def test_the_last_answer_decides(status: int, fits: bool) -> None:
    """It was down a moment ago; what counts is whether it works now."""
    first = AppAnswer(url="http://127.0.0.1/", road="direct", status=502)
    answers = (first, replace(first, status=status))

    assert (judge_back(evidence(container(), url="http://127.0.0.1/", answers=answers), PINS) == PROVED) is fits
