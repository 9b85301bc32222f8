"""What an application says of itself: reading `identity` out of an answer, and comparing it with what was deployed.

A *word* is a run of letters, digits, ``.``, ``_`` and ``-``. Words are compared whole, so ``v1`` is not found in
``v10`` and ``1.2`` is not found in ``1.2.3``. Pure; nothing raises on hostile input.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from waybill.core.host.answer import AppAnswer
from waybill.core.host.evidence import HealthWish, HostWish
from waybill.core.protocol import printable, split_url
from waybill.frozen import dataclass

BODY_CAP = 64 * 1024
_VALUE = 1000  # longest text that can be an identity
_SHORTEST_COMMIT = 7
_SHORTEST_DIGEST = 12
_MOST_VALUES = 20

NOT_JSON = "not-json"
ABSENT = "absent"
NOT_A_WORD = "not-a-word"
CUT = "cut"
LONG = "long"

# Tags that are moved from release to release: an old release carries them as well. What builds an image from a branch
# writes them into its version label too.
_NAMED_BY_PEOPLE = frozenset({"tag", "version"})
MOVING = frozenset(
    {
        *("alpha", "beta", "canary", "current", "dev", "develop", "development", "edge", "head", "latest", "lts"),
        *("main", "master", "next", "nightly", "prod", "production", "release", "stable", "staging", "test", "trunk"),
    }
)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What stood where `identity` points, or why nothing did."""

    values: tuple[str, ...] = ()
    problem: str = ""


# Reading


def read_identity(expression: str, headers: Mapping[str, str], body: bytes, *, cut: bool = False) -> Reading:
    """The value at ``$.a.b['c.d'][0]``, of ``header:name``, or the whole ``body``. Header names are lower-case."""
    if expression.startswith("header:"):
        return _worded(headers.get(header_of(expression)))
    if cut:
        return Reading(problem=CUT)
    if expression == "body":
        return _worded(body.decode("utf-8", "replace").strip())
    steps = read_path(expression)
    loaded = _loaded(body)
    if steps is None or loaded is _NOTHING:
        return Reading(problem=NOT_JSON if steps is not None else ABSENT)
    return _worded(_at(loaded, steps))


def header_of(expression: str) -> str:
    """The lower-case name of the header that holds the identity; ``""`` when it stands in the body."""
    return expression[len("header:") :].strip().lower() if expression.startswith("header:") else ""


_STEP = re.compile(r"\.([A-Za-z_][A-Za-z0-9_-]*)|\[([0-9]{1,6})\]|\['([^']*)'\]|\[\"([^\"]*)\"\]")


def read_path(expression: str) -> tuple[str | int, ...] | None:
    """The steps of a JSON path: names and positions. ``None`` when it is no such path."""
    if not expression.startswith("$"):
        return None
    steps: list[str | int] = []
    position = 1
    while position < len(expression):
        step = _STEP.match(expression, position)
        if step is None:
            return None
        steps.append(int(step[2]) if step[2] is not None else step[1] or step[3] or step[4] or "")
        position = step.end()
    return tuple(steps)


_NOTHING = object()


def _loaded(body: bytes) -> Any:
    """The JSON value. Numbers stay the text that they are: version 1.10 is not 1.1."""
    try:
        return json.loads(body.decode("utf-8-sig"), parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        return _NOTHING


def _at(value: Any, steps: tuple[str | int, ...]) -> Any:
    for step in steps:
        there = range(len(value)) if isinstance(value, list) else value if isinstance(value, dict) else ()
        if step not in there:
            return None
        value = value[step]
    return value


def _worded(value: Any) -> Reading:
    if value is None or value in ("", []):
        return Reading(problem=ABSENT)
    items = value if isinstance(value, list) else [value]
    texts = [item for item in items[:_MOST_VALUES] if isinstance(item, str)]
    if not texts:
        return Reading(problem=NOT_A_WORD)
    if any(len(text) > _VALUE for text in texts):
        return Reading(problem=LONG)
    return Reading(values=tuple(printable(text) for text in texts))


# Comparing

_WORD = re.compile(r"\w(?:[\w.-]*\w)?")
_HEX = re.compile(r"g?([0-9a-f]{7,64})")
_COMMIT_TAG = re.compile(r"(?:.*[-._])?([0-9a-f]{7,64})")


@dataclass(frozen=True, kw_only=True)
class Expected:
    """The words of what was deployed. One of them must be carried; those that are empty are not known."""

    tag: str = ""
    version: str = ""
    commit: str = ""
    digest: str = ""

    def named(self) -> Iterator[tuple[str, str]]:
        """The words that are known, with what they are."""
        for name in ("tag", "version", "commit", "digest"):
            text = str(getattr(self, name))
            if text:
                yield name, text


@dataclass(frozen=True, kw_only=True)
class Carried:
    """Which word was carried. ``moving``: only a tag that other releases carry too."""

    kind: str
    word: str
    moving: bool = False


def carried(values: tuple[str, ...], expected: Expected) -> Carried | None:
    """The word that the values carry; one that tells releases apart before one that does not. ``None``: none."""
    found = [
        Carried(kind=kind, word=word, moving=kind in _NAMED_BY_PEOPLE and word.lower() in MOVING)
        for kind, word in expected.named()
        if any(_carries(value, kind, word) for value in values)
    ]
    return min(found, key=lambda one: one.moving, default=None)


def _carries(value: str, kind: str, word: str) -> bool:
    if kind == "commit":
        return _carries_commit(value, word.lower())
    if kind == "digest":
        return _carries_digest(value, word.lower())
    return _carries_text(value, word) or (kind == "tag" and _carries_commit_tag(value, word.lower()))


def _carries_text(value: str, word: str) -> bool:
    """The same words in the same order, side by side; a ``v`` before a number is no difference."""
    there, wanted = _words(value), _words(word)
    return bool(wanted) and any(there[start : start + len(wanted)] == wanted for start in range(len(there)))


def _words(text: str) -> list[str]:
    return [re.sub(r"^[vV](?=[0-9])", "", word) for word in _WORD.findall(text)]


def _carries_commit(value: str, commit: str) -> bool:
    """The commit or its start, alone or behind a separator: ``abc1234``, ``sha-abc1234``, ``v1.2-4-gabc1234``."""
    return len(commit) >= _SHORTEST_COMMIT and any(
        commit.startswith(part) or part.startswith(commit) for part in _commit_parts(value)
    )


def _carries_commit_tag(value: str, tag: str) -> bool:
    """A tag such as ``sha-abc1234`` names a commit, and the application may say that one alone."""
    named = _COMMIT_TAG.fullmatch(tag)
    return named is not None and _carries_commit(value, named[1])


def _commit_parts(value: str) -> Iterator[str]:
    for word in _WORD.findall(value.lower()):
        found = _HEX.fullmatch(re.split(r"[-._]", word)[-1])
        if found and len(found[1]) >= _SHORTEST_COMMIT:
            yield found[1]


def _carries_digest(value: str, digest: str) -> bool:
    wanted = digest.rpartition(":")[2]
    parts = (word for word in _WORD.findall(value.lower()) if len(word) >= _SHORTEST_DIGEST)
    return bool(wanted) and any(wanted.startswith(part) for part in parts)


# Statuses and pages


def status_fits(status: int | None, wished: tuple[str, ...]) -> bool:
    """A wished status is a number or a class such as ``2xx``; none wished: any 2xx."""
    text = str(status)
    return any(text == wish or (wish[1:] == "xx" and text[:1] == wish[:1]) for wish in wished or ("2xx",))


_TITLE = re.compile(rb"<title[^>]*>(.{0,300}?)</title", re.IGNORECASE | re.DOTALL)


def page_title(body: bytes) -> str:
    """The title of a page for people; a page without one is told by how it begins; ``""`` for anything else."""
    found = _TITLE.search(body[:BODY_CAP])
    if found:
        return printable(" ".join(found[1].decode("utf-8", "replace").split()), 120)
    return "a page without a title" if re.match(rb"\s*<(!doctype html|html)\b", body[:200], re.IGNORECASE) else ""


# Judging


# What can be wrong with one answer: none came (one request may suffer that by bad luck), it was never asked, or …
LOST, UNASKED = "lost", "unasked"
STATUS, REDIRECT, FOREIGN, BODY, OTHER, UNREAD = "status", "redirect", "foreign", "body", "other", "unread"


def expected_of(wish: HostWish) -> Expected:
    """The words that may show which release it is."""
    return Expected(tag=wish.tag, version=wish.version, commit=wish.commit, digest=wish.digest)


def flaw_of(answer: AppAnswer, health: HealthWish, expected: Expected) -> str:
    """What keeps this answer from being the wished one; ``""``: nothing."""
    return _transport_flaw(answer) or _answer_flaw(answer, health, expected)


def _transport_flaw(answer: AppAnswer) -> str:
    if not answer.road:
        return UNASKED
    return LOST if answer.trouble is not None or answer.status is None else ""


def _answer_flaw(answer: AppAnswer, health: HealthWish, expected: Expected) -> str:
    if not status_fits(answer.status, health.status):
        return REDIRECT if 300 <= (answer.status or 0) < 400 and answer.redirects else STATUS
    wrong = _content_flaw(answer, health, expected)
    if (wrong or not (health.body or health.identity)) and default_page(answer):
        return FOREIGN
    if wrong:
        return wrong
    # A redirect to a login page ends with 200 as well: only what stands in the page can tell that it is the right one.
    elsewhere = bool(answer.redirects) and not (health.body or health.identity) and not leads_home(answer)
    return REDIRECT if elsewhere else ""


def _content_flaw(answer: AppAnswer, health: HealthWish, expected: Expected) -> str:
    if health.body and not answer.body_matches:
        return BODY
    if health.identity and not answer.identity:
        return UNREAD
    return OTHER if health.identity and carried(answer.identity or (), expected) is None else ""


# Pages that servers and gateways come with: they answer 200 for an application that is not there.
_DEFAULT_PAGE = re.compile(
    r"welcome to (?:nginx|openresty|tengine|angie|caddy)|apache\d? .{0,20}default page|^it works!?$|caddy works|"
    r"iis windows server|test page for the|default plesk page|default backend|site not found|no such app|"
    r"^default site$|domain (?:is )?parked|parked domain|unknown domain|^index of /|^directory listing for ",
    re.IGNORECASE,
)


def default_page(answer: AppAnswer) -> str:
    """The name that the default page of a server, a gateway or a host gives itself; ``""`` for any other answer."""
    plain = re.sub(r"<[^>]*>", "", answer.body).strip()
    return next((text for text in (answer.title, plain) if text and _DEFAULT_PAGE.search(text)), "")


def leads_home(answer: AppAnswer) -> bool:
    """Whether the redirects end at the same page: only scheme, port, ``www.`` or a last slash became another."""
    ended = split_url(answer.redirects[-1].partition(" ")[2]) if answer.redirects else None
    asked = split_url(answer.url)
    if ended is None or asked is None:
        return not answer.redirects
    same_host = _bare(ended.hostname or "") == _bare(asked.hostname or "")
    return same_host and ended.path.rstrip("/") == asked.path.rstrip("/") and ended.query == asked.query


def _bare(host: str) -> str:
    return host.removeprefix("www.")
