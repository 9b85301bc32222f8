"""What proves a host, for whoever judges: `verify` itself, and a deploy once its transaction is settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from waybill.core.chain import ConfigFacts, build_chain
from waybill.core.host.evidence import HostEvidence
from waybill.effects.engine.errors import EngineLost
from waybill.flows.reach import without_engine
from waybill.flows.window import Watcher

PARTS = ("clock", "machine", "engine", "ports", "clock")


def watched(watcher: Watcher, evidence: HostEvidence) -> HostEvidence:
    """What the window brought. The engine may be lost at any moment: then what was seen so far says so."""
    with watcher.engine:
        try:
            return watcher.watch(evidence)
        except EngineLost as lost:
            return without_engine(evidence, lost)


def with_chain(evidence: HostEvidence, bodies: Mapping[str, bytes], configs: Iterable[ConfigFacts]) -> HostEvidence:
    """The identity chain of the wanted digest for this host's platform, from bytes."""
    digest = evidence.wish.digest
    if not digest or digest not in bodies:
        return evidence
    chain = build_chain(digest, bodies, evidence.engine.platform if evidence.engine else "")
    contents = next((one.contents for one in configs if one.digest == chain.config and not one.problem), ())
    return replace(evidence, chain=replace(chain, contents=contents))
