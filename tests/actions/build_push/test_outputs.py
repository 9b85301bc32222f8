"""What a workflow gets from `uses: acme/waybill/actions/build-push@<commit>`."""

from __future__ import annotations

import json

from tests.actions.build_push.conftest import BASE, Site
from tests.actions.preflight.runner import Ran, Runner
from waybill.config.actions import outputs_of

FORK = {"ref": "x", "sha": "a" * 40, "repo": {"full_name": "mallory/app"}}


def assert_told(ran: Ran, outcome: str, code: int) -> None:
    """Exit code, outputs, colour, summary and waybill say the same."""
    green = code == 0
    assert (ran.green, ran.exit) == (green, code), ran.log
    assert ran.output_names() == sorted(ran.outputs) == sorted(outputs_of("build-push"))
    assert (ran.outputs["outcome"], ran.outputs["proved"]) == (outcome, str(green).lower())
    assert ran.kept("report") == ran.summary
    assert ran.summary.startswith(f"## {'✅' if green else '❌'} build-push {outcome}")
    predicate = json.loads(ran.kept("waybill"))["predicate"]
    assert (predicate["verb"], predicate["outcome"], predicate["proved"]) == ("build-push", outcome, green)


def test_a_commit_is_built_pushed_proved_and_handed_on(runner: Runner, site: Site) -> None:
    later = {
        "env": {"PROVED": "${{ steps.build-push.outputs.image }}", "TAGS": "${{ steps.build-push.outputs.tags }}"},
        "run": 'echo "a later step deploys $PROVED"',
    }

    ran = runner.run(site.job(after=(later,)))

    assert_told(ran, "delivered", 0)
    digest = ran.outputs["digest"]
    tags = site.disk.tags()
    assert set(tags.values()) == {digest}
    assert sorted(ran.outputs["tags"].splitlines()) == sorted(f"ghcr.io/acme/app:{tag}" for tag in tags)
    assert site.disk.files(digest)["greeting"] == b"hello\n"
    assert f"a later step deploys ghcr.io/acme/app@{digest}" in ran.log
    assert json.loads(ran.outputs["platforms"])["linux/amd64"]["digest"] == digest
    assert f"image: ghcr.io/acme/app@{digest}" in ran.summary
    assert "for you" in ran.log
    assert {"group", "endgroup"} <= ran.command_names()


def test_a_build_that_fails_is_red_and_says_the_line(runner: Runner, site: Site) -> None:
    ran = runner.run(site.job(dockerfile=f"FROM {BASE}\nRUN echo the pot boils over >&2; exit 7\n"))

    assert_told(ran, "refused", 10)
    assert ran.codes[0] == "build.step-failed"
    assert "Dockerfile" in str(ran.findings[0])
    (annotation,) = ran.commands("error")
    assert annotation["kvPairs"]["title"].startswith("build.step-failed")
    assert "the pot boils over" in ran.summary
    assert site.disk.tags() == {}


def test_what_a_step_prints_and_an_argument_holds_commands_nothing(runner: Runner, site: Site) -> None:
    orders = r"::set-output name=digest::sha256:0\n::error::PWNED\n##[error]PWNED\n::add-path::/PWNED\n"
    job = site.job(
        dockerfile=f"FROM {BASE}\nARG GREETING\nRUN printf '{orders}'; printf '\\r::stop-commands::PWNED\\n' >&2\n",
        build_args="GREETING=$(touch PWNED)`touch PWNED`'\"; touch PWNED;",
        labels="a=$(touch PWNED)\nb=::error::PWNED",
    )

    ran = runner.run(job)

    assert_told(ran, "delivered", 0)
    # GitHub takes the first pair of colons for the end of a command's name, act the last.
    assert {name.partition("::")[0] for name in ran.command_names()} <= {
        "add-mask",
        "error",
        "warning",
        "notice",
        "group",
        "endgroup",
        "set-output",
        "summary",
    }
    assert ran.commands("error") == []
    assert list(runner.repository.rglob("*PWNED*")) == []
    assert ran.outputs["digest"] in site.disk.tags().values()


def test_code_of_a_fork_is_not_pushed(runner: Runner, site: Site) -> None:
    payload = {"number": 7, "pull_request": {"number": 7, "head": FORK, "base": {"ref": "main"}}}

    ran = runner.run(site.job(event="pull_request_target", payload=payload))

    assert (ran.green, ran.exit, ran.outputs["outcome"]) == (False, 10, "refused")
    assert "trust.untrusted-event" in ran.codes
    assert site.disk.tags() == {}


def test_what_an_earlier_step_built_is_only_proved(runner: Runner, site: Site) -> None:
    label = "org.opencontainers.image.revision=$GITHUB_SHA"
    build = {
        "id": "build",
        "shell": "sh",
        "env": {"TOKEN": "${{ secrets.REGISTRY }}"},
        "run": 'printf %s "$TOKEN" | docker login ghcr.io --username octo --password-stdin\n'
        "docker buildx build --quiet --network host --push --metadata-file metadata.json "
        f'--label "{label}" --tag ghcr.io/acme/app:1.0 .\n'
        '{ echo "metadata<<END"; cat metadata.json; echo; echo END; } >>"$GITHUB_OUTPUT"\n',
    }

    ran = runner.run(
        site.job(before=(build,), metadata="${{ steps.build.outputs.metadata }}", network="", build_args="")
    )

    assert_told(ran, "proved", 0)
    assert site.disk.tags() == {"1.0": ran.outputs["digest"]}


def test_wrong_inputs_are_told_at_once_and_nothing_is_built(runner: Runner, site: Site) -> None:
    ran = runner.run(site.job(platforms="linux amd64", tags="type=sha"))

    assert ran.exit == 2
    assert (ran.outputs["outcome"], ran.outputs["proved"]) == ("", "false")
    for words in ("platforms", "sha-<short-sha>"):
        assert words in ran.log
    assert site.disk.tags() == {}
