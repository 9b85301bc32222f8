"""The workflow of docs/workflow-run.md, for those whose build is another workflow."""

from __future__ import annotations

from tests.actions.examples.shop import Shop
from tests.docs.repository import fences

AFTER = "after.yml"


def released(shop: Shop) -> str:
    """A commit whose image somebody else has built, and one after it on the default branch. Gives the first."""
    (block,) = fences("docs/workflow-run.md", "yaml")
    shop.write(f".github/workflows/{AFTER}", block)
    commit = shop.version("v1.0.0")
    shop.version("v1.1.0")
    return commit


def test_what_the_other_run_was_about_is_deployed_and_not_the_newest(shop: Shop) -> None:
    digest = shop.pushed("v1.0.0", made_of=released(shop))

    played = shop.after_a_run(AFTER, "v1.0.0")

    assert played.green, played.log
    assert shop.runs("web1", digest)
    assert [played.outcome(verb) for verb in ("preflight", "build-push", "deploy")] == ["proved", "proved", "delivered"]


def test_what_was_made_of_another_commit_or_by_a_stranger_is_not_deployed(shop: Shop) -> None:
    """A tag that was moved meanwhile; and a run that a fork's pull request has started."""
    released(shop)
    shop.pushed("v1.0.0", made_of="c" * 40)

    moved = shop.after_a_run(AFTER, "v1.0.0")
    strange = shop.after_a_run(AFTER, "v1.0.0", head="mallory/app")

    assert not moved.green
    assert (moved.outcome("preflight"), moved.outcome("build-push")) == ("proved", "refused")
    assert moved.codes("build-push") == ["push.other-revision"], moved.log
    assert strange.acted.code == 0
    assert strange.every("preflight") == []
    assert shop.untouched("web1")
