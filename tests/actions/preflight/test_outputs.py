"""What a workflow gets from `uses: acme/waybill/actions/preflight@<commit>`: outputs, colour, annotations, summary."""

from __future__ import annotations

import hashlib
import json

from tests.actions.preflight.conftest import Furnished
from tests.actions.preflight.runner import Job, Runner


def digest_read_by_another_client(runner: Runner, image: str, token: str) -> str:
    """Skopeo's view of the registry."""
    read = runner.world.run(["skopeo", "inspect", "--raw", "--creds", f"octo:{token}", f"docker://{image}"])
    assert read.returncode == 0, read.stderr
    return f"sha256:{hashlib.sha256(read.stdout.encode()).hexdigest()}"


def test_a_proved_run_hands_on_what_another_client_reads_from_the_registry(
    runner: Runner, furnished: Furnished
) -> None:
    later = {
        "env": {"IMAGE": "${{ steps.preflight.outputs.image }}", "PAPER": "${{ steps.preflight.outputs.waybill }}"},
        "run": 'test -s "$PAPER" && echo "a later step deploys $IMAGE"',
    }
    job = Job(
        with_={"image": furnished.image, "registry-token": "${{ secrets.REGISTRY }}", "push": "true"},
        secrets={"REGISTRY": furnished.token},
        after=[later],
    )

    ran = runner.run(job)

    digest = digest_read_by_another_client(runner, furnished.image, furnished.token)
    assert ran.green
    outputs = ran.outputs
    assert ran.output_names() == sorted(outputs), "what the command writes is what the action declares"
    assert set(outputs) == {"outcome", "proved", "digest", "image", "previous-digest", "waybill", "report", "findings"}
    assert (outputs["outcome"], outputs["proved"], outputs["digest"]) == ("proved", "true", digest)
    assert digest == furnished.digest
    assert outputs["image"] == f"ghcr.io/acme/app@{digest}"
    assert outputs["previous-digest"] == ""
    assert json.loads(outputs["findings"]) == {"count": 0, "truncated": False, "findings": []}
    assert f"a later step deploys ghcr.io/acme/app@{digest}" in ran.log
    assert json.loads(ran.kept("waybill"))["subject"][0]["digest"] == {"sha256": digest.removeprefix("sha256:")}
    assert ran.kept("report") == ran.summary
    cancelled = [seen.path for seen in runner.world.requests("ghcr.io", "DELETE")]
    assert len(cancelled) == 1, "the upload that was started to ask for the push right is cancelled"
    assert cancelled[0].startswith("/v2/acme/app/blobs/upload")


def test_a_refused_run_is_red_and_says_verdict_code_and_fix_everywhere(runner: Runner, furnished: Furnished) -> None:
    job = Job(
        with_={"image": "ghcr.io/acme/app:1.4.1", "registry-token": "${{ secrets.REGISTRY }}"},
        secrets={"REGISTRY": furnished.token},
    )

    ran = runner.run(job)

    assert not ran.green
    assert ran.steps["preflight"]["outcome"] == "failure"
    assert (ran.outputs["outcome"], ran.outputs["proved"], ran.outputs["digest"]) == ("refused", "false", "")
    (finding,) = ran.findings
    assert (finding["code"], finding["severity"]) == ("registry.tag-absent", "error")
    (annotation,) = ran.commands("error")
    assert annotation["kvPairs"]["title"].startswith("registry.tag-absent: ghcr.io/acme/app:1.4.1")
    assert "fix:" in annotation["arg"]
    assert "1.4.0" in annotation["arg"], "the nearest tag is named"
    assert ran.summary.startswith("## ❌ preflight refused")
    assert "registry.tag-absent" in ran.summary
    assert "**Fix.**" in ran.summary
    assert json.loads(ran.kept("waybill"))["predicate"]["outcome"] == "refused"
