"""Send programs that only look to a host, several in one exchange, and take back what they told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os.path import dirname, join

from waybill.core.wire import END, Told, read_wire
from waybill.effects.channel import Answered, Channel
from waybill.frozen import dataclass

_PROGRAMS = join(dirname(dirname(__file__)), "host")
_WIRE = "wire"
# What stands between a part and what several of them do alike.
_NEEDS = {**dict.fromkeys(("stage", "ledger", "launch", "follow", "unstage", "state"), ("kept",)), "project": ("hash",)}


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What was told, and how the script ended."""

    told: Told
    answered: Answered


def look(channel: Channel, parts: Sequence[str], *, variables: Mapping[str, str], timeout: float) -> Looked:
    """Run the parts (``host/<part>.sh``, each a function ``look_<part>``) in one exchange."""
    answered = channel.script(program(parts), variables=variables, timeout=timeout)
    return Looked(told=read_wire(answered.stdout, answered.nonce), answered=answered)


def program(parts: Sequence[str]) -> str:
    """The whole text that is sent. A part that fails does not keep the others from telling."""
    needed = dict.fromkeys(need for name in parts for need in _NEEDS.get(name, ()))
    texts = [text_of(name) for name in (_WIRE, *needed, *parts)]
    calls = [f"look_{name} </dev/null" for name in parts]
    return "\n".join([*texts, *calls, f"say {END} ''", ""])


def text_of(name: str) -> str:
    """One of our programs for hosts, as it is sent."""
    with open(join(_PROGRAMS, f"{name}.sh"), encoding="utf-8") as file:
        return file.read()
