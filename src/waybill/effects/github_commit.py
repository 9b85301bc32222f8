"""Why a tag may be absent: the commit that should have made it, its workflow files, and what ran for it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from waybill.core.evidence import Answer, CommitFacts, Workflow, WorkflowRun
from waybill.core.protocol import printable
from waybill.core.workflow import read_workflow
from waybill.effects.github_api import Api, Got

NOT_FOUND = 404
NO_SUCH_COMMIT = (NOT_FOUND, 422)
FOLDER = ".github/workflows"
MOST_FILES = 3000  # GitHub itself tells no more of one commit
FILES_PAGE = 300
MOST_WORKFLOWS = 30
MOST_RUNS = 100
MOST_FAILED_RUNS = 5
FAILED = ("failure", "timed_out", "cancelled", "startup_failure")


class CommitStory:
    """One look at a repository. The first question that GitHub refused stands in ``answer``, so nothing looks whole."""

    def __init__(self, api: Api, repository: str, image: str) -> None:
        self._api = api
        self._repository = repository
        self._image = image
        self._base = "/repos/" + quote(repository, safe="/")
        self._refused: Answer | None = None

    def tell(self, ref_names: Sequence[str]) -> CommitFacts:
        """Find the commit by the first name that leads to one, then look at its workflows and runs."""
        wanted, kind, got = self._find(ref_names)
        facts = CommitFacts(answer=got.answer, repository=self._repository, wanted=wanted)
        sha = got.text("sha")
        if not got.answer.ok or not sha:
            return facts
        facts = replace(facts, commit=sha, ref_kind=kind, changed_files=tuple(self._changed_files(got)))
        facts = replace(facts, workflows=tuple(self._workflows(sha)), runs=tuple(self._runs(sha)))
        return replace(facts, answer=self._refused or got.answer)

    def _find(self, ref_names: Sequence[str]) -> tuple[str, str, Got]:
        tried: tuple[str, str, Got] | None = None
        for name in ref_names:
            for kind, ref in candidates(name):
                got = self._api.get(f"{self._base}/commits/{quote(ref, safe='')}").expect(dict)
                if got.answer.ok:
                    return ref.partition("/")[2] or ref, kind, got
                if got.answer.status not in NO_SUCH_COMMIT:
                    return name, "", got
                tried = tried or (name, "", got)
                if got.answer.status == NOT_FOUND:
                    return tried  # the repository itself cannot be seen
        if tried is None:
            raise ValueError("no ref to look for")
        return tried

    def _changed_files(self, first: Got) -> Iterator[str]:
        path = f"{self._base}/commits/{first.text('sha')}"
        for page in self._api.continued(first, path, most=MOST_FILES // FILES_PAGE):
            self._note(page.answer)
            for item in page.items("files"):
                if isinstance(item.get("filename"), str):
                    yield printable(item["filename"])

    def _workflows(self, sha: str) -> Iterator[Workflow]:
        listing = self._api.get(f"{self._base}/contents/{FOLDER}", ref=sha)
        if listing.answer.status == NOT_FOUND:
            return  # no workflow at this commit
        self._note(listing.expect(list).answer)
        paths = [item["path"] for item in listing.items() if _is_workflow(item)]
        for path in sorted(paths)[:MOST_WORKFLOWS]:
            yield self._workflow(path, sha)

    def _workflow(self, path: str, sha: str) -> Workflow:
        got = self._api.get(f"{self._base}/contents/{quote(path)}", ref=sha).expect(dict)
        self._note(got.answer)
        if not got.answer.ok:
            return Workflow(path=path, problem="it could not be read")
        text = _decoded(got.text("content", limit=None))
        return Workflow(path=path, problem="not text") if text is None else read_workflow(path, text, self._image)

    def _runs(self, sha: str) -> Iterator[WorkflowRun]:
        got = self._api.get(f"{self._base}/actions/runs", head_sha=sha, per_page=str(MOST_RUNS)).expect(dict)
        self._note(got.answer)
        asked = 0
        for item in got.items("workflow_runs")[:MOST_RUNS]:
            run = _run(item)
            if run.conclusion in FAILED and asked < MOST_FAILED_RUNS:
                asked += 1
                run = self._with_failed_step(run, item.get("id"))
            yield run

    def _with_failed_step(self, run: WorkflowRun, ident: Any) -> WorkflowRun:
        if not isinstance(ident, int):
            return run
        got = self._api.get(f"{self._base}/actions/runs/{ident}/jobs", per_page="100").expect(dict)
        job = _first_failed(got.items("jobs"))
        if job is None:
            return run
        steps = [step for step in job.get("steps") or () if isinstance(step, dict)]
        return replace(run, failed_job=_text(job, "name"), failed_step=_text(_first_failed(steps) or {}, "name"))

    def _note(self, answer: Answer) -> None:
        if not answer.ok and self._refused is None:
            self._refused = answer


def candidates(name: str) -> Iterator[tuple[str, str]]:
    """Git refs that an image tag may stand for, the likeliest first: ``1.2`` may be the tag ``v1.2``, or a branch."""
    ref = name.removeprefix("refs/tags/").removeprefix("refs/heads/")
    bare = re.sub(r"^v(?=\d)", "", ref)
    for tag in dict.fromkeys((ref, f"v{bare}" if bare[:1].isdigit() else ref, bare)):
        yield "tag", f"tags/{tag}"
    sha = ref.removeprefix("sha-")
    if re.fullmatch(r"[0-9a-f]{7,40}", sha):
        yield "commit", sha
    yield "branch", f"heads/{ref}"


def _is_workflow(item: Mapping[str, Any]) -> bool:
    path = item.get("path")
    return item.get("type") == "file" and isinstance(path, str) and path.endswith((".yml", ".yaml"))


def _decoded(content: str) -> str | None:
    try:
        return base64.b64decode(content).decode()
    except (binascii.Error, ValueError):
        return None


def _run(item: Mapping[str, Any]) -> WorkflowRun:
    url = _text(item, "html_url")
    return WorkflowRun(
        name=_text(item, "name") or _text(item, "display_title"),
        path=_text(item, "path").partition("@")[0],  # a reusable workflow's path ends in @ref
        event=_text(item, "event"),
        status=_text(item, "status"),
        conclusion=_text(item, "conclusion"),
        url=url if url.startswith(("https://", "http://")) else "",
    )


def _first_failed(items: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    for wanted in FAILED:
        for item in items:
            if item.get("conclusion") == wanted:
                return item
    return None


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return printable(value) if isinstance(value, str) else ""
