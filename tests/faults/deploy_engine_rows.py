"""The engine dies while a deploy replaces containers and comes back late or never; or it died under another compose."""

from __future__ import annotations

import json

from lab.hosts import mishaps
from tests.faults.delivering import Deliveries
from tests.faults.deploy_cut_rows import gone_for, next_is_true
from tests.faults.running import Call
from tests.faults.voyage import NAME, Voyage

ENGINES = Deliveries()
LATE = 25.0  # later than `timeout`, which is ten seconds


@ENGINES.ends("F053", "restored", "deploy.up-failed", warnings=("deploy.restored",), says=("Cannot connect",))
def the_engine_dies_and_comes_back_late(scene: Voyage) -> Call:
    scene.by_hand()
    scene.at("up", lambda: gone_for(LATE, scene.host, mishaps.kill_engine))
    return scene.deploy(scene.pushed("2.0"))


@ENGINES.story("F053", stores=("classic",))
def the_engine_dies_and_does_not_come_back(scene: Voyage) -> None:
    """The container lives on without it, and nobody can know more than that: it says so once it has waited."""
    scene.by_hand()
    scene.at("up", lambda: mishaps.kill_engine(scene.host))
    ended = scene.run(scene.deploy(scene.pushed("2.0")), timeout=1500)
    mishaps.mend(scene.host)
    assert (ended.exit, ended.answer["outcome"]) == (30, "degraded"), ended.everything
    assert "the engine does not answer; waiting for it" in ended.everything, ended.everything
    assert "deploy.degraded" in ended.codes("error"), ended.everything
    assert "deploy.old-unwell-too" not in ended.codes("error"), ended.everything
    assert scene.until_served("1.0") == "1.0"
    next_is_true(scene)


@ENGINES.ends("F073", "delivered", both=True)
def a_compose_that_was_killed_left_a_half_made_container(scene: Voyage) -> Call:
    """Of the name that compose gives to the next one that shall take the place of what runs."""
    scene.by_hand()
    half_made(scene)
    return scene.deploy(scene.pushed("2.0"))


def half_made(scene: Voyage) -> None:
    """What compose has made of the service and not started yet, when it is killed."""
    old = json.loads(scene.docker("inspect", NAME))[0]
    labels = [
        word
        for name, value in old["Config"]["Labels"].items()
        if name.startswith("com.docker.compose.")
        for word in ("--label", f"{name}={value}")
    ]
    scene.docker("create", "--name", f"{old['Id'][:12]}_{NAME}", *labels, old["Image"])
