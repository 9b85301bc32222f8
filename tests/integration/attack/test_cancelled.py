"""A run that is ended from outside says so, and takes back what it has begun."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from pathlib import Path

import pytest

from lab.world import CHECKOUT
from tests.integration.attack.conftest import Look
from tests.integration.attack.scripted import Registry, Reply

UPLOADS = "/v2/acme/app/blobs/uploads/"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_an_upload_under_way_is_cancelled_before_the_end(registry: Registry, tmp_path: Path, number: int) -> None:
    registry.hold()
    begun, go_on = threading.Event(), threading.Event()

    def spoil(method: str, path: str, _authorization: str) -> Reply | None:
        if method == "POST" and path == UPLOADS:
            begun.set()
            go_on.wait(2)
            return Reply(status=202, headers={"Location": f"{UPLOADS}one"})
        return None

    registry.spoil = spoil
    command = [str(CHECKOUT / "bin" / "waybill"), "preflight", "--push", registry.image, f"{registry.host}/acme/none:1"]
    with subprocess.Popen(
        command,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert begun.wait(30)
        process.send_signal(number)
        go_on.set()
        _, said = process.communicate(timeout=30)

    assert process.returncode == 40
    assert b"cancelled" in said
    assert b"Traceback" not in said
    assert [path for method, path in registry.asked if method == "DELETE"].count(f"{UPLOADS}one") == 1


def test_an_image_after_a_bare_switch_is_an_image(registry: Registry, look: Look) -> None:
    registry.hold()
    registry.spoil = lambda method, _path, _: (
        Reply(status=202, headers={"Location": f"{UPLOADS}one"}) if method == "POST" else None
    )

    ended = look("--push", registry.image)

    assert ended.exit == 0, ended.everything
    assert ("POST", UPLOADS) in registry.asked
