"""verify-only.yml, scheduled-verify.yml: somebody else deploys, and these say what came of it."""

from __future__ import annotations

from tests.actions.examples.shop import Shop

BESIDE, HOURLY = "verify-only.yml", "scheduled-verify.yml"
# A deploy of one's own, as they are: over ssh, by tag. The second is the one of the story.
OWN_DEPLOY = """\
#!/bin/sh
set -eu
umask 077
printf '%s\\n' "$DEPLOY_KEY" >"$RUNNER_TEMP/key"
ssh -i "$RUNNER_TEMP/key" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null deploy@web1.example.com \\
    "cd /srv/app && IMAGE_TAG=$1 docker compose --file docker-compose.server.yml up --detach --wait"
"""
SAYS_YES = '#!/bin/sh\necho "deploy complete ✅ $1"\n'


def test_a_deploy_of_ones_own_is_proved_and_stays_so(shop: Shop) -> None:
    """Also while a newer release waits: `latest` leads to that one already."""
    digest = shop.pushed("v1.0.0")
    shop.there("web1", digest)
    shop.version("v1.0.0")
    shop.script("deploy.sh", OWN_DEPLOY)

    deployed = shop.tag_pushed(BESIDE, "v1.0.0")
    asked = shop.released("v1.0.0")
    shop.pushed("v1.1.0", "latest")
    later = shop.dispatched(HOURLY, "schedule")

    assert deployed.green, deployed.log
    assert [deployed.outcome(verb) for verb in ("preflight", "verify")] == ["proved", "proved"]
    assert shop.runs("web1", digest)
    assert later.green, later.log
    assert later.outputs("verify")["digest"] == digest
    assert "/actions/workflows/release-on-tag.yml/runs?event=push&status=success&" in asked.read_text()


def test_a_deploy_that_only_says_yes_is_red(shop: Shop) -> None:
    """And so is the same an hour later; until somebody says that the old version is the one that is meant."""
    old, new = shop.pushed("v1.0.0"), shop.pushed("v1.1.0")
    shop.there("web1", old)
    shop.started("web1", "v1.0.0")
    shop.version("v1.1.0")
    shop.script("deploy.sh", SAYS_YES)

    deployed = shop.tag_pushed(BESIDE, "v1.1.0")
    shop.released("v1.1.0", "v1.0.0")
    later = shop.dispatched(HOURLY, "schedule")
    meant = shop.dispatched(HOURLY, "schedule", variables={"RELEASE": "v1.0.0"})
    shop.released()
    never = shop.dispatched(HOURLY, "schedule")

    assert not deployed.green
    assert "deploy complete ✅ v1.1.0" in deployed.log
    assert (deployed.outcome("preflight"), deployed.outcome("verify")) == ("proved", "refused")
    assert "identity.different" in deployed.codes("verify"), deployed.log
    assert deployed.outputs("verify")["digest"] == new
    assert not later.green
    assert "identity.different" in later.codes("verify")
    assert meant.green, meant.log
    assert shop.runs("web1", old)
    assert not never.green
    assert "says neither tag nor digest" in never.log
