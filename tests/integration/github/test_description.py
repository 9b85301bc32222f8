"""The twin answers, and the client asks, as GitHub's own API description says."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from jsonschema import Draft202012Validator

from lab.github.state import Account, Policy, State
from lab.github.twin import GitHubTwin, Response
from tests.integration.github.conftest import Ask
from tests.integration.github.situations import APP, BARE, CLASSIC, COMMIT, FINE, JOB, OTHER
from waybill.core.evidence import Source

UNDESCRIBED_ERRORS = {400, 401, 403, 404, 422}  # GitHub's description names few errors; each has the same form
# The description forgets that this list has pages; its twin for organisations has both parameters.
UNDESCRIBED_QUERY = {"/users/{username}/packages/{package_type}/{package_name}/versions": ("page", "per_page")}


@cache
def description() -> dict[str, Any]:
    return dict(json.loads(Path(__file__).with_name("openapi-subset.json").read_text("utf-8")))


def template_of(path: str) -> str:
    """The path of the description that a request's path belongs to: the one with the fewest parameters."""
    found = [template for template in description()["paths"] if _pattern(template).fullmatch(path)]
    assert found, f"GitHub's description knows no {path}"
    best: str = min(found, key=lambda template: template.count("{"))
    return best


def _pattern(template: str) -> re.Pattern[str]:
    many = template.endswith("/contents/{path}")
    return re.compile(re.sub(r"\{\w+\}", ".+" if many else "[^/]+", template))


def check(path: str, response: Response) -> None:
    responses = description()["paths"][template_of(path)]["responses"]
    body = json.loads(response.body)
    schema = responses.get(str(response.status))
    if not schema:
        assert response.status in UNDESCRIBED_ERRORS
        schema = {"$ref": "#/schemas/basic-error"}
    errors = Draft202012Validator({**schema, "schemas": description()["schemas"]}).iter_errors(body)
    assert [f"{path} {error.json_path}: {error.message[:300]}" for error in errors] == []
    # Every refusal carries a `status` that some of the described error forms forget.
    assert response.status >= 400 or invented(schema, body, "$") == []


def invented(schema: dict[str, Any], body: Any, where: str) -> list[str]:
    """Fields that GitHub's description does not know; where it names none, anything goes."""
    if isinstance(body, list):
        return [name for item in body for name in invented_in(schema, "items", item, f"{where}[]")]
    if not isinstance(body, dict):
        return []
    known = {name: part for part in shapes(schema) for name, part in part.get("properties", {}).items()}
    if not known:
        return []
    strange = [f"{where}.{name}" for name in body if name not in known]
    return strange + [n for name in body if name in known for n in invented(known[name], body[name], f"{where}.{name}")]


def invented_in(schema: dict[str, Any], key: str, body: Any, where: str) -> list[str]:
    shape = next((part[key] for part in shapes(schema) if key in part), None)
    return [] if shape is None else invented(shape, body, where)


def shapes(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The schema and everything it refers to or combines, without descending into fields."""
    if "$ref" in schema:
        return shapes(description()["schemas"][schema["$ref"].rpartition("/")[2]])
    combined = [part for word in ("allOf", "anyOf", "oneOf") for part in schema.get(word, [])]
    return [schema, *(inner for part in combined for inner in shapes(part))]


REPOSITORY = "/repos/acme/app"
CALLS = [
    ("/user", CLASSIC, 200),
    ("/user", FINE, 200),
    ("/user", "", 401),
    ("/user", "nonsense", 401),
    ("/user", JOB, 403),
    ("/user/packages?package_type=container", CLASSIC, 200),
    ("/user/packages", CLASSIC, 400),
    ("/users/acme", CLASSIC, 200),
    ("/users/octo", "", 200),
    ("/users/nobody", CLASSIC, 404),
    ("/orgs/acme", CLASSIC, 200),
    ("/orgs/octo", CLASSIC, 404),
    ("/orgs/acme/packages?package_type=container", CLASSIC, 200),
    ("/orgs/acme/packages?package_type=container", BARE, 403),
    ("/orgs/acme/packages?package_type=container", JOB, 400),
    ("/users/octo/packages?package_type=container", CLASSIC, 200),
    ("/orgs/acme/packages/container/tools%2Flint", CLASSIC, 200),
    ("/orgs/acme/packages/container/app", JOB, 200),
    ("/orgs/acme/packages/container/app", APP, 404),
    ("/orgs/acme/packages/container/app", FINE, 403),
    ("/orgs/acme/packages/container/app", BARE, 403),
    ("/orgs/acme/packages/container/app", "", 401),
    ("/users/octo/packages/container/toy", CLASSIC, 200),
    ("/users/octo/packages/container/toy/versions", CLASSIC, 200),
    ("/orgs/acme/packages/container/app/versions", JOB, 200),
    ("/orgs/acme/packages/container/nothing/versions", CLASSIC, 404),
    (REPOSITORY, CLASSIC, 200),
    (REPOSITORY, "", 404),
    (f"{REPOSITORY}/git/ref/tags%2Fv1.1.0", CLASSIC, 200),
    (f"{REPOSITORY}/git/ref/tags%2Fv9", CLASSIC, 404),
    (f"{REPOSITORY}/commits/{COMMIT}", CLASSIC, 200),
    (f"{REPOSITORY}/commits/tags%2Fv9", CLASSIC, 422),
    (f"{REPOSITORY}/compare/{OTHER}...{COMMIT}", CLASSIC, 200),
    (f"{REPOSITORY}/compare/{COMMIT}...{OTHER}?per_page=1", JOB, 200),
    (f"{REPOSITORY}/compare/main...feature%2Flogin", CLASSIC, 200),
    (f"{REPOSITORY}/compare/{COMMIT}...{'f' * 40}", CLASSIC, 404),
    (f"{REPOSITORY}/compare/{OTHER}...{COMMIT}", "", 404),
    (f"{REPOSITORY}/compare/{OTHER}...{COMMIT}", APP, 403),
    (f"{REPOSITORY}/contents/.github/workflows?ref={COMMIT}", CLASSIC, 200),
    (f"{REPOSITORY}/contents/.github/workflows/release.yml?ref={COMMIT}", CLASSIC, 200),
    (f"{REPOSITORY}/contents/none?ref={COMMIT}", CLASSIC, 404),
    (f"{REPOSITORY}/actions/runs?head_sha={COMMIT}", CLASSIC, 200),
    (f"{REPOSITORY}/actions/runs", APP, 403),
    ("/rate_limit", "", 200),
]


def get(twin: GitHubTwin, target: str, token: str) -> Response:
    path, _, query = target.partition("?")
    headers = {"User-Agent": "test", **({"Authorization": f"Bearer {token}"} if token else {})}
    return twin.handle("GET", path, query, headers)


@pytest.mark.parametrize(("target", "token", "status"), CALLS, ids=lambda value: str(value) or "anonymous")
def test_the_twin_answers_as_described(twin: GitHubTwin, target: str, token: str, status: int) -> None:
    response = get(twin, target, token)

    assert response.status == status, response.body
    check(target.partition("?")[0], response)


def test_the_jobs_of_a_run_are_as_described(twin: GitHubTwin) -> None:
    for run in json.loads(get(twin, f"{REPOSITORY}/actions/runs", CLASSIC).body)["workflow_runs"]:
        path = f"{REPOSITORY}/actions/runs/{run['id']}/jobs"
        response = get(twin, path, CLASSIC)

        assert response.status == 200
        check(path, response)


@pytest.mark.parametrize(
    "policy",
    [Policy(sso_required=True), Policy(classic_tokens_forbidden=True), Policy(ip_refused=True)],
    ids=["sso", "classic", "address"],
)
def test_a_policy_refuses_in_the_described_form(twin: GitHubTwin, state: State, policy: Policy) -> None:
    state.put(Account(login="acme", kind="Organization", members=("octo",), policy=policy))

    response = get(twin, "/orgs/acme/packages/container/app", CLASSIC)

    assert response.status == 403
    check("/orgs/acme/packages/container/app", response)


def test_every_call_of_the_client_is_described(twin: GitHubTwin, ask: Ask) -> None:
    """Path, method and the names in the query; and the list below is whole."""
    github = ask(CLASSIC)
    github.user()
    github.rate_limit()
    github.package("acme", "app", Source.INPUT)
    github.package("acme", "gone", Source.INPUT)
    github.package("octo", "toy", Source.INPUT)
    github.versions("acme", "Organization", "app")
    github.versions("octo", "User", "toy")
    github.why_absent("acme/app", ["1.1.0"], "app")
    github.compare("acme/app", OTHER, COMMIT)

    used = set()
    for call in twin.calls:
        method, _, target = call.partition(" ")
        path, _, query = target.partition("?")
        template = template_of(path)
        used.add(template)
        assert method == "GET"
        known = {*description()["paths"][template]["query"], *UNDESCRIBED_QUERY.get(template, ())}
        assert set(parse_qs(query)) <= known, call
    assert used == {
        "/user",
        "/users/{username}",
        "/users/{username}/packages/{package_type}/{package_name}",
        "/users/{username}/packages/{package_type}/{package_name}/versions",
        "/orgs/{org}/packages/{package_type}/{package_name}",
        "/orgs/{org}/packages/{package_type}/{package_name}/versions",
        "/repos/{owner}/{repo}",
        "/repos/{owner}/{repo}/commits/{ref}",
        "/repos/{owner}/{repo}/compare/{basehead}",
        "/repos/{owner}/{repo}/contents/{path}",
        "/repos/{owner}/{repo}/actions/runs",
        "/repos/{owner}/{repo}/actions/runs/{run_id}/jobs",
        "/rate_limit",
    }
