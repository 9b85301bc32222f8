"""``host-files``: what lies on the host and should be the commit's."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import find
from waybill.core.finding import Finding
from waybill.core.host.machine import HostFile, MachineFacts
from waybill.core.pasted import pasted

_TROUBLES = {
    "hidden": "a directory above it does not let the login user look into it",
    "unreadable": "the login user may not read it",
    "directory": "it is a directory",
    "special": "it is no plain file",
    "large": "it is larger than 100 MB",
    "untold": "the host did not tell it to the end",
}


def file_findings(view: HostView, machine: MachineFacts) -> Iterator[Finding]:
    """Each pair that is not the same bytes twice, or of which that cannot be said."""
    for file in machine.files:
        found = _judged(view, file)
        if found is not None:
            yield found


def _judged(view: HostView, file: HostFile) -> Finding | None:
    facts = {"path": file.path, "source": file.source or file.path, "place": pasted(file.path, "PATH")}
    facts["file"] = pasted(facts["source"], "FILE")
    if not file.here:
        reason = file.source_trouble or "it was not read"
        return find(view, "host.file-unknown", facts={**facts, "reason": reason})
    if file.trouble:
        reason = _TROUBLES.get(file.trouble, file.trouble)
        what = f"`{file.path}` is `{facts['source']}` of the commit"
        return find(view, "check.not-made", _link(file), facts={"what": what, "reason": reason})
    if not file.there:
        detail = f"It is a symbolic link to {file.link}, which does not exist." if file.link else ""
        return find(view, "host.file-missing", _link(file), facts={**facts, "detail": detail})
    return None if file.there == file.here else _different(view, file, facts)


def _different(view: HostView, file: HostFile, facts: dict[str, str]) -> Finding:
    detail = "Only the ends of its lines differ (CR LF and LF)." if file.only_line_ends else ""
    facts = {**facts, "changed": file.changed or "at an unknown time", "detail": detail}
    hashes = (f"on the host:   sha256:{file.there}", f"in the commit: sha256:{file.here}")
    return find(view, "host.file-differs", *hashes, _link(file), facts=facts)


def _link(file: HostFile) -> str:
    return f"{file.path} is a symbolic link to {file.link}" if file.link else ""
