"""What a fetched image has at a path: seen by a container that never starts, and nothing of it stays."""

from __future__ import annotations

import pytest

from tests.integration.fetch.kit import IMAGE, Scene
from waybill.core.deploy.volumes import holds_files

pytestmark = pytest.mark.lab


def test_an_image_is_looked_into_and_left_alone(scene: Scene) -> None:
    """Files, an empty place that a volume makes, and no place at all; also behind one that was left by a killed run."""
    files = {"settings/app.conf": "of 1\n"}
    pushed = scene.world.state.push_app(f"{IMAGE}:1", "1", texts=files, volumes=("/settings", "/data"))
    fetched = scene.fetch(scene.ask(pushed))
    left = f"waybill-look-{fetched.image.rpartition(':')[2][:12]}"
    scene.host.shell('docker create --name "$1" "$2" >/dev/null', left, fetched.image)
    changes = scene.engine.changes()

    seen = {path: holds_files(changes.beginning_of(fetched.image, path)) for path in ("/settings", "/data", "/nowhere")}

    assert seen == {"/settings": True, "/data": False, "/nowhere": False}
    assert scene.host.engine_get("/containers/json?all=1") == []
    assert (scene.host.engine_get("/volumes").get("Volumes") or []) == []
