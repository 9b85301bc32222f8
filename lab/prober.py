"""What users saw: asks a URL several times a second for as long as it is left alone, and keeps every answer.

``python -m lab.prober URL`` writes one JSON line for each question. Run it where the URL is reached: in the world.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import sys
import time
import urllib.parse
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lab.world import World

PERIOD = 0.2
PATIENCE = 2.0  # longer than this nobody waits for a page
VERSION_HEADER = "X-App-Version"
CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, kw_only=True)
class Probe:
    """One question. ``at`` is the monotonic clock's time when it was asked; no status means no answer."""

    at: float
    status: int = 0
    version: str = ""
    error: str = ""

    @property
    def good(self) -> bool:
        """Whether a user would have been content."""
        return 200 <= self.status < 400


@dataclass(frozen=True, kw_only=True)
class Summary:
    """A run in few words. A gap lasts from the last good answer before it to the first one after it."""

    asked: int
    failed: int
    longest_gap: float
    versions: tuple[str, ...]
    errors: tuple[str, ...]


def summarize(probes: Sequence[Probe]) -> Summary:
    """How long nobody was served at most, and which versions answered, in the order of their first answers."""
    good = [probe for probe in probes if probe.good]
    failed = [probe for probe in probes if not probe.good]
    return Summary(
        asked=len(probes),
        failed=len(failed),
        longest_gap=max(_gaps(probes), default=0.0),
        versions=tuple(dict.fromkeys(probe.version for probe in good)),
        errors=tuple(dict.fromkeys(probe.error or str(probe.status) for probe in failed)),
    )


def _gaps(probes: Sequence[Probe]) -> Iterator[float]:
    """The times without service; one that reaches an end of the run counts as far as it was seen."""
    start: float | None = None
    last = probes[0].at if probes else 0.0
    for probe in probes:
        if probe.good:
            if start is not None:
                yield probe.at - start
            start, last = None, probe.at
        elif start is None:
            start = last
    if start is not None:
        yield probes[-1].at - start


def ask(url: str) -> Probe:
    """One question over a connection of its own, as from a user who comes by."""
    at = time.monotonic()
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=PATIENCE)
    try:
        with contextlib.closing(connection):
            connection.request("GET", parts.path or "/")
            answer = connection.getresponse()
            answer.read()
    except (OSError, http.client.HTTPException) as error:
        return Probe(at=at, error=f"{type(error).__name__}: {error}")
    return Probe(at=at, status=answer.status, version=answer.headers.get(VERSION_HEADER, ""))


@contextlib.contextmanager
def watching(world: World, url: str) -> Iterator[list[Probe]]:
    """Probe from inside a world while the block runs; the list is filled when it ends.

    The block starts after the first answer of any kind, and the last question comes after its end.
    """
    probes: list[Probe] = []
    command = [sys.executable, "-m", "lab.prober", url]
    with world.popen(command, env={"PYTHONPATH": f"{CHECKOUT}:{CHECKOUT / 'src'}"}) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the prober was started without pipes")
        first = process.stdout.readline()
        try:
            yield probes
        finally:
            rest, _ = process.communicate(b"end\n")
            probes += [Probe(**json.loads(line)) for line in (first + rest).splitlines()]


def main(url: str) -> None:
    """Ask until standard input ends, and once more."""
    import threading

    ended = threading.Event()

    def listen() -> None:
        sys.stdin.readline()
        ended.set()

    threading.Thread(target=listen, daemon=True).start()
    while True:
        last = ended.is_set()
        started = time.monotonic()
        print(json.dumps(asdict(ask(url))), flush=True)
        if last:
            return
        ended.wait(max(0.0, PERIOD - (time.monotonic() - started)))


if __name__ == "__main__":
    main(sys.argv[1])
