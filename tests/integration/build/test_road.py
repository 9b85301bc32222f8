"""From a commit to a proved digest, on every road and both image stores, judged by the registry's own disk."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from lab.building import PLAIN, RUNS, SECRET
from tests.integration.build.kit import IN_FOLDER, NAME, REVISION, WAYBILL, Job, Yard, left_behind, lines
from tests.support.command_lines import Watcher

TAGGED = Job(ref="refs/tags/v1.4.2")
ROADS = {"buildx": (), "classic": ("--builder=classic",), "buildkit": ("--builder=buildkit",)}


@pytest.mark.parametrize("road", ROADS)
def test_a_release_stands_under_every_tag_and_is_what_was_committed(yard: Yard, road: str) -> None:
    commit = yard.checkout(RUNS, tag="v1.4.2")
    ended = yard.run(
        f"--image={NAME}", "--build-args=GREETING=you", *ROADS[road], job=TAGGED, old_client=road == "buildkit"
    )
    if road == "buildkit" and "build.no-builder" in ended.codes():
        pytest.skip("the docker client of this machine's packages holds no BuildKit")

    assert (ended.exit, ended.outcome) == (0, "delivered"), ended.everything
    assert yard.disk.tags() == dict.fromkeys(("v1.4.2", "1.4.2", "1.4", "1", "latest"), ended.digest)
    assert yard.disk.whole(ended.digest)
    assert yard.disk.config(ended.digest)["config"]["Labels"][REVISION] == commit
    assert ended.answer["image"] == f"{NAME}@{ended.digest}"
    assert sorted(lines(ended.answer["tags"])) == sorted(f"{NAME}:{tag}" for tag in yard.disk.tags())
    assert json.loads(ended.answer["platforms"])["linux/amd64"]["size"] > 0
    assert f"{REVISION}={commit}" in lines(ended.answer["labels"])
    assert ended.waybill["build"]["builder"]["road"] == road
    assert ended.waybill["images"][NAME]["link"] == "built here"
    assert "built for you" in ended.stderr
    assert left_behind(yard.world) == []


def test_without_the_plugin_the_classic_builder_does_it_and_says_so(yard: Yard) -> None:
    yard.checkout(RUNS)
    (yard.root / "nothing").mkdir()
    ended = yard.run(f"--image={NAME}:1.0", environ={"DOCKER_CONFIG": str(yard.root / "nothing")})
    if ended.waybill["build"]["builder"]["road"] == "buildx":
        pytest.skip("this machine's docker has the plugin for everybody")

    assert (ended.exit, ended.outcome) == (0, "delivered"), ended.everything
    assert ended.waybill["build"]["builder"]["road"] == "classic"
    assert "build.classic-builder" in ended.codes("warning", "note")
    assert yard.disk.tags() == {"1.0": ended.digest}


def test_the_engine_that_is_named_is_the_one_that_builds(classic_yard: Yard) -> None:
    yard = classic_yard
    yard.checkout(PLAIN)
    elsewhere = {"DOCKER_HOST": "unix:///run/nobody.sock"}
    ended = yard.run(f"--image={NAME}:1.0", "--docker-host=unix:///run/docker.sock", environ=elsewhere)

    assert (ended.exit, ended.outcome) == (0, "delivered"), ended.everything


def test_the_same_release_again_is_proved_and_not_built(yard: Yard) -> None:
    yard.checkout(PLAIN, tag="v1.4.2")
    first = yard.run(f"--image={NAME}", job=TAGGED)
    before = yard.disk.tags()
    yard.world.clear_requests()
    again = yard.run(f"--image={NAME}", job=TAGGED)

    assert (first.outcome, again.outcome, again.exit) == ("delivered", "unchanged", 0), again.everything
    assert (again.digest, yard.disk.tags()) == (first.digest, before)
    assert yard.world.requests(method="PUT") == []
    assert again.waybill["build"]["standing"]


def test_tags_that_a_run_could_not_put_are_put_by_the_next(yard: Yard) -> None:
    """A registry that fails at the third tag: some lead to the image, and the report says which."""
    yard.checkout(PLAIN, tag="v1.4.2")
    yard.world.fault("status", status=500, method="PUT", path="/manifests/1.4$")
    torn = yard.run(f"--image={NAME}", "--probe-timeout=5s", job=TAGGED)

    assert (torn.exit, torn.outcome) == (30, "degraded"), torn.everything
    assert sorted(yard.disk.tags()) == ["1.4.2", "v1.4.2"]  # nothing after the one that failed, `latest` least of all
    assert "push.tag-not-moved" in torn.codes()
    assert sorted(lines(torn.answer["tags"])) == [f"{NAME}:1.4.2", f"{NAME}:v1.4.2"]

    yard.world.clear_faults()
    mended = yard.run(f"--image={NAME}", job=TAGGED)

    assert (mended.exit, mended.outcome) == (0, "delivered"), mended.everything
    assert yard.disk.tags() == dict.fromkeys(("v1.4.2", "1.4.2", "1.4", "1", "latest"), torn.digest)


def test_a_release_tag_that_was_taken_away_is_put_again_without_a_build(yard: Yard) -> None:
    yard.checkout(PLAIN, tag="v1.4.2")
    first = yard.run(f"--image={NAME}", job=TAGGED)
    yard.disk.lose_tag("v1.4.2")
    healed = yard.run(f"--image={NAME}", job=TAGGED)

    assert (healed.exit, healed.outcome, healed.digest) == (0, "delivered", first.digest), healed.everything
    assert "runs: " not in healed.stderr
    assert yard.disk.tags()["v1.4.2"] == first.digest


def test_a_commit_on_a_branch_gets_a_tag_that_stays_and_one_that_moves(yard: Yard) -> None:
    first_commit = yard.checkout(PLAIN)
    first = yard.run(f"--image={NAME}", job=Job())
    (yard.folder / "greeting").write_text("another\n")
    second_commit = yard.commit("another")
    second = yard.run(f"--image={NAME}", job=Job())

    assert (first.outcome, second.outcome) == ("delivered", "delivered"), second.everything
    assert yard.disk.tags() == {
        f"sha-{first_commit[:7]}": first.digest,
        f"sha-{second_commit[:7]}": second.digest,
        "main": second.digest,
    }
    assert yard.disk.files(second.digest)["greeting"] == b"another\n"


def test_a_release_of_another_commit_is_not_overwritten_and_costs_no_build(yard: Yard) -> None:
    yard.checkout(PLAIN, tag="v1.4.2")
    first = yard.run(f"--image={NAME}", job=TAGGED)
    (yard.folder / "greeting").write_text("another\n")
    yard.commit("another")
    yard.git("tag", "--force", "v1.4.2")
    refused = yard.run(f"--image={NAME}", job=TAGGED)

    assert (refused.exit, refused.outcome) == (10, "refused"), refused.everything
    assert "push.tag-exists" in refused.codes()
    assert set(yard.disk.tags().values()) == {first.digest}
    assert "runs: " not in refused.stderr

    allowed = yard.run(f"--image={NAME}", "--allow-overwrite=true", job=TAGGED)

    assert (allowed.exit, allowed.outcome) == (0, "delivered"), allowed.everything
    assert set(yard.disk.tags().values()) == {allowed.digest} != {first.digest}


def test_latest_does_not_go_back(yard: Yard) -> None:
    yard.checkout(PLAIN, tag="v2.0.0")
    newest = yard.run(f"--image={NAME}", job=Job(ref="refs/tags/v2.0.0"))
    (yard.folder / "greeting").write_text("a fix of the old one\n")
    yard.commit("a fix", tag="v1.9.1")
    older = yard.run(f"--image={NAME}", job=Job(ref="refs/tags/v1.9.1"))

    assert (older.exit, older.outcome) == (0, "delivered"), older.everything
    tags = yard.disk.tags()
    assert (tags["latest"], tags["2"], tags["1.9.1"], tags["1"]) == (newest.digest, newest.digest, *[older.digest] * 2)
    assert "push.tag-held-back" in older.codes("warning")


def test_several_platforms_stand_in_one_index(containerd_yard: Yard) -> None:
    yard = containerd_yard
    yard.checkout(PLAIN)
    ended = yard.run(f"--image={NAME}:both", "--platforms=linux/amd64,linux/arm64")

    assert (ended.exit, ended.outcome) == (0, "delivered"), ended.everything
    told = json.loads(ended.answer["platforms"])
    assert sorted(told) == ["linux/amd64", "linux/arm64"]
    there = {entry["digest"] for entry in yard.disk.manifest(ended.digest)["manifests"]}
    assert {entry["digest"] for entry in told.values()} <= there
    assert yard.disk.whole(ended.digest)


def test_several_platforms_on_the_classic_store_are_refused_before_anything_is_built(classic_yard: Yard) -> None:
    classic_yard.checkout(PLAIN)
    ended = classic_yard.run(f"--image={NAME}:both", "--platforms=linux/amd64,linux/arm64")

    assert (ended.exit, ended.outcome) == (10, "refused"), ended.everything
    assert "build.driver-cannot" in ended.codes()
    assert classic_yard.disk.tags() == {}


def test_nothing_is_pushed_where_no_push_is_wished(yard: Yard) -> None:
    commit = yard.checkout(PLAIN)
    ended = yard.run(f"--image={NAME}:local", "--push=false")

    assert (ended.exit, ended.outcome, ended.digest) == (0, "proved", ""), ended.everything
    assert yard.world.requests(host="ghcr.io") == []
    assert f"{NAME}:local" in yard.images()
    label = yard.world.docker("image", "inspect", "--format", "{{json .Config.Labels}}", f"{NAME}:local").stdout
    assert json.loads(label)[REVISION] == commit


def test_a_secret_reaches_the_step_and_nothing_else(yard: Yard) -> None:
    secret = "correct-horse-battery-staple-93"
    argument = "an-argument-that-nobody-sees-in-a-list-of-processes"
    context = replace(
        SECRET,
        dockerfile=SECRET.dockerfile.replace("wc -c", "cat") + 'ARG GREETING\nRUN echo "${#GREETING} letters"\n',
    )
    yard.checkout(context)
    with Watcher() as watcher:
        ended = yard.run(
            f"--image={NAME}:1.0",
            "--build-args=GREETING",
            job=Job(),
            environ={"WAYBILL_BUILD_SECRETS": f"tok={secret}", "GREETING": argument},
        )

    assert (ended.exit, ended.outcome) == (0, "delivered"), ended.everything
    told = "\n".join(line for line in ended.stderr.splitlines() if not line.startswith("::add-mask::"))
    assert secret not in told + ended.stdout  # the step printed it, and it was hidden
    assert f"{len(argument)} letters" in ended.stderr
    for value in (secret, argument, yard.token):
        assert not any(value.encode() in words for words in watcher.seen)
        assert value not in json.dumps(ended.waybill)
    image = yard.disk.every_byte()
    assert secret.encode() not in image
    assert yard.token.encode() not in image
    summary = (yard.root / "summary.md").read_text() + (yard.root / "output").read_text()
    assert secret not in summary
    assert argument not in summary
    assert left_behind(yard.world) == []


def test_the_waybill_of_a_build_can_be_shown(classic_yard: Yard) -> None:
    yard = classic_yard
    commit = yard.checkout(PLAIN)
    ended = yard.run(f"--image={NAME}:1.0")
    shown = yard.world.run([*IN_FOLDER, yard.folder, WAYBILL, "show", ended.answer["waybill"]], cwd=yard.folder)

    assert shown.returncode == 0, shown.stderr
    for words in ("build: buildx", commit, "1.0: pushed", ended.digest):
        assert words in shown.stdout
