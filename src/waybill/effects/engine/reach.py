"""The Docker Engine API of a host: by which road it is reached, and why by none.

The roads in their order: the socket itself, forwarded by the channel; the docker client as a stream
(``docker system dial-stdio``), with sudo where that is wished. What the client or sudo complain is the diagnosis.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from waybill.core.host.engine import Daemon, EngineFacts, EngineTrouble
from waybill.core.host.engine_api import choose_api, engine_name, read_engine, text
from waybill.core.host.engine_look import describe, read_look
from waybill.core.host.engine_roads import (
    SOCKET,
    Choice,
    Road,
    blind,
    choose,
    listens,
    other_daemons,
    same_socket,
    socket_trouble,
)
from waybill.core.host.engine_words import opening_trouble, stream_trouble
from waybill.effects.channel import Channel, ChannelError, Stream
from waybill.effects.engine.calls import Engine, registry_login
from waybill.effects.engine.errors import EngineLost, EngineRefused
from waybill.effects.look import Looked

__all__ = ["PART", "Engine", "EngineLost", "EngineRefused", "engine_variables", "reach_engine", "registry_login"]

PART = "engine"  # the program of host/ whose word is needed first
_OTHERS_SECONDS = 5.0
_SECOND_SESSION = 1.0


def engine_variables(*, sudo: bool, docker_host: str) -> Mapping[str, str]:
    """What ``host/engine.sh`` is given."""
    path = docker_host.removeprefix("unix://") if docker_host.startswith("unix:///") else ""
    return {"engine_sudo": "yes" if sudo else "", "engine_socket": path}


def reach_engine(
    channel: Channel, looked: Looked, *, sudo: bool, docker_host: str, timeout: float
) -> tuple[Engine | None, EngineFacts]:
    """Reach the engine that a deploy to this host would talk to. Never raises for what a host does.

    ``looked`` is what the part ``engine`` told. ``timeout`` is for each call. The engine is to be closed.
    """
    facts = read_look(looked.told)
    if looked.answered.lost:
        return None, replace(facts, trouble=EngineTrouble.LOST, detail="while the host was looked at")
    known = looked.told.first("engine") is not None
    choice = (choose if known else blind)(facts, sudo=sudo, docker_host=docker_host)
    facts = replace(
        facts,
        socket=choice.path,
        chosen_by=choice.why,
        elsewhere=choice.elsewhere,
        undecided=choice.undecided,
        trouble=choice.trouble,
    )
    if not choice.roads:
        return None, facts
    reached = _Reaching(channel, facts, timeout).by(choice)
    return reached.engine, reached.facts


class _Reaching:
    """One attempt to reach an engine: its roads, and what came of each."""

    def __init__(self, channel: Channel, facts: EngineFacts, timeout: float) -> None:
        self.facts = facts
        self.engine: Engine | None = None
        self._channel = channel
        self._timeout = timeout
        self._history: list[str] = []

    def by(self, choice: Choice) -> _Reaching:
        """Try the roads until one leads to an engine, or one tells that no other can."""
        lost = EngineLost(EngineTrouble.DAEMON_DOWN, "")
        for road in choice.roads:
            try:
                self._take(road)
            except EngineLost as error:
                lost = error
                self._history.append(f"{road.kind} {road.path}: {error.words or error.trouble.value}")
            if self.engine is not None or self.facts.api or not _another_may_help(lost, road):
                break
        if self.engine is None and not self.facts.api:
            self._give_up(lost, choice.roads[-1])
        self.facts = replace(self.facts, history=tuple(self._history))
        return self

    def _take(self, road: Road) -> None:
        stays = road.kind == SOCKET
        engine = Engine(
            lambda: dial(self._channel, road),
            timeout=self._timeout,
            keep=lambda: stays or not _one_at_a_time(self._channel),
        )
        try:
            self._ask(engine, road)
        except EngineLost as lost:
            engine.close()
            if isinstance(lost, EngineRefused):
                raise EngineLost(lost.trouble, str(lost)) from lost
            if road.kind == SOCKET or lost.trouble is not EngineTrouble.LOST:
                raise
            raise EngineLost(stream_trouble(lost.words), lost.words) from lost
        except BaseException:
            engine.close()
            raise

    def _ask(self, engine: Engine, road: Road) -> None:
        engine.ping()
        version = engine.version()
        api = choose_api(text(version, "ApiVersion"), text(version, "MinAPIVersion"))
        kind = "local" if self._channel.address == "local" and road.kind == SOCKET else road.kind
        facts = replace(self.facts, road=kind, detail="")
        if not api:
            engine.close()
            told = text(version, "ApiVersion")
            self.facts = replace(
                read_engine(facts, version, {}, ""), api=told or "unknown", trouble=EngineTrouble.TOO_OLD
            )
            return
        engine.speak(api)
        self.facts = self._with_others(read_engine(facts, version, engine.info(), api), road)
        self.engine = engine
        if road.kind != SOCKET:
            # A client as our stream is a session. Where the host lets in no second one, whoever comes next would wait
            # for us: so this asks, and from then on the stream is let go after each call.
            self._channel.script(":\n", variables={}, timeout=_SECOND_SESSION)
            if _one_at_a_time(self._channel):
                engine.close()

    def _give_up(self, lost: EngineLost, road: Road) -> None:
        trouble = lost.trouble
        if trouble in {EngineTrouble.LOST, EngineTrouble.MALFORMED} and self._link_is_gone():
            trouble = EngineTrouble.LOST
        elif trouble is EngineTrouble.LOST:
            trouble = socket_trouble(self.facts, road.path)
        self.facts = replace(self.facts, trouble=trouble, detail=lost.words)

    def _link_is_gone(self) -> bool:
        answered = self._channel.script(":\n", variables={}, timeout=self._timeout)
        return answered.lost

    # Other engines of the same host

    def _with_others(self, facts: EngineFacts, road: Road) -> EngineFacts:
        asked: list[str] = [road.path]
        others: list[str] = []
        for socket in facts.sockets:
            if socket.ours and socket.note != "podman" and not any(same_socket(socket.path, path) for path in asked):
                asked.append(socket.path)
                others += self._other(socket.path, facts)
        hidden = other_daemons(facts, road.path, facts.root)
        others += [describe(daemon) for daemon in hidden if not _asked(daemon, asked[1:])]
        rivals = [describe(daemon) for daemon in hidden if listens(daemon, road.path)]
        rivalry = f"{'; '.join(rivals)} claims {road.path} too" if rivals else ""
        return replace(facts, others=tuple(others), undecided=facts.undecided or rivalry)

    def _other(self, path: str, facts: EngineFacts) -> Iterator[str]:
        """Another engine that answers at this socket, in words; nothing where it is the same one, or nobody."""
        seconds = min(self._timeout, _OTHERS_SECONDS)
        road = Road(kind=SOCKET, path=path)
        with Engine(lambda: dial(self._channel, road), timeout=seconds) as engine:
            try:
                version, info = engine.version(), engine.info()
            except EngineLost as error:
                self._history.append(f"{SOCKET} {path}: {error.words}")
                return
        # Older engines of one host share an ID, which stands in /etc/docker.
        if (text(info, "ID"), text(info, "DockerRootDir")) != (facts.identifier, facts.root):
            yield f"{path}: {engine_name(version)} {text(version, 'Version')}, data root {text(info, 'DockerRootDir')}"


def _one_at_a_time(channel: Channel) -> bool:
    return getattr(channel, "sessions_at_once", None) is False


def _asked(daemon: Daemon, paths: list[str]) -> bool:
    return any(listens(daemon, path) for path in paths)


def _another_may_help(lost: EngineLost, road: Road) -> bool:
    """After silence, or an answer, the next road would lead to the same daemon."""
    if road.kind == SOCKET:
        return lost.trouble is EngineTrouble.LOST
    return lost.trouble is EngineTrouble.NOT_IN_PATH


def dial(channel: Channel, road: Road) -> Stream:
    """Open the stream of a road. Raises ``EngineLost``."""
    try:
        return channel.open_unix(road.path) if road.kind == SOCKET else channel.stream(road.words)
    except ChannelError as error:
        here = channel.address == "local" and not error.lost
        raise EngineLost(opening_trouble(str(error)) if here else EngineTrouble.LOST, str(error)) from error
