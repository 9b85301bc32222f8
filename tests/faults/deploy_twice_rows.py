"""Two deploys come to one host at once, or one comes too late, or one that may not."""

from __future__ import annotations

import re
import threading
from concurrent.futures import ThreadPoolExecutor

from lab.hosts import mishaps
from tests.faults.delivering import Deliveries
from tests.faults.deploy_cut_rows import LAST, by_run, next_is_true, slowed
from tests.faults.host_rows import lock, state
from tests.faults.leftovers import LATEST
from tests.faults.running import Call
from tests.faults.voyage import Voyage, green

TWICE = Deliveries()


@TWICE.story("F104")
def two_deploys_at_once(scene: Voyage) -> None:
    scene.by_hand()
    calls = [scene.deploy(scene.pushed(version)) for version in ("2.0", "3.0")]
    with ThreadPoolExecutor(2) as pool:
        ends = list(pool.map(scene.run, calls))
    good = [ended for ended in ends if ended.exit == 0]
    for ended in ends:
        assert ended.exit in {0, 10}, ended.everything
    assert good, ends
    assert scene.served() in {"2.0", "3.0"}
    told = [ended.answer["digest"] for ended in good]
    running = [call for call in calls if call.arguments[0].rpartition("@")[2] in told]
    assert running, told


@TWICE.story("F104")
def the_same_twice_at_once(scene: Voyage) -> None:
    """On a disk that is slow where two first deploys make the room that both need."""
    scene.by_hand()
    slowed(scene, "*/ballast*", 3)("on")
    call = scene.deploy(scene.pushed("2.0"))
    with ThreadPoolExecutor(2) as pool:
        ends = list(pool.map(scene.run, [call, call]))
    assert sorted(ended.answer["outcome"] for ended in ends) == ["delivered", "unchanged"], [
        ended.everything for ended in ends
    ]


@TWICE.story("F104")
def another_deploy_holds_the_lock_for_too_long(scene: Voyage) -> None:
    scene.by_hand()
    slow = scene.deploy(scene.pushed("2.0", environment={"START_DELAY": "60"}), timeout="90s")
    with scene.underway(slow) as first:
        started = threading.Event()
        scene.at("up", started.set)
        assert started.wait(LATEST)
        other = scene.run(scene.deploy(scene.pushed("3.0"), "--lock-wait", "1s"))
        assert (other.exit, other.answer["outcome"]) == (10, "refused"), other.everything
        assert "host.locked" in other.codes("error"), other.everything
        green(first.wait())
    scene.settle_moments()
    assert scene.served() == "2.0"


@TWICE.story("F108")
def the_lock_of_a_dead_one_blocks_nobody(scene: Voyage) -> None:
    scene.delivered("1.0")
    state(scene, "lock", lock(scene, "999999", "1"))
    next_is_true(scene, "2.0")


@TWICE.ends("F108", "refused", "host.locked", leaves=("state",))
def the_lock_is_of_somebody_who_may_live(scene: Voyage) -> Call:
    scene.delivered("1.0")
    text = lock(scene, "999999", "1")
    state(scene, "lock", re.sub(r"(?m)^processes .*$", "processes pid:[4026531836]", text))
    return scene.deploy(scene.pushed("2.0"), "--lock-wait", "1s")


@TWICE.ends("F105", "refused", "run.superseded")
def an_older_run_comes_last(scene: Voyage) -> Call:
    scene.bare()
    scene.old = scene.pushed("2.0")
    green(scene.run(scene.deploy(scene.old, environ=by_run(8))))
    return scene.deploy(scene.pushed("1.0"), environ=by_run(7))


@TWICE.ends("S22", "refused", "trust.untrusted-event")
def a_pull_request_of_a_fork_wants_to_deploy(scene: Voyage) -> Call:
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0"), environ=by_run(7, "pull_request_target"))


@TWICE.story("S22")
def a_pull_request_of_a_fork_does_not_even_end_what_a_dead_run_left_open(scene: Voyage) -> None:
    scene.by_hand()
    with scene.underway(scene.deploy(scene.pushed("2.0"), *LAST)) as run:

        def strike() -> None:
            run.kill()
            mishaps.kill_pilot(scene.host)

        scene.at("up", strike)
        run.wait()
    scene.settle_moments()
    ended = scene.run(scene.deploy(scene.pushed("3.0"), environ=by_run(7, "pull_request_target")))
    assert (ended.exit, ended.answer["outcome"]) == (10, "refused"), ended.everything
    assert scene.ends() == ["open"]
    next_is_true(scene)


@TWICE.story("F141")
def somebody_changes_the_containers_before_the_switch(scene: Voyage) -> None:
    scene.by_hand()
    scene.at("begin", lambda: scene.docker("restart", "--time", "0", "app-app-1"))
    ended = scene.run(scene.deploy(scene.pushed("2.0")))
    scene.settle_moments()
    assert ended.exit in {0, 10}, ended.everything
    assert scene.served() == ("2.0" if ended.exit == 0 else "1.0")
