"""The blob rung: manifests and layers may live on two hosts, and both must be within reach."""

from __future__ import annotations

from waybill.core.diagnosis.network import failing, unexpected
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.diagnosis.view import View
from waybill.core.evidence import Answer, BlobFacts, LostBlob, Trouble
from waybill.core.finding import Finding
from waybill.core.protocol import host_of

_OUT_OF_REACH = frozenset(
    {
        Trouble.NAME_NOT_FOUND,
        Trouble.RESOLVER_SILENT,
        Trouble.CONNECTION_REFUSED,
        Trouble.CONNECTION_TIMEOUT,
        Trouble.UNREACHABLE,
        Trouble.TIMEOUT,
        Trouble.RESET,
        Trouble.PROXY_REFUSED,
    }
)


def blob_findings(view: View) -> Findings:
    """Why the image's parts could not be fetched although the manifest was read."""
    blob = view.evidence.blob
    if not view.was_read:
        return ()
    found = (_judge(view, blob) if blob else None) or _lost(view)
    return (found,) if found else ()


def _lost(view: View) -> Finding | None:
    """Parts that the registry no longer has, beside the one that was read."""
    lost = view.evidence.lost
    if not lost:
        return None
    seen = tuple(blob.answer for blob in lost[:3])
    return find(view, "registry.blob-missing", *seen, digest=lost[0].digest, others=_others(lost))


def _others(lost: tuple[LostBlob, ...]) -> str:
    platforms = ", ".join(dict.fromkeys(blob.platform for blob in lost if blob.platform))
    more = f"{len(lost) - 1} more of its parts are gone too. " if len(lost) > 1 else ""
    return more + (f"Concerned: {platforms}." if platforms else "")


def _judge(view: View, blob: BlobFacts) -> Finding | None:
    first, second = blob.first, blob.second
    if first.ok:
        return None
    redirected = first.status is not None and 300 <= first.status < 400
    if not redirected:
        return _refused(view, first)
    if second is None:
        facts = {"what": "the layers can be fetched", "reason": f"{blob.host or 'their host'} was not asked"}
        return find(view, "check.not-made", first, facts=facts)
    if second.trouble in _OUT_OF_REACH:
        host = blob.host or host_of(second.url)
        return find(view, "network.blob-host-unreachable", first, second, host=host)
    return None if second.ok else _refused(view, second)


def _refused(view: View, answer: Answer) -> Finding:
    facts = {"host": host_of(answer.url), "status": str(answer.status)}
    if answer.status in {401, 403}:
        return find(view, "registry.blob-refused", answer, facts=facts)
    if answer.status == 404:
        digest = answer.url.partition("?")[0].rpartition("/")[2]
        return find(view, "registry.blob-missing", answer, digest=digest, others="")
    return failing(view, answer) or unexpected(view, answer)
