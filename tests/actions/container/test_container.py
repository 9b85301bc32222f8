"""The root action: its image as it is built, and its container as the runner starts it."""

from __future__ import annotations

import json
import re
import signal
import time
from pathlib import Path

import pytest

from lab import debian
from lab.hosts import processes
from tests.actions.container.conftest import NAME, Built
from tests.actions.container.runner import USER, Job, Step, interrupt, is_alive
from tests.integration.ship.kit import COMPOSE, DIRECTORY, DOCKERFILE, HEALTH, SERVE

LARGEST = 120 * 1000 * 1000


def given(built: Built, command: str, **more: str) -> dict[str, str]:
    """The inputs of a step that concerns the registry."""
    inputs = {"registry-token": built.token, "registry-username": "octo", "registry-ca": "ca.pem"}
    return {
        "command": command,
        "image": "ghcr.io/acme/app",
        **inputs,
        **{k.replace("_", "-"): v for k, v in more.items()},
    }


def on_host(built: Built, **more: str) -> dict[str, str]:
    """The inputs that lead to the host."""
    login = {"ssh_key": built.host.key.read_text(), "ssh_known_hosts": built.host.known_hosts}
    times = {"settle": "1s", "timeout": "10s"}
    return {"hosts": f"deploy@{built.host.address}", **login, "project_directory": DIRECTORY, **times, **more}


def test_the_image_is_small_and_holds_what_it_needs_and_no_compose(built: Built, tmp_path: Path) -> None:
    saved = tmp_path / "image.tar"
    assert built.world.docker("save", "--output", str(saved), NAME).returncode == 0
    _base, *own = debian.layers_of(saved)

    assert built.base + sum(own) <= LARGEST

    script = "id -u; docker --version; docker buildx version; git --version; ssh -V 2>&1; docker compose version 2>&1"
    words = ["run", "--rm", "--network", "none", "--entrypoint", "/bin/sh", NAME, "-c", script]
    told = built.world.docker(*words).stdout.splitlines()
    assert [told[0], *(line.split()[0] for line in told[1:4])] == ["0", "Docker", "github.com/docker/buildx", "git"]
    assert told[4].startswith("OpenSSH_")
    assert "'compose' is not a docker command" in " ".join(told[5:])


@pytest.mark.parametrize("elder", [False, True])
def test_what_it_writes_is_there_for_the_next_step(elder: bool, built: Built, job: Job) -> None:
    pushed = built.world.state.push_app("ghcr.io/acme/app:1.0", "1.0", repository="acme/app")

    ended = job.run(Step(inputs=given(built, "preflight", image="ghcr.io/acme/app:1.0", settle="1s"), elder=elder))

    assert ended.code == 0, ended.log
    assert (ended.outputs["outcome"], ended.outputs["digest"]) == ("proved", pushed.digest)
    assert ended.outputs["waybill"] == f"{job.temp}/_github_home/waybill/preflight-1/waybill.json"
    assert json.loads(job.read(ended.outputs["waybill"]))["predicate"]["proved"] is True
    assert job.read(ended.outputs["report"]) == ended.summary
    assert "settle is given, and preflight has no such input: it has no effect" in ended.log
    left = [path for path in job.work.rglob("*") if path.stat().st_uid != USER]
    assert left == [], "the runner could not clear these away"


def test_a_red_step_is_red_and_leaves_its_report_where_it_was_wished(built: Built, job: Job) -> None:
    inputs = given(built, "preflight", image="ghcr.io/acme/app:9.9", report_directory="reports/of this run")

    ended = job.run(Step(inputs=inputs))

    assert ended.code == 10, ended.log
    assert ended.outputs["report"] == "reports/of this run/report.md"
    assert "registry.tag-absent" in job.read(ended.outputs["report"])
    assert [one["code"] for one in ended.findings] == ["registry.tag-absent"]
    assert re.search(r"^::error title=registry\.tag-absent", ended.log, re.MULTILINE)


def test_the_container_is_no_host(built: Built, job: Job) -> None:
    inputs = given(built, "verify", image="ghcr.io/acme/app:1.0", hosts="local", report_directory="/tmp/gone")

    ended = job.run(Step(inputs=inputs, env={"WAYBILL_IMAGE": "ghcr.io/acme/another:1.0"}))

    assert ended.code == 2
    assert "hosts: names `local`, which is this container itself and not the runner" in ended.log
    assert 'report-directory: "/tmp/gone" lies in the container alone' in ended.log
    assert "WAYBILL_IMAGE: is set for the job, and in a container action that counts more" in ended.log
    assert (ended.outputs["outcome"], ended.outputs["proved"]) == ("", "false")


def test_a_voyage_and_then_a_cancelled_look(built: Built, job: Job) -> None:
    """From the runner's checkout to the host, built by the engine whose socket the runner hands in."""
    _check_out(job, built)
    inputs = given(built, "ship", **on_host(built, health_url=HEALTH, network="host"))

    ended = job.run(Step(inputs=inputs))

    assert (ended.code, ended.outputs["outcome"]) == (0, "delivered"), ended.log
    served = built.host.run(["curl", "-sf", "--max-time", "2", "http://127.0.0.1:8000/version"]).stdout
    assert served == "1.0\n"
    voyage = json.loads(job.read(ended.outputs["waybill"]))["predicate"]
    assert (voyage["verb"], voyage["build"]["commit"]) == ("ship", job.commit)
    assert json.loads(job.read(ended.outputs["waybill"].replace("waybill.json", "verify/waybill.json")))
    assert built.host.key.read_text() not in ended.log

    _cancel(built, job, ended.outputs["digest"])


def _check_out(job: Job, built: Built) -> None:
    built.host.write(f"{DIRECTORY}/compose.yml", COMPOSE, "deploy")
    built.host.shell(f"chown deploy {DIRECTORY}")
    job.check_out(DOCKERFILE, {"serve.sh": SERVE % "cp /version /www/health", "version": "1.0\n"})


def _cancel(built: Built, job: Job, digest: str) -> None:
    """The runner tells docker's client, which tells the program; what it was about is cleared away at once."""
    image = {"image": f"ghcr.io/acme/app@{digest}"}
    inputs = {**given(built, "verify", **on_host(built, health_url=HEALTH)), **image, "settle": "5m"}
    process = job.begin(Step(inputs=inputs))
    try:
        _until(lambda: any(one.is_ssh_session for one in processes.of(built.host.view).values()))
        interrupt(process, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()
    ended = job.ended(process.returncode, (out + err).decode())

    assert ended.code == 40, ended.log
    assert "waybill: cancelled: nothing was touched" in ended.log
    assert ended.outputs["proved"] == "false"
    assert not is_alive(built.world)


def _until(true: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():  # type: ignore[operator]
            return
        time.sleep(0.1)
    raise AssertionError("it never came to be")
