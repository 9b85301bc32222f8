"""Which image is a repository's own: by what builds it, by who owns it, and by where the repository is at home. Pure.

A name that only stands in a compose file may be anybody's. Taken for ours, a release would put the application in the
place of a database, so such a name counts only where the owner is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from waybill.core.reference import reference_of
from waybill.core.starting.choice import Choice, guess, seen, unknown
from waybill.core.starting.look import Look
from waybill.core.starting.project import image_name

_Named = Mapping[str, str]  # a name, and the file that names it


def choose_image(name: str, look: Look) -> Choice:
    """The image that is built here, else the one that is called as the repository is."""
    home = home_image(look)
    if not home:
        return _without_home(name, look)
    ours = f"{home.rpartition('/')[0]}/"
    built = dict(_built(look))
    strong = {**built, **{image: path for image, path in _of_workflows(look, building=True) if image.startswith(ours)}}
    if home in strong or (not strong and _builds_nameless(look)):
        return _home(name, look, home, strong.get(home, ""))
    named = strong or {image: path for image, path in _named(look) if image.startswith(ours)}
    if not named or home in named:
        return _home(name, look, home, named.get(home, ""))
    if len(named) > 1:
        return _several(name, named)
    (image, place), *_ = named.items()
    if image.startswith(ours):
        return (guess if look.git.unsure else seen)(name, (image,), _because(f"{place} names it", look))
    said = f"{place} builds {image}, and this repository's own name in {look.registry} would be {home}"
    return guess(name, (image if _has_registry(image) else home,), said)


def home_image(look: Look) -> str:
    """The name that a repository's own package has."""
    remote = look.git.remote
    name = f"{look.registry}/{remote.owner}/{remote.name}".lower() if remote and look.registry else ""
    return name if name and reference_of(name) else ""


def _home(name: str, look: Look, home: str, place: str) -> Choice:
    remote = look.git.remote
    also = f", and {place} names it" if place else ""
    reason = f"the remote is {remote.slug if remote else ''} on {remote.host if remote else ''}, "
    reason += f"whose registry is {look.registry}{also}{_otherwise(look) if not place else ''}"
    unsure = bool(look.git.unsure) and not place
    return (guess if unsure else seen)(name, (home,), _because(reason, look))


def _otherwise(look: Look) -> str:
    """What a compose file calls that image, where it names no registry: acme/app of Docker's own, or of one machine."""
    for file in look.compose:
        for service in file.services:
            if service.build and "/" in service.image and not image_name(service.image):
                return f"; {file.path} calls it {service.image}, and a deploy puts this one in its place"
    return ""


def _because(reason: str, look: Look) -> str:
    return f"{reason}; {look.git.unsure}" if look.git.unsure else reason


def _without_home(name: str, look: Look) -> Choice:
    """Nothing tells who owns what: what is built here counts, and of the rest one alone is a guess."""
    named = dict(_built(look)) or dict(_named(look))
    if len(named) > 1:
        return _several(name, named)
    for image, place in named.items():
        return guess(name, (image,), f"{place} names it, and no remote at a server of GitHub says whose it is")
    return unknown(name, look.git.problem or "no remote at a server of GitHub tells it")


def _several(name: str, named: _Named) -> Choice:
    listed = ", ".join(f"{image} ({place})" for image, place in named.items())
    return unknown(name, f"several are named: {listed}; an environment deploys one of them")


def _built(look: Look) -> Iterator[tuple[str, str]]:
    for file in look.compose:
        for service in file.services:
            if service.build and (image := image_name(service.image)):
                yield image, file.path


def _builds_nameless(look: Look) -> bool:
    return any(service.build and not image_name(service.image) for file in look.compose for service in file.services)


def _named(look: Look) -> Iterator[tuple[str, str]]:
    """Names in a registry of GitHub that files of the repository spell out."""
    for file in look.compose:
        for service in file.services:
            if (image := image_name(service.image)).startswith(f"{look.registry or 'ghcr.io'}/"):
                yield image, file.path
    yield from _of_workflows(look, building=False)


def _of_workflows(look: Look, *, building: bool) -> Iterator[tuple[str, str]]:
    for workflow in look.workflows:
        if workflow.builds or not building:
            yield from ((name, workflow.path) for text in workflow.images if (name := image_name(text)))


def _has_registry(image: str) -> bool:
    first = image.partition("/")[0]
    return "." in first or ":" in first or first == "localhost"
