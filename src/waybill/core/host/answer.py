"""Evidence of what an application answered over HTTP, from the host's own view or from the runner's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from waybill.core.evidence import Certificate, Trouble
from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class AppAnswer:
    """One request to the application. ``body`` is the start of it, for evidence only."""

    url: str
    view: str = "host"  # "host", "public"
    road: str = ""  # "forward", "curl", "wget", "python3", "direct"
    at: str = ""
    status: int | None = None
    seconds: float = 0.0
    headers: Mapping[str, str] = field(default_factory=dict)  # lower-case, an allowlist and those that were asked for
    body: str = ""
    body_bytes: int = 0
    body_matches: bool | None = None  # the fixed string of `health-body` was in the body
    identity: tuple[str, ...] | None = None  # what stood where `identity` points; empty: nothing there
    trouble: Trouble | None = None
    detail: str = ""
    redirects: tuple[str, ...] = ()
    peer: str = ""  # the address that answered
    certificate: Certificate | None = None
