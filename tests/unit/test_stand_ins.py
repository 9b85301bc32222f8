"""The two stand-ins in vendor/ do what their first lines say."""

from __future__ import annotations

from collections.abc import Callable

import charset_normalizer
import pytest
from nacl import NotShippedError, encoding, public

TOUCHES: dict[str, Callable[[], object]] = {
    "nacl.encoding.Base64Encoder": lambda: encoding.Base64Encoder,
    "nacl.public.PublicKey": lambda: public.PublicKey(b"key", encoder=None),
    "nacl.public.SealedBox": lambda: public.SealedBox(None),
}


@pytest.mark.parametrize("name", TOUCHES)
def test_touching_what_is_not_shipped_says_so(name: str) -> None:
    with pytest.raises(NotShippedError, match=f"^{name}: PyNaCl is not shipped with Waybill"):
        TOUCHES[name]()


def test_pygithub_says_so_when_asked_to_encrypt() -> None:
    from github.PublicKey import encrypt

    with pytest.raises(NotShippedError, match="PyNaCl is not shipped with Waybill"):
        encrypt("bm90IGEga2V5", "value")


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", "배포".encode("euc-kr"), bytes(range(256)) * 64])
def test_a_charset_is_never_guessed(body: bytes) -> None:
    assert charset_normalizer.detect(body)["encoding"] == "utf-8"


def test_requests_accepts_the_stand_in() -> None:
    from requests import Response

    response = Response()
    response._content = "배포 ".encode() + b"\xff"

    assert response.apparent_encoding == "utf-8"
    assert response.text == "배포 \ufffd"
