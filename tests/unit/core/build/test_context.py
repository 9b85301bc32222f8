from __future__ import annotations

import pytest

from waybill.core.build.builder import Road
from waybill.core.build.context import (
    ContextFacts,
    ContextTally,
    context_findings,
    human,
    ignore_names,
    login_in_git_config,
    looks_secret,
)
from waybill.core.build.ignore import read_ignore

GB = 1_000_000_000


def codes(facts: ContextFacts, road: Road | None = Road.BUILDX) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity.value) for finding in context_findings(facts, road)]


def test_only_what_is_sent_is_counted() -> None:
    tally = ContextTally(read_ignore("data\n.env"), path="services/api", has_ignore=True)
    for path, size in (("data/dump.sql", 5 * GB), ("src/a.py", 10), ("src/b.py", 20), (".env", 1), (".git/HEAD", 7)):
        assert tally.add(path, size)
    found = tally.facts()
    assert (found.files, found.size, found.git_size, found.secrets) == (3, 37, 7, ())
    assert found.largest == {"src": 30, ".git": 7}
    assert (found.path, found.has_ignore, found.complete) == ("services/api", True, True)


def test_a_walk_that_ended_early_says_so() -> None:
    tally = ContextTally(read_ignore(""))
    tally.stop()
    assert not tally.facts().complete
    assert not tally.add("huge", 200 * GB)


@pytest.mark.parametrize(
    "path",
    [
        *(".env", "config/.env.production", "id_rsa", "home/.ssh/id_ed25519", "server.key", "tls-key.pem", ".npmrc"),
        *("a/.pypirc", ".netrc", ".docker/config.json", "prod.kubeconfig", "credentials.json", "credentials-prod.json"),
        *(".git-credentials", "cert.p12", ".aws/credentials"),
    ],
)
def test_names_that_look_like_secrets(path: str) -> None:
    assert looks_secret(path)


@pytest.mark.parametrize(
    "path",
    [
        *(
            ".env.example",
            ".env.sample",
            "config/.env.template",
            "id_rsa.pub",
            "README.md",
            "cert.pem",
            "keys.py",
            "key.txt",
        ),
        *("config.json", "environment.ts", "monkey.py"),
    ],
)
def test_names_that_do_not(path: str) -> None:
    assert not looks_secret(path)


@pytest.mark.parametrize(
    ("size", "road", "expected"),
    [
        (499_999_999, Road.CLASSIC, []),
        (500_000_000, Road.BUILDX, [("build.context-large", "warning")]),
        (2 * GB, Road.CLASSIC, [("build.context-huge", "error")]),
        (2 * GB, Road.BUILDX, [("build.context-huge", "warning")]),
        (2 * GB, Road.BUILDKIT, [("build.context-huge", "warning")]),
    ],
)
def test_a_large_context_is_told(size: int, road: Road, expected: list[tuple[str, str]]) -> None:
    assert codes(ContextFacts(size=size, files=1, largest={"data": size}), road) == expected


def test_what_to_ignore_is_named() -> None:
    facts = ContextFacts(size=3 * GB, files=9, largest={"data": 2 * GB, "logs": GB, "src": 5}, complete=False)
    (found,) = context_findings(facts, Road.CLASSIC)
    assert "data\n  logs" in found.fix
    assert "src" not in found.fix
    assert "more than 3.0 GB" in found.cause


def test_secrets_and_history_are_told() -> None:
    facts = ContextFacts(size=10, files=2, secrets=(".env",), git_size=4096)
    assert codes(facts) == [("build.secret-in-context", "warning"), ("build.git-in-context", "note")]
    assert codes(ContextFacts(found=False)) == [("build.context-absent", "error")]


@pytest.mark.parametrize(
    ("config", "login"),
    [
        ('[remote "origin"]\n\turl = https://github.com/acme/app\n[user]\n\temail = octo@example.com\n', ""),
        ('[remote "origin"]\n\turl = https://octo@github.com/acme/app\n\tpushurl = git@github.com:acme/app\n', ""),
        ('[http "https://github.com/"]\n\textraheader = AUTHORIZATION: basic eDp5\n', "extraheader"),
        ('[remote "origin"]\n\turl = https://octo:correct-horse@github.com/acme/app\n', "remote"),
        ('[remote "origin"]\n\turl = https://correct-horse-battery@github.com/acme/app\n', "remote"),
        ('[url "https://x:correct-horse@github.com/"]\n\tinsteadOf = git@github.com:\n', "remote"),
    ],
)
def test_a_history_is_a_warning_where_its_config_lets_others_in(config: str, login: str) -> None:
    found = login_in_git_config(config)
    assert (login in found, "horse" in found, bool(found)) == (True, False, bool(login))
    (told,) = context_findings(ContextFacts(size=10, files=2, git_size=4096, git_login=found), Road.BUILDX)
    assert (told.severity.value, found in told.cause) == ("warning" if login else "note", True)


def test_a_long_history_is_a_warning_too() -> None:
    assert codes(ContextFacts(size=10, git_size=100_000_000)) == [("build.git-in-context", "warning")]


def test_the_rules_stand_beside_the_dockerfile_for_buildkit_only() -> None:
    assert ignore_names("docker/Dockerfile", Road.BUILDX) == ("docker/Dockerfile.dockerignore", ".dockerignore")
    assert ignore_names("docker/Dockerfile", Road.CLASSIC) == (".dockerignore",)


def test_sizes_are_for_people() -> None:
    assert [human(size) for size in (5, 1500, 2_500_000, 3 * GB)] == ["5 bytes", "1.5 kB", "2.5 MB", "3.0 GB"]
