"""Which credential is used for a registry, and why that one: input, docker config, the job's token, or none.

One credential, one registry: nothing given for one host is ever offered to another.
"""

from __future__ import annotations

from dataclasses import field, replace

from waybill.core.dockerconfig import DockerConfigEntry
from waybill.core.evidence import ConfigTrouble, CredentialFacts, Source, TokenKind
from waybill.core.registries import canonical
from waybill.core.token import inspect_token
from waybill.frozen import dataclass
from waybill.secret import Secret

ANY_USER = "x-access-token"  # GitHub's registry wants a user name and does not look at it
IDENTITY_USER = "<token>"  # how a helper says that what it gives is an identity token
_GITHUB_KINDS = frozenset(TokenKind) - {TokenKind.OTHER, TokenKind.NONE}
_SWAPPED = "a token stands where the user name belongs"


@dataclass(frozen=True, kw_only=True)
class ExplicitCredential:
    """What the user handed over for exactly one registry."""

    registry: str
    secret: Secret
    username: str = field(default="", repr=False)
    origin: str = "input registry-token"


@dataclass(frozen=True, kw_only=True)
class HelperResult:
    """How a credential helper's ``get`` ended. ``trouble`` is HELPER_MISSING, HELPER_FAILED, HELPER_EMPTY or None."""

    helper: str
    username: str = field(default="", repr=False)
    secret: Secret | None = None
    trouble: ConfigTrouble | None = None
    detail: str = ""  # the exit code and what it said


@dataclass(frozen=True, kw_only=True)
class JobToken:
    """The token that GitHub gives to every job."""

    secret: Secret
    actor: str = ""


@dataclass(frozen=True, kw_only=True)
class Credential:
    """The chosen credential: what may be told about it, and what must not."""

    facts: CredentialFacts
    secret: Secret | None = None
    username: str = field(default="", repr=False)  # to send; ``facts.username`` is the one to show

    @property
    def anonymous(self) -> bool:
        """True when nothing is sent."""
        return self.secret is None

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """Everything that the redactor must know before this credential is used."""
        if self.secret is None:
            return ()
        known = [self.secret.reveal(), f"{self.username}:{self.secret.reveal()}"]
        if self.username != self.facts.username:
            known.append(self.username)
        return tuple(Secret(value) for value in known)


def choose_credential(
    *,
    registry: str,
    explicit: ExplicitCredential | None = None,
    entry: DockerConfigEntry | None = None,
    config_path: str = "",
    helper: HelperResult | None = None,
    job: JobToken | None = None,
    github_registry: bool = False,
) -> Credential:
    """Choose for one registry host. Troubles of the docker config are kept whichever source wins."""
    entry = entry or DockerConfigEntry()
    chosen = (
        _explicit(registry, explicit, github_registry=github_registry)
        or _from_helper(helper)
        or _from_file(entry, helper, config_path)
        or _job(job, github_registry=github_registry)
        or Credential(facts=CredentialFacts(source=Source.ANONYMOUS, origin=_why_anonymous(registry, explicit)))
    )
    return replace(chosen, facts=_with_config(chosen.facts, entry, config_path, helper))


def realm_refusal(source: Source, registry: str, realm: str) -> str:
    """Why a credential from ``source`` must not be sent to this token realm of this registry, or ``""``."""
    if source is Source.ANONYMOUS:
        return ""
    scheme, host = _scheme_and_host(realm)
    if not host or scheme not in ("https", "http"):
        return "malformed"
    if scheme == "http" and not (_is_loopback(host) and _is_loopback(registry)):
        return "plain http"
    if source is Source.JOB_TOKEN and host != _without_default_port(registry.lower(), scheme):
        return "other host"
    return ""


# The sources, in their order. ``None``: this one has nothing for this registry.


def _explicit(registry: str, given: ExplicitCredential | None, *, github_registry: bool) -> Credential | None:
    if given is None or canonical(given.registry.lower()) != canonical(registry.lower()):
        return None
    username = given.username or (ANY_USER if github_registry else "")
    return _credential(Source.INPUT, given.origin, username, given.secret)


def _from_helper(helper: HelperResult | None) -> Credential | None:
    if helper is None or helper.trouble is not None or not helper.secret:
        return None
    identity = helper.username == IDENTITY_USER
    origin = f"docker-credential-{helper.helper}"
    return _credential(Source.CREDENTIAL_HELPER, origin, helper.username, helper.secret, identity=identity)


def _from_file(entry: DockerConfigEntry, helper: HelperResult | None, config_path: str) -> Credential | None:
    """The file's own credential: not asked when a helper answered that it has none, as docker does."""
    if entry.helper and helper is not None and _helper_trouble(helper) in (None, ConfigTrouble.HELPER_EMPTY):
        return None
    origin = config_path or "the docker configuration"
    if entry.identity_token:
        return _credential(Source.DOCKER_CONFIG, origin, IDENTITY_USER, entry.identity_token, identity=True)
    if not entry.secret:
        return None
    return _credential(Source.DOCKER_CONFIG, origin, entry.username, entry.secret)


def _job(job: JobToken | None, *, github_registry: bool) -> Credential | None:
    if job is None or not job.secret or not github_registry:
        return None
    return _credential(Source.JOB_TOKEN, "the job's own token", job.actor or ANY_USER, job.secret)


def _credential(source: Source, origin: str, username: str, secret: Secret, *, identity: bool = False) -> Credential:
    """Describe the secret. Input is trimmed as ``docker login`` does it; what docker stored is sent as it stands."""
    kind, damage = inspect_token(secret.reveal())
    if source in (Source.INPUT, Source.JOB_TOKEN):
        secret = Secret(secret.reveal().strip())
    swapped = inspect_token(username)[0] in _GITHUB_KINDS
    facts = CredentialFacts(
        source=source,
        origin=origin,
        username="" if swapped else username,
        kind=kind,
        identity_token=identity,
        damage=damage,
        config_detail=_SWAPPED if swapped else "",
    )
    return Credential(facts=facts, secret=secret, username=username)


def _why_anonymous(registry: str, explicit: ExplicitCredential | None) -> str:
    if explicit is None:
        return f"no credential is known for {registry}"
    return f"no credential is known for {registry}; {explicit.origin} is for {explicit.registry} only"


# What the docker config adds to the facts, whoever won.


def _with_config(
    facts: CredentialFacts, entry: DockerConfigEntry, config_path: str, helper: HelperResult | None
) -> CredentialFacts:
    trouble = _helper_trouble(helper)
    if trouble is ConfigTrouble.HELPER_EMPTY and not entry.in_auths:
        trouble = None  # never logged in through this helper: nothing is wrong with that
    troubles = (*entry.troubles, *([trouble] if trouble else []))
    details = (facts.config_detail, entry.detail, helper.detail if helper and trouble else "")
    return replace(
        facts,
        config_troubles=tuple(dict.fromkeys(troubles)),
        config_path=config_path,
        helper=(helper.helper if helper else "") or entry.helper,
        config_detail="; ".join(detail for detail in details if detail),
    )


def _helper_trouble(helper: HelperResult | None) -> ConfigTrouble | None:
    if helper is None:
        return None
    return helper.trouble or (None if helper.secret else ConfigTrouble.HELPER_EMPTY)


# Hosts of realms.


def _scheme_and_host(realm: str) -> tuple[str, str]:
    """Scheme and ``host[:port]`` in lower case, without a default port; empty for what is no plain address."""
    from urllib.parse import urlsplit  # asked once a run, and not free to import

    if not realm.isprintable() or " " in realm or "\\" in realm:
        return "", ""
    try:
        parts = urlsplit(realm)
        _ = parts.port
    except ValueError:
        return "", ""
    if "@" in parts.netloc or not parts.hostname:
        return "", ""
    return parts.scheme, _without_default_port(parts.netloc.lower(), parts.scheme)


def _without_default_port(host: str, scheme: str) -> str:
    return host.removesuffix(":443" if scheme == "https" else ":80")


def _is_loopback(host: str) -> bool:
    name = host.rpartition("]")[0].strip("[") if host.startswith("[") else host.partition(":")[0]
    parts = name.split(".")
    numeric = len(parts) == 4 and all(part.isdigit() and int(part) < 256 for part in parts)
    return name in ("localhost", "::1") or (numeric and parts[0] == "127")
