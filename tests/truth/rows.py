"""All rows in the order of the page, whatever their kind, and what is expected of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from tests.faults import test_founding_story, test_real_project
from tests.faults.build_rows import BUILDS
from tests.faults.compose_rows import PROJECT
from tests.faults.deploy_compose_rows import COMPOSE
from tests.faults.deploy_cut_rows import CUT
from tests.faults.deploy_engine_rows import ENGINES
from tests.faults.deploy_fetch_rows import FETCH
from tests.faults.deploy_fleet_rows import FLEET
from tests.faults.deploy_host_rows import HOSTS
from tests.faults.deploy_killed_rows import KILLED
from tests.faults.deploy_rollback_rows import ROLLBACK
from tests.faults.deploy_rows import DEPLOYS
from tests.faults.deploy_twice_rows import TWICE
from tests.faults.fixed import store_of_others
from tests.faults.healthy_rows import HEALTHY
from tests.faults.host_rows import HOST
from tests.faults.identity_rows import IDENTITY
from tests.faults.login_rows import LOGIN
from tests.faults.others import ASIDE, OF_A_STORY
from tests.faults.runtime_rows import RUNTIME
from tests.faults.transport_rows import TRANSPORT, VERIFYING
from tests.truth import content
from tests.truth.score import GREEN, identity

FILES = {  # of tests, and the files of rows that each plays
    "founding_story": ("founding_story",),
    "deploy": (
        "deploy",
        "deploy_fetch",
        "deploy_compose",
        "deploy_host",
        "deploy_cut",
        "deploy_twice",
        "deploy_killed",
        "deploy_engine",
        "deploy_rollback",
    ),
    "fleet": ("deploy_fleet",),
    "healthy": ("healthy",),
    "verify": ("identity", "runtime", "transport"),
    "preflight": ("transport", "host", "compose", "login"),
    "real_project": ("real_project",),
    "build": ("build",),
}
PIPELINE = test_founding_story.test_nobody_would_see_it_by_the_old_means


@dataclass(frozen=True, kw_only=True)
class Case:
    """One row."""

    row: str
    name: str
    catalogue: str
    expected: str  # the outcome, or nothing for a story
    told: tuple[str, ...] = ()
    stores: tuple[str, ...] = ("",)
    content: str
    others: str = "no"  # "yes", or why other pipelines are not asked; "no" where nothing is deployed
    other_stores: tuple[str, ...] = ()
    other_row: str = ""  # under which name they are, if it is another one
    other_content: str = ""

    @property
    def good(self) -> bool | None:
        """Whether it must be green; nothing where a story has both."""
        return None if not self.expected else self.expected in GREEN


@dataclass(frozen=True, kw_only=True)
class Section:
    """Rows of one kind."""

    title: str
    verb: str
    about: str = ""
    cases: tuple[Case, ...]


class Row(Protocol):
    """What all tables hold."""

    @property
    def set_up(self) -> Callable[..., Any]: ...
    @property
    def name(self) -> str: ...
    @property
    def row(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def errors(self) -> tuple[str, ...]: ...
    @property
    def stores(self) -> tuple[str, ...]: ...


def sections() -> Iterator[Section]:
    """Everything that is played, in order."""
    yield Section(title="The founding story", verb="verify, preflight, and other pipelines", cases=_founding())
    yield Section(
        title="The image, from the commit to the registry",
        verb="build-push",
        about=_BUILDS,
        cases=_cases(BUILDS.rows),
    )
    for title, verb, rows in _LOOKS:
        yield Section(title=title, verb=verb, cases=_cases(rows))
    for title, voyages in _VOYAGES:
        yield Section(title=title, verb="deploy and rollback", cases=_cases(voyages, deploys=True))
    project = _story(test_real_project.test_the_project_goes_through_all_of_it, "project")
    yield Section(title="A whole real project", verb="deploy and rollback", cases=(project,))
    yield Section(title="Four hosts at once", verb="deploy and rollback", about=_FLEET, cases=_cases(FLEET.rows))


def _cases(rows: Iterable[Row], *, deploys: bool = False) -> tuple[Case, ...]:
    return tuple(
        Case(
            row=identity(row.set_up),
            name=row.name.replace("_", " "),
            catalogue=row.row,
            expected=row.outcome,
            told=tuple(code for entry in (*row.errors, *getattr(row, "unsettled", ())) for code in entry.split("|")),
            stores=row.stores,
            content=content.of_row(row.set_up),
            others=_others(row) if deploys else "no",
            other_stores=store_of_others(row),
        )
        for row in rows
    )


def _others(row: Row) -> str:
    return ASIDE.get(row.name, "yes" if row.outcome else OF_A_STORY)


def _founding() -> tuple[Case, ...]:
    found = [_story(test, "story", "refused", told) for test, *told in _FOUNDING]
    by_others = {
        "others": "yes",
        "other_stores": found[0].stores,
        "other_row": identity(PIPELINE),
        "other_content": content.of_row(PIPELINE),
    }
    return (Case(**{**vars(found[0]), **by_others}), *found[1:])


def _story(test: Callable[..., Any], catalogue: str, expected: str = "", told: Iterable[str] = ()) -> Case:
    row = identity(test)
    return Case(
        row=row,
        name=row.partition("/")[2].replace("_", " "),
        catalogue=catalogue,
        expected=expected,
        told=tuple(told),
        stores=("containerd", "classic"),
        content=content.of_row(test),
    )


_FOUNDING: tuple[Any, ...] = (
    (
        test_founding_story.test_verify_names_each_part,
        *("registry.tag-absent", "container.unhealthy", "health.docker-disagrees"),
        *("identity.no-chain", "identity.local-build"),
    ),
    (test_founding_story.test_preflight_names_each_part, "host.file-differs", "login.dead", "login.gh-token"),
    (
        test_founding_story.test_preflight_with_a_live_token_names_the_tag_and_the_dead_login,
        *("registry.tag-absent", "host.file-differs", "login.dead", "login.gh-token"),
    ),
)
_LOOKS: tuple[tuple[str, str, Sequence[Row]], ...] = (
    ("Something else runs", "verify", IDENTITY.rows),
    ("It runs and does not stay, or does not work", "verify", RUNTIME.rows),
    ("The way to a host", "verify", VERIFYING.rows),
    ("The way to a host", "preflight", TRANSPORT.rows),
    ("The host", "preflight", HOST.rows),
    ("Logins that lie there", "preflight", LOGIN.rows),
    ("The compose project", "preflight", PROJECT.rows),
    ("Good deploys that must stay green", "verify and preflight", HEALTHY.rows),
)
_VOYAGES: tuple[tuple[str, Sequence[Row]], ...] = (
    ("Versions that work and that do not", DEPLOYS.rows),
    ("The image on its way", FETCH.rows),
    ("The compose project in its habits", COMPOSE.rows),
    ("The host under a deploy", HOSTS.rows),
    ("What ends in the middle, and who comes at once", [*CUT.rows, *TWICE.rows, *KILLED.rows, *ENGINES.rows]),
    ("Going back, and what is kept for it", ROLLBACK.rows),
)
_BUILDS = """
A real engine builds and pushes, on both image stores, with buildx or the classic builder. What stands in the
registry is read from its own disk; what is left of builders, logins and secrets is looked for. "Users" are those who
pull: the tags must lead where the run says.
"""
_FLEET = """
Two hosts of each image store. The worst of the four gaps is shown; each host is judged by itself.
"""
