"""Unit tests reach nothing outside their own process: no network, no program, no environment, no waiting."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from typing import Any, NoReturn

import pytest

FORBIDDEN: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (socket.socket, ("connect", "connect_ex", "listen", "sendto")),
    (socket, ("create_connection", "create_server", "getaddrinfo", "gethostbyname")),
    (subprocess.Popen, ("__init__",)),
    (os, ("execv", "execve", "fork", "popen", "posix_spawn", "system")),
    (time, ("sleep",)),
)


@pytest.fixture(autouse=True)
def _reaches_nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail the test that tries. pytest's failure is no ``Exception``, so no ``except`` of the product hides it."""
    for owner, names in FORBIDDEN:
        for name in names:
            monkeypatch.setattr(owner, name, forbidden(f"{owner.__name__}.{name}"))
    for name in list(os.environ):
        if not name.startswith("PYTEST_"):  # pytest writes PYTEST_CURRENT_TEST and removes it again
            monkeypatch.delenv(name)


def forbidden(what: str) -> Any:
    """A stand-in for ``what`` that fails the test."""

    def refuse(*_: object, **__: object) -> NoReturn:
        pytest.fail(f"a unit test called {what}")

    return refuse
