"""One host of a deploy, from the first look to the last: what is known of it is kept here, and nothing is decided."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from waybill.core.deploy.model import DeployFacts, Ledger, Line
from waybill.core.deploy.pilot_words import line_words
from waybill.core.deploy.read_ledger import read_ledger
from waybill.core.deploy.read_standing import read_standing
from waybill.core.deploy.spec import new_transaction
from waybill.core.host.evidence import HostEvidence
from waybill.core.host.link import LinkTrouble
from waybill.core.protocol import now_iso
from waybill.effects.channel import Channel
from waybill.effects.deploy.pilot import Place, read_staged, unstage
from waybill.effects.engine.reach import Engine
from waybill.effects.ssh.connect import link_at_end
from waybill.flows.deploying.orders import Orders
from waybill.flows.fleet import Seen
from waybill.flows.proving import PARTS
from waybill.flows.reach import has_socket, look_around, meet_engine, reached, seen
from waybill.flows.ready import Look, Voyage

_PAUSE = 2.0


class HostDeploy:
    """One host. ``evidence`` is of the look before, ``after`` of the last look from outside."""

    def __init__(self, host: str, orders: Orders) -> None:
        """Nothing is reached yet."""
        self.host = host
        self.orders = orders
        self.facts = DeployFacts(host=host, wish=orders.wish)
        self.evidence: HostEvidence | None = None
        self.after: HostEvidence | None = None
        self.channel: Channel | None = None
        self.engine: Engine | None = None
        self.staged = self.stage_trouble = ""  # the bundle, where it was made for the first look
        self.standing: Mapping[str, bytes | None] = {}  # the synced files as they stand there
        self.is_sent = False  # the bundle is a pilot's now
        self.undone: HostDeploy | None = None  # the way back, where the whole fleet goes back
        self.away = ""  # that it cannot be reached, and until when it is waited for, while that is so
        self.exchanges = 0
        self.seconds: dict[str, float] = {}
        self._start: HostEvidence | None = None
        self._broken = ""  # the words of a connection that broke before anything was touched
        self._stack = ExitStack()

    def ordered_anew(self, orders: Orders) -> None:
        """What is to be done here turned out to be something else; the connection stays."""
        self.orders = orders
        self.facts = DeployFacts(host=self.host, wish=orders.wish)

    def renew(self) -> None:
        """Another transaction: what was seen, or sent, belongs to one that is over."""
        self.clear_away()
        clock = self.orders.hands.http.clock
        transaction = new_transaction(clock.now_iso(), secrets.token_hex(4))
        voyage = self.orders.look.voyage or Voyage()
        staging = {**voyage.staging, "stage_transaction": transaction} if voyage.staging else {}
        look = replace(self.orders.look, voyage=replace(voyage, staging=staging))
        wish = self.facts.wish
        self.ordered_anew(replace(self.orders, transaction=transaction, look=look))
        self.facts = replace(self.facts, wish=wish)
        self.staged, self.is_sent = "", False

    def wait_less(self, seconds: float) -> None:
        """The lock was waited for already."""
        self.facts = replace(self.facts, wish=replace(self.facts.wish, lock_wait=seconds))

    def tell(self, line: Line) -> None:
        """One line of a journal, for people."""
        words = line_words(line)
        if words:
            self.orders.log.info(f"{self.host}: {words}")

    def is_away(self, seconds: float) -> None:
        """It cannot be reached while a transaction runs there, and is waited for so long; 0: it can."""
        until = now_iso(self.orders.hands.http.clock.wall() + seconds)
        words = f"{self.host} cannot be reached; its deploy ends by itself, and is waited for until {until} at most"
        if seconds and not self.away:
            self.orders.log.warning(words)
        self.away = words if seconds else ""

    # Reaching

    def look(self) -> Seen:
        """Look around, on a connection that stays open."""
        start = self._reached()
        if self.channel is None:
            return Seen(evidence=start)
        self._let_go_of_engine()
        look = Look(self.orders.look, self.channel)
        found = seen(self.channel, look.all(start))
        self.engine, self.evidence = look.engine, found.evidence
        if look.staged is not None and self.stages:
            staged = read_staged(look.staged)
            self.staged, self.stage_trouble, self.standing = staged.path, staged.trouble, read_standing(look.staged)
        self.know(ledger=read_ledger(look.told) if look.told is not None else Ledger(whole=False))
        return found

    def _reached(self) -> HostEvidence:
        orders = self.orders
        if self.channel is None or self._start is None:
            early = orders.early.take(self.host) if orders.early is not None else None
            road = orders.look.road if self._start is None else orders.look.road.again()
            way = reached(self.host, orders.target, road, early)
            self.channel, start = self._stack.enter_context(way)
            link = replace(start.link, broken=start.link.broken or self._broken)
            self._start = replace(start, link=link)
        self.evidence = replace(self._start, wish=orders.target)
        return self.evidence

    def reach_again(self, *, patiently: bool = False) -> Channel | None:
        """Another connection, where the first one is lost; with it, the engine. ``patiently``: nobody asks again."""
        self.close()
        road = self.orders.look.road
        way = reached(self.host, self.orders.target, road.again() if patiently else road)
        self.channel, self._start = self._stack.enter_context(way)
        return self.channel

    @property
    def is_cut_off(self) -> bool:
        """Whether the connection of the last look is gone."""
        return bool(self._words_of_end(doubted=False))  # the look itself has waited, where there was a doubt

    def is_breaking(self) -> bool:
        """Whether the connection is gone, or goes within a moment: asked where what went through it failed."""
        return bool(self._words_of_end(doubted=True))

    def _words_of_end(self, *, doubted: bool) -> str:
        """How the connection broke; nothing while it holds."""
        if self.channel is None or self._start is None:
            return ""
        ended = link_at_end(self.channel, self._start.link, doubted=doubted)
        return ended.detail if ended.trouble is LinkTrouble.LOST else ""

    def start_over(self) -> None:
        """Another transaction over another connection: what was sent over this one may be there in part."""
        self._broken = self._words_of_end(doubted=False)
        self.close()
        self.renew()

    def await_engine(self, seconds: float) -> bool:
        """Another connection and the engine behind it, where either was lost; what was seen of the host stays.

        It is waited for: it may be starting again, and a machine lets in logins before its engine answers.
        """
        clock = self.orders.hands.http.clock
        until = clock.monotonic() + seconds
        while not self.orders.hands.at_work.cancelled:
            if self.reach_again() is not None and self._start is not None:
                self.engine, _ = self.meet_again(self._start)
            if self.engine is not None or clock.monotonic() >= until:
                return self.engine is not None
            clock.sleep(_PAUSE)
        return False

    def meet_again(self, start: HostEvidence) -> tuple[Engine | None, HostEvidence]:
        """Look around as `verify` does, and meet the engine."""
        if self.channel is None:
            return None, start
        looked, around = look_around(self.channel, start, self.orders.look.road, PARTS, {})
        return meet_engine(self.channel, looked, around, self.orders.look.road)

    @property
    def engine_at_hand(self) -> Engine | None:
        """The engine that was met, if it is reached in a way that leaves room for whatever else is asked."""
        return self.engine if self.evidence is not None and has_socket(self.evidence) else None

    def _let_go_of_engine(self) -> None:
        if self.engine is not None:
            self.engine.close()
            self.engine = None

    def close(self) -> None:
        """Let go of the host."""
        if self.channel is not None:
            self.exchanges += self.channel.exchanges
        self.channel = self.engine = None
        self._stack.close()

    # What is known

    def know(self, **known: Any) -> None:
        """Add to the facts, by their names."""
        self.facts = replace(self.facts, **known)

    def forget_proof(self) -> None:
        """What was proved was about what is now replaced."""
        self.facts = replace(self.facts, proof=None)

    @property
    def run_name(self) -> str:
        """This run, as a lock names it."""
        return self.facts.wish.run.url or self.orders.by_hand

    @property
    def place(self) -> Place:
        """Where its transaction is to be found."""
        machine = self.evidence.machine if self.evidence else None
        state = machine.state_directory if machine else ""
        return Place(state=state, bundle=self.bundle, transaction=self.orders.transaction)

    @property
    def stages(self) -> bool:
        """Whether the bundle is made with the first look, as its files are rendered; else it comes with the pilot."""
        return bool(self.orders.look.voyage and self.orders.look.voyage.staging)

    @property
    def bundle(self) -> str:
        """Where the bundle is, or will be made."""
        machine = self.evidence.machine if self.evidence else None
        home = machine.home.rstrip("/") if machine else ""
        base = self.orders.settings.state_directory.rstrip("/") or (f"{home}/waybill" if home else "")
        return self.staged or (f"{base}/bundle-{self.orders.transaction}" if base else "")

    def clear_away(self) -> None:
        """Take back a bundle that no pilot took."""
        if self.channel is not None and self.staged and not self.is_sent:
            unstage(self.channel, self.staged)
            self.staged = ""

    def spent(self, what: str, began: float) -> None:
        """Note how long something took."""
        now = self.orders.hands.http.clock.monotonic()
        self.seconds[what] = round(self.seconds.get(what, 0.0) + now - began, 3)
