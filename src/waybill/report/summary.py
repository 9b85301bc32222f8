"""The step summary: markdown that GitHub renders, at most 900 KiB, in which foreign text is only ever text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from textwrap import dedent

from waybill.core.finding import Finding, Severity
from waybill.core.picture import Picture
from waybill.core.text import markdown_cell, markdown_code, markdown_fence, markdown_prose
from waybill.report.drawing import LEGEND, chain_lines, mermaid
from waybill.report.model import Block, Report, Table, headline

LIMIT = 900 * 1024
_RESERVE = 1024
_MOST_DRAWN = 50_000  # characters: Mermaid's maxTextSize
_MARKS = {Severity.ERROR: "❌", Severity.UNSETTLED: "❔", Severity.WARNING: "⚠️", Severity.NOTE: "ℹ️"}
_CODE = frozenset({"image", "digest", "host", "container", "runs", "before", "after", "release"})
_PROSE = frozenset({"what is wrong", "fix"})
_YAML = re.compile(r"^\s*(?:- )?[A-Za-z_][\w-]*:(?:\s|$)")


def render_summary(report: Report, limit: int = LIMIT) -> str:
    """The whole summary; what does not fit is counted, never cut in the middle."""
    return _fitted(_parts(report), limit, "The waybill holds everything.")


def render_end(headline: str, mistakes: Iterable[tuple[str, str, str]] = (), limit: int = LIMIT) -> str:
    """The summary of a run that ends without a verdict: why, and each mistake with where it stands and its fix."""
    rows = tuple(mistakes)
    table = _table(Table(columns=("where", "what is wrong", "fix"), rows=rows)) if rows else ()
    return _fitted((f"## ❌ {markdown_cell(headline)}\n", *table), limit, "The log holds everything.")


def _fitted(parts: Iterable[str], limit: int, elsewhere: str) -> str:
    room = limit - _RESERVE
    kept: list[str] = []
    left_out = 0
    for part in parts:
        size = len(part.encode("utf-8", "replace"))
        if left_out or size > room:
            left_out += 1
            continue
        room -= size
        kept.append(part)
    if left_out:
        kept.append(f"\n_{left_out} more parts did not fit here. {elsewhere}_\n")
    return "".join(kept)


def _parts(report: Report) -> Iterator[str]:
    mark = "✅" if report.proved else "❌"
    yield f"## {mark} {markdown_cell(headline(report))}\n"
    if report.picture is not None:
        yield _picture(report.picture)
    for table in report.every_table:
        yield from _table(table)
    for block in report.blocks:
        yield f"\n**{markdown_cell(block.title)}**\n\n{markdown_fence(_lines(block), block.language, limit=32_000)}\n"
    for finding in report.worst_first:
        yield _finding(finding)
    yield from _timings(report)


def _picture(picture: Picture) -> str:
    """What Mermaid would refuse for its length is drawn as text."""
    drawing = mermaid(picture)
    if len(drawing) > _MOST_DRAWN:
        return f"\n{markdown_fence(chr(10).join(chain_lines(picture, None)), limit=32_000)}\n"
    return f"\n```mermaid\n{drawing}\n```\n\n{LEGEND}\n"


def _table(table: Table) -> Iterator[str]:
    yield f"\n| {' | '.join(table.columns)} |\n|{' --- |' * len(table.columns)}\n"
    for row in table.rows:
        shown = (_cell(text, _quote_of(name)) for name, text in zip(table.columns, row, strict=True))
        yield f"| {' | '.join(shown)} |\n"


def _timings(report: Report) -> Iterator[str]:
    """Where the time went, for those who want to know."""
    tables = []
    if report.timings:
        rows = tuple((name, f"{seconds:.1f}") for name, seconds in report.timings.items())
        tables.append(Table(columns=("phase", "seconds"), rows=rows))
    if report.spent is not None and report.spent.rows:
        tables.append(report.spent)
    if tables:
        shown = "".join(part for table in tables for part in _table(table))
        yield f"\n<details><summary>Where the time went</summary>\n{shown}\n</details>\n"


def _lines(block: Block) -> str:
    return "\n".join(line.replace("\n", " ") for line in block.lines)


def _quote_of(column: str) -> Callable[[str], str]:
    if column in _PROSE:
        return markdown_prose
    return markdown_code if column in _CODE else markdown_cell


def _cell(text: str, quote: Callable[[str], str]) -> str:
    return text if text == "-" else quote(text)


def _finding(finding: Finding) -> str:
    mark = f"{_MARKS[finding.severity]} {finding.severity.value}"
    heading = f"\n### {mark}: {markdown_code(finding.code)} {markdown_code(finding.subject)}\n"
    return "\n".join([heading, _prose(finding.cause), "", *_fix(finding.fix), *_evidence(finding)]) + "\n"


def _prose(text: str) -> str:
    return "<br>\n".join(markdown_prose(line) for line in text.strip().splitlines())


def _fix(text: str) -> Iterator[str]:
    """Sentences as sentences, and what stands indented as a block to copy. An address is for following, not copying."""
    yield "**Fix.**"
    for copyable, lines in groupby(text.strip().splitlines(), key=_copyable):
        yield ""
        block = dedent("\n".join(lines))
        yield markdown_fence(block, "yaml" if _YAML.match(block) else "") if copyable else _prose(block)


def _copyable(line: str) -> bool:
    return line.startswith("  ") and not line.lstrip().startswith("https://")


def _evidence(finding: Finding) -> list[str]:
    if not finding.evidence:
        return []
    block = markdown_fence("\n".join(line.replace("\n", " ") for line in finding.evidence), limit=32_000)
    return ["", "<details><summary>What was seen</summary>", "", block, "", "</details>"]
