"""What a Dockerfile says: its stages, what it wants given, and what it needs of a builder. Tolerant. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from waybill.core.diagnosis.telling import Findings
from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class DockerfileFacts:
    """What was read. ``lines`` are the lines of the file, so that a failing step can be found in them."""

    path: str
    found: bool = True
    problem: str = ""  # why it could not be read
    stages: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()  # identities of secret mounts
    required_secrets: tuple[str, ...] = ()
    args: tuple[str, ...] = ()
    needs_buildkit: tuple[str, ...] = ()  # what only BuildKit understands, with the line
    bases: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def read_dockerfile(text: str, path: str) -> DockerfileFacts:
    """The facts of a Dockerfile's text. Never raises."""
    raise NotImplementedError


def dockerfile_findings(
    facts: DockerfileFacts, target: str, given_secrets: Iterable[str], given_args: Iterable[str]
) -> Findings:
    """What can be seen to fail before anything is built."""
    raise NotImplementedError


def line_of(facts: DockerfileFacts, step: str) -> int | None:
    """The line, from 1, of the instruction that a builder names as ``[2/5] RUN make``; nothing when it is not clear."""
    raise NotImplementedError
