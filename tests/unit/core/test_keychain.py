"""The keychain: which credential, and why that one."""

from __future__ import annotations

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.tokens import classic_token, installation_token
from waybill.core.dockerconfig import DockerConfigEntry
from waybill.core.evidence import ConfigTrouble, Damage, Source, TokenKind
from waybill.core.keychain import (
    ExplicitCredential,
    HelperResult,
    JobToken,
    choose_credential,
    realm_refusal,
)
from waybill.secret import Secret

TOKEN = classic_token()
GIVEN = ExplicitCredential(registry="ghcr.io", secret=Secret(TOKEN), username="octo")
ENTRY = DockerConfigEntry(username="moby", secret=Secret("from-file"), in_auths=True)
WITH_HELPER = DockerConfigEntry(helper="desktop", helper_key="ghcr.io", in_auths=True)
HELPER = HelperResult(helper="desktop", username="hal", secret=Secret("from-helper"))
JOB = JobToken(secret=Secret(installation_token()), actor="octo")
PATH = "/home/octo/.docker/config.json"


def test_the_input_goes_first() -> None:
    chosen = choose_credential(registry="ghcr.io", explicit=GIVEN, entry=ENTRY, job=JOB, github_registry=True)

    assert (chosen.facts.source, chosen.facts.origin) == (Source.INPUT, "input registry-token")
    assert (chosen.username, chosen.secret) == ("octo", Secret(TOKEN))
    assert chosen.facts.kind is TokenKind.CLASSIC


def test_the_input_is_never_used_for_another_registry() -> None:
    chosen = choose_credential(registry="quay.io", explicit=GIVEN)

    assert chosen.anonymous
    assert chosen.facts.origin == "no credential is known for quay.io; input registry-token is for ghcr.io only"


def test_docker_hub_is_one_registry_under_all_its_names() -> None:
    given = ExplicitCredential(registry="index.docker.io", secret=Secret("x"), username="octo")

    assert choose_credential(registry="docker.io", explicit=given).facts.source is Source.INPUT


def test_a_missing_user_name_is_filled_in_where_the_registry_does_not_look_at_it() -> None:
    given = ExplicitCredential(registry="ghcr.io", secret=Secret(TOKEN))

    assert choose_credential(registry="ghcr.io", explicit=given, github_registry=True).username == "x-access-token"
    assert choose_credential(registry="ghcr.io", explicit=given).username == ""


def test_the_input_is_trimmed_as_docker_login_does_and_the_damage_is_told() -> None:
    given = ExplicitCredential(registry="ghcr.io", secret=Secret(f"{TOKEN}\n"), username="octo")

    chosen = choose_credential(registry="ghcr.io", explicit=given)

    assert chosen.secret == Secret(TOKEN)
    assert chosen.facts.damage == (Damage.OUTER_WHITESPACE,)


def test_the_docker_configuration_goes_before_the_jobs_token() -> None:
    chosen = choose_credential(registry="ghcr.io", entry=ENTRY, config_path=PATH, job=JOB, github_registry=True)

    assert (chosen.facts.source, chosen.facts.origin) == (Source.DOCKER_CONFIG, PATH)
    assert (chosen.username, chosen.secret) == ("moby", Secret("from-file"))


def test_what_docker_stored_is_sent_as_it_stands() -> None:
    entry = DockerConfigEntry(username="moby", secret=Secret(f"{TOKEN}\n"), in_auths=True)

    chosen = choose_credential(registry="ghcr.io", entry=entry)

    assert chosen.secret == Secret(f"{TOKEN}\n")
    assert chosen.facts.damage == (Damage.OUTER_WHITESPACE,)


def test_a_helpers_answer_goes_before_the_file() -> None:
    entry = DockerConfigEntry(username="moby", secret=Secret("from-file"), helper="desktop", in_auths=True)

    chosen = choose_credential(registry="ghcr.io", entry=entry, helper=HELPER, config_path=PATH)

    assert chosen.facts.source is Source.CREDENTIAL_HELPER
    assert (chosen.facts.origin, chosen.facts.helper) == ("docker-credential-desktop", "desktop")
    assert (chosen.facts.config_path, chosen.facts.config_troubles) == (PATH, ())
    assert (chosen.username, chosen.secret) == ("hal", Secret("from-helper"))


@pytest.mark.parametrize("trouble", [ConfigTrouble.HELPER_MISSING, ConfigTrouble.HELPER_FAILED])
def test_a_helper_that_fails_is_a_trouble_and_the_file_is_used_as_docker_does(trouble: ConfigTrouble) -> None:
    entry = DockerConfigEntry(username="moby", secret=Secret("from-file"), helper="desktop", in_auths=True)
    helper = HelperResult(helper="desktop", trouble=trouble, detail="exit code 1: the vault is locked")

    chosen = choose_credential(registry="ghcr.io", entry=entry, helper=helper)

    assert (chosen.facts.source, chosen.secret) == (Source.DOCKER_CONFIG, Secret("from-file"))
    assert (chosen.facts.config_troubles, chosen.facts.config_detail) == ((trouble,), helper.detail)


def test_a_helper_that_knows_nothing_is_believed_even_beside_a_credential_in_the_file() -> None:
    entry = DockerConfigEntry(username="moby", secret=Secret("from-file"), helper="desktop", in_auths=True)
    helper = HelperResult(helper="desktop", trouble=ConfigTrouble.HELPER_EMPTY)

    chosen = choose_credential(registry="ghcr.io", entry=entry, helper=helper)

    assert chosen.anonymous
    assert chosen.facts.config_troubles == (ConfigTrouble.HELPER_EMPTY,)


def test_a_helper_without_an_entry_is_no_trouble_where_nobody_logged_in() -> None:
    entry = DockerConfigEntry(helper="desktop", helper_key="ghcr.io")
    helper = HelperResult(helper="desktop", trouble=ConfigTrouble.HELPER_EMPTY)

    assert choose_credential(registry="ghcr.io", entry=entry, helper=helper).facts.config_troubles == ()


@pytest.mark.parametrize("secret", [None, Secret("")])
def test_a_helper_that_answers_without_a_secret_knows_nothing(secret: Secret | None) -> None:
    helper = HelperResult(helper="desktop", secret=secret)

    chosen = choose_credential(registry="ghcr.io", entry=WITH_HELPER, helper=helper)

    assert chosen.anonymous
    assert chosen.facts.config_troubles == (ConfigTrouble.HELPER_EMPTY,)


def test_troubles_of_the_docker_configuration_are_kept_whoever_wins() -> None:
    broken = DockerConfigEntry(troubles=(ConfigTrouble.MALFORMED,), detail="line 3, column 1: Expecting value")

    for explicit, job in ((GIVEN, None), (None, JOB), (None, None)):
        facts = choose_credential(
            registry="ghcr.io", explicit=explicit, entry=broken, config_path=PATH, job=job, github_registry=True
        ).facts

        assert facts.config_troubles == (ConfigTrouble.MALFORMED,)
        assert (facts.config_path, facts.config_detail) == (PATH, "line 3, column 1: Expecting value")


def test_the_jobs_token_is_for_githubs_own_registry_only() -> None:
    chosen = choose_credential(registry="ghcr.io", job=JOB, github_registry=True)

    assert (chosen.facts.source, chosen.username) == (Source.JOB_TOKEN, "octo")
    assert chosen.facts.kind is TokenKind.INSTALLATION
    assert choose_credential(registry="registry.example.com", job=JOB).anonymous


def test_without_an_actor_the_jobs_token_still_has_a_user_name() -> None:
    job = JobToken(secret=Secret("x"))

    assert choose_credential(registry="ghcr.io", job=job, github_registry=True).username == "x-access-token"


def test_anonymous_is_a_value() -> None:
    chosen = choose_credential(registry="ghcr.io", job=JobToken(secret=Secret("")), github_registry=True)

    assert (chosen.anonymous, chosen.secret, chosen.secrets) == (True, None, ())
    assert (chosen.facts.source, chosen.facts.kind) == (Source.ANONYMOUS, TokenKind.NONE)
    assert chosen.facts.origin == "no credential is known for ghcr.io"


def test_identity_tokens_are_flagged_wherever_they_come_from() -> None:
    entry = DockerConfigEntry(identity_token=Secret("refresh"), in_auths=True)
    helper = HelperResult(helper="desktop", username="<token>", secret=Secret("refresh"))

    for chosen in (choose_credential(registry="r", entry=entry), choose_credential(registry="r", helper=helper)):
        assert chosen.facts.identity_token
        assert (chosen.username, chosen.secret) == ("<token>", Secret("refresh"))


def test_a_token_given_as_the_user_name_is_not_shown_and_is_told() -> None:
    given = ExplicitCredential(registry="ghcr.io", secret=Secret("octo"), username=TOKEN)

    chosen = choose_credential(registry="ghcr.io", explicit=given)

    assert (chosen.facts.username, chosen.username) == ("", TOKEN)
    assert chosen.facts.config_detail == "a token stands where the user name belongs"
    assert Secret(TOKEN) in chosen.secrets
    for shown in (repr(given), repr(chosen)):
        assert TOKEN not in shown


def test_the_redactor_is_told_the_secret_and_the_login_that_goes_out_as_base64() -> None:
    chosen = choose_credential(registry="ghcr.io", explicit=GIVEN)

    assert chosen.secrets == (Secret(TOKEN), Secret(f"octo:{TOKEN}"))


@given(st.text(min_size=4), st.text(), st.booleans(), st.booleans())
def test_no_fact_and_no_repr_ever_shows_the_secret(secret: str, username: str, github: bool, stored: bool) -> None:
    hidden = f"{TOKEN}{secret}"
    entry = DockerConfigEntry(username=username, secret=Secret(hidden), in_auths=True)
    given_ = ExplicitCredential(registry="ghcr.io", username=username, secret=Secret(hidden))

    chosen = choose_credential(
        registry="ghcr.io",
        explicit=None if stored else given_,
        entry=entry if stored else None,
        github_registry=github,
    )

    for form in (hidden, b64encode(hidden.encode("utf-8", "replace")).decode()):
        assert form not in repr(chosen) + repr(given_) + repr(entry)


@pytest.mark.parametrize(
    ("source", "registry", "realm", "reason"),
    [
        (Source.JOB_TOKEN, "ghcr.io", "https://ghcr.io/token", ""),
        (Source.JOB_TOKEN, "ghcr.io", "https://GHCR.io:443/token", ""),
        (Source.JOB_TOKEN, "ghcr.io:443", "https://ghcr.io/token", ""),
        (Source.JOB_TOKEN, "ghcr.io", "https://ghcr.io.example.com/token", "other host"),
        (Source.JOB_TOKEN, "ghcr.io", "https://ghcr.io:8443/token", "other host"),
        (Source.JOB_TOKEN, "ghcr.io", "http://ghcr.io/token", "plain http"),
        (Source.INPUT, "registry-1.docker.io", "https://auth.docker.io/token", ""),
        (Source.DOCKER_CONFIG, "registry.example.com", "https://id.example.org/token", ""),
        (Source.INPUT, "registry.example.com", "http://registry.example.com/token", "plain http"),
        (Source.INPUT, "registry.example.com", "http://127.0.0.1/token", "plain http"),
        (Source.INPUT, "localhost:5000", "http://localhost:5001/token", ""),
        (Source.INPUT, "127.0.0.1:5000", "http://127.0.0.2:5001/token", ""),
        (Source.INPUT, "[::1]:5000", "http://[::1]:5001/token", ""),
        (Source.INPUT, "127.0.0.1.example.com", "http://127.0.0.1.example.com/token", "plain http"),
        (Source.INPUT, "ghcr.io", "https://ghcr.io@evil.example.com/token", "malformed"),
        (Source.INPUT, "ghcr.io", "https://ghcr.io\\@evil.example.com/token", "malformed"),
        (Source.INPUT, "ghcr.io", "https://ghcr.io/to ken", "malformed"),
        (Source.INPUT, "ghcr.io", "https://ghcr.io:port/token", "malformed"),
        (Source.INPUT, "ghcr.io", "https:///token", "malformed"),
        (Source.INPUT, "ghcr.io", "file:///etc/passwd", "malformed"),
        (Source.INPUT, "ghcr.io", "/token", "malformed"),
        (Source.INPUT, "ghcr.io", "https://[::1/token", "malformed"),
        (Source.INPUT, "ghcr.io", "", "malformed"),
        (Source.ANONYMOUS, "ghcr.io", "http://anything", ""),
    ],
)
def test_where_a_secret_may_be_sent(source: Source, registry: str, realm: str, reason: str) -> None:
    assert realm_refusal(source, registry, realm) == reason


@given(st.text())
def test_no_realm_is_too_strange(realm: str) -> None:
    assert realm_refusal(Source.JOB_TOKEN, "ghcr.io", realm) in ("malformed", "plain http", "other host")
