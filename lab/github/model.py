"""What GitHub knows, as frozen values that a JSON script can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from enum import Enum

TIME_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


def parse_time(text: str) -> datetime:
    """A point in time as the values write it."""
    return datetime.strptime(text, TIME_FORMAT).replace(tzinfo=timezone.utc)


class Kind(Enum):
    """What a token is. ``JOB`` is the ``GITHUB_TOKEN`` of a workflow run, ``INSTALLATION`` that of any other app."""

    CLASSIC = "classic"
    FINE_GRAINED = "fine-grained"
    OAUTH = "oauth"
    APP_USER = "app-user"
    INSTALLATION = "installation"
    JOB = "job"
    REFRESH = "refresh"


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What an organisation forbids."""

    sso_required: bool = False
    classic_tokens_forbidden: bool = False
    token_lifetime_days: int = 0  # classic tokens that live longer are refused; 0: no limit
    oauth_apps_restricted: bool = False
    ip_refused: bool = False  # an IP allow list that the caller is not on
    members_create_packages: bool = True
    actions_create_packages: bool = True


@dataclass(frozen=True, kw_only=True)
class Account:
    """A user or an organisation."""

    login: str
    kind: str = "User"  # or "Organization"
    owners: tuple[str, ...] = ()  # of an organisation: admin of all its packages
    members: tuple[str, ...] = ()
    policy: Policy = field(default_factory=Policy)


@dataclass(frozen=True, kw_only=True)
class Token:
    """One credential. ``permissions`` belong to fine-grained and app tokens ("packages": "read", "write" or "none")."""

    value: str
    kind: Kind
    owner: str = ""  # login; empty for installations
    scopes: tuple[str, ...] = ()  # classic and OAuth only
    created: str = ""
    expires: str = ""  # ISO 8601 UTC; empty: never
    revoked: bool = False
    sso_authorized: tuple[str, ...] = ()  # organisations
    permissions: Mapping[str, str] = field(default_factory=dict)
    repository: str = ""  # "acme/app": where the job of a JOB token runs

    @property
    def is_bot(self) -> bool:
        """True when no user stands behind the token."""
        return self.kind in {Kind.INSTALLATION, Kind.JOB}


@dataclass(frozen=True, kw_only=True)
class Version:
    """One package version: a manifest digest and the tags on it."""

    digest: str
    tags: tuple[str, ...] = ()
    created_at: str = "2026-01-02T03:04:05Z"


@dataclass(frozen=True, kw_only=True)
class Package:
    """One container package. Roles are "read", "write" and "admin"."""

    owner: str
    name: str  # may hold slashes
    visibility: str = "private"  # "public", "private", "internal"
    repository: str = ""  # linked repository, "acme/app"
    inherits: bool = True  # access follows the linked repository
    actions_access: Mapping[str, str] = field(default_factory=dict)  # repository -> role
    collaborators: Mapping[str, str] = field(default_factory=dict)  # login -> role
    versions: tuple[Version, ...] = ()
    created_at: str = "2026-01-02T03:04:05Z"

    @property
    def full_name(self) -> str:
        """The image name without its host."""
        return f"{self.owner}/{self.name}".lower()


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a job."""

    name: str
    conclusion: str = "success"


@dataclass(frozen=True, kw_only=True)
class RunJob:
    """One job of a workflow run."""

    name: str
    conclusion: str = "success"
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Run:
    """One workflow run."""

    name: str
    head_sha: str
    path: str = ".github/workflows/release.yml"
    event: str = "push"
    head_branch: str = "main"
    status: str = "completed"
    conclusion: str = "success"  # ignored until the status is "completed"
    jobs: tuple[RunJob, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Commit:
    """One commit: what it changed, and the files that stand at it (only those that somebody reads)."""

    sha: str
    message: str = "Change"
    changed: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)  # path -> text
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Repository:
    """One repository with its refs, commits and runs."""

    owner: str
    name: str
    private: bool = True
    collaborators: Mapping[str, str] = field(default_factory=dict)
    default_branch: str = "main"
    branches: Mapping[str, str] = field(default_factory=dict)  # name -> commit
    tags: Mapping[str, str] = field(default_factory=dict)  # name -> commit
    annotated: tuple[str, ...] = ()  # those of the tags that are tag objects
    commits: tuple[Commit, ...] = ()
    runs: tuple[Run, ...] = ()

    @property
    def full_name(self) -> str:
        """Owner and name, as GitHub writes them."""
        return f"{self.owner}/{self.name}"


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The rate limits as every answer tells them."""

    limit: int = 5000
    remaining: int = 4999
    reset_seconds: int = 3600  # from now
    secondary_retry_after: int = 0  # above 0: every call meets the secondary limit


@dataclass(frozen=True, kw_only=True)
class Fault:
    """The next ``times`` REST calls whose path begins so get this answer instead of the real one."""

    path: str = "/"
    status: int = 502
    body: str = "<html><body>502 Bad Gateway</body></html>"
    headers: Mapping[str, str] = field(default_factory=dict)
    times: int = 1
