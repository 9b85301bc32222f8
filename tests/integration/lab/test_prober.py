"""The prober tells how long users were not served, and by which versions they were."""

from __future__ import annotations

from functools import partial

import pytest

from lab.hosts.host import LabHost
from lab.prober import Probe, Summary, summarize, watching
from lab.world import World
from tests.integration.lab.entering import wait_for


def probes(text: str) -> list[Probe]:
    """One probe each second: a digit is a version that answered, ``x`` no answer, ``5`` status 500."""
    kinds = {"x": Probe(at=0, error="refused"), "5": Probe(at=0, status=500, version="5")}
    made = [kinds.get(letter, Probe(at=0, status=200, version=letter)) for letter in text]
    return [Probe(**{**vars(probe), "at": float(second)}) for second, probe in enumerate(made)]


@pytest.mark.parametrize(
    ("run", "gap", "failed", "versions", "errors"),
    [
        ("", 0.0, 0, (), ()),
        ("111", 0.0, 0, ("1",), ()),
        ("1112", 0.0, 0, ("1", "2"), ()),
        ("11xx22", 3.0, 2, ("1", "2"), ("refused",)),
        ("1x1xx55x1", 6.0, 6, ("1",), ("refused", "500")),
        ("xx1", 2.0, 2, ("1",), ("refused",)),
        ("1xx", 2.0, 2, ("1",), ("refused",)),
        ("121", 0.0, 0, ("1", "2"), ()),
    ],
)
def test_a_run_is_summed_up(
    run: str, gap: float, failed: int, versions: tuple[str, ...], errors: tuple[str, ...]
) -> None:
    expected = Summary(asked=len(run), failed=failed, longest_gap=gap, versions=versions, errors=errors)

    assert summarize(probes(run)) == expected


def serves(host: LabHost, version: str) -> bool:
    return host.run(["curl", "-s", "http://127.0.0.1:8080/version"]).stdout == version


def test_a_replaced_container_is_seen_from_outside(fresh_hosts: World) -> None:
    host: LabHost = fresh_hosts.hosts["classic"]
    for version in ("1.0", "1.1"):
        host.build_local(f"acme/app:{version}", version)

    with watching(fresh_hosts, f"http://{host.address}:8080/health") as seen:
        for version in ("1.0", "1.1"):
            host.docker("rm", "--force", "app")
            host.docker("run", "--detach", "--name=app", "--publish=8080:8000", f"acme/app:{version}")
            wait_for(partial(serves, host, version))

    summary = summarize(seen)
    assert seen[-1].version == "1.1"
    assert summary.versions[-1] == "1.1"
    assert summary.failed > 0
    assert summary.longest_gap > 0
