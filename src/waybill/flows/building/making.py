"""Step 2: the builder makes the image and pushes one tag; what it says is told live and proves nothing."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import replace

from waybill.core.build.builder import Choice, Road
from waybill.core.build.command import Command, build_command, push_command, shown
from waybill.core.build.evidence import Ran
from waybill.core.build.metadata import BuilderWord, one_word, read_metadata, read_push
from waybill.core.build.moves import overwrite_findings
from waybill.core.build.progress import Said, reader_for, story_of
from waybill.core.diagnosis.telling import blocks
from waybill.effects.build.builder import client_environ
from waybill.effects.build.docker_config import private_config
from waybill.effects.build.files import private_place
from waybill.effects.build.local_image import look_at_local
from waybill.effects.build.running import run_build
from waybill.effects.process import without_our_inputs
from waybill.effects.ssh.place import Place
from waybill.flows.building.saying import Teller
from waybill.flows.building.scene import Call, Scene
from waybill.flows.building.sights import looked_anew
from waybill.frozen import dataclass

RESULT = "result"
_WAITS = (2.0, 5.0, 10.0)  # before a push is tried again
_KEPT = 60  # last lines of a call
_TEMPORARY = re.compile(
    r"too ?many ?requests|\b429\b|\b50[0234]\b|connection reset|connection refused|broken pipe|unexpected EOF"
    r"|\bEOF\b|i/o timeout|TLS handshake timeout|net/http: timeout",
    re.IGNORECASE,
)
_FINAL = re.compile(r"denied|unauthorized|\b40[0135]\b|forbidden|insufficient", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Bench:
    """Where a builder works: its environment, a private folder, and until when."""

    call: Call
    place: Place
    environ: Mapping[str, str]
    until: float

    @property
    def left(self) -> float:
        """Seconds that are left of the budget."""
        return max(0.0, self.until - self.call.hands.http.clock.monotonic())


def make(scene: Scene) -> Scene:
    """Build, and push the first tag where a push is wished."""
    call = scene.call
    environ = without_our_inputs(call.hands.environ)
    if scene.wish and not scene.wish.push:
        known = look_at_local(environ, call.settings.docker_host, scene.wish.reference)
        scene = replace(scene, local_before=known.id if known else "")
    with private_place(environ) as place, call.log.heartbeat("building"):
        own = client_environ(environ, call.settings.docker_host)
        if scene.wish and scene.wish.push:
            own = dict(private_config(place, own, call.hands.credential(scene.where.registry), scene.where.registry))
        until = call.hands.http.clock.monotonic() + call.settings.build_timeout
        return _made(scene, Bench(call=call, place=place, environ=own, until=until))


def _made(scene: Scene, bench: Bench) -> Scene:
    choice, wish, dockerfile = scene.evidence.choice, scene.wish, scene.evidence.dockerfile
    assert choice is not None and wish is not None and choice.road is not None  # noqa: S101, PT018  # findings came first
    builder = scene.evidence.builder
    docker = builder.docker if builder else "docker"
    command = build_command(
        choice,
        wish,
        docker=docker,
        result_path=bench.place.file(RESULT),
        declares_epoch=bool(dockerfile and "SOURCE_DATE_EPOCH" in dockerfile.args),
    )
    scene = replace(scene, command=shown(command))
    pushes_itself = choice.road is Road.BUILDX and wish.push
    if pushes_itself:
        _touch(scene)
    with bench.call.phase("build"):
        ran = _run(bench, command, choice)
        if pushes_itself:
            ran = _again(bench, command, choice, ran)
    result = bench.place.read(RESULT)
    scene = scene.saw(ran=ran, word=_word(command, result, wish.name))
    scene = replace(scene, metadata=result if command.result == "metadata" else "")
    pushing = push_command(choice, wish, docker=docker) if wish.push and ran.ok else None
    scene = looked_before_push(scene) if pushing else scene
    return _pushed(scene, bench, pushing, choice) if pushing and not blocks(scene.before) else scene


def looked_before_push(scene: Scene) -> Scene:
    """What the tag leads to now, after a build that may have taken an hour. Buildx pushes without asking us."""
    evidence, first = scene.evidence, scene.evidence.plan.first
    scene = looked_anew(scene, first)
    sights = tuple(sight for sight in scene.evidence.tags if sight.tag == first.tag)
    found = overwrite_findings(
        replace(evidence.plan, wishes=(first,)),
        sights,
        evidence.commit,
        name=evidence.name,
        allow_overwrite=evidence.allow_overwrite,
    )
    return replace(scene, before=(*scene.before, *found))


def _pushed(scene: Scene, bench: Bench, command: Command, choice: Choice) -> Scene:
    _touch(scene)
    with bench.call.phase("push"):
        pushed = _again(bench, command, choice, _run(bench, command, choice))
    built = scene.evidence.word
    return scene.saw(pushed=pushed, word=replace(read_push(pushed.told), config=built.config if built else ""))


def _again(bench: Bench, command: Command, choice: Choice, ran: Ran) -> Ran:
    """A push that was refused for a moment is tried again. What was built is in the builder's cache by then."""
    for wait in _WAITS:
        if ran.ok or not _temporary(ran) or bench.left <= wait:
            return ran
        bench.call.log.warning(f"the registry refused the push for now; it is tried again in {wait:.0f} s")
        bench.call.hands.http.clock.sleep(wait)
        again = _run(bench, command, choice)
        if again.problem:
            return ran  # no time was left for it: the refusal is what there is to tell
        ran = replace(again, seconds=ran.seconds + again.seconds)
    return ran


def _temporary(ran: Ran) -> bool:
    """A refusal of the push that may be over in a moment; never a step of the build that failed."""
    failing = ran.story.failing
    if ran.problem or not ran.story.pushing:
        return False
    words = " ".join(ran.told[-5:]) + " " + (failing.error if failing else "")
    return bool(_TEMPORARY.search(words)) and not _FINAL.search(words)


def _run(bench: Bench, command: Command, choice: Choice) -> Ran:
    call = bench.call
    for secret in command.secrets:
        call.hands.learn(secret)
    call.log.info(f"runs: {shown(command)}")
    reader = reader_for(command.progress)
    last: deque[str] = deque(maxlen=_KEPT)
    teller = Teller(call.log, call.hands.http.clock.monotonic)

    def tell(said: tuple[Said, ...]) -> None:
        for one in said:
            last.append(one.text)
            teller.tell(one)

    with teller:
        ended = run_build(
            command.words,
            {**bench.environ, **command.environ},
            timeout=bench.left,
            on_data=lambda data, stream: tell(reader.feed(data, stream)),
            at_work=call.hands.at_work,
            on_idle=teller.idle,
            place=bench.place,
        )
        tell(reader.close())
    told = tuple(last) or ((ended.detail,) if ended.detail else ())
    assert choice.road is not None  # noqa: S101  # without a road nothing runs
    return Ran(
        road=choice.road,
        code=ended.code,
        seconds=round(ended.seconds, 3),
        story=story_of(reader),
        told=told,
        problem=ended.problem,
    )


def _word(command: Command, result: str, name: str) -> BuilderWord | None:
    if command.result == "metadata":
        return one_word(read_metadata(result), name) if result else None
    return BuilderWord(config=result.strip()) if result.strip() else None


def _touch(scene: Scene) -> None:
    scene.call.hands.at_work.touch(f"{scene.evidence.name}:{scene.evidence.plan.first.tag}")
