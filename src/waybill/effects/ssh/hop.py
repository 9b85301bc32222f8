"""One hop of the way to a host: its key is pinned first, then the login. A jump host is a hop like the last one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import field, replace
from random import SystemRandom

from waybill.core.host.link import HostKey, LinkFacts, LinkTrouble
from waybill.core.ssh.address import Address
from waybill.core.ssh.pins import Pins, parse_pins, places_of
from waybill.core.ssh.words import Words, algorithms_by_kind, read_words
from waybill.effects.clock import Clock
from waybill.effects.process import run
from waybill.effects.ssh import options as ssh_options
from waybill.effects.ssh.keys import LoginKey
from waybill.effects.ssh.master import Master
from waybill.effects.ssh.place import Place
from waybill.frozen import dataclass

Slots = AbstractContextManager[object]
_PAUSES = (0.25, 0.5, 1.0, 2.0, 4.0, 4.0, 4.0, 4.0)  # each up to half longer or shorter: a fleet must not march in step
_LOGIN = 20.0  # a host that looks up our name in vain takes ten seconds
_RETURNING = frozenset({LinkTrouble.REFUSED, LinkTrouble.UNREACHABLE})
_KEY_TROUBLES = frozenset({LinkTrouble.KEY_UNPINNED, LinkTrouble.KEY_CHANGED, LinkTrouble.KEY_REVOKED})


@dataclass(frozen=True, kw_only=True)
class Means:
    """What every hop of a way needs. ``configuration`` as in ``ssh_options.base``."""

    program: str
    environ: Mapping[str, str]
    configuration: str
    pins: Pins
    trusts_own_hosts: bool  # nothing was pinned for us, and the user's own known_hosts count
    connect_timeout: float
    begin_timeout: float
    alive: int
    drop_budget: float
    slots: Slots
    clock: Clock
    returning: bool  # it was there a moment ago: what refuses us now may be on its way back
    key: LoginKey | None = field(default=None)


class Hop:
    """One machine on the way. ``through`` is the connection of the hop before it."""

    def __init__(self, address: Address, number: int, place: Place, means: Means, through: Master | None) -> None:
        self._address = address
        self._number = number
        self._place = place
        self._means = means
        self._through = through
        self._mark = through.position if through else 0
        self._is_old = False  # an ssh that cannot tell a key without writing it down
        self._history: list[str] = []
        self.master: Master | None = None

    @property
    def is_cut_off(self) -> bool:
        """Whether the connection through which it leads is gone."""
        return self._through is not None and not self._through.is_alive()

    def open(self, facts: LinkFacts) -> LinkFacts:
        """Pin, connect, log in. ``master`` is there when there is no trouble."""
        pins, places = self._means.pins, places_of(self._address)
        wished = pins.fingerprints_of(*places)
        shown = (*pins.keys_of(*places), *(HostKey(kind="", fingerprint=one) for one in wished))
        facts = replace(facts, pinned=shown)
        offered: tuple[HostKey, ...] = ()
        if wished:
            words, offered = self._offered(stop_at=wished)
            if not offered:
                return self._told(facts, words)
        matching = tuple(key for key in offered if key.fingerprint in wished)
        if not matching and not pins.lines and not self._means.trusts_own_hosts:
            return self._unpinned(facts, offered)
        words = self._patiently(lambda: self._log_in(matching))
        facts = self._told(facts, words)
        return self._with_keys(facts, offered) if words.trouble in _KEY_TROUBLES else facts

    # Host keys

    def _unpinned(self, facts: LinkFacts, offered: tuple[HostKey, ...]) -> LinkFacts:
        """Nothing that we know vouches for this host. Show all that it offers; a login was never tried."""
        if not offered:
            words, offered = self._offered()
            if not offered:
                return self._told(facts, words)
            facts = self._told(facts, words)
        trouble = LinkTrouble.KEY_CHANGED if facts.pinned else LinkTrouble.KEY_UNPINNED
        return replace(facts, trouble=trouble, offered=offered, stages=("connected",))

    def _with_keys(self, facts: LinkFacts, offered: tuple[HostKey, ...]) -> LinkFacts:
        """The key was refused: say what else is offered, and whether pins of another kind exist."""
        every = self._offered()[1] or offered or facts.offered
        pinned = facts.pinned or self._own_pins(every)
        if facts.trouble is LinkTrouble.KEY_REVOKED or not pinned:
            return replace(facts, offered=every)
        kinds = {key.kind for key in every}
        only_others = all(key.kind and key.kind not in kinds for key in pinned)
        trouble = LinkTrouble.KEY_OTHER_TYPE if only_others else LinkTrouble.KEY_CHANGED
        return replace(facts, trouble=trouble, offered=every, pinned=pinned)

    def _own_pins(self, offered: tuple[HostKey, ...]) -> tuple[HostKey, ...]:
        """What the user's own known_hosts has for the name under which ssh looked."""
        if not self._means.trusts_own_hosts or not offered:
            return ()
        place = offered[0].line.partition(" ")[0]
        found = run(["ssh-keygen", "-F", place], environ=self._means.environ, timeout=_LOGIN)
        return tuple(line.key for line in parse_pins(found.stdout.decode("utf-8", "replace")).lines if not line.marker)

    def _offered(self, stop_at: tuple[str, ...] = ()) -> tuple[Words, tuple[HostKey, ...]]:
        """The host's keys, one handshake for each kind, until one of these fingerprints is among them."""
        words = self._ask(())
        found = list(words.keys)
        for kind, algorithms in algorithms_by_kind(words.algorithms).items():
            if any(key.fingerprint in stop_at for key in found):
                break
            if kind not in {key.kind for key in found}:
                found += self._ask(algorithms).keys
        offered = tuple(dict.fromkeys(found))
        return (replace(words, trouble=None, detail="") if offered else words), offered

    def _ask(self, algorithms: tuple[str, ...]) -> Words:
        """Be shown one key. Whoever sits there gets our version and a key exchange, and nothing more."""
        words = self._patiently(lambda: self._asked(algorithms))
        if words.trouble is LinkTrouble.NO_CLIENT and not self._is_old:
            self._is_old = True
            words = self._patiently(lambda: self._asked(algorithms))
        return words

    def _asked(self, algorithms: tuple[str, ...]) -> Words:
        path = self._place.file(f"offered{self._number}")
        if self._is_old:
            self._place.remove(f"offered{self._number}")
            first = ssh_options.ask_for_key_of_old(algorithms, path)
        else:
            first = ssh_options.ask_for_key(algorithms)
        argv = [*self._start(first), "-vv", "-T", "-N", *ssh_options.destination(self._address)]
        with self._means.slots:
            ended = run(argv, environ=self._means.environ, timeout=self._means.connect_timeout + _LOGIN)
        words = self._read(ended.stderr.decode("utf-8", "replace"), still_there=ended.problem is not None)
        if self._is_old:
            written = parse_pins(self._place.read(f"offered{self._number}"))
            words = replace(words, keys=tuple(line.key for line in written.lines))
        return replace(words, trouble=None, detail="") if words.keys else words

    # The login

    def _log_in(self, matching: tuple[HostKey, ...]) -> Words:
        socket, key = self._place.file(f"m{self._number}"), self._means.key
        start = self._start((*self._known_hosts(matching), *self._login_key()))
        with self._means.slots:
            if key is not None and key.text is not None:
                self._place.write(f"key{self._number}", key.text.reveal())
            try:
                master = Master(
                    ssh_options.master(start, socket, self._address), socket, self._place, self._means.environ
                )
                return self._logged_in(master)
            finally:
                self._place.remove(f"key{self._number}")  # ssh has read it, or has not and never will

    def _logged_in(self, master: Master) -> Words:
        try:
            if master.is_up(self._means.connect_timeout + _LOGIN, self._means.clock):
                self.master = master
                return replace(read_words(master.said), trouble=None)
            words = self._read(master.said, still_there=not master.has_ended_within(1.0))
        except BaseException:
            master.close()
            raise
        master.close()
        return words

    def _known_hosts(self, matching: tuple[HostKey, ...]) -> tuple[str, ...]:
        if self._means.trusts_own_hosts:
            return ()
        known = self._means.pins.text + "".join(f"{key.line}\n" for key in matching)
        return ssh_options.only_these_hosts(self._place.write(f"known{self._number}", known))

    def _login_key(self) -> tuple[str, ...]:
        return ssh_options.only_this_key(self._place.file(f"key{self._number}")) if self._means.key else ()

    # Both

    def _start(self, more: tuple[str, ...]) -> list[str]:
        through = (ssh_options.proxy(self._means.program, self._through.socket),) if self._through else ()
        timing = ssh_options.timing(self._means.connect_timeout, self._means.alive)
        return ssh_options.base(self._means.program, self._means.configuration, *more, *through, *timing)

    def _read(self, said: str, *, still_there: bool) -> Words:
        """What a failed attempt says, with the jump host's words about it."""
        through = self._through.since(self._mark) if self._through else ""
        words = read_words(f"{through}\n{said}")
        if words.trouble is None:
            trouble = LinkTrouble.TIMEOUT if still_there else LinkTrouble.DROPPED
            return replace(words, trouble=trouble, detail="it did not come to an end in time" if still_there else "")
        return words

    def _patiently(self, attempt: Callable[[], Words]) -> Words:
        """Try again, until the budget is spent, where a host drops connections, as sshd does above MaxStartups.

        One that was there a moment ago may refuse them, too: its sshd is starting again.
        """
        left = self._means.drop_budget
        for usual in (*_PAUSES, None):
            words = attempt()
            is_dropped = words.trouble is LinkTrouble.DROPPED
            if is_dropped and self.is_cut_off:
                return replace(words, trouble=LinkTrouble.LOST, detail="the connection to the jump host is gone")
            pause = (usual or 0.0) * SystemRandom().uniform(0.5, 1.5)
            was_there = self._means.returning or bool(self._history)
            is_passing = is_dropped or (was_there and words.trouble in _RETURNING)
            if not is_passing or usual is None or left < pause:
                return words
            if is_dropped:
                self._history.append(words.detail)
            left -= pause
            self._means.clock.sleep(pause)
            self._mark = self._through.position if self._through else 0
        return words

    def _told(self, facts: LinkFacts, words: Words) -> LinkFacts:
        key = self._means.key
        return replace(
            facts,
            user=words.user or self._address.user,
            host=words.host or self._address.host,
            port=words.port or self._address.port,
            peer=words.peer,
            server=words.server,
            trouble=words.trouble,
            detail=words.told,
            offered=(words.key,) if words.key else (),
            stages=words.stages,
            methods=words.methods,
            login_key=words.accepted or (key.fingerprint if key else ""),
            tried=words.tried,
            partial=words.partial,
            options=words.options,
            history=tuple(self._history),
        )
