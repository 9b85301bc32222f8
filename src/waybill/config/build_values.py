"""The kinds of value that inputs about building an image have. Pure."""

from __future__ import annotations

import re

from waybill.config.values import NAME, Kind, ValueProblem, text_kind
from waybill.config.words import UNWELCOME, did_you_mean
from waybill.core.build.tag_rules import ALONE, PLACES, places_in, rule_problem

_SCALAR: dict[str, object] = {"type": ["number", "boolean"]}
_LINE = rf"[^{UNWELCOME} ](?:[^{UNWELCOME}]*[^{UNWELCOME} ])?"
_REMOTE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|git@|github\.com/)")


def _explain_context(text: str) -> ValueProblem:
    if text == "-":
        return ValueProblem("is standard input", "check the repository out and name a directory of it")
    if _REMOTE.match(text):
        return ValueProblem(
            "is an address: which commit would be built there cannot be seen",
            "check that repository out (`actions/checkout` with `repository:`) and name the directory",
        )
    return ValueProblem("begins with `-`, which docker takes for an option", "write it as `./-NAME`")


CONTEXT = text_kind(
    "context",
    "a directory of this checkout, such as `.` or services/api",
    rf"(?![A-Za-z][A-Za-z0-9+.-]*://|git@|github\.com/|-){_LINE}",
    _explain_context,
    also=_SCALAR,
)

_ARG = r"[A-Za-z_][A-Za-z0-9_]*"


def _explain_arg(text: str) -> ValueProblem:
    name = text.partition("=")[0]
    if text.startswith("--build-arg"):
        return ValueProblem("holds the option itself", "write `NAME=value` alone")
    if "=" not in text and ":" in text:
        return ValueProblem("is no assignment", "write `NAME=value`, with an equals sign")
    return ValueProblem(f"has the name {name[:60]!r}, which no ARG can have")


BUILD_ARG = Kind(
    name="build argument",
    allowed="`NAME=value`, or `NAME` alone to take its value from the environment",
    parse=text_kind("", "", rf"{_ARG}(?:=[^{UNWELCOME}]*)?", _explain_arg).parse,
    pattern=rf"{_ARG}(?:=[^{UNWELCOME}]*)?",
    repeats=True,
    also={"type": "boolean"},
)

_TAG_TEXT = rf"[^<>,{UNWELCOME} ]"
_PLACE = rf"<(?:{'|'.join(PLACES)})>"


def _explain_rule(text: str) -> ValueProblem:
    if text.startswith("type="):
        return ValueProblem("is a rule of docker/metadata-action", translated(text))
    problem = rule_problem(text)
    unknown = next((name for name in places_in(text) if name not in PLACES + ALONE), "")
    if unknown:
        return ValueProblem(problem, did_you_mean(unknown, PLACES + ALONE))
    if re.search(r"\s", text):
        return ValueProblem("holds a blank, which no tag can hold", "one tag a line, or with commas")
    return ValueProblem(problem or "is no tag and no rule for one")


TAG_RULE = text_kind(
    "tag rule",
    "a tag, a full name with a tag, or a rule such as `<git-tag>`, `<version>`, `<major>.<minor>`, `<branch>`, "
    "`pr-<pr>`, `sha-<short-sha>`, `<date>`, `<latest>`; `<auto>` is the usual",
    rf"(?:<auto>|<latest>|(?!type=)(?:{_TAG_TEXT}|{_PLACE})+)",
    _explain_rule,
    separator=r"\n|,(?!\s*[a-z-]+=)",  # the options of a foreign rule stay together, so that it can be translated
    also=_SCALAR,
)

_TRANSLATIONS = {
    "semver": {
        "{{version}}": "<version>",
        "{{raw}}": "<git-tag>",
        "{{major}}.{{minor}}": "<major>.<minor>",
        "{{major}}": "<major>",
        "v{{major}}": "v<major>",
        "v{{version}}": "v<version>",
    },
}
_EVENTS = {"branch": "<branch>", "tag": "<git-tag>", "pr": "pr-<pr>"}


def translated(rule: str) -> str:
    """What a rule of docker/metadata-action is here."""
    options = dict(part.strip().partition("=")[::2] for part in rule.split(","))
    kind = options.get("type", "")
    made = _translation(kind, options)
    return f"write `{made}`" if made else "write the tag itself, or `<auto>` for the usual ones"


def _translation(kind: str, options: dict[str, str]) -> str:
    if kind == "ref":
        return _EVENTS.get(options.get("event", ""), "")
    if kind == "sha":
        place = "<sha>" if options.get("format") == "long" else "<short-sha>"
        return f"{options.get('prefix', 'sha-')}{place}"
    if kind in ("semver", "pep440"):
        return _TRANSLATIONS["semver"].get(options.get("pattern", "").replace(" ", ""), "")
    if kind == "schedule":
        return "<branch>-<date>"
    value = options.get("value", "")
    return value if kind == "raw" and re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,127}", value) else ""


def _explain_assignment(text: str) -> ValueProblem:
    if "=" not in text and ":" in text:
        return ValueProblem("is no assignment", "write `key=value`, with an equals sign")
    return ValueProblem("is no assignment")


_KEY = r"[A-Za-z0-9](?:[A-Za-z0-9._/:,\[\]-]*[A-Za-z0-9\]])?"
ASSIGNMENT = Kind(
    name="assignment",
    allowed="`key=value`; an annotation may begin with its place: `index:key=value`",
    parse=text_kind("", "", rf"{_KEY}=[^{UNWELCOME}]*", _explain_assignment).parse,
    pattern=rf"{_KEY}=[^{UNWELCOME}]*",
    repeats=True,
)


def _explain_named(text: str) -> ValueProblem:
    if text.startswith("-"):
        return ValueProblem("begins with `-`, which docker takes for an option")
    return ValueProblem("is no `NAME=PLACE`")


NAMED_CONTEXT = text_kind(
    "named context",
    "`NAME=PLACE`: a directory, or `docker-image://…`",
    rf"[A-Za-z0-9][A-Za-z0-9._/:-]*=[^{UNWELCOME} ][^{UNWELCOME}]*",
    _explain_named,
)

SSH = text_kind(
    "SSH agent",
    "`default`, or `ID=PATH` of a socket or key",
    rf"[A-Za-z0-9][A-Za-z0-9._-]*(?:=[^{UNWELCOME} ][^{UNWELCOME}]*)?",
    lambda _text: ValueProblem("is neither `default` nor `ID=PATH`"),
    also=NAME,
)

WORD = text_kind(
    "word",
    "one word",
    r"[A-Za-z0-9][A-Za-z0-9._/:@+-]*",
    lambda _text: ValueProblem("is no single word"),
    also=NAME,
)

METADATA = Kind(
    name="metadata",
    allowed="the metadata of a builder as JSON (the output `metadata` of docker/build-push-action or bake), or the "
    "path of a file that holds it",
    parse=text_kind("", "", _LINE, lambda _text: ValueProblem("is no text")).parse,
    pattern=_LINE,
    repeats=True,  # lines of JSON are alike
)

EPOCH = text_kind(
    "date",
    "`commit` for the commit's own time, or seconds since 1970",
    r"(?:commit|0|[1-9][0-9]{0,9})",
    lambda _text: ValueProblem("is neither `commit` nor whole seconds"),
    also={"type": "integer", "minimum": 0, "maximum": 9999999999},
)


def _explain_commit(text: str) -> ValueProblem:
    lower = text.lower()
    if re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", lower):
        return ValueProblem("has upper-case letters", f"write `{lower}`")
    if re.fullmatch(r"[0-9a-f]{4,63}", lower):
        return ValueProblem(f"has {len(text)} characters", "write the whole commit: `git rev-parse NAME`")
    return ValueProblem("is no commit", "a branch or tag moves: `git rev-parse NAME` gives its commit")


COMMIT = text_kind(
    "commit",
    "a whole commit: 40 or 64 lower-case hexadecimal characters",
    r"(?:[0-9a-f]{40}|[0-9a-f]{64})",
    _explain_commit,
)
