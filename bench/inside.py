"""The measuring itself, as a process inside the world: ``python -m bench.inside SETTING RESULTS``, both JSON files."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

from bench.builds import build_rows
from bench.cold import make_cold
from bench.deploys import deploy_rows
from bench.hosts import host_rows
from bench.rows import Row, Setting, rows
from bench.sample import Command, Sample, run

Series = dict[str, list[Sample]]


@contextmanager
def far_registry(setting: Setting, host: str, address: str, certificate: Path) -> Iterator[Setting]:
    """The registry of loopback once more, 50 ms away, under a name."""
    port = setting.near.rpartition(":")[2]
    words = [sys.executable, "-m", "bench.far", address, str(certificate), port]
    with subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = process.stdout.readline() if process.stdout else ""
            yield replace(setting, far=f"{host}:{int(said)}")
        finally:
            process.terminate()


def measure(row: Row, folder: Path) -> Series:
    """Ours and the others in turn, round after round. The first round fills the caches and is not counted."""
    commands = [row.ours, *(command for command, _ in row.beside)]
    series: Series = {command.name: [] for command in commands}
    for turn in range(row.rounds + 1):
        for command in commands:
            sample = one(command, folder)
            if turn:
                series[command.name].append(sample)
    return series


def one(command: Command, folder: Path) -> Sample:
    """One process, cold if it wants to be."""
    make_cold(command.cold)
    return run(command, folder)


def main(setting_path: Path, results_path: Path) -> int:
    """Measure every row and write what was seen."""
    given = json.loads(setting_path.read_text())
    far = given.pop("far_registry")
    results = []
    with far_registry(Setting(**given), far["host"], far["address"], Path(far["certificate"])) as setting:
        every = (*rows(setting), *build_rows(setting), *host_rows(setting), *deploy_rows(setting))
        for row in (row for row in every if setting.only in row.title):
            print(f"measuring: {row.title} ({row.rounds} rounds)", flush=True)
            series = measure(row, Path(setting.home))
            aims = {command.name: aim for command, aim in row.beside}
            told = {name: [asdict(sample) for sample in samples] for name, samples in series.items()}
            results.append({"title": row.title, "ours": row.ours.name, "aims": aims, "samples": told})
    results_path.write_text(json.dumps(results))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))
