"""The frozen result of reading what the user wants. Pure.

Each field carries the value of the input of the same name (``-`` for ``_``). Empty text, empty tuples and ``None`` mean
"not given". ``origins`` says for every input which place decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from waybill.config.input import BUILD_PUSH, DEPLOY, PREFLIGHT, ROLLBACK, VERIFY
from waybill.frozen import dataclass
from waybill.secret import Secret


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What every verb may be given.

    ``images`` are raw texts: whether they are well-formed names is a finding, not a usage error. With one image, the
    inputs ``tag`` and ``digest`` have already been put into it.
    """

    images: tuple[str, ...]
    registry: str = ""
    registry_username: str = ""
    registry_token: Secret | None = None
    registry_ca: str = ""
    expiry_warning_days: int = 14
    probe_timeout: float = 60.0
    max_parallel: int = 16
    github_token: Secret | None = None
    report_directory: str = ""
    hosts: tuple[str, ...] = ()
    ssh_key: Secret | None = None
    ssh_key_passphrase: Secret | None = None
    ssh_known_hosts: tuple[str, ...] = ()
    ssh_jump: str = ""
    sudo: bool = False
    docker_host: str = ""
    target: str = "compose"
    project_directory: str = ""
    project_name: str = ""
    services: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """Every secret that was given."""
        given = (self.registry_token, self.github_token, self.ssh_key, self.ssh_key_passphrase)
        return tuple(secret for secret in given if secret)


@dataclass(frozen=True, kw_only=True)
class TargetSettings(Settings):
    """What every verb may be given that meets a target as a deploy does."""

    transport: str = "auto"
    state_directory: str = ""
    compose_files: tuple[str, ...] = ()
    env_file: str = ""
    profiles: tuple[str, ...] = ()
    host_files: tuple[str, ...] = ()
    variables: Secret | None = None

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """Every secret that was given; of the variables each value is one."""
        return (*super().secrets, *variable_secrets(self.variables))


@dataclass(frozen=True, kw_only=True)
class PreflightSettings(TargetSettings):
    """What ``preflight`` is asked to prove."""

    platforms: tuple[str, ...] = ()
    push: bool = False
    job_limit: float = 3600.0
    to_be_built: bool = False  # no input: what stands under the name today is not what will be deployed


@dataclass(frozen=True, kw_only=True)
class VerifySettings(Settings):
    """What ``verify`` is asked to prove."""

    waybill: str = ""
    containers: tuple[str, ...] = ()
    container_labels: tuple[str, ...] = ()
    health_url: str = ""
    health_status: tuple[str, ...] = ()
    health_body: str = ""
    identity: str = ""
    public_url: str = ""
    timeout: float = 120.0
    settle: float = 15.0


@dataclass(frozen=True, kw_only=True)
class RolloutSettings(TargetSettings):
    """What ``deploy`` and ``rollback`` are asked to do alike."""

    health_url: str = ""
    health_status: tuple[str, ...] = ()
    health_body: str = ""
    identity: str = ""
    public_url: str = ""
    timeout: float = 120.0
    settle: float = 15.0
    fetch_timeout: float = 600.0
    lock_wait: float = 300.0
    confirm_timeout: float = 300.0
    batch: tuple[str, ...] = ()
    on_failure: str = "restore"
    keep: int = 3
    plan: bool = False
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class DeploySettings(RolloutSettings):
    """What ``deploy`` is asked to put on the hosts."""

    waybill: str = ""
    sync: tuple[str, ...] = ()
    recreate: bool = False
    allow_older: bool = False


@dataclass(frozen=True, kw_only=True)
class RollbackSettings(RolloutSettings):
    """What ``rollback`` is asked to go back to. ``images`` is empty, or one name without tag and digest."""

    to: str = ""
    list: bool = False


@dataclass(frozen=True, kw_only=True)
class BuildSettings(Settings):
    """What ``build-push`` is asked to make, or (``digest``, ``metadata``) to prove. ``images`` holds one at most."""

    digest: str = ""
    metadata: tuple[str, ...] = ()  # lines of JSON, or one path of a file
    context: str = "."
    dockerfile: str = ""
    build_target: str = ""
    platforms: tuple[str, ...] = ()
    build_args: tuple[str, ...] = ()
    build_secrets: Secret | None = None
    build_contexts: tuple[str, ...] = ()
    ssh: tuple[str, ...] = ()
    network: str = ""
    no_cache: bool = False
    pull: bool = False
    cache: str = ""
    cache_from: tuple[str, ...] = ()
    cache_to: tuple[str, ...] = ()
    sbom: bool = False
    provenance: str = "auto"
    builder: str = ""
    tags: tuple[str, ...] = ("<auto>",)
    labels: tuple[str, ...] = ()
    annotations: tuple[str, ...] = ()
    source_date_epoch: str = ""
    commit: str = ""
    push: bool = True
    allow_overwrite: bool = False
    build_timeout: float = 7200.0

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """Every secret that was given; of the build's secrets each value is one."""
        return (*super().secrets, *build_secret_values(self.build_secrets))


@dataclass(frozen=True, kw_only=True)
class ShipSettings:
    """What each leg of ``ship`` is asked for. The image of the last two has no digest until it was built."""

    preflight: PreflightSettings
    build: BuildSettings
    deploy: DeploySettings
    verify: VerifySettings
    notices: tuple[str, ...] = ()

    @property
    def legs(self) -> tuple[Settings, ...]:
        """The settings of all legs, in their order."""
        return (self.preflight, self.build, self.deploy, self.verify)

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """Every secret that any leg was given."""
        return tuple(secret for leg in self.legs for secret in leg.secrets)


SETTINGS: Mapping[str, type[Settings]] = {
    PREFLIGHT: PreflightSettings,
    VERIFY: VerifySettings,
    DEPLOY: DeploySettings,
    ROLLBACK: RollbackSettings,
    BUILD_PUSH: BuildSettings,
}


def variable_secrets(variables: Secret | None) -> tuple[Secret, ...]:
    """The values of ``variables``, each by itself: one alone may turn up in a log."""
    if variables is None:
        return ()
    values = (line.partition("=")[2].strip() for line in variables.reveal().splitlines())
    return (variables, *(Secret(value) for value in values if value))


@dataclass(frozen=True, kw_only=True)
class BuildSecret:
    """One line of ``build-secrets``: where the value comes from. ``value`` only where it stands in the line."""

    name: str
    value: Secret | None = None
    variable: str = ""
    path: str = ""


def build_secret_lines(given: Secret | None) -> tuple[BuildSecret, ...]:
    """The lines of ``build-secrets`` that are well-formed: ``ID=value``, ``ID=env:NAME``, ``ID=file:PATH``."""
    lines = given.reveal().splitlines() if given else []
    return tuple(_build_secret(line.strip()) for line in lines if "=" in line and not line.strip().startswith("#"))


def _build_secret(line: str) -> BuildSecret:
    name, _, text = line.partition("=")
    if text.startswith("env:"):
        return BuildSecret(name=name, variable=text.removeprefix("env:"))
    if text.startswith("file:"):
        return BuildSecret(name=name, path=text.removeprefix("file:"))
    return BuildSecret(name=name, value=Secret(text))


def build_secret_values(given: Secret | None) -> tuple[Secret, ...]:
    """The input as a whole, and each value that stands in it: one alone may turn up in a log."""
    if given is None:
        return ()
    return (given, *(line.value for line in build_secret_lines(given) if line.value))
