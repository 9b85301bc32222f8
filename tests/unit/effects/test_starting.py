"""``init``'s hands: every file is written or none, nothing is replaced, and no link is followed."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from waybill.effects.starting.tree import names_in, read_file, stands
from waybill.effects.starting.writing import write_new

FILES = {"waybill.yml": "a\n", ".github/workflows/release.yml": "b\n", ".github/workflows/rollback.yml": "c\n"}


def everything(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text() if path.is_file() else "" for path in sorted(folder.rglob("*"))
    }


def test_all_files_are_written_with_their_folders_and_nothing_else(tmp_path: Path) -> None:
    assert write_new(str(tmp_path), FILES) == ""
    assert everything(tmp_path) == {**FILES, ".github": "", ".github/workflows": ""}


@pytest.mark.parametrize("taken", list(FILES))
def test_a_file_that_came_meanwhile_stays_and_none_of_the_others_is_written(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / taken).write_text("somebody else's\n")
    before = everything(tmp_path)

    assert write_new(str(tmp_path), FILES) == f"{taken}: File exists"
    assert everything(tmp_path) == before


def test_a_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "waybill.yml").symlink_to(tmp_path / "elsewhere")

    assert write_new(str(tmp_path), FILES) == "waybill.yml: File exists"
    assert not (tmp_path / "elsewhere").exists()
    assert not (tmp_path / ".github").exists()


def test_a_folder_that_is_a_link_leads_nowhere(tmp_path: Path) -> None:
    repository, outside = tmp_path / "repository", tmp_path / "outside"
    repository.mkdir()
    outside.mkdir()
    (repository / ".github").symlink_to(outside)

    assert write_new(str(repository), FILES).startswith(".github/workflows/release.yml: ")
    assert (list(outside.iterdir()), sorted(os.listdir(repository))) == ([], [".github"])


@pytest.mark.parametrize("after", [0, 1, 2])
def test_whatever_fails_at_the_end_takes_back_what_was_placed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    calls: list[object] = []
    link = os.link

    def failing(*words: Any, **named: Any) -> None:
        calls.append(words)
        if len(calls) > after:
            raise OSError(errno.EIO, "Input/output error")
        link(*words, **named)

    monkeypatch.setattr(os, "link", failing)

    assert write_new(str(tmp_path), FILES) == f"{list(FILES)[after]}: Input/output error"
    assert everything(tmp_path) == {}


@pytest.mark.parametrize("taken", [None, "waybill.yml"])
def test_without_hard_links_nothing_is_replaced_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: str | None
) -> None:
    def refused(*_words: object, **_named: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    if taken:
        (tmp_path / taken).write_text("theirs\n")
    told = write_new(str(tmp_path), FILES)

    assert told == ("waybill.yml: File exists" if taken else "")
    assert everything(tmp_path)["waybill.yml"] == ("theirs\n" if taken else "a\n")
    assert len(everything(tmp_path)) == (1 if taken else 5)


def test_a_run_that_is_cancelled_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cancelled(*_words: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "link", cancelled)
    with pytest.raises(KeyboardInterrupt):
        write_new(str(tmp_path), FILES)

    assert everything(tmp_path) == {}


def test_links_and_devices_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").write_text("text")
    (tmp_path / "link").symlink_to(tmp_path / "real" / "file")
    (tmp_path / "folder").symlink_to(tmp_path / "real")
    os.mkfifo(tmp_path / "pipe")
    root = os.open(tmp_path, os.O_RDONLY)
    try:
        assert read_file(root, "real/file", 3) == b"tex"
        for path in ("link", "folder/file", "pipe", "real", "real/../real/file"):
            with pytest.raises(OSError, match=r"."):
                read_file(root, path, 3)
            assert stands(root, path), path
        assert not stands(root, "real/none")
        assert names_in(root, "") == (["pipe"], ["real"])
        assert names_in(root, "folder") == ([], [])
    finally:
        os.close(root)
