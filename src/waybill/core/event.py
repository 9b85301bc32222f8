"""What started a run, by the payload that GitHub gives to the job: above all whether its code comes from a fork. Pure.

A fork's code is written by whoever likes to. Its own events hold no secrets, but two kinds of event run for it with the
secrets of the repository: ``pull_request_target``, and ``workflow_run`` after a workflow that a fork had started.
"""

from __future__ import annotations

from typing import Any

from waybill.core.protocol import load_json, printable
from waybill.frozen import dataclass

PAYLOAD_LIMIT = 32 * 1024 * 1024
_PULL_REQUEST = "pull_request"  # and pull_request_target, pull_request_review, …
_AFTER_A_RUN = "workflow_run"
_SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class EventFacts:
    """Where the code of a run comes from. ``head`` is the repository it was written in; empty: not told."""

    event: str = ""
    base: str = ""
    head: str = ""
    readable: bool = True
    trigger: str = ""  # of workflow_run: the event that started that run
    commit: str = ""  # of workflow_run: what that run was about; GITHUB_SHA is another
    branch: str = ""

    @property
    def trusted(self) -> bool:
        """False when the code may be a stranger's, or when that cannot be told."""
        if not self.event.startswith((_PULL_REQUEST, _AFTER_A_RUN)):
            return True
        return bool(self.base) and self.head.lower() == self.base.lower()


def read_event(event: str, repository: str, payload: bytes | None) -> EventFacts:
    """The facts of a payload. One that is missing or damaged tells nothing, and nothing is taken for trusted."""
    if not event.startswith((_PULL_REQUEST, _AFTER_A_RUN)):
        return EventFacts(event=event, base=repository)
    data = parsed(payload)
    if event == _AFTER_A_RUN:
        run = below(data, "workflow_run")
        return EventFacts(
            event=event,
            base=repository,
            head=text_at(below(run, "head_repository"), "full_name"),
            readable=bool(run),
            trigger=text_at(run, "event"),
            commit=text_at(run, "head_sha"),
            branch=text_at(run, "head_branch"),
        )
    head = below(below(data, "pull_request"), "head")
    return EventFacts(event=event, base=repository, head=text_at(below(head, "repo"), "full_name"), readable=bool(head))


def parsed(payload: bytes | None) -> Any:
    """The payload as plain values, or nothing where it is damaged. It is written by strangers in part."""
    return load_json(payload or b"")


def below(value: Any, key: str) -> Any:
    """A member of an object; nothing where there is none."""
    return value.get(key) if isinstance(value, dict) else None


def text_at(value: Any, key: str) -> str:
    """A member's text on one line, safe to print and not long; empty where there is none."""
    found = below(value, key)
    return printable(found, _SHOWN) if isinstance(found, str) else ""
