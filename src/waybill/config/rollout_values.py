"""The kinds of value that inputs about putting releases on hosts have. Pure."""

from __future__ import annotations

import re

from waybill.config.host_values import STEP
from waybill.config.values import DIGEST, TAG, Kind, ValueProblem, text_kind
from waybill.config.words import UNWELCOME


def _explain_sync(text: str) -> ValueProblem:
    bare = re.sub(r"^(?:\./+)+", "", text).rstrip("/")
    if text.startswith(("/", "~")):
        return ValueProblem("is not below this checkout")
    if re.search(r"(?:^|/)\.\.(?:/|$)", text):
        return ValueProblem("leads through `..`, out of this checkout")
    if bare != text and re.fullmatch(SYNC.pattern, bare):
        return ValueProblem("is written in another way", f"write `{bare}`")
    return ValueProblem("is no plain path", "name the files and directories one by one")


SYNC = text_kind(
    "repository path",
    "a file or directory of this checkout, such as docker-compose.yml or deploy/nginx, without `..`",
    rf"(?!~){STEP}(?:/{STEP})*",
    _explain_sync,
    also={"type": ["number", "boolean"]},
)

_SHARE = r"(?:100|[1-9][0-9]?)%"
_COUNT = r"[1-9][0-9]{0,3}"


def _explain_batch(text: str) -> ValueProblem:
    if re.fullmatch(r"0+%?", text):
        return ValueProblem("is nobody", "the first batch has one host or more")
    if re.fullmatch(r"[0-9]+%", text):
        return ValueProblem("is more than all", "write `100%`")
    return ValueProblem("is neither a number of hosts nor a share of them")


def _parse_batch(text: str) -> str:
    if re.fullmatch(rf"{_SHARE}|{_COUNT}", text) is None:
        raise _explain_batch(text)
    return text


BATCH = Kind(
    name="batch",
    allowed="a number of hosts or a share of them, such as `1, 25%, 100%`",
    pattern=f"(?:{_SHARE}|{_COUNT})",
    parse=_parse_batch,
    separator=r"[\n,]",
    also={"type": "integer", "minimum": 1, "maximum": 9999},
    repeats=True,
)


def _explain_to(_text: str) -> ValueProblem:
    return ValueProblem("is no tag, digest or release")


TO = text_kind(
    "release",
    "a tag, a digest (`sha256:…`), or the name of a release as `list` shows it",
    rf"(?:{DIGEST.pattern}|{TAG.pattern})",
    _explain_to,
    also=TAG.also,
)

REASON = text_kind(
    "reason",
    "one line of text",
    rf"[^{UNWELCOME} ](?:[^{UNWELCOME}]{{0,498}}[^{UNWELCOME} ])?",
    lambda _text: ValueProblem("has more than 500 characters"),
)
