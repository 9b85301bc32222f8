"""What a line of a pilot's journal says to people who wait. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from waybill.core.deploy.model import Line
from waybill.core.text import quote_foreign

_CAP = 300
_INTENTS: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    "job": lambda said: f"running {said.get('service', '')} once, while the old version serves",
    "needs": lambda said: f"starting {said.get('services', '')}, which the new containers wait for",
    "swap": lambda _: "putting the synced files in place",
    "up": lambda said: f"replacing {said.get('services', '')}",
    "restore": lambda said: f"going back to what ran before: {said.get('services', '')}".rstrip(": "),
}
_FACTS: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    "waiting": lambda said: f"waiting for the lock, which {said.get('run') or said.get('user', 'somebody')} holds",
    "locked": lambda said: "took over the lock of a run that is dead" if said.get("reclaimed") else "",
    "repaired": lambda said: f"repaired an earlier transaction first: {said.get('outcome', '')}",
    "answered": lambda said: "" if said.get("answer") == "ok" else "what runs does not answer at health-url either",
    "rendered": lambda _: "compose renders the project with our image",
    "gate": lambda said: f"{said.get('service', '')} is up ({said.get('health') or 'no health check'})",
    "settled": lambda _: "settled; now it is proved from outside",
    "silent": lambda _: "the engine does not answer; waiting for it",
    "failed": lambda said: f"failed at {said.get('at', '')}{_of(said)}: {said.get('cause', '')}",
    "restored": lambda said: f"{said.get('service', '')} runs as before",
    "lost": lambda said: f"not as before{_of(said)}: {said.get('cause', '')}",
}


def _of(said: Mapping[str, str]) -> str:
    return f" of {said['service']}" if said.get("service") else ""


def line_words(line: Line) -> str:
    """A sentence, or nothing for what only a reader of journals wants to know."""
    said = {name: quote_foreign(value, _CAP) for name, value in line.values.items()}
    if line.kind == "end":
        reason = said.get("reason", "")
        return f"ended: {line.step}{f' ({reason})' if reason and reason != 'none' else ''}"
    words = (_INTENTS if line.kind == "intent" else _FACTS).get(line.step)
    return " ".join(words(said).split()) if words else ""
