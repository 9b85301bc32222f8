"""Builders and engines that are not the docker beside us: another driver, a port, another machine without root."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lab.building import PLAIN, RUNS, Context
from lab.engine import SOCKET
from lab.hosts.model import User
from lab.world import NO_ENGINE
from tests.integration.build.kit import IN_FOLDER, NAME, REVISION, Job, Yard, left_behind

RELAY = Path(__file__).with_name("relay.py")
TAGGED = Job(ref="refs/tags/v1.4.2")
# What buildx starts in a container: a BuildKit that waits, and the way in, which leads to the engine's own.
BOXED = Context(
    dockerfile='FROM scratch\nCOPY rootfs/ /\nCOPY --chmod=755 bin/ /bin/\nENTRYPOINT ["/bin/buildkitd"]\n',
    files={
        "bin/buildkitd": "#!/bin/sh\nexec busybox sleep 600\n",
        "bin/buildctl": '#!/bin/sh\n[ "$1" = dial-stdio ] || exit 0\nexec busybox nc 127.0.0.1 PORT\n',
    },
)


@contextmanager
def relay(yard: Yard, socket: str, *kind: str) -> Iterator[str]:
    """The port that leads there."""
    process = yard.world.popen([sys.executable, RELAY, "0", socket, *kind])
    try:
        assert process.stdout is not None
        yield process.stdout.readline().decode().strip()
    finally:
        os.killpg(process.pid, signal.SIGKILL)  # whoever enters a world leaves a child in it
        process.communicate()


@contextmanager
def builder(yard: Yard, name: str, *words: str) -> Iterator[str]:
    """A builder that ``docker buildx create`` has made."""
    made = yard.world.docker("buildx", "create", f"--name={name}", *words)
    assert made.returncode == 0, made.stderr
    try:
        yield name
    finally:
        yard.world.docker("buildx", "rm", "--force", name)


def test_a_remote_builder_needs_no_engine_beside_it(containerd_yard: Yard) -> None:
    yard = containerd_yard
    commit = yard.checkout(RUNS, tag="v1.4.2")
    with relay(yard, SOCKET, "buildkit") as port, builder(yard, "far", "--driver=remote", f"tcp://127.0.0.1:{port}"):
        ended = yard.run(
            f"--image={NAME}",
            "--builder=far",
            "--build-args=GREETING=you",
            job=TAGGED,
            environ={"DOCKER_HOST": NO_ENGINE},
        )
        local = yard.run(f"--image={NAME}:2", "--builder=far", "--push=false", environ={"DOCKER_HOST": NO_ENGINE})

    assert (ended.exit, ended.outcome) == (0, "delivered"), ended.everything
    assert yard.disk.tags() == dict.fromkeys(("v1.4.2", "1.4.2", "1.4", "1", "latest"), ended.digest)
    assert yard.disk.whole(ended.digest)
    assert yard.disk.config(ended.digest)["config"]["Labels"][REVISION] == commit
    assert (local.exit, local.codes()) == (10, ["build.engine-unreachable"]), local.everything
    assert left_behind(yard.world) == []


def test_a_builder_in_a_container_makes_platforms_attestations_and_a_cache(containerd_yard: Yard) -> None:
    """The driver that most workflows have, by docker/setup-buildx-action."""
    yard = containerd_yard
    with relay(yard, SOCKET, "buildkit") as port:
        files = {name: text.replace("PORT", port) for name, text in BOXED.files.items()}
        folder = Context(dockerfile=BOXED.dockerfile, files=files).write(yard.world.directory / "boxed")
        words = ("docker", "build", "--quiet", "--tag=example.com/boxed:1", ".")
        assert yard.world.run([*IN_FOLDER, folder, *words]).returncode == 0
        options = "--driver-opt=image=example.com/boxed:1,network=host,cgroup-parent=waybill-lab"
        with builder(yard, "boxed", "--driver=docker-container", options):
            commit = yard.checkout(PLAIN)
            ended = yard.run(
                f"--image={NAME}:both",
                "--builder=boxed",
                "--platforms=linux/amd64,linux/arm64",
                "--provenance=max",
                "--cache=registry",
            )

    assert (ended.exit, ended.outcome) == (0, "delivered"), ended.everything
    told = json.loads(ended.answer["platforms"])
    entries = yard.disk.manifest(ended.digest)["manifests"]
    assert sorted(told) == ["linux/amd64", "linux/arm64"]
    assert len(entries) == 4  # an attestation for each
    for annotated in (ended.digest, entries[0]["digest"]):
        assert yard.disk.manifest(annotated)["annotations"][REVISION] == commit
    assert ended.codes("warning") == []  # that there is no cache yet is no failure of it
    assert sorted(yard.disk.tags()) == ["both", "buildcache"]


def test_an_engine_behind_a_port_builds_and_pushes(containerd_yard: Yard) -> None:
    yard = containerd_yard
    yard.checkout(RUNS)
    with relay(yard, SOCKET) as port:
        ended = yard.run(
            f"--image={NAME}:1.0", f"--docker-host=tcp://127.0.0.1:{port}", environ={"DOCKER_HOST": NO_ENGINE}
        )

    assert (ended.exit, ended.outcome) == (0, "delivered"), ended.everything
    assert yard.disk.tags() == {"1.0": ended.digest}


def test_an_engine_without_root_on_another_machine_builds_and_pushes(containerd_yard: Yard) -> None:
    """Over ssh, as docker itself does it. The login goes along with the push, and no file of it stays there."""
    yard = containerd_yard
    host = yard.world.add_host("web1", compose="", rootless="deploy", users=(User(name="deploy"),))
    ssh = yard.world.home / ".ssh"
    try:
        ssh.mkdir(exist_ok=True)
        (ssh / "known_hosts").write_text(host.known_hosts)
        shutil.copy(yard.world.ssh_key, ssh / "id_ed25519")
        socket = f"host=unix:///run/user/{host.user_id('deploy')}/docker.sock"
        for words in (("create", "rootless", "--docker", socket), ("use", "rootless")):
            done = host.run(["docker", "context", *words], user="deploy")
            assert done.returncode == 0, done.stderr
        yard.checkout(RUNS)
        ended = yard.run(f"--image={NAME}:rootless", f"--docker-host=ssh://deploy@{host.address}")

        assert (ended.exit, ended.outcome) == (0, "delivered"), ended.everything
        assert yard.disk.tags() == {"rootless": ended.digest}
        assert host.run(["grep", "-rl", yard.token, "/home/deploy"]).stdout == ""
        assert f"{NAME}:rootless" not in yard.images()
    finally:
        yard.world.remove_host("web1")
        shutil.rmtree(ssh, ignore_errors=True)
