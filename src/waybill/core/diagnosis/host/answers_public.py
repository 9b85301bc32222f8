"""What the public gets: every replica, every address, and whoever stands in between. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from waybill.core.answering import OTHER, STATUS, carried, expected_of
from waybill.core.diagnosis.host.answers_series import FEWEST, Judged, Series, by_peer, never_answered, series
from waybill.core.diagnosis.host.answers_told import came, flaw_finding, shown
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.moments import read_moment
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.evidence import Trouble
from waybill.core.finding import Finding, Severity
from waybill.core.host.answer import PUBLIC, PUBLIC_FROM_HOST

_GATEWAY = frozenset({502, 503, 504, 520, 521, 522, 523, 524})
# An edge refuses whom it takes for a robot, or an address that it does not know.
_REFUSALS = frozenset({401, 403, 406, 429, 451})
_UNHEARD = frozenset({Trouble.CONNECTION_REFUSED, Trouble.CONNECTION_TIMEOUT, Trouble.TIMEOUT, Trouble.RESET})
_BY_LUCK = 10  # of so many answers one may get lost


def public_findings(view: HostView, *, host_is_good: bool | None) -> Findings:
    """What is wrong with the answers to ``public-url``. ``host_is_good``: the host's own view, None: not asked."""
    asked = _series(view, PUBLIC)
    if not asked.judged:
        return _never_asked(view)
    whole, dead = _without_dead_addresses(asked)
    findings = _verdict(view, whole, host_is_good=host_is_good)
    about_addresses = tuple(_dead_address(view, one) for one in dead) if whole.good else ()
    return (*findings, *about_addresses, *_notes(view, whole))


def _series(view: HostView, kind: str) -> Series:
    wish = view.evidence.wish
    answers = tuple(answer for answer in view.evidence.answers if answer.view == kind)
    return series(answers, wish.health, expected_of(wish))


def _never_asked(view: HostView) -> Findings:
    url = view.evidence.wish.health.public_url
    return (find(view, "health.no-way", url=url, who="the runner", reason="it was not asked"),)


def _without_dead_addresses(whole: Series) -> tuple[Series, tuple[Judged, ...]]:
    """Addresses where nobody ever answers are told apart, as long as another one answers."""
    peers = by_peer(whole)
    dead = {peer: one for peer, one in peers.items() if never_answered(one) and len(one.judged) > 1}
    if not dead or len(dead) == len(peers):
        return whole, ()
    kept = Series(judged=tuple(one for one in whole.judged if one.answer.peer not in dead))
    return kept, tuple(one.judged[0] for one in dead.values() if not _no_such_road(one))


def _no_such_road(one: Series) -> bool:
    """The runner has no IPv6: that says nothing about the address."""
    return all(judged.answer.trouble is Trouble.UNREACHABLE for judged in one.judged)


def _dead_address(view: HostView, one: Judged) -> Finding:
    return find(view, "health.public-address-dead", shown(one.answer), facts={"peer": one.answer.peer, **_url(view)})


def _url(view: HostView) -> dict[str, str]:
    return {"url": view.evidence.wish.health.public_url}


def _verdict(view: HostView, whole: Series, *, host_is_good: bool | None) -> Findings:
    if not whole.bad:
        few = len(whole.good) < FEWEST
        facts = {**_url(view), "count": str(len(whole.good))}
        return (find(view, "health.public-few", shown(whole.good[0].answer), facts=facts),) if few else ()
    if whole.good:
        return _mixed(view, whole)
    one = whole.usual
    status = one.answer.status
    if one.flaw == STATUS and status in _GATEWAY and host_is_good:
        server = one.answer.headers.get("server", "") or one.answer.headers.get("via", "") or "the reverse proxy"
        facts = {**_url(view), "status": str(status), "server": server}
        return (find(view, "health.edge-bad-gateway", shown(one.answer), facts=facts),)
    if status in _REFUSALS or one.answer.trouble in _UNHEARD:
        return (_refused(view, one, host_is_good=host_is_good),)
    return (flaw_finding(view, one),)


def _refused(view: HostView, one: Judged, *, host_is_good: bool | None) -> Finding:
    """Refused, or not heard. The same question from the host decides whether only the runner is refused."""
    other = _series(view, PUBLIC_FROM_HOST)
    asked = other.usual if other.bad else next(iter(other.good), None)
    seen = (shown(one.answer), f"from the host: {came(asked.answer)}" if asked else "")
    facts = {**_url(view), "came": came(one.answer)}
    if other.judged and not other.bad:
        return find(view, "health.edge-refuses-runner", *seen, facts=facts)
    if host_is_good and one.answer.status in _REFUSALS:
        told = came(asked.answer) if asked else "it could not be asked from there"
        return find(view, "health.public-refused", *seen, facts={**facts, "there": told})
    return flaw_finding(view, one, seen[1])


def _mixed(view: HostView, whole: Series) -> Findings:
    """Some are good and some are not: replicas, or bad luck."""
    every, bad = len(whole.judged), whole.bad
    one = whole.usual
    lost = [item for item in bad if item.lost]
    limited = [item for item in bad if item.answer.status == 429]
    by_luck = len(lost) + len(limited) == every - len(whole.good) and len(lost) <= every // _BY_LUCK
    counts = {"bad": str(len(bad)), "all": str(every), "came": came(one.answer), **_url(view), "who": "the runner"}
    if by_luck and len(whole.good) >= FEWEST:
        return (find(view, "health.some-lost", shown(one.answer), facts=counts),)
    seen = (shown(one.answer), shown(whole.good[0].answer))
    if one.flaw == OTHER:
        return (find(view, "health.public-mixed", *seen, facts=counts),)
    return (find(view, "health.unsteady", *seen, facts=counts),)


# Notes


def _notes(view: HostView, whole: Series) -> Findings:
    return (*_expiry(view, whole), *_unidentified(view, whole))


def _expiry(view: HostView, whole: Series) -> Findings:
    ends = [moment for one in whole.judged if (moment := _end(one)) is not None]
    now = read_moment(view.evidence.now)
    if not ends or now is None:
        return ()
    left = min(ends) - now
    if not timedelta(0) <= left < timedelta(days=view.evidence.wish.health.expiry_warning_days):
        return ()
    not_after = f"{min(ends):%Y-%m-%d %H:%M} UTC"
    facts = {**_url(view), "days": str(left.days), "not_after": not_after}
    return (find(view, "health.certificate-expires", f"certificate valid until {not_after}", facts=facts),)


def _end(one: Judged) -> datetime | None:
    return read_moment(one.answer.certificate.not_after) if one.answer.certificate else None


def _unidentified(view: HostView, whole: Series) -> Findings:
    """Good answers in which nothing says which release gave them."""
    wish = view.evidence.wish
    if whole.bad or not whole.good or _tells_releases_apart(view, whole):
        return ()
    code = "health.identity-moving" if wish.health.identity else "health.public-unidentified"
    word = carried(whole.good[0].answer.identity or (), expected_of(wish))
    facts = {**_url(view), "word": word.word if word else "", "who": "the runner"}
    return (find(view, code, shown(whole.good[0].answer), severity=Severity.WARNING, facts=facts),)


def _tells_releases_apart(view: HostView, whole: Series) -> bool:
    wish = view.evidence.wish
    if not wish.health.identity:
        return False
    return all(
        (word := carried(one.answer.identity or (), expected_of(wish))) is not None and not word.moving
        for one in whole.good
    )
