"""Packages of another release come by the sources that the machine has, and by no others."""

from __future__ import annotations

from pathlib import Path

from lab.releases import derived

STANZAS = """\
Types: deb
# bookworm of last year: http://archive.example.com/bookworm
URIs: http://packages.example.com/bookworm-mirror
Suites: bookworm bookworm-updates
Components: main

Types: deb
URIs: http://security.example.com/
Suites: bookworm-security
Components: main

Types: deb
URIs: http://tools.example.com/
Suites: nodistro
Components: main
"""
LINES = """\
deb [signed-by=/keys/a.gpg] http://packages.example.com/debian bookworm main
# deb http://packages.example.com/debian bookworm contrib
deb http://cloud.example.com/apt cloud-sdk-bookworm main
"""


def test_the_releases_name_is_replaced_where_it_is_one(tmp_path: Path) -> None:
    (tmp_path / "sources.list").write_text(LINES)
    (tmp_path / "sources.list.d").mkdir()
    (tmp_path / "sources.list.d" / "debian.sources").write_text(STANZAS)
    (tmp_path / "sources.list.d" / "other.list").write_text("deb http://other.example.com/ stable main\n")
    (tmp_path / "sources.list.d" / "debian.sources.save").write_text(STANZAS)

    files = dict(derived(tmp_path, "bookworm", "trixie"))

    assert files["sources.list"] == "deb [signed-by=/keys/a.gpg] http://packages.example.com/debian trixie main\n"
    stanzas = files["debian.sources"]
    assert "Suites: trixie trixie-updates\n" in stanzas
    assert "Suites: trixie-security\n" in stanzas
    assert "http://packages.example.com/bookworm-mirror" in stanzas
    assert "nodistro" not in stanzas
    assert set(files) == {"sources.list", "debian.sources"}
