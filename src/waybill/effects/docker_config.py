"""The docker configuration of this machine: where it is, what it says, and what a credential helper answers."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import field

from waybill.core.evidence import ConfigTrouble
from waybill.core.keychain import HelperResult
from waybill.core.protocol import load_object, printable
from waybill.effects.process import Completed, find_program, run
from waybill.frozen import dataclass
from waybill.secret import Secret

_FILE_CAP = 4 * 1024 * 1024
_HELPER_SECONDS = 10.0
_HELPER_CAP = 64 * 1024
_HELPER_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
# What helpers say, with a non-zero exit code, when they run well and just have no entry.
_NO_ENTRY = ("credentials not found", "no credentials server url", "no credentials username")


@dataclass(frozen=True, kw_only=True)
class DockerConfigFile:
    """One ``config.json``. ``text`` is ``""`` when there is no file, None when there is one that cannot be read."""

    path: str
    text: str | None = field(default="", repr=False)
    reason: str = ""


def config_path(environ: Mapping[str, str]) -> str:
    """Where docker would look: ``$DOCKER_CONFIG/config.json``, else ``$HOME/.docker/config.json``; ``""``: nowhere."""
    home = environ.get("HOME", "")
    directory = environ.get("DOCKER_CONFIG") or (os.path.join(home, ".docker") if home else "")
    return os.path.join(directory, "config.json") if directory else ""


def read_docker_config(environ: Mapping[str, str]) -> DockerConfigFile:
    """Read the file, at most 4 MiB of it."""
    path = config_path(environ)
    if not path:
        return DockerConfigFile(path="")
    try:
        with open(path, "rb") as file:
            data = file.read(_FILE_CAP + 1)
    except FileNotFoundError:
        return DockerConfigFile(path=path)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return DockerConfigFile(path=path, text=None, reason=printable(reason))
    if len(data) > _FILE_CAP:
        return DockerConfigFile(path=path, text=None, reason="it is larger than 4 MiB")
    return DockerConfigFile(path=path, text=data.decode("utf-8", "replace"))


def ask_helper(helper: str, key: str, environ: Mapping[str, str]) -> HelperResult:
    """``docker-credential-HELPER get`` for one key. The user name ``<token>`` marks an identity token, as in docker."""
    if not _HELPER_NAME.fullmatch(helper):
        name = printable(helper, 64)
        return HelperResult(helper=name, trouble=ConfigTrouble.HELPER_MISSING, detail="that is no name of a helper")
    program = find_program(f"docker-credential-{helper}", environ)
    if not program:
        detail = f"docker-credential-{helper} is not on PATH"
        return HelperResult(helper=helper, trouble=ConfigTrouble.HELPER_MISSING, detail=detail)
    ended = run([program, "get"], stdin=key.encode(), environ=environ, timeout=_HELPER_SECONDS, cap=_HELPER_CAP)
    return _read_answer(helper, ended)


def _read_answer(helper: str, ended: Completed) -> HelperResult:
    if ended.problem is not None:
        detail = f"{ended.problem.value} {printable(ended.detail, 200)}".strip()
        return HelperResult(helper=helper, trouble=ConfigTrouble.HELPER_FAILED, detail=detail)
    value = load_object(ended.stdout)
    if ended.code != 0:
        return _read_failure(helper, ended, said_json=value is not None)
    username, secret = (value.get("Username"), value.get("Secret")) if value else (None, None)
    if value is None or not isinstance(username, str) or not isinstance(secret, str):
        detail = "exit code 0, and no user name and secret in its output"
        return HelperResult(helper=helper, trouble=ConfigTrouble.HELPER_FAILED, detail=detail)
    if not secret:
        detail = "it has an entry with an empty secret"
        return HelperResult(helper=helper, trouble=ConfigTrouble.HELPER_EMPTY, detail=detail)
    return HelperResult(helper=helper, username=username, secret=Secret(secret))


def _read_failure(helper: str, ended: Completed, *, said_json: bool) -> HelperResult:
    # Helpers give their error on stdout; JSON there could be a credential and is not repeated.
    said = (b"" if said_json else ended.stdout) + b" " + ended.stderr
    words = printable(" ".join(said.decode("utf-8", "replace").split()), 300)
    empty = any(sentence in words.lower() for sentence in _NO_ENTRY)
    trouble = ConfigTrouble.HELPER_EMPTY if empty else ConfigTrouble.HELPER_FAILED
    return HelperResult(helper=helper, trouble=trouble, detail=f"exit code {ended.code}: {words}".rstrip(": "))
