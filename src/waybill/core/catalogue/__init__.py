"""The catalogue: every code a finding can carry, in one place. ``docs/findings.md`` is made from it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from waybill.core.catalogue import (
    access,
    auth,
    build,
    building,
    compose,
    config,
    container,
    deploy,
    engine,
    fetch,
    github,
    health,
    host,
    identity,
    image,
    login,
    name,
    network,
    pull,
    push,
    registry,
    rollout,
    run,
    ssh,
)
from waybill.core.catalogue.entry import Entry, fill

__all__ = ["CATALOGUE", "GROUPS", "Entry", "fill"]

GROUPS: Mapping[str, tuple[Entry, ...]] = MappingProxyType(
    {
        "name": name.ENTRIES,
        "network": network.NETWORK,
        "tls": network.TLS,
        "proxy": network.PROXY,
        "registry": registry.ENTRIES,
        "auth": auth.ENTRIES,
        "access": access.ENTRIES,
        "image": image.ENTRIES,
        "push": push.ENTRIES,
        "build": building.ENTRIES,
        "config": config.ENTRIES,
        "github": github.ENTRIES,
        "ssh": ssh.ENTRIES,
        "engine": engine.ENTRIES,
        "host": host.ENTRIES,
        "login": login.ENTRIES,
        "pull": pull.ENTRIES,
        "fetch": fetch.ENTRIES,
        "compose": compose.ENTRIES,
        "container": container.ENTRIES,
        "identity": identity.ENTRIES,
        "health": health.ENTRIES,
        "run": run.ENTRIES,
        "trust": run.TRUST,
        "deploy": (*deploy.ENTRIES, *rollout.DEPLOY),
        "rollback": (*deploy.ROLLBACK, *rollout.ROLLBACK),
        "check": build.CHECKS,
    }
)

CATALOGUE: Mapping[str, Entry] = MappingProxyType({entry.code: entry for group in GROUPS.values() for entry in group})
