"""Asking by a program of the host (``host/ask.sh``), and reading its answer: for connections that forward nothing.

The program follows no redirect, except busybox's wget, which cannot be told: where that was led away from its host,
what came is thrown away.
"""

from __future__ import annotations

import io
import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import replace
from http.client import HTTPException, parse_headers

from waybill import VERSION
from waybill.core.answering import BODY_CAP
from waybill.core.evidence import Certificate, Trouble
from waybill.core.protocol import host_of, origin, printable, resolve, safe_url, split_url
from waybill.effects.channel import Channel
from waybill.effects.look import look
from waybill.frozen import dataclass

_HEAD_CAP = 16 * 1024
_MOST_EARLY = 20  # 1xx answers before the true one
_GRACE = 5.0  # for the program to start and to be told that its time is up
_ROADS = {"curl": "curl", "wget": "wget", "busybox": "wget", "python": "python3"}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HELD_BACK = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(r"HTTP/[0-9.]+ ([1-5][0-9]{2})\b")
# What curl, wget, busybox and Python say, most telling first.
_WORDS = (
    (r"certificate has expired|certificate.*expired|has expired", Trouble.TLS_EXPIRED),
    (r"not yet valid|not yet activated", Trouble.TLS_NOT_YET_VALID),
    (r"subject name|hostname mismatch|doesn't match|name matches|not valid for", Trouble.TLS_WRONG_NAME),
    (
        r"self.?signed|local issuer|issuer's authority|unknown ca|certificate verify failed|certificate problem",
        Trouble.TLS_UNKNOWN_CA,
    ),
    (r"wrong version number|packet length too long|unknown protocol|record layer failure", Trouble.TLS_NOT_TLS),
    (r"could not resolve|unable to resolve|bad address|not known|no address associated", Trouble.NAME_NOT_FOUND),
    (r"temporary failure in name resolution", Trouble.RESOLVER_SILENT),
    (r"no route to host|network is unreachable|cannot assign requested", Trouble.UNREACHABLE),
    (r"connection refused", Trouble.CONNECTION_REFUSED),
    (r"connection timed out|failed to connect .* timed? ?out", Trouble.CONNECTION_TIMEOUT),
    (r"timed out|timeout|terminated|alarm clock|exit (28|124|142|143)$", Trouble.TIMEOUT),
    (r"empty reply|reset by peer|remotedisconnected|incompleteread|no data received|error getting response",
     Trouble.RESET),
    (r"exit 7$", Trouble.CONNECTION_REFUSED),  # newer curls do not say why
    (r"exit (18|52|56)$", Trouble.RESET),
    (r"ssl|tls|exit (35|51|60)$", Trouble.TLS_OTHER),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Raw:
    """What came back for one question. Without a ``road`` it was never asked, and ``detail`` says why."""

    road: str = ""
    status: int | None = None
    headers: Mapping[str, str] | None = None
    body: bytes = b""
    longer: bool = False
    location: str = ""  # where a redirect leads that was not followed
    redirects: tuple[str, ...] = ()  # those that were
    trouble: Trouble | None = None
    detail: str = ""
    certificate: Certificate | None = None


LOST = "the connection to the host was lost"


def ask_on_host(channel: Channel, url: str, *, address: str = "", seconds: float = 10.0) -> Raw:
    """Ask with what the host has: curl, wget or python3. ``address`` is connected to in place of the URL's name."""
    told = look(channel, ["ask"], variables=_variables(url, address, seconds), timeout=seconds + _GRACE)
    tool = told.told.first("ask.tool")
    if not told.told.whole or tool is None:
        return Raw(detail=_why_not_told(told.answered.problem, lost=told.answered.lost))
    if not tool:
        return Raw(detail="the host has neither curl nor wget nor python3")
    answer = _decoded(told.told.first("ask.answer") or "")
    return _kept_at_home(url, read_answer(tool, answer, told.told.first("ask.words") or "", url))


def _variables(url: str, address: str, seconds: float) -> dict[str, str]:
    parts = split_url(url)
    literal = f"[{address}]" if ":" in address else address
    port = f":{parts.port}" if parts and parts.port else ""
    by_address = bool(parts and literal and parts.scheme == "http")
    return {
        "ask_url": url,
        "ask_literal": parts._replace(netloc=f"{literal}{port}").geturl() if parts and by_address else url,
        "ask_connect": literal,
        "ask_host": host_of(url),
        "ask_seconds": str(max(1, round(seconds))),
        "ask_cap": str(BODY_CAP + _HEAD_CAP),
        "ask_agent": f"waybill/{VERSION}",
    }


def _why_not_told(problem: str, *, lost: bool) -> str:
    if lost:
        return LOST
    return f"the host was asked and gave no whole answer{f' ({problem})' if problem else ''}"


def _decoded(text: str) -> bytes:
    try:
        return b64decode(text)
    except (Base64Error, ValueError):
        return b""


def read_answer(tool: str, answer: bytes, words: str, url: str) -> Raw:
    """The answer out of what a program printed: head and body together, or the head among its words (wget)."""
    road = _ROADS.get(tool, tool)
    if road == "wget":
        heads, body = _heads_among(words), answer
    else:
        head, body = _split(answer)
        heads = [head] if head else []
    found = _told(heads, url)
    ended_well = not re.search(r"^exit ", words, re.MULTILINE)
    longer = len(body) > BODY_CAP or len(answer) >= BODY_CAP + _HEAD_CAP
    by_status = road == "wget" and not _broke_off(words)
    if found is None or not (ended_well or longer or by_status):
        return Raw(road=road, trouble=_trouble(words), detail=printable(_last_words(words), 300))
    return replace(found, road=road, body=body[:BODY_CAP], longer=longer)


def _told(heads: list[bytes], url: str) -> Raw | None:
    """Status and headers of the last answer, and the redirects before it."""
    read = [(status, _headers(head)) for head in heads if (status := _status(head)) is not None and status >= 200]
    if not read:
        return None
    redirects: list[str] = []
    for status, headers in read[:-1]:
        url = resolve(url, headers.get("location", ""))
        redirects.append(f"{status} {safe_url(url)}")
    status, headers = read[-1]
    target = resolve(url, headers["location"]) if status in _REDIRECTS and "location" in headers else ""
    return Raw(status=status, headers=headers, location=target, redirects=tuple(redirects))


def _split(answer: bytes) -> tuple[bytes, bytes]:
    """Head and body; the heads of 1xx answers before them are left out."""
    for _ in range(_MOST_EARLY):
        end = _HELD_BACK.search(answer)
        if end is None or not answer.startswith(b"HTTP/"):
            break
        head, answer = answer[: end.start()], answer[end.end() :]
        if (_status(head) or 200) >= 200:
            return head, answer
    return b"", b""


def _heads_among(words: str) -> list[bytes]:
    """Those that wget shows among its messages, every line behind two blanks."""
    heads: list[list[str]] = []
    for line in words.split("\n"):
        if line.startswith("  HTTP/"):
            heads.append([line.strip()])
        elif line.startswith("  ") and heads:
            heads[-1].append(line.strip())
    return ["\r\n".join(line for line in head if line).encode("latin-1", "replace") for head in heads]


def _status(head: bytes) -> int | None:
    found = _STATUS.match(head[:64].decode("latin-1"))
    return int(found[1]) if found else None


def _headers(head: bytes) -> dict[str, str]:
    lines = head.partition(b"\n")[2] + b"\r\n\r\n"
    try:
        return {name.lower(): value for name, value in parse_headers(io.BytesIO(lines)).items()}
    except HTTPException:
        return {}


def _broke_off(words: str) -> bool:
    """Ended early. For every refusal by status wget ends with a failure as well: those are answers."""
    return re.search(r"exit (4|5|124|141|142|143)$", words.strip()) is not None


def _trouble(words: str) -> Trouble:
    text = words.strip().lower()
    return next((trouble for pattern, trouble in _WORDS if re.search(pattern, text)), Trouble.MALFORMED)


def _last_words(words: str) -> str:
    lines = [line for line in words.split("\n") if line.strip() and not line.startswith("  ")]
    return " ".join(lines[-3:])


def _kept_at_home(url: str, raw: Raw) -> Raw:
    """What a program brought from another host that it let itself be sent to is not the application's."""
    away = [target for target in raw.redirects if not at_same_host(url, target.partition(" ")[2])]
    if not away:
        return raw
    words = f"{raw.road} followed a redirect to another host: {away[0]}"
    return Raw(road=raw.road, trouble=Trouble.REDIRECT_REFUSED, detail=words, redirects=raw.redirects)


def at_same_host(url: str, target: str) -> bool:
    """Whether both URLs name the same host, whatever the scheme and port."""
    ours, theirs = origin(url), origin(target)
    return ours is not None and theirs is not None and ours[1] == theirs[1]
