"""Which credential a step uses when none is given, and that a given one shows nowhere."""

from __future__ import annotations

import base64

from tests.actions.preflight.conftest import Furnished
from tests.actions.preflight.runner import Job, Ran, Runner


def test_the_jobs_own_token_is_enough_for_an_image_of_its_repository(runner: Runner, furnished: Furnished) -> None:
    ran = runner.run(Job(with_={"image": furnished.image}, secrets={"GITHUB_TOKEN": furnished.job_token}))

    assert (ran.green, ran.outputs["digest"]) == (True, furnished.digest)
    assert furnished.job_token not in shown(ran)


def test_without_any_token_a_private_image_is_refused(runner: Runner, furnished: Furnished) -> None:
    ran = runner.run(Job(with_={"image": furnished.image}))

    assert not ran.green
    assert (ran.outputs["outcome"], ran.codes) == ("refused", ["registry.package-private"])


def test_the_jobs_own_token_is_sent_to_no_other_registry(runner: Runner, furnished: Furnished) -> None:
    job = Job(with_={"image": "registry.example.com/acme/app:1"}, secrets={"GITHUB_TOKEN": furnished.job_token})

    runner.run(job)

    basic = base64.b64encode(f"x-access-token:{furnished.job_token}".encode()).decode()
    told = {seen.host for seen in runner.world.requests() if furnished.job_token in str(seen) or basic in str(seen)}
    assert told <= {"api.github.com"}


def test_a_token_from_a_secret_shows_nowhere(runner: Runner, furnished: Furnished) -> None:
    """Neither the plain token nor what is sent to the registry in its place."""
    runner.world.fault("status", host="ghcr.io", path="/manifests/", status=403, body=f"no: {furnished.token} is odd")
    job = Job(
        with_={"image": furnished.image, "registry-token": "${{ secrets.REGISTRY }}", "registry-username": "octo"},
        secrets={"REGISTRY": furnished.token, "GITHUB_TOKEN": furnished.job_token},
    )

    ran = runner.run(job)

    assert not ran.green
    assert "is odd" in ran.outputs["findings"], "the message of the registry is told, without the token"
    for secret in (furnished.token, furnished.job_token):
        for form in (secret, base64.b64encode(f"octo:{secret}".encode()).decode()):
            assert form not in shown(ran)
            assert form not in ran.log
    assert next(event for event in ran.of_action() if "command" in event)["command"] == "add-mask"


def shown(ran: Ran) -> str:
    """All that the action wrote, as it wrote it: the runner's own masks must have nothing left to do."""
    written = [str(event["msg"]) for event in ran.of_action() if event.get("raw_output")]
    told = [str(event) for event in ran.of_action() if event.get("command") not in {None, "add-mask"}]
    return "\n".join([*written, *told, str(ran.outputs), ran.kept("waybill"), ran.kept("report")])
