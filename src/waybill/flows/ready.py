"""``preflight`` of hosts: everything that a deploy would meet there, seen without touching anything.

A deploy begins with the same look; it sends its synced files along, and reads what earlier deploys kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import field, replace
from functools import partial

from waybill.config.settings import TargetSettings
from waybill.core.chain import ConfigFacts, build_chain
from waybill.core.diagnosis.host import diagnose_host
from waybill.core.host.ask_compose import SECONDS, ComposeAsk, compose_variables, read_values
from waybill.core.host.engine import EngineFacts
from waybill.core.host.engine_look import read_look
from waybill.core.host.evidence import HostEvidence, HostWish
from waybill.core.host.read_compose import read_compose
from waybill.core.host.read_container import read_listed
from waybill.core.host.read_files import LocalFile
from waybill.core.host.read_machine import machine_variables, read_machine, target_key
from waybill.core.identity import is_of
from waybill.core.missing import missing_layers
from waybill.core.reference import reference_of
from waybill.core.wire import Told
from waybill.effects.channel import Channel
from waybill.effects.engine.errors import EngineLost
from waybill.effects.engine.reach import Engine, engine_variables
from waybill.effects.host.files import hash_files
from waybill.effects.host.pull import PullWish, ask_pull
from waybill.effects.look import Looked, look
from waybill.flows.fleet import HostVerdict, Seen, look_at_hosts
from waybill.flows.hands import Hands, Learn
from waybill.flows.inspected import with_inspected
from waybill.flows.ladder import Sight
from waybill.flows.parallel import Aside
from waybill.flows.reach import (
    Road,
    has_socket,
    look_around,
    look_through,
    meet_engine,
    reached,
    road_of,
    seen,
    without_engine,
)
from waybill.flows.shared import with_shared
from waybill.frozen import dataclass
from waybill.report.images import proved_digest
from waybill.report.log import Log

FIRST = ("clock", "machine", "session", "logins", "files", "engine", "ports")
PROJECT = ("compose", "project")  # after the engine, whose findings they use
LAST = ("clock",)  # one at each end leaves out how long the host itself took
# What depends on the engine: where it keeps its data, and what a deploy to it would call its state.
SECOND = ("room", "state")
_MOST_IMAGES = 20


@dataclass(frozen=True, kw_only=True)
class Voyage:
    """What a look for a deploy does besides. ``staging``: the variables of ``stage`` and ``standing``."""

    staging: Mapping[str, str] = field(default_factory=dict)
    release: str = ""  # whose manifests are told too


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is looked for on every host. ``bodies`` and ``configs`` are the image's, hashed."""

    settings: TargetSettings
    wish: HostWish
    bodies: Mapping[str, bytes]
    configs: tuple[ConfigFacts, ...]
    files: tuple[LocalFile, ...]
    project: ComposeAsk | None
    pull: PullWish
    registry_ca: str
    learn: Learn
    road: Road
    voyage: Voyage | None = None


def look_at_all(settings: TargetSettings, wish: HostWish, sight: Sight, hands: Hands, log: Log) -> list[HostVerdict]:
    """Every host, side by side."""
    plan = plan_of(settings, wish, sight, hands)
    count = len(settings.hosts)
    with log.heartbeat(f"looking at {settings.hosts[0] if count == 1 else f'{count} hosts'}"):
        look = partial(look_through, partial(see_host, plan), road=plan.road, work=hands.at_work, log=log)
        return look_at_hosts(settings.hosts, look, diagnose_host, settings.max_parallel, log)


def plan_of(
    settings: TargetSettings,
    wish: HostWish,
    sight: Sight,
    hands: Hands,
    voyage: Voyage | None = None,
    *,
    road: Road | None = None,
) -> Plan:
    """What is looked for, made once for all hosts. ``road``: the one by which some of them are reached already."""
    return Plan(
        settings=settings,
        wish=wish,
        bodies=sight.bodies,
        configs=sight.configs,
        files=hash_files(".", settings.host_files),
        project=_project(settings, wish, pins=voyage is not None),
        pull=_pull(settings, sight, hands, follows=voyage is not None),
        registry_ca=settings.registry_ca,
        learn=hands.learn,
        road=road or road_of(settings, hands.environ, hands.http.clock),
        voyage=voyage,
    )


def _project(settings: TargetSettings, wish: HostWish, *, pins: bool) -> ComposeAsk | None:
    """The compose project, where there is one to look at."""
    if not settings.project_directory:
        return None
    return ComposeAsk(
        directory=settings.project_directory,
        files=settings.compose_files,
        env_file=settings.env_file,
        profiles=settings.profiles,
        project=settings.project_name,
        values=read_values(settings.variables.reveal()) if settings.variables else {},
        repository=wish.repository,
        tag=wish.tag,
        digest=wish.digest,
        sudo=settings.sudo,
        docker_host=settings.docker_host,
        pins=pins,
        services=wish.selection.services,
    )


def _pull(settings: TargetSettings, sight: Sight, hands: Hands, *, follows: bool) -> PullWish:
    """What a host would pull: with the credential that was found here, else with the one that is stored there.

    Where the fetch ``follows``, a relay that is needed after all is tried in it, before anything is touched.
    """
    reference = reference_of(sight.evidence.wish.image)
    if reference is None:
        return PullWish(registry="", repository="")
    credential = hands.credential(reference.registry)
    return PullWish(
        registry=reference.registry,
        repository=reference.repository,
        tag=reference.tag,
        digest=proved_digest(sight.evidence) or reference.digest,
        credential=None if credential.anonymous else credential,
        sudo=settings.sudo,
        blob_host=sight.evidence.blob.host if sight.evidence.blob else "",
        relay=settings.transport != "direct",
        relay_at_need=follows and settings.transport == "auto",
    )


def see_host(plan: Plan, host: str, road: Road) -> Seen:
    """Everything about one host, which this road leads to."""
    with reached(host, plan.wish, road) as (channel, start):
        if channel is None:
            return Seen(evidence=start)
        return seen(channel, Look(plan, channel).all(start))


class Look:
    """One host, looked at from its machine up.

    Whoever goes on with the host finds the ``engine`` here, and the last thing that was ``told``.
    """

    def __init__(self, plan: Plan, channel: Channel) -> None:
        """Nothing is sent yet."""
        self._plan, self._channel, self._road = plan, channel, plan.road
        self.engine: Engine | None = None
        self.staged: Told | None = None
        self.told: Told | None = None

    def all(self, evidence: HostEvidence) -> HostEvidence:
        """The machine, its project, its engine, what the engine holds, and whether it may pull."""
        project = Aside(self._projected) if self._plan.voyage and self._plan.project else None
        looked, evidence = self._around(evidence, compose=project is None)
        engine, evidence = meet_engine(self._channel, looked, evidence, self._road)
        self.engine = engine
        # A road that is a session of its own is let go of: there may be room for no other.
        stays = self._plan.voyage is not None and has_socket(evidence)
        with nullcontext() if engine is None or stays else engine:
            evidence = self._pulled(engine, evidence)
            evidence = self._with_project(evidence, looked, project.result()) if project is not None else evidence
            evidence = self._rendered(evidence)
            if engine is None:
                return self._with_room(evidence, self._asked_for_room(evidence))
            room = Aside(partial(self._asked_for_room, evidence)) if has_socket(evidence) else None
            try:
                evidence = self._held(engine, evidence)
            except EngineLost as lost:
                engine.close()
                return without_engine(evidence, lost)
        return self._with_room(evidence, room.result() if room else self._asked_for_room(evidence))

    def _around(self, evidence: HostEvidence, *, compose: bool) -> tuple[Looked, HostEvidence]:
        ask = self._plan.project if compose else None
        parts = (*FIRST, *(PROJECT if ask else ()), *LAST)
        variables = {**self._variables(), **(compose_variables(ask) if ask else {})}
        seconds = SECONDS if ask else 0.0
        looked, evidence = look_around(
            self._channel, evidence, self._road, parts, variables, files=self._plan.files, seconds=seconds
        )
        return looked, _with_compose(evidence, ask, looked) if ask else evidence

    def _projected(self, parts: Sequence[str] = PROJECT) -> Looked:
        """The project, with the files that are sent along, in a session of its own: compose takes the longest."""
        ask, voyage = self._plan.project, self._plan.voyage
        staging = voyage.staging if voyage and "engine" not in parts else {}
        engine = engine_variables(sudo=self._road.sudo, docker_host=self._road.docker_host)
        variables = {**self._variables(), **engine, **staging, **(compose_variables(ask) if ask else {})}
        parts = (*(("stage", "standing") if staging else ()), *parts)
        return look(self._channel, parts, variables=variables, timeout=SECONDS)

    def _with_project(self, evidence: HostEvidence, looked: Looked, project: Looked) -> HostEvidence:
        self.staged = project.told
        if project.told.first("compose.absent") is not None and read_look(looked.told).outside:
            project = self._projected(("engine", *PROJECT))  # only that part knows of a client outside PATH
        return _with_compose(evidence, self._plan.project, project) if self._plan.project else evidence

    def _rendered(self, evidence: HostEvidence) -> HostEvidence:
        """The project once more, where the engine turned out to stand at a place that docker does not know by itself.

        compose was asked in the same exchange as the engine; a deploy will tell it the socket, as is done here.
        """
        ask, engine, seen = self._plan.project, evidence.engine, evidence.compose
        if ask is None or engine is None or engine.trouble or seen is None or not seen.engine_words:
            return evidence
        if ask.sudo or ask.docker_host or not engine.socket:
            return evidence
        again = replace(ask, docker_host=f"unix://{engine.socket}")
        looked = look(self._channel, PROJECT, variables=compose_variables(again), timeout=SECONDS)
        return replace(evidence, compose=read_compose(looked.told, again, problem=looked.answered.problem))

    def _pulled(self, engine: Engine | None, evidence: HostEvidence) -> HostEvidence:
        machine = evidence.machine
        wish = replace(self._plan.pull, logins=machine.logins if machine else (), user=machine.user if machine else "")
        if not wish.repository:
            return evidence
        pull = ask_pull(
            self._channel,
            engine,
            wish,
            environ=self._road.environ,
            registry_ca=self._plan.registry_ca,
            clock=self._road.clock,
            learn=self._plan.learn,
        )
        return replace(evidence, pull=pull)

    def _variables(self, **more: str) -> dict[str, str]:
        registry = self._plan.wish.repository.partition("/")[0]
        return machine_variables(registry=registry, sudo=self._road.sudo, files=self._plan.files, **more)

    def _asked_for_room(self, evidence: HostEvidence) -> Looked:
        """Room and state, once it is known where the engine keeps its data."""
        engine = evidence.engine or EngineFacts()
        project = (evidence.compose.project if evidence.compose else "") or self._plan.settings.project_name
        variables = self._variables(
            data_root=engine.root,
            state_directory=self._plan.settings.state_directory,
            target_key=target_key(self._plan.settings.target, project, engine.identifier),
        )
        voyage = self._plan.voyage
        parts = (*SECOND, "ledger") if voyage else SECOND
        if voyage:
            variables["ledger_release"] = voyage.release
        return look(self._channel, parts, variables=variables, timeout=self._road.seconds)

    def _with_room(self, evidence: HostEvidence, looked: Looked) -> HostEvidence:
        self.told = looked.told
        more = read_machine(looked.told, SECOND)
        if evidence.machine is None:
            return replace(evidence, machine=more)
        machine = replace(
            evidence.machine,
            rooms=more.rooms,
            state_directory=more.state_directory,
            state_trouble=more.state_trouble,
            state_detail=more.state_detail,
            leftovers=more.leftovers,
            unseen=(*evidence.machine.unseen, *more.unseen),
        )
        return replace(evidence, machine=machine)

    # What the engine holds

    def _held(self, engine: Engine, evidence: HostEvidence) -> HostEvidence:
        containers = tuple(read_listed(entry) for entry in engine.containers())
        evidence = with_shared(engine, replace(evidence, containers=containers))
        if self._plan.voyage is not None:
            evidence = with_inspected(engine, evidence)
        platform = evidence.engine.platform if evidence.engine else ""
        digest = self._plan.wish.digest
        if digest not in self._plan.bodies:
            return evidence
        chain = build_chain(digest, self._plan.bodies, platform)
        return self._needed(engine, replace(evidence, chain=chain))

    def _needed(self, engine: Engine, evidence: HostEvidence) -> HostEvidence:
        """What a pull would fetch: the layers that no image of this repository has brought yet."""
        chain = evidence.chain
        body = self._plan.bodies.get(chain.manifest) if chain else None
        if chain is None or body is None:
            return evidence
        contents = next((config.contents for config in self._plan.configs if config.digest == chain.config), ())
        missing = missing_layers(body, contents, self._layers(engine))
        if missing is None:
            return evidence
        wish = replace(evidence.wish, needed_bytes=missing.bytes, needed_blobs=missing.layers)
        return replace(evidence, wish=wish)

    def _layers(self, engine: Engine) -> list[tuple[str, ...]]:
        ours = [one for one in engine.images() if _names(one, self._plan.wish.repository)][:_MOST_IMAGES]
        bodies = (engine.image(str(one.get("Id", ""))) for one in ours)
        return [_contents(body) for body in bodies if body is not None]


def _with_compose(evidence: HostEvidence, ask: ComposeAsk, looked: Looked) -> HostEvidence:
    return replace(evidence, compose=read_compose(looked.told, ask, problem=looked.answered.problem))


def _names(image: Mapping[str, object], repository: str) -> bool:
    texts = [text for key in ("RepoTags", "RepoDigests") for text in _list(image.get(key))]
    return any(is_of(repository, text) for text in texts)


def _contents(image: Mapping[str, object]) -> tuple[str, ...]:
    filesystem = image.get("RootFS")
    return tuple(_list(filesystem.get("Layers"))) if isinstance(filesystem, Mapping) else ()


def _list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
