"""The application is asked for as long as its containers are watched, not only until its answers were good enough."""

from __future__ import annotations

from threading import BoundedSemaphore, Event
from typing import Any, cast

from waybill.core.host.answer import AppAnswer
from waybill.core.host.evidence import HealthWish, HostEvidence, HostWish
from waybill.core.host.link import LinkFacts
from waybill.effects.answers.host_view import HostView
from waybill.effects.clock import Clock
from waybill.effects.ssh.connect import SshSettings
from waybill.flows.reach import Road
from waybill.flows.window import _asking

URL = "http://127.0.0.1:8000/health"
GOOD = AppAnswer(url=URL, road="forward", status=200)
BROKEN = AppAnswer(url=URL, road="forward", status=500)
UNASKED = AppAnswer(url=URL)
LIMIT = 60.0


class Application:
    """Good for the whole first watch; what it answers afterwards is given."""

    def __init__(self, *watches: tuple[AppAnswer, ...], later: AppAnswer) -> None:
        self.asked_again = Event()
        self.watched = 0
        self._watches, self._later = watches, later

    def watch(self, *_: object, **__: object) -> tuple[AppAnswer, ...]:
        self.watched += 1
        return self._watches[min(self.watched, len(self._watches)) - 1]

    def ask(self) -> tuple[AppAnswer, ...]:
        self.asked_again.set()
        return (self._later,)


def answers_of(application: Application, *, until: Event) -> list[AppAnswer]:
    """What is heard while containers settle until this event."""
    health = HealthWish(url=URL, settle=10.0, timeout=60.0)
    evidence = HostEvidence(host="web1", wish=HostWish(health=health), now="", link=LinkFacts(address="web1"))
    clock = Clock(wall=lambda: 0.0, monotonic=lambda: 0.0, sleep=lambda _: None)
    ssh = SshSettings(environ={}, key=None, passphrase=None, known_hosts="", clock=clock)
    road = Road(ssh=ssh, slots=BoundedSemaphore(1), clock=clock, environ={}, sudo=False, docker_host="", seconds=LIMIT)
    with _asking(cast("HostView", application), evidence, road) as answers:
        assert until.wait(LIMIT)
    return answers


def test_an_application_that_dies_while_another_container_settles_is_heard() -> None:
    application = Application((GOOD,) * 3, (BROKEN,), later=BROKEN)
    answers = answers_of(application, until=application.asked_again)

    assert answers[:3] == [GOOD] * 3
    assert answers[3:]
    assert all(answer == BROKEN for answer in answers[3:])


def test_what_got_lost_at_the_very_end_is_asked_once_more() -> None:
    application = Application((GOOD,) * 3, (GOOD,) * 3, later=BROKEN)
    answers = answers_of(application, until=application.asked_again)

    assert application.watched == 2
    assert answers[-3:] == [GOOD] * 3


def test_an_application_that_stays_good_is_watched_once() -> None:
    application = Application((GOOD,) * 3, later=GOOD)
    answers = answers_of(application, until=application.asked_again)

    assert application.watched == 1
    assert all(answer == GOOD for answer in answers)
    assert len(answers) > 3


def test_nobody_is_asked_on_where_there_is_no_way() -> None:
    started = Event()

    class Deaf(Application):
        def watch(self, *_: Any, **__: Any) -> tuple[AppAnswer, ...]:
            started.set()
            return super().watch()

    application = Deaf((UNASKED,), later=UNASKED)

    assert answers_of(application, until=started) == [UNASKED]
    assert not application.asked_again.is_set()
