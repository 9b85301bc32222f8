"""Why a tag was never made: the commit that should have made it, its workflows' filters, and what ran."""

from __future__ import annotations

from waybill.core.catalogue import fill
from waybill.core.catalogue.build import REASONS
from waybill.core.diagnosis.filters import Skip, skipped_by
from waybill.core.diagnosis.telling import listed, quoted, told
from waybill.core.diagnosis.view import View
from waybill.core.evidence import CommitFacts, Workflow, WorkflowRun
from waybill.frozen import dataclass

_RUNNING = frozenset({"queued", "in_progress", "waiting", "requested", "pending"})
_FAILED = frozenset({"failure", "timed_out", "startup_failure"})
_SUCCEEDED = frozenset({"success", "neutral"})
_NOT_FOR_US = frozenset({403, 404})
_NO_SUCH_REF = frozenset({409, 422})  # an empty repository, no such commit; 404 is a repository that we may not see


@dataclass(frozen=True, kw_only=True)
class Why:
    """The reason in the catalogue's words, and what it rests on."""

    cause: str = ""
    fix: str = ""
    seen: tuple[str, ...] = ()


def why_absent(view: View) -> Why:
    """The reason that the commit's story gives, or nothing when it is not known."""
    commit = view.evidence.commit
    if commit is None:
        return Why()
    if commit.answer.status in _NOT_FOR_US and view.evidence.job.in_actions:
        return _why(view, commit, "not-seen")
    if not commit.commit:
        known = commit.answer.status in _NO_SUCH_REF
        return _why(view, commit, "no-ref") if known else Why(seen=(told(commit.answer),))
    if not commit.answer.ok:
        # The workflows or runs could not be read: what was not seen must not count as what was not there.
        return Why(seen=(told(commit.answer),))
    builders = _builders(commit)
    paths = {workflow.path for workflow in builders}
    runs = [run for run in commit.runs if not paths or run.path in paths]
    return _by_run(view, commit, runs) if runs else _by_filters(view, commit, builders)


def _builders(commit: CommitFacts) -> list[Workflow]:
    """The workflows that build the image; when none shows that it does, all of them."""
    return [workflow for workflow in commit.workflows if workflow.builds_image] or list(commit.workflows)


def _why(view: View, commit: CommitFacts, key: str, *seen: str, **facts: str) -> Why:
    base = {
        "source_repository": commit.repository,
        "ref": commit.wanted,
        "ref_kind": commit.ref_kind or "ref",
        "commit": commit.commit[:12],
    }
    reason = REASONS[key]
    filled = {**view.words, **quoted({**base, **facts})}
    return Why(cause=fill(reason.cause, filled), fix=fill(reason.fix, filled), seen=(told(commit.answer), *seen))


# By what ran


def _by_run(view: View, commit: CommitFacts, runs: list[WorkflowRun]) -> Why:
    run = min(runs, key=_weight)
    facts = {"workflow": run.path or run.name, "url": run.url, "status": run.status, "conclusion": run.conclusion}
    seen = f"run {run.name} ({run.event}): {run.status} {run.conclusion} {run.url}".strip()
    return _why(view, commit, _verdict(run), seen, **facts, at_step=_at_step(run))


def _weight(run: WorkflowRun) -> int:
    return ["running", "failed", "cancelled", "succeeded"].index(_verdict(run))


def _verdict(run: WorkflowRun) -> str:
    if run.status in _RUNNING:
        return "running"
    if run.conclusion in _FAILED:
        return "failed"
    return "succeeded" if run.conclusion in _SUCCEEDED else "cancelled"


def _at_step(run: WorkflowRun) -> str:
    job = f" in the job `{run.failed_job}`" if run.failed_job else ""
    return job + (f" at the step `{run.failed_step}`" if run.failed_step else "")


# By what did not run


def _by_filters(view: View, commit: CommitFacts, builders: list[Workflow]) -> Why:
    broken = next((workflow for workflow in builders if workflow.problem), None)
    if broken is not None:
        return _why(view, commit, "broken-workflow", workflow=broken.path, detail=broken.problem)
    pushed = [workflow for workflow in builders if "push" in workflow.events]
    if not pushed:
        return _why(view, commit, "no-workflow")
    skips = [(workflow, skipped_by(workflow, commit)) for workflow in pushed]
    willing = next((workflow for workflow, skip in skips if skip is None), None)
    if willing is not None:
        return _why(view, commit, "not-triggered", workflow=willing.path)
    workflow, skip = skips[0]
    return _filtered(view, commit, workflow, skip) if skip else Why()


def _filtered(view: View, commit: CommitFacts, workflow: Workflow, skip: Skip) -> Why:
    facts = {
        "workflow": workflow.path,
        "filter": f"{skip.key}: {', '.join(skip.patterns[:8])}",
        "filter_key": "tags" if commit.ref_kind == "tag" else "branches",
        "changed": listed(commit.changed_files),
    }
    key = "path-filter" if skip.key.startswith("paths") else "ref-filter"
    return _why(view, commit, key, f"{workflow.path}: on.push.{facts['filter']}", **facts)
