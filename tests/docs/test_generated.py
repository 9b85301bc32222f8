"""Every file that repeats what the code says is what `bin/generate` would write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.repository import ROOT, script

GENERATE = script("generate")
GENERATED: dict[str, str] = GENERATE.generated()


@pytest.mark.parametrize("path", sorted(GENERATED))
def test_a_generated_file_is_current(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == GENERATED[path], "run: bin/generate"


def test_a_page_without_its_marks_is_refused() -> None:
    with pytest.raises(
        SystemExit, match=r"deploy.md: expected the marks <!-- inputs --> and <!-- /inputs --> once each"
    ):
        GENERATE.action_page("deploy", "deploy.md", "# Deploy\n")


def test_the_page_of_a_new_action_is_begun(tmp_path: Path) -> None:
    (page,) = {GENERATE.action_page("deploy", *GENERATE.page_now(tmp_path, "deploy"))}

    assert page.startswith("# `deploy`\n\nPuts exactly one image on every host")
    assert "| `health-url` |" in page
    assert "| `previous-digest` |" in page


def test_the_smallest_workflow_is_the_example_without_its_comments(tmp_path: Path) -> None:
    example = tmp_path / "release-on-tag.yml"
    page = "before\n<!-- workflow -->\nold\n<!-- /workflow -->\nafter\n"
    assert GENERATE.readme(page, example) == page

    example.write_text("# Why.\nname: release\n\non: push # said beside\n  # and below\njobs: {}\n")
    expected = "```yaml\nname: release\non: push # said beside\njobs: {}\n```\n"
    assert GENERATE.readme(page, example) == page.replace("old\n", expected)
