"""Findings of a deploy: never an exception, never a foreign word that speaks for us, and the cause before the rest."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from tests.cases.loading import DeployCase, case_paths, load_case
from tests.support.deploys import NEW_NAME, OLD_CONFIG, STATE, WISH, container, digest, evidence, ledger, release
from tests.support.evidence import record_of
from waybill.core.deploy.diagnose import deploy_findings, plan_findings
from waybill.core.deploy.diagnose_failed import container_of, has_failed
from waybill.core.deploy.model import DeployFacts, Failed, Line, Pilot, SyncFile
from waybill.core.deploy.plan import plan_host
from waybill.core.deploy.verdict import verdict
from waybill.core.finding import Finding, Severity, outcome_of
from waybill.core.outcome import Outcome
from waybill.core.settle import Budget, Verdict, judge_window

ROUNDS = 1500
STEPS = ("begin", "waiting", "locked", "repaired", "before", "job", "up", "gate", "settled", "word", "failed", "lost")
NAMES = ("service", "cause", "at", "reason", "code", "said", "path64", "status", "body", "run", "since", "user")
WORDS = (
    *("app", "migrate", "http", "exit", "kept", "compose", "abort", "revert", "gate", "job", "render", "swap", "up"),
    *(
        "settled",
        "locked",
        "changed",
        "write",
        "-",
        "*",
        "\x1b[31m",
        "::error::x",
        "\n::error::y",
        "9" * 40,
        "<see>",
        "==",
    ),
)


@cache
def recorded() -> tuple[DeployCase, ...]:
    found = (load_case(path).about for path in case_paths() if path.parent.name == "deploy")
    return tuple(about for about in found if isinstance(about, DeployCase))


def journal(draw: random.Random) -> tuple[Line, ...]:
    steps = [draw.choice(STEPS) for _ in range(draw.randint(0, 6))]
    lines = [(draw.choice(("fact", "intent")), step) for step in steps]
    if draw.random() < 0.6:
        lines.append(("end", draw.choice(("delivered", "settled", "restored", "degraded", "refused", "perfect"))))
    return tuple(
        Line(number=number, kind=kind, step=step, values={draw.choice(NAMES): draw.choice(WORDS) for _ in range(3)})
        for number, (kind, step) in enumerate(lines, 1)
    )


@pytest.mark.parametrize("part", range(3))
def test_anything_that_a_host_tells_becomes_findings(part: int) -> None:
    """No journal, record or container makes an exception of it, and no line can be taken for a command."""
    for seed in range(part * ROUNDS // 3, (part + 1) * ROUNDS // 3):
        draw = random.Random(seed)  # noqa: S311  # not for secrets
        case = draw.choice(recorded())
        pilot = (
            record_of(draw, Pilot) if draw.random() < 0.5 else replace(case.facts.pilot or Pilot(), lines=journal(draw))
        )
        facts = replace(case.facts, pilot=pilot)
        if draw.random() < 0.3:
            facts = replace(facts, plan=None)
        told = (*deploy_findings(facts, case.before, case.after), *plan_findings(facts, case.before))
        for finding in told:
            texts = (*finding.evidence, finding.subject, *finding.cause.split("\n"), *finding.fix.split("\n"))
            assert not [text for text in texts if text.lstrip().startswith("::") or "\x1b" in text], seed
        assert not (verdict(facts).is_proof and outcome_of(told) is Outcome.REFUSED and facts.proof), seed


@pytest.mark.parametrize("name", [path.stem for path in case_paths() if path.parent.name == "deploy"])
def test_what_is_not_green_says_why(name: str) -> None:
    """An outcome that is no proof always comes with a finding that tells the cause."""
    (path,) = (path for path in case_paths() if path.parent.name == "deploy" and path.stem == name)
    case = load_case(path)
    proof = case.about.facts.proof or () if isinstance(case.about, DeployCase) else ()
    worst = {finding.severity for finding in (*case.diagnose(), *proof)}

    if (
        case.outcome() in {"refused", "restored", "degraded"}
        and isinstance(case.about, DeployCase)
        and case.about.facts.pilot
    ):
        assert Severity.ERROR in worst
    if case.outcome() in {"delivered", "unchanged"}:
        assert not worst & {Severity.ERROR, Severity.UNSETTLED}


# From what the pilot kept to a container.


@pytest.mark.parametrize(
    ("state", "restarts", "verdict_of_it"),
    [
        ({"Status": "exited", "ExitCode": 1}, 0, Verdict.EXITED),
        ({"Status": "exited", "ExitCode": 1}, 3, Verdict.CRASHING),
        ({"Status": "restarting", "Restarting": True}, 3, Verdict.CRASHING),
        ({"Status": "running", "Running": True}, 3, Verdict.CRASHING),
        ({"Status": "created"}, 0, Verdict.CREATED),
        ({"Status": "dead", "Dead": True}, 0, Verdict.DEAD),
        ({"Status": "paused", "Paused": True, "Running": True}, 0, Verdict.PAUSED),
        ({"Status": "running", "Health": {"Status": "unhealthy"}}, 0, Verdict.UNHEALTHY),
        (
            {"Status": "running", "StartedAt": "2026-11-26T14:03:20Z", "Health": {"Status": "starting"}},
            0,
            Verdict.NEVER_HEALTHY,
        ),
        ({"Status": "levitating"}, 0, Verdict.UNREADABLE),
        ({}, 0, Verdict.UNREADABLE),
    ],
)
def test_a_container_that_failed_is_read_like_one_that_is_there(
    state: dict[str, object], restarts: int, verdict_of_it: Verdict
) -> None:
    """By the same rules, from one look of the pilot."""
    one = container_of(Failed(service="app", container="c", state=state, restarts=restarts), 120.0)

    assert has_failed(one)
    assert judge_window(one, Budget(settle=2.0, timeout=120.0)).verdict is verdict_of_it


def test_a_container_that_ran_well_is_no_cause() -> None:
    """It was taken away because another one failed."""
    assert not has_failed(container_of(Failed(service="app", state={"Status": "running", "Running": True}), 1.0))


# The step by hand.


def by_hand(sudo: bool = False, sync: tuple[SyncFile, ...] = (), end: bool = True) -> str:
    """The fix of a deploy that was killed in the middle, or ended as degraded."""
    old = release(image=OLD_CONFIG, digest=digest("e"))
    seen = evidence(container(of=old, image=OLD_CONFIG))
    seen = replace(seen, wish=replace(seen.wish, sudo=sudo))
    plan = plan_host(seen, ledger(old), replace(WISH, sync=sync), transaction=NEW_NAME)
    lines = [Line(number=1, kind="intent", step="up")]
    lines += [Line(number=2, kind="end", step="degraded")] if end else []
    facts = DeployFacts(host="h", wish=WISH, plan=plan, pilot=Pilot(lines=tuple(lines), alive=False))
    return deploy_findings(facts, seen)[0].fix


def test_the_step_by_hand_is_the_very_command() -> None:
    """With this host's files, project and values; as root where docker needs it."""
    assert by_hand(sudo=True).endswith(
        "  cd /srv/app\n"
        "  sudo IMAGE_TAG=1.4.1 docker compose -p app -f docker-compose.yml "
        f"-f {STATE}/ended/{NEW_NAME}/before.yml up -d --no-build --no-deps --force-recreate app"
    )


def test_files_that_nobody_has_put_back_are_named() -> None:
    """Only where the transaction was left open."""
    sync = (SyncFile(path="docker-compose.yml", sha256="0" * 64),)

    assert f"{STATE}/open/before that its `list` names" in by_hand(sync=sync, end=False)
    assert "before that" not in by_hand(sync=sync)


def test_what_runs_now_is_what_was_seen_last() -> None:
    """The look after the deploy, and not the one before."""
    old = release(image=OLD_CONFIG, digest=digest("e"))
    seen = evidence(container(of=old, image=OLD_CONFIG))
    plan = plan_host(seen, ledger(old), WISH, transaction=NEW_NAME)
    pilot = Pilot(lines=(Line(number=1, kind="intent", step="up"),), alive=False)
    facts = DeployFacts(host="h", wish=WISH, plan=plan, pilot=pilot)
    (finding,) = deploy_findings(facts, seen, evidence(container(name="app-app-9", samples=())))

    assert "What runs now: app-app-9" in finding.cause


# Killed, and brought to its end by another one.


def killed_at(
    at: str,
    *told: Line,
    before: Sequence[Line] = (),
    restore: bool = True,
    failed: tuple[Failed, ...] = (),
    log: str = "",
) -> tuple[Finding, ...]:
    """Told by another program, which has brought it to its end."""
    old = release(image=OLD_CONFIG, digest=digest("e"))
    seen = evidence(*([container(of=old, image=OLD_CONFIG)] if restore else []))
    plan = plan_host(seen, ledger(*([old] if restore else [])), WISH, transaction=NEW_NAME)
    kill = Line(number=9, kind="fact", step="failed", values={"at": at, "cause": "killed"})
    lines = (Line(number=1, kind="intent", step="swap"), *before, kill, *told)
    pilot = Pilot(lines=lines, alive=False, failed=failed, log=log)
    return deploy_findings(DeployFacts(host="h", wish=WISH, plan=plan, pilot=pilot, back="proved"), seen)


def after_a_kill(*told: Line, log: str = "") -> tuple[Finding, ...]:
    """While a container was replaced: the new one was made and not started."""
    back = Line(number=10, kind="intent", step="restore", values={"services": "app"})
    made = Failed(service="app", container="c", name="app-app-1", state={"Status": "created"})
    return killed_at("up", back, *told, failed=(made,), log=log)


def test_what_was_made_and_not_started_is_no_cause_where_its_maker_was_killed() -> None:
    """The kill is. Nobody knows whether the new version would have been well."""
    findings = after_a_kill(Line(number=4, kind="end", step="restored", values={"reason": "killed"}))

    assert [one.code for one in findings] == ["deploy.killed", "deploy.restored"]
    assert "its last step was `up`" in findings[0].cause


def test_what_an_engine_keeps_after_a_kill_is_named_with_the_way_out() -> None:
    """Neither version is to blame for a port that is held for a container that is gone."""
    findings = after_a_kill(
        Line(number=4, kind="fact", step="lost", values={"service": "app", "cause": "up"}),
        Line(number=5, kind="end", step="degraded", values={"reason": "killed"}),
        log="Bind for 0.0.0.0:8000 failed: port is already allocated",
    )

    assert [one.code for one in findings] == ["deploy.killed", "deploy.degraded"]
    assert "0.0.0.0:8000" in findings[0].cause
    assert "sudo systemctl restart docker" in findings[0].fix


RESTORED = Line(number=12, kind="end", step="restored", values={"reason": "killed"})


def test_a_kill_while_files_are_put_in_place_is_no_want_of_room() -> None:
    """Nothing says that a write failed."""
    assert [one.code for one in killed_at("swap", RESTORED)] == ["deploy.killed", "deploy.restored"]


def test_a_job_that_was_under_way_is_named_and_not_called_failed() -> None:
    """It had no time to come to its end; what it has done stays done."""
    job = Line(number=5, kind="intent", step="job", values={"service": "migrate"})

    findings = killed_at("job", RESTORED, before=[job])

    assert [one.code for one in findings] == ["deploy.killed", "deploy.restored"]
    assert "`migrate` had begun: what it changed (data, as a rule) stays changed" in findings[0].cause


def test_where_nothing_ran_before_nothing_is_said_to_run_again() -> None:
    """The first deploy of all."""
    lost = Line(number=10, kind="fact", step="lost", values={"cause": "nothing-before"})
    degraded = Line(number=11, kind="end", step="degraded", values={"reason": "killed"})

    findings = killed_at("up", lost, degraded, restore=False)

    assert [one.code for one in findings] == ["deploy.killed", "deploy.nothing-to-restore"]
    assert "As nothing ran before, it only took away what had come with this deploy" in findings[0].cause


def test_nobody_is_said_to_have_gone_back_who_was_killed_on_the_way() -> None:
    """The second program was killed too."""
    findings = after_a_kill()

    assert [one.code for one in findings] == ["deploy.pilot-died"]


def test_what_was_killed_before_its_first_act_is_told_as_that() -> None:
    """And not as an earlier deploy that could not be repaired."""
    lines = (
        Line(number=1, kind="fact", step="begin"),
        Line(number=2, kind="end", step="refused", values={"reason": "killed"}),
    )
    facts = DeployFacts(host="h", wish=WISH, pilot=Pilot(lines=lines, alive=False))

    (finding,) = deploy_findings(facts, evidence())

    assert finding.code == "deploy.refused"
    assert "before it began to change anything. Nothing was touched" in finding.cause
