"""Are there as many containers as there should be? What was named and is not there, and jobs that may be done."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.diagnosis.host.selection import choice_of, parts, selection_of
from waybill.core.diagnosis.host.selection_words import among, directory_command, shown
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, find, listed
from waybill.core.finding import Finding
from waybill.core.host.evidence import By
from waybill.core.nearest import nearest_tags
from waybill.core.selection import Part
from waybill.core.text import quote_foreign


def replica_findings(view: HostView) -> Findings:
    """Only where something was selected: that nothing was is told elsewhere."""
    if not view.chosen:
        return ()
    return (*_missing(view), *_perhaps_done(view), *_fewer(view))


def _missing(view: HostView) -> Iterator[Finding]:
    missing = choice_of(view).missing
    if not missing:
        return
    by_name = view.evidence.wish.selection.by is By.NAME
    every = view.evidence.containers or ()
    there = {one.name if by_name else one.service for one in every} - {""}
    near = tuple(dict.fromkeys(name for wish in missing for name in nearest_tags(wish, there, 3)))
    words = {
        "missing": listed([quote_foreign(name, 80) for name in missing]),
        "nearby": f"The names that come nearest: {listed([quote_foreign(name, 80) for name in near])}." if near else "",
        "commands": directory_command(view, view.chosen[0], "up -d", missing[0]),
    }
    yield find(view, "container.missing", prepared=words)


def _perhaps_done(view: HostView) -> Iterator[Finding]:
    done = parts(view, choice_of(view), Part.PERHAPS_DONE)
    if done:
        running = sorted({one.service or one.name for one in view.chosen if one.runs})
        words = {**among(done), "running": quote_foreign(" ".join(running), 200)}
        yield find(view, "container.perhaps-done", *map(shown, done[:6]), prepared=words)


def _fewer(view: HostView) -> Iterator[Finding]:
    """Replicas that exist and do not run are errors of their own; these do not exist."""
    compose, project = view.evidence.compose, selection_of(view).project
    if compose is None or compose.trouble is not None or (project and project != compose.project):
        return
    for service in compose.services:
        there = [one for one in view.chosen if (one.project, one.service) == (compose.project, service.name)]
        if there and len(there) < service.replicas:
            words = {
                "expected": str(service.replicas),
                "there": str(len(there)),
                "service": f"`{quote_foreign(service.name, 80)}`",
                "commands": directory_command(view, there[0], "up -d --no-recreate", service.name),
            }
            yield find(view, "container.replicas", *map(shown, there[:6]), prepared=words)
