"""Pull and push are two questions to one registry; their answers are told as one story."""

from __future__ import annotations

from dataclasses import replace

from waybill.core.diagnosis.proof import push_is_proved
from waybill.core.diagnosis.telling import Findings, blocks, find
from waybill.core.diagnosis.view import View
from waybill.core.finding import Finding, Severity

# Refusals of a pull that a refused push explains better: its words are more exact.
_WEAK = frozenset(
    {
        "registry.package-absent",
        "registry.absent-or-hidden",
        "registry.package-private",
        "registry.package-unlinked",
        "access.denied",
        "auth.job-token-no-access",
        "auth.scope-missing",
        "registry.tag-absent",
    }
)
# What the push makes: absent before it is no fault.
_NOT_YET = frozenset(
    {"registry.tag-absent", "registry.package-absent", "registry.absent-or-hidden", "auth.job-token-no-access"}
)
# What the push puts something new in the place of.
_REPLACED = frozenset(
    {
        "image.platform-missing",
        "image.schema1",
        "image.attestation",
        "image.artifact",
        "image.unreadable",
        "registry.child-missing",
        "registry.blob-missing",
    }
)


# With one of these both ways are closed, and the push would only say it again.
_BOTH = ("auth.", "config.", "access.", "network.", "tls.", "proxy.", "registry.")
_OWN_WAY = frozenset({"network.blob-host-unreachable", "registry.blob-refused"}) | _REPLACED


# What stands at a tag today says nothing of what will be pushed there.
_STANDING = "image."
_STANDING_CODES = frozenset({"registry.child-missing", "registry.blob-missing", "registry.not-there-yet"})


def is_standing(finding: Finding) -> bool:
    """Is this about what stands at the tag today, and not about the way there?"""
    return finding.code.startswith(_STANDING) or finding.code in _STANDING_CODES


def without_standing(findings: Findings) -> Findings:
    """What counts where an image is about to be built: not what stands under its name, nor that nothing does."""
    return tuple(one for one in findings if not is_standing(one) and one.code != "registry.tag-absent")


def join_pull_and_push(view: View, pull: Findings, push: Findings) -> Findings:
    """The pull's findings and the push's, without those that are consequences of one another."""
    if not view.evidence.wish.push:
        return pull
    if not blocks(push):
        return tuple(_softened(view, finding) for finding in pull) + push
    kept = tuple(finding for finding in pull if finding.code not in _WEAK)
    if any(_closes_both(finding) for finding in kept):
        return kept
    return (*push, *(_beside_push(view, finding) for finding in kept))


def _closes_both(finding: Finding) -> bool:
    return blocks((finding,)) and finding.code.startswith(_BOTH) and finding.code not in _OWN_WAY


def _softened(view: View, finding: Finding) -> Finding:
    """With the push let in, what stands at the tag today is what will be replaced."""
    if not (view.will_be_replaced and push_is_proved(view)):
        return finding
    if finding.code in _NOT_YET:
        return find(view, "registry.not-there-yet", *finding.evidence, told=finding.cause)
    return _beside_push(view, finding)


def _beside_push(view: View, finding: Finding) -> Finding:
    replaced = view.will_be_replaced and finding.code in _REPLACED
    return replace(finding, severity=Severity.WARNING) if replaced else finding
