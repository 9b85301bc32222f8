"""Which credential is used for a registry, and why that one: input, docker config, the job's token, or none."""

from __future__ import annotations

from dataclasses import dataclass, field

from waybill.core.dockerconfig import DockerConfigEntry
from waybill.core.evidence import ConfigTrouble, CredentialFacts, Source
from waybill.secret import Secret


@dataclass(frozen=True, kw_only=True)
class ExplicitCredential:
    """What the user handed over for exactly one registry."""

    registry: str
    secret: Secret
    username: str = ""
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
        return () if self.secret is None else (self.secret, Secret(f"{self.username}:{self.secret.reveal()}"))


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
    return Credential(facts=CredentialFacts(source=Source.ANONYMOUS))


def realm_refusal(source: Source, registry: str, realm: str) -> str:
    """Why a credential from ``source`` must not be sent to this token realm of this registry, or ``""``."""
    return ""
