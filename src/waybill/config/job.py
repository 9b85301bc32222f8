"""Where this run happens, by GitHub's own variables. Pure: a mapping in, values out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from waybill.core.event import EventFacts
from waybill.frozen import dataclass

_PUBLIC_SERVER = "https://github.com"
_PUBLIC_API = "https://api.github.com"
_SERVER = r"https://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(:[0-9]{1,5})?/?"
_TENANT = r"[a-z0-9-]+\.ghe\.com"


@dataclass(frozen=True, kw_only=True)
class JobContext:
    """The job of GitHub Actions, or a laptop (``in_actions`` False and nearly everything empty)."""

    in_actions: bool = False
    repository: str = ""  # OWNER/NAME, with GitHub's own capitals
    server: str = _PUBLIC_SERVER
    api: str = _PUBLIC_API
    event: str = ""
    sha: str = ""
    ref: str = ""  # refs/heads/…, refs/tags/…, refs/pull/…
    actor: str = ""
    workflow: str = ""
    run_id: str = ""
    run_number: int = 0
    run_attempt: int = 0
    runner_temp: str = ""
    output_path: str = ""
    summary_path: str = ""
    event_path: str = ""
    event_facts: EventFacts = field(default_factory=EventFacts)  # only where it was read (config/event.py)

    @property
    def run_url(self) -> str:
        """The page of this run; empty outside of Actions."""
        return f"{self.server}/{self.repository}/actions/runs/{self.run_id}" if self.repository and self.run_id else ""


def read_job(environ: Mapping[str, str]) -> JobContext:
    """Read GitHub's variables. Outside of Actions only the server and API addresses are believed."""
    server = _address(environ.get("GITHUB_SERVER_URL", ""), _PUBLIC_SERVER)
    api = _address(environ.get("GITHUB_API_URL", ""), _api_of(server))
    if environ.get("GITHUB_ACTIONS") != "true":
        return JobContext(server=server, api=api)
    return JobContext(
        in_actions=True,
        repository=environ.get("GITHUB_REPOSITORY", ""),
        server=server,
        api=api,
        event=environ.get("GITHUB_EVENT_NAME", ""),
        sha=environ.get("GITHUB_SHA", ""),
        ref=environ.get("GITHUB_REF", ""),
        actor=environ.get("GITHUB_ACTOR", ""),
        workflow=environ.get("GITHUB_WORKFLOW", ""),
        run_id=environ.get("GITHUB_RUN_ID", ""),
        run_number=_number(environ.get("GITHUB_RUN_NUMBER", "")),
        run_attempt=_number(environ.get("GITHUB_RUN_ATTEMPT", "")),
        runner_temp=environ.get("RUNNER_TEMP", ""),
        output_path=environ.get("GITHUB_OUTPUT", ""),
        summary_path=environ.get("GITHUB_STEP_SUMMARY", ""),
        event_path=environ.get("GITHUB_EVENT_PATH", ""),
    )


def is_github_registry(host: str, server_url: str) -> bool:
    """True when this registry belongs to that GitHub server, so that the job's own token may be sent to it."""
    wanted = registry_of_server(server_url)
    return bool(wanted) and host.lower().removesuffix(":443") == wanted


def registry_of_server(server_url: str) -> str:
    """The container registry of a GitHub server; empty when the address is not one that we trust with a token."""
    found = re.fullmatch(_SERVER, server_url.lower())
    if found is None:
        return ""
    host, port = found.group(1), (found.group(2) or "").removesuffix(":443")
    if host == "github.com":
        return "" if port else "ghcr.io"
    if host.endswith(".github.com") or (f".{host}".endswith(".ghe.com") and not re.fullmatch(_TENANT, host)):
        return ""
    if "." not in host or ".." in host or host.rpartition(".")[2].isdigit():
        return ""  # an address or a bare word has no subdomain for a registry
    return f"containers.{host}{port}"


def _address(value: str, default: str) -> str:
    return value.strip().rstrip("/") or default


def _api_of(server: str) -> str:
    if server == _PUBLIC_SERVER:
        return _PUBLIC_API
    found = re.fullmatch(_SERVER, server.lower())
    if found and re.fullmatch(_TENANT, found.group(1)):
        return f"https://api.{found.group(1)}"
    return f"{server}/api/v3"


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,18}", text) else 0
