"""release-on-tag.yml, bring-your-own-build.yml: from a pushed tag to what runs, and the links that may be missing."""

from __future__ import annotations

from pathlib import Path

from tests.actions.examples.shop import Shop, builder_that_keeps_it

RELEASE, OWN_BUILD = "release-on-tag.yml", "bring-your-own-build.yml"


def test_a_pushed_tag_runs_in_production_by_the_digest_that_was_built(shop: Shop) -> None:
    """And once more, as by *Re-run all jobs*: nothing is built, and nothing is touched."""
    shop.version("v1.0.0")

    played = shop.tag_pushed(RELEASE, "v1.0.0")

    assert played.green, played.log
    digest = shop.disk.tags()["v1.0.0"]
    assert shop.runs("web1", digest)
    assert shop.answers("web1") == "1.0.0"
    assert [played.outcome(verb) for verb in ("preflight", "build-push", "deploy", "verify")] == [
        "proved",
        "delivered",
        "delivered",
        "proved",
    ]
    assert {played.outputs(verb)["digest"] for verb in ("build-push", "deploy", "verify")} == {digest}
    assert shop.host("web1").read("/srv/app/docker-compose.server.yml") == shop.read("docker-compose.server.yml")
    assert shop.untouched("staging", "eu1", "eu2", "us1")
    before = shop.containers("web1")

    again = shop.tag_pushed(RELEASE, "v1.0.0")

    assert again.green, again.log
    assert [again.outcome(verb) for verb in ("build-push", "deploy", "verify")] == ["unchanged", "unchanged", "proved"]
    assert again.outputs("deploy")["digest"] == digest
    assert shop.containers("web1") == before


def test_a_release_that_is_not_well_is_taken_back(shop: Shop) -> None:
    """And the look from outside, which would find the old version, is not even begun."""
    shop.version("v1.0.0")
    assert shop.tag_pushed(RELEASE, "v1.0.0").green
    good = shop.disk.tags()["v1.0.0"]
    shop.version("v1.1.0", "HEALTH_CODE=500")

    played = shop.tag_pushed(RELEASE, "v1.1.0")

    assert not played.green
    assert played.jobs == {"preflight": "success", "image": "success", "production": "failure"}
    assert (played.outcome("deploy"), played.outcome("verify")) == ("restored", "")
    assert "container.unhealthy" in played.codes("deploy"), played.log
    assert shop.runs("web1", good)
    assert shop.answers("web1") == "1.0.0"


def test_without_the_right_to_push_no_minute_is_spent_on_a_build(shop: Shop) -> None:
    """`permissions: packages: read`, or a package that does not know this repository."""
    shop.version("v1.0.0")
    shop.token = shop.world.state.add_job_token("acme/app", "read")

    played = shop.tag_pushed(RELEASE, "v1.0.0")

    assert not played.green
    assert played.jobs == {"preflight": "failure"}
    assert played.outcome("preflight") == "refused"
    assert played.codes("preflight") == ["push.denied-create"], played.log
    assert shop.untouched("web1")


def test_what_another_builder_pushed_is_proved_and_deployed(shop: Shop) -> None:
    shop.version("v1.0.0")

    played = shop.tag_pushed(OWN_BUILD, "v1.0.0")

    assert played.green, played.log
    digest = shop.disk.tags()["v1.0.0"]
    assert shop.runs("web1", digest)
    assert [played.outcome(verb) for verb in ("build-push", "deploy")] == ["proved", "delivered"]
    assert played.outputs("build-push")["digest"] == played.outputs("deploy")["digest"] == digest


def test_a_builder_that_pushed_nothing_is_found_out_before_anything_is_touched(shop: Shop, tmp_path: Path) -> None:
    """It said yes, and gave a digest."""
    shop.pushed("v0.9.0")
    shop.version("v1.0.0")

    played = shop.tag_pushed(OWN_BUILD, "v1.0.0", served=builder_that_keeps_it(tmp_path))

    assert not played.green
    assert played.jobs == {"image": "failure"}
    assert played.outcome("build-push") == "refused"
    assert "push.digest-absent" in played.codes("build-push"), played.log
    assert shop.untouched("web1")
