"""GitHub annotations: at most ten errors, ten warnings and ten notices, worst first. For standard error only."""

from __future__ import annotations

from collections.abc import Sequence

from waybill.core.finding import Finding, Severity
from waybill.core.text import escape_command_data, escape_command_property, quote_block, quote_foreign, shorten
from waybill.report.model import Report

LIMIT = 10
_LONGEST_MESSAGE = 4000
_LONGEST_TITLE = 200
_LEVELS = (
    ("error", (Severity.ERROR, Severity.UNSETTLED)),
    ("warning", (Severity.WARNING,)),
    ("notice", (Severity.NOTE,)),
)


def render_annotations(report: Report) -> list[str]:
    """Workflow command lines. Where there are more findings than GitHub shows, the last line says how many."""
    lines: list[str] = []
    for level, severities in _LEVELS:
        chosen = [finding for finding in report.worst_first if finding.severity in severities]
        lines += _level_lines(level, chosen, report)
    return lines


def _level_lines(level: str, findings: Sequence[Finding], report: Report) -> list[str]:
    shown = findings if len(findings) <= LIMIT else findings[: LIMIT - 1]
    lines = [_command(level, _title(finding), _message(finding)) for finding in shown]
    rest = len(findings) - len(shown)
    if rest:
        message = f"{rest} more of this kind. All of them stand in the step summary and in the waybill."
        lines.append(_command(level, f"waybill {report.verb}: {rest} more", message))
    return lines


def _title(finding: Finding) -> str:
    return quote_foreign(f"{finding.code}: {finding.subject}", _LONGEST_TITLE)


def _message(finding: Finding) -> str:
    seen = [f"seen: {quote_foreign(line)}" for line in finding.evidence[:1]]
    parts = [quote_block(finding.cause), *seen, f"fix: {quote_block(finding.fix)}"]
    return shorten("\n".join(parts), _LONGEST_MESSAGE)


def _command(level: str, title: str, message: str) -> str:
    return f"::{level} title={escape_command_property(title)}::{escape_command_data(message)}"
