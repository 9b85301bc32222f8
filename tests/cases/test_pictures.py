"""The picture of every recorded case: never better than its outcome, and nothing seen that did not prove."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tests.cases.loading import BuildCase, Case, DeployCase, case_paths, load_case
from waybill.core.build.verdict import outcome_of_build, proved_digest
from waybill.core.deploy.verdict import verdict
from waybill.core.evidence import Evidence
from waybill.core.finding import Severity, outcome_of
from waybill.core.host.evidence import HostEvidence
from waybill.core.outcome import Outcome
from waybill.core.picture import Kind, Link, Picture, Step
from waybill.report.builds import Built, build_row
from waybill.report.deploys import Deployed
from waybill.report.hosts import READY, RUNNING, chosen_of, identity_of, ready_table, record_of_host, running_table
from waybill.report.model import Check
from waybill.report.pictures import image_picture
from waybill.report.pictures_of_changes import build_picture, deploy_step
from waybill.report.pictures_of_hosts import ready_step, running_step

CASES = {f"{path.parent.name}/{path.stem}": load_case(path) for path in case_paths()}
BAD = (Link.BROKEN, Link.UNSEEN)


def every(*steps: Step) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from every(*step.after)


@cache
def steps_of(name: str) -> tuple[Outcome, tuple[Step, ...]] | None:
    """The outcome and the picture's steps; for a rollback's choice and the order of runs there is no picture."""
    case = CASES[name]
    about, findings = case.about, case.diagnose()
    if isinstance(about, Evidence):
        return outcome_of(findings), image_picture(about, findings).after
    if isinstance(about, HostEvidence):
        return outcome_of(findings), (looked_at(about, case),)
    if isinstance(about, DeployCase):
        outcome = verdict(about.facts)
        one = Deployed(facts=about.facts, outcome=outcome, before=about.before, after=about.after)
        return outcome, (deploy_step(one, findings),)
    if isinstance(about, BuildCase):
        outcome = outcome_of_build(about.seen, findings)
        return outcome, built(about, case).after
    return None


def looked_at(about: HostEvidence, case: Case) -> Step:
    findings = case.diagnose()
    if about.wish.verb == "preflight":
        return ready_step(about, findings)
    return running_step(about, findings, outcome_of(findings))


def built(about: BuildCase, case: Case) -> Picture:
    findings = case.diagnose()
    digest = proved_digest(about.seen, findings)
    outcome = outcome_of_build(about.seen, findings)
    return build_picture(
        Built(evidence=about.seen, outcome=outcome, digest=digest, bodies={}, labels={}, seconds={}), findings
    )


def test_a_run_that_is_not_green_has_a_link_that_is_not_there() -> None:
    drawn = [(name, found) for name in CASES if (found := steps_of(name)) is not None]
    assert len(drawn) > 800
    assert [name for name, (outcome, steps) in drawn if not outcome.is_proof and not marked(steps)] == []


def marked(steps: tuple[Step, ...]) -> bool:
    return any(step.link in BAD and step.word not in ("", "no label names it") for step in every(*steps))


def test_what_was_found_wrong_is_marked_as_broken() -> None:
    """Also where something beside it could not be looked at."""
    wrong = [name for name, case in CASES.items() if any(one.severity is Severity.ERROR for one in case.diagnose())]
    drawn = {name: found[1] for name in wrong if (found := steps_of(name)) and not found[0].is_proof}
    unmarked = [name for name, steps in drawn.items() if not any(one.link is Link.BROKEN for one in every(*steps))]
    assert len(drawn) > 400
    assert unmarked == []


def test_what_one_of_several_answers_is_not_seen_of_all_while_one_is_not_what_it_should_be() -> None:
    for name in ("host-identity/replicas-all-old", "host-identity/replicas-mixed"):
        found = steps_of(name)
        assert found is not None
        answer = found[1][0].after[-1]
        assert (answer.station.kind, answer.link) == (Kind.ANSWER, Link.CLAIMED), name


def test_bytes_of_another_digest_prove_nothing_in_table_picture_or_record() -> None:
    about = CASES["host-identity/chain-of-another-digest"].about
    assert isinstance(about, HostEvidence)

    (row,) = running_table([(about, Outcome.UNKNOWN)]).rows
    (container,) = record_of_host(about, Outcome.UNKNOWN, 1).services["web"].containers

    assert "proved" not in row[RUNNING.index("identity")]
    assert not container.proved


def test_what_is_green_has_no_broken_link() -> None:
    broken = [
        name
        for name in CASES
        if (found := steps_of(name))
        and found[0].is_proof
        and any(step.link is Link.BROKEN for step in every(*found[1]))
    ]
    assert broken == []


def test_a_container_is_seen_only_where_its_digests_prove_it() -> None:
    compared = 0
    for name, case in CASES.items():
        about = case.about.after if isinstance(case.about, DeployCase) else case.host
        found = steps_of(name)
        if about is None or found is None:
            continue
        proved = {
            one.name or one.identifier[:12]
            for one in chosen_of(about)
            if about.engine and identity_of(about, one).proved
        }
        seen = {s.station.name for s in every(*found[1]) if s.station.kind is Kind.CONTAINER and s.link is Link.SEEN}
        assert seen <= proved, name
        compared += len(seen)
    assert compared > 20


def test_behind_a_gap_nothing_is_seen() -> None:
    for name in CASES:
        found = steps_of(name)
        for step in every(*(found[1] if found else ())):
            if step.station.kind in (Kind.HOST, Kind.CONTAINER) and step.link is not Link.SEEN:
                assert [one for one in every(*step.after) if one.link is Link.SEEN] == [], name


def test_a_digest_stands_in_a_build_only_where_it_was_proved_and_its_link_is_seen_only_then() -> None:
    for name, case in CASES.items():
        if isinstance(case.about, BuildCase):
            findings = case.diagnose()
            images = [one for one in every(*built(case.about, case).after) if one.station.kind is Kind.IMAGE]
            digest = proved_digest(case.about.seen, findings)
            assert all(bool(one.station.detail) == bool(digest) for one in images), name
            assert digest or all(one.link is not Link.SEEN for one in images), name


def test_what_stood_under_the_name_before_is_not_told_of_an_image_that_was_not_read_back() -> None:
    for name, case in CASES.items():
        if isinstance(case.about, BuildCase) and case.about.seen.read_back is None:
            findings = case.diagnose()
            outcome = outcome_of_build(case.about.seen, findings)
            row = build_row(
                Built(evidence=case.about.seen, outcome=outcome, bodies={}, labels={}, seconds={}), findings
            )
            assert (row.pull, row.platforms) == (Check.NOT_ASKED, ""), name


def test_what_runs_now_is_not_said_of_the_container_that_answered_wrong() -> None:
    found = steps_of("deploy/answers-503")
    assert found is not None
    (service,) = found[1][0].after
    (answer,) = service.after
    assert (service.station.detail, answer.station.detail) == ("", "now: 1.4.1 sha256:eeeeeeeeeeee")


def test_a_host_that_gets_the_image_by_relay_is_not_said_to_get_none() -> None:
    about = CASES["host-pull/relay-heals-refusal"].about
    assert isinstance(about, HostEvidence)

    (row,) = ready_table([(about, Outcome.PROVED)]).rows

    assert row[READY.index("pull")] == "by relay"
