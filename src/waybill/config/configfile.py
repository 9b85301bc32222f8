"""The content of ``waybill.yml`` as the rest of the program knows it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from waybill.config.given import Given
from waybill.errors import Mistake
from waybill.frozen import dataclass

ENVIRONMENTS = "environments"


@dataclass(frozen=True, kw_only=True)
class ConfigFile:
    """What the file says, by input name. ``readable`` is False when nothing of it could be read."""

    path: str
    top: Mapping[str, Given] = field(default_factory=dict)
    environments: Mapping[str, Mapping[str, Given]] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()
    readable: bool = True
    spoiled: frozenset[str] = frozenset()  # inputs that the file tried to set and could not


def unreadable_file(path: str, mistake: Mistake) -> ConfigFile:
    """A file that gives nothing but its mistake."""
    return ConfigFile(path=path, mistakes=(mistake,), readable=False)
