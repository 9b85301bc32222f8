"""Codes that begin with `ssh.`."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
