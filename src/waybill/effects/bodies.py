"""The bodies of answers: read to their end or to a limit, and never longer when they are unpacked."""

from __future__ import annotations

import zlib

import requests

from waybill.core.evidence import Trouble
from waybill.effects.troubles import Failed


def read_body(response: requests.Response, cap: int, *, truncate: bool) -> bytes:
    """At most ``cap`` bytes. More is cut for an error's text, and ``TOO_LARGE`` for anything else."""
    content = b""
    # Read on to the end even when it seems reached: only the last read finds out that a body was cut off.
    while len(content) <= cap and (piece := response.raw.read(cap + 1 - len(content), decode_content=False)):
        content += piece
    encoding = response.headers.get("Content-Encoding", "")
    if len(content) <= cap:
        content = _decoded_text(content, encoding, cap) if truncate else _decoded(content, encoding, cap)
    if len(content) > cap and not truncate:
        raise Failed(Trouble.TOO_LARGE, f"the answer is larger than {cap} bytes")
    return content[:cap]


def _decoded_text(content: bytes, encoding: str, cap: int) -> bytes:
    """The words of an error. Its status says enough when they cannot be read."""
    try:
        return _decoded(content, encoding, cap)
    except Failed:
        return b""


def _decoded(content: bytes, encoding: str, cap: int) -> bytes:
    """Plain bytes of a body that was compressed although we asked for none of that; never more than the cap and one."""
    kind = encoding.strip().lower()
    if kind in ("", "identity") or not content:
        return content
    if kind not in ("gzip", "x-gzip", "deflate"):
        raise Failed(Trouble.MALFORMED, f"the body is encoded as {kind[:40]!r}, which was not asked for")
    unpacker = zlib.decompressobj(wbits=47)  # gzip or zlib, by what it finds
    try:
        plain = unpacker.decompress(content, cap + 1)
    except zlib.error:
        raise Failed(Trouble.MALFORMED, f"the body says {kind} and is not") from None
    if len(plain) <= cap and not unpacker.eof:
        raise Failed(Trouble.MALFORMED, f"the body says {kind} and is not whole")
    return plain
