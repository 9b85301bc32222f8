"""The picture of a run that changes something: a build, a deploy or a rollback. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from waybill.core.build.proof import Lead, leads
from waybill.core.finding import Finding
from waybill.core.outcome import Outcome
from waybill.core.picture import Kind, Link, Picture, Station, Step, honest, spoken
from waybill.report.builds import Built
from waybill.report.deploys import Deployed, after_of, before_of
from waybill.report.pictures import commit_station, image_station
from waybill.report.pictures_of_hosts import running_step

Findings = Sequence[Finding]
_BEFORE_BUILDING = ("build.", "trust.", "config.", "run.")
_LEFT_ALONE = "deploy.not-begun"
_OF_ANSWERS = ("health.", "deploy.answers-wrong")
_MOST_NAMED = 3

# A build


def build_picture(built: Built, findings: Findings) -> Picture:
    """From the commit through the builder to the tags in the registry."""
    evidence = built.evidence
    stands = evidence.standing is not None and bool(evidence.standing.digest)
    if evidence.own_builder or stands:
        step = _not_built(built, findings, "by its label" if evidence.own_builder else "by its label; not built again")
    else:
        step = _built(built, findings)
    return Picture(
        start=commit_station(evidence.commit or evidence.git.commit), after=(honest(step, built.outcome, findings),)
    )


def _not_built(built: Built, findings: Findings, word: str) -> Step:
    link = Link.CLAIMED
    seen = built.evidence.read_back
    if not (seen and seen.image and seen.image.revision):
        link, word = Link.UNSEEN, "no label names it"
    if not built.digest:
        link, word = spoken(findings) or (Link.UNSEEN, "not read")
    return Step(link=link, word=word, station=_image(built), after=_tags(built))


def _built(built: Built, findings: Findings) -> Step:
    evidence = built.evidence
    ran, told = evidence.ran, spoken(findings)
    road = evidence.choice.road.value if evidence.choice and evidence.choice.road else ""
    station = Station(kind=Kind.BUILD, name=road or "not chosen")
    if ran is not None and ran.ok:
        dirty = evidence.git.dirty_count
        link, word = (Link.CLAIMED, "with changes beside it") if dirty else (Link.SEEN, "built here")
        return Step(link=link, word=word, station=station, after=_arrived(built, told))
    if told and not told[1].startswith(_BEFORE_BUILDING):
        image = Step(link=told[0], word=told[1], station=_image(built), after=_tags(built))
        link, word = (Link.UNSEEN, "not built") if ran is None else (Link.CLAIMED, "by the builder's word")
        return Step(link=link, word=word, station=station, after=(image,))
    link, word = told or (Link.BROKEN, "it failed")
    image = Step(link=Link.UNSEEN, word="not pushed", station=_image(built), after=_tags(built))
    return Step(link=link, word=word, station=station, after=(image,))


def _arrived(built: Built, told: tuple[Link, str] | None) -> tuple[Step, ...]:
    if not built.evidence.push:
        return ()
    link, word = (Link.SEEN, "read back") if built.digest else told or (Link.UNSEEN, "not read back")
    return (Step(link=link, word=word, station=_image(built), after=_tags(built)),)


def _image(built: Built) -> Station:
    return image_station(built.evidence.name, built.digest)


def _tags(built: Built) -> tuple[Step, ...]:
    """One station for the tags of each kind of end; those that stay by rule were not to go anywhere."""
    every = leads(built.evidence)
    if not built.digest:
        names = [wish.tag for wish, _, _ in every]
        return (_tag_step(Link.UNSEEN, "", names),) if names else ()
    groups = {lead: [wish.tag for wish, _, its in every if its is lead] for lead in _OF_TAGS}
    return tuple(_tag_step(*_OF_TAGS[lead], names) for lead, names in groups.items() if names)


_OF_TAGS = {
    Lead.LEADS: (Link.SEEN, "leads here"),
    Lead.TAKEN: (Link.UNSEEN, "moved on since"),
    Lead.MISSED: (Link.BROKEN, "does not lead here"),
    Lead.OPEN: (Link.UNSEEN, "not read"),
}


def _tag_step(link: Link, word: str, names: Sequence[str]) -> Step:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return Step(link=link, word=word, station=Station(kind=Kind.TAGS, name=", ".join(names[:_MOST_NAMED]) + more))


# A deploy or rollback


def deploy_step(one: Deployed, findings: Findings, *, planned: bool = False) -> Step:
    """One host: how the image came there, what runs of it, and where it broke."""
    if one.outcome in (Outcome.DELIVERED, Outcome.UNCHANGED) and one.after is not None:
        return running_step(one.after, one.facts.proof or (), one.outcome, _road(one))
    if one.facts.pilot is not None and one.facts.pilot.touched:
        return honest(_touched(one, findings), one.outcome, findings)
    return honest(_untouched(one, findings, planned=planned), one.outcome, findings)


def _road(one: Deployed) -> str:
    fetched = one.facts.fetched
    return fetched.road.value if fetched and fetched.road else "already there"


def _touched(one: Deployed, findings: Findings) -> Step:
    fetched = one.facts.fetched
    came = fetched is not None and bool(fetched.reference) and not fetched.trouble
    link, word = _end(one, findings)
    host = Station(kind=Kind.HOST, name=one.facts.host)
    now = f"now: {after_of(one)}"
    if word.startswith(_OF_ANSWERS):
        # It was the new one that answered; what runs now may be another.
        answer = Step(link=link, word=word, station=Station(kind=Kind.ANSWER, name="what it answered", detail=now))
        inner = Step(link=Link.CLAIMED, word="by the host's journal", station=_services(one, ""), after=(answer,))
    else:
        inner = Step(link=link, word=word, station=_services(one, now))
    return Step(link=Link.SEEN if came else Link.UNSEEN, word=_road(one) if came else "", station=host, after=(inner,))


def _end(one: Deployed, findings: Findings) -> tuple[Link, str]:
    """What broke, as the worst finding names it. A journal alone is only the host's word."""
    told = spoken(findings)
    if told is None and one.outcome.is_proof:
        return Link.CLAIMED, "by the host's journal"
    return told or (Link.UNSEEN if one.outcome is Outcome.UNKNOWN else Link.BROKEN, one.outcome.value)


def _untouched(one: Deployed, findings: Findings, *, planned: bool) -> Step:
    fetched = one.facts.fetched
    own = [finding for finding in findings if finding.code != _LEFT_ALONE]
    link, word = spoken(own) or (Link.UNSEEN, "only planned" if planned else "left alone")
    if fetched is not None and fetched.trouble:
        link, word = Link.BROKEN, fetched.trouble
    certain = one.outcome is Outcome.REFUSED or planned
    still = _services(one, f"still: {before_of(one)}" if certain else "")
    after = Step(link=Link.UNSEEN, word="not touched" if certain else "not known", station=still)
    return Step(link=link, word=word, station=Station(kind=Kind.HOST, name=one.facts.host), after=(after,))


def _services(one: Deployed, detail: str) -> Station:
    plan = one.facts.plan
    named = ", ".join(plan.services[:_MOST_NAMED]) if plan else ""
    return Station(kind=Kind.CONTAINER, name=named or "containers", detail=detail)
