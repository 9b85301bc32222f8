"""deploy-existing.yml, rollback.yml: what *Run workflow* starts."""

from __future__ import annotations

from tests.actions.examples.shop import Shop

DEPLOY, ROLLBACK = "deploy-existing.yml", "rollback.yml"


def test_what_is_in_the_registry_is_deployed_and_gone_back_from(shop: Shop) -> None:
    """By tag, by digest, and back to what was proved before."""
    old, new = shop.pushed("1.0.0"), shop.pushed("1.1.0")
    shop.version("v1.1.0")

    by_tag = shop.dispatched(DEPLOY, environment="staging", tag="1.0.0", reason="It is Monday.")
    assert by_tag.green, by_tag.log
    assert (by_tag.outcome("deploy"), by_tag.outcome("verify")) == ("delivered", "proved")
    assert by_tag.outputs("deploy")["digest"] == by_tag.outputs("verify")["digest"] == old
    assert shop.runs("staging", old)

    planned = shop.dispatched(DEPLOY, environment="staging", digest=new, plan="true")
    assert planned.green, planned.log
    assert (planned.outcome("deploy"), planned.outcome("verify")) == ("proved", "")
    assert shop.runs("staging", old)

    by_digest = shop.dispatched(DEPLOY, environment="staging", digest=new)
    assert by_digest.green, by_digest.log
    assert shop.runs("staging", new)
    assert shop.answers("staging") == "1.1.0"

    listed = shop.dispatched(ROLLBACK, environment="staging", list="true")
    assert listed.green, listed.log
    assert old[7:19] in listed.log
    assert shop.runs("staging", new)

    considered = shop.dispatched(ROLLBACK, environment="staging", plan="true")
    assert considered.green, considered.log
    assert considered.outcome("rollback") == "proved"
    assert shop.runs("staging", new)

    back = shop.dispatched(ROLLBACK, environment="staging", reason="It is slow.")
    assert back.green, back.log
    assert back.outcome("rollback") == "delivered"
    assert (back.outputs("rollback")["digest"], back.outputs("rollback")["previous-digest"]) == (old, new)
    assert shop.runs("staging", old)
    assert shop.answers("staging") == "1.0.0"
    assert shop.untouched("web1")


def test_what_is_not_there_is_refused_by_its_name(shop: Shop) -> None:
    shop.pushed("1.0.0")
    shop.version("v1.0.0")

    absent = shop.dispatched(DEPLOY, environment="staging", tag="1.0.1")
    nowhere = shop.dispatched(ROLLBACK, environment="staging")
    neither = shop.dispatched(DEPLOY, environment="staging")

    assert not absent.green
    assert (absent.outcome("deploy"), absent.codes("deploy")) == ("refused", ["registry.tag-absent"])
    assert not nowhere.green
    assert (nowhere.outcome("rollback"), nowhere.codes("rollback")) == ("refused", ["rollback.nothing-verified"])
    assert not neither.green
    assert neither.outcome("deploy") == ""
    assert "says neither tag nor digest" in neither.log
    assert shop.untouched("staging")
