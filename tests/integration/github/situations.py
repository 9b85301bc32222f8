"""The small world that the tests of GitHub share, and one made-up token of each kind."""

from __future__ import annotations

from datetime import datetime, timezone

from lab.github.state import (
    Account,
    Commit,
    Kind,
    Package,
    Repository,
    Run,
    RunJob,
    State,
    Step,
    Token,
    Version,
)

NOW = datetime(2026, 5, 6, 7, 8, 9, tzinfo=timezone.utc)
COMMIT = "0123456789abcdef0123456789abcdef01234567"
OTHER = "89abcdef0123456789abcdef0123456789abcdef"
DIGEST = "sha256:" + "ab" * 32

RELEASE = """
name: Release
on:
  push:
    tags: ["v*", "!v*-rc*"]
    paths-ignore:
      - docs/**
jobs:
  image:
    steps:
      - uses: docker/build-push-action@0000000000000000000000000000000000000000
"""
TESTS = "name: Tests\non: [push, pull_request]\njobs: {unit: {steps: [{run: make test}]}}\n"

CLASSIC, BARE, FINE, OAUTH, JOB, APP, APP_USER = (
    f"example-{name}" for name in ("classic", "bare", "fine", "oauth", "job", "app", "app-user")
)


def world() -> State:
    """An organisation with a private image, its repository, a member, an outsider, and every kind of token."""
    state = State(now=lambda: NOW)
    state.put(
        Account(login="acme", kind="Organization", owners=("boss",), members=("octo",)),
        Account(login="octo"),
        Account(login="boss"),
        Account(login="stranger"),
    )
    state.put(*tokens())
    state.put(
        Package(
            owner="acme",
            name="app",
            repository="acme/app",
            versions=(Version(digest=DIGEST, tags=("1.0.0", "latest")),),
        ),
        Package(owner="acme", name="tools/lint", visibility="public"),
        Package(owner="octo", name="toy"),
    )
    state.put(repository())
    return state


def tokens() -> list[Token]:
    """One of each kind, all alive."""
    reads = ("read:packages", "repo")
    return [
        Token(value=CLASSIC, kind=Kind.CLASSIC, owner="octo", scopes=reads, expires="2026-06-01T00:00:00Z"),
        Token(value=BARE, kind=Kind.CLASSIC, owner="octo"),
        Token(value=FINE, kind=Kind.FINE_GRAINED, owner="octo", permissions={"packages": "read"}),
        Token(value=OAUTH, kind=Kind.OAUTH, owner="octo", scopes=("gist", "read:org", "repo")),
        Token(
            value=JOB,
            kind=Kind.JOB,
            repository="acme/app",
            permissions={"packages": "read", "contents": "read", "actions": "read"},
        ),
        Token(value=APP, kind=Kind.INSTALLATION, repository="acme/app", permissions={"packages": "read"}),
        Token(value=APP_USER, kind=Kind.APP_USER, owner="octo"),
    ]


def repository() -> Repository:
    """``acme/app``: the tag v1.1.0 ran and failed at pushing; v1.0.0 is an older commit."""
    steps = (Step(name="Check out"), Step(name="Build and push", conclusion="failure"), Step(name="Tell"))
    failed = RunJob(name="image", conclusion="failure", steps=steps)
    return Repository(
        owner="acme",
        name="app",
        collaborators={"octo": "read"},
        branches={"main": COMMIT, "feature/login": OTHER},
        tags={"v1.0.0": OTHER, "v1.1.0": COMMIT},
        annotated=("v1.1.0",),
        commits=(
            Commit(sha=OTHER, changed=("README.md",), files={"README.md": "Hello"}),
            Commit(
                sha=COMMIT,
                parents=(OTHER,),
                changed=("src/app.py", "docs/index.md"),
                files={
                    ".github/workflows/release.yml": RELEASE,
                    ".github/workflows/tests.yaml": TESTS,
                    ".github/workflows/notes.md": "not a workflow",
                },
            ),
        ),
        runs=(
            Run(name="Release", head_sha=COMMIT, head_branch="v1.1.0", conclusion="failure", jobs=(failed,)),
            Run(name="Tests", head_sha=COMMIT, path=".github/workflows/tests.yaml", jobs=(RunJob(name="unit"),)),
        ),
    )
