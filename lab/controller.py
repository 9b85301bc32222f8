"""What a running world can be told: its side of the control socket."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lab import application, ghcr
from lab.engine import Engine
from lab.faults import NAME_FAULTS, TLS_FAULTS, Fault
from lab.github.state import Account, Kind, Package, Repository, Token
from lab.hosts.keeper import Keeper
from lab.hosts.model import HostSpec
from lab.images import Bundle, Wish, build
from lab.parts import Parts
from lab.publish import Name, Pushed, outcome
from lab.registries import Login
from waybill.core.records import from_json, to_json

KINDS = {"account": Account, "token": Token, "package": Package, "repository": Repository}


@dataclass(frozen=True, kw_only=True)
class Push:
    """A wish for an image and where it shall be."""

    reference: str
    wish: Wish = field(default_factory=Wish)
    tags: tuple[str, ...] = ()
    app: bool = False
    visibility: str = ""  # of the package, if it is not there yet
    repository: str = ""


class Controller:
    """Carries out commands; each public command is a method ``do_<name>``."""

    def __init__(self, parts: Parts, directory: Path, programs: dict[str, str]) -> None:
        self._parts = parts
        self._directory = directory
        self._programs = programs
        self._engine: Engine | None = None
        self._hosts = Keeper(directory, parts.resolver)
        self._start_flaws: dict[str, str] = dict(parts.edge.tls_flaws)

    def do(self, command: str, arguments: dict[str, Any]) -> Any:
        """Carry out one command."""
        method: Callable[..., Any] | None = getattr(self, f"do_{command}", None)
        if method is None:
            known = ", ".join(sorted(name[3:] for name in dir(self) if name.startswith("do_")))
            raise ValueError(f"no such command: {command!r} (known: {known})")
        return to_json(method(**arguments))

    # -- GitHub's side -------------------------------------------------------------------------------------------

    def do_put(self, kind: str, value: dict[str, Any]) -> None:
        """Add or replace an account, token, package or repository."""
        self._parts.state.put(from_json(KINDS[kind], value, kind))

    def do_revoke(self, token: str) -> None:
        """Kill a token."""
        self._parts.state.revoke(token)

    def do_state(self) -> dict[str, Any]:
        """All that GitHub knows."""
        return self._parts.state.to_json()

    def do_load(self, state: dict[str, Any]) -> None:
        """Replace all that GitHub knows."""
        self._parts.state.load(state)

    def do_forget_tickets(self) -> None:
        """Make every token that the registry handed out too old."""
        self._parts.ghcr.tickets.forget()

    def do_login(self, user: str, password: str, access: dict[str, list[str]]) -> None:
        """Add a user of the token registry and of Docker Hub; the empty name sets what nobody may do at the first."""
        rights = {name: tuple(actions) for name, actions in access.items()}
        if user:
            login = Login(password=password, access=rights)
            self._parts.issuer.logins[user] = self._parts.hub_issuer.logins[user] = login
        else:
            self._parts.issuer.anonymous = rights

    # -- images --------------------------------------------------------------------------------------------------

    def do_push(self, push: dict[str, Any]) -> Pushed:
        """Make an image and put it into a registry, past all rights."""
        wanted = from_json(Push, push)
        name = Name.parse(wanted.reference)
        bundle = build(wanted.wish, application.entries(Path(self._programs["busybox"])) if wanted.app else ())
        pushed = outcome(wanted.reference, bundle)
        if wanted.wish.kind == "schema1":
            self._plant(name, pushed.media_type, bundle.top.content, pushed.digest)
        else:
            self._parts.publishers[name.host].push(name, bundle, wanted.tags)
        if name.host == ghcr.HOST:
            self._note(wanted, name, bundle)
        return pushed

    def _note(self, push: Push, name: Name, bundle: Bundle) -> None:
        state = self._parts.state
        owner, _, image = name.repository.partition("/")
        if state.account(owner) is None:
            state.put(Account(login=owner, kind="Organization"))
        if state.package(name.repository) is None:
            visibility = push.visibility or "private"
            state.put(Package(owner=owner, name=image, visibility=visibility, repository=push.repository))
        nobody = Token(value="", kind=Kind.CLASSIC)
        for document in bundle.documents[:-1]:
            state.record_push(nobody, name.repository, document.digest)
        state.record_push(nobody, name.repository, bundle.top.digest, (name.tag, *push.tags))

    def do_plant(self, reference: str, media_type: str, content: str, digest: str = "") -> None:
        """Serve these bytes (base64) as a manifest of ghcr.io, whatever they are."""
        body = base64.b64decode(content)
        self._plant(Name.parse(reference), media_type, body, digest or ghcr.sha256(body))

    def _plant(self, name: Name, media_type: str, content: bytes, digest: str) -> None:
        planted = ghcr.Planted(media_type=media_type, content=content, digest=digest)
        for place in (name.tag, digest):
            self._parts.ghcr.planted[name.repository, place] = planted

    def do_delete_manifest(self, reference: str, digest: str) -> None:
        """Take one manifest out of a registry, as a cleanup job does through the REST API."""
        name = Name.parse(reference)
        self._parts.publishers[name.host].delete_manifest(name, digest)
        if name.host == ghcr.HOST:
            self._parts.state.record_delete(name.repository, digest)

    # -- what goes wrong -----------------------------------------------------------------------------------------

    def do_fault(self, fault: dict[str, Any]) -> None:
        """Put a rule in force."""
        self._parts.edge.faults.add(from_json(Fault, fault, "fault"))

    def do_proxy_login(self, login: str) -> None:
        """Make the proxy ask for a login, "user:password"; the empty one lets everybody through."""
        self._parts.edge.proxy.login = login

    def do_clear_faults(self) -> None:
        """Let everything go well again."""
        edge = self._parts.edge
        edge.proxy.login = ""
        edge.faults.clear()
        edge.tls_flaws = dict(self._start_flaws)
        edge.latency = 0.0
        self._parts.resolver.faults.clear()

    def do_tls(self, host: str, flaw: str) -> None:
        """Give a host a flawed certificate; the empty flaw is none."""
        _expect(flaw, TLS_FAULTS | {""})
        self._parts.edge.tls_flaws[host] = flaw

    def do_name(self, host: str, fault: str) -> None:
        """Spoil the lookup of a name; the empty fault is none."""
        _expect(fault, NAME_FAULTS | {""})
        self._parts.resolver.faults[host] = fault

    def do_latency(self, seconds: float) -> None:
        """Put a distance between the world's hosts and their clients: the time of one round trip."""
        self._parts.edge.latency = seconds

    # -- what was seen -------------------------------------------------------------------------------------------

    def do_requests(self) -> Any:
        """The journal, with the known tokens that each request carried."""
        tokens = [token["value"] for token in self._parts.state.to_json().get("tokens", ())]
        issued = [login.password for login in self._parts.issuer.logins.values()]
        return self._parts.edge.journal.entries([*tokens, *issued])

    def do_clear_requests(self) -> None:
        """Forget the journal."""
        self._parts.edge.journal.clear()

    def do_uploads(self) -> list[str]:
        """The upload sessions that stand open at ghcr.io's registry, as ``repository/uuid``."""
        root = self._parts.private.repositories
        return sorted(
            f"{path.parent.parent.relative_to(root)}/{path.name}"
            for path in root.glob("**/_uploads/*")
            if path.is_dir()
        )

    def do_reset(self) -> None:
        """Everything as at the start: nobody, no package, no image, no fault."""
        self.do_clear_faults()
        self._parts.state.load({})
        self._parts.ghcr.planted.clear()
        self._parts.ghcr.tickets.forget()
        self._parts.issuer.logins.clear()
        self._parts.hub_issuer.logins.clear()
        self._parts.issuer.anonymous = {}
        for publisher in self._parts.publishers.values():
            publisher.clear()
        self.do_clear_requests()

    # -- the engine ----------------------------------------------------------------------------------------------

    def do_engine(self, programs: dict[str, str], store: str = "classic", room: str = "") -> str:
        """Start the container engine if it does not run; gives its socket."""
        if self._engine is None:
            engine = Engine(self._directory / "engine", programs, store=store, room=room)
            engine.start()
            self._engine = engine
        return self._engine.socket

    # -- hosts ---------------------------------------------------------------------------------------------------

    def do_hosts_key(self) -> str:
        """The private key that the users of all hosts accept."""
        return str(self._hosts.prepare())

    def do_host_start(self, host: dict[str, Any]) -> None:
        """Start a host, and make it if it is new."""
        self._hosts.start(from_json(HostSpec, host, "host"))

    def do_host_end(self, name: str) -> None:
        """Cut a host's power."""
        self._hosts.end(name)

    def do_host_remove(self, name: str) -> None:
        """End a host and take its disk away."""
        self._hosts.remove(name)

    def do_host_keys(self, name: str) -> None:
        """Give a host's sshd new keys."""
        self._hosts.new_keys(name)

    def do_host_refresh(self, host: dict[str, Any]) -> None:
        """Put a host's files back to how they were made."""
        self._hosts.refresh(from_json(HostSpec, host, "host"))


def _expect(value: str, allowed: frozenset[str] | set[str]) -> None:
    if value not in allowed:
        raise ValueError(f"{value!r} is not one of: {', '.join(sorted(allowed - {''}))}, or nothing")
