"""A release is what its tag says: version, changelog and the image that the root action names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.repository import ROOT, load, script, text
from tests.docs.test_generated import GENERATE
from waybill import VERSION
from waybill.config.actions import root_action_text

RELEASE = script("release")
DIGEST = "sha256:" + "a1" * 32
CHANGELOG = """# Changelog

## [Unreleased]

## [1.4.0] - 2026-11-27

### Added
- One thing.

## [1.3.0] - 2026-10-01

### Fixed
- Another.
"""
ACTION = "runs:\n  using: docker\n  image: Dockerfile\n  args:\n    - preflight\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A repository of version 1.4.0."""
    (tmp_path / "src" / "waybill").mkdir(parents=True)
    (tmp_path / "src" / "waybill" / "__init__.py").write_text('"""Ships."""\n\nVERSION = "1.4.0"\n')
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    return tmp_path


def test_a_tree_whose_version_and_changelog_agree_is_that_version(tree: Path) -> None:
    assert RELEASE.disagreements("1.4.0", tree) == []


@pytest.mark.parametrize(
    ("version", "old", "new", "said"),
    [
        ("v1.4.0", "", "", "is no version"),
        ("1.4", "", "", "is no version"),
        ("1.4.1", "", "", "set it to 1.4.1"),
        ("1.4.0", "## [1.4.0] - 2026-11-27", "## [1.4.0]", "needs its date"),
        ("1.4.0", "## [1.4.0] - 2026-11-27", "## 1.4.0", "has no heading `## [1.4.0] - YEAR-MONTH-DAY`"),
        ("1.4.0", "### Added\n- One thing.\n", "", "says nothing of 1.4.0"),
        ("1.4.0", "## [1.4.0]", "## [1.5.0] - 2026-12-01\n\n- Later.\n\n## [1.4.0]", "names 1.5.0 above 1.4.0"),
    ],
)
def test_what_does_not_agree_is_named(tree: Path, version: str, old: str, new: str, said: str) -> None:
    changelog = tree / "CHANGELOG.md"
    changelog.write_text(changelog.read_text().replace(old, new) if old else changelog.read_text())

    found = RELEASE.disagreements(version, tree)

    assert said in "\n".join(found)


def test_the_notes_are_those_of_the_version_alone() -> None:
    assert RELEASE.notes("1.4.0", CHANGELOG) == "### Added\n- One thing."
    assert RELEASE.notes("1.3.0", CHANGELOG) == "### Fixed\n- Another."
    assert RELEASE.notes("1.2.0", CHANGELOG) == ""


def test_the_root_action_of_a_release_names_the_digest_and_that_of_main_the_dockerfile() -> None:
    released = RELEASE.pointed(ACTION, DIGEST)

    assert released == ACTION.replace("Dockerfile", f"docker://ghcr.io/acme/waybill@{DIGEST}")
    assert RELEASE.untagged(released) == []
    assert "never by hand" in RELEASE.untagged(ACTION)[0]
    assert "never by hand" in RELEASE.untagged(released.replace(DIGEST, "latest"))[0]


def test_the_root_action_is_pointed_and_stays_so_when_it_is_generated_anew(tmp_path: Path) -> None:
    released = RELEASE.pointed(root_action_text(), DIGEST)
    (tmp_path / "action.yml").write_text(released)

    assert load(released)["runs"]["image"] == f"docker://{RELEASE.IMAGE}@{DIGEST}"
    assert RELEASE.untagged(released) == []
    assert root_action_text(GENERATE.root_image(tmp_path)) == released


@pytest.mark.parametrize(
    ("action", "digest", "said"),
    [
        (ACTION, "1.4.0", "is no digest"),
        (ACTION, DIGEST[:-1], "is no digest"),
        ("runs:\n  using: composite\n", DIGEST, "0 times: expected once"),
        (ACTION + ACTION, DIGEST, "2 times: expected once"),
    ],
)
def test_an_action_that_cannot_be_pointed_is_left_alone(action: str, digest: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        RELEASE.pointed(action, digest)


def test_the_changelog_has_a_place_for_what_comes_and_a_heading_for_each_release() -> None:
    heads = [line for line in text("CHANGELOG.md").splitlines() if line.startswith("## ")]

    assert heads[0] == "## [Unreleased]"
    assert RELEASE.disagreements(VERSION)[:1] in (
        [],
        [f"CHANGELOG.md has no heading `## [{VERSION}] - YEAR-MONTH-DAY`: write it below Unreleased"],
    )


def test_the_version_is_said_in_one_place() -> None:
    assert 'dynamic = ["version"]' in text("pyproject.toml")
    assert not (ROOT / "VERSION").exists()


def test_an_unknown_word_is_answered_with_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert RELEASE.main(["publish"]) == 1
    assert "bin/release check VERSION" in capsys.readouterr().err
