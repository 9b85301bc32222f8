"""The clock: what time it is, how long something took, and waiting. Injectable, so that tests never wait."""

from __future__ import annotations

import time
from collections.abc import Callable

from waybill.core.protocol import now_iso
from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Clock:
    """The machine's clock. Tests put their own functions in."""

    wall: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep

    def now_iso(self) -> str:
        """The wall clock as ISO 8601 in UTC."""
        return now_iso(self.wall())
