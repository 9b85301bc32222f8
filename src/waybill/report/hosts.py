"""From a host's evidence to what is told of it: its rows in the tables and its record in the waybill. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from waybill.core.chain import chain_for
from waybill.core.host.answer import AppAnswer
from waybill.core.host.container import ContainerFacts
from waybill.core.host.engine import EngineFacts, Store
from waybill.core.host.evidence import HostEvidence
from waybill.core.host.machine import Room
from waybill.core.host_record import (
    AnswerRecord,
    ContainerRecord,
    EngineRecord,
    HostRecord,
    MachineRecord,
    SampleRecord,
    ServiceRecord,
)
from waybill.core.identity import Identity, Word, judge
from waybill.core.outcome import Outcome
from waybill.report.model import Table, short_digest
from waybill.report.sizes import size_of

Judged = tuple[HostEvidence, Outcome]
RUNNING = ("host", "container", "runs", "identity", "state", "health", "answer", "verdict")
READY = ("host", "machine", "engine", "platform", "pull", "compose", "room", "verdict")
_MACHINE_SALT = b"waybill machine "
_MOST_SAMPLES = 20


def running_table(hosts: Iterable[Judged]) -> Table:
    """What runs: a row for each chosen container, and one for a host where nothing was chosen."""
    rows = [row for evidence, outcome in hosts for row in _running_rows(evidence, outcome)]
    return Table(columns=RUNNING, rows=tuple(rows))


def ready_table(hosts: Iterable[Judged]) -> Table:
    """What a deploy would meet: a row for each host."""
    return Table(columns=READY, rows=tuple(_ready_row(evidence, outcome) for evidence, outcome in hosts))


def record_of_host(evidence: HostEvidence, outcome: Outcome, exchanges: int) -> HostRecord:
    """The host's record: only what was seen."""
    return HostRecord(
        verdict=outcome,
        machine=_machine(evidence),
        engine=_engine(evidence.engine) if evidence.engine and not evidence.engine.trouble else None,
        services=_services(evidence),
        answers=tuple(_answer(answer) for answer in evidence.answers),
        exchanges=exchanges,
    )


def chosen_of(evidence: HostEvidence) -> tuple[ContainerFacts, ...]:
    """The containers that were chosen, in the engine's order."""
    return tuple(one for one in evidence.containers or () if one.identifier in evidence.chosen)


# Rows


def _running_rows(evidence: HostEvidence, outcome: Outcome) -> list[tuple[str, ...]]:
    chosen = chosen_of(evidence)
    if not chosen:
        return [(evidence.host, *["-"] * (len(RUNNING) - 2), outcome.value)]
    return [
        (
            evidence.host,
            one.name or one.identifier[:12],
            short_digest(one.manifest or one.image) or "-",
            _word(evidence, one),
            _state(one),
            (one.samples[-1].health if one.samples else "") or "-",
            _answered(evidence.answers),
            outcome.value,
        )
        for one in chosen
    ]


_SHORT = {
    Word.RUNS: "proved",
    Word.CONTENT: "proved (content)",
    Word.CONSISTENT: "consistent",
    Word.NO_EVIDENCE: "no evidence",
    Word.DIFFERENT: "different",
    Word.UNKNOWN: "unknown",
}


def _word(evidence: HostEvidence, one: ContainerFacts) -> str:
    return _SHORT[identity_of(evidence, one).word]


def identity_of(evidence: HostEvidence, one: ContainerFacts) -> Identity:
    """Whether the container runs the wanted image, compared with the chain that the findings were made of."""
    return judge(chain_for(evidence.wish.digest, evidence.chain), _store(evidence), one, evidence.chains)


def _store(evidence: HostEvidence) -> Store:
    return evidence.engine.store if evidence.engine else Store.UNKNOWN


def _state(one: ContainerFacts) -> str:
    if not one.samples:
        return "-"
    last = one.samples[-1]
    return last.state + (f", {last.restarts} restarts" if last.restarts else "")


def _answered(answers: Sequence[AppAnswer]) -> str:
    seen = dict.fromkeys(str(answer.status or (answer.trouble.value if answer.trouble else "-")) for answer in answers)
    return ", ".join(seen) or "-"


def _ready_row(evidence: HostEvidence, outcome: Outcome) -> tuple[str, ...]:
    engine, machine = evidence.engine, evidence.machine
    return (
        evidence.host,
        (machine.hostname if machine else "") or "-",
        _engine_text(engine),
        (engine.platform if engine else "") or "-",
        _pull(evidence),
        _compose(evidence),
        _room(machine.rooms[0]) if machine and machine.rooms else "-",
        outcome.value,
    )


def _engine_text(engine: EngineFacts | None) -> str:
    if engine is None:
        return "-"
    if engine.trouble:
        return engine.trouble.value
    return f"{engine.version} {engine.store.value}".strip()


def _pull(evidence: HostEvidence) -> str:
    pull = evidence.pull
    if pull is None or (pull.answer is None and not pull.words):
        return "-"
    if pull.answer is not None and pull.answer.ok:
        return "yes"
    return "by relay" if pull.relay == "possible" and evidence.wish.transport == "relay" else "no"


def _compose(evidence: HostEvidence) -> str:
    compose = evidence.compose
    if compose is None:
        return "-"
    return compose.trouble.value if compose.trouble else compose.version or "-"


def _room(room: Room) -> str:
    return f"{size_of(room.free_bytes)} free" if room.free_bytes is not None else "-"


# The record


def _machine(evidence: HostEvidence) -> MachineRecord | None:
    machine = evidence.machine
    if machine is None:
        return None
    return MachineRecord(
        identity=machine_identity(machine.identifier),
        name=machine.hostname,
        addresses=machine.addresses,
        system=machine.system,
        key=evidence.link.pinned[0].fingerprint if evidence.link.pinned else "",
    )


def machine_identity(identifier: str) -> str:
    """A name for a machine that does not give its machine id away, as the manual of that id asks for."""
    if not identifier:
        return ""
    return hashlib.sha256(_MACHINE_SALT + identifier.encode("utf-8", "replace")).hexdigest()[:32]


def _engine(engine: EngineFacts) -> EngineRecord:
    return EngineRecord(
        name=engine.name,
        version=engine.version,
        api=engine.chosen_api or engine.api,
        store=engine.store.value,
        platform=engine.platform,
        road=engine.road,
    )


def _services(evidence: HostEvidence) -> dict[str, ServiceRecord]:
    found: dict[str, list[ContainerRecord]] = {}
    for one in chosen_of(evidence):
        found.setdefault(one.service or one.name or one.identifier[:12], []).append(_container(evidence, one))
    wish = evidence.wish
    return {
        name: ServiceRecord(image=wish.repository, digest=wish.digest, containers=tuple(containers))
        for name, containers in found.items()
    }


def _container(evidence: HostEvidence, one: ContainerFacts) -> ContainerRecord:
    identity = identity_of(evidence, one)
    return ContainerRecord(
        id=one.identifier,
        name=one.name,
        runs=one.image,
        manifest=one.manifest,
        asked=one.asked,
        verdict=identity.word.value,
        proved=identity.proved,
        created=one.created,
        started=one.samples[-1].started if one.samples else "",
        samples=tuple(
            SampleRecord(at=sample.at, state=sample.state, health=sample.health, restarts=sample.restarts)
            for sample in one.samples[-_MOST_SAMPLES:]
        ),
    )


def _answer(answer: AppAnswer) -> AnswerRecord:
    return AnswerRecord(
        url=answer.url,
        view=answer.view,
        at=answer.at,
        status=answer.status,
        identity=answer.identity,
        trouble=answer.trouble.value if answer.trouble else "",
    )
