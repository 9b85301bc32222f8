"""The main job, end to end, in a private world: five broken situations are diagnosed, a good one passes.

Each scene says what is broken, runs the real command, and checks that the verdict is the one that it must be.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lab.client import in_days
from lab.debs import MissingProgramError
from lab.github.model import Commit, Repository, Run, RunJob, Step
from lab.world import CHECKOUT, World, WorldError

WAYBILL = CHECKOUT / "bin" / "waybill"


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One situation, the command that looks at it, and the verdict that must come."""

    title: str
    story: str
    arguments: Sequence[str]
    exit_code: int
    codes: Sequence[str] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    docker_config: Mapping[str, object] | None = None


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


def scenes(tokens: Mapping[str, str]) -> tuple[Scene, ...]:
    """Five broken situations and a good one."""
    good = {"WAYBILL_REGISTRY_TOKEN": tokens["good"]}
    return (
        Scene(
            title="the tag was never pushed",
            story="The release workflow failed at its build step, and nobody looked. A deploy would start the old one.",
            arguments=("ghcr.io/acme/app:1.4.1",),
            environment={**good, "WAYBILL_GITHUB_TOKEN": tokens["job"]},
            exit_code=10,
            codes=("registry.tag-absent",),
        ),
        Scene(
            title="the login on the server has died",
            story="The docker configuration still holds a token. It expired two days ago; every pull ends in `denied`.",
            arguments=("ghcr.io/acme/app:1.4.0",),
            docker_config={"auths": {"ghcr.io": {"username": "octo", "password": tokens["dead"]}}},
            exit_code=10,
            codes=("auth.token-dead",),
        ),
        Scene(
            title="a fine-grained token",
            story="`docker login` says Login Succeeded. The registry takes classic tokens only.",
            arguments=("ghcr.io/acme/app:1.4.0",),
            environment={"WAYBILL_REGISTRY_TOKEN": tokens["fine-grained"]},
            exit_code=10,
            codes=("auth.fine-grained-token",),
        ),
        Scene(
            title="capital letters in the name",
            story="`${{ github.repository }}` keeps the capitals of the owner.",
            arguments=("ghcr.io/Acme/App:1.4.0",),
            environment=good,
            exit_code=10,
            codes=("name.upper-case",),
        ),
        Scene(
            title="built for one architecture only",
            story="The new servers are arm64. Nobody told the build.",
            arguments=("ghcr.io/acme/worker:1.4.0", "--platforms", "linux/amd64,linux/arm64"),
            environment=good,
            exit_code=10,
            codes=("image.platform-missing",),
        ),
        Scene(
            title="all is well",
            story="A private image of two platforms; the token may pull and push.",
            arguments=("ghcr.io/acme/app:1.4.0", "--platforms", "linux/amd64,linux/arm64", "--push"),
            environment=good,
            exit_code=0,
        ),
    )


def play(world: World, scene: Scene, tell: Callable[[str], None]) -> bool:
    """Run one scene; True when it ended as it must."""
    tell(f"\n{'=' * 78}\n{scene.title.upper()}\n{scene.story}\n")
    environment = dict(scene.environment)
    if scene.docker_config is not None:
        folder = world.home / "docker"
        folder.mkdir(exist_ok=True)
        (folder / "config.json").write_text(json.dumps(scene.docker_config))
        environment["DOCKER_CONFIG"] = str(folder)
    command = ["bin/waybill", "preflight", *scene.arguments]
    tell(f"$ {' '.join(command)}")
    shown = world.run([WAYBILL, *command[1:]], env=environment)
    tell(shown.stdout + shown.stderr)
    judged = world.run([WAYBILL, *command[1:], "--json"], env=environment)
    codes = {finding["code"] for finding in json.loads(judged.stdout)["findings"]["findings"]}
    ended = {shown.returncode, judged.returncode} == {scene.exit_code} and codes >= set(scene.codes)
    tell(f"exit {shown.returncode}: {'as it must be' if ended else f'WRONG, expected {scene.exit_code} {scene.codes}'}")
    return ended


def main(arguments: Sequence[str]) -> int:
    """Start the world, play every scene, end the world. 0 only when every scene ended as it must."""
    parser = argparse.ArgumentParser(prog="bin/demo", description=__doc__)
    parser.add_argument("--reports", type=Path, metavar="DIR", help="keep the waybills and reports in this directory")
    options = parser.parse_args(arguments)
    print(
        "Starting a world of its own: ghcr.io, api.github.com and their neighbours, in a private network …", flush=True
    )
    with World.start() as world:
        played = [play(world, scene, _tell) for scene in scenes(furnish(world))]
        if options.reports:
            _keep(world.home / ".waybill", options.reports)
    good = sum(played)
    _tell(
        f"\n{'=' * 78}\n{good} of {len(played)} scenes ended as they must. The world is gone; nothing was left behind."
    )
    return 0 if good == len(played) else 1


def _keep(reports: Path, wanted: Path) -> None:
    for path in sorted(reports.glob("*/*")):
        place = wanted / path.relative_to(reports)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
    _tell(f"Waybills and reports: {wanted}")


def _tell(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    os.umask(0o077)
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        _tell("\nStopped before the end. The world is gone; nothing was left behind.")
        raise SystemExit(130) from None
    except (WorldError, MissingProgramError) as error:
        _tell(f"bin/demo: {error}")
        raise SystemExit(2) from None
