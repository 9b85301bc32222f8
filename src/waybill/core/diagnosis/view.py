"""Evidence as the rules read it: the parsed name, who asked, and the words that fill the catalogue's texts."""

from __future__ import annotations

from dataclasses import field

from waybill.core.evidence import Answer, CredentialFacts, Evidence, ImageKind, Source, TokenKind
from waybill.core.protocol import host_of
from waybill.core.reference import Reference, ReferenceProblem, parse_reference
from waybill.core.text import quote_foreign
from waybill.frozen import dataclass

STORED = frozenset({Source.DOCKER_CONFIG, Source.CREDENTIAL_HELPER})
RUNNABLE = frozenset({ImageKind.INDEX, ImageKind.MANIFEST})
NO_REFERENCE = Reference(registry="", repository="")


@dataclass(frozen=True, kw_only=True)
class View:
    """One image's evidence with its name parsed. ``words`` are safe to print."""

    evidence: Evidence
    reference: Reference
    problem: ReferenceProblem | None = None
    subject: str = ""
    words: dict[str, str] = field(default_factory=dict)

    @property
    def credential(self) -> CredentialFacts:
        """The credential that was used."""
        return self.evidence.credential

    @property
    def is_anonymous(self) -> bool:
        """True when no credential was used."""
        return self.credential.source is Source.ANONYMOUS

    @property
    def is_github(self) -> bool:
        """True for GitHub's container registry, whose words and API are known."""
        return self.evidence.github_registry

    @property
    def is_public(self) -> bool:
        """True when GitHub's registry gave a token for this image to nobody in particular."""
        return self.is_github and self.evidence.anonymous is not None and self.evidence.anonymous.ok

    @property
    def is_job_token(self) -> bool:
        """True for the job's GITHUB_TOKEN, handed over by itself or as an input of a step."""
        facts = self.credential
        if facts.source is Source.JOB_TOKEN:
            return True
        return self.evidence.job.in_actions and facts.kind is TokenKind.INSTALLATION

    @property
    def was_read(self) -> bool:
        """True when the manifest came and is of something that can run."""
        manifest, image = self.evidence.manifest, self.evidence.image
        return manifest is not None and manifest.ok and image is not None and image.kind in RUNNABLE

    @property
    def is_blob_digest(self) -> bool:
        """True when the digest that was asked for is that of a blob, an image ID as a rule, and of no manifest."""
        image = self.evidence.image
        return bool(self.reference.digest) and image is not None and image.digest_is_config

    @property
    def will_be_replaced(self) -> bool:
        """True when a push is wished and nothing pins what stands at the tag today."""
        return self.evidence.wish.push and not self.reference.digest


def look(evidence: Evidence) -> View:
    """Parse the name and gather the words."""
    subject = quote_foreign(evidence.wish.image, 200)
    try:
        reference, problem = parse_reference(evidence.wish.image), None
    except ReferenceProblem as raised:
        reference, problem = NO_REFERENCE, raised
    words = {"hosts": ""} | {
        key: quote_foreign(value, 300) for key, value in _words(evidence, reference).items() if value
    }
    return View(evidence=evidence, reference=reference, problem=problem, subject=subject, words=words)


def _words(evidence: Evidence, reference: Reference) -> dict[str, str]:
    return {
        "subject": evidence.wish.image,
        **_name_words(reference),
        **_credential_words(evidence.credential, push=evidence.wish.push),
        **_place_words(evidence, _home(evidence, reference)),
        **_package_words(evidence, reference),
    }


def _name_words(reference: Reference) -> dict[str, str]:
    owner, _, package = reference.repository.partition("/")
    return {
        "registry": reference.registry,
        "repository": reference.repository,
        "owner": owner,
        "package": package or owner,
        "image": reference.name if reference.repository else "",
        "reference": str(reference) if reference.repository else "",
        "tag": reference.tag or "latest",
        "digest": reference.digest,
    }


_UNNAMED = {
    Source.INPUT: "the input registry-token",
    Source.DOCKER_CONFIG: "the docker configuration",
    Source.CREDENTIAL_HELPER: "the credential helper",
    Source.JOB_TOKEN: "the job's token",
    Source.ANONYMOUS: "nowhere",
}


def _credential_words(facts: CredentialFacts, *, push: bool) -> dict[str, str]:
    return {
        "origin": facts.origin or _UNNAMED[facts.source],
        "user": facts.username,
        "config": facts.config_path or "~/.docker/config.json",
        "helper": facts.helper,
        "scope": "write:packages" if push else "read:packages",
        "job-right": "write" if push else "read",
        "role": "Write" if push else "Read",
    }


def _home(evidence: Evidence, reference: Reference) -> str:
    """The GitHub that the registry belongs to. ghcr.io is that of github.com, wherever the job runs."""
    return "github.com" if reference.registry == "ghcr.io" else host_of(evidence.job.server) or "github.com"


def _place_words(evidence: Evidence, home: str) -> dict[str, str]:
    server = evidence.job.server or "https://github.com"
    host = host_of(server) or "github.com"
    return {
        "server": server,
        "tenant": host if host.endswith(".ghe.com") else "",
        "github-host": home,
        "api-host": _api_host(evidence, home),
        "job-repository": evidence.job.repository,
        "job-owner": evidence.job.repository.partition("/")[0],
    }


def _api_host(evidence: Evidence, server_host: str) -> str:
    asked: tuple[Answer | None, ...] = (
        evidence.user.answer if evidence.user else None,
        evidence.package.answer if evidence.package else None,
    )
    known = next((host_of(answer.url) for answer in asked if answer is not None and answer.url), "")
    if known:
        return known
    return f"api.{server_host}" if server_host == "github.com" or server_host.endswith(".ghe.com") else server_host


def _package_words(evidence: Evidence, reference: Reference) -> dict[str, str]:
    if not evidence.github_registry:
        return {
            "settings": "the registry's own settings",
            "versions": "the registry's own page of versions",
            "look": f"  the pages of {reference.registry}",
        }
    owner, _, name = reference.repository.partition("/")
    host = _home(evidence, reference)
    page = _package_page(evidence, host, owner, name)
    linked = evidence.package.repository if evidence.package else ""
    by_hand = f"https://{host}/{owner}?tab=packages > {name} > Package settings"
    settings = f"{page}/settings" if page else by_hand
    return {
        "settings": settings,
        "versions": f"{page}/versions" if page else f"https://{host}/{owner}?tab=packages",
        "hosts": _hosts(evidence, reference.registry),
        "look": f"  https://{host}/{owner}?tab=packages",
        "repository-guess": linked or evidence.job.repository or reference.repository,
    }


def _hosts(evidence: Evidence, registry: str) -> str:
    if registry != "ghcr.io":
        return ""
    api = _api_host(evidence, "github.com")
    return f"ghcr.io needs port 443 to three hosts: ghcr.io, pkg-containers.githubusercontent.com and {api}."


def _package_page(evidence: Evidence, host: str, owner: str, name: str) -> str:
    kinds = {"Organization": "orgs", "User": "users"}
    kind = kinds.get(evidence.package.owner_kind) if evidence.package else None
    return f"https://{host}/{kind}/{owner}/packages/container/{name.replace('/', '%2F')}" if kind else ""
