"""What the run reckons with, and what the pilot does by itself: the two are written in two languages."""

from __future__ import annotations

import re

from waybill.core.deploy.limits import STARTING
from waybill.effects.deploy.pilot_text import pilot_text


def test_the_pilot_waits_for_its_engine_as_long_as_the_run_reckons_with() -> None:
    found = re.findall(r"^RESTORE_PATIENCE=(\d+)", pilot_text(), re.MULTILINE)

    assert [float(seconds) for seconds in found] == [STARTING]
