"""Files that the user points at."""

from __future__ import annotations

from pathlib import Path

import pytest

from waybill.effects.given_files import read_secret


def test_the_home_of_the_user_is_found_behind_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--ssh-key file:~/.ssh/id_ed25519`: a shell puts the home in the place of a `~` only where a word begins."""
    (tmp_path / "key").write_text("open sesame\n")
    monkeypatch.setenv("HOME", str(tmp_path))

    assert read_secret("file:~/key") == "open sesame\n"
    assert read_secret(f"file:{tmp_path}/key") == "open sesame\n"
