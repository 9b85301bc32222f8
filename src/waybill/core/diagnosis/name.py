"""The name rung: what can be said before anything is asked."""

from __future__ import annotations

from waybill.core.catalogue import CATALOGUE
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.diagnosis.view import View


def name_findings(view: View) -> Findings:
    """The problem of the name, if it has one."""
    problem = view.problem
    if problem is None:
        return ()
    code = problem.code if problem.code in CATALOGUE else "name.malformed"
    return (find(view, code, f"image: {view.subject}", problem=problem.problem, suggestion=problem.suggestion),)
