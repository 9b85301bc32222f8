"""Which way an image is built here, and whether that way can do what is asked. Pure.

What a builder cannot do is refused before it is started: the classic one ignores secrets without a word.
"""

from __future__ import annotations

from collections.abc import Sequence

from waybill.core.build.about import About, about
from waybill.core.build.builder_facts import BuilderFacts, EngineSummary, Road, numbers
from waybill.core.build.builder_words import (
    BuildxFacts,
    read_buildx_inspect,
    read_buildx_version,
    read_info,
    read_versions,
)
from waybill.core.build.dockerfile import DockerfileFacts
from waybill.core.build.wish import BuildWish
from waybill.core.diagnosis.telling import Findings, blocks, find
from waybill.core.finding import Finding, Severity
from waybill.core.platform import missing_platforms
from waybill.core.text import quote_foreign
from waybill.frozen import dataclass

__all__ = [
    "DOCKER_DRIVER",
    "BuilderFacts",
    "BuildxFacts",
    "Choice",
    "EngineSummary",
    "Need",
    "Road",
    "choose_road",
    "needs_of",
    "read_buildx_inspect",
    "read_buildx_version",
    "read_info",
    "read_versions",
]

_FIRST_WITHOUT_BUILDKIT = 23  # from this release on the client leaves BuildKit to buildx
_RAWJSON = (0, 13)
_ANNOTATIONS = (0, 12)
DOCKER_DRIVER = "docker"


@dataclass(frozen=True, kw_only=True)
class Need:
    """Something asked for that not every way of building can do. ``name`` is an input, or ``dockerfile``."""

    name: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The way that was taken and why, what it can do, and what speaks against it."""

    why: str
    road: Road | None = None
    findings: Findings = ()
    multi_platform: bool = False
    attestations: bool = False
    annotations: bool = False
    rawjson: bool = False


# What BuildKit in an old client cannot do; the classic builder can do none of all needs.
_BUILDX_ONLY = frozenset(
    {"build-contexts", "platforms", "cache", "cache-registry", "cache-inline", "sbom", "provenance"}
)
# What the docker driver can do on the containerd store alone.
_CONTAINERD_ONLY = frozenset({"platforms", "sbom", "provenance", "cache"})


def needs_of(wish: BuildWish, dockerfile: DockerfileFacts | None) -> tuple[Need, ...]:
    """What of the settings and of the Dockerfile needs BuildKit."""
    asked = (
        ("build-secrets", bool(wish.secrets), "secrets of the build"),
        ("ssh", bool(wish.ssh), "an SSH agent in the build"),
        ("build-contexts", bool(wish.contexts), "named contexts"),
        ("platforms", len(wish.platforms) > 1, f"{len(wish.platforms)} platforms in one image"),
        ("cache", _cache_elsewhere(wish), "a cache outside the image"),
        ("cache-registry", not _cache_elsewhere(wish) and _cache_typed(wish), "a cache named by its type"),
        ("cache-inline", any(map(_inline, wish.cache_to)), "a cache inside the image"),
        ("sbom", wish.sbom, "an SBOM"),
        ("provenance", wish.provenance in ("min", "max", "true"), f"`provenance: {wish.provenance}`"),
    )
    found = [Need(name=name, why=why) for name, wanted, why in asked if wanted]
    found += [Need(name="dockerfile", why=reason) for reason in (dockerfile.needs_buildkit if dockerfile else ())]
    return tuple(found)


def _cache_elsewhere(wish: BuildWish) -> bool:
    """What even the docker driver cannot do on the classic store: it reads only what registries and folders hold."""
    return any(not _inline(text) for text in wish.cache_to) or any(
        kind not in ("", "registry", "local") for kind in map(_type, wish.cache_from)
    )


def _cache_typed(wish: BuildWish) -> bool:
    """Every way of building takes the name of an image as a cache; one that is named by its type is read by buildx."""
    return any(map(_type, wish.cache_from))


def _type(text: str) -> str:
    return next((word.partition("=")[2].strip() for word in text.split(",") if word.strip().startswith("type=")), "")


def _inline(text: str) -> bool:
    return "type=inline" in text.split(",")


def choose_road(facts: BuilderFacts, wish: BuildWish, needs: Sequence[Need], *, has_cache_token: bool = True) -> Choice:
    """The road: the one that ``builder`` names, else buildx, else the client's own BuildKit, else the classic one.

    ``has_cache_token``: the environment holds what GitHub's cache lets a builder in with.
    """
    view = _about(facts, wish)
    if not facts.docker:
        return Choice(road=None, why="there is no docker client", findings=(find(view, "build.no-builder"),))
    road, why = _road(facts, wish)
    if road is None:
        return Choice(road=None, why=why, findings=(find(view, "build.no-builder", facts.trouble, reason=why),))
    found = _against(view, facts, wish, road, needs)
    if not blocks(found) and not has_cache_token and _uses_github(wish):
        found = (*found, find(view, "build.cache-failed", message=_LOCKED_CACHE))
    able = road is Road.BUILDX and (facts.driver != DOCKER_DRIVER or _store(facts) == "containerd")
    return Choice(
        road=road,
        why=why,
        findings=found,
        multi_platform=able,
        attestations=able,
        annotations=able and numbers(facts.buildx) >= _ANNOTATIONS,
        rawjson=road is Road.BUILDX and numbers(facts.buildx) >= _RAWJSON,
    )


_LOCKED_CACHE = (
    "`type=gha` needs ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL in the environment, and GitHub hides both from "
    "steps of this kind, so nothing is read or written. Put a step of crazy-max/ghaction-github-runtime "
    "before this one, or take `cache: registry`."
)


def _uses_github(wish: BuildWish) -> bool:
    return any("type=gha" in text.split(",") for text in (*wish.cache_from, *wish.cache_to))


def _store(facts: BuilderFacts) -> str:
    return facts.engine.store if facts.engine else ""


def _road(facts: BuilderFacts, wish: BuildWish) -> tuple[Road | None, str]:
    """Which road, and why; no road where the one that was named is not there."""
    own = _own_buildkit(facts)
    if wish.builder == Road.CLASSIC.value:
        return Road.CLASSIC, "the classic builder, because `builder` names it"
    if wish.builder == Road.BUILDKIT.value:
        return (Road.BUILDKIT, "BuildKit of the docker client, because `builder` names it") if own else (None, _NO_OWN)
    if wish.builder and not facts.buildx:
        return None, "`builder` asks for docker buildx, and the plugin is not there"
    if facts.buildx:
        how = "because `builder` names it" if wish.builder else "because it is there"
        which = f", builder {quote_foreign(facts.builder)}" if facts.builder else ""
        return Road.BUILDX, f"docker buildx {quote_foreign(facts.buildx)}{which}, {how}"
    if own:
        return Road.BUILDKIT, "BuildKit of the docker client, because docker buildx is not there"
    return Road.CLASSIC, "the classic builder, because neither docker buildx nor BuildKit in the client is there"


_NO_OWN = "`builder: buildkit` asks for BuildKit in the docker client, which only clients from 18.09 to 22 hold"


def _own_buildkit(facts: BuilderFacts) -> bool:
    major = numbers(facts.client)
    return (18, 9) <= major < (_FIRST_WITHOUT_BUILDKIT, 0) and facts.engine is not None and facts.engine.buildkit


def _about(facts: BuilderFacts, wish: BuildWish) -> About:
    engine = facts.engine or EngineSummary()
    return about(
        wish.builder or "docker",
        builder=facts.builder or wish.builder or "default",
        driver=facts.driver or "unknown",
        client=facts.client or "unknown",
        engine=engine.version or "unknown",
        platforms=", ".join(wish.platforms),
        builder_platforms=", ".join(facts.builder_platforms) or engine.platform or "unknown",
        trouble=facts.trouble,
        reason="no `docker` was found on PATH",
    )


def _against(view: About, facts: BuilderFacts, wish: BuildWish, road: Road, needs: Sequence[Need]) -> Findings:
    unreachable = _unreachable(view, facts, wish, road)
    if unreachable:
        return unreachable
    found = (
        *_unmet(view, facts, road, needs),
        *_platforms(view, facts, wish, road),
    )
    return found if blocks(found) else (*found, *_quiet_losses(view, wish, road))


def _unreachable(view: About, facts: BuilderFacts, wish: BuildWish, road: Road) -> Findings:
    """A builder of another driver brings its own BuildKit and pushes by itself; what is not pushed wants an engine."""
    own_engine = road is Road.BUILDX and facts.driver not in ("", DOCKER_DRIVER)
    if facts.engine is not None and not (road is Road.BUILDX and facts.trouble):
        return ()
    if own_engine and wish.push and not facts.trouble:
        return ()
    return (find(view, "build.engine-unreachable", facts.trouble),)


def _unmet(view: About, facts: BuilderFacts, road: Road, needs: Sequence[Need]) -> tuple[Finding, ...]:
    if road is Road.BUILDX:
        poor = facts.driver == DOCKER_DRIVER and _store(facts) == "classic"
        unmet, code = [need for need in needs if poor and need.name in _CONTAINERD_ONLY], "build.driver-cannot"
    else:
        every = road is Road.CLASSIC
        unmet, code = [need for need in needs if every or need.name in _BUILDX_ONLY], "build.needs-buildkit"
    if not unmet:
        return ()
    told = "; ".join(need.why for need in unmet)
    return (find(view, code, told, needs=told, road=_NAMES[road]),)


_NAMES = {
    Road.BUILDX: "docker buildx",
    Road.BUILDKIT: "BuildKit of the docker client",
    Road.CLASSIC: "the classic builder",
}


def _platforms(view: About, facts: BuilderFacts, wish: BuildWish, road: Road) -> tuple[Finding, ...]:
    """Buildx may reach a platform that it does not name: by COPY alone, or by compiling across."""
    own = facts.engine.platform if facts.engine else ""
    offered = facts.builder_platforms if road is Road.BUILDX else (own,) if own else ()
    missing = missing_platforms(wish.platforms, offered) if offered else ()
    if not missing:
        return ()
    severity = None if road is Road.CLASSIC else Severity.WARNING
    return (find(view, "build.platform-cannot", severity=severity, missing=", ".join(missing)),)


def _quiet_losses(view: About, wish: BuildWish, road: Road) -> tuple[Finding, ...]:
    """What this road takes and does not do, without a word and with exit 0."""
    found = []
    if wish.epoch is not None and road is Road.CLASSIC:
        found.append(find(view, "build.epoch-ignored", road=_NAMES[road]))
    if road is Road.CLASSIC and wish.builder != Road.CLASSIC.value:
        found.append(find(view, "build.classic-builder"))
    return tuple(found)
