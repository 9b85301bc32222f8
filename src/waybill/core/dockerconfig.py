"""What a docker ``config.json`` says about one registry, read as the docker CLI reads it.

Measured with docker CLI 28: the exact key wins; else any key whose host is the registry's, so ``https://ghcr.io/v1/``
and ``ghcr.io/acme`` both match ``ghcr.io``; Docker Hub has one key only. ``auth`` must be padded standard base64. One
broken ``auth``, even of another registry, makes docker stop reading: what it had not read yet goes anonymous. A helper
that is missing or fails is skipped in favour of ``auths``; one that answers "not found" is believed.
"""

from __future__ import annotations

import binascii
import json
import re
from base64 import b64decode
from dataclasses import field
from typing import Any

from waybill.core.evidence import ConfigTrouble
from waybill.frozen import dataclass
from waybill.secret import Secret

HUB_KEY = "https://index.docker.io/v1/"
_SHOWN = 80
_SPACE = " \t\r\n"
_SHAPES = {"auths": dict, "credhelpers": dict, "credsstore": str}
_HELPER_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")  # it becomes part of a program's name: no paths
_FIELDS = ("auth", "username", "password", "identitytoken", "registrytoken")


@dataclass(frozen=True, kw_only=True)
class DockerConfigEntry:
    """What the file holds for one registry: a credential, a helper's name, or nothing; and what is wrong on the way.

    Both may be there. Docker asks the helper first, and takes the file's own credential only when the helper fails.
    """

    username: str = field(default="", repr=False)  # people put tokens here
    secret: Secret | None = None
    identity_token: Secret | None = None
    helper: str = ""  # "desktop": run docker-credential-desktop
    helper_key: str = ""  # what the helper is asked for, on its standard input
    in_auths: bool = False  # ``auths`` holds a key for this registry, even an empty one
    troubles: tuple[ConfigTrouble, ...] = ()
    detail: str = ""


class _Malformed(ValueError):
    """The file is not what docker can read; the text says where."""


def lookup(text: str | None, registry_host: str, reason: str = "") -> DockerConfigEntry:
    """Find the registry's entry. ``None``: the file is there and cannot be read, for ``reason``; absent is ``""``."""
    if text is None:
        return DockerConfigEntry(troubles=(ConfigTrouble.UNREADABLE,), detail=reason)
    try:
        config, repeated = _parse(text)
    except _Malformed as problem:
        return DockerConfigEntry(troubles=(ConfigTrouble.MALFORMED,), detail=str(problem))
    notes = [f"{_quoted(key)} stands there twice; the last one counts" for key in repeated]
    return _entry(config, server_key(registry_host), notes)


def server_key(registry_host: str) -> str:
    """The name under which docker files a registry: its host, or a fixed address for Docker Hub."""
    return HUB_KEY if registry_host == "docker.io" else registry_host


# From text to the three fields that matter.


def _parse(text: str) -> tuple[dict[str, Any], list[str]]:
    """The top object with lower-case field names, and the keys that were repeated. Reads one value, as docker does."""
    repeated: list[str] = []

    def unite(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        united: dict[str, Any] = {}
        for key, value in pairs:
            both = key in united and isinstance(united[key], dict) and isinstance(value, dict)
            repeated.extend([key] if key in united else [])
            united[key] = {**united[key], **value} if both else value
        return united

    if not text.strip(_SPACE):
        return {}, []
    decoder = json.JSONDecoder(object_pairs_hook=unite, parse_constant=_refuse_constant, parse_int=float)
    start = len(text) - len(text.lstrip(_SPACE))
    try:
        value, _ = decoder.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise _Malformed(_place(error, text)) from None
    except RecursionError:
        raise _Malformed("it is nested too deeply to be read") from None
    return _checked(value), repeated


def _refuse_constant(name: str) -> Any:
    raise _Malformed(f"{name} is not JSON")


def _place(error: json.JSONDecodeError, text: str) -> str:
    what = "it ends too early" if error.pos >= len(text.rstrip(_SPACE)) else error.msg.partition(":")[0]
    return f"line {error.lineno}, column {error.colno}: {what}"


def _checked(value: Any) -> dict[str, Any]:
    """Refuse what docker's decoder refuses: wrong types in the fields that it reads."""
    if value is None:
        return {}
    config = _folded(_object(value, "the file"))
    for name, shape in _SHAPES.items():
        if config.get(name) is not None and not isinstance(config[name], shape):
            raise _Malformed(f"{name} is {_kind(config[name])}, not {_kind(shape())}")
    for host, helper in (config.get("credhelpers") or {}).items():
        if not (helper is None or isinstance(helper, str)):
            raise _Malformed(f"the helper of {_quoted(host)} is {_kind(helper)}, not a text")
    auths = config.get("auths") or {}
    config["auths"] = {host: _checked_auth(host, entry) for host, entry in auths.items()}
    return config


def _checked_auth(host: str, entry: Any) -> dict[str, str]:
    fields = _folded(_object(entry, f"the entry of {_quoted(host)}")) if entry is not None else {}
    for name in _FIELDS:
        if not (fields.get(name) is None or isinstance(fields[name], str)):
            raise _Malformed(f"{name} of {_quoted(host)} is {_kind(fields[name])}, not a text")
    return {name: fields.get(name) or "" for name in _FIELDS}


def _object(value: Any, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _Malformed(f"{what} is {_kind(value)}, not an object")
    return value


def _folded(fields: dict[str, Any]) -> dict[str, Any]:
    """Field names in lower case: docker's decoder does not mind their case."""
    return {name.lower(): value for name, value in fields.items()}


def _kind(value: Any) -> str:
    names: dict[type, str] = {dict: "an object", list: "a list", str: "a text", bool: "a boolean", float: "a number"}
    return names.get(type(value), "null")


# From the fields to one registry's entry.


def _entry(config: dict[str, Any], key: str, notes: list[str]) -> DockerConfigEntry:
    auths: dict[str, dict[str, str]] = config.get("auths") or {}
    found = _matching_key(auths, key, notes)
    helper = _helper(config, key)
    troubles = _troubles_of_others(auths, found, notes)
    if helper and not _HELPER_NAME.fullmatch(helper):
        troubles.append(ConfigTrouble.HELPER_MISSING)
        notes.append("the helper named there cannot be a program's name")
        helper = ""
    username, secret, own = _login(auths[found], notes) if found is not None else ("", "", None)
    token = auths[found]["identitytoken"] if found is not None else ""
    if own:
        troubles.insert(0, own)
    elif found is not None and not (secret or token or helper):
        troubles.insert(0, ConfigTrouble.EMPTY_ENTRY)
        notes.append(_why_empty(auths[found], username))
    return DockerConfigEntry(
        username=username,
        secret=Secret(secret) if secret else None,
        identity_token=Secret(token) if token else None,
        helper=helper,
        helper_key=key if helper else "",
        in_auths=found is not None,
        troubles=tuple(dict.fromkeys(troubles)),
        detail="; ".join(notes),
    )


def _helper(config: dict[str, Any], key: str) -> str:
    """The registry's own helper, which may be none on purpose, else the store for all."""
    helpers = config.get("credhelpers") or {}
    return str(helpers[key] or "") if key in helpers else str(config.get("credsstore") or "")


def _matching_key(auths: dict[str, Any], key: str, notes: list[str]) -> str | None:
    if key in auths:
        return key
    alike = [] if key == HUB_KEY else sorted(name for name in auths if _host_of(name) == key)
    if len(alike) > 1:
        notes.append(f"{len(alike)} keys mean {_quoted(key)}, none of them exactly; docker takes any of them")
    elif alike and "/" in alike[0].partition("://")[2].strip("/") + alike[0].partition("://")[0].strip("/"):
        notes.append(f"the key {_quoted(alike[0])} has a path: docker takes it for the whole host, others may not")
    elif not alike:
        notes.extend(_near_misses(auths, key))
    return alike[0] if alike else None


def _near_misses(auths: dict[str, Any], key: str) -> list[str]:
    """Keys that were surely meant for this registry and that docker does not take for it."""
    meant = "docker.io" if key == HUB_KEY else key.partition(":")[0].lower()
    misses = [name for name in sorted(auths) if _bare_host(name) == meant]
    return [f"the key {_quoted(name)} is not read for {_quoted(key)}" for name in misses[:3]]


def _bare_host(name: str) -> str:
    host = _host_of(name).partition(":")[0].lower().strip(".")
    return "docker.io" if host in ("index.docker.io", "registry-1.docker.io", "hub.docker.com") else host


def _host_of(name: str) -> str:
    """The host and port of a key, which may be an address with scheme, user and path."""
    scheme, separator, rest = name.partition("://")
    if not separator:
        return scheme.partition("/")[0]
    return re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2].removesuffix(":")


def _troubles_of_others(auths: dict[str, dict[str, str]], found: str | None, notes: list[str]) -> list[ConfigTrouble]:
    troubles = []
    for name in sorted(auths):
        wrong = None if name == found else _decode(auths[name]["auth"])[2]
        if wrong:
            troubles.append(wrong)
            notes.append(f"the auth of {_quoted(name)} cannot be read, so docker may skip the entries after it")
    return troubles


def _login(entry: dict[str, str], notes: list[str]) -> tuple[str, str, ConfigTrouble | None]:
    """User name, password and trouble; ``auth`` goes before the two plain fields."""
    if not entry["auth"]:
        return entry["username"], entry["password"], None
    username, password, trouble = _decode(entry["auth"])
    if trouble is ConfigTrouble.AUTH_UNDECODABLE:
        notes.append(_why_undecodable(entry["auth"]))
    elif trouble:
        notes.append("auth must be base64 of user:token, with a user name before the colon")
    return username, password, trouble


def _decode(auth: str) -> tuple[str, str, ConfigTrouble | None]:
    try:
        decoded = b64decode(auth.replace("\r", "").replace("\n", ""), validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return "", "", ConfigTrouble.AUTH_UNDECODABLE
    username, colon, password = decoded.partition(":")
    if auth and not (colon and username):
        return "", "", ConfigTrouble.AUTH_WITHOUT_COLON
    return username, password.strip("\0"), None


def _why_undecodable(auth: str) -> str:
    if ":" in auth:
        return "auth holds plain text with a colon where base64 of user:token belongs"
    if auth != auth.strip():
        return "auth has white space around its base64"
    if re.fullmatch(r"[A-Za-z0-9+/]+", auth) and len(auth) % 4 > 1:
        return "auth is base64 without the '=' at its end, which docker demands"
    return "auth is not base64"


def _why_empty(entry: dict[str, str], username: str) -> str:
    if entry["registrytoken"]:
        return "the entry holds a registrytoken only, which cannot be renewed"
    return "the entry has a user name and no password" if username else "the entry is empty"


def _quoted(text: str) -> str:
    """Quote a key for printing. What stands before an ``@`` may be a login, and is left out."""
    shown = text.rpartition("@")[2][: _SHOWN + 1].encode("unicode_escape").decode("ascii")
    return f'"{shown}"' if len(shown) <= _SHOWN else f'"{shown[: _SHOWN - 3]}..."'
