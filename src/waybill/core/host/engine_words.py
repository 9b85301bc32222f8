"""What sudo and the docker client mean by their words. Pure.

The words are asked for in English (``LC_ALL=C``). What is not recognised is told as it is, as ``MALFORMED``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from waybill.core.host.engine import EngineTrouble

_Table = Sequence[tuple[EngineTrouble, tuple[str, ...]]]
# In the order of asking: sudo's words come before those of what it should have started.
_SUDO: _Table = (
    (EngineTrouble.SUDO_TTY, (r"must have a tty",)),
    (
        EngineTrouble.SUDO_PASSWORD,
        (
            r"sudo: (a )?password is required",
            r"sudo: a terminal is required",
            r"interactive authentication is required",  # sudo-rs
            r"no password was provided",
        ),
    ),
    (
        EngineTrouble.SUDO_REFUSED,
        (
            r"is not allowed to (execute|run)",
            r"not in the sudoers file",
            r"may not run sudo",
            r"I'm sorry \S+ I'm afraid I can't do that",  # sudo-rs
        ),
    ),
    (
        EngineTrouble.NO_SUDO,
        (
            r"sudo: (command )?not found",
            r"sudo\W*: No such file",
            r"unknown command:? \W?sudo",
            r"must be owned by uid 0 and have the setuid bit set",
            r"'nosuid' option set",
            r"\"?no new privileges\"? flag",
        ),
    ),
    (EngineTrouble.NOT_IN_PATH, (r"sudo: \S*docker\W*: command not found",)),
)
_ANY_CASE = re.IGNORECASE
_OF_SUDO = re.compile(r"\s*sudo(-rs)?:")
_HARMLESS = re.compile(r"unable to resolve host|setrlimit|unable to send audit")
_CLIENT: _Table = (
    (EngineTrouble.NO_RIGHT, (r"permission denied",)),
    (
        EngineTrouble.DAEMON_DOWN,
        (
            r"connect: no such file or directory",
            r"connection refused",
            r"Cannot connect to the Docker daemon",
            r"Is the docker daemon running",
        ),
    ),
    (EngineTrouble.SILENT, (r"i/o timeout", r"deadline exceeded", r"TLS handshake timeout")),
    (
        EngineTrouble.NO_CLIENT,
        (
            r"docker\W*: (command )?not found",
            r"docker\W*: No such file",
            r"unknown command:? \W?docker",
            r"not a docker command",
            r"unrecognized command",
            r"unknown (shorthand )?flag",
        ),
    ),
)

# On the runner itself a socket says why it does not open; through SSH every reason looks alike.
_OPENING: _Table = (
    (EngineTrouble.NO_RIGHT, (r"Permission denied",)),
    (EngineTrouble.DAEMON_DOWN, (r"No such file or directory", r"Connection refused")),
    (EngineTrouble.SILENT, (r"timed out",)),
)


def sudo_trouble(words: str) -> EngineTrouble | None:
    """Why sudo did not run docker; ``None`` when it did, and docker was the one who complained."""
    own = [line for line in re.split(r"[;\n]", words) if _OF_SUDO.match(line) and not _HARMLESS.search(line)]
    return _first(_SUDO, words) or (EngineTrouble.SUDO_REFUSED if own else None)


def stream_trouble(words: str) -> EngineTrouble:
    """Why ``docker system dial-stdio`` brought no stream."""
    return _first(_SUDO, words) or _first(_CLIENT, words) or sudo_trouble(words) or EngineTrouble.MALFORMED


def opening_trouble(words: str) -> EngineTrouble:
    """Why a socket of this machine did not open."""
    return _first(_OPENING, words) or EngineTrouble.LOST


def _first(table: _Table, words: str) -> EngineTrouble | None:
    found = (
        trouble for trouble, patterns in table if any(re.search(pattern, words, _ANY_CASE) for pattern in patterns)
    )
    return next(found, None)
