"""Whose port it is: the proved container's, another container's, another program's. Pure.

An application can only be proved by an answer that is its own: an old copy or a stray process may hold the port.
"""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.finding import Finding
from waybill.core.host.container import ContainerFacts, PublishedPort
from waybill.core.protocol import split_url
from waybill.frozen import dataclass

_PORTS = {"http": 80, "https": 443}
_WILD = frozenset({"", "0.0.0.0", "::", "*"})  # noqa: S104  # compared, not bound
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0"})  # noqa: S104
# Programs that hold a container's published port for an engine.
_HOLDERS = (
    *("docker-proxy", "dockerd", "rootlesskit", "rootlessport", "slirp4netns", "pasta", "passt", "conmon"),
    *("podman", "vpnkit", "com.docker", "containerd-shim"),
)
# Servers that pass requests on: that they hold the port is usual, and that they answer says nothing by itself.
_FRONTS = frozenset(
    {
        *("nginx", "openresty", "angie", "caddy", "traefik", "haproxy", "envoy", "httpd", "apache2", "kamal-proxy"),
        *("lighttpd", "h2o", "varnishd", "cloudflared", "squid", "hitch", "pound"),
    }
)


@dataclass(frozen=True, kw_only=True)
class Owner:
    """Who listens on a port of the host."""

    port: int
    address: str
    program: str
    pid: int

    @property
    def engine(self) -> bool:
        """Whether an engine holds it for a container."""
        return self.program.startswith(_HOLDERS)

    @property
    def known(self) -> bool:
        """Whether the program could be seen; that of another user may not."""
        return bool(self.program.strip("?-"))

    def told(self) -> str:
        """In words."""
        where = f"{self.address or '*'} port {self.port}"
        return f"{self.program} (PID {self.pid}) on {where}" if self.pid else f"{self.program} on {where}"


def owners(view: HostView) -> tuple[Owner, ...]:
    """The lines ``PORT ADDRESS PROGRAM PID`` of the evidence."""
    return tuple(_read(view.evidence.port_owners))


def _read(lines: tuple[str, ...]) -> Iterator[Owner]:
    for line in lines:
        parts = line.split()
        if len(parts) >= 3 and parts[0].isdigit():
            address = "" if len(parts) == 3 else parts[1].strip("[]")
            pid = parts[-1] if parts[-1].isdigit() else "0"
            yield Owner(port=int(parts[0]), address=address, program=parts[-2], pid=int(pid))


def port_of(url: str) -> int:
    """The port that a URL asks; 0 when it cannot be read."""
    parts = split_url(url)
    return (parts.port or _PORTS.get(parts.scheme, 0)) if parts else 0


def asks_itself(view: HostView, url: str) -> bool:
    """Whether the URL names the host itself, by an address or name that is known to be its own."""
    parts = split_url(url)
    name = (parts.hostname or "").lower() if parts else ""
    machine, link = view.evidence.machine, view.evidence.link
    own = {link.host.lower(), *((machine.hostname.lower(), *machine.addresses) if machine else ())}
    return name in _LOOPBACK or name.startswith("127.") or (bool(name) and name in own)


def publishers(containers: tuple[ContainerFacts, ...], port: int) -> tuple[ContainerFacts, ...]:
    """The running containers to which a port of the host leads."""
    return tuple(one for one in containers if one.runs and any(_is(port, item) for item in one.ports))


def _is(port: int, item: PublishedPort) -> bool:
    return item.port == port and item.protocol == "tcp"


def published_words(view: HostView) -> str:
    """Which ports the chosen containers publish, in words."""
    items = [
        f"{one.name or one.identifier[:12]} publishes {_port_words(item)}" for one in view.chosen for item in one.ports
    ]
    told = "; ".join(dict.fromkeys(items[:4])) or "the chosen containers publish no port"
    return f"{told[0].upper()}{told[1:]}." if not items else f"{told}."


def _port_words(item: PublishedPort) -> str:
    only = f" on {item.address} only" if item.address not in _WILD else ""
    return f"{item.port} (to {item.target}){only}" if item.target else f"{item.port}{only}"


def others(view: HostView) -> tuple[ContainerFacts, ...]:
    """The containers that were not chosen."""
    every = view.evidence.containers or ()
    return tuple(one for one in every if one.identifier not in view.evidence.chosen)


# Elsewhere


def elsewhere_findings(view: HostView, url: str, *, carried: bool) -> Findings:
    """Ports whose answers are not the proved container's. ``carried``: they show the identity all the same."""
    asked = port_of(url) if url and asks_itself(view, url) else 0
    published = {item.port for one in view.chosen if one.runs for item in one.ports if item.protocol == "tcp"}
    taken = tuple(found for port in sorted(published) if (found := _taken(view, port)) is not None)
    if asked and asked not in published and not _shares_network(view):
        return (*taken, *_held_by_another(view, asked, carried=carried))
    rival = next((one for one in rivals(view, url) if not is_front(view, one)), None) if asked else None
    if rival is not None:
        return (*taken, _elsewhere(view, asked, _who(rival), _fix_of_container(rival)))
    stranger = _stranger(view, url) if asked and not taken and not carried else None
    if stranger is not None and stranger.program not in _FRONTS:
        return (_elsewhere(view, asked, stranger.told(), _fix_of_program(stranger)),)
    return taken


def rivals(view: HostView, url: str) -> tuple[ContainerFacts, ...]:
    """Containers that were not chosen and have the very address that is asked, where no chosen one has it.

    The chosen one may publish the same port at another address, or listen for itself in the host's own network.
    """
    port = port_of(url)
    found = {
        one.identifier: one
        for address in _free_addresses(view, url)
        for one in others(view)
        if _has_address(one, port, address)
    }
    return tuple(found.values())


def _stranger(view: HostView, url: str) -> Owner | None:
    """A program that is no engine and has the very address that is asked, where no chosen container has it."""
    if _shares_network(view):  # which process is a container's own cannot be told
        return None
    port, free = port_of(url), _free_addresses(view, url)
    met = [one for one in owners(view) if one.port == port and one.known and not one.engine]
    return next((one for one in met if any(one.address in (address, _every(address)) for address in free)), None)


def _free_addresses(view: HostView, url: str) -> tuple[str, ...]:
    """The addresses that a URL means, without those at which a chosen container publishes its port."""
    parts, port = split_url(url), port_of(url)
    name = (parts.hostname or "").lower() if parts else ""
    asked = ("127.0.0.1", "::1") if name == "localhost" else (name,)
    literal = (one for one in asked if ":" in one or one.replace(".", "").isdigit())
    return tuple(one for one in literal if not any(_has_address(chosen, port, one) for chosen in view.chosen))


def _every(address: str) -> str:
    return "::" if ":" in address else "0.0.0.0"  # noqa: S104  # compared, not bound


def _has_address(container: ContainerFacts, port: int, address: str) -> bool:
    held = {item.address or "0.0.0.0" for item in container.ports if _is(port, item)}  # noqa: S104
    return container.last.state == "running" and bool(held & {address, _every(address)})


def _shares_network(view: HostView) -> bool:
    """A container in the host's own network listens by itself; which process is its own cannot be told."""
    return any(one.network_mode == "host" for one in view.chosen)


def _taken(view: HostView, port: int) -> Finding | None:
    """A program that is no engine listens on a published port: it answers first."""
    strangers = [owner for owner in owners(view) if owner.port == port and owner.known and not owner.engine]
    addresses = {item.address for one in view.chosen for item in one.ports if _is(port, item)}
    met = [one for one in strangers if one.address in addresses or one.address in _WILD or addresses & _WILD]
    own = {one.last.pid for one in view.chosen} - {0}
    met = [one for one in met if one.pid not in own]
    return _elsewhere(view, port, met[0].told(), _fix_of_program(met[0])) if met else None


def _held_by_another(view: HostView, port: int, *, carried: bool) -> Findings:
    strangers = publishers(others(view), port)
    for one in strangers:
        if not is_front(view, one):  # even one that shows the right release is another copy of it
            return (_elsewhere(view, port, _who(one), _fix_of_container(one)),)
    for owner in () if strangers else owners(view):
        if owner.port == port and owner.known and not carried and owner.program not in _FRONTS:
            other = "a container of another engine, held by " if owner.engine else ""
            return (_elsewhere(view, port, other + owner.told(), _fix_of_program(owner)),)
    return ()


def _who(container: ContainerFacts) -> str:
    return (
        f"the container {container.name or container.identifier[:12]}, which runs {container.asked or container.image}"
    )


def is_front(view: HostView, container: ContainerFacts) -> bool:
    """Whether a container is a server that passes requests on to others."""
    name = container.asked.rpartition("/")[2].partition(":")[0].partition("@")[0]
    projects = {one.project for one in view.chosen} - {""}
    return any(front in name for front in _FRONTS) or container.project in projects


def _fix_of_container(container: ContainerFacts) -> str:
    return f"docker ps --all --no-trunc --filter id={container.identifier[:12]}"


def _fix_of_program(owner: Owner) -> str:
    return f"ps -o pid,user,lstart,args -p {owner.pid}" if owner.pid else f"ss -ltnp 'sport = :{owner.port}'"


def _elsewhere(view: HostView, port: int, who: str, command: str) -> Finding:
    facts = {"port": str(port), "who": who, "published": published_words(view), "command": command}
    return find(view, "health.port-elsewhere", f"{who}; {facts['published']}", facts=facts)


# Through somebody


def between(view: HostView, url: str) -> str:
    """Who stands between the question and the proved container, in words; ``""`` when nobody does."""
    port = port_of(url)
    if not asks_itself(view, url):
        return f"whatever answers at {(parts.hostname or '') if (parts := split_url(url)) else ''}"
    direct = publishers(view.chosen, port) or _shares_network(view)
    for one in rivals(view, url) if direct else publishers(others(view), port):
        return f"the container {one.name or one.identifier[:12]} ({one.asked or one.image})"
    if direct:
        stranger = _stranger(view, url)
        return stranger.told() if stranger else ""
    for owner in owners(view):
        if owner.port == port and owner.known:
            return owner.told()
    return f"whatever listens on port {port}"
