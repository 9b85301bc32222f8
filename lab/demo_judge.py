"""What really runs on a server of the demo, by code that shares nothing with the product.

The engine is asked at its own socket, and what a tag leads to is read from the files of the registry.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lab.hosts.host import LabHost

NOWHERE = "an image that no registry has"
ASK = 'curl -s --max-time 2 "$1" || true'


class Registry:
    """What stands behind ghcr.io, as its own files say."""

    def __init__(self, root: Path, repository: str) -> None:
        self._root = root / "docker" / "registry" / "v2"
        self._tags = self._root / "repositories" / repository / "_manifests" / "tags"

    def tags(self) -> dict[str, str]:
        """Each tag and the digest that it leads to."""
        folders = self._tags.iterdir() if self._tags.is_dir() else ()
        return {path.name: (path / "current" / "link").read_text().strip() for path in folders}

    def members(self, digest: str) -> set[str]:
        """The digest with all that an engine may call the same image by."""
        algorithm, _, value = digest.partition(":")
        manifest = json.loads((self._root / "blobs" / algorithm / value[:2] / value / "data").read_bytes())
        parts = [self.members(entry["digest"]) for entry in manifest.get("manifests", ())]
        config = {manifest["config"]["digest"]} if "config" in manifest else set()
        return {digest, *config, *set().union(*parts)}


class Judge:
    """Says which tag runs on a server."""

    def __init__(self, host: LabHost, registry: Registry, port: int) -> None:
        self._host = host
        self._registry = registry
        self._url = f"http://127.0.0.1:{port}/version"

    def runs(self) -> tuple[str, str]:
        """What runs: the tag in the registry (nothing where it is none), and a line that says it with its evidence."""
        found = [_names(self._host.engine_get(f"/containers/{one['Id']}/json")) for one in self._running()]
        if len(found) != 1:
            return "", f"{len(found)} containers run on {self._host.name}"
        name, images = found[0]
        tag = self._tag_of(images)
        answers = self._host.shell(ASK, self._url).strip()
        return tag, f"{self._host.name} runs {tag or NOWHERE} ({name}: {min(images)[:19]}), and answers {answers!r}"

    def _running(self) -> list[dict[str, Any]]:
        return list(self._host.engine_get("/containers/json"))

    def _tag_of(self, images: set[str]) -> str:
        """The release whose tag leads to it. Tags such as `latest` lead to several, one after the other."""
        leading = [tag for tag, digest in self._registry.tags().items() if images & self._registry.members(digest)]
        return next((tag for tag in leading if tag.startswith("v")), "")


def _names(container: Mapping[str, Any]) -> tuple[str, set[str]]:
    """Its name, and its image by the word of either kind of engine."""
    described = container.get("ImageManifestDescriptor") or {}
    return str(container["Name"]).lstrip("/"), {str(container["Image"]), *filter(None, [described.get("digest")])}
