"""The program of a deploy is killed on the host, and another one ends what it left: the run waits for that."""

from __future__ import annotations

from lab.hosts import mishaps
from tests.faults.delivering import Deliveries
from tests.faults.deploy_cut_rows import cut_once, slowed, struck
from tests.faults.leftovers import until
from tests.faults.running import Call
from tests.faults.voyage import Voyage

KILLED = Deliveries()
SECRET = "value-that-nobody-may-see"
JOB = """\
  migrate:
    image: {image}:${{IMAGE_TAG:?}}
    command: ["sh", "-c", "sleep 4"]
    labels: {{dev.waybill.job: "true"}}
"""
FRONT = "mkdir -p /srv/front && cd /srv/front && echo ok >health && exec python3 -m http.server 8099"


@KILLED.story("F107")
def the_program_that_ends_what_a_killed_one_left_is_killed_too(scene: Voyage) -> None:
    scene.at("restore", lambda: mishaps.kill_pilot(scene.host))
    struck(scene, "up", lambda: mishaps.kill_pilot(scene.host), "restored")


@KILLED.ends("F107", "restored", "deploy.killed", says=("its last step was `up`",))
def the_link_is_cut_before_another_program_begins(scene: Voyage) -> Call:
    scene.by_hand()

    def strike() -> None:
        cut_once(scene, "setsid", "*")
        mishaps.kill_pilot(scene.host)

    scene.at("up", strike)
    return scene.deploy(scene.pushed("2.0"))


@KILLED.ends("F107", "delivered", never=(SECRET,))
def its_program_is_killed_with_secret_values_in_memory(scene: Voyage) -> Call:
    """Nothing was touched by then, so it is sent once more; and nothing of the first one stays."""
    scene.by_hand()
    scene.compose(scene.text("      PASSWORD: ${PASSWORD:?}\n"), env={"IMAGE_TAG": "1.0"})

    def strike() -> None:
        until(lambda: any(scene.host.view.glob("dev/shm/waybill-pilot.*/env")))
        mishaps.kill_pilot(scene.host)

    scene.at("locked", strike)
    return scene.deploy(scene.pushed("2.0"), environ={"WAYBILL_VARIABLES": f"PASSWORD={SECRET}\n"})


@KILLED.ends("F107", "delivered")
def the_machine_is_started_again_before_anything_is_touched(scene: Voyage) -> Call:
    scene.by_hand()
    scene.at("locked", scene.host.reboot)
    return scene.deploy(scene.pushed("2.0"))


@KILLED.ends("F107", "restored", "deploy.killed", says=("`migrate` had begun: what it changed",))
def its_program_is_killed_while_a_job_runs(scene: Voyage) -> Call:
    scene.by_hand()
    scene.compose(scene.text() + JOB.format(image=scene.image), env={"IMAGE_TAG": "1.0"})
    return killed_at(scene, "job", scene.deploy(scene.pushed("2.0")))


@KILLED.ends("F107", "restored", "deploy.killed", says=("its last step was `swap`",))
def its_program_is_killed_while_files_are_put_in_place(scene: Voyage) -> Call:
    scene.by_hand()
    call = scene.deploy(scene.pushed("2.0"), "--sync", "compose.yml")
    text = scene.text("      NEWER: none\n")
    files = {"compose.yml": text}
    return killed_at(scene, "swap", Call(verb="deploy", arguments=call.arguments, environ=call.environ, files=files))


@KILLED.ends(
    "F107",
    "degraded",
    "deploy.killed",
    "deploy.nothing-to-restore",
    serves="none",
    says=("As nothing ran before, it only took away",),
)
def its_program_is_killed_in_the_first_deploy(scene: Voyage) -> Call:
    scene.bare()
    return killed_at(scene, "up", scene.deploy(scene.pushed("2.0")))


@KILLED.ends("F107", "restored", "health.public-unreachable", warnings=("deploy.reverted",))
def its_program_is_killed_before_it_hears_that_it_is_to_go_back(scene: Voyage) -> Call:
    scene.by_hand()
    words = ("--public-url", f"http://{scene.host.address}:8099/health")
    return killed_at(scene, "settled", scene.deploy(scene.pushed("2.0"), *words))


@KILLED.ends("F107", "degraded", "health.public-unreachable", serves="new")
def what_was_proved_is_gone_when_its_program_was_killed(scene: Voyage) -> Call:
    """The word was said, and then the machine lost what stands before the application."""
    scene.by_hand()
    scene.until_the_end(scene.host.popen(["sh", "-c", FRONT]))
    disk = slowed(scene, "*", 1)
    call = scene.deploy(scene.pushed("2.0"), "--public-url", f"http://{scene.host.address}:8099/health")

    def strike() -> None:
        mishaps.kill_pilot(scene.host)
        mishaps.kill(scene.host, "http.server 8099")
        disk("off")

    scene.at("settled", lambda: disk("on"))
    scene.at("word", strike)
    return call


def killed_at(scene: Voyage, step: str, call: Call) -> Call:
    """The program of that deploy is killed at a step."""
    scene.at(step, lambda: mishaps.kill_pilot(scene.host))
    return call
