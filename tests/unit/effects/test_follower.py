"""Following a transaction over links that come and go. The host is a script of answers, and no second passes."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping

import pytest

from waybill.core.deploy.model import End, Line, Pilot
from waybill.effects.channel import Answered, Stream
from waybill.effects.clock import Clock
from waybill.effects.deploy.follower import Follower
from waybill.effects.deploy.pilot import Place

NONCE = "0" * 32
PLACE = Place(state="/s", bundle="/w/bundle-20261126T140312Z-1a2b3c4d", transaction="20261126T140312Z-1a2b3c4d")
BEGIN, UP, SETTLED = "1 fact begin", "2 intent up", "3 fact settled"
LOST = Answered(code=None, nonce=NONCE, lost=True)


def answer(*records: tuple[str, str]) -> Answered:
    lines = [
        f"{NONCE} {number} {kind} {b64encode(text.encode()).decode()}\n"
        for number, (kind, text) in enumerate((*records, ("end", "")), 1)
    ]
    return Answered(code=0, nonce=NONCE, stdout="".join(lines).encode())


def heard(*lines: str, pilot: str = "alive", trouble: str = "") -> Answered:
    more = [("follow.trouble", trouble)] if trouble else []
    return answer(*more, ("follow.journal", "\n".join(lines)), ("follow.pilot", pilot))


class Host:
    """Answers in turn, and keeps what it was asked. Each answer takes a second."""

    unstages = ""

    def __init__(self, answers: Iterable[Answered], clock: FakeClock) -> None:
        self.address, self.exchanges = "web1", 0
        self.asked: list[Mapping[str, str]] = []
        self._answers, self._clock = list(answers), clock

    def script(self, text: str, *, variables: Mapping[str, str], timeout: float, cap: int = 0) -> Answered:
        assert "look_" in text
        assert timeout > float(variables.get("follow_seconds", cap))
        self.exchanges += 1
        self.asked.append(variables)
        self._clock.now += 1
        if "unstage_bundle" in variables:
            return answer(("unstage", self.unstages))
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]

    def stream(self, words: object) -> Stream:
        raise NotImplementedError

    def open(self, host: str, port: int) -> Stream:
        raise NotImplementedError

    def open_unix(self, path: str) -> Stream:
        raise NotImplementedError

    def close(self) -> None:
        """Nothing is open."""


class FakeClock:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    @property
    def clock(self) -> Clock:
        return Clock(wall=lambda: self.now, monotonic=lambda: self.now, sleep=self.sleep)


class Scene:
    """A follower on a host; every further connection leads to the next of ``later``."""

    def __init__(self, *answers: Answered, later: Iterable[Iterable[Answered] | None] = ()) -> None:
        self.time = FakeClock()
        self.host = Host(answers, self.time)
        self.hosts = [self.host]
        self.told: list[Line] = []
        self.away: list[float] = []
        self._later = list(later)
        self.follower = Follower(
            self.host,
            PLACE,
            reconnect=self._reconnect,
            tell=self.told.append,
            away=self.away.append,
            clock=self.time.clock,
        )

    def _reconnect(self) -> Host | None:
        answers = self._later.pop(0) if self._later else None
        if answers is None:
            return None
        self.hosts.append(Host(answers, self.time))
        return self.hosts[-1]

    @property
    def steps(self) -> list[str]:
        return [line.step for line in self.told]


def test_it_follows_until_it_is_settled_and_tells_each_line_once() -> None:
    """Several answers make one journal."""
    scene = Scene(heard(BEGIN), heard(), heard(UP, SETTLED))

    pilot = scene.follower.until_settled(Pilot(), seconds=60)

    assert (scene.steps, pilot.alive, pilot.end) == (["begin", "up", "settled"], True, None)
    assert [asked["follow_known"] for asked in scene.host.asked] == ["0", "1", "1"]


def test_what_the_launch_brought_is_told_as_well_and_asks_for_nothing() -> None:
    """Where the first answer has it all, there is no further exchange."""
    first = Pilot(lines=(Line(number=1, kind="end", step="refused"),), alive=False)
    scene = Scene(heard())

    assert scene.follower.until_settled(first, seconds=60) == first
    assert (scene.steps, scene.host.exchanges) == (["refused"], 0)


def test_a_lost_link_is_made_anew_as_often_as_it_takes() -> None:
    """What was known before the loss is not asked for again."""
    scene = Scene(heard(BEGIN), LOST, later=[None, None, [LOST], [heard(UP), heard(SETTLED)]])

    pilot = scene.follower.until_settled(Pilot(), seconds=60)

    assert (scene.steps, pilot.lost) == (["begin", "up", "settled"], False)
    assert [asked["follow_known"] for asked in scene.hosts[-1].asked] == ["1", "2"]


def test_a_link_that_does_not_come_back_leaves_what_was_known() -> None:
    """It is waited for as long as was said, and no end is made up."""
    scene = Scene(heard(BEGIN), LOST)

    pilot = scene.follower.until_settled(Pilot(), seconds=90)

    assert (pilot.lost, pilot.alive, pilot.end, [line.step for line in pilot.lines]) == (True, None, None, ["begin"])
    assert scene.time.now >= 90


def test_it_says_for_how_long_it_waits_for_a_host_that_is_away() -> None:
    """And that it does no more, once the host is there again."""
    scene = Scene(heard(BEGIN), LOST, later=[None, [heard(UP, SETTLED)]])

    scene.follower.until_settled(Pilot(), seconds=60)

    here, first, second, again = scene.away
    assert (here, again) == (0.0, 0.0)
    assert 60 >= first > second > 0


def test_a_pilot_that_lives_is_followed_to_the_limit() -> None:
    """Silence is no end, however long."""
    scene = Scene(heard(BEGIN), heard())

    pilot = scene.follower.until_settled(Pilot(), seconds=300)

    assert (pilot.alive, pilot.end, scene.time.now >= 300) == (True, None, True)


def test_a_dead_pilot_is_not_waited_for() -> None:
    """Death is proved on the host; the open journal stays open."""
    scene = Scene(heard(BEGIN, UP, pilot="dead"))

    pilot = scene.follower.until_settled(Pilot(), seconds=300)

    assert (pilot.alive, pilot.end, pilot.touched, scene.host.exchanges) == (False, None, True, 1)


def test_a_word_is_said_until_the_host_has_it() -> None:
    """A word whose answer was lost is said again, over the next connection, and then no more."""
    settled = Pilot(lines=(Line(number=1, kind="fact", step="settled"),), alive=True)
    scene = Scene(
        LOST, later=[[heard(trouble="word: no room"), heard(), heard("2 fact word said=confirm", "3 end delivered")]]
    )

    pilot = scene.follower.until_end(settled, seconds=300, word="confirm")

    assert pilot.end is End.DELIVERED
    assert [asked["follow_word"] for host in scene.hosts for asked in host.asked] == ["confirm"] * 3 + [""]


def test_a_launch_whose_answer_was_lost_and_that_began_is_followed() -> None:
    """Nobody knows whether it was started, so the host is asked."""
    scene = Scene(LOST, later=[[heard(BEGIN, "2 end refused")]])

    pilot = scene.follower.until_settled(Pilot(lost=True), seconds=300)

    assert (pilot.end, pilot.started, scene.host.exchanges) == (End.REFUSED, True, 0)


def test_a_launch_that_never_began_touched_nothing() -> None:
    """The answer of the host that removed the bundle is the proof."""
    scene = Scene(heard(pilot="none", trouble="not taken"))
    scene.host.unstages = "removed"

    pilot = scene.follower.until_settled(Pilot(), seconds=600)

    assert (pilot.started, pilot.alive, pilot.touched) == (False, False, False)


def test_a_bundle_that_somebody_took_meanwhile_is_not_called_untouched() -> None:
    """It began after all, in the last moment, and is followed."""
    late = [heard(pilot="none", trouble="not taken")] * 9
    scene = Scene(*late, heard(BEGIN, UP, SETTLED))
    scene.host.unstages = "owned"

    pilot = scene.follower.until_settled(Pilot(), seconds=600)

    assert (pilot.started, scene.steps) == (True, ["begin", "up", "settled"])


@pytest.mark.parametrize("said", ["absent", "unknown", "unsafe", ""])
def test_a_bundle_that_is_not_removed_proves_nothing(said: str) -> None:
    """Who knows who has it."""
    scene = Scene(heard(pilot="none", trouble="not taken"))
    scene.host.unstages = said

    assert scene.follower.until_settled(Pilot(), seconds=600).started


def test_state_that_is_not_believed_ends_it() -> None:
    """Waiting makes no link or foreign file better."""
    scene = Scene(heard(trouble="unsafe: /s is a symbolic link", pilot="unknown"))

    pilot = scene.follower.until_settled(Pilot(), seconds=600)

    assert (pilot.trouble, pilot.end, scene.host.exchanges) == ("unsafe: /s is a symbolic link", None, 1)
