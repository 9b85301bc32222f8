"""Which images are meant: ``image``, ``images-file``, and the ``tag`` and ``digest`` given beside them. Pure text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from waybill.config.words import show, unwelcome_character
from waybill.errors import Mistake

_MAX_LIST = 1024 * 1024
_HOST_MARK = r"[.:]|^localhost$"
_HOST_LIKE = (
    r"(?:\[[0-9A-Fa-f:.]+\]|[^:\s${}\[\]]+)(?::[0-9]+)?"  # wider than any valid host, narrower than any template
)


@dataclass(frozen=True)
class _Parts:
    name: str
    tag: str | None
    digest: str | None


def read_list(origin: str, text: str) -> tuple[list[str], list[Mistake]]:
    """The images of a file: one a line; empty lines and what follows ``#`` do not count."""
    if len(text) > _MAX_LIST:
        return [], [Mistake(f"{origin} images-file", "is larger than 1 MiB", "a text file with one image a line")]
    images: list[str] = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff")), 1):
        image = re.sub(r"(?:^|[ \t])#.*", "", line).strip(" \t")
        if character := unwelcome_character(image):
            problem = f"line {number} holds the control or invisible character {character}"
            return [], [Mistake(f"{origin} images-file", problem, "a UTF-8 text file with one image a line")]
        if image:
            images.append(image)
    if images:
        return images, []
    return [], [Mistake(f"{origin} images-file", "names no image", "one image a line; `#` starts a comment")]


def merge(image: str, tag: str, digest: str) -> tuple[str, list[Mistake]]:
    """One image with the tag and the digest that were given beside it; two that differ are a mistake."""
    parts = _split(image)
    mistakes = [
        *_differ("tag", image, parts.tag, tag),
        *_differ("digest", image, parts.digest, digest),
    ]
    # An own separator with nothing after it stays as it is: the malformed name is worth a finding of its own.
    with_tag = parts.name + _suffix(":", parts.tag, tag)
    return with_tag + _suffix("@", parts.digest, digest), mistakes


def pinned(image: str) -> bool:
    """True when it carries a tag or a digest, well-formed or not."""
    parts = _split(image)
    return parts.tag is not None or parts.digest is not None


def name_of(image: str) -> str:
    """The image without tag and digest."""
    return _split(image).name


def registry_of(image: str) -> str:
    """The registry that a name seems to carry; empty when it shows none. Only for advice, never to send anything."""
    host, slash, _rest = re.sub(r"^[A-Za-z]+://", "", image).partition("/")
    marked = slash and re.search(_HOST_MARK, host) and re.fullmatch(_HOST_LIKE, host)
    return host.lower() if marked else ""


def _split(image: str) -> _Parts:
    rest, at, digest = image.partition("@")
    directory, slash, last = rest.rpartition("/")
    name, colon, tag = last.partition(":")
    return _Parts(directory + slash + name, tag if colon else None, digest if at else None)


def _suffix(separator: str, own: str | None, beside: str) -> str:
    if own is not None:
        return separator + own
    return separator + beside if beside else ""


def _differ(word: str, image: str, own: str | None, beside: str) -> list[Mistake]:
    if not own or not beside or own == beside:
        return []
    problem = f"is {show(beside)}, but the image {show(image, 200)} carries {show(own, 100)}"
    return [Mistake(word, problem, f"one {word}: in `image` or in `{word}`, or the same in both")]
