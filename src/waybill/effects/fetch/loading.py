"""The third road: an archive through the engine's own connection, without a port and without a password."""

from __future__ import annotations

import queue
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from waybill.core.fetch import Parts, held_layers, texts_of
from waybill.core.fetch_archive import END, Entry, docker_archive, header, oci_archive, padding, size_of
from waybill.core.fetch_progress import Progress
from waybill.core.host.engine import Store
from waybill.effects.engine.calls import Engine, Json
from waybill.effects.engine.errors import EngineLost, EngineRefused
from waybill.effects.fetch.attend import Attended
from waybill.effects.fetch.blobs import Blobs
from waybill.effects.fetch.direct import failed
from waybill.effects.fetch.outcome import Crossed, FetchError
from waybill.effects.fetch.site import Site

_MOST_IMAGES = 200


def load(site: Site, parts: Parts, blobs: Blobs) -> Crossed:
    """Have the engine take the image out of an archive: the missing layers, where its store can do with those."""
    ask = site.ask
    if ask.store is not Store.CLASSIC:
        entries = list(oci_archive(ask, parts, name=ask.keep))
        return _load(site, parts, _Sending(entries, blobs, withhold=ask.store is not Store.CONTAINERD), ask.keep)
    held = held_layers(parts.layers, ask.chain.contents, _held(site.engine))
    for count in dict.fromkeys((held, 0)):
        try:
            entries = list(docker_archive(parts, count))
            return _load(site, parts, _Sending(entries, blobs, withhold=True), ask.chain.config)
        except FetchError as error:
            # An image went away since the layers were counted: then all of them cross.
            if not count or "no such file" not in error.words:
                raise
    raise AssertionError("the last attempt returns or raises")


def _held(engine: Engine) -> list[Sequence[str]]:
    identifiers = [str(one.get("Id", "")) for one in engine.images()][:_MOST_IMAGES]
    return [_contents(image) for image in map(engine.image, identifiers) if image is not None]


def _contents(image: Json) -> Sequence[str]:
    filesystem = image.get("RootFS")
    return texts_of(filesystem.get("Layers")) if isinstance(filesystem, dict) else ()


def _load(site: Site, parts: Parts, sending: _Sending, name: str) -> Crossed:
    patience, now = site.patience, site.patience.clock.monotonic
    carried = [entry.blob for entry in sending.entries if entry.blob]
    progress = Progress(carried, now())
    try:
        with site.engine.changes().load(sending.archive()) as call:
            attended: Attended[Mapping[str, Any]] = Attended(call.events, call.cancel)

            def judge() -> None:
                sending.note(progress, now())
                patience.judge(progress, stalls=site.ask.stall)

            attended.each(lambda event: progress.take(event, now()), judge)
    except FetchError as error:
        raise sending.trouble or error from None
    except EngineRefused as refused:
        raise sending.trouble or failed(refused.words, progress, with_login=False) from None
    except EngineLost as lost:
        raise sending.trouble or FetchError("fetch.lost", lost.words) from None
    if sending.trouble:
        raise sending.trouble
    if progress.error:
        raise failed(progress.error, progress, with_login=False)
    layers = sum(1 for part in carried if part in parts.layers)
    return Crossed(name=name, bytes=size_of(sending.entries), layers=layers)


class _Sending:
    """The archive as it goes out, piece by piece. What was wrong with a blob is kept.

    ``withhold``: the engine then only sees an end. containerd finds other bytes by itself, and if it were cut off from
    them it would keep them for a day.
    """

    def __init__(self, entries: list[Entry], blobs: Blobs, *, withhold: bool) -> None:
        self.trouble: FetchError | None = None
        self.entries = entries
        self._blobs = blobs
        self._withhold = withhold
        self._sent: queue.SimpleQueue[tuple[str, int]] = queue.SimpleQueue()

    def archive(self) -> Iterator[bytes]:
        """All of it."""
        for entry in self.entries:
            yield header(entry)
            yield from self._content(entry)
            yield padding(entry.size)
        yield END

    def _content(self, entry: Entry) -> Iterator[bytes]:
        if entry.blob is None:
            yield entry.content
            return
        try:
            for piece in self._blobs.pieces(entry.blob, withhold=self._withhold):
                yield piece
                self._sent.put((entry.blob.digest, len(piece)))
        except FetchError as error:
            self.trouble = self.trouble or error
            if self._withhold or error.code != "fetch.corrupt":
                raise

    def note(self, progress: Progress, now: float) -> None:
        """Count what was sent since the last time."""
        while not self._sent.empty():
            digest, count = self._sent.get()
            progress.add(digest, count, now)
