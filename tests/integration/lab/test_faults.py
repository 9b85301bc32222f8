"""What goes wrong on request goes wrong exactly so, as often as told, and for nobody else."""

from __future__ import annotations

import pytest

from lab.control import ControlError
from lab.faults import HTML_PAGE, Fault
from lab.journal import fingerprint
from lab.world import World
from tests.integration.lab.asking import ACCEPT, Asker

PING = "https://ghcr.io/v2/"
CURL_PARTIAL, CURL_TIMEOUT, CURL_EMPTY, CURL_RECEIVE, CURL_CERTIFICATE, CURL_NAME, CURL_CONNECT = (
    18,
    28,
    52,
    56,
    60,
    6,
    7,
)
CURL_TLS = 35
UNEXPECTED_END = "unexpected eof while reading"  # newer curls tell a cut connection by its TLS first


def curl(world: World, *arguments: str) -> tuple[int, str]:
    done = world.run(["curl", "-sS", *arguments])
    return done.returncode, done.stdout + done.stderr


def test_a_status_is_given_as_often_as_told(fresh: World, ask: Asker) -> None:
    fresh.fault("status", host="ghcr.io", path="^/v2/$", status=502, body="Bad", times=2, headers={"Retry-After": "1"})

    answers = [ask("/v2/") for _ in range(3)]

    assert [answer.status for answer in answers] == [502, 502, 401]
    assert (answers[0].body, answers[0].headers["retry-after"]) == ("Bad", "1")


def test_skipped_requests_pass(fresh: World, ask: Asker) -> None:
    fresh.fault("status", status=500, skip=1, times=1)

    assert [ask("/v2/").status for _ in range(3)] == [401, 500, 401]


def test_another_host_method_or_path_is_left_alone(fresh: World, ask: Asker) -> None:
    fresh.fault("status", host="ghcr.io", method="HEAD", path="^/v2/$", status=500)

    assert ask("/v2/").status == 401
    assert ask("/token").status == 200
    assert ask("https://api.github.com/rate_limit").status == 200
    assert ask("/v2/", "--head").status == 500


def test_cut_ends_in_the_middle_of_the_body(fresh: World) -> None:
    fresh.fault("cut", host="ghcr.io")

    code, said = curl(fresh, PING)

    assert said.startswith('{"errors"')
    assert code == CURL_PARTIAL or (code == CURL_RECEIVE and UNEXPECTED_END in said)


def test_stall_pauses_in_the_middle_of_the_body(fresh: World) -> None:
    fresh.fault("stall", host="ghcr.io", seconds=30)

    status, text = curl(fresh, "--max-time", "1", PING)

    assert status == CURL_TIMEOUT
    assert "36 out of 73 bytes received" in text


def test_silence_never_answers(fresh: World) -> None:
    fresh.fault("silence", host="ghcr.io", seconds=30)

    assert curl(fresh, "--max-time", "1", PING)[0] == CURL_TIMEOUT


def test_delay_answers_late_and_whole(fresh: World, ask: Asker) -> None:
    fresh.fault("delay", host="ghcr.io", seconds=0.2)

    assert ask("/v2/").error == (401, "UNAUTHORIZED", "authentication required")


def test_what_was_given_up_on_is_not_told_to_the_next(fresh: World, ask: Asker) -> None:
    """A delayed request outlives its client; it must not stand among the requests of a later test."""
    fresh.fault("delay", host="ghcr.io", path="^/v2/$", seconds=0.5, times=1)
    assert curl(fresh, "--max-time", "0.3", PING)[0] == CURL_TIMEOUT

    fresh.clear_requests()
    fresh.fault("delay", host="ghcr.io", path="^/token$", seconds=1)
    ask("/token")

    assert [seen.path for seen in fresh.requests()] == ["/token"]


def test_drip_sends_all_in_the_end(fresh: World, ask: Asker) -> None:
    fresh.fault("drip", host="ghcr.io", seconds=0.0001)

    assert ask("/v2/").error == (401, "UNAUTHORIZED", "authentication required")


def test_corrupt_turns_one_byte_and_keeps_the_length(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")
    bearer = ask.bearer("acme/app")
    good = ask("/v2/acme/app/manifests/1", *ACCEPT, *bearer)
    fresh.fault("corrupt", path="/manifests/")

    bad = ask("/v2/acme/app/manifests/1", *ACCEPT, *bearer)

    assert len(bad.body) == len(good.body)
    assert sum(one != other for one, other in zip(bad.body, good.body, strict=True)) == 1
    assert bad.headers["docker-content-digest"] == good.headers["docker-content-digest"]


def test_headers_are_replaced_and_the_answer_stays(fresh: World, ask: Asker) -> None:
    fresh.fault("headers", host="ghcr.io", headers={"Date": "Thu, 01 Jan 2015 00:00:00 GMT"})

    answer = ask("/v2/")

    assert (answer.status, answer.headers["date"]) == (401, "Thu, 01 Jan 2015 00:00:00 GMT")


def test_html_is_a_captive_portal(fresh: World, ask: Asker) -> None:
    fresh.fault("html", host="ghcr.io")

    answer = ask("/v2/")

    assert (answer.status, answer.headers["content-type"], answer.body) == (200, "text/html", HTML_PAGE)


def test_a_connection_closed_without_an_answer(fresh: World) -> None:
    fresh.fault("close", host="ghcr.io")

    code, said = curl(fresh, PING)

    assert code == CURL_EMPTY or (code == CURL_RECEIVE and UNEXPECTED_END in said)


def test_a_connection_reset_without_an_answer(fresh: World) -> None:
    fresh.fault("reset", host="ghcr.io")

    code, said = curl(fresh, PING)

    assert code == CURL_RECEIVE
    assert "reset by peer" in said


@pytest.mark.parametrize(
    ("flaw", "status", "text"),
    [
        ("expired", CURL_CERTIFICATE, "certificate has expired"),
        ("not-yet-valid", CURL_CERTIFICATE, "certificate is not yet valid"),
        ("unknown-ca", CURL_CERTIFICATE, "unable to get local issuer certificate"),
        ("self-signed", CURL_CERTIFICATE, "self-signed certificate"),
        ("wrong-name", CURL_CERTIFICATE, "no alternative certificate subject name matches"),
        ("plain-text", CURL_TLS, "wrong version number"),
    ],
)
def test_flaws_of_tls_are_noticed_and_can_be_taken_away(fresh: World, flaw: str, status: int, text: str) -> None:
    fresh.tls("ghcr.io", flaw)

    found, said = curl(fresh, PING)
    fresh.tls("ghcr.io", "")

    assert found == status
    assert text in said
    assert curl(fresh, PING)[0] == 0
    assert curl(fresh, "https://api.github.com/")[0] == 0


@pytest.mark.parametrize(
    ("fault", "status", "text"),
    [
        ("absent", CURL_NAME, "Could not resolve host"),
        ("broken", CURL_NAME, "Could not resolve host"),
        ("silent", CURL_NAME, "Could not resolve host"),
        ("refused", CURL_CONNECT, "Failed to connect"),
        ("unroutable", CURL_CONNECT, "Failed to connect"),
    ],
)
def test_faults_of_names(fresh: World, fault: str, status: int, text: str) -> None:
    fresh.name_fault("ghcr.io", fault)

    found, said = curl(fresh, PING)

    assert found == status
    assert text in said


@pytest.mark.parametrize(
    ("fault", "kind"),
    [("absent", "EAI_NONAME"), ("broken", "EAI_AGAIN"), ("silent", "EAI_AGAIN")],
)
def test_a_lookup_fails_with_the_code_that_a_real_resolver_gives(fresh: World, fault: str, kind: str) -> None:
    fresh.name_fault("ghcr.io", fault)
    program = (
        "import socket\n"
        "try: socket.getaddrinfo('ghcr.io', 443)\n"
        f"except socket.gaierror as e: print(e.errno == socket.{kind}, e)\n"
    )

    assert fresh.run(["python3", "-c", program]).stdout.startswith("True"), fault


def test_clearing_lets_everything_go_well_again(fresh: World, ask: Asker) -> None:
    fresh.fault("close")
    fresh.tls("ghcr.io", "expired")
    fresh.name_fault("ghcr.io", "absent")

    fresh.clear_faults()

    assert ask("/v2/").status == 401


def test_unknown_faults_are_refused_by_name(fresh: World) -> None:
    with pytest.raises(ValueError, match="no such kind of fault: 'explode'"):
        Fault(kind="explode")
    with pytest.raises(ControlError, match="'rusty' is not one of: expired, not-yet-valid"):
        fresh.tls("ghcr.io", "rusty")
    with pytest.raises(ControlError, match="'lost' is not one of: absent"):
        fresh.name_fault("ghcr.io", "lost")
    with pytest.raises(ControlError, match="no such command: 'dance'"):
        fresh.ask("dance")


def test_the_journal_tells_where_a_secret_went_without_holding_it(fresh: World, ask: Asker) -> None:
    token = fresh.state.add_token(owner="octo")
    ask.exchange("octo/app", token)
    ask(f"https://github.com/?leak={token}")
    ask("https://api.github.com/user")

    seen = fresh.requests()

    assert [entry.host for entry in seen if fingerprint(token) in entry.secrets] == ["ghcr.io", "github.com"]
    assert (seen[0].scheme, seen[0].user, seen[0].credential) == ("Basic", "anybody", fingerprint(token))
    assert [entry.path for entry in fresh.requests(host="api.github.com")] == ["/user"]


def test_the_journal_never_prints_a_secret(fresh: World, ask: Asker) -> None:
    token = fresh.state.add_token(owner="octo")
    ask(f"https://github.com/?leak={token}")

    assert token not in repr(fresh.requests())
