"""From flags, environment and file to settings: precedence, and all mistakes at once."""

from __future__ import annotations

import errno

import pytest

from tests.unit.config.reading import DIGEST, IMAGE, mistakes, no_file, no_secret, no_text, one, settings
from waybill.config.read import config_request, load_config, read_settings
from waybill.errors import UsageError
from waybill.secret import Secret


def test_one_image_is_enough_and_everything_else_has_its_default() -> None:
    found = settings(IMAGE)
    assert found.images == ("ghcr.io/acme/app",)
    assert (found.expiry_warning_days, found.push, found.probe_timeout) == (14, False, 60.0)
    assert (found.job_limit, found.max_parallel, found.platforms) == (3600.0, 16, ())
    assert (found.registry_token, found.github_token, found.notices) == (None, None, ())
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
    assert found.origins["tag"] == origin
    assert found.images == (f"ghcr.io/acme/app:{tag}" if tag else "ghcr.io/acme/app",)


def test_none_gives_back_the_default() -> None:
    found = settings({"max-parallel": "none", **IMAGE}, {}, "max-parallel: 3\n")
    assert found.max_parallel == 16
    assert settings(IMAGE, {}, "max-parallel: 3\nenvironments:\n  a:\n    max-parallel: none\n").max_parallel == 3
    assert settings({**IMAGE, "environment": "a"}, {}, "push: yes\nenvironments:\n  a:\n    push: none\n").push is False


def test_every_typed_input_arrives_with_its_type() -> None:
    environ = {
        "WAYBILL_IMAGE": "ghcr.io/acme/app\nregistry.example.com:5000/web@" + DIGEST,
        "WAYBILL_PLATFORMS": "linux/amd64, linux/arm64, linux/amd64",
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


def test_a_flood_of_mistakes_is_cut_and_counted() -> None:
    found = mistakes(IMAGE, {}, "".join(f"k{number}: x\n" for number in range(500)))
    assert len(found) == 51
    assert found[-1].problem == "450 further mistakes are not listed"


def test_a_mistake_in_the_file_is_told_once_even_when_the_value_is_used() -> None:
    one(mistakes(IMAGE, {}, "push: maybe\n"), "waybill.yml:1:7 push", '"maybe" is neither true nor false', "`true`")


def test_an_unknown_verb_is_refused() -> None:
    with pytest.raises(UsageError, match="is no verb") as caught:
        read_settings("prefligth", flags={}, environ={}, file=None, read_secret=no_secret, read_text=no_text)
    assert "did you mean `preflight`?" in caught.value.mistakes[0].allowed


def test_the_default_file_may_be_missing() -> None:
    assert settings(IMAGE).images == ("ghcr.io/acme/app",)


@pytest.mark.parametrize(
    ("flags", "environ", "where"),
    [({"config": "deploy.yml"}, {}, "--config"), ({}, {"WAYBILL_CONFIG": "deploy.yml"}, "WAYBILL_CONFIG config")],
)
def test_a_named_file_must_exist(flags: dict[str, str], environ: dict[str, str], where: str) -> None:
    found = mistakes({**IMAGE, **flags}, environ)
    one(found, where, '"deploy.yml" cannot be read: No such file or directory', "working directory")


def test_a_default_file_that_cannot_be_read_is_no_missing_file() -> None:
    def denied(_path: str, _limit: int) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    file = load_config(config_request({}, {}), denied)
    assert file is not None
    one(file.mistakes, "waybill.yml", "Permission denied", "readable file")


def test_a_file_of_nearly_the_right_name_is_not_passed_over() -> None:
    """Its hosts, its address of health: a run without them would be green with fewer checks."""

    def only_yaml(path: str, _limit: int) -> bytes:
        if path != "waybill.yaml":
            raise FileNotFoundError(errno.ENOENT, "No such file or directory")
        return b"i"

    file = load_config(config_request({}, {}), only_yaml)

    assert file is not None
    one(file.mistakes, "waybill.yaml", "the name of the file is waybill.yml", "`mv waybill.yaml waybill.yml`")
    assert load_config(config_request({"config": "none"}, {}), only_yaml) is None


def test_no_more_is_read_than_is_needed_to_refuse_it() -> None:
    asked: list[int] = []

    def endless(_path: str, limit: int) -> bytes:
        asked.append(limit)
        return b"a" * limit

    file = load_config(config_request({"config": "x.yml"}, {}), endless)
    assert asked == [256 * 1024 + 1]
    assert file is not None
    one(file.mistakes, "x.yml", "is larger than 256 KiB", "right file")


def test_none_reads_no_file() -> None:
    assert config_request({"config": "none"}, {"WAYBILL_CONFIG": "x"}) is None
    assert load_config(None, no_file) is None


def test_a_bad_path_is_one_mistake() -> None:
    one(mistakes({**IMAGE, "config": "a\x00", "environment": "production"}), "--config", "U+0000", "path")


def test_an_unknown_environment_lists_the_known_ones() -> None:
    found = mistakes({}, {"WAYBILL_ENVIRONMENT": "Prod"}, FILE)
    one(found, "WAYBILL_ENVIRONMENT environment", 'no environment "Prod" in waybill.yml', "Known: production")
    assert "did you mean `production`" in found[0].allowed


def test_an_environment_needs_a_file_that_has_some() -> None:
    one(
        mistakes({**IMAGE, "environment": "a"}),
        "--environment",
        "in a configuration file",
        "`actions/checkout`",
    )
    one(mistakes({"environment": "a"}, {}, "image: a.example.com/b\n"), "--environment", "in waybill.yml", "mapping")


def test_an_unknown_variable_is_noticed_with_the_nearest_name() -> None:
    environ = {"WAYBILL_REGISTRY_TOKNE": "secret", "WAYBILL_PYTHON": "/usr/bin/python3", "WAYBILL": "x", "TAG": "y"}
    (notice,) = settings(IMAGE, environ).notices
    assert notice == "WAYBILL_REGISTRY_TOKNE is no input and has no effect: did you mean WAYBILL_REGISTRY_TOKEN?"


def test_a_flood_of_them_is_cut() -> None:
    found = settings(IMAGE, {f"WAYBILL_X{number}": "" for number in range(100)})
    assert len(found.notices) == 10
