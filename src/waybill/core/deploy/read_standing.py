"""From what ``host/standing.sh`` told to the files that stand where synced ones will. Pure."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterable, Mapping

from waybill.core.wire import Told


def standing_variables(directory: str, paths: Iterable[str]) -> dict[str, str]:
    """What the program is given."""
    return {"standing_directory": directory, "standing_paths": "\n".join(paths)}


def read_standing(told: Told) -> Mapping[str, bytes | None]:
    """The files by path; ``None``: there is none. What was not told, or is no plain file, is left out."""
    found: dict[str, bytes | None] = {}
    for payload in told.all("standing"):
        path, _, rest = payload.partition("\n")
        state, _, content = rest.partition("\n")
        if state == "absent":
            found[path] = None
        elif state == "file":
            try:
                found[path] = b64decode(content, validate=True)
            except Base64Error:
                continue
    return found
