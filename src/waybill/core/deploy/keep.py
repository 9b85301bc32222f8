"""Which releases stay on a host, and which keep tags go. Pure.

What may be needed again outweighs what is new: a release that was left or failed goes before one that was proved.
"""

from __future__ import annotations

from collections.abc import Iterable

from waybill.core.deploy.model import DeployWish, Ledger, Pin, Release, Status
from waybill.core.deploy.standing import believed
from waybill.core.identity import KEEP_TAG


def kept_releases(ledger: Ledger, wish: DeployWish, left: Release | None) -> tuple[Release, ...]:
    """The releases that stay beside the one that will run: what it replaces, and the newest of the others."""
    others = [one for one in believed(ledger) if one is not left and one.name != wish.target]
    ranked = sorted(others, key=lambda one: one.status is Status.REJECTED)  # stable: newest first within each
    replaced = [left] if left else []
    needed = [one for one in believed(ledger) if one.name == wish.target]
    return (*needed, *(replaced + ranked)[: max(1, wish.keep)])


def keep_tags_to_forget(
    ledger: Ledger, wish: DeployWish, left: Release | None, restore: Iterable[Pin]
) -> tuple[str, ...]:
    """Keep tags of releases that do not stay. Never one that leads to what may be restored, or is shared."""
    stay = {pin.reference for one in kept_releases(ledger, wish, left) for pin in one.services}
    stay |= {pin.reference for pin in restore}
    stay |= {pin.reference for one in believed(ledger) if one.digest == wish.digest for pin in one.services}
    every = dict.fromkeys(pin.reference for one in believed(ledger) for pin in one.services)
    return tuple(reference for reference in every if reference not in stay and f":{KEEP_TAG}" in reference)
