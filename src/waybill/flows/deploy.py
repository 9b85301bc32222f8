"""``deploy``: which digest and which files, then the road that deploy and rollback share, then what is told."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace

from waybill.config.job import JobContext
from waybill.config.settings import DeploySettings
from waybill.core.deploy.model import DeployWish, SyncFile
from waybill.core.deploy.order import run_order, trust_findings
from waybill.core.deploy.plan import hash_of
from waybill.core.deploy.read_standing import standing_variables
from waybill.core.deploy.spec import new_transaction
from waybill.core.host.evidence import HostWish
from waybill.core.reference import reference_of
from waybill.core.waybill_document import Document
from waybill.effects.deploy.pilot import stage_variables
from waybill.effects.synced import Synced, read_synced
from waybill.errors import Mistake, UsageError
from waybill.flows.deploying.early import met_early
from waybill.flows.deploying.fleet import fleet_of, sail
from waybill.flows.deploying.ordering import ordered_by
from waybill.flows.deploying.orders import Call, Orders, by_hand, more_of, public_of
from waybill.flows.deploying.readiness import blocked
from waybill.flows.deploying.telling import Sailed, tell
from waybill.flows.ended import Ended
from waybill.flows.hands import Hands
from waybill.flows.images import Verdict, look_at_image, start_of
from waybill.flows.reach import Road, road_of
from waybill.flows.ready import Voyage, plan_of
from waybill.flows.recorded import asked_for, recorded_for
from waybill.flows.wishes import wish_of
from waybill.report.log import Log

VERB = "deploy"


def deploy(settings: DeploySettings, document: Document | None, job: JobContext, hands: Hands, log: Log) -> Ended:
    """Put one digest on every host, one transaction each, and prove it there."""
    started, begun = hands.http.clock.now_iso(), hands.http.clock.monotonic()
    for notice in settings.notices:
        log.warning(notice)
    synced = synced_of(settings)
    image = asked_for(settings.images, recorded_for(settings.images, document))
    road = road_of(settings, hands.environ, hands.http.clock)
    with met_early(settings.hosts[: settings.max_parallel], road) as early:
        with log.heartbeat(f"looking at {image}"):
            verdict = look_at_image(start_of(image, settings, job, hands), settings, hands, ask_for_layers=True)
        findings = (*trust_findings(job.event_facts), *verdict.findings)
        call = Call(settings=settings, job=job, hands=hands, log=log)
        orders = replace(_orders(settings, call, verdict, synced, road), early=early)
        with fleet_of(orders) as hosts:
            sail(orders, hosts, hindered=blocked(findings))
    return tell(
        Sailed(orders=orders, hosts=tuple(hosts), findings=findings, verdict=verdict),
        started=started,
        seconds=hands.http.clock.monotonic() - begun,
    )


def synced_of(settings: DeploySettings) -> tuple[Synced, ...]:
    """The files that go along. One that cannot is a mistake of the input, named before anything is reached."""
    synced = read_synced(".", settings.sync)
    mistakes = [
        Mistake("sync", f"{one.path}: {one.trouble}", "plain files of this checkout") for one in synced if one.trouble
    ]
    if mistakes:
        raise UsageError(mistakes)
    return synced


def _orders(settings: DeploySettings, call: Call, verdict: Verdict, synced: tuple[Synced, ...], road: Road) -> Orders:
    sight, hands = verdict.sight, call.hands
    target = wish_of(VERB, settings, sight.evidence)
    reference = reference_of(sight.evidence.wish.image)
    transaction = new_transaction(hands.http.clock.now_iso(), secrets.token_hex(4))
    files = {one.path: one.content for one in synced}
    staging = {
        **stage_variables(settings.state_directory, transaction, files),
        **standing_variables(settings.project_directory, files),
    }
    wish = _wish(settings, target, synced, call.job)
    return Orders(
        call=call,
        wish=wish,
        target=target,
        reference=replace(reference, digest=target.digest) if reference else None,
        bodies=sight.bodies,
        configs=sight.configs,
        look=plan_of(settings, target, sight, hands, Voyage(staging=staging if files else {}), road=road),
        ordered=ordered_by(wish.run, hands, allow_older=settings.allow_older),
        transaction=transaction,
        by_hand=by_hand(hands.environ),
        public=public_of(target, hands),
        more=more_of(sight.evidence.wish.image, hands),
        synced=synced,
    )


def _wish(settings: DeploySettings, target: HostWish, synced: Iterable[Synced], job: JobContext) -> DeployWish:
    return DeployWish(
        verb=VERB,
        image=target.repository,
        tag=target.tag,
        digest=target.digest,
        run=run_order(job),
        services=settings.services,
        sync=tuple(SyncFile(path=one.path, sha256=hash_of(one.content), mode=one.mode) for one in synced),
        recreate=settings.recreate,
        allow_older=settings.allow_older,
        keep=settings.keep,
        timeout=settings.timeout,
        confirm_timeout=settings.confirm_timeout,
        lock_wait=settings.lock_wait,
    )
