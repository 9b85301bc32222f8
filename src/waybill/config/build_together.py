"""Inputs of ``build-push`` that need one another or exclude one another. Pure.

Build arguments travel to the builder in its environment, so those that would steer the docker client are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from waybill.config.images import name_of
from waybill.config.words import listed, show
from waybill.core.reference import reference_of
from waybill.errors import Mistake
from waybill.secret import Secret

_FOR_BUILDING = (
    "dockerfile",
    "build-target",
    "build-args",
    "build-secrets",
    "build-contexts",
    "ssh",
    "network",
    "no-cache",
    "pull",
    "cache",
    "cache-from",
    "cache-to",
    "sbom",
    "labels",
    "annotations",
    "source-date-epoch",
    "allow-overwrite",
)
_STEERS = re.compile(
    r"PATH|HOME|LD_.*|BUILDX_.*|BUILDKIT_HOST|BUILDKIT_PROGRESS|GODEBUG|SSL_CERT_FILE|SSL_CERT_DIR"
    r"|DOCKER_(?:HOST|CONFIG|CONTEXT|CERT_PATH|TLS.*|API_VERSION|BUILDKIT|DEFAULT_PLATFORM|CONTENT_TRUST.*|AUTH_CONFIG"
    r"|CUSTOM_HEADERS|CLI_.*|HIDE_.*)"
    r"|WAYBILL_.*|XDG_.*|TMPDIR|SSH_AUTH_SOCK",
)
# Options of a cache that are secrets, and the variable from which buildx takes each by itself.
_CACHE_SECRETS = {
    "secret_access_key": "AWS_SECRET_ACCESS_KEY",
    "session_token": "AWS_SESSION_TOKEN",
    "access_key_id": "AWS_ACCESS_KEY_ID",
    "token": "ACTIONS_RUNTIME_TOKEN",
    "account_key": "",
}
_BY_CLIENT = "leave it out, and set {} in `env`: buildx reads it"
_BY_SERVER = "leave it out, and set the AZURE_ variables of a service principal where the builder itself runs"
_CACHE_OPTION = re.compile(r"(?:^|,)[\s\"]*(" + "|".join(_CACHE_SECRETS) + r")\s*=", re.IGNORECASE)
_USER_INFO = re.compile(r"\b(?:https?|git|ssh)://([^/@\s?#]*)@", re.IGNORECASE)  # an image may stand before an @, too
_SECRET_LINE = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)=(.*)")
_EPOCH = "SOURCE_DATE_EPOCH"
_LONGEST_USER = 16  # what is longer is a token


def check_build(
    values: Mapping[str, object], origins: Mapping[str, str], images: Sequence[str], environ: Mapping[str, str]
) -> Iterator[Mistake]:
    """What is wrong with the inputs beside one another; each mistake names an input."""
    yield from _images(values, images)
    yield from _own_builder(values, origins, images)
    yield from _cache(values)
    yield from _arguments(values, environ)
    yield from _secrets(values)
    yield from _open_secrets(values)
    if values.get("push") is False and len(_texts(values, "platforms")) > 1:
        problem = "is false, and several platforms are asked for: the engine holds an image for one only"
        yield Mistake("push", problem, "`push: true`, or one platform")


def images_meant(values: Mapping[str, object], images: Sequence[str]) -> tuple[str, ...]:
    """The image, or where none was given the one that full names in ``tags`` carry."""
    if images:
        return tuple(images)
    named = (reference_of(text) for text in _texts(values, "tags") if "/" in text and "<" not in text)
    return tuple(dict.fromkeys(reference.name for reference in named if reference))


def _texts(values: Mapping[str, object], name: str) -> tuple[str, ...]:
    found = values.get(name)
    return found if isinstance(found, tuple) else ()


def _images(values: Mapping[str, object], images: Sequence[str]) -> Iterator[Mistake]:
    if len({name_of(image) for image in images}) > 1:
        shown = listed([show(name_of(image), 100) for image in images], 5)
        fix = "one image; prove it in the other registry by a second step with `digest` or `metadata`"
        yield Mistake("image", f"names {len(images)} images: {shown}", fix)
    elif len(images) > 1:
        yield Mistake("image", f"is given {len(images)} times with the same name", "the name once, and `tags`")
    if not images and not values.get("metadata"):
        yield Mistake("image", "no image was given", "an image name such as ghcr.io/acme/app")


def _own_builder(values: Mapping[str, object], origins: Mapping[str, str], images: Sequence[str]) -> Iterator[Mistake]:
    """Whoever built by himself is asked for nothing that belongs to building."""
    pinned = any("@" in image for image in images)
    own = next((name for name in ("metadata", "digest") if values.get(name)), "image" if pinned else "")
    if not own:
        return
    given = f"`{own}`" if own != "image" else "a digest in `image`"
    for name in _FOR_BUILDING:
        if values.get(name):
            fix = f"one of them: with {given} nothing is built, and what is there is proved"
            yield Mistake(name, f"is given beside {given}", fix)
    for name in ("context", "provenance", "builder"):
        if values.get(name) and origins.get(name, "default") != "default":
            fix = f"one of them: with {given} nothing is built, and what is there is proved"
            yield Mistake(name, f"is given beside {given}", fix)
    if values.get("push") is False:
        yield Mistake("push", f"is false beside {given}", "`push: true` or nothing: the image must be in the registry")


def _cache(values: Mapping[str, object]) -> Iterator[Mistake]:
    if values.get("cache") and values.get("cache-to"):
        yield Mistake("cache-to", "is given beside `cache`", "one of them: `cache` writes to a place of its own")


def _open_secrets(values: Mapping[str, object]) -> Iterator[Mistake]:
    """What would stand in the command line, in the log and in the waybill. The value is not repeated."""
    for name in ("cache-from", "cache-to"):
        for text in _texts(values, name):
            for option in map(str.lower, _CACHE_OPTION.findall(text)):
                variable = "" if "type=azblob" in text else _CACHE_SECRETS[option]
                problem = f"holds the secret option {option}, which everybody could read in the log"
                yield Mistake(name, problem, _BY_CLIENT.format(variable) if variable else _BY_SERVER)
    for name in ("cache-from", "cache-to", "build-contexts"):
        if any(_is_secret(info) for text in _texts(values, name) for info in _USER_INFO.findall(text)):
            problem = "holds a login in a URL, which everybody could read in the log"
            fix = "the URL without it, and the token as `GIT_AUTH_TOKEN=env:NAME` in `build-secrets`"
            yield Mistake(name, problem, fix)


def without_cache_secrets(text: str) -> str:
    """The options of a cache without the values that are refused in ``_open_secrets``."""
    return re.sub(rf"({_CACHE_OPTION.pattern})[^,]*", r"\1***", text, flags=re.IGNORECASE) if "type=" in text else text


def _is_secret(info: str) -> bool:
    """`git@` and the like name a user only."""
    user, colon, password = info.partition(":")
    return bool(password) or (not colon and len(user) > _LONGEST_USER)


def _arguments(values: Mapping[str, object], environ: Mapping[str, str]) -> Iterator[Mistake]:
    seen: dict[str, str] = {}
    for text in _texts(values, "build-args"):
        name, equals, value = text.partition("=")
        if _STEERS.fullmatch(name):
            yield Mistake("build-args", f"sets {name}, which would steer the docker client", "another name for the ARG")
        elif name == _EPOCH and values.get("source-date-epoch"):
            yield Mistake("build-args", f"sets {_EPOCH} beside `source-date-epoch`", "one of them")
        elif not equals and name not in environ:
            yield Mistake("build-args", f"{name} has no value and is not in the environment", "`NAME=value`, or set it")
        if name in seen and seen[name] != value + equals:
            yield Mistake("build-args", f"gives {name} twice, with different values", "each name once")
        seen[name] = value + equals


def _secrets(values: Mapping[str, object]) -> Iterator[Mistake]:
    """A line that is no assignment is not repeated: it may be a secret by itself."""
    given = values.get("build-secrets")
    if not isinstance(given, Secret):
        return
    names: set[str] = set()
    for number, line in enumerate(given.reveal().splitlines(), 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        found = _SECRET_LINE.fullmatch(bare)
        if found is None:
            fix = "one `ID=value`, `ID=env:NAME` or `ID=file:PATH` a line; a value of several lines by `ID=file:PATH`"
            yield Mistake("build-secrets", f"line {number} is no assignment", fix)
        elif not found[2].strip() or found[2] in ("env:", "file:"):
            yield Mistake("build-secrets", f"line {number} is empty after {found[1]}=", "the value, or where it is")
        elif found[1] in names:
            yield Mistake("build-secrets", f"line {number} gives {found[1]} a second time", "each name once")
        names |= {found[1]} if found else set()
