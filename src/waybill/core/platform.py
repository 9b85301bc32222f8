"""Platforms: reading, normalising, and which host can run which image, as containerd decides it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from waybill.frozen import dataclass

_WORD = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_ARCHITECTURES = {
    "x86_64": ("amd64", ""),
    "x86-64": ("amd64", ""),
    "aarch64": ("arm64", ""),
    "i386": ("386", ""),
    "i486": ("386", ""),
    "i586": ("386", ""),
    "i686": ("386", ""),
    "armhf": ("arm", "v7"),
    "armel": ("arm", "v6"),
}
_SYSTEMS = {"macos": "darwin"}
_DEFAULT_VARIANTS = {("arm64", "v8"), ("arm64", "8"), ("amd64", "v1")}
_MOST_PARTS = 3


@dataclass(frozen=True, kw_only=True)
class Platform:
    """An operating system, an architecture and perhaps its variant, always in normal form."""

    os: str
    architecture: str
    variant: str = ""

    def __str__(self) -> str:
        """``linux/arm/v7``."""
        return f"{self.os}/{self.architecture}" + (f"/{self.variant}" if self.variant else "")

    @property
    def real(self) -> bool:
        """False for the ``unknown/unknown`` under which builders file their attestations."""
        return "unknown" not in (self.os, self.architecture)


class PlatformProblem(ValueError):
    """The text is no platform; the message says what would be."""


def parse_platform(text: str) -> Platform:
    """Read ``os/architecture[/variant]``; raise ``PlatformProblem`` for anything else."""
    parts = text.strip().lower().split("/") if len(text) <= 100 else []
    if not (2 <= len(parts) <= _MOST_PARTS) or not all(_WORD.fullmatch(part) for part in parts):
        shown = text[:60].encode("unicode_escape").decode("ascii")
        raise PlatformProblem(f'"{shown}" is not a platform; write os/architecture[/variant], such as linux/amd64')
    return normalise(*parts)


def normalise(os: str, architecture: str, variant: str = "") -> Platform:
    """The usual names: x86_64 is amd64, aarch64 and arm64/v8 are arm64, arm without a variant is v7."""
    os, architecture, variant = (word.strip().lower() for word in (os, architecture, variant))
    architecture, implied = _ARCHITECTURES.get(architecture, (architecture, ""))
    variant = variant or implied
    if architecture == "arm":
        variant = f"v{variant}" if variant.isdigit() else variant or "v7"
    if (architecture, variant) in _DEFAULT_VARIANTS:
        variant = ""
    return Platform(os=_SYSTEMS.get(os, os), architecture=architecture, variant=variant)


def covers(wanted: str, offered: str) -> bool:
    """True when an image for ``offered`` serves somebody who wants ``wanted``: it runs, and is the same architecture.

    Hosts go further and run 386 on amd64 or arm on arm64 (``rank``); whoever asks for arm64 does not mean that.
    """
    try:
        host, image = parse_platform(wanted), parse_platform(offered)
    except PlatformProblem:
        return False
    return host.architecture == image.architecture and rank(host, image) is not None


def missing_platforms(wanted: Iterable[str], offered: Iterable[str]) -> tuple[str, ...]:
    """Those of ``wanted`` that nothing of ``offered`` can serve, in the order asked."""
    choices = tuple(offered)
    return tuple(platform for platform in wanted if not any(covers(platform, choice) for choice in choices))


def rank(host: Platform, image: Platform) -> int | None:
    """How well an image suits a host: 0 is exact, more is further, ``None`` does not run."""
    if not (host.real and image.real) or host.os != image.os:
        return None
    steps = _choices(host)
    choice = (image.architecture, image.variant)
    return steps.index(choice) if choice in steps else None


def _choices(host: Platform) -> list[tuple[str, str]]:
    """The architectures that a host runs, best first: arm runs what is older, arm64 runs arm, amd64 runs 386."""
    exact = (host.architecture, host.variant)
    if host.architecture == "arm":
        return [exact, *_older_arm(host.variant)]
    if host.architecture == "arm64":
        base = [] if not host.variant else [("arm64", "")]
        return [exact, *base, *_older_arm("v9")]
    if host.architecture == "amd64":
        newest = int(host.variant[1:]) if re.fullmatch(r"v[2-9]", host.variant) else 1
        levels = [("amd64", f"v{level}") for level in range(newest - 1, 1, -1)]
        return [exact, *levels, *([("amd64", "")] if host.variant else []), ("386", "")]
    return [exact]


def _older_arm(variant: str) -> list[tuple[str, str]]:
    number = int(variant[1:]) if re.fullmatch(r"v[0-9]", variant) else 0
    return [("arm", f"v{older}") for older in range(number - 1, 4, -1)]
