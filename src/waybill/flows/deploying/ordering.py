"""Whether a run comes too late for a host: what is recorded there, and what GitHub says of the two commits."""

from __future__ import annotations

from waybill.core.comparison import Comparison
from waybill.core.deploy.model import Ledger, RunOrder
from waybill.core.deploy.order import order_findings, to_compare
from waybill.core.finding import Finding
from waybill.flows.deploying.orders import Ordered
from waybill.flows.hands import Hands
from waybill.flows.once import Once


def ordered_by(run: RunOrder, hands: Hands, *, allow_older: bool) -> Ordered:
    """GitHub is asked once for each commit that stands on a host."""
    compare = Once[str, "Comparison | None"](lambda base: _compared(run, base, hands))

    def ordered(host: str, ledger: Ledger) -> tuple[Finding, ...]:
        base = to_compare(run, ledger.releases)
        compared = compare(base) if base else None
        return order_findings(run, ledger.releases, compared, allow_older=allow_older, host=host)

    return ordered


def _compared(run: RunOrder, base: str, hands: Hands) -> Comparison | None:
    if hands.github_token is None:
        return None
    return hands.github(hands.github_token).compare(run.repository, base, run.commit)
