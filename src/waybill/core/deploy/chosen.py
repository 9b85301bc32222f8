"""Which services of a project a deploy is about: those that stay, and the jobs that run once before. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from waybill.core.deploy.model import DeployWish
from waybill.core.host.compose import Service
from waybill.core.host.evidence import HostEvidence
from waybill.core.identity import is_of
from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Services that stay and jobs, each after those that it depends on."""

    services: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    replicas: Mapping[str, int] = field(default_factory=dict)  # of the services that stay
    left_out: tuple[str, ...] = ()  # jobs on our image that a chosen service waits for, and that were not chosen


def choose_services(evidence: HostEvidence, wish: DeployWish) -> Chosen:
    """Those that were given, else every active one of the rendered project that runs our image."""
    rendered = {one.name: one for one in evidence.compose.services} if evidence.compose else {}
    names = wish.services or tuple(one.name for one in rendered.values() if _is_meant(one, wish.image))
    chosen = tuple(dict.fromkeys(names))
    ordered = tuple(_ordered(chosen, rendered))
    jobs = tuple(name for name in ordered if name in rendered and rendered[name].one_shot)
    services = tuple(name for name in ordered if name not in jobs)
    return Chosen(
        services=services,
        jobs=jobs,
        replicas={name: rendered[name].replicas if name in rendered else 1 for name in services},
        left_out=tuple(_left_out(chosen, rendered, wish.image)),
    )


def _is_meant(one: Service, image: str) -> bool:
    """Active, on our image, and not scaled down to nothing on purpose."""
    return one.active and one.replicas > 0 and is_of(image, one.image)


def _ordered(names: Iterable[str], rendered: Mapping[str, Service]) -> Iterator[str]:
    """Each after those of them that it depends on; a circle, which compose refuses, is cut somewhere."""
    wanted, told = tuple(names), set[str]()

    def climb(name: str, above: tuple[str, ...]) -> Iterator[str]:
        if name in told or name in above:
            return
        if name in rendered:
            for dependency in rendered[name].depends_on:
                yield from climb(dependency.service, (*above, name))
        told.add(name)
        if name in wanted:
            yield name

    for name in wanted:
        yield from climb(name, ())


def _left_out(chosen: tuple[str, ...], rendered: Mapping[str, Service], image: str) -> Iterator[str]:
    awaited = {
        dependency.service
        for name in chosen
        if name in rendered
        for dependency in rendered[name].depends_on
        if dependency.awaits_end
    }
    for name in sorted(awaited - set(chosen)):
        if name in rendered and is_of(image, rendered[name].image):
            yield name
