"""Follow a transaction to its next turn, over as many connections as it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from waybill.core.deploy.model import Line, Pilot
from waybill.core.deploy.read_journal import GONE, NOT_TAKEN
from waybill.effects.channel import Channel
from waybill.effects.clock import Clock
from waybill.effects.deploy.pilot import Place, follow, unstage

_POLL = 20.0  # of one exchange
_PATIENCE = 30.0  # for a start whose answer was lost: what was sent may still be on its way to begin
_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
_REMOVED, _TAKEN = "removed", "owned"  # what became of a bundle that was to be taken back


class Follower:
    """One transaction. ``channel`` is the connection in use; ``reconnect`` makes a new one and lets go of the old.

    ``tell`` is called once for each line of the journal, in its order, whichever connection it came by. ``away`` is
    called while the host cannot be reached, with the seconds for which it is waited for at most, and with 0 otherwise.
    """

    def __init__(
        self,
        channel: Channel | None,
        place: Place,
        *,
        reconnect: Callable[[], Channel | None],
        tell: Callable[[Line], None],
        away: Callable[[float], None] = lambda _: None,
        clock: Clock | None = None,
    ) -> None:
        self.channel = channel
        self._place = place
        self._reconnect = reconnect
        self._tell = tell
        self._away = away
        self._clock = clock or Clock()
        self._told = 0

    def until_settled(self, pilot: Pilot, *, seconds: float) -> Pilot:
        """Until it is settled, has ended, or its pilot is dead. ``pilot`` is what ``launch`` answered."""
        return self._until(pilot, lambda now: now.first("settled") is not None, "", seconds)

    def until_end(self, pilot: Pilot, *, seconds: float, word: str = "") -> Pilot:
        """Say the word, and follow until it has ended or its pilot is dead."""
        return self._until(pilot, lambda _: False, word, seconds)

    def _until(self, pilot: Pilot, reached: Callable[[Pilot], bool], word: str, seconds: float) -> Pilot:
        """``seconds`` are the pilot's own limits and more: what it does is never given up while it may still do it."""
        until = self._clock.monotonic() + seconds
        hidden = _Hidden(self._clock)
        self._pass_on(pilot)
        said = not word or pilot.end is not None
        while not (said and (reached(pilot) or _is_over(pilot))):
            left = until - self._clock.monotonic()
            if left <= 0:
                return pilot
            pilot = self._asked(pilot, "" if said else word, left)
            self._away(max(0.0, until - self._clock.monotonic()) if pilot.lost else 0.0)
            said = said or not (pilot.lost or pilot.trouble) or _is_over(pilot)
            self._pass_on(pilot)
            if hidden.for_long(pilot):
                taken_back = self._taken_back(pilot)
                if taken_back != _TAKEN:
                    return replace(pilot, alive=False, started=False) if taken_back == _REMOVED else pilot
                hidden = _Hidden(self._clock)
            if pilot.lost or pilot.trouble:
                self._clock.sleep(min(hidden.pause(), max(0.0, until - self._clock.monotonic())))
        return pilot

    def _asked(self, pilot: Pilot, word: str, left: float) -> Pilot:
        if pilot.lost or self.channel is None:
            self.channel = self._reconnect()
        if self.channel is None:
            return replace(pilot, alive=None, lost=True)
        return follow(self.channel, self._place, pilot, seconds=min(_POLL, left), word=word)

    def _taken_back(self, pilot: Pilot) -> str:
        """Nobody took it. Once its bundle is removed nobody can: then it is certain that nothing was touched."""
        if self.channel is None or pilot.trouble != NOT_TAKEN or pilot.lines:
            return ""
        return unstage(self.channel, self._place.bundle)

    def _pass_on(self, pilot: Pilot) -> None:
        for line in pilot.lines[self._told :]:
            self._tell(line)
        self._told = max(self._told, len(pilot.lines))


class _Hidden:
    """How long the transaction has not been seen on a host that answers, and how long to wait before the next look."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._since: float | None = None
        self._looks = 0

    def for_long(self, pilot: Pilot) -> bool:
        now = self._clock.monotonic()
        if pilot.lost:
            return False
        if not pilot.trouble:
            self._since, self._looks = None, 0
            return False
        self._since = now if self._since is None else self._since
        return now - self._since >= _PATIENCE

    def pause(self) -> float:
        self._looks += 1
        return _PAUSES[min(self._looks, len(_PAUSES)) - 1]


def _is_over(pilot: Pilot) -> bool:
    if pilot.lost:
        return False
    damaged = bool(pilot.trouble) and pilot.trouble not in (NOT_TAKEN, GONE) and not pilot.trouble.startswith("word")
    return pilot.end is not None or pilot.alive is False or not pilot.started or damaged
