"""In which order the hosts of a fleet are taken."""

from __future__ import annotations

import pytest

from waybill.core.deploy.batches import batches


@pytest.mark.parametrize(
    ("steps", "count", "sizes"),
    [
        ((), 3, [3]),
        (("100%",), 1, [1]),
        (("1", "100%"), 5, [1, 4]),
        (("1", "25%", "100%"), 8, [1, 1, 6]),
        (("1", "25%", "100%"), 50, [1, 12, 37]),
        (("2",), 5, [2, 2, 1]),
        (("25%",), 4, [1, 1, 1, 1]),
        (("1", "1%", "100%"), 3, [1, 1, 1]),
        (("10",), 3, [3]),
        (("50%", "50%", "50%"), 4, [2, 2]),
    ],
)
def test_every_host_is_in_one_batch_in_its_order(steps: tuple[str, ...], count: int, sizes: list[int]) -> None:
    """Numbers count hosts, percentages say how many have it afterwards, and the last step goes on."""
    found = batches(steps, count)

    assert [len(batch) for batch in found] == sizes
    assert [number for batch in found for number in batch] == list(range(count))
