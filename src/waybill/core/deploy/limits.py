"""How long a pilot may act by itself, at most: whoever follows it waits longer than that. Pure."""

from __future__ import annotations

from waybill.core.deploy.model import DeployWish, HostPlan

_SLACK = 180.0  # for rendering, files, sync, and an engine that stops and starts containers slowly
STARTING = 180.0  # for an engine that was killed, or whose machine was: the pilot's RESTORE_PATIENCE is the same


def settle_limit(wish: DeployWish, plan: HostPlan) -> float:
    """Until it is settled or has restored: the lock, a repair, what is waited for, jobs, start, gate and restore."""
    return wish.lock_wait + (len(plan.jobs) + 5) * wish.timeout + 2 * (_SLACK + STARTING) + len(plan.jobs) * 30


def end_limit(wish: DeployWish) -> float:
    """From there to the end: the wait for a word, and a restore."""
    return wish.confirm_timeout + wish.timeout + _SLACK + STARTING
