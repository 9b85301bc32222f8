"""What must not be green: builds that fail, pushes that do not arrive, builders that say more than is true."""

from __future__ import annotations

import json
import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest

from lab.building import FAILS, FROM_SCRATCH, PLAIN, RUNS, SECRET, Context
from tests.integration.build.kit import NAME, Ended, Job, Yard, left_behind

ROADS = {"buildx": (), "classic": ("--builder=classic",)}
HOSTILE = Context(
    dockerfile=FROM_SCRATCH
    + r"""RUN printf '::error::pwned\n::set-output name=digest::sha256:00\n##[error]pwned\n'
RUN printf '\033[31m::warning::red\033[0m\n'
RUN printf '\r::stop-commands::x\n%s\n' "::add-mask::a" >&2
"""
)
# A client that says that all is well, and has done nothing. Questions go to the true one.
LIAR = """#!/bin/sh
case "$*" in
*"buildx build"*)
    for word in "$@"; do
        case $word in
        --metadata-file=*) printf '%s' '{said}' >"${{word#--metadata-file=}}" ;;
        esac
    done
    exit 0 ;;
esac
exec {docker} "$@"
"""


@pytest.mark.parametrize("road", ROADS)
def test_the_step_that_failed_is_told_with_its_own_output_alone(yard: Yard, road: str) -> None:
    ended = yard.build(FAILS, f"--image={NAME}:1.0", *ROADS[road])

    assert (ended.exit, ended.outcome) == (10, "refused"), ended.everything
    told = ended.one("build.step-failed")
    seen = "\n".join(told["evidence"])
    assert "the pot boils over" in seen
    assert "7" in told["cause"] + seen
    assert "Dockerfile:3" in told["cause"] + seen + told["subject"] + told["fix"]
    assert "never" not in seen.replace("exit 7", "")
    assert yard.disk.tags() == {}
    assert ended.codes() == ["build.step-failed"]


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize(
    ("dockerfile", "words", "codes"),
    [
        ("FROM scratch\nCOPYY a b\n", (), {"build.dockerfile-error"}),
        ("FROM scratch\nCOPY nothere /\n", (), {"build.copy-missing"}),
        ("FROM ghcr.io/acme/absent:1\n", (), {"build.base-absent", "build.base-denied"}),
        ("FROM scratch AS one\nCOPY rootfs/ /\n", ("--build-target=two",), {"build.target-absent"}),
    ],
    ids=["syntax", "copy", "base", "target"],
)
def test_what_is_wrong_with_a_dockerfile_is_named(
    yard: Yard, road: str, dockerfile: str, words: tuple[str, ...], codes: set[str]
) -> None:
    ended = yard.build(replace(PLAIN, dockerfile=dockerfile), f"--image={NAME}:1.0", *words, *ROADS[road])

    assert (ended.exit, ended.outcome) == (10, "refused"), ended.everything
    assert len(ended.codes()) == 1, ended.everything
    assert set(ended.codes()) <= codes, ended.everything
    assert yard.disk.tags() == {}


def test_all_that_can_be_known_is_told_before_anything_is_built(yard: Yard) -> None:
    reader = yard.world.state.add_token(owner="octo", scopes=("read:packages",))
    yard.checkout(SECRET)
    ended = yard.run(f"--image={NAME}:1.0", "--dockerfile=Containerfile", job=Job(sha="5" * 40), token=reader)

    assert (ended.exit, ended.outcome) == (10, "refused"), ended.everything
    assert "build.dockerfile-absent" in ended.codes()
    assert "build.other-commit" in ended.codes()
    assert [code for code in ended.codes() if code.startswith("push.denied")], ended.everything
    assert yard.world.requests(method="PUT") == []


def test_a_secret_that_the_dockerfile_requires_and_nobody_gave(yard: Yard) -> None:
    """BuildKit would take the step from its cache, and be content."""
    ended = yard.build(SECRET, f"--image={NAME}:1.0")

    assert (ended.exit, ended.codes()) == (10, ["build.secret-missing"]), ended.everything


def test_the_classic_builder_would_drop_a_secret_without_a_word(yard: Yard) -> None:
    context = replace(RUNS, dockerfile=RUNS.dockerfile)
    yard.checkout(context)
    ended = yard.run(f"--image={NAME}:1.0", "--builder=classic", environ={"WAYBILL_BUILD_SECRETS": "tok=abcdefghij"})

    assert (ended.exit, ended.codes()) == (10, ["build.needs-buildkit"]), ended.everything
    assert yard.disk.tags() == {}


def test_code_of_a_fork_is_not_pushed(yard: Yard) -> None:
    yard.checkout(PLAIN)
    head = {"sha": "5" * 40, "ref": "evil", "repo": {"full_name": "mallory/app"}}
    payload = {"number": 7, "pull_request": {"head": head, "number": 7}}
    ended = yard.run(f"--image={NAME}", job=Job(event="pull_request_target", ref="refs/heads/main", payload=payload))

    assert (ended.exit, ended.outcome) == (10, "refused"), ended.everything
    assert "trust.untrusted-event" in ended.codes()
    assert yard.disk.tags() == {}


def test_a_dirty_tree_is_said(yard: Yard) -> None:
    yard.checkout(PLAIN)
    (yard.folder / "greeting").write_text("changed\n")
    ended = yard.run(f"--image={NAME}:1.0", job=Job())

    assert (ended.exit, ended.outcome) == (0, "delivered"), ended.everything
    assert "build.dirty" in ended.codes("warning")
    assert "greeting" in str(ended.one("build.dirty"))


def test_what_a_step_prints_gives_the_runner_no_orders(yard: Yard) -> None:
    yard.checkout(HOSTILE)
    ended = yard.run(f"--image={NAME}:1.0", "--no-cache=true", job=Job())

    assert ended.exit == 0, ended.everything
    assert "pwned" in ended.stderr
    ours = ("::group::", "::endgroup::", "::add-mask::", "::error title=", "::warning title=", "::notice title=")
    orders = [line for line in ended.stderr.splitlines() if line.lstrip().startswith("::") or "##[" in line]
    assert [line for line in orders if not line.startswith(ours) and "##\\[" not in line] == []
    assert "pwned" not in "".join(line for line in orders if line.startswith("::error"))


def lying(yard: Yard, said: dict[str, str]) -> dict[str, str]:
    """A PATH whose first docker lies."""
    folder = yard.root / "bin"
    folder.mkdir(exist_ok=True)
    docker = yard.world.run(["sh", "-c", "command -v docker"]).stdout.strip()
    (folder / "docker").write_text(LIAR.format(said=json.dumps(said), docker=docker))
    (folder / "docker").chmod(0o755)
    return {"PATH": f"{folder}:{yard.world.environment()['PATH']}"}


@pytest.mark.parametrize("old", [False, True], ids=["nothing-there", "old-image-there"])
@pytest.mark.parametrize("digest", ["", "sha256:" + "0" * 64], ids=["no-word", "a-word"])
def test_a_builder_that_is_content_and_has_pushed_nothing(classic_yard: Yard, digest: str, old: bool) -> None:
    """The founding story: every step was green, and no image was ever pushed."""
    yard = classic_yard
    yard.checkout(PLAIN)
    if old:
        yard.world.state.push_image(f"{NAME}:main", content="old", repository="acme/app")
    before = yard.disk.tags()
    ended = yard.run(
        f"--image={NAME}", "--tags=main", job=Job(), environ=lying(yard, {"containerimage.digest": digest})
    )

    assert ended.exit in (10, 40), ended.everything
    assert ended.exit == 10, ended.everything
    assert (ended.outcome, ended.digest) == ("refused", ""), ended.everything
    assert "push.digest-absent" in ended.codes(), ended.everything
    assert yard.disk.tags() == before


def test_a_builder_that_pushed_another_commit(classic_yard: Yard) -> None:
    """The last label counts: the true builder is given a revision of its own after all else."""
    yard = classic_yard
    yard.checkout(PLAIN)
    environ = lying(yard, {})
    script = yard.root / "bin" / "docker"
    docker = script.read_text().rpartition("exec ")[2].split()[0]
    label = f"--label=org.opencontainers.image.revision={'6' * 40}"
    script.write_text(
        f'#!/bin/sh\ncase "$*" in\n*"buildx build"*) exec {docker} "$@" {label} ;;\nesac\nexec {docker} "$@"\n'
    )
    ended = yard.run(f"--image={NAME}", job=Job(), environ=environ)

    assert (ended.exit, ended.outcome) == (30, "degraded"), ended.everything
    assert "push.other-revision" in ended.codes(), ended.everything
    assert "main" not in yard.disk.tags()  # what people pull was not moved to it


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_cancelled_run_ends_the_builder_and_leaves_nothing(yard: Yard, number: signal.Signals) -> None:
    yard.checkout(replace(PLAIN, dockerfile=FROM_SCRATCH + "RUN echo begins; sleep 300\n"))
    run = yard.world.popen(yard.argv(f"--image={NAME}:1.0", "--no-cache=true"), env=yard.environ(), cwd=yard.folder)
    _until(lambda: _runs("sleep 300"))
    begun = time.monotonic()
    _signal(run.pid, number)
    out, err = run.communicate(timeout=20)
    ended = Ended(exit=run.returncode, stdout=out.decode(), stderr=err.decode(), place=yard.folder)

    assert ended.exit == 40, ended.everything
    assert time.monotonic() - begun < 7
    assert "cancelled" in ended.stderr
    _until(lambda: not _runs("sleep 300"))
    assert left_behind(yard.world) == []
    assert yard.disk.tags() == {}


def test_a_run_that_is_cancelled_while_it_pushes_says_where_it_was_under_way(yard: Yard) -> None:
    yard.checkout(PLAIN)
    yard.world.fault("delay", host="ghcr.io", method="PUT", path="/manifests/", seconds=6.0)
    yard.world.clear_requests()
    run = yard.world.popen(yard.argv(f"--image={NAME}:1.0"), env=yard.environ(), cwd=yard.folder)
    _until(lambda: sum(seen.status in (201, 202) for seen in yard.world.requests(host="ghcr.io", path="/v2/")) > 2)
    time.sleep(0.5)
    begun = time.monotonic()
    _signal(run.pid, signal.SIGTERM)
    out, err = run.communicate(timeout=20)
    ended = Ended(exit=run.returncode, stdout=out.decode(), stderr=err.decode(), place=yard.folder)

    assert ended.exit == 40, ended.everything
    assert time.monotonic() - begun < 7
    assert f"under way on {NAME}:1.0. " in ended.stderr
    assert "build-push" in ended.stderr
    assert left_behind(yard.world) == []
    yard.world.clear_faults()
    again = yard.run(f"--image={NAME}:1.0")
    assert (again.exit, again.answer["proved"]) == (0, True), again.everything


def test_a_run_that_is_cancelled_while_tags_are_put_says_which_may_have_moved(classic_yard: Yard) -> None:
    yard, job = classic_yard, Job(ref="refs/tags/v1.4.2")
    yard.checkout(PLAIN, tag="v1.4.2")
    yard.world.fault("silence", host="ghcr.io", method="PUT", path="/manifests/1.4.2$")
    yard.world.clear_requests()
    run = yard.world.popen(yard.argv(f"--image={NAME}"), env=yard.environ(job), cwd=yard.folder)
    _until(lambda: len(yard.world.requests(host="ghcr.io", method="GET", path="/v2/acme/app/manifests/1.4.2")) > 1)
    time.sleep(0.5)  # looked at anew, it is put next
    _signal(run.pid, signal.SIGTERM)
    out, err = run.communicate(timeout=20)
    ended = Ended(exit=run.returncode, stdout=out.decode(), stderr=err.decode(), place=yard.folder)

    assert ended.exit == 40, ended.everything
    assert f"under way on {NAME}:v1.4.2, {NAME}:1.4.2. Run `build-push` again" in ended.stderr
    assert left_behind(yard.world) == []
    assert list(yard.disk.tags()) == ["v1.4.2"]
    yard.world.clear_faults()
    again = yard.run(f"--image={NAME}", job=job)
    assert (again.exit, again.outcome) == (0, "delivered"), again.everything
    assert "runs: " not in again.stderr  # what had arrived is proved, and the tags that lacked are put
    assert yard.disk.tags() == dict.fromkeys(("v1.4.2", "1.4.2", "1.4", "1", "latest"), again.digest)


def test_a_build_that_takes_too_long_is_ended(classic_yard: Yard) -> None:
    yard = classic_yard
    context = replace(PLAIN, dockerfile=FROM_SCRATCH + "RUN sleep 301\n")
    ended = yard.build(context, f"--image={NAME}:1.0", "--build-timeout=3s")

    assert ended.exit == 10, ended.everything
    assert "build.timeout" in ended.codes()
    _until(lambda: not _runs("sleep 301"))
    assert left_behind(yard.world) == []


def test_without_any_docker_it_is_said_how_to_get_one(classic_yard: Yard) -> None:
    yard = classic_yard
    ended = yard.build(PLAIN, f"--image={NAME}:1.0", environ={"PATH": _without_docker(yard)})

    assert (ended.exit, ended.codes()) == (10, ["build.no-builder"]), ended.everything


def test_an_engine_that_does_not_answer_is_said(classic_yard: Yard) -> None:
    ended = classic_yard.build(PLAIN, f"--image={NAME}:1.0", "--docker-host=unix:///run/nobody.sock")

    assert (ended.exit, ended.codes()) == (10, ["build.engine-unreachable"]), ended.everything


def _without_docker(yard: Yard) -> str:
    folder = yard.root / "tools"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("sh", "nsenter", "git", "python3", "env", "rm", "dirname", "readlink", "uname"):
        found = yard.world.run(["sh", "-c", f"command -v {name}"]).stdout.strip()
        if found and not (folder / name).exists():
            (folder / name).symlink_to(found)
    return str(folder)


def _runs(words: str) -> bool:
    wanted = words.encode().replace(b" ", b"\0")
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if wanted in path.read_bytes():
                return True
        except OSError:
            continue
    return False


def _signal(pid: int, number: signal.Signals) -> None:
    """To the run itself: its command line begins in a shell of the lab, and nsenter stands before that."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes()
            group = int((path.parent / "stat").read_text().rpartition(")")[2].split()[2])
        except (OSError, ValueError):
            continue
        if group == pid and b"build-push" in words and b"nsenter" not in words.split(b"\0")[0]:
            os.kill(int(path.parent.name), number)


def _until(true: object, seconds: float = 15.0) -> None:
    assert callable(true)
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)
