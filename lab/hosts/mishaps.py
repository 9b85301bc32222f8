"""What befalls a host while somebody works on it, and what its keepers do about it afterwards."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from lab.hosts import engine, processes

if TYPE_CHECKING:
    from lab.hosts.host import LabHost

PILOT = "/pilot.sh"
# An engine that has lost containerd answers, and starts nothing before it has found the new one. 03: connected.
UNTIL_CONNECTED = 'until grep -q " 03 *[0-9]* $1\\$" /proc/net/unix; do sleep 0.02; done'


def kill(host: LabHost, fragment: str, signal: str = "KILL") -> int:
    """Send a signal to every process of the host whose command line holds that, and say how many there were."""
    found = [pid for pid, process in processes.of(host.view).items() if fragment in process.command]
    host.shell('signal=$1; shift; [ $# = 0 ] || kill -"$signal" "$@" 2>/dev/null || true', signal, *map(str, found))
    return len(found)


def kill_pilot(host: LabHost) -> int:
    """Kill the program of a deploy, and not what it has started."""
    return kill(host, PILOT)


def kill_engine(host: LabHost) -> None:
    """The engine dies; its containers live on."""
    _end(host, engine.daemon_pid(host.spec))


def kill_containerd(host: LabHost) -> None:
    """Only containerd dies; containers live on, and dockerd waits for the next one."""
    _end(host, engine.CONTAINERD_PID_FILE)


def _end(host: LabHost, pid_file: str) -> None:
    script = 'pid=$(cat "$1") && while kill -9 "$pid"; do sleep 0.01; done'
    host.run(["sh", "-c", script, "sh", pid_file])


def kill_sshd(host: LabHost) -> None:
    """The sshd that waits and every connection of it die."""
    kill(host, "sshd")


def mend(host: LabHost) -> None:
    """Start again what does not run, as a system's manager does: containerd, the engine, sshd."""
    host.shell(engine.start_containerd())
    if _runs(host, engine.daemon_pid(host.spec)):
        host.thaw_engine()
    else:
        host.launch_engine()
    host.await_engine()
    host.shell(UNTIL_CONNECTED, engine.CONTAINERD_SOCKET)
    if not host.sshd_listens():
        host.start_sshd()


def holds_a_dead_port(host: LabHost, port: int) -> bool:
    """Whether the engine keeps a port for a container that is gone.

    One that is killed while it removes a container sometimes does so after its next start, and gives the port to no
    other container. Only an orderly restart frees it.
    """
    proxied = any(
        "docker-proxy" in one.command and f"-host-port {port} " in one.command
        for one in processes.of(host.view).values()
    )
    running = host.engine_get("/containers/json")
    return proxied and not any(bound.get("PublicPort") == port for one in running for bound in one.get("Ports") or ())


def restart_engine(host: LabHost) -> None:
    """What ``systemctl restart docker`` does."""
    host.stop_engine()
    host.launch_engine()
    host.await_engine()


def _runs(host: LabHost, pid_file: str) -> bool:
    script = 'pid=$(cat "$1" 2>/dev/null) && [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null'
    return host.run(["sh", "-c", script, "sh", pid_file]).returncode == 0


def give_room(host: LabHost, path: str, options: str) -> None:
    """A file system of its own over a folder, with little room: ``size=1m``, ``nr_inodes=50``. It begins empty."""
    script = """
    set -e
    mkdir -p "$1"
    owner=$(stat -c %u:%g "$1") mode=$(stat -c %a "$1")
    mount -t tmpfs -o "$2,mode=$mode" tmpfs "$1"
    chown "$owner" "$1"
    """
    host.shell(script, path, options)


def take_room(host: LabHost, path: str) -> None:
    """Take that file system away again."""
    host.shell('umount -l "$1" 2>/dev/null || :', path)


def fill(host: LabHost, path: str) -> None:
    """Leave no byte free on the file system of a folder."""
    host.shell('dd if=/dev/zero of="$1/filler" bs=4k 2>/dev/null || :', path)


def keep_full(host: LabHost, path: str) -> subprocess.Popen[bytes]:
    """Take whatever room comes to be there, until the process is ended."""
    script = 'while :; do cat /dev/zero 2>/dev/null >>"$1/filler"; sleep 0.01; done'
    return host.popen(["sh", "-c", script, "sh", path])


def fill_inodes(host: LabHost, path: str) -> None:
    """Leave no inode free there."""
    script = 'mkdir -p "$1/fillers"; number=0; while echo >"$1/fillers/$number"; do number=$((number + 1)); done'
    host.shell(f"{{ {script}; }} 2>/dev/null || :", path)


def empty(host: LabHost, path: str) -> None:
    """The room is there again."""
    host.shell('rm -rf "$1/filler" "$1/fillers"', path)
