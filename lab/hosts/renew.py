"""Making a host as it was at its start, without starting it again."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from lab.hosts import engine, processes, sshd, tree
from waybill.core.records import to_json

if TYPE_CHECKING:
    from lab.hosts.host import LabHost

DEFAULT_NETWORKS = frozenset({"bridge", "host", "none", "podman"})
KEEP_TAG = ":waybill-"  # tags that a deploy makes so that an image stays
CLEAR = 'find /dev/shm /dev/mqueue /run/user/*/ -mindepth 1 ! -path "$1" -delete'


def renew(host: LabHost, *, images: bool) -> None:
    """No container, network, volume or process of anybody, all files as the lab wrote them, sshd as at its start."""
    if host.spec.store:
        _wake_engine(host)
        _clear_engine(host, images=images)
    _end_strays(host)
    _clear_memory(host)
    host.tell("host_refresh", host=to_json(host.spec))
    _remove_added(host)
    _restart_sshd(host)


def _wake_engine(host: LabHost) -> None:
    host.shell(f"{engine.send(host.spec, 'CONT')} 2>/dev/null || true")
    if not host.engine_answers():
        host.start_engine()


def _clear_engine(host: LabHost, *, images: bool) -> None:
    for container in host.engine_get("/containers/json?all=1"):
        host.engine_request("DELETE", f"/containers/{container['Id']}?force=1&v=1")
    for network in host.engine_get("/networks"):
        if network["Name"] not in DEFAULT_NETWORKS:
            host.engine_request("DELETE", f"/networks/{network['Id']}")
    for volume in host.engine_get("/volumes")["Volumes"] or ():
        host.engine_request("DELETE", f"/volumes/{volume['Name']}?force=1")
    for image in host.engine_get("/images/json"):
        tags = [tag for tag in image["RepoTags"] or () if KEEP_TAG in tag]
        for name in [image["Id"]] if images else tags:
            host.engine_request("DELETE", f"/images/{name}?force=1", allowed=(404,))


def _end_strays(host: LabHost) -> None:
    """End what a test left running: everything but the engine and the sshd that waits."""
    found = processes.of(host.view)
    listener = {pid for pid, process in found.items() if "[listener]" in process.command}
    kept = {int(text) for text in host.shell(engine.pids()).split()} | listener
    strays = set(found) - listener - processes.with_children(found, kept - listener)
    if strays:
        host.shell('kill -9 "$@" 2>/dev/null || true', *map(str, strays))


def _clear_memory(host: LabHost) -> None:
    """What people wrote to places that no disk keeps."""
    for folder in (host.view / "dev/shm", *(host.view / "run/user").iterdir()):
        tree.empty(folder, [Path(f"{host.view}{place}") for place in engine.places(host.spec)])


def note(host: LabHost) -> None:
    """Remember which files a new host has, to know later which were added."""
    (host.place / "files.json").write_text(json.dumps([path for path, _ in host.files()]))


def _remove_added(host: LabHost) -> None:
    """Whatever was not there at the start, wherever it is. Below /usr, the machine's own comes back."""
    known = set(json.loads((host.place / "files.json").read_text()))
    lower = [*map(Path, host.spec.layers), Path("/usr")]
    for path in [path for path, _ in host.files() if path not in known]:
        place = Path(f"{host.view}{path}")
        if path.startswith("/usr/"):
            _restore(place, [Path(f"{folder}{path.removeprefix('/usr')}") for folder in lower])
        elif os.path.lexists(place) and path != host.spec.socket:
            tree.discard(place)


def _restore(place: Path, originals: list[Path]) -> None:
    original = next((path for path in originals if os.path.lexists(path)), None)
    if original is not None and original.is_dir() and place.is_dir():
        return
    if os.path.lexists(place):
        tree.discard(place)
    if original is not None:
        subprocess.run(["cp", "-a", original, place], check=True, stdin=subprocess.DEVNULL)


def _restart_sshd(host: LabHost) -> None:
    """Only when something about it is not as at the start."""
    wanted = sshd.configuration(host.spec.sshd)
    if host.sshd_listens() and host.sshd_runs_with == wanted:
        return
    if host.sshd_listens():
        host.stop_sshd()
    host.start_sshd(host.spec.sshd)
