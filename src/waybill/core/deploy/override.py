"""The two files of ours that compose reads last: the pins of the new release, and those of what ran before. Pure.

Plain YAML that every compose from 2.20 on reads: no tags such as ``!reset``. A ``$`` of a value is doubled, since
compose puts variables in wherever it finds one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waybill.core.deploy.model import HostPlan, Pin, Release
from waybill.frozen import dataclass

STATE = "dev.waybill.state"
RELEASE = "dev.waybill.release"
DIGEST = "dev.waybill.digest"
RUN = "dev.waybill.run"
COMMIT = "dev.waybill.commit"


@dataclass(frozen=True, kw_only=True)
class Labels:
    """Where a container comes from. What is empty is left out."""

    state: str
    release: str
    digest: str = ""
    run: str = ""
    commit: str = ""

    def named(self) -> Mapping[str, str]:
        """The labels of docs/host-protocol.md."""
        every = {STATE: self.state, RELEASE: self.release, DIGEST: self.digest, RUN: self.run, COMMIT: self.commit}
        return {name: value for name, value in every.items() if value}


def labels_of(state: str, release: Release) -> Labels:
    """The labels of a release's containers."""
    return Labels(
        state=state, release=release.name, digest=release.digest, run=release.run.url, commit=release.run.commit
    )


def override_text(pins: Iterable[Pin], labels: Labels) -> str:
    """The pins of services, jobs among them, as a file of compose."""
    lines = ["services:"]
    for pin in pins:
        lines += [
            f"  {_quoted(pin.service)}:",
            f"    image: {_value(pin.reference)}",
            '    pull_policy: "never"',
            "    labels:",
            *(f"      {_quoted(name)}: {_value(value)}" for name, value in labels.named().items()),
        ]
    return "\n".join(lines) + "\n" if len(lines) > 1 else "services: {}\n"


def before_text(plan: HostPlan, before: Release) -> str:
    """The pins of what is restored, with the labels of the release ``before`` that they are of."""
    return override_text(plan.restore, labels_of(plan.state, before))


def _value(text: str) -> str:
    return _quoted(text.replace("$", "$$"))


def _quoted(text: str) -> str:
    return '"' + "".join(map(_character, text)) + '"'


def _character(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
