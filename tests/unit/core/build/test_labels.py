from __future__ import annotations

import pytest

from tests.unit.core.build.made import COMMIT, OTHER, git, listed, occasion, plan, release
from waybill.core.build.git import GitFacts
from waybill.core.build.labels import epoch_of, image_annotations, image_labels, label_findings
from waybill.core.build.occasion import Kind

O = "org.opencontainers.image."  # noqa: E741  # short, as it stands in every line
REVISION = f"{O}revision"


def test_labels_say_where_the_image_comes_from() -> None:
    about = release("v1.2.3", description="A sample", license="MIT")
    found = image_labels(about, git(), plan("<auto>", about=about, existing=listed()), created="", given=["x=y=z"])
    assert found == {
        f"{O}source": "https://github.com/acme/app",
        f"{O}version": "1.2.3",
        f"{O}created": "2025-11-26T20:46:40Z",
        f"{O}title": "app",
        f"{O}description": "A sample",
        f"{O}licenses": "MIT",
        f"{O}url": "https://github.com/acme/app",
        "x": "y=z",
        REVISION: COMMIT,
    }


def test_what_is_given_wins_but_for_the_revision() -> None:
    given = [f"{O}title=Mine", f"{REVISION}={OTHER}"]
    found = image_labels(occasion(branch="main"), git(), plan("<auto>"), created="", given=given)
    assert (found[f"{O}title"], found[REVISION]) == ("Mine", COMMIT)
    assert [finding.code for finding in label_findings(occasion(), git(), given)] == ["build.revision-label"]
    assert label_findings(occasion(), git(), [f"{REVISION}={COMMIT}"]) == ()


@pytest.mark.parametrize("level", ["", "index:", "index,manifest[linux/amd64]:"])
def test_an_annotation_may_not_name_another_commit_either(level: str) -> None:
    given = [f"index:{REVISION}={COMMIT}", f"{level}{REVISION}={OTHER}", "a=b"]
    found = label_findings(occasion(), git(), (), given)
    assert [(finding.code, "annotations" in finding.cause) for finding in found] == [("build.revision-label", True)]
    assert label_findings(occasion(), git(), (), [f"{level}{REVISION}={COMMIT}"]) == ()


@pytest.mark.parametrize(
    ("about", "checkout"),
    [
        (occasion(Kind.LAPTOP), git(dirty_count=1)),
        (occasion(Kind.LAPTOP), git(problem="`git status` did not answer")),
        (occasion(Kind.LAPTOP, commit=""), GitFacts()),
    ],
)
def test_a_tree_with_changes_names_no_commit(about: object, checkout: GitFacts) -> None:
    assert REVISION not in image_labels(about, checkout, plan("x"), created="", given=[f"{REVISION}={COMMIT}"])  # type: ignore[arg-type]


def test_annotations_go_where_they_are_seen() -> None:
    labels = {"a": "1", "b": "2"}
    given = ["b=mine", "index:c=3", "index,manifest[linux/amd64]:d=4"]
    told = ("index:c=3", "index:d=4", "manifest[linux/amd64]:d=4")
    assert image_annotations(given, labels, index=False, supported=True) == ("a=1", "b=mine", *told)
    assert image_annotations(given, labels, index=True, supported=True) == (
        *("index:a=1", "manifest:a=1"),
        *("index:b=mine", "manifest:b=mine"),
        *told,
    )
    assert image_annotations(given, labels, index=True, supported=False) == ()


@pytest.mark.parametrize(
    ("wish", "seconds"), [("", None), ("commit", 1764190000), ("0", 0), ("1700000000", 1700000000)]
)
def test_the_epoch_is_that_of_the_commit_or_as_given(wish: str, seconds: int | None) -> None:
    assert epoch_of(wish, git()) == seconds
