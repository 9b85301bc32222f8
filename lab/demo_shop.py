"""The sample repository of the demo, the server that it is deployed to, and what its people do."""

from __future__ import annotations

import base64
import itertools
import json
import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from lab import building
from lab.act import Act, Event, commit, git
from lab.demo_judge import Judge, Registry
from lab.demo_scene import Tell
from lab.demo_told import Told, of_command, of_workflow
from lab.github.model import Commit, Repository, Run, RunJob, Step
from lab.world import CHECKOUT, World

APP = "acme/app"
IMAGE = f"ghcr.io/{APP}"
PROJECT = "/srv/app"
COMPOSE = "docker-compose.server.yml"
EXAMPLES = CHECKOUT / "workflows-examples"
AT_THE_TOP = ("waybill.yml", COMPOSE)
# The commits that the examples name.
PINS = dict(line.split()[:2] for line in (CHECKOUT / "docs" / "pins.txt").read_text().splitlines() if line[:1] != "#")
ABOUT = {"default_branch": "main", "full_name": APP}
# The only thing that is changed in what was copied: nobody wants to wait so long here.
TIMES = {"waybill.yml": ("settle: 15s", "settle: 1s"), COMPOSE: ("interval: 2s", "interval: 300ms")}
DOCKERFILE = """\
FROM scratch
COPY rootfs/ /
ENV PATH=/bin VERSION={version}
CMD ["/app/serve.sh"]
"""


class Shop:
    """The organisation acme with its application, and the server web1, which has nothing but sshd and Docker."""

    port = 8000

    def __init__(self, world: World) -> None:
        self.world = world
        self.state = world.state
        self.state.add_account("octo")
        self.state.add_account("acme", kind="Organization", owners=("octo",))
        self.state.put(Repository(owner="acme", name="app"))
        self._numbers = itertools.count(1)
        with ThreadPoolExecutor() as pool:
            host = pool.submit(world.add_host, "web1")
            others = [pool.submit(self._equip), pool.submit(self._ship), pool.submit(self._copy)]
            self.host = host.result()
            for other in others:
                other.result()
        self.host.shell(f"mkdir -p {PROJECT} && chown deploy: {PROJECT}")
        self.judge = Judge(self.host, Registry(world.directory / "ghcr" / "data", APP), self.port)
        self.token = self.state.add_token(scopes=("read:packages", "write:packages"))

    # what is there from the beginning

    def _equip(self) -> None:
        """A runner has an engine, and the plugin that drives BuildKit."""
        self.world.start_engine()
        self.world.buildx()

    def _ship(self) -> None:
        """The actions as a runner downloads them. Started once: compiled since."""
        self._actions = self.world.home / "actions"
        for folder in ("bin", "src", "vendor", "actions"):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(CHECKOUT / folder, self._actions / folder, ignore=ignored)
        self.world.run([self._actions / "bin" / "waybill", "deploy", "--help"])

    def _copy(self) -> None:
        """What a person does who begins: copies the examples, and writes a Dockerfile."""
        self.repository = self.world.home / "app"
        workflows = self.repository / ".github" / "workflows"
        workflows.mkdir(parents=True)
        for path in EXAMPLES.glob("*.yml"):
            shutil.copy(path, self.repository if path.name in AT_THE_TOP else workflows)
        for name, words in TIMES.items():
            self.edit(name, *words)
        (self.repository / ".dockerignore").write_text(".git\n.github\n")
        building.lay_out(self.repository / "rootfs")

    # the repository

    def edit(self, name: str, old: str, new: str) -> None:
        """Other words in a file; they must be there."""
        text = (self.repository / name).read_text()
        if old not in text:
            raise ValueError(f"{name} does not hold {old!r}")
        (self.repository / name).write_text(text.replace(old, new))

    def tag(self, tag: str) -> str:
        """Commit a version of the application and tag it; gives the commit."""
        (self.repository / "Dockerfile").write_text(DOCKERFILE.format(version=tag.lstrip("v")))
        made = commit(self.repository, tag)
        git(self.repository, "tag", tag)
        return made

    def build_failed(self, tag: str) -> None:
        """A pushed tag whose workflow ended at its build step."""
        sha, path = self.tag(tag), ".github/workflows/release-on-tag.yml"
        workflow = (EXAMPLES / "release-on-tag.yml").read_text()
        job = RunJob(name="image", conclusion="failure", steps=(Step(name="build-push", conclusion="failure"),))
        run = Run(name="release", head_sha=sha, head_branch=tag, path=path, conclusion="failure", jobs=(job,))
        made = Commit(sha=sha, files={path: workflow})
        self.state.put(Repository(owner="acme", name="app", tags={tag: sha}, commits=(made,), runs=(run,)))

    def pushed(self, tag: str, **more: Any) -> None:
        """The tag's image, as a workflow left it in the registry."""
        version = tag.lstrip("v")
        labels = {"org.opencontainers.image.version": version, "org.opencontainers.image.revision": self.tag(tag)}
        self.state.push_app(f"{IMAGE}:{tag}", version, repository=APP, labels=labels, **more)

    # what people do

    def played(
        self,
        tell: Tell,
        workflow: str,
        name: str = "push",
        payload: Mapping[str, Any] | None = None,
        inputs: Mapping[str, str] | None = None,
    ) -> Told:
        """A workflow, from its event to its end."""

        def hear(entry: Mapping[str, Any]) -> None:
            job = entry.get("jobID")
            if job and job not in begun:
                begun.append(job)
                tell(f"  … job {job}")

        begun: list[object] = []
        secrets = {
            "GITHUB_TOKEN": self.state.add_job_token(APP, "write"),
            "DEPLOY_KEY": self.host.key.read_text(),
        }
        event = Event(
            workflow=workflow,
            name=name,
            payload=payload or {},
            inputs=inputs or {},
            secrets=secrets,
            variables={"KNOWN_HOSTS": self.pins},
        )
        act = Act(
            world=self.world, served={f"acme/waybill@{PINS['acme/waybill']}": self._actions}, home=self.world.home
        )
        return of_workflow(act.run(self.repository, event, hear))

    @property
    def pins(self) -> str:
        """The keys of the server, as known_hosts has them."""
        return self.host.known_hosts_as("web1.example.com")

    def environment(self) -> dict[str, str]:
        """What a person has in the environment who runs a verb by hand."""
        return {
            "WAYBILL_SSH_KEY": self.host.key.read_text(),
            "WAYBILL_SSH_KNOWN_HOSTS": self.pins,
            "WAYBILL_REGISTRY_TOKEN": self.token,
        }

    def waybill(self, verb: str, words: Sequence[str], more: Mapping[str, str]) -> Told:
        """A verb, run in the repository."""
        reports = self.world.home / "reports" / str(next(self._numbers))
        environment = {**self.environment(), "WAYBILL_REPORT_DIRECTORY": str(reports), **more}
        command: list[str | Path] = [CHECKOUT / "bin" / "waybill", verb, *words]
        done = self.world.run(command, env=environment, cwd=self.repository, timeout=300)
        return of_command(reports, verb, done.returncode, done.stderr + done.stdout)

    # what is on the server

    def logged_in(self, token: str) -> None:
        """What `docker login` leaves there."""
        auth = base64.b64encode(f"octo:{token}".encode()).decode()
        text = json.dumps({"auths": {"ghcr.io": {"auth": auth}}})
        self.host.write("/home/deploy/.docker/config.json", text, "deploy", 0o600)

    def by_script(self, script: str, tag: str) -> str:
        """What the old script prints there."""
        self.host.write(f"{PROJECT}/server_deploy.sh", script, "deploy", 0o755)
        done = self.host.run([f"{PROJECT}/server_deploy.sh", tag], user="deploy", timeout=120)
        return f"{done.stdout}exit {done.returncode}"
