"""The picture of a whole voyage: how the image was made, and where it was seen last."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from waybill.core.finding import Finding, Severity
from waybill.core.outcome import Outcome
from waybill.core.picture import Kind, Link, Picture, Station, Step
from waybill.report.model import Report
from waybill.report.voyages import Leg, voyage_report

START = Station(kind=Kind.COMMIT, name="c0ffee")
OLDER = Finding(
    code="run.superseded", severity=Severity.ERROR, subject="app", cause="A newer run.", fix="Nothing.", evidence=()
)


def image(link: Link, word: str, *hosts: Step) -> Picture:
    step = Step(link=link, word=word, station=Station(kind=Kind.IMAGE, name="ghcr.io/acme/app"), after=hosts)
    return Picture(start=START, after=(step,))


def leg(name: str, outcome: Outcome, picture: Picture, *findings: Finding) -> Leg:
    voyage: Any = SimpleNamespace(timings={})
    told = Report(
        verb=name,
        outcome=outcome,
        findings=findings,
        picture=picture,
        started="2026-11-27T01:00:00Z",
        finished="2026-11-27T01:00:01Z",
    )
    return Leg(name=name, report=told, voyage=voyage)


@pytest.mark.parametrize("seen", [image(Link.BROKEN, "run.superseded"), image(Link.CLAIMED, "by its label")])
def test_what_broke_after_the_build_is_broken_in_the_picture_of_the_whole(seen: Picture) -> None:
    legs = (
        leg("build-push", Outcome.DELIVERED, image(Link.SEEN, "read back")),
        leg("deploy", Outcome.REFUSED, seen, OLDER),
    )

    picture = voyage_report("ship", legs, Outcome.REFUSED, {}).picture

    assert picture is not None
    assert [(step.link, step.word) for step in picture.after] == [(Link.BROKEN, "run.superseded")]


def test_a_green_voyage_is_the_build_and_the_hosts_behind_it() -> None:
    host = Step(link=Link.SEEN, word="reached", station=Station(kind=Kind.HOST, name="web1"))
    legs = (
        leg("build-push", Outcome.DELIVERED, image(Link.SEEN, "read back")),
        leg("verify", Outcome.PROVED, image(Link.CLAIMED, "by its label", host)),
    )

    picture = voyage_report("ship", legs, Outcome.DELIVERED, {}).picture

    assert picture == image(Link.SEEN, "read back", host)
