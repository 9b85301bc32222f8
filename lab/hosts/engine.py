"""The container engine of a host: its configuration, and the shell lines that start, stop and freeze it."""

from __future__ import annotations

import json

from lab.engine import CGROUP_PARENT
from lab.hosts.model import HostSpec

PID_FILE, CONTAINERD_PID_FILE = "/run/docker.pid", "/run/containerd.pid"
CONTAINERD_SOCKET = "/run/containerd/containerd.sock"
LOG = "/var/log/dockerd.log"
CONTAINERD = f"""version = 2
root = "/var/lib/containerd"
state = "/run/containerd"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = "{CONTAINERD_SOCKET}"
"""


def configuration(store: str) -> dict[str, str]:
    """The files below /etc of an engine with this image store."""
    daemon = {
        "features": {"containerd-snapshotter": store == "containerd"},
        "exec-opts": ["native.cgroupdriver=cgroupfs"],
        "cgroup-parent": f"/{CGROUP_PARENT}",
        "log-level": "warn",
    }
    return {"docker/daemon.json": json.dumps(daemon, indent=2) + "\n", "containerd/config.toml": CONTAINERD}


def start(spec: HostSpec) -> str:
    """Start both together: dockerd waits for containerd by itself. A pid of an earlier life would stop it."""
    return f"""
if [ ! -S {CONTAINERD_SOCKET} ] || ! kill -0 "$(cat {CONTAINERD_PID_FILE})" 2>/dev/null; then
    mkdir -p /run/containerd
    setsid containerd --config /etc/containerd/config.toml </dev/null >>/var/log/containerd.log 2>&1 &
    echo $! >{CONTAINERD_PID_FILE}
fi
rm -f {PID_FILE} {spec.socket}
mkdir -p "$(dirname {spec.socket})"
setsid dockerd --containerd={CONTAINERD_SOCKET} --host=unix://{spec.socket} --pidfile={PID_FILE} \
    </dev/null >>{LOG} 2>&1 &
"""


def stop(signal: str) -> str:
    """End dockerd and wait for it; a polite end takes its containers and containerd along."""
    both = PID_FILE if signal == "KILL" else f"{PID_FILE} {CONTAINERD_PID_FILE}"
    return f"""
for file in {both}; do
    pid=$(cat $file) || continue
    kill -CONT "$pid"
    kill -{signal} "$pid"
    while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
    rm -f "$file"
done
"""


def send(signal: str) -> str:
    """Send dockerd a signal."""
    return f'kill -{signal} "$(cat {PID_FILE})"'
