"""From what was seen of a build to findings. Pure: ``BuildEvidence -> findings``; never raises."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.build.about import about
from waybill.core.build.builder import Road
from waybill.core.build.context import context_findings
from waybill.core.build.diagnose_push import image_findings, push_notes, tags_findings
from waybill.core.build.diagnose_run import run_findings
from waybill.core.build.dockerfile import dockerfile_findings
from waybill.core.build.evidence import BuildEvidence
from waybill.core.build.git import commit_findings
from waybill.core.build.labels import label_findings
from waybill.core.build.moves import overwrite_findings
from waybill.core.build.tag_findings import tag_findings
from waybill.core.deploy.order import trust_findings
from waybill.core.diagnosis import diagnose
from waybill.core.diagnosis.name import name_findings
from waybill.core.diagnosis.telling import Findings, blocks, find
from waybill.core.diagnosis.verdict import is_standing
from waybill.core.diagnosis.view import look
from waybill.core.finding import Finding, Severity, worst_first
from waybill.core.platform import missing_platforms


def before_findings(evidence: BuildEvidence) -> Findings:
    """Everything that can be known before a build minute is spent. A blocking one: nothing is built."""
    registry = _registry(evidence)
    found = (*trust_findings(evidence.event), *registry, *_without_echo(_tags(evidence), registry))
    if evidence.own_builder:
        return worst_first((*found, *_own(evidence)))
    found += (*commit_findings(evidence.occasion, evidence.git, evidence.wished_commit),)
    found += label_findings(evidence.occasion, evidence.git, evidence.labels, evidence.annotations)
    if not _stands(evidence):
        found += (*_files(evidence), *_builder(evidence))
    if evidence.push:
        existing = overwrite_findings(
            evidence.plan,
            evidence.tags,
            evidence.commit,
            name=evidence.name,
            allow_overwrite=evidence.allow_overwrite,
            stands=evidence.standing,
        )
        found += _without_echo(existing, registry)
    return worst_first(found)


def after_findings(evidence: BuildEvidence) -> Findings:
    """What came of it: the builder, the read-back, every tag."""
    if evidence.ran is None and not _stands(evidence) and not evidence.own_builder:
        return ()
    found = run_findings(evidence)
    if not evidence.push and not evidence.own_builder:
        return worst_first((*found, *_local(evidence)))
    found += (*image_findings(evidence), *tags_findings(evidence), *push_notes(evidence))
    return worst_first(found)


def _stands(evidence: BuildEvidence) -> bool:
    return evidence.standing is not None and bool(evidence.standing.digest)


def _registry(evidence: BuildEvidence) -> Findings:
    before = evidence.before
    if before is None:
        return (_unasked(evidence),) if evidence.push and not evidence.own_builder else ()
    named = name_findings(look(before))
    if named or evidence.own_builder or not evidence.push:
        return named
    # What stands at the tag today is about to be replaced, or is to be left as it is: no fault of this run.
    return tuple(finding for finding in diagnose(before) if not is_standing(finding))


def _without_echo(found: Findings, registry: Findings) -> Findings:
    """What could not be asked of a registry that is not to be had says nothing of its own."""
    return tuple(one for one in found if one.code != "check.not-made") if blocks(registry) else found


def _unasked(evidence: BuildEvidence) -> Finding:
    facts = {"what": "a push will be let in", "reason": "the registry was not asked"}
    return find(about(evidence.name), "check.not-made", facts=facts)


def _tags(evidence: BuildEvidence) -> Findings:
    """Whoever built by himself need not name a tag."""
    plan = evidence.plan
    if evidence.own_builder and not (plan.wishes or plan.mistakes or plan.reserved):
        return ()
    return tag_findings(plan)


def _own(evidence: BuildEvidence) -> Iterator[Finding]:
    """Somebody else has built: it must be known what."""
    word = evidence.word
    if evidence.wished_digest and not (word and word.digest and word.digest != evidence.wished_digest):
        return
    problem = word.problem if word and word.problem else "no digest was given"
    if word and word.digest and evidence.wished_digest:
        problem = f"the metadata says {word.digest}, and {evidence.wished_digest} was given"
    said = word.digest if word and word.digest else "it named no digest"
    view = about(evidence.name, image=evidence.name, reference=evidence.name)
    yield find(view, "push.digest-absent", problem, said=said, there=problem)


def _files(evidence: BuildEvidence) -> Iterator[Finding]:
    road = evidence.choice.road if evidence.choice else None
    if evidence.dockerfile is not None:
        yield from dockerfile_findings(
            evidence.dockerfile, evidence.wished_target, evidence.secret_names, evidence.arg_names
        )
    if evidence.context is not None:
        yield from context_findings(evidence.context, road)


def _builder(evidence: BuildEvidence) -> Iterator[Finding]:
    choice = evidence.choice
    if choice is None:
        yield find(about("docker", reason="nobody looked for one"), "build.no-builder")
        return
    yield from choice.findings
    if evidence.annotations and choice.road is not None and not choice.annotations:
        yield find(about(evidence.name, road=_ROADS[choice.road]), "build.annotation-lost")


_ROADS = {
    Road.BUILDX: "docker buildx on the classic image store, or older than 0.12",
    Road.BUILDKIT: "BuildKit of the docker client",
    Road.CLASSIC: "the classic builder",
}


def _local(evidence: BuildEvidence) -> Iterator[Finding]:
    """Built and not pushed: the engine must have it, for the platform and with the commit."""
    ran, local = evidence.ran, evidence.local
    if ran is None or not ran.ok:
        return
    view = about(evidence.name, image=evidence.name, commit=evidence.commit, wanted=", ".join(evidence.platforms))
    if local is None:
        facts = {"what": "the image that was built is in the engine", "reason": "the engine does not show it"}
        yield find(view, "check.not-made", facts=facts)
        return
    missing = missing_platforms(evidence.platforms, (local.platform,))
    if missing:
        shown = f"platform of {local.id}: {local.platform}"
        words = {"missing": ", ".join(missing), "offered": local.platform or "none that it names"}
        yield find(view, "push.platform-missing", shown, facts=words)
    if evidence.commit and local.revision != evidence.commit:
        claimed = f"commit {local.revision}" if local.revision else "no commit"
        yield find(view, "push.other-revision", severity=Severity.ERROR, claimed=claimed)
