"""What the tests of beginning share: looks at repositories, written as the files that they hold."""

from __future__ import annotations

from collections.abc import Mapping

from waybill.core.starting.compose import read_compose
from waybill.core.starting.look import GitSeen, Look, Remote
from waybill.core.starting.workflow import look_at_workflow
from waybill.core.starting.workflow_text import Pin

REMOTE = Remote(host="github.com", owner="Acme", name="App")
PIN = Pin(repository="acme/waybill", commit="a" * 40, version="0.1.0")


def look(
    files: Mapping[str, str] | None = None,
    *,
    remote: Remote | None = REMOTE,
    tags: tuple[str, ...] = (),
    ignored: tuple[str, ...] = (),
    registry: str = "ghcr.io",
    folders: tuple[str, ...] = (),
    unsure: str = "",
    uncommitted: tuple[str, ...] = (),
) -> Look:
    """A repository with these files; those that are ignored are there, and a clone does not bring them."""
    files = files or {}
    compose = tuple(read_compose(path, text) for path, text in files.items() if "compose" in path)
    workflows = tuple(look_at_workflow(path, text) for path, text in files.items() if path.startswith(".github/"))
    return Look(
        directory="app",
        dockerfiles=tuple(path for path in files if "Dockerfile" in path.rpartition("/")[2]),
        compose=compose,
        workflows=workflows,
        git=GitSeen(remote=remote, branch="main", tags=tags, unsure=unsure),
        registry=registry if remote else "",
        brought=frozenset({*files, *folders} - set(ignored)),
        folders=frozenset(folders),
        uncommitted=frozenset(uncommitted),
    )
