"""The image's blobs out of the registry, for the roads by which the runner brings them: in pieces, never whole in
memory, hashed on their way, and taken up again where the registry broke off.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator, Mapping
from typing import Protocol

from waybill.core.evidence import Answer, CredentialFacts, Source
from waybill.core.fetch import FetchAsk
from waybill.core.keychain import Credential
from waybill.core.manifest import Descriptor
from waybill.core.protocol import asked_wait
from waybill.effects.clock import Clock
from waybill.effects.fetch.outcome import FetchError
from waybill.effects.http import Opened
from waybill.effects.registry import Grant
from waybill.effects.troubles import Failed

PIECE = 256 * 1024
_PULL = ("pull",)
_PARTIAL = 206
_ATTEMPTS = 6  # in a row without a byte
_LONGEST = 30.0
_NO_SUCH_RANGE = 416
_ABSENT = 404
_FINAL = frozenset({400, 401, 403, 405, 410})


class BlobSource(Protocol):
    """A registry, as blobs are asked for."""

    def authorize_twice(self, repository: str, actions: tuple[str, ...], credential: Credential) -> Grant:
        """The token step."""

    def open_blob(self, repository: str, digest: str, grant: Grant, *, start: int = 0, seconds: float) -> Opened:
        """A blob from a byte on."""


class Blobs:
    """The blobs of one image. Used by several threads. What goes wrong is a ``FetchError``."""

    def __init__(self, registry: BlobSource, ask: FetchAsk, clock: Clock, until: float) -> None:
        """``until`` is on the monotonic clock."""
        self._registry = registry
        self._ask = ask
        self._clock = clock
        self._until = until

    def require_right(self) -> None:
        """Ask for the right once, before the host is told anything."""
        grant = self._grant()
        if not grant.answer.ok and grant.authorization is None:
            raise FetchError("fetch.runner-refused", _said(grant.answer))

    def pieces(self, part: Descriptor, start: int = 0, *, withhold: bool = False) -> Iterator[bytes]:
        """A blob from a byte on; one that is read whole is hashed, and when that is wrong it ends with an error.

        ``withhold``: then its last piece does not come. An engine that hashes by itself is better given all of it.
        """
        hashing = hashlib.new(part.digest.partition(":")[0], usedforsecurity=True) if start == 0 else None
        count, held = start, b""
        for piece in self._resumed(part, start):
            count += len(piece)
            if count > part.size:
                raise _wrong("fetch.corrupt", part, f"more than the {part.size} bytes that were promised")
            if hashing is not None:
                hashing.update(piece)
            if held:
                yield held
            held = piece
        wrong = hashing is not None and hashing.hexdigest() != part.digest.partition(":")[2]
        if held and not (wrong and withhold):
            yield held
        if hashing is not None and wrong:
            raise _wrong("fetch.corrupt", part, f"its bytes hash to {hashing.name}:{hashing.hexdigest()}")

    def _resumed(self, part: Descriptor, start: int) -> Iterator[bytes]:
        """The bytes to the last, over as many answers as it takes."""
        at, failures = start, 0
        while at < part.size:
            try:
                for piece in self._answer(part, at):
                    at, failures = at + len(piece), 0
                    yield piece
                words = f"ended after {at} of {part.size} bytes"
                asked = None
            except _Passing as passing:
                words, asked = passing.words, passing.wait
            if at >= part.size:
                return
            failures += 1
            self._wait(part, failures, words, asked)

    def _wait(self, part: Descriptor, failures: int, words: str, asked: float | None) -> None:
        wait = max(asked or 0.0, min(0.25 * 2.0**failures, _LONGEST))
        if failures >= _ATTEMPTS or self._clock.monotonic() + wait >= self._until:
            code = "fetch.truncated" if words.startswith("ended after") else "fetch.runner-cut"
            raise _wrong(code, part, words)
        self._clock.sleep(wait)

    def _answer(self, part: Descriptor, at: int) -> Iterator[bytes]:
        seconds = max(1.0, self._until - self._clock.monotonic())
        grant = self._grant()
        opened = self._registry.open_blob(self._ask.reference.repository, part.digest, grant, start=at, seconds=seconds)
        with contextlib.closing(opened):
            answer = opened.fetched.answer
            if not answer.ok:
                self._refuse(part, answer)
            _require_size(part, opened.fetched.headers)
            skip = 0 if answer.status == _PARTIAL else at
            try:
                yield from _behind(opened.pieces(PIECE), skip)
            except Failed as error:
                raise _Passing(f"{error.trouble.value}: {error.detail}") from None

    def _refuse(self, part: Descriptor, answer: Answer) -> None:
        if answer.status == _NO_SUCH_RANGE:
            raise _wrong("fetch.truncated", part, "the registry says that it is shorter than was promised")
        if answer.status == _ABSENT:
            raise _wrong("fetch.blob-absent", part, _said(answer))
        if answer.status in _FINAL:
            raise _wrong("fetch.runner-refused", part, _said(answer))
        raise _Passing(_said(answer), asked_wait(answer.headers, answer.message, self._clock.wall()))

    def _grant(self) -> Grant:
        credential = self._ask.credential or Credential(facts=CredentialFacts(source=Source.ANONYMOUS))
        return self._registry.authorize_twice(self._ask.reference.repository, _PULL, credential)


class _Passing(Exception):
    """Another attempt may do better. ``wait``: what the registry asks for."""

    def __init__(self, words: str, wait: float | None = None) -> None:
        super().__init__(words)
        self.words = words
        self.wait = wait


def _require_size(part: Descriptor, headers: Mapping[str, str]) -> None:
    """What the registry has may be longer or shorter than the manifest says. Not every answer tells."""
    told = headers.get("content-range", "").rpartition("/")[2] or headers.get("content-length", "")
    if told.isdigit() and int(told) != part.size:
        code = "fetch.truncated" if int(told) < part.size else "fetch.corrupt"
        raise _wrong(code, part, f"the registry has {told} bytes of it, and the image's manifest says {part.size}")


def _behind(pieces: Iterator[bytes], skip: int) -> Iterator[bytes]:
    """What comes after so many bytes, where a registry gave all of them again."""
    for piece in pieces:
        if skip < len(piece):
            yield piece[skip:]
        skip = max(0, skip - len(piece))


def _wrong(code: str, part: Descriptor, words: str) -> FetchError:
    return FetchError(code, f"{part.digest}: {words}", layer=part.digest)


def _said(answer: Answer) -> str:
    if answer.trouble is not None:
        return f"{answer.trouble.value}: {answer.detail}"
    return f"{answer.status} {answer.code} {answer.message}".strip()
