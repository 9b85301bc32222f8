"""The archive of files for a host."""

from __future__ import annotations

import io
import tarfile
from base64 import b64decode

import pytest

from waybill.core.deploy.archive import archive, is_inside


def test_the_same_files_make_the_same_archive_in_any_order() -> None:
    """Names, order and clocks leave no trace, and every byte comes back."""
    files = {"b/docker-compose.yml": b"\0\xff\n", "a": b""}
    text = archive(files)

    assert text == archive(dict(reversed(files.items())))
    with tarfile.open(fileobj=io.BytesIO(b64decode(text))) as tar:
        entries = {entry.name: entry for entry in tar}
        assert list(entries) == ["a", "b/docker-compose.yml"]
        assert {name: (tar.extractfile(entry) or io.BytesIO()).read() for name, entry in entries.items()} == files
        assert {(entry.mode, entry.uid, entry.mtime, entry.uname) for entry in entries.values()} == {(0o600, 0, 0, "")}


def test_nothing_makes_nothing() -> None:
    """An empty archive is an empty text, which every program for hosts takes for no files."""
    assert archive({}) == ""


@pytest.mark.parametrize("path", ["/etc/passwd", "../x", "a/../../x", "a//b", "./a", "", "a\nb", "a\\b", "a/"])
def test_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    """Only files below the directory can be packed."""
    assert not is_inside(path)
    with pytest.raises(ValueError, match="no path below"):
        archive({path: b""})
