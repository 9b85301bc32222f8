"""What git says of real checkouts: of another owner, within one another, and beside programs that claim to be git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.hostile_git import make_hostile
from waybill.core.build.git import GitFacts, read_git
from waybill.core.build.ignore import read_ignore
from waybill.effects.build.context import measure
from waybill.effects.build.git import look_at_git

SECONDS = 30.0


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text('[core]\n\texcludesFile = ~/ignored\n[protocol "file"]\n\tallow = always\n')
    (home / "ignored").write_text("*.log\n")
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    return {"PATH": os.environ["PATH"], "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime)}


def git(environ: dict[str, str], folder: Path, *words: str) -> str:
    who = ("-c", "user.name=octo", "-c", "user.email=octo@example.com", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *who, *words], cwd=folder, env=environ, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def checkout(environ: dict[str, str], folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "file").write_text("content")
    git(environ, folder, "init", "--quiet")
    git(environ, folder, "add", "--all")
    git(environ, folder, "commit", "--quiet", "--message=one")
    return folder


def facts(environ: dict[str, str], folder: Path) -> GitFacts:
    return read_git(look_at_git(str(folder), environ, SECONDS))


def test_a_checkout_of_another_owner_is_trusted_and_their_configuration_holds(
    tmp_path: Path, environ: dict[str, str]
) -> None:
    folder = checkout(environ, tmp_path / "app")
    head = git(environ, folder, "rev-parse", "HEAD")
    (folder / "some.log").write_text("ignored by the configuration of the user")
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, 12345, 12345)
    found = facts(environ, folder)

    assert (found.commit, found.dirty_count, found.problem) == (head, 0, "")
    assert list((tmp_path / "runtime").iterdir()) == []


def test_a_submodule_is_judged_by_the_checkout_that_holds_it(tmp_path: Path, environ: dict[str, str]) -> None:
    library = checkout(environ, tmp_path / "library")
    folder = checkout(environ, tmp_path / "app")
    git(environ, folder, "submodule", "--quiet", "add", str(library), "lib")
    git(environ, folder, "config", "--file=.gitmodules", "submodule.lib.ignore", "all")
    git(environ, folder, "add", "--all")
    git(environ, folder, "commit", "--quiet", "--message=two")
    clean = facts(environ, folder / "lib")
    (folder / "lib" / "file").write_text("changed")

    assert (clean.commit, clean.dirty_count) == (git(environ, folder, "rev-parse", "HEAD"), 0)
    assert facts(environ, folder / "lib").dirty == ("lib",)


def test_a_program_in_the_checkout_is_not_git(
    tmp_path: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = checkout(environ, tmp_path / "app")
    (folder / "git").write_text("#!/bin/sh\ntouch called\n")
    (folder / "git").chmod(0o755)
    monkeypatch.chdir(folder)

    assert facts({**environ, "PATH": f".:{environ['PATH']}"}, folder).found
    assert facts({**environ, "PATH": "."}, folder).problem == "git is not there, or did not answer"
    assert not (folder / "called").exists()


def test_a_login_that_a_checkout_leaves_in_the_context_is_seen(tmp_path: Path, environ: dict[str, str]) -> None:
    folder = checkout(environ, tmp_path / "app")
    before = measure(str(folder), read_ignore(""))
    git(environ, folder, "config", "http.https://github.com/.extraheader", "AUTHORIZATION: basic eDpjb3JyZWN0LWhvcnNl")
    after = {rule: measure(str(folder), read_ignore(rule)) for rule in ("", ".git", ".git/config")}

    assert (before.git_size is None, before.git_login) == (False, "")
    assert "extraheader" in after[""].git_login
    assert (after[".git"].git_size, after[".git"].git_login) == (None, "")
    assert after[".git/config"].git_login == ""


def test_nothing_is_run_or_fetched_that_the_repositorys_configuration_names(
    tmp_path: Path, environ: dict[str, str]
) -> None:
    folder = checkout(environ, tmp_path / "app")
    started = tmp_path / "started"
    git(environ, folder, "config", "remote.origin.url", "ssh://git@git.example.com/acme/app")
    make_hostile(folder, started)
    found = facts(environ, folder)

    assert not started.exists()
    assert not found.found
    assert found.problem
