"""One authoriser: what the registry's token step and the registry itself answer, for every kind of credential."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lab.github.state import Account, Kind, Package, Policy, Reason, State, Token, Version
from tests.integration.github.situations import APP, APP_USER, BARE, CLASSIC, DIGEST, FINE, JOB, OAUTH
from waybill.core.records import RecordError

DENIED = "requested access to the resource is denied"
SCOPES = "permission_denied: The token provided does not match expected scopes."
WRITER = "example-writer"


@pytest.fixture
def writing(state: State) -> State:
    state.put(Token(value=WRITER, kind=Kind.CLASSIC, owner="octo", scopes=("write:packages",)))
    return state


def test_a_dead_credential_is_denied_even_for_a_public_image(state: State) -> None:
    state.revoke(CLASSIC)
    for secret in (CLASSIC, "never-existed"):
        answer = state.exchange("octo", secret, "acme/tools/lint", ["pull"])

        assert (answer.status, answer.code, answer.message) == (403, "DENIED", "denied")


def test_an_expired_and_a_refresh_token_are_dead(state: State) -> None:
    state.put(Token(value="old", kind=Kind.CLASSIC, owner="octo", expires="2026-05-06T07:08:09Z"))
    state.put(Token(value="refresh", kind=Kind.REFRESH, owner="octo"))

    assert [state.exchange("octo", secret, "", []).status for secret in ("old", "refresh")] == [403, 403]


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("acme/tools/lint", (200, "", "")),
        ("acme/app", (401, "UNAUTHORIZED", "authentication required")),
        ("acme/absent", (403, "DENIED", DENIED)),
    ],
)
def test_the_anonymous_token_step(state: State, image: str, expected: tuple[int, str, str]) -> None:
    answer = state.exchange("", "", image, ["pull", "push"])

    assert (answer.status, answer.code, answer.message) == expected
    assert answer.actions == (("pull",) if expected[0] == 200 else ())


@pytest.mark.parametrize("secret", [CLASSIC, BARE, FINE, OAUTH, JOB, APP, APP_USER])
@pytest.mark.parametrize("image", ["acme/app", "acme/absent", ""])
def test_a_live_credential_always_gets_a_token(state: State, secret: str, image: str) -> None:
    assert state.exchange("anyone", secret, image, ["pull"]).status == 200


@pytest.mark.parametrize(
    ("secret", "message"),
    [
        (CLASSIC, ""),
        (BARE, DENIED),
        (FINE, DENIED),
        (OAUTH, DENIED),
        (JOB, ""),
        (APP, "installation not allowed to Read organization package"),
        (APP_USER, DENIED),
    ],
)
def test_pulling_a_private_image(state: State, secret: str, message: str) -> None:
    decision = state.may(state.live_token(secret), "acme/app", "pull")

    assert decision.message == message
    assert decision.allowed is (message == "")
    assert (decision.status, decision.code) == ((403, "DENIED") if message else (200, ""))


@pytest.mark.parametrize("secret", [CLASSIC, BARE, FINE, OAUTH, JOB, APP, APP_USER])
def test_every_live_token_pulls_a_public_image(state: State, secret: str) -> None:
    assert state.may(state.live_token(secret), "acme/tools/lint", "pull").allowed


@pytest.mark.parametrize("secret", [CLASSIC, FINE, OAUTH, APP_USER])
def test_pushing_without_the_scope(state: State, secret: str) -> None:
    assert state.may(state.live_token(secret), "acme/app", "push").message == SCOPES


def test_pushing_without_a_role(writing: State) -> None:
    decision = writing.may(writing.live_token(WRITER), "acme/app", "push")

    assert (decision.reason, decision.message) == (Reason.NO_ROLE, "permission_denied: write_package")


@pytest.mark.parametrize(
    ("held", "image", "message"),
    [
        ("write", "acme/app", ""),
        ("read", "acme/app", "permission_denied: write_package"),
        ("none", "acme/app", "installation not allowed to Write organization package"),
        ("write", "acme/tools/lint", "permission_denied: write_package"),
        ("write", "acme/new", ""),
        ("read", "acme/new", "installation not allowed to Create organization package"),
        ("write", "octo/new", "installation not allowed to Create organization package"),
    ],
)
def test_a_job_pushes(state: State, held: str, image: str, message: str) -> None:
    token = Token(value="job", kind=Kind.JOB, repository="acme/app", permissions={"packages": held})

    assert state.may(token, image, "push").message == message


def test_a_job_without_packages_permission_cannot_even_read(state: State) -> None:
    token = Token(value="job", kind=Kind.JOB, repository="acme/app")

    assert state.may(token, "acme/app", "pull").message == "permission_denied: read_package"


def test_the_organisation_may_forbid_creation(writing: State) -> None:
    policy = Policy(actions_create_packages=False, members_create_packages=False)
    writing.put(Account(login="acme", kind="Organization", members=("octo",), policy=policy))
    job = Token(value="job", kind=Kind.JOB, repository="acme/app", permissions={"packages": "write"})

    assert writing.may(job, "acme/new", "push").reason is Reason.CREATION
    assert writing.may(writing.live_token(WRITER), "acme/new", "push").reason is Reason.NO_ROLE


@pytest.mark.parametrize(
    ("secret", "policy", "reason"),
    [
        (CLASSIC, Policy(sso_required=True), Reason.SSO),
        (CLASSIC, Policy(classic_tokens_forbidden=True), Reason.CLASSIC_FORBIDDEN),
        (CLASSIC, Policy(token_lifetime_days=30), Reason.LIFETIME),
        (CLASSIC, Policy(ip_refused=True), Reason.IP),
        (JOB, Policy(ip_refused=True), Reason.IP),
        (JOB, Policy(sso_required=True, classic_tokens_forbidden=True), Reason.ALLOWED),
    ],
)
def test_policies(state: State, secret: str, policy: Policy, reason: Reason) -> None:
    state.put(Account(login="acme", kind="Organization", members=("octo",), policy=policy))

    assert state.may(state.live_token(secret), "acme/app", "pull").reason is reason


def test_an_oauth_app_can_be_kept_out(state: State) -> None:
    state.put(Account(login="acme", kind="Organization", policy=Policy(oauth_apps_restricted=True)))
    token = Token(value="gh", kind=Kind.OAUTH, owner="octo", scopes=("read:packages",))

    assert state.may(token, "acme/app", "pull").reason is Reason.OAUTH_RESTRICTED


def test_access_follows_the_linked_repository_until_it_is_unlinked(state: State) -> None:
    token = state.live_token(CLASSIC)
    package = state.package("acme/app")
    assert package is not None
    assert state.may(token, "acme/app", "pull").allowed

    state.put(replace(package, repository=""))

    assert state.may(token, "acme/app", "pull").reason is Reason.NO_ROLE


def test_a_first_push_makes_a_private_package_linked_to_the_jobs_repository(state: State) -> None:
    job = state.live_token(JOB)
    assert job is not None

    made = state.record_push(job, "acme/fresh", DIGEST, ["1.0"])

    assert (made.visibility, made.repository) == ("private", "acme/app")
    assert made.versions[0].tags == ("1.0",)
    assert state.may(replace(job, permissions={"packages": "write"}), "acme/fresh", "push").allowed


def test_a_tag_moves_to_the_version_that_was_pushed_last(state: State) -> None:
    token, other = state.live_token(CLASSIC), "sha256:" + "cd" * 32
    assert token is not None

    package = state.record_push(token, "acme/app", other, ["latest"])

    assert [(version.digest, version.tags) for version in package.versions] == [
        (DIGEST, ("1.0.0",)),
        (other, ("latest",)),
    ]
    state.record_delete("acme/app", DIGEST)
    assert [version.digest for version in state.packages("acme")[0].versions] == [other]


def test_names_are_found_whatever_their_case(state: State) -> None:
    state.put(Package(owner="Acme", name="Mixed", visibility="public", versions=(Version(digest=DIGEST),)))

    assert state.may(None, "acme/mixed", "pull").allowed


def test_the_state_survives_json(state: State) -> None:
    again = State.from_json(state.to_json())

    assert again.to_json() == state.to_json()
    assert again.known_token(CLASSIC) == state.known_token(CLASSIC)


def test_a_misspelt_field_in_a_script_is_refused_by_its_place() -> None:
    with pytest.raises(RecordError, match=r"^\$\.packages\[0\]: unknown field 'visibilty'"):
        State.from_json({"packages": [{"owner": "acme", "name": "app", "visibilty": "public"}]})
