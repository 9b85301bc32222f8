"""The outputs of every action, as text for ``GITHUB_OUTPUT`` and as one object for ``--json``."""

from __future__ import annotations

import json
from typing import Any

from waybill.core.finding import Finding
from waybill.core.text import quote_block, quote_foreign
from waybill.report.model import Report

FINDINGS_LIMIT = 64 * 1024
_EVIDENCE_LINES = 20
_OUTPUT_LIMIT = 64 * 1024


def output_values(report: Report) -> dict[str, str]:
    """Every output as text; ``findings`` stays within what GitHub accepts."""
    texts = _texts(report)
    return {
        "outcome": report.outcome.value,
        "proved": "true" if report.proved else "false",
        **{name: quote_foreign(text, 4096) for name, text in texts.items()},
        **{name: quote_block(text, _OUTPUT_LIMIT) for name, text in report.outputs.items()},
        "findings": findings_json(report),
    }


def json_object(report: Report) -> dict[str, Any]:
    """The same fields with their own types, and every finding whole."""
    findings = [finding_object(finding) for finding in report.worst_first]
    return {
        "outcome": report.outcome.value,
        "proved": report.proved,
        **_texts(report),
        **report.outputs,
        "findings": {"count": len(findings), "truncated": False, "findings": findings},
    }


def findings_json(report: Report, limit: int = FINDINGS_LIMIT) -> str:
    """Count, truncation mark and the worst findings, as many as fit into ``limit`` bytes."""
    kept: list[str] = []
    room = limit - len(_findings_text(len(report.findings), True, []))
    for finding in report.worst_first:
        text = json.dumps(_short(finding), separators=(",", ":"))
        room -= len(text) + 1
        if room < 0:
            break
        kept.append(text)
    return _findings_text(len(report.findings), len(kept) < len(report.findings), kept)


def finding_object(finding: Finding) -> dict[str, Any]:
    """One finding as JSON."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "subject": finding.subject,
        "evidence": list(finding.evidence),
        "cause": finding.cause,
        "fix": finding.fix,
    }


def _short(finding: Finding) -> dict[str, Any]:
    """One huge finding must not push the others out."""
    evidence = [quote_foreign(line, 500) for line in finding.evidence[:_EVIDENCE_LINES]]
    texts = {"cause": quote_block(finding.cause, 2000), "fix": quote_block(finding.fix, 4000)}
    return {**finding_object(finding), "subject": quote_foreign(finding.subject, 500), "evidence": evidence, **texts}


def _findings_text(count: int, truncated: bool, kept: list[str]) -> str:
    return f'{{"count":{count},"truncated":{json.dumps(truncated)},"findings":[{",".join(kept)}]}}'


def _texts(report: Report) -> dict[str, str]:
    return {
        "digest": report.digest,
        "image": report.image,
        "previous-digest": report.previous_digest,
        "waybill": report.waybill,
        "report": report.report,
    }
