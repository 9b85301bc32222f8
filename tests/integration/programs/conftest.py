"""A host without an engine, under every shell and over real SSH: what a deploy leaves there needs no engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lab.hosts.host import LabHost
from tests.integration.lab.entering import wait_for
from tests.integration.programs.kit import SHELLS, Bundle, make_shells
from tests.integration.ssh.conftest import Way, altered, bastion, environ, private, programs, ssh_world, way, web1

__all__ = ["Way", "altered", "bastion", "environ", "private", "programs", "ssh_world", "way", "web1"]


@pytest.fixture
def machine(web1: LabHost) -> Iterator[LabHost]:
    """The host without a trace of any deploy, before and afterwards; no stand-in of a pilot goes on."""
    web1.shell(CLEAN)
    make_shells(web1)
    yield web1
    web1.shell(CLEAN)
    wait_for(lambda: "pilot.sh" not in web1.shell("ps -eo args"))


CLEAN = "rm -rf /home/*/waybill /home/*/steps /srv/waybill /srv/elsewhere"


@pytest.fixture(params=SHELLS)
def bundle(request: pytest.FixtureRequest, machine: LabHost) -> Bundle:
    """A bundle that is to be, under each shell in turn."""
    return Bundle(machine, request.param)


@pytest.fixture
def plain(machine: LabHost) -> Bundle:
    """The same under one shell."""
    return Bundle(machine, "dash")
