"""One road to GitHub's REST API: PyGithub makes the requests, our own HTTP client carries them.

PyGithub knows how URLs are built below an Enterprise base path and which API version is asked. Its transport, which
sleeps, retries and reads without end, is replaced by ``effects/http.py``. It never sees the token: what it does not
have it can neither log nor send elsewhere.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, Any

import waybill
from waybill.core.evidence import Answer, Trouble
from waybill.core.protocol import asked_wait, excerpt, load_json, printable, safe_url, split_url
from waybill.effects.addresses import is_loopback_name
from waybill.effects.http import Call, Fetched, Http
from waybill.frozen import dataclass
from waybill.secret import Secret

if TYPE_CHECKING:
    from github.Requester import Requester

BODY_CAP = 16 * 1024 * 1024  # a commit of many files comes with its patches
LONGEST_WAIT = 10.0  # a secondary limit that asks for more is reported, not waited for
_FORBIDDEN = 403
_ACCEPTED = 202
_HEADERS = {"Accept": "application/vnd.github+json"}


@dataclass(frozen=True, kw_only=True)
class Got:
    """One answer and the JSON in it. The readers never fail: what is not there, or of another type, is empty."""

    answer: Answer
    data: Any = None
    link: str = ""

    @property
    def more(self) -> bool:
        """True when GitHub says that another page follows."""
        return bool(re.search(r';\s*rel="?next\b', self.link))

    def expect(self, kind: type) -> Got:
        """The same, or ``MALFORMED`` when a good answer holds something else than this kind of JSON value."""
        if not self.answer.ok or isinstance(self.data, kind):
            return self
        return replace(self, answer=_malformed(self.answer, f"the body is not {_NAMES[kind]}"), data=None)

    def text(self, *keys: str, limit: int | None = 1024) -> str:
        """A text below these keys; printable and on one line, unless ``limit`` is None."""
        value = self._below(keys)
        if not isinstance(value, str):
            return ""
        return value if limit is None else printable(value, limit)

    def number(self, *keys: str) -> int | None:
        """A whole number below these keys."""
        value = self._below(keys)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def items(self, *keys: str) -> list[dict[str, Any]]:
        """The objects of a list below these keys."""
        value = self._below(keys)
        return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []

    def _below(self, keys: tuple[str, ...]) -> Any:
        value = self.data
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return value


_NAMES: Mapping[type, str] = {dict: "a JSON object", list: "a JSON list"}


class Api:
    """GitHub's REST API at one base URL with one token, or none."""

    def __init__(self, api_url: str, token: Secret | None, http: Http) -> None:
        self._url = api_url.rstrip("/")
        self._token = token
        self._http = http

    def get(self, path: str, **query: str) -> Got:
        """``GET`` one resource. A short wait that a secondary rate limit asks for is kept once."""
        refusal = self._unfit()
        if refusal:
            return Got(answer=Answer(method="GET", url=safe_url(self._url), trouble=Trouble.MALFORMED, detail=refusal))
        got = self._ask(path, query)
        wait = self._short_wait(got.answer)
        if wait is None:
            return got
        self._http.clock.sleep(wait)
        again = self._ask(path, query)
        history = (*got.answer.history, str(got.answer.status), *again.answer.history)
        return replace(again, answer=replace(again.answer, history=history))

    def pages(self, path: str, *, most: int, **query: str) -> Iterator[Got]:
        """The pages of a list, until the last one, the first refusal, or ``most``."""
        yield from self.continued(self.get(path, **query).expect(list), path, most=most, kind=list, **query)

    def continued(self, first: Got, path: str, *, most: int, kind: type = dict, **query: str) -> Iterator[Got]:
        """A first page that was already asked for, and those after it."""
        yield first
        got = first
        for page in range(2, most + 1):
            if not (got.answer.ok and got.more):
                return
            got = self.get(path, **query, page=str(page)).expect(kind)
            yield got

    def _unfit(self) -> str:
        parts = split_url(self._url)
        if parts is None or parts.scheme not in ("https", "http") or "@" in parts.netloc:
            return "the address of GitHub's API is not an https address"
        if parts.scheme == "http" and not is_loopback_name(parts.hostname or ""):
            return "the address of GitHub's API is plain http: nothing was sent"
        return ""

    def _ask(self, path: str, query: Mapping[str, str]) -> Got:
        carrier = _Carrier(self._http, self._origin, self._token)
        connection: Any = carrier  # it has the form of PyGithub's, not its type
        try:
            _, _, text = self._requester.requestJson("GET", path, dict(query), dict(_HEADERS), None, connection)
        except _NoAnswer as error:
            return Got(answer=error.answer)
        return replace(_parsed(carrier.fetched.answer, text), link=carrier.fetched.link)

    def _short_wait(self, answer: Answer) -> float | None:
        if answer.status != _FORBIDDEN or "retry-after" not in answer.headers:
            return None
        wait = asked_wait(answer.headers, "", self._http.clock.wall())
        return wait if wait is not None and wait <= LONGEST_WAIT else None

    @property
    def _origin(self) -> str:
        parts = split_url(self._url)
        return f"{parts.scheme}://{parts.netloc}" if parts else ""

    @cached_property
    def _requester(self) -> Requester:
        return _requester_class()(
            auth=None,
            base_url=self._url,
            timeout=1,
            user_agent=f"waybill/{waybill.VERSION}",
            per_page=100,
            verify=True,
            retry=None,
            pool_size=1,
            api_version="2022-11-28",
        )


def _requester_class() -> type[Requester]:
    """PyGithub's Requester alone, in 17 ms. Its package would import 180 modules of objects in 70 ms.

    The package stands in ``sys.modules`` unexecuted. Who needs more of PyGithub has its loader execute it first.
    """
    spec = find_spec("github")
    assert spec is not None  # noqa: S101 -- vendored
    sys.modules.setdefault("github", module_from_spec(spec))
    from github.Requester import Requester as Maker

    return Maker


class _NoAnswer(Exception):
    """Carries an answer that is none through PyGithub."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.detail)
        self.answer = answer


class _Carrier:
    """What PyGithub takes for a connection: hands the request to our client."""

    def __init__(self, http: Http, origin: str, token: Secret | None) -> None:
        self._http = http
        self._origin = origin
        self._authorization = Secret(f"Bearer {token.reveal()}") if token else None
        self.fetched = Fetched(answer=Answer(method="GET", url=origin))

    def request(self, verb: str, url: str, _body: object, headers: dict[str, str], _stream: bool = False) -> None:
        target = self._origin + url
        self._call = Call(method=verb, url=target, headers=headers, authorization=self._authorization, cap=BODY_CAP)

    def getresponse(self) -> _Carried:
        self.fetched = fetched = self._http.send(self._call)
        if fetched.answer.status is None:
            raise _NoAnswer(fetched.answer)
        if fetched.answer.status == _ACCEPTED:  # PyGithub would ask again for ever
            raise _NoAnswer(_malformed(fetched.answer, "accepted, but not ready"))
        return _Carried(fetched.answer.status, fetched.content)


class _Carried:
    """What PyGithub takes for a response. It gets no headers: it would follow, wait and stumble over some of them."""

    def __init__(self, status: int, content: bytes) -> None:
        self.status = status
        self._content = content

    def getheaders(self) -> tuple[tuple[str, str], ...]:
        return ()

    def read(self) -> str:
        return self._content.decode("utf-8", "replace")


def _parsed(answer: Answer, text: str) -> Got:
    if not answer.ok:
        return Got(answer=answer)
    data = load_json(text.encode())
    if data is None:
        return Got(answer=replace(_malformed(answer, "the body is not JSON"), excerpt=excerpt(text.encode())))
    return Got(answer=answer, data=data)


def _malformed(answer: Answer, why: str) -> Answer:
    """An answer that cannot be used is no answer: its status would make it look like one."""
    return replace(answer, status=None, trouble=Trouble.MALFORMED, detail=f"HTTP {answer.status}: {why}")
