"""What the engines of two real hosts answered: Docker 20.10 (classic) and 26.1 (containerd), shortened."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from waybill.core.chain import Chain, build_chain
from waybill.core.host.container import ContainerFacts
from waybill.core.host.read_container import read_container

HERE = Path(__file__).parent / "recorded"
STORES = ("classic", "containerd")


@cache
def recorded(store: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((HERE / f"{store}.json").read_text(encoding="utf-8"))
    return loaded


def answer(store: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = recorded(store)["containers"][name]
    return found


def facts(store: str, name: str) -> ContainerFacts:
    found = answer(store, name)
    return read_container(found["container"], found["image"])


def chain(store: str, platform: str = "linux/amd64") -> Chain:
    bodies = {digest: body.encode() for digest, body in recorded(store)["bodies"].items()}
    return build_chain(recorded(store)["wanted"], bodies, platform)
