"""Inputs of ``deploy`` and ``rollback`` that need one another or exclude one another. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from waybill.config.images import pinned
from waybill.config.input import ROLLBACK
from waybill.config.inputs import input_named
from waybill.config.words import show
from waybill.errors import Mistake

MARGIN = 60.0  # the look from outside takes this long beside the settle window


def check_rollout(
    verb: str,
    values: Mapping[str, object],
    origins: Mapping[str, str],
    images: Sequence[str],
) -> Iterator[Mistake]:
    """What is wrong with the inputs beside one another; each mistake names an input."""
    yield from _time(values)
    if verb == ROLLBACK:
        yield from _way_back(values, origins, images)


def _time(values: Mapping[str, object]) -> Iterator[Mistake]:
    confirm, settle = values.get("confirm-timeout"), values.get("settle")
    if not isinstance(confirm, float) or not isinstance(settle, float) or confirm >= settle + MARGIN:
        return
    problem = f"is {confirm:.0f} seconds, and `settle` alone takes {settle:.0f} of them"
    fix = f"`{settle + MARGIN:.0f}s` or more, or a shorter `settle`: the hosts wait while the release is proved"
    yield Mistake("confirm-timeout", problem, fix)


def _way_back(values: Mapping[str, object], origins: Mapping[str, str], images: Sequence[str]) -> Iterator[Mistake]:
    """A tag of the file is the one that was deployed. One that was given for this run seems to say where to go."""
    row = input_named("image")
    if len(images) == 1 and pinned(images[0]) and origins.get(row.name) in (row.flag, row.variable):
        yield Mistake("image", f"{show(images[0], 200)} says more than a name", "the name alone; `to` says where to go")
    if values.get("registry-token") and not images:
        yield Mistake(
            "registry-token", "is given without `image`", "the image that it is for: a token is sent nowhere else"
        )
    for name in ("to", "plan"):
        if values.get("list") and values.get(name):
            yield Mistake(name, "is given beside `list`", "one of them: `list` only shows what could be gone back to")
