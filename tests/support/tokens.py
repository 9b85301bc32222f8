"""Tokens that have the form of real ones and never were one. They are made at run time, so that no file holds any."""

from __future__ import annotations

import random
import string
import zlib

_LETTERS = string.digits + string.ascii_uppercase + string.ascii_lowercase


def classic_token(seed: int = 0) -> str:
    """A classic personal access token with a right checksum."""
    return checksummed_token("ghp", seed)


def checksummed_token(prefix: str, seed: int = 0) -> str:
    """A token of 40 characters under this prefix (``ghp``, ``gho``, ``ghu``) with a right checksum."""
    body = _body(seed, 30)
    number, checksum = zlib.crc32(body.encode()), ""
    for _ in range(6):
        number, digit = divmod(number, 62)
        checksum = _LETTERS[digit] + checksum
    return f"{prefix}_{body}{checksum}"


def fine_grained_token(seed: int = 0) -> str:
    """A fine-grained personal access token: 22 characters, an underscore and 59 more."""
    return f"github_pat_{_body(seed, 22)}_{_body(seed + 1, 59)}"


def installation_token(seed: int = 0) -> str:
    """An installation token in the long form with dots, as a job's own token may have it."""
    return "ghs_" + ".".join(_body(seed + part, 170) for part in range(3))


def _body(seed: int, length: int) -> str:
    return "".join(random.Random(seed).choices(_LETTERS, k=length))  # noqa: S311  # nothing is kept safe with it
