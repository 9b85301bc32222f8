"""No secret is seen where it has no business: not by other programs, not in any text, not by any other host."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from urllib.parse import quote

import pytest

from lab.client import in_days
from lab.journal import Seen, fingerprint
from tests.integration.preflight.push_faults import BASIC, WRITER
from tests.integration.preflight.running import Ended, Look, Runner, basic, stored_login
from tests.integration.preflight.stage import APP, OPEN, Stage, in_actions, look
from tests.support.command_lines import Watcher

MASK = "::add-mask::"
MAY_SEE = {("ghcr.io", "/token"), ("api.github.com", "")}


def good_token(stage: Stage, token: str) -> Look:
    del stage
    return look(APP, "--push", token=token)


def dead_token(stage: Stage, token: str) -> Look:
    stage.state.revoke(token)
    return look(APP, token=token)


def damaged_token(stage: Stage, token: str) -> Look:
    del stage
    return look(APP, token=f'"{token}"')


def stored_token(stage: Stage, token: str) -> Look:
    del stage
    return look(APP, docker=stored_login(token))


def broken_configuration(stage: Stage, token: str) -> Look:
    del stage
    return look(APP, docker='{"auths": {"ghcr.io": {"auth": "' + basic("octo", token) + '", }}')


def token_as_user_name(stage: Stage, token: str) -> Look:
    del stage
    return look(APP, token="x", environ={"WAYBILL_REGISTRY_USERNAME": token})


def helper_that_says_it_on_stderr(stage: Stage, token: str) -> Look:
    del stage
    script = f"#!/bin/sh\necho 'failed with {token}' >&2\necho '{{}}'\nexit 4\n"
    return look(APP, token=token, docker={"credsStore": "vault"}, helpers={"docker-credential-vault": script})


def registry_that_repeats_it(stage: Stage, token: str) -> Look:
    words = f"denied: {token} / {basic('octo', token)} / {quote(token)} / {base64.b64encode(token.encode()).decode()}"
    body = json.dumps({"errors": [{"code": "DENIED", "message": words}]})
    stage.world.fault("status", host="ghcr.io", path="/manifests/", status=403, body=body)
    return look(APP, token=token)


def token_in_the_image_name(stage: Stage, token: str) -> Look:
    del stage
    return look(f"https://octo:{token}@ghcr.io/acme/app:1.0", token=token)


EVERY = (
    good_token,
    dead_token,
    damaged_token,
    stored_token,
    broken_configuration,
    token_as_user_name,
    helper_that_says_it_on_stderr,
    registry_that_repeats_it,
    token_in_the_image_name,
)


def forms(token: str) -> dict[str, str]:
    """The token in every dress."""
    encoded = base64.b64encode(token.encode()).decode()
    pairs = {f"login of {user}": basic(user, token) for user in ("octo", "x-access-token")}
    return {"plain": token, "base64": encoded, "address": quote(token, safe=""), **pairs}


def texts(ended: Ended) -> dict[str, str]:
    """All that a run said and wrote. The runner eats the lines with which it is told to mask."""
    spoken = "\n".join(line for line in ended.stderr.splitlines() if not line.startswith(MASK))
    written = {
        str(path.relative_to(ended.place)): path.read_text(errors="replace")
        for path in ended.place.rglob("*")
        if path.is_file() and path.parent.name not in {".docker", "bin"}
    }
    return {"stdout": ended.stdout, "stderr": spoken, **written}


def in_a_job(wanted: Look) -> Look:
    """The same look as a step of a job."""
    files = {"GITHUB_OUTPUT": "output.txt", "GITHUB_STEP_SUMMARY": "summary.md"}
    variables = {**in_actions(), **files, "RUNNER_TEMP": ".", "RUNNER_DEBUG": "1"}
    return Look(
        arguments=wanted.arguments,
        environ={**variables, **wanted.environ},
        docker=wanted.docker,
        files=dict.fromkeys(files.values(), ""),
        helpers=wanted.helpers,
    )


def goes_where_it_may(entry: Seen) -> bool:
    """The registry's token step and GitHub's API."""
    return any(entry.host == host and entry.path.startswith(path) for host, path in MAY_SEE)


@pytest.mark.parametrize("dress", [lambda wanted: wanted, in_a_job], ids=["terminal", "job"])
@pytest.mark.parametrize("set_up", EVERY)
def test_secret_appears_nowhere(
    set_up: Callable[[Stage, str], Look], dress: Callable[[Look], Look], stage: Stage, preflight: Runner
) -> None:
    token = stage.token(scopes=WRITER)
    wanted = dress(set_up(stage, token))
    with Watcher() as watcher:
        ended = preflight(wanted)
    assert ended.exit in {0, 2, 10}, ended.everything
    for form, value in forms(token).items():
        assert [place for place, text in texts(ended).items() if value in text] == [], form
        ours = [line for line in watcher.seen if b"preflight" in line and b"waybill" in line]
        told = [line for line in ours if value.encode() in line]
        assert told == [] or set_up is token_in_the_image_name, form
    carried = [entry for entry in stage.world.requests() if entry.secrets]
    assert [entry for entry in carried if not goes_where_it_may(entry)] == []
    assert [entry for entry in stage.world.requests("pkg-containers.githubusercontent.com") if entry.scheme] == []


def test_the_watcher_would_see_a_secret_in_an_argument(stage: Stage) -> None:
    """The check above can fail."""
    with Watcher() as watcher:
        stage.world.run(["sh", "-c", "sleep 0.3", "a-secret-in-an-argument"])
    assert any(b"a-secret-in-an-argument" in line for line in watcher.seen)


def test_token_of_the_registry_is_hidden_too(stage: Stage, preflight: Runner) -> None:
    """What the token step gives is a secret as well."""
    body = json.dumps({"token": "v1-opaque-token-of-the-registry"})
    stage.world.fault("status", path="^/token", status=200, body=body)
    said = json.dumps({"errors": [{"code": "DENIED", "message": "no: v1-opaque-token-of-the-registry"}]})
    stage.world.fault("status", path="/manifests/", status=403, body=said)
    ended = preflight(look(APP, token=stage.token()))
    assert ended.exit == 10, ended.everything
    assert [place for place, text in texts(ended).items() if "v1-opaque-token" in text] == []


def test_job_token_goes_to_no_other_registry(stage: Stage, preflight: Runner) -> None:
    stage.push(BASIC)
    environ = stage.job()
    ended = preflight(look(BASIC, OPEN, "--push", environ=environ))
    assert ended.exit == 10, ended.everything
    assert {entry.scheme for entry in stage.world.requests("registry.example.com")} == {""}
    carried = [entry for entry in stage.world.requests() if entry.secrets]
    assert carried
    assert [entry for entry in carried if not goes_where_it_may(entry)] == []


def test_token_of_one_registry_goes_to_no_other(stage: Stage, preflight: Runner) -> None:
    stage.push(BASIC)
    token = stage.token()
    environ = {"WAYBILL_REGISTRY": "ghcr.io"}
    preflight(look(APP, BASIC, token=token, environ=environ))
    assert {entry.scheme for entry in stage.world.requests("registry.example.com")} == {""}
    carried = {entry.host for entry in stage.world.requests() if fingerprint(token) in entry.secrets}
    assert carried == {"ghcr.io", "api.github.com"}


def test_docker_login_of_a_dead_registry_is_not_sent_in_the_clear(stage: Stage, preflight: Runner) -> None:
    """A registry that answers plain HTTP on port 443 gets nothing."""
    docker = stored_login("correct horse", "plain.example.com")
    ended = preflight(look("plain.example.com/acme/app:1.0", docker=docker))
    assert ended.codes("error") == ["tls.not-tls"], ended.everything
    assert [entry for entry in stage.world.requests("plain.example.com") if entry.scheme] == []


def test_show_of_the_waybill_holds_no_secret(stage: Stage, preflight: Runner) -> None:
    token = stage.token(expires=in_days(30))
    ended = preflight(look(APP, token=token))
    shown = stage.world.run([preflight.argv(look())[0], "show", ended.work / ended.answer["waybill"]])
    assert shown.returncode == 0, shown.stderr
    assert token not in shown.stdout + shown.stderr
