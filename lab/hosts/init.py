"""The first process of a host: makes the host's view of the world in namespaces of its own, then buries the dead.

Its folder holds ``root`` (the host's disk), ``layers`` (what lies over /usr, numbered), ``upper`` and ``work``.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

NOSUID, NODEV, NOEXEC, BIND, DETACH = 2, 4, 8, 4096, 2
RECURSIVE, PRIVATE = 0x4000, 1 << 18
LIBC = ctypes.CDLL(None, use_errno=True)
DEVICES = ("null", "zero", "full", "random", "urandom", "tty", "fuse", "net/tun")
LINKS = {"fd": "/proc/self/fd", "stdin": "fd/0", "stdout": "fd/1", "stderr": "fd/2", "ptmx": "pts/ptmx"}
PROGRAM_FOLDERS = ("usr/local/sbin", "usr/local/bin", "usr/sbin", "usr/bin")
SET_USER_ID = ("sudo", "newuidmap", "newgidmap")
PEER = "peer.sock"


def _check(result: int, what: str) -> None:
    if result != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")


def _mount(source: str, target: str, kind: str = "", flags: int = 0, options: str = "") -> None:
    words = [word.encode() for word in (source, target, kind)]
    _check(LIBC.mount(*words, ctypes.c_ulong(flags), options.encode()), f"mount {source} on {target}")


def _network(settings: dict[str, Any]) -> None:
    lines = [
        "link set lo up",
        "link set eth0 up",
        f"address add {settings['address']}/24 dev eth0",
        f"address add {settings['address6']}/64 dev eth0 nodad",
        f"route add default via {settings['gateway']}",
        f"route add default via inet6 {settings['gateway6']}",
    ]
    subprocess.run(["ip", "-batch", "-"], input="\n".join(lines), text=True, check=True)


def _programs(settings: dict[str, Any]) -> None:
    """The machine's /usr with the host's own programs over it. What is written there stays in the host's folder."""
    lower = ":".join([*(f"layers/{number}" for number in range(settings["layers"])), "/usr"])
    _mount("overlay", "root/usr", "overlay", 0, f"lowerdir={lower},upperdir=upper,workdir=work")
    for path in (Path("root/usr/bin", name) for name in SET_USER_ID):
        if path.exists():
            path.chmod(0o4755)
    for pattern in settings["without"]:
        for folder in (*PROGRAM_FOLDERS, *settings["folders"]):
            for path in (Path("root") / folder).glob(pattern):
                path.unlink()


def _devices() -> None:
    _mount("tmpfs", "root/dev", "tmpfs", NOSUID, "mode=0755")
    for name in DEVICES:
        place, model = Path("root/dev") / name, Path("/dev") / name
        if model.exists():
            place.parent.mkdir(exist_ok=True)
            os.mknod(place, stat.S_IFCHR | 0o666, model.stat().st_rdev)
            place.chmod(0o666)
    for name, target in LINKS.items():
        (Path("root/dev") / name).symlink_to(target)
    for name in ("pts", "shm", "mqueue"):
        (Path("root/dev") / name).mkdir()
    _mount("devpts", "root/dev/pts", "devpts", NOSUID | NOEXEC, "newinstance,ptmxmode=0666,mode=0620,gid=5")
    _mount("tmpfs", "root/dev/shm", "tmpfs", NOSUID | NODEV, "mode=1777")


def _kernel(settings: dict[str, Any]) -> None:
    """Views of this host's processes and network; the control groups are the machine's."""
    _mount("proc", "root/proc", "proc", NOSUID | NODEV | NOEXEC, settings["proc"])
    _mount("sysfs", "root/sys", "sysfs", NOSUID | NODEV | NOEXEC)
    if Path("/sys/fs/cgroup").is_dir():
        _mount("/sys/fs/cgroup", "root/sys/fs/cgroup", "", BIND | RECURSIVE)
    # The kernel lets a user mount a view of processes only where one without anything over it is already seen.
    Path("root/lab/proc").mkdir()
    _mount("proc", "root/lab/proc", "proc", NOSUID | NODEV | NOEXEC)
    Path("boot_id").write_text(settings["boot_id"] + "\n")
    _mount("boot_id", "root/proc/sys/kernel/random/boot_id", "", BIND)


def _run(settings: dict[str, Any]) -> None:
    _mount("tmpfs", "root/run", "tmpfs", NOSUID | NODEV, "mode=0755")
    for name in ("lock", "sshd", "user"):
        Path("root/run", name).mkdir()
    Path("root/run/lock").chmod(0o1777)
    Path("root/run/xtables.lock").touch(mode=0o600)  # else the first use of iptables would look like a change
    for number in settings["users"]:
        place = Path("root/run/user", str(number))
        place.mkdir(mode=0o700)
        os.chown(place, number, number)


def _judge(settings: dict[str, Any]) -> None:
    """A docker client that the lab asks with, out of everybody's way."""
    _mount("tmpfs", "root/lab", "tmpfs", NODEV, "mode=0700")
    if settings["judge"]:
        Path("root/lab/docker").touch()
        _mount(settings["judge"], "root/lab/docker", "", BIND)


def _move_in() -> None:
    os.chdir("root")
    _check(LIBC.pivot_root(b".", b"."), "pivot_root")
    _check(LIBC.umount2(b".", DETACH), "umount the old root")
    os.chdir("/")


def _settle(settings: dict[str, Any]) -> None:
    _network(settings)
    socket.sethostname(settings["name"])
    _mount("root", "root", "", BIND)
    _programs(settings)
    _devices()
    _judge(settings)
    _kernel(settings)
    _run(settings)
    _move_in()


def _show_ourselves(server: socket.socket) -> None:
    """Whoever connects learns our number from the kernel, as it is where they are."""
    while True:
        server.accept()[0].close()


def _bury() -> None:
    while True:
        signal.sigwait({signal.SIGCHLD})
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                continue
        except ChildProcessError:
            continue


def _say(word: str) -> None:
    """Tell the keeper how far we are, and go on when it does."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()
    sys.stdin.readline()


def main(directory: str) -> None:
    """Be the host until somebody kills us, which ends everything on it."""
    if os.getpid() != 1:
        raise SystemExit("lab.hosts.init is started by lab.hosts.keeper only, as the first process of a host")
    os.umask(0o022)
    os.chdir(directory)
    settings = json.loads(Path("init.json").read_text())
    server = socket.socket(socket.AF_UNIX)
    Path(PEER).unlink(missing_ok=True)
    server.bind(PEER)
    server.listen(1024)
    _say("here")
    _settle(settings)  # the keeper has given us a network card
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    threading.Thread(target=_show_ourselves, args=(server,), daemon=True).start()
    _say("ready")
    os.dup2(os.open("/dev/null", os.O_RDWR), 0)
    os.dup2(0, 1)
    os.dup2(0, 2)
    _bury()


if __name__ == "__main__":
    main(sys.argv[1])
