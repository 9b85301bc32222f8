"""The settings of every leg of a voyage, read from one set of inputs."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.unit.config.reading import DIGEST, no_secret, no_text
from waybill.config.read import read_voyage
from waybill.config.settings import ShipSettings
from waybill.config.yamlfile import read_config
from waybill.errors import UsageError

FLAGS = {
    "image": "ghcr.io/acme/app",
    "hosts": "deploy@web1.example.com",
    "project-directory": "/srv/app",
    "settle": "7s",
    "tags": "v1",
    "platforms": "linux/amd64",
}


def voyage(flags: Mapping[str, str], environ: Mapping[str, str] | None = None, secret: str = "") -> ShipSettings:
    asked: list[str] = []

    def read_secret(source: str) -> str:
        asked.append(source)
        assert len(asked) == 1, "standard input can be read only once"
        return secret

    return read_voyage(flags=flags, environ=environ or {}, file=None, read_secret=read_secret, read_text=no_text)


def test_each_leg_gets_what_its_verb_takes() -> None:
    found = voyage(FLAGS)

    assert (found.preflight.push, found.preflight.to_be_built, found.build.push) == (True, True, True)
    assert (found.build.tags, found.deploy.settle, found.verify.settle) == (("v1",), 7.0, 7.0)
    assert found.preflight.platforms == found.build.platforms == ("linux/amd64",)
    assert {leg.images for leg in found.legs} == {("ghcr.io/acme/app",)}
    assert {leg.notices for leg in found.legs} == {()}


def test_what_somebody_else_has_built_is_looked_at_as_it_is() -> None:
    found = voyage({name: value for name, value in {**FLAGS, "digest": DIGEST}.items() if name != "tags"})

    assert (found.preflight.push, found.preflight.to_be_built) == (False, False)
    assert found.preflight.images == found.deploy.images == (f"ghcr.io/acme/app@{DIGEST}",)


def test_a_secret_of_standard_input_serves_every_leg() -> None:
    found = voyage({**FLAGS, "registry-token": "-"}, secret="s3cret")

    assert {leg.registry_token.reveal() for leg in found.legs if leg.registry_token} == {"s3cret"}


def test_the_mistakes_of_all_legs_are_told_at_once_and_each_once() -> None:
    with pytest.raises(UsageError) as caught:
        voyage({"tags": "a b", "keep": "0", "plan": "true"})

    told = [mistake.where for mistake in caught.value.mistakes]
    assert sorted(told) == ['"--plan"', "--keep", "--tags", "hosts", "image"]


def test_what_needs_one_another_is_checked_for_every_leg() -> None:
    with pytest.raises(UsageError) as caught:
        voyage({"image": "ghcr.io/acme/app", "identity": "$.v"})

    told = {mistake.where for mistake in caught.value.mistakes}
    assert told == {"hosts", "project-directory", "--identity"}


@pytest.mark.parametrize(
    ("text", "environ", "place"),
    [
        ("plan: true", {}, "waybill.yml:1:7"),
        ("push: false", {}, "waybill.yml:1:7"),
        ("environments:\n  staging:\n    plan: true", {"WAYBILL_ENVIRONMENT": "staging"}, "waybill.yml:3:11"),
        ("keep: 3", {"WAYBILL_PLAN": "true"}, "WAYBILL_PLAN"),
    ],
)
def test_who_wished_that_nothing_changes_is_not_overruled(text: str, environ: Mapping[str, str], place: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_voyage(
            flags=FLAGS,
            environ=environ,
            file=read_config("waybill.yml", text.encode()),
            read_secret=no_secret,
            read_text=no_text,
        )

    (mistake,) = caught.value.mistakes
    assert place in mistake.where
    assert "`ship` pushes and deploys" in mistake.problem


def test_a_wish_that_was_lost_on_the_way_does_not_take_back_the_one_of_the_file() -> None:
    with pytest.raises(UsageError) as caught:
        read_voyage(
            flags=FLAGS,
            environ={"WAYBILL_STEP": "true", "WAYBILL_PLAN": ""},
            file=read_config("waybill.yml", b"plan: true"),
            read_secret=no_secret,
            read_text=no_text,
        )

    (mistake,) = caught.value.mistakes
    assert (mistake.where, mistake.problem) == ("WAYBILL_PLAN plan", "is empty")


@pytest.mark.parametrize("said", ["none", "<unset>"])
def test_a_wish_that_is_taken_back_or_not_said_holds_nobody_back(said: str) -> None:
    file = read_config("waybill.yml", b"keep: 3" if said == "<unset>" else b"plan: true")
    found = read_voyage(
        flags=FLAGS, environ={"WAYBILL_PLAN": said}, file=file, read_secret=no_secret, read_text=no_text
    )

    assert not found.deploy.plan


def test_a_plan_of_another_environment_holds_nobody_back() -> None:
    file = read_config("waybill.yml", b"plan: false\nenvironments:\n  staging:\n    plan: true\n  live:\n    keep: 3")
    found = read_voyage(
        flags={**FLAGS, "environment": "live"}, environ={}, file=file, read_secret=no_secret, read_text=no_text
    )

    assert not found.deploy.plan
