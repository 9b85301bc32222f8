"""The run as a person reads it: verdict, one table, then each finding with what was seen, what it means and the fix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waybill.core.finding import Finding, Severity
from waybill.core.outcome import Outcome
from waybill.core.text import pad, quote_block, quote_foreign, table, wrap
from waybill.frozen import dataclass
from waybill.report.drawing import chain_lines
from waybill.report.model import Block, Report, headline

MOST_LINES = 400  # of a block
_INDENT = 9
_RESET = "\x1b[0m"
_COLOURS = {
    Severity.ERROR: "\x1b[31m",
    Severity.UNSETTLED: "\x1b[35m",
    Severity.WARNING: "\x1b[33m",
    Severity.NOTE: "\x1b[36m",
}
_GREEN = "\x1b[32m"
_PLAIN_MARKS = {
    "─": "-",
    "✔": "+",
    "✘": "x",
    "→": "->",
    "…": "...",
    "–": "-",
    "·": "*",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
}


@dataclass(frozen=True, kw_only=True)
class Style:
    """How a stream can be written to. ``width`` is None where lines may be as long as they are."""

    colour: bool = False
    encoding: str = "utf-8"
    width: int | None = None


def style_for(*, tty: bool, encoding: str | None, columns: int, environment: Mapping[str, str]) -> Style:
    """Wrapping is for terminals only, and so are colours, unless somebody forces them."""
    colour = _wants_colour(environment, terminal=tty)
    return Style(colour=colour, encoding=encoding or "ascii", width=max(columns, 40) if tty else None)


def _wants_colour(environment: Mapping[str, str], *, terminal: bool) -> bool:
    """``NO_COLOR`` forbids, ``FORCE_COLOR`` and ``CLICOLOR_FORCE`` force; where all are silent a terminal decides."""
    if environment.get("NO_COLOR"):
        return False
    forced = [environment[name] for name in ("FORCE_COLOR", "CLICOLOR_FORCE") if environment.get(name)]
    if forced:
        return forced[0].lower() not in ("0", "false")
    return terminal and environment.get("TERM") != "dumb" and environment.get("CLICOLOR") != "0"


def render_terminal(report: Report, style: Style | None = None) -> str:
    """The whole text, ending with a newline, in characters that the stream can encode."""
    style = style or Style()
    lines = [_verdict(report, style)]
    if report.picture is not None:
        lines += ["", *chain_lines(report.picture, style.width)]
    for shown in report.every_table:
        rows = ([encodable(quote_foreign(text, 400), style.encoding) for text in row] for row in shown.rows)
        lines += ["", *table(shown.columns, rows, style.width)]
    for block in report.blocks:
        lines += ["", *_block(block)]
    for finding in report.worst_first:
        lines += ["", *finding_lines(finding, style)]
    lines += [*_timings(report, style), *_places(report)]
    return encodable("\n".join(lines) + "\n", style.encoding)


def finding_lines(finding: Finding, style: Style) -> list[str]:
    """One finding: a heading, then what was seen, what that means, and how to repair it."""
    word = _painted(finding.severity.value, _COLOURS[finding.severity], style)
    lines = [f"{word}  {quote_foreign(finding.code)}  {quote_foreign(finding.subject, 400)}"]
    seen = [quote_foreign(text, 1000) for text in finding.evidence]
    lines += _labelled("seen", seen)
    lines += _labelled("means", _folded(quote_block(finding.cause).split("\n"), style.width))
    return lines + _labelled("fix", quote_block(finding.fix).split("\n"))


def encodable(text: str, encoding: str) -> str:
    """The text with plain marks where the stream cannot encode ours, and escapes where it cannot encode a name."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        for mark, plain in _PLAIN_MARKS.items():
            text = text.replace(mark, plain)
        return text.encode("ascii", "backslashreplace").decode("ascii")
    return text


def _verdict(report: Report, style: Style) -> str:
    mark = "✔" if report.proved else "✘"
    colour = _GREEN if report.proved else _COLOURS[_severity_of(report.outcome)]
    return _painted(f"{mark} {quote_foreign(headline(report), 1000)}", colour, style)


def _severity_of(outcome: Outcome) -> Severity:
    return Severity.UNSETTLED if outcome is Outcome.UNKNOWN else Severity.ERROR


def _labelled(label: str, lines: Iterable[str]) -> list[str]:
    return [f"  {pad('' if i else label, 5)}  {line}".rstrip() for i, line in enumerate(lines)]


def _folded(lines: Iterable[str], width: int | None) -> list[str]:
    """Prose in the lines of a terminal. What may be copied is never folded."""
    return [part for line in lines for part in (wrap(line, width - _INDENT) if width else [line])]


def _timings(report: Report, style: Style) -> list[str]:
    told = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in report.timings.items())
    return ["", *_folded([f"time: {told}"], style.width)] if told else []


def _places(report: Report) -> list[str]:
    places = [("waybill", report.waybill), ("report", report.report)]
    lines = [f"{name}: {quote_foreign(path, 4096)}" for name, path in places if path]
    return ["", *lines] if lines else []


def _block(block: Block) -> list[str]:
    kept = block.lines[:MOST_LINES]
    more = [f"… {len(block.lines) - len(kept)} more lines"] if len(block.lines) > len(kept) else []
    return [quote_foreign(block.title, 400), *(f"  {quote_foreign(line, 1000)}".rstrip() for line in (*kept, *more))]


def _painted(text: str, colour: str, style: Style) -> str:
    return f"{colour}{text}{_RESET}" if style.colour else text
