"""The container engine of a host: its configuration, and the shell lines that start, stop and freeze it."""

from __future__ import annotations

import json
from pathlib import Path

from lab.engine import cgroup_parent
from lab.hosts import podman
from lab.hosts.model import HostSpec

PID_FILE, CONTAINERD_PID_FILE = "/run/docker.pid", "/run/containerd.pid"
CONTAINERD_SOCKET = "/run/containerd/containerd.sock"
LOG = "/var/log/dockerd.log"
ROOTLESS_PROGRAM = "/usr/share/docker.io/contrib/dockerd-rootless.sh"
CONTAINERD = f"""version = 2
root = "/var/lib/containerd"
state = "/run/containerd"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = "{CONTAINERD_SOCKET}"
"""


def configuration(spec: HostSpec, root: Path) -> dict[str, str]:
    """The files below /etc of an engine, but for one that belongs to a user. ``root`` is the host's on the machine."""
    if spec.store == "podman":
        return podman.configuration()
    if not spec.store or spec.rootless:
        return {}
    daemon = {
        **_features(spec),
        "exec-opts": ["native.cgroupdriver=cgroupfs"],
        "cgroup-parent": cgroup_parent(root),
    }
    return {"docker/daemon.json": json.dumps(daemon, indent=2) + "\n", "containerd/config.toml": CONTAINERD}


def users_configuration(spec: HostSpec) -> dict[str, str]:
    """The files below the home of whoever runs an engine without root."""
    return {".config/docker/daemon.json": json.dumps(_features(spec), indent=2) + "\n"}


def _features(spec: HostSpec) -> dict[str, object]:
    return {"features": {"containerd-snapshotter": spec.store == "containerd"}, "log-level": "warn"}


def start(spec: HostSpec) -> str:
    """The shell lines that start an engine and note whom to send signals."""
    if spec.store == "podman":
        return podman.start(spec, PID_FILE, LOG)
    return _start_rootless(spec) if spec.rootless else _start(spec)


def start_containerd() -> str:
    """The shell lines that start containerd where it does not run. A pid of an earlier life would stop it."""
    return f"""
if [ ! -S {CONTAINERD_SOCKET} ] || ! kill -0 "$(cat {CONTAINERD_PID_FILE})" 2>/dev/null; then
    mkdir -p /run/containerd
    setsid containerd --config /etc/containerd/config.toml </dev/null >>/var/log/containerd.log 2>&1 &
    echo $! >{CONTAINERD_PID_FILE}
fi
"""


def _start(spec: HostSpec) -> str:
    """Start both together: dockerd waits for containerd by itself."""
    return f"""{start_containerd()}
rm -f {PID_FILE} {spec.socket}
mkdir -p "$(dirname {spec.socket})"
setsid dockerd --containerd={CONTAINERD_SOCKET} --host=unix://{spec.socket} --pidfile={PID_FILE} \
    </dev/null >>{LOG} 2>&1 &
"""


def _start_rootless(spec: HostSpec) -> str:
    """The distribution's own script, as the user. It ends with what it started, and containerd is dockerd's own."""
    number = spec.user_id(spec.rootless)
    runtime = f"/run/user/{number}"
    state = f"DOCKERD_ROOTLESS_ROOTLESSKIT_FLAGS=--state-dir={runtime}/dockerd-rootless"
    home = f"HOME=/home/{spec.rootless} XDG_RUNTIME_DIR={runtime} PATH=$PATH {state}"
    return f"""
rm -f {PID_FILE} {CONTAINERD_PID_FILE} {spec.socket}
setsid setpriv --reuid={number} --regid={number} --init-groups -- env -i {home} \
    sh {ROOTLESS_PROGRAM} --host=unix://{spec.socket} </dev/null >>{LOG} 2>&1 &
echo $! >{PID_FILE}
"""


def stop(spec: HostSpec, signal: str) -> str:
    """End dockerd and wait for it; a polite end takes its containers and containerd along."""
    both = daemon_pid(spec) if signal == "KILL" else f"{daemon_pid(spec)} {PID_FILE} {CONTAINERD_PID_FILE}"
    return f"""
for file in {both}; do
    [ -e "$file" ] || continue
    pid=$(cat $file)
    kill -CONT "$pid" 2>/dev/null
    kill -{signal} "$pid" 2>/dev/null
    while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
    rm -f "$file"
done
"""


def send(spec: HostSpec, signal: str) -> str:
    """Send dockerd a signal, if it is there."""
    return f'[ ! -e {daemon_pid(spec)} ] || kill -{signal} "$(cat {daemon_pid(spec)})"'


def daemon_pid(spec: HostSpec) -> str:
    """Where dockerd's own number stands; ``PID_FILE`` holds that of what was started, which without root is another."""
    return f"/run/user/{spec.user_id(spec.rootless)}/docker.pid" if spec.rootless else PID_FILE


def pids() -> str:
    """The shell lines that print the number of each process that was started."""
    return f"for file in {PID_FILE} {CONTAINERD_PID_FILE}; do [ ! -e $file ] || {{ cat $file; echo; }}; done"


def places(spec: HostSpec) -> tuple[str, ...]:
    """What the engine writes by itself, and nobody else may touch while it runs."""
    if spec.store == "podman":
        return (*podman.PLACES, spec.socket)
    if not spec.rootless:
        return ("/var/lib/docker", "/var/lib/containerd", "/run/docker", "/run/containerd", spec.socket)
    runtime, home = f"/run/user/{spec.user_id(spec.rootless)}", f"/home/{spec.rootless}"
    own = (f"{runtime}/{name}" for name in ("docker", "docker.pid", "dockerd-rootless", "runc"))
    return (f"{home}/.local/share/docker", f"{home}/.config/docker/key.json", *own, spec.socket)
