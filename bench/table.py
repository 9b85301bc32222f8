"""Medians and ratios, for a terminal and for the pages of this project."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Result = Mapping[str, Any]


def spread(samples: Sequence[Mapping[str, float]], what: str) -> tuple[float, float, float]:
    """Smallest, median, largest."""
    values = [sample[what] for sample in samples]
    return min(values), statistics.median(values), max(values)


def ratio(ours: Sequence[Mapping[str, float]], theirs: Sequence[Mapping[str, float]], what: str) -> float:
    """The median of the ratios pair by pair: what drifts on a shared machine drifts for both of a pair."""
    ratios: list[float] = [our[what] / their[what] for our, their in zip(ours, theirs, strict=True)]
    return statistics.median(ratios)


def lines(results: Sequence[Result]) -> Iterator[str]:
    """The whole table as Markdown."""
    yield "| what | process | wall ms (min / median / max) | CPU ms | peak MiB | ratio wall | ratio CPU | aim |"
    yield "|---|---|---|---|---|---|---|---|"
    for result in results:
        ours = result["samples"][result["ours"]]
        for name, samples in result["samples"].items():
            mine = name == result["ours"]
            yield _line(
                result["title"] if mine else "", name, samples, None if mine else ours, result["aims"].get(name)
            )


def _line(
    title: str,
    name: str,
    samples: Sequence[Mapping[str, float]],
    ours: Sequence[Mapping[str, float]] | None,
    aim: float | None,
) -> str:
    wall, cpu = spread(samples, "wall"), spread(samples, "cpu")
    ratios = [f"{ratio(ours, samples, what):.2f}" for what in ("wall", "cpu")] if ours else ["", ""]
    cells = [
        title,
        f"`{name}`",
        f"{wall[0]:.0f} / {wall[1]:.0f} / {wall[2]:.0f}",
        f"{cpu[1]:.0f}",
        f"{spread(samples, 'rss_mib')[2]:.0f}",
        *ratios,
        f"≤ {aim}" if aim else "",
    ]
    return f"| {' | '.join(cells)} |"


def short_lines(results: Sequence[Result]) -> Iterator[str]:
    """The ratios alone, for the README."""
    yield "| what | beside | wall | CPU | aim (wall) |"
    yield "|---|---|---|---|---|"
    for result in results:
        ours = result["samples"][result["ours"]]
        for name, aim in result["aims"].items():
            theirs = result["samples"][name]
            ratios = (f"{ratio(ours, theirs, what):.2f}" for what in ("wall", "cpu"))
            yield f"| {result['title']} | `{name}` | {' | '.join(ratios)} | {f'≤ {aim}' if aim else '–'} |"


def peak(results: Sequence[Result]) -> float:
    """The most memory that one of our processes held, in MiB."""
    return max(spread(result["samples"][result["ours"]], "rss_mib")[2] for result in results)


def between_marks(page: str, name: str, text: str) -> str:
    """The page with what stands between its marks replaced."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    if page.count(start) != 1 or page.count(end) != 1:
        raise ValueError(f"the page needs {start} and {end} once each")
    return re.sub(f"{start}.*{end}", lambda _: f"{start}\n{text}\n{end}", page, flags=re.DOTALL)
