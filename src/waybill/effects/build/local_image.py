"""Look at an image in the engine: all that there is to prove where nothing is pushed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from waybill.core.build.evidence import LocalImage
from waybill.core.chain import REVISION
from waybill.core.manifest import platform_text, text_of
from waybill.core.protocol import load_object, printable
from waybill.effects.build.builder import client_environ, find_client
from waybill.effects.process import run

_SECONDS = 30.0


def look_at_local(
    environ: Mapping[str, str], docker_host: str, identifier: str, *, store: str = ""
) -> LocalImage | None:
    """The image of this name or ID; nothing where the engine has none, or does not answer."""
    words = [find_client(environ) or "docker", "image", "inspect", "--format", "{{json .}}", identifier]
    ended = run(words, environ=client_environ(environ, docker_host), timeout=_SECONDS)
    found = (load_object(ended.stdout) if ended.code == 0 else None) or {}
    if not isinstance(found.get("Id"), str):
        return None
    config = found.get("Config")
    labels = config.get("Labels") if isinstance(config, dict) else None
    size = found.get("Size")
    return LocalImage(
        id=printable(found["Id"], 200),
        platform=_platform(found),
        revision=text_of(labels, REVISION),
        size=size if isinstance(size, int) else 0,
        store=store,
    )


def _platform(found: Mapping[str, Any]) -> str:
    return platform_text({name.lower(): found.get(name) for name in ("Os", "Architecture", "Variant")})
