"""What a deploy would do on one host, from what was seen there. Pure; the pilot looks again under the lock."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from waybill.core.deploy.chosen import Chosen, choose_services
from waybill.core.deploy.model import DeployWish, HostPlan, Kept, Ledger, Pin, Release, Status, SyncFile
from waybill.core.deploy.plan_words import also_changes, changes, limits, outage, undo
from waybill.core.deploy.standing import Standing, believed, stand
from waybill.core.host.ask_compose import supplied_values
from waybill.core.host.container import ContainerFacts
from waybill.core.host.evidence import HostEvidence
from waybill.core.identity import judge, read_name
from waybill.frozen import dataclass

_NOTHING_KEPT = Kept()
_RUNS_WELL = frozenset({Status.SETTLED, Status.VERIFIED})


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Everything that a plan is made from."""

    evidence: HostEvidence
    ledger: Ledger
    wish: DeployWish
    kept: Kept
    chosen: Chosen
    standing: Standing


def plan_host(
    evidence: HostEvidence,
    ledger: Ledger,
    wish: DeployWish,
    *,
    transaction: str,
    kept: Kept = _NOTHING_KEPT,
    unwell: bool = False,
) -> HostPlan:
    """The plan for one host. ``unwell``: a look has shown that what runs does not work, so it is not left as it is."""
    chosen = choose_services(evidence, wish)
    standing = stand(evidence, ledger, chosen.services, wish.image)
    ground = Ground(evidence=evidence, ledger=ledger, wish=wish, kept=kept, chosen=chosen, standing=standing)
    same = is_same(ground)
    ill = unwell or any(_is_ill(one) for one in standing.running)
    unchanged = same and not ill and not wish.recreate
    other = older_release(ground) if same and ill else None
    restore = _pins_of(other, chosen.services) if other else standing.pins
    left = standing.release
    return HostPlan(
        transaction=transaction,
        state=evidence.machine.state_directory if evidence.machine else "",
        unchanged=unchanged,
        confirms=left.name if unchanged and left and left.status is Status.SETTLED else "",
        services=chosen.services,
        jobs=chosen.jobs,
        restore=restore,
        seen=seen_lines(standing.containers),
        left=left.name if left else "",
        restores=other.name if other else "",
        anonymous=() if unchanged else _anonymous(standing),
        adopts=standing.adopts,
        supplied=_supplied(evidence, wish.image, wish.tag, wish.digest),
        before_supplied=_supplied(evidence, wish.image, *_words_before(other or left, standing, restore)),
        sync=wish.sync,
        changes=() if unchanged else changes(evidence, wish, chosen, standing, kept),
        also_changes=also_changes(evidence, standing, ledger),
        outage="" if unchanged else outage(evidence, chosen, standing),
        undo="" if unchanged else undo(standing, other),
        limits=() if unchanged else limits(wish, chosen),
    )


# Is it there already?


def is_same(ground: Ground) -> bool:
    """Image, configuration and files are those of the release that runs, on every replica; health is not asked."""
    release = ground.standing.release
    if release is None or release.status not in _RUNS_WELL or not ground.chosen.services:
        return False
    return (
        _is_one_release(ground.standing, release)
        and _as_many(ground)
        and all(_proved(ground.evidence, one) for one in ground.standing.containers)
        and _same_configuration(ground, release)
        and _same_files(ground, release)
    )


def _is_one_release(standing: Standing, release: Release) -> bool:
    return not standing.mixed and all(
        one.labels.get("dev.waybill.release") == release.name for one in standing.containers
    )


def _as_many(ground: Ground) -> bool:
    """Nothing more and nothing less than the project says; what does not run is unwell, and is there."""
    there = {service: len(ground.standing.of(service)) for service in ground.chosen.services}
    return all(there[name] == count for name, count in ground.chosen.replicas.items()) and any(there.values())


def _proved(evidence: HostEvidence, one: ContainerFacts) -> bool:
    if evidence.engine is None:
        return False
    identity = judge(evidence.chain, evidence.engine.store, one, evidence.chains)
    return identity.proved and not identity.platform


def _same_configuration(ground: Ground, release: Release) -> bool:
    compose = ground.evidence.compose
    if compose is None or compose.trouble is not None or not (compose.hash and release.hash):
        return False
    none_wanted = {one.name for one in compose.services if one.replicas == 0}
    chosen = {*ground.chosen.services, *ground.chosen.jobs}
    return compose.hash == release.hash and set(compose.hashed) - none_wanted == chosen - none_wanted


def _same_files(ground: Ground, release: Release) -> bool:
    """As they were sent, and as they still stand there, where that was read."""
    if _files(ground.wish.sync) != _files(release.sync):
        return False
    there = ground.kept.before
    return all(hash_of(there[one.path]) == one.sha256 for one in ground.wish.sync if one.path in there)


def _files(sync: Iterable[SyncFile]) -> Mapping[str, tuple[str, str]]:
    """What is to stand where; a file that is not to be there has no mode."""
    return {one.path: (one.sha256, one.mode if one.sha256 else "") for one in sync}


def hash_of(content: bytes | None) -> str:
    """The SHA-256 of a file; nothing for one that is not there."""
    return "" if content is None else hashlib.sha256(content).hexdigest()


# What runs, and does not work.


def _is_ill(one: ContainerFacts) -> bool:
    return one.last.state != "running" or one.last.health == "unhealthy"


def older_release(ground: Ground) -> Release | None:
    """The newest other release that was proved, is whole on this host, and goes with the files that are there now."""
    current = ground.standing.release
    for release in believed(ground.ledger):
        if release is current or release.status is not Status.VERIFIED or release.digest == ground.wish.digest:
            continue
        if _files(release.sync) == _files(ground.wish.sync) and is_local(
            release, ground.chosen.services, ground.kept.images
        ):
            return release
    return None


def is_local(release: Release, services: Iterable[str], images: Mapping[str, str]) -> bool:
    """True when the engine has the images of these services under the keep tags of the release."""
    pins = {pin.service: pin for pin in release.services}
    wanted = tuple(services)
    return bool(wanted) and all(
        name in pins and images.get(pins[name].reference) in pins[name].members for name in wanted
    )


def _pins_of(release: Release, services: Sequence[str]) -> tuple[Pin, ...]:
    return tuple(pin for pin in release.services if pin.service in services)


def _anonymous(standing: Standing) -> tuple[str, ...]:
    """Compose hands such a volume on to the next container, and with it the old image's files."""
    return tuple(dict.fromkeys(f"{one.service} {path}" for one in standing.running for path in sorted(one.anonymous)))


# Values.


def seen_lines(containers: Iterable[ContainerFacts]) -> tuple[str, ...]:
    """What the pilot compares with what it sees: service, container, image and state."""
    return tuple(
        sorted(f"{one.service} {one.identifier} {one.image or '-'} {one.last.state or '-'}" for one in containers)
    )


def _supplied(evidence: HostEvidence, image: str, tag: str, digest: str) -> Mapping[str, str]:
    names = evidence.compose.supplied if evidence.compose else {}
    return supplied_values(names, repository=image, tag=tag, digest=digest)


def _words_before(release: Release | None, standing: Standing, restore: Sequence[Pin]) -> tuple[str, str]:
    """Tag and digest of what ran before: by its record, else by the name that it was started with."""
    if release is not None:
        return release.tag, release.digest
    asked = read_name(standing.running[0].asked) if standing.running else None
    if asked is not None and (asked.tag or asked.digest):
        return asked.tag, asked.digest
    return (restore[0].reference.rpartition(":")[2], "") if restore else ("", "")


def adopted_sync(sync: Iterable[SyncFile], before: Mapping[str, bytes | None]) -> tuple[SyncFile, ...]:
    """The synced files as they stood there before our first deploy, as far as they were read."""
    return tuple(
        SyncFile(path=one.path, sha256=hash_of(before[one.path]), mode=one.mode) for one in sync if one.path in before
    )
