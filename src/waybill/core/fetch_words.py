"""Why a pull or a load ended without the image, out of the engine's own words: a code of the catalogue. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from waybill.core.host.pull_words import ASK_AGAIN, CODES, Refusal, refusal_of
from waybill.frozen import dataclass

_LONG_DIGEST = re.compile(r"(sha256:[0-9a-f]{12})[0-9a-f]{52}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_OWN = tuple(
    (re.compile(pattern, re.IGNORECASE), code)
    for pattern, code in (
        (r"no space left on device|disk quota exceeded|not enough space|\benospc\b", "fetch.no-space"),
        (r"read-only file system|input/output error", "fetch.disk"),
        (r"verification failed|unexpected commit digest|digest mismatch|does not match|invalid checksum|gzip: invalid",
         "fetch.corrupt"),
        (r"unexpected commit size|unexpected size", "fetch.truncated"),
        (r"unknown blob|blob unknown|could not fetch content descriptor .*not found", "fetch.blob-absent"),
        (r"no matching manifest|no match for platform|no image found in.*for architecture|platform.*does not match",
         "fetch.platform"),
        (r"failed to send write|/containerd\.sock|error reading from server|transport is closing", "fetch.lost"),
        (r"failed to register layer|applylayer|failed to extract layer|error creating overlay|lchown|subuid",
         "fetch.unpack"),
    )
)  # fmt: skip
_OF_CONTENT = frozenset({"fetch.corrupt", "fetch.truncated", "fetch.blob-absent"})
_AGAIN = frozenset({Refusal.RATE_LIMITED, Refusal.UNAVAILABLE, Refusal.CUT, Refusal.TIMEOUT})


@dataclass(frozen=True, kw_only=True)
class Cause:
    """Why it failed. ``refusal`` only where the way or the right is what is missing."""

    code: str
    refusal: Refusal | None = None

    @property
    def passes(self) -> bool:
        """Whether it may be over in a moment: a registry that fails, limits, or breaks off."""
        return self.refusal in _AGAIN

    @property
    def doubtful(self) -> bool:
        """Whether one such answer is no verdict: it is asked for once more."""
        return self.refusal in ASK_AGAIN | {Refusal.ABSENT} or self.code == "fetch.corrupt"


def cause_of(words: str, *, with_login: bool) -> Cause:
    """The cause behind the words of a pull that failed."""
    for pattern, code in _OWN:
        if pattern.search(words):
            return Cause(code=code)
    refusal = refusal_of(words, with_login=with_login)
    if refusal in {Refusal.OTHER, Refusal.NOT_SUPPORTED}:
        return Cause(code="fetch.failed")
    return Cause(code=CODES[refusal], refusal=refusal)


def shortened(words: str) -> str:
    """The words with each digest cut to what people compare."""
    return _LONG_DIGEST.sub(r"\1…", words)


def facts_of(words: str, *, with_login: str, place: str = "", layer: str = "", sudo: bool = False) -> Mapping[str, str]:
    """What the texts of such a code want to know, beside what is known of the host."""
    named, of_content = _DIGEST.search(words), cause_of(words, with_login=False).code in _OF_CONTENT
    return {
        "said": shortened(words.rstrip(".")),
        "with": with_login,
        "place": place or "the secret that holds it",
        "layer": named[0] if named and of_content else layer or "a layer",
        "proxies": "see `docker info`",
        "as": "sudo " if sudo else "",
        "also": "",
        "kind_hint": "",
    }
