"""Files of the run on a real file system: whole or untouched, never through a link, from several processes at once."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from waybill.effects.runner_files import (
    SUMMARY_FILE_LIMIT,
    FileTrouble,
    append_outputs,
    append_summary,
    make_report_directory,
    write_atomic,
)

AS_ROOT = os.geteuid() == 0


def mode(path: str | Path) -> int:
    return stat.S_IMODE(os.lstat(path).st_mode)


def outputs_in(text: str) -> dict[str, str]:
    """Read a file of outputs as the runner does: ``name<<delimiter``, lines, delimiter."""
    values: dict[str, str] = {}
    lines = iter(text.split("\n"))
    for line in lines:
        if line:
            name, delimiter = line.split("<<", 1)
            body = []
            for inner in lines:
                if inner == delimiter:
                    break
                body.append(inner)
            values[name] = "\n".join(body)
    return values


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB."""
    if not AS_ROOT:
        pytest.skip("mounting a small file system needs root")
    place = tmp_path / "small disk"
    place.mkdir()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"tmpfs", os.fsencode(place), b"tmpfs", 0, b"size=64k") != 0:
        pytest.skip("this machine does not allow mounting")
    yield place
    libc.umount2(os.fsencode(place), 2)


def test_a_file_is_written_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "way bill.json"

    assert write_atomic(str(path), "한\n") is None
    assert write_atomic(str(path), "second\n") is None

    assert path.read_text() == "second\n"
    assert mode(path) == 0o600
    assert os.listdir(tmp_path) == ["way bill.json"]


def test_a_planted_link_is_replaced_and_never_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    link = tmp_path / "waybill.json"
    link.symlink_to(victim)

    assert write_atomic(str(link), "new") is None

    assert victim.read_text() == "precious"
    assert not link.is_symlink()
    assert link.read_text() == "new"


@pytest.mark.parametrize("writer", [append_summary, lambda path, text: append_outputs(path, {"a": text})])
def test_the_runners_files_are_not_followed_through_a_link(tmp_path: Path, writer: object) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    link = tmp_path / "output"
    link.symlink_to(victim)

    trouble = writer(str(link), "x")  # type: ignore[operator]

    assert str(trouble) == f"{link}: Too many levels of symbolic links"
    assert victim.read_text() == "precious"


def test_a_full_disk_leaves_the_old_file_and_nothing_else(full_disk: Path) -> None:
    path = full_disk / "waybill.json"
    assert write_atomic(str(path), "old") is None

    trouble = write_atomic(str(path), "x" * 200_000)

    assert isinstance(trouble, FileTrouble)
    assert "No space left on device; what the file held before is unchanged" in str(trouble)
    assert path.read_text() == "old"
    assert os.listdir(full_disk) == ["waybill.json"]


def test_a_full_disk_leaves_no_half_output(full_disk: Path) -> None:
    path = full_disk / "output"
    path.write_text("before=1\n")

    trouble = append_outputs(str(path), {"a": "small", "b": "x" * 200_000})

    assert "No space left on device" in str(trouble)
    assert path.read_text() == "before=1\n"


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("missing/waybill.json", "No such file or directory"),
        ("file/waybill.json", "Not a directory"),
        ("folder", "directory"),
    ],
)
def test_a_wrong_path_is_named_with_its_problem(tmp_path: Path, path: str, problem: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()

    trouble = write_atomic(str(tmp_path / path), "x")

    assert problem in str(trouble)
    assert str(tmp_path) in str(trouble)
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]


def test_the_runners_file_must_exist_and_be_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert str(append_outputs(str(tmp_path / "none"), {"a": "b"})).endswith("No such file or directory")
    assert str(append_summary(str(tmp_path / "pipe"), "x")).endswith("is not a regular file")
    assert str(append_summary(str(tmp_path), "x")).endswith("Is a directory")
    assert not (tmp_path / "none").exists()


@pytest.mark.skipif(not AS_ROOT, reason="becomes another user")
def test_a_directory_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    target = tmp_path / "locked"
    target.mkdir()
    tmp_path.chmod(0o711)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.setuid(65534)
        os.chdir("/")
        text = f"{write_atomic(str(target / 'w.json'), 'x')}|{make_report_directory(str(target / 'r'), 'preflight')}"
        os.write(writer, text.encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    told = os.read(reader, 10_000).decode()
    os.close(reader)

    assert told.count("Permission denied") == 2
    assert os.listdir(target) == []


def test_outputs_are_read_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "output"
    path.write_text("an open line")
    values = {
        "outcome": "proved",
        "findings": '{"a":"x\\ny"}',
        "text": "one\ntwo\nEOF\n::error::\nname<<X",
        "empty": "",
    }

    assert append_outputs(str(path), values) is None
    assert append_outputs(str(path), {"outcome": "refused"}) is None

    first, rest = path.read_text().split("\n", 1)
    assert first == "an open line"
    assert outputs_in(rest) == {**values, "outcome": "refused"}


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.text(st.characters(exclude_categories=["Cs"])).map(lambda text: text.replace("\r", "")))
def test_no_value_can_end_itself_or_become_another_output(tmp_path: Path, value: str) -> None:
    path = tmp_path / "output"
    path.write_bytes(b"")

    assert append_outputs(str(path), {"a": value, "b": "2"}) is None

    assert outputs_in(path.read_bytes().decode()) == {"a": value, "b": "2"}


def test_every_value_has_its_own_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "output"
    path.write_text("")

    append_outputs(str(path), {"a": "1", "b": "2"})

    delimiters = [line.split("<<")[1] for line in path.read_text().split("\n") if "<<" in line]
    assert len(set(delimiters)) == 2
    assert all(len(delimiter) >= 32 for delimiter in delimiters)


@pytest.mark.parametrize("name", ["", "a b", "a<<b", "a=b", "a\nb", "1a"])
def test_an_output_name_that_cannot_be_is_a_bug(tmp_path: Path, name: str) -> None:
    path = tmp_path / "output"
    path.write_text("")

    with pytest.raises(ValueError, match="cannot be the name of an output"):
        append_outputs(str(path), {name: "x"})

    assert path.read_text() == ""


def test_a_summary_that_github_would_drop_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "summary"
    path.write_text("x" * (SUMMARY_FILE_LIMIT - 100))

    trouble = append_summary(str(path), "y" * 200)

    assert str(trouble) == f"{path}: would grow beyond 1048576 bytes, and GitHub would drop all of it"
    assert append_summary(str(path), "y" * 50) is None


def append_many(path: str, who: int) -> None:
    """What one of several processes does."""
    for i in range(50):
        append_outputs(path, {f"w{who}-{i}".replace("w", "writer"): str(who) * 500})


def test_writers_at_the_same_time_do_not_mix(tmp_path: Path) -> None:
    path = tmp_path / "output"
    path.write_text("")
    context = multiprocessing.get_context("fork")
    children = [context.Process(target=append_many, args=(str(path), who)) for who in range(4)]
    for child in children:
        child.start()
    for child in children:
        child.join()

    values = outputs_in(path.read_text())
    assert [child.exitcode for child in children] == [0] * 4
    assert len(values) == 200
    assert all(value == name.removeprefix("writer")[0] * 500 for name, value in values.items())


def replace_many(path: str, who: int) -> None:
    """Replace one file again and again."""
    for _ in range(50):
        write_atomic(path, str(who) * 5000)


def test_a_reader_never_sees_a_mixed_or_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "waybill.json"
    write_atomic(str(path), "0" * 5000)
    context = multiprocessing.get_context("fork")
    children = [context.Process(target=replace_many, args=(str(path), who)) for who in (1, 2)]
    for child in children:
        child.start()
    while any(child.is_alive() for child in children):
        text = path.read_text()
        assert len(text) == 5000
        assert len(set(text)) == 1
    for child in children:
        child.join()

    assert os.listdir(tmp_path) == ["waybill.json"]


def test_report_directories_are_private_and_numbered(tmp_path: Path) -> None:
    parent = tmp_path / "runner temp" / "waybill"

    first = make_report_directory(str(parent), "preflight")
    (parent / "preflight-7").mkdir()
    (parent / "preflight-x").mkdir()
    (parent / "preflight-old-9").mkdir()
    second = make_report_directory(str(parent), "preflight")
    other = make_report_directory(str(parent), "verify")

    assert [first, second, other] == [str(parent / name) for name in ("preflight-1", "preflight-8", "verify-1")]
    assert mode(parent) == mode(parent / "preflight-1") == 0o700
    assert not (parent / ".gitignore").exists()


def test_on_a_laptop_the_directory_hides_itself_from_git(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)

    made = make_report_directory(str(tmp_path / ".waybill"), "preflight", hide_from_git=True)
    again = make_report_directory(str(tmp_path / ".waybill"), "preflight", hide_from_git=True)

    assert (made, again) == (str(tmp_path / ".waybill/preflight-1"), str(tmp_path / ".waybill/preflight-2"))
    assert write_atomic(f"{made}/waybill.json", "{}") is None
    status = subprocess.run(["git", "-C", str(tmp_path), "status", "--porcelain"], check=True, capture_output=True)
    assert status.stdout == b""
    assert (tmp_path / ".waybill/.gitignore").read_text() == "*\n"


@pytest.mark.parametrize("planted", ["link to a directory", "link to nothing", "file"])
def test_a_planted_report_directory_is_refused(tmp_path: Path, planted: str) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    path = tmp_path / ".waybill"
    if planted == "file":
        path.write_text("")
    else:
        path.symlink_to(victim if planted == "link to a directory" else tmp_path / "nothing")

    trouble = make_report_directory(str(path), "preflight", hide_from_git=True)

    assert isinstance(trouble, FileTrouble)
    assert "symbolic link" in trouble.problem or trouble.problem == "File exists"
    assert os.listdir(victim) == []
    assert not (tmp_path / "nothing").exists()


def take_directory(parent: str, results: multiprocessing.SimpleQueue[object]) -> None:
    """What one of several runs does when it starts."""
    results.put(make_report_directory(parent, "preflight"))


def test_runs_at_the_same_time_get_different_directories(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    results: multiprocessing.SimpleQueue[object] = context.SimpleQueue()
    children = [context.Process(target=take_directory, args=(str(tmp_path / "w"), results)) for _ in range(8)]
    for child in children:
        child.start()
    taken = {results.get() for _ in children}
    for child in children:
        child.join()

    assert len(taken) == 8
