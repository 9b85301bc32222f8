"""Every workflow that a person may copy from here is one that GitHub's own parser and actionlint take."""

from __future__ import annotations

from tests.docs.repository import ROOT, fences, load, pages, text
from tests.harness.node_tools import workflow_problems
from tests.harness.stages import workflow_files


def test_other_peoples_parsers_have_nothing_against_any_workflow() -> None:
    """Files, examples, and blocks of pages."""
    files = {str(path): text(str(path)) for path in workflow_files(ROOT) if path.name != "action.yml"}
    blocks = {
        f"{page} block {number}": block
        for page in pages()
        for number, block in enumerate(fences(page, "yaml"), start=1)
        if isinstance(load(block), dict) and "jobs" in load(block)
    }
    whole = {place: content for place, content in {**files, **blocks}.items() if "on" in load(content)}

    assert {"workflows-examples/release-on-tag.yml", ".github/workflows/ci.yml"} <= set(whole)
    assert workflow_problems(whole) == []
