"""What the edge saw: one entry a request, with credentials as fingerprints only."""

from __future__ import annotations

import base64
import binascii
import hashlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

if TYPE_CHECKING:
    from lab.messages import Request

SEARCHED_BODY = 65536


def fingerprint(text: str) -> str:
    """A short name for a secret, so that a test can ask whether it was sent without the log holding it."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One request. ``credential`` is the fingerprint of the Bearer value or the Basic password.

    ``secrets`` are the fingerprints of all known tokens found anywhere in the request, in whatever form.
    """

    number: int
    method: str
    host: str
    path: str
    query: str
    status: int
    scheme: str = ""
    user: str = ""
    credential: str = ""
    secrets: tuple[str, ...] = ()
    fault: str = ""


def _decoded(value: str) -> str:
    try:
        return base64.b64decode(value, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""


def authorization_parts(header: str) -> tuple[str, str, str]:
    """Scheme, user and secret of an ``Authorization`` header; each may be empty."""
    scheme, _, value = header.partition(" ")
    if scheme.lower() != "basic":
        return scheme, "", value.strip()
    user, _, secret = _decoded(value.strip()).partition(":")
    return scheme, user, secret


def _forms(request: Request) -> str:
    """Everything in a request where a secret could stand, decoded where it could be hidden."""
    value = request.headers.get("authorization", "").partition(" ")[2].strip()
    body = request.body[:SEARCHED_BODY].decode("latin-1")
    headers = "\n".join(request.headers.values())
    return "\n".join((request.path, unquote_plus(request.query), headers, _decoded(value), body, unquote_plus(body)))


class Journal:
    """The requests since the last clearing, in order of their answers. It holds secrets; what it tells does not."""

    def __init__(self) -> None:
        self._entries: list[tuple[Seen, str]] = []
        self._lock = threading.Lock()
        self.era = 0

    def note(self, request: Request, status: int, fault: str = "", *, era: int | None = None) -> None:
        """Write an entry. Status 0 means that no answer was given.

        ``era`` is the one in which the request came: one that has waited beyond a clearing belongs to nobody any more.
        """
        scheme, user, secret = authorization_parts(request.headers.get("authorization", ""))
        with self._lock:
            if era not in {None, self.era}:
                return
            entry = Seen(
                number=len(self._entries) + 1,
                method=request.method,
                host=request.host,
                path=request.path,
                query=request.query,
                status=status,
                scheme=scheme,
                user=user,
                credential=fingerprint(secret) if secret else "",
                fault=fault,
            )
            self._entries.append((entry, _forms(request)))

    def entries(self, known_secrets: Iterable[str] = ()) -> tuple[Seen, ...]:
        """What was seen so far, with those of the known secrets that each request carried."""
        known = tuple(known_secrets)
        with self._lock:
            entries = tuple(self._entries)
        return tuple(_told(entry, text, known) for entry, text in entries)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._entries.clear()
            self.era += 1


def _told(entry: Seen, text: str, known: tuple[str, ...]) -> Seen:
    """The entry with the fingerprints of what it carried, and without the secrets themselves."""
    carried = [secret for secret in known if secret in text]
    path, query = entry.path, entry.query
    for secret in carried:
        path, query = path.replace(secret, "***"), query.replace(secret, "***")
    return replace(entry, path=path, query=query, secrets=tuple(sorted(map(fingerprint, carried))))
