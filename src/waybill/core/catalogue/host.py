"""Codes that begin with `host.`."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
