"""Reading case files: plain JSON, with ``extends`` to build on a base, so that a case shows only what is special."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from waybill.core.diagnosis import diagnose
from waybill.core.diagnosis.host import diagnose_host
from waybill.core.evidence import Evidence
from waybill.core.finding import Finding
from waybill.core.host.evidence import HostEvidence
from waybill.core.records import from_json

HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Expectation:
    """What must come of a case: the codes with their severities in order, the outcome, and words that must be there."""

    codes: tuple[tuple[str, ...], ...]
    outcome: str
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Case:
    """One recorded situation."""

    title: str
    why: str
    evidence: Evidence | None
    host: HostEvidence | None
    expect: Expectation

    def diagnose(self) -> tuple[Finding, ...]:
        """The findings of this case, about an image or about a host."""
        if self.host is not None:
            return diagnose_host(self.host)
        assert self.evidence is not None
        return diagnose(self.evidence)


def case_paths() -> list[Path]:
    """Every case file; folders that begin with an underscore hold bases."""
    return sorted(path for path in HERE.glob("*/*.json") if not path.parent.name.startswith("_"))


def load_case(path: Path) -> Case:
    """One case with its bases merged in. A misspelt field is an error that names it."""
    raw = _merged(path)
    unknown = set(raw) - {"title", "why", "evidence", "host", "expect"}
    if unknown:
        raise ValueError(f"{path}: unknown field {min(unknown)!r}")
    if ("evidence" in raw) == ("host" in raw):
        raise ValueError(f"{path}: a case holds either `evidence` (of an image) or `host`")
    evidence = from_json(Evidence, raw["evidence"], f"{path.name}: evidence") if "evidence" in raw else None
    host = from_json(HostEvidence, raw["host"], f"{path.name}: host") if "host" in raw else None
    expect = from_json(Expectation, raw["expect"], f"{path.name}: expect")
    return Case(title=raw["title"], why=raw["why"], evidence=evidence, host=host, expect=expect)


def _merged(path: Path) -> dict[str, Any]:
    raw = _read(path)
    base = raw.pop("extends", "")
    return merge(_merged((path.parent / base).resolve()), raw) if base else raw


def _read(path: Path) -> dict[str, Any]:
    return dict(_parsed(path))


@cache
def _parsed(path: Path) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def merge(base: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """Objects are merged, everything else is replaced; ``null`` takes a field away."""
    result = dict(base)
    for key, value in change.items():
        below = result.get(key)
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merge(below if isinstance(below, dict) else {}, value) if isinstance(value, dict) else value
    return result
