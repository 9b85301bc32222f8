"""``ship`` from its options to its exit code. The reports of its legs lie beside its own, each in a folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from os.path import dirname, join
from typing import TYPE_CHECKING

from waybill.cli.console import Console
from waybill.cli.options import read_flags
from waybill.cli.verbs import hand_over, http_of, places_of, publish_ended
from waybill.config.actions import VERB_OUTPUTS
from waybill.config.event import payload_of, with_event
from waybill.config.input import BUILD_PUSH, SHIP
from waybill.config.job import read_job
from waybill.config.read import config_request, load_config, read_voyage
from waybill.config.settings import Settings, ShipSettings
from waybill.core.waybill_document import statement, to_text
from waybill.effects import given_files, runner_files
from waybill.report.publish import Places, keep

if TYPE_CHECKING:
    from waybill.flows.ended import Ended
    from waybill.flows.hands import Hands

_AFTERWARDS = (
    "Tags that were pushed stay; each host ends by itself, with the new version or with what ran before. "
    "`verify` says what runs, and the next run how it ended"
)


def run_ship(argv: Sequence[str], environ: Mapping[str, str], console: Console) -> int:
    """``waybill ship``."""
    settings = _settings(argv, environ)
    for secret in settings.secrets:
        console.learn(secret)
    from waybill.flows.hands import make_hands
    from waybill.flows.ship import Voyaging, ship

    job = read_job(environ)
    places = places_of(SHIP, settings.deploy.report_directory, job, environ, console)
    job, payload = with_event(job, given_files.read_bytes), payload_of(job, given_files.read_bytes)

    @contextmanager
    def hands_for(leg: Settings) -> Iterator[Hands]:
        with http_of(leg, environ) as http:
            hands = make_hands(leg, job, http, environ, console.learn)
            _carry_on(hands, console)
            yield hands

    call = Voyaging(
        settings=settings,
        payload=payload,
        job=job,
        hands_for=hands_for,
        told=lambda name, came: _keep(name, came, places, console),
        log=console.log,
    )
    ended = ship(call, dict.fromkeys(VERB_OUTPUTS[BUILD_PUSH], ""))
    publish_ended(ended, places, console)
    return ended.report.outcome.exit_code


def _settings(argv: Sequence[str], environ: Mapping[str, str]) -> ShipSettings:
    flags = read_flags(SHIP, argv)
    return read_voyage(
        flags=flags,
        environ=environ,
        file=load_config(config_request(flags, environ), given_files.read_bytes),
        read_secret=given_files.read_secret,
        read_text=given_files.read_text,
    )


def _carry_on(hands: Hands, console: Console) -> None:
    """A run that is cancelled says what was touched by the legs before, too."""
    touched = console.at_work.touched if console.at_work else ()
    for what in touched:
        hands.at_work.touch(what)
    hands.at_work.afterwards = _AFTERWARDS if touched else ""
    console.at_work = hands.at_work


def _keep(name: str, came: Ended, places: Places, console: Console) -> None:
    """The leg's own report and waybill, as its verb would have written them, also for who comes after."""
    if not places.waybill:
        return
    directory = join(dirname(places.waybill), name)
    troubles: list[object] = [trouble for trouble in [runner_files.make_private_directory(directory)] if trouble]
    if not troubles:
        own = Places(waybill=join(directory, "waybill.json"), report=join(directory, "report.md"))
        text = to_text(statement(came.voyage, console.redactor))
        troubles += keep(came.report, text, own, files=runner_files, redactor=console.redactor)
    for trouble in (*troubles, *hand_over(places)):
        console.log.warning(f"not written: {trouble}")
