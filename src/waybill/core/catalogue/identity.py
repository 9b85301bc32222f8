"""Codes that begin with `identity.`."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
