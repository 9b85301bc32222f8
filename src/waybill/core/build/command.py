"""The words and the environment with which a builder is called. Values travel in the environment only. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from waybill.core.build.builder import Choice
from waybill.core.build.wish import BuildWish
from waybill.frozen import dataclass
from waybill.secret import Secret

__all__ = ["BuildWish", "Command", "build_command", "cache_words", "push_command", "shown"]


@dataclass(frozen=True, kw_only=True)
class Command:
    """One call. ``environ`` is added to that of the run; it holds values and is never shown."""

    words: tuple[str, ...]
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    secrets: tuple[Secret, ...] = ()
    progress: str = "plain"  # "rawjson", "plain", "classic": how what it says is read
    result: str = ""  # "metadata", "iid": what the file at ``result_path`` will hold


def build_command(choice: Choice, wish: BuildWish, *, docker: str, result_path: str, declares_epoch: bool) -> Command:
    """The build, with the push where buildx does it. ``declares_epoch``: the Dockerfile has ARG SOURCE_DATE_EPOCH."""
    raise NotImplementedError


def push_command(choice: Choice, wish: BuildWish, *, docker: str) -> Command | None:
    """The push that follows a build by BuildKit of the client or the classic builder; nothing for buildx."""
    raise NotImplementedError


def cache_words(
    cache: str, name: str, cache_from: Sequence[str], cache_to: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The values for --cache-from and --cache-to."""
    raise NotImplementedError


def shown(command: Command) -> str:
    """The words as a person would type them, for the log."""
    raise NotImplementedError
