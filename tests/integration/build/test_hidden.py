"""What a registry can hide: a layer that is gone behind answers that tell nothing, a tag that shows its old image."""

from __future__ import annotations

import pytest

from lab.building import PLAIN
from tests.integration.build.kit import NAME, Job, Yard

TAGGED = Job(ref="refs/tags/v1.4.2")


@pytest.mark.parametrize("status", [503, 429])
def test_a_lost_layer_behind_an_answer_that_tells_nothing_is_never_proved(classic_yard: Yard, status: int) -> None:
    yard = classic_yard
    yard.checkout(PLAIN, tag="v1.4.2")
    first = yard.run(f"--image={NAME}", job=TAGGED)
    yard.disk.lose_layer(first.digest)
    yard.world.fault("status", status=status, method="HEAD", host="ghcr.io", path="/blobs/")
    again = yard.run(f"--image={NAME}", "--probe-timeout=10s", job=TAGGED)

    assert first.outcome == "delivered", first.everything
    assert (again.exit, again.outcome, again.digest) == (40, "unknown", ""), again.everything
    assert "layers" in again.one("push.not-read-back")["cause"]


def test_a_registry_that_answers_no_question_for_a_layer_is_proved_by_its_configuration(classic_yard: Yard) -> None:
    yard = classic_yard
    yard.checkout(PLAIN, tag="v1.4.2")
    first = yard.run(f"--image={NAME}", job=TAGGED)
    yard.world.fault("status", status=405, method="HEAD", host="ghcr.io", path="/blobs/")
    again = yard.run(f"--image={NAME}", job=TAGGED)

    assert (again.exit, again.outcome, again.digest) == (0, "unchanged", first.digest), again.everything
