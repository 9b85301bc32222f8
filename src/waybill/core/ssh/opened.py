"""What the holder of a connection says of a channel that it opened for somebody: its number, and how it went on.

It says where a channel is to lead to, then the number that it gave it. That number alone stands in what follows, and
another channel has it again later. So whoever opens one waits until it was announced, before another one is opened.
"""

from __future__ import annotations

import re

from waybill.frozen import dataclass

_NEW = re.compile(r"channel ([0-9]+): new .*\[(?:stdio-forward|direct-streamlocal@openssh\.com)\]")
_SHOWN = 100  # of a path
_ANY_REFUSAL = "open failed: "


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A channel: was it announced, did it end, and why the host did not open it."""

    announced: bool = False
    ended: bool = False
    refusal: str = ""

    @property
    def settled(self) -> bool:
        """Whether nothing more will be said of it."""
        return self.ended or bool(self.refusal)


def to_address(host: str, port: int) -> str:
    """How a channel to an address is announced, as a pattern."""
    return rf"channel_connect_stdio_fwd:? {re.escape(host)}:{port}"


def to_socket(path: str) -> str:
    """How a channel to a socket is announced, as a pattern."""
    return rf"Connection to port \S+ forwarding to {re.escape(path[:_SHOWN])} port \S+ requested\."


def opened(said: str, target: str) -> Opened:
    """The first channel to a target that is announced in this text."""
    lines = [line.removeprefix("debug1: ").rstrip() for line in said.split("\n")]
    at, number = _announced(lines, target)
    if not number:
        # An ssh that announces in other words: the first refusal is the most that can be known.
        return Opened(refusal=next((line for line in lines if _ANY_REFUSAL in line), ""))
    for line in lines[at:]:
        if line.startswith(f"channel {number}: {_ANY_REFUSAL}"):
            return Opened(announced=True, refusal=line)
        if line.startswith(f"channel {number}: free: "):
            return Opened(announced=True, ended=True)
    return Opened(announced=True)


def _announced(lines: list[str], target: str) -> tuple[int, str]:
    """Behind which line a channel to the target was announced, and its number."""
    pattern, meant = re.compile(target), False
    for at, line in enumerate(lines):
        meant = meant or pattern.fullmatch(line) is not None
        found = _NEW.match(line) if meant else None
        if found is not None:
            return at + 1, found[1]
    return 0, ""
