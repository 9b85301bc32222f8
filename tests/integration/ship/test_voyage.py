"""``ship`` from a commit to a container: built, read back, deployed and judged by real programs in one run."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

from tests.integration.build.kit import Ended, Job
from tests.integration.ship.kit import DIRECTORY, Dock


def legs(dock: Dock, ended: Ended) -> list[str]:
    """The folders beside the report that hold the report of a leg."""
    return sorted(path.parent.name for path in dock.place_of(ended).glob("*/waybill.json"))


def test_a_voyage_ends_with_the_built_image_on_the_host(dock: Dock) -> None:
    """From a package that does not exist yet to a container; then nothing is to do; then a version does not work."""
    commit = dock.application("1.0", tag="v1.0.0")
    job = Job(ref="refs/tags/v1.0.0")

    first = dock.ship(job=job)

    assert (first.exit, first.outcome) == (0, "delivered"), first.told
    assert dock.disk.tags()["v1.0.0"] == first.digest
    assert first.answer["image"] == f"ghcr.io/acme/app@{first.digest}"
    assert dock.runs(first.digest)
    assert dock.served() == "1.0"
    _tells_the_whole(dock, first, commit)

    second = dock.ship(job=job)

    assert (second.exit, second.outcome, second.digest) == (0, "unchanged", first.digest), second.told
    assert second.answer["previous-digest"] == first.digest

    dock.application("2.0", healthy=False)
    third = dock.ship("ghcr.io/acme/app", "--tags", "bad")

    assert (third.exit, third.outcome) == (20, "restored"), third.told
    assert (dock.served(), dock.runs(first.digest), dock.runs(third.digest)) == ("1.0", True, False)
    assert legs(dock, third) == ["build-push", "deploy", "preflight"]


def _tells_the_whole(dock: Dock, ended: Ended, commit: str) -> None:
    """One document and one summary of the whole, and the legs' own beside them."""
    whole = ended.waybill
    host = whole["hosts"][f"deploy@{dock.host.address}"]
    assert (whole["verb"], whole["build"]["commit"], host["verdict"]) == ("ship", commit, "delivered")
    assert host["deploy"]["end"], "the transaction stands beside what the judge saw"
    assert [one["link"] for one in whole["images"].values()] == ["built here"]
    assert legs(dock, ended) == ["build-push", "deploy", "preflight", "verify"]
    assert [dock.leg(ended, name)["outcome"] for name in ("preflight", "verify")] == ["proved", "proved"]
    asked = {image for name in ("deploy", "verify") for image in dock.leg(ended, name)["images"]}
    assert asked == {f"ghcr.io/acme/app@{ended.digest}"}, "no tag is handed on"
    assert (dock.root / "output").read_text().count("outcome<<") == 1
    summary = (dock.root / "summary.md").read_text().splitlines()
    assert [line[:12] for line in summary if line.startswith("## ")] == ["## ✅ ship de"]


def test_what_hosts_lack_is_found_before_anything_is_built(dock: Dock) -> None:
    dock.application("1.0")
    dock.host.shell(f"rm {DIRECTORY}/compose.yml")

    ended = dock.ship()

    assert (ended.exit, ended.outcome) == (10, "refused"), ended.told
    assert ended.codes("error") == ["compose.no-file"]
    assert dock.disk.tags() == {}
    assert legs(dock, ended) == ["preflight"]
    assert (ended.digest, ended.answer["tags"], ended.answer["proved"]) == ("", "", False)


def test_all_mistakes_of_all_legs_are_told_at_once(dock: Dock) -> None:
    dock.application("1.0")

    ended = dock.ship("ghcr.io/acme/app", "--sync", "nowhere.txt", "--tags", "a b", "--keep", "0", "--push", "--tag=1")

    told = [mistake["where"] for mistake in ended.answer["mistakes"]]
    assert ended.exit == 2
    assert told == ['"--push"', '"--tag"', "--tags", "--keep"]
    assert dock.ship("ghcr.io/acme/app", "--sync", "nowhere.txt").exit == 2, "a file that is not there is seen first"
    assert dock.disk.tags() == {}


def test_a_cancelled_voyage_says_what_was_touched_by_the_legs_before(dock: Dock) -> None:
    """The job is cancelled while the judge looks: by then the image is pushed and the host has it."""
    dock.application("1.0")
    environ = {**dock.environ(), **dock.login()}
    process = dock.world.popen(dock.voyage(), env=environ, cwd=dock.folder)
    assert process.stderr is not None
    try:
        assert any(line.startswith(b"4 of 4: verify") for line in process.stderr)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGINT)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()

    assert process.returncode == 40, err.decode()
    assert b'"proved": false' in out
    (told,) = [line for line in err.splitlines() if b"cancelled: it was under way on" in line]
    assert re.search(rb"under way on ghcr\.io/acme/app:\S+, deploy@", told), told
    assert dock.served() == "1.0"
