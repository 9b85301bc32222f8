"""The name rung: what can be said before anything is asked."""

from __future__ import annotations

from waybill.core.diagnosis.telling import Findings, find
from waybill.core.diagnosis.view import View


def name_findings(view: View) -> Findings:
    """The problem of the name, if it has one."""
    problem = view.problem
    if problem is None:
        return ()
    from waybill.core.catalogue import CATALOGUE  # the pages of texts: only when there is something to tell

    code = problem.code if problem.code in CATALOGUE else "name.malformed"
    facts = {"problem": problem.problem, "suggestion": problem.suggestion, "registry": _first_part(view)}
    return (find(view, code, f"image: {view.subject}", facts=facts),)


def _first_part(view: View) -> str:
    """What stands where the registry should stand."""
    return view.subject.partition("/")[0][:100]
