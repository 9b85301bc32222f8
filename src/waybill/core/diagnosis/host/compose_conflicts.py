"""What on the host would stand in the way of the project's containers: a name, a port, a project of another name."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.diagnosis.host.compose_services import chosen_of
from waybill.core.diagnosis.host.compose_told import facts_of, listed_names
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.finding import Finding, Severity
from waybill.core.host.compose import ComposeFacts, Port, Service
from waybill.core.host.container import ContainerFacts, PublishedPort
from waybill.core.host.read_ports import Listener, listeners
from waybill.core.selection import directory_of
from waybill.core.text import quote_foreign
from waybill.frozen import dataclass

_ANY = frozenset({"", "*"})
_ANY4, _ANY6 = "0.0.0.0", "::"  # noqa: S104  # compared, not bound
_MOST_PORTS = 64
_MOST_OF_RANGE = 1000


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The host as it is. ``before`` are containers that a deploy under the old name would replace."""

    facts: ComposeFacts
    every: tuple[ContainerFacts, ...]
    before: tuple[ContainerFacts, ...]
    listening: tuple[Listener, ...]

    def replaces(self, service: Service, container: ContainerFacts) -> bool:
        """Whether a deploy of this service takes the container away; of those before it is told by itself."""
        own = (container.project, container.service) == (self.facts.project, service.name)
        return own or container in self.before

    @property
    def docker(self) -> str:
        """docker, as it is typed on this host."""
        return "sudo docker" if self.facts.sudo else "docker"


@dataclass(frozen=True, kw_only=True)
class Obstacle:
    """What stands in the way, and what takes it away."""

    holder: str
    repair: str


def conflict_findings(view: HostView) -> Findings:
    """Nothing is known of conflicts as long as the engine's containers are not known; the engine's rung says so."""
    facts, every = view.evidence.compose, view.evidence.containers
    if facts is None or every is None:
        return ()
    before = _same_place(view, facts, every)
    listening = listeners(view.evidence.port_owners)
    # A name that was given is meant: then the old project stays, with its ports and names.
    replaced = () if facts.named else before
    ground = Ground(facts=facts, every=every, before=replaced, listening=listening or ())
    told: list[Finding] = [_project(view, facts, before)] if before else []
    for service in chosen_of(view):
        told += _name(view, ground, service)
        told += _ports(view, ground, service, seen=listening is not None)
    return tuple(told)


# The project's name


def _same_place(view: HostView, facts: ComposeFacts, every: tuple[ContainerFacts, ...]) -> tuple[ContainerFacts, ...]:
    """Containers of the same services from the same directory, under another project.

    Where ours is there too, both are meant: staging and production in one directory differ by just that name.
    """
    names = {service.name for service in chosen_of(view)}
    there = [container for container in every if container.service in names]
    if any(container.project == facts.project for container in there):
        return ()
    place = facts.directory.rstrip("/")
    return tuple(one for one in there if one.runs and one.project and directory_of(one) == place)


def _project(view: HostView, facts: ComposeFacts, before: tuple[ContainerFacts, ...]) -> Finding:
    words = {**facts_of(view, facts), "running": before[0].project}
    shown = {"containers": listed_names([container.name for container in before])}
    severity = Severity.WARNING if facts.named else None  # a name that was given is meant
    seen = f"com.docker.compose.project={before[0].project} on {before[0].name}"
    return find(view, "compose.project-name", seen, severity=severity, facts=words, prepared=shown)


# Names


def _name(view: HostView, ground: Ground, service: Service) -> Iterator[Finding]:
    obstacle = _name_obstacle(ground, service) if service.container_name else None
    if obstacle is not None:
        yield _conflict(view, ground, "compose.name-conflict", service, obstacle, name=service.container_name)


def _name_obstacle(ground: Ground, service: Service) -> Obstacle | None:
    name = service.container_name
    for one in ground.every:
        if one.name == name and not ground.replaces(service, one):
            fix = f"If it is not needed any more, on the host:\n  {ground.docker} rm -f {quote_foreign(name, 120)}"
            return Obstacle(holder=f"{_described(one)} has it ({one.last.state or 'state not known'})", repair=fix)
    if service.replicas > 1:
        fix = "Take `container_name` out of the file: compose finds names by itself."
        return Obstacle(holder=f"it shall run {service.replicas} times", repair=fix)
    return None


def _conflict(view: HostView, ground: Ground, code: str, service: Service, obstacle: Obstacle, **more: str) -> Finding:
    words = {**facts_of(view, ground.facts), "service": service.name, "holder": obstacle.holder, **more}
    return find(view, code, facts=words, prepared={"repair": obstacle.repair})


def _described(container: ContainerFacts) -> str:
    if container.project:
        return f"the container {container.name} of the project {container.project} (service {container.service})"
    return f"the container {container.name}, which no compose project made,"


# Ports


def _ports(view: HostView, ground: Ground, service: Service, *, seen: bool) -> Iterator[Finding]:
    ports = service.ports[:_MOST_PORTS] if service.replicas else ()
    if ports and not seen:
        what = f"the ports of the service {service.name} are free"
        yield find(view, "check.not-made", what=what, reason="the host's list of listening ports could not be read")
    for port in ports:
        obstacle = _port_obstacle(ground, service, port)
        if obstacle is not None:
            yield _conflict(view, ground, "compose.port-conflict", service, obstacle, port=_shown(port))


def _port_obstacle(ground: Ground, service: Service, port: Port) -> Obstacle | None:
    """Of a range the engine takes what is free."""
    numbers = _numbers(port)
    taken = [held for number in numbers if (held := _held(ground, service, port, number)) is not None]
    if not numbers or len(numbers) - len(taken) >= service.replicas:
        return None
    if taken:
        return taken[0]
    only = "one container" if len(numbers) == 1 else f"{len(numbers)} containers"
    return Obstacle(
        holder=f"it shall run {service.replicas} times, and only {only} can have it",
        repair="Publish a range of ports, or put a proxy in front and publish none.",
    )


def _numbers(port: Port) -> range:
    first, _, last = port.published.partition("-")
    begin, end = int(first), int(last or first)
    return range(begin, min(end + 1, begin + _MOST_OF_RANGE)) if begin else range(0)


def _held(ground: Ground, service: Service, port: Port, number: int) -> Obstacle | None:
    publishing = [one for one in ground.every if one.runs and any(_meets(port, number, item) for item in one.ports)]
    for one in publishing:
        if not ground.replaces(service, one):
            fix = f"Stop it first, or publish another port:\n  {ground.docker} stop {quote_foreign(one.name, 120)}"
            return Obstacle(holder=f"{_described(one)} publishes it", repair=fix)
    if publishing or port.protocol != "tcp":
        return None  # whoever listens is the engine's hand for a container that will be replaced
    for listener in ground.listening:
        if listener.port == number and _same_address(port.address, listener.address):
            return _listening(listener)
    return None


def _listening(one: Listener) -> Obstacle:
    where = f"{one.address} port {one.port}"
    if one.pid:
        fix = f"Stop the program, or publish another port:\n  ps -fp {one.pid}"
        return Obstacle(holder=f"{one.program or 'a program'} (PID {one.pid}) listens on {where}", repair=fix)
    fix = f"See which program it is, then stop it or publish another port:\n  sudo ss -ltnp 'sport = :{one.port}'"
    return Obstacle(holder=f"a program that this login may not see listens on {where}", repair=fix)


def _meets(port: Port, number: int, item: PublishedPort) -> bool:
    return item.port == number and item.protocol == port.protocol and _same_address(port.address, item.address)


def _same_address(one: str, other: str) -> bool:
    """Whether two addresses cannot both be listened on. `::` takes the old addresses as well, as Linux does it."""
    if one == other or one in _ANY or other in _ANY or _ANY6 in {one, other}:
        return True
    return _ANY4 in {one, other} and ":" not in one + other


def _shown(port: Port) -> str:
    where = f" on {port.address}" if port.address not in {*_ANY, _ANY4, _ANY6} else ""
    return f"{port.published}/{port.protocol}{where}"
