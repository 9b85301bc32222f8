"""Requests and answers as values. Every host of the world is a function from one to the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, urlencode


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a host was asked. Header names are in lower case."""

    method: str
    host: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    scheme: str = "https"

    @property
    def target(self) -> str:
        """Path and query as they stand in the request line."""
        return f"{self.path}?{self.query}" if self.query else self.path

    def values(self, name: str) -> list[str]:
        """Every value of a query parameter."""
        return parse_qs(self.query, keep_blank_values=True).get(name, [])

    def value(self, name: str, default: str = "") -> str:
        """The first value of a query parameter."""
        return next(iter(self.values(name)), default)

    def without(self, *names: str) -> Request:
        """The same request without these query parameters."""
        kept = {key: value for key, value in parse_qs(self.query).items() if key not in names}
        return replace(self, query=urlencode(kept, doseq=True))


@dataclass(frozen=True, kw_only=True)
class Response:
    """What a host answers."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def header(self, name: str) -> str:
        """The value of a header whatever its case, or nothing."""
        return next((value for key, value in self.headers.items() if key.lower() == name.lower()), "")

    def with_headers(self, **headers: str) -> Response:
        """The same answer with these headers set; ``_`` in a name stands for ``-``."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        taken = {name.lower() for name in named}
        kept = {name: value for name, value in self.headers.items() if name.lower() not in taken}
        return replace(self, headers={**kept, **named})


App = Callable[[Request], Response]


def json_response(status: int, content: object, **headers: str) -> Response:
    """A JSON body, ended by a line feed as registries do."""
    body = json.dumps(content, separators=(",", ":")).encode() + b"\n"
    answer = Response(status=status, headers={"Content-Type": "application/json"}, body=body)
    return answer.with_headers(**headers)


def refusal(status: int, code: str, message: str, **headers: str) -> Response:
    """A registry's error body without ``detail``, as ghcr.io writes it: its presence changes what docker prints."""
    return json_response(status, {"errors": [{"code": code, "message": message}]}, **headers)
