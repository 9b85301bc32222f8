"""Whether the image has a part that the host's engine can run. Asked before anything is fetched."""

from __future__ import annotations

from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.platform import PlatformProblem, parse_platform, rank

_ASKING = frozenset({"preflight", "deploy"})  # what is there already was run there before


def platform_findings(view: HostView) -> Findings:
    """An error where nothing of the image runs there. What is not known is told by the rung that should know it."""
    offered, engine = view.evidence.wish.platforms, view.evidence.engine
    if view.evidence.wish.verb not in _ASKING or not offered or engine is None or not engine.platform:
        return ()
    if any(_runs(engine.platform, one) for one in offered):
        return ()
    facts = {
        "offered": ", ".join(offered),
        "wanted": engine.platform,
        "all_platforms": ",".join((*offered, engine.platform)),
    }
    seen = f"platforms in the image: {facts['offered']}; the engine of the host: {engine.platform}"
    return (find(view, "image.platform-missing", seen, facts=facts),)


def _runs(host: str, image: str) -> bool:
    try:
        return rank(parse_platform(host), parse_platform(image)) is not None
    except PlatformProblem:
        return False
