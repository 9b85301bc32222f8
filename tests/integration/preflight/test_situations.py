"""Every situation gets exactly its own verdict: nothing is missed, and nothing else is blamed."""

from __future__ import annotations

import pytest

from tests.integration.preflight.credential_faults import CREDENTIAL
from tests.integration.preflight.docker_faults import DOCKER
from tests.integration.preflight.healthy import HEALTHY
from tests.integration.preflight.name_faults import NAME
from tests.integration.preflight.push_faults import PUSH
from tests.integration.preflight.running import Runner
from tests.integration.preflight.stage import OPEN, Situation, Stage, look
from tests.integration.preflight.transport_faults import TRANSPORT

EVERY = [
    pytest.param(row, id=f"{group}-{row.name}")
    for group, table in (
        ("credential", CREDENTIAL),
        ("name", NAME),
        ("transport", TRANSPORT),
        ("push", PUSH),
        ("docker", DOCKER),
        ("healthy", HEALTHY),
    )
    for row in table.rows
]


@pytest.mark.parametrize("situation", EVERY)
def test_situation_gets_exactly_its_verdict(situation: Situation, stage: Stage, preflight: Runner) -> None:
    ended = preflight(situation.set_up(stage))
    told = (ended.codes("error"), ended.codes("unsettled"), ended.codes("warning", "note"), ended.exit)
    expected = (
        sorted(situation.errors),
        sorted(situation.unsettled),
        sorted(situation.beside),
        situation.exit,
    )
    assert told == expected, ended.everything
    words = {0: "proved", 10: "refused", 40: "unknown"}
    assert ended.answer["outcome"] == words[situation.exit]
    assert ended.answer["proved"] is (situation.exit == 0)
    for text in situation.says:
        first = ended.findings[0]
        assert text in first["cause"] + "\n" + first["fix"], (text, first)


def test_time_that_runs_out_before_the_manifest_is_never_green(stage: Stage, preflight: Runner) -> None:
    """Whichever request meets the end: rungs that were not climbed prove nothing."""
    stage.world.fault("delay", path="^/(token|v2/$)", seconds=0.7)
    ended = preflight(look(OPEN, "--probe-timeout", "1s"))
    assert ended.exit in {10, 40}, ended.everything
    assert ended.answer["proved"] is False
    assert ended.codes("error", "unsettled") in (["check.not-made"], ["network.timeout"]), ended.everything
    assert stage.world.requests("ghcr.io", path="/v2/acme/") == []
