"""The key of the login, as it comes out of a secret: whole, through an editor of another system, or broken."""

from __future__ import annotations

import json

import pytest

from tests.actions.preflight.runner import Ran, Runner
from tests.actions.verify.conftest import Deployed


def written(ran: Ran) -> str:
    """All that the action wrote, as it wrote it, but for what it asked the runner to mask."""
    texts = [str(event["msg"]) for event in ran.of_action() if event.get("raw_output")]
    told = [str(event) for event in ran.of_action() if event.get("command") not in {None, "add-mask"}]
    return "\n".join([*texts, *told, json.dumps(ran.outputs), ran.kept("waybill"), ran.kept("report")])


@pytest.mark.parametrize("verb", ["verify", "preflight"])
@pytest.mark.parametrize(
    "ending", [pytest.param("\r\n", id="CRLF"), pytest.param("\n", id="whole"), pytest.param("", id="no last line end")]
)
def test_a_key_opens_the_host_and_shows_nowhere(verb: str, ending: str, runner: Runner, deployed: Deployed) -> None:
    lines = deployed.host.key.read_text().splitlines()
    key = (ending or "\n").join(lines) + ending

    ran = runner.run(deployed.job(verb, secrets={"DEPLOY_KEY": key}))

    assert ran.green, ran.log
    masked = {str(command["arg"]).strip() for command in ran.commands("add-mask")}
    assert set(lines[1:-1]) <= masked, "each line of the key is masked by itself"
    first = next(event for event in ran.of_action() if "command" in event)
    assert first["command"] == "add-mask", "before anything else is said"
    assert [line for line in lines[1:-1] if line in written(ran) or line in ran.log] == []


def test_a_key_that_lost_its_end_is_named_and_shows_nowhere(runner: Runner, deployed: Deployed) -> None:
    lines = deployed.host.key.read_text().splitlines()[:-2]

    ran = runner.run(deployed.job(secrets={"DEPLOY_KEY": "\n".join(lines)}))

    assert (ran.exit, ran.outputs["proved"]) == (40, "false")
    assert ran.codes == ["ssh.login-key-damaged"]
    assert [line for line in lines[1:] if line in written(ran) or line in ran.log] == []
