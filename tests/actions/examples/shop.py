"""A repository as somebody has it who copied the examples, in a world with servers; and what a run of one came to."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lab import building
from lab.act import Act, Acted, Event, commit, git
from lab.github.model import Repository
from lab.hosts.host import LabHost
from lab.world import CHECKOUT, World
from tests.harness.stages import SHARED_BY_EXAMPLES
from tests.integration.build.kit import Disk

EXAMPLES = CHECKOUT / "workflows-examples"
# The examples are played as they are, with the commits that they name.
PINS = dict(line.split()[:2] for line in (CHECKOUT / "docs" / "pins.txt").read_text().splitlines() if line[:1] != "#")
HOSTS = ("web1", "staging", "eu1", "eu2", "us1")  # NAME.example.com, as the examples' waybill.yml names them
PROJECT = "/srv/app"
# The only thing that is changed in what was copied: nobody wants to wait so long here.
TIMES = {"settle: 15s": "settle: 1s\ntimeout: 30s"}
CHECKED = {"interval: 2s": "interval: 300ms"}
DOCKERFILE = """\
FROM scratch
COPY rootfs/ /
ENV PATH=/bin VERSION={version} {more}
CMD ["/app/serve.sh"]
"""
ABOUT = {"default_branch": "main", "full_name": "acme/app"}


@dataclass(frozen=True)
class Played:
    """A workflow that has run, as its log tells of it."""

    acted: Acted

    @property
    def green(self) -> bool:
        """Whether all of it succeeded."""
        assert (self.acted.code == 0) == (set(self.jobs.values()) == {"success"})
        return self.acted.code == 0

    @property
    def jobs(self) -> dict[str, str]:
        """How each job ended that was begun, a matrix's by their last."""
        return {str(entry["jobID"]): str(entry["jobResult"]) for entry in self.acted.events if "jobResult" in entry}

    @property
    def log(self) -> str:
        """Every line that people can read."""
        return "\n".join(str(entry["msg"]).rstrip("\n") for entry in self.acted.events if "msg" in entry)

    def every(self, verb: str) -> list[dict[str, str]]:
        """What each step that used the action of this verb handed on, in their order."""
        steps: dict[tuple[str, ...], dict[str, str]] = {}
        for entry in self.acted.events:
            if entry.get("command") == "set-output" and entry["stepID"][-1] == "waybill":
                where = (str(entry.get("job")), *map(str, entry["stepID"]))
                steps.setdefault(where, {})[str(entry["name"])] = str(entry["arg"])
        return [found for found in steps.values() if _verb_of(found) == verb]

    def outputs(self, verb: str) -> dict[str, str]:
        """What the last of them handed on."""
        return next(iter(self.every(verb)[::-1]), {})

    def outcome(self, verb: str) -> str:
        """Its outcome; nothing where the action was not reached."""
        return self.outputs(verb).get("outcome", "")

    def codes(self, verb: str) -> list[str]:
        """The codes of its errors, in their order."""
        found = json.loads(self.outputs(verb)["findings"])["findings"]
        return [entry["code"] for entry in found if entry["severity"] == "error"]


def _verb_of(outputs: Mapping[str, str]) -> str:
    """Its reports stand in a folder that is named after it."""
    return Path(outputs.get("report", "")).parent.name.rpartition("-")[0]


class Shop:
    """The organisation acme with its application, and five servers that have nothing but Docker."""

    def __init__(self, world: World, actions: Mapping[str, Path], folder: Path) -> None:
        self.world = world
        self.disk = Disk(world.directory / "ghcr" / "data")
        self.repository = folder / "the 'work' tree"
        self._home = folder / "home"
        self._served = dict(actions)
        self.programs = folder / "programs"
        plugin = self._home / ".docker" / "cli-plugins" / "docker-buildx"
        plugin.parent.mkdir(parents=True)
        plugin.symlink_to(world.home / ".docker" / "cli-plugins" / "docker-buildx")

    def open(self) -> None:
        """Everything as before the first release: nobody has deployed anything anywhere."""
        self.world.reset()
        (self._home / ".docker" / "config.json").unlink(missing_ok=True)  # Docker's own action logs out at the end
        state = self.world.state
        state.add_account("octo")
        state.add_account("acme", kind="Organization", owners=("octo",))
        state.put(Repository(owner="acme", name="app"))
        self.token = state.add_job_token("acme/app", "write")
        for host in self.world.hosts.values():
            host.reset()
            host.shell(f"mkdir -p {PROJECT} && chown deploy: {PROJECT}")
        self._copy()

    def _copy(self) -> None:
        """What a person does who begins."""
        shutil.rmtree(self.repository, ignore_errors=True)
        workflows = self.repository / ".github" / "workflows"
        workflows.mkdir(parents=True)
        for path in EXAMPLES.glob("*.yml"):
            shutil.copy(path, self.repository if path.name in SHARED_BY_EXAMPLES else workflows)
        self.edit("waybill.yml", TIMES)
        self.edit("docker-compose.server.yml", CHECKED)
        self.write(".dockerignore", ".git\n.github\n")
        building.lay_out(self.repository / "rootfs")

    def host(self, name: str) -> LabHost:
        """One of the servers."""
        return self.world.hosts[name]

    def write(self, name: str, text: str) -> None:
        """A file of the repository."""
        (self.repository / name).write_text(text)

    def read(self, name: str) -> str:
        """A file of the repository."""
        return (self.repository / name).read_text()

    def edit(self, name: str, changes: Mapping[str, str]) -> None:
        """Other words in a file, each of which must be there."""
        text = self.read(name)
        for old, new in changes.items():
            assert old in text, old
            text = text.replace(old, new)
        self.write(name, text)

    def version(self, version: str, more: str = "") -> str:
        """Commit a version of the application and tag it; gives the commit."""
        self.write("Dockerfile", DOCKERFILE.format(version=version.lstrip("v"), more=more))
        made = commit(self.repository, version)
        git(self.repository, "tag", "--force", version)
        return made

    def script(self, name: str, text: str) -> None:
        """A script of the repository, committed."""
        self.write(name, text)
        (self.repository / name).chmod(0o755)
        commit(self.repository, name)

    def tag_pushed(
        self,
        workflow: str,
        tag: str,
        variables: Mapping[str, str] | None = None,
        secrets: Mapping[str, str] | None = None,
        served: Mapping[str, Path] | None = None,
    ) -> Played:
        """What a push of this tag starts."""
        payload = {"ref": f"refs/tags/{tag}", "repository": ABOUT}
        given = Event(workflow=workflow, payload=payload, variables=variables or {}, secrets=secrets or {})
        return self._play(given, served)

    def dispatched(
        self,
        workflow: str,
        name: str = "workflow_dispatch",
        variables: Mapping[str, str] | None = None,
        **inputs: str,
    ) -> Played:
        """What *Run workflow* starts with these fields filled in."""
        return self._play(Event(workflow=workflow, name=name, inputs=inputs, variables=variables or {}))

    def after_a_run(self, workflow: str, tag: str, head: str = "acme/app") -> Played:
        """What the end of another workflow's run starts: it was about this tag, and ended well."""
        run = {
            "conclusion": "success",
            "event": "push",
            "head_branch": tag,
            "head_sha": git(self.repository, "rev-parse", f"{tag}^{{commit}}"),
            "head_repository": {"full_name": head},
        }
        payload = {"workflow_run": run, "repository": ABOUT}
        return self._play(Event(workflow=workflow, name="workflow_run", payload=payload))

    def released(self, *tags: str) -> Path:
        """Let GitHub's own program tell of these releases that ended green, newest first; gives what it was asked."""
        asked = self.programs / "asked"
        asked.unlink(missing_ok=True)
        self.programs.mkdir(exist_ok=True)
        (self.programs / "gh").write_text(_GH.format(python=sys.executable, asked=str(asked), tags=tags[:1]))
        (self.programs / "gh").chmod(0o755)
        return asked

    def _play(self, event: Event, served: Mapping[str, Path] | None = None) -> Played:
        """Run a workflow to its end, with what the repository's settings give it."""
        secrets = {"GITHUB_TOKEN": self.token, "DEPLOY_KEY": self.world.ssh_key.read_text()}
        secrets |= event.secrets
        held = {name: value for name, value in secrets.items() if value}  # act asks for one that is empty
        given = replace(event, secrets=held, variables={"KNOWN_HOSTS": self.pins(), **event.variables})
        path = f"{self.programs}:{self.world.environment()['PATH']}"
        act = Act(world=self.world, served={**self._served, **(served or {})}, home=self._home, path=path)
        return Played(act.run(self.repository, given))

    def pins(self, other: str = "") -> str:
        """What KNOWN_HOSTS holds; the key of ``other`` is that of another server."""
        hosts = self.world.hosts
        keys = {name: hosts["web1" if name == other else name] for name in hosts}
        return "".join(host.known_hosts_as(f"{name}.example.com") for name, host in keys.items())

    # what others have done

    def pushed(self, version: str, *more: str, made_of: str = "") -> str:
        """A version that is in the registry, under more tags too, of a commit if one is said; gives its digest."""
        bare = version.lstrip("v")
        labels = {"org.opencontainers.image.version": bare}
        labels |= {"org.opencontainers.image.revision": made_of} if made_of else {}
        reference = f"ghcr.io/acme/app:{version}"
        pushed = self.world.state.push_app(reference, bare, repository="acme/app", tags=more, labels=labels)
        return pushed.digest

    def there(self, name: str, digest: str) -> None:
        """The project's files and an image, as somebody put them on a server."""
        text = self.read("docker-compose.server.yml")
        self.host(name).write(f"{PROJECT}/docker-compose.server.yml", text, owner="deploy")
        self.host(name).pull(f"ghcr.io/acme/app@{digest}", self.token)
        tags = [tag for tag, leads in self.disk.tags().items() if leads == digest]
        for tag in tags:
            self._docker(name, "tag", f"ghcr.io/acme/app@{digest}", f"ghcr.io/acme/app:{tag}")

    def started(self, name: str, tag: str) -> None:
        """The project, started by hand."""
        file = f"{PROJECT}/docker-compose.server.yml"
        self._docker(name, "compose", "--file", file, "up", "--detach", "--wait", env={"IMAGE_TAG": tag})

    def _docker(self, name: str, *words: str, env: Mapping[str, str] | None = None) -> None:
        done = self.host(name).run(["docker", *words], user="deploy", env=env)
        assert done.returncode == 0, done.stderr

    # the judge, by other code than the product's

    def runs(self, name: str, digest: str, count: int = 1) -> bool:
        """Whether so many containers run on a server, and all are of this image by the word of its engine."""
        engine = self.host(name).engine_get
        found = [engine(f"/containers/{one['Id']}/json") for one in engine("/containers/json")]
        return len(found) == count and all(_named(one) & self.members(digest) for one in found)

    def members(self, digest: str) -> set[str]:
        """The digest with all that belongs to it, by the registry's own files."""
        manifest = self.disk.manifest(digest)
        parts = [self.members(entry["digest"]) for entry in manifest.get("manifests", ())]
        return {digest, *([manifest["config"]["digest"]] if "config" in manifest else ()), *set().union(*parts)}

    def answers(self, name: str) -> str:
        """The version that users of this server get."""
        return self.host(name).shell("curl -sf --max-time 2 http://127.0.0.1:8000/version || true").strip()

    def containers(self, name: str) -> list[str]:
        """The containers of a server."""
        return [str(one["Id"]) for one in self.host(name).engine_get("/containers/json?all=1")]

    def untouched(self, *names: str) -> bool:
        """Whether nothing was ever started on these servers."""
        return not any(self.containers(name) for name in names)


def _named(container: Mapping[str, Any]) -> set[str]:
    described = container.get("ImageManifestDescriptor") or {}
    return {str(container["Image"]), str(described.get("digest", ""))}


def stand_ins(folder: Path) -> dict[str, Path]:
    """Docker's own actions cannot be downloaded here: their places, with the inputs that the examples give them.

    What they drive is the real client, the real BuildKit and the registry.
    """
    made = {}
    for name, text in _STAND_INS.items():
        place = folder / name.rpartition("/")[2]
        place.mkdir(parents=True)
        (place / "action.yml").write_text(text)
        made[f"{name}@{PINS[name]}"] = place
    return made


# `gh` cannot be installed here. It is given a path of the API and what to take of the answer.
_GH = """\
#!{python}
import os, sys
assert sys.argv[1:2] + sys.argv[3:] == ["api", "--jq", ".workflow_runs[].head_branch"], sys.argv
assert os.environ["GH_TOKEN"]
open({asked!r}, "a").write(sys.argv[2] + "\\n")
print(*{tags!r}, sep="\\n")
"""


def builder_that_keeps_it(folder: Path) -> dict[str, Path]:
    """The same builder, forgetting to push: it says yes, and which digest it made."""
    name = "docker/build-push-action"
    (folder / "action.yml").write_text(_STAND_INS[name].replace("--push", "--load"))
    return {f"{name}@{PINS[name]}": folder}


_NOTHING = """\
name: nothing to set up
inputs:
  cache-image: {required: false}
  cache-binary: {required: false}
runs:
  using: composite
  steps:
    - {shell: sh, run: ":"}
"""
_LOGIN = """\
name: login
inputs:
  registry: {required: true}
  username: {required: true}
  password: {required: true}
runs:
  using: composite
  steps:
    - shell: sh
      env:
        REGISTRY: ${{ inputs.registry }}
        NAME: ${{ inputs.username }}
        TOKEN: ${{ inputs.password }}
      run: printf %s "$TOKEN" | docker login "$REGISTRY" --username "$NAME" --password-stdin
"""
_BUILD = """\
name: build
inputs:
  context: {required: true}
  push: {required: true}
  tags: {required: true}
  labels: {required: true}
outputs:
  digest: {value: "${{ steps.build.outputs.digest }}"}
  metadata: {value: "${{ steps.build.outputs.metadata }}"}
runs:
  using: composite
  steps:
    - id: build
      shell: sh
      env:
        CONTEXT: ${{ inputs.context }}
        TAG: ${{ inputs.tags }}
        LABELS: ${{ inputs.labels }}
      run: |
        set --
        while IFS= read -r label; do [ -z "$label" ] || set -- "$@" --label "$label"; done <<END
        $LABELS
        END
        docker buildx build --quiet --push --metadata-file "$RUNNER_TEMP/built.json" --tag "$TAG" "$@" "$CONTEXT"
        { echo "metadata<<END"; cat "$RUNNER_TEMP/built.json"; echo; echo END; } >>"$GITHUB_OUTPUT"
"""
_STAND_INS: Mapping[str, str] = {
    "docker/setup-qemu-action": _NOTHING,
    "docker/setup-buildx-action": _NOTHING,
    "docker/login-action": _LOGIN,
    "docker/build-push-action": _BUILD,
}
