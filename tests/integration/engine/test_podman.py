"""Podman's API, which speaks docker's language: the real podman, unpacked onto a host that has no docker at all."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from lab import debs
from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.engine.conftest import USERS, Reach
from waybill.core.diagnosis.host.engine import engine_findings
from waybill.core.diagnosis.host.view import look
from waybill.core.host.engine import EngineFacts, Store
from waybill.core.host.evidence import HostEvidence, HostWish
from waybill.core.host.link import LinkFacts

PACKAGES = ("podman", "conmon", "crun", "libgpgme11", "libassuan0", "libsubid4", "libyajl2")
CONTAINERS = """[containers]
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "crun"
"""
POLICY = '{"default": [{"type": "insecureAcceptAnything"}]}\n'
START = """
mkdir -p /run/podman /var/lib/podman
setsid podman --storage-driver vfs --root /var/lib/podman system service -t 0 unix:///run/podman/podman.sock \
    </dev/null >/var/log/podman.log 2>&1 &
for _ in $(seq 300); do [ -S /run/podman/podman.sock ] && break; sleep 0.1; done
chgrp docker /run/podman /run/podman/podman.sock
chmod 660 /run/podman/podman.sock
chmod 755 /run/podman
"""


@pytest.fixture(scope="module")
def podman(crowded: World) -> Iterator[LabHost]:
    """A host whose only engine is podman."""
    host = crowded.add_host("podman", store="", compose="", docker_client=False, users=USERS)
    host.shell("rm -f /usr/bin/docker /usr/local/bin/docker")
    for package in PACKAGES:
        folder = debs.package(package, os.environ)
        assert folder is not None, f"apt cannot download {package}"
        subprocess.run(["cp", "-a", f"{folder}/usr/.", host.view / "usr"], check=True)
    host.shell("ldconfig 2>/dev/null || true")
    host.write("/etc/containers/containers.conf", CONTAINERS)
    host.write("/etc/containers/policy.json", POLICY)
    host.shell(START)
    yield host
    crowded.remove_host("podman")


def make(host: LabHost, name: str) -> str:
    """A container that does not run: enough to be read."""
    busybox = Path(debs.find(("busybox",), os.environ).found["busybox"]).read_bytes()
    client = "podman --storage-driver vfs --root /var/lib/podman"
    host.shell(
        "mkdir -p /srv/root/bin; cat >/srv/root/bin/busybox; tar -C /srv/root -cf /srv/root.tar bin", input=busybox
    )
    host.shell(f"{client} import /srv/root.tar localhost/acme/app:1 2>/dev/null")
    return host.shell(f"{client} create --network host --name {name} localhost/acme/app:1 /bin/busybox true").strip()


def findings(facts: EngineFacts, user: str) -> list[str]:
    link = LinkFacts(address=f"{user}@podman", user=user, host="podman")
    wish = HostWish(verb="verify")
    evidence = HostEvidence(host="podman", wish=wish, now="", link=link, engine=facts, containers=())
    return [finding.code for finding in engine_findings(look(evidence))]


def test_podman_is_found_and_read_where_there_is_no_docker(podman: LabHost, reach: Reach) -> None:
    identifier = make(podman, "web")
    found = reach(podman)

    assert (found.facts.trouble, found.facts.road, found.facts.socket) == (None, "socket", "/run/podman/podman.sock")
    assert (found.facts.store, found.facts.name) == (Store.PODMAN, "Podman Engine")
    assert (found.facts.chosen_api, found.facts.root, found.facts.name_there) == ("1.41", "/var/lib/podman", "podman")
    assert findings(found.facts, "deploy") == []
    engine = found.open
    assert [item["Id"] for item in engine.containers()] == [identifier]
    container = engine.container("web")
    assert container is not None
    image = engine.image(container["Image"])
    assert image is not None
    assert image["RepoTags"] == ["localhost/acme/app:1"]
    assert engine.container("nobody") is None
    assert engine.image("nothing:1") is None
    assert engine.now() > "2026"
    assert engine.connections == 1


def test_an_engine_that_calls_itself_anew_each_time_has_no_name_to_be_known_by(podman: LabHost, reach: Reach) -> None:
    found = reach(podman)

    assert found.open.info()["ID"] != found.open.info()["ID"]
    assert found.facts.identifier == ""


def test_a_login_that_may_not_open_podmans_socket_has_no_right(podman: LabHost, reach: Reach) -> None:
    found = reach(podman, "stranger")

    assert (found.engine, found.facts.socket) == (None, "/run/podman/podman.sock")
    assert findings(found.facts, "stranger") == ["engine.no-right"]
