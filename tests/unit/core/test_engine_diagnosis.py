from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.catalogue import CATALOGUE
from waybill.core.diagnosis.host.engine import engine_findings
from waybill.core.diagnosis.host.view import look
from waybill.core.finding import Finding, Severity, outcome_of
from waybill.core.host.engine import Daemon, EngineFacts, EngineTrouble, Socket, Store
from waybill.core.host.evidence import HostEvidence, HostWish, Selection
from waybill.core.host.link import LinkFacts
from waybill.core.outcome import Outcome
from waybill.core.text import quote_block, quote_foreign

HOSTILE = st.text(max_size=40) | st.sampled_from(
    [
        "::error::x",
        "<user>",
        "\x1b[31m",
        "`; rm -rf /",
        "\u202e",
        "a\nb",
        "${{ secrets.X }}",
        "##[error]",
        "/snap/bin/docker",
    ]
)
SOCKETS = st.builds(Socket, path=HOSTILE, owner=HOSTILE, group=HOSTILE, mode=HOSTILE, ours=st.booleans(), note=HOSTILE)
DAEMONS = st.builds(Daemon, name=HOSTILE, hosts=st.tuples(HOSTILE), root=HOSTILE, nested=st.booleans())
SPECIAL = {
    "trouble": st.none() | st.sampled_from(EngineTrouble),
    "sudo": st.none() | st.sampled_from(EngineTrouble),
    "store": st.sampled_from(Store),
    "sockets": st.lists(SOCKETS, max_size=3).map(tuple),
    "daemons": st.lists(DAEMONS, max_size=2).map(tuple),
}
BY_DEFAULT = {str: HOSTILE, bool: st.booleans(), tuple: st.lists(HOSTILE, max_size=3).map(tuple)}
FACTS = st.builds(
    EngineFacts,
    **{
        field.name: SPECIAL[field.name] if field.name in SPECIAL else BY_DEFAULT[type(field.default)]
        for field in fields(EngineFacts)
    },
)


def findings(facts: EngineFacts | None, verb: str = "preflight", *, sudo: bool = False) -> tuple[Finding, ...]:
    wish = HostWish(verb=verb, sudo=sudo, selection=Selection(directory="/srv/app"))
    link = LinkFacts(address="web1", user="deploy", host="web1")
    seen = None if verb == "preflight" else ()
    evidence = HostEvidence(host="web1", wish=wish, now="", link=link, engine=facts, containers=seen)
    return engine_findings(look(evidence))


@pytest.mark.parametrize("trouble", EngineTrouble)
@pytest.mark.parametrize(("verb", "outcome"), [("preflight", Outcome.REFUSED), ("verify", Outcome.UNKNOWN)])
def test_every_trouble_has_its_code_and_is_never_green(trouble: EngineTrouble, verb: str, outcome: Outcome) -> None:
    (finding,) = findings(EngineFacts(trouble=trouble), verb)

    assert finding.code == f"engine.{trouble.value}"
    assert outcome_of([finding]) is (Outcome.UNKNOWN if trouble is EngineTrouble.LOST else outcome)


@given(facts=FACTS, verb=st.sampled_from(["preflight", "verify"]), sudo=st.booleans())
def test_nothing_that_a_host_tells_breaks_the_diagnosis_or_the_report(
    facts: EngineFacts, verb: str, sudo: bool
) -> None:
    found = findings(facts, verb, sudo=sudo)

    if facts.trouble is not None:
        assert outcome_of(found) is not Outcome.PROVED
    for finding in found:
        assert finding.code in CATALOGUE
        for text in (finding.subject, finding.cause, *finding.evidence):
            assert quote_foreign(text, 100_000) == text
        assert quote_block(finding.fix, 100_000) == finding.fix


def test_verify_is_never_green_without_a_list_of_containers() -> None:
    link = LinkFacts(address="web1")
    for facts in (None, EngineFacts(user="deploy", api="1.50")):
        evidence = HostEvidence(host="web1", wish=HostWish(verb="verify"), now="", link=link, engine=facts)

        assert [finding.code for finding in engine_findings(look(evidence))] == ["engine.not-read"]


def test_a_doubt_about_which_engine_is_meant_is_more_than_a_warning() -> None:
    sure = EngineFacts(user="deploy", client="/usr/bin/docker", others=("/run/x.sock: Docker Engine",))
    (finding,) = findings(sure)
    assert finding.severity is Severity.WARNING
    doubtful = EngineFacts(user="deploy", client="/usr/bin/docker", undecided="two claim it")
    (finding,) = findings(doubtful)
    assert finding.severity is Severity.ERROR
    (finding,) = findings(doubtful, "verify")
    assert finding.severity is Severity.UNSETTLED


def test_preflight_judges_the_client_that_a_deploy_needs_and_verify_does_not() -> None:
    facts = EngineFacts(user="deploy", road="socket", outside="/opt/docker", sudo=EngineTrouble.SUDO_TTY)

    assert [finding.code for finding in findings(facts, sudo=True)] == ["engine.not-in-path", "engine.sudo-tty"]
    assert [finding.code for finding in findings(facts)] == ["engine.not-in-path"]
    assert findings(facts, "verify", sudo=True) == ()


def test_where_the_host_could_not_be_looked_at_nothing_is_said_of_its_client() -> None:
    assert findings(EngineFacts(road="socket")) == ()
