"""From the bytes of real builders to the one cause: recorded, read and judged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.build.made_build import built
from waybill.core.build.builder import Road
from waybill.core.build.diagnose import after_findings
from waybill.core.build.diagnose_run import run_findings
from waybill.core.build.dockerfile import read_dockerfile
from waybill.core.build.evidence import Ran
from waybill.core.build.progress import Failure, Step, Story, reader_for
from waybill.core.finding import Severity

RECORDED = Path(__file__).parents[1] / "build_recordings"
DOCKERFILE = "FROM scratch\nCOPY rootfs/ /\nRUN echo before; sh -c 'echo boom >&2; exit 7'\nCOPY nothere /\n"


def ran(progress: str, *pieces: tuple[str, int], road: Road = Road.BUILDX, code: int = 1) -> Ran:
    reader = reader_for(progress)
    said = [one for name, stream in pieces for one in reader.feed((RECORDED / name).read_bytes(), stream)]
    said += reader.close()
    return Ran(road=road, code=code, story=reader.story(), told=tuple(one.text for one in said[-40:]))


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("rawjson-0.8-run-failed.txt", "build.step-failed", "Dockerfile, line 3"),
        ("rawjson-26-run-failed-tail.txt", "build.step-failed", "Dockerfile, line 3"),
        ("plain-0.8-run-failed.txt", "build.step-failed", "exit code 7"),
        ("rawjson-0.8-syntax.txt", "build.dockerfile-error", "Dockerfile, line 2"),
        ("rawjson-26-syntax-tail.txt", "build.dockerfile-error", "did you mean COPY?"),
        ("plain-0.8-syntax.txt", "build.dockerfile-error", "COPYY"),
        ("rawjson-0.8-copy-missing.txt", "build.copy-missing", "`nothere` is not in the context"),
        ("plain-0.8-copy-missing.txt", "build.copy-missing", "Dockerfile, line 4"),
        ("rawjson-0.8-base-missing.txt", "build.base-absent", "`127.0.0.1:5000/none/none:1`"),
        ("rawjson-0.8-push-refused.txt", "push.failed", "connection refused"),
        ("plain-26-push-refused-second-tag.txt", "push.failed", "127.0.0.1:5999/x:1"),
        ("plain-0.8-no-network.txt", "build.failed", "network bridge not found"),
    ],
)
def test_what_a_builder_said_has_one_cause(name: str, code: str, says: str) -> None:
    progress = name.split("-", maxsplit=1)[0]
    evidence = built(ran=ran(progress, (name, 2)), dockerfile=read_dockerfile(DOCKERFILE, "Dockerfile"))
    (found,) = run_findings(evidence)
    assert (found.code, found.severity) == (code, Severity.ERROR)
    assert says in found.cause


def test_the_output_of_the_step_alone_is_the_evidence() -> None:
    evidence = built(
        ran=ran("rawjson", ("rawjson-0.8-run-failed.txt", 2)), dockerfile=read_dockerfile(DOCKERFILE, "Dockerfile")
    )
    (found,) = run_findings(evidence)
    assert found.evidence[0] == "Dockerfile:3: RUN echo before; sh -c 'echo boom >&2; exit 7'"
    assert found.evidence[-2:] == ("before", "boom")
    assert len(found.evidence) == 4


def test_the_classic_builder_too() -> None:
    pieces = (("classic-20.10-run-failed-stdout.txt", 1), ("classic-20.10-run-failed-stderr.txt", 2))
    evidence = built(
        ran=ran("classic", *pieces, road=Road.CLASSIC, code=7), dockerfile=read_dockerfile(DOCKERFILE, "Dockerfile")
    )
    (found,) = run_findings(evidence)
    assert found.code == "build.step-failed"
    assert "line 3" in found.cause
    assert "exit code 7" in found.cause


@pytest.mark.parametrize(
    ("step", "error", "code"),
    [
        ("", "ERROR: failed to build: Cannot connect to the Docker daemon at unix:///x", "build.engine-unreachable"),
        ("", "the --mount option requires BuildKit. Refer to https://docs.docker.com", "build.needs-buildkit"),
        ("", "BuildKit is enabled but the buildx component is missing or broken.", "build.needs-buildkit"),
        ("", "Multi-platform build is not supported for the docker driver.", "build.driver-cannot"),
        ("", "failed to read dockerfile: open Dockerfile: no such file or directory", "build.dockerfile-absent"),
        ("", 'target stage "x" could not be found', "build.target-absent"),
        ("[2/2] RUN x", "failed to solve: secret npm: not found", "build.secret-missing"),
        ("[2/2] RUN x", "process did not complete successfully: exit code: 1", "build.step-failed"),
        ("exporting cache to registry", "error writing layer blob: unauthorized", "build.cache-failed"),
        ("exporting to image", "failed to push ghcr.io/acme/app:v1: unexpected status: 403 Forbidden", "push.failed"),
        ("[internal] load metadata for a/b:1", "failed to authorize: unauthorized", "build.base-denied"),
        ("[internal] load metadata for a/b:1", "failed to do request: connection refused", "build.failed"),
        ("[1/1] FROM a/b:1", "manifest for a/b:1 not found: manifest unknown", "build.failed"),
        ("", "something that nobody has seen", "build.failed"),
    ],
)
def test_words_that_were_seen_elsewhere(step: str, error: str, code: str) -> None:
    evidence = built(ran=Ran(road=Road.BUILDX, code=1, story=Story(failing=Failure(step=step, error=error))))
    assert [found.code for found in run_findings(evidence)] == [code]


def test_a_base_image_of_the_classic_builder() -> None:
    failing = Failure(step="[1/1] FROM acme/base:1", error="manifest for acme/base:1 not found: manifest unknown")
    (found,) = run_findings(built(ran=Ran(road=Road.CLASSIC, code=1, story=Story(failing=failing))))
    assert found.code == "build.base-absent"
    assert "`acme/base:1`" in found.cause


def test_a_push_that_is_a_step_of_its_own() -> None:
    pushed = Ran(road=Road.CLASSIC, code=1, told=("denied: requested access to the resource is denied",))
    (found,) = run_findings(built(ran=Ran(road=Road.CLASSIC, code=0), pushed=pushed))
    assert found.code == "push.failed"
    assert "denied" in found.cause


def test_a_build_that_was_stopped_says_where_it_was() -> None:
    steps = (Step(key="1", name="[1/2] COPY", started=True, done=True), Step(key="2", name="[2/2] RUN x", started=True))
    stopped = Ran(road=Road.BUILDX, problem="timeout", seconds=60, story=Story(steps=steps))
    (found,) = run_findings(built(ran=stopped))
    assert found.code == "build.timeout"
    assert "60 seconds, at: [2/2] RUN x" in found.cause


def test_what_a_step_prints_can_not_end_as_a_command() -> None:
    failing = Failure(step="[1/1] RUN x", error="exit code: 1", output=("::error::evil", "\x1b[31m::set-output"))
    for found in after_findings(built(ran=Ran(road=Road.BUILDX, code=1, story=Story(failing=failing)))):
        assert not any(line.startswith("::") for line in found.evidence)
        assert all(line.isprintable() for line in found.evidence)


@given(
    st.text(max_size=60), st.text(max_size=80), st.lists(st.text(max_size=20), max_size=3), st.sampled_from(list(Road))
)
def test_no_words_are_too_strange(step: str, error: str, output: list[str], road: Road) -> None:
    failing = Failure(step=step, error=error, output=tuple(output))
    evidence = built(ran=Ran(road=road, code=1, story=Story(failing=failing), told=tuple(output)))
    assert len(run_findings(evidence)) == 1
