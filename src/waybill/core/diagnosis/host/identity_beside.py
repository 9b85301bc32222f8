"""Containers that were not selected and run the same application: another version among them may answer users."""

from __future__ import annotations

from collections.abc import Sequence

from waybill.core.diagnosis.host.identity_words import described
from waybill.core.diagnosis.host.selection import choice_of, members_of, parts
from waybill.core.diagnosis.host.selection_words import among, docker, shown, word
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.finding import Finding, Severity
from waybill.core.host.container import ContainerFacts
from waybill.core.host.evidence import By
from waybill.core.identity import Identity, Word, has_member
from waybill.core.selection import Part, directory_of


def beside_findings(view: HostView) -> Findings:
    """A second installation is noted; an old one that may still answer in place of the selected one is an error."""
    beside = [one for one in parts(view, choice_of(view), Part.BESIDE) if one.runs]
    members = members_of(view)
    same = [one for one in beside if has_member(one, members)]
    told = [_noted(view, same, "the wanted image", Severity.NOTE)] if same else []
    quiet = []
    for one in beside:
        if has_member(one, members) or not members:
            continue
        traffic = _traffic(view, one)
        if traffic:
            told.append(_old(view, one, traffic))
        else:
            quiet.append(one)
    if quiet:
        told.append(_noted(view, quiet, "another version of it", Severity.WARNING))
    return tuple(told)


def _noted(view: HostView, some: Sequence[ContainerFacts], which: str, severity: Severity) -> Finding:
    words = {**among(some), "which": which, "commands": _stop(view, some[0])}
    return find(view, "container.beside", *map(shown, some[:6]), severity=severity, prepared=words)


def _old(view: HostView, one: ContainerFacts, traffic: str) -> Finding:
    identity = Identity(word=Word.DIFFERENT, runs=one.manifest or one.image)
    words = {
        **among([one]),
        "other-image": described(view, one, identity),
        "traffic": traffic,
        "commands": _stop(view, one),
    }
    return find(view, "identity.old-beside", shown(one), prepared=words)


def _stop(view: HostView, one: ContainerFacts) -> str:
    return docker(view, f"stop {word(one.name or one.identifier[:12])}")


def _traffic(view: HostView, one: ContainerFacts) -> str:
    """Why it may still be answering in place of what was selected; empty where that is not likely.

    Who selected containers by name or label knows of the others. Another compose project is another installation, as
    staging beside production is, unless it was made from the same directory.
    """
    if view.evidence.wish.selection.by in {By.NAME, By.LABEL} or one.one_off:
        return ""
    if one.service:
        return _same_place(view, one)
    if one.network_mode == "host":
        return "it is on the host's own network"
    if one.ports:
        return f"it publishes port {one.ports[0].port}"
    shared = {network for chosen in view.chosen for network in chosen.networks} & set(one.networks)
    return f"it shares the network {word(min(shared))} with the selected ones" if shared else ""


def _same_place(view: HostView, one: ContainerFacts) -> str:
    directory = directory_of(one)
    same = directory and any(directory_of(chosen) == directory for chosen in view.chosen)
    other = same and all(chosen.project != one.project for chosen in view.chosen)
    return f"it was made from the same directory under the project name {word(one.project)}" if other else ""
