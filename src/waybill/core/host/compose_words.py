"""What compose says when it cannot render a project, reduced to what may be told. Pure.

Compose quotes values in its complaints: the rest of a broken env file, a password with a ``$`` in it. So nothing of it
is repeated but names and places, in sentences of ours; of a complaint that is not known, only how it begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from waybill.core.host.compose import ComposeTrouble as Trouble
from waybill.frozen import dataclass

_KILLED = frozenset({"2", "124", "137", "141", "143", "152", "153", "255"})
_NAME = r"[A-Za-z0-9._-]{1,128}"
_PLACE = r"(?P<place>(?:\(root\)|[A-Za-z0-9._\[\]-]{1,200}))"
_PATH = r"(?P<path>/[^\n:\"']{1,400}?)"
_SAFE_YAML = re.compile(r"[a-z][a-z ,':?-]{1,120}")
_YAML_LINE = rf"(?:(?:parsing|failed to parse) {_PATH}: )?(?:yaml: )?line (?P<line>\d{{1,7}}): (?P<what>[^\n]*)"
_PROJECT = "the project's name has letters that compose does not allow"
_UNPRINTED = re.compile(r"[^ -~]")
_ENV_DEFECTS = (
    ("unterminated", "a quote is not closed"),
    ("cannot contain a space", "the name of a variable has a space in it"),
    ("unexpected character", "the name of a variable has a strange character in it"),
    ("nvalid template", "a `${` is not closed"),
    ("is a directory", "it is a directory"),
)


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """What keeps compose from rendering. ``name`` is a variable, a path or a key, as the trouble has it."""

    trouble: Trouble
    detail: str = ""
    name: str = ""


Reader = Callable[[re.Match[str]], Complaint]


def read_complaint(words: str, code: str = "1", *, snap: bool = False) -> Complaint:
    """The first complaint that is known, in the order of how much it says."""
    text = "\n".join(line for line in words.split("\n") if not _is_log(line))
    for pattern, reader in _KNOWN:
        found = pattern.search(text)
        if found is not None:
            complaint = reader(found)
            return _in_snap(complaint) if snap else complaint
    if code in _KILLED or "cannot allocate memory" in text or "fatal error:" in text:
        return Complaint(trouble=Trouble.EXHAUSTED, detail=_how(code))
    return Complaint(trouble=Trouble.INVALID, detail=_beginning(text))


def reaches_engine(words: str) -> str:
    """Compose's own words about an engine that it did not reach: no value of the project can stand in them."""
    last = [line for line in words.split("\n") if line.strip() and not _is_log(line)][-1:]
    return _UNPRINTED.sub("?", "".join(last))[:300]


def _is_log(line: str) -> bool:
    return line.startswith("time=") or "level=warning" in line or "level=info" in line


def _how(code: str) -> str:
    return "it was ended when its time was up" if code in {"124", "143", "152"} else "it ended without a complaint"


def _in_snap(complaint: Complaint) -> Complaint:
    """A file that stands there and is not seen."""
    if complaint.trouble in {Trouble.NO_FILE, Trouble.UNREADABLE, Trouble.ENV_FILE_MISSING}:
        return Complaint(trouble=Trouble.SNAP, detail=complaint.detail, name=complaint.name)
    return complaint


def _beginning(text: str) -> str:
    """The words before anything that could be a value."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return _UNPRINTED.sub("", re.split(r"[:\"'`=$]", first)[0]).strip()[:80]


def _variable(found: re.Match[str]) -> Complaint:
    return Complaint(trouble=Trouble.VARIABLE_MISSING, name=found["name"])


def _env_missing(found: re.Match[str]) -> Complaint:
    return Complaint(trouble=Trouble.ENV_FILE_MISSING, name=found["path"])


def _env_broken(found: re.Match[str]) -> Complaint:
    path = found.groupdict().get("path") or "an env file"
    line = found.groupdict().get("line")
    where = f"line {line} of {path}" if line else path
    return Complaint(trouble=Trouble.INVALID, detail=f"{where} cannot be read: {_env_defect(found[0])}")


def _env_defect(text: str) -> str:
    return next((words for needle, words in _ENV_DEFECTS if needle in text), "its form is not that of an env file")


def _format(found: re.Match[str]) -> Complaint:
    place = found["place"].rstrip(".")
    detail = f"`{place}` has a `$` that begins no variable; a `$` that means itself is written `$$`"
    return Complaint(trouble=Trouble.INVALID, detail=detail)


def _kind(found: re.Match[str]) -> Complaint:
    what = found["what"].replace("invalid ", "no ", 1)
    return Complaint(trouble=Trouble.INVALID, detail=f"the value of `{found['place']}` is wrong: {what}")


def _key(found: re.Match[str]) -> Complaint:
    place = found["place"].strip() if found["place"] else ""
    where = "the top of the file" if place in {"", "(root)"} else f"`{place}`"
    return Complaint(trouble=Trouble.KEY_UNKNOWN, detail=where, name=found["key"])


def _yaml(found: re.Match[str]) -> Complaint:
    what = found["what"]
    key = re.match(rf'mapping key "({_NAME})" already defined at line (\d+)', what)
    words = f"the key `{key[1]}` stands there twice (first in line {key[2]})" if key else _yaml_words(what)
    where = f"line {found['line']} of {found['path']}" if found["path"] else f"line {found['line']}"
    return Complaint(trouble=Trouble.INVALID, detail=f"{where} is no YAML of a compose file: {words}")


def _yaml_words(what: str) -> str:
    if _SAFE_YAML.fullmatch(what):
        return what
    return _beginning(what) or "its form is wrong"


def _undefined(found: re.Match[str]) -> Complaint:
    detail = f"the service `{found['service']}` needs the {found['kind']} `{found['name']}`, which is not defined"
    return Complaint(trouble=Trouble.INVALID, detail=detail)


def _said(trouble: Trouble, detail: str) -> Reader:
    return lambda _found: Complaint(trouble=trouble, detail=detail)


def _no_file(found: re.Match[str]) -> Complaint:
    return Complaint(trouble=Trouble.NO_FILE, name=found["path"], detail="it is named by another file of the project")


def _closed(found: re.Match[str]) -> Complaint:
    return Complaint(trouble=Trouble.UNREADABLE, name=found["path"])


def _service(found: re.Match[str]) -> Complaint:
    return Complaint(trouble=Trouble.INVALID, detail=f"the service `{found['service']}` {found['what']}")


def _replicas(found: re.Match[str]) -> Complaint:
    detail = f"the service `{found['service']}` has a `container_name` and several replicas, and a name is unique"
    return Complaint(trouble=Trouble.INVALID, detail=detail)


def _rejected(found: re.Match[str]) -> Complaint:
    return Complaint(
        trouble=Trouble.INVALID, detail=f"`{found['place'].rstrip('.')}` does not have the form it must have"
    )


def _port(found: re.Match[str]) -> Complaint:
    return Complaint(trouble=Trouble.INVALID, detail=f"a published port has an i{found[0][1:]}")


_ENV = (
    (rf"env file {_PATH} not found", _env_missing),
    (rf"[Ff]ailed to load {_PATH}: open [^\n]*no such file", _env_missing),
    (rf"[Cc]ouldn't find env file: {_PATH}\n?$", _env_missing),
    (rf"failed to read {_PATH}: line (?P<line>\d+): [^\n]*", _env_broken),
    (rf"failed to read {_PATH}: [Ii]nvalid template", _env_broken),
    (r"line (?P<line>\d+): (?:unterminated quoted value|unexpected character|key cannot contain a space)", _env_broken),
    (r"^[Ii]nvalid template: ", _env_broken),
    (rf"read {_PATH}: is a directory", _env_broken),
)
_ELSEWHERE = (
    (r"(?:git|OCI) remote resource is disabled", _said(Trouble.REMOTE, "")),
    (r"open /[^\n]*/(?:https?|oci|git|ssh):/", _said(Trouble.REMOTE, "")),
)
_FORM = (
    (r"[Tt]op-level object must be a mapping|into cli\.named", _said(Trouble.INVALID, "a file has no keys at its top")),
    (r"excessive aliasing", _said(Trouble.INVALID, "its YAML is aliases of aliases and unfolds without end")),
    (rf"{_PLACE}? ?Additional property (?P<key>{_NAME}) is not allowed", _key),
    (rf"(?P<place>[A-Za-z0-9._-]*) ?additional properties '(?P<key>{_NAME})'[^\n]* not allowed", _key),
    (rf"error while interpolating {_PLACE}: failed to cast to expected type: (?P<what>invalid \w+)", _kind),
    (rf"(?m){_PLACE} (?P<what>must be an? [a-z ]{{3,40}})$", _kind),
    (
        rf'service "(?P<service>{_NAME})" (?:refers to|depends on) undefined (?P<kind>\w+) "?(?P<name>{_NAME})',
        _undefined,
    ),
    (rf'service "(?P<service>{_NAME})" (?P<what>has neither an image nor a build context)', _service),
    (rf"can't set container_name and (?P<service>{_NAME}) as container name must be unique", _replicas),
    (r"dependency cycle detected", _said(Trouble.INVALID, "services depend on each other in a circle")),
    (r"empty compose file", _said(Trouble.INVALID, "the file is empty")),
    (r"[Ii]nvalid (?:hostPort|containerPort|ip address|port)", _port),
    (r"name Does not match pattern|invalid project name|'name' does not match", _said(Trouble.INVALID, _PROJECT)),
    (_YAML_LINE, _yaml),
    (rf"validating {_PATH}: {_PLACE} ", _rejected),
    (rf"(?m)^{_PLACE}: unexpected type ", _rejected),
)
_PLACES = (
    (rf"(?:open|stat) {_PATH}: permission denied", _closed),
    (r"(?:open|stat) (?P<path>[^\n:\"']{1,400}): no such file or directory", _no_file),
    (r"cannot read (?P<path>[^\n:\"']{1,400})$", _no_file),
)
_KNOWN: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (r"required variable (?P<name>[A-Za-z_][A-Za-z0-9_]*) is missing a value", _variable),
        (rf"invalid interpolation format for {_PLACE}", _format),
        *_ENV,
        *_ELSEWHERE,
        *_FORM,
        *_PLACES,
    )
)
