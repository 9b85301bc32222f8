"""How a deploy stands in the end: what was restored, what runs, and the exact step by hand. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.catalogue import CATALOGUE
from waybill.core.deploy.back import PROVED
from waybill.core.deploy.diagnose_cause import log_of, spoken
from waybill.core.deploy.diagnose_killed import was_killed
from waybill.core.deploy.model import DeployFacts, End, HostPlan, Line, Pilot
from waybill.core.diagnosis.host.selection_words import docker, shown, word
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import find, listed
from waybill.core.finding import Finding
from waybill.core.host.evidence import HostEvidence
from waybill.core.pasted import pasted
from waybill.core.text import quote_foreign


def fetch_findings(view: HostView, facts: DeployFacts) -> Iterator[Finding]:
    """Why the image did not come, in the fetch's own words."""
    fetched = facts.fetched
    if fetched is None:
        return
    said = {"with": "by itself", "said": fetched.words or fetched.trouble, **fetched.facts}
    if fetched.trouble:
        yield find(view, fetched.trouble if fetched.trouble in CATALOGUE else "fetch.failed", fetched.words, facts=said)
    elif fetched.healed:
        road = fetched.road.value if fetched.road else "another one"
        yield find(view, "fetch.healed", *fetched.healed, facts={**said, "said": fetched.healed[0], "road": road})


def end_findings(view: HostView, facts: DeployFacts, after: HostEvidence | None) -> Iterator[Finding]:
    """What its end means."""
    pilot = facts.pilot
    if pilot is None:
        return
    if facts.plan is not None and facts.plan.renew and pilot.touched:
        yield find(view, "deploy.volume-renewed", facts={"volumes": "; ".join(facts.plan.anonymous[:5])})
    if not pilot.started and not pilot.lines:
        yield _not_started(view, pilot)
    elif pilot.end is None:
        yield _unfinished(view, facts, pilot, after)
    elif pilot.end is End.SETTLED:
        yield _not_confirmed(view, facts, pilot)
    elif pilot.end is End.RESTORED:
        yield from _restored(view, facts, after)
    elif pilot.end is End.DEGRADED:
        yield from _degraded(view, facts, pilot, after)


def _not_confirmed(view: HostView, facts: DeployFacts, pilot: Pilot) -> Finding:
    by_reason = {
        "write": "that it is proved could not be written down there",
        "killed": "the program that waited for the word of the run was killed",
    }
    because = by_reason.get(
        pilot.lines[-1].values.get("reason", ""),
        f"no word of the run came within {facts.wish.confirm_timeout:g} seconds (`confirm-timeout`)",
    )
    return find(view, "deploy.not-confirmed", *log_of(pilot), prepared={"because": because})


# Nobody wrote an end.


def _not_started(view: HostView, pilot: Pilot) -> Finding:
    words = {
        "because": quote_foreign(pilot.trouble, 300) or "it does not say why",
        "advice": "Look at the state directory, its room and its rights; then run again.",
    }
    return find(view, "deploy.not-started", *log_of(pilot), prepared=words)


def _unfinished(view: HostView, facts: DeployFacts, pilot: Pilot, after: HostEvidence | None) -> Finding:
    last = pilot.lines[-1].step if pilot.lines else "none"
    words = {**_by_hand(view, facts, after), "step": quote_foreign(last, 60)}
    if pilot.trouble and not pilot.lost and pilot.started:
        words["because"] = quote_foreign(pilot.trouble, 300)
        return find(view, "deploy.journal-unread", *log_of(pilot), prepared=words)
    if pilot.alive is False and not pilot.lost:
        return find(view, "deploy.pilot-died", *log_of(pilot), prepared=words)
    return find(view, "deploy.contact-lost", prepared=words)


# What ran before.


def _restored(view: HostView, facts: DeployFacts, after: HostEvidence | None) -> Iterator[Finding]:
    plan = facts.plan
    if plan is not None and not plan.restore:
        yield _nothing_before(view, facts, after)
    elif facts.back == PROVED and plan is not None:
        pins = [f"{pin.service} {pin.members[0][:19]}" for pin in plan.restore]
        what = listed([quote_foreign(text, 100) for text in pins])
        if plan.restores:
            what += f" (of the older release {quote_foreign(plan.restores, 80)})"
        yield find(view, "deploy.restored", prepared={"what": what})
    else:
        because = quote_foreign(facts.back, 300) or "it could not be made"
        yield find(view, "deploy.restored-unproved", prepared={**_by_hand(view, facts, after), "because": because})


def _nothing_before(view: HostView, facts: DeployFacts, after: HostEvidence | None) -> Finding:
    services = facts.plan.services if facts.plan else ()
    words = {
        "services": listed([quote_foreign(name, 80) for name in services]) or "the services",
        "runs": _runs(facts, after),
    }
    return find(view, "deploy.nothing-to-restore", prepared=words)


def _degraded(view: HostView, facts: DeployFacts, pilot: Pilot, after: HostEvidence | None) -> Iterator[Finding]:
    if facts.plan is not None and not facts.plan.restore:
        yield _nothing_before(view, facts, after)
        return
    lost = pilot.every("lost")
    flaws = [_flaw(line) for line in lost]
    because = quote_foreign("; ".join(flaws) or facts.back, 300) or "it does not say why"
    words = {**_by_hand(view, facts, after), "because": because}
    yield find(view, "deploy.degraded", *log_of(pilot), prepared=words)
    tried = any(line.values.get("cause") != "engine" for line in lost)
    if tried and pilot.first("restore") is not None and not was_killed(pilot):
        yield find(view, "deploy.old-unwell-too", prepared=words)


def _flaw(line: Line) -> str:
    service = line.values.get("service", "")
    return (f"{service}: " if service else "") + spoken(line.values.get("cause", ""))


# By hand.


def _by_hand(view: HostView, facts: DeployFacts, after: HostEvidence | None) -> dict[str, str]:
    plan = facts.plan
    if plan is None:
        return {"manual": "", "see": docker(view, "ps --all"), "runs": _runs(facts, after), "journals": "JOURNAL"}
    places = (f"{plan.state}/open/journal", f"{plan.state}/ended/{plan.transaction}/journal")
    return {
        "manual": _manual(view, plan, _bundle(facts)),
        "see": _look(view, plan),
        "runs": _runs(facts, after),
        "journals": " ".join(pasted(place, "JOURNAL") for place in places),
    }


def _bundle(facts: DeployFacts) -> str:
    """Where the transaction lies: it is moved once it has ended."""
    plan, pilot = facts.plan, facts.pilot
    if plan is None:
        return ""
    ended = pilot is not None and pilot.end is not None
    return f"{plan.state}/ended/{plan.transaction}" if ended else f"{plan.state}/open"


def _look(view: HostView, plan: HostPlan) -> str:
    compose = view.evidence.compose
    project = f" -p {word(compose.project)}" if compose and compose.project else ""
    services = " ".join(map(word, plan.services))
    lines = (f"compose{project} ps --all", f"compose{project} logs --tail 100 {services}".rstrip())
    return "\n".join(docker(view, line) for line in lines)


def _manual(view: HostView, plan: HostPlan, bundle: str) -> str:
    """The very command by which the pilot goes back, with the values of image variables that held before."""
    compose = view.evidence.compose
    if compose is None or not plan.restore:
        return "  (nothing ran before)"
    files = [*compose.files, f"{bundle}/before.yml"]
    named = " ".join(f"-f {pasted(path, 'FILE')}" for path in files)
    values = "".join(f"{word(name)}={pasted(value, 'VALUE')} " for name, value in sorted(plan.before_supplied.items()))
    services = " ".join(word(pin.service) for pin in plan.restore)
    env_file = f" --env-file {pasted(compose.env_file, 'FILE')}" if compose.env_file and compose.env_file_given else ""
    profiles = "".join(f" --profile {word(name)}" for name in compose.profiles)
    options = f"-p {word(compose.project)}{env_file}{profiles} {named}"
    command = f"compose {options} up -d --no-build --no-deps --force-recreate {services}"
    given = f"\n  (with these variables set: {' '.join(map(word, compose.given))})" if compose.given else ""
    if plan.sync and bundle.endswith("/open"):  # nobody has put them back
        given += f"\n  (before that, put back the files of {pasted(bundle, 'DIRECTORY')}/before that its `list` names)"
    sudo = view.words.get("sudo", "")
    return f"  cd {pasted(compose.directory, 'DIRECTORY')}\n  {sudo}{values}docker {command}{given}"


def _runs(facts: DeployFacts, after: HostEvidence | None) -> str:
    """What the last look saw of the chosen services; without one, what the pilot saw last."""
    services = facts.plan.services if facts.plan else ()
    if after is not None and after.containers is not None:
        every = [one for one in after.containers if one.service in services and not one.one_off]
        return "; ".join(map(shown, every[:4])) or "nothing of these services"
    told = (facts.pilot or Pilot()).every("restored")
    words = [f"{line.values.get('service')} {line.values.get('image', '')[:19]}" for line in told]
    return quote_foreign("; ".join(words), 300) or "it was not seen any more"
