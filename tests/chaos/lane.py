"""One host on which deploys are killed one after the other. After each kill the truth is looked for."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lab.hosts import mishaps
from lab.hosts.host import LabHost
from lab.world import World
from tests.chaos.plan import Kill
from tests.faults.leftovers import Leftovers, until
from tests.faults.running import Call, Ended, Runner, Underway
from tests.faults.voyage import PROBE, Voyage, green

LONG = 400.0
HARMLESS = {"link"}  # a cut keeps no deploy from its end, at whatever instant it falls
PORT = 8000
SAYS_NEW, SAYS_OLD = {"delivered", "unchanged"}, {"restored", "refused"}
Strike = Callable[[LabHost, Underway], object]
STRIKES: Mapping[str, Strike] = {
    "pilot": lambda host, _: mishaps.kill_pilot(host),
    "runner": lambda _, run: run.kill(),
    "link": lambda host, _: host.cut_ssh(),
    "sshd": lambda host, _: mishaps.kill_sshd(host),
    "engine": lambda host, _: mishaps.kill_engine(host),
    "containerd": lambda host, _: mishaps.kill_containerd(host),
    "machine": lambda host, _: host.reboot(),
}


@dataclass(frozen=True, kw_only=True)
class Survived:
    """What came of one kill. ``trouble`` is empty when everything was as it must be."""

    victim: str
    instant: float
    said: str  # the outcome that the run told; nothing when it was killed itself
    served: str  # "old" or "new": who answered once the host was mended
    repaired: bool  # the next run found an open transaction, and said so
    helped: bool = False  # the engine kept the port of a container that is gone: it was started again, as the run said
    trouble: str = ""


def _gone(left: Leftovers) -> None:
    """Nothing is left once all have ended that were ending."""
    try:
        until(lambda: not _traces(left))
    except AssertionError as error:
        raise AssertionError(f"left behind: {_traces(left)}") from error


def _traces(left: Leftovers) -> list[str]:
    """What should not be there. Of a runner that was killed before its pilot began, a bundle without an owner stays for
    a day, as docs/host-protocol.md says: nobody can tell that it is not still being sent.
    """
    return [one for one in left.found() if not _is_unbegun(one)]


def _is_unbegun(trace: str) -> bool:
    path = Path(trace.removeprefix("state "))
    return path.name.startswith("bundle-") and path.is_dir() and not {"owner", "journal"} & set(os.listdir(path))


class Lane:
    """A host with a version that was put there by a deploy, and the time that one takes."""

    def __init__(self, world: World, host: LabHost, run: Runner) -> None:
        self._scene = Voyage(world, host, run, f"chaos-{host.name}")
        self._host = host
        self._made = 0
        self._serving = ""
        self._seconds = 0.0

    def prepare(self) -> None:
        """A good deploy; its time is what instants are shares of."""
        self._scene.bare(self._scene.text(PROBE))
        begun = time.monotonic()
        self._next()
        self._seconds = time.monotonic() - begun

    def _next(self) -> Ended:
        """The next version comes, is told as green, and serves."""
        version = self._version()
        ended = green(self._scene.run(self._call(version), LONG))
        assert self._scene.until_served(version) == version
        self._serving = version
        return ended

    def _version(self) -> str:
        self._made += 1
        return f"{self._made}.0"

    def _call(self, version: str) -> Call:
        return self._scene.deploy(self._scene.pushed(version, size=50_000), "--confirm-timeout", "61s")

    def survive(self, kill: Kill) -> Survived:
        """One deploy, one kill, and all that must be so after it."""
        old, new = self._serving, self._version()
        left = Leftovers(self._host, [self._scene.token])
        said = served = trouble = ""
        repaired = helped = False
        try:
            run = self._struck(kill, new)
            said = str(run.answer["outcome"]) if run.stdout.startswith("{") else ""
            assert kill.victim not in HARMLESS or said in SAYS_NEW, f"{said} was said: {run.everything}"
            mishaps.mend(self._host)
            served = self._served(old, new)
            helped = not served
            if helped:
                self._help(run, said)
            else:
                self._is_no_lie(said, served, new)
                self._serving = served
            ended = self._next()
            repaired = "repaired an earlier transaction" in ended.stderr
            _gone(left)
        except Exception as error:  # noqa: BLE001  # one kill's trouble does not end the loop; it is told
            trouble = f"{type(error).__name__}: {error}"
            self._recover()
        return Survived(
            victim=kill.victim,
            instant=round(kill.instant, 3),
            said=said,
            served={old: "old", new: "new"}.get(served, ""),
            repaired=repaired,
            helped=helped,
            trouble=trouble,
        )

    def _struck(self, kill: Kill, version: str) -> Ended:
        with self._scene.underway(self._call(version)) as run:
            time.sleep(kill.instant * self._seconds)
            STRIKES[kill.victim](self._host, run)
            time.sleep(0.3)  # what a manager of services takes to see it
            mishaps.mend(self._host)
            return run.wait(LONG)

    def _served(self, *versions: str) -> str:
        """Which version serves; none, where the engine keeps its port for a container that is gone."""
        try:
            return self._scene.until_served(*versions)
        except AssertionError:
            if not mishaps.holds_a_dead_port(self._host, PORT):
                raise
            return ""

    def _help(self, run: Ended, said: str) -> None:
        """Do what the run told people to do, where no program can do it: nobody serves before."""
        assert said not in SAYS_NEW | SAYS_OLD, f"{said} was said, and nobody serves"
        assert not said or "systemctl restart docker" in run.everything, run.everything
        mishaps.restart_engine(self._host)

    @staticmethod
    def _is_no_lie(said: str, served: str, new: str) -> None:
        if said in SAYS_NEW:
            assert served == new, f"{said} was said, and {served} serves, not {new}"
        if said in SAYS_OLD:
            assert served != new, f"{said} was said, and {served} serves"

    def _recover(self) -> None:
        """Start anew for the kills that are left: what is in an unknown state would be the next one's trouble."""
        self._host.reboot()
        self._host.reset()
        self.prepare()
