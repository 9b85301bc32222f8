"""How one attempt to fetch ended."""

from __future__ import annotations

from waybill.core.fetch_words import Cause
from waybill.frozen import dataclass


class FetchError(Exception):
    """It cannot go on: a code of the catalogue, the words of whoever said so, and the layer that it is about."""

    def __init__(self, code: str, words: str, *, layer: str = "", cause: Cause | None = None) -> None:
        super().__init__(f"{code}: {words}")
        self.code = code
        self.words = words
        self.layer = layer
        self.cause = cause or Cause(code=code)


@dataclass(frozen=True, kw_only=True)
class Crossed:
    """What came over the wire."""

    name: str  # under which the image stands on the engine now
    bytes: int = 0
    layers: int = 0
