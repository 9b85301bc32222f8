"""The whole command lines, compared as they are called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from waybill.core.build.builder import Choice, Road
from waybill.core.build.command import BuildWish, build_command, cache_words, push_command, shown
from waybill.secret import Secret

NAME = "ghcr.io/acme/app"
SIMPLE = BuildWish(name=NAME, tag="v1")
FULL = BuildWish(
    name=NAME,
    tag="v1",
    context="services/api",
    dockerfile="docker/Dockerfile",
    target="prod",
    platforms=("linux/amd64", "linux/arm64"),
    args=(("VERSION", "1.2.3; rm -rf"), ("NO_COLOR", "mine")),
    secrets=(("token", Secret("s3cr3t")), ("npm", Secret("t0ps3cret"))),
    contexts=("base=docker-image://alpine",),
    ssh=("default",),
    network="host",
    no_cache=True,
    pull=True,
    cache_from=("type=gha",),
    cache_to=("type=gha",),
    labels={"a": "b c"},
    annotations=("index:a=b",),
    sbom=True,
    provenance="max",
    epoch=1700000000,
    builder="mine",
)
BUILDX = Choice(road=Road.BUILDX, why="", rawjson=True)
KIT = Choice(road=Road.BUILDKIT, why="")
CLASSIC = Choice(road=Road.CLASSIC, why="")


def line(choice: Choice, wish: BuildWish, *, declares_epoch: bool = False) -> str:
    made = build_command(choice, wish, docker="docker", result_path="/run/x", declares_epoch=declares_epoch)
    return shown(made)


@pytest.mark.parametrize(
    ("choice", "wish", "expected"),
    [
        (
            BUILDX,
            SIMPLE,
            "docker buildx build --progress=rawjson --metadata-file=/run/x --tag=ghcr.io/acme/app:v1 --push .",
        ),
        (
            replace(BUILDX, rawjson=False),
            replace(SIMPLE, push=False, builder="buildx"),
            "docker buildx build --progress=plain --metadata-file=/run/x --tag=ghcr.io/acme/app:v1 --load .",
        ),
        (
            BUILDX,
            FULL,
            (
                "docker buildx build --builder=mine --progress=rawjson --metadata-file=/run/x "
                "--tag=ghcr.io/acme/app:v1 "
                "--push --file=docker/Dockerfile --target=prod --build-arg=VERSION --build-arg=NO_COLOR "
                "--build-arg=SOURCE_DATE_EPOCH '--label=a=b c' --network=host --no-cache --pull --cache-from=type=gha "
                "--platform=linux/amd64,linux/arm64 --secret=id=token,env=WAYBILL_BUILD_SECRET_0 "
                "--secret=id=npm,env=WAYBILL_BUILD_SECRET_1 --ssh=default --build-context=base=docker-image://alpine "
                "--cache-to=type=gha --annotation=index:a=b --sbom=true --provenance=mode=max services/api"
            ),
        ),
        (
            KIT,
            replace(SIMPLE, secrets=FULL.secrets[:1], epoch=1),
            (
                "docker build --progress=plain --iidfile=/run/x --tag=ghcr.io/acme/app:v1 "
                "--secret=id=token,env=WAYBILL_BUILD_SECRET_0 ."
            ),
        ),
        (
            CLASSIC,
            replace(SIMPLE, target="prod", args=FULL.args[:1], platforms=("linux/amd64",)),
            "docker build --iidfile=/run/x --rm --tag=ghcr.io/acme/app:v1 --target=prod --build-arg=VERSION .",
        ),
    ],
    ids=["simple", "local", "full", "buildkit", "classic"],
)
def test_the_words_of_each_road(choice: Choice, wish: BuildWish, expected: str) -> None:
    assert line(choice, wish) == expected


def test_the_epoch_is_an_argument_where_the_dockerfile_declares_it() -> None:
    assert "--build-arg=SOURCE_DATE_EPOCH" in line(KIT, replace(SIMPLE, epoch=1), declares_epoch=True)
    assert "SOURCE_DATE_EPOCH" not in line(BUILDX, SIMPLE, declares_epoch=True)


@pytest.mark.parametrize("choice", [BUILDX, KIT, CLASSIC], ids=["buildx", "buildkit", "classic"])
def test_no_value_is_among_the_words_or_in_what_is_printed(choice: Choice) -> None:
    made = build_command(choice, FULL, docker="docker", result_path="/run/x", declares_epoch=True)
    for value in ("1.2.3; rm -rf", "s3cr3t", "t0ps3cret"):
        assert value in made.environ.values()
        assert value not in " ".join(made.words)
        assert value not in repr(made)
    assert made.secrets == (Secret("s3cr3t"), Secret("t0ps3cret"))
    assert made.environ["NO_COLOR"] == "mine"


def test_the_environment_of_each_road() -> None:
    def environ(choice: Choice, wish: BuildWish) -> dict[str, str]:
        return dict(build_command(choice, wish, docker="d", result_path="r", declares_epoch=False).environ)

    plain = {"BUILDKIT_COLORS": "", "NO_COLOR": "1"}
    assert environ(BUILDX, SIMPLE) == plain
    assert environ(BUILDX, replace(SIMPLE, provenance="false")) == {**plain, "BUILDX_NO_DEFAULT_ATTESTATIONS": "1"}
    assert environ(KIT, SIMPLE) == {**plain, "DOCKER_BUILDKIT": "1"}
    assert environ(CLASSIC, replace(SIMPLE, epoch=5)) == {**plain, "DOCKER_BUILDKIT": "0", "SOURCE_DATE_EPOCH": "5"}


def test_the_push_is_a_step_of_its_own_where_buildx_is_not_there() -> None:
    assert push_command(BUILDX, SIMPLE, docker="docker") is None
    assert push_command(KIT, replace(SIMPLE, push=False), docker="docker") is None
    made = push_command(CLASSIC, SIMPLE, docker="docker")
    assert made is not None
    assert shown(made) == "docker push ghcr.io/acme/app:v1"


def test_how_it_speaks_and_what_it_leaves() -> None:
    made = [
        build_command(choice, SIMPLE, docker="d", result_path="r", declares_epoch=False)
        for choice in (BUILDX, replace(BUILDX, rawjson=False), KIT, CLASSIC)
    ]
    assert [(one.progress, one.result) for one in made] == [
        ("rawjson", "metadata"),
        ("plain", "metadata"),
        ("plain", "iid"),
        ("classic", "iid"),
    ]


def test_without_a_road_nothing_is_called() -> None:
    with pytest.raises(ValueError, match="no way to build"):
        build_command(Choice(road=None, why=""), SIMPLE, docker="d", result_path="r", declares_epoch=False)


def test_the_short_words_for_caches() -> None:
    place = f"type=registry,ref={NAME}:buildcache"
    assert cache_words("registry", NAME, ("x",), ()) == ((place, "x"), (f"{place},mode=max",))
    assert cache_words("gha", NAME, (), ()) == (("type=gha",), ("type=gha",))
    assert cache_words("", NAME, ("x",), ("y",)) == (("x",), ("y",))
