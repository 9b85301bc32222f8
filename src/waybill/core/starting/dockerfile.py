"""Which Dockerfile a release builds, and from which context. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from posixpath import basename, dirname

from waybill.core.starting.choice import Basis, Choice, custom, guess, seen, unknown
from waybill.core.starting.look import Build, Look, Service

_TOP = "Dockerfile"
_DEVELOPMENT = frozenset({"dev", "devel", "development", "debug", "local", "test", "tests", "ci", "e2e"})
_PRODUCTION = frozenset({"prod", "production", "release"})
# Folders that hold a Dockerfile and not what goes into the image.
_ASIDE = frozenset({"docker", "dockerfiles", "deploy", "deployment", "build", "ci", "infra", "ops", "container"})


def choose_dockerfile(name: str, look: Look, services: Sequence[Service], chosen: Sequence[str]) -> Choice:
    """That of the services which are deployed; else the one that stands where everybody looks; else the only one."""
    builds = {service.name: service.build for service in services if service.name in chosen and service.build}
    if len(set(builds.values())) > 1:
        listed = ", ".join(f"{service} ({build.path})" for service, build in builds.items())
        return unknown(name, f"each is built in its own way, and an environment deploys one image: {listed}")
    for service, build in builds.items():
        return seen(name, (build.path,), f"compose builds {service} from it")
    told = {build.path: path for path, build in _of_workflows(look) if build.path in look.dockerfiles}
    if len(told) == 1:
        (path, place), *_ = told.items()
        return seen(name, (path,), f"{place} builds from it")
    return _standing(name, look)


def _of_workflows(look: Look) -> Iterator[tuple[str, Build]]:
    yield from ((workflow.path, workflow.build) for workflow in look.workflows if workflow.build)


def _standing(name: str, look: Look) -> Choice:
    """By the names and places of those that there are."""
    usual = [path for path in look.dockerfiles if not _called(path) & _DEVELOPMENT]
    called = [path for path in usual if not dirname(path) and _called(path) & _PRODUCTION]
    if len(called) == 1:
        return guess(name, (called[0],), f"it is called as one for production{_also(called[0], look)}")
    if _TOP in usual:
        return seen(name, (_TOP,), f"it is at the top{_also(_TOP, look)}")
    if len(usual) > 1:
        return unknown(name, f"none is at the top, and there are several: {', '.join(usual[:10])}")
    for path in usual or look.dockerfiles[:1]:
        return _only(name, path, look)
    return custom(name, (), "there is none")


def _only(name: str, path: str, look: Look) -> Choice:
    if _called(path) & _DEVELOPMENT:
        return guess(name, (path,), f"there is no other{_also(path, look)}; it is called as one for development")
    _, place = build_of(path, look)
    if not dirname(path) or place:
        return seen(name, (path,), f"there is no other{place}")
    return guess(name, (path,), f"there is no other; nothing says its context, {_likely_context(path)} is likely")


def _called(path: str) -> frozenset[str]:
    return frozenset(re.split(r"[._-]", basename(path).lower()))


def _also(path: str, look: Look) -> str:
    others = [other for other in look.dockerfiles if other != path]
    return f"; there is also {', '.join(others[:4])}" if others else ""


def chosen_build(look: Look, choice: Choice, services: Sequence[Service], chosen: Sequence[str]) -> tuple[Build, str]:
    """How the image is built, and what says so, for a Dockerfile that was chosen."""
    for service in services:
        if service.build and service.name in chosen and service.build.path == choice.value:
            return service.build, f"As compose builds {service.name}."
    for path, made in _of_workflows(look):
        if made.path == choice.value:
            return made, f"As {path} builds it."
    build, place = build_of(choice.value, look)
    said = "The Dockerfile: as was said" if choice.basis is Basis.GIVEN else f"The Dockerfile: {choice.reason}"
    return build, said if place and place in said else f"{said}{place}."


def build_of(path: str, look: Look) -> tuple[Build, str]:
    """The build of a Dockerfile as any compose file has it, and that file; else with the likely context.

    Stage and values of arguments are left out: a compose file that is not deployed is one for development more often
    than not.
    """
    for file in look.compose:
        for service in file.services:
            if service.build and service.build.path == path:
                names = [text.partition("=")[0] for text in service.build.args]
                build = replace(service.build, target="", args=(), open_args=(*names, *service.build.open_args))
                return build, f"; {file.path} builds {service.name} from it"
    return Build(context=_likely_context(path), dockerfile=path), ""


def _likely_context(path: str) -> str:
    folder = dirname(path)
    return "." if basename(path) != _TOP or not folder or basename(folder).lower() in _ASIDE else folder
