"""Building and pushing, beside the same build and push by hand: what it costs to look before and to prove after.

The image is cached and stands in the registry already, so that nothing is measured but what is put around the builder.
docker/build-push-action makes 738 ms of 183 ms in this way (node 24, two cores): 555 ms more. The aim is half of that,
which is a ratio of 2.5.
"""

from __future__ import annotations

import os
import subprocess

from bench.rows import Row, Setting
from bench.sample import Command
from lab.building import Context
from lab.parts import OPEN_PORT
from lab.world import World

TITLE = "build and push of a cached image"
NAME = f"127.0.0.1:{OPEN_PORT}/acme/built"
AIM = 2.5
CONTEXT = Context(dockerfile="FROM scratch\nCOPY content /content\n", files={"content": "x" * 100_000}, busybox=False)


def add_bench(world: World, only: str) -> str:
    """The checkout that is built, in a world that has an engine from now on; nothing where no row wants it."""
    if only not in TITLE or os.geteuid() != 0:
        return ""
    world.start_engine("classic")
    world.buildx()
    folder = CONTEXT.write(world.directory / "checkout")
    (folder / ".dockerignore").write_text(".git\n")
    who = ("-c", "user.name=octo", "-c", "user.email=octo@example.com", "-c", "init.defaultBranch=main")
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message=one")):
        subprocess.run(["git", "-C", folder, *who, *words], check=True, stdin=subprocess.DEVNULL)
    return str(folder)


def build_rows(setting: Setting) -> list[Row]:
    """One row: ours beside the builder alone."""
    if not setting.built:
        return []
    ours = [f"{setting.checkout}/bin/waybill", "build-push", NAME, "--tags=edge", f"--context={setting.built}"]
    plain = ["docker", "buildx", "build", "--push", "--progress=plain", f"--tag={NAME}:plain", setting.built]
    return [
        Row(
            title=TITLE,
            ours=Command(name="waybill", argv=ours),
            beside=[(Command(name="docker buildx build --push", argv=plain), AIM)],
            rounds=setting.runs,
        )
    ]
