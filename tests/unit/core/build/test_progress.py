"""What real builders said (tests/unit/core/build_recordings), in one piece, in single bytes, and spoilt."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.build.progress import Reader, Said, Story, reader_for, story_of
from waybill.core.build.progress_lines import MOST_UNFINISHED, clean, size_in

RECORDED = Path(__file__).parents[1] / "build_recordings"
READERS = {"rawjson": "rawjson", "plain": "plain", "engine": "plain", "classic": "classic"}
FILES = sorted(path for path in RECORDED.glob("*.txt") if path.name.split("-")[0] in READERS)


def content(name: str) -> bytes:
    return (RECORDED / name).read_bytes()


def stream_of(name: str) -> int:
    return 1 if name.startswith("classic") else 2


def read(progress: str, *pieces: tuple[bytes, int]) -> tuple[list[Said], Story]:
    reader = reader_for(progress)
    said = [one for data, stream in pieces for one in reader.feed(data, stream)]
    said += reader.close()
    return said, story_of(reader)


def replay(name: str) -> tuple[list[Said], Story]:
    return read(READERS[name.split("-", maxsplit=1)[0]], (content(name), stream_of(name)))


def test_a_good_push_by_objects() -> None:
    said, story = replay("rawjson-0.8-good-push.txt")
    assert [(step.number, step.done, step.error) for step in story.steps if step.number] == [
        ("1/2", True, ""),
        ("2/2", True, ""),
    ]
    assert story.failing is None
    assert story.pushing
    assert (story.context_sent, story.layers_new, story.layers_reused) == (1982887, 2, 0)
    assert {"context", "build", "export", "push"} <= story.phases.keys()
    told = [(one.group, one.text) for one in said]
    run = '[2/2] RUN echo "::error::evil hello"; echo second >&2'
    assert told.count((run, "::error::evil hello")) == 1
    assert told.count((run, "second")) == 1
    assert not [group for group, _ in told if group.startswith("[internal]")]


@pytest.mark.parametrize(
    ("name", "step", "error", "output", "line"),
    [
        ("rawjson-0.8-run-failed.txt", "[2/2] RUN echo before", "exit code: 7", ("before", "boom"), None),
        ("rawjson-26-run-failed-tail.txt", "", "exit code: 7", (), 3),  # its beginning is cut off
        ("rawjson-26-syntax-tail.txt", "", "dockerfile parse error on line 2", (), 2),
        ("plain-0.8-run-failed.txt", "[2/2] RUN echo before", "exit code: 7", ("before", "boom"), None),
        ("rawjson-0.8-copy-missing.txt", "[1/1] COPY nothere /", '"/nothere" not found', (), None),
        ("plain-0.8-copy-missing.txt", "[1/1] COPY nothere /", '"/nothere" not found', (), None),
        ("rawjson-0.8-syntax.txt", "", "dockerfile parse error line 2", (), 2),
        ("plain-0.8-syntax.txt", "", "dockerfile parse error line 2", (), 2),
        ("rawjson-0.8-base-missing.txt", "[internal] load metadata for 127.0.0.1:5000/none", "not found", (), None),
        ("rawjson-0.8-push-refused.txt", "pushing 127.0.0.1:5999/", "connection refused", (), None),
        ("plain-26-push-refused-second-tag.txt", "exporting to image", "failed to push 127.0.0.1:5999/x:1", (), None),
        ("plain-0.8-no-network.txt", "[2/2] RUN echo", "network bridge not found", (), None),
    ],
)
def test_the_step_that_failed_is_known_with_its_own_output(
    name: str, step: str, error: str, output: tuple[str, ...], line: int | None
) -> None:
    _, story = replay(name)
    assert story.failing is not None
    assert story.failing.step.startswith(step)
    assert error in story.failing.error
    assert story.failing.output == output
    assert story.failing.line == line
    assert story.pushing is ("push-refused" in name)


def test_the_part_of_the_dockerfile_is_kept() -> None:
    _, story = read("plain", (content("rawjson-26-syntax-tail.txt").rpartition(b"}\n")[2], 2))
    assert story.failing is not None
    assert story.failing.line == 2
    assert any(">>> COPYY a b" in line for line in story.failing.excerpt)


def test_a_good_build_by_lines() -> None:
    said, story = replay("plain-0.8-good-push.txt")
    assert story.failing is None
    assert story.pushing
    assert [step.seconds for step in story.steps if step.number] == [0.1, 0.2]
    texts = [one.text for one in said]
    assert "::error::evil hello" in texts
    assert "0.146 ::error::evil hello" not in texts
    _, cached = replay("plain-0.8-two-tags.txt")
    assert [step.cached for step in cached.steps if step.number] == [True, True]


def test_buildkit_of_the_client_prints_identities_too() -> None:
    said, story = replay("engine-buildkit-20.10-plain.txt")
    assert story.context_sent == 1_980_000
    assert not any("sha256:" in one.text for one in said)
    assert not story.pushing


def test_the_classic_builder() -> None:
    said, story = replay("classic-20.10-good-stdout.txt")
    assert [step.number for step in story.steps] == ["1/5", "2/5", "3/5", "4/5", "5/5"]
    assert story.context_sent == 1_990_000
    assert story.failing is None
    assert Said(group='[4/5] RUN echo "::error::evil $GREETING"; echo second >&2', text="second", stream=1) in said
    assert not any("--->" in one.text or "\x1b" in one.text for one in said)


def test_the_classic_builder_fails_at_a_step() -> None:
    _, story = read(
        "classic",
        (content("classic-20.10-run-failed-stdout.txt"), 1),
        (content("classic-20.10-run-failed-stderr.txt"), 2),
    )
    assert story.failing is not None
    assert story.failing.step.startswith("[3/3] RUN echo before")
    assert story.failing.error.endswith("returned a non-zero code: 7")
    assert story.failing.output == ("before", "boom")


def test_a_note_of_the_classic_builder_is_no_failure() -> None:
    note = (
        b"DEPRECATED: The legacy builder is deprecated and will be removed in a future release.\n            Install\n"
    )
    _, story = read("classic", (note, 2), (content("classic-20.10-good-stdout.txt"), 1))
    assert story.failing is None


def test_the_push_of_docker() -> None:
    text = (
        b"The push refers to repository [127.0.0.1:5000/acme/app]\n0123456789ab: Preparing\n0123456789ab: Pushed\n"
        b"ba9876543210: Layer already exists\nv1: digest: sha256:" + b"a" * 64 + b" size: 528\n"
    )
    said, story = read("push", (text, 1), (b"denied: requested access\n", 2))
    assert (story.layers_new, story.layers_reused, story.pushing) == (1, 1, True)
    assert not any("Preparing" in one.text for one in said)
    assert story.failing is not None
    assert story.failing.error == "denied: requested access"


def test_an_internal_step_is_told_when_it_fails_or_takes_long() -> None:
    text = b"#1 [internal] load build context\n#1 DONE 3.5s\n#2 [internal] load x\n#2 ERROR: gone\n"
    text += b"#3 [internal] y\n#3 DONE 0.1s\n"
    said, _ = read("plain", (text, 2))
    assert [(one.group, one.text) for one in said] == [
        ("[internal] load build context", "done in 3.5 s"),
        ("[internal] load x", "ERROR: gone"),
    ]


def test_what_a_step_prints_is_not_read_as_the_builder() -> None:
    """Else a RUN could say that another step failed, or that nothing was pushed."""
    text = (
        b"#1 [1/1] RUN evil\n#1 0.100 #2 ERROR: no\n#1 0.200 DONE 0.2s\n#1 0.300 ERROR: failed to solve: x\n"
        b"#1 0.400 pushing layers\n#1 DONE 0.5s\n"
    )
    _, story = read("plain", (text, 2))
    assert story.failing is None
    assert not story.pushing
    assert len(story.steps) == 1


def test_a_cache_that_is_not_there_yet_is_no_failure_of_the_output() -> None:
    text = b"------\n > importing cache manifest from x:\n------\nERROR: failed to solve: real\n"
    said, story = read("plain", (text, 2))
    assert [one.text for one in said] == ["ERROR: failed to solve: real"]
    assert story.failing is not None
    assert story.failing.error == "failed to solve: real"


def test_objects_may_come_one_a_line_and_with_text_behind_them() -> None:
    text = (
        b'{"vertexes":[{"digest":"sha256:a","name":"[1/1] RUN x","started":"2026-01-01T00:00:00Z"}]}\n'
        b'{\n "logs": [{"vertex": "sha256:a", "data": "aGFs"}]\n}\n{\n "logs": [{"vertex": "sha256:a", '
        b'"data": "Zgo="}]\n}ERROR: late\n'
    )
    said, story = read("rawjson", (text, 2))
    assert Said(group="[1/1] RUN x", text="half", stream=1) in said
    assert story.failing is not None
    assert story.failing.error == "late"


def test_what_is_never_finished_is_bounded() -> None:
    for progress in ("rawjson", "plain", "classic", "push"):
        reader = reader_for(progress)
        for _ in range(40):
            reader.feed(b"{" + b"x" * 100_000)
        lines = reader._lines.values()  # type: ignore[attr-defined]
        held = sum(len(one._rest) for one in lines)
        assert held <= MOST_UNFINISHED + 100_001


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_where_bytes_are_cut_makes_no_difference(path: Path) -> None:
    progress, stream = READERS[path.name.split("-")[0]], stream_of(path.name)
    whole = read(progress, (path.read_bytes(), stream))
    single = read(progress, *((bytes([byte]), stream) for byte in path.read_bytes()))
    assert single == whole


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("progress", ["rawjson", "plain", "classic", "push"])
def test_no_reader_falls_over_the_words_of_another(path: Path, progress: str) -> None:
    read(progress, (path.read_bytes(), 1), (path.read_bytes(), 2))


pieces = st.sampled_from(
    [
        *(b"{", b"}", b"\n", b'{"vertexes":[{"digest":"a","name":"[1/2] RUN x","started":1}]}\n', b"#1 ", b"#1 ERROR"),
        *(b'{"logs":[{"vertex":"a","data":"////","stream":2}]}\n', b"\r", b"Step 1/2 : RUN x\n", b" ---> "),
        *(b'{"statuses":[{"id":"pushing layer 0123456789ab"}]}\n', b"\x1b[91m", b"\xff\xfe", b"------\n", b"ERROR: "),
        *(b"Dockerfile:3\n", b"-" * 20, b"#1 DONE 0.2s\n", b"#1 CACHED\n", b"0123456789ab: Pushed\n"),
        b'{"vertexes":[null,1,{"digest":2}],"logs":{}}\n',
    ]
)


@given(
    st.sampled_from(["rawjson", "plain", "classic", "push"]),
    st.lists(st.tuples(pieces | st.binary(max_size=30), st.sampled_from([1, 2])), max_size=25),
)
def test_no_bytes_are_too_strange(progress: str, data: list[tuple[bytes, int]]) -> None:
    said, story = read(progress, *data)
    assert all("\n" not in one.text and "\x1b" not in one.text and "\r" not in one.text for one in said)
    assert isinstance(story, Story)


def test_readers_are_readers() -> None:
    reader: Reader = reader_for("plain")
    assert story_of(reader) == Story()
    assert (clean("10%\r20%\r"), clean("\x1b[1mbold\x1b[0m\x07"), size_in("sent 1.5 MiB"), size_in("none")) == (
        "20%",
        "bold",
        1_572_864,
        None,
    )
