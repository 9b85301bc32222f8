"""Reach a host and see which machine and which engine it has: the beginning of every look at a host."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import BoundedSemaphore

from waybill.config.settings import Settings
from waybill.core.host.engine import EngineFacts, EngineTrouble
from waybill.core.host.engine_roads import SOCKET
from waybill.core.host.evidence import HostEvidence, HostWish
from waybill.core.host.link import LinkFacts, LinkTrouble
from waybill.core.host.read_files import LocalFile
from waybill.core.host.read_machine import EVERYTHING, Moments, read_machine
from waybill.core.host.read_ports import read_ports
from waybill.core.ssh.address import parse_address
from waybill.effects.channel import Channel
from waybill.effects.clock import Clock
from waybill.effects.engine.errors import EngineLost
from waybill.effects.engine.reach import Engine, engine_variables, reach_engine
from waybill.effects.look import Looked, look
from waybill.effects.ssh.connect import SshSettings, connect, link_at_end
from waybill.effects.ssh.hop import Slots
from waybill.flows.at_work import AtWork
from waybill.flows.fleet import Seen
from waybill.frozen import dataclass
from waybill.report.log import Log

HANDSHAKES = 10  # at once: sshd drops more than that


@dataclass(frozen=True, kw_only=True)
class Road:
    """What reaching hosts needs, made once for all hosts of a run. ``seconds`` is for each step on a host."""

    ssh: SshSettings
    slots: Slots
    clock: Clock
    environ: Mapping[str, str]
    sudo: bool
    docker_host: str
    seconds: float

    def again(self) -> Road:
        """The same for a host whose connection broke a moment ago: it is waited for a little."""
        return replace(self, ssh=replace(self.ssh, returning=True))


def road_of(settings: Settings, environ: Mapping[str, str], clock: Clock) -> Road:
    """The road that the settings describe."""
    ssh = SshSettings(
        environ=environ,
        key=settings.ssh_key,
        passphrase=settings.ssh_key_passphrase,
        known_hosts="\n".join(settings.ssh_known_hosts),
        jump=settings.ssh_jump,
        clock=clock,
    )
    return Road(
        ssh=ssh,
        slots=BoundedSemaphore(HANDSHAKES),
        clock=clock,
        environ=environ,
        sudo=settings.sudo,
        docker_host=settings.docker_host,
        seconds=settings.probe_timeout,
    )


Met = tuple[Channel | None, LinkFacts]


def meet(host: str, road: Road) -> Met:
    """Open the way to a host. The channel is to be closed; no channel: the facts say why."""
    return connect(parse_address(host), road.ssh, road.slots)


@contextmanager
def reached(
    host: str, wish: HostWish, road: Road, met: Callable[[], Met] | None = None
) -> Iterator[tuple[Channel | None, HostEvidence]]:
    """The channel to a host, and the evidence so far. No channel: the evidence says why.

    ``met``: the way was opened before, and this waits for it.
    """
    channel, link = met() if met is not None else meet(host, road)
    try:
        yield channel, HostEvidence(host=host, wish=wish, now=road.clock.now_iso(), link=link)
    finally:
        if channel is not None:
            channel.close()


def look_around(
    channel: Channel,
    evidence: HostEvidence,
    road: Road,
    parts: Sequence[str],
    variables: Mapping[str, str],
    *,
    files: Sequence[LocalFile] = (),
    seconds: float = 0.0,
) -> tuple[Looked, HostEvidence]:
    """Send the programs in one exchange, and read which machine it is and who listens on its ports."""
    engine = engine_variables(sudo=road.sudo, docker_host=road.docker_host)
    began = road.clock.wall()
    looked = look(channel, parts, variables={**engine, **variables}, timeout=max(road.seconds, seconds))
    moments = Moments(began=began, ended=road.clock.wall())
    own = [part for part in parts if part in EVERYTHING]
    machine = read_machine(looked.told, own, moments=moments, files=files)
    return looked, replace(evidence, machine=machine, port_owners=read_ports(looked.told))


def meet_engine(
    channel: Channel, looked: Looked, evidence: HostEvidence, road: Road
) -> tuple[Engine | None, HostEvidence]:
    """Reach the engine. No engine: the evidence says why."""
    engine, facts = reach_engine(channel, looked, sudo=road.sudo, docker_host=road.docker_host, timeout=road.seconds)
    return engine, replace(evidence, engine=facts)


def has_socket(evidence: HostEvidence) -> bool:
    """Whether the engine is reached by a forwarded socket, beside which any number of sessions has room."""
    return evidence.engine is not None and evidence.engine.trouble is None and evidence.engine.road == SOCKET


def without_engine(evidence: HostEvidence, lost: EngineLost) -> HostEvidence:
    """The engine answered, and then it did not any more."""
    engine = evidence.engine or EngineFacts()
    return replace(evidence, engine=replace(engine, trouble=lost.trouble, detail=lost.words))


def look_through(look: Callable[[str, Road], Seen], host: str, road: Road, work: AtWork, log: Log) -> Seen:
    """Look; and again over another connection where the first one broke in the middle: a cut is no word on the host."""
    found = look(host, road)
    link = found.evidence.link
    if link.trouble is not LinkTrouble.LOST or "session" not in link.stages or work.cancelled:
        return found
    log.warning(f"{host}: the connection broke during the look, so once more")
    again = look(host, road.again())
    evidence = replace(again.evidence, link=replace(again.evidence.link, broken=link.detail))
    return Seen(evidence=evidence, exchanges=found.exchanges + again.exchanges)


def seen(channel: Channel, evidence: HostEvidence) -> Seen:
    """What the look brought, with what only its end can tell of the link.

    A link that breaks when everything was seen takes nothing away from what was proved.
    """
    doubted = evidence.engine is not None and evidence.engine.trouble is EngineTrouble.LOST
    link = link_at_end(channel, evidence.link, doubted=doubted)
    complete = evidence.engine is not None and evidence.engine.trouble is None
    if complete:
        link = replace(link, trouble=evidence.link.trouble, detail=evidence.link.detail)
    return Seen(evidence=replace(evidence, link=link), exchanges=channel.exchanges)
