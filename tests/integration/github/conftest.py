"""The twin of GitHub on a free loopback port, and the product's own client for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from lab.github.server import serve
from lab.github.state import State
from lab.github.twin import GitHubTwin
from tests.integration.github.situations import NOW, world
from waybill.effects.clock import Clock
from waybill.effects.github import GitHub
from waybill.effects.github_api import Api
from waybill.effects.http import Http, Limits
from waybill.secret import Secret


@dataclass
class Slept:
    """A clock that notes its waits instead of making them."""

    waits: list[float] = field(default_factory=list)

    @property
    def clock(self) -> Clock:
        return Clock(wall=NOW.timestamp, sleep=self.waits.append)


@pytest.fixture
def state() -> State:
    return world()


@pytest.fixture
def twin(state: State) -> GitHubTwin:
    return GitHubTwin(state)


@pytest.fixture
def url(twin: GitHubTwin) -> Iterator[str]:
    with serve(twin) as address:
        yield address


@pytest.fixture
def slept() -> Slept:
    return Slept()


@pytest.fixture
def http(slept: Slept) -> Iterator[Http]:
    with Http({}, limits=Limits(connect=5, read=5, attempt=5, whole=15), clock=slept.clock) as client:
        yield client


Ask = Callable[[str], GitHub]


@pytest.fixture
def ask(url: str, http: Http) -> Ask:
    """GitHub as the given token sees it; empty: without one."""
    return lambda token: GitHub(Api(url, Secret(token) if token else None, http))
