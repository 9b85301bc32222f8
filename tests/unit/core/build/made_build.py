"""A release that was built, pushed, read back and put under all its tags; tests change what is special."""

from __future__ import annotations

from dataclasses import replace

from tests.cases.loading import HERE, merged
from tests.unit.core.build.made import COMMIT, IMAGE, answer, git, listed, plan, release
from waybill.core.build.builder import BuilderFacts, Choice, EngineSummary, Road
from waybill.core.build.context import ContextFacts
from waybill.core.build.diagnose import after_findings, before_findings
from waybill.core.build.dockerfile import read_dockerfile
from waybill.core.build.evidence import BuildEvidence, Ran, TagSight
from waybill.core.build.metadata import BuilderWord
from waybill.core.build.progress import Failure, Step, Story
from waybill.core.build.tags import TagPlan
from waybill.core.build.verdict import outcome_of_build
from waybill.core.diagnosis.telling import Findings, blocks
from waybill.core.evidence import Answer, Evidence, PartsFacts, Trouble
from waybill.core.records import from_json

NEW = f"sha256:{'1' * 64}"
OLD = f"sha256:{'e' * 64}"
FOREIGN = f"sha256:{'f' * 64}"
PLATFORMS = ("linux/amd64", "linux/arm64")
WHOLE = PartsFacts(named=4, answered=4)
PUSHED = Story(
    steps=(Step(key="1", name="[1/1] COPY a b", number="1/1", started=True, done=True),),
    pushing=True,
)
AT_STEP = Story(failing=Failure(step="[2/2] RUN make", error="did not complete successfully: exit code: 2"))
AT_PUSH = Story(failing=Failure(step="pushing ghcr.io/acme/app:v1.2.3 with docker", error="EOF"), pushing=True)
FAILED = Ran(road=Road.BUILDX, code=1, story=AT_STEP)
PLAN = plan("<auto>", about=release("v1.2.3"), existing=listed())


def seen(base: str = "job-token") -> Evidence:
    return from_json(Evidence, merged(HERE / "_base" / f"{base}.json")["evidence"])


def before() -> Evidence:
    found = seen("push-job")
    return replace(found, wish=replace(found.wish, image=f"{IMAGE}:v1.2.3"))


def read_back(digest: str = NEW, revision: str = COMMIT, revisions: tuple[str, ...] = (), source: str = "") -> Evidence:
    found = seen()
    assert found.image is not None
    image = replace(
        found.image, digest=digest, claimed_digest=digest, revision=revision, revisions=revisions, source=source
    )
    return replace(
        found, wish=replace(found.wish, image=f"{IMAGE}@{digest}", platforms=PLATFORMS), image=image, parts=WHOLE
    )


def lost(status: int | None = 503, trouble: Trouble | None = None) -> Answer:
    return replace(answer(status), trouble=trouble)


def absent(tag: str) -> TagSight:
    return TagSight(tag=tag, before_answer=answer(404))


def arrived(tag: str, *, put: bool = True, old: str = "", now: str = NEW, revision: str = "") -> TagSight:
    return TagSight(
        tag=tag,
        before=old,
        before_answer=answer(200 if old else 404),
        before_revision=revision,
        put=answer(201, method="PUT") if put else None,
        after=now,
        after_answer=answer(),
    )


def still(tag: str, digest: str = NEW, revision: str = COMMIT) -> TagSight:
    return arrived(tag, put=False, old=digest, now=digest, revision=revision)


def unread(tag: str, *, put: bool = False) -> TagSight:
    return replace(arrived(tag, put=put), after="", after_answer=lost())


def gone(tag: str, *, put: bool = False) -> TagSight:
    return replace(arrived(tag, put=put), after="", after_answer=answer(404))


def sights(found: TagPlan = PLAN, **changed: TagSight) -> tuple[TagSight, ...]:
    usual = {wish.tag: arrived(wish.tag, put=wish != found.first) for wish in found.wishes}
    return tuple({**usual, **{sight.tag: sight for sight in changed.values()}}.values())


def built(**facts: object) -> BuildEvidence:
    usual: dict[str, object] = {
        "name": IMAGE,
        "plan": PLAN,
        "occasion": release("v1.2.3"),
        "git": git(tags=("v1.2.3",)),
        "platforms": PLATFORMS,
        "context": ContextFacts(files=2, size=300),
        "dockerfile": read_dockerfile("FROM scratch\nCOPY a b\nRUN make\n", "Dockerfile"),
        "builder": BuilderFacts(
            docker="/usr/bin/docker",
            client="26.1.5",
            buildx="0.13.1",
            engine=EngineSummary(version="26.1.5", os="linux", architecture="amd64", store="containerd", buildkit=True),
            driver="docker",
        ),
        "choice": Choice(
            road=Road.BUILDX, why="it is there", multi_platform=True, attestations=True, annotations=True, rawjson=True
        ),
        "before": before(),
        "ran": Ran(road=Road.BUILDX, code=0, seconds=3.0, story=PUSHED),
        "word": BuilderWord(digest=NEW, names=(f"{IMAGE}:v1.2.3",)),
        "read_back": read_back(),
        "tags": sights(),
    }
    return BuildEvidence(**{**usual, **facts})  # type: ignore[arg-type]


def judged(evidence: BuildEvidence) -> tuple[str, list[str]]:
    """The outcome, and the codes that block."""
    found = every_finding(evidence)
    return outcome_of_build(evidence, found).value, [finding.code for finding in found if blocks((finding,))]


def every_finding(evidence: BuildEvidence) -> Findings:
    first = before_findings(evidence)
    return first if blocks(first) else (*first, *after_findings(evidence))
