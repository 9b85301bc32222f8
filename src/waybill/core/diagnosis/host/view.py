"""A host's evidence as the rules read it: what the finding is about, and the words that fill the catalogue's texts."""

from __future__ import annotations

from dataclasses import field

from waybill.core.host.container import ContainerFacts
from waybill.core.host.evidence import HostEvidence
from waybill.core.text import quote_foreign
from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class HostView:
    """One host's evidence. ``words`` are safe to print."""

    evidence: HostEvidence
    subject: str = ""
    words: dict[str, str] = field(default_factory=dict)

    @property
    def chosen(self) -> tuple[ContainerFacts, ...]:
        """The containers that were selected, in the engine's order."""
        every = self.evidence.containers or ()
        return tuple(container for container in every if container.identifier in self.evidence.chosen)


def look(evidence: HostEvidence) -> HostView:
    """Gather the words."""
    facts = {name: quote_foreign(text, 300) for name, text in _words(evidence).items() if text}
    # Before a command stands nothing, where nothing has to: the name of a fact that is not known would be a part of it.
    sudo = "sudo " if evidence.wish.sudo else ""
    return HostView(
        evidence=evidence, subject=quote_foreign(evidence.host, 200), words={"sudo": sudo, "as": sudo, **facts}
    )


def _words(evidence: HostEvidence) -> dict[str, str]:
    wish, link = evidence.wish, evidence.link
    machine, engine = evidence.machine, evidence.engine
    return {
        "address": evidence.host,
        "user": link.user or (machine.user if machine else "") or (engine.user if engine else ""),
        "host": link.host or evidence.host,
        "port": str(link.port),
        "image": wish.repository or wish.image,
        "reference": wish.image,
        "tag": wish.tag,
        "digest": wish.digest,
        "registry": wish.repository.partition("/")[0],
        "directory": wish.selection.directory,
        "project": wish.selection.project,
        "socket": engine.socket if engine else "",
    }
