"""What the tests of reading share: one call that reads, and one that expects mistakes."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping, Sequence

import pytest

from waybill.config.read import config_request, load_config, read_settings
from waybill.config.settings import PreflightSettings, Settings, VerifySettings
from waybill.errors import Mistake, UsageError

HEX = "0123456789abcdef" * 4
DIGEST = f"sha256:{HEX}"
IMAGE = {"image": "ghcr.io/acme/app"}


def no_file(_path: str, _limit: int) -> bytes:
    raise FileNotFoundError(errno.ENOENT, "No such file or directory")


def no_secret(_source: str) -> str:
    raise AssertionError("no secret is to be read")


def no_text(_path: str) -> str:
    raise AssertionError("no list is to be read")


def settings(
    flags: Mapping[str, str | Sequence[str]] | None = None,
    environ: Mapping[str, str] | None = None,
    file: str | None = None,
    *,
    read_secret: Callable[[str], str] = no_secret,
    read_text: Callable[[str], str] = no_text,
) -> PreflightSettings:
    found = read("preflight", flags, environ, file, read_secret=read_secret, read_text=read_text)
    assert isinstance(found, PreflightSettings)
    return found


def verify_settings(
    flags: Mapping[str, str | Sequence[str]] | None = None,
    environ: Mapping[str, str] | None = None,
    file: str | None = None,
    *,
    read_secret: Callable[[str], str] = no_secret,
) -> VerifySettings:
    found = read("verify", flags, environ, file, read_secret=read_secret)
    assert isinstance(found, VerifySettings)
    return found


def read(
    verb: str,
    flags: Mapping[str, str | Sequence[str]] | None,
    environ: Mapping[str, str] | None,
    file: str | None,
    *,
    read_secret: Callable[[str], str] = no_secret,
    read_text: Callable[[str], str] = no_text,
) -> Settings:
    flags, environ = flags or {}, environ or {}
    read_bytes = no_file if file is None else lambda _path, _limit: file.encode()
    return read_settings(
        verb,
        flags=flags,
        environ=environ,
        file=load_config(config_request(flags, environ), read_bytes),
        read_secret=read_secret,
        read_text=read_text,
    )


def mistakes(
    flags: Mapping[str, str | Sequence[str]] | None = None,
    environ: Mapping[str, str] | None = None,
    file: str | None = None,
    *,
    read_secret: Callable[[str], str] = no_secret,
    read_text: Callable[[str], str] = no_text,
    verb: str = "preflight",
) -> tuple[Mistake, ...]:
    with pytest.raises(UsageError) as caught:
        read(verb, flags, environ, file, read_secret=read_secret, read_text=read_text)
    assert caught.value.exit_code == 2
    return caught.value.mistakes


def one(found: tuple[Mistake, ...], where: str, problem: str, fix: str) -> None:
    """There is exactly one mistake, and it says these three."""
    (mistake,) = found
    assert mistake.where == where
    assert problem in mistake.problem
    assert fix in mistake.allowed
