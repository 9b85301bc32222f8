"""The stage on which situations are set up, and the tables that they are written into."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lab.github.model import Repository
from lab.publish import Pushed
from lab.world import World
from tests.integration.preflight.running import Docker, Look

APP = "ghcr.io/acme/app:1.0"
OPEN = "ghcr.io/acme/open:1.0"
BOTH = ("linux/amd64", "linux/arm64")


class Stage:
    """A world with the organisation acme (owner octo), its private image ``APP`` and its public image ``OPEN``."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.state = world.state
        self.state.add_account("octo")
        self.state.add_account("acme", kind="Organization", owners=("octo",), members=("mona",))
        self.state.put(Repository(owner="acme", name="app"))
        self.app = self.push(APP, repository="acme/app")
        self.open = self.push(OPEN, visibility="public")

    def push(self, reference: str, **wish: Any) -> Pushed:
        """Put an image into a registry."""
        return self.state.push_image(reference, **wish)

    def token(self, kind: str = "classic", **more: Any) -> str:
        """A live token; a classic one may read packages and no more."""
        return self.state.add_token(kind, **more)

    def job(self, repository: str = "acme/app", packages: str = "write", **more: Any) -> dict[str, str]:
        """The environment of a job whose GITHUB_TOKEN is handed over as the input ``github-token``."""
        token = self.state.add_job_token(repository, packages, **more)
        return {**in_actions(repository), "WAYBILL_GITHUB_TOKEN": token}


def in_actions(repository: str = "acme/app") -> dict[str, str]:
    """The variables of a job."""
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_REPOSITORY": repository,
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_API_URL": "https://api.github.com",
        "GITHUB_EVENT_NAME": "push",
        "GITHUB_SHA": "c0ffee" * 6 + "c0ff",
        "GITHUB_REF": "refs/heads/main",
        "GITHUB_ACTOR": "octo",
        "GITHUB_RUN_ID": "7",
    }


def look(
    *arguments: str,
    token: str = "",
    github: str = "",
    environ: Mapping[str, str] | None = None,
    docker: Docker | None = None,
    files: Mapping[str, str] | None = None,
    helpers: Mapping[str, str] | None = None,
) -> Look:
    """A call of preflight; ``token`` is the input ``registry-token``, ``github`` the input ``github-token``."""
    given = {"WAYBILL_REGISTRY_TOKEN": token, "WAYBILL_GITHUB_TOKEN": github}
    variables = {name: value for name, value in given.items() if value}
    return Look(
        arguments=arguments,
        environ={**variables, **(environ or {})},
        docker=docker,
        files=files or {},
        helpers=helpers or {},
    )


def nonsense(length: int = 36) -> str:
    """Letters that no checksum was made for."""
    return "A" + secrets.token_hex(length)[: length - 1]


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What is set up, and all that may be said about it."""

    name: str
    set_up: Callable[[Stage], Look]
    errors: tuple[str, ...]
    unsettled: tuple[str, ...]
    beside: tuple[str, ...]  # warnings and notes
    exit: int
    says: tuple[str, ...]  # in the cause or fix of the first finding


Register = Callable[[Callable[[Stage], Look]], Callable[[Stage], Look]]


class Table:
    """Situations in the order in which they are written down."""

    def __init__(self) -> None:
        self.rows: list[Situation] = []

    def refused(self, code: str, *says: str, beside: tuple[str, ...] = ()) -> Register:
        """A situation with exactly one error: exit 10."""
        return self._row(errors=(code,), unsettled=(), beside=beside, exit=10, says=says)

    def unknown(self, code: str, *says: str, beside: tuple[str, ...] = ()) -> Register:
        """A situation in which a check could not be made: exit 40, never green."""
        return self._row(errors=(), unsettled=(code,), beside=beside, exit=40, says=says)

    def good(self, *beside: str) -> Register:
        """A healthy situation: exit 0, and nothing beside what is listed."""
        return self._row(errors=(), unsettled=(), beside=beside, exit=0, says=())

    def _row(self, **expected: Any) -> Register:
        def register(set_up: Callable[[Stage], Look]) -> Callable[[Stage], Look]:
            self.rows.append(Situation(name=set_up.__name__, set_up=set_up, **expected))
            return set_up

        return register
