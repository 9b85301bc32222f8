"""The few questions that are asked of a container engine, by the docker SDK over one connection.

Everything here only reads. What an answer means is decided in ``core``; answers are plain JSON, and a call fails with
``EngineLost`` (no answer, or none that can be read) or ``EngineRefused`` (the engine's own error).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from waybill.core.host.engine import EngineTrouble
from waybill.core.host.engine_api import choose_api
from waybill.core.protocol import printable
from waybill.effects.channel import Stream
from waybill.effects.engine.changes import Changes
from waybill.effects.engine.errors import EngineLost, EngineRefused, TooMuch
from waybill.secret import Secret

if TYPE_CHECKING:
    from waybill.effects.engine.client import Adapter, Client

__all__ = ["Engine", "EngineLost", "EngineRefused"]

Json = dict[str, Any]
_T = TypeVar("_T")

_SMALL = 1024 * 1024
_RECORD = 8 * 1024 * 1024  # one container with its health log, or one image with its history
_LIST = 64 * 1024 * 1024  # ten thousand containers with long labels
_LOG = 1024 * 1024
_LOG_LINE = 4000
_NOT_FOUND = 404
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,254}")
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/@-]{0,1000}")


class Engine:
    """One engine, reached. Every call goes over one connection; it may be used by several threads."""

    def __init__(self, dial: Callable[[], Stream], *, timeout: float, keep: Callable[[], bool] = lambda: True) -> None:
        """``dial`` opens the stream, now and whenever the engine has closed it.

        ``keep`` is asked after each call: False lets go of the stream until the next one.
        """
        from waybill.effects.engine.client import Adapter

        self.api = ""
        self._dial = dial
        self._adapter: Adapter = Adapter(dial, timeout, keep)
        self._client = self._speaking(choose_api("1.30", ""))

    def __enter__(self) -> Engine:  # noqa: PYI034  # typing.Self needs Python 3.11
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def connections(self) -> int:
        """How many connections were opened, for whoever measures."""
        return self._adapter.connections

    def close(self) -> None:
        """Close the connection."""
        self._adapter.close()

    def speak(self, version: str) -> None:
        """Ask in this version of the API from now on."""
        self.api = version
        self._client = self._speaking(version)

    def _speaking(self, version: str) -> Client:
        from waybill.effects.engine.client import Client

        return Client(self._adapter, version)

    def changes(self) -> Changes:
        """What may change its images, over streams of its own."""
        return Changes(self._dial, self.api)

    # What it is

    def ping(self) -> Mapping[str, str]:
        """The headers of ``/_ping``, by their lower-case names: which API is spoken there, and by whom."""
        url = self._client._url("/_ping", versioned_api=False)  # noqa: SLF001
        with self._adapter.limits(cap=_SMALL):
            answer = self._client._result(self._client._get(url))  # noqa: SLF001
        if answer.strip() != "OK":
            raise EngineLost(EngineTrouble.MALFORMED, printable(f"/_ping answered {answer[:80]!r}", 200))
        return self._adapter.headers

    def version(self) -> Json:
        """``/version``, asked without a version of the API."""
        return self._call(dict, _SMALL, lambda: self._client.version(api_version=False))

    def info(self) -> Json:
        """``/info``."""
        return self._call(dict, _RECORD, self._client.info)

    def now(self) -> str:
        """The engine's own clock, ISO 8601; empty when it does not tell."""
        time = self.info().get("SystemTime")
        return time if isinstance(time, str) else ""

    # What it has

    def containers(self) -> list[Json]:
        """All containers in all states, as the list shows them."""
        found = self._call(list, _LIST, lambda: self._client.containers(all=True))
        if not all(isinstance(item, dict) for item in found):
            raise EngineLost(EngineTrouble.MALFORMED, "the list of containers holds something else")
        return found

    def container(self, identifier: str) -> Json | None:
        """Everything about one container; ``None`` when it is gone."""
        if not _NAME.fullmatch(identifier):
            return None
        return self._unless_gone(lambda: self._call(dict, _RECORD, self._client.inspect_container, identifier))

    def image(self, identifier: str) -> Json | None:
        """Everything about one image, by ID or reference; ``None`` when it is gone."""
        if not _REFERENCE.fullmatch(identifier) or ".." in identifier:
            return None
        return self._unless_gone(lambda: self._call(dict, _RECORD, self._client.inspect_image, identifier))

    def images(self) -> list[Json]:
        """All images, as the list shows them."""
        return self._call(list, _LIST, self._client.images)

    def networks(self) -> list[Json]:
        """All networks, as the list shows them."""
        return self._call(list, _LIST, self._client.networks)

    def volumes(self) -> list[Json]:
        """All volumes, as the list shows them."""
        found = self._call(dict, _LIST, self._client.volumes).get("Volumes")
        return found if isinstance(found, list) else []

    def logs(self, identifier: str, tail: int = 50) -> tuple[str, ...]:
        """The last lines of a container, each with its time; fewer where they would be too large."""
        if not _NAME.fullmatch(identifier):
            return ()
        for count in dict.fromkeys((tail, max(tail // 10, 1), 1)):
            try:
                return _lines(self._log(identifier, count))
            except TooMuch:
                continue
        return (f"the last line is larger than {_LOG} bytes",)

    def _log(self, identifier: str, count: int) -> bytes:
        return self._call(bytes, _LOG, lambda: self._client.logs(identifier, timestamps=True, tail=count))

    def distribution(self, reference: str, authorization: Secret | None = None, *, timeout: float = 60.0) -> Json:
        """Have the engine itself ask the registry for this reference, with this ``X-Registry-Auth`` or without any.

        ``EngineRefused`` has what the registry answered, in the engine's words.
        """
        if not _REFERENCE.fullmatch(reference) or ".." in reference:
            raise EngineRefused(400, "not a reference that could be asked for")
        # Not by the SDK's method: without a login it would send the runner's own.
        headers = {} if authorization is None else {"X-Registry-Auth": authorization.reveal()}
        url = self._client._url("/distribution/{0}/json", reference)  # noqa: SLF001
        with self._adapter.limits(cap=_RECORD, timeout=timeout):
            return _checked(dict, lambda: self._client._result(self._client._get(url, headers=headers), json=True))  # noqa: SLF001

    # How it is asked

    def _call(self, kind: type[_T], cap: int, ask: Callable[..., Any], *words: str) -> _T:
        with self._adapter.limits(cap=cap):
            return _checked(kind, lambda: ask(*words))

    def _unless_gone(self, ask: Callable[[], Json]) -> Json | None:
        try:
            return ask()
        except EngineRefused as refused:
            if refused.status == _NOT_FOUND:
                return None
            raise


def registry_login(username: str, password: Secret, registry: str) -> Secret:
    """The value of ``X-Registry-Auth`` for a registry."""
    import base64
    import json

    login = {"username": username, "password": password.reveal(), "serveraddress": registry}
    return Secret(base64.urlsafe_b64encode(json.dumps(login).encode("utf-8")).decode("ascii"))


def _checked(kind: type[_T], ask: Callable[[], Any]) -> _T:
    """The answer, if it has its form. The SDK trips over bodies that are none, in many ways."""
    try:
        answer = ask()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        words = f"an answer that cannot be read: {type(error).__name__}"
        raise EngineLost(EngineTrouble.MALFORMED, words) from error
    if not isinstance(answer, kind):
        raise EngineLost(EngineTrouble.MALFORMED, f"a {kind.__name__} was expected, and a {type(answer).__name__} came")
    return answer


def _lines(log: bytes) -> tuple[str, ...]:
    return tuple(line[:_LOG_LINE] for line in log.decode("utf-8", "replace").splitlines())
