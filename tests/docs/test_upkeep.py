"""What keeps the repository current says what there is: Dependabot's places, forms for issues."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.docs.repository import ROOT, load, text, tracked

DEPENDABOT = load(text(".github/dependabot.yml"))
FORMS = [name for name in tracked() if name.startswith(".github/ISSUE_TEMPLATE/") and not name.endswith("config.yml")]
MARKERS = {"github-actions": ".github/workflows", "pip": "dev.in", "npm": "package-lock.json", "docker": "Dockerfile"}


@pytest.mark.parametrize("update", DEPENDABOT["updates"], ids=lambda update: str(update["package-ecosystem"]))
def test_dependabot_looks_where_something_is_and_waits_a_week(update: Any) -> None:
    folder = ROOT / update["directory"].strip("/")

    built = update["package-ecosystem"] != "docker" or (ROOT / "action.yml").exists()  # the root action has the image
    assert (folder / MARKERS[update["package-ecosystem"]]).exists() or not built
    assert int(update["cooldown"]["default-days"]) >= 7


def test_the_base_of_the_root_image_is_named_where_dependabot_looks() -> None:
    """It reads an image in a FROM, and none in the default of an ARG."""
    (stage,) = re.findall(r"^FROM \S+:\S+@sha256:[0-9a-f]{64} AS (\w+)$", text("Dockerfile"), re.MULTILINE)

    assert f"\nARG BASE={stage}\n" in text("Dockerfile")


def test_dependabot_raises_nothing_that_is_shipped() -> None:
    assert [update for update in DEPENDABOT["updates"] if "vendor" in update["directory"]] == []


@pytest.mark.parametrize("form", FORMS)
def test_a_form_has_a_label_for_every_question_and_names_none_twice(form: str) -> None:
    content = load(text(form))
    asked = [part for part in content["body"] if part["type"] != "markdown"]

    assert set(content) <= {"name", "description", "title", "labels", "body"}
    assert {"name", "description", "body"} <= set(content)
    assert all(part["attributes"]["label"] for part in asked)
    assert len({part["id"] for part in asked}) == len(asked)


@pytest.mark.parametrize("form", [name for name in FORMS if "wish" not in name])
def test_who_reports_a_verdict_is_asked_for_the_waybill_without_secrets(form: str) -> None:
    demanded = [
        part.get("id") for part in load(text(form))["body"] if part.get("validations", {}).get("required") == "true"
    ]

    assert {"waybill", "version"} <= set(demanded)
    assert "bin/waybill show PATH" in text(form)


def test_whoever_has_found_a_hole_is_led_to_a_private_report() -> None:
    (private,) = [
        link for link in load(text(".github/ISSUE_TEMPLATE/config.yml"))["contact_links"] if "security" in link["url"]
    ]

    assert private["url"].endswith("/security/advisories/new")
    assert private["url"] in text("SECURITY.md")
    assert not re.search(r"[\w.]+@[\w.]+\.\w+", re.sub(r"\S+@web\d\.example\.com", "", text("SECURITY.md")))
