"""Start a pilot on a host and hear how its transaction goes: one exchange for each question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from waybill.core.deploy.archive import archive
from waybill.core.deploy.model import Pilot
from waybill.core.deploy.read_journal import read_pilot
from waybill.core.protocol import printable
from waybill.core.wire import Told
from waybill.effects.channel import Channel
from waybill.effects.look import look, text_of
from waybill.frozen import dataclass

GATHER = 4  # seconds in which new lines are gathered, so that not each of them costs an exchange
_LIMIT = 60.0  # of an exchange, beside what it waits for
_WORDS = frozenset({"", "confirm", "revert", "abort"})


@dataclass(frozen=True, kw_only=True)
class Staged:
    """The bundle that was made. ``trouble`` is "homeless", "untold" (no answer came), or begins with "unsafe:",
    "unwritable:", "there:" or "archive:".
    """

    path: str = ""
    trouble: str = ""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a transaction is to be found. ``bundle`` is the path that ``stage`` told."""

    state: str
    bundle: str
    transaction: str


def stage_variables(base: str, transaction: str, files: Mapping[str, bytes]) -> dict[str, str]:
    """What ``host/stage.sh`` is given, for whoever sends it beside other parts."""
    return {"stage_base": base, "stage_transaction": transaction, "stage_archive": archive(files)}


def read_staged(told: Told) -> Staged:
    """What it told."""
    said = told.first("stage.trouble")
    path = told.first("stage") or ""
    trouble = "untold" if said is None and not path else " ".join((said or "").split())
    return Staged(path=path, trouble=printable(trouble, 400))


def stage(channel: Channel, base: str, transaction: str, files: Mapping[str, bytes]) -> Staged:
    """Make the bundle and put files into its ``files/``. ``base`` is the given state directory, or empty."""
    looked = look(channel, ("stage",), variables=stage_variables(base, transaction, files), timeout=_LIMIT)
    return read_staged(looked.told)


def launch(
    channel: Channel,
    place: Place,
    *,
    files: Mapping[str, bytes],
    values: str,
    run: str,
    scope: bool,
    seconds: float,
    staged: bool = True,
    base: str = "",
) -> Pilot:
    """Start the pilot and follow it for a while, in one exchange. ``files`` go into the bundle, ``pilot.sh`` with them.

    ``staged``: the bundle was made before. Else it is made now, below ``base``: no moment leaves one without a pilot.

    ``values`` is an env file; it reaches the pilot by its standard input alone. ``run`` is the address of the run.
    ``scope``: what the login leaves behind would be ended, so it is started in a scope of the user's own services.
    When the answer is lost, nobody knows whether it was started: follow it, over a new connection.
    """
    variables = {
        "launch_bundle": place.bundle,
        "launch_transaction": place.transaction,
        "launch_run": run,
        "launch_archive": archive(files),
        "launch_values": values,
        "launch_scope": "yes" if scope else "",
        "launch_begin": text_of("begin"),
    }
    variables.update(_follow_variables(place, Pilot(), seconds))
    if staged:
        return _asked(channel, ("launch", "follow"), variables, Pilot(), seconds)
    variables.update(stage_variables(base, place.transaction, {}))
    return _asked(channel, ("stage", "launch", "follow"), variables, Pilot(), seconds)


def follow(channel: Channel, place: Place, pilot: Pilot, *, seconds: float, word: str = "") -> Pilot:
    """Say ``word``, if one is given, and wait for something new. ``pilot`` is what was known before."""
    if word not in _WORDS:
        raise ValueError(f"{word!r} is no word for a pilot")
    variables = {**_follow_variables(place, pilot, seconds), "follow_word": word}
    return _asked(channel, ("follow",), variables, pilot, seconds)


def unstage(channel: Channel, bundle: str) -> str:
    """Remove a bundle that no pilot took: "removed", "absent", "owned", "unknown", "unsafe"; empty: it was not told."""
    looked = look(channel, ("unstage",), variables={"unstage_bundle": bundle}, timeout=_LIMIT)
    return (looked.told.first("unstage") or "") if looked.told.whole else ""


def _follow_variables(place: Place, pilot: Pilot, seconds: float) -> dict[str, str]:
    return {
        "follow_state": place.state,
        "follow_bundle": place.bundle,
        "follow_transaction": place.transaction,
        "follow_known": str(len(pilot.lines)),
        "follow_seconds": str(max(0, int(seconds))),
        "follow_gather": str(GATHER),
    }


def _asked(
    channel: Channel, parts: Sequence[str], variables: Mapping[str, str], before: Pilot, seconds: float
) -> Pilot:
    looked = look(channel, parts, variables=variables, timeout=max(0.0, seconds) + _LIMIT)
    trouble = looked.told.first("stage.trouble")
    if looked.told.whole and trouble is not None:
        return replace(before, alive=False, started=False, trouble=printable(trouble, 400))
    if looked.told.whole:
        return read_pilot(looked.told, before)
    return replace(before, alive=None, lost=True)
