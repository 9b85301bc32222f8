"""Which tag may be moved, by what it leads to now. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from waybill.core.build.about import about
from waybill.core.build.git import GitFacts
from waybill.core.build.occasion import Kind, Occasion
from waybill.core.build.tag_rules import TagKind, TagPlan, TagWish, places_in
from waybill.core.build.tag_values import built_commit
from waybill.core.comparison import Comparison, Relation
from waybill.core.diagnosis.telling import Findings, find, outcome
from waybill.core.evidence import Answer
from waybill.core.finding import Finding, Severity
from waybill.frozen import dataclass

_ABSENT = 404


class Act(Enum):
    """What is done with a tag."""

    PUT = "put"
    KEEP = "keep"  # it leads there already
    REFUSE = "refuse"
    HOLD = "hold"  # it stays, and that is no failure


@dataclass(frozen=True, kw_only=True)
class Move:
    """What is done with one tag, and why."""

    tag: str
    act: Act
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class TagSight:
    """Where one tag leads: before, as it was put, after. A digest is hashed from bytes; empty with a 404: absent."""

    tag: str
    before: str = ""
    before_answer: Answer | None = None
    before_revision: str = ""
    put: Answer | None = None
    after: str = ""
    after_answer: Answer | None = None
    relation: Comparison | None = None  # our commit (head) beside the one that the tag leads to (base)
    held: str = ""  # why it was not put, in words; what was right is decided anew where it is judged

    def moved_to(self, digest: str) -> bool:
        """True when the tag leads to the digest now and did not before."""
        return bool(digest) and self.after == digest != self.before

    @property
    def was_absent(self) -> bool:
        """True when the registry said that there is no such tag."""
        return not self.before and _says_absent(self.before_answer)

    @property
    def is_absent(self) -> bool:
        """The same of the last look."""
        return not self.after and _says_absent(self.after_answer)

    @property
    def unread_before(self) -> str:
        """Why it is not known what the tag led to; empty when it is."""
        return "" if self.was_absent else _unread(self.before, self.before_answer)

    @property
    def unread_after(self) -> str:
        """Why it is not known what the tag leads to now; empty when it is."""
        return "" if self.is_absent else _unread(self.after, self.after_answer)


def _says_absent(answer: Answer | None) -> bool:
    return answer is not None and answer.status == _ABSENT


def _unread(digest: str, answer: Answer | None) -> str:
    if answer is None:
        return "it was not asked"
    if not answer.ok:
        return outcome(answer)
    return "" if digest else "the answer could not be read"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The image that stands under fixed tags of this commit already. No digest: build; ``why``: what is in the way."""

    digest: str = ""
    why: str = ""


def may_move(wish: TagWish, sight: TagSight, digest: str, commit: str, *, allow_overwrite: bool) -> Move:
    """What may be done with a tag, now that the digest is known and proved."""
    unread = sight.unread_before
    if not digest:
        return Move(tag=wish.tag, act=Act.REFUSE, why="no image is proved")
    if unread:
        return Move(tag=wish.tag, act=Act.REFUSE, why=f"it is not known what it leads to now: {unread}")
    if sight.was_absent:
        return Move(tag=wish.tag, act=Act.PUT, why="there is no such tag yet")
    if sight.before == digest:
        return Move(tag=wish.tag, act=Act.KEEP, why="it leads there already")
    if wish.kind.moves:
        return _moving(wish, sight)
    return _overwriting(wish, sight, commit, allow_overwrite=allow_overwrite)


def _moving(wish: TagWish, sight: TagSight) -> Move:
    relation = sight.relation
    about_this = relation is not None and relation.base == sight.before_revision
    if relation is not None and about_this and relation.relation is Relation.BEHIND:
        why = f"it leads to an image of the later commit {relation.base[:12]}, {relation.behind} commits ahead"
        return Move(tag=wish.tag, act=Act.HOLD, why=why)
    return Move(tag=wish.tag, act=Act.PUT, why="it is a tag that moves")


def _overwriting(wish: TagWish, sight: TagSight, commit: str, *, allow_overwrite: bool) -> Move:
    if allow_overwrite:
        return Move(tag=wish.tag, act=Act.PUT, why="`allow-overwrite` was given")
    if wish.kind is TagKind.COMMIT and _of_commit(sight, commit):
        return Move(tag=wish.tag, act=Act.PUT, why="it is replaced by another build of the same commit")
    return Move(tag=wish.tag, act=Act.REFUSE, why=f"it leads to {sight.before} already")


def _of_commit(sight: TagSight, commit: str) -> bool:
    return bool(commit) and sight.before_revision == commit


def overwrite_findings(
    plan: TagPlan,
    sights: Sequence[TagSight],
    commit: str,
    *,
    name: str,
    allow_overwrite: bool,
    stands: Standing | None = None,
) -> Findings:
    """What can be seen before building: tags that exist and may not be moved, or that could not be read."""
    by_tag = {sight.tag: sight for sight in sights}
    pairs = [(wish, by_tag.get(wish.tag, TagSight(tag=wish.tag))) for wish in plan.wishes]
    found = [_unread_finding(name, sight) for _, sight in pairs if sight.unread_before]
    found += _unlisted(name, plan, pairs)
    if not allow_overwrite:
        found += _existing(name, pairs, commit, stands or Standing())
    return (*found, *_first_behind(name, pairs))


def _existing(name: str, pairs: Sequence[tuple[TagWish, TagSight]], commit: str, stands: Standing) -> list[Finding]:
    apart = _apart(name, [sight for wish, sight in pairs if wish.kind is TagKind.FIXED], commit)
    told = {sight.tag for _, sight in pairs if apart and _of_commit(sight, commit)}
    return apart + [
        exists_finding(name, wish, sight, commit, why=stands.why if _of_commit(sight, commit) else "")
        for wish, sight in pairs
        if _in_the_way(wish, sight, commit, stands) and sight.tag not in told
    ]


def _unread_finding(name: str, sight: TagSight) -> Finding:
    facts = {"what": f"the tag {sight.tag} may be moved", "reason": sight.unread_before}
    return find(about(f"{name}:{sight.tag}"), "check.not-made", sight.before_answer, facts=facts)


def _unlisted(name: str, plan: TagPlan, pairs: Sequence[tuple[TagWish, TagSight]]) -> list[Finding]:
    """The list of tags said that there are none, and one of them is there: the newest cannot be told by it."""
    there = next((sight for _, sight in pairs if sight.before), None)
    if there is None or not plan.none_listed or not any(wish.newest for wish, _ in pairs):
        return []
    facts = {"what": "this is the newest release", "reason": f"the list of tags answers 404, and {there.tag} exists"}
    return [find(about(name), "check.not-made", there.before_answer, facts=facts)]


def _in_the_way(wish: TagWish, sight: TagSight, commit: str, stands: Standing) -> bool:
    """Another build is another image, even of the same commit: only a tag of the commit itself expects it."""
    if not sight.before or wish.kind.moves:
        return False
    if wish.kind is TagKind.COMMIT:
        return not _of_commit(sight, commit)
    return sight.before != stands.digest


def exists_finding(name: str, wish: TagWish, sight: TagSight, commit: str, *, why: str = "") -> Finding:
    """A tag that leads elsewhere and does not move by itself."""
    facts = {
        "tag": sight.tag,
        "there": sight.before,
        "made_from": f"commit {sight.before_revision}" if sight.before_revision else "no commit that it names",
        "commit": commit or "a tree with changes",
        "others": why,
        "rule": wish.rule,
    }
    return find(about(f"{name}:{sight.tag}"), "push.tag-exists", sight.before_answer, facts=facts)


def _apart(name: str, sights: Sequence[TagSight], commit: str) -> list[Finding]:
    """Two fixed tags of this commit that lead to different images: which of them is the release, nobody can tell."""
    ours = [sight for sight in sights if sight.before and _of_commit(sight, commit)]
    if len({sight.before for sight in ours}) < 2:
        return []
    others = "; ".join(f"{sight.tag} leads to {sight.before}" for sight in ours)
    facts: Mapping[str, str] = {
        "tag": ours[0].tag,
        "there": ours[0].before,
        "made_from": f"commit {commit}",
        "commit": commit,
        "others": f"Tags of one release lead to different images: {others}.",
    }
    return [find(about(f"{name}:{ours[0].tag}"), "push.tag-exists", facts=facts)]


def _first_behind(name: str, pairs: Sequence[tuple[TagWish, TagSight]]) -> list[Finding]:
    """The builder pushes the first tag itself, so one that would go back cannot be held there."""
    if not pairs or not pairs[0][0].kind.moves or not pairs[0][1].before:
        return []
    wish, sight = pairs[0]
    move = _moving(wish, sight)
    if move.act is not Act.HOLD:
        return []
    view = about(f"{name}:{wish.tag}", tag=wish.tag, reason=move.why)
    return [find(view, "push.tag-held-back", severity=Severity.ERROR)]


def standing(
    plan: TagPlan,
    sights: Sequence[TagSight],
    occasion: Occasion,
    git: GitFacts,
    *,
    allow_overwrite: bool,
    fresh: bool = False,
) -> Standing:
    """Whether this release was made already, so that it is proved and not built again. ``fresh``: no cache, or pull."""
    fixed = {wish.tag: wish for wish in plan.wishes if wish.kind is TagKind.FIXED}
    known = [sight for sight in sights if sight.tag in fixed]
    commit = built_commit(occasion, git)
    there = [sight for sight in known if sight.before]
    if allow_overwrite or any(sight.unread_before for sight in known) or not there:
        return Standing()
    if not all(_of_commit(sight, commit) for sight in there) or len({sight.before for sight in there}) != 1:
        return Standing()
    if why := _anew(git, occasion, fresh=fresh and not all(_of_release(fixed[s.tag], occasion) for s in there)):
        return Standing(why=f"It was made from the same commit, but {why}, so this would be another image.")
    tags = ", ".join(sight.tag for sight in there)
    return Standing(digest=there[0].before, why=f"{tags} was made from commit {commit[:12]} already")


def _anew(git: GitFacts, occasion: Occasion, *, fresh: bool) -> str:
    """Why what stands is not what this run would make; empty when it is."""
    if not git.found or git.problem:
        return "it could not be told whether the tree here has changes"
    if git.dirty_count:
        return "the tree here has changes"
    if occasion.kind is Kind.SCHEDULE:
        return "a schedule builds anew"
    return "`no-cache` or `pull` asks for a new build" if fresh else ""


def _of_release(wish: TagWish, occasion: Occasion) -> bool:
    """The tag has the name of the release that started this run: run again, it is the same release."""
    named = bool(places_in(wish.rule)) or occasion.git_tag.removeprefix("v") in wish.tag
    return occasion.kind is Kind.TAG and named
