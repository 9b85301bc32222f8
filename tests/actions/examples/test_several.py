"""multi-environment.yml and reusable.yml: one digest from place to place, and no further than it is well."""

from __future__ import annotations

from tests.actions.examples.shop import Shop

SEVERAL, SHARED = "multi-environment.yml", "reusable-caller.yml"


def test_one_index_goes_from_staging_to_one_cloud_after_the_other(shop: Shop) -> None:
    shop.version("v1.0.0")

    played = shop.tag_pushed(SEVERAL, "v1.0.0")

    assert played.green, played.log
    digest = shop.disk.tags()["v1.0.0"]
    parts = {entry["platform"]["architecture"] for entry in shop.disk.manifest(digest)["manifests"]}
    assert {"amd64", "arm64"} <= parts
    assert all(shop.runs(name, digest) for name in ("staging", "eu1", "eu2", "us1"))
    assert shop.answers("us1") == "1.0.0"
    assert shop.untouched("web1")
    assert {found["digest"] for found in played.every("deploy")} == {digest}
    assert [found["outcome"] for found in played.every("verify")] == ["proved"] * 3


def test_what_does_not_come_to_staging_does_not_come_to_production(shop: Shop) -> None:
    """The host of staging shows another key than the one that is pinned: nothing secret is sent to it."""
    shop.version("v1.0.0")

    played = shop.tag_pushed(SEVERAL, "v1.0.0", variables={"KNOWN_HOSTS": shop.pins(other="staging")})

    assert not played.green
    assert played.jobs == {"image": "success", "staging": "failure"}
    assert (played.outcome("deploy"), played.codes("deploy")) == ("refused", ["ssh.key-changed"]), played.log
    assert shop.untouched("staging", "eu1", "eu2", "us1")


def test_a_shared_workflow_is_called_for_each_environment(shop: Shop) -> None:
    shop.version("v1.0.0")

    played = shop.tag_pushed(SHARED, "v1.0.0")

    assert played.green, played.log
    digest = shop.disk.tags()["v1.0.0"]
    assert shop.runs("staging", digest)
    assert shop.runs("web1", digest)
    assert [found["outcome"] for found in played.every("deploy")] == ["delivered", "delivered"]


def test_a_shared_workflow_without_its_key_keeps_its_caller_from_going_on(shop: Shop) -> None:
    """A secret that the caller has not got is empty, and no error of GitHub's."""
    shop.version("v1.0.0")

    played = shop.tag_pushed(SHARED, "v1.0.0", secrets={"DEPLOY_KEY": ""})

    assert not played.green
    assert (played.outcome("build-push"), played.outcome("deploy")) == ("delivered", "refused")
    assert played.codes("deploy") == ["ssh.no-login-key"], played.log
    assert shop.untouched("staging", "web1")
