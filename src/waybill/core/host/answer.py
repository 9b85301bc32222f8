"""Evidence of what an application answered over HTTP, from the host's own view or from the runner's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from waybill.core.evidence import Certificate, Trouble
from waybill.frozen import dataclass

HOST = "host"  # health-url, as the host itself sees it
PUBLIC = "public"  # public-url, as the runner sees it
PUBLIC_FROM_HOST = "public-from-host"  # public-url, as the host sees it: does the edge refuse only the runner?


@dataclass(frozen=True, kw_only=True)
class AppAnswer:
    """One request to the application. ``body`` is the start of it, for evidence only.

    Without a ``road`` the question never reached the application, and ``detail`` says why: that is no answer of it.
    """

    url: str
    view: str = HOST
    road: str = ""  # "forward", "curl", "wget", "python3", "direct"
    at: str = ""
    after: float = 0.0  # seconds since the first question, by a clock that nobody can set
    status: int | None = None
    seconds: float = 0.0
    headers: Mapping[str, str] = field(default_factory=dict)  # lower-case, an allowlist and those that were asked for
    body: str = ""
    body_bytes: int = 0
    cut: bool = False  # the body was longer than what is read
    body_matches: bool | None = None  # the fixed string of `health-body` was in the body
    identity: tuple[str, ...] | None = None  # what stood where `identity` points; empty: nothing there
    identity_problem: str = ""  # why nothing was there: "not-json", "absent", "not-a-word", "cut", "long"
    title: str = ""  # of a page for people
    trouble: Trouble | None = None
    detail: str = ""
    redirects: tuple[str, ...] = ()  # "301 https://…", in their order; the last leads to the answer
    peer: str = ""  # the address that answered
    certificate: Certificate | None = None
