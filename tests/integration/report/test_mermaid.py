"""Mermaid's own parser takes every picture that we draw, and sees in it what we meant, whatever the names are."""

from __future__ import annotations

import html
from collections.abc import Iterator
from itertools import cycle

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.harness.node_tools import mermaid_readings
from tests.unit.report.test_tell import HOSTILE
from waybill.core.picture import Kind, Link, Picture, Station, Step, folded
from waybill.report.drawing import mermaid

WICKED = [
    *HOSTILE,
    '"] --> x["',
    "end",
    "a%%b",
    "%%{init: {}}%%",
    "```\n# x",
    "1. one",
    "- one",
    "`**b**`",
    "fa:fa-car",
    "click n0 href",
    "#quot;",
    "&quot;",
    "subgraph",
    "$$x$$",
    "|x|",
    "a;b",
    "\\",
]
TEXTS = st.one_of(st.text(max_size=30), st.sampled_from(WICKED), st.from_regex(r"[a-z0-9./:@_-]{1,40}", fullmatch=True))
STATIONS = st.builds(Station, kind=st.sampled_from(Kind), name=TEXTS, detail=TEXTS)


def steps(after: st.SearchStrategy[tuple[Step, ...]]) -> st.SearchStrategy[tuple[Step, ...]]:
    one = st.builds(Step, link=st.sampled_from(Link), word=TEXTS, station=STATIONS, after=after)
    return st.lists(one, max_size=4).map(tuple)


PICTURES = st.builds(
    Picture, start=STATIONS, after=st.recursive(st.just(()), steps, max_leaves=12).filter(lambda found: len(found) > 0)
)
STROKES = {
    Link.SEEN: ("thick", "arrow_point"),
    Link.CLAIMED: ("dotted", "arrow_point"),
    Link.BROKEN: ("normal", "arrow_cross"),
    Link.UNSEEN: ("normal", "arrow_open"),
}


def drawn() -> list[Picture]:
    """Random ones, one with every wicked text in every place, and a large one: one process reads them all."""
    found: list[Picture] = []

    @settings(
        max_examples=60,
        phases=[Phase.generate],
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(PICTURES)
    def collect(picture: Picture) -> None:
        found.append(picture)

    collect()
    many = tuple(
        Step(link=link, word="x", station=Station(kind=Kind.HOST, name=f"web{n}.example.com"))
        for n in range(50)
        for link in Link
    )
    wicked = tuple(
        Step(link=Link.SEEN, word=text, station=Station(kind=kind, name=text, detail=text))
        for text, kind in zip(WICKED, cycle(Kind))
    )
    start = Station(kind=Kind.COMMIT, name="c0ffee")
    some = [Picture(start=start, after=wicked[at : at + 3]) for at in range(0, len(wicked), 3)]
    nameless = tuple(Step(link=Link.SEEN, word="", station=Station(kind=kind, name="")) for kind in Kind)
    return [*found, *some, Picture(start=start, after=many), Picture(start=start, after=nameless)]


def every(after: tuple[Step, ...]) -> Iterator[Step]:
    for step in after:
        yield step
        yield from every(step.after)


def test_mermaid_reads_every_picture_as_it_was_meant() -> None:
    pictures = drawn()
    readings = mermaid_readings([mermaid(picture) for picture in pictures])

    assert len(pictures) > 50
    for picture, answers in zip(pictures, readings, strict=True):
        shown = list(every(folded(picture).after))
        for release, read in answers.items():
            assert "refused" not in read, (release, read, mermaid(picture))
            assert sorted(node["id"] for node in read["nodes"]) == sorted(f"n{n}" for n in range(len(shown) + 1))
            assert [(e["stroke"], e["end"]) for e in read["edges"]] == [STROKES[step.link] for step in shown]
            assert [node["link"] for node in read["nodes"] if node["link"]] == []
            labels = [node["text"] for node in read["nodes"]] + [edge["text"] for edge in read["edges"]]
            assert [label for label in labels if set(label.replace("<br/>", "")) & set('<>"`|[]{}*_\\')] == []


def test_a_name_is_shown_as_it_is() -> None:
    name = 'app "1" <b>&#x_`*'
    picture = Picture(start=Station(kind=Kind.COMMIT, name=name), after=())

    (read,) = mermaid_readings([mermaid(picture)])

    for release in ("mermaid-11", "mermaid-12"):
        assert html.unescape(read[release]["nodes"][0]["text"]).replace("\xa0", " ") == f"commit {name}"
