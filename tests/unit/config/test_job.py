"""GitHub's variables, and which registry belongs to a GitHub server."""

from __future__ import annotations

import pytest

from waybill.config.job import JobContext, is_github_registry, read_job, registry_of_server

ACTIONS = {
    "GITHUB_ACTIONS": "true",
    "GITHUB_REPOSITORY": "Acme/App",
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_API_URL": "https://api.github.com",
    "GITHUB_EVENT_NAME": "push",
    "GITHUB_SHA": "0123456789" * 4,
    "GITHUB_REF": "refs/tags/v1",
    "GITHUB_RUN_ID": "42",
    "GITHUB_RUN_NUMBER": "7",
    "GITHUB_RUN_ATTEMPT": "2",
    "RUNNER_TEMP": "/home/runner/temp",
    "GITHUB_WORKFLOW": "release",
    "GITHUB_ACTOR": "octo",
}


def test_a_job_is_read_from_its_variables() -> None:
    job = read_job(ACTIONS)
    assert job == JobContext(
        in_actions=True,
        repository="Acme/App",
        event="push",
        sha="0123456789" * 4,
        ref="refs/tags/v1",
        actor="octo",
        workflow="release",
        run_id="42",
        run_number=7,
        run_attempt=2,
        runner_temp="/home/runner/temp",
    )
    assert job.run_url == "https://github.com/Acme/App/actions/runs/42"


def test_a_laptop_is_no_job_even_with_left_over_variables() -> None:
    assert read_job({**ACTIONS, "GITHUB_ACTIONS": ""}) == JobContext()
    assert read_job({}).run_url == ""


def test_a_damaged_number_counts_as_none() -> None:
    assert read_job({**ACTIONS, "GITHUB_RUN_NUMBER": "7; rm"}).run_number == 0


@pytest.mark.parametrize(
    ("server", "api"),
    [
        ("", "https://api.github.com"),
        ("https://github.com/", "https://api.github.com"),
        ("https://acme.ghe.com", "https://api.acme.ghe.com"),
        ("https://git.example.com", "https://git.example.com/api/v3"),
    ],
)
def test_the_api_follows_the_server_when_it_is_not_given(server: str, api: str) -> None:
    assert read_job({"GITHUB_SERVER_URL": server}).api == api


@pytest.mark.parametrize(
    ("server", "host"),
    [
        ("https://github.com", "ghcr.io"),
        ("https://github.com/", "ghcr.io"),
        ("HTTPS://GitHub.com", "ghcr.io"),
        ("https://github.com:443", "ghcr.io"),
        ("https://acme.ghe.com", "containers.acme.ghe.com"),
        ("https://git.example.com", "containers.git.example.com"),
        ("https://git.example.com:8443", "containers.git.example.com:8443"),
        ("https://mighe.com", "containers.mighe.com"),
    ],
)
def test_each_server_has_its_own_registry(server: str, host: str) -> None:
    assert registry_of_server(server) == host
    assert is_github_registry(host, server)
    assert is_github_registry(host.upper(), server)


@pytest.mark.parametrize(
    "server",
    ["http://github.com", "https://octo@github.com", "https://github.com@evil.example.com", "https://github.com:8443",
     "https://api.github.com", "https://ghe.com", "https://a.b.ghe.com", "https://192.0.2.1", "https://localhost",
     "https://github.com.", "https://github.com/x", "https://git..example.com", "", "github.com", "https://github.com\n"],
)  # fmt: skip
def test_a_strange_server_has_no_registry_that_gets_a_token(server: str) -> None:
    assert registry_of_server(server) == ""
    assert not is_github_registry("ghcr.io", server)
    assert not is_github_registry("", server)


@pytest.mark.parametrize(
    ("host", "server"),
    [
        ("docker.io", "https://github.com"),
        ("evil-ghcr.io", "https://github.com"),
        ("ghcr.io.evil.example.com", "https://github.com"),
        ("ghcr.io:5000", "https://github.com"),
        ("ghcr.io", "https://git.example.com"),
        ("docker.git.example.com", "https://git.example.com"),
        ("containers.evil.ghe.com", "https://acme.ghe.com"),
    ],
)
def test_no_other_registry_belongs_to_the_server(host: str, server: str) -> None:
    assert not is_github_registry(host, server)


def test_the_default_port_is_the_same_registry() -> None:
    assert is_github_registry("ghcr.io:443", "https://github.com")
