"""The effects of one run, each made once: a client per registry, a credential per host, a GitHub per token."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from waybill.config.job import JobContext, is_github_registry
from waybill.config.settings import Settings
from waybill.core.dockerconfig import DockerConfigEntry, lookup
from waybill.core.keychain import Credential, ExplicitCredential, HelperResult, JobToken, choose_credential
from waybill.effects.docker_config import DockerConfigFile, ask_helper, read_docker_config
from waybill.effects.http import Http
from waybill.effects.registry import Registry
from waybill.flows.at_work import AtWork
from waybill.flows.once import Once
from waybill.frozen import dataclass
from waybill.secret import Secret

if TYPE_CHECKING:
    from waybill.effects.github import GitHub

Learn = Callable[[Secret], object]


@dataclass(frozen=True, kw_only=True)
class Hands:
    """What a flow may touch. Each callable answers from memory the second time."""

    http: Http
    registry: Callable[[str], Registry]
    credential: Callable[[str], Credential]
    github: Callable[[Secret | None], GitHub]
    github_token: Secret | None
    environ: Mapping[str, str]
    learn: Learn
    at_work: AtWork


def make_hands(settings: Settings, job: JobContext, http: Http, environ: Mapping[str, str], learn: Learn) -> Hands:
    """The effects of this run, none of them started yet."""
    docker_config = Once[str, DockerConfigFile](lambda _: read_docker_config(environ))

    def credential(host: str) -> Credential:
        chosen = _choose(host, settings, job, docker_config(""), environ)
        for secret in chosen.secrets:
            learn(secret)
        return chosen

    def github(token: Secret | None) -> GitHub:
        from waybill.effects.github import GitHub
        from waybill.effects.github_api import Api

        return GitHub(Api(job.api, token, http))

    return Hands(
        http=http,
        registry=Once[str, Registry](lambda host: Registry(host, http, learn=learn)),
        credential=Once(credential),
        github=Once(github),
        github_token=settings.github_token,
        environ=environ,
        learn=learn,
        at_work=AtWork(),
    )


def _choose(
    host: str, settings: Settings, job: JobContext, file: DockerConfigFile, environ: Mapping[str, str]
) -> Credential:
    entry = lookup(file.text, host, file.reason)
    return choose_credential(
        registry=host,
        explicit=_explicit(host, settings),
        entry=entry,
        config_path=file.path,
        helper=_ask_helper(entry, environ),
        job=JobToken(secret=settings.github_token, actor=job.actor) if settings.github_token else None,
        github_registry=is_github_registry(host, job.server),
    )


def _ask_helper(entry: DockerConfigEntry, environ: Mapping[str, str]) -> HelperResult | None:
    return ask_helper(entry.helper, entry.helper_key, environ) if entry.helper else None


def _explicit(host: str, settings: Settings) -> ExplicitCredential | None:
    """The token of the inputs. Without ``registry`` it belongs to the only registry that the images name."""
    if settings.registry_token is None:
        return None
    return ExplicitCredential(
        registry=settings.registry or host,
        secret=settings.registry_token,
        username=settings.registry_username,
        origin=f"input registry-token ({settings.origins.get('registry-token', '')})",
    )
