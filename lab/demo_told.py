"""How a run of the product ended, and the part of what it printed that fits on a screen."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lab.act import Acted

SERIOUS = ("error", "unsettled")
WIDTH = 118
MOST_SEEN, MOST_FIX = 3, 6


@dataclass(frozen=True, kw_only=True)
class Told:
    """The verdict, the codes of what is wrong, and all that was printed. ``files`` are kept as the report."""

    outcome: str
    exit_code: int
    codes: Sequence[str] = ()
    text: str = ""
    shown: Sequence[str] = ()
    files: Mapping[str, str] = field(default_factory=dict)


def of_command(folder: Path, verb: str, exit_code: int, text: str) -> Told:
    """A verb that was run by hand. Its verdict is read from the waybill that it wrote."""
    written = {path.name: path.read_text() for path in sorted(folder.iterdir())} if folder.is_dir() else {}
    voyage = json.loads(written.get("waybill.json", "{}")).get("predicate", {})
    return Told(
        outcome=str(voyage.get("outcome", "no verdict")),
        exit_code=exit_code,
        codes=_serious(voyage.get("findings", ())),
        text=text,
        shown=list(shortened(text)),
        files={f"{verb}/{name}": content for name, content in written.items()},
    )


def of_workflow(acted: Acted) -> Told:
    """A workflow that was played. Its verdict is the one of the last action that was reached."""
    steps = _steps(acted.events)
    outcomes = [str(step.outputs.get("outcome", "")) for step in steps]
    found = [json.loads(step.outputs.get("findings", "{}")).get("findings", ()) for step in steps]
    return Told(
        outcome=(outcomes or ["no verdict"])[-1],
        exit_code=acted.code,
        codes=[code for each in found for code in _serious(each)],
        text="".join(str(entry["msg"]).rstrip("\n") + "\n" for entry in acted.events if "msg" in entry),
        shown=[line for step in steps for line in step.shown()],
        files={f"{step.verb}.md": step.summary for step in steps},
    )


def _serious(findings: Iterable[Mapping[str, Any]]) -> list[str]:
    return [str(found["code"]) for found in findings if found["severity"] in SERIOUS]


@dataclass
class Step:
    """One action of a workflow, gathered from the log."""

    job: str
    text: str = ""
    summary: str = ""
    outputs: dict[str, str] = field(default_factory=dict)

    @property
    def verb(self) -> str:
        """Its reports stand in a folder that is named after it."""
        return Path(self.outputs.get("report", "")).parent.name.rpartition("-")[0]

    def shown(self) -> Iterator[str]:
        """The job, and the verdict with its picture."""
        first, *others = shortened(self.text)
        yield f"job {self.job}: {first}"
        yield from others


def _steps(events: Iterable[Mapping[str, Any]]) -> list[Step]:
    steps: dict[tuple[str, ...], Step] = {}
    for entry in events:
        where = entry.get("stepID") or [""]
        if where[-1] != "waybill":
            continue
        step = steps.setdefault((entry["jobID"], *where), Step(job=str(entry["jobID"])))
        if entry.get("raw_output"):
            step.text += str(entry["msg"])
        elif entry.get("command") == "set-output":
            step.outputs[str(entry["name"])] = str(entry["arg"])
        elif entry.get("command") == "summary":
            step.summary = str(entry["content"])
    return list(steps.values())


def shortened(text: str) -> Iterator[str]:
    """The verdict, the picture of the chain, and the first finding with its fix."""
    parts = [part.split("\n") for part in text.strip("\n").split("\n\n")]
    first = next((number for number, part in enumerate(parts) if _is_verdict(part[-1])), None)
    if first is None:
        yield from text.splitlines()[-20:]
        return
    yield parts[first][-1]
    after = parts[first + 1 :]
    if after and "─" in after[0][0] and "  " not in after[0][0]:
        yield from after[0]
    serious = [part for part in after if part[0].startswith(SERIOUS)]
    if serious:
        yield from ("", *_finding(serious[0]))
    if len(serious) > 1:
        yield f"… and {', '.join(part[0].split()[1] for part in serious[1:])}"


def _is_verdict(line: str) -> bool:
    return line.startswith(("✔ ", "✘ "))


def _finding(lines: Sequence[str]) -> Iterator[str]:
    """Its heading and its three parts, none of them longer than a person reads here."""
    yield lines[0]
    label, count = "", 0
    for line in lines[1:]:
        label, count = (line.split()[0], 1) if line[2:3].strip() else (label, count + 1)
        most = MOST_FIX if label == "fix" else MOST_SEEN
        if count <= most:
            yield from _folded(line) if label == "means" else [line if label == "fix" else _cut(line)]
        elif count == most + 1:
            yield "         …"


def _cut(line: str) -> str:
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"


def _folded(line: str) -> list[str]:
    """Prose, in as many lines as it needs; three are enough to know what it is about."""
    lines = textwrap.wrap(line, WIDTH, subsequent_indent=" " * 9, break_long_words=False, break_on_hyphens=False)
    return lines if len(lines) <= MOST_SEEN else [*lines[: MOST_SEEN - 1], f"{lines[MOST_SEEN - 1]} …"]
