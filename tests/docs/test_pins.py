"""What is used stands at one commit everywhere: the one of docs/pins.txt."""

from __future__ import annotations

import re

import pytest

from tests.docs.repository import text, tracked
from tests.docs.test_generated import GENERATE, GENERATED
from waybill import VERSION

USED = re.compile(r"\buses: *([\w.-]+/[\w.-]+)[\w./-]*@")
ZEROS = "0" * 40
PINS = GENERATE.pins(text("docs/pins.txt"))


def used() -> dict[str, set[str]]:
    """Every repository that is used, with the files that use it."""
    found: dict[str, set[str]] = {}
    for name in tracked():
        if name.endswith((".md", ".yml")) and not name.startswith(("vendor/", "tests/")) and name != "docs/findings.md":
            for repository in USED.findall(text(name)):
                found.setdefault(repository, set()).add(name)
    return found


def test_every_repository_that_is_used_has_its_pin_and_every_pin_is_used() -> None:
    assert set(used()) == set(PINS), "docs/pins.txt names what is used, and at which commit"


@pytest.mark.parametrize("name", sorted(set().union(*used().values())))
def test_whoever_uses_something_is_written_by_generate(name: str) -> None:
    assert name in GENERATED, "bin/generate does not know this place"


@pytest.mark.parametrize("pin", PINS.values())
def test_a_pin_is_a_commit_with_its_version(pin: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{40} # v\d+\.\d+\.\d+", pin)


def test_only_what_has_no_release_is_pinned_to_zeros() -> None:
    assert {name for name, pin in PINS.items() if pin.startswith(ZEROS)} <= {"acme/waybill"}


def test_our_own_pin_is_the_version_that_is_next_or_the_last_that_was_released() -> None:
    commit, _, version = PINS["acme/waybill"].partition(" # v")
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", text("CHANGELOG.md"), re.MULTILINE)

    assert (commit == ZEROS) == (released == [])
    assert version == (released[0] if released else VERSION)


def test_another_commit_is_put_in_the_place_of_the_old_one() -> None:
    known = {"acme/waybill": f"{'a' * 40} # v2.0.0"}
    step = f"- uses: acme/waybill/actions/deploy@{ZEROS} # v0.1.0\n- uses: acme/other@{'b' * 40} # v1.0.0\n"

    assert GENERATE.pinned(step, known) == (
        f"- uses: acme/waybill/actions/deploy@{'a' * 40} # v2.0.0\n- uses: acme/other@{'b' * 40} # v1.0.0\n"
    )
