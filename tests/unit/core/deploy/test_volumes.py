"""Volumes without a name: handed on, made anew, or neither."""

from __future__ import annotations

import io
import tarfile

import pytest

from waybill.core.deploy.volumes import Handing, handing, holds_files


@pytest.mark.parametrize(
    ("every", "shipping", "found"),
    [
        ((), (), Handing.ON),
        (("/data",), (), Handing.ON),
        (("/settings",), ("/settings",), Handing.ANEW),
        (("/settings", "/data"), ("/settings",), Handing.MIXED),
        (("/settings", "/app"), ("/settings", "/app"), Handing.ANEW),
    ],
)
def test_data_is_handed_on_and_files_of_the_image_are_not_hidden(
    every: tuple[str, ...], shipping: tuple[str, ...], found: Handing
) -> None:
    """All of them together, for compose renews all or none."""
    assert handing(every, shipping) is found


def packed(*names: str) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for name in names:
            entry = tarfile.TarInfo(name.rstrip("/"))
            entry.type = tarfile.DIRTYPE if name.endswith("/") else tarfile.REGTYPE
            tar.addfile(entry)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "holds"),
    [
        (b"", False),
        (packed("data/"), False),
        (packed("data/", "data/empty/"), False),
        (packed("settings/", "settings/app.conf"), True),
        (packed("settings/", "settings/app.conf")[:1100], True),
        (packed("settings/", "settings/app.conf")[:600], False),
        (b"no tar at all" * 99, False),
    ],
    ids=["nothing", "an empty place", "directories", "a file", "cut behind it", "cut before it", "no tar"],
)
def test_a_place_with_more_than_directories_holds_files(content: bytes, holds: bool) -> None:
    """From the beginning of a tar, whatever came of it."""
    assert holds_files(content) is holds
