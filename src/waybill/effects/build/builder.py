"""Ask docker's client what there is to build with; which way is taken is decided in ``core/build/builder.py``."""

from __future__ import annotations

from collections.abc import Mapping

from waybill.core.build.builder import (
    DOCKER_DRIVER,
    BuilderFacts,
    BuildxFacts,
    Road,
    read_buildx_inspect,
    read_buildx_version,
    read_info,
    read_versions,
)
from waybill.core.event import below
from waybill.core.protocol import load_json, printable
from waybill.effects.process import Completed, Leash, find_program, run, run_all

_JSON = ("--format", "{{json .}}")
_WORDS = frozenset(road.value for road in Road)  # of the input ``builder``: a road, and no builder's name
_SHOWN = 600


def client_environ(environ: Mapping[str, str], docker_host: str) -> dict[str, str]:
    """The environment of docker's client: that of the run, and the engine that was asked for."""
    return {**environ, **({"DOCKER_HOST": docker_host} if docker_host else {})}


def find_client(environ: Mapping[str, str]) -> str:
    """Docker's client."""
    return find_program("docker", environ)


def look_at_builder(
    environ: Mapping[str, str], docker_host: str, name: str, timeout: float, leash: Leash | None = None
) -> BuilderFacts:
    """The client, its plugin, the engine that it reaches and the builder that it would use; the questions at once.

    The plugin takes longest to start, and `docker info` asks it for its version already. Only an older client, or one
    that reaches no engine, is asked for the versions by themselves.
    """
    docker = find_client(environ)
    if not docker:
        return BuilderFacts(trouble="there is no `docker` on PATH")
    named = (name,) if name and name not in _WORDS else ()
    questions = {"info": ("info", *_JSON), "inspect": ("buildx", "inspect", *named)}
    own = client_environ(environ, docker_host)
    words = {name: (docker, *words) for name, words in questions.items()}
    answers = run_all(words, environ=own, timeout=timeout, leash=leash)
    client, engine = read_info(answers["info"].stdout)
    if engine is None or not client:
        answers["version"] = run([docker, "version", *_JSON], environ=own, timeout=timeout, leash=leash)
        client, engine = read_versions(answers["version"].stdout, answers["info"].stdout)
    buildx = _plugin(answers["info"].stdout)
    if not buildx:
        asked = run([docker, "buildx", "version"], environ=own, timeout=timeout, leash=leash)
        buildx = read_buildx_version(_text(asked.stdout)) if asked.code == 0 else ""
    told = read_buildx_inspect(_text(answers["inspect"].stdout)) if buildx else None
    return BuilderFacts(
        docker=docker,
        client=client,
        buildx=buildx,
        engine=engine,
        driver=told.driver if told else "",
        builder=told.name if told else "",
        builder_platforms=told.platforms if told else (),
        buildkit=told.buildkit if told else "",
        trouble=_trouble(answers, told, engine_answered=engine is not None),
    )


def _plugin(info: bytes) -> str:
    """The version of the plugin as `docker info` tells it; empty where it tells none, or one that could not start."""
    plugins = below(below(load_json(info), "ClientInfo"), "Plugins")
    for one in plugins if isinstance(plugins, list) else ():
        if isinstance(one, dict) and one.get("Name") == "buildx" and isinstance(one.get("Version"), str):
            return "" if one.get("Err") else read_buildx_version(f"github.com/docker/buildx {one['Version']}")
    return ""


def _trouble(answers: Mapping[str, Completed], told: BuildxFacts | None, *, engine_answered: bool) -> str:
    """What the client said where something did not answer. A builder of another driver needs no engine beside it."""
    inspect = answers["inspect"]
    if told is not None and told.driver not in ("", DOCKER_DRIVER) and inspect.code == 0:
        return "" if engine_answered else told.problem
    if not engine_answered:
        return _said(answers["version"])
    return _said(inspect) if told is not None and inspect.code != 0 else ""


def _said(ended: Completed) -> str:
    if ended.problem is not None:
        return f"{ended.problem.value} {ended.detail}".strip()
    return printable(" ".join(_text(ended.stderr or ended.stdout).split()), _SHOWN)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
