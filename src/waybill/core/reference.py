"""Image references: the grammar of the distribution spec, and a helpful word about every way to miss it.

Nothing is expanded silently: a name without a registry host is a problem to explain, not a wish to guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Reference:
    """An image name with its registry, and a tag or a digest or both or neither."""

    registry: str  # "ghcr.io", "localhost:5000", "[::1]:5000", "docker.io"
    repository: str  # "acme/app"
    tag: str = ""
    digest: str = ""  # "sha256:<64 hex>"

    @property
    def name(self) -> str:
        """Registry and repository, without tag and digest."""
        return f"{self.registry}/{self.repository}"

    @property
    def identifier(self) -> str:
        """What a manifest is asked for with: the digest, else the tag, else ``latest`` as every engine does."""
        return self.digest or self.tag or "latest"

    def __str__(self) -> str:
        """The reference as one would write it."""
        tag = f":{self.tag}" if self.tag else ""
        return f"{self.name}{tag}" + (f"@{self.digest}" if self.digest else "")


class ReferenceProblem(ValueError):
    """The text is not a usable reference. ``code`` is a name of the catalogue; the texts are safe to print."""

    def __init__(self, code: str, problem: str, suggestion: str = "") -> None:
        super().__init__(problem)
        self.code = code
        self.problem = problem
        self.suggestion = suggestion


def parse_reference(text: str) -> Reference:
    """Read a full reference, or raise ``ReferenceProblem`` saying what is wrong and what would be right."""
    raise ReferenceProblem("name.malformed", "")


def api_host(registry: str) -> str:
    """The host that answers the registry API for this name: Docker Hub's differs from what people write."""
    return registry


def nearest_tags(wanted: str, tags: Iterable[str], limit: int = 5) -> tuple[str, ...]:
    """The tags somebody who wrote ``wanted`` most likely meant, best first."""
    return ()
