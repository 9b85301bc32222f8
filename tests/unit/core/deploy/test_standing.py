"""Which release of ours runs, as whoever comes back to a host has to know."""

from __future__ import annotations

import pytest

from tests.support.deploys import NEW_NAME, OLD_CONFIG, OLD_NAME, container, evidence, ledger, release
from waybill.core.deploy.standing import running_release
from waybill.core.host.container import ContainerFacts

OLD, NEW = release(), release(NEW_NAME)
CASES = {
    "the one that was there": ((container(of=OLD),), OLD_NAME),
    "that of another run": ((container(of=NEW),), NEW_NAME),
    "somebody started a container by hand": ((container(),), ""),
    "it wears the name and runs another image": ((container(of=OLD, image=OLD_CONFIG),), ""),
    "it is of another service": ((container(of=OLD, service="worker"),), ""),
    "nothing runs": ((), ""),
}


@pytest.mark.parametrize("case", CASES)
def test_what_runs_is_told_by_its_label_and_its_record(case: str) -> None:
    """Neither alone: a label may be copied, and a record says nothing of what runs now."""
    containers: tuple[ContainerFacts, ...]
    containers, expected = CASES[case]

    assert running_release(evidence(*containers), ledger(OLD, NEW), ["app"]) == expected


def test_without_a_look_nothing_is_known() -> None:
    """A host that could not be reached runs nothing that we know of."""
    assert running_release(None, ledger(OLD), ["app"]) == ""
