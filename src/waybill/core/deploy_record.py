"""What the waybill says of a deploy to one host, beside what runs there: from what to what, how, in which steps.

Plain values. Each was seen; what did not come to be is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class ShiftRecord:
    """One service before and after: the reference it is started by, and the image as the engine names it."""

    before: str = ""
    left: str = ""  # the image that ran before
    after: str = ""
    image: str = ""  # the image that passed the gate


@dataclass(frozen=True, kw_only=True)
class FetchRecord:
    """How the image came to the host. ``bytes`` crossed; ``healed`` are refusals that another road made good."""

    road: str = ""
    reference: str = ""
    image: str = ""
    bytes: int = 0
    layers: int = 0
    seconds: float = 0.0
    trouble: str = ""
    words: str = ""
    healed: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StepRecord:
    """One line of the host's journal."""

    number: int
    kind: str
    step: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ChangeRecord:
    """One thing that the plan meant to change."""

    what: str
    name: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, kw_only=True)
class DeployRecord:
    """One transaction. ``end`` is the host's own word, ``back`` what the look from outside said of a restore."""

    transaction: str = ""
    release: str = ""  # the one that this run made
    left: str = ""  # the one that ran before
    digest: str = ""  # of that one
    unchanged: bool = False
    touched: bool = False
    end: str = ""
    reason: str = ""  # why it is not delivered
    back: str = ""
    services: Mapping[str, ShiftRecord] = field(default_factory=dict)
    changes: tuple[ChangeRecord, ...] = ()
    fetch: FetchRecord | None = None
    steps: tuple[StepRecord, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
