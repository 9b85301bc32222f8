"""Which containers are meant, and which others stand beside them. Pure.

Every replica is chosen, whether it runs or not: one that does not run is for the other rules to judge. Left out are
only containers that are nothing to wait for: one-off ones (``compose run``), jobs that are known to be done, and what
an earlier release left behind stopped.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from waybill.core.host.container import ContainerFacts
from waybill.core.host.evidence import By, Selection
from waybill.core.identity import has_member, names_repository
from waybill.frozen import dataclass

DIRECTORY_LABEL = "com.docker.compose.project.working_dir"
DEPENDS_LABEL = "com.docker.compose.depends_on"
_TASK_LABEL = "com.docker.swarm.service.name"
_RENAMED = re.compile(r"[0-9a-f]{12}_.+")
_NO_PROJECT_LETTERS = re.compile(r"[^a-z0-9_-]+")
_MAY_REST = frozenset({"", "no", "on-failure"})
_NOT_UP = frozenset({"exited", "created", "dead"})

Containers = Sequence[ContainerFacts]


class Part(Enum):
    """What a container is to the selection."""

    CHOSEN = "chosen"  # must run, and must be proved
    DONE = "done"  # a job that others wait for to complete, and it did
    PERHAPS_DONE = "perhaps-done"  # ended with 0, and nothing says whether it was meant to
    LEFT = "left"  # stopped, of an earlier release
    BESIDE = "beside"  # runs our image, and was not selected
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What each container is to the selection, and which of the wished names nothing answers to."""

    parts: Mapping[str, Part]  # by identifier
    missing: tuple[str, ...] = ()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The identifiers of those that must run, in the engine's order."""
        return self.of(Part.CHOSEN)

    def of(self, *parts: Part) -> tuple[str, ...]:
        """The identifiers of those that are one of these."""
        return tuple(identifier for identifier, part in self.parts.items() if part in parts)


def choose(containers: Iterable[ContainerFacts], selection: Selection, members: frozenset[str] = frozenset()) -> Choice:
    """Sort the containers of an engine by what they are to the selection.

    ``members`` are the digests of the wanted image: a container that runs one of them is ours whatever its image is
    called.
    """
    every = tuple(containers)
    ours = tuple(container for container in every if _is_ours(container, selection, members))
    meant = _meant(every, ours, selection, members)
    left = set() if selection.by is By.NAME else _left_behind(every, meant, members)
    done = {} if selection.services or selection.by is By.NAME else _done(every, meant, left)
    parts = {container.identifier: Part.OTHER for container in every}
    parts.update({container.identifier: Part.BESIDE for container in ours})
    parts.update({container.identifier: Part.CHOSEN for container in meant})
    parts.update(dict.fromkeys(left, Part.LEFT))
    parts.update(done)
    return Choice(parts=parts, missing=_missing(meant, selection))


def _is_ours(container: ContainerFacts, selection: Selection, members: frozenset[str]) -> bool:
    return has_member(container, members) or names_repository(container, selection.repository)


# What is meant.


def _meant(every: Containers, ours: Containers, selection: Selection, members: frozenset[str]) -> Containers:
    if selection.by is By.NAME:
        return tuple(container for container in every if container.name in selection.names)
    if selection.by is By.LABEL:
        wanted = [label.partition("=") for label in selection.labels]
        return tuple(one for one in every if wanted and not one.one_off and all(_has(one, *label) for label in wanted))
    if selection.by is By.COMPOSE:
        return _of_project(every, ours, selection)
    return _of_image(every, ours, members)


def _has(container: ContainerFacts, key: str, equals: str, value: str) -> bool:
    return key in container.labels and (not equals or container.labels[key] == value)


def _of_project(every: Containers, ours: Containers, selection: Selection) -> Containers:
    inside = [container for container in every if in_project(container, selection) and not container.one_off]
    known = {one.identifier for one in ours}
    services = set(selection.services) or {one.service for one in inside if one.identifier in known}
    return tuple(container for container in inside if container.service in services)


def in_project(container: ContainerFacts, selection: Selection) -> bool:
    """True for a container of the selected compose project: by its name, else by its directory."""
    if not container.service:
        return False
    if selection.project:
        return container.project in {selection.project, project_name(selection.project)}
    if selection.directory:
        return directory_of(container) == posixpath.normpath(selection.directory)
    return True


def project_name(text: str) -> str:
    """The name that compose makes of a text: small letters, digits, dashes and underscores."""
    return _NO_PROJECT_LETTERS.sub("", text.lower()).lstrip("_-")


def directory_of(container: ContainerFacts) -> str:
    """The directory of the compose project that made the container, or an empty text."""
    directory = container.labels.get(DIRECTORY_LABEL, "")
    return posixpath.normpath(directory) if directory else ""


def _of_image(every: Containers, ours: Containers, members: frozenset[str]) -> Containers:
    """Whatever runs our image, and the other replicas of the same services.

    A project that was stopped is not meant, unless it is one of the wanted image: that may have crashed just now.
    """
    units = {unit_of(container) for container in ours if not container.one_off}
    found = tuple(one for one in every if unit_of(one) in units and not one.one_off)
    if not any(one.runs for one in found):
        return found
    up = {one.project for one in every if one.project and one.runs}
    stays = {one.identifier for one in found if one.runs or not one.project or has_member(one, members)}
    return tuple(one for one in found if one.identifier in stays or one.project in up)


def unit_of(container: ContainerFacts) -> tuple[str, str]:
    """What a container is a replica of: a service of compose or of a swarm, or only itself."""
    if container.service:
        return container.project, container.service
    task = container.labels.get(_TASK_LABEL, "")
    return ("swarm", task) if task else ("", container.identifier)


# What needs not run.


def was_renamed(container: ContainerFacts) -> bool:
    """True for a name that compose gives to an old container while it makes the new one."""
    return bool(_RENAMED.fullmatch(container.name))


def _left_behind(every: Containers, meant: Containers, members: frozenset[str]) -> set[str]:
    """Stopped containers of an earlier release, told from replicas that should run."""
    still = [one for one in meant if one.last.state in _NOT_UP]
    older = {one.identifier for one in still if any(peer.runs for peer in meant) and not has_member(one, members)}
    jobs = {unit for one in every for unit in _awaited(one)} if members else set()
    return {one.identifier for one in still if _was_replaced(one, meant, older, jobs)}


def _was_replaced(one: ContainerFacts, meant: Containers, older: set[str], jobs: set[tuple[str, str]]) -> bool:
    peers = [peer for peer in meant if peer is not one and unit_of(peer) == unit_of(one)]
    if one.service:  # compose renames the old container while it makes the new one
        renamed = was_renamed(one) and not all(was_renamed(peer) for peer in peers)
        return renamed or (one.identifier in older and unit_of(one) in jobs and one.last.state == "exited")
    if _TASK_LABEL in one.labels:  # a swarm keeps the containers of ended tasks
        return any(peer.runs for peer in peers)
    return one.identifier in older


def _done(every: Containers, meant: Containers, left: set[str]) -> dict[str, Part]:
    """Services of which nothing runs any more, because their work is done. Something else must run, though."""
    standing = [one for one in meant if one.identifier not in left]
    if not any(one.runs for one in standing):
        return {}
    awaited = {unit for one in every for unit in _awaited(one)}
    found: dict[str, Part] = {}
    for one in standing:
        replicas = [peer for peer in standing if unit_of(peer) == unit_of(one)]
        if all(_ended_well(peer) for peer in replicas):
            found[one.identifier] = Part.DONE if unit_of(one) in awaited else Part.PERHAPS_DONE
    return found


def _awaited(container: ContainerFacts) -> Iterable[tuple[str, str]]:
    """The services that this one waits for to complete: ``migrate:service_completed_successfully:false,…``."""
    for entry in container.labels.get(DEPENDS_LABEL, "").split(","):
        service, _, condition = entry.partition(":")
        if condition.startswith("service_completed_successfully"):
            yield container.project, service


def _ended_well(container: ContainerFacts) -> bool:
    last = container.last
    rests = container.restart_policy in _MAY_REST and not container.ports
    return last.state == "exited" and last.exit_code == 0 and rests


def is_job(container: ContainerFacts, every: Containers) -> bool:
    """True when another service of its project waits for it to complete."""
    return unit_of(container) in {unit for one in every for unit in _awaited(one)}


# What was asked for and is not there.


def _missing(meant: Containers, selection: Selection) -> tuple[str, ...]:
    if selection.by is By.NAME:
        there = {container.name for container in meant}
        return tuple(name for name in selection.names if name not in there)
    if selection.by is By.COMPOSE:
        there = {container.service for container in meant}
        return tuple(service for service in selection.services if service not in there)
    return ()
