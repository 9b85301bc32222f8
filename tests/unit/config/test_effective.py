"""``config show``: which setting counts, and which place said it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from waybill.config.configfile import ConfigFile
from waybill.config.effective import HIDDEN, Effective, chosen_environment, effective
from waybill.config.sources import unknown_environment
from waybill.config.yamlfile import read_config

TEXT = """
image: ghcr.io/acme/app
settle: 10s
keep: 5
environments:
  production:
    settle: 20s
    hosts: |
      web1.example.com
      web2.example.com
    keep: none
"""


def file() -> ConfigFile:
    return read_config("waybill.yml", TEXT.encode())


def shown(
    name: str, verb: str = "deploy", flags: Mapping[str, str] | None = None, environ: Mapping[str, str] | None = None
) -> tuple[tuple[str, ...], str]:
    found, mistakes = effective(verb, flags or {}, environ or {}, file(), "production")
    assert mistakes == []
    one: Effective = next(one for one in found if one.row.name == name)
    return one.texts, one.origin


@pytest.mark.parametrize(
    ("name", "flags", "environ", "texts", "origin"),
    [
        ("settle", {"settle": "5s"}, {"WAYBILL_SETTLE": "6s"}, ("5s",), "--settle"),
        ("settle", {}, {"WAYBILL_SETTLE": "6s"}, ("6s",), "WAYBILL_SETTLE"),
        ("settle", {}, {"WAYBILL_SETTLE": " "}, ("20s",), "waybill.yml:7:13 (production)"),
        ("image", {}, {}, ("ghcr.io/acme/app",), "waybill.yml:2:8"),
        ("timeout", {}, {}, ("2m",), "default"),
        ("keep", {}, {}, ("3",), "waybill.yml:11:11 (production) (none)"),
        ("hosts", {}, {}, ("web1.example.com", "web2.example.com"), "waybill.yml:8:12 (production)"),
        ("health-url", {}, {}, (), ""),
    ],
)
def test_the_strongest_place_counts_and_is_named(
    name: str, flags: Mapping[str, str], environ: Mapping[str, str], texts: tuple[str, ...], origin: str
) -> None:
    assert shown(name, flags=flags, environ=environ) == (texts, origin)


@pytest.mark.parametrize("where", ["flag", "variable"])
def test_a_secret_is_never_shown_nor_read(where: str) -> None:
    given = {"ssh-key": "file:/nowhere"} if where == "flag" else {}
    variable = {} if given else {"WAYBILL_SSH_KEY": "the key itself"}

    assert shown("ssh-key", flags=given, environ=variable)[0] == (HIDDEN,)


def test_without_a_verb_every_input_is_there_and_a_default_that_depends_on_the_verb_is_not() -> None:
    found, _ = effective("", {}, {}, file(), "")
    push = next(one for one in found if one.row.name == "push")

    assert {"sync", "containers", "dockerfile", "job-limit"} <= {one.row.name for one in found}
    assert (push.texts, push.origin) == ((), "")
    assert shown("push", verb="build-push")[0] == ("true",)


def test_a_value_that_is_wrong_is_a_mistake() -> None:
    _, mistakes = effective("deploy", {"settle": "soon"}, {}, file(), "production")

    assert [mistake.where for mistake in mistakes] == ["--settle"]


def test_an_environment_that_is_not_there_is_a_mistake_with_the_nearest_name() -> None:
    name, origin = chosen_environment({"environment": "prod"}, {})
    (mistake,) = unknown_environment(name, origin, file())

    assert mistake.where == "--environment"
    assert "production" in mistake.allowed
    assert unknown_environment("production", origin, file()) == []
    assert chosen_environment({}, {}) == ("", "")
