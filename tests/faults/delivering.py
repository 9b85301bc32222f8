"""Rows about deploys: what is set up, and the four things that are judged of each, separately.

The verdict (exit, outcome, codes), what users saw meanwhile, the words of the diagnosis, and what was left behind.
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
from tests.support.turns import everything

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

    def _row(self, *, both: bool = False, **expected: Any) -> Callable[[SetUp], SetUp]:
        def register(set_up: SetUp) -> SetUp:
            # On one store in turn, unless the store is what it is about, or everything is asked for.
            everywhere = both or everything()
            stores = STORES if everywhere else (STORES[len(self.rows) % 2],)
            self.rows.append(Delivery(name=set_up.__name__, set_up=set_up, **{"stores": stores, **expected}))
            return set_up

        return register


def hold(row: Delivery, world: World, host: LabHost, run: Runner) -> None:
    """Set it up on this host, run it, judge it."""
    scene = Voyage(world, host, run, f"{row.name}-{host.spec.store}")
    with scene.afterwards:
        call = row.set_up(scene)
        left = Leftovers(host, [scene.token, *row.never]) if call else None
        if call is not None:
            ended, probes = _watched(scene, call)
            scene.settle_moments()
            _judge(row, scene, ended, probes)
        found = (left or Leftovers(host, [scene.token])).found()
        assert [thing for thing in found if not thing.startswith(row.leaves or "\0")] == [], row.name


def _watched(scene: Voyage, call: Call) -> tuple[Ended, list[Probe]]:
    with watching(scene.world, scene.url) as probes:
        ended = scene.run(call)
    return ended, probes


def _judge(row: Delivery, scene: Voyage, ended: Ended, probes: Sequence[Probe]) -> None:
    where = f"{row.name} on {scene.host.name}\n{ended.everything}\n{oracle.everything(scene.host)}"
    _verdict(row, ended, where)
    _diagnosis(row, ended, where)
    _users(row, scene, probes, where)


def _verdict(row: Delivery, ended: Ended, where: str) -> None:
    assert (ended.exit, ended.answer["outcome"]) == (EXITS[row.outcome], row.outcome), where
    assert ended.answer["proved"] is (ended.exit == 0), where
    assert fits([code for code in ended.codes("error") if not code.startswith(row.maybe or "\0")], row.errors), where
    assert fits(ended.codes("unsettled"), row.unsettled), where
    assert [code for code in row.warnings if code not in ended.codes("warning", "note")] == [], where


def _diagnosis(row: Delivery, ended: Ended, where: str) -> None:
    """The cause comes first, and no secret comes at all."""
    told = str(ended.findings[:1])
    assert [words for words in row.says if words not in told] == [], f"{told}\n{where}"
    assert [words for words in row.never if words in ended.everything] == [], where


def _users(row: Delivery, scene: Voyage, probes: Sequence[Probe], where: str) -> None:
    """Nobody was ever served anything but the old and the new version, and the right one serves in the end."""
    before = probes[0].good
    if row.quiet and before:
        assert [probe for probe in probes if not probe.good] == [], f"users noticed: {where}"
    known = {_version(one) for one in (scene.old, scene.new)}
    assert {probe.version for probe in probes if probe.good} <= known, where
    expected = {"old": scene.old, "new": scene.new}.get(row.serves)
    if expected:
        assert probes[-1].version == _version(expected), f"{probes[-1]}\n{where}"
        assert oracle.all_run(scene.host, expected, [one for one in scene.containers() if "-app-" in one]), where
    if row.serves == "none":
        assert not probes[-1].good, where


def _version(pushed: Pushed | None) -> str:
    return pushed.reference.rpartition(":")[2].partition("-")[0] if pushed else ""
