"""The judge: what really runs on a host, read from the engine's own socket by other code than the product's.

It knows the images because the lab made them; it asks no registry and believes no tag.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lab.hosts.host import LabHost
from lab.publish import Pushed


@dataclass(frozen=True, kw_only=True)
class Running:
    """One container by the engine's word."""

    name: str
    state: str
    image: str
    manifest: str
    health: str
    restarts: int

    def is_of(self, pushed: Pushed) -> bool:
        """Whether it runs what was pushed: the configuration on the classic store, else a manifest."""
        members = {pushed.digest, *pushed.platforms.values(), *pushed.configs.values()}
        return bool({self.image, self.manifest} & members)


def everything(host: LabHost) -> list[Running]:
    """Every container of the host's engine, whatever its state, by name."""
    identifiers = [entry["Id"] for entry in host.engine_get("/containers/json?all=1")]
    return sorted((_one(host.engine_get(f"/containers/{one}/json")) for one in identifiers), key=lambda one: one.name)


def _one(body: dict[str, object]) -> Running:
    state, descriptor = body["State"], body.get("ImageManifestDescriptor") or {}
    assert isinstance(state, dict)
    assert isinstance(descriptor, dict)
    return Running(
        name=str(body["Name"]).lstrip("/"),
        state=str(state["Status"]),
        image=str(body["Image"]),
        manifest=str(descriptor.get("digest", "")),
        health=str((state.get("Health") or {}).get("Status", "")),
        restarts=int(str(body["RestartCount"])),
    )


def all_run(host: LabHost, pushed: Pushed, names: Iterable[str] = ()) -> bool:
    """Whether the named containers (or, without names, all that run) are of this image, and there is one."""
    wanted = set(names)
    chosen = [one for one in everything(host) if (one.name in wanted if wanted else one.state == "running")]
    return bool(chosen) and all(one.state == "running" and one.is_of(pushed) for one in chosen)
