"""The longest time in which nobody was served while a command ran: ``python -m bench.gap URL COMMAND...``."""

from __future__ import annotations

import subprocess
import sys
import threading

from lab.prober import Probe, ask, summarize

EVERY = 0.02


def main(url: str, argv: list[str]) -> int:
    """Ask until the command has ended, and print milliseconds."""
    probes: list[Probe] = []
    over = threading.Event()

    def watch() -> None:
        while not over.wait(EVERY):
            probes.append(ask(url))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    done = subprocess.run(argv, check=False)
    over.set()
    thread.join()
    print(1000 * summarize(probes).longest_gap, flush=True)
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2:]))
