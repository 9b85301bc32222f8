"""A world is private while it lives and gone without a trace when it ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from lab import identity
from lab.engine import CGROUPS, PODMANS_CGROUP_PARENT, cgroup_parent
from lab.world import CHECKOUT, World, WorldError
from tests.integration.lab.entering import wait_for

CHANGED_BY_NOBODY = ("/etc/hosts", "/etc/resolv.conf", "/etc/nsswitch.conf", "/etc/ssl/certs/ca-certificates.crt")
FOLDERS = ("/run", "/opt", "/var/lib", "/etc", "/var/run")


def machine() -> dict[str, object]:
    """What a world could have changed outside itself."""
    return {
        "files": {name: Path(name).read_bytes() for name in CHANGED_BY_NOBODY if Path(name).exists()},
        "folders": {name: sorted(os.listdir(name)) for name in FOLDERS},
        "interfaces": sorted(os.listdir("/sys/class/net")),
        "mounts": sorted(line.split()[1] for line in Path("/proc/self/mounts").read_text().splitlines()),
    }


def processes_of(directory: Path) -> list[str]:
    """Every process whose command line names the directory."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                words = (entry / "cmdline").read_bytes()
                if str(directory).encode() in words:
                    found.append(words.decode(errors="replace"))
    return found


def groups_of(engine: Path) -> list[Path]:
    """The control groups of the containers of an engine that lives there."""
    return list(CGROUPS.glob(f"**{cgroup_parent(engine)}"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "world"


@pytest.fixture
def unchanged() -> Iterator[None]:
    """The machine is the same after the test as before it."""
    before = machine()
    yield
    assert machine() == before


@pytest.mark.usefixtures("unchanged")
def test_a_normal_end_leaves_nothing(place: Path) -> None:
    with World.start(place) as world:
        assert world.run(["cat", "/etc/hosts"]).stdout.startswith("127.0.0.1 localhost\n")
        assert processes_of(place)

    assert not place.exists()
    assert processes_of(place) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="a container engine needs root")
@pytest.mark.usefixtures("unchanged")
def test_an_engine_with_a_running_container_leaves_nothing(place: Path) -> None:
    with World.start(place, engine="classic") as world:
        world.state.push_app("ghcr.io/acme/app:1", "1", visibility="public")
        started = world.docker("run", "--detach", "--network=host", "ghcr.io/acme/app:1")
        assert started.returncode == 0, started.stderr
        assert groups_of(place / "engine")

    assert not place.exists()
    assert processes_of(place) == []
    assert groups_of(place / "engine") == []


ENGINES = {
    "classic": {"store": "classic"},
    "containerd": {"store": "containerd"},
    "rootless": {"store": "classic", "rootless": "deploy"},
    "podman": {"store": "podman"},
}


@pytest.mark.skipif(os.geteuid() != 0, reason="hosts need root")
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("ending", ["peaceful", "killed"])
@pytest.mark.usefixtures("unchanged")
def test_a_host_with_a_running_container_leaves_nothing(place: Path, engine: str, ending: str) -> None:
    with World.start(place) as world:
        world.state.push_app("ghcr.io/acme/app:1", "1", visibility="public")
        host = world.add_host("web1", **ENGINES[engine])  # type: ignore[arg-type]  # any of its fields
        host.pull("ghcr.io/acme/app:1")
        started = host.docker("run", "--detach", "--publish=8080:8000", "ghcr.io/acme/app:1")
        assert started.returncode == 0, started.stderr
        host.freeze_engine()
        assert groups_of(host.root) or host.spec.store == "podman" or host.spec.rootless
        if ending == "killed":
            os.kill(identity.running(place), signal.SIGKILL)
            wait_for(lambda: processes_of(place) == [])

    assert not place.exists()
    assert processes_of(place) == []
    assert groups_of(place / "hosts" / "web1" / "root") == []
    container = started.stdout.strip()
    assert list(CGROUPS.glob(f"**/{PODMANS_CGROUP_PARENT}/*{container}*")) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="hosts need root")
@pytest.mark.usefixtures("unchanged")
def test_a_removed_host_leaves_nothing_in_its_world(place: Path) -> None:
    with World.start(place) as world:
        world.add_host("web1", store="", compose="")
        world.remove_host("web1")

        assert not (place / "hosts" / "web1").exists()
        assert "host1" not in world.run(["ip", "link"]).stdout
        assert not [words for words in processes_of(place) if "web1" in words]
        assert world.hosts == {}


@pytest.mark.parametrize("victim", ["outermost process", "process inside"])
@pytest.mark.usefixtures("unchanged")
def test_a_killed_world_ends_wholly(place: Path, victim: str) -> None:
    with World.start(place) as world:
        pid = identity.running(place) if victim == "outermost process" else world.process_id()
        os.kill(pid, signal.SIGKILL)
        wait_for(lambda: processes_of(place) == [])

    assert not place.exists()


@pytest.mark.usefixtures("unchanged")
def test_a_world_dies_with_whoever_started_it(place: Path) -> None:
    program = (
        "import sys, time, pathlib\n"
        "from lab.world import World\n"
        "with World.start(pathlib.Path(sys.argv[1])):\n"
        "    print('up', flush=True)\n"
        "    time.sleep(600)\n"
    )
    environment = {**os.environ, "PYTHONPATH": f"{CHECKOUT}:{CHECKOUT / 'src'}"}
    command = [sys.executable, "-c", program, str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as starter:
        assert starter.stdout is not None
        assert starter.stdout.readline() == b"up\n"
        starter.kill()

    wait_for(lambda: processes_of(place) == [])
    wait_for(lambda: not place.exists())


@pytest.mark.usefixtures("unchanged")
def test_two_worlds_stand_side_by_side(tmp_path: Path) -> None:
    with World.start(tmp_path / "a") as one, World.start(tmp_path / "b") as other:
        one.state.push_image("ghcr.io/acme/app:1")

        assert [package["name"] for package in one.state.read()["packages"]] == ["app"]
        assert other.state.read() == {}


def test_a_world_is_started_twice_in_one_place(place: Path) -> None:
    for _ in range(2):
        with World.start(place) as world:
            assert world.run(["true"]).returncode == 0


def test_a_failure_in_the_block_ends_the_world_too(place: Path) -> None:
    with pytest.raises(ZeroDivisionError), World.start(place):
        _ = 1 / 0

    assert processes_of(place) == []


def test_a_directory_with_something_in_it_is_refused_and_kept(place: Path) -> None:
    place.mkdir()
    (place / "mine").write_text("precious")

    with pytest.raises(WorldError, match="is not empty"), World.start(place):
        pass

    assert (place / "mine").read_text() == "precious"


def test_an_unknown_engine_is_refused() -> None:
    known = r"no such engine: 'new' \(known: classic, containerd\)"
    with pytest.raises(WorldError, match=known), World.start(engine="new"):
        pass


def test_a_place_with_spaces_and_a_very_long_path_serves(tmp_path: Path) -> None:
    place = tmp_path / "a folder with spaces" / ("long" * 40)

    with World.start(place) as world:
        assert world.run(["curl", "-sS", "https://ghcr.io/v2/"]).stdout.startswith('{"errors"')


NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


def nobody_can(*command: str) -> bool:
    return subprocess.run([*NOBODY, *command], check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="drops root to try")
def test_a_user_who_is_not_root_gets_a_world_too() -> None:
    """Through a user namespace, where the kernel allows one."""
    if not nobody_can("unshare", "--user", "--map-root-user", "true"):
        pytest.skip("user namespaces are not allowed here")
    if not (nobody_can("test", "-x", os.path.realpath(sys.executable)) and nobody_can("test", "-r", __file__)):
        pytest.skip("this Python or this checkout is not open to other users")
    program = (
        "from lab.world import World\n"
        "with World.start() as world:\n"
        "    print(world.directory)\n"
        "    print(world.run(['curl', '-sS', 'https://ghcr.io/v2/']).stdout)\n"
    )
    with tempfile.TemporaryDirectory() as home:
        os.chown(home, 65534, 65534)
        environment = {"PATH": os.environ["PATH"], "HOME": home, "PYTHONPATH": f"{CHECKOUT}:{CHECKOUT / 'src'}"}
        command = [*NOBODY, sys.executable, "-c", program]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)

    directory, _, answer = done.stdout.partition("\n")
    assert '"UNAUTHORIZED"' in answer, done.stderr
    assert not Path(directory).exists()


def test_the_holder_refuses_to_run_among_the_processes_of_others(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lab.holder", str(tmp_path)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "started by lab.world only" in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="hosts need root")
def test_a_world_with_a_paused_container_ends() -> None:
    """What is frozen hears no signal, and a world waits for the last of its processes."""
    with World.start() as world:
        host = world.add_host("web1", store="classic")
        host.build_local("acme/app:1", "1")
        host.docker("run", "--detach", "--name", "shop", "acme/app:1")
        assert host.docker("pause", "shop").returncode == 0
        directory = world.directory

    assert not directory.exists()
