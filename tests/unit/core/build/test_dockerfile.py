from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.build.dockerfile import DockerfileFacts, dockerfile_findings, line_of, read_dockerfile

WHOLE = """\
# syntax=docker/dockerfile:1
# escape=\\
ARG BASE=alpine:3.20
FROM --platform=$BUILDPLATFORM golang:1.23 AS build
ARG VERSION TARGETARCH
# a comment
RUN --mount=type=cache,target=/var/cache \\
    # within
    --mount=type=secret,id=token,required=true \\

    go build -o /out
RUN <<EOF
FROM nothing
ARG NOTHING
EOF
FROM ${BASE} as base
FROM base
COPY --from=build --link /out /app
RUN --mount=type=secret,target=/run/secrets/npm cat /run/secrets/npm
run make
RUN make
"""


def test_a_dockerfile_is_read() -> None:
    found = read_dockerfile(WHOLE, "Dockerfile")
    assert found.stages == ("build", "base", "2")
    assert found.bases == ("golang:1.23", "${BASE}")
    assert found.args == ("BASE", "VERSION", "TARGETARCH")
    assert (found.secrets, found.required_secrets) == (("token", "npm"), ("token",))
    assert found.needs_buildkit == (
        "RUN --mount in line 7",
        "RUN with a here-document in line 12",
        "COPY --link in line 18",
        "RUN --mount in line 19",
    )
    assert found.problem == ""


@pytest.mark.parametrize(
    ("step", "line"),
    [
        ("[base 2/3] COPY --from=build --link /out /app", 18),
        ("[2/2] RUN make", None),  # twice in the file
        ("RUN --mount=type=secret,target=/run/secrets/npm cat /run/secrets/npm", 19),
        ("[1/1] RUN nothing like it", None),
        ("", None),
        ("exporting to image", None),
    ],
)
def test_a_failing_step_is_found_again(step: str, line: int | None) -> None:
    assert line_of(read_dockerfile(WHOLE, "Dockerfile"), step) == line


def test_another_escape_character_is_heeded() -> None:
    found = read_dockerfile("# escape=`\nFROM windows\nRUN a `\n  b\nCOPY C:\\ D:\\\nARG X\n", "Dockerfile")
    assert found.args == ("X",)
    assert line_of(found, "RUN a b") == 3


@pytest.mark.parametrize("text", ["", "# nothing", "RUN make", "x" * 1_000_001])
def test_what_is_no_dockerfile_is_told(text: str) -> None:
    found = read_dockerfile(text, "Dockerfile")
    assert [one.code for one in dockerfile_findings(found, "", (), ())] == ["build.dockerfile-error"]


def test_another_language_is_left_to_its_frontend() -> None:
    found = read_dockerfile("# syntax=example.com/mopy:1\nservices: {}\n", "Mopyfile")
    assert dockerfile_findings(found, "prod", (), ()) == ()
    assert found.needs_buildkit


@pytest.mark.parametrize(
    ("text", "target", "secrets", "args", "expected"),
    [
        ("FROM a AS Build", "build", (), (), []),
        ("FROM a AS build", "0", (), (), []),
        ("FROM a AS build", "prod", (), (), [("build.target-absent", "error")]),
        ("FROM a\nRUN --mount=type=secret,id=t x", "", ("t",), (), []),
        ("FROM a\nRUN --mount=type=secret,id=t x", "", (), (), [("build.secret-missing", "warning")]),
        ("FROM a\nRUN --mount=type=secret,id=t,required x", "", (), (), [("build.secret-missing", "error")]),
        (
            "FROM a AS b\nRUN --mount=type=secret,id=t,required x\nFROM c",
            "",
            (),
            (),
            [("build.secret-missing", "warning")],
        ),
        ("FROM a\nARG X", "", (), ("X", "HTTP_PROXY", "BUILDKIT_INLINE_CACHE", "TARGETARCH"), []),
        ("FROM a", "", (), ("X",), [("build.arg-unknown", "warning")]),
        ("FROM a\nARG NPM_TOKEN", "", (), ("NPM_TOKEN",), [("build.secret-as-arg", "warning")]),
    ],
)
def test_what_will_fail_is_seen_before(
    text: str, target: str, secrets: tuple[str, ...], args: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    found = dockerfile_findings(read_dockerfile(text, "Dockerfile"), target, secrets, args)
    assert [(one.code, one.severity.value) for one in found] == expected


def test_a_file_that_is_not_there_is_told() -> None:
    found = dockerfile_findings(DockerfileFacts(path="Dockerfile", found=False), "", (), ())
    assert [one.code for one in found] == ["build.dockerfile-absent"]


lines = st.sampled_from(
    ["FROM a AS b", "RUN x \\", "RUN <<EOF", "EOF", "# c", "", "ARG A=1", "RUN --mount=type=secret,id=a x", "COPY a b"]
) | st.text(max_size=12)


@given(st.lists(lines, max_size=12).map("\n".join), st.text(max_size=20))
def test_no_text_is_too_strange(text: str, step: str) -> None:
    found = read_dockerfile(text, "Dockerfile")
    assert line_of(found, step) is None or found.lines
    assert isinstance(dockerfile_findings(found, "x", (), ("A",)), tuple)


@pytest.mark.parametrize(
    "line",
    [
        "RUN grep a <<<text",
        "RUN python3 -c 'print(1<<N)'",
        "RUN echo $((1<<N))",
        "RUN cat <<EOF_THAT_NEVER_COMES",
        "RUN echo '<<N'",
        "RUN cat <<'E O F'\nsome\nE O F",
    ],
)
def test_what_is_no_here_document_hides_nothing(line: str) -> None:
    facts = read_dockerfile(f"FROM a AS one\n{line}\nFROM b AS two\n", "Dockerfile")

    assert facts.stages == ("one", "two")
    assert dockerfile_findings(facts, "two", (), ()) == ()


@pytest.mark.parametrize(
    "text", ["RUN <<EOF cat\nFROM x AS no\nEOF", 'COPY <<-"END" 3<<MORE /a\nFROM x\n\tEND\nFROM y\nMORE']
)
def test_a_here_document_is_skipped(text: str) -> None:
    facts = read_dockerfile(f"FROM a AS one\n{text}\nFROM b AS two\n", "Dockerfile")

    assert facts.stages == ("one", "two")
    assert [reason.partition(" with ")[2] for reason in facts.needs_buildkit] == ["a here-document in line 2"]


def test_the_flags_of_a_program_are_none_of_the_instruction() -> None:
    lines = ("FROM a", "RUN docker run --network host --mount=type=secret,id=no x")
    facts = read_dockerfile("\n".join((*lines, "RUN --network=none --mount=type=secret,id=s y")), "Dockerfile")

    assert facts.needs_buildkit == ("RUN --mount in line 3", "RUN --network in line 3")
    assert facts.secrets == ("s",)
