"""The repository speaks of itself alone: no path of a machine on which it was written, no address of its downloads.

The patterns are put together here, so that this file does not hold what it looks for.
"""

from __future__ import annotations

import re

import pytest

from tests.docs.repository import ROOT, tracked

# A server's own docker configuration, a caller's home and a runner's home are part of the situations that we diagnose.
MACHINE_PATHS = "|".join(
    [
        rf"(?<![\w.])/{'wo' + 'rk'}/(?!tree)\w",
        rf"(?<![\w.])/{'ro' + 'ot'}/(?!\.docker/)",
        rf"(?<![\w.])/{'tm' + 'p'}/(?:bri" + r"ef|venv|bash)",
    ]
)
REGISTRY_HOSTS = (
    r"files\.pythonho" + r"sted|\bpy" + r"pi\.org|registry\.np" + r"mjs|\b(?:deb|security)\.deb" + r"ian\.org"
)
SECRETS = r"gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{82}|-----BEGIN [A-Z ]*PRIVATE" + r" KEY-----"
# Libraries and licences of others stand in vendor/ as their authors wrote them, with their authors' addresses;
# `bin/vendor --check` holds them to their published bytes, so they cannot be told anything by us. The lock is ours.
OF_OTHERS = re.compile(r"^vendor/(?!README\.md$|lock\.txt$|nacl/|charset_normalizer/)|^LICENSE$|^tests/.*\.LICENSE$")


def ours() -> list[str]:
    return [name for name in tracked() if not OF_OTHERS.match(name)]


def lines_with(pattern: str) -> list[str]:
    wanted = re.compile(pattern)
    found = []
    for name in ours():
        content = (ROOT / name).read_text(encoding="utf-8")
        found += [
            f"{name}:{number}: {line.strip()[:120]}"
            for number, line in enumerate(content.splitlines(), start=1)
            if wanted.search(line)
        ]
    return found


def test_most_files_are_ours_and_the_stand_ins_among_them() -> None:
    assert {"README.md", "vendor/nacl/__init__.py", "vendor/lock.txt", "bin/waybill"} <= set(ours())


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, REGISTRY_HOSTS, SECRETS], ids=["paths", "hosts", "secrets"])
def test_no_file_tells_of_the_place_where_it_was_written(pattern: str) -> None:
    assert lines_with(pattern) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE_PATHS, "see /" + "work/main/README.md"),
        (MACHINE_PATHS, 'open("/' + 'root/notes")'),
        (REGISTRY_HOSTS, "https://files.pythonho" + "sted.org/x"),
        (SECRETS, "token: ghp_" + "a" * 36),
    ],
)
def test_the_patterns_find_what_they_look_for(pattern: str, line: str) -> None:
    assert re.search(pattern, line)
    assert not re.search(pattern, 'config: "/root/.docker/config.json" and the /workspace and ghcr.io')
