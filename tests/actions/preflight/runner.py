"""A runner of jobs that use one action, as a person writes them, and what can be read of them afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from lab.act import Act, Event, commit
from lab.world import CHECKOUT, World
from tests.actions.shipped import script

PIN = "0123456789abcdef0123456789abcdef01234567"
ACTION = "acme/waybill/actions/{verb}@" + PIN
CHECKOUT_STEP = {"uses": "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8"}  # act copies the work tree itself


@dataclass(frozen=True, kw_only=True)
class Job:
    """A job that uses the action, as a person writes it; ``with_`` are the inputs. The step is named like its verb."""

    verb: str = "preflight"
    with_: Mapping[str, str] = field(default_factory=dict)
    env: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    before: Sequence[Mapping[str, Any]] = ()
    after: Sequence[Mapping[str, Any]] = ()
    defaults: Mapping[str, Any] = field(default_factory=dict)
    uses: str = ""
    event: str = "push"
    payload: Mapping[str, Any] = field(default_factory=dict)

    def workflow(self, seen: Path) -> str:
        """The workflow. Its last step writes down what a later step can read of the action."""
        keep = {
            "if": "${{ always() }}",
            "shell": "sh",
            "env": {"SEEN": str(seen), "STEPS": "${{ toJSON(steps) }}"},
            "run": 'printf "%s" "$STEPS" > "$SEEN/steps.json"\ncp -R "$RUNNER_TEMP/." "$SEEN/temp"\n',
        }
        action: dict[str, Any] = {
            "id": self.verb,
            "uses": self.uses or ACTION.format(verb=self.verb),
            "with": dict(self.with_),
        }
        job: dict[str, Any] = {"runs-on": "ubuntu-latest", "timeout-minutes": 5, "permissions": {"packages": "read"}}
        job |= {"env": dict(self.env)} if self.env else {}
        job |= {"defaults": dict(self.defaults)} if self.defaults else {}
        job["steps"] = [dict(CHECKOUT_STEP), *map(dict, self.before), action, *map(dict, self.after), keep]
        return yaml.safe_dump({"on": self.event, "permissions": {}, "jobs": {"job": job}}, sort_keys=False, width=10**6)


@dataclass(frozen=True)
class Ran:
    """A job that has run, as its log, its later steps and its annotations tell of it."""

    code: int
    events: Sequence[Mapping[str, Any]]
    seen: Path
    raw: str
    verb: str = "preflight"

    @property
    def steps(self) -> dict[str, Any]:
        """The `steps` context at the end of the job."""
        return dict(json.loads((self.seen / "steps.json").read_text()))

    @property
    def outputs(self) -> dict[str, str]:
        """The outputs of the action as a later step sees them."""
        return dict(self.steps[self.verb]["outputs"])

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The findings in the outputs."""
        return list(json.loads(self.outputs["findings"])["findings"])

    @property
    def codes(self) -> list[str]:
        """The codes of the findings."""
        return [finding["code"] for finding in self.findings]

    @property
    def green(self) -> bool:
        """Whether the job succeeded."""
        (result,) = [event["jobResult"] for event in self.events if "jobResult" in event]
        assert (self.code == 0) == (result == "success")
        return bool(result == "success")

    @property
    def exit(self) -> int:
        """The exit code of the action's own step."""
        ends = [str(event["msg"]) for event in self.of_action() if str(event["msg"]).startswith("exit status ")]
        return int(ends[0].split()[-1]) if ends else 0

    @property
    def summary(self) -> str:
        """What the action wrote to the step summary."""
        return self._first("summary", "content")

    @property
    def log(self) -> str:
        """Every line that people can read in the log."""
        return "\n".join(str(event["msg"]).rstrip("\n") for event in self.events)

    def of_action(self) -> Iterator[Mapping[str, Any]]:
        """The events of the action's own step."""
        return (event for event in self.events if event.get("stepID") == [self.verb, "waybill"])

    def commands(self, name: str) -> list[Mapping[str, Any]]:
        """The workflow commands of this name that the runner obeyed for the action."""
        return [event for event in self.of_action() if event.get("command") == name]

    def command_names(self) -> set[str]:
        """The names of all workflow commands that the runner obeyed for the action."""
        return {str(event["command"]) for event in self.of_action() if "command" in event}

    def output_names(self) -> list[str]:
        """The outputs that the runner took over from the action's own step."""
        return sorted(str(event["name"]) for event in self.commands("set-output"))

    def kept(self, output: str) -> str:
        """The file that an output names."""
        path = self.outputs[output]
        return (self.seen / "temp" / "waybill" / path.rpartition("/waybill/")[2]).read_text()

    def _first(self, command: str, key: str) -> str:
        found = self.commands(command)
        return str(found[0][key]) if found else ""


class Runner:
    """Runs jobs in a scratch repository; the action comes from ``action``, a copy of what is shipped."""

    def __init__(self, world: World, action: Path, folder: Path) -> None:
        self.world = world
        self._action = action
        self.repository = folder / "the 'work' tree"
        self.home = folder / "home"
        self._seen = folder / "seen"
        self._bin = folder / "bin"

    def sh_is(self, words: str) -> Path:
        """Make another shell the `sh` of the runner. The file that is returned exists once it was used."""
        used = self._bin / "used"
        script(self._bin / "sh", f'echo >> "{used}"\nexec {words} "$@"')
        return used

    def run(self, job: Job, action: Path | None = None) -> Ran:
        """Run the job to its end."""
        for folder in (self.home, self._seen / "temp"):
            folder.mkdir(parents=True, exist_ok=True)
        self._lay_out(job)
        path = f"{self._bin}:{self.world.environment()['PATH']}"
        served = {f"acme/waybill@{PIN}": action or self._action}
        act = Act(world=self.world, served=served, home=self.home, path=path)
        acted = act.run(self.repository, Event(name=job.event, payload=job.payload, secrets=job.secrets))
        return Ran(acted.code, acted.events, self._seen, acted.raw, job.verb)

    def _lay_out(self, job: Job) -> None:
        files = {".github/workflows/job.yml": job.workflow(self._seen), **job.files}
        for name, text in files.items():
            (self.repository / name).parent.mkdir(parents=True, exist_ok=True)
            (self.repository / name).write_text(text)
        commit(self.repository)


def read_action(verb: str = "preflight") -> dict[str, Any]:
    """The action as it is shipped."""
    return dict(yaml.safe_load((CHECKOUT / "actions" / verb / "action.yml").read_text(encoding="utf-8")))
