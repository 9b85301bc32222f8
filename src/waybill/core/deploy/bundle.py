"""Everything that one transaction needs on its host, as files (docs/host-protocol.md). Pure.

The program itself and the synced files come from elsewhere: the one is sent with it, the others stand there already.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from waybill.core.deploy.model import DeployWish, Fetched, HostPlan, Kept, Ledger, Pin, Release, Status
from waybill.core.deploy.override import before_text, labels_of, override_text
from waybill.core.deploy.plan import adopted_sync
from waybill.core.deploy.read_ledger import release_text
from waybill.core.deploy.spec import spec_text
from waybill.core.deploy.standing import recorded
from waybill.core.host.compose import ComposeFacts
from waybill.core.host.engine import Store
from waybill.core.host.evidence import HostEvidence
from waybill.core.identity import KEEP_TAG, read_name, whole

_NOTHING_KEPT = Kept()
_LARGEST_BODY = 64 * 1024


def bundle_of(
    plan: HostPlan,
    wish: DeployWish,
    fetched: Fetched,
    evidence: HostEvidence,
    ledger: Ledger,
    *,
    bodies: Mapping[str, bytes],
    bundle: str,
    kept: Kept = _NOTHING_KEPT,
    docker_host: str = "",
) -> Mapping[str, bytes]:
    """The files of a bundle by their path in it. ``bundle`` is its own path, ``bodies`` are manifests by digest."""
    release = release_of(plan, wish, fetched, evidence, ledger)
    adopted = adopted_of(plan, wish, evidence, kept)
    before = recorded(ledger, plan.restores or plan.left) or adopted
    pins = pins_of(plan, wish, fetched, evidence, ledger)
    texts = {
        "spec": spec_text(
            {**_place(evidence, plan, bundle, docker_host), **_deeds(plan, wish, pins), **_health(evidence)}
        ),
        "override.yml": override_text(pins, labels_of(plan.state, release)),
        "before.yml": before_text(plan, before) if before else override_text((), labels_of(plan.state, release)),
        "release": release_text(release),
        "adopted": release_text(adopted) if adopted else "",
    }
    files = {name: text.encode("utf-8") for name, text in texts.items() if text}
    return {**files, **dict(_bodies(evidence, bodies))}


def mark_of(plan: HostPlan, wish: DeployWish, bundle: str) -> Mapping[str, bytes]:
    """A bundle that only writes down that the release that runs was proved."""
    deed = {"verb": "mark", "transaction": plan.transaction, "state": plan.state, "bundle": bundle}
    text = spec_text({**deed, "release": plan.confirms, "lock-wait": _seconds(wish.lock_wait)})
    return {"spec": text.encode("utf-8")}


def repair_of(transaction: str, state: str, bundle: str, wish: DeployWish) -> Mapping[str, bytes]:
    """A bundle that only brings what a dead pilot left open to its end."""
    deed = {"verb": "repair", "transaction": transaction, "state": state, "bundle": bundle}
    return {"spec": spec_text({**deed, "lock-wait": _seconds(wish.lock_wait)}).encode("utf-8")}


# The image.


def pins_of(
    plan: HostPlan, wish: DeployWish, fetched: Fetched, evidence: HostEvidence, ledger: Ledger
) -> tuple[Pin, ...]:
    """What each service is started from, and what the engine may then name as its image."""
    names = (*plan.services, *plan.jobs)
    target = None if wish.digest else recorded(ledger, wish.target)
    if target is not None:  # it never came from a registry: its services have the images that they had
        return tuple(pin for pin in target.services if pin.service in names)
    members = _members(evidence) or tuple(filter(None, (fetched.image,)))
    return tuple(Pin(service=name, reference=fetched.reference, members=members) for name in names)


def _members(evidence: HostEvidence) -> tuple[str, ...]:
    """The parts of the chain that an image of this store is named by."""
    chain = evidence.chain
    if chain is None or not whole(chain):
        return ()
    if evidence.engine is not None and evidence.engine.store is Store.CONTAINERD:
        return tuple(filter(None, (chain.index, chain.manifest)))
    return (chain.config,)


def _bodies(evidence: HostEvidence, bodies: Mapping[str, bytes]) -> Iterable[tuple[str, bytes]]:
    chain = evidence.chain
    for digest in filter(None, (chain.index, chain.manifest) if chain else ()):
        if digest in bodies and len(bodies[digest]) <= _LARGEST_BODY:
            yield f"bodies/{digest.rpartition(':')[2]}", bodies[digest]


# Records.


def release_of(plan: HostPlan, wish: DeployWish, fetched: Fetched, evidence: HostEvidence, ledger: Ledger) -> Release:
    """The release that this transaction makes, as far as it is known before."""
    compose = evidence.compose or ComposeFacts()
    pins = pins_of(plan, wish, fetched, evidence, ledger)
    if wish.digest:
        image = (fetched.image,) if fetched.image else ()
        pins = tuple(Pin(service=pin.service, reference=fetched.keep, members=image or pin.members) for pin in pins)
    return Release(
        name=plan.transaction,
        status=Status.SETTLED,
        image=wish.image,
        tag=wish.tag,
        digest=wish.digest,
        since=evidence.now,
        run=wish.run,
        hash=compose.hash,
        compose=compose.version,
        services=pins,
        sync=plan.sync,
    )


def adopted_of(plan: HostPlan, wish: DeployWish, evidence: HostEvidence, kept: Kept) -> Release | None:
    """The record of what ran before our first deploy."""
    if not plan.adopts:
        return None
    return Release(
        name=plan.adopts,
        status=Status.ADOPTED,
        image=wish.image,
        tag=_asked_tag(plan, evidence),
        since=evidence.now,
        services=plan.restore,
        sync=adopted_sync(plan.sync, kept.before),
    )


def _asked_tag(plan: HostPlan, evidence: HostEvidence) -> str:
    images = {member for pin in plan.restore for member in pin.members}
    tags = [read_name(one.asked).tag for one in evidence.containers or () if one.runs and one.image in images]
    return next((tag for tag in tags if tag and not tag.startswith(KEEP_TAG)), "")


# The spec.


def _place(evidence: HostEvidence, plan: HostPlan, bundle: str, docker_host: str) -> Mapping[str, str]:
    """Where it is done, and with what."""
    compose, engine = evidence.compose or ComposeFacts(), evidence.engine
    files, staged = _files(compose, plan)
    return {
        "transaction": plan.transaction,
        "state": plan.state,
        "bundle": bundle,
        "project": compose.project,
        "directory": compose.directory,
        "files": _lines(files),
        "staged": _lines(staged),
        "env-file": compose.env_file if compose.env_file_given else "",  # else the pilot looks itself
        "profiles": _lines(compose.profiles),
        "sudo": "yes" if evidence.wish.sudo else "",
        "docker-host": docker_host,
        "client": engine.outside if engine is not None and not engine.client else "",
    }


def _files(compose: ComposeFacts, plan: HostPlan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The compose files, a synced one by the path that it is synced to, and which of them are synced."""
    synced = {_whole_path(compose, one.path): one.path for one in plan.sync if one.sha256}
    files = tuple(synced.get(_whole_path(compose, path), path) for path in compose.files)
    env_file = synced.get(_whole_path(compose, compose.env_file)) if compose.env_file else None
    staged = [path for path in files if path in synced.values()]
    return files, tuple(dict.fromkeys([*staged, *([env_file] if env_file else [])]))


def _whole_path(compose: ComposeFacts, path: str) -> str:
    return posixpath.normpath(posixpath.join(compose.directory or "/", path))


def _deeds(plan: HostPlan, wish: DeployWish, pins: Iterable[Pin]) -> Mapping[str, str]:
    """What is done."""
    return {
        "verb": wish.verb,
        "services": _lines(plan.services),
        "jobs": _lines(plan.jobs),
        "pins": _lines(f"{pin.service} {pin.reference} {','.join(pin.members)}" for pin in pins),
        "supplied": _pairs(plan.supplied),
        "before-supplied": _pairs(plan.before_supplied),
        "seen": _lines(plan.seen),
        "restore": _lines(f"{pin.service} {pin.reference} {pin.members[0]}" for pin in plan.restore),
        "renew": "yes" if plan.renew else "",
        "sync": _lines(f"{one.sha256} {one.mode} {one.path}" if one.sha256 else f"- - {one.path}" for one in plan.sync),
        "release": plan.transaction,
        "left": plan.left,
        "reject-left": "yes" if wish.verb == "rollback" and plan.left else "",
        "timeout": _seconds(wish.timeout),
        "confirm-timeout": _seconds(wish.confirm_timeout),
        "lock-wait": _seconds(wish.lock_wait),
        "keep": str(wish.keep),
    }


def _health(evidence: HostEvidence) -> Mapping[str, str]:
    health = evidence.wish.health
    if not health.url:
        return {}
    return {"health-url": health.url, "health-status": _lines(health.status or ("2xx",)), "health-body": health.body}


def _lines(items: Iterable[str]) -> str:
    """A list of the spec. What would make two entries of one is our own mistake."""
    every = tuple(items)
    for item in every:
        if "\n" in item or "\r" in item or not item:
            raise ValueError(f"{item!r} is no line of a spec")
    return "\n".join(every)


def _pairs(values: Mapping[str, str]) -> str:
    return _lines(f"{name}={value}" for name, value in sorted(values.items()))


def _seconds(value: float) -> str:
    """Whole seconds, rounded up: nobody gets less time than was said."""
    return str(-int(-value // 1))
