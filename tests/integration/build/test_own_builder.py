"""Somebody else has built: the image is proved, the tags that they name are held to it, and nothing is moved."""

from __future__ import annotations

import json

from lab.building import PLAIN, RUNS
from tests.integration.build.kit import IN_FOLDER, NAME, REVISION, Job, Yard


def docker(yard: Yard, *words: str) -> None:
    """Docker's own client in the checkout, as a step of a workflow runs it."""
    done = yard.world.run([*IN_FOLDER, yard.folder, "docker", *words], cwd=yard.folder)
    assert done.returncode == 0, done.stderr


def built_by_hand(yard: Yard, *tags: str, platform: str = "", revision: str = "") -> str:
    """Build and push with buildx alone; gives its metadata."""
    yard.world.docker("login", "ghcr.io", "--username=octo", "--password-stdin", input=yard.token)
    named = [f"--tag={NAME}:{tag}" for tag in tags]
    file = f"metadata-{len(list(yard.root.glob('metadata-*')))}.json"
    more = [f"--platform={platform}"] if platform else []
    more += [f"--label={REVISION}={revision}"] if revision else []
    docker(yard, "buildx", "build", "--network=host", "--push", f"--metadata-file=../{file}", *named, *more, ".")
    return (yard.root / file).read_text()


def test_what_another_builder_pushed_is_proved_from_its_metadata(yard: Yard) -> None:
    commit = yard.checkout(PLAIN)
    metadata = built_by_hand(yard, "1.0", "latest", revision=commit)
    before = yard.disk.tags()
    yard.world.clear_requests()
    ended = yard.run(f"--image={NAME}", job=Job(), environ={"WAYBILL_METADATA": metadata})

    assert (ended.exit, ended.outcome) == (0, "proved"), ended.everything
    assert ended.digest == before["1.0"]
    assert yard.disk.tags() == before
    assert [seen.method for seen in yard.world.requests(method="PUT")] == []
    assert ended.waybill["build"]["own"] is True


def test_the_name_may_stand_in_the_metadata_alone(containerd_yard: Yard) -> None:
    yard = containerd_yard
    commit = yard.checkout(PLAIN)
    metadata = built_by_hand(yard, "1.0", revision=commit)
    named = yard.run(job=Job(), environ={"WAYBILL_METADATA": metadata})
    nameless = json.dumps({key: value for key, value in json.loads(metadata).items() if key != "image.name"})
    silent = yard.run(job=Job(), environ={"WAYBILL_METADATA": nameless})

    assert (named.exit, named.outcome) == (0, "proved"), named.everything
    assert (named.answer["image"], named.answer["tags"]) == (f"{NAME}@{named.digest}", f"{NAME}:1.0")
    assert silent.exit in (2, 10), silent.everything
    assert silent.answer["proved"] is False


def test_a_digest_is_proved_and_one_that_is_not_there_is_refused(yard: Yard) -> None:
    commit = yard.checkout(PLAIN)
    built_by_hand(yard, "1.0", revision=commit)
    digest = yard.disk.tags()["1.0"]
    there = yard.run(f"--image={NAME}", f"--digest={digest}", job=Job())
    absent = yard.run(f"--image={NAME}", f"--digest=sha256:{'0' * 64}", job=Job())

    assert (there.exit, there.outcome, there.digest) == (0, "proved", digest), there.everything
    assert (absent.exit, absent.outcome, absent.digest) == (10, "refused", ""), absent.everything


def test_a_tag_in_the_metadata_that_leads_elsewhere_is_named(classic_yard: Yard) -> None:
    yard = classic_yard
    commit = yard.checkout(PLAIN)
    metadata = json.loads(built_by_hand(yard, "1.0", revision=commit))
    yard.world.state.push_image(f"{NAME}:latest", content="of somebody else", repository="acme/app")
    metadata["image.name"] = f"{NAME}:1.0,{NAME}:latest"
    ended = yard.run(f"--image={NAME}", job=Job(), environ={"WAYBILL_METADATA": json.dumps(metadata)})

    assert (ended.exit, ended.outcome) == (10, "refused"), ended.everything
    assert "push.own-tag-elsewhere" in ended.codes()
    assert "latest" in str(ended.one("push.own-tag-elsewhere"))


def test_platforms_that_were_built_one_by_one_are_proved_together(classic_yard: Yard) -> None:
    """What the classic store cannot do at once is joined by hand, and held to what was asked for."""
    yard = classic_yard
    commit = yard.checkout(PLAIN)
    for architecture in ("amd64", "arm64"):
        built_by_hand(yard, architecture, platform=f"linux/{architecture}", revision=commit)
    parts = [f"{NAME}:{architecture}" for architecture in ("amd64", "arm64")]
    docker(yard, "buildx", "imagetools", "create", f"--tag={NAME}:both", *parts)
    digest = yard.disk.tags()["both"]
    both, more = (
        yard.run(f"--image={NAME}", f"--digest={digest}", f"--platforms={platforms}", job=Job())
        for platforms in ("linux/amd64,linux/arm64", "linux/amd64,linux/s390x")
    )

    assert (both.exit, both.outcome, both.digest) == (0, "proved", digest), both.everything
    assert sorted(json.loads(both.answer["platforms"])) == ["linux/amd64", "linux/arm64"]
    assert (more.exit, more.outcome) == (10, "refused"), more.everything
    assert "push.platform-missing" in more.codes()
    assert "s390x" in str(more.one("push.platform-missing"))


def test_an_image_of_another_commit_is_none_of_this_run(yard: Yard) -> None:
    yard.checkout(RUNS)
    metadata = built_by_hand(yard, "1.0", revision="6" * 40)
    ended = yard.run(f"--image={NAME}", job=Job(), environ={"WAYBILL_METADATA": metadata})

    assert (ended.exit, ended.outcome) == (10, "refused"), ended.everything
    assert "push.other-revision" in ended.codes()
