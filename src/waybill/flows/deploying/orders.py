"""What is the same for every host of a deploy or rollback, made once."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import partial

from waybill.config.job import JobContext
from waybill.config.settings import RolloutSettings
from waybill.core.chain import ConfigFacts
from waybill.core.deploy.model import DeployWish, Ledger
from waybill.core.finding import Finding
from waybill.core.host.ask_compose import env_file, read_values
from waybill.core.host.evidence import HostWish
from waybill.core.reference import Reference
from waybill.effects.answers.public import ask_public
from waybill.effects.synced import Synced
from waybill.flows.deploying.early import Early
from waybill.flows.hands import Hands
from waybill.flows.images import more_bodies
from waybill.flows.once import Latest, Once
from waybill.flows.ready import Plan
from waybill.flows.window import Answers, More
from waybill.frozen import dataclass
from waybill.report.log import Log

Ordered = Callable[[str, Ledger], Iterable[Finding]]


@dataclass(frozen=True, kw_only=True)
class Call:
    """What a verb is called with."""

    settings: RolloutSettings
    job: JobContext
    hands: Hands
    log: Log


@dataclass(frozen=True, kw_only=True)
class Orders:
    """One run. ``look`` is how hosts are looked at first; ``ordered`` says what the order of runs has against it."""

    call: Call
    wish: DeployWish
    target: HostWish
    reference: Reference | None
    bodies: Mapping[str, bytes]
    configs: tuple[ConfigFacts, ...]
    look: Plan
    ordered: Ordered
    transaction: str
    by_hand: str  # `user@machine`, for a run that is no job
    public: Callable[[], Answers]
    more: More
    synced: tuple[Synced, ...] = ()
    also: Mapping[str, bytes] = field(default_factory=dict)  # manifests of a release that were kept on hosts
    early: Early | None = None  # hosts that are being reached already

    @property
    def settings(self) -> RolloutSettings:
        """What the user wants."""
        return self.call.settings

    @property
    def hands(self) -> Hands:
        """What the run may touch."""
        return self.call.hands

    @property
    def log(self) -> Log:
        """Lines for people."""
        return self.call.log

    @property
    def values(self) -> str:
        """The secret values for compose, as an env file."""
        variables = self.settings.variables
        given = read_values(variables.reveal()) if variables else {}
        return env_file({name: value.reveal() for name, value in given.items()})

    @property
    def files(self) -> Mapping[str, bytes]:
        """The synced files by path."""
        return {one.path: one.content for one in self.synced}


def public_of(wish: HostWish, hands: Hands) -> Callable[[], Answers]:
    """The public address, asked once for all hosts that are ready."""
    if not wish.health.public_url:
        return tuple
    return Latest[Answers](lambda: ask_public(wish.health, environ=hands.environ, clock=hands.http.clock))


def more_of(image: str, hands: Hands) -> More:
    """What the registry has of other digests of the repository, each asked for once."""
    return Once(partial(more_bodies, hands, image))


def by_hand(environ: Mapping[str, str]) -> str:
    """Who runs this, where it is no job: ``user@machine``, for whoever has to wait for its lock."""
    user = environ.get("USER") or environ.get("LOGNAME") or "somebody"
    return "@".join(re.sub(r"[^A-Za-z0-9._-]", "-", name)[:64] or "somebody" for name in (user, socket.gethostname()))
