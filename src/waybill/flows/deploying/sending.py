"""Sending a bundle to a host, and starting its pilot."""

from __future__ import annotations

from collections.abc import Mapping

from waybill.core.deploy.model import Pilot
from waybill.core.host.machine import MachineFacts
from waybill.effects.deploy.pilot import launch, unstage
from waybill.effects.deploy.pilot_text import pilot_text
from waybill.flows.deploying.host import HostDeploy

_FIRST = 8.0  # seconds in which the answer to a launch waits for something new


def send(one: HostDeploy, files: Mapping[str, bytes]) -> Pilot:
    """Start the pilot, and tell what it said at once. Where it did not start, nothing of it stays there."""
    machine = one.evidence.machine if one.evidence and one.evidence.machine else MachineFacts()
    if one.channel is None:
        return Pilot(started=False, trouble="the host is not reached")
    made, one.is_sent = bool(one.staged), True
    pilot = launch(
        one.channel,
        one.place,
        base="" if made else one.orders.settings.state_directory,
        staged=made,
        files={**files, "pilot.sh": pilot_text().encode("utf-8")},
        values=one.orders.values,
        run=one.run_name,
        scope=machine.kill_user_processes is True,
        seconds=_FIRST,
    )
    if not pilot.started:
        unstage(one.channel, one.place.bundle)
    return pilot
