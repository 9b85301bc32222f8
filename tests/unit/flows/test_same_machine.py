"""Two names of a run that lead to one machine, told through the fleet's own way of telling hosts apart."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

from waybill.core.diagnosis.host.machine import machine_findings
from waybill.core.diagnosis.host.view import look as view_of
from waybill.core.finding import Finding
from waybill.core.host.evidence import HostEvidence
from waybill.core.records import from_json
from waybill.flows.fleet import Seen, look_at_hosts
from waybill.report.log import Log
from waybill.report.sink import Sink
from waybill.secret import Redactor

BASE = Path(__file__).resolve().parents[2] / "cases" / "_base" / "host-machine.json"
EVIDENCE = from_json(HostEvidence, json.loads(BASE.read_text(encoding="utf-8"))["host"])


def codes(*seen: HostEvidence) -> list[list[str]]:
    """The codes of each host, when these were seen in one run."""
    by_host = {evidence.host: evidence for evidence in seen}
    log = Log(Sink(io.StringIO(), Redactor()))

    def diagnosed(evidence: HostEvidence) -> tuple[Finding, ...]:
        return machine_findings(view_of(evidence))

    verdicts = look_at_hosts(list(by_host), lambda host: Seen(evidence=by_host[host]), diagnosed, 2, log)
    return [[finding.code for finding in verdict.findings] for verdict in verdicts]


def test_two_names_of_one_machine_are_both_told() -> None:
    assert codes(EVIDENCE, replace(EVIDENCE, host="10.0.0.5")) == [["host.same-machine"], ["host.same-machine"]]


def test_two_copies_of_one_disk_are_two_machines() -> None:
    assert EVIDENCE.machine is not None
    copy = replace(EVIDENCE, host="web2", machine=replace(EVIDENCE.machine, boot="0" * 36))

    assert codes(EVIDENCE, copy) == [[], []]


def test_two_engines_of_one_machine_are_two_targets() -> None:
    assert EVIDENCE.engine is not None
    other = replace(EVIDENCE, host="other@web1", engine=replace(EVIDENCE.engine, identifier="another"))

    assert codes(EVIDENCE, other) == [[], []]


def test_machines_that_nothing_is_known_of_are_not_one() -> None:
    unknown = replace(EVIDENCE, machine=None)

    assert codes(unknown, replace(unknown, host="web2")) == [[], []]
