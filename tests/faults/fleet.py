"""Rows about several hosts at once: each host is judged by itself, as a single one is, and all of them together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from lab.hosts.host import LabHost
from lab.prober import Probe, summarize, watching
from lab.publish import Pushed
from lab.world import World
from tests.faults import oracle
from tests.faults.delivering import EXITS
from tests.faults.judging import fits
from tests.faults.leftovers import Leftovers
from tests.faults.running import Call, Ended, Runner
from tests.faults.voyage import Voyage
from tests.truth.score import Sheet, played, sheet

SetUp = Callable[["Fleet"], Call]
NEW = frozenset({"delivered", "unchanged"})
QUIET = frozenset({"refused", "unchanged"})  # no user of such a host may notice anything
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Sailing:
    """One row. ``each`` is how each host must end, in the order of ``hosts``; ``shown`` where the run says it so.

    What a host serves in the end follows from that: the new version where it was delivered, else the old one.
    """

    name: str
    row: str
    set_up: SetUp
    outcome: str
    each: tuple[str, ...]
    errors: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    stores: tuple[str, ...] = ("",)  # hosts of both
    old: tuple[str, ...] = field(default=())  # versions that serve where it is not the new one, when they differ


class Sailings:
    """Rows in the order in which they are written down."""

    def __init__(self) -> None:
        self.rows: list[Sailing] = []

    def ends(
        self,
        row: str,
        outcome: str,
        each: Sequence[str],
        *errors: str,
        notes: tuple[str, ...] = (),
        says: tuple[str, ...] = (),
        maybe: tuple[str, ...] = (),
    ) -> Callable[[SetUp], SetUp]:
        """The call that the function gives back ends so: all together, and each host."""

        def register(set_up: SetUp) -> SetUp:
            self.rows.append(
                Sailing(
                    name=set_up.__name__,
                    row=row,
                    set_up=set_up,
                    outcome=outcome,
                    each=tuple(each),
                    errors=errors,
                    notes=notes,
                    says=says,
                    maybe=maybe,
                )
            )
            return set_up

        return register


class Fleet:
    """Hosts of both image stores with the same project, and calls that are of all of them."""

    def __init__(self, world: World, hosts: Iterable[LabHost], run: Runner, name: str) -> None:
        self.scenes = [Voyage(world, host, run, name) for host in hosts]
        for scene in self.scenes[1:]:
            scene.token = self.lead.token
        self.run = run
        self.mended = ExitStack()  # what is put right before anybody looks at what runs

    @property
    def lead(self) -> Voyage:
        """The first host, which makes the calls."""
        return self.scenes[0]

    def each(self, work: Callable[[Voyage], T]) -> list[T]:
        """The same for every host, side by side."""
        with ThreadPoolExecutor(len(self.scenes)) as pool:
            return list(pool.map(work, self.scenes))

    def by_hand(self, text: str = "") -> None:
        """Version 1.0 on every host, as somebody started it."""
        self.each(lambda scene: scene.by_hand(text))

    def delivered(self, version: str, text: str = "") -> Pushed:
        """A version that a deploy of ours put on every host."""
        pushed = self.lead.pushed(version)
        for scene in self.scenes:
            if not scene.old:
                scene.bare(text)
            scene.old = pushed
        ended = self.run(self.deploy(pushed))
        assert ended.exit == 0, ended.everything
        return pushed

    def deploy(self, pushed: Pushed, *words: str) -> Call:
        """``deploy`` to all hosts."""
        return self._together(self.lead.deploy(pushed, *words), pushed)

    def rollback(self, to: Pushed, *words: str) -> Call:
        """``rollback`` of all hosts; ``to`` is what the judge goes by."""
        return self._together(self.lead.rollback(*words), to)

    def _together(self, call: Call, new: Pushed) -> Call:
        for scene in self.scenes:
            scene.new = new
        return call.but(*(word for scene in self.scenes[1:] for word in scene.reach()))

    def served(self) -> list[str]:
        """The version that answers on each host just now."""
        return [scene.served() for scene in self.scenes]


def hold(row: Sailing, world: World, hosts: Sequence[LabHost], run: Runner) -> None:
    """Set it up on these hosts, run it, judge it."""
    fleet = Fleet(world, hosts, run, row.name)
    with played(sheet(row.set_up, row.row, "", row.outcome)) as score, ExitStack() as stack:
        for scene in fleet.scenes:
            stack.enter_context(scene.afterwards)
        stack.enter_context(fleet.mended)
        call = row.set_up(fleet)
        left = fleet.each(lambda scene: Leftovers(scene.host, [scene.token]))
        before = fleet.each(Voyage.containers)
        with _watched(fleet) as probes:
            ended = run(call)
        fleet.mended.close()
        for scene in fleet.scenes:
            scene.settle_moments()
        where = f"{row.name}\n{ended.everything}\n{fleet.each(lambda scene: oracle.everything(scene.host))}"
        score.score.seen, score.score.codes = [ended.outcome], ended.codes("error", "unsettled")
        score.watched(max(probes, key=lambda one: summarize(one).longest_gap))
        _together(row, fleet, ended, where, score)
        for scene, end, seen, then in zip(fleet.scenes, row.each, probes, before, strict=True):
            with score.part("users"):
                _alone(scene, end, seen, then, where)
        found = [thing for one in left for thing in one.found()]
        score.found(found)
        with score.part("leftovers"):
            assert found == [], where


@contextmanager
def _watched(fleet: Fleet) -> Iterator[list[list[Probe]]]:
    """The users of every host."""
    with ExitStack() as stack:
        yield [stack.enter_context(watching(scene.world, scene.url)) for scene in fleet.scenes]


def _together(row: Sailing, fleet: Fleet, ended: Ended, where: str, score: Sheet) -> None:
    """One outcome, and every host in the table of the report with its own."""
    with score.part("verdict"):
        assert (ended.exit, ended.outcome) == (EXITS[row.outcome], row.outcome), where
        assert ended.answer["proved"] is (ended.exit == 0), where
        verdicts = [ended.waybill["hosts"][scene.login("deploy")]["verdict"] for scene in fleet.scenes]
        assert tuple(verdicts) == row.each, where
    with score.part("diagnosis"):
        errors = [code for code in ended.codes("error") if not code.startswith(row.maybe or "\0")]
        assert fits(errors, row.errors), where
        assert ended.codes("unsettled") == [], where
        assert [code for code in row.notes if code not in ended.codes("note", "warning")] == [], where
        assert [words for words in row.says if words not in str(ended.findings[:1])] == [], where
        _in_the_report(row, fleet, ended, where)


def _in_the_report(row: Sailing, fleet: Fleet, ended: Ended, where: str) -> None:
    report = "\n".join(path.read_text() for path in (ended.place / "work").rglob("*.md"))
    lines = [line for line in report.splitlines() if line.startswith("|")]
    for scene, end in zip(fleet.scenes, row.each, strict=True):
        mine = [line for line in lines if scene.host.address in line]
        assert any(end in line for line in mine), f"{scene.host.address} {end}\n{report}\n{where}"


def _alone(scene: Voyage, end: str, probes: Sequence[Probe], before: dict[str, str], where: str) -> None:
    """What runs there by the engine's word, and what its users saw."""
    wanted = scene.new if end in NEW else scene.old
    assert wanted, where
    version = wanted.reference.rpartition(":")[2]
    known = {one.reference.rpartition(":")[2] for one in (scene.old, scene.new) if one}
    assert {probe.version for probe in probes if probe.good} <= known, where
    assert (probes[-1].good, probes[-1].version) == (True, version), where
    assert oracle.all_run(scene.host, wanted), where
    if end in QUIET:
        assert [probe for probe in probes if not probe.good] == [], f"users noticed on {scene.host.name}: {where}"
        assert scene.containers() == before, where
