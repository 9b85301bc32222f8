"""Rows about deploys: what is set up, and the four things that are judged of each, separately.

The verdict (exit, outcome), what users saw meanwhile, the diagnosis (codes and words), and what was left behind. All
four are judged whatever came of the others, and written down as the row's score.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from lab.hosts.host import LabHost
from lab.prober import Probe, watching
from lab.publish import Pushed
from lab.world import World
from tests.faults import oracle
from tests.faults.judging import fits
from tests.faults.leftovers import Leftovers
from tests.faults.running import Call, Ended, Runner
from tests.faults.voyage import Voyage
from tests.truth.score import Score, Sheet, played, sheet

SetUp = Callable[[Voyage], "Call | None"]
EXITS = {"delivered": 0, "unchanged": 0, "refused": 10, "restored": 20, "degraded": 30, "unknown": 40}
STORES = ("containerd", "classic")


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One row. ``serves`` is who answers at the end: "old", "new", "none", or "" for whoever it is.

    A row without an outcome is a story: its function makes all its calls itself and judges them.
    """

    name: str
    row: str
    set_up: SetUp
    outcome: str = ""
    errors: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()  # beginnings of further errors that come or not: it depends on the moment
    unsettled: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()  # these, or notes, are told too
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    serves: str = ""
    leaves: tuple[str, ...] = ()  # what it may leave, as the beginnings of words
    stores: tuple[str, ...] = STORES
    both: bool = False  # the image store is what it is about
    machine: dict[str, Any] = field(default_factory=dict)

    @property
    def quiet(self) -> bool:
        """Whether no user may notice anything at all."""
        return self.outcome in {"refused", "unchanged"}


class Deliveries:
    """Rows in the order in which they are written down."""

    def __init__(self) -> None:
        self.rows: list[Delivery] = []

    def ends(self, row: str, outcome: str, *errors: str, **expected: Any) -> Callable[[SetUp], SetUp]:
        """The call that the function gives back ends so, with exactly these errors."""
        serves = {"delivered": "new", "unchanged": "new", "refused": "old", "restored": "old"}.get(outcome, "")
        return self._row(row=row, outcome=outcome, errors=errors, **{"serves": serves, **expected})

    def story(self, row: str, **expected: Any) -> Callable[[SetUp], SetUp]:
        """The function judges by itself; what is left behind is judged for it."""
        return self._row(row=row, **expected)

    def _row(self, **expected: Any) -> Callable[[SetUp], SetUp]:
        def register(set_up: SetUp) -> SetUp:
            self.rows.append(Delivery(name=set_up.__name__, set_up=set_up, **expected))
            return set_up

        return register


def hold(row: Delivery, store: str, world: World, host: LabHost, run: Runner) -> Score:
    """Set it up on this host, run it, judge it."""
    mine = run.apart()
    scene = Voyage(world, host, mine, f"{row.name}-{host.spec.store}")
    with played(sheet(row.set_up, row.row, store, row.outcome)) as score:
        try:
            with scene.afterwards:
                _held(row, scene, score)
        finally:
            if not row.outcome:
                score.score.seen = [one.outcome for one in mine.begun]
    return score.score


def _held(row: Delivery, scene: Voyage, score: Sheet) -> None:
    call = row.set_up(scene)
    left = Leftovers(scene.host, [scene.token, *row.never]) if call else Leftovers(scene.host, [scene.token])
    if call is not None:
        ended, probes = _watched(scene, call)
        score.score.seen, score.score.codes = [ended.outcome], ended.codes("error", "unsettled")
        score.watched(probes)
        score.score.serves = _serving(scene, probes[-1])
        scene.settle_moments()
        scene.mended.close()
        _judge(row, scene, ended, probes, score)
    found = left.found()
    score.found(found)
    with score.part("leftovers"):
        assert [thing for thing in found if not thing.startswith(row.leaves or "\0")] == [], row.name


def _watched(scene: Voyage, call: Call) -> tuple[Ended, list[Probe]]:
    with watching(scene.world, scene.url) as probes:
        ended = scene.run(call)
    return ended, probes


def _serving(scene: Voyage, last: Probe) -> str:
    versions = {version_of(scene.old): "old", version_of(scene.new): "new"}
    return versions.get(last.version, "another") if last.good else "nobody"


def _judge(row: Delivery, scene: Voyage, ended: Ended, probes: Sequence[Probe], score: Sheet) -> None:
    where = f"{row.name} on {scene.host.name}\n{ended.everything}\n{oracle.everything(scene.host)}"
    with score.part("verdict"):
        _verdict(row, ended, where)
    with score.part("diagnosis"):
        _diagnosis(row, ended, where)
    with score.part("users"):
        _users(row, scene, probes, where)


def _verdict(row: Delivery, ended: Ended, where: str) -> None:
    assert (ended.exit, ended.outcome) == (EXITS[row.outcome], row.outcome), where
    assert ended.answer["proved"] is (ended.exit == 0), where


def _diagnosis(row: Delivery, ended: Ended, where: str) -> None:
    """These errors and no others, the cause first, and no secret at all."""
    assert fits([code for code in ended.codes("error") if not code.startswith(row.maybe or "\0")], row.errors), where
    assert fits(ended.codes("unsettled"), row.unsettled), where
    assert [code for code in row.warnings if code not in ended.codes("warning", "note")] == [], where
    told = str(ended.findings[:1])
    assert [words for words in row.says if words not in told] == [], f"{told}\n{where}"
    assert [words for words in row.never if words in ended.everything] == [], where


def _users(row: Delivery, scene: Voyage, probes: Sequence[Probe], where: str) -> None:
    """Nobody was ever served anything but the old and the new version, and the right one serves in the end."""
    before = probes[0].good
    if row.quiet and before:
        assert [probe for probe in probes if not probe.good] == [], f"users noticed: {where}"
    known = {version_of(one) for one in (scene.old, scene.new)}
    assert {probe.version for probe in probes if probe.good} <= known, where
    expected = {"old": scene.old, "new": scene.new}.get(row.serves)
    if expected:
        assert probes[-1].version == version_of(expected), f"{probes[-1]}\n{where}"
        assert oracle.all_run(scene.host, expected, [one for one in scene.containers() if "-app-" in one]), where
    if row.serves == "none":
        assert not probes[-1].good, where


def version_of(pushed: Pushed | None) -> str:
    """The version that a pushed image says it is."""
    return pushed.reference.rpartition(":")[2].partition("-")[0] if pushed else ""
