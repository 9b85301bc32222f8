"""From flags, environment and file to settings: precedence, secrets, images, and all mistakes at once."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping, Sequence

import pytest

from waybill.config.read import config_request, load_config, read_settings
from waybill.config.settings import PreflightSettings
from waybill.errors import Mistake, UsageError
from waybill.secret import Secret

HEX = "0123456789abcdef" * 4
DIGEST = f"sha256:{HEX}"
IMAGE = {"image": "ghcr.io/acme/app"}


def no_file(_path: str, _limit: int) -> bytes:
    raise FileNotFoundError(errno.ENOENT, "No such file or directory")


def no_secret(_source: str) -> str:
    raise AssertionError("no secret is to be read")


def no_text(_path: str) -> str:
    raise AssertionError("no list is to be read")


def settings(
    flags: Mapping[str, str | Sequence[str]] | None = None,
    environ: Mapping[str, str] | None = None,
    file: str | None = None,
    *,
    read_secret: Callable[[str], str] = no_secret,
    read_text: Callable[[str], str] = no_text,
) -> PreflightSettings:
    flags, environ = flags or {}, environ or {}
    read_bytes = no_file if file is None else lambda _path, _limit: file.encode()
    return read_settings(
        "preflight",
        flags=flags,
        environ=environ,
        file=load_config(config_request(flags, environ), read_bytes),
        read_secret=read_secret,
        read_text=read_text,
    )


def mistakes(
    flags: Mapping[str, str | Sequence[str]] | None = None,
    environ: Mapping[str, str] | None = None,
    file: str | None = None,
    *,
    read_secret: Callable[[str], str] = no_secret,
    read_text: Callable[[str], str] = no_text,
) -> tuple[Mistake, ...]:
    with pytest.raises(UsageError) as caught:
        settings(flags, environ, file, read_secret=read_secret, read_text=read_text)
    assert caught.value.exit_code == 2
    return caught.value.mistakes


def one(found: tuple[Mistake, ...], where: str, problem: str, fix: str) -> None:
    """There is exactly one mistake, and it says these three."""
    (mistake,) = found
    assert mistake.where == where
    assert problem in mistake.problem
    assert fix in mistake.allowed


def test_one_image_is_enough_and_everything_else_has_its_default() -> None:
    found = settings(IMAGE)
    assert found.images == ("ghcr.io/acme/app",)
    assert (found.expiry_warning_days, found.push, found.probe_timeout) == (14, False, 60.0)
    assert (found.job_limit, found.max_parallel, found.platforms) == (3600.0, 16, ())
    assert (found.registry_token, found.github_token, found.environment, found.notices) == (None, None, "", ())
    assert found.origins["push"] == "default"


FILE = "image: ghcr.io/acme/app\ntag: top\nenvironments:\n  production:\n    tag: chosen\n"


@pytest.mark.parametrize(
    ("flags", "environ", "tag", "origin"),
    [
        ({}, {}, "top", "waybill.yml:2:6"),
        ({}, {"WAYBILL_ENVIRONMENT": "production"}, "chosen", "waybill.yml:5:10"),
        ({}, {"WAYBILL_ENVIRONMENT": "production", "WAYBILL_TAG": "env"}, "env", "WAYBILL_TAG"),
        ({"tag": "flag"}, {"WAYBILL_ENVIRONMENT": "production", "WAYBILL_TAG": "env"}, "flag", "--tag"),
        ({}, {"WAYBILL_TAG": ""}, "top", "waybill.yml:2:6"),
        ({}, {"WAYBILL_TAG": " \n"}, "top", "waybill.yml:2:6"),
        ({}, {"WAYBILL_TAG": "none"}, "", "WAYBILL_TAG (none)"),
        ({"tag": "none"}, {"WAYBILL_TAG": "env"}, "", "--tag (none)"),
        ({}, {"WAYBILL_TAG": "\n  env \n"}, "env", "WAYBILL_TAG"),
        ({"environment": "production"}, {"WAYBILL_ENVIRONMENT": "test"}, "chosen", "waybill.yml:5:10"),
        ({"config": "none", **IMAGE}, {}, "", "default"),
    ],
)
def test_the_strongest_place_decides_and_is_remembered(
    flags: dict[str, str], environ: dict[str, str], tag: str, origin: str
) -> None:
    found = settings(flags, environ, FILE)
    assert (found.tag, found.origins["tag"]) == (tag, origin)
    assert found.images == (f"ghcr.io/acme/app:{tag}" if tag else "ghcr.io/acme/app",)


def test_none_gives_back_the_default() -> None:
    found = settings({"max-parallel": "none", **IMAGE}, {}, "max-parallel: 3\n")
    assert found.max_parallel == 16
    assert settings(IMAGE, {}, "max-parallel: 3\nenvironments:\n  a:\n    max-parallel: none\n").max_parallel == 3
    assert settings({**IMAGE, "environment": "a"}, {}, "push: yes\nenvironments:\n  a:\n    push: none\n").push is False


def test_every_typed_input_arrives_with_its_type() -> None:
    environ = {
        "WAYBILL_IMAGE": "ghcr.io/acme/app\nregistry.example.com:5000/web@" + DIGEST,
        "WAYBILL_PLATFORMS": "linux/amd64, linux/arm64",
        "WAYBILL_REGISTRY": "ghcr.io",
        "WAYBILL_REGISTRY_USERNAME": "octo",
        "WAYBILL_REGISTRY_TOKEN": "t",
        "WAYBILL_REGISTRY_CA": "ca.pem",
        "WAYBILL_EXPIRY_WARNING_DAYS": "30",
        "WAYBILL_PUSH": "yes",
        "WAYBILL_PROBE_TIMEOUT": "90s",
        "WAYBILL_JOB_LIMIT": "6h",
        "WAYBILL_MAX_PARALLEL": "4",
        "WAYBILL_GITHUB_TOKEN": "g",
        "WAYBILL_REPORT_DIRECTORY": "out",
    }
    found = settings({}, environ)
    assert found.images == ("ghcr.io/acme/app", f"registry.example.com:5000/web@{DIGEST}")
    assert found.platforms == ("linux/amd64", "linux/arm64")
    assert (found.registry, found.registry_username, found.registry_ca) == ("ghcr.io", "octo", "ca.pem")
    assert (found.registry_token, found.github_token) == (Secret("t"), Secret("g"))
    assert (found.expiry_warning_days, found.push, found.probe_timeout, found.job_limit) == (30, True, 90.0, 21600.0)
    assert (found.max_parallel, found.report_directory) == (4, "out")


def test_all_mistakes_of_all_places_are_reported_at_once() -> None:
    flags = {**IMAGE, "probe-timeout": "15", "tga": "x"}
    environ = {"WAYBILL_PUSH": "maybe", "WAYBILL_MAX_PARALLEL": "0"}
    found = mistakes(flags, environ, "imag: x\nplatforms: amd64\n")
    assert [mistake.where for mistake in found] == [
        '"--tga"',
        'waybill.yml:1:1 "imag"',
        "waybill.yml:2:12 platforms",
        "WAYBILL_PUSH push",
        "--probe-timeout",
        "WAYBILL_MAX_PARALLEL max-parallel",
    ]
    assert "did you mean `--tag`?" in found[0].allowed


def test_a_control_character_is_shown_escaped() -> None:
    one(mistakes({"image": "ghcr.io/acme/app\x1b[2J"}), "--image", '"ghcr.io/acme/app\\x1b[2J" holds', "an image name")
    one(mistakes(IMAGE, {"WAYBILL_TAG": "v\udc80"}), "WAYBILL_TAG tag", "\\udc80", "a tag: letters")


def test_an_unknown_verb_is_refused() -> None:
    with pytest.raises(UsageError, match="is no verb") as caught:
        read_settings("prefligth", flags={}, environ={}, file=None, read_secret=no_secret, read_text=no_text)
    assert "did you mean `preflight`?" in caught.value.mistakes[0].allowed


class TestImages:
    """Which images are meant."""

    @pytest.mark.parametrize(
        "environ", [{}, {"WAYBILL_IMAGE": ""}, {"WAYBILL_IMAGE": "none"}, {"WAYBILL_DIGEST": DIGEST}]
    )
    def test_no_image_names_the_masked_output(self, environ: dict[str, str]) -> None:
        one(mistakes({}, environ), "image", "no image was given", "because it contained a masked value")

    @pytest.mark.parametrize("name", ["image", "digest"])
    @pytest.mark.parametrize("value", ["", "  \n"])
    def test_an_empty_flag_names_the_masked_output(self, name: str, value: str) -> None:
        found = mistakes({**IMAGE, name: value})
        one(found, f"--{name}", "is empty", "hand on `digest`")

    def test_an_empty_one_among_many_is_not_passed_over(self) -> None:
        one(mistakes({"image": ["ghcr.io/acme/app", ""]}), "--image", "holds an empty entry", "masked value")

    def test_a_misspelt_key_does_not_also_complain_that_there_is_no_image(self) -> None:
        one(mistakes({}, {}, "imagee: a.example.com/b\n"), 'waybill.yml:1:1 "imagee"', "is no setting", "`image`")

    def test_a_broken_file_does_not_also_complain_that_there_is_no_image(self) -> None:
        one(mistakes({}, {"WAYBILL_ENVIRONMENT": "a"}, "image: 'x\n"), "waybill.yml:2:1", "quote", "close")

    def test_images_keep_their_order_and_come_once(self) -> None:
        listed = "\ufeff# ours\r\nb.example.com/b # old\r\n\r\nc.example.com/c:v1\r\na.example.com/a\r\n"
        flags = {"image": ["b.example.com/b", "a.example.com/a\nb.example.com/b"], "images-file": "list.txt"}
        found = settings(flags, read_text=lambda path: listed if path == "list.txt" else "")
        assert found.images == ("b.example.com/b", "a.example.com/a", "c.example.com/c:v1")

    def test_a_malformed_name_is_handed_on_as_it_is(self) -> None:
        assert settings({"image": "https://ghcr.io/Acme/App#x"}).images == ("https://ghcr.io/Acme/App#x",)

    @pytest.mark.parametrize(
        ("text", "problem"),
        [("# nothing\n\n", "names no image"), ("a\nb\x00\n", "line 2 holds the control"), ("x" * 1_048_577, "1 MiB")],
    )
    def test_a_bad_list_is_refused(self, text: str, problem: str) -> None:
        one(
            mistakes({"images-file": "l"}, read_text=lambda _: text),
            "--images-file images-file",
            problem,
            "one image a line",
        )

    def test_an_unreadable_list_is_refused(self) -> None:
        def missing(path: str) -> str:
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", path)

        def binary(_path: str) -> str:
            return b"\xff".decode()

        found = mistakes({}, {"WAYBILL_IMAGES_FILE": "li\u00a0st"}, read_text=missing)
        one(found, "WAYBILL_IMAGES_FILE images-file", "holds the control or invisible", "path")
        found = mistakes({}, {"WAYBILL_IMAGES_FILE": "list"}, read_text=missing)
        one(found, "WAYBILL_IMAGES_FILE images-file", '"list" cannot be read: No such file', "one image a line")
        one(mistakes({"images-file": "l"}, read_text=binary), "--images-file", "no UTF-8 text", "one image a line")

    @pytest.mark.parametrize(
        ("image", "tag", "digest", "merged"),
        [
            ("ghcr.io/acme/app", "v1", "", "ghcr.io/acme/app:v1"),
            ("ghcr.io/acme/app", "", DIGEST, f"ghcr.io/acme/app@{DIGEST}"),
            ("ghcr.io/acme/app", "v1", DIGEST, f"ghcr.io/acme/app:v1@{DIGEST}"),
            ("ghcr.io/acme/app:v1", "v1", DIGEST, f"ghcr.io/acme/app:v1@{DIGEST}"),
            (f"ghcr.io/acme/app@{DIGEST}", "v1", DIGEST, f"ghcr.io/acme/app:v1@{DIGEST}"),
            ("localhost:5000/app", "v1", "", "localhost:5000/app:v1"),
            ("[::1]:5000/app", "v1", "", "[::1]:5000/app:v1"),
            ("app", "v1", "", "app:v1"),
            ("ghcr.io/acme/app:", "v1", "", "ghcr.io/acme/app:"),
            ("ghcr.io/acme/app@", "", DIGEST, "ghcr.io/acme/app@"),
        ],
    )
    def test_tag_and_digest_go_into_an_image_without_its_own(
        self, image: str, tag: str, digest: str, merged: str
    ) -> None:
        assert settings({"image": image}, {"WAYBILL_TAG": tag, "WAYBILL_DIGEST": digest}).images == (merged,)

    def test_two_tags_are_refused(self) -> None:
        found = mistakes({"image": "ghcr.io/acme/app:v1"}, {"WAYBILL_TAG": "v2"})
        one(found, "WAYBILL_TAG tag", 'is "v2", but the image "ghcr.io/acme/app:v1" carries "v1"', "one tag")

    def test_two_digests_are_refused(self) -> None:
        other = f"sha256:{HEX[::-1]}"
        found = mistakes({"image": f"ghcr.io/acme/app@{DIGEST}", "digest": other})
        one(found, "--digest", f'is "{other}", but', "one digest")
        assert DIGEST in found[0].problem

    @pytest.mark.parametrize(("name", "value"), [("tag", "v1"), ("digest", DIGEST)])
    def test_tag_and_digest_belong_to_one_image(self, name: str, value: str) -> None:
        found = mistakes({"image": "a.example.com/a\na.example.com/b", name: value})
        one(found, f"--{name}", "beside 2 images", "behind each image")


class TestSecrets:
    """Secrets come from a variable, a file or standard input."""

    def test_a_variable_is_taken_to_the_last_blank(self) -> None:
        found = settings(IMAGE, {"WAYBILL_REGISTRY_TOKEN": " to ken\r\n"})
        assert found.registry_token == Secret(" to ken\r\n")
        assert "to ken" not in repr(found)

    def test_a_blank_variable_is_a_damaged_secret_and_an_empty_one_is_absent(self) -> None:
        assert settings(IMAGE, {"WAYBILL_REGISTRY_TOKEN": "\n"}).registry_token == Secret("\n")
        assert settings(IMAGE, {"WAYBILL_REGISTRY_TOKEN": ""}).registry_token is None
        assert settings({**IMAGE, "registry-token": "none"}, {"WAYBILL_REGISTRY_TOKEN": "x"}).registry_token is None

    @pytest.mark.parametrize("source", ["file:/run/secrets/token", "-"])
    def test_a_flag_names_a_file_or_standard_input(self, source: str) -> None:
        found = settings({**IMAGE, "registry-token": source}, read_secret=lambda asked: f"from {asked}\n")
        assert found.registry_token == Secret(f"from {source}\n")
        assert found.origins["registry-token"] == "--registry-token"

    def test_a_flag_names_a_variable(self) -> None:
        found = settings({**IMAGE, "github-token": "env:MY_TOKEN"}, {"MY_TOKEN": "x "})
        assert found.github_token == Secret("x ")

    @pytest.mark.parametrize("literal", ["hunter2-is-long", "gh" + "p_" + "A" * 36, "File:x", "file:", "env", "--"])
    def test_a_literal_is_refused_without_showing_it(self, literal: str) -> None:
        found = mistakes({**IMAGE, "registry-token": literal})
        one(found, "--registry-token", "is neither `env:NAME`, `file:PATH` nor `-`", "revoke it")
        assert len(literal) < 6 or literal not in str(found[0])

    @pytest.mark.parametrize("name", ["hunter2-is-long", "hunter2long", "gh" + "p_" + "A" * 36])
    def test_what_stands_behind_env_is_shown_only_if_it_looks_like_a_name(self, name: str) -> None:
        found = mistakes({**IMAGE, "registry-token": f"env:{name}"})
        one(found, "--registry-token", "that it names is not set or is empty", "`env:NAME`")
        assert name not in str(found[0])

    def test_an_empty_variable_behind_env_is_refused(self) -> None:
        found = mistakes({**IMAGE, "registry-token": "env:TOKEN"}, {"TOKEN": ""})
        one(found, "--registry-token", "the environment variable `TOKEN` is not set or is empty", "forks")

    def test_an_unreadable_file_is_refused_without_its_content(self) -> None:
        def binary(_source: str) -> str:
            return b"hunter2\xff".decode()

        def denied(_source: str) -> str:
            raise PermissionError(errno.EACCES, "Permission denied")

        flags = {**IMAGE, "registry-token": "file:t"}
        one(
            mistakes(flags, read_secret=denied), "--registry-token", "the file cannot be read: Permission denied", "`-`"
        )
        found = mistakes(flags, read_secret=binary)
        one(found, "--registry-token", "the file is no UTF-8 text", "only the secret")
        assert "hunter2" not in str(found[0])
        one(mistakes(flags, read_secret=lambda _: " \n"), "--registry-token", "the file is empty", "`env:NAME`")

    def test_standard_input_holds_one_secret(self) -> None:
        found = mistakes({**IMAGE, "registry-token": "-", "github-token": ["-"]}, read_secret=lambda _: "x")
        one(found, "--github-token", "`-` is already taken by --registry-token", "one secret")

    def test_a_repeated_secret_is_refused(self) -> None:
        found = mistakes({**IMAGE, "registry-token": ["env:A", "env:B"]}, {"A": "a", "B": "b"})
        one(found, "--registry-token", "is given 2 times", "once")

    def test_a_token_for_several_registries_is_not_guessed_about(self) -> None:
        flags = {"image": ["ghcr.io/acme/a", "docker.io/acme/b", "GHCR.io/acme/c"]}
        environ = {"WAYBILL_REGISTRY_TOKEN": "x"}
        found = mistakes(flags, environ)
        one(found, "WAYBILL_REGISTRY_TOKEN registry-token", "the images name 2 registries", "docker.io, ghcr.io")
        assert settings({**flags, "registry": "ghcr.io"}, environ).notices == ()

    def test_a_token_that_fits_no_image_is_noticed(self) -> None:
        (notice,) = settings({**IMAGE, "registry": "docker.io"}, {"WAYBILL_REGISTRY_TOKEN": "x"}).notices
        assert notice == "registry-token belongs to docker.io, and no image is there: it is not used"

    def test_a_user_name_without_token_is_noticed_with_its_usual_cause(self) -> None:
        (notice,) = settings({**IMAGE, "registry-username": "octo"}).notices
        assert "registry-token is empty" in notice
        assert "from a fork" in notice


class TestConfigFile:
    """Which file is read, and what happens when it is not there."""

    def test_the_default_file_may_be_missing(self) -> None:
        assert settings(IMAGE).images == ("ghcr.io/acme/app",)

    @pytest.mark.parametrize(
        ("flags", "environ", "where"),
        [({"config": "deploy.yml"}, {}, "--config"), ({}, {"WAYBILL_CONFIG": "deploy.yml"}, "WAYBILL_CONFIG config")],
    )
    def test_a_named_file_must_exist(self, flags: dict[str, str], environ: dict[str, str], where: str) -> None:
        found = mistakes({**IMAGE, **flags}, environ)
        one(found, where, '"deploy.yml" cannot be read: No such file or directory', "working directory")

    def test_a_default_file_that_cannot_be_read_is_no_missing_file(self) -> None:
        def denied(_path: str, _limit: int) -> bytes:
            raise PermissionError(errno.EACCES, "Permission denied")

        file = load_config(config_request({}, {}), denied)
        assert file is not None
        one(file.mistakes, "waybill.yml", "Permission denied", "readable file")

    def test_no_more_is_read_than_is_needed_to_refuse_it(self) -> None:
        asked: list[int] = []

        def endless(_path: str, limit: int) -> bytes:
            asked.append(limit)
            return b"a" * limit

        file = load_config(config_request({"config": "x.yml"}, {}), endless)
        assert asked == [256 * 1024 + 1]
        assert file is not None
        one(file.mistakes, "x.yml", "is larger than 256 KiB", "right file")

    def test_none_reads_no_file(self) -> None:
        assert config_request({"config": "none"}, {"WAYBILL_CONFIG": "x"}) is None
        assert load_config(None, no_file) is None

    def test_a_bad_path_is_one_mistake(self) -> None:
        one(mistakes({**IMAGE, "config": "a\x00", "environment": "production"}), "--config", "U+0000", "path")

    def test_an_unknown_environment_lists_the_known_ones(self) -> None:
        found = mistakes({}, {"WAYBILL_ENVIRONMENT": "Prod"}, FILE)
        one(found, "WAYBILL_ENVIRONMENT environment", 'no environment "Prod" in waybill.yml', "Known: production")
        assert "did you mean `production`" in found[0].allowed

    def test_an_environment_needs_a_file_that_has_some(self) -> None:
        one(
            mistakes({**IMAGE, "environment": "a"}),
            "--environment",
            "in a configuration file",
            "`environments:` mapping",
        )
        one(
            mistakes({"environment": "a"}, {}, "image: a.example.com/b\n"), "--environment", "in waybill.yml", "mapping"
        )


class TestNotices:
    """Variables that look like inputs."""

    def test_an_unknown_variable_is_noticed_with_the_nearest_name(self) -> None:
        environ = {"WAYBILL_REGISTRY_TOKNE": "secret", "WAYBILL_PYTHON": "/usr/bin/python3", "WAYBILL": "x", "TAG": "y"}
        (notice,) = settings(IMAGE, environ).notices
        assert notice == "WAYBILL_REGISTRY_TOKNE is no input and has no effect: did you mean WAYBILL_REGISTRY_TOKEN?"

    def test_a_flood_of_them_is_cut(self) -> None:
        found = settings(IMAGE, {f"WAYBILL_X{number}": "" for number in range(100)})
        assert len(found.notices) == 10
