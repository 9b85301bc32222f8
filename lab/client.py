"""Typed commands to a running world."""

from __future__ import annotations

import base64
import binascii
import json
import platform
import secrets
import string
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from lab import application, control
from lab.faults import Fault
from lab.github.model import TIME_FORMAT
from lab.github.state import Account, Kind, Package, Policy, Repository, Token
from lab.images import Wish
from lab.journal import Seen
from lab.publish import Pushed
from waybill.core.records import from_json, to_json

BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
PREFIXES = {
    Kind.CLASSIC: "ghp_",
    Kind.FINE_GRAINED: "github_pat_",
    Kind.OAUTH: "gho_",
    Kind.APP_USER: "ghu_",
    Kind.INSTALLATION: "ghs_",
    Kind.JOB: "ghs_",
    Kind.REFRESH: "ghr_",
}


def _random(length: int) -> str:
    return "".join(secrets.choice(BASE62) for _ in range(length))


def _checksum(text: str) -> str:
    """GitHub's: CRC-32 in base 62, six digits."""
    number, digits = binascii.crc32(text.encode()), ""
    while number:
        number, rest = divmod(number, 62)
        digits = BASE62[rest] + digits
    return digits.rjust(6, "0")


def token_text(kind: Kind) -> str:
    """A text in the true form of that kind of token, with its checksum right."""
    if kind is Kind.FINE_GRAINED:
        return f"github_pat_{_random(22)}_{_random(59)}"
    body = _random(30)
    return PREFIXES[kind] + body + _checksum(body)


def native_platform() -> str:
    """The platform of this machine, for images that shall run on it."""
    machine = platform.machine()
    names = {"x86_64": "amd64", "aarch64": "arm64"}
    return f"linux/{names.get(machine, machine)}"


def in_days(days: float) -> str:
    """A point in time from now on, as the twin writes it."""
    return (datetime.now(timezone.utc) + timedelta(days=days)).strftime(TIME_FORMAT)


class State:
    """GitHub's side of the world: accounts, tokens, packages, and the images in the registries."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def _ask(self, command: str, **arguments: Any) -> Any:
        return control.ask(self._path, command, arguments)

    def put(self, *things: Account | Token | Package | Repository) -> None:
        """Add or replace."""
        for thing in things:
            self._ask("put", kind=type(thing).__name__.lower(), value=to_json(thing))

    def add_account(
        self,
        login: str,
        *,
        kind: str = "User",
        owners: Iterable[str] = (),
        members: Iterable[str] = (),
        policy: Policy | None = None,
    ) -> None:
        """Add a user, or with ``kind="Organization"`` an organisation."""
        account = Account(
            login=login, kind=kind, owners=tuple(owners), members=tuple(members), policy=policy or Policy()
        )
        self.put(account)

    def set_policy(self, login: str, policy: Policy) -> None:
        """Change what an organisation forbids; all else about it stays."""
        accounts = self.read()["accounts"]
        (account,) = [entry for entry in accounts if entry["login"].lower() == login.lower()]
        self._ask("put", kind="account", value={**account, "policy": to_json(policy)})

    def add_token(
        self,
        kind: str = "classic",
        *,
        owner: str = "octo",
        scopes: Iterable[str] = ("read:packages",),
        expires: str = "",
        value: str = "",
        **more: Any,
    ) -> str:
        """Add a token and return its text. ``more`` are other fields of ``Token``."""
        which = Kind(kind)
        text = value or token_text(which)
        scoped = tuple(scopes) if which in {Kind.CLASSIC, Kind.OAUTH} else ()
        login = "" if which in {Kind.JOB, Kind.INSTALLATION} else owner
        created = more.pop("created", in_days(-1))
        self.put(Token(value=text, kind=which, owner=login, scopes=scoped, created=created, expires=expires, **more))
        return text

    def add_job_token(self, repository: str, packages: str = "write", **more: Any) -> str:
        """Add the ``GITHUB_TOKEN`` of a job in that repository with these rights on packages."""
        permissions = {} if packages == "none" else {"packages": packages}
        return self.add_token("job", repository=repository, permissions=permissions, **more)

    def revoke(self, token: str) -> None:
        """Make a token dead."""
        self._ask("revoke", token=token)

    def add_package(self, full_name: str, *, visibility: str = "private", repository: str = "", **more: Any) -> None:
        """Add a package without any image. ``more`` are other fields of ``Package``."""
        owner, _, name = full_name.partition("/")
        self.put(Package(owner=owner, name=name, visibility=visibility, repository=repository, **more))

    def change_package(self, full_name: str, **changes: Any) -> None:
        """Change fields of a package that is there: visibility, repository, actions_access, collaborators..."""
        owner, _, name = full_name.partition("/")
        here = [entry for entry in self.read()["packages"] if (entry["owner"], entry["name"]) == (owner, name)]
        self._ask("put", kind="package", value={**here[0], **to_json(changes)})

    def push_image(
        self,
        reference: str,
        *,
        tags: Iterable[str] = (),
        visibility: str = "",
        repository: str = "",
        app: bool = False,
        **wish: Any,
    ) -> Pushed:
        """Put an image into a registry of the world, past all rights. ``wish`` are fields of ``images.Wish``.

        On ghcr.io its package (private if nothing is said) and owner (an organisation) are added when absent.
        """
        push = {
            "reference": reference,
            "tags": list(tags),
            "visibility": visibility,
            "repository": repository,
            "app": app,
            "wish": to_json(Wish(**wish)),
        }
        return from_json(Pushed, self._ask("push", push=push))

    def push_app(self, reference: str, version: str, *, healthcheck: bool | str = False, **more: Any) -> Pushed:
        """Put the sample application in that version into a registry, with a health check of its own if wished."""
        more.setdefault("command", application.COMMAND)
        more.setdefault("platforms", (native_platform(),))
        more["healthcheck"] = application.HEALTHCHECK if healthcheck is True else healthcheck or ""
        environment = {"VERSION": version, **more.pop("environment", {})}
        return self.push_image(reference, app=True, environment=environment, content=version, **more)

    def plant(self, reference: str, media_type: str, content: bytes, digest: str = "") -> None:
        """Make ghcr.io serve these very bytes as a manifest, with a digest header of choice."""
        text = base64.b64encode(content).decode()
        self._ask("plant", reference=reference, media_type=media_type, content=text, digest=digest)

    def delete_manifest(self, reference: str, digest: str) -> None:
        """Take a manifest out of a repository; an index that lists it stays."""
        self._ask("delete_manifest", reference=reference, digest=digest)

    def forget_tickets(self) -> None:
        """Make every token that ghcr.io handed out too old."""
        self._ask("forget_tickets")

    def add_login(self, user: str, password: str, access: Mapping[str, Iterable[str]]) -> None:
        """Add a user of token.example.com and of Docker Hub; the empty name sets what nobody may do at the first."""
        rights = {name: list(actions) for name, actions in access.items()}
        self._ask("login", user=user, password=password, access=rights)

    def read(self) -> dict[str, Any]:
        """All that GitHub knows, as JSON values."""
        return dict(self._ask("state"))

    def load(self, state: Mapping[str, Any]) -> None:
        """Replace all that GitHub knows."""
        self._ask("load", state=dict(state))


class Client:
    """A running world, told through its control socket."""

    def __init__(self, path: Path) -> None:
        self._socket = path
        self.state = State(path)

    def ask(self, command: str, **arguments: Any) -> Any:
        """Send any command."""
        return control.ask(self._socket, command, arguments)

    def process_id(self) -> int:
        """A process of the world, as numbered outside."""
        return control.peer(self._socket)

    def fault(self, kind: str, **fields: Any) -> None:
        """From now on, something goes wrong: see ``faults.Fault``."""
        self.ask("fault", fault=to_json(Fault(kind=kind, **fields)))

    def limit_reads(self, times: int | None = 1, wait: str = "1.16676ms") -> None:
        """ghcr.io says that there were too many reads; how long to wait stands in the message alone."""
        message = f"retry-after: {wait}, allowed: 44000/minute"
        body = json.dumps({"errors": [{"code": "TOOMANYREQUESTS", "message": message}]})
        self.fault("status", host="ghcr.io", path="/(manifests|tags|blobs)/", times=times, status=429, body=body)

    def proxy_login(self, login: str) -> None:
        """Make http://proxy.example.com:3128 ask for "user:password"; the empty text lets everybody through."""
        self.ask("proxy_login", login=login)

    def tls(self, host: str, flaw: str) -> None:
        """Give a host a flawed certificate: see ``faults.TLS_FAULTS``; the empty flaw is none."""
        self.ask("tls", host=host, flaw=flaw)

    def name_fault(self, host: str, fault: str) -> None:
        """Spoil the lookup of a name: see ``faults.NAME_FAULTS``; the empty fault is none."""
        self.ask("name", host=host, fault=fault)

    def latency(self, seconds: float) -> None:
        """Set the time of one round trip to every host."""
        self.ask("latency", seconds=seconds)

    def clear_faults(self) -> None:
        """Let everything go well again."""
        self.ask("clear_faults")

    def requests(self, host: str = "", method: str = "", path: str = "") -> list[Seen]:
        """What the world's hosts were asked since the last clearing; ``path`` is the beginning of one."""
        seen = [from_json(Seen, entry) for entry in self.ask("requests")]
        return [
            entry
            for entry in seen
            if host in {"", entry.host} and method in {"", entry.method} and entry.path.startswith(path)
        ]

    def clear_requests(self) -> None:
        """Forget what was asked so far."""
        self.ask("clear_requests")

    def uploads(self) -> list[str]:
        """Upload sessions that stand open behind ghcr.io."""
        return [str(name) for name in self.ask("uploads")]

    def reset(self) -> None:
        """Everything as at the start: nobody, no package, no image, no fault."""
        self.ask("reset")
