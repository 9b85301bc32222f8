"""The text in which a script of ours is sent to ``sh -s``, and the reading of what came back. Pure.

The whole is one compound command: a shell reads it to its end before it runs any of it, so nothing that runs in it can
eat the rest. A first line tells that we have begun (all before it is noise of the login shell), a last one on either
output how the script ended: an exit code of ssh itself cannot be mistaken for it. Our end of standard input stays open
meanwhile; when it goes, because time is up or the link is gone, what was started there is ended.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence

from waybill.frozen import dataclass

SHELL = "sh -s"
SYSTEM_PATH = '"${PATH:-/usr/local/bin:/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin:/snap/bin"'
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_PLAIN = re.compile(r"[A-Za-z0-9 _./:@%+=,~-]*")
_TAKEN = frozenset({"nonce"})

_SCRIPT = """{{
nonce={nonce}
printf '\\n%s begin %s\\n' "$nonce" "$$"
{variables}
exec 3<&0
(
{text}
) </dev/null 3<&- &
waybill_work=$!
(
    read -r waybill_word <&3
    trap '' TERM
    kill -TERM 0
    sleep 1
    kill -KILL 0
) >/dev/null 2>&1 &
waybill_watch=$!
wait "$waybill_work"
waybill_code=$?
printf '\\n%s exit %s\\n' "$nonce" "$waybill_code" >&2
exec 2>/dev/null
kill "$waybill_watch"
printf '\\n%s exit %s\\n' "$nonce" "$waybill_code"
exit 0
}}
"""
_STREAM = """{{
nonce={nonce}
{variables}
PATH={path}
export PATH
{born}
printf '\\n%s begin %s %s\\n' "$nonce" "$$" "$(waybill_born "$$")"
exec {words}
}}
"""
# When a process was started, by its number: both together name it for ever.
_BORN = """\
waybill_born() {
    read -r waybill_stat 2>/dev/null <"/proc/$1/stat" || return 0
    # shellcheck disable=SC2086
    set -- ${waybill_stat##*) }
    [ $# -lt 20 ] || shift 19
    printf %s "$1"
}"""
END_PROGRAM = f"""{_BORN}
[ "$(waybill_born "$pid")" = "$born" ] || exit 0
kill -TERM "$pid"
( sleep 1; [ "$(waybill_born "$pid")" != "$born" ] || kill -KILL "$pid" ) >/dev/null 2>&1 &
"""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What stands in the output so far. ``code`` is the script's own; ``None`` while it has not been said."""

    began: bool
    noise: bytes = b""
    output: bytes = b""
    code: int | None = None
    unready: bool = False


def script_text(text: str, variables: Mapping[str, str], nonce: str) -> bytes:
    """The script as it is sent."""
    named = [_assignment(name, value) for name, value in variables.items()]
    return _SCRIPT.format(nonce=nonce, variables="\n".join(named), text=text).encode("utf-8", "surrogateescape")


def stream_text(words: Sequence[str], nonce: str) -> bytes:
    """A text that says that it has begun and becomes the program."""
    names = [f"waybill_{index}" for index in range(len(words))]
    variables = "\n".join(_assignment(name, word) for name, word in zip(names, words, strict=True))
    called = " ".join(f'"${name}"' for name in names)
    text = _STREAM.format(nonce=nonce, variables=variables, born=_BORN, words=called, path=SYSTEM_PATH)
    return text.encode("utf-8", "surrogateescape")


def begun_program(line: bytes, nonce: str) -> tuple[str, str]:
    """Number and birth of the program that a stream has become, out of its first line; empty where nobody tells."""
    found = re.fullmatch(rb"(?:.*\n)?" + nonce.encode("ascii") + rb" begin ([0-9]+) ([0-9]*)\n", line, re.DOTALL)
    return (found[1].decode("ascii"), found[2].decode("ascii")) if found else ("", "")


def _assignment(name: str, value: str) -> str:
    """One variable, as plain letters or as base64: no value can become a part of the program."""
    if _NAME.fullmatch(name) is None or name in _TAKEN:
        raise ValueError(f"{name!r} cannot be a variable of a script: lower-case letters, digits and underscores")
    if "\0" in value:
        raise ValueError(f"the variable {name!r} holds a zero byte, which no shell can keep")
    if _PLAIN.fullmatch(value):
        return f"{name}='{value}'"
    text = b64encode(value.encode("utf-8", "surrogateescape")).decode("ascii")
    decoded = f"{name}=$(printf %s '{text}' | base64 -d && printf x)"
    unready = "printf '\\n%s unready\\n' \"$nonce\"; exit 0;"
    return f"{decoded} || {{ {unready} }}\n{name}=${{{name}%x}}"  # without the x, ends of line at its end would be lost


def hear(output: bytes, nonce: str) -> Heard:
    """Read what came back so far."""
    mark = nonce.encode("ascii")
    begin = re.search(rb"(?:^|\n)" + mark + rb" begin [0-9]+\n", output)
    if begin is None:
        return Heard(began=False, noise=output)
    noise = output[: begin.start()]
    end = output.rfind(b"\n" + mark + b" exit ", begin.end() - 1)
    said = re.fullmatch(rb"\n" + mark + rb" exit ([0-9]{1,3})\n", output[end:]) if end >= 0 else None
    if said is None:
        rest = output[begin.end() :]
        unready = rest.endswith(b"\n" + mark + b" unready\n")
        return Heard(began=True, noise=noise, output=b"" if unready else rest, unready=unready)
    return Heard(began=True, noise=noise, output=output[begin.end() : end], code=int(said[1]))


def has_begun(output: bytes | bytearray, nonce: str) -> bool:
    """Whether the first line has come."""
    return f"{nonce} begin ".encode("ascii") in output


def has_ended(output: bytes | bytearray, nonce: str) -> bool:
    """Whether the last line has come, on one of the outputs: a cheap question for whoever is still reading."""
    return _last_line(nonce).search(output[-64:]) is not None


def without_last_line(errors: bytes, nonce: str) -> bytes:
    """What the script itself said on standard error."""
    return _last_line(nonce).sub(b"", errors)


def _last_line(nonce: str) -> re.Pattern[bytes]:
    return re.compile(rb"\n" + nonce.encode("ascii") + rb" (?:exit [0-9]{1,3}|unready)\n\Z")
