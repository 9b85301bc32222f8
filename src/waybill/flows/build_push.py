"""``build-push``: from a commit to a digest that was read back from the registry, with the tags that were asked for."""

from __future__ import annotations

from dataclasses import replace

from waybill.config.job import JobContext
from waybill.config.settings import BuildSettings
from waybill.core.build.diagnose import before_findings
from waybill.core.diagnosis import diagnose
from waybill.core.diagnosis.telling import Findings, blocks
from waybill.flows.building.early import Early
from waybill.flows.building.looking import look
from waybill.flows.building.making import make
from waybill.flows.building.moving import move_tags
from waybill.flows.building.reading import look_at_engine, may_go_on, prove, read_all_tags, read_back
from waybill.flows.building.scene import Call, Scene
from waybill.flows.building.telling import tell
from waybill.flows.ended import Ended
from waybill.flows.hands import Hands
from waybill.report.log import Log

VERB = "build-push"
_AFTERWARDS = (
    "Run `build-push` again: it looks at every tag first, proves what is there already, and puts the tags that lack"
)


def build_push(
    settings: BuildSettings,
    payload: bytes | None,
    job: JobContext,
    hands: Hands,
    log: Log,
    *,
    early: Early | None = None,
) -> Ended:
    """Look, build and push one tag, read it back, move the other tags, read them all back, tell.

    ``early``: what was asked already; else it is asked now.
    """
    clock = hands.http.clock
    started, begun = clock.now_iso(), clock.monotonic()
    for notice in settings.notices:
        log.warning(notice)
    hands.at_work.afterwards = _AFTERWARDS
    call = Call(settings=settings, payload=payload, job=job, hands=hands, log=log, early=early)
    scene = _sail(call)
    return tell(scene, started=started, seconds=clock.monotonic() - begun)


def _sail(call: Call) -> Scene:
    with call.phase("look"), call.log.heartbeat("looking"):
        scene = look(call)
        scene = replace(scene, before=_found_before(scene))
    if scene.reference is None or blocks(scene.before):
        return scene
    if scene.evidence.own_builder:
        return _proved(scene, scene.evidence.wished_digest)
    standing = scene.evidence.standing
    if standing is not None and standing.digest:
        call.log.info(f"not built again: {standing.why}")
        return _settled(_proved(scene, standing.digest))
    _say_what(scene)
    made = make(scene)
    if blocks(made.before):
        return made  # its tag was taken while it was built
    if not call.settings.push:
        return look_at_engine(made)
    with call.phase("read back"):
        made = read_back(made)
    return _settled(made)


def _found_before(scene: Scene) -> Findings:
    """Without a name nothing else was looked at."""
    evidence = scene.evidence
    if scene.reference is None and evidence.before is not None:
        return diagnose(evidence.before)
    return before_findings(evidence)


def _proved(scene: Scene, digest: str) -> Scene:
    """Nothing is built: what is there is proved, and where each tag leads is read."""
    with scene.call.phase("read back"):
        return read_all_tags(prove(scene, digest)) if digest else scene


def _settled(scene: Scene) -> Scene:
    """Only what was proved is put under further tags; then every tag is read once more."""
    if not may_go_on(scene):
        return scene
    with scene.call.phase("tags"):
        moved = move_tags(scene)
    with scene.call.phase("read back"):
        return read_all_tags(moved)


def _say_what(scene: Scene) -> None:
    evidence, log = scene.evidence, scene.call.log
    log.info(f"builds {evidence.name} with the tags {', '.join(wish.tag for wish in evidence.plan.wishes)}")
    if evidence.choice is not None:
        log.info(evidence.choice.why)
