"""The second host: blobs behind signed addresses that live five minutes and allow GET alone."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlencode

from lab.backend import Registry
from lab.messages import Request, Response

HOST = "pkg-containers.githubusercontent.com"
LIFETIME = timedelta(minutes=5)
TIME_FORMAT = "%Y-%m-%dT%H:%M:%SZ"
REFUSED = (
    '\ufeff<?xml version="1.0" encoding="utf-8"?><Error><Code>AuthenticationFailed</Code><Message>Server failed to '
    "authenticate the request. Make sure the value of Authorization header is formed correctly including the "
    "signature.</Message></Error>"
).encode()


class BlobHost:
    """Answers as pkg-containers.githubusercontent.com."""

    def __init__(self, registry: Registry, now: Callable[[], datetime]) -> None:
        self._registry = registry
        self._now = now
        self._key = os.urandom(32)
        self._homes: dict[str, str] = {}

    def signed(self, repository: str, digest: str) -> str:
        """An address that gives this blob for a while."""
        self._homes[digest] = repository
        end = (self._now() + LIFETIME).strftime(TIME_FORMAT)
        query = {
            "se": end,
            "sig": self._signature(digest, end),
            "sp": "r",
            "spr": "https",
            "sr": "b",
            "sv": "2019-12-12",
        }
        return f"https://{HOST}/ghcr1/blobs/{digest}?{urlencode(query)}"

    def _signature(self, digest: str, end: str) -> str:
        mac = hmac.new(self._key, f"{digest}\n{end}".encode(), hashlib.sha256).digest()
        return base64.b64encode(mac).decode()

    def __call__(self, request: Request) -> Response:
        """Answer one request."""
        digest = request.path.rpartition("/")[2]
        if request.method != "GET" or not self._is_valid(request, digest):
            return Response(status=403, headers={"Content-Type": "application/xml"}, body=REFUSED)
        kept = {name: value for name, value in request.headers.items() if name == "range"}
        path = f"/v2/{self._homes[digest]}/blobs/{digest}"
        answer = self._registry.forward(Request(method="GET", host=HOST, path=path, headers=kept))
        wanted = {"content-length", "content-range", "etag"}
        headers = {name: value for name, value in answer.headers.items() if name.lower() in wanted}
        headers["Content-Type"] = "application/octet-stream"
        return Response(status=answer.status, headers=headers, body=answer.body)

    def _is_valid(self, request: Request, digest: str) -> bool:
        end = request.value("se")
        genuine = hmac.compare_digest(request.value("sig"), self._signature(digest, end))
        return genuine and digest in self._homes and end > self._now().strftime(TIME_FORMAT)
