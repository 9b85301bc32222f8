"""Every rung meets every fault that heals. Once is green; for ever is told by that rung's code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

import pytest

from lab.blobs import HOST as BLOB_HOST
from lab.world import World
from tests.integration.preflight.running import Ended, Runner
from tests.integration.preflight.stage import BOTH, Stage, look

Lanes = SimpleQueue[Runner]
Wish = TypeVar("Wish")
Result = TypeVar("Result")
IMAGE = "ghcr.io/acme/many:1.0"
LANES = 8  # worlds side by side: most of this is waiting between attempts
WHERE: Mapping[str, Mapping[str, Any]] = {
    "ping": {"host": "ghcr.io", "path": "^/v2/$"},
    "token": {"host": "ghcr.io", "path": "^/token"},
    "manifest": {"host": "ghcr.io", "path": "/manifests/1.0$"},
    "child": {"host": "ghcr.io", "path": "/manifests/sha256:"},
    "config": {"host": "ghcr.io", "method": "GET", "path": "/blobs/sha256:"},
    "blob-host": {"host": BLOB_HOST},
    "layer": {"host": "ghcr.io", "method": "HEAD", "path": "/blobs/sha256:"},
    "push-token": {"host": "ghcr.io", "path": "^/token", "skip": 1},
    "push-start": {"host": "ghcr.io", "method": "POST", "path": "/uploads/"},
    "push-cancel": {"host": "ghcr.io", "method": "DELETE", "path": "/uploads/"},
    "user": {"host": "api.github.com", "path": "^/user$"},
    "package": {"host": "api.github.com", "path": "/packages/"},
}
BESIDE = ("layer", "push-cancel", "user", "package")  # what they leave open takes nothing from a proof
WITH_BODY = ("token", "manifest", "child", "blob-host", "push-token", "user", "package")
WITH_GRANT = ("manifest", "child", "config", "layer", "push-start", "push-cancel")
FAULTS: Mapping[str, Mapping[str, Any]] = {
    "502": {"kind": "status", "status": 502},
    "429": {"kind": "status", "status": 429, "headers": {"Retry-After": "0"}},
    "reset": {"kind": "reset"},
    "cut": {"kind": "cut"},
    "401": {"kind": "status", "status": 401},
    "403": {"kind": "status", "status": 403, "body": '{"errors":[{"code":"DENIED","message":"denied"}]}'},
}
UNREACHABLE = {"502": "registry.unavailable", "429": "registry.rate-limited", "reset": "network.reset"}


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One fault at one rung, or at all that stand beside the ladder."""

    rung: str
    fault: str

    def __str__(self) -> str:
        """The name of its test."""
        return f"{self.rung}-{self.fault}"

    @property
    def codes(self) -> tuple[str, ...]:
        """What this fault for ever may be called; the first letters are enough where a rung has many words."""
        if self.rung == "blob-host" and self.fault in {"reset", "cut"}:
            return ("network.blob-host-unreachable",)
        if self.fault in {"401", "403"}:
            return ("push.",) if self.rung.startswith("push") else ("auth.", "registry.")
        return (UNREACHABLE.get(self.fault, "network.reset"),)


def rungs_of(fault: str) -> tuple[str, ...]:
    """Where this fault can happen."""
    some = {"cut": WITH_BODY, "401": WITH_GRANT, "403": ("token", "push-token")}
    return some.get(fault, tuple(WHERE))


# Those beside the ladder fail all at once: the strongest case, and one run instead of four.
BESIDE_BROKEN = [Cell(rung="beside", fault=fault) for fault in FAULTS if set(rungs_of(fault)) & set(BESIDE)]
BROKEN = [Cell(rung=rung, fault=fault) for fault in FAULTS for rung in rungs_of(fault) if rung not in BESIDE]


def furnish(world: World) -> Runner:
    """A private index whose every part is asked for, and one who may do everything."""
    stage = Stage(world)
    stage.push(IMAGE, repository="acme/app", platforms=BOTH)
    return Runner(world)


def rule(rung: str, fault: str) -> dict[str, Any]:
    """This fault at this rung."""
    return {**FAULTS[fault], **WHERE[rung]}


def climb(runner: Runner) -> Ended:
    """One run with a login that may do everything."""
    token = runner.world.state.add_token(scopes=("read:packages", "write:packages"))
    return runner(look(IMAGE, "--push", token=token))


def once_everywhere(runner: Runner, fault: str) -> tuple[Ended, int]:
    """One run in which each rung meets this fault once; and how many did."""
    world = runner.world
    world.clear_faults()
    world.clear_requests()
    for rung in rungs_of(fault):
        world.fault(**rule(rung, fault), times=1)
    return climb(runner), len([seen for seen in world.requests() if seen.fault])


def for_ever(runner: Runner, cell: Cell) -> Ended:
    """One run in which a rung meets this fault each time."""
    too_long = {"headers": {"Retry-After": "3600"}} if cell.fault == "429" else {}
    rungs = BESIDE if cell.rung == "beside" else (cell.rung,)
    runner.world.clear_faults()
    for rung in set(rungs) & set(rungs_of(cell.fault)):
        runner.world.fault(**{**rule(rung, cell.fault), **too_long})
    return climb(runner)


@pytest.fixture(scope="module")
def lanes() -> Iterator[Lanes]:
    """Several furnished worlds side by side."""
    with ExitStack() as stack:
        idle: Lanes = SimpleQueue()
        for _ in range(LANES):
            idle.put(furnish(stack.enter_context(World.start())))
        yield idle


def spread(lanes: Lanes, run: Callable[[Runner, Wish], Result], wishes: Sequence[Wish]) -> dict[Wish, Result]:
    """Every run, over all lanes at once."""

    def in_some_lane(wish: Wish) -> Result:
        runner = lanes.get()
        try:
            return run(runner, wish)
        finally:
            lanes.put(runner)

    with ThreadPoolExecutor(LANES) as threads:
        return dict(zip(wishes, threads.map(in_some_lane, wishes), strict=False))


@pytest.fixture(scope="module")
def healed(lanes: Lanes) -> Mapping[str, tuple[Ended, int]]:
    """By fault: the run, and how many rungs met it."""
    return spread(lanes, once_everywhere, tuple(FAULTS))


@pytest.fixture(scope="module")
def lasting(lanes: Lanes) -> Mapping[Cell, Ended]:
    """By rung and fault: the run."""
    return spread(lanes, for_ever, BESIDE_BROKEN + BROKEN)


@pytest.mark.parametrize("fault", FAULTS)
def test_what_heals_at_every_rung_is_green(fault: str, healed: Mapping[str, tuple[Ended, int]]) -> None:
    ended, met = healed[fault]
    assert ended.exit == 0, ended.everything
    assert ended.codes("error", "unsettled") == [], ended.everything
    assert met == len(rungs_of(fault))


@pytest.mark.parametrize("cell", BROKEN, ids=str)
def test_what_lasts_is_told_by_the_code_of_its_rung(cell: Cell, lasting: Mapping[Cell, Ended]) -> None:
    ended = lasting[cell]
    assert ended.exit in {10, 40}, ended.everything
    (code,) = ended.codes("error", "unsettled")
    assert code.startswith(cell.codes), ended.everything


@pytest.mark.parametrize("cell", BESIDE_BROKEN, ids=str)
def test_what_stands_beside_the_ladder_makes_no_proved_image_red(cell: Cell, lasting: Mapping[Cell, Ended]) -> None:
    ended = lasting[cell]
    assert ended.exit == 0, ended.everything
    assert ended.codes("error", "unsettled") == [], ended.everything
