"""What a docker ``config.json`` says about one registry, read as the docker CLI reads it."""

from __future__ import annotations

from dataclasses import dataclass, field

from waybill.core.evidence import ConfigTrouble
from waybill.secret import Secret


@dataclass(frozen=True, kw_only=True)
class DockerConfigEntry:
    """The credential of one registry, or the helper that has it, or nothing; and what is wrong on the way."""

    username: str = field(default="", repr=False)  # people put tokens here
    secret: Secret | None = None
    identity_token: Secret | None = None
    helper: str = ""  # "desktop": run docker-credential-desktop
    helper_key: str = ""  # what the helper is asked for, on its standard input
    in_auths: bool = False  # ``auths`` holds a key for this registry, even an empty one
    troubles: tuple[ConfigTrouble, ...] = ()
    detail: str = ""


def lookup(text: str | None, registry_host: str) -> DockerConfigEntry:
    """Find the registry's entry. ``None`` means that the file is there and cannot be read; absent files are ``""``."""
    return DockerConfigEntry()
