"""What an exit code, an engine's error and the last lines of a log say about why a container does not stay. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from waybill.core.diagnosis.moments import duration
from waybill.core.host.container import ContainerFacts
from waybill.core.text import quote_foreign
from waybill.frozen import dataclass

_EXITS = {
    0: "It ended by itself with exit code 0: its main program does not stay in the foreground, or somebody stopped it.",
    1: "It ended with exit code 1, an error of the application.",
    2: "It ended with exit code 2, as a rule a wrong or missing setting.",
    126: "It ended with exit code 126: its program is there and cannot be executed.",
    127: "It ended with exit code 127: its program, or one that it calls, is not in the image.",
    132: "It ended with exit code 132 (SIGILL): this processor lacks an instruction that the program needs.",
    134: "It ended with exit code 134 (SIGABRT): the program gave up by itself.",
    137: "It ended with exit code 137 (SIGKILL): it was killed by hand, or did not end in the time that a stop allows, "
    "or the machine had no memory left.",
    139: "It ended with exit code 139 (SIGSEGV): the program broke; a library of the wrong kind is likely.",
    143: "It ended with exit code 143 (SIGTERM): somebody stopped it.",
}


def exit_words(code: int) -> str:
    """What an exit code says."""
    if code in _EXITS:
        return _EXITS[code]
    if 128 < code < 160:
        return f"It ended with exit code {code}: signal {code - 128} killed it."
    return f"It ended with exit code {code}."


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why a container cannot start: the code of the finding, the words, and what to do."""

    code: str
    why: str
    hint: str


def _start(why: str, hint: str) -> Reason:
    return Reason(code="container.cannot-start", why=why, hint=hint)


def _program(why: str, hint: str) -> Reason:
    return Reason(code="container.program-unusable", why=why, hint=hint)


_MOUNT = (
    r"error mounting|not a directory|mount .*(?:no such file|failed)|bind source path does not exist|"
    r"error while mounting|failed to (?:mount|create mount)"
)
_REASONS: Sequence[tuple[str, Reason]] = (
    (
        r"port is already allocated|address already in use",
        _start(
            "A port that it should publish (<what>) is taken by another container or program.",
            "See who has it, and stop that one or choose another port:\n  sudo ss -ltnp\n  docker ps\n"
            "If it is `docker-proxy`, and no container there publishes the port, the engine was killed in the middle "
            "of a change and holds it for one that is gone. Only a restart frees it; then deploy again:\n"
            "  sudo systemctl restart docker",
        ),
    ),
    (
        r"exec format error",
        _program(
            "It is made for another architecture, or it is a script without its first line (`#!/bin/sh`).",
            "Build the image for this host's platform, or put the first line into the script.",
        ),
    ),
    (
        r"executable file not found|exec: \"[^\"]*\": stat [^:]*: no such file",
        _program(
            "It is not in the image.",
            "Correct `command:` or `entrypoint:`, or put the program into the image.",
        ),
    ),
    (
        r"exec(?:: \")? ?\S*?\"?: permission denied",
        _program(
            "It has no right to be executed (its mode).",
            "In the Dockerfile: `COPY --chmod=755`, or in the repository: git update-index --chmod=+x FILE",
        ),
    ),
    (
        r"exec \S+: no such file or directory",
        _program(
            "It is a script whose interpreter is not there: its first line ends in a carriage return (CRLF, a file "
            "from Windows), or the image has no such shell. Or the script itself is missing.",
            "Save the script with LF; in `.gitattributes`: `*.sh text eol=lf`. Or name a shell that the image has.",
        ),
    ),
    (
        _MOUNT,
        _start(
            "A mount fails: what it names does not exist on the host, or a file stands where a folder should be.",
            "Put the missing file or folder there, or correct `volumes:`.",
        ),
    ),
    (
        r"no chain/target/match by that name|iptables\S* failed",
        _start(
            "The firewall has lost Docker's own chains, so that no port can be published: something reloaded it after "
            "the engine had started. That hits every container that starts, old or new.",
            "Have the engine make them anew, and see to it that whatever reloads the firewall does so too:\n"
            "  sudo systemctl restart docker",
        ),
    ),
    (
        r"network \S+ not found|address pool|endpoint with name|subnet|overlaps",
        _start(
            "Its network cannot be set up.",
            "Look at the networks, and remove those that nobody uses:\n  docker network ls\n  docker network prune",
        ),
    ),
    (r"no space left|disk quota", _start("The disk is full.", "Make room:\n  df -h\n  docker system df")),
)


def why_not_started(text: str) -> Reason | None:
    """Why the engine could not start a container, by its own words or by the only line of the log."""
    for pattern, reason in _REASONS:
        if re.search(pattern, text, re.IGNORECASE):
            port = re.search(r"Bind for (\S+) failed|listen \w+ (\S+?): bind", text)
            what = quote_foreign((port[1] or port[2]) if port else "see the engine's words", 60)
            return replace(reason, why=reason.why.replace("<what>", what))
    return None


# The log.

_STAMP = re.compile(r"^\d{4}-\d{2}-\d{2}T[0-9:.]+(?:Z|[+-]\d{2}:\d{2}) ")
_TELLING = re.compile(
    r"error|exception|fatal|panic|fail|denied|refused|missing|required|not set|not found|cannot|can't|invalid|"
    r"no such|unable|undefined|eacces|enoent|econn|traceback",
    re.IGNORECASE,
)
_SETTING = (
    r"(?:variable|env\w*|setting|secret|config\w*)\b.*(?:not set|missing|required|undefined|empty|must be)|"
    r"(?:not set|missing|required|undefined).*(?:variable|env\b|environment|setting|secret)|KeyError: '[A-Z0-9_]+'|"
    r"(?-i:\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b).{0,40}(?:not set|missing|required|undefined|empty)"
)
_UNREACHED = (
    r"connection refused|ECONNREFUSED|could not connect|ENOTFOUND|name or service not known|no such host|"
    r"temporary failure in name resolution|timed? ?out"
)
_HINTS: Sequence[tuple[str, str]] = (
    (
        r"permission denied|EACCES|read-only file system|operation not permitted",
        "It may not write or read a path: compare the user of the image (`USER`) with the owner of the volume.",
    ),
    (_SETTING, "It lacks a setting: put it into the env file on the host or into `environment:` of the service."),
    (
        r"migrat|schema|relation .* does not exist|no such table",
        "The database and the application do not fit together: look at the migration.",
    ),
    (
        r"address already in use|EADDRINUSE",
        "Its port is taken inside the container or, on the host's network, on the host.",
    ),
    (_UNREACHED, "It cannot reach a service that it needs: is that one up, and in the same network?"),
    (r"out of memory|heap|cannot allocate", "It has too little memory."),
    (r"no space left", "The disk is full."),
)
_NO_HINT = "Read what it wrote, and repair that."


def plain_line(line: str) -> str:
    """A line of the log without the time that the engine put before it."""
    return _STAMP.sub("", line)


def telling_line(lines: Sequence[str]) -> str:
    """The line that most likely says why: the last that speaks of a failure, else the last."""
    plain = [plain_line(line).strip() for line in lines if plain_line(line).strip()]
    telling = [line for line in plain if _TELLING.search(line)]
    return (telling or plain or [""])[-1]


def log_words(lines: Sequence[str]) -> str:
    """Its last words, as a sentence."""
    line = telling_line(lines)
    return (
        f"It wrote: `{quote_foreign(line, 200).replace('`', chr(39))}`."
        if line
        else "Its log was empty when it was read."
    )


def hint_of(lines: Sequence[str]) -> str:
    """What to look at first, by the words of the log."""
    line = telling_line(lines)
    return next((hint for pattern, hint in _HINTS if re.search(pattern, line, re.IGNORECASE)), _NO_HINT)


# Numbers for people.


def times(count: int) -> str:
    """How often."""
    return "once" if count == 1 else f"{count} times"


def bytes_words(count: int) -> str:
    """A memory limit."""
    return f"its limit of {count / 2**20:.0f} MiB" if count > 0 else "the machine could give"


def seconds_words(seconds: float | None) -> str:
    """A length of time, or that it is not known."""
    return "an unknown time" if seconds is None or not math.isfinite(seconds) else duration(seconds)


def probe_lines(container: ContainerFacts) -> tuple[str, ...]:
    """The results of Docker's health check, for evidence."""
    lines = [f"probe ended with {probe.code}: {probe.output or '(no output)'}" for probe in container.probes[-2:]]
    return (*([f"probe: {container.health_command}"] if container.health_command else []), *lines)


def log_lines(container: ContainerFacts) -> tuple[str, ...]:
    """The end of the log, for evidence."""
    return tuple(f"log: {plain_line(line)}" for line in container.log_tail[-4:])
