"""What the probes saw, as plain values that a case file can hold. No secret ever stands here.

The rungs S0 to S9 are those of the probe ladder in docs/architecture.md. ``None`` always means "not asked", never "no".
Everything here is a frozen dataclass of text, numbers, enums, tuples and mappings of text, so that
``core/records.py`` can turn it into JSON and back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum

from waybill.frozen import dataclass


class Trouble(Enum):
    """Why a request brought no HTTP answer."""

    NAME_NOT_FOUND = "name-not-found"  # the resolver says that the name does not exist
    RESOLVER_SILENT = "resolver-silent"  # the resolver gave no answer ("Try again")
    CONNECTION_REFUSED = "connection-refused"
    CONNECTION_TIMEOUT = "connection-timeout"
    UNREACHABLE = "unreachable"  # no route, network down
    TLS_UNKNOWN_CA = "tls-unknown-ca"
    TLS_WRONG_NAME = "tls-wrong-name"
    TLS_EXPIRED = "tls-expired"
    TLS_NOT_YET_VALID = "tls-not-yet-valid"
    TLS_NOT_TLS = "tls-not-tls"  # the other side does not speak TLS
    TLS_OTHER = "tls-other"
    PROXY_UNREACHABLE = "proxy-unreachable"
    PROXY_NEEDS_LOGIN = "proxy-needs-login"
    PROXY_REFUSED = "proxy-refused"
    TIMEOUT = "timeout"  # connected, then silence or a trickle until the deadline
    RESET = "reset"  # the connection was cut before the answer was whole
    TOO_LARGE = "too-large"  # the body went past its cap
    REDIRECT_REFUSED = "redirect-refused"  # too many, or to an address that this server has no business naming
    MALFORMED = "malformed"  # not HTTP, or an answer that cannot be read


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """What the other side showed in the TLS handshake, as far as it could be read."""

    subject: str = ""
    issuer: str = ""
    names: tuple[str, ...] = ()
    not_before: str = ""  # ISO 8601, UTC
    not_after: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One request after its retries: the last answer, or the trouble that kept it away.

    ``headers`` is an allowlist with lower-case names. ``code`` and ``message`` are the first entry of a registry's
    ``errors`` list, or GitHub's ``message``. ``excerpt`` is the start of a foreign body (an HTML block page), escaped.
    ``history`` holds what the earlier attempts gave ("502", "reset"), oldest first; empty when one was enough.
    """

    method: str
    url: str
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    message: str = ""
    excerpt: str = ""
    trouble: Trouble | None = None
    detail: str = ""  # the library's own words about the trouble
    certificate: Certificate | None = None
    history: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """True for a 2xx answer."""
        return self.status is not None and 200 <= self.status < 300


class Source(Enum):
    """Where a credential came from, in the order of the keychain."""

    INPUT = "input"
    DOCKER_CONFIG = "docker-config"
    CREDENTIAL_HELPER = "credential-helper"
    JOB_TOKEN = "job-token"
    ANONYMOUS = "anonymous"


class TokenKind(Enum):
    """What a token's form says that it is."""

    CLASSIC = "classic"  # ghp_
    FINE_GRAINED = "fine-grained"  # github_pat_
    OAUTH = "oauth"  # gho_
    APP_USER = "app-user"  # ghu_
    INSTALLATION = "installation"  # ghs_, GITHUB_TOKEN among them
    REFRESH = "refresh"  # ghr_
    OTHER = "other"  # a password, or another registry's token
    NONE = "none"


class Damage(Enum):
    """What is visibly wrong with a secret's text."""

    OUTER_WHITESPACE = "outer-whitespace"  # spaces or a newline at an end
    INNER_WHITESPACE = "inner-whitespace"
    QUOTED = "quoted"  # still wrapped in quotes
    PLACEHOLDER = "placeholder"  # "${{ secrets.X }}", "$TOKEN", "***": never expanded
    CHECKSUM = "checksum"  # the form carries a checksum and it does not match
    CHARACTERS = "characters"  # characters that this kind cannot hold
    LENGTH = "length"  # too short or too long for a kind whose length is fixed
    BASE64_OF_LOGIN = "base64-of-login"  # base64 of "user:token" given as the token
    EMPTY = "empty"


class ConfigTrouble(Enum):
    """What is wrong in a docker ``config.json`` on the way to this registry's entry."""

    UNREADABLE = "unreadable"
    MALFORMED = "malformed"  # not JSON, truncated, not an object
    HELPER_MISSING = "helper-missing"
    HELPER_FAILED = "helper-failed"
    HELPER_EMPTY = "helper-empty"  # the helper runs and has no entry, and auths holds an empty one
    AUTH_UNDECODABLE = "auth-undecodable"  # not base64
    AUTH_WITHOUT_COLON = "auth-without-colon"  # base64 of the token alone
    EMPTY_ENTRY = "empty-entry"


@dataclass(frozen=True, kw_only=True)
class CredentialFacts:
    """Everything that may be said about a credential without showing it."""

    source: Source
    origin: str = ""  # "input registry-token", "/root/.docker/config.json", "docker-credential-desktop"
    username: str = ""
    kind: TokenKind = TokenKind.NONE
    identity_token: bool = False
    damage: tuple[Damage, ...] = ()
    config_troubles: tuple[ConfigTrouble, ...] = ()
    config_path: str = ""
    helper: str = ""
    config_detail: str = ""  # line and column of malformed JSON, a helper's exit code


@dataclass(frozen=True, kw_only=True)
class Challenge:
    """A parsed ``WWW-Authenticate``."""

    scheme: str  # "bearer", "basic", or what was there
    realm: str = ""
    service: str = ""
    scope: str = ""
    error: str = ""


@dataclass(frozen=True, kw_only=True)
class RegistryFacts:
    """S1 and S2, asked once per registry host."""

    host: str
    ping: Answer
    challenge: Challenge | None = None
    clock_offset: float | None = None  # our clock minus the registry's ``Date``, in seconds
    realm_refused: str = ""  # why no secret was sent to the realm: "other host", "plain http", …


@dataclass(frozen=True, kw_only=True)
class Child:
    """One entry of an index."""

    platform: str  # "linux/amd64", "linux/arm/v7", "unknown/unknown"
    digest: str
    media_type: str = ""
    attestation: bool = False
    size: int | None = None  # as the index says
    answer: Answer | None = None  # asked only for real platforms
    problem: str = ""  # its bytes came and are not what the index promised


class ImageKind(Enum):
    """What a manifest's bytes turned out to be."""

    INDEX = "index"
    MANIFEST = "manifest"
    SCHEMA1 = "schema1"
    ATTESTATION = "attestation"  # an attestation manifest given as "the image"
    ARTIFACT = "artifact"  # a manifest that holds no runnable image (a chart, a signature)
    UNREADABLE = "unreadable"


@dataclass(frozen=True, kw_only=True)
class ImageFacts:
    """What the bytes behind the reference are. Every digest here was computed from bytes by us."""

    kind: ImageKind
    digest: str
    media_type: str = ""
    claimed_digest: str = ""  # Docker-Content-Digest
    children: tuple[Child, ...] = ()
    config_digest: str = ""
    config_size: int | None = None  # as the manifest says
    platform: str = ""  # of a single manifest, from its config
    size: int = 0  # bytes of all layers, single manifest only
    revision: str = ""  # label org.opencontainers.image.revision, where all parts that were read agree
    revisions: tuple[str, ...] = ()  # every revision that a part names, once; two of them are two commits
    version: str = ""  # org.opencontainers.image.version, where all agree
    source: str = ""  # org.opencontainers.image.source, where all agree
    problem: str = ""  # why it is UNREADABLE, or "digest mismatch: …"
    digest_is_config: bool = False  # the digest asked for exists as a blob: an image ID was given
    attestation_of: str = ""  # the digest asked for is an attestation of this index


@dataclass(frozen=True, kw_only=True)
class UserFacts:
    """S6: ``GET /user`` with the registry's credential."""

    answer: Answer
    login: str = ""
    scopes: tuple[str, ...] | None = None  # None: the header is absent
    expires: str = ""  # ISO 8601, UTC; empty: no expiry header
    sso: str = ""  # X-GitHub-SSO as sent, its URL included


@dataclass(frozen=True, kw_only=True)
class PackageFacts:
    """S7: the package in the REST API, asked as its owner's kind demands."""

    answer: Answer
    asked_with: Source
    owner_kind: str = ""  # "User", "Organization"; empty: unknown
    owner: Answer | None = None  # GET /users/O
    visibility: str = ""
    repository: str = ""
    repository_answer: Answer | None = None  # GET /repos/O/R with the same token, where it helps


@dataclass(frozen=True, kw_only=True)
class TagFacts:
    """S8: which tags exist, by the registry's own list."""

    answer: Answer
    tags: tuple[str, ...] = ()
    complete: bool = True
    cut: Answer | None = None  # where the list broke off after a page that came


@dataclass(frozen=True, kw_only=True)
class BlobFacts:
    """S9: the config blob, first without following, then with."""

    first: Answer
    host: str = ""  # where a redirect led
    second: Answer | None = None


@dataclass(frozen=True, kw_only=True)
class LostBlob:
    """A layer or configuration that a manifest names and the registry does not have."""

    digest: str
    answer: Answer
    platform: str = ""  # of the manifest that names it; empty: not known


@dataclass(frozen=True, kw_only=True)
class PartsFacts:
    """S9: whether every layer and configuration is there, by a question for each. The lost ones stand in ``lost``."""

    named: int = 0  # blobs that the manifests name, each once
    answered: int = 0  # those of which it is known that they are there, or that they are not
    refused: Answer | None = None  # it answers no such question; the configuration has proved that blobs can be had
    failed: Answer | None = None  # the first answer that was none

    @property
    def settled(self) -> bool:
        """True when nothing of it is left open that the registry could have told."""
        return self.failed is None and (self.answered >= self.named or self.refused is not None)


@dataclass(frozen=True, kw_only=True)
class PushFacts:
    """The push probe: the token step for push, an upload started, and its cancelling."""

    exchange: Answer | None = None
    start: Answer | None = None
    cancel: Answer | None = None


@dataclass(frozen=True, kw_only=True)
class Workflow:
    """One workflow file at the commit, with the filters that decide whether a push starts it."""

    path: str
    name: str = ""
    events: tuple[str, ...] = ()
    tags: tuple[str, ...] | None = None
    branches: tuple[str, ...] | None = None
    paths: tuple[str, ...] | None = None
    paths_ignore: tuple[str, ...] | None = None
    builds_image: bool = False  # it names a build or push step, or the image
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class WorkflowRun:
    """One run of a workflow for the commit."""

    name: str
    path: str = ""
    event: str = ""
    status: str = ""
    conclusion: str = ""
    url: str = ""
    failed_job: str = ""
    failed_step: str = ""


@dataclass(frozen=True, kw_only=True)
class CommitFacts:
    """Why a tag may be absent: the commit that should have made it, and what ran for it."""

    answer: Answer
    repository: str
    wanted: str  # the git ref that was looked for
    commit: str = ""
    ref_kind: str = ""  # "tag", "branch", "commit"; empty: no such ref
    changed_files: tuple[str, ...] = ()
    workflows: tuple[Workflow, ...] = ()
    runs: tuple[WorkflowRun, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Job:
    """Where this run happens."""

    in_actions: bool = False
    repository: str = ""
    server: str = "https://github.com"
    event: str = ""
    sha: str = ""
    limit_seconds: int = 3600  # how long a credential must live to outlive the job


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What the user wants to be true."""

    image: str  # as given
    platforms: tuple[str, ...] = ()
    push: bool = False
    expiry_warning_days: int = 14


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Everything seen about one image."""

    wish: Wish
    now: str  # ISO 8601, UTC
    job: Job = field(default_factory=Job)
    github_registry: bool = False  # ghcr.io, or the container host of this GitHub server
    credential: CredentialFacts = field(default_factory=lambda: CredentialFacts(source=Source.ANONYMOUS))
    registry: RegistryFacts | None = None
    anonymous: Answer | None = None  # S3
    exchange: Answer | None = None  # S4
    manifest: Answer | None = None  # S5
    image: ImageFacts | None = None
    label: Answer | None = None  # HEAD of the tag beside a digest; its docker-content-digest says where the tag leads
    user: UserFacts | None = None
    package: PackageFacts | None = None
    tags: TagFacts | None = None
    blob: BlobFacts | None = None
    lost: tuple[LostBlob, ...] = ()  # of the blobs that were asked for beside that one
    parts: PartsFacts | None = None  # None: it did not come to asking for them
    push: PushFacts | None = None
    commit: CommitFacts | None = None
