"""The order of a voyage: what is handed on, where it ends, and what is told of it. The legs are played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast

import pytest

from tests.unit.config.reading import DIGEST, no_secret, no_text
from waybill.config.job import JobContext
from waybill.config.read import read_voyage
from waybill.config.settings import Settings
from waybill.core.outcome import Outcome
from waybill.flows import ship as flow
from waybill.flows.ended import Ended, ended
from waybill.flows.hands import Hands
from waybill.report.log import Log
from waybill.report.model import Report

NAME = "ghcr.io/acme/app"
OLD = "sha256:" + "1" * 64
FLAGS = {"image": f"{NAME}:1.0", "hosts": "deploy@web1.example.com", "project-directory": "/srv/app"}
OWN = ("tags", "labels", "platforms", "metadata")


class Legs:
    """The four verbs, each with the end that it is to have."""

    def __init__(
        self,
        monkeypatch: pytest.MonkeyPatch,
        outcomes: Mapping[str, Outcome] | None = None,
        image: str = f"{NAME}@{DIGEST}",
    ) -> None:
        self.asked: dict[str, tuple[str, ...]] = {}
        self.kept: list[str] = []
        self.image, self.outcomes = image, outcomes or {}
        for name in ("preflight", "build_push", "deploy", "verify"):
            monkeypatch.setattr(flow, name, self._leg(name))

    def _leg(self, name: str) -> Any:
        def run(settings: Settings, *_: object) -> Ended:
            self.asked[name] = settings.images
            green = Outcome.PROVED if name in ("preflight", "verify") else Outcome.DELIVERED
            outcome = self.outcomes.get(name, green)
            built = name == "build_push" and outcome.is_proof
            report = Report(
                verb=name.replace("_", "-"),
                outcome=outcome,
                image=self.image if built else "",
                digest=DIGEST if built else "",
                previous_digest=OLD if name == "deploy" else "",
                outputs=dict.fromkeys(OWN, "seen") if built else {},
            )
            return ended(report, JobContext(), images={}, hosts={}, timings={})

        return run

    def sail(self) -> Report:
        """The whole voyage."""
        settings = read_voyage(flags=FLAGS, environ={}, file=None, read_secret=no_secret, read_text=no_text)
        call = flow.Voyaging(
            settings=settings,
            payload=None,
            job=JobContext(),
            hands_for=_no_hands,
            told=lambda name, _: self.kept.append(name),
            log=cast("Log", Silent()),
        )
        return flow.ship(call, dict.fromkeys(OWN, "")).report


class Silent:
    """A log that nobody reads."""

    def info(self, _text: str) -> None:
        """Nothing."""

    warning = info


@contextmanager
def _no_hands(_settings: Settings) -> Iterator[Hands]:
    yield cast("Hands", None)


def test_the_digest_and_nothing_else_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    legs = Legs(monkeypatch)

    told = legs.sail()

    assert (told.outcome, told.digest, told.previous_digest) == (Outcome.DELIVERED, DIGEST, OLD)
    assert legs.asked["deploy"] == legs.asked["verify"] == (f"{NAME}@{DIGEST}",), "the tag is the build's"
    assert legs.kept == ["preflight", "build-push", "deploy", "verify"]


@pytest.mark.parametrize(
    ("outcomes", "end", "last", "said"),
    [
        ({"preflight": Outcome.REFUSED}, Outcome.REFUSED, "preflight", ("", "", "")),
        ({"preflight": Outcome.UNKNOWN}, Outcome.UNKNOWN, "preflight", ("", "", "")),
        ({"build_push": Outcome.REFUSED}, Outcome.REFUSED, "build-push", ("", "", "")),
        ({"build_push": Outcome.DEGRADED}, Outcome.DEGRADED, "build-push", ("", "", "")),
        ({"deploy": Outcome.REFUSED}, Outcome.REFUSED, "deploy", (DIGEST, OLD, "seen")),
        ({"deploy": Outcome.RESTORED}, Outcome.RESTORED, "deploy", (DIGEST, OLD, "seen")),
        ({"deploy": Outcome.UNKNOWN}, Outcome.UNKNOWN, "deploy", (DIGEST, OLD, "seen")),
        ({"verify": Outcome.REFUSED}, Outcome.DEGRADED, "verify", (DIGEST, OLD, "seen")),
        ({"verify": Outcome.UNKNOWN}, Outcome.UNKNOWN, "verify", (DIGEST, OLD, "seen")),
        ({"deploy": Outcome.UNCHANGED}, Outcome.UNCHANGED, "verify", (DIGEST, OLD, "seen")),
    ],
)
def test_the_first_leg_that_is_not_green_is_the_last(
    outcomes: Mapping[str, Outcome], end: Outcome, last: str, said: tuple[str, str, str], monkeypatch: Any
) -> None:
    """And which outputs there are at each end, as docs/ship.md says it."""
    legs = Legs(monkeypatch, outcomes)

    told = legs.sail()

    assert (told.outcome, told.proved, legs.kept[-1]) == (end, end.is_proof, last)
    assert (told.digest, told.previous_digest, told.outputs["tags"]) == said
    assert set(told.outputs) == set(OWN), "empty where the build has not run"


@pytest.mark.parametrize("image", ["", f"{NAME}:1.0", f"{NAME}@{OLD}", "no image at all"])
def test_a_green_build_that_hands_on_something_else_is_a_bug_and_goes_nowhere(image: str, monkeypatch: Any) -> None:
    legs = Legs(monkeypatch, image=image)

    with pytest.raises(RuntimeError, match="handed on"):
        legs.sail()

    assert "deploy" not in legs.asked
    assert legs.kept == ["preflight", "build-push"], "what was seen until then is kept"
