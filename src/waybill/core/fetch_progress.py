"""How far a pull is, by what an engine or a docker client tells while it goes on. Pure.

Both speak of layers by the first twelve digits of their digest. An engine tells bytes as well; the client, printing
into a pipe, tells only steps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from waybill.core.manifest import Descriptor
from waybill.core.protocol import printable

_SHORT = re.compile(r"(?:sha256:)?([0-9a-f]{12})[0-9a-f]*")
_STEP = re.compile(r"(?:layer-|config-|manifest-)?(?:sha256:)?([0-9a-f]{12})[0-9a-f]*: (.+)")
_THERE = frozenset({"already exists"})
_CAME = frozenset({"download complete", "verifying checksum", "extracting", "pull complete"})
_UNPACKS = frozenset({"extracting", "verifying checksum"})
_DONE = frozenset({"pull complete", "already exists"})
_MEGABYTE = 1_000_000


class Progress:
    """What is known of one pull. ``now`` is the monotonic clock's, given with every event."""

    def __init__(self, layers: Sequence[Descriptor], now: float) -> None:
        self._sizes = {layer.digest.partition(":")[2][:12]: layer.size for layer in layers}
        self._names = {layer.digest.partition(":")[2][:12]: layer.digest for layer in layers}
        self._steps: dict[str, str] = {}
        self._bytes: dict[str, int] = {}
        self.moved = now
        self.error = ""

    def take(self, event: Mapping[str, Any], now: float) -> None:
        """One event of the engine's."""
        self.error = _error(event) or self.error
        short, status = _short(event.get("id")), event.get("status")
        if short not in self._sizes or not isinstance(status, str):
            return
        detail = event.get("progressDetail")
        current = detail.get("current") if isinstance(detail, dict) else None
        self._note(short, status.strip().lower(), current if isinstance(current, int) else None, now)

    def take_line(self, line: str, now: float) -> None:
        """One line of the docker client's."""
        found = _STEP.fullmatch(line.strip())
        if found and found[1] in self._sizes:
            self._note(found[1], found[2].strip().lower(), None, now)

    def add(self, digest: str, count: int, now: float) -> None:
        """Bytes of a blob that we sent ourselves."""
        short = digest.partition(":")[2][:12]
        self._bytes[short] = self._bytes.get(short, 0) + count
        self._steps.setdefault(short, "downloading")
        self.moved = now

    def _note(self, short: str, step: str, current: int | None, now: float) -> None:
        before = (self._steps.get(short), self._bytes.get(short))
        self._steps[short] = step
        if step in _CAME:
            self._bytes[short] = self._sizes[short]
        elif step == "downloading" and current is not None:
            self._bytes[short] = current
        if step == "extracting" or before != (step, self._bytes.get(short)):
            self.moved = now

    @property
    def unpacks(self) -> bool:
        """A layer is being unpacked: engines are silent meanwhile, for as long as their disk takes."""
        steps = self._steps.values()
        came = [step for step in steps if step in _CAME | _DONE]
        return any(step in _UNPACKS for step in steps) or (bool(came) and len(came) == len(self._steps))

    @property
    def bytes(self) -> int:
        """How many crossed so far."""
        return sum(count for short, count in self._bytes.items() if self._steps.get(short) not in _THERE)

    @property
    def layers(self) -> int:
        """How many layers crossed, or began to."""
        return sum(1 for short in self._bytes if self._steps.get(short) not in _THERE and short in self._sizes)

    @property
    def waits_for(self) -> str:
        """The digest of the layer that is under way: the first that began and has not come."""
        begun = [short for short, step in self._steps.items() if step == "downloading"]
        others = [short for short in self._sizes if self._steps.get(short, "") not in _CAME | _DONE]
        return next((self._names[short] for short in (*begun, *others) if short in self._names), "")

    def line(self) -> str:
        """How far it is, for people."""
        done = sum(1 for short in self._sizes if self._steps.get(short) in _CAME | _DONE)
        total = sum(size for short, size in self._sizes.items() if self._steps.get(short) not in _THERE)
        return f"{megabytes(self.bytes)} of {megabytes(total)}, {done} of {len(self._sizes)} layers"


def megabytes(count: int) -> str:
    """A size for people."""
    return f"{count / _MEGABYTE:.1f} MB"


def _error(event: Mapping[str, Any]) -> str:
    detail = event.get("errorDetail")
    words = detail.get("message") if isinstance(detail, dict) else None
    words = words if isinstance(words, str) and words else event.get("error")
    return printable(words, 600) if isinstance(words, str) else ""


def _short(identifier: object) -> str:
    found = _SHORT.fullmatch(identifier) if isinstance(identifier, str) else None
    return found[1] if found else ""
