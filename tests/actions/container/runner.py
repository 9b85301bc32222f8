"""What GitHub's runner does with a container action: which folders, which variables, which words of `docker run`.

After `ContainerActionHandler` and `DockerCommandManager` of actions/runner. One word is the lab's own: its engine has
no bridge, so the container shares the world's network.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from lab.building import Context
from lab.world import CHECKOUT, World

_TRUST = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}
_GIT = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "GIT_CONFIG_NOSYSTEM": "1", **_TRUST}
USER = 1001  # of the hosted runners
FOLDERS = {"_github_home": "home", "_github_workflow": "workflow", "_runner_file_commands": "file_commands"}


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step that uses the root action. ``elder``: by a runner from before the folder of temporary files was shared."""

    inputs: Mapping[str, str]
    env: Mapping[str, str] = field(default_factory=dict)  # of the job
    ref: str = "refs/heads/main"
    elder: bool = False


@dataclass(frozen=True)
class Ended:
    """A step at its end, as the job sees it from outside."""

    code: int
    log: str
    outputs: Mapping[str, str]
    summary: str

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The findings of the outputs."""
        return list(json.loads(self.outputs["findings"])["findings"])


class Job:
    """The folders of one job on a runner, and its steps."""

    def __init__(self, world: World, image: str, root: Path) -> None:
        self.world, self.image, self.commit = world, image, "0" * 40
        self.work = root / "the runner's work"
        self.temp = self.work / "_temp"
        self.workspace = self.work / "app" / "app"
        for folder in (*(self.temp / name for name in FOLDERS), self.workspace):
            folder.mkdir(parents=True)
        (self.temp / "_github_workflow" / "event.json").write_text('{"repository": {"default_branch": "main"}}')
        self.action = yaml.safe_load((CHECKOUT / "action.yml").read_text(encoding="utf-8"))
        self.hand_over()

    def hand_over(self) -> None:
        """Everything is the runner's, as after its checkout."""
        subprocess.run(["chown", "-R", f"{USER}:{USER}", self.work], check=True)

    def check_out(self, dockerfile: str, files: Mapping[str, str]) -> None:
        """A repository of the runner's user, with one commit; ``commit`` names it."""
        Context(dockerfile=dockerfile, files=files).write(self.workspace)
        who = ("-c", "user.name=octo", "-c", "user.email=octo@example.com")
        for words in (
            ("init", "--quiet", "--initial-branch=main"),
            ("add", "--all"),
            (*who, "commit", "--quiet", "--message", "one"),
        ):
            subprocess.run(["git", *words], cwd=self.workspace, env=_GIT, check=True, capture_output=True)
        head = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=self.workspace, env=_GIT, check=True, capture_output=True
        )
        self.commit = head.stdout.decode().strip()
        self.hand_over()

    def run(self, step: Step, timeout: float = 180) -> Ended:
        """Run a step to its end."""
        process = self.begin(step)
        out, err = process.communicate(timeout=timeout)
        return self.ended(process.returncode, (out + err).decode())

    def begin(self, step: Step) -> subprocess.Popen[bytes]:
        """Start the container of a step."""
        for name in ("set_output", "step_summary"):
            (self.temp / "_runner_file_commands" / name).write_text("")
        self.hand_over()
        environ = {name: self._inside(value, step) for name, value in self._environ(step).items()}
        words = ["docker", "run", "--name", "action", "--label", "a1b2c3", "--workdir", "/github/workspace", "--rm"]
        words += [word for name in environ for word in ("-e", name)]
        words += ["-e", "GITHUB_ACTIONS=true", "-e", "CI=true", "--network", "host"]
        for here, there in (("/run/docker.sock", "/var/run/docker.sock"), *self._mounts(step)):
            words += ["-v", f"{here}:{there}"]
        return self.world.popen([*words, self.image, *self.action["runs"]["args"]], env=environ)

    def ended(self, code: int, log: str) -> Ended:
        """What the runner reads when the container is gone."""
        commands = self.temp / "_runner_file_commands"
        return Ended(
            code, log, _outputs((commands / "set_output").read_text()), (commands / "step_summary").read_text()
        )

    def read(self, path: str) -> str:
        """A file as the next step reads it: as the runner's user, standing in the workspace."""
        words = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "cat", path]
        return subprocess.run(words, cwd=self.workspace, check=True, capture_output=True, text=True).stdout

    # what the runner sets

    def _mounts(self, step: Step) -> list[tuple[Path, str]]:
        """In the order in which a path is looked up in them."""
        shared = [] if step.elder else [(self.temp, "/github/runner_temp")]
        own = [(self.temp / name, f"/github/{there}") for name, there in FOLDERS.items()]
        return [(self.workspace, "/github/workspace"), *own, *shared]

    def _inside(self, value: str, step: Step) -> str:
        for here, there in self._mounts(step):
            if value == str(here) or value.startswith(f"{here}/"):
                return there + value.removeprefix(str(here))
        return value

    def _environ(self, step: Step) -> dict[str, str]:
        inputs = {name: self._default(entry.get("default", "")) for name, entry in self.action["inputs"].items()}
        inputs |= step.inputs
        said = {f"INPUT_{name.upper().replace(' ', '_')}": value for name, value in inputs.items()}
        own = {name: _filled(value, inputs) for name, value in self.action["runs"]["env"].items()}
        return {**own, **step.env, **said, **self._context(step), "HOME": str(self.temp / "_github_home")}

    def _default(self, text: str) -> str:
        """What the runner makes of the two expressions of defaults, in a job that runs in no container."""
        known = {
            "${{ github.token }}": "",
            "${{ job.container.id && '/__w/_temp' || runner.temp }}": str(self.temp),
        }
        return known[text] if text.startswith("${{") else text

    def _context(self, step: Step) -> dict[str, str]:
        commands = self.temp / "_runner_file_commands"
        return {
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_REPOSITORY": "acme/app",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_API_URL": "https://api.github.com",
            "GITHUB_EVENT_NAME": "push",
            "GITHUB_EVENT_PATH": str(self.temp / "_github_workflow" / "event.json"),
            "GITHUB_REF": step.ref,
            "GITHUB_SHA": self.commit,
            "GITHUB_RUN_ID": "7",
            "GITHUB_RUN_NUMBER": "7",
            "GITHUB_RUN_ATTEMPT": "1",
            "GITHUB_ACTOR": "octo",
            "GITHUB_OUTPUT": str(commands / "set_output"),
            "GITHUB_STEP_SUMMARY": str(commands / "step_summary"),
            "RUNNER_TEMP": str(self.temp),
            "RUNNER_WORKSPACE": str(self.workspace.parent),
        }


def _filled(text: str, inputs: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda found: inputs[found[1]], text)


def _outputs(text: str) -> dict[str, str]:
    """As the runner reads its file of outputs: each value between its own delimiter."""
    found: dict[str, str] = {}
    for match in re.finditer(r"^([^\s=<]+)<<(\S+)\n(.*?)\n?^\2$", text, re.MULTILINE | re.DOTALL):
        found[match[1]] = match[3].removesuffix("\n")
    return found


def is_alive(world: World) -> bool:
    """Whether a container of a step still runs."""
    return bool(world.docker("ps", "--quiet", "--filter", "name=action").stdout.split())


def interrupt(process: subprocess.Popen[bytes], number: int) -> None:
    """What the runner does to a step that is cancelled: a signal to docker's client, which passes it on."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    os.kill(int(children[0]), number)
