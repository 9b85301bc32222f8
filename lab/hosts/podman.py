"""The other engine that answers the docker client: podman, behind a socket of its own, without systemd."""

from __future__ import annotations

import json

from lab.hosts.model import HostSpec

PACKAGES = ("podman", "conmon", "runc", "netavark", "aardvark-dns", "golang-github-containers-common")
PLACES = ("/var/lib/containers", "/run/containers", "/run/libpod", "/run/runc", "/run/netns", "/dev/shm/libpod_lock")  # noqa: S108
CONTAINERS = """\
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
[network]
network_backend = "netavark"
"""


def configuration() -> dict[str, str]:
    """The files below /etc."""
    policy = {"default": [{"type": "insecureAcceptAnything"}]}
    return {
        "containers/policy.json": json.dumps(policy) + "\n",
        "containers/registries.conf": 'unqualified-search-registries = ["docker.io"]\n',
        "containers/containers.conf": CONTAINERS,
    }


def start(spec: HostSpec, pid_file: str, log: str) -> str:
    """The shell lines that start the service."""
    return f"""
rm -f {pid_file} {spec.socket}
mkdir -p "$(dirname {spec.socket})"
setsid podman system service --time=0 unix://{spec.socket} </dev/null >>{log} 2>&1 &
echo $! >{pid_file}
until [ -S {spec.socket} ] || ! kill -0 $!; do sleep 0.05; done
chgrp docker {spec.socket} && chmod 660 {spec.socket}
"""
