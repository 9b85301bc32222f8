"""Something ends in the middle: the link, the runner, the pilot, an engine, the machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from lab.hosts import mishaps, moments
from lab.hosts.host import LabHost
from tests.faults.delivering import Deliveries
from tests.faults.leftovers import LATEST, until
from tests.faults.running import Call
from tests.faults.scene import Scene
from tests.faults.voyage import Voyage, green

CUT = Deliveries()
LAST = ("--confirm-timeout", "61s", "--lock-wait", "1s")  # as short as a run that is left alone can be


def next_is_true(scene: Voyage, version: str = "3.0") -> None:
    """Whatever happened, the next deploy is not blocked, and is what it says."""
    green(scene.run(scene.deploy(scene.pushed(version)), timeout=400))
    assert scene.served() == version


def by_run(number: int, event: str = "push", **more: str) -> dict[str, str]:
    """The environment of a job of that run."""
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_REPOSITORY": "acme/app",
        "GITHUB_WORKFLOW": "deploy",
        "GITHUB_WORKFLOW_REF": "acme/app/.github/workflows/deploy.yml@refs/heads/main",
        "GITHUB_REF": "refs/heads/main",
        "GITHUB_EVENT_NAME": event,
        "GITHUB_RUN_ID": str(1000 + number),
        "GITHUB_RUN_NUMBER": str(number),
        "GITHUB_RUN_ATTEMPT": "1",
        "GITHUB_SHA": f"{number:040x}",
        "GITHUB_SERVER_URL": "https://github.com",
        **more,
    }


def quiet(scene: Voyage) -> None:
    """Wait until nothing of a deploy works on the host any more."""
    until(lambda: not any("/pilot.sh" in one for one in scene.commands()))


# The link


@CUT.ends("F039", "delivered")
def the_link_is_cut_when_the_lock_is_taken(scene: Voyage) -> Call:
    return cut_at(scene, "locked")


@CUT.ends("F039", "delivered")
def the_link_is_cut_while_the_containers_are_replaced(scene: Voyage) -> Call:
    return cut_at(scene, "up")


@CUT.ends("F039", "delivered")
def the_link_is_cut_while_it_is_proved(scene: Voyage) -> Call:
    return cut_at(scene, "settled")


def cut_at(scene: Voyage, step: str) -> Call:
    """A good deploy whose connection dies once."""
    scene.by_hand()
    scene.at(step, scene.host.cut_ssh)
    return scene.deploy(scene.pushed("2.0"))


@CUT.ends("F039", "delivered")
def the_link_is_cut_before_its_program_begins(scene: Voyage) -> Call:
    return cut_by(scene, "setsid", "*")


@CUT.ends("F039", "delivered")
def the_link_is_cut_before_its_bundle_is_made(scene: Voyage) -> Call:
    return cut_by(scene, "mkdir", "*/bundle-*")


@CUT.ends("F039", "delivered", warnings=("ssh.lost",))
def the_link_is_cut_while_the_host_is_looked_at(scene: Voyage) -> Call:
    return cut_by(scene, "uname", "-m")


@CUT.ends("F039", "delivered", warnings=("ssh.lost",))
def its_sshd_is_started_again_while_the_host_is_looked_at(scene: Voyage) -> Call:
    scene.by_hand()
    lasting = shim(scene, "uname", "-m", LASTS)
    scene.steady.append(moments.Armed(lasting.is_symlink, lambda: gone_for(2, scene.host, mishaps.kill_sshd)))
    return scene.deploy(scene.pushed("2.0"))


def gone_for(seconds: float, host: LabHost, kill: Callable[[LabHost], object]) -> None:
    """It dies, as when the machine runs out of memory, and is started again so much later."""
    kill(host)
    time.sleep(seconds)
    mishaps.mend(host)


@CUT.story("F105")
def what_is_sent_once_more_is_still_the_older_run(scene: Voyage) -> None:
    """A newer one is at work by then, and nothing of it is recorded yet."""
    scene.by_hand()
    cut_once(scene, "setsid", "*")
    newer = scene.pushed("3.0", environment={"START_DELAY": "40"})
    call = scene.deploy(scene.pushed("2.0"), environ=by_run(7))
    with scene.underway(call) as older:
        assert scene.steady[0].happened.wait(LATEST), "the moment never came"
        green(scene.run(scene.deploy(newer, timeout="60s", environ=by_run(8))))
        ended = older.wait()
    scene.settle_moments()
    assert (ended.exit, ended.codes("error")) == (10, ["run.superseded"]), ended.everything
    assert scene.served() == "3.0"


ONCE = """\
#!/bin/sh
case "$*" in
{words})
    if ln -s once "{once}" 2>/dev/null; then
{act}
    fi
    ;;
esac
exec "/usr/bin/{program}" "$@"
"""
CUTS = """\
one=$PPID  # the connection by which it was called ends
until [ "$(cat "/proc/$one/comm")" = sshd ]; do
    one=$(sed -n 's/^PPid:[^0-9]*//p' "/proc/$one/status")
done
kill -9 "$one"
exit 1"""
LASTS = "sleep 10"


def cut_by(scene: Voyage, program: str, words: str) -> Call:
    """A good deploy whose connection dies in the moment in which the host is to run this for it."""
    scene.by_hand()
    cut_once(scene, program, words)
    return scene.deploy(scene.pushed("2.0"))


@CUT.ends("F039", "delivered", both=True)
def the_link_is_cut_with_the_first_program(scene: Voyage) -> Call:
    return cut_by(scene, "sh", "-s")


SLOW = """\
#!/bin/sh
case "$*" in {words}) [ ! -e "{flag}" ] || sleep {seconds} ;; esac
exec /usr/bin/sync "$@"
"""


def slowed(scene: Voyage, words: str, seconds: int) -> Callable[[str], None]:
    """The disk takes so long to keep what is called so, while this is ``on``."""
    shim, flag = "/usr/local/bin/sync", "/run/slow-disk"
    scene.host.write(shim, SLOW.format(words=words, flag=flag, seconds=seconds), mode=0o755)
    scene.afterwards.callback(scene.host.shell, 'rm -f "$@"', shim, flag)

    def turned(way: str) -> None:
        scene.host.shell('rm -f "$1"; [ "$2" = off ] || touch "$1"', flag, way)

    return turned


def cut_once(scene: Voyage, program: str, words: str) -> None:
    """The next connection that runs this dies."""
    scene.steady.append(moments.Armed(cuts(scene, program, words).is_symlink, lambda: None))


def cuts(scene: Scene, program: str, words: str) -> Path:
    """The same; what is there once it has happened."""
    return shim(scene, program, words, CUTS)


def shim(scene: Scene, program: str, words: str, act: str) -> Path:
    """This happens the first time that the host runs the program with these words. What is there by then."""
    path, once = f"/usr/local/bin/{program}", f"/home/deploy/.once-{program}"
    scene.host.write(path, ONCE.format(words=words, once=once, program=program, act=act), mode=0o755)
    scene.afterwards.callback(scene.host.shell, 'rm -f "$@"', path, once)
    return scene.host.view / once[1:]


@CUT.story("F039")
def the_host_cannot_be_reached_again(scene: Voyage) -> None:
    scene.by_hand()
    scene.at("up", lambda: mishaps.kill_sshd(scene.host))
    ended = scene.run(scene.deploy(scene.pushed("2.0"), *LAST), timeout=1500)  # as long as a pilot might act
    scene.settle_moments()
    assert (ended.exit, ended.answer["outcome"]) == (40, "unknown"), ended.everything
    assert ended.codes("unsettled") == ["deploy.contact-lost"], ended.everything
    beats = [line for line in ended.stderr.splitlines() if line.startswith("still deploying")]
    assert "cannot be reached; its deploy ends by itself, and is waited for until 2" in beats[-1], ended.everything
    scene.host.start_sshd()
    quiet(scene)
    scene.until_served("2.0")
    next_is_true(scene)


# The runner


def killed(scene: Voyage, arm: Callable[[Callable[[], None]], None]) -> None:
    """The runner ends at a moment; the host ends what it has begun by itself, and the next run knows it."""
    scene.by_hand()
    call = scene.deploy(scene.pushed("2.0"), *LAST)
    happened = threading.Event()
    with scene.underway(call) as run:

        def strike() -> None:
            run.kill()
            happened.set()

        arm(strike)
        assert happened.wait(LATEST), "the moment never came"
        run.wait()
    scene.settle_moments()
    assert scene.until_served("1.0", "2.0")
    next_is_true(scene)


@CUT.story("F107")
def the_runner_is_killed_while_the_image_comes(scene: Voyage) -> None:
    scene.world.fault("delay", host="ghcr.io", path=f"{scene.image.partition('/')[2]}/blobs", seconds=1.0)
    killed(scene, scene.at_fetch)


@CUT.story("F107")
def the_runner_is_killed_when_the_lock_is_taken(scene: Voyage) -> None:
    killed(scene, lambda act: scene.at("locked", act))


@CUT.story("F107", both=True)
def the_runner_is_killed_while_the_containers_are_replaced(scene: Voyage) -> None:
    killed(scene, lambda act: scene.at("up", act))


@CUT.story("F107")
def the_runner_is_killed_while_it_proves(scene: Voyage) -> None:
    killed(scene, lambda act: scene.at("settled", act))


@CUT.story("F107")
def what_a_dead_run_may_still_take_back_is_not_called_unchanged(scene: Voyage) -> None:
    scene.by_hand()
    call, settled = scene.deploy(scene.pushed("2.0"), *LAST), threading.Event()
    with scene.underway(call) as run:
        scene.at("settled", settled.set)
        assert settled.wait(LATEST), "the moment never came"
        run.kill()
    scene.settle_moments()
    ended = scene.run(call)
    assert (ended.exit, ended.answer["outcome"]) == (40, "unknown"), ended.everything
    assert ended.codes("unsettled") == ["host.locked"], ended.everything
    quiet(scene)
    green(scene.run(call), "unchanged")


@CUT.story("F107")
def the_job_is_cancelled_while_the_containers_are_replaced(scene: Voyage) -> None:
    cancelled(scene, "up")


@CUT.story("F107")
def the_job_is_cancelled_before_anything_is_touched(scene: Voyage) -> None:
    cancelled(scene, "locked")


def cancelled(scene: Voyage, step: str) -> None:
    """SIGINT, as a runner sends it: the run says within its seconds that it is cancelled, and is not green."""
    scene.by_hand()
    with scene.underway(scene.deploy(scene.pushed("2.0"), *LAST)) as run:
        scene.at(step, run.cancel)
        ended = run.wait()
    scene.settle_moments()
    assert ended.exit == 40, ended.everything
    assert "cancelled" in ended.everything, ended.everything
    quiet(scene)
    assert scene.until_served("1.0", "2.0")
    next_is_true(scene)


# The host's program, its engine, the machine


def struck(scene: Voyage, step: str, what: Callable[[], object], *outcomes: str) -> None:
    """Something dies at a step. Whatever the run says is so, and the next one repairs what is left to repair."""
    scene.by_hand()
    scene.at(step, what)
    ended = scene.run(scene.deploy(scene.pushed("2.0"), *LAST), timeout=1500)  # as long as a pilot might act
    scene.settle_moments()
    mishaps.mend(scene.host)
    version = scene.until_served("1.0", "2.0")
    assert not outcomes or ended.answer["outcome"] in outcomes, ended.everything
    if ended.answer["outcome"] == "delivered":
        assert version == "2.0", ended.everything
    if ended.answer["outcome"] in {"restored", "refused"}:
        assert version == "1.0", ended.everything
    next_is_true(scene)
    assert "open" not in scene.ends()


@CUT.story("F107")
def its_program_is_killed_while_the_containers_are_replaced(scene: Voyage) -> None:
    struck(scene, "up", lambda: mishaps.kill_pilot(scene.host), "restored")


@CUT.story("F107")
def its_program_is_killed_when_it_waits_for_the_word(scene: Voyage) -> None:
    struck(scene, "settled", lambda: mishaps.kill_pilot(scene.host), "unknown")


@CUT.story("F053")
def the_engine_dies_and_comes_back_while_the_containers_are_replaced(scene: Voyage) -> None:
    struck(scene, "up", lambda: gone_for(0, scene.host, mishaps.kill_engine))


@CUT.story("F053")
def the_engine_is_restarted_before_anything_is_touched(scene: Voyage) -> None:
    def again() -> None:
        scene.host.stop_engine()
        scene.host.start_engine()

    struck(scene, "locked", again)


@CUT.story("F107", both=True)
def the_machine_is_started_again_while_the_containers_are_replaced(scene: Voyage) -> None:
    struck(scene, "up", scene.host.reboot, "restored")


@CUT.story("F073")
def compose_is_killed_half_way(scene: Voyage) -> None:
    def strike() -> None:
        until(lambda: mishaps.kill(scene.host, "compose") > 0)

    struck(scene, "up", strike)
