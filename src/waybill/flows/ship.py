"""``ship``: the whole voyage in one run: preflight, build-push, deploy, verify. It knows nothing that they do not know.

A leg takes from the one before it the digest and nothing else. Each has hands of its own, so that the one who judges
shares no connection with the one who deploys. The first leg that is not green is the last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace

from waybill.config.input import BUILD_PUSH, LEGS, SHIP, VERIFY
from waybill.config.job import JobContext
from waybill.config.settings import (
    BuildSettings,
    DeploySettings,
    PreflightSettings,
    Settings,
    ShipSettings,
    VerifySettings,
)
from waybill.core.outcome import Outcome, after_delivery
from waybill.core.reference import reference_of
from waybill.flows.build_push import build_push
from waybill.flows.building.given import metadata_text
from waybill.flows.deploy import deploy, synced_of
from waybill.flows.ended import Ended, ended
from waybill.flows.hands import Hands
from waybill.flows.preflight import preflight
from waybill.flows.verify import verify
from waybill.frozen import dataclass
from waybill.report.log import Log
from waybill.report.model import headline
from waybill.report.voyages import Leg, hosts_of, images_of, timings_of, voyage_report

VERB = SHIP
HandsFor = Callable[[Settings], AbstractContextManager[Hands]]


@dataclass(frozen=True, kw_only=True)
class Voyaging:
    """What the flow was called with. ``hands_for`` opens the effects of one leg; ``told`` gets each as it ends."""

    settings: ShipSettings
    payload: bytes | None
    job: JobContext
    hands_for: HandsFor
    told: Callable[[str, Ended], object]
    log: Log


def ship(call: Voyaging, outputs: Mapping[str, str]) -> Ended:
    """Every leg in its order, and one outcome. ``outputs`` are those of build-push, as they are before it has run."""
    for notice in call.settings.notices:
        call.log.warning(notice)
    _look_into_files(call.settings)
    legs: list[tuple[Leg, Ended]] = []
    image = ""
    for number, name in enumerate(LEGS, 1):
        call.log.info(f"{number} of {len(LEGS)}: {name}")
        came = _sail(call, name, image)
        call.told(name, came)
        call.log.info(headline(came.report))
        legs.append((Leg(name=name, report=came.report, voyage=came.voyage), came))
        if not came.report.proved:
            break
        image = _handed_on(came) if name == BUILD_PUSH else image
    return _tell(call, [leg for leg, _ in legs], outputs)


def _look_into_files(settings: ShipSettings) -> None:
    """A file of the checkout that is wished and cannot be read is a mistake, told before anything is begun."""
    metadata_text(settings.build)
    synced_of(settings.deploy)


def _sail(call: Voyaging, name: str, image: str) -> Ended:
    settings = next(one for leg, one in zip(LEGS, call.settings.legs, strict=True) if leg == name)
    if image:
        settings = replace(settings, images=(image,))
    with call.hands_for(settings) as hands:
        if isinstance(settings, PreflightSettings):
            return preflight(settings, call.job, hands, call.log)
        if isinstance(settings, BuildSettings):
            return build_push(settings, call.payload, call.job, hands, call.log)
        if isinstance(settings, DeploySettings):
            return deploy(settings, None, call.job, hands, call.log)
        assert isinstance(settings, VerifySettings)  # noqa: S101  # there are no other legs
        return verify(settings, None, call.job, hands, call.log)


def _handed_on(built: Ended) -> str:
    """The image by its digest, without a tag. A green build that has none is a bug, and never goes on."""
    reference = reference_of(built.report.image)
    if reference is None or not reference.digest or reference.digest != built.report.digest:
        raise RuntimeError(f"build-push ended {built.report.outcome.value} and handed on {built.report.image!r}")
    return f"{reference.name}@{reference.digest}"


def _tell(call: Voyaging, legs: list[Leg], outputs: Mapping[str, str]) -> Ended:
    report = voyage_report(VERB, legs, _outcome(legs), outputs)
    build = next((leg.voyage.build for leg in legs if leg.name == BUILD_PUSH), None)
    return ended(
        report,
        call.job,
        images=images_of(legs),
        hosts=hosts_of(legs),
        timings=timings_of(legs),
        reason=call.settings.deploy.reason,
        build=build,
    )


def _outcome(legs: list[Leg]) -> Outcome:
    """That of the last leg; what was delivered and is then found to be something else is ``degraded``."""
    last = legs[-1]
    return after_delivery(legs[-2].report.outcome, last.report.outcome) if last.name == VERIFY else last.report.outcome
