"""Everything seen of one build: a value that a case file can hold. No secret ever stands here. Pure."""

from __future__ import annotations

from dataclasses import field

from waybill.core.build.builder import BuilderFacts, Choice, Road
from waybill.core.build.context import ContextFacts
from waybill.core.build.dockerfile import DockerfileFacts
from waybill.core.build.git import GitFacts
from waybill.core.build.labels import revision_of
from waybill.core.build.metadata import BuilderWord
from waybill.core.build.moves import Standing, TagSight
from waybill.core.build.occasion import Occasion, expected_commit
from waybill.core.build.progress import Story
from waybill.core.build.tag_rules import TagPlan
from waybill.core.event import EventFacts
from waybill.core.evidence import Evidence, ImageKind
from waybill.frozen import dataclass

__all__ = ["BuildEvidence", "LocalImage", "Ran", "Standing", "TagSight"]


@dataclass(frozen=True, kw_only=True)
class Ran:
    """One call of a builder, or of the push that followed."""

    road: Road
    code: int | None = None  # its exit code; None: it did not end by itself
    seconds: float = 0.0
    story: Story = field(default_factory=Story)
    told: tuple[str, ...] = ()  # its last lines
    problem: str = ""  # "timeout", "not-started", "cancelled"

    @property
    def ok(self) -> bool:
        """True when it ended by itself and said that all went well. That alone proves nothing."""
        return self.code == 0 and not self.problem


@dataclass(frozen=True, kw_only=True)
class LocalImage:
    """The image in the engine, for a build without a push."""

    id: str
    platform: str = ""
    revision: str = ""
    size: int = 0
    store: str = ""


@dataclass(frozen=True, kw_only=True)
class BuildEvidence:
    """What was wished and what was seen, before, during and after."""

    name: str  # registry and repository
    plan: TagPlan
    occasion: Occasion
    git: GitFacts
    wished_commit: str = ""  # input ``commit``
    wished_digest: str = ""  # own builder: the digest that is to be proved
    wished_target: str = ""
    platforms: tuple[str, ...] = ()
    annotations: tuple[str, ...] = ()  # as the input gave them
    labels: tuple[str, ...] = ()  # as the input gave them
    secret_names: tuple[str, ...] = ()
    arg_names: tuple[str, ...] = ()
    event: EventFacts = field(default_factory=EventFacts)
    context: ContextFacts | None = None
    dockerfile: DockerfileFacts | None = None
    builder: BuilderFacts | None = None
    choice: Choice | None = None
    before: Evidence | None = None  # the ladder, with the push probe
    standing: Standing | None = None
    ran: Ran | None = None
    pushed: Ran | None = None
    word: BuilderWord | None = None
    read_back: Evidence | None = None  # the ladder on name@digest
    tags: tuple[TagSight, ...] = ()
    own_builder: bool = False
    push: bool = True
    allow_overwrite: bool = False
    local: LocalImage | None = None
    free_bytes: int | None = None
    epoch: int | None = None
    created: str = ""

    @property
    def commit(self) -> str:
        """The commit that the image must name as its revision; empty when none can be demanded."""
        if self.own_builder:
            return expected_commit(self.occasion, self.wished_commit)
        return revision_of(self.occasion, self.git)

    @property
    def digest(self) -> str:
        """The digest that was read back, hashed from bytes; empty when there is none."""
        seen = self.read_back
        if seen is None or seen.manifest is None or not seen.manifest.ok or seen.image is None:
            return ""
        return seen.image.digest if seen.image.kind is not ImageKind.UNREADABLE else ""
