"""Inputs of ``build-push``: what each takes, and what excludes what."""

from __future__ import annotations

import re

import pytest

from tests.unit.config.reading import DIGEST, read
from tests.unit.config.reading import mistakes as wrong
from waybill.config import build_values
from waybill.config.build_rows import BUILD_ROWS
from waybill.config.build_together import check_build, images_meant
from waybill.config.input import BUILD_PUSH, Input
from waybill.config.settings import BuildSecret, BuildSettings, build_secret_lines
from waybill.config.tables import table
from waybill.config.values import BOOLEAN, Kind, ValueProblem, read_one, split_many
from waybill.core.build.tag_rules import ALONE, PLACES
from waybill.secret import Secret

IMAGE = "ghcr.io/acme/app"
COMMIT = "4f9c1de0b7a34c2d8e5f60718293a4b5c6d7e8f9"


def test_every_row_has_a_field_of_its_name() -> None:
    fields = {name.replace("_", "-") for name in BuildSettings.__dataclass_fields__}
    assert {row.name for row in BUILD_ROWS} <= fields
    assert all(row.verbs == (BUILD_PUSH,) for row in BUILD_ROWS)


def test_every_default_is_a_value() -> None:
    settings = BuildSettings(images=(IMAGE,))
    for row in BUILD_ROWS:
        if row.default:
            value = read_one(row.kind, row.default)
            assert getattr(settings, row.name.replace("-", "_")) == ((value,) if row.many else value), row.name


def test_the_table_of_a_verb_shows_its_own_default() -> None:
    row = Input(name="push", group="g", kind=BOOLEAN, help="h", default="false", defaults=((BUILD_PUSH, "true"),))
    assert (row.default_for("preflight"), row.default_for(BUILD_PUSH)) == ("false", "true")
    assert "`true`" in table([row], BUILD_PUSH)
    assert "`false`" in table([row], "preflight")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (build_values.CONTEXT, "."),
        (build_values.CONTEXT, "services/api"),
        (build_values.CONTEXT, "/srv/checkout"),
        (build_values.BUILD_ARG, "NAME"),
        (build_values.BUILD_ARG, "NAME="),
        (build_values.BUILD_ARG, "NAME=a=b c"),
        (build_values.TAG_RULE, "<auto>"),
        (build_values.TAG_RULE, "<latest>"),
        (build_values.TAG_RULE, "v<major>.<minor>-alpine"),
        (build_values.TAG_RULE, f"{IMAGE}:sha-<short-sha>"),
        (build_values.TAG_RULE, "feature/x"),
        (build_values.ASSIGNMENT, "org.opencontainers.image.title=My app, with a comma"),
        (build_values.ASSIGNMENT, "index,manifest:a=b"),
        (build_values.NAMED_CONTEXT, "base=docker-image://alpine:3"),
        (build_values.SSH, "default"),
        (build_values.SSH, "git=/run/agent.sock"),
        (build_values.WORD, "host"),
        (build_values.EPOCH, "commit"),
        (build_values.EPOCH, "0"),
        (build_values.EPOCH, "1700000000"),
        (build_values.COMMIT, COMMIT),
        (build_values.COMMIT, "a" * 64),
        (build_values.METADATA, '"containerimage.digest": "x"'),
    ],
)
def test_what_is_taken_is_taken_by_the_schema_too(kind: Kind, text: str) -> None:
    assert read_one(kind, text) == text
    assert re.fullmatch(kind.pattern, text)


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        (build_values.CONTEXT, "https://github.com/acme/app.git#main", "cannot be seen"),
        (build_values.CONTEXT, "git@github.com:acme/app.git", "cannot be seen"),
        (build_values.CONTEXT, "github.com/acme/app", "cannot be seen"),
        (build_values.CONTEXT, "-", "standard input"),
        (build_values.CONTEXT, "--push", "option"),
        (build_values.BUILD_ARG, "1NAME=x", "no ARG"),
        (build_values.BUILD_ARG, "NAME: x", "equals sign"),
        (build_values.BUILD_ARG, "--build-arg NAME=x", "option"),
        (build_values.TAG_RULE, "type=ref,event=tag", "<git-tag>"),
        (build_values.TAG_RULE, "type=semver,pattern={{version}}", "<version>"),
        (build_values.TAG_RULE, "type=semver,pattern={{major}}.{{minor}}", "<major>.<minor>"),
        (build_values.TAG_RULE, "type=sha", "sha-<short-sha>"),
        (build_values.TAG_RULE, "type=sha,format=long,prefix=", "<sha>"),
        (build_values.TAG_RULE, "type=ref,event=pr", "pr-<pr>"),
        (build_values.TAG_RULE, "type=raw,value=latest", "`latest`"),
        (build_values.TAG_RULE, "type=schedule", "<branch>-<date>"),
        (build_values.TAG_RULE, "type=match,pattern=x", "<auto>"),
        (build_values.TAG_RULE, "<brnach>", "branch"),
        (build_values.TAG_RULE, "v<auto>", "stands alone"),
        (build_values.TAG_RULE, "a b", "blank"),
        (build_values.TAG_RULE, "a<b", "angle bracket"),
        (build_values.TAG_RULE, "v1,x=y", "no tag and no rule"),
        (build_values.ASSIGNMENT, "title: x", "equals sign"),
        (build_values.ASSIGNMENT, "=x", "no assignment"),
        (build_values.NAMED_CONTEXT, "base", "NAME=PLACE"),
        (build_values.SSH, "-x", "neither"),
        (build_values.WORD, "-x", "single word"),
        (build_values.WORD, "a b", "single word"),
        (build_values.EPOCH, "yesterday", "neither"),
        (build_values.EPOCH, "-1", "neither"),
        (build_values.COMMIT, "main", "no commit"),
        (build_values.COMMIT, COMMIT[:7], "7 characters"),
        (build_values.COMMIT, COMMIT.upper(), COMMIT),
    ],
)
def test_what_is_not_taken_is_explained(kind: Kind, text: str, says: str) -> None:
    with pytest.raises(ValueProblem) as raised:
        read_one(kind, text)
    assert says in f"{raised.value.problem} {raised.value.fix}"
    assert re.fullmatch(kind.pattern, text) is None


def test_tags_come_in_lines_or_with_commas_and_foreign_rules_stay_whole() -> None:
    split = split_many(build_values.TAG_RULE, ("a, b\nc", "type=semver,pattern={{version}},enable=true"))
    assert split == ("a", "b", "c", "type=semver,pattern={{version}},enable=true")


@pytest.mark.parametrize("place", [*PLACES, *ALONE])
def test_every_place_is_a_rule(place: str) -> None:
    assert read_one(build_values.TAG_RULE, f"<{place}>") == f"<{place}>"


# Together


def mistakes(
    images: tuple[str, ...] = (IMAGE,), environ: dict[str, str] | None = None, **values: object
) -> list[tuple[str, str]]:
    usual: dict[str, object] = {"push": True, "context": ".", "provenance": "auto", "tags": ("<auto>",)}
    given = {**usual, **{name.replace("_", "-"): value for name, value in values.items()}}
    origins = {name.replace("_", "-"): "WAYBILL_X" for name in values}
    found = check_build(given, origins, images, environ or {})
    return [(mistake.where, f"{mistake.problem} {mistake.allowed}") for mistake in found]


def names(*images: str, environ: dict[str, str] | None = None, **values: object) -> list[str]:
    return [where for where, _ in mistakes(images or (IMAGE,), environ, **values)]


def test_a_usual_build_has_no_mistake() -> None:
    assert mistakes() == []
    assert mistakes(platforms=("linux/amd64", "linux/arm64"), cache="registry", labels=("a=b",)) == []
    assert mistakes(digest=DIGEST, tags=("v1",), platforms=("linux/amd64",)) == []
    assert mistakes(metadata=("{", "}")) == []


@pytest.mark.parametrize("own", [{"digest": DIGEST}, {"metadata": ("{}",)}])
@pytest.mark.parametrize(
    "given",
    [
        {"dockerfile": "Dockerfile"},
        {"build_target": "x"},
        {"build_args": ("A=b",)},
        {"build_secrets": Secret("a=b")},
        {"cache": "gha"},
        {"cache_from": ("x",)},
        {"labels": ("a=b",)},
        {"annotations": ("a=b",)},
        {"sbom": True},
        {"provenance": "max"},
        {"ssh": ("default",)},
        {"context": "."},
        {"builder": "mine"},
        {"allow_overwrite": True},
        {"push": False},
    ],
    ids=str,
)
def test_whoever_built_by_himself_is_asked_for_nothing_of_a_build(
    own: dict[str, object], given: dict[str, object]
) -> None:
    assert [name.replace("_", "-") for name in given] == names(**own, **given)  # type: ignore[arg-type]


def test_a_digest_in_the_image_is_an_own_build_too() -> None:
    assert names(f"{IMAGE}@{DIGEST}", dockerfile="Dockerfile") == ["dockerfile"]


def test_one_image_is_built() -> None:
    assert names(IMAGE, "docker.io/acme/app") == ["image"]
    assert names(f"{IMAGE}:a", f"{IMAGE}:b") == ["image"]
    assert [where for where, _ in mistakes(())] == ["image"]
    assert mistakes((), metadata=("{}",)) == []


def test_the_image_may_be_in_full_tags() -> None:
    assert images_meant({"tags": (f"{IMAGE}:v1", f"{IMAGE}:latest")}, ()) == (IMAGE,)
    assert images_meant({"tags": ("feature/x", "<auto>")}, ()) == ()
    assert images_meant({"tags": (f"{IMAGE}:v1",)}, ("ghcr.io/acme/other",)) == ("ghcr.io/acme/other",)
    assert len(images_meant({"tags": (f"{IMAGE}:v1", "ghcr.io/acme/b:v1")}, ())) == 2


@pytest.mark.parametrize(
    "name",
    [
        *("PATH", "HOME", "LD_PRELOAD", "DOCKER_HOST", "DOCKER_CONFIG", "BUILDX_BUILDER", "BUILDKIT_HOST", "GODEBUG"),
        *("SSL_CERT_FILE", "WAYBILL_BUILD_SECRET_0", "SSH_AUTH_SOCK", "DOCKER_TLS_VERIFY", "DOCKER_CLI_HINTS"),
    ],
)
def test_arguments_that_would_steer_the_client_are_refused(name: str) -> None:
    ((where, text),) = mistakes(build_args=(f"{name}=x",))
    assert where == "build-args"
    assert name in text


@pytest.mark.parametrize(
    "text",
    [
        *("HTTP_PROXY=x", "https_proxy=x", "VERSION=1", "MY_PATH=x", "SOURCE_DATE_EPOCH=1"),
        *("DOCKER_VERSION=27", "DOCKER_GID=999", "DOCKER_COMPOSE_VERSION=2"),
    ],
)
def test_other_arguments_are_let_through(text: str) -> None:
    assert mistakes(build_args=(text,)) == []


def test_an_argument_without_a_value_needs_the_environment() -> None:
    assert names(build_args=("VERSION",)) == ["build-args"]
    assert names(build_args=("VERSION",), environ={"VERSION": ""}) == []


def test_what_cannot_be_both() -> None:
    assert names(cache="gha", cache_to=("type=gha",)) == ["cache-to"]
    assert names(build_args=("SOURCE_DATE_EPOCH=1",), source_date_epoch="commit") == ["build-args"]
    assert names(build_args=("A=1", "A=2")) == ["build-args"]
    assert names(build_args=("A=1", "A=1")) == []
    assert names(push=False, platforms=("linux/amd64", "linux/arm64")) == ["push"]


@pytest.mark.parametrize(
    ("text", "line"),
    [("a=b\nnonsense-that-is-secret", 2), ("a=", 1), ("a=env:", 1), ("a=1\n\n# x\na=2", 4), ("=x", 1), ("a b=c", 1)],
)
def test_a_secret_that_is_none_is_told_by_its_line_and_not_repeated(text: str, line: int) -> None:
    ((where, told),) = mistakes(build_secrets=Secret(text))
    assert where == "build-secrets"
    assert f"line {line} " in told
    assert "nonsense" not in told


def test_secrets_are_read_and_each_value_is_known() -> None:
    given = Secret("token=s3cr3t=x\n# a comment\nnpm=env:NPM_TOKEN\nkey=file:/run/key\n")
    assert build_secret_lines(given) == (
        BuildSecret(name="token", value=Secret("s3cr3t=x")),
        BuildSecret(name="npm", variable="NPM_TOKEN"),
        BuildSecret(name="key", path="/run/key"),
    )
    settings = BuildSettings(images=(IMAGE,), build_secrets=given)
    assert set(settings.secrets) == {given, Secret("s3cr3t=x")}
    assert "s3cr3t" not in repr(settings)
    assert BuildSettings(images=()).secrets == ()


# As they are read


def build(
    file: str | None = None, environ: dict[str, str] | None = None, image: str = IMAGE, **flags: str
) -> BuildSettings:
    given = {name.replace("_", "-"): value for name, value in flags.items()}
    found = read(BUILD_PUSH, {**({"image": image} if image else {}), **given}, environ, file)
    assert isinstance(found, BuildSettings)
    return found


@pytest.mark.parametrize(("given", "network"), [("none", "none"), ("default", ""), ("host", "host")])
def test_no_network_is_a_network(given: str, network: str) -> None:
    """`none` clears every other input: here a build that must not reach out would reach out."""
    for found in (
        read(BUILD_PUSH, {"image": IMAGE, "network": given}, {}, None),
        read(BUILD_PUSH, {"image": IMAGE}, {"WAYBILL_NETWORK": given}, None),
        read(BUILD_PUSH, {"image": IMAGE}, {}, f"network: {given}\n"),
    ):
        assert isinstance(found, BuildSettings)
        assert found.network == network


def test_little_is_needed() -> None:
    found = build()
    assert (found.images, found.tags, found.context, found.push) == ((IMAGE,), ("<auto>",), ".", True)
    assert (found.build_timeout, found.provenance, found.allow_overwrite) == (7200.0, "auto", False)


def test_the_file_may_say_it() -> None:
    found = build("image: ghcr.io/acme/app\ntags: [<git-tag>, 1.10]\nbuild-args: |\n  A=1\n  B=\n", image="")
    assert (found.images, found.tags, found.build_args) == ((IMAGE,), ("<git-tag>", "1.10"), ("A=1", "B="))


def test_the_image_is_taken_out_of_full_tags() -> None:
    assert build(image="", tags=f"{IMAGE}:v1\n{IMAGE}:latest").images == (IMAGE,)


def test_lines_of_metadata_stay_whole() -> None:
    text = '{\n  "a": {\n    "x": 1\n  },\n  "b": {\n    "x": 1\n  }\n}'
    assert "\n".join(build(metadata=text).metadata) == re.sub(r"\n +", "\n", text)
    assert build(metadata="out/metadata.json", image="").metadata == ("out/metadata.json",)


def test_a_digest_is_put_into_the_image() -> None:
    assert build(digest=DIGEST).images == (f"{IMAGE}@{DIGEST}",)


def test_all_mistakes_come_at_once() -> None:
    found = wrong({"image": IMAGE, "tags": "type=sha", "build-args": "1=x", "commit": "main"}, verb=BUILD_PUSH)
    assert len(found) == 3


def test_a_value_of_the_environment_is_looked_for_there() -> None:
    assert build(build_args="VERSION", environ={"VERSION": "1"}).build_args == ("VERSION",)
    assert wrong({"image": IMAGE, "build-args": "VERSION"}, {}, verb=BUILD_PUSH)
