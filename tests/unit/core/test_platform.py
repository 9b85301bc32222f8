"""Platforms: reading them, and who runs what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.platform import (
    Platform,
    PlatformProblem,
    covers,
    missing_platforms,
    normalise,
    parse_platform,
    rank,
)


def read(text: str) -> Platform | PlatformProblem:
    try:
        return parse_platform(text)
    except PlatformProblem as problem:
        return problem


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("linux/amd64", "linux/amd64"),
        ("linux/x86_64", "linux/amd64"),
        ("Linux/AMD64", "linux/amd64"),
        ("linux/amd64/v1", "linux/amd64"),
        ("linux/amd64/v3", "linux/amd64/v3"),
        ("linux/arm64", "linux/arm64"),
        ("linux/arm64/v8", "linux/arm64"),
        ("linux/aarch64", "linux/arm64"),
        ("linux/arm", "linux/arm/v7"),
        ("linux/arm/7", "linux/arm/v7"),
        ("linux/armhf", "linux/arm/v7"),
        ("linux/armel", "linux/arm/v6"),
        ("linux/arm/v6", "linux/arm/v6"),
        ("linux/i386", "linux/386"),
        ("macos/arm64", "darwin/arm64"),
        ("unknown/unknown", "unknown/unknown"),
        (" linux/s390x\n", "linux/s390x"),
    ],
)
def test_a_platform_is_read_in_its_normal_form(text: str, normal: str) -> None:
    assert str(parse_platform(text)) == normal


@pytest.mark.parametrize(
    "text", ["", "linux", "amd64", "linux/", "/amd64", "a/b/c/d", "linux/am d64", "linux/\u0430md64"]
)
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(PlatformProblem, match="such as linux/amd64"):
        parse_platform(text)


def test_a_refused_platform_is_quoted_without_its_control_characters() -> None:
    with pytest.raises(PlatformProblem, match=r'"\\x1b\[31mlinux"'):
        parse_platform("\x1b[31mlinux")


@pytest.mark.parametrize(
    ("host", "image", "runs"),
    [
        ("linux/amd64", "linux/amd64", True),
        ("linux/amd64", "linux/arm64", False),
        ("linux/arm64", "linux/arm64/v8", True),
        ("linux/arm64/v8", "linux/arm64", True),
        ("linux/arm/v7", "linux/arm/v7", True),
        ("linux/arm/v7", "linux/arm/v6", True),
        ("linux/arm/v7", "linux/arm/v5", True),
        ("linux/arm/v7", "linux/arm", True),
        ("linux/arm/v6", "linux/arm/v7", False),
        ("linux/arm/v6", "linux/arm/v5", True),
        ("linux/arm64", "linux/arm/v7", False),
        ("linux/amd64", "linux/386", False),
        ("linux/amd64", "linux/amd64/v3", False),
        ("linux/amd64/v3", "linux/amd64", True),
        ("linux/amd64", "windows/amd64", False),
        ("linux/amd64", "unknown/unknown", False),
        ("unknown/unknown", "unknown/unknown", False),
        ("linux/amd64", "", False),
        ("nonsense", "linux/amd64", False),
    ],
)
def test_what_covers_a_wish(host: str, image: str, runs: bool) -> None:
    assert covers(host, image) is runs


@pytest.mark.parametrize(
    ("host", "best_first"),
    [
        ("linux/arm/v7", ["linux/arm/v7", "linux/arm/v6", "linux/arm/v5"]),
        ("linux/arm64", ["linux/arm64", "linux/arm/v8", "linux/arm/v7", "linux/arm/v6"]),
        ("linux/amd64", ["linux/amd64", "linux/386"]),
        ("linux/amd64/v3", ["linux/amd64/v3", "linux/amd64/v2", "linux/amd64", "linux/386"]),
    ],
)
def test_a_host_prefers_what_is_nearest(host: str, best_first: list[str]) -> None:
    ranks = [rank(parse_platform(host), parse_platform(image)) for image in best_first]

    assert None not in ranks
    assert ranks == sorted(ranks, key=lambda place: place if place is not None else -1)


def test_missing_platforms_are_named_in_the_order_asked() -> None:
    offered = ["linux/amd64", "unknown/unknown"]

    assert missing_platforms(["linux/s390x", "linux/amd64", "linux/arm64"], offered) == ("linux/s390x", "linux/arm64")
    assert missing_platforms([], offered) == ()


@given(st.text())
def test_no_text_raises_anything_but_the_problem(text: str) -> None:
    seen = read(text)

    if isinstance(seen, PlatformProblem):
        assert str(seen).isprintable()
    else:
        assert parse_platform(str(seen)) == seen


@given(
    st.sampled_from(["amd64", "arm64", "arm", "386", "riscv64"]), st.sampled_from(["", "v5", "v6", "v7", "v8", "v9"])
)
def test_every_platform_covers_itself(architecture: str, variant: str) -> None:
    platform = str(normalise("linux", architecture, variant))

    assert covers(platform, platform)
