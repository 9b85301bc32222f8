"""Codes that begin with `container.`."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
