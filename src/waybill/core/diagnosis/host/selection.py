"""The selection rung: is there anything that was meant, and what else stands beside it that should be known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from waybill.core.diagnosis.host.selection_words import among, docker, overview, shown, wanted, word
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, find, listed
from waybill.core.finding import Finding, Severity
from waybill.core.host.container import ContainerFacts
from waybill.core.host.evidence import By, Selection
from waybill.core.identity import members, read_name
from waybill.core.nearest import nearest_tags
from waybill.core.selection import DIRECTORY_LABEL, Choice, Part, choose, in_project
from waybill.core.text import quote_foreign

Containers = tuple[ContainerFacts, ...]


def selection_findings(view: HostView) -> Findings:
    """Nothing selected is never a pass; what an earlier release left behind is told. Only ``verify`` asks."""
    if view.evidence.wish.verb != "verify":
        return ()
    every = view.evidence.containers or ()
    if not view.chosen:
        return (_nothing(view, every),)
    choice = choice_of(view)
    return (*_done(view, choice), *_left(view, choice))


def selection_of(view: HostView) -> Selection:
    """The wished selection, with the repository that the image names."""
    selection = view.evidence.wish.selection
    return selection if selection.repository else replace(selection, repository=view.evidence.wish.repository)


def members_of(view: HostView) -> frozenset[str]:
    """The digests by which this host may know the wanted image."""
    return members(view.evidence.chain, view.evidence.chains)


def choice_of(view: HostView) -> Choice:
    """What every container of the host is to the selection, as it stood at the end of the watch."""
    return choose(view.evidence.containers or (), selection_of(view), members_of(view))


def parts(view: HostView, choice: Choice, *wished: Part) -> Containers:
    """The containers that are one of these, without those that were watched as chosen."""
    among = set(choice.of(*wished)) - set(view.evidence.chosen)
    return tuple(one for one in view.evidence.containers or () if one.identifier in among)


# Nothing.


def _nothing(view: HostView, every: Containers) -> Finding:
    selection = selection_of(view)
    return find(
        view,
        "container.none",
        *overview(every),
        prepared={"wanted": wanted(selection), "nearby": quote_foreign(_instead(every, selection), 800)},
    )


def _instead(every: Containers, selection: Selection) -> str:
    """What there is that comes nearest."""
    if not every:
        return "The engine has no container at all."
    if selection.by is By.NAME:
        return _near("The names that come nearest", selection.names, [one.name for one in every])
    if selection.by is By.LABEL:
        return _labels(every, selection)
    if selection.by is By.COMPOSE:
        return _compose(every, selection)
    return _images(every, selection)


def _near(title: str, wished: Sequence[str], there: Sequence[str]) -> str:
    near = [name for wish in wished or [""] for name in nearest_tags(wish, there, 3)]
    unique = tuple(dict.fromkeys(near))
    return f"{title}: {listed(unique)}." if unique else ""


def _labels(every: Containers, selection: Selection) -> str:
    keys = {label.partition("=")[0] for label in selection.labels}
    values = sorted({f"{key}={one.labels[key]}" for one in every for key in keys if key in one.labels})
    return f"Of these labels it has {listed(values)}." if values else "No container has any of these labels."


def _compose(every: Containers, selection: Selection) -> str:
    inside = [one for one in every if in_project(one, selection)]
    if not inside:
        return _other_projects(every, selection)
    services = sorted({one.service for one in inside})
    if selection.services:
        return _near("The services of the project that come nearest", selection.services, services)
    images = sorted({f"{one.service}: {one.asked or one.image}" for one in inside})
    return f"The project runs other images: {listed(images)}. {_images(inside, selection)}".strip()


def _other_projects(every: Containers, selection: Selection) -> str:
    projects = {one.project: one.labels.get(DIRECTORY_LABEL, "?") for one in every if one.project}
    if not projects:
        return "No container on it was made by compose: select by `containers`, `labels` or the image alone."
    near = nearest_tags(selection.project, projects, 5) or tuple(projects)[:5]
    told = ", ".join(f"`{name}` in `{projects[name]}`" for name in near)
    return f"The projects there are {told}."


def _images(every: Sequence[ContainerFacts], selection: Selection) -> str:
    """Images that are called nearly alike: the same last part under another registry or owner."""
    last = read_name(selection.repository).repository.rpartition("/")[2]
    names = sorted({one.asked for one in every if one.asked and read_name(one.asked).repository.endswith(last)})
    return f"Its last part is the same: {listed(names)}." if last and names else ""


# What need not run.


def _done(view: HostView, choice: Choice) -> Findings:
    done = parts(view, choice, Part.DONE)
    if not done:
        return ()
    return (find(view, "container.done", *map(shown, done), prepared=among(done)),)


def _left(view: HostView, choice: Choice) -> Findings:
    """A leftover that the engine would start again by itself is more than untidy."""
    left = parts(view, choice, Part.LEFT) + tuple(one for one in parts(view, choice, Part.BESIDE) if not one.runs)
    back = [one for one in left if one.restart_policy in {"always", "unless-stopped"}]
    quiet = [one for one in left if one not in back]
    return (*_leftover(view, back, _COMES_BACK, Severity.WARNING), *_leftover(view, quiet, _HARMLESS, Severity.NOTE))


_COMES_BACK = (
    "With its restart policy the engine may start it again, as after a reboot, and it would take ports and work from "
    "the right one."
)
_HARMLESS = "It does not run and does no harm."


def _leftover(view: HostView, some: Sequence[ContainerFacts], effect: str, severity: Severity) -> Findings:
    if not some:
        return ()
    names = " ".join(word(one.name or one.identifier[:12]) for one in some[:6])
    words = {**among(some), "effect": effect, "commands": docker(view, f"rm {names}")}
    return (find(view, "container.left-behind", *map(shown, some[:6]), severity=severity, prepared=words),)
