"""The kinds of value that inputs about hosts have. Pure."""

from __future__ import annotations

import re

from waybill.config.values import NAME, PORT, ValueProblem, text_kind
from waybill.config.words import UNWELCOME

_NAME = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?"
_SIX = r"\[[0-9A-Fa-f:.]{2,45}(?:%[A-Za-z0-9_.-]{1,15})?\]"
_USER = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}\$?"
_MACHINE = rf"(?:{_USER}@)?(?:{_NAME}|{_SIX})(?::{PORT})?"


def _explain_host(text: str) -> ValueProblem:
    if re.search(r"[^@/:]:(?!//)[^@]+@", text):
        fix = "`user@host`, and the private key as `ssh-key`; a password that was real is to be changed"
        return ValueProblem("carries a password: logins are proved by a key", fix, hides=True)
    bare = re.sub(r"^ssh://", "", text).rstrip("/")
    if "://" in text:
        return ValueProblem("carries a scheme", f"write `{bare}`" if re.fullmatch(_MACHINE, bare) else "")
    if re.fullmatch(r"[0-9A-Fa-f:]*:[0-9A-Fa-f:]*:[0-9A-Fa-f:]*", text.rpartition("@")[2]):
        user, at, address = text.rpartition("@")
        return ValueProblem("is an IPv6 address without brackets", f"write `{user}{at}[{address}]`")
    if all(re.fullmatch(_MACHINE, part.strip()) for part in text.split(",")):
        return ValueProblem("names several hosts in one line", "write each in a line of its own, or a list")
    reasons = {
        r"-.*": "begins with a hyphen, like an option",
        r".* .*": "holds a blank",
        r".*/.*": "carries a path",
        r".*:[0-9]+": "has a port outside of 1 to 65535",
        r".*": "is no host",
    }
    return ValueProblem(next(reason for pattern, reason in reasons.items() if re.fullmatch(pattern, text, re.DOTALL)))


HOST = text_kind(
    "host",
    "`[user@]host[:port]`, such as deploy@web1.example.com, web1.example.com:2222 or deploy@[2001:db8::1]; or `local`",
    _MACHINE,
    _explain_host,
    also=NAME,
)
JUMP = text_kind(
    "jump hosts",
    "`[user@]host[:port]`, several with commas between",
    rf"{_MACHINE}(?:, ?{_MACHINE}){{0,7}}",
    _explain_host,
    also=NAME,
)


def _explain_path(text: str) -> ValueProblem:
    if text.startswith("~"):
        return ValueProblem("begins with `~`, which is another place for every login", "the whole path, from `/`")
    if not text.startswith("/"):
        return ValueProblem("is not absolute")
    return ValueProblem("leads through `..`", "the path without `..`")


STEP = rf"(?!\.\.?(?:[/ \t\r\n]|$))[^{UNWELCOME}/]+"  # blanks may still follow where a schema reads
HOST_PATH = text_kind(
    "path on the host", "an absolute path on the host, without `..`", rf"/(?:{STEP}(?:/{STEP})*)?/?", _explain_path
)


def _explain_pair(text: str) -> ValueProblem:
    _here, equals, there = text.partition("=")
    if not equals:
        return ValueProblem("says only one place", "write `deploy/run.sh=/srv/app/run.sh`")
    return ValueProblem(_explain_path(there).problem + " behind the `=`")


FILE_PAIR = text_kind(
    "file pair",
    "`path-in-checkout=/path/on/host`",
    rf"[^{UNWELCOME} =](?:[^{UNWELCOME}=]*[^{UNWELCOME} =])?=/(?:{STEP}(?:/{STEP})*)",
    _explain_pair,
)


def _explain_socket(text: str) -> ValueProblem:
    if text.startswith(("ssh://", "tcp://", "http://", "https://")):
        return ValueProblem("leads to another machine: what is seen there says nothing about this host")
    fix = f"write `unix://{text}`" if text.startswith("/") else ""
    return ValueProblem("is no Unix socket", fix)


_SOCKET = rf"unix:///{STEP}(?:/{STEP})*"
SOCKET = text_kind("engine socket", "`unix:///path/of/docker.sock`", _SOCKET, _explain_socket)
ENGINE = text_kind(
    "engine address",
    "`unix:///path/of/docker.sock`; for `build-push` also `tcp://host:port` or `ssh://[user@]host[:port]`",
    rf"{_SOCKET}|(?:tcp|ssh)://[A-Za-z0-9_.@:\[\]-]+(?:/[A-Za-z0-9_./-]*)?",
    _explain_socket,
)


def _explain_name(text: str) -> ValueProblem:
    if re.search("[A-Z]", text) and re.fullmatch(PROJECT.pattern, text.lower()):
        return ValueProblem("has upper-case letters", f"write `{text.lower()}`")
    return ValueProblem("is no such name")


PROJECT = text_kind(
    "project name",
    "lower-case letters, digits, `_` and `-`, starting with a letter or digit",
    r"[a-z0-9][a-z0-9_-]{0,127}",
    _explain_name,
    also={"type": ["integer", "boolean"], "minimum": 0},
)
SERVICE = text_kind(
    "service name",
    "letters, digits, `.`, `_` and `-`",
    r"[A-Za-z0-9_][A-Za-z0-9._-]{0,127}",
    _explain_name,
    also=NAME,
    separator=r"[\n,]",
)
CONTAINER = text_kind(
    "container name",
    "letters, digits, `.`, `_` and `-`",
    r"[A-Za-z0-9][A-Za-z0-9_.-]{1,254}",
    _explain_name,
    also={**NAME, "minimum": 10},
    separator=r"[\n,]",
)


def _explain_label(_text: str) -> ValueProblem:
    return ValueProblem("is no label")


LABEL = text_kind(
    "label",
    "`key` or `key=value`",
    rf"[A-Za-z0-9][A-Za-z0-9._/-]{{0,254}}(?:=[^{UNWELCOME}]*)?",
    _explain_label,
    also=NAME,
)


def _explain_url(text: str) -> ValueProblem:
    if re.match(r"https?://[^/]*@", text):
        return ValueProblem("carries a user or password: no credential is ever sent to the application")
    if not re.match(r"https?://", text):
        return ValueProblem("does not begin with `http://` or `https://`")
    if "#" in text:
        return ValueProblem("carries a fragment (`#…`), which no server sees")
    return ValueProblem("is no address")


URL = text_kind(
    "address",
    "`http://host[:port]/path` or `https://…`, without user and fragment",
    rf"https?://(?:{_NAME}|{_SIX})(?::{PORT})?(?:[/?][^{UNWELCOME} #]*)?",
    _explain_url,
)


def _explain_status(text: str) -> ValueProblem:
    return ValueProblem("is no HTTP status", f"perhaps `{text[0]}xx`" if text[:1] in set("12345") else "")


STATUS = text_kind(
    "HTTP status",
    "a status such as 200, or a class such as 2xx",
    r"[1-5](?:[0-9]{2}|xx)",
    _explain_status,
    separator=r"[\n,]",
    also={"type": "integer", "minimum": 100, "maximum": 599},
)


def _explain_identity(text: str) -> ValueProblem:
    if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]*", text):
        return ValueProblem("does not say where to look", f"write `$.{text}` (JSON) or `header:{text}`")
    return ValueProblem("is neither a JSON path nor a header")


_JSON_PATH = r"\$(?:\.[A-Za-z_][A-Za-z0-9_-]*|\[[0-9]{1,6}\]|\['[^'\u0000-\u001f]{1,128}'\]){1,16}"
IDENTITY = text_kind(
    "identity",
    "`$.version` (a JSON path), `header:x-app-version`, or `body` (the whole body)",
    rf"(?:{_JSON_PATH}|header:[A-Za-z0-9-]{{1,64}}|body)",
    _explain_identity,
)
