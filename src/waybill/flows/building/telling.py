"""What is told of a build: one outcome, every finding, tables, outputs, and the waybill."""

from __future__ import annotations

from waybill.core.build.diagnose import after_findings
from waybill.core.build.verdict import outcome_of_build, proved_digest
from waybill.core.finding import told_once
from waybill.flows.building.scene import Scene
from waybill.flows.ended import Ended, ended
from waybill.report.builds import Built, build_outputs, build_record, build_row, build_tables, image_record, next_step
from waybill.report.model import Report
from waybill.report.pictures_of_changes import build_picture

VERB = "build-push"


def tell(scene: Scene, *, started: str, seconds: float) -> Ended:
    """The report and the waybill of it."""
    evidence, call = scene.evidence, scene.call
    after = after_findings(evidence) if _went_on(scene) else ()
    findings = told_once((*scene.before, *after))
    outcome = outcome_of_build(evidence, findings)
    digest = proved_digest(evidence, findings)
    built = Built(
        evidence=evidence,
        outcome=outcome,
        digest=digest,
        bodies=scene.bodies,
        labels=scene.wish.labels if scene.wish else {},
        metadata=scene.metadata,
        command=scene.command,
        seconds=call.seconds,
    )
    report = Report(
        verb=VERB,
        outcome=outcome,
        findings=findings,
        rows=(build_row(built, findings),),
        tables=build_tables(built),
        blocks=next_step(built),
        picture=build_picture(built, findings),
        digest=digest,
        image=f"{evidence.name}@{digest}" if digest else "",
        outputs=build_outputs(built),
        started=started,
        finished=call.hands.http.clock.now_iso(),
    )
    return ended(
        report,
        call.job,
        images=image_record(built, findings),
        hosts={},
        timings={**call.seconds, "all": round(seconds, 3)},
        build=build_record(built),
    )


def _went_on(scene: Scene) -> bool:
    """True when something was done after the look."""
    evidence = scene.evidence
    return any(one is not None for one in (evidence.ran, evidence.read_back, evidence.local))
