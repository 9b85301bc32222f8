"""What is told of a deploy: plans, tables, the waybill's record, the digest before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.report.test_tell import HOSTILE
from waybill.core.deploy.candidates import Candidate
from waybill.core.deploy.model import (
    Change,
    DeployFacts,
    DeployWish,
    Fetched,
    HostPlan,
    Ledger,
    Line,
    Pilot,
    Pin,
    Release,
    Road,
    RunOrder,
    Status,
)
from waybill.core.deploy_record import ChangeRecord, FetchRecord, ShiftRecord, StepRecord
from waybill.core.host.container import ContainerFacts, Sample
from waybill.core.host.evidence import HostEvidence, HostWish
from waybill.core.host.link import LinkFacts
from waybill.core.host_record import HostRecord
from waybill.core.outcome import Outcome
from waybill.core.records import from_json, to_json
from waybill.report.deploys import (
    Deployed,
    candidates_table,
    deploy_table,
    plan_blocks,
    plan_table,
    previous_digest,
    record_of_deploy,
)
from waybill.report.model import Report
from waybill.report.summary import render_summary
from waybill.report.terminal import Style, render_terminal

HOST = "deploy@web1.example.com"
OLD, NEW = "sha256:" + "a" * 64, "sha256:" + "b" * 64
OLD_IMAGE, NEW_IMAGE = "sha256:" + "1" * 64, "sha256:" + "2" * 64
NAME = "20261126T140312Z-1a2b3c4d"
LEFT = Release(
    name="20261120T090000Z-00000000",
    status=Status.VERIFIED,
    image="ghcr.io/acme/app",
    tag="1.4.1",
    digest=OLD,
    since="2026-11-20T09:00:00Z",
    run=RunOrder(url="https://github.com/acme/app/actions/runs/1"),
    services=(Pin(service="app", reference="ghcr.io/acme/app:waybill-aaaaaaaaaaaa", members=(OLD_IMAGE,)),),
)
PLAN = HostPlan(
    transaction=NAME,
    services=("app",),
    restore=(Pin(service="app", reference="ghcr.io/acme/app:waybill-aaaaaaaaaaaa", members=(OLD_IMAGE,)),),
    left=LEFT.name,
    changes=(
        Change(what="service", name="app", before="1.4.1", after="1.4.2"),
        Change(what="file", name="compose.yml", before="1 KiB", after="1 KiB", difference=("-a: 1", "+a: 2")),
    ),
    also_changes=("watchtower",),
    outage="app is away for some seconds",
    undo="by itself when the gate fails; later: rollback",
    limits=("fetch: 10 minutes",),
)
PILOT = Pilot(
    lines=(
        Line(number=1, kind="fact", step="begin", values={"transaction": NAME}),
        Line(number=2, kind="intent", step="up", values={"services": "app"}),
        Line(number=3, kind="fact", step="gate", values={"service": "app", "image": NEW_IMAGE, "health": "healthy"}),
        Line(number=4, kind="fact", step="settled", values={"uptime": "8131.02"}),
        Line(number=5, kind="end", step="delivered"),
    )
)
FETCHED = Fetched(road=Road.RELAY, reference="ghcr.io/acme/app:waybill-b", bytes=3 * 1024 * 1024, layers=2, seconds=1.2)


def evidence(*containers: ContainerFacts) -> HostEvidence:
    wish = HostWish(verb="deploy", image="ghcr.io/acme/app")
    chosen = tuple(one.identifier for one in containers)
    return HostEvidence(
        host=HOST,
        wish=wish,
        now="2026-11-26T14:00:00Z",
        link=LinkFacts(address=HOST),
        containers=containers,
        chosen=chosen,
    )


def container(image: str, *digests: str, state: str = "running") -> ContainerFacts:
    samples = (Sample(at="", state=state),)
    return ContainerFacts(identifier=image[7:19], service="app", image=image, repo_digests=digests, samples=samples)


def deployed(outcome: Outcome = Outcome.DELIVERED, **facts: object) -> Deployed:
    wish = DeployWish(image="ghcr.io/acme/app", tag="1.4.2", digest=NEW, services=("app",))
    known = {"ledger": Ledger(releases=(LEFT,)), "plan": PLAN, "fetched": FETCHED, "pilot": PILOT, **facts}
    made = DeployFacts(host=HOST, wish=wish, **known)  # type: ignore[arg-type]
    return Deployed(facts=made, outcome=outcome, seconds={"fetch": 1.2, "prove": 16.05}, exchanges=6)


def row(one: Deployed) -> tuple[str, ...]:
    (only,) = deploy_table([one]).rows
    return only


def test_a_deploy_says_what_ran_and_what_runs() -> None:
    """By version and digest, with the road, what crossed and the time."""
    assert row(deployed()) == (
        HOST,
        "1.4.1 sha256:aaaaaaaaaaaa",
        "1.4.2 sha256:bbbbbbbbbbbb",
        "relay",
        "3 MiB",
        "17.2",
        "delivered",
    )


@pytest.mark.parametrize("outcome", [Outcome.RESTORED, Outcome.REFUSED])
def test_what_went_back_or_never_began_runs_what_ran(outcome: Outcome) -> None:
    """The wish is never shown as what runs."""
    assert row(deployed(outcome))[1:3] == ("1.4.1 sha256:aaaaaaaaaaaa", "1.4.1 sha256:aaaaaaaaaaaa")


@pytest.mark.parametrize("outcome", [Outcome.DEGRADED, Outcome.UNKNOWN])
def test_where_nothing_is_proved_only_what_was_seen_is_told(outcome: Outcome) -> None:
    """And where nothing was seen, that."""
    seen = replace(deployed(outcome), after=evidence(container(NEW_IMAGE), container(OLD_IMAGE, state="exited")))
    assert row(seen)[2] == "sha256:222222222222"
    assert row(deployed(outcome))[2] == "not known"


def test_what_ran_before_our_first_deploy_is_told_by_its_image() -> None:
    """No release is invented for it."""
    assert row(deployed(plan=replace(PLAN, left=""), ledger=Ledger()))[1] == "sha256:111111111111"


def test_a_first_deploy_had_nothing_before_and_an_unreached_host_is_not_known() -> None:
    """Nothing seen is not the same as not seen."""
    nothing = replace(deployed(plan=None, ledger=Ledger()), before=evidence())
    assert row(nothing)[1] == "-"
    assert row(deployed(Outcome.REFUSED, plan=None, fetched=None, pilot=None))[1:3] == ("not known", "not known")


def test_where_an_older_release_took_the_place_of_one_that_was_unwell_it_is_told() -> None:
    """What runs then is not what ran."""
    older = replace(LEFT, name="20261101T090000Z-00000000", tag="1.4.0", digest=NEW)
    plan = replace(PLAN, restores=older.name)
    one = deployed(Outcome.RESTORED, plan=plan, ledger=Ledger(releases=(LEFT, older)))
    assert row(one)[1:3] == ("1.4.1 sha256:aaaaaaaaaaaa", "1.4.0 sha256:bbbbbbbbbbbb")


# The digest before


def test_the_digest_before_is_that_of_the_release_that_was_left() -> None:
    """As recorded when it was brought."""
    assert previous_digest([deployed(), deployed()]) == OLD


def test_hosts_that_differ_have_no_digest_before() -> None:
    """An output has room for one."""
    assert previous_digest([deployed(), deployed(ledger=Ledger(releases=(replace(LEFT, digest=NEW),)))]) == ""
    assert previous_digest([deployed(), deployed(plan=None, ledger=Ledger())]) == ""
    assert previous_digest([]) == ""


@pytest.mark.parametrize(
    ("digests", "told"),
    [
        ((f"ghcr.io/acme/app@{OLD}",), OLD),
        ((f"ghcr.io/acme/app@{OLD}", f"ghcr.io/acme/app@{NEW}"), ""),
        ((f"ghcr.io/acme/other@{OLD}",), ""),
        ((f"ghcr.io/acme/other@{NEW}", f"ghcr.io/acme/app@{OLD}"), OLD),
        ((), ""),
    ],
)
def test_before_our_first_deploy_the_engine_may_know_the_digest(digests: tuple[str, ...], told: str) -> None:
    """Only where it names one of this repository."""
    one = replace(deployed(ledger=Ledger()), before=evidence(container(OLD_IMAGE, *digests)))
    assert previous_digest([one]) == told


def test_a_digest_that_somebody_pinned_by_hand_is_known_too() -> None:
    """The engine started it by that name."""
    pinned = replace(container(OLD_IMAGE), asked=f"ghcr.io/acme/app:1.4.1@{OLD}")
    assert previous_digest([replace(deployed(ledger=Ledger()), before=evidence(pinned))]) == OLD


# Plans


def test_a_plan_is_a_table_of_changes() -> None:
    """One row for each."""
    assert plan_table([(HOST, PLAN)]).rows == (
        (HOST, "service", "app", "1.4.1", "1.4.2"),
        (HOST, "file", "compose.yml", "1 KiB", "1 KiB"),
    )


def test_hosts_with_the_same_plan_share_it() -> None:
    """Fifty hosts are not fifty tables; transactions differ and do not count."""
    plans = [(f"web{number}", replace(PLAN, transaction=str(number))) for number in range(1, 6)]
    other = ("web9", replace(PLAN, changes=(), unchanged=True))
    table = plan_table([*plans, other])
    assert [cells[0] for cells in table.rows] == ["web1, web2, web3 and 2 more", "web1, web2, web3 and 2 more", "web9"]
    assert table.rows[-1] == ("web9", "nothing", "-", "-", "-")


def test_a_plan_tells_what_users_notice_how_it_is_undone_and_its_limits() -> None:
    """And who else changes what runs; then each file's difference."""
    words, difference = plan_blocks([(HOST, PLAN)])
    assert words.title == f"plan for {HOST}"
    assert words.lines == (
        "also changes what runs: watchtower",
        "users notice: app is away for some seconds",
        "undo: by itself when the gate fails; later: rollback",
        "limit: fetch: 10 minutes",
    )
    assert (difference.title, difference.lines, difference.language) == (
        f"compose.yml on {HOST}",
        ("-a: 1", "+a: 2"),
        "diff",
    )


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_foreign_file_cannot_command_the_runner_or_break_the_summary(hostile: str) -> None:
    """Differences and names are text, wherever they are shown."""
    change = Change(what="file", name=hostile, difference=(hostile, f"+{hostile}"))
    plan = replace(PLAN, changes=(change,), outage=hostile)
    report = Report(
        verb="deploy",
        outcome=Outcome.PROVED,
        tables=(plan_table([(HOST, plan)]),),
        blocks=plan_blocks([(HOST, plan)]),
    )
    for text in (render_terminal(report, Style()), render_summary(report)):
        lines = text.replace("\r", "\n").split("\n")
        assert [line for line in lines if line.lstrip().startswith(("::", "##["))] == []
        assert "\x1b" not in text
    assert "<script>" not in render_summary(replace(report, blocks=()))


def test_a_long_difference_is_cut_and_says_so() -> None:
    """A terminal is no pager."""
    change = Change(what="file", name="big", difference=tuple(f"+{number}" for number in range(1000)))
    blocks = plan_blocks([(HOST, replace(PLAN, changes=(change,)))])
    text = render_terminal(Report(verb="deploy", outcome=Outcome.PROVED, blocks=blocks), Style())
    assert "  … 600 more lines\n" in text


# What could be gone back to


def test_candidates_say_when_who_which_and_whether_the_image_is_there() -> None:
    """Newest first, as they come."""
    bare = Release(name="adopted-0123456789ab", status=Status.ADOPTED, services=LEFT.services)
    found = [
        Candidate(release=LEFT, current=True, local=True),
        Candidate(release=replace(LEFT, status=Status.REJECTED), local=False),
        Candidate(release=bare, local=False),
        Candidate(release=bare),
    ]
    rows = candidates_table([(HOST, found), ("web2", [])]).rows
    assert rows[0] == (
        HOST,
        LEFT.name,
        "verified, runs now",
        "1.4.1 sha256:aaaaaaaaaaaa",
        "2026-11-20T09:00:00Z",
        "https://github.com/acme/app/actions/runs/1",
        "on the host",
    )
    assert rows[1][2:] == ("rejected", *rows[0][3:6], "to be fetched")
    assert rows[2] == (HOST, bare.name, "adopted", "sha256:111111111111", "-", "-", "missing")
    assert rows[3][-1] == "not known"
    assert rows[4] == ("web2", "-", "-", "-", "-", "-", "-")


# The record


def test_the_waybill_records_the_transaction() -> None:
    """From what to what, by which road, in which steps."""
    record = record_of_deploy(deployed()).deploy
    assert record is not None
    assert (record.transaction, record.release, record.left, record.digest) == (NAME, NAME, LEFT.name, OLD)
    assert (record.end, record.touched, record.unchanged, record.reason) == ("delivered", True, False, "")
    assert record.services == {
        "app": ShiftRecord(
            before="ghcr.io/acme/app:waybill-aaaaaaaaaaaa",
            left=OLD_IMAGE,
            after="ghcr.io/acme/app:waybill-b",
            image=NEW_IMAGE,
        )
    }
    assert record.fetch == FetchRecord(
        road="relay", reference="ghcr.io/acme/app:waybill-b", bytes=3 * 1024 * 1024, layers=2, seconds=1.2
    )
    assert record.steps[1] == StepRecord(number=2, kind="intent", step="up", values={"services": "app"})
    assert record.changes[0] == ChangeRecord(what="service", name="app", before="1.4.1", after="1.4.2")
    assert record.timings == {"fetch": 1.2, "prove": 16.05}


def test_what_did_not_come_to_be_is_left_out() -> None:
    """A host that was not reached has no transaction, and no release was made."""
    record = record_of_deploy(deployed(Outcome.REFUSED, plan=None, fetched=None, pilot=None, ledger=Ledger())).deploy
    assert record is not None
    assert to_json(record) == {"timings": {"fetch": 1.2, "prove": 16.05}}


def test_a_restore_says_why() -> None:
    """The reason of the end stands by itself, beside the journal."""
    lines = (*PILOT.lines[:2], Line(number=3, kind="end", step="restored", values={"reason": "gate"}))
    record = record_of_deploy(deployed(Outcome.RESTORED, pilot=Pilot(lines=lines), back="proved")).deploy
    assert record is not None
    assert (record.end, record.reason, record.back, record.release) == ("restored", "gate", "proved", "")


def test_a_record_is_read_back_as_it_was() -> None:
    """The document holds all of it."""
    record = record_of_deploy(deployed())
    assert from_json(HostRecord, to_json(record)) == record
