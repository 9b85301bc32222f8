"""The waybill: the JSON document of a run, an in-toto Statement that can be signed as it is.

``Voyage`` and what it holds are plain values; the flow fills them with what was seen. ``statement`` turns a voyage into
the document, ``read_document`` turns a file's text back into a voyage or says why it cannot.
Field names are one word each and never change their meaning within one version of the predicate.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from enum import Enum
from typing import Any

from waybill.core.build_record import BuildRecord
from waybill.core.finding import Finding, worst_first
from waybill.core.host_record import HostRecord
from waybill.core.outcome import Outcome
from waybill.core.records import RecordError, from_json, to_json
from waybill.frozen import dataclass
from waybill.secret import Redactor

STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
PREDICATE_FAMILY = "https://waybill.dev/attestations/voyage/"
PREDICATE_TYPE = PREDICATE_FAMILY + "v1"
BODY_LIMIT = 64 * 1024
DOCUMENT_LIMIT = 8 * 1024 * 1024


class DocumentError(ValueError):
    """The text is not a waybill that can be read. The message says why and what to do."""


class Link(Enum):
    """How the image is tied to the commit. ``CLAIMED`` is only the image's own word."""

    BUILT = "built here"
    ATTESTED = "attested"
    CLAIMED = "claimed by label"


class Role(Enum):
    """What a member of the identity chain is."""

    INDEX = "index"
    MANIFEST = "manifest"
    CONFIG = "config"


@dataclass(frozen=True, kw_only=True)
class Body:
    """One member of the identity chain. ``content`` is base64; absent when too large or when it held a secret."""

    role: Role
    digest: str
    media: str = ""
    platform: str = ""
    size: int = 0
    content: str = ""
    omitted: str = ""  # why there is no content


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """One answer of the registry or of GitHub's API, without its body."""

    step: str
    method: str
    url: str
    status: int | None = None
    code: str = ""
    message: str = ""
    trouble: str = ""
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Login:
    """What may be said about a credential without showing it."""

    source: str
    origin: str = ""
    user: str = ""
    kind: str = ""
    scopes: tuple[str, ...] | None = None
    expires: str = ""


@dataclass(frozen=True, kw_only=True)
class ImageRecord:
    """What was seen of one image. ``digest`` stands only when it was computed from the registry's bytes."""

    reference: str
    name: str = ""
    tag: str = ""
    digest: str = ""
    claimed: str = ""  # what the registry said where that differs
    kind: str = ""
    media: str = ""
    pull: str = ""
    push: str = ""
    verdict: Outcome
    platforms: Mapping[str, str] = field(default_factory=dict)  # platform -> digest
    tags: tuple[str, ...] = ()
    link: Link | None = None
    revision: str = ""
    login: Login | None = None
    exchanges: tuple[Exchange, ...] = ()
    chain: tuple[Body, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SourceRecord:
    """Which commit, and which run of which workflow."""

    server: str = ""
    repository: str = ""
    commit: str = ""
    ref: str = ""
    event: str = ""
    workflow: str = ""
    run: str = ""
    number: str = ""
    attempt: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Tool:
    """Who wrote the document."""

    name: str
    version: str


@dataclass(frozen=True, kw_only=True)
class Voyage:
    """A whole run. ``started`` and ``finished`` are ISO 8601, UTC; ``timings`` are seconds by step."""

    verb: str
    outcome: Outcome
    proved: bool
    tool: Tool
    source: SourceRecord
    started: str
    finished: str
    images: Mapping[str, ImageRecord]
    hosts: Mapping[str, HostRecord]
    findings: tuple[Finding, ...]
    timings: Mapping[str, float]
    previous: str = ""  # the digest that ran before, where it was one on all hosts
    reason: str = ""  # why, in the words of whoever started it
    build: BuildRecord | None = None  # how the image was made, where this run made it


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One image that the document is about."""

    name: str
    digest: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Document:
    """A waybill that was read."""

    subject: tuple[Subject, ...]
    predicate: Voyage


def body_of(role: Role, data: bytes, *, media: str = "", platform: str = "") -> Body:
    """A chain member from its bytes: hashed here, and carried when it is small enough."""
    digest = "sha256:" + hashlib.sha256(data).hexdigest()
    body = Body(role=role, digest=digest, media=media, platform=platform, size=len(data))
    if len(data) > BODY_LIMIT:
        return replace(body, omitted=f"larger than {BODY_LIMIT} bytes")
    return replace(body, content=b64encode(data).decode("ascii"))


def statement(voyage: Voyage, redactor: Redactor) -> dict[str, Any]:
    """The document as JSON values, without secrets. Images without a proved digest are not subjects."""
    if voyage.proved != voyage.outcome.is_proof:
        raise ValueError(f"proved is {voyage.proved}, but the outcome is {voyage.outcome.value}")
    images = {key: _clean_image(image, redactor) for key, image in voyage.images.items()}
    voyage = replace(voyage, images=images, findings=worst_first(voyage.findings))
    document = {
        "_type": STATEMENT_TYPE,
        "subject": [to_json(subject) for subject in _subjects(images.values())],
        "predicateType": PREDICATE_TYPE,
        "predicate": to_json(voyage),
    }
    hidden: dict[str, Any] = redactor.hide_json(document)
    return hidden


def to_text(document: Mapping[str, Any]) -> str:
    """The document as text: sorted keys, two spaces, one newline at the end. Same values, same bytes."""
    return json.dumps(document, indent=2, sort_keys=True, ensure_ascii=True, allow_nan=False) + "\n"


def read_document(text: str | bytes) -> Document:
    """A waybill from its text. Refuses what is not one, what is newer, and what was altered or cut."""
    data = _statement_object(_decoded(text))
    _check_types(data)
    try:
        document = from_json(Document, {"subject": data.get("subject"), "predicate": data.get("predicate")})
    except RecordError as error:
        raise DocumentError(f"this waybill is damaged: {error}") from error
    voyage = document.predicate
    if voyage.proved != voyage.outcome.is_proof:
        raise DocumentError(
            f"this waybill is damaged: the outcome is {voyage.outcome.value}, and proved {voyage.proved}"
        )
    for place, body in _bodies(document):
        _check_body(place, body)
    return document


def content_of(body: Body) -> bytes | None:
    """The bytes of a chain member, or None where the document does not carry them."""
    return b64decode(body.content, validate=True) if body.content else None


def _clean_image(image: ImageRecord, redactor: Redactor) -> ImageRecord:
    return replace(image, chain=tuple(_clean_body(body, redactor) for body in image.chain))


def _clean_body(body: Body, redactor: Redactor) -> Body:
    """A body that holds a secret is left out whole: with a hole in it, it would no longer hash to its digest."""
    plain = (content_of(body) or b"").decode("utf-8", "replace")
    if redactor.hide(plain) == plain and redactor.hide(body.content) == body.content:
        return body
    return replace(body, content="", omitted="it holds a secret of this run")


def _subjects(images: Iterable[ImageRecord]) -> list[Subject]:
    proved = {(image.name, image.digest) for image in images if image.name and image.digest}
    subjects = []
    for name, digest in sorted(proved):
        algorithm, _, value = digest.partition(":")
        subjects.append(Subject(name=name, digest={algorithm: value}))
    return subjects


def _decoded(text: str | bytes) -> str:
    size = len(text)
    if size > DOCUMENT_LIMIT:
        raise DocumentError(
            f"this file has {size} bytes; a waybill has at most {DOCUMENT_LIMIT}. Is it the right file?"
        )
    if isinstance(text, str):
        return text
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"this file is not text (byte {error.start} is not UTF-8). Is it the right file?"
        ) from error


def _statement_object(text: str) -> dict[str, Any]:
    if not text.strip():
        raise DocumentError("this file is empty: the run that should have written it ended before it could")
    try:
        data = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except RecursionError as error:
        raise DocumentError("this JSON is nested too deeply to be a waybill") from error
    except json.JSONDecodeError as error:
        raise DocumentError(_json_problem(text, error)) from error
    if not isinstance(data, dict):
        raise DocumentError(
            f"this JSON is not an object but a {type(data).__name__}; a waybill is an in-toto Statement"
        )
    return data


def _json_problem(text: str, error: json.JSONDecodeError) -> str:
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        return "this file is cut off: the JSON ends in the middle. Take a whole copy from the run's report directory"
    return f"this file is not JSON: line {error.lineno}, column {error.colno}: {error.msg}"


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        twice = next(key for key in data if sum(key == other for other, _ in pairs) > 1)
        raise DocumentError(f"the key {twice!r} stands twice in one object: readers would disagree about its value")
    return data


def _no_constant(name: str) -> Any:
    raise DocumentError(f"{name} is not a JSON number")


def _check_types(data: Mapping[str, Any]) -> None:
    if data.get("_type") != STATEMENT_TYPE:
        raise DocumentError(
            f'this JSON is not an in-toto Statement: "_type" is {data.get("_type")!r}, not {STATEMENT_TYPE}'
        )
    unknown = sorted(set(data) - {"_type", "subject", "predicateType", "predicate"})
    if unknown:
        raise DocumentError(f"unknown field {unknown[0]!r} beside the predicate")
    kind = str(data.get("predicateType"))
    if kind == PREDICATE_TYPE:
        return
    if kind.startswith(PREDICATE_FAMILY):
        raise DocumentError(f"this waybill has format {kind}; this Waybill reads {PREDICATE_TYPE}. Use a newer Waybill")
    raise DocumentError(f"this Statement is about something else: predicateType {kind}, not {PREDICATE_TYPE}")


def _bodies(document: Document) -> Iterator[tuple[str, Body]]:
    for key, image in document.predicate.images.items():
        for body in image.chain:
            yield f"images.{key}", body


def _check_body(place: str, body: Body) -> None:
    try:
        content = content_of(body)
    except ValueError as error:
        raise DocumentError(f"{place}: the content of {body.digest} is not base64") from error
    if content is None:
        return
    if len(content) > BODY_LIMIT:
        raise DocumentError(f"{place}: the content of {body.digest} is larger than {BODY_LIMIT} bytes")
    found = "sha256:" + hashlib.sha256(content).hexdigest()
    if found != body.digest:
        raise DocumentError(f"{place}: the content of {body.digest} was altered: it hashes to {found}")
