"""Which run may put something on a host: older runs, older commits, and runs of strangers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from waybill.core.comparison import Comparison, Relation
from waybill.core.deploy.model import Release, RunOrder, Status
from waybill.core.deploy.order import order_findings, to_compare, trust_findings
from waybill.core.event import EventFacts
from waybill.core.evidence import Answer
from waybill.core.finding import Finding, Severity

OLD, NEW = "a" * 40, "b" * 40
HOST = "deploy@web1.example.com"
RUN = RunOrder(
    repository="acme/app",
    workflow="release",
    ref="refs/heads/main",
    event="push",
    run_id="1042",
    number=42,
    attempt=1,
    commit=NEW,
    url="https://github.com/acme/app/actions/runs/1042",
)
LATER = replace(RUN, run_id="1050", number=50, url="https://github.com/acme/app/actions/runs/1050")
OTHER_LINE = replace(RUN, workflow="nightly", number=900, commit=OLD)


def release(run: RunOrder, status: Status = Status.VERIFIED, trouble: str = "") -> Release:
    return Release(name="20261126T140312Z-1a2b3c4d", status=status, run=run, trouble=trouble)


def judged(
    run: RunOrder, *releases: Release, relation: Relation | None = None, allow_older: bool = False
) -> list[tuple[str, Severity]]:
    return [(one.code, one.severity) for one in found(run, *releases, relation=relation, allow_older=allow_older)]


def found(
    run: RunOrder, *releases: Release, relation: Relation | None = None, allow_older: bool = False
) -> tuple[Finding, ...]:
    base = to_compare(run, releases)
    compare = Comparison(base=base, head=run.commit, relation=relation, ahead=1, behind=2) if relation else None
    return order_findings(run, releases, compare, allow_older=allow_older, host=HOST)


ERROR, WARNING = Severity.ERROR, Severity.WARNING


@pytest.mark.parametrize("event", ["push", "schedule", "workflow_run"])
def test_an_older_run_of_the_same_line_is_refused(event: str) -> None:
    """A run that GitHub started by itself does not undo a newer one of its workflow and ref."""
    assert judged(replace(RUN, event=event), release(LATER)) == [("run.superseded", ERROR)]


def test_a_re_run_of_an_older_run_is_refused_as_well() -> None:
    """The number stays when a run is started again."""
    (finding,) = found(replace(RUN, attempt=3), release(LATER))
    assert finding.code == "run.superseded"
    assert "run 42, attempt 3 of release on refs/heads/main (push)" in finding.cause
    assert finding.evidence[0].endswith(LATER.url)


def test_a_newer_release_further_back_counts_too() -> None:
    """What runs may have come by hand meanwhile; the newer run was still here."""
    by_hand = release(replace(RUN, event="workflow_dispatch", workflow="by hand", number=3))
    assert judged(RUN, by_hand, release(LATER)) == [("run.superseded", ERROR)]


@pytest.mark.parametrize("status", [Status.REJECTED, Status.ADOPTED])
def test_what_was_left_is_no_reason_to_refuse(status: Status) -> None:
    """After a rollback from run 50, run 42 is not held back by it."""
    assert judged(RUN, release(LATER, status)) == []


def test_a_record_that_is_not_believed_is_no_reason_either() -> None:
    """A damaged record says nothing."""
    assert judged(RUN, release(LATER, trouble="cut off")) == []


@pytest.mark.parametrize(
    "other",
    [
        replace(LATER, workflow="other"),
        replace(LATER, ref="refs/heads/next"),
        replace(LATER, repository="acme/fork"),
    ],
    ids=["workflow", "ref", "repository"],
)
def test_numbers_of_another_line_are_not_compared(other: RunOrder) -> None:
    """Numbers are counted by workflow."""
    assert ("run.superseded", ERROR) not in judged(RUN, release(other))


def test_a_person_may_go_back_and_is_warned() -> None:
    """Run workflow is somebody's word."""
    assert judged(replace(RUN, event="workflow_dispatch"), release(LATER)) == [("run.superseded", WARNING)]


@pytest.mark.parametrize("event", ["workflow_dispatch", "repository_dispatch", "release"])
def test_who_starts_an_old_run_again_has_not_said_that_it_shall_come_last(event: str) -> None:
    """Run 42 failed, run 50 delivered: *Re-run failed jobs* of 42 would put its digest over the newer one."""
    again = replace(RUN, event=event, attempt=2)

    assert judged(again, release(LATER)) == [("run.superseded", ERROR)]
    assert judged(again, release(LATER), allow_older=True) == [("run.superseded", WARNING)]
    assert judged(again, release(replace(LATER, number=42))) == [], "nothing newer was here: it may have another try"


def test_allow_older_turns_refusals_into_warnings() -> None:
    """The input says that it is meant."""
    assert judged(RUN, release(LATER), allow_older=True) == [("run.superseded", WARNING)]
    assert judged(RUN, release(OTHER_LINE), relation=Relation.BEHIND, allow_older=True) == [
        ("run.older-commit", WARNING)
    ]


def test_a_newer_run_of_a_push_needs_no_comparison() -> None:
    """A forced push to an older commit is what somebody wanted."""
    pushed = release(replace(RUN, number=41, commit=OLD))
    assert to_compare(RUN, [pushed]) == ""
    assert judged(RUN, pushed) == []


def test_a_newer_workflow_run_is_compared_all_the_same() -> None:
    """It is counted when the build ends: the slower build of the older commit has the higher number."""
    run = replace(RUN, event="workflow_run")
    there = release(replace(run, number=41, commit=OLD))
    assert to_compare(run, [there]) == OLD
    assert judged(run, there, relation=Relation.BEHIND) == [("run.older-commit", ERROR)]
    assert judged(run, there, relation=Relation.AHEAD) == []


@pytest.mark.parametrize(
    ("relation", "told"),
    [
        (Relation.AHEAD, []),
        (Relation.IDENTICAL, []),
        (Relation.BEHIND, [("run.older-commit", ERROR)]),
        (Relation.DIVERGED, [("run.diverged", WARNING)]),
        (None, [("run.order-unknown", WARNING)]),
    ],
)
def test_across_workflows_the_commits_decide(relation: Relation | None, told: list[tuple[str, Severity]]) -> None:
    """Only what is certainly older is refused."""
    there = release(OTHER_LINE)
    assert to_compare(RUN, [there]) == OLD
    assert judged(RUN, there, relation=relation) == told


def test_a_person_may_deploy_an_older_commit() -> None:
    """Also by hand the commits are compared, for a warning."""
    run = replace(RUN, event="workflow_dispatch", number=43)
    assert judged(run, release(OTHER_LINE), relation=Relation.BEHIND) == [("run.older-commit", WARNING)]


def test_the_same_commit_is_not_asked_about() -> None:
    """Nothing is older than itself."""
    there = release(replace(OTHER_LINE, commit=NEW))
    assert to_compare(RUN, [there]) == ""
    assert judged(RUN, there) == []


def test_another_repository_cannot_be_compared() -> None:
    """GitHub compares commits of one repository."""
    there = release(replace(OTHER_LINE, repository="acme/old"))
    assert to_compare(RUN, [there]) == ""
    (finding,) = found(RUN, there)
    assert (finding.code, finding.severity) == ("run.order-unknown", WARNING)
    assert "a run of acme/old" in finding.cause


def test_a_release_without_a_commit_is_told_as_unknown() -> None:
    """What is not known is never taken for newer."""
    there = release(replace(OTHER_LINE, commit=""))
    assert judged(RUN, there) == [("run.order-unknown", WARNING)]


def test_a_refusal_of_github_is_shown() -> None:
    """Why the order is unknown stands beside it."""
    answer = Answer(method="GET", url="https://api.github.com/repos/acme/app/compare/a...b", status=404)
    compare = Comparison(base=OLD, head=NEW, answer=answer)
    (finding,) = order_findings(RUN, [release(OTHER_LINE)], compare, allow_older=False, host=HOST)
    assert finding.evidence == ("GET https://api.github.com/repos/acme/app/compare/a...b: 404",)
    assert "GitHub gave no usable answer" in finding.cause


@pytest.mark.parametrize(("run", "releases"), [(RunOrder(), [release(LATER)]), (RUN, []), (RUN, [release(RunOrder())])])
def test_a_laptop_and_a_first_deploy_have_no_order(run: RunOrder, releases: list[Release]) -> None:
    """Where one of the two says nothing of itself there is nothing to compare."""
    assert to_compare(run, releases) == ""
    assert judged(run, *releases) == []


def test_what_a_host_recorded_is_quoted_and_pasted_only_as_a_word() -> None:
    """A record on the host cannot put a command into the fix, or a workflow command into the text."""
    there = release(replace(OTHER_LINE, commit="$(reboot)", workflow="::error::\x1b[31m"))
    text = "\n".join(one.cause + one.fix for one in found(RUN, there, relation=Relation.DIVERGED))
    assert "$(reboot)" not in text
    assert "\x1b" not in text


# Trust


@pytest.mark.parametrize(
    ("facts", "trusted"),
    [
        (EventFacts(event="push", base="acme/app"), True),
        (EventFacts(event="workflow_dispatch", base="acme/app"), True),
        (EventFacts(), True),
        (EventFacts(event="pull_request", base="acme/app", head="Acme/App"), True),
        (EventFacts(event="pull_request", base="acme/app", head="mallory/app"), False),
        (EventFacts(event="pull_request_target", base="acme/app", head="mallory/app"), False),
        (EventFacts(event="pull_request_target", base="acme/app"), False),
        (EventFacts(event="pull_request_review", base="acme/app", head="mallory/app"), False),
        (EventFacts(event="workflow_run", base="acme/app", head="acme/app"), True),
        (EventFacts(event="workflow_run", base="acme/app", head="mallory/app", trigger="pull_request"), False),
        (EventFacts(event="workflow_run", base="acme/app", readable=False), False),
    ],
)
def test_only_code_of_the_repository_may_touch_hosts(facts: EventFacts, *, trusted: bool) -> None:
    """Events of forks, and those that do not say where their code comes from, are refused."""
    told = [(finding.code, finding.severity) for finding in trust_findings(facts)]
    assert told == ([] if trusted else [("trust.untrusted-event", ERROR)])


def test_a_refusal_says_whose_code_it_is() -> None:
    """The fork is named, and what started the run before."""
    (finding,) = trust_findings(
        EventFacts(event="workflow_run", base="acme/app", head="mallory/app", trigger="pull_request")
    )
    assert "code of `mallory/app`" in finding.cause
    assert finding.evidence == (
        "event workflow_run, code of mallory/app, run of acme/app",
        "the run before it was started by pull_request",
    )
