"""What a finding about a build is about: its subject, and the words that fill the catalogue's texts. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from waybill.core.diagnosis.telling import quoted
from waybill.core.text import quote_foreign
from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class About:
    """A subject and words, both safe to print."""

    subject: str
    words: Mapping[str, str] = field(default_factory=dict)


def about(subject: str, **facts: str) -> About:
    """The subject and the facts, quoted: ``not_after`` fills ``<not-after>``."""
    return About(subject=quote_foreign(subject, 200), words=quoted(facts))
