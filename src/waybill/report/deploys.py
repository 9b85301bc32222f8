"""From what is known of a deploy to what is told of it: plans, tables, and the host's record in the waybill. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from waybill.core.deploy.candidates import Candidate
from waybill.core.deploy.chosen import choose_services
from waybill.core.deploy.model import DeployFacts, Fetched, HostPlan, Line, Pilot, Release
from waybill.core.deploy.standing import stand
from waybill.core.deploy_record import ChangeRecord, DeployRecord, FetchRecord, ShiftRecord, StepRecord
from waybill.core.host.container import ContainerFacts
from waybill.core.host.evidence import HostEvidence
from waybill.core.host_record import HostRecord
from waybill.core.identity import is_of
from waybill.core.outcome import Outcome
from waybill.frozen import dataclass
from waybill.report.hosts import chosen_of, record_of_host
from waybill.report.model import Block, Table, short_digest
from waybill.report.sizes import size_of

DEPLOYS = ("host", "before", "after", "road", "moved", "seconds", "outcome")
PLANS = ("host", "what", "name", "before", "after")
CANDIDATES = ("host", "release", "status", "version", "when", "run", "image")
_NOT_KNOWN = "not known"
_NOTHING = "-"
_MOST_NAMED = 3


@dataclass(frozen=True, kw_only=True)
class Deployed:
    """One host of a deploy or rollback: ``before`` is the first look at it, ``after`` the last one from outside."""

    facts: DeployFacts
    outcome: Outcome
    before: HostEvidence | None = None
    after: HostEvidence | None = None
    seconds: Mapping[str, float] | None = None
    exchanges: int = 0


# What was done


def deploy_table(hosts: Iterable[Deployed]) -> Table:
    """A row for each host: what ran, what runs now, how the image came, how long all of it took."""
    return Table(columns=DEPLOYS, rows=tuple(_deploy_row(one) for one in hosts))


def _deploy_row(one: Deployed) -> tuple[str, ...]:
    fetched = one.facts.fetched
    spent = sum((one.seconds or {}).values())
    return (
        one.facts.host,
        before_of(one),
        after_of(one),
        fetched.road.value if fetched and fetched.road else _NOTHING,
        size_of(fetched.bytes) if fetched and fetched.bytes else _NOTHING,
        f"{spent:.1f}" if spent else _NOTHING,
        one.outcome.value,
    )


def spent_table(hosts: Sequence[Deployed]) -> Table:
    """The seconds of each host by phase."""
    phases = tuple(dict.fromkeys(name for one in hosts for name in one.seconds or {}))
    rows = [
        (
            one.facts.host,
            *(f"{(one.seconds or {})[name]:.1f}" if name in (one.seconds or {}) else _NOTHING for name in phases),
        )
        for one in hosts
    ]
    return Table(columns=("host", *phases), rows=tuple(rows) if phases else ())


def before_of(one: Deployed) -> str:
    """What ran before, as people know it."""
    plan, left = one.facts.plan, left_of(one.facts)
    if left is not None and (left.tag or left.digest):
        return _named(left.tag, left.digest)
    if plan is not None and plan.restore and not plan.restores:
        return _several(member for pin in plan.restore for member in pin.members[:1])
    seen = _several(container.manifest or container.image for container in _stood(one))
    return seen or (_NOTHING if one.before is not None and one.before.containers is not None else _NOT_KNOWN)


def after_of(one: Deployed) -> str:
    """What runs after it. Where that was not proved, what was seen last, and nothing that was only wished."""
    wish = one.facts.wish
    if one.outcome in (Outcome.DELIVERED, Outcome.UNCHANGED):
        return _named(wish.tag, wish.digest) or _running(one.after) or _NOT_KNOWN
    if one.outcome is Outcome.RESTORED and (older := _release(one.facts, "restores")) is not None:
        return _named(older.tag, older.digest) or older.name
    if one.outcome in (Outcome.RESTORED, Outcome.REFUSED, Outcome.PROVED):
        return before_of(one)
    return _running(one.after) or _NOT_KNOWN


def left_of(facts: DeployFacts) -> Release | None:
    """The release that ran before, where it is one of ours."""
    return _release(facts, "left")


def _release(facts: DeployFacts, which: str) -> Release | None:
    name = getattr(facts.plan, which, "")
    return next((release for release in facts.ledger.releases if name and release.name == name), None)


def previous_digest(hosts: Iterable[Deployed]) -> str:
    """The digest that ran before: empty when it is not known of every host, or not the same on all."""
    digests = {_previous(one) for one in hosts}
    return digests.pop() if len(digests) == 1 else ""


def _previous(one: Deployed) -> str:
    left = left_of(one.facts)
    if left is not None and left.digest:
        return left.digest
    found = {_pulled(container, one.facts.wish.image) for container in _stood(one)}
    return found.pop() if len(found) == 1 else ""


def _pulled(container: ContainerFacts, image: str) -> str:
    """The one digest of this repository under which the engine knows what a container runs."""
    words = [*container.repo_digests, container.asked]
    digests = {digest for name, at, digest in (word.partition("@") for word in words) if at and is_of(image, name)}
    return digests.pop() if len(digests) == 1 else ""


def _stood(one: Deployed) -> tuple[ContainerFacts, ...]:
    """What ran of the chosen services when it was looked at first."""
    if one.before is None:
        return ()
    services = choose_services(one.before, one.facts.wish).services
    return stand(one.before, one.facts.ledger, services, one.facts.wish.image).running


def _named(tag: str, digest: str) -> str:
    return " ".join(text for text in (tag, short_digest(digest)) if text)


def _running(evidence: HostEvidence | None) -> str:
    if evidence is None:
        return ""
    return _several(one.manifest or one.image for one in chosen_of(evidence) if one.runs)


def _several(images: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(short_digest(image) for image in images if image))


# What would be done


def plan_table(plans: Iterable[tuple[str, HostPlan]]) -> Table:
    """A row for each change; hosts of which the same is planned share theirs."""
    rows = [(_hosts(hosts), *cells) for hosts, plan in _grouped(plans) for cells in _plan_rows(plan)]
    return Table(columns=PLANS, rows=tuple(rows))


def _plan_rows(plan: HostPlan) -> list[tuple[str, ...]]:
    if not plan.changes:
        return [("nothing" if plan.unchanged else _NOTHING, *[_NOTHING] * 3)]
    return [(one.what, one.name, one.before or _NOTHING, one.after or _NOTHING) for one in plan.changes]


def plan_blocks(plans: Iterable[tuple[str, HostPlan]]) -> tuple[Block, ...]:
    """What a table has no room for: what users notice, how it is undone, the limits of time, and each file's change."""
    return tuple(block for hosts, plan in _grouped(plans) for block in _blocks(_hosts(hosts), plan) if block.lines)


def _blocks(named: str, plan: HostPlan) -> list[Block]:
    files = [Block(title=f"{one.name} on {named}", lines=one.difference, language="diff") for one in plan.changes]
    return [Block(title=f"plan for {named}", lines=_plan_lines(plan)), *files]


def _plan_lines(plan: HostPlan) -> tuple[str, ...]:
    told = [
        *(f"also changes what runs: {who}" for who in plan.also_changes),
        f"users notice: {plan.outage}" if plan.outage else "",
        f"undo: {plan.undo}" if plan.undo else "",
        *(f"limit: {limit}" for limit in plan.limits),
    ]
    return tuple(line for line in told if line)


def _grouped(plans: Iterable[tuple[str, HostPlan]]) -> list[tuple[list[str], HostPlan]]:
    """Plans that tell the same, whatever else is in them."""
    groups: dict[object, tuple[list[str], HostPlan]] = {}
    for host, plan in plans:
        told = (plan.unchanged, plan.changes, plan.also_changes, plan.outage, plan.undo, plan.limits)
        groups.setdefault(repr(told), ([], plan))[0].append(host)
    return list(groups.values())


def _hosts(hosts: Sequence[str]) -> str:
    more = len(hosts) - _MOST_NAMED
    return ", ".join(hosts[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


# What could be gone back to


def candidates_table(hosts: Iterable[tuple[str, Sequence[Candidate]]]) -> Table:
    """Every release of every host, newest first; a row of its own for a host that has none."""
    rows: list[tuple[str, ...]] = []
    for host, found in hosts:
        rows += [_candidate_row(host, one) for one in found] or [(host, *[_NOTHING] * (len(CANDIDATES) - 1))]
    return Table(columns=CANDIDATES, rows=tuple(rows))


def _candidate_row(host: str, one: Candidate) -> tuple[str, ...]:
    release = one.release
    images = (pin.members[0] for pin in release.services if pin.members)
    return (
        host,
        release.name,
        release.status.value + (", runs now" if one.current else ""),
        _named(release.tag, release.digest) or _several(images) or _NOTHING,
        release.since or _NOTHING,
        release.run.url or _NOTHING,
        _image_of(one),
    )


def _image_of(one: Candidate) -> str:
    if one.local:
        return "on the host"
    if one.fetchable:
        return "to be fetched" if one.local is False else "not asked"
    return "missing" if one.local is False else _NOT_KNOWN


# The record


def record_of_deploy(one: Deployed) -> HostRecord:
    """The host's record: what was seen of it last, and the transaction."""
    evidence = one.after or one.before
    seen = record_of_host(evidence, one.outcome, one.exchanges) if evidence else HostRecord(verdict=one.outcome)
    return replace(seen, deploy=_deploy(one))


def _deploy(one: Deployed) -> DeployRecord:
    facts, plan, pilot = one.facts, one.facts.plan, one.facts.pilot
    left = left_of(facts)
    return DeployRecord(
        transaction=plan.transaction if plan else "",
        release=plan.transaction if plan and pilot and pilot.first("settled") else "",
        left=plan.left if plan else "",
        digest=left.digest if left else "",
        unchanged=bool(plan and plan.unchanged),
        touched=bool(pilot and pilot.touched),
        end=pilot.end.value if pilot and pilot.end else "",
        reason=_reason(pilot),
        back=facts.back,
        services=_shifts(plan, facts.fetched, pilot),
        changes=_changes(plan),
        fetch=_fetch(facts.fetched) if facts.fetched else None,
        steps=tuple(map(_step, pilot.lines)) if pilot else (),
        timings=one.seconds or {},
    )


def _reason(pilot: Pilot | None) -> str:
    if pilot is None:
        return ""
    last = pilot.lines[-1] if pilot.lines else None
    told = last.values.get("reason", "") if last and last.kind == "end" else ""
    return pilot.trouble or told


def _shifts(plan: HostPlan | None, fetched: Fetched | None, pilot: Pilot | None) -> dict[str, ShiftRecord]:
    if plan is None:
        return {}
    before = {pin.service: pin for pin in plan.restore}
    gates = {line.values.get("service", ""): line.values.get("image", "") for line in _every(pilot, "gate")}
    names = dict.fromkeys([*plan.services, *before])
    return {
        name: ShiftRecord(
            before=before[name].reference if name in before else "",
            left=before[name].members[0] if name in before and before[name].members else "",
            after=fetched.reference if fetched and name in plan.services else "",
            image=gates.get(name, ""),
        )
        for name in names
    }


def _every(pilot: Pilot | None, step: str) -> tuple[Line, ...]:
    return pilot.every(step) if pilot else ()


def _changes(plan: HostPlan | None) -> tuple[ChangeRecord, ...]:
    """Without the differences: they are as long as the files, and the files are in the commit."""
    return tuple(
        ChangeRecord(what=one.what, name=one.name, before=one.before, after=one.after)
        for one in (plan.changes if plan else ())
    )


def _fetch(fetched: Fetched) -> FetchRecord:
    return FetchRecord(
        road=fetched.road.value if fetched.road else "",
        reference=fetched.reference,
        image=fetched.image,
        bytes=fetched.bytes,
        layers=fetched.layers,
        seconds=round(fetched.seconds, 3),
        trouble=fetched.trouble,
        words=fetched.words,
        healed=fetched.healed,
    )


def _step(line: Line) -> StepRecord:
    return StepRecord(number=line.number, kind=line.kind, step=line.step, values=line.values)
