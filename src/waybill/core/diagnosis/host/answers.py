"""What the application answers means: does it work, all the time, and is it the proved container that answers. Pure.

The engine's word on identity outranks every body: a right word here heals no wrong digest, as both are told. A wrong
word beside a right digest is an error all the same: something old is in the image, or somebody else answers.
"""

from __future__ import annotations

from waybill.core.answering import UNASKED, carried, expected_of
from waybill.core.diagnosis.host.answers_docker import repair, unhealthy, why_unhealthy
from waybill.core.diagnosis.host.answers_ports import between, elsewhere_findings
from waybill.core.diagnosis.host.answers_public import public_findings
from waybill.core.diagnosis.host.answers_series import FEWEST, SLACK, Series, by_peer, never_answered, series
from waybill.core.diagnosis.host.answers_told import came, flaw_finding, shown
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, blocks, find
from waybill.core.finding import Finding, Severity
from waybill.core.host.answer import HOST


def answer_findings(view: HostView) -> Findings:
    """Every finding about the answers of one host's application, the cause before its consequences."""
    health = view.evidence.wish.health
    whole = _host_series(view)
    elsewhere = elsewhere_findings(view, health.url, carried=_carried(view, whole))
    if not health.url:
        return (*elsewhere, *(public_findings(view, host_is_good=None) if health.public_url else ()))
    own = elsewhere or _host_findings(view, whole)
    public = public_findings(view, host_is_good=not blocks(own)) if health.public_url else ()
    if blocks(own) and blocks(public):  # what the host itself does not get, the public cannot get either
        public = tuple(finding for finding in public if finding.code in _OWN_CAUSE)
    return (*own, *public)


# What is wrong on the way of the public alone.
_OWN_CAUSE = frozenset({"health.certificate", "health.name-not-found", "health.certificate-expires"})


def _host_series(view: HostView) -> Series:
    wish = view.evidence.wish
    answers = tuple(answer for answer in view.evidence.answers if answer.view == HOST)
    return series(answers, wish.health, expected_of(wish))


def _carried(view: HostView, whole: Series) -> bool:
    """Whether a good answer shows a word that only this release has."""
    expected = expected_of(view.evidence.wish)
    words = [carried(one.answer.identity or (), expected) for one in whole.good]
    return bool(words) and all(word is not None and not word.moving for word in words)


def _host_findings(view: HostView, whole: Series) -> Findings:
    if not whole.judged:
        facts = {"url": view.evidence.wish.health.url, "who": "the host itself", "reason": "it was not asked"}
        return (find(view, "health.no-way", facts=facts),)
    split = _split(view, whole)
    if split is not None:
        return (split,)
    heard, aside = _heard(whole)
    told = _over_time(view, heard, aside)
    if blocks(told):
        return told
    return (*told, *_docker_findings(view, heard), *_whose_findings(view, heard))


# localhost: two addresses


def _heard(whole: Series) -> tuple[Series, tuple[str, ...]]:
    """The answers without an address where nobody ever answers, as long as another one does; and that one in words."""
    peers = by_peer(whole)
    deaf = {peer: one for peer, one in peers.items() if never_answered(one)}
    if not deaf or len(deaf) == len(peers):
        return whole, ()
    kept = Series(judged=tuple(one for one in whole.judged if one.answer.peer not in deaf))
    return kept, tuple(f"{peer}: {came(one.judged[0].answer)}" for peer, one in deaf.items())


def _split(view: HostView, whole: Series) -> Finding | None:
    """Both addresses of localhost answer, and one of them wrongly: two programs."""
    peers = {peer: one for peer, one in by_peer(whole).items() if not never_answered(one)}
    good = [peer for peer, one in peers.items() if one.good and not one.wrong]
    wrong = [peer for peer, one in peers.items() if one.wrong and not one.good]
    if len(peers) < 2 or not good or not wrong:
        return None
    bad, right = peers[wrong[0]].wrong[-1].answer, peers[good[0]].good[-1].answer
    facts = {"url": bad.url, "good": good[0], "wrong": wrong[0], "came": came(bad), "right": came(right)}
    return find(view, "health.localhost-split", shown(bad), shown(right), facts=facts)


# Over time


def _over_time(view: HostView, whole: Series, aside: tuple[str, ...]) -> Findings:
    if not whole.good:
        return (flaw_finding(view, whole.usual, *aside),)
    rest, late, settle = whole.rest, whole.late, view.evidence.wish.health.settle
    if rest.bad and not rest.one_lost_between:
        unasked = [bad for bad in rest.bad if bad.flaw == UNASKED]
        broken = bool(unasked) and not rest.wrong  # what got lost before that was the link's doing as well
        return (flaw_finding(view, unasked[-1]) if broken else _unsteady(view, rest),)
    long_enough = len(rest.good) >= FEWEST and rest.span + SLACK >= settle
    once = len(late.bad) == 1 and late.bad[0].lost  # a first request that hangs is no verdict either
    if late.bad and not (long_enough and (settle or once)):
        return (_unsteady(view, whole),)
    if not long_enough:
        facts = {**_counts(rest), "url": rest.good[0].answer.url, "span": f"{rest.span:.0f}", "settle": f"{settle:.0f}"}
        return (find(view, "health.window-short", shown(rest.good[-1].answer), facts=facts),)
    return (*_lost(view, whole if once else rest), *(() if once else _late(view, rest, late)))


def _lost(view: HostView, whole: Series) -> Findings:
    if not whole.bad:
        return ()
    answer = whole.bad[0].answer
    return (find(view, "health.some-lost", shown(answer), facts={**_counts(whole), "url": answer.url}),)


def _late(view: HostView, rest: Series, late: Series) -> Findings:
    if not late.bad:
        return ()
    answer = late.usual.answer
    facts = {"url": answer.url, "seconds": f"{rest.good[0].answer.after:.0f}", "came": came(answer)}
    return (find(view, "health.late", shown(answer), facts=facts),)


def _counts(whole: Series) -> dict[str, str]:
    return {
        "bad": str(len(whole.bad)),
        "all": str(len(whole.judged)),
        "came": came(whole.usual.answer) if whole.bad else "",
        "who": "the host itself",
    }


def _unsteady(view: HostView, whole: Series) -> Finding:
    answer = whole.usual.answer
    seen = (shown(answer), shown(whole.good[-1].answer))
    return find(view, "health.unsteady", *seen, facts={**_counts(whole), "url": answer.url})


# Whose answer it is, and what Docker says


def _docker_findings(view: HostView, whole: Series) -> Findings:
    """Docker calls it unhealthy, and it answers well."""
    answer = whole.good[-1].answer
    return tuple(
        find(
            view,
            "health.docker-disagrees",
            shown(answer),
            f"last check of {one.name}: code {one.probes[-1].code}, {one.probes[-1].output}" if one.probes else "",
            facts={
                "url": answer.url,
                "status": str(answer.status),
                "container": one.name or one.identifier[:12],
                "check": one.health_command or "its check",
                "reason": why_unhealthy(one),
                "repair": repair(one),
            },
        )
        for one in unhealthy(view)
    )


def _whose_findings(view: HostView, whole: Series) -> Findings:
    """A good answer that need not be the proved container's, or a word that other releases carry too."""
    health, answer = view.evidence.wish.health, whole.good[-1].answer
    if _carried(view, whole):
        return ()
    word = carried(answer.identity or (), expected_of(view.evidence.wish))
    facts = {"url": answer.url, "who": "the host itself", "word": word.word if word else ""}
    moving = (find(view, "health.identity-moving", shown(answer), facts=facts),) if health.identity else ()
    through = between(view, health.url)
    if not through:
        return moving
    severity = Severity.WARNING if health.body else Severity.UNSETTLED
    told = find(view, "health.through-other", shown(answer), severity=severity, facts={**facts, "through": through})
    return (told, *moving)
