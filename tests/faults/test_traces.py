"""Looking leaves nothing on a host, and no secret is seen where it has no business, with everything switched on."""

from __future__ import annotations

import base64
import json
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.faults.running import Call, Ended, Runner
from tests.faults.scene import COMPOSE, DIRECTORY, HEALTH, Scene
from tests.support.command_lines import Watcher

PASSPHRASE = "correct-horse-battery"
GIVEN = "given-4f1a-value"
KEPT = "kept-93bd-value"
STORED = "ghp_" + "s" * 36
WITHIN = 10.0


@pytest.fixture(params=["classic", "containerd"])
def scene(request: pytest.FixtureRequest, fresh_hosts: World) -> Scene:
    """A host with everything that is looked at: secrets in every place where people keep them."""
    scene = Scene(fresh_hosts, fresh_hosts.hosts[request.param])
    scene.edited("$a deploy ALL=(root) NOPASSWD: ALL", "/etc/sudoers")
    for owner in ("deploy", "root"):
        scene.stored(STORED, owner)
    pushed = scene.push("1.0")
    scene.host.pull(pushed.pinned, scene.token)
    text = COMPOSE + "      PASSWORD: ${PASSWORD:-none}\n      GIVEN: ${GIVEN:-none}\n    env_file: [kept.env]\n"
    scene.host.write(f"{DIRECTORY}/kept.env", f"KEPT={KEPT}\n", "deploy", 0o600)
    scene.compose(text, env={"IMAGE": pushed.pinned, "PASSWORD": KEPT})
    scene.up()
    scene.host.write(f"{DIRECTORY}/run.sh", "#!/bin/sh\n", "deploy")
    return scene


def locked_key(scene: Scene, folder: Path) -> str:
    """The login key behind a passphrase."""
    path = folder / "key"
    path.write_text(scene.host.key.read_text())
    path.chmod(0o600)
    subprocess.run(["ssh-keygen", "-q", "-p", "-N", PASSPHRASE, "-P", "", "-f", path], check=True, capture_output=True)
    return path.read_text()


def everything_on(scene: Scene, key: str) -> tuple[Call, Call]:
    """Both verbs with all that they can do on a host, as steps of a job."""
    (image,) = {one["Config"]["Image"] for one in containers(scene.host)}
    common = {
        "WAYBILL_SSH_KEY": key,
        "WAYBILL_SSH_KEY_PASSPHRASE": PASSPHRASE,
        "GITHUB_ACTIONS": "true",
        "GITHUB_OUTPUT": "output.txt",
        "GITHUB_STEP_SUMMARY": "summary.md",
        "RUNNER_DEBUG": "1",
    }
    preflight = scene.preflight(image, "--sudo", "--host-files", f"run.sh={DIRECTORY}/run.sh")
    verify = scene.verify(None, "--sudo", "--health-url", HEALTH, "--identity", "$.version")
    files = {"run.sh": "#!/bin/sh\n", "output.txt": "", "summary.md": ""}
    return (
        Call(
            verb="preflight",
            arguments=preflight.arguments,
            environ={**preflight.environ, **common, "WAYBILL_VARIABLES": f"GIVEN={GIVEN}"},
            files=files,
        ),
        Call(
            verb="verify",
            arguments=(image, *verify.arguments[1:], "--tag", "1.0"),
            environ={**verify.environ, **common},
            files=files,
        ),
    )


def containers(host: LabHost) -> list[dict[str, dict[str, str]]]:
    """All containers by the engine's own word."""
    return [host.engine_get(f"/containers/{one['Id']}/json") for one in host.engine_get("/containers/json")]


def test_nothing_is_left_and_no_secret_is_seen(scene: Scene, run: Runner, tmp_path: Path) -> None:
    key = locked_key(scene, tmp_path)
    calls = everything_on(scene, key)
    run(calls[0])  # what a first login ever makes is sshd's own
    before = scene.host.snapshot()
    with Watcher(every=0.01) as watcher:
        ends = [run(call) for call in calls]

    assert [ended.exit for ended in ends] == [0, 0], "\n".join(ended.everything for ended in ends)
    same(scene.host, before)
    assert any(b"dial-stdio" in line or b"docker" in line for line in watcher.seen)  # it saw the host too
    for name, secret in secrets(scene, key).items():
        for form in forms(secret):
            assert [place for ended in ends for place, text in texts(ended).items() if form in text] == [], name
            assert [line for line in watcher.seen if form.encode() in line] == [], name


def same(host: LabHost, before: dict[str, str]) -> None:
    """Nothing has come and nothing has gone. A process that is just ending is waited for."""
    end = time.monotonic() + WITHIN
    while (now := host.snapshot()) != before and time.monotonic() < end:
        time.sleep(0.1)
    assert {path for path in now | before if now.get(path) != before.get(path)} == set()


def secrets(scene: Scene, key: str) -> dict[str, str]:
    """Everything that nobody may see, by name."""
    return {
        "first line of the key": key.splitlines()[1],
        "second line of the key": key.splitlines()[2],
        "passphrase": PASSPHRASE,
        "registry token": scene.token,
        "value of variables": GIVEN,
        "value of the host": KEPT,
        "stored login": STORED,
    }


def forms(secret: str) -> set[str]:
    """The secret in every dress."""
    encoded = base64.b64encode(secret.encode()).decode()
    login = base64.b64encode(f"octo:{secret}".encode()).decode()
    return {secret, encoded, login, quote(secret, safe=""), json.dumps(secret)[1:-1]}


def texts(ended: Ended) -> dict[str, str]:
    """All that a run said and wrote. The runner eats the lines with which it is told to mask."""
    spoken = "\n".join(line for line in ended.stderr.splitlines() if not line.startswith("::add-mask::"))
    written = {
        str(path.relative_to(ended.place)): path.read_text(errors="replace")
        for path in ended.place.rglob("*")
        if path.is_file()
    }
    return {"stdout": ended.stdout, "stderr": spoken, **written}


def test_the_watcher_would_see_a_secret_on_the_host(fresh_hosts: World) -> None:
    """The check above can fail."""
    with Watcher(every=0.01) as watcher:
        fresh_hosts.hosts["classic"].run(["sh", "-c", "sleep 0.5", "a-secret-in-an-argument"])
    assert any(b"a-secret-in-an-argument" in line for line in watcher.seen)
