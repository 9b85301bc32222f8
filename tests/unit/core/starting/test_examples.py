"""The workflows that are written are the examples of this repository, with the names put in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.unit.core.starting.looks import PIN
from waybill.core.starting.choose import WORKFLOWS
from waybill.core.starting.workflow_text import Names, workflow_text

EXAMPLES = Path(__file__).resolve().parents[4] / "workflows-examples"
NAMES = Names(
    pin=PIN, image="ghcr.io/shop/web", environment="live", host="shop.example.com", compose="compose.yml", tags=()
)

OTHERS = {"waybill.yml", "compose.yml"}


@pytest.mark.parametrize("name", sorted(WORKFLOWS))
def test_a_workflow_keeps_nothing_of_the_example_but_its_text(name: str) -> None:
    example = (EXAMPLES / WORKFLOWS[name]).read_text(encoding="utf-8")
    text = workflow_text(example, NAMES)
    pins = re.findall(r"uses: (\S+)@(\S+) # (\S+)", text)

    assert "acme/app" not in text
    assert "production" not in text
    assert "web1.example.com" not in text
    assert "0" * 40 not in text
    assert set(re.findall(r"(?<![-./\w])[a-z-]+\.yml", text)) <= {f"{written}.yml" for written in WORKFLOWS} | OTHERS
    assert (
        f"acme/waybill/actions/{'verify' if 'verify' in name else 'deploy'}",
        "a" * 40,
        "v0.1.0",
    ) in pins or name == "rollback"
    assert text.count("\n") == example.count("\n")
    assert set(yaml.safe_load(text)["jobs"]) - {"live"} <= {"preflight", "image", "deploy", "rollback", "verify"}


def test_with_the_names_of_the_example_only_the_pin_changes() -> None:
    example = (EXAMPLES / "release-on-tag.yml").read_text(encoding="utf-8")
    names = Names(
        pin=PIN,
        image="ghcr.io/acme/app",
        environment="production",
        host="",
        compose="docker-compose.server.yml",
        tags=("v1.0.0",),
    )

    assert workflow_text(example, names) == example.replace("0" * 40, "a" * 40)


def test_other_shapes_of_tags_stand_in_the_workflow() -> None:
    example = (EXAMPLES / "release-on-tag.yml").read_text(encoding="utf-8")
    names = Names(pin=PIN, image="i", environment="live", host="", compose="", tags=("1.2.3",))

    tags = yaml.safe_load(workflow_text(example, names))[True]["push"]["tags"]
    assert tags == ["20[0-9][0-9]*", "v[0-9]*", "[0-9]*.[0-9]*"]
