"""From the answers of engines to evidence: recorded on Docker 20.10 (classic) and 26.1 (containerd)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.core.container_recordings import STORES, answer, chain, facts, recorded
from waybill.core.diagnosis.host.runtime_words import why_not_started
from waybill.core.host.container import Probe, PublishedPort
from waybill.core.host.engine import Store
from waybill.core.host.moment import from_seconds, read_moment, seconds_between, shown_moment
from waybill.core.host.read_container import gone, read_container, read_listed, read_log, read_sample, with_image
from waybill.core.identity import Word, judge

WORDS = {
    "by-tag": (Word.CONTENT, Word.RUNS),
    "by-digest": (Word.CONTENT, Word.RUNS),
    "by-part": (Word.CONTENT, Word.RUNS),
    "app-web-1": (Word.CONTENT, Word.RUNS),
    "paused": (Word.CONTENT, Word.RUNS),
    "old": (Word.DIFFERENT, Word.DIFFERENT),
    "retagged": (Word.DIFFERENT, Word.DIFFERENT),
    "built-here": (Word.DIFFERENT, Word.DIFFERENT),
    "tag-moved": (Word.DIFFERENT, Word.DIFFERENT),
    "untagged": (Word.DIFFERENT, Word.DIFFERENT),
    "emulated": (Word.DIFFERENT, Word.RUNS),  # Docker 26 does not say which part of the index runs
}


@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize("name", WORDS)
def test_what_real_engines_say_of_the_image(store: str, name: str) -> None:
    identity = judge(chain(store), Store(store), facts(store, name))

    assert identity.word is WORDS[name][STORES.index(store)]
    assert identity.proved is (identity.word in {Word.RUNS, Word.CONTENT})


def test_the_part_for_another_platform_is_proved_by_its_own_chain() -> None:
    identity = judge(chain("classic"), Store.CLASSIC, facts("classic", "emulated"), [chain("classic", "linux/arm64")])

    assert (identity.word, identity.member, identity.platform) == (Word.CONTENT, "config", "linux/arm64")


@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize("name", WORDS)
def test_another_store_proves_nothing_by_the_same_answer(store: str, name: str) -> None:
    other = Store.CONTAINERD if store == "classic" else Store.CLASSIC

    for wrong in (other, Store.UNKNOWN):
        assert not judge(chain(store), wrong, facts(store, name)).proved


STATES = {
    "by-tag": ("running", 0, "none"),
    "app-migrate-1": ("exited", 0, "none"),
    "port-taken": ("created", 128, "none"),
    "mount-fails": ("created", 127, "none"),
    "no-program": ("created", 127, "none"),
    "not-executable": ("created", 126, "none"),
    "crlf": ("exited", 1, "none"),
    "foreign": ("exited", 1, "none"),
    "out-of-memory": ("exited", 137, "none"),
    "setting-missing": ("exited", 2, "none"),
    "paused": ("paused", 0, "none"),
    "created": ("created", 0, "none"),
    "stopped": ("exited", 0, "none"),
    "killed": ("exited", 137, "none"),
    "healthy": ("running", 0, "healthy"),
    "probe-tool-missing": ("running", 0, "unhealthy"),
    "starting": ("running", 0, "starting"),
}


@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize("name", STATES)
def test_what_real_engines_say_of_the_state(store: str, name: str) -> None:
    sample = read_sample(answer(store, name)["container"], "2026-11-26T14:20:00Z", 1.23456)

    assert (sample.state, sample.exit_code, sample.health) == STATES[name]
    assert sample.oom_killed is (name == "out-of-memory")
    assert sample.after == 1.235
    assert bool(sample.started) is (sample.state != "created")


@pytest.mark.parametrize("store", STORES)
def test_a_crash_loop_is_counted_by_its_restarts(store: str) -> None:
    sample = read_sample(answer(store, "crashing")["container"], "", 0.0)

    assert sample.state in {"running", "restarting"}
    assert sample.restarts >= 3
    assert facts(store, "crashing").restart_policy == "always"


REASONS = {
    "port-taken": ("container.cannot-start", "0.0.0.0:8001"),
    "mount-fails": ("container.cannot-start", "A mount fails"),
    "no-program": ("container.program-unusable", "not in the image"),
    "not-executable": ("container.program-unusable", "no right to be executed"),
}


@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize("name", REASONS)
def test_the_engines_own_words_tell_why_it_did_not_start(store: str, name: str) -> None:
    reason = why_not_started(facts(store, name).error)

    assert reason is not None
    assert reason.code == REASONS[name][0]
    assert REASONS[name][1] in reason.why


@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize(("name", "words"), [("crlf", "CRLF"), ("foreign", "another architecture")])
def test_the_only_line_of_the_log_tells_why_the_program_did_not_run(store: str, name: str, words: str) -> None:
    found = answer(store, name)

    reason = why_not_started("\n".join(read_log(found["log"], found["container"], found["image"])))

    assert reason is not None
    assert words in reason.why


@pytest.mark.parametrize("store", STORES)
def test_a_compose_container_in_full(store: str) -> None:
    web = facts(store, "app-web-1")

    assert (web.name, web.project, web.service, web.one_off) == ("app-web-1", "app", "web", False)
    assert web.asked == f"ghcr.io/acme/app@{recorded(store)['wanted']}"
    assert web.platform == "linux/amd64"
    assert web.ports == (
        PublishedPort(port=8002, target=8000, address="0.0.0.0"),  # noqa: S104  # compared, not bound
        PublishedPort(port=8002, target=8000, address="::"),
    )
    assert web.exposed == (8000,)
    assert (web.network_mode, web.networks) == ("app_default", ("app_default",))
    assert web.labels["com.docker.compose.project.working_dir"] == "/srv/app"
    assert web.image_present is True
    assert web.image_created == "2026-01-02T03:04:05Z"


@pytest.mark.parametrize("store", STORES)
def test_a_one_off_container_says_so(store: str) -> None:
    assert facts(store, "one-off").one_off


@pytest.mark.parametrize("store", STORES)
def test_a_probe_that_cannot_run(store: str) -> None:
    found = facts(store, "probe-tool-missing")

    assert found.health_command == "curl http://localhost:8000/health"
    assert found.probes[-1] == Probe(code=127, output="/bin/sh: curl: not found", ended=found.probes[-1].ended)
    assert facts(store, "starting").start_period == 600.0


@pytest.mark.parametrize("store", STORES)
def test_a_mount_over_the_program_is_seen_and_one_over_data_is_not(store: str) -> None:
    (shadow,) = facts(store, "shadowed").shadowed

    assert shadow.startswith("anonymous volume ")
    assert shadow.endswith(" over /app")
    assert facts(store, "by-tag").shadowed == ()


@pytest.mark.parametrize("store", STORES)
def test_the_ports_of_a_stopped_container_are_those_that_it_would_open(store: str) -> None:
    assert [port.port for port in facts(store, "port-taken").ports] == [8001]


@pytest.mark.parametrize("store", STORES)
def test_the_list_shows_each_container_as_its_own_page_does(store: str) -> None:
    listed = {one.name: one for one in map(read_listed, recorded(store)["list"])}

    for name in set(STATES) & set(listed):
        full, sample = facts(store, name), read_sample(answer(store, name)["container"], "", 0.0)
        one = listed[name]
        assert (one.identifier, one.image, one.project, one.service) == (
            full.identifier,
            full.image,
            full.project,
            full.service,
        )
        assert one.last.state == sample.state
        assert one.last.exit_code == (sample.exit_code if sample.state == "exited" else 0)
        assert one.asked in {full.asked, ""}
        assert abs(seconds_between(full.created, one.created) or 0.0) < 2
    assert listed["healthy"].last.health == "healthy"


def test_the_list_hides_what_was_typed_once_the_tag_has_moved() -> None:
    listed = {one.name: one for one in map(read_listed, recorded("classic")["list"])}

    assert listed["tag-moved"].asked == ""
    assert facts("classic", "tag-moved").asked == "ghcr.io/acme/app:3.0"


# States that engines say in other words


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ({"Status": "running", "Running": True, "Restarting": True}, "restarting"),
        ({"Status": "running", "Running": True, "Paused": True}, "paused"),
        ({"Status": "exited", "Running": False, "Dead": True}, "dead"),
        ({"Status": "running", "Running": False}, ""),
        ({"Status": "Running"}, "running"),
        ({"Status": "configured"}, "created"),
        ({"Status": "stopped"}, "exited"),
        ({"Status": "removing"}, "dead"),
        ({"Status": "hibernating"}, ""),
        ({"Status": 5}, ""),
        ({}, ""),
        (None, ""),
    ],
)
def test_a_state_is_known_or_empty(state: Any, word: str) -> None:
    assert read_sample({"State": state}, "", 0.0).state == word


@pytest.mark.parametrize(
    ("health", "check", "word"),
    [
        (None, None, "none"),
        ({"Status": "none"}, None, "none"),
        ({"Status": "healthy"}, {"Test": ["CMD", "x"]}, "healthy"),
        ({"Status": "Unhealthy"}, {"Test": ["CMD", "x"]}, "unhealthy"),
        ({"Status": "splendid"}, {"Test": ["CMD", "x"]}, ""),
        (None, {"Test": ["CMD", "x"]}, ""),
        ({"Status": ""}, {"Test": ["CMD", "x"]}, ""),
        (None, {"Test": ["NONE"]}, "none"),
        (None, {"Test": []}, "none"),
        ({"Status": ""}, {}, "none"),
    ],
)
def test_a_health_check_without_a_result_is_no_good_sign(health: Any, check: Any, word: str) -> None:
    body = {"State": {"Health": health, "Status": "running"}, "Config": {"Healthcheck": check}}

    assert read_sample(body, "", 0.0).health == word


def test_podman_leaves_the_algorithm_out() -> None:
    assert read_container({"Image": "a" * 64, "ImageDigest": "sha256:" + "b" * 64}).image == "sha256:" + "a" * 64
    assert read_container({"Image": "a" * 64, "ImageDigest": "sha256:" + "b" * 64}).manifest == "sha256:" + "b" * 64


def test_an_image_that_is_gone_is_not_one_that_was_not_asked_for() -> None:
    assert read_container({"Id": "1"}).image_present is None
    assert with_image(read_container({"Id": "1"}), None).image_present is False


def test_a_newer_engine_names_the_part_and_its_platform() -> None:
    platform = {"os": "linux", "architecture": "arm64", "variant": "v8"}
    body = {
        "Image": "sha256:" + "1" * 64,
        "ImageManifestDescriptor": {"digest": "sha256:" + "2" * 64, "platform": platform},
    }

    found = with_image(read_container(body), {"Os": "linux", "Architecture": "amd64"})

    assert (found.manifest, found.platform) == ("sha256:" + "2" * 64, "linux/arm64")


def test_of_several_names_the_own_one_is_kept() -> None:
    assert read_listed({"Names": ["/web/db", "/db"]}).name == "db"
    assert read_listed({"Names": None}).name == ""


def test_a_container_that_is_gone() -> None:
    assert (gone("now", 1.0).state, gone("now", 1.0).health) == ("gone", "")


# Moments


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-11-26T13:58:47.240899331Z", "2026-11-26 13:58:47 UTC"),
        ("2026-11-26T13:58:47Z", "2026-11-26 13:58:47 UTC"),
        ("2026-11-26T15:58:47.2+02:00", "2026-11-26 13:58:47 UTC"),
        ("2026-11-26 08:58:47.24 -0500 EST", "2026-11-26 13:58:47 UTC"),
        ("0001-01-01T00:00:00Z", ""),
        ("9999-12-31T23:59:59-12:00", ""),
        ("2026-13-01T00:00:00Z", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_moments_as_engines_write_them(text: str, shown: str) -> None:
    assert shown_moment(text) == shown
    assert (read_moment(text) is None) is (shown == "")


def test_spans_keep_parts_of_a_second() -> None:
    assert seconds_between("2026-11-26T13:58:47.250000001Z", "2026-11-26T13:58:48.5Z") == pytest.approx(1.25)
    assert seconds_between("", "2026-11-26T13:58:48.5Z") is None
    assert from_seconds(1795701536) == "2026-11-26T13:58:56Z"
    assert [from_seconds(wrong) for wrong in (True, "1", -1, 1e300, None)] == [""] * 5
