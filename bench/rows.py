"""What is measured beside what."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.sample import Command
from lab.debs import SYSTEM_PATH
from lab.registries import LOGIN, PASSWORD

NAMES = ("python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "python3")


@dataclass(frozen=True, kw_only=True)
class Row:
    """Our process and those beside it. The number is the wall ratio to reach; None: a point of reference."""

    title: str
    ours: Command
    beside: Sequence[tuple[Command, float | None]]
    rounds: int


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Where everything is. Files and folders as paths inside the world, empty: not given."""

    checkout: str
    fresh: str  # a copy of the checkout without bytecode
    home: str
    near: str  # host and port of the registry on loopback
    far: str  # of the same 50 ms away
    guarded: str  # of a registry that wants a login
    images: int
    runs: int
    deployed: int = 0  # how many hosts the last row deploys to
    only: str = ""  # a part of the titles of the rows that are measured; nothing: all
    login_action: str = ""
    node: str = ""
    docker: str = ""
    fleet: Mapping[str, Any] = field(default_factory=dict)  # for ``bench.hosts.Fleet``; empty: there are no hosts
    yard: Mapping[str, str] = field(default_factory=dict)  # of ``bench.deploys``
    built: str = ""  # the checkout of ``bench.builds``; empty: there is no engine to build with


def repository(number: int) -> str:
    """The name of one of the many images."""
    return f"acme/app-{number:03}"


def rows(setting: Setting) -> list[Row]:
    """Every row, cheapest first."""
    few = max(setting.runs // 3, 1)
    many = [(f"{setting.images} images on loopback", setting.near, 0.3)]
    many += [(f"{setting.images} images 50 ms away", setting.far, 0.15)]
    return [
        Row(
            title="preflight of one image on loopback, warm",
            ours=_one(setting, setting.checkout, ()),
            beside=_small_ones(setting, cold=False),
            rounds=setting.runs,
        ),
        Row(
            title="the same on a fresh checkout: no bytecode, cold page cache",
            ours=_one(setting, setting.fresh, [setting.fresh, *_python_files()]),
            beside=_small_ones(setting, cold=True),
            rounds=setting.runs,
        ),
        *(
            Row(
                title=f"preflight of {what}",
                ours=_all(setting, host),
                beside=[(_skopeo_all(setting, host, "--raw"), aim), (_skopeo_all(setting, host, "--no-tags"), None)],
                rounds=few,
            )
            for what, host, aim in many
        ),
    ]


def _one(setting: Setting, checkout: str, cold: Sequence[str]) -> Command:
    argv = [f"{checkout}/bin/waybill", "preflight", f"{setting.near}/{repository(0)}:1.0"]
    return Command(name="waybill", argv=argv, cold=cold)


def _all(setting: Setting, host: str) -> Command:
    argv = [f"{setting.checkout}/bin/waybill", "preflight", "--images-file", str(write_images(setting, host))]
    return Command(name="waybill", argv=argv)


def write_images(setting: Setting, host: str) -> Path:
    """The list of the images of one host, one a line."""
    path = Path(setting.home) / f"images-{host.partition(':')[0]}"
    path.write_text("".join(f"{host}/{repository(number)}:1.0\n" for number in range(setting.images)))
    return path


def _small_ones(setting: Setting, *, cold: bool) -> list[tuple[Command, float | None]]:
    aim = 1.1 if cold else 0.8
    found: list[tuple[Command, float | None]] = []
    if setting.login_action:
        found.append((_login_action(setting, cold=cold), aim))
    if setting.node:
        files = [setting.node] if cold else []
        found.append((Command(name="node -e 0", argv=[setting.node, "-e", "0"], cold=files), None))
    return [*found, (_skopeo_one(setting, cold=cold), None)]


def _login_action(setting: Setting, *, cold: bool) -> Command:
    """As the runner starts it: inputs and files by name in the environment. It asks a registry that wants a login."""
    state, output = Path(setting.home) / "state", Path(setting.home) / "output"
    state.touch()
    output.touch()
    environment = {
        "INPUT_REGISTRY": setting.guarded,
        "INPUT_USERNAME": LOGIN,
        "INPUT_PASSWORD": PASSWORD,
        "INPUT_ECR": "false",
        "INPUT_LOGOUT": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_STATE": str(state),
        "GITHUB_OUTPUT": str(output),
        "RUNNER_TEMP": setting.home,
        "PATH": f"{Path(setting.docker).parent}:/usr/local/bin:/usr/bin:/bin",
    }
    files = [setting.node, setting.login_action] if cold else []
    return Command(name="login-action", argv=[setting.node, setting.login_action], environment=environment, cold=files)


def _skopeo_one(setting: Setting, *, cold: bool) -> Command:
    argv = [*_skopeo(setting.near, "--raw"), f"docker://{setting.near}/{repository(0)}:1.0"]
    return Command(name="skopeo inspect --raw", argv=argv, cold=[shutil.which("skopeo") or ""] if cold else [])


def _skopeo(host: str, how: str) -> list[str]:
    plain = ["--tls-verify=false"] if host.startswith("127.") else []
    return ["skopeo", "inspect", how, *plain]


def _skopeo_all(setting: Setting, host: str, how: str) -> Command:
    """``--raw`` reads a manifest and judges nothing; ``--no-tags`` reads the configuration too, as we do."""
    words = " ".join([*_skopeo(host, how), "docker://{}"])
    argv = ["sh", "-c", f'exec xargs -P8 -I{{}} {words} <"$1"', "sh", str(write_images(setting, host))]
    return Command(name=f"xargs -P8 skopeo inspect {how}", argv=argv)


def launchers_python() -> str:
    """The Python that ``bin/waybill`` takes here: the first of its names, in its order."""
    return next(path for name in NAMES if (path := shutil.which(name, path=SYSTEM_PATH)))


def _python_files() -> list[str]:
    python = launchers_python()
    words = [python, "-I", "-S", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))"]
    library = subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()
    return [python, library]
