"""The frozen result of reading what the user wants. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from waybill.frozen import dataclass
from waybill.secret import Secret


@dataclass(frozen=True, kw_only=True)
class PreflightSettings:
    """What ``preflight`` is asked to prove. Empty text, empty tuples and ``None`` mean "not given".

    ``images`` are raw texts: whether they are well-formed names is a finding, not a usage error. With one image, the
    inputs ``tag`` and ``digest`` have already been put into it. ``origins`` says for every input which place decided.
    """

    images: tuple[str, ...]
    platforms: tuple[str, ...] = ()
    registry: str = ""
    registry_username: str = ""
    registry_token: Secret | None = None
    registry_ca: str = ""
    expiry_warning_days: int = 14
    push: bool = False
    probe_timeout: float = 60.0
    job_limit: float = 3600.0
    max_parallel: int = 16
    github_token: Secret | None = None
    report_directory: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
