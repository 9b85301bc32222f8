"""Codes that begin with `engine.`."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
