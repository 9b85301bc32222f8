"""What runs of the chosen services before a deploy: of which release it is, and what to go back to. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from waybill.core.deploy.model import Ledger, Pin, Release
from waybill.core.deploy.override import RELEASE
from waybill.core.host.container import ContainerFacts
from waybill.core.host.evidence import HostEvidence
from waybill.core.identity import keep_tag
from waybill.core.selection import was_renamed
from waybill.frozen import dataclass

_ID_LENGTH = 12


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The containers of the chosen services. ``release`` is that of most of those that run, where it is recorded."""

    containers: tuple[ContainerFacts, ...] = ()  # whatever their state
    release: Release | None = None
    pins: tuple[Pin, ...] = ()  # of the services that run
    mixed: Mapping[str, str] = field(default_factory=dict)  # services whose replicas run several images, in words
    adopts: str = ""

    @property
    def running(self) -> tuple[ContainerFacts, ...]:
        """Those of which a process is there."""
        return tuple(one for one in self.containers if one.runs)

    def of(self, service: str) -> tuple[ContainerFacts, ...]:
        """The containers of one service."""
        return tuple(one for one in self.containers if one.service == service)


def believed(ledger: Ledger) -> tuple[Release, ...]:
    """The releases whose records are believed."""
    return tuple(release for release in ledger.releases if not release.trouble)


def recorded(ledger: Ledger, name: str) -> Release | None:
    """The release of this name, if its record is believed."""
    return next((release for release in believed(ledger) if name and release.name == name), None)


def stand(evidence: HostEvidence, ledger: Ledger, services: Iterable[str], image: str) -> Standing:
    """What runs of these services."""
    chosen = tuple(services)
    containers = tuple(one for one in evidence.containers or () if one.service in chosen and _is_ours(one, evidence))
    running = [one for one in containers if one.runs]
    known = {release.name: release for release in believed(ledger)}
    names = Counter(_recorded(one, known) for one in sorted(running, key=_age, reverse=True))
    name = names.most_common(1)[0][0] if names else ""
    groups = {service: [one for one in running if one.service == service] for service in chosen}
    pins = tuple(_pin(service, group, known, image) for service, group in groups.items() if group)
    return Standing(
        containers=containers,
        release=known.get(name),
        pins=pins,
        mixed={service: _mixture(group) for service, group in groups.items() if len({one.image for one in group}) > 1},
        adopts="" if name or not pins else f"adopted-{_short(pins[0].members[0])}",
    )


def running_release(evidence: HostEvidence | None, ledger: Ledger, services: Iterable[str]) -> str:
    """The release of ours that runs of these services; nothing where what runs is none."""
    release = stand(evidence, ledger, services, "").release if evidence is not None else None
    return release.name if release is not None else ""


def project_of(evidence: HostEvidence) -> str:
    """The name of the compose project."""
    rendered = evidence.compose.project if evidence.compose else ""
    return rendered or evidence.wish.selection.project


def _is_ours(one: ContainerFacts, evidence: HostEvidence) -> bool:
    return not one.one_off and one.project == project_of(evidence)


def _age(one: ContainerFacts) -> str:
    """Later is newer: the engine writes its moments in one form."""
    return one.created


def _recorded(one: ContainerFacts, known: Mapping[str, Release]) -> str:
    """The release of a container, if its record says that this image is what it put there."""
    release = known.get(one.labels.get(RELEASE, ""))
    return release.name if release and _has(release, one) else ""


def _has(release: Release, one: ContainerFacts) -> bool:
    return any(pin.service == one.service and one.image in pin.members for pin in release.services)


def _pin(service: str, group: Sequence[ContainerFacts], known: Mapping[str, Release], image: str) -> Pin:
    one = _most(group)
    release = known.get(_recorded(one, known))
    kept = [pin.reference for pin in release.services if pin.service == service] if release else []
    return Pin(service=service, reference=kept[0] if kept else keep_tag(image, one.image), members=(one.image,))


def _most(group: Sequence[ContainerFacts]) -> ContainerFacts:
    """One of the replicas whose image most of them run, the newest among equals; a renamed one is on its way out."""
    counts = Counter(one.image for one in group)
    return max(group, key=lambda one: (not was_renamed(one), counts[one.image], _age(one)))


def _mixture(group: Sequence[ContainerFacts]) -> str:
    counts = Counter(one.image for one in group)
    return ", ".join(f"{count} run {_short(image)}" for image, count in counts.most_common())


def _short(image: str) -> str:
    return image.rpartition(":")[2][:_ID_LENGTH]
