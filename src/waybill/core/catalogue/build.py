"""Why a tag was never made, told inside ``registry.tag-absent``; and the code for a check that could not be made."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity
from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why the commit's workflows left no tag, and what to do about it."""

    cause: str
    fix: str


REASONS = {
    "not-seen": Reason(
        cause="Why it was never built could not be seen: GitHub's API refused the question about <source-repository>.",
        fix="To have it said, let the job's token look:\n"
        "  permissions:\n    actions: read\n    contents: read\n    packages: read",
    ),
    "no-ref": Reason(
        cause="<source-repository> has no git tag, branch or commit `<ref>` either: nothing could have built it.",
        fix="Push the git tag first:\n  git tag <ref> && git push origin <ref>",
    ),
    "no-workflow": Reason(
        cause="No workflow of <source-repository> runs for a push of the <ref-kind> `<ref>`: there is none with "
        "`on: push` at that commit.",
        fix="Add the trigger to the workflow that builds the image, at that commit:\n"
        "  on:\n    push:\n      tags: ['v[0-9]*']",
    ),
    "ref-filter": Reason(
        cause="The workflow <workflow> never ran: its filter `<filter>` does not match the <ref-kind> `<ref>`.",
        fix="Widen the filter in <workflow>, then push the <ref-kind> again:\n  on:\n    push:\n      "
        "<filter-key>: ['<ref>']",
    ),
    "path-filter": Reason(
        cause="The workflow <workflow> was skipped by its path filter `<filter>`: none of the changed files "
        "(<changed>) "
        "asks for a build.",
        fix="Start it by hand for that commit (it needs `workflow_dispatch`), or take the path filter out of "
        "<workflow> for pushes that make releases.",
    ),
    "not-triggered": Reason(
        cause="No workflow ran for the commit <commit>. The filters of <workflow> would have let it run; a push made "
        "with the job's GITHUB_TOKEN starts no workflow, and `[skip ci]` in the message stops it.",
        fix="Push the ref again with a person's credential, or start the workflow by hand.",
    ),
    "broken-workflow": Reason(
        cause="The workflow <workflow> cannot be read at that commit: <detail>",
        fix="Repair <workflow>; GitHub does not start a workflow that it cannot read.",
    ),
    "failed": Reason(
        cause="The workflow <workflow> ran for the commit <commit> and failed<at-step>.",
        fix="Read the log and repair it: <url>\nThen run the failed jobs again.",
    ),
    "running": Reason(
        cause="The workflow <workflow> is still running for the commit <commit> (<status>).",
        fix="Wait for it, or let this job wait with `needs:`: <url>",
    ),
    "cancelled": Reason(
        cause="The workflow <workflow> ran for the commit <commit> and ended as `<conclusion>`, without "
        "building to the "
        "end.",
        fix="Run it again: <url>\nA `concurrency` group with `cancel-in-progress` cancels the older run.",
    ),
    "succeeded": Reason(
        cause="The workflow <workflow> ran for the commit <commit> and succeeded, and no tag `<tag>` came of it. It "
        "pushes under another name or tag, or does not push (`push: false`).",
        fix="Compare the tags that it pushes with the one you ask for: <url>\n"
        "docker/metadata-action drops the `v` of `v1.2.3` with `type=semver`.",
    ),
}

CHECKS = (
    Entry(
        code="check.not-made",
        title="A check could not be made",
        cause="It is not known whether <what>: <reason>. Unknown is never green.",
        told_by="No observation speaks for or against it.",
        fix="Run again. If it stays, what was seen says which question brought no answer.",
        severity=Severity.UNSETTLED,
    ),
)
