"""Codes that begin with `run.` and `trust.`: which run may put something on a host."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="run.superseded",
        title="A newer run was here already",
        cause="This is <this>, and `<address>` has what <other> brought there (release <release>). The older run "
        "would put an older version in the place of a newer one.",
        told_by="Both runs are of one repository, workflow and ref, and this one has the lower number. Releases that "
        "were left by a rollback or a restore do not count. *Run workflow* is somebody's word and is warned only; a "
        "*Re-run* repeats an older one.",
        fix="Nothing is to be repaired: what is newer runs. Should what is older come back, say so: with `rollback`, "
        "with *Run workflow*, or with `allow-older: true`. That runs do not overtake one another:\n"
        "  concurrency:\n    group: deploy\n    cancel-in-progress: false",
    ),
    Entry(
        code="run.older-commit",
        title="The commit is older than the one that is there",
        cause="The commit <commit> of this run is an ancestor of <there>, which `<address>` has by release <release> "
        "(<other>). What came after it would be gone.",
        told_by="GitHub's comparison of the two commits: `behind`.",
        fix="Nothing is to be repaired when this run was overtaken: what is newer runs. Should what is older come "
        "back, say so: with `rollback`, with *Run workflow*, or with `allow-older: true`. A `workflow_run` is started "
        "when a build ends, so the slower build of the older commit comes last: give the builds of a branch one "
        "`concurrency` group.",
    ),
    Entry(
        code="run.diverged",
        title="The commit is of another branch than the one that is there",
        cause="Neither of the commits <commit> (this run) and <there> (release <release> on `<address>`, <other>) "
        "holds the other. What only the other has would be gone.",
        told_by="GitHub's comparison of the two commits: `diverged`. A forced push and a hotfix branch look alike.",
        fix="See what is left out, and go on if that is meant:\n"
        "  gh api repos/<repository>/compare/<commit>...<there> --jq '.commits[].commit.message'",
        severity=Severity.WARNING,
    ),
    Entry(
        code="run.order-unknown",
        title="Whether this is older than what is there could not be told",
        cause="`<address>` has release <release> by <other>, and its commit could not be compared with that of this "
        "run: <reason>.",
        told_by="No relation of the two commits, and no numbers of runs of one workflow and ref.",
        fix="Give the job the right to read its repository, and the token to the action (it is the default):\n"
        "  permissions:\n    contents: read",
        severity=Severity.WARNING,
    ),
)

TRUST: tuple[Entry, ...] = (
    Entry(
        code="trust.untrusted-event",
        title="This run was started by a fork",
        cause="The event `<event>` runs for code of <origin>, and hosts are touched only for code of `<repository>`. "
        "Whoever can open a pull request could put an image of their own on the hosts.",
        told_by="The payload of the event: the repository of the head is not the one of the run, or is not told.",
        fix="Deploy from an event that only people with write access cause:\n"
        "  on:\n    push:\n      branches: [main]\n    workflow_dispatch:\n"
        "After a `workflow_run`, leave out those of forks:\n"
        "  if: github.event.workflow_run.head_repository.full_name == github.repository",
    ),
)
