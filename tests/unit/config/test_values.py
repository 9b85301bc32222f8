"""How text becomes a value, and what is said when it does not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.config import values
from waybill.config.values import Kind, ValueProblem, choice, integer, read_one, split_many

HEX = "0123456789abcdef" * 4
KINDS = [
    values.TEXT, values.PATH, values.IMAGE, values.USERNAME, values.TAG, values.DIGEST, values.REGISTRY,
    values.PLATFORM, values.BOOLEAN, values.DURATION, integer(0, 9999), integer(1, 64),
    choice("auto", "direct", "restore-all"),
]  # fmt: skip


def problem_of(kind: Kind, text: str) -> ValueProblem:
    with pytest.raises(ValueProblem) as caught:
        read_one(kind, text)
    return caught.value


def refusal_of(kind: Kind, text: str) -> ValueProblem | None:
    try:
        read_one(kind, text)
    except ValueProblem as problem:
        return problem
    return None


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (values.TEXT, "  a b \r\n", "a b"),
        (values.TEXT, "1.10", "1.10"),
        (values.PATH, "/srv/한국/a b.pem", "/srv/한국/a b.pem"),
        (values.IMAGE, "ghcr.io/Acme/App:V1", "ghcr.io/Acme/App:V1"),
        (values.USERNAME, "robot$acme+push", "robot$acme+push"),
        (values.TAG, "v1.10_rc-2", "v1.10_rc-2"),
        (values.TAG, "x" * 128, "x" * 128),
        (values.DIGEST, f"sha256:{HEX}", f"sha256:{HEX}"),
        (values.REGISTRY, "ghcr.io", "ghcr.io"),
        (values.REGISTRY, "localhost", "localhost"),
        (values.REGISTRY, "registry:5000", "registry:5000"),
        (values.REGISTRY, "192.0.2.7:65535", "192.0.2.7:65535"),
        (values.REGISTRY, "[::1]:5000", "[::1]:5000"),
        (values.REGISTRY, "[2001:db8::1]", "[2001:db8::1]"),
        (values.PLATFORM, "linux/arm64/v8", "linux/arm64/v8"),
        (values.BOOLEAN, "TRUE", True),
        (values.BOOLEAN, "on", True),
        (values.BOOLEAN, "No", False),
        (values.DURATION, "15s", 15.0),
        (values.DURATION, "1h30m", 5400.0),
        (values.DURATION, "1h0m1s", 3601.0),
        (values.DURATION, "90m", 5400.0),
        (integer(0, 9999), "0", 0),
        (integer(1, 64), "014", 14),
    ],
)
def test_a_value_is_read(kind: Kind, text: str, value: object) -> None:
    read = read_one(kind, text)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("kind", "text", "problem", "fix"),
    [
        (values.TEXT, " \n", "is empty", ""),
        (values.TEXT, "a\nb", "more than one line", ""),
        (values.TEXT, "a\x00b", "character \\x00 (U+0000) at character 2", ""),
        (values.PATH, "a\x1bb", "U+001B", ""),
        (values.IMAGE, "ghcr.io/acme/app\u200b", "U+200B", ""),
        (values.USERNAME, "octo:token", "holds a colon", "registry-token"),
        (values.TAG, "feature/login", "cannot hold", "feature-login"),
        (values.TAG, "refs/tags/v1.2", "git ref", "write `v1.2`"),
        (values.TAG, "refs/heads/a/b", "git ref", "write `a-b`"),
        (values.TAG, "app:v1", "more than a tag", "`image`"),
        (values.TAG, f"v1@sha256:{HEX}", "more than a tag", "`digest`"),
        (values.TAG, "x" * 129, "129 characters", ""),
        (values.TAG, "-v1", "cannot hold", "v1"),
        (values.TAG, "${{ github.ref_name }}", "cannot hold", ""),
        (values.DIGEST, HEX, "lacks its algorithm", f"sha256:{HEX}"),
        (values.DIGEST, f"sha256:{HEX.upper()}", "upper-case", f"sha256:{HEX}"),
        (values.DIGEST, f"sha256:{HEX[:12]}", "12 hexadecimal characters", ""),
        (values.DIGEST, f"md5:{HEX}", "`sha256:`", ""),
        (values.DIGEST, "sha256:" + "g" * 64, "not hexadecimal", ""),
        (values.REGISTRY, "https://ghcr.io/v2/", "scheme", "write `ghcr.io`"),
        (values.REGISTRY, "ghcr.io/acme", "path", "write `ghcr.io`"),
        (values.REGISTRY, "GHCR.io", "upper-case", "write `ghcr.io`"),
        (values.REGISTRY, "registry", "single word", ""),
        (values.REGISTRY, "ghcr.io:65536", "no host", ""),
        (values.REGISTRY, "ghcr.io:0", "no host", ""),
        (values.REGISTRY, "-a.example.com", "no host", ""),
        (values.REGISTRY, "octo@ghcr.io", "no host", ""),
        (values.PLATFORM, "amd64", "operating system", "linux/amd64"),
        (values.PLATFORM, "Linux/AMD64", "upper-case", "linux/amd64"),
        (values.PLATFORM, "linux/arm/v7/x", "no platform", ""),
        (values.BOOLEAN, "1", "neither true nor false", "`true`"),
        (values.BOOLEAN, "maybe", "neither true nor false", ""),
        (values.DURATION, "15", "has no unit", "15s or 15m?"),
        (values.DURATION, "0s", "no time at all", "more than zero"),
        (values.DURATION, "1.5m", "fraction", "write `1m30s`"),
        (values.DURATION, "2.5h", "fraction", "write `2h30m`"),
        (values.DURATION, "15 seconds", "another way", "write `15s`"),
        (values.DURATION, "2min", "another way", "write `2m`"),
        (values.DURATION, "2M", "another way", "write `2m`"),
        (values.DURATION, "30m1h", "no duration", ""),
        (values.DURATION, "-5s", "no duration", ""),
        (values.DURATION, "3d", "another way", ""),
        (integer(1, 64), "65", "out of range: 1 to 64", ""),
        (integer(1, 64), "0", "out of range", ""),
        (integer(0, 9), "-1", "out of range", ""),
        (integer(0, 9), "-0", "out of range", ""),
        (integer(0, 9), "1_0", "no whole number", ""),
        (integer(0, 9), "1e3", "no whole number", ""),
        (integer(0, 9), "٣", "no whole number", ""),
        (integer(0, 9), "9" * 5000, "no whole number", ""),
        (choice("auto", "direct", "relay"), "rely", "not one of", "did you mean `relay`"),
    ],
)
def test_a_wrong_value_is_refused_with_its_problem(kind: Kind, text: str, problem: str, fix: str) -> None:
    found = problem_of(kind, text)
    assert problem in found.problem
    assert fix in found.fix


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "a." * 300_000, "a-" * 300_000, "1" * 1_000_000, "/" * 1_000_000, ":" * 1_000_000, "1h" * 300_000,
     "sha256:" + "a" * 1_000_000, "[" + ":" * 1_000_000, "linux/" * 200_000, "0" * 1_000_000],
    ids=lambda text: text[:4],
)  # fmt: skip
def test_a_huge_value_is_judged_without_trouble(kind: Kind, text: str) -> None:
    problem = refusal_of(kind, text)
    assert problem is None or len(problem.problem) + len(problem.fix) < 400


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@given(text=st.one_of(st.text(st.characters()), st.from_regex(r"[0-9a-z./:\[\]-]{1,20}", fullmatch=True)))
def test_parser_and_pattern_of_a_kind_agree(kind: Kind, text: str) -> None:
    """The schema of waybill.yml uses the pattern, the program uses the parser."""
    matches = re.fullmatch(kind.pattern, text.strip(values.BLANK)) is not None
    assert matches == (refusal_of(kind, text) is None)


@given(st.integers(0, 999), st.integers(0, 59), st.integers(1, 59))
def test_every_duration_is_read_as_its_seconds(hours: int, minutes: int, seconds: int) -> None:
    text = "".join(f"{number}{unit}" for number, unit in ((hours, "h"), (minutes, "m"), (seconds, "s")) if number)
    assert read_one(values.DURATION, text) == hours * 3600 + minutes * 60 + seconds


@given(st.integers(0, 1), st.integers(1, 10_000), st.integers(0, 200_000))
def test_the_pattern_of_a_range_holds_exactly_its_numbers(least: int, most: int, number: int) -> None:
    matches = re.fullmatch(integer(least, most).pattern, str(number)) is not None
    assert matches == (least <= number <= most)


def test_items_are_split_at_lines_and_only_platforms_at_commas() -> None:
    assert split_many(values.IMAGE, ("a,b\r\n\n  c ",)) == ("a,b", "c")
    assert split_many(values.PLATFORM, ("a/b, c/d\n", "e/f")) == ("a/b", "c/d", "e/f")
