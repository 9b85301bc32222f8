"""What must not happen: a hang, a flood, an exception, a leaked token, a wrong belief."""

from __future__ import annotations

import json

import pytest

from lab.github.state import Fault, Limits, State
from lab.github.twin import GitHubTwin
from tests.integration.github.conftest import Ask, Slept
from tests.integration.github.situations import CLASSIC
from tests.integration.github.strangers import every_answer, stranger
from waybill.core.evidence import Source, Trouble

HTML = "<html><head><title>Blocked</title></head><body>Ask your <b>administrator</b></body></html>"


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (HTML, "the body is not JSON"),
        ("", "the body is not JSON"),
        ("null", "the body is not JSON"),
        ('"text"', "the body is not a JSON"),
        ("17", "the body is not a JSON"),
        ("[" * 100_000, "the body is not JSON"),
        ('{"login": ', "the body is not JSON"),
        ("\udcff".encode("utf-8", "surrogatepass").decode("latin-1"), "the body is not JSON"),
    ],
)
def test_a_good_status_with_a_bad_body_is_no_answer(ask: Ask, state: State, body: str, detail: str) -> None:
    state.put(Fault(status=200, body=body, times=1000))

    for answer in every_answer(ask(CLASSIC)):
        assert not answer.ok
        assert answer.trouble is Trouble.MALFORMED
        assert answer.detail.startswith(f"HTTP 200: {detail}")


def test_a_block_page_is_shown_as_what_it_is(ask: Ask, state: State) -> None:
    state.put(Fault(status=200, body=HTML, headers={"content-type": "text/html"}))

    assert "Ask your" in ask(CLASSIC).user().answer.excerpt


@pytest.mark.parametrize(
    "body",
    [
        {"login": 7, "type": [], "visibility": {}, "repository": "x", "sha": {}},
        {"repository": {"full_name": None}, "resources": {"core": {"limit": "many", "remaining": True}}, "sha": None},
        {"sha": "0" * 40, "files": [1, {"filename": 2}, None], "workflow_runs": [[], {"id": "x", "conclusion": 3}]},
        {"sha": "0" * 40, "files": {}, "workflow_runs": None, "jobs": 4},
        [1, None, {"name": 5}, {"name": "sha256:00", "metadata": {"container": {"tags": [1, "ok", None]}}}],
    ],
)
def test_wrong_types_are_read_as_nothing(ask: Ask, state: State, body: object) -> None:
    state.put(Fault(status=200, body=json.dumps(body), times=1000))
    github = ask(CLASSIC)

    assert github.user().login == ""
    package = github.package("acme", "app", Source.INPUT)
    assert (package.visibility, package.repository) == ("", "")
    assert [version.tags for version in github.versions("acme", "User", "app").versions] in ([], [("ok",)])
    assert github.rate_limit().limit is None
    assert all(run.failed_step == "" for run in github.why_absent("acme/app", ["v1"], "x").runs)


def test_control_characters_in_answers_are_escaped(ask: Ask, state: State) -> None:
    body = json.dumps({"login": "octo\n::error::x\x1b[31m\u202e", "message": "no"})
    state.put(Fault(status=200, body=body))

    login = ask(CLASSIC).user().login

    assert login == "octo ::error::x\\x1b[31m\\u202e"


def test_a_flood_is_cut_off(ask: Ask, state: State) -> None:
    state.put(Fault(status=200, body='{"login": "' + "x" * (17 * 1024 * 1024) + '"}'))

    user = ask(CLASSIC).user()

    assert (user.answer.status, user.answer.trouble) == (None, Trouble.TOO_LARGE)
    assert user.login == ""


def test_pages_that_never_end_do_end(ask: Ask, state: State) -> None:
    page = json.dumps([{"name": "sha256:00"}] * 100)
    endless = {"link": '<https://api.github.com/x?page=2>; rel="next"'}
    state.put(Fault(path="/users/octo/packages", status=200, body=page, headers=endless, times=10_000))

    found = ask(CLASSIC).versions("octo", "User", "toy", 1000)

    assert (len(found.versions), found.complete) == (1000, False)
    assert state.faults[0].times == 10_000 - 10


def test_not_ready_is_not_asked_for_ever(ask: Ask, state: State, twin: GitHubTwin) -> None:
    state.put(Fault(status=202, body="{}", times=1000))

    answer = ask(CLASSIC).user().answer

    assert (answer.status, answer.trouble) == (None, Trouble.MALFORMED)
    assert answer.detail == "HTTP 202: accepted, but not ready"
    assert len(twin.calls) == 1


def test_a_server_error_is_asked_again_and_stays_visible(ask: Ask, state: State, slept: Slept) -> None:
    state.put(Fault(status=502))

    answer = ask(CLASSIC).user().answer

    assert (answer.status, answer.history) == (200, ("502",))
    assert len(slept.waits) == 1


def test_a_server_error_that_stays_is_told_in_the_end(ask: Ask, state: State, slept: Slept) -> None:
    state.put(Fault(status=503, times=1000))

    answer = ask(CLASSIC).user().answer

    assert (answer.status, answer.history) == (503, ("503", "503", "503"))
    assert sum(slept.waits) < 10


def test_a_short_secondary_limit_is_waited_for_once(ask: Ask, state: State, slept: Slept) -> None:
    body = json.dumps({"message": "You have exceeded a secondary rate limit."})
    state.put(Fault(status=403, body=body, headers={"retry-after": "3"}))

    answer = ask(CLASSIC).user().answer

    assert (answer.status, answer.history) == (200, ("403",))
    assert slept.waits == [3.0]


@pytest.mark.parametrize("seconds", ["3600", "999999999999", "soon", "-1"])
def test_a_long_secondary_limit_is_reported_not_waited_for(ask: Ask, state: State, slept: Slept, seconds: str) -> None:
    state.put(Fault(status=403, body='{"message": "secondary"}', headers={"retry-after": seconds}, times=9))

    answer = ask(CLASSIC).user().answer

    assert (answer.status, answer.message, slept.waits) == (403, "secondary", [])


def test_the_twins_own_secondary_limit(ask: Ask, state: State) -> None:
    state.limits = Limits(secondary_retry_after=60)

    answer = ask(CLASSIC).user().answer

    assert (answer.status, answer.headers["retry-after"]) == (403, "60")
    assert answer.message.startswith("You have exceeded a secondary rate limit")


def test_hostile_rate_headers_do_not_stop_us(ask: Ask, state: State) -> None:
    headers = {"x-ratelimit-remaining": "many", "x-ratelimit-limit": "x", "x-ratelimit-reset": "\u00e9", "status": "z"}
    state.put(Fault(status=200, body='{"login": "octo"}', headers=headers))

    assert ask(CLASSIC).user().login == "octo"


# Redirects


def test_a_renamed_repository_is_followed_with_the_token(ask: Ask, state: State, twin: GitHubTwin) -> None:
    state.put(Fault(path="/repos/acme/old/commits", status=301, body="{}", headers={"location": "/repos/acme/app"}))

    ask(CLASSIC).why_absent("acme/old", ["main"], "acme/app")

    assert "GET /repos/acme/app" in twin.calls


def test_the_token_does_not_follow_to_another_server(ask: Ask, state: State) -> None:
    seen: list[dict[str, str]] = []
    with stranger(seen) as elsewhere:
        state.put(Fault(status=302, body="", headers={"location": f"{elsewhere}/user"}))
        ask(CLASSIC).user()

    assert len(seen) == 1
    assert "authorization" not in seen[0]


def test_a_ring_of_redirects_ends(ask: Ask, state: State) -> None:
    state.put(Fault(status=301, body="", headers={"location": "/user"}, times=1000))

    assert ask(CLASSIC).user().answer.trouble is Trouble.REDIRECT_REFUSED
