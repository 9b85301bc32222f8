from __future__ import annotations

from collections.abc import Iterator

import pytest

from waybill.core.answering import Expected
from waybill.core.diagnosis.host.answers_series import Series, by_peer, never_answered, series
from waybill.core.evidence import Trouble
from waybill.core.host.answer import AppAnswer
from waybill.core.host.evidence import HealthWish

# One character an answer, one second apart: good, wrong, lost, never asked.
KINDS: dict[str, dict[str, object]] = {
    "g": {"status": 200},
    "w": {"status": 500},
    "n": {"status": 404},
    "l": {"trouble": Trouble.TIMEOUT},
    "u": {"road": ""},
}


def answers(text: str, peer: str = "") -> Iterator[AppAnswer]:
    for second, kind in enumerate(text):
        facts: dict[str, object] = {"url": "http://127.0.0.1/", "road": "forward", "after": float(second), "peer": peer}
        yield AppAnswer(**{**facts, **KINDS[kind]})  # type: ignore[arg-type]


def judged(text: str) -> Series:
    return series(tuple(answers(text)), HealthWish(), Expected())


@pytest.mark.parametrize("text", ["glg", "gug", "gggglgg"])
def test_one_lost_between_good_ones(text: str) -> None:
    assert judged(text).one_lost_between


@pytest.mark.parametrize("text", ["gwg", "lgg", "ggl", "gllg", "glgwg", "ggg", ""])
def test_not_one_lost_between_good_ones(text: str) -> None:
    assert not judged(text).one_lost_between


@pytest.mark.parametrize(("text", "late", "rest"), [("wlgg", 2, 2), ("ggw", 0, 3), ("www", 3, 0), ("", 0, 0)])
def test_what_comes_before_the_first_good_one(text: str, late: int, rest: int) -> None:
    assert (len(judged(text).late.judged), len(judged(text).rest.judged)) == (late, rest)


def test_the_span_of_the_good_ones() -> None:
    assert judged("wggwg").span == 3.0
    assert judged("ww").span == 0.0


@pytest.mark.parametrize(("text", "status"), [("lwl", 500), ("wnn", 404), ("wwn", 500), ("glg", None)])
def test_the_usual_one_is_wrong_rather_than_lost(text: str, status: int | None) -> None:
    assert judged(text).usual.answer.status == status


def test_peers_apart() -> None:
    both = series((*answers("lll", "::1"), *answers("ggg", "127.0.0.1")), HealthWish(), Expected())
    peers = by_peer(both)

    assert never_answered(peers["::1"])
    assert not never_answered(peers["127.0.0.1"])
