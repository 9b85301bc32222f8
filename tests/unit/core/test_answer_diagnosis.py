"""Whatever the answers are: the diagnosis never raises, never shows what could do harm, and is never green by luck."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.answering import Expected, expected_of, flaw_of
from waybill.core.diagnosis.host.answers import answer_findings
from waybill.core.diagnosis.host.answers_ports import asks_itself, owners, port_of
from waybill.core.diagnosis.host.view import look
from waybill.core.diagnosis.telling import blocks
from waybill.core.evidence import Certificate, Trouble
from waybill.core.host.answer import HOST, PUBLIC, PUBLIC_FROM_HOST, AppAnswer
from waybill.core.host.container import ContainerFacts, Probe, PublishedPort, Sample
from waybill.core.host.evidence import HealthWish, HostEvidence, HostWish
from waybill.core.host.link import LinkFacts
from waybill.core.text import quote_foreign

URL = "http://127.0.0.1:8000/health"
WORDS = st.text(alphabet=st.characters(codec="utf-8"), max_size=30)
ANSWERS = st.builds(
    AppAnswer,
    url=st.sampled_from([URL, "http://localhost:8000/health", "https://app.example.com/", "…", ""]),
    view=st.sampled_from([HOST, PUBLIC, PUBLIC_FROM_HOST, "other"]),
    road=st.sampled_from(["forward", "curl", "direct", ""]),
    after=st.floats(0, 100),
    status=st.sampled_from([None, 200, 204, 302, 403, 407, 429, 500, 502]),
    headers=st.dictionaries(WORDS, WORDS, max_size=2),
    body=WORDS,
    cut=st.booleans(),
    body_matches=st.sampled_from([None, True, False]),
    identity=st.sampled_from([None, (), ("1.2.3",), ("1.2.2",), ("latest",)]),
    identity_problem=st.sampled_from(["", "not-json", "absent", "odd"]),
    title=st.one_of(st.just(""), WORDS, st.just("Welcome to nginx!")),
    trouble=st.one_of(st.none(), st.sampled_from(Trouble)),
    detail=WORDS,
    redirects=st.lists(st.one_of(WORDS, st.just("302 https://app.example.com/login")), max_size=2).map(tuple),
    peer=st.sampled_from(["", "::1", "127.0.0.1", "203.0.113.1"]),
    certificate=st.one_of(st.none(), st.builds(Certificate, not_after=WORDS, names=st.just(()))),
)
WISHES = st.builds(
    HealthWish,
    url=st.sampled_from(["", URL, "http://localhost:8000/health", "http://[::1", "https://app.example.com/"]),
    status=st.sampled_from([(), ("200",), ("3xx",), ("odd",)]),
    body=st.sampled_from(["", "ok"]),
    identity=st.sampled_from(["", "$.version", "body"]),
    public_url=st.sampled_from(["", "https://app.example.com/", "odd"]),
    settle=st.sampled_from([0.0, 10.0]),
)
CONTAINERS = st.builds(
    ContainerFacts,
    identifier=st.sampled_from(["a" * 64, "b" * 64]),
    name=WORDS,
    asked=WORDS,
    ports=st.lists(
        st.builds(
            PublishedPort, port=st.sampled_from([8000, 80, 0]), address=st.sampled_from(["", "127.0.0.1", "::", "x"])
        ),
        max_size=2,
    ).map(tuple),
    network_mode=st.sampled_from(["", "host", "bridge"]),
    health_command=WORDS,
    probes=st.lists(st.builds(Probe, code=st.integers(-1, 255), output=WORDS), max_size=1).map(tuple),
    samples=st.lists(
        st.builds(
            Sample,
            at=st.just(""),
            state=st.sampled_from(["running", "exited", ""]),
            health=st.sampled_from(["", "healthy", "unhealthy", "none"]),
            pid=st.integers(0, 9),
        ),
        max_size=2,
    ).map(tuple),
)


def evidence(answers: list[AppAnswer], wish: HealthWish, **more: object) -> HostEvidence:
    facts: dict[str, object] = {
        "host": "web1.example.com",
        "wish": HostWish(image="ghcr.io/acme/app:1.2.3", repository="ghcr.io/acme/app", tag="1.2.3", health=wish),
        "now": "2026-06-01T12:00:00Z",
        "link": LinkFacts(address="web1.example.com", host="web1.example.com"),
        "containers": (),
        "answers": tuple(answers),
        **more,
    }
    return HostEvidence(**facts)  # type: ignore[arg-type]


@given(
    answers=st.lists(ANSWERS, max_size=8),
    wish=WISHES,
    containers=st.lists(CONTAINERS, max_size=3).map(tuple),
    port_owners=st.lists(st.one_of(WORDS, st.sampled_from(["8000 0.0.0.0 node 7", "8000 ? 1", "80 :: nginx 3"]))).map(
        tuple
    ),
    chosen=st.sampled_from([(), ("a" * 64,), ("a" * 64, "b" * 64)]),
)
def test_no_evidence_raises_or_harms(answers: list[AppAnswer], wish: HealthWish, **more: object) -> None:
    findings = answer_findings(look(evidence(answers, wish, **more)))

    for finding in findings:
        for text in (finding.subject, finding.cause, *finding.fix.split("\n"), *finding.evidence):
            assert quote_foreign(text, 10_000) == text  # what is quoted passes a second time unchanged


@given(answers=st.lists(ANSWERS, max_size=8), wish=WISHES)
def test_what_was_not_seen_well_several_times_is_never_green(answers: list[AppAnswer], wish: HealthWish) -> None:
    wish = replace(wish, url=URL, public_url="")
    seen = evidence(answers, wish)
    good = [one for one in answers if one.view == HOST and not flaw_of(one, wish, expected(seen))]

    if len(good) < 3:
        assert blocks(answer_findings(look(seen)))


@given(answers=st.lists(ANSWERS, max_size=8), wish=WISHES)
def test_a_wrong_last_answer_is_never_green(answers: list[AppAnswer], wish: HealthWish) -> None:
    wish = replace(wish, url=URL, public_url="", status=())
    wrong = AppAnswer(url=URL, road="forward", status=500, after=100.0)
    quiet = [replace(one, peer="") for one in answers]

    assert blocks(answer_findings(look(evidence([*quiet, wrong], wish))))


@given(answers=st.lists(ANSWERS, max_size=30), wish=WISHES)
def test_no_good_public_answer_is_never_green(answers: list[AppAnswer], wish: HealthWish) -> None:
    wish = replace(wish, url="", public_url="https://app.example.com/")
    seen = evidence([one for one in answers if one.view != PUBLIC_FROM_HOST], wish)
    good = [one for one in answers if one.view == PUBLIC and not flaw_of(one, wish, expected(seen))]

    if not good:
        assert blocks(answer_findings(look(seen)))


def expected(seen: HostEvidence) -> Expected:
    return expected_of(seen.wish)


# Whose port


def test_the_lines_of_owners() -> None:
    view = look(
        evidence(
            [],
            HealthWish(),
            port_owners=("8000 0.0.0.0 docker-proxy 12", "80 [::] nginx 3", "81 ? ?", "odd", "", "82 :: ? ?"),
        )
    )

    assert [(one.port, one.address, one.program, one.pid, one.known) for one in owners(view)] == [
        (8000, "0.0.0.0", "docker-proxy", 12, True),  # noqa: S104  # compared
        (80, "::", "nginx", 3, True),
        (81, "", "?", 0, False),
        (82, "::", "?", 0, False),
    ]


@pytest.mark.parametrize(
    ("url", "port", "itself"),
    [
        ("http://127.0.0.1:8000/", 8000, True),
        ("http://127.9.9.9/", 80, True),
        ("https://localhost/", 443, True),
        ("http://[::1]:81/", 81, True),
        ("http://web1.example.com/", 80, True),
        ("http://app:8000/", 8000, False),
        ("http://172.18.0.5:8000/", 8000, False),
        ("", 0, False),
        ("…", 0, False),
    ],
)
def test_what_a_url_asks(url: str, port: int, itself: bool) -> None:
    view = look(evidence([], HealthWish()))

    assert (port_of(url), asks_itself(view, url)) == (port, itself)
