"""Answers that no registry should give: a verdict comes all the same, and in time."""

from __future__ import annotations

import threading

import pytest

from tests.integration.attack.conftest import Look
from tests.integration.attack.scripted import Registry, Reply

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize("where", ["/v2/", "/v2/acme/app/manifests/1"])
def test_a_chunk_of_negative_length_is_an_unusable_answer(registry: Registry, look: Look, where: str) -> None:
    registry.hold()
    registry.spoil = lambda _method, path, _: Reply(raw=CHUNKED + b"-5\r\n{}") if path == where else None

    ended = look(registry.image, "--probe-timeout", "5s")

    assert ended.exit == 10, ended.everything
    assert "Traceback" not in ended.everything


def test_the_time_for_an_image_is_for_all_its_requests_together(registry: Registry, look: Look) -> None:
    """Each answer alone comes within the limit; all twelve together do not."""
    registry.hold(platforms=tuple(f"linux/arm/v{number}" for number in range(1, 10)))
    never = threading.Event()

    def late(_method: str, path: str, _authorization: str) -> Reply | None:
        if "/manifests/sha256" in path:
            never.wait(1)
        return None

    registry.spoil = late

    ended = look(registry.image, "--probe-timeout", "2s")

    assert ended.exit in {10, 40}, ended.everything
    assert "network.timeout" in ended.codes
    assert len([path for _, path in registry.asked if "/manifests/sha256" in path]) <= 4


def test_no_place_of_a_text_stays_open_for_a_registry_that_is_not_githubs(registry: Registry, look: Look) -> None:
    registry.hold()
    never = threading.Event()

    def silent(_method: str, path: str, _authorization: str) -> Reply | None:
        if "/manifests/" in path:
            never.wait(2)
        return None

    registry.spoil = silent

    ended = look(registry.image, "--probe-timeout", "1s")

    assert "network.timeout" in ended.codes, ended.everything
    assert "HOSTS" not in ended.everything
