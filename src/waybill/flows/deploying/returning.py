"""The orders for going back: a release that hosts have kept, with its image, its files and its manifests."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from waybill.core.chain import ConfigFacts
from waybill.core.deploy.candidates import Candidate, rollback_wish
from waybill.core.deploy.model import DeployWish, Release, SyncFile
from waybill.core.deploy.order import run_order
from waybill.core.deploy.read_ledger import ledger_variables, read_ledger
from waybill.core.deploy.read_standing import standing_variables
from waybill.core.deploy.spec import new_transaction
from waybill.core.reference import reference_of
from waybill.effects.deploy.pilot import stage_variables
from waybill.effects.host.pull import PullWish
from waybill.effects.look import look
from waybill.flows.deploying.host import HostDeploy
from waybill.flows.deploying.orders import Call, Orders, by_hand, more_of, public_of
from waybill.flows.images import Verdict, look_at_image, start_of
from waybill.flows.ladder import Sight
from waybill.flows.ready import Voyage, plan_of
from waybill.flows.wishes import wish_of
from waybill.frozen import dataclass

VERB = "rollback"
_ANY_TAG = "waybill-rollback"  # so that a project that wants one can be rendered before it is known which


@dataclass(frozen=True, kw_only=True)
class Return:
    """What is gone back to. ``sight`` is of the registry, where it had to be asked."""

    wish: DeployWish
    image: str
    sight: Sight
    commit: str = ""
    transaction: str = ""
    local: bool = True
    voyage: Voyage = field(default_factory=Voyage)
    kept: Mapping[str, bytes] = field(default_factory=dict)  # manifests that the host has kept


def scouting(call: Call) -> Orders:
    """Orders to look at hosts before it is known what is to be gone back to."""
    image = call.settings.images[0] if call.settings.images else ""
    wish = replace(_wish(call), tag=_ANY_TAG)
    return _orders(call, Return(wish=wish, image=image, sight=_nothing_seen(image, call)))


def new_return(call: Call) -> str:
    """The name of a rollback, the same on all hosts."""
    return new_transaction(call.hands.http.clock.now_iso(), secrets.token_hex(4))


def returning(call: Call, candidate: Candidate, verdict: Verdict | None, one: HostDeploy, transaction: str) -> Orders:
    """Orders to go back to this release on this host. Its manifests are known by the registry or by the host."""
    release = candidate.release
    kept = _bodies(one, release)
    image = f"{release.image}@{release.digest}" if release.digest else release.image
    wish = rollback_wish(replace(_wish(call), sync=_gone(one, release)), candidate)
    base = call.settings.state_directory
    paths = [file.path for file in wish.sync]
    staging = {
        **stage_variables(base, transaction, {}),
        **standing_variables(call.settings.project_directory, paths),
        "stage_from": f"{_releases(one)}/{release.name}/files" if release.sync else "",
    }
    return _orders(
        call,
        Return(
            wish=replace(wish, run=replace(wish.run, commit=release.run.commit or wish.run.commit)),
            image=image,
            sight=verdict.sight if verdict else _nothing_seen(image, call),
            commit=release.run.commit,
            transaction=transaction,
            local=candidate.local is True,
            voyage=Voyage(staging=staging if paths else {}, release=release.name),
            kept=kept,
        ),
    )


def image_for(call: Call, found: Sequence[Candidate]) -> Verdict | None:
    """What the registry says of the image, where a host does not have it any more."""
    missing = [one.release for one in found if one.local is not True and one.release.digest]
    if not missing:
        return None
    image = f"{missing[0].image}@{missing[0].digest}"
    with call.log.heartbeat(f"looking at {image}"):
        start = start_of(image, call.settings, call.job, call.hands)
        return look_at_image(start, call.settings, call.hands, ask_for_layers=True)


def _orders(call: Call, back: Return) -> Orders:
    settings, hands, sight = call.settings, call.hands, back.sight
    bodies = {**back.kept, **sight.bodies}
    wished = wish_of(VERB, settings, sight.evidence)
    target = replace(wished, tag=back.wish.tag, digest=back.wish.digest, commit=back.commit or wished.commit)
    plan = plan_of(settings, target, replace(sight, bodies=bodies), hands, back.voyage)
    reference = reference_of(back.image) if back.image else None
    configs: tuple[ConfigFacts, ...] = sight.configs
    return Orders(
        call=call,
        wish=back.wish,
        target=target,
        reference=reference,
        bodies=bodies,
        configs=configs,
        look=replace(plan, pull=PullWish(registry="", repository="")) if back.local else plan,
        ordered=lambda _host, _ledger: (),
        transaction=back.transaction,
        by_hand=by_hand(hands.environ),
        public=public_of(target, hands),
        more=more_of(back.image, hands),
    )


def _wish(call: Call) -> DeployWish:
    settings = call.settings
    reference = reference_of(settings.images[0]) if settings.images else None
    return DeployWish(
        verb=VERB,
        image=reference.name if reference else "",
        run=run_order(call.job),
        services=settings.services,
        keep=settings.keep,
        timeout=settings.timeout,
        confirm_timeout=settings.confirm_timeout,
        lock_wait=settings.lock_wait,
    )


def _nothing_seen(image: str, call: Call) -> Sight:
    return Sight(evidence=start_of(image, call.settings, call.job, call.hands))


def _gone(one: HostDeploy, release: Release) -> tuple[SyncFile, ...]:
    """Files that a later release brought, and that this one did not have."""
    there = {file.path for file in release.sync}
    later = [other for other in one.facts.ledger.releases if other.since >= release.since and other is not release]
    paths = dict.fromkeys(file.path for other in later for file in other.sync if file.sha256)
    return tuple(SyncFile(path=path, sha256="", mode="-") for path in paths if path not in there)


def _releases(one: HostDeploy) -> str:
    machine = one.evidence.machine if one.evidence else None
    return f"{machine.state_directory if machine else ''}/releases"


def _bodies(one: HostDeploy, release: Release) -> Mapping[str, bytes]:
    """The manifests that the host has kept of this release, each hashed by whoever reads them."""
    machine = one.evidence.machine if one.evidence else None
    if one.channel is None or machine is None or not release.digest:
        return {}
    variables = ledger_variables(machine.state_directory, release.name)
    looked = look(one.channel, ("ledger",), variables=variables, timeout=one.orders.look.road.seconds)
    return read_ledger(looked.told).bodies
