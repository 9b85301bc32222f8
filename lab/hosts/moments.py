"""Moments of a deploy, seen from outside: its journal is read as a file of the host's disk, with root's rights.

What may be read there is in docs/host-protocol.md. Nothing of the product is used.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lab.hosts.host import LabHost

STATES = "home/*/waybill/*"
LOOKS_EVERY = 0.003


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of a journal: ``fact up code=0`` has the kind "fact", the step "up" and the value ``code``."""

    kind: str
    step: str
    values: dict[str, str]

    def is_of(self, wanted: str) -> bool:
        """Whether it is the wanted one: "up" as soon as it begins, "fact up" once it is done."""
        kind, _, step = wanted.rpartition(" ")
        return self.step == step and kind in {"", self.kind}


def journals(host: LabHost, states: str = STATES) -> dict[str, list[Step]]:
    """The journals that lie on a host, by transaction: those that ended, and the open one."""
    found: dict[str, list[Step]] = {}
    for place in (f"{states}/ended/*/journal", f"{states}/open/journal"):
        for path in sorted(host.view.glob(place)):
            steps = list(_steps(path))
            if steps:
                found[steps[0].values.get("transaction", str(path))] = steps
    return found


def _steps(path: Path) -> Iterator[Step]:
    with contextlib.suppress(OSError):
        for line in path.read_text(errors="replace").splitlines()[1:]:
            _, kind, step, *pairs = line.split(" ")
            yield Step(kind=kind, step=step, values=dict(pair.partition("=")[::2] for pair in pairs))


class Armed:
    """Waits for a moment and acts once. ``happened`` says whether it came."""

    def __init__(self, moment: Callable[[], bool], act: Callable[[], object], every: float = LOOKS_EVERY) -> None:
        self.happened = threading.Event()
        self.trouble: Exception | None = None
        self._moment, self._act, self._every = moment, act, every
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._wait, daemon=True)
        self._thread.start()

    def _wait(self) -> None:
        while not self._over.wait(self._every):
            if self._moment():
                try:
                    self._act()
                except Exception as error:  # noqa: BLE001  # told by disarm: this thread has nobody to tell
                    self.trouble = error
                self.happened.set()
                return

    def disarm(self) -> None:
        """Wait no longer; what has begun is ended first, and what went wrong in it is raised."""
        self._over.set()
        self._thread.join()
        if self.trouble is not None:
            raise self.trouble


def at_step(host: LabHost, wanted: str, act: Callable[[], object], states: str = STATES) -> Armed:
    """Act when the next transaction on the host comes to a step: "locked", "up", "fact up", "settled"..."""
    known = set(journals(host, states))

    def there() -> bool:
        now = journals(host, states)
        return any(step.is_of(wanted) for name in now.keys() - known for step in now[name])

    return Armed(there, act)
