"""What is told of a run as a whole: nothing that others may still take back is proved."""

from __future__ import annotations

import pytest

from waybill.core.deploy.diagnose_run import others_findings
from waybill.core.finding import Severity
from waybill.core.host.evidence import HostEvidence, HostWish
from waybill.core.host.link import LinkFacts
from waybill.core.host.machine import Holder, Leftover, MachineFacts

EVIDENCE = HostEvidence(host="web", wish=HostWish(verb="deploy"), now="", link=LinkFacts(address="web"))
STATE = "/home/deploy/waybill/x"


def lock(holder: Holder, **more: str) -> Leftover:
    return Leftover(path=f"{STATE}/lock", what="lock", holder=holder, proof="seen", **more)


JOURNAL = Leftover(path=f"{STATE}/open/journal", what="journal", step="settled")


@pytest.mark.parametrize(
    ("left", "codes"),
    [
        ((), []),
        ((lock(Holder.DEAD),), []),
        ((lock(Holder.ALIVE),), ["host.locked"]),
        ((lock(Holder.UNKNOWN),), ["host.locked"]),
        ((lock(Holder.ALIVE), JOURNAL), ["host.locked"]),
        ((lock(Holder.DEAD), JOURNAL), ["host.journal-open"]),
        ((JOURNAL,), ["host.journal-open"]),
        ((lock(Holder.UNKNOWN, trouble="it is torn"),), ["host.state-unsafe"]),
    ],
)
def test_whoever_may_still_act_leaves_a_proof_open(left: tuple[Leftover, ...], codes: list[str]) -> None:
    """A living lock and an open transaction do; the lock of the dead does not."""
    found = others_findings(EVIDENCE, MachineFacts(state_directory=STATE, leftovers=left))
    assert [one.code for one in found] == codes
    assert {one.severity for one in found} <= {Severity.UNSETTLED}


def test_a_state_that_was_not_told_leaves_a_proof_open() -> None:
    """Unknown is never green."""
    (found,) = others_findings(EVIDENCE, None)
    assert (found.code, found.severity) == ("check.not-made", Severity.UNSETTLED)
