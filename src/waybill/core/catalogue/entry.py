"""One entry of the catalogue: what a code means, how it is told from its neighbours, and how it is repaired.

Texts are templates. ``<owner>`` stands for a fact of the run; ``fill`` puts it in. The page shows ``OWNER`` instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from waybill.core.finding import Severity
from waybill.frozen import dataclass

_PLACE = re.compile(r"<([a-z][a-z-]*)>")
_GAPS = re.compile(r"(?<=\S)  +")
_ENDS_IN_PLACE = re.compile(r": <([a-z-]+)>$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What one code means. ``severity`` is the usual one; a rule may soften it."""

    code: str
    title: str
    cause: str
    told_by: str
    fix: str
    severity: Severity = Severity.ERROR

    @property
    def group(self) -> str:
        """The part of the code before the dot."""
        return self.code.partition(".")[0]


def fill(template: str, words: Mapping[str, str]) -> str:
    """Put the facts in, once: a fact that itself looks like a place stays as it is. Unknown facts show their name."""
    template = _ENDS_IN_PLACE.sub(lambda end: end[0] if words.get(end[1], end[1]) else ".", template)
    text = _PLACE.sub(lambda place: words.get(place[1], place[1].upper()), template)
    return "\n".join(_GAPS.sub(" ", line).rstrip() for line in text.split("\n")).strip()
