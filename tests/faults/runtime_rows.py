"""The right image, and it does not stay: the rows of the catalogue about runtime and Docker's own health."""

from __future__ import annotations

from lab.publish import Pushed
from tests.faults.running import Call
from tests.faults.scene import COMPOSE, HEALTH, Scene
from tests.faults.table import Table

RUNTIME = Table()
PROBE = """\
    healthcheck:
      test: {test}
      interval: 200ms
      timeout: 2s
      retries: 1
"""


def probed(test: str, more: str = "") -> str:
    """The project with a health check."""
    return COMPOSE + PROBE.format(test=test) + more


def started(scene: Scene, text: str = COMPOSE, **env: str) -> Pushed:
    """Version 1.0, pulled by its digest and started by this file."""
    pushed = scene.push("1.0")
    scene.host.pull(pushed.pinned, scene.token)
    scene.compose(text, env={"IMAGE": pushed.pinned, **env})
    scene.up()
    return pushed


def with_variable(name: str, value: str, text: str = COMPOSE) -> str:
    """The project with one more variable in the container."""
    return text.replace("environment:\n", f"environment:\n      {name}: '{value}'\n")


@RUNTIME.refused("F083", "container.crash-loop", says=("exit", "crashing as told"))
def it_crashes_again_and_again(scene: Scene) -> Call:
    return scene.verify(started(scene, with_variable("CRASH_AFTER", "1")), settle="3s")


@RUNTIME.refused("F083", "container.stopped", says=("crashing as told",))
def it_crashed_and_was_not_started_again(scene: Scene) -> Call:
    text = with_variable("CRASH_AFTER", "1").replace("restart: always", "restart: 'no'")
    pushed = started(scene, text)
    ended(scene, "app-app-1")
    return scene.verify(pushed)


@RUNTIME.refused("F085", "container.out-of-memory", says=("memory",))
def it_takes_more_memory_than_it_may(scene: Scene) -> Call:
    greedy = '    mem_limit: 16m\n    entrypoint: ["/bin/sh", "-c", "x=a; while :; do x=$$x$$x; done"]\n'
    pushed = started(scene, COMPOSE + greedy)
    return scene.verify(pushed, settle="3s")


@RUNTIME.refused("F086", "container.program-unusable", says=("/app/missing.sh",))
def its_entrypoint_is_not_there(scene: Scene) -> Call:
    pushed = scene.push("1.0")
    scene.host.pull(pushed.pinned, scene.token)
    scene.compose(COMPOSE + '    entrypoint: ["/app/missing.sh"]\n', env={"IMAGE": pushed.pinned})
    scene.host.run(["docker", "compose", "--project-directory", "/srv/app", "up", "--detach"], user="deploy")
    return scene.verify(pushed)


@RUNTIME.refused("F087", "container.crash-loop", says=("exit code 2", "is not set"))
def it_lacks_a_variable(scene: Scene) -> Call:
    return scene.verify(started(scene, with_variable("NEED_ENV", "DATABASE_URL")), settle="3s")


@RUNTIME.refused("F083", "container.paused", says=("paused",))
def it_was_paused(scene: Scene) -> Call:
    pushed = started(scene)
    scene.docker("pause", "app-app-1")
    return scene.verify(pushed)


@RUNTIME.refused("F073", "container.not-started")
def it_was_made_and_never_started(scene: Scene) -> Call:
    pushed = scene.push("1.0")
    scene.host.pull(pushed.pinned, scene.token)
    scene.compose(env={"IMAGE": pushed.pinned})
    scene.up("--no-start")
    return scene.verify(pushed)


@RUNTIME.refused("F091", "container.unhealthy", "health.docker-disagrees", says=("ends with code 1",))
def docker_says_unhealthy_and_http_says_200(scene: Scene) -> Call:
    pushed = started(scene, probed('["CMD", "/bin/ls", "/not-there"]'))
    turned(scene, "app-app-1", "unhealthy")
    return scene.verify(pushed, "--health-url", HEALTH)


@RUNTIME.refused("F096", "container.unhealthy", "health.docker-disagrees", says=("curl",))
def the_probe_lacks_its_tool(scene: Scene) -> Call:
    pushed = started(scene, probed('["CMD-SHELL", "curl -f http://127.0.0.1:8000/health"]'))
    turned(scene, "app-app-1", "unhealthy")
    return scene.verify(pushed, "--health-url", HEALTH)


@RUNTIME.refused("F097", "container.never-healthy", says=("start_period",))
def the_start_period_hides_a_dead_application(scene: Scene) -> Call:
    text = probed('["CMD", "/bin/ls", "/not-there"]', "      start_period: 600s\n")
    return scene.verify(started(scene, text), timeout="2s")


@RUNTIME.refused("F092", "health.status", says=("500", "Docker calls app-app-1 healthy"))
def docker_says_healthy_and_http_says_500(scene: Scene) -> Call:
    pushed = started(scene, probed('["CMD", "/bin/ls", "/"]'), HEALTH_CODE="500")
    turned(scene, "app-app-1", "healthy")
    return scene.verify(pushed, "--health-url", HEALTH, timeout="1s")


@RUNTIME.refused("F092", "health.status", says=("500",))
def http_says_500(scene: Scene) -> Call:
    return scene.verify(started(scene, HEALTH_CODE="500"), "--health-url", HEALTH, timeout="1s")


@RUNTIME.refused("F090", "health.nobody-behind-port", says=("8000",))
def nobody_listens_behind_the_port(scene: Scene) -> Call:
    pushed = started(scene, with_variable("PORT", "9000"))
    return scene.verify(pushed, "--health-url", HEALTH, timeout="1s")


@RUNTIME.refused("F094", "health.body", says=("ready",))
def the_page_does_not_say_what_it_should(scene: Scene) -> Call:
    return scene.verify(started(scene), "--health-url", HEALTH, "--health-body", "ready", timeout="1s")


@RUNTIME.refused("F094", "health.port-elsewhere", says=("stranger",))
def another_container_answers_at_the_port(scene: Scene) -> Call:
    pushed = started(scene, COMPOSE.replace('    ports: ["8000:8000"]\n', ""))
    scene.docker("run", "--detach", "--name", "stranger", "--publish", "8000:8000", pushed.pinned)
    return scene.verify(pushed, "--health-url", HEALTH)


def ended(scene: Scene, name: str) -> None:
    """Wait until a container has ended."""
    scene.docker("wait", name)


def turned(scene: Scene, name: str, health: str) -> None:
    """Wait until Docker's own health check has come to this result."""
    script = 'until [ "$(docker inspect -f "{{.State.Health.Status}}" "$1")" = "$2" ]; do sleep 0.05; done'
    done = scene.host.run(["sh", "-c", script, "sh", name, health], user="deploy", timeout=60)
    assert done.returncode == 0, done.stderr
