"""How a run ended, for people and for the waybill."""

from __future__ import annotations

from waybill.core.waybill_document import Voyage
from waybill.frozen import dataclass
from waybill.report.model import Report


@dataclass(frozen=True, kw_only=True)
class Ended:
    """What a flow comes to."""

    report: Report
    voyage: Voyage
