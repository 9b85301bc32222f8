"""Labels and annotations of the image from the facts of the repository. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from waybill.core.build.git import GitFacts
from waybill.core.build.occasion import Occasion
from waybill.core.build.tag_rules import TagPlan
from waybill.core.diagnosis.telling import Findings


def image_labels(
    occasion: Occasion, git: GitFacts, plan: TagPlan, *, created: str, given: Sequence[str]
) -> Mapping[str, str]:
    """The labels; what was given wins, but for the revision. ``created`` empty: the commit's own time."""
    raise NotImplementedError


def label_findings(occasion: Occasion, git: GitFacts, given: Sequence[str]) -> Findings:
    """A revision that was given and is not the commit (``build.revision-label``)."""
    raise NotImplementedError


def image_annotations(
    given: Sequence[str], labels: Mapping[str, str], *, index: bool, supported: bool
) -> tuple[str, ...]:
    """The words for ``--annotation``: the labels and what was given; none where the builder would drop them."""
    raise NotImplementedError


def epoch_of(wish: str, git: GitFacts) -> int | None:
    """The seconds that ``source-date-epoch`` asks for: of the commit, or as given."""
    raise NotImplementedError
