"""The same rows of deploys for two pipelines that are not ours: a naive script over SSH, and a careful one.

They share no code with the product. The set-up is the row's own, and the judge is the engine: green while the new
version is not what serves, or does not stay, is a false green; red in a situation in which a deploy must succeed is a
false red. Where the oracle cannot tell, the scripts have the benefit of the doubt.
"""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lab.hosts.host import LabHost
from lab.prober import watching
from lab.publish import Pushed
from lab.world import World
from tests.faults import oracle
from tests.faults.delivering import Delivery, version_of
from tests.faults.leftovers import Leftovers
from tests.faults.running import Call, Runner, Underway
from tests.faults.scene import DIRECTORY, HEALTH, Scene
from tests.faults.voyage import Voyage
from tests.truth.score import FALSE_GREEN, FALSE_RED, GREEN, Score, Sheet, played, sheet

PIPELINES = ("naive", "careful")
SCRIPTS = Path(__file__).with_name("pipelines")
TOKEN = "WAYBILL_REGISTRY_TOKEN"
PATIENCE = 150.0  # a job would wait for hours
COMES_WITHIN, STAYS = 8.0, 6.0
SSH = ("-F", "none", "-o", "BatchMode=yes", "-o", "LogLevel=ERROR", "-o", "ConnectTimeout=10")
OF_A_STORY = "a story: it makes several calls of ours and judges what each of them says"
OF_OUR_STEPS = "its fault strikes at a step of our own transaction"
OF_OUR_STATE = "its fault lies in what our own deploys keep on a host, or in our own settings"
ASIDE = {
    "the_service_is_called_otherwise": OF_OUR_STATE,
    "the_lock_is_of_somebody_who_may_live": OF_OUR_STATE,
    "others_may_write_the_state": OF_OUR_STATE,
    "there_is_only_what_was_adopted": OF_OUR_STATE,
    "to_what_was_adopted_by_its_name": OF_OUR_STATE,
    "to_what_was_never_there": OF_OUR_STATE,
    "an_older_run_comes_last": "what ran before whom is known to runs, not to a script",
    "a_pull_request_of_a_fork_wants_to_deploy": "who may deploy is decided before a script begins",
}
NO_LOGIN = {"the_host_has_no_login_and_needs_none"}  # what it is about: no login lies on the host


class NotTheirs(Exception):
    """The row cannot be played by somebody else; the text says why."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What a pipeline is asked to do."""

    tag: str
    url: str = HEALTH
    token: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


class Nobody(Runner):
    """In the place of our own command, which has no part in this."""

    def begin(self, call: Call) -> Underway:
        raise NotTheirs(f"its set-up needs a {call.verb} of ours")


class Plain(Voyage):
    """The same host, on which everything was put by hand."""

    def delivered(self, version: str = "1.0", *_words: str, text: str = "", **wish: Any) -> Pushed:
        """What one of our deploys would have put there."""
        kept = f"{DIRECTORY}/compose.yml"
        before = self.host.read(kept) if self.host.exists(kept) else ""
        return self.by_hand(before or text, version, wish)

    def at(self, _step: str, _act: Callable[[], object]) -> None:
        """No step of ours ever comes."""
        raise NotTheirs(OF_OUR_STEPS)


def hold(row: Delivery, by: str, store: str, world: World, host: LabHost) -> Score:
    """Set a row up, let a pipeline deploy, and look at what serves."""
    with played(sheet(row.set_up, row.row, store, row.outcome or "story", by)) as score:
        scene = Plain(world, host, Nobody(world), f"{row.name}-{by}")
        try:
            _held(row, by, scene, score)
        except NotTheirs as reason:
            score.score.aside = str(reason)
        finally:
            with contextlib.suppress(AssertionError):  # what rows demand of ours afterwards
                scene.afterwards.close()
    return score.score


def _held(row: Delivery, by: str, scene: Plain, score: Sheet) -> None:
    if not row.outcome or row.name in ASIDE:
        raise NotTheirs(ASIDE.get(row.name, OF_A_STORY))
    call = row.set_up(scene)
    assert call
    order = ordered(scene, call)
    if by == "naive" and order.token and row.name not in NO_LOGIN:
        scene.stored(order.token)
    left = Leftovers(scene.host, [scene.token])
    with watching(scene.world, scene.url) as probes:
        green = pipeline(by, scene, order)
    _disarm(scene)
    scene.mended.close()
    new = scene.new if scene.new and scene.new.reference.endswith(f":{order.tag}") else None
    arrived = bool(new) and stays(scene, call)
    score.watched(probes)
    score.found(left.found())
    told(score, green=green, arrived=arrived, serves="new" if arrived else _serving(scene))


def ordered(scene: Voyage, call: Call) -> Order:
    """What our own call says, in the words of a script."""
    tagged = call.arguments[0].partition("@")[0].rpartition("/")[2].partition(":")[2]
    assert scene.new
    tag = tagged if call.verb == "deploy" else scene.new.reference.rpartition(":")[2]
    url = after(call, "--health-url") or HEALTH
    return Order(tag=tag, url=url, token=call.environ.get(TOKEN, ""), files=call.files)


def after(call: Call, option: str) -> str:
    """The value of an option of ours; nothing where it is not given."""
    words = list(call.arguments)
    return words[words.index(option) + 1] if option in words else ""


def pipeline(by: str, scene: Scene, order: Order) -> bool:
    """Let it run as a job does, and say whether the job is green. One that does not end is not."""
    host, place = scene.host, scene.world.home / f"{by}-{scene.host.name}-{time.monotonic_ns()}"
    place.mkdir()
    for name, text in order.files.items():
        (place / name).write_text(text)
    known = place / "known_hosts"
    known.write_text(host.known_hosts)
    options = " ".join((*SSH, "-i", str(host.key)))
    environ = {
        "LOGIN": f"deploy@{host.address}",
        "SSH_OPTIONS": f"{options} -p {host.port}",
        "SCP_OPTIONS": f"{options} -P {host.port}",
        "KNOWN_HOSTS": str(known),
        "DIRECTORY": DIRECTORY,
        "IMAGE_TAG": order.tag,
        "HEALTH_URL": order.url,
        "TOKEN": order.token,
        "FILES": " ".join(order.files),
    }
    try:
        done = scene.world.run([SCRIPTS / f"{by}.sh"], env=environ, cwd=place, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def told(score: Sheet, *, green: bool, arrived: bool, serves: str) -> None:
    """Whether what it said is so."""
    score.score.seen, score.score.serves = ["green" if green else "red"], serves
    if green and not arrived:
        score.score.lie = FALSE_GREEN
    if not green and score.score.expected in GREEN:
        score.score.lie = FALSE_RED


def stays(scene: Voyage, call: Call) -> bool:
    """Whether the new version comes within a while, and is well for a while."""
    end = time.monotonic() + COMES_WITHIN
    while not _well(scene, call):
        if time.monotonic() > end:
            return False
        time.sleep(0.5)
    first, end = _started(scene), time.monotonic() + STAYS
    while time.monotonic() < end:
        time.sleep(0.5)
        if not _well(scene, call) or _started(scene) != first:
            return False
    return True


def _well(scene: Voyage, call: Call) -> bool:
    """Every container of the service is the new one and well by the engine's word, and its users are served."""
    mine = _ours(scene)
    return (
        bool(mine)
        and scene.new is not None
        and all(one.state == "running" and one.is_of(scene.new) and one.health in {"", "healthy"} for one in mine)
        and _answers(scene, f"http://127.0.0.1:8000{HEALTH.partition(':8000')[2]}", after(call, "--health-body"))
        and _answers(scene, after(call, "--public-url"), "")
    )


def _ours(scene: Voyage) -> list[oracle.Running]:
    labelled = scene.host.engine_get("/containers/json?all=1")
    names = {
        one["Names"][0].lstrip("/")
        for one in labelled
        if one["Labels"].get("com.docker.compose.service") == "app"
        and one["Labels"].get("com.docker.compose.oneoff") != "True"
    }
    return [one for one in oracle.everything(scene.host) if one.name in names]


def _started(scene: Voyage) -> list[tuple[str, int]]:
    return [(one.name, one.restarts) for one in _ours(scene)]


def _answers(scene: Voyage, url: str, body: str) -> bool:
    """200 on the host, wherever it leads; a page that never ends has answered."""
    if not url:
        return True
    words = ["curl", "-sL", "--max-time", "2", "--range", "0-4095", "-w", "\n%{http_code}", url]
    said = scene.host.run(words).stdout
    return said.rpartition("\n")[2] == "200" and body in said


def _serving(scene: Voyage) -> str:
    """Who serves where the new version has not come as it should."""
    version = scene.served()
    if scene.old and version == version_of(scene.old):
        return "old"
    return "new, not well" if version else "nobody"


def _disarm(scene: Voyage) -> None:
    for armed in scene.steady:
        armed.disarm()
    if not all(armed.happened.is_set() for armed in scene.steady):
        raise NotTheirs("its fault never struck: nothing was fetched")
