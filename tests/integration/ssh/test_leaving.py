"""Nothing stays, however it ends: no key, no folder, no process, here or there; and no secret where others can look."""

from __future__ import annotations

import base64
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from lab.world import World
from tests.integration.lab.entering import wait_for
from tests.integration.ssh.conftest import Way, folders
from tests.integration.ssh.strangers import stranger
from tests.integration.ssh.test_logins import PASSPHRASE, locked
from waybill.effects.ssh.place import Place, private_directory
from waybill.secret import Secret

__all__ = ["locked"]
PROGRAM = """
import os, signal, sys, tempfile, threading, time
from waybill.core.ssh.address import parse_address
from waybill.effects.ssh.connect import SshSettings, connect
from waybill.secret import Secret

key, known, base, address, step = sys.argv[1:]
settings = SshSettings(
    environ=dict(os.environ),
    key=Secret(open(key).read()),
    known_hosts=known,
    directory=lambda: tempfile.mkdtemp(prefix="wb-", dir=base),
)
if step == "slow":
    threading.Timer(0.1, lambda: print("there", flush=True)).start()
channel, facts = connect(parse_address(address), settings, threading.BoundedSemaphore(1))
print("there" if channel else facts, flush=True)
if step == "script":
    channel.script("sleep 4714", variables={}, timeout=600)
time.sleep(600)
"""
SECRET = "s3cr3t-value-of-a-variable"


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def ours(private: Path) -> list[int]:
    """Every process that has a folder of these tests in its arguments."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                words = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if str(private).encode() in words and b"wb-" in words:
                found.append(int(entry.name))
    return [pid for pid in found if alive(pid)]


@pytest.fixture
def start(way: Way, environ: Mapping[str, str], private: Path) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    """Starts a process that connects and waits."""
    started: list[subprocess.Popen[str]] = []
    source = Path(__file__).resolve().parents[3] / "src"

    def run(step: str = "", address: str = "") -> subprocess.Popen[str]:
        argv = [sys.executable, "-c", PROGRAM, str(way.host.key), way.host.known_hosts, str(private)]
        process = subprocess.Popen(
            [*argv, address or way.address(), step],
            env={**environ, "PYTHONPATH": str(source)},
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "there\n"
        return process

    yield run
    for process in started:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_nothing_here_and_nothing_there(
    way: Way, start: Callable[[str], subprocess.Popen[str]], private: Path, how: signal.Signals
) -> None:
    process = start("script")
    assert len(list(private.iterdir())) == 1
    assert ours(private)

    process.send_signal(how)

    wait_for(lambda: list(private.iterdir()) == [])
    wait_for(lambda: ours(private) == [])
    wait_for(lambda: "sleep 4714" not in way.host.shell("ps -eo args"))


def test_a_run_that_is_ended_with_its_whole_group_leaves_nothing(
    start: Callable[[str], subprocess.Popen[str]], private: Path
) -> None:
    process = start("")

    os.killpg(process.pid, signal.SIGKILL)

    wait_for(lambda: list(private.iterdir()) == [] and ours(private) == [])


def test_a_run_that_is_ended_before_it_is_connected_leaves_nothing(
    ssh_world: World, start: Callable[..., subprocess.Popen[str]], private: Path
) -> None:
    with stranger(ssh_world, "silent") as port:
        process = start("slow", f"deploy@127.0.0.1:{port}")
        wait_for(lambda: bool(ours(private)))

        process.kill()

        wait_for(lambda: list(private.iterdir()) == [] and ours(private) == [])


@pytest.mark.usefixtures("altered")
def test_a_link_that_is_cut_leaves_nothing_once_it_is_closed(way: Way, private: Path) -> None:
    channel = way.open()
    way.host.cut_ssh()
    wait_for(lambda: channel.is_lost)

    channel.close()
    channel.close()

    assert list(private.iterdir()) == []
    assert ours(private) == []


def test_closing_ends_what_is_still_open_and_leaves_no_descriptor(way: Way, private: Path) -> None:
    open_files = []
    for _ in range(3):
        channel = way.open()
        channel.stream(["sleep", "4715"])
        channel.open("127.0.0.1", 22)
        channel.script("true", variables={}, timeout=30)
        channel.close()
        open_files.append(len(os.listdir("/proc/self/fd")))

    assert list(private.iterdir()) == []
    assert ours(private) == []
    assert open_files[2] <= open_files[0]
    wait_for(lambda: "sleep 4715" not in way.host.shell("ps -eo args"))


def test_a_refused_login_leaves_nothing(way: Way, private: Path) -> None:
    way.refused("nobody-here")
    way.refused(known_hosts="")
    way.refused("nologin")

    assert list(private.iterdir()) == []
    assert ours(private) == []


def test_the_key_is_gone_once_we_are_in(way: Way, private: Path) -> None:
    way.open()

    files = [path for path in private.rglob("*") if path.is_file()]
    assert files
    assert [path.name for path in files if "PRIVATE KEY" in path.read_text()] == []


def test_the_folder_and_what_is_in_it_are_ours_alone(private: Path, environ: Mapping[str, str]) -> None:
    place = Place(folders(private), environ)
    path = Path(place.write("key", "text"))

    assert (os.stat(place.path).st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)
    place.close()
    assert not path.exists()


def test_the_folder_is_in_memory_and_its_name_is_short() -> None:
    path = private_directory({"TMPDIR": "/tmp/" + "x" * 90, "XDG_RUNTIME_DIR": "/nowhere"})
    try:
        assert path.startswith("/dev/shm/wb-")
    finally:
        os.rmdir(path)


class Watch:
    """Looks at the arguments and environments of all processes, as fast as it can, for one of these texts."""

    def __init__(self, needles: list[bytes]) -> None:
        self.seen: set[bytes] = set()
        self.looks = 0
        self.programs: set[bytes] = set()
        self._needles = needles
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.is_set():
            self.looks += 1
            for entry in os.listdir("/proc"):
                if entry.isdigit() and int(entry) != os.getpid():
                    self._look(f"/proc/{entry}")
            time.sleep(0)

    def _look(self, process: str) -> None:
        for name in ("cmdline", "environ"):
            try:
                with open(f"{process}/{name}", "rb") as file:
                    text = file.read()
            except OSError:
                continue
            if name == "cmdline":
                self.programs.add(os.path.basename(text.split(b"\0")[0]))
            self.seen |= {needle for needle in self._needles if needle in text}


def forms(secret: str) -> list[bytes]:
    raw = secret.encode()
    return [raw, base64.b64encode(raw).rstrip(b"=")[:-2]]


def test_no_process_ever_shows_a_secret(way: Way, locked: str) -> None:
    lines = [line for line in locked.splitlines() if "-----" not in line]
    plain = [line for line in way.host.key.read_text().splitlines() if "-----" not in line]
    needles = [*forms(PASSPHRASE), *forms(SECRET), lines[2].encode(), plain[2].encode()]
    environ = {**way.settings.environ, "WAYBILL_SSH_KEY": locked, "WAYBILL_SSH_KEY_PASSPHRASE": PASSPHRASE}

    watch = Watch(needles)
    watch.start()
    try:
        channel = way.open("bash", key=Secret(locked), passphrase=Secret(PASSPHRASE), environ=environ)
        for _ in range(20):
            script = 'printf %s "$value" | base64 >/dev/null; sleep 0.02'
            assert channel.script(script, variables={"value": SECRET + "\n"}, timeout=30).code == 0
        stream = channel.stream(["cat"])
        stream.close()
    finally:
        watch.stop()

    assert watch.seen == set()
    assert watch.looks > 5
    assert {b"ssh-keygen", b"sleep"} & watch.programs, "the watch was too slow to see anything"
