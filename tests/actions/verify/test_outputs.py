"""What a workflow gets from `uses: acme/waybill/actions/verify@<commit>`: outputs, colour, annotations, summary."""

from __future__ import annotations

import json
from pathlib import Path

from tests.actions.preflight.runner import Job, Runner
from tests.actions.verify.conftest import Deployed
from tests.faults import oracle
from tests.faults.scene import APP, HEALTH


def test_what_runs_is_proved_and_handed_on(runner: Runner, deployed: Deployed) -> None:
    later = {"env": {"PROVED": "${{ steps.verify.outputs.image }}"}, "run": 'echo "a later step tells of $PROVED"'}
    job = deployed.job(image=f"{APP}:1.0", health_url=HEALTH, identity="$.version")

    ran = runner.run(Job(verb="verify", with_=job.with_, secrets=job.secrets, after=[later]))

    assert oracle.all_run(deployed.host, deployed.old, ["app-app-1"])
    assert ran.green, ran.log
    outputs = ran.outputs
    assert ran.output_names() == sorted(outputs), "what the command writes is what the action declares"
    assert (outputs["outcome"], outputs["proved"], outputs["digest"]) == ("proved", "true", deployed.old.digest)
    assert outputs["image"] == deployed.old.pinned
    assert (outputs["previous-digest"], ran.codes) == ("", [])
    assert f"a later step tells of {deployed.old.pinned}" in ran.log
    assert ran.kept("report") == ran.summary
    assert ran.summary.startswith("## ✅ verify proved")
    assert "app-app-1" in ran.summary
    predicate = json.loads(ran.kept("waybill"))["predicate"]
    assert (predicate["verb"], predicate["proved"]) == ("verify", True)
    (record,) = predicate["hosts"].values()
    (container,) = record["services"]["app"]["containers"]
    assert (container["name"], container["proved"]) == ("app-app-1", True)


def test_the_older_image_is_refused_everywhere_that_people_look(runner: Runner, deployed: Deployed) -> None:
    ran = runner.run(deployed.job(image=f"{APP}:2.0", health_url=HEALTH))

    assert not oracle.all_run(deployed.host, deployed.new)
    assert (ran.green, ran.exit) == (False, 10)
    assert (ran.outputs["outcome"], ran.outputs["proved"]) == ("refused", "false")
    assert ran.outputs["digest"] == deployed.new.digest, "what should run, not what runs"
    assert {code.partition(".")[0] for code in ran.codes} >= {"identity"}
    told = [(command["kvPairs"]["title"], command["arg"]) for command in ran.commands("error")]
    assert any(title.startswith("identity.") and "fix:" in text for title, text in told), told
    assert ran.summary.startswith("## ❌ verify refused")
    assert "**Fix.**" in ran.summary
    assert json.loads(ran.kept("waybill"))["predicate"]["proved"] is False


def test_a_host_that_cannot_be_reached_is_unknown_and_red(runner: Runner, deployed: Deployed) -> None:
    ran = runner.run(deployed.job(hosts=f"deploy@{deployed.host.address}:2"))

    assert (ran.green, ran.exit) == (False, 40)
    assert (ran.outputs["outcome"], ran.outputs["proved"]) == ("unknown", "false")
    assert [(finding["code"], finding["severity"]) for finding in ran.findings] == [("ssh.refused", "unsettled")]
    assert ran.commands("error"), "unknown is shown as loudly as refused"
    assert ran.summary.startswith("## ")
    assert "unknown" in ran.summary.splitlines()[0]


def test_a_host_that_is_not_pinned_is_told_its_fingerprints(runner: Runner, deployed: Deployed) -> None:
    ran = runner.run(deployed.job(ssh_known_hosts=""))

    assert (ran.green, ran.outputs["outcome"], ran.codes) == (False, "refused", ["ssh.key-unpinned"])
    (finding,) = ran.findings
    assert deployed.host.fingerprints["ssh-ed25519"] in finding["fix"] + str(finding["evidence"])


def test_nothing_chosen_is_red(runner: Runner, deployed: Deployed) -> None:
    ran = runner.run(deployed.job(services="", project_directory="", containers="nobody"))

    assert (ran.green, ran.outputs["outcome"]) == (False, "refused")
    assert "container.none" in ran.codes or "container.missing" in ran.codes


def test_the_waybill_of_one_job_proves_it_in_the_next(
    runner: Runner, deployed: Deployed, shipped_action: Path, tmp_path: Path
) -> None:
    """Even when the registry is down by then."""
    first = runner.run(deployed.job(image=f"{APP}:1.0"))
    job = deployed.job(image="", waybill="paper.json")
    job = Job(verb="verify", with_=job.with_, secrets=job.secrets, files={"paper.json": first.kept("waybill")})
    later = Runner(runner.world, shipped_action, tmp_path / "later")
    deployed.scene.world.fault("status", host="ghcr.io", status=503)
    try:
        ran = later.run(job)
    finally:
        deployed.scene.world.clear_faults()

    assert (ran.green, ran.outputs["digest"]) == (True, deployed.old.digest), ran.log
    assert {finding["severity"] for finding in ran.findings} <= {"warning", "note"}
