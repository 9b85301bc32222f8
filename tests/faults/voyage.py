"""A host and its compose project as a deploy meets them, and the calls that deploy or roll back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from lab.hosts import moments, processes
from lab.hosts.host import LabHost
from lab.publish import Pushed
from lab.world import World
from tests.faults import oracle
from tests.faults.running import Call, Ended, Runner, Underway
from tests.faults.scene import DIRECTORY, HEALTH, Scene
from tests.truth.score import NotGreenError

TEXT = """\
services:
  app:
    image: {image}:${{IMAGE_TAG:?IMAGE_TAG required}}
    ports: ["8000:8000"]
    restart: always
    environment:
      HEALTH_CODE: ${{HEALTH_CODE:-200}}
"""
PROBE = """\
    healthcheck:
      test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8000/health"]
      interval: 200ms
      timeout: 2s
      retries: 2
"""
NAME = "app-app-1"
LATEST = 60.0


class Voyage(Scene):
    """A scene with a repository of its own, so that no row of another host meets its faults.

    ``old`` and ``new`` are the images that the judge goes by: what shall run when the deploy came to nothing, and when
    it did not.
    """

    def __init__(self, world: World, host: LabHost, run: Runner, name: str) -> None:
        super().__init__(world, host)
        self.run = run
        self.image = f"ghcr.io/acme/{name.replace('_', '-')}"
        self.old: Pushed | None = None
        self.new: Pushed | None = None
        self.steady: list[moments.Armed] = []
        self.mended = ExitStack()  # what is put right before anybody looks at what runs
        self.afterwards.callback(self.mended.close)

    def text(self, more: str = "") -> str:
        """The compose file that most rows use, with more lines in its service."""
        return TEXT.format(image=self.image) + more

    def pushed(self, version: str, **wish: Any) -> Pushed:
        """A version of the row's own image, in the registry."""
        return self.push(version, name=self.image, **wish)

    # what ran before

    def by_hand(
        self, text: str = "", version: str = "1.0", wish: Mapping[str, Any] | None = None, **env: str
    ) -> Pushed:
        """A version that somebody started by hand, as before the first deploy of ours."""
        self.old = self.pushed(version, **(wish or {}))
        self.host.pull(self.old.pinned, self.token)
        self.docker("tag", self.old.pinned, f"{self.image}:{version}")
        self.compose(text or self.text(), env={"IMAGE_TAG": version, **env})
        self.up("--pull", "never")
        self.until_served(version)
        return self.old

    def bare(self, text: str = "", **env: str) -> None:
        """A project whose first start a deploy of ours will be."""
        self.compose(text or self.text(), env=env)

    def delivered(self, version: str = "1.0", *words: str, text: str = "", **wish: Any) -> Pushed:
        """A version that a deploy of ours put there, and proved."""
        pushed = self.pushed(version, **wish)
        if not self.host.exists(f"{DIRECTORY}/compose.yml"):
            self.bare(text)
        ended = self.run(self.deploy(pushed, *words))
        assert ended.exit == 0, ended.everything
        self.old = pushed
        return pushed

    # calls

    def deploy(
        self,
        pushed: Pushed,
        *words: str,
        health: bool = True,
        timeout: str = "10s",
        settle: str = "1s",
        environ: Mapping[str, str] | None = None,
    ) -> Call:
        """``deploy`` of an image, by tag and digest as a build hands it on."""
        self.new = pushed
        named = (f"{self.image}:{pushed.reference.rpartition(':')[2]}@{pushed.digest}",)
        return Call(
            verb="deploy",
            arguments=(*named, *self._common(health=health), "--timeout", timeout, "--settle", settle, *words),
            environ={**self.secrets(), **(environ or {})},
        )

    def rollback(self, *words: str, health: bool = True) -> Call:
        """``rollback`` of the project's image."""
        times = ("--timeout", "10s", "--settle", "1s")
        arguments = (self.image, *self._common(health=health), *times, *words)
        return Call(verb="rollback", arguments=arguments, environ=self.secrets())

    def _common(self, *, health: bool) -> tuple[str, ...]:
        asked = ("--health-url", HEALTH) if health else ()
        return (*self.reach(), "--project-directory", DIRECTORY, *asked)

    # moments

    def at(self, step: str, act: Callable[[], object]) -> None:
        """Act when the next transaction comes to a step; that it did is judged at the end."""
        self.steady.append(moments.at_step(self.host, step, act))

    def at_fetch(self, act: Callable[[], object]) -> None:
        """Act when the first layer of the row's image is asked for."""
        path = f"/v2/{self.image.partition('/')[2]}/blobs/"

        def there() -> bool:
            return any(entry["path"].startswith(path) for entry in self.world.ask("requests"))

        self.steady.append(moments.Armed(there, act, 0.05))

    def settle_moments(self) -> None:
        """What was to happen has happened; else the row tested nothing."""
        for armed in self.steady:
            armed.disarm()
        assert all(armed.happened.is_set() for armed in self.steady), "the moment of the fault never came"
        self.steady.clear()

    @contextmanager
    def underway(self, call: Call) -> Iterator[Underway]:
        """A call that runs while the block does; it is killed when the block leaves it behind."""
        started = self.run.begin(call)
        try:
            yield started
        finally:
            started.kill()
            started.wait()

    # what is there

    @property
    def url(self) -> str:
        """Where users come to."""
        return f"http://{self.host.address}:8000/"

    def until_served(self, *versions: str) -> str:
        """Wait until one of these versions answers, and say which."""
        last, end = "", time.monotonic() + LATEST
        while time.monotonic() < end:
            last = self.served()
            if last in versions:
                return last
            time.sleep(0.1)
        raise AssertionError(f"{versions} never answered, but {last!r}: {oracle.everything(self.host)}")

    def served(self) -> str:
        """The version that answers on the host just now; nothing when none does."""
        return self.page("version")

    def page(self, name: str) -> str:
        """What the application answers; nothing when it does not."""
        done = self.host.run(["curl", "-sf", "--max-time", "2", f"http://127.0.0.1:8000/{name}"])
        return done.stdout if done.returncode == 0 else ""

    def every_container_is(self, pushed: Pushed) -> bool:
        """Whether all that runs on the host is of this image, by the engine's word."""
        return oracle.all_run(self.host, pushed)

    def containers(self) -> dict[str, str]:
        """Name and id of each container that runs."""
        return {one["Names"][0].lstrip("/"): str(one["Id"]) for one in self.host.engine_get("/containers/json")}

    def commands(self) -> list[str]:
        """What runs on the host, by its words."""
        return [one.command for one in processes.of(self.host.view).values()]

    def releases(self) -> list[Path]:
        """The folders of the releases that the host has kept."""
        return sorted(self.host.view.glob("home/*/waybill/*/releases/*"))

    def state_directory(self) -> str:
        """Where the host keeps the state of its deploys, as it is called there."""
        (path,) = self.host.view.glob("home/*/waybill/*/releases")
        return f"/{path.parent.relative_to(self.host.view)}"

    def ends(self) -> list[str]:
        """How the transactions on the host ended, oldest first; "open" for one that has not."""
        last = [steps[-1] for _, steps in sorted(moments.journals(self.host).items())]
        return [step.step if step.kind == "end" else "open" for step in last]


def green(ended: Ended, outcome: str = "delivered") -> Ended:
    """The same, after it was seen to be a success with this outcome."""
    if (ended.exit, ended.answer["outcome"], ended.answer["proved"]) != (0, outcome, True):
        raise NotGreenError(ended.everything)
    return ended
