"""``waybill init`` in real repositories: what it writes stands, what stood stays, and it is safe to run twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import RunWaybill
from tests.integration.starting.terminal import AtTerminal
from tests.support.hostile_git import make_hostile

PIN = ("--action-repository", "acme/waybill", "--action-commit", "a" * 40)
KNOWN = ("--host", "deploy@web1.example.com", "--project-directory", "/srv/app", *PIN)
COMPOSE = """
services:
  app:
    build: .
    ports: ["8080:8000"]
    healthcheck: {test: ["CMD", "wget", "-q", "http://127.0.0.1:8000/health"]}
"""
WRITTEN = ("waybill.yml", ".github/workflows/release.yml", ".github/workflows/rollback.yml")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a Dockerfile, a compose file and a remote; nothing in it is committed."""
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "Dockerfile").write_text("FROM scratch\n")
    (folder / "compose.yml").write_text(COMPOSE)
    git = ["git", "-C", str(folder)]
    subprocess.run([*git, "init", "--quiet", "--initial-branch", "main"], check=True)
    subprocess.run([*git, "remote", "add", "origin", "git@github.com:Acme/App.git"], check=True)
    return folder


def files(folder: Path) -> Mapping[str, bytes]:
    """Every file outside of git's own, and every link by what it says."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = os.readlink(path).encode()
        elif path.is_file() and not name.startswith(".git/"):
            found[name] = path.read_bytes()
        elif path.is_dir() and not name.startswith(".git"):
            found[name] = b""
    return found


def test_what_is_unknown_is_listed_at_once_and_nothing_is_written(run_waybill: RunWaybill, repository: Path) -> None:
    before = files(repository)
    ended = run_waybill("init", "--image", "ghcr.io/Acme/app", "--json", "--workflow", "relese", cwd=repository)
    unknown = run_waybill("init", *PIN[:2], "--action-commit", "main", cwd=repository)

    assert ended.returncode == unknown.returncode == 2
    assert [one["where"] for one in json.loads(ended.stdout)["mistakes"]][:2] == ["--image", "--workflow"]
    for flag in ("--host: is not known", "--project-directory: is not known", '--action-commit: "main" is no commit'):
        assert flag in unknown.stderr
    assert "perhaps /srv/app" in unknown.stderr
    assert files(repository) == before


def test_what_is_written_is_right_is_clean_and_stays_the_same_the_second_time(
    run_waybill: RunWaybill, repository: Path
) -> None:
    first = run_waybill("init", *KNOWN, cwd=repository)
    after = files(repository)
    second = run_waybill("init", *KNOWN, cwd=repository)
    checked = run_waybill("config", "check", cwd=repository)
    zizmor = Path(sys.executable).parent / "zizmor"
    workflows = [str(repository / name) for name in WRITTEN[1:]]
    linted = subprocess.run(
        [zizmor, "--offline", "--quiet", "--no-progress", *workflows], check=False, capture_output=True, text=True
    )

    assert (first.returncode, first.stderr) == (0, "")
    assert all(f"written: {name}\n" in first.stdout for name in WRITTEN)
    assert (second.returncode, files(repository)) == (0, after)
    assert all(f"stands already: {name}\n" in second.stdout for name in WRITTEN)
    assert checked.returncode == 0, checked.stderr
    assert "warning" not in checked.stdout
    assert linted.returncode == 0, linted.stdout
    for line in ("health-url: http://127.0.0.1:8080/health", "image: ghcr.io/acme/app", "sync: compose.yml"):
        assert line in after["waybill.yml"].decode()


def test_it_ends_with_the_keys_and_the_exact_commands(run_waybill: RunWaybill, repository: Path) -> None:
    told = run_waybill("init", *KNOWN, "--host", "deploy@web2.example.com:2222", "--json", cwd=repository)
    steps = json.loads(told.stdout)["steps"]
    commands = [command for step in steps for command in step["commands"]]

    assert told.returncode == 0, told.stderr
    assert [command.split()[0] for command in commands if "DEPLOY_KEY" in command] == ["gh"]
    assert any("restrict,port-forwarding" in command and "ssh -p 2222" in command for command in commands)
    assert any(command.startswith("ssh-keyscan -p 2222 web2.example.com >>") for command in commands)
    assert any(command.startswith("ssh-keygen -lf") for command in commands)
    assert "No registry token is to be made" in [step["title"] for step in steps]
    for command in commands:
        assert subprocess.run(["sh", "-n", "-c", command], check=False).returncode == 0, command


def test_a_workflow_that_stands_is_left_and_the_difference_is_shown(run_waybill: RunWaybill, repository: Path) -> None:
    own = repository / ".github" / "workflows" / "release.yml"
    own.parent.mkdir(parents=True)
    own.write_text("on: {push: {tags: ['v*']}}\njobs: {a: {runs-on: x, steps: [{run: kamal deploy}]}}\n")
    before = own.read_bytes()
    ended = run_waybill("init", *KNOWN, cwd=repository)

    assert ended.returncode == 0, ended.stderr
    assert own.read_bytes() == before
    assert "left as it is: .github/workflows/release.yml" in ended.stdout
    assert "\n  -on: {push" in ended.stdout
    assert "\n  +on:" in ended.stdout
    assert (repository / "waybill.yml").exists()


def test_settings_that_stand_count_and_what_was_said_against_them_is_told(
    run_waybill: RunWaybill, repository: Path
) -> None:
    text = (
        "image: ghcr.io/acme/app\nenvironments:\n  live:\n    hosts: a@b.example.com\n    project-directory: /srv/x\n"
    )
    (repository / "waybill.yml").write_text(text)
    ended = run_waybill("init", "--host", "deploy@web1.example.com", *PIN, cwd=repository)

    assert ended.returncode == 0, ended.stderr
    assert "host: it says a@b.example.com; you said deploy@web1.example.com" in ended.stdout
    assert (repository / "waybill.yml").read_text() == text
    assert "environment: live" in (repository / WRITTEN[1]).read_text()


def test_settings_without_an_image_are_refused_and_other_environments_are_named(
    run_waybill: RunWaybill, repository: Path
) -> None:
    """Of no image a workflow would be made that pushes to no name."""
    entry = "hosts: a@b.example.com\n    project-directory: /srv/x\n"
    settings = repository / "waybill.yml"
    settings.write_text(f"environments:\n  live:\n    {entry}  staging:\n    {entry}")
    refused = run_waybill("init", *PIN, cwd=repository)
    settings.write_text(settings.read_text().replace(entry, f"{entry}    image: ghcr.io/acme/app\n", 1))
    told = run_waybill("init", *PIN, "--dry-run", cwd=repository)

    assert (refused.returncode, told.returncode) == (2, 0)
    assert "says no image for live" in refused.stderr
    assert 'has also "staging"' in told.stdout
    assert "so say it at the top" in " ".join(told.stdout.split())


def test_below_the_top_nothing_is_written(run_waybill: RunWaybill, repository: Path) -> None:
    (repository / "below").mkdir()
    ended = run_waybill("init", *KNOWN, cwd=repository / "below")

    assert ended.returncode == 2
    assert "change to the top of the repository" in ended.stderr
    assert list((repository / "below").iterdir()) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--compose-file", "compose.yaml"], '--compose-file: "compose.yaml" is no file of this repository'),
        (["--compose-file", "ignored.yml"], '--compose-file: "ignored.yml" is no file of this repository'),
        (["--compose-file", "./compose.yml"], "write `compose.yml`"),
        (["--dockerfile", "docker/Dockerfile"], '--dockerfile: "docker/Dockerfile" is no file'),
        (["--service", "ap"], '--service: "ap" is no service of compose.yml'),
        (["--image", "ghcr.io/Acme/App:1"], "write `ghcr.io/acme/app`"),
    ],
)
def test_an_answer_that_does_not_fit_the_repository_is_refused(
    run_waybill: RunWaybill, repository: Path, words: list[str], says: str
) -> None:
    (repository / "ignored.yml").write_text(COMPOSE)
    (repository / ".gitignore").write_text("ignored.yml\n")
    before = files(repository)
    ended = run_waybill("init", *KNOWN, *words, cwd=repository)

    assert (ended.returncode, files(repository)) == (2, before)
    assert says in ended.stderr


def test_what_is_no_checkout_is_refused(run_waybill: RunWaybill, repository: Path) -> None:
    git = repository / ".git"
    before = sorted(git.iterdir())
    ended = run_waybill("init", *KNOWN, "--image", "ghcr.io/acme/app", cwd=git)

    assert ended.returncode == 2
    assert "no checkout" in ended.stderr
    assert sorted(git.iterdir()) == before


def test_settings_under_a_name_that_nobody_reads_are_not_passed_over(run_waybill: RunWaybill, repository: Path) -> None:
    (repository / "waybill.yaml").write_text("image: ghcr.io/acme/other\n")
    ended = run_waybill("init", *KNOWN, cwd=repository)

    assert ended.returncode == 2
    assert "only waybill.yml is read" in ended.stderr


def test_what_is_to_be_committed_is_all_that_a_clone_needs(run_waybill: RunWaybill, repository: Path) -> None:
    """The compose file and the Dockerfile were never added: a tag would find neither. No env file is committed."""
    (repository / "compose.yml").write_text(COMPOSE + "    env_file: app.env\n")
    (repository / "app.env").write_text("PASSWORD=x\n")
    told = run_waybill("init", *KNOWN, "--json", cwd=repository)
    (added,) = (
        command for step in json.loads(told.stdout)["steps"] for command in step["commands"] if "git add" in command
    )
    subprocess.run(["sh", "-c", added], cwd=repository, check=True)
    status = subprocess.run(
        ["git", "status", "--porcelain"], cwd=repository, check=True, capture_output=True, text=True
    ).stdout

    assert [line[:2] for line in status.splitlines()] == [*["A "] * 5, "??"], status
    assert "?? app.env\n" in status


def test_a_dry_run_shows_the_files_and_writes_none(run_waybill: RunWaybill, repository: Path) -> None:
    before = files(repository)
    ended = run_waybill("init", *KNOWN, "--dry-run", cwd=repository)

    assert ended.returncode == 0, ended.stderr
    assert "would be written: waybill.yml\n  # yaml-language-server:" in ended.stdout
    assert files(repository) == before


def test_a_disk_that_is_full_in_the_middle_leaves_nothing(checkout: Path, repository: Path, tmp_path: Path) -> None:
    """The settings fit into the limit, the workflow does not."""
    before = files(repository)
    words = ["sh", "-c", 'ulimit -f 4; exec "$@"', "sh", str(checkout / "bin" / "waybill"), "init", *KNOWN]
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    ended = subprocess.run(words, cwd=repository, env=environ, check=False, capture_output=True, text=True)

    assert ended.returncode == 2, ended.stderr
    assert "release.yml: File too large" in ended.stderr
    assert files(repository) == before


@pytest.mark.parametrize("place", [".github", ".github/workflows/rollback.yml", "waybill.yml"])
def test_nothing_is_written_through_a_link(
    run_waybill: RunWaybill, repository: Path, tmp_path: Path, place: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (repository / place).parent.mkdir(parents=True, exist_ok=True)
    (repository / place).symlink_to(outside if "." not in place[1:] else outside / "file")
    before = files(repository)
    ended = run_waybill("init", *KNOWN, cwd=repository)

    assert ended.returncode == 2
    assert "a link" in ended.stderr
    assert (files(repository), list(outside.iterdir())) == (before, [])


def test_a_hostile_repository_is_bounded_and_quoted(run_waybill: RunWaybill, repository: Path) -> None:
    secret = repository.parent / "secret"
    secret.write_text("services: {stolen: {image: ghcr.io/acme/stolen}}\n")
    workflows = repository / ".github" / "workflows"
    workflows.mkdir(parents=True)
    (repository / "compose.prod.yml").symlink_to(secret)
    (repository / "loop").symlink_to(repository, target_is_directory=True)
    os.mkfifo(repository / "docker-compose.live.yml")
    (repository / "docker-compose.a.yml").write_bytes(b"x" * 3_000_000)
    (repository / "docker-compose.b.yml").write_text("a: " + "[" * 100_000)
    (repository / "compose.\x1b[31m.yml").write_text("services: {a: {image: x}}")
    (workflows / "a\n::error::b.yml").write_text("on: push\njobs: {a: {steps: [{run: kamal deploy}]}}")
    (workflows / "c.yml").write_text(
        "on: push\njobs: {a: {steps: [{run: 'cd /srv/x\x1b[31m && ssh a@b.example.com'}]}}"
    )
    started = repository.parent / "started"
    make_hostile(repository, started)
    ended = run_waybill("init", *KNOWN, cwd=repository, environ={"GITHUB_ACTIONS": "true"})

    assert ended.returncode == 0, ended.stderr
    assert not started.exists()
    assert "stolen" not in ended.stdout
    assert "\x1b" not in ended.stdout
    assert "\n::error" not in ended.stdout
    for name, says in {"live": "no regular file", "a": "larger than 256 KiB", "b": "nested too deeply"}.items():
        assert f"docker-compose.{name}.yml: it is {says}" in ended.stdout


def at_terminal(checkout: Path, repository: Path, *words: str) -> AtTerminal:
    environ = {"PATH": os.environ["PATH"], "HOME": str(repository.parent), "TERM": "xterm"}
    return AtTerminal([str(checkout / "bin" / "waybill"), "init", *words], repository, environ)


def test_on_a_terminal_it_asks_takes_guesses_and_asks_again_what_cannot_be(checkout: Path, repository: Path) -> None:
    terminal = at_terminal(checkout, repository, *PIN, "--workflow", "release")
    terminal.answer("image [ghcr.io/acme/app] ", "\n")
    terminal.answer("environment [production] ", "live\n")
    terminal.answer("host [] ", "\n")
    terminal.answer("it is needed", "")
    terminal.answer("host [] ", "deploy@web1 example\n")
    terminal.answer("host [] ", "deploy@web1.example.com, deploy@web2.example.com\n")
    terminal.answer("project-directory [/srv/app] ", "\n")
    terminal.answer("compose-file [compose.yml] ", "nosuch.yml\n")
    terminal.answer("is no file of this repository", "")
    terminal.answer("compose-file [compose.yml] ", "\n")
    terminal.answer("service [app] ", "\n")
    terminal.answer("health-url [http://127.0.0.1:8080/health] ", "none\n")
    terminal.answer("dockerfile [Dockerfile] ", "\n")

    assert terminal.end() == 0, terminal.shown
    assert "written: waybill.yml" in terminal.shown
    text = (repository / "waybill.yml").read_text()
    assert "      - deploy@web1.example.com\n      - deploy@web2.example.com\n" in text
    assert "  live:\n" in text
    assert "\n    health-url" not in text
    assert not (repository / WRITTEN[2]).exists()


def test_the_end_of_the_input_ends_the_run_and_nothing_was_written(checkout: Path, repository: Path) -> None:
    before = files(repository)
    terminal = at_terminal(checkout, repository, *PIN)
    terminal.answer("image [ghcr.io/acme/app] ", "\x04")

    assert terminal.end() == 40
    assert "cancelled: nothing was touched" in terminal.shown
    assert files(repository) == before


def test_with_yes_it_asks_nothing_on_a_terminal_either(checkout: Path, repository: Path) -> None:
    terminal = at_terminal(checkout, repository, *PIN, "--yes", "--host", "deploy@web1.example.com")

    assert terminal.end() == 0, terminal.shown
    assert "project-directory: /srv/app" in (repository / "waybill.yml").read_text()
