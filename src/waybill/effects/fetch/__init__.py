"""Bringing an image to a host: attached to the runner, before anything is touched, and nothing secret stays there."""

from __future__ import annotations

from waybill.effects.fetch.fetching import fetch
from waybill.effects.fetch.names import keep_image

__all__ = ["fetch", "keep_image"]
