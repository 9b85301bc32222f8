from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.build.builder import (
    BuilderFacts,
    Choice,
    EngineSummary,
    Road,
    choose_road,
    needs_of,
    read_buildx_inspect,
    read_buildx_version,
    read_info,
    read_versions,
)
from waybill.core.build.dockerfile import read_dockerfile
from waybill.core.build.wish import BuildWish
from waybill.secret import Secret

RECORDED = Path(__file__).parents[1] / "build_recordings"
WISH = BuildWish(name="ghcr.io/acme/app", tag="v1")
CLASSIC_STORE = EngineSummary(version="20.10.24", os="linux", architecture="amd64", store="classic", buildkit=True)
CONTAINERD = replace(CLASSIC_STORE, version="26.1.5", store="containerd")
BUILDX = BuilderFacts(docker="/usr/bin/docker", client="26.1.5", buildx="0.13.1", engine=CONTAINERD, driver="docker")
OLD_STORE = replace(BUILDX, engine=CLASSIC_STORE)
CONTAINER = replace(OLD_STORE, driver="docker-container", builder="mine", builder_platforms=("linux/amd64",))
CLIENT = BuilderFacts(docker="/usr/bin/docker", client="20.10.24+dfsg1", engine=CLASSIC_STORE)
BARE = BuilderFacts(docker="/usr/bin/docker", client="28.2.2", engine=CLASSIC_STORE)

MULTI = replace(WISH, platforms=("linux/amd64", "linux/arm64"))
SECRET = replace(WISH, secrets=(("t", Secret("value")),))


def choose(facts: BuilderFacts, wish: BuildWish = WISH, text: str = "FROM a\n") -> Choice:
    return choose_road(facts, wish, needs_of(wish, read_dockerfile(text, "Dockerfile")))


def codes(choice: Choice) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity.value) for finding in choice.findings]


@pytest.mark.parametrize(
    ("facts", "builder", "road"),
    [
        (BUILDX, "", Road.BUILDX),
        (BUILDX, "buildx", Road.BUILDX),
        (BUILDX, "mine", Road.BUILDX),
        (BUILDX, "classic", Road.CLASSIC),
        (CLIENT, "", Road.BUILDKIT),
        (CLIENT, "buildkit", Road.BUILDKIT),
        (CLIENT, "classic", Road.CLASSIC),
        (BARE, "", Road.CLASSIC),
        (replace(CLIENT, client="18.06.1"), "", Road.CLASSIC),
        (replace(CLIENT, engine=replace(CLASSIC_STORE, buildkit=False)), "", Road.CLASSIC),
        (BARE, "buildkit", None),
        (BARE, "mine", None),
        (BuilderFacts(), "", None),
    ],
)
def test_the_road_is_the_named_one_or_the_best(facts: BuilderFacts, builder: str, road: Road | None) -> None:
    found = choose(facts, replace(WISH, builder=builder))
    assert found.road is road
    assert found.why
    assert (road is None) == (codes(found) == [("build.no-builder", "error")])


@pytest.mark.parametrize(
    ("facts", "wish", "expected"),
    [
        (BUILDX, WISH, []),
        (BUILDX, MULTI, []),
        (BUILDX, SECRET, []),
        (BUILDX, replace(WISH, sbom=True), []),
        (OLD_STORE, MULTI, [("build.driver-cannot", "error")]),
        (OLD_STORE, replace(WISH, sbom=True), [("build.driver-cannot", "error")]),
        (OLD_STORE, replace(WISH, provenance="max"), [("build.driver-cannot", "error")]),
        (OLD_STORE, replace(WISH, provenance="false"), []),
        (OLD_STORE, replace(WISH, cache_to=("type=inline",)), []),
        (OLD_STORE, replace(WISH, cache_to=("type=gha",)), [("build.driver-cannot", "error")]),
        (OLD_STORE, replace(WISH, cache_from=("type=gha",)), [("build.driver-cannot", "error")]),
        (OLD_STORE, replace(WISH, cache_from=("type=registry,ref=ghcr.io/a/b:c", "src=x,type=local")), []),
        (BARE, replace(WISH, cache_from=("type=registry,ref=ghcr.io/a/b:c",)), [("build.needs-buildkit", "error")]),
        (replace(OLD_STORE, engine=replace(CLASSIC_STORE, store="")), MULTI, []),  # not told: the builder will say
        (CONTAINER, MULTI, [("build.platform-cannot", "warning")]),
        (CONTAINER, replace(WISH, sbom=True), []),
        (CLIENT, SECRET, []),
        (CLIENT, MULTI, [("build.needs-buildkit", "error"), ("build.platform-cannot", "warning")]),
        (CLIENT, replace(WISH, contexts=("a=b",)), [("build.needs-buildkit", "error")]),
        (BARE, SECRET, [("build.needs-buildkit", "error")]),
        (BARE, replace(WISH, ssh=("default",)), [("build.needs-buildkit", "error")]),
        (BARE, replace(WISH, cache_to=("type=inline",)), [("build.needs-buildkit", "error")]),
        (BARE, replace(WISH, platforms=("linux/arm64",)), [("build.platform-cannot", "error")]),
        (BARE, replace(WISH, platforms=("linux/amd64",)), [("build.classic-builder", "warning")]),
        (BARE, replace(WISH, builder="classic"), []),
        (BARE, replace(WISH, builder="classic", epoch=1), [("build.epoch-ignored", "warning")]),
        (replace(BUILDX, engine=None, trouble="Cannot connect"), WISH, [("build.engine-unreachable", "error")]),
        (replace(BARE, engine=None), WISH, [("build.engine-unreachable", "error")]),
        (replace(CONTAINER, engine=None), WISH, []),
        (replace(CONTAINER, engine=None, trouble="dial"), WISH, [("build.engine-unreachable", "error")]),
        (replace(CONTAINER, engine=None), replace(WISH, push=False), [("build.engine-unreachable", "error")]),
    ],
)
def test_what_the_road_cannot_do_is_refused_before(
    facts: BuilderFacts, wish: BuildWish, expected: list[tuple[str, str]]
) -> None:
    assert codes(choose(facts, wish)) == expected


def test_a_secret_mount_alone_needs_buildkit() -> None:
    """The classic builder would refuse it late, and ignore `--secret` without a word."""
    assert codes(choose(BARE, WISH, "FROM a\nRUN --mount=type=secret,id=t x\n")) == [("build.needs-buildkit", "error")]


@pytest.mark.parametrize(
    ("facts", "able"),
    [
        (BUILDX, (True, True, True, True)),
        (OLD_STORE, (False, False, False, True)),
        (CONTAINER, (True, True, True, True)),
        (replace(BUILDX, buildx="0.11.2"), (True, True, False, False)),
        (replace(BUILDX, buildx="0.12.0"), (True, True, True, False)),
        (CLIENT, (False, False, False, False)),
        (BARE, (False, False, False, False)),
    ],
)
def test_what_the_road_can_do_is_told(facts: BuilderFacts, able: tuple[bool, ...]) -> None:
    found = choose(facts)
    assert (found.multi_platform, found.attestations, found.annotations, found.rawjson) == able


def test_recorded_words_are_read() -> None:
    inspected = read_buildx_inspect((RECORDED / "buildx-inspect-0.8.txt").read_text(encoding="utf-8"))
    assert (inspected.name, inspected.driver, inspected.buildkit) == ("default", "docker", "v0.8+unknown")
    assert inspected.platforms == ("linux/amd64", "linux/386")
    client, engine = read_versions((RECORDED / "docker-version-20.10.json").read_bytes(), b"{}")
    assert client == "20.10.24+dfsg1"
    assert engine == EngineSummary(
        version="20.10.24+dfsg1", api="1.41", os="linux", architecture="amd64", buildkit=True
    )


@pytest.mark.parametrize(
    ("info", "client", "engine"),
    [
        (
            b'{"ClientInfo":{"Version":"26.1.5"},"ServerVersion":"26.1.5","OSType":"linux","Architecture":"x86_64","Driver":"a"}',
            "26.1.5",
            EngineSummary(version="26.1.5", os="linux", architecture="amd64", store="classic", buildkit=True),
        ),
        (b'{"ClientInfo":{"Version":"26.1.5"},"ServerErrors":["Cannot connect"]}', "26.1.5", None),
        (b'{"ClientInfo":{"Context":"default"},"ServerVersion":"20.10.24"}', "", None),
        (b'{"host":{"arch":"amd64"},"version":{"Version":"4.3.1"}}', "", None),
        (b"", "", None),
    ],
    ids=["all", "no engine", "an older client", "podman", "nothing"],
)
def test_the_versions_stand_in_one_answer_or_are_asked_for(
    info: bytes, client: str, engine: EngineSummary | None
) -> None:
    assert read_info(info) == (client, engine)


@pytest.mark.parametrize(
    ("info", "store", "rootless"),
    [
        (b'{"Driver":"overlay2","DriverStatus":[["Backing Filesystem","extfs"]]}', "classic", False),
        (
            b'{"Driver":"overlayfs","DriverStatus":[["driver-type","io.containerd.snapshotter.v1"]]}',
            "containerd",
            False,
        ),
        (b'{"Driver":"fuse-overlayfs","SecurityOptions":["name=seccomp","name=rootless"]}', "classic", True),
        (b"not json", "", False),
    ],
)
def test_the_store_is_told_by_the_driver(info: bytes, store: str, rootless: bool) -> None:
    _, engine = read_versions(b'{"Server":{"Version":"26.1.5"}}', info)
    assert engine is not None
    assert (engine.store, engine.rootless) == (store, rootless)


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("github.com/docker/buildx v0.13.1 788433953af10f2a698f5c07611dddce2e08c7a0\n", "0.13.1"),
        ("github.com/docker/buildx 0.13.1+ds1-3 \n", "0.13.1+ds1-3"),
        ("docker: 'buildx' is not a docker command.\n", ""),
        ("", ""),
    ],
)
def test_the_version_of_the_plugin(text: str, version: str) -> None:
    assert read_buildx_version(text) == version


@given(st.text(max_size=200), st.binary(max_size=80), st.binary(max_size=80))
def test_no_words_are_too_strange(text: str, version: bytes, info: bytes) -> None:
    assert isinstance(read_buildx_version(text), str)
    assert isinstance(read_buildx_inspect(text).driver, str)
    assert isinstance(read_versions(version, info)[0], str)


@pytest.mark.parametrize(
    ("given", "has_token", "codes"),
    [
        ({"cache_from": ("type=gha",)}, False, ["build.cache-failed"]),
        ({"cache_to": ("type=gha,mode=max",)}, False, ["build.cache-failed"]),
        ({"cache_to": ("type=gha",)}, True, []),
        ({"cache_to": ("type=registry,ref=ghcr.io/a/b:c",)}, False, []),
    ],
)
def test_githubs_cache_without_its_token_is_told_with_what_to_add(
    given: dict[str, tuple[str, ...]], has_token: bool, codes: list[str]
) -> None:
    wish = replace(WISH, **given)  # type: ignore[arg-type]  # fields by name
    found = choose_road(BUILDX, wish, needs_of(wish, None), has_cache_token=has_token).findings

    assert [finding.code for finding in found] == codes
    assert all("ghaction-github-runtime" in finding.cause for finding in found)
