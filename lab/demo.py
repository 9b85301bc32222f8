"""The main job, end to end, in a private world: what is broken is diagnosed, what is good is proved.

First images in a registry, then a server as the founding story found it, and the same server after a good deploy by
hand. Each scene says what is broken, runs the real command, and checks that the verdict is the one that it must be.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lab import demo_host
from lab.client import in_days
from lab.debs import MissingProgramError
from lab.demo_scene import RULE, Scene, play
from lab.github.model import Commit, Repository, Run, RunJob, Step
from lab.hosts.model import HostError
from lab.world import World, WorldError

__all__ = ["Scene", "furnish", "host_scenes", "main", "play", "scenes"]
NO_HOSTS = """
The scenes with a server are left out: a server of the demo has its own users, sshd and container engine, and only root
can start those. `sudo bin/demo` plays them too."""


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


def host_scenes(world: World) -> Iterator[Scene]:
    """A server of this world, looked at as it was found, and again after somebody deployed by hand, and well."""
    token = world.state.add_token()
    pushed = world.state.push_app(
        "ghcr.io/acme/app:1.4.0", "1.4.0", repository="acme/app", platforms=("linux/amd64", "linux/arm64")
    )
    host = demo_host.found(world, "1.4.1")
    yield from demo_host.story(world, host, "1.4.1")
    demo_host.deployed(host, pushed, token)
    yield demo_host.good(host, pushed, token)


def is_root() -> bool:
    """Whether servers can be started."""
    return os.geteuid() == 0


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
        if is_root():
            _tell(f"\n{RULE}\nStarting a server in it: users, sshd and a container engine of its own …")
            played += [play(world, scene, _tell) for scene in host_scenes(world)]
        else:
            _tell(NO_HOSTS)
        if options.reports:
            _keep(world.home / ".waybill", options.reports)
    good = sum(played)
    _tell(f"\n{RULE}\n{good} of {len(played)} scenes ended as they must. The world is gone; nothing was left behind.")
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
    os.umask(0o022)  # servers have users besides root, who must get at what root makes
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        _tell("\nStopped before the end. The world is gone; nothing was left behind.")
        raise SystemExit(130) from None
    except (WorldError, HostError, MissingProgramError) as error:
        _tell(f"bin/demo: {error}")
        raise SystemExit(2) from None
