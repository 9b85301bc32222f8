"""GitHub's side of the lab as values: accounts, tokens, packages, repositories, policies, limits.

The REST twin and the front of the registry twin share one ``State``, so that both judge a token alike. Everything can
be written as JSON and read back: the lab is scripted over a control socket. Tokens here are made up by the lab.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import Any

from lab.github import access
from lab.github.access import Decision, ExchangeResult, Reason
from lab.github.model import (
    TIME_FORMAT,
    Account,
    Commit,
    Fault,
    Kind,
    Limits,
    Package,
    Policy,
    Repository,
    Run,
    RunJob,
    Step,
    Token,
    Version,
    parse_time,
)
from waybill.core.records import from_json, to_json

__all__ = [
    "Account",
    "Commit",
    "Decision",
    "ExchangeResult",
    "Fault",
    "Kind",
    "Limits",
    "Package",
    "Policy",
    "Reason",
    "Repository",
    "Run",
    "RunJob",
    "State",
    "Step",
    "Token",
    "Version",
]


@dataclass(frozen=True, kw_only=True)
class _Written:
    """The JSON form of a state."""

    accounts: tuple[Account, ...] = ()
    tokens: tuple[Token, ...] = ()
    packages: tuple[Package, ...] = ()
    repositories: tuple[Repository, ...] = ()
    limits: Limits = field(default_factory=Limits)
    faults: tuple[Fault, ...] = ()
    bad_credentials: int = 0
    lockout_after: int = 0


def _now() -> datetime:
    return datetime.now(timezone.utc)


class State:
    """Everything GitHub knows. Names of accounts, packages and repositories are found whatever their case."""

    def __init__(self, *, now: Callable[[], datetime] = _now) -> None:
        self.now = now
        self.limits = Limits()
        self.faults: list[Fault] = []
        self.bad_credentials = 0
        self.lockout_after = 0  # 0: never
        self._lock = threading.RLock()
        self._accounts: dict[str, Account] = {}
        self._tokens: dict[str, Token] = {}
        self._packages: dict[str, Package] = {}
        self._repositories: dict[str, Repository] = {}

    def put(self, *things: Account | Token | Package | Repository | Fault) -> None:
        """Add or replace."""
        with self._lock:
            for thing in things:
                self._put_one(thing)

    def _put_one(self, thing: Account | Token | Package | Repository | Fault) -> None:
        if isinstance(thing, Account):
            self._accounts[thing.login.lower()] = thing
        elif isinstance(thing, Token):
            self._tokens[thing.value] = thing
        elif isinstance(thing, Package):
            self._packages[thing.full_name] = thing
        elif isinstance(thing, Repository):
            self._repositories[thing.full_name.lower()] = thing
        else:
            self.faults.append(thing)

    def remove_package(self, full_name: str) -> None:
        """Delete the package with all its versions."""
        self._packages.pop(full_name.lower(), None)

    def account(self, login: str) -> Account | None:
        """The account of that name."""
        return self._accounts.get(login.lower())

    def package(self, full_name: str) -> Package | None:
        """The package of that image name, without its host."""
        return self._packages.get(full_name.lower())

    def repository(self, full_name: str) -> Repository | None:
        """The repository of that name."""
        return self._repositories.get(full_name.lower())

    def packages(self, owner: str) -> tuple[Package, ...]:
        """All packages of an owner, by name."""
        mine = [package for package in self._packages.values() if package.owner.lower() == owner.lower()]
        return tuple(sorted(mine, key=lambda package: package.name))

    def known_token(self, value: str) -> Token | None:
        """The token with that value, dead or alive."""
        return self._tokens.get(value)

    def live_token(self, value: str) -> Token | None:
        """The token with that value, when it is neither revoked nor expired. A refresh token opens nothing."""
        token = self._tokens.get(value)
        if token is None or token.revoked or token.kind is Kind.REFRESH:
            return None
        return None if token.expires and parse_time(token.expires) <= self.now() else token

    def revoke(self, value: str) -> None:
        """Make a token dead, as its owner or secret scanning would."""
        self.put(replace(self._tokens[value], revoked=True))

    def may(self, token: Token | None, repository: str, action: str) -> Decision:
        """May this live token (``None``: anonymous) ``pull``, ``push`` or ``delete`` the image ``acme/app``?"""
        return access.judge(self, token, repository, action)

    def exchange(self, username: str, secret: str, repository: str, actions: Iterable[str]) -> ExchangeResult:
        """What the registry's ``/token`` answers; ``repository`` is empty for a plain ``docker login``."""
        return access.exchange(self, username, secret, repository, tuple(actions))

    def record_push(
        self, token: Token, repository: str, digest: str, tags: Iterable[str] = (), source: str = ""
    ) -> Package:
        """Note a manifest that arrived. A new package is private; a job's package is linked to the job's repository.

        ``source`` is the repository that the label ``org.opencontainers.image.source`` names; it links only a new one.
        """
        with self._lock:
            package = self.package(repository) or access.new_package(token, repository, source)
            self.put(_with_version(package, digest, tuple(tags), self.now().strftime(TIME_FORMAT)))
            return self._packages[repository.lower()]

    def record_delete(self, repository: str, digest: str) -> None:
        """Forget a version."""
        package = self._packages[repository.lower()]
        self.put(replace(package, versions=tuple(v for v in package.versions if v.digest != digest)))

    def take_fault(self, path: str) -> Fault | None:
        """The fault that this call meets, counted down."""
        with self._lock:
            for index, fault in enumerate(self.faults):
                if path.startswith(fault.path):
                    self.faults[index : index + 1] = [replace(fault, times=fault.times - 1)] if fault.times > 1 else []
                    return fault
        return None

    def to_json(self) -> dict[str, Any]:
        """The whole state as plain JSON values."""
        written = _Written(
            accounts=tuple(self._accounts.values()),
            tokens=tuple(self._tokens.values()),
            packages=tuple(self._packages.values()),
            repositories=tuple(self._repositories.values()),
            limits=self.limits,
            faults=tuple(self.faults),
            bad_credentials=self.bad_credentials,
            lockout_after=self.lockout_after,
        )
        return dict(to_json(written))

    def load(self, data: Mapping[str, Any]) -> None:
        """Replace everything by what ``to_json`` wrote; an unknown or ill-typed field is refused by its place."""
        written = from_json(_Written, dict(data))
        with self._lock:
            for shelf in (self._accounts, self._tokens, self._packages, self._repositories, self.faults):
                shelf.clear()
            self.put(*written.accounts, *written.tokens, *written.packages, *written.repositories, *written.faults)
            self.limits = written.limits
            self.bad_credentials, self.lockout_after = written.bad_credentials, written.lockout_after

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> State:
        """A state as ``to_json`` wrote it."""
        state = cls()
        state.load(data)
        return state


def _with_version(package: Package, digest: str, tags: tuple[str, ...], created_at: str) -> Package:
    """A tag is on one version only: pushing it elsewhere takes it away from where it was."""
    known = {version.digest: version for version in package.versions}
    mine = known.pop(digest, Version(digest=digest, created_at=created_at))
    others = [replace(v, tags=tuple(tag for tag in v.tags if tag not in tags)) for v in known.values()]
    both = mine.tags + tuple(tag for tag in tags if tag not in mine.tags)
    return replace(package, versions=(*others, replace(mine, tags=both)))
