"""The one writer: tells a finished run to every place that asked, in the right order, with every secret hidden."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from waybill.frozen import dataclass
from waybill.report.annotations import render_annotations
from waybill.report.model import Report, hidden
from waybill.report.outputs import json_object, output_values
from waybill.report.sink import Sink
from waybill.report.summary import render_summary
from waybill.report.terminal import Style, render_terminal
from waybill.secret import Redactor


class Files(Protocol):
    """The files of the runner, as ``effects/runner_files.py`` writes them. What comes back says what went wrong."""

    def write_atomic(self, path: str, text: str) -> object | None:
        """Write the whole file or leave it as it was."""

    def append_outputs(self, path: str, values: Mapping[str, str]) -> object | None:
        """Add outputs to the runner's file."""

    def append_summary(self, path: str, text: str) -> object | None:
        """Add to the step summary."""


@dataclass(frozen=True, kw_only=True)
class Places:
    """Where to tell. Empty: not there. ``output`` and ``summary`` are the runner's files."""

    waybill: str = ""
    report: str = ""
    output: str = ""
    summary: str = ""
    json: bool = False
    as_told: Callable[[str], str] = str  # what the steps that follow call a file of ours
    shared: str = ""  # the folder by which it reaches them, where we are in a container


def publish(
    report: Report,
    waybill: str,
    places: Places,
    *,
    files: Files,
    errors: Sink,
    output: Sink,
    style: Style,
    redactor: Redactor,
) -> tuple[str, ...]:
    """Write files first, then speak, so that every path that is told exists. Returns what could not be written."""
    report, markdown, troubles = _kept(report, waybill, places, files, redactor)
    _speak(report, places, errors, output, style)
    if places.summary:
        _note(files.append_summary(places.summary, markdown), troubles)
    if places.output:
        values = {name: redactor.hide(value) for name, value in output_values(report).items()}
        _note(files.append_outputs(places.output, values), troubles)
    return tuple(troubles)


def keep(report: Report, waybill: str, places: Places, *, files: Files, redactor: Redactor) -> tuple[str, ...]:
    """Write the two files and say nothing: what is told of it is told by somebody else."""
    *_, troubles = _kept(report, waybill, places, files, redactor)
    return tuple(troubles)


def _kept(
    report: Report, waybill: str, places: Places, files: Files, redactor: Redactor
) -> tuple[Report, str, list[str]]:
    troubles: list[str] = []
    report = hidden(report, redactor)
    report = replace(report, waybill=places.as_told(_write(files, places.waybill, waybill, troubles)))
    markdown = redactor.hide(render_summary(report))
    report = replace(report, report=places.as_told(_write(files, places.report, markdown, troubles)))
    return report, markdown, troubles


def _speak(report: Report, places: Places, errors: Sink, output: Sink, style: Style) -> None:
    """With ``--json`` standard output belongs to the object alone; the text goes to standard error."""
    text = render_terminal(report, style)
    if places.json:
        errors.write(text)
        output.write_object(json_object(report))
    else:
        output.write(text)
    errors.commands(render_annotations(report))


def _write(files: Files, path: str, text: str, troubles: list[str]) -> str:
    if not path:
        return ""
    trouble = files.write_atomic(path, text)
    _note(trouble, troubles)
    return "" if trouble is not None else path


def _note(trouble: object | None, troubles: list[str]) -> None:
    if trouble is not None:
        troubles.append(str(trouble))
