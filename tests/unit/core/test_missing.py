"""Only the layers that are not there are fetched, and an engine shares a layer only with all below it."""

from __future__ import annotations

import json

import pytest

from waybill.core.missing import Missing, missing_layers

TYPE = "application/vnd.oci.image.layer.v1.tar+gzip"


def manifest(*sizes: int) -> bytes:
    layers = [{"mediaType": TYPE, "digest": f"sha256:{size:064x}", "size": size} for size in sizes]
    return json.dumps({"layers": layers}).encode()


@pytest.mark.parametrize(
    ("held", "missing"),
    [
        ([], Missing(bytes=60, layers=3)),
        ([["a"]], Missing(bytes=50, layers=2)),
        ([["a", "b", "x"]], Missing(bytes=30, layers=1)),
        ([["x"], ["a", "b", "c", "d"]], Missing(bytes=0, layers=0)),
        ([["b", "c"]], Missing(bytes=60, layers=3)),
        ([["a", "x", "c"]], Missing(bytes=50, layers=2)),
    ],
)
def test_what_is_held_from_the_bottom_up_is_not_fetched(held: list[list[str]], missing: Missing) -> None:
    assert missing_layers(manifest(10, 20, 30), ["a", "b", "c"], held) == missing


def test_without_the_configuration_everything_is_fetched() -> None:
    assert missing_layers(manifest(10, 20), [], [["a", "b"]]) == Missing(bytes=30, layers=2)


def test_a_blob_that_stands_there_twice_is_fetched_once() -> None:
    assert missing_layers(manifest(10, 10), ["a", "b"], []) == Missing(bytes=10, layers=2)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"layers": 7}', b"\xff"])
def test_what_is_no_manifest_has_no_answer(content: bytes) -> None:
    assert missing_layers(content, [], []) is None
