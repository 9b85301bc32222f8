"""What must not be kept of a container, and what may come in place of an answer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.core.container_recordings import STORES, answer, facts
from waybill.core.host.container import ContainerFacts
from waybill.core.host.read_container import hide, read_container, read_listed, read_log, read_sample, with_image
from waybill.core.records import from_json, to_json

# Secrets of the host


@pytest.mark.parametrize("store", STORES)
def test_no_value_of_the_environment_and_no_command_is_kept(store: str) -> None:
    told = json.dumps(to_json(facts(store, "setting-missing")))

    assert "very-secret-value-1" in json.dumps(answer(store, "setting-missing")["container"])
    assert "very-secret-value-1" not in told
    assert "API_TOKEN" not in told
    assert "x=$x$x" not in json.dumps(to_json(facts(store, "out-of-memory")))


BODY = {
    "Config": {"Env": ["TOKEN=abcdefgh12345", "PATH=/usr/local/bin", "KEY=line one is\nline two is", "N=1", "M=8000"]}
}


def test_values_of_the_environment_are_hidden_in_what_the_application_wrote() -> None:
    lines = [
        "2026-01-01T00:00:00Z login with abcdefgh12345 failed",
        "line two is wrong",
        "PATH is /usr/local/bin, port 8000",
    ]

    assert read_log(lines, BODY, None) == (
        "2026-01-01T00:00:00Z login with [value of TOKEN] failed",
        "[value of KEY] wrong",
        "PATH is /usr/local/bin, port 8000",
    )


def test_what_the_image_itself_carries_is_no_secret_of_the_host() -> None:
    image = {"Config": {"Env": ["TOKEN=abcdefgh12345"]}}

    assert read_log(["abcdefgh12345"], BODY, image) == ("abcdefgh12345",)


def test_the_longest_value_is_hidden_first() -> None:
    assert hide("secret-and-more", {"secret-a": "A", "secret-and-more": "B"}) == "[value of B]"


def test_a_probes_words_and_an_engines_error_hide_values_too() -> None:
    body = {
        **BODY,
        "State": {"Error": "no abcdefgh12345", "Health": {"Log": [{"ExitCode": 1, "Output": "said abcdefgh12345"}]}},
    }

    found = read_container(body)

    assert found.error == "no [value of TOKEN]"
    assert found.probes[0].output == "said [value of TOKEN]"


@pytest.mark.parametrize(
    ("test", "shown"),
    [
        (
            ["CMD-SHELL", "curl -u admin:hunter22 -f 'http://u:p@localhost:8080/health?key=1' || exit 1"],
            "curl http://localhost:8080/health",
        ),
        (["CMD", "/usr/bin/nc", "-z", "localhost", "3000"], "nc localhost 3000"),
        (["CMD", "pg_isready", "--password", "hunter22"], "pg_isready"),
        (["NONE"], ""),
        ([], ""),
        (None, ""),
        (["CMD-SHELL", ""], ""),
    ],
)
def test_of_a_probe_only_the_program_and_the_address_are_kept(test: Any, shown: str) -> None:
    assert read_container({"Config": {"Healthcheck": {"Test": test}}}).health_command == shown


def test_labels_are_an_allowlist_and_what_was_asked_for() -> None:
    labels = {
        "com.docker.compose.project": "app",
        "traefik.http.middlewares.auth.basicauth.users": "admin:$apr1$x",
        "team": "blue",
        "org.opencontainers.image.revision": "abc",
    }

    found = read_listed({"Labels": labels}, ("team=blue",))

    assert sorted(found.labels) == ["com.docker.compose.project", "org.opencontainers.image.revision", "team"]


# Whatever an engine may answer


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
PLACES = (
    *("Id", "Name", "Names", "Image", "ImageID", "Created", "Path", "Labels", "Ports", "State", "Status", "Mounts"),
    *("Config", "HostConfig", "NetworkSettings", "ImageManifestDescriptor", "RepoTags", "RepoDigests", "RestartCount"),
)
INNER = (
    *("Env", "Image", "Labels", "Healthcheck", "ExposedPorts", "WorkingDir", "Test", "Interval", "StartPeriod"),
    *(
        "RestartPolicy",
        "Memory",
        "NetworkMode",
        "PortBindings",
        "Ports",
        "Networks",
        "Status",
        "Health",
        "Log",
        "Error",
    ),
    *("Running", "Restarting", "ExitCode", "StartedAt", "digest", "platform", "Destination", "Type", "Source"),
)
OBJECTS = st.dictionaries(
    st.sampled_from(PLACES),
    JSON | st.dictionaries(st.sampled_from(INNER), JSON | st.lists(JSON, max_size=2), max_size=6),
)


@settings(max_examples=60)
@given(OBJECTS, OBJECTS, st.none() | OBJECTS)
def test_no_answer_breaks_the_reading(listed: Any, body: Any, image: Any) -> None:
    read_listed(listed, ("a=b",))
    read_sample(body, "", 0.0)
    found = with_image(read_container(body, image, ("a",)), image)

    assert from_json(ContainerFacts, to_json(found)) == found


@given(st.dictionaries(st.sampled_from(INNER), JSON, max_size=8))
def test_nothing_but_plain_words_is_taken_for_good(state: Any) -> None:
    sample = read_sample({"State": state, "Config": {"Healthcheck": {"Test": ["CMD", "x"]}}}, "", 0.0)

    assert sample.health not in {"healthy", "none"}
    assert sample.state in {"", "running", "restarting", "exited", "paused", "created", "dead"}
