"""The tokens that ghcr.io's ``/token`` hands out, and every form of Bearer value that it takes on ``/v2/``."""

from __future__ import annotations

import base64
import binascii
import threading
import time
from dataclasses import dataclass

from lab.github.state import State, Token

ANONYMOUS_BEARER = "QQ=="  # base64 of "A": accepted for public content, used by a package manager for years


@dataclass(frozen=True, kw_only=True)
class Ticket:
    """What a Bearer value stands for: a GitHub token (``None``: nobody) and, if issued for them, its scopes."""

    token: Token | None
    scopes: tuple[tuple[str, tuple[str, ...]], ...] | None = None

    def covers(self, repository: str, action: str) -> bool:
        """Was this ticket asked for that? One that names no scopes (a credential sent directly) covers all."""
        if self.scopes is None:
            return True
        return any(name == repository and action in actions for name, actions in self.scopes)


class Tickets:
    """Issues opaque tickets and reads them back."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._issued: dict[str, Ticket] = {}
        self._lock = threading.Lock()

    def issue(self, ticket: Ticket) -> str:
        """A new opaque text: base64 of ``v1:owner/image:<nanoseconds>``."""
        name = ticket.scopes[0][0] if ticket.scopes else ""
        with self._lock:
            text = base64.b64encode(f"v1:{name}:{time.time_ns()}".encode()).decode()
            self._issued[text] = ticket
        return text

    def forget(self) -> None:
        """Make every ticket too old."""
        with self._lock:
            self._issued.clear()

    def read(self, value: str) -> Ticket | None:
        """What a Bearer value stands for now; nothing when it is unknown, too old, or its token has died."""
        issued = self._issued.get(value)
        if issued is not None:
            dead = issued.token is not None and self._state.live_token(issued.token.value) is None
            return None if dead else issued
        if value == ANONYMOUS_BEARER:
            return Ticket(token=None)
        return self._direct(value)

    def _direct(self, value: str) -> Ticket | None:
        """A credential in base64, alone or behind a user name. Sent as it is, it is not accepted."""
        try:
            text = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            return None
        token = self._state.live_token(text.rpartition(":")[2].strip())
        return None if token is None else Ticket(token=token)
