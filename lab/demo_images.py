"""The registry's part of the demo, for whoever is not root: broken situations of images, and a good one."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from lab.client import in_days
from lab.demo_scene import Scene, Tell
from lab.demo_told import Told, of_command
from lab.github.model import Commit, Repository, Run, RunJob, Step
from lab.world import CHECKOUT, World

_NUMBERS = itertools.count(1)


def furnish(world: World) -> Mapping[str, str]:
    """An organisation with a private application, its tokens, and a workflow that failed."""
    state = world.state
    state.add_account("octo")
    state.add_account("acme", kind="Organization", owners=("octo",))
    state.push_app("ghcr.io/acme/app:1.4.0", "1.4.0", repository="acme/app", platforms=("linux/amd64", "linux/arm64"))
    state.push_app("ghcr.io/acme/worker:1.4.0", "1.4.0", platforms=("linux/amd64",))
    sha = "c0ffee" * 6 + "c0ff"
    workflow = "on:\n  push:\n    tags: ['*']\njobs:\n  build:\n    uses: docker/build-push-action@v7\n"
    commit = Commit(sha=sha, files={".github/workflows/release.yml": workflow})
    build = RunJob(name="build", conclusion="failure", steps=(Step(name="Build and push", conclusion="failure"),))
    run = Run(name="release", head_sha=sha, head_branch="1.4.1", conclusion="failure", jobs=(build,))
    state.put(Repository(owner="acme", name="app", tags={"1.4.1": sha}, commits=(commit,), runs=(run,)))
    rights = {"packages": "read", "contents": "read", "actions": "read"}
    return {
        "good": state.add_token(scopes=("read:packages", "write:packages")),
        "dead": state.add_token(expires=in_days(-2)),
        "fine-grained": state.add_token("fine-grained"),
        "job": state.add_token("job", repository="acme/app", permissions=rights),
    }


@dataclass(frozen=True)
class Look:
    """``preflight`` of an image, in this world."""

    world: World
    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    docker_config: Mapping[str, object] | None = None

    @property
    def line(self) -> str:
        """As it is typed."""
        return " ".join(["bin/waybill", "preflight", *self.words])

    def __call__(self, _: Tell) -> Told:
        """Run it."""
        home = self.world.home
        reports = home / "reports" / str(next(_NUMBERS))
        environment = {**self.environment, "WAYBILL_REPORT_DIRECTORY": str(reports)}
        if self.docker_config is not None:
            (home / "docker").mkdir(exist_ok=True)
            (home / "docker" / "config.json").write_text(json.dumps(self.docker_config))
            environment["DOCKER_CONFIG"] = str(home / "docker")
        done = self.world.run([CHECKOUT / "bin" / "waybill", "preflight", *self.words], env=environment)
        return of_command(reports, "preflight", done.returncode, done.stderr + done.stdout)


def scenes(world: World, tokens: Mapping[str, str]) -> tuple[Scene, ...]:
    """Five broken situations and a good one."""
    good = {"WAYBILL_REGISTRY_TOKEN": tokens["good"]}
    dead = {"auths": {"ghcr.io": {"username": "octo", "password": tokens["dead"]}}}
    fine = {"WAYBILL_REGISTRY_TOKEN": tokens["fine-grained"]}
    both = ("--platforms", "linux/amd64,linux/arm64")
    app = "ghcr.io/acme/app:1.4.0"
    return (
        _scene(
            Look(world, ("ghcr.io/acme/app:1.4.1",), {**good, "WAYBILL_GITHUB_TOKEN": tokens["job"]}),
            "the tag was never pushed",
            "the release workflow failed at its build step, and nobody looked; a deploy would start the old one",
            "registry.tag-absent",
        ),
        _scene(
            Look(world, (app,), docker_config=dead),
            "the login on the server has died",
            "the docker configuration still holds a token; it expired two days ago, and every pull ends in `denied`",
            "auth.token-dead",
        ),
        _scene(
            Look(world, (app,), fine),
            "a fine-grained token",
            "`docker login` says Login Succeeded; the registry takes classic tokens only",
            "auth.fine-grained-token",
        ),
        _scene(
            Look(world, ("ghcr.io/Acme/App:1.4.0",), good),
            "capital letters in the name",
            "`${{ github.repository }}` keeps the capitals of the owner",
            "name.upper-case",
        ),
        _scene(
            Look(world, ("ghcr.io/acme/worker:1.4.0", *both), good),
            "built for one architecture only",
            "the new servers are arm64; nobody told the build",
            "image.platform-missing",
        ),
        _scene(
            Look(world, (app, *both, "--push"), good),
            "all is well",
            "a private image of two platforms; the token may pull and push",
        ),
    )


def _scene(look: Look, title: str, story: str, *codes: str) -> Scene:
    outcome = "refused" if codes else "proved"
    return Scene(title=title, story=story, words=look.line, act=look, outcome=outcome, codes=codes)
