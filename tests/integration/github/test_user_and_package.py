"""What the product reads about a token and a package, in every situation that GitHub's API can show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lab.github.state import Account, Kind, Limits, Package, Policy, State, Token, Version
from lab.github.twin import GitHubTwin
from tests.integration.github.conftest import Ask
from tests.integration.github.situations import APP, BARE, CLASSIC, DIGEST, FINE, JOB, OAUTH
from waybill.core.evidence import Source
from waybill.effects.github import GitHub, iso_expiry, package_path
from waybill.effects.github_api import Api
from waybill.effects.http import Http
from waybill.secret import Secret


def test_a_classic_token_tells_login_scopes_and_expiry(ask: Ask) -> None:
    user = ask(CLASSIC).user()

    assert (user.answer.status, user.login) == (200, "octo")
    assert user.scopes == ("read:packages", "repo")
    assert user.expires == "2026-06-01T00:00:00Z"


def test_no_scope_at_all_is_not_the_same_as_a_token_without_scopes(ask: Ask) -> None:
    assert ask(BARE).user().scopes == ()
    assert ask(FINE).user().scopes is None
    assert ask(OAUTH).user().scopes == ("gist", "read:org", "repo")


def test_a_token_without_expiry_has_none(ask: Ask) -> None:
    assert ask(BARE).user().expires == ""


@pytest.mark.parametrize(
    ("secret", "status", "message"),
    [
        ("never-existed", 401, "Bad credentials"),
        ("", 401, "Requires authentication"),
        (JOB, 403, "Resource not accessible by integration"),
        (APP, 403, "Resource not accessible by integration"),
    ],
)
def test_refusals_of_the_user_call(ask: Ask, secret: str, status: int, message: str) -> None:
    user = ask(secret).user()

    assert (user.answer.status, user.answer.message) == (status, message)
    assert (user.login, user.scopes, user.expires) == ("", None, "")


def test_too_many_bad_credentials_lock_a_good_one_out(ask: Ask, state: State) -> None:
    state.lockout_after = 2
    for _ in range(2):
        assert ask("dead").user().answer.status == 401

    answer = ask(CLASSIC).user().answer

    assert answer.status == 403
    assert answer.message.startswith("Maximum number of login attempts exceeded.")


def test_a_package_of_an_organisation(ask: Ask, twin: GitHubTwin) -> None:
    package = ask(CLASSIC).package("acme", "app", Source.INPUT)

    assert (package.answer.status, package.owner_kind, package.asked_with) == (200, "Organization", Source.INPUT)
    assert (package.visibility, package.repository) == ("private", "acme/app")
    assert package.repository_answer is None
    assert twin.calls == ["GET /users/acme", "GET /orgs/acme/packages/container/app"]


def test_a_package_of_a_user_is_asked_under_users(ask: Ask, twin: GitHubTwin) -> None:
    package = ask(CLASSIC).package("octo", "toy", Source.DOCKER_CONFIG)

    assert (package.answer.status, package.owner_kind, package.repository) == (200, "User", "")
    assert twin.calls[-1] == "GET /users/octo/packages/container/toy"


def test_a_slash_in_the_name_is_escaped_and_the_owner_is_asked_once(ask: Ask, twin: GitHubTwin) -> None:
    github = ask(CLASSIC)

    assert github.package("acme", "tools/lint", Source.INPUT).visibility == "public"
    assert github.package("acme", "app", Source.INPUT).visibility == "private"
    assert twin.calls == [
        "GET /users/acme",
        "GET /orgs/acme/packages/container/tools%2Flint",
        "GET /orgs/acme/packages/container/app",
    ]


def test_a_name_cannot_leave_its_place_in_the_path() -> None:
    assert package_path("a/..", "User", "../../user?x#y") == "/users/a%2F../packages/container/..%2F..%2Fuser%3Fx%23y"


def test_an_absent_owner(ask: Ask, twin: GitHubTwin) -> None:
    package = ask(CLASSIC).package("acmee", "app", Source.INPUT)

    assert package.owner is not None
    assert (package.owner.status, package.answer.status, package.owner_kind) == (404, 404, "")
    assert twin.calls == ["GET /users/acmee"]


def test_an_absent_package_beside_a_visible_repository(ask: Ask, state: State) -> None:
    """The one who sees the repository and not the package has a package that is not linked, or none."""
    package = state.package("acme/app")
    assert package is not None
    state.put(replace(package, repository=""))

    facts = ask(CLASSIC).package("acme", "app", Source.INPUT)

    assert (facts.answer.status, facts.answer.message) == (404, "Package not found.")
    assert facts.repository_answer is not None
    assert facts.repository_answer.status == 200


def test_an_absent_package_without_a_repository(ask: Ask) -> None:
    facts = ask(CLASSIC).package("acme", "none/at-all", Source.INPUT)

    assert facts.answer.status == 404
    assert facts.repository_answer is not None
    assert facts.repository_answer.status == 404


@pytest.mark.parametrize(
    ("secret", "status", "message"),
    [
        (BARE, 403, "You need at least read:packages scope to get a package."),
        (OAUTH, 403, "You need at least read:packages scope to get a package."),
        (FINE, 403, "Resource not accessible by personal access token"),
        (APP, 404, "Package not found."),
    ],
)
def test_refusals_of_the_package_call(ask: Ask, secret: str, status: int, message: str) -> None:
    package = ask(secret).package("acme", "app", Source.INPUT)

    assert (package.answer.status, package.answer.message) == (status, message)
    assert package.owner_kind == "Organization"


def test_a_dead_token_cannot_even_ask_for_the_owner(ask: Ask, twin: GitHubTwin) -> None:
    package = ask("dead").package("acme", "app", Source.INPUT)

    assert (package.answer.status, package.answer.message) == (401, "Bad credentials")
    assert twin.calls == ["GET /users/acme"]


def test_a_job_of_another_repository_does_not_see_the_package(ask: Ask, state: State) -> None:
    state.put(Token(value="other", kind=Kind.JOB, repository="acme/site", permissions={"packages": "read"}))

    assert ask("other").package("acme", "app", Source.JOB_TOKEN).answer.message == "Package not found."
    assert ask(JOB).package("acme", "app", Source.JOB_TOKEN).visibility == "private"


def test_a_job_without_packages_permission(ask: Ask, state: State) -> None:
    state.put(Token(value="bare-job", kind=Kind.JOB, repository="acme/app", permissions={"contents": "read"}))

    answer = ask("bare-job").package("acme", "app", Source.JOB_TOKEN).answer

    assert (answer.status, answer.message) == (403, "Resource not accessible by integration")
    assert answer.headers["x-accepted-github-permissions"] == "packages=read"


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        (Policy(sso_required=True), "Resource protected by organization SAML enforcement."),
        (Policy(classic_tokens_forbidden=True), "`acme` forbids access via a personal access token (classic)."),
        (Policy(token_lifetime_days=7), "lifetime is greater than 7 days"),
        (Policy(ip_refused=True), "`acme` organization has an IP allow list enabled"),
    ],
)
def test_policies_speak_in_githubs_words(ask: Ask, state: State, policy: Policy, words: str) -> None:
    state.put(Account(login="acme", kind="Organization", members=("octo",), policy=policy))

    answer = ask(CLASSIC).package("acme", "app", Source.INPUT).answer

    assert answer.status == 403
    assert words in answer.message
    assert ("x-github-sso" in answer.headers) is policy.sso_required


def test_an_organisation_that_keeps_oauth_apps_out(ask: Ask, state: State) -> None:
    state.put(Account(login="acme", kind="Organization", policy=Policy(oauth_apps_restricted=True)))
    state.put(Token(value="gh", kind=Kind.OAUTH, owner="octo", scopes=("read:packages",)))

    assert "OAuth App access restrictions" in ask("gh").package("acme", "app", Source.INPUT).answer.message


def test_an_unlinked_package_has_no_repository(ask: Ask, state: State) -> None:
    state.put(Package(owner="acme", name="app", collaborators={"octo": "read"}))

    facts = ask(CLASSIC).package("acme", "app", Source.INPUT)

    assert (facts.answer.status, facts.repository) == (200, "")


def test_versions_come_page_by_page_newest_first(ask: Ask, state: State, twin: GitHubTwin) -> None:
    digests = [f"sha256:{number:064x}" for number in range(250)]
    versions = tuple(Version(digest=digest, tags=(f"t{index}",)) for index, digest in enumerate(digests))
    state.put(Package(owner="octo", name="toy", versions=versions))

    found = ask(CLASSIC).versions("octo", "User", "toy")

    assert found.complete
    assert [version.digest for version in found.versions] == digests[::-1]
    assert found.versions[0].tags == ("t249",)
    assert len(twin.calls) == 3


def test_versions_stop_at_the_limit_and_say_so(ask: Ask, state: State) -> None:
    versions = tuple(Version(digest=f"sha256:{number:064x}") for number in range(250))
    state.put(Package(owner="octo", name="toy", versions=versions))
    github = ask(CLASSIC)

    assert len(github.versions("octo", "User", "toy", 150).versions) == 150
    assert not github.versions("octo", "User", "toy", 150).complete
    assert not github.versions("octo", "User", "toy", 200).complete
    assert github.versions("octo", "User", "toy", 250).complete


def test_versions_of_an_absent_package(ask: Ask) -> None:
    found = ask(CLASSIC).versions("acme", "Organization", "none")

    assert (found.answer.status, found.versions) == (404, ())


def test_a_deleted_version_is_not_listed(ask: Ask, state: State) -> None:
    assert [v.digest for v in ask(CLASSIC).versions("acme", "Organization", "app").versions] == [DIGEST]

    state.record_delete("acme/app", DIGEST)

    assert ask(CLASSIC).versions("acme", "Organization", "app").versions == ()


def test_rate_limits_are_read(ask: Ask, state: State) -> None:
    state.limits = Limits(limit=1000, remaining=7, reset_seconds=60)

    limits = ask(JOB).rate_limit()

    assert (limits.limit, limits.remaining) == (1000, 7)
    assert limits.reset == int(state.now().timestamp()) + 60


def test_an_exhausted_limit_is_an_answer_with_its_headers(ask: Ask, state: State) -> None:
    state.limits = Limits(remaining=0)

    answer = ask(CLASSIC).user().answer

    assert (answer.status, answer.headers["x-ratelimit-remaining"]) == (403, "0")
    assert answer.message.startswith("API rate limit exceeded")


def test_enterprise_base_path(url: str, http: Http, twin: GitHubTwin) -> None:
    github = GitHub(Api(f"{url}/api/v3/", Secret(CLASSIC), http))

    assert github.user().login == "octo"
    assert github.user().answer.url == f"{url}/api/v3/user"
    assert github.package("acme", "tools/lint", Source.INPUT).visibility == "public"
    assert "GET /orgs/acme/packages/container/tools%2Flint" in twin.calls


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("2021-10-07 19:07:53 UTC", "2021-10-07T19:07:53Z"),
        ("2021-10-07 19:07:53 +0000", "2021-10-07T19:07:53Z"),
        ("2021-10-07 19:07:53 -0700", "2021-10-08T02:07:53Z"),
        ("", ""),
        ("tomorrow", ""),
        ("2021-13-07 19:07:53 UTC", ""),
        ("0001-01-01 00:00:00 +2359", ""),
    ],
)
def test_expiry_headers(header: str, expected: str) -> None:
    assert iso_expiry(header) == expected
