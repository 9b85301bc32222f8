"""How far a pull is, by recorded events of dockerd 20.10 and 26.1 and lines of the docker client."""

from __future__ import annotations

from typing import Any

import pytest

from waybill.core.fetch_progress import Progress
from waybill.core.manifest import Descriptor

BASE, TOP = "a" * 64, "b" * 64
LAYERS = [
    Descriptor(media_type="", digest=f"sha256:{BASE}", size=1_000_000),
    Descriptor(media_type="", digest=f"sha256:{TOP}", size=3_000_000),
]


def event(digest: str, status: str, current: int | None = None) -> dict[str, Any]:
    detail = {} if current is None else {"current": current, "total": 3_000_000}
    return {"status": status, "progressDetail": detail, "id": digest[:12]}


def seen(*events: dict[str, Any]) -> Progress:
    progress = Progress(LAYERS, 0.0)
    for number, one in enumerate(events, 1):
        progress.take(one, float(number))
    return progress


def test_only_what_crossed_counts() -> None:
    """A layer that exists already is no byte and no layer."""
    progress = seen(
        {"status": "Pulling from acme/app", "id": "sha256:0"},
        event(BASE, "Already exists"),
        event(TOP, "Pulling fs layer"),
        event(TOP, "Downloading", 1_500_000),
    )

    assert (progress.bytes, progress.layers) == (1_500_000, 1)
    assert progress.line() == "1.5 MB of 3.0 MB, 1 of 2 layers"
    assert progress.waits_for == f"sha256:{TOP}"


def test_a_layer_that_came_counts_whole() -> None:
    """Small layers are never told byte by byte."""
    progress = seen(event(BASE, "Download complete"), event(TOP, "Pull complete"))

    assert (progress.bytes, progress.layers, progress.waits_for) == (4_000_000, 2, "")


def test_the_same_again_is_no_movement() -> None:
    """What is repeated without another byte does not hide a stall."""
    progress = seen(event(TOP, "Downloading", 5), event(TOP, "Downloading", 5), event(TOP, "Downloading", 5))

    assert progress.moved == 1.0


def test_unpacking_is_no_stall() -> None:
    """Engines say nothing while a disk takes its time."""
    assert not seen(event(TOP, "Downloading", 5)).unpacks
    assert seen(event(BASE, "Download complete"), event(TOP, "Extracting", 5)).unpacks
    assert seen(event(BASE, "Already exists"), event(TOP, "Download complete")).unpacks


@pytest.mark.parametrize(
    "value",
    [
        {"errorDetail": {"message": "unauthorized"}, "error": "unauthorized"},
        {"error": "unauthorized"},
    ],
)
def test_an_error_stays(value: dict[str, Any]) -> None:
    """It comes within an answer of 200, as the last event or before others."""
    assert seen(value, event(TOP, "Downloading", 5)).error == "unauthorized"


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"id": 5, "status": None},
        {"id": "bbbbbbbbbbbb", "status": "Downloading", "progressDetail": {"current": "x"}},
    ],
)
def test_what_cannot_be_read_is_passed_over(value: dict[str, Any]) -> None:
    """Foreign values break nothing."""
    assert seen(value).bytes == 0


def test_lines_of_the_client() -> None:
    """They tell steps and no bytes."""
    progress = Progress(LAYERS, 0.0)
    for line in (f"{BASE[:12]}: Already exists", f"{TOP[:12]}: Pulling fs layer", "Digest: sha256:00", "::error::x"):
        progress.take_line(line, 1.0)
    assert (progress.bytes, progress.waits_for) == (0, f"sha256:{TOP}")

    progress.take_line(f"{TOP[:12]}: Pull complete", 2.0)
    assert (progress.bytes, progress.layers, progress.moved) == (3_000_000, 1, 2.0)


def test_bytes_that_we_sent_ourselves() -> None:
    """An archive's blobs are counted as they go out."""
    progress = Progress(LAYERS, 0.0)
    progress.add(f"sha256:{TOP}", 7, 3.0)

    assert (progress.bytes, progress.moved, progress.waits_for) == (7, 3.0, f"sha256:{TOP}")
