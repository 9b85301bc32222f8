"""The guard of tests/unit/conftest.py holds."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest


def connect() -> None:
    with socket.socket() as open_socket:
        open_socket.connect(("192.0.2.1", 443))


ATTEMPTS: dict[str, Callable[[], Any]] = {
    "socket.connect": connect,
    "socket.getaddrinfo": lambda: socket.getaddrinfo("registry.example.com", 443),
    "Popen.__init__": lambda: subprocess.run([sys.executable, "--version"], check=True),
    "os.system": lambda: os.system("true"),  # noqa: S605 -- the point of the test
    "time.sleep": lambda: time.sleep(0),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_reaching_outside_fails_the_test_even_where_errors_are_swallowed(name: str) -> None:
    with pytest.raises(pytest.fail.Exception, match=f"a unit test called .*{name}"), contextlib.suppress(Exception):
        ATTEMPTS[name]()


def test_the_environment_is_empty() -> None:
    assert [name for name in os.environ if not name.startswith("PYTEST_")] == []
