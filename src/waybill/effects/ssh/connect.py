"""Reaching a host over SSH: the system's own `ssh`, one connection, a pinned host key before anything secret."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from waybill.core.host.link import LinkFacts, LinkTrouble
from waybill.core.ssh.address import Address, parse_jumps
from waybill.core.ssh.pins import parse_pins
from waybill.core.ssh.script import script_text
from waybill.core.ssh.words import judge_shell, read_words
from waybill.core.text import quote_block, quote_foreign
from waybill.effects.channel import Channel
from waybill.effects.clock import Clock
from waybill.effects.local_channel import LocalChannel
from waybill.effects.ssh import options as ssh_options
from waybill.effects.ssh.channel import SshChannel
from waybill.effects.ssh.hop import Hop, Means, Slots
from waybill.effects.ssh.keys import KeyChest, LoginKey
from waybill.effects.ssh.master import Master
from waybill.effects.ssh.place import Directory, Place, private_directory
from waybill.effects.ssh.talk import Talk
from waybill.frozen import dataclass
from waybill.secret import Secret

_GREETING = 'printf %s "${SHELL:-}"'
_BROKEN = 255  # how ssh ends, whatever broke


@dataclass(frozen=True, kw_only=True)
class SshSettings:
    """How hosts are reached. The same value serves every host of a run; ``chest`` opens the key once for all.

    Without ``key`` the user's configuration and agent are used; without ``known_hosts`` too, the user's own
    known_hosts count. With ``key`` nothing of the user's is read.
    """

    environ: Mapping[str, str]
    key: Secret | None = None
    passphrase: Secret | None = None
    known_hosts: str = ""
    jump: str = ""
    connect_timeout: float = 15.0
    begin_timeout: float = 30.0  # from a session's start to the first line of our program
    alive: int = 10  # seconds between questions whether the peer is there; three without an answer end it
    drop_budget: float = 20.0  # of waiting, for a host that drops connections
    returning: bool = False  # this run was there a moment ago, and its connection broke
    configuration: str = ""  # another file than the user's own
    directory: Directory | None = None
    clock: Clock = field(default_factory=Clock)
    chest: KeyChest = field(default_factory=KeyChest)

    @property
    def own_configuration(self) -> bool:
        """Whether the user's configuration and agent are used."""
        return self.key is None


def connect(address: Address, settings: SshSettings, slots: Slots) -> tuple[Channel | None, LinkFacts]:
    """Reach one host. No channel: the facts have the trouble. ``slots`` bounds the handshakes of the whole run.

    A connection that breaks before it was of any use is made anew, once: a cut is no word on the host.
    """
    if address.local:
        return LocalChannel(settings.environ, settings.clock), _local(address, settings)
    pins = parse_pins(settings.known_hosts)
    problems = tuple(map(str, pins.problems))
    facts = LinkFacts(
        address=address.text,
        user=address.user,
        host=address.host,
        port=address.port,
        jump=settings.jump,
        pin_problems=problems,
    )
    program = shutil.which("ssh", path=settings.environ.get("PATH", os.defpath))
    if program is None:
        return None, replace(facts, trouble=LinkTrouble.NO_CLIENT, detail="there is no program `ssh` in PATH")
    key = _login_key(settings)
    if key is not None:
        facts = replace(facts, damage=key.damage, repaired=key.repaired, login_key=key.fingerprint)
        if key.damage is not None:
            return None, replace(facts, trouble=LinkTrouble.LOGIN_KEY_DAMAGED, detail=key.detail)
    means = Means(
        program=program,
        environ=ssh_options.environment(settings.environ, own_configuration=settings.own_configuration),
        configuration=settings.configuration if settings.own_configuration else "none",
        pins=pins,
        trusts_own_hosts=settings.own_configuration and not settings.known_hosts.strip(),
        connect_timeout=settings.connect_timeout,
        begin_timeout=settings.begin_timeout,
        alive=settings.alive,
        drop_budget=settings.drop_budget,
        slots=slots,
        clock=settings.clock,
        returning=settings.returning,
        key=key,
    )
    channel, seen = _travel(address, settings, means, facts)
    if seen.trouble is LinkTrouble.LOST:
        return _travel(address, settings, replace(means, returning=True), replace(facts, broken=seen.detail))
    return channel, seen


def link_at_end(channel: Channel, link: LinkFacts, *, doubted: bool = False) -> LinkFacts:
    """The facts once a host was looked at: did the link hold, and did the host let in one session at a time?

    ``doubted``: something that went through it broke, and a broken connection may show a moment later.
    """
    if not isinstance(channel, SshChannel):
        return link
    link = replace(link, sessions_at_once=channel.sessions_at_once)
    if not (channel.is_ending() if doubted else channel.is_lost):
        return link
    words = read_words(channel.said)
    return replace(link, trouble=LinkTrouble.LOST, detail=words.detail or "the connection ended by itself")


def _local(address: Address, settings: SshSettings) -> LinkFacts:
    user = settings.environ.get("USER") or settings.environ.get("LOGNAME") or ""
    return LinkFacts(address=address.text, local=True, user=user, host=address.host, stages=("session",))


def _login_key(settings: SshSettings) -> LoginKey | None:
    if settings.key is None:
        return None
    return settings.chest.open(settings.key, settings.passphrase, _directory(settings), settings.environ)


def _directory(settings: SshSettings) -> Directory:
    return settings.directory or (lambda: private_directory(settings.environ))


class _Way:
    """The connections of one way, hop after hop, and the folder in which they live."""

    def __init__(self, means: Means, directory: Directory, environ: Mapping[str, str]) -> None:
        self._means = means
        self.place = Place(directory, environ)
        self.masters: list[Master] = []

    def open(self, hops: Sequence[Address], facts: LinkFacts) -> LinkFacts:
        """Each connection goes through the one before it."""
        for number, target in enumerate(hops):
            hop = Hop(target, number, self.place, self._means, self.masters[-1] if self.masters else None)
            seen = hop.open(facts)
            if hop.master is not None:
                self.masters.append(hop.master)
            if seen.trouble is not None:
                # What refuses to lead on, or breaks, is the hop before.
                before = seen.trouble is LinkTrouble.JUMP_FAILED or hop.is_cut_off
                culprit = hops[number - 1] if before and number else target
                return seen if culprit is hops[-1] else replace(seen, hop=culprit.text)
        return seen

    def close(self) -> None:
        """Leave nothing of it."""
        for master in reversed(self.masters):
            master.close()
        self.place.close()


def _travel(
    address: Address, settings: SshSettings, means: Means, facts: LinkFacts
) -> tuple[Channel | None, LinkFacts]:
    hops = (*parse_jumps(settings.jump), address)
    way = _Way(means, _directory(settings), settings.environ)
    try:
        facts = way.open(hops, facts)
        if facts.trouble is None:
            channel = SshChannel(address=address.text, masters=way.masters, place=way.place, means=means)
            facts = _greeted(channel, facts, means.begin_timeout)
    except BaseException:
        way.close()
        raise
    if facts.trouble is None:
        return channel, facts
    way.close()
    return None, facts


def _greeted(channel: SshChannel, facts: LinkFacts, timeout: float) -> LinkFacts:
    """Run a first program: only that proves that the login is of use, and it shows what an rc file prints."""
    nonce = secrets.token_hex(16)
    told = channel.talk(script_text(_GREETING, {}, nonce), nonce, timeout)
    facts = replace(facts, options=read_words(channel.said).options)  # it comes after the login
    heard = told.heard
    noise = quote_block(heard.noise.decode("utf-8", "replace").strip(), 1000)
    if heard.code == 0:
        shell = quote_foreign(heard.output.decode("utf-8", "replace"), 100)
        return replace(facts, shell=shell, noise=noise, stages=(*facts.stages, "session"))
    errors = quote_block(told.stderr.decode("utf-8", "replace").strip(), 1000)
    trouble, detail = _no_session(channel, f"{noise}\n{errors}", told, facts)
    return replace(facts, trouble=trouble, detail=detail, noise="\n".join(filter(None, [noise, errors])))


def _no_session(channel: SshChannel, printed: str, told: Talk, facts: LinkFacts) -> tuple[LinkTrouble, str]:
    if channel.is_lost or (told.ended == _BROKEN and channel.is_ending()):
        return LinkTrouble.LOST, "the connection ended with the first session"
    if channel.was_refused(printed):
        return LinkTrouble.SESSION_REFUSED, quote_foreign(printed.strip(), 300)
    return judge_shell(printed, told.ended, facts.options, problem=told.problem)
