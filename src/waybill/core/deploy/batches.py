"""In which order the hosts of a fleet are taken: some first, then more. Pure."""

from __future__ import annotations

from collections.abc import Sequence


def batches(steps: Sequence[str], count: int) -> tuple[range, ...]:
    """The hosts of each batch, by their numbers. ``1, 25%, 100%``: one; then until a quarter has it; then the rest.

    A plain number is how many are taken next, a percentage how many have it afterwards (at least one more). What the
    steps leave over is taken by the last step again and again. No steps: all at once.
    """
    taken: list[range] = []
    done = 0
    todo = list(steps) or ["100%"]
    while done < count:
        step = todo.pop(0) if len(todo) > 1 else todo[0]
        until = min(count, max(done + 1, _until(step, done, count)))
        taken.append(range(done, until))
        done = until
    return tuple(taken)


def _until(step: str, done: int, count: int) -> int:
    if step.endswith("%"):
        share = -(-count * int(step[:-1]) // 100)  # a part of a host is a host
        return share if share > done else done + share
    return done + int(step)
