"""Image references: the grammar of the distribution spec, and a helpful word about every way to miss it.

Nothing is expanded silently: a name without a registry host is a problem to explain, not a wish to guess.
Texts of problems quote what was given with escapes and cut it, so they are safe to print whatever was given.
"""

from __future__ import annotations

import re
from functools import lru_cache

from waybill.core import registries
from waybill.core.nearest import nearest_tags
from waybill.frozen import dataclass

__all__ = ["Reference", "ReferenceProblem", "api_host", "nearest_tags", "parse_reference"]

_LONGEST_TEXT = 1024  # 255 of name, 128 of tag, 135 of digest, and room for what people paste around them
_LONGEST_NAME = 255
_LONGEST_TAG = 128
_SHOWN = 120
_MOST_CORRECTIONS = 8
_HEX_LENGTHS = {"sha256": 64, "sha512": 128}

_COMPONENT = re.compile(r"[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*")
_TAG = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,127}")
_TEMPLATE = re.compile(r"\$|[{}]|%[A-Za-z_]+%|<[^<>]*>")
_SCHEMES = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://)+")
_BARE_DIGEST = re.compile(r"(?:sha(?:256|512):)?[0-9a-f]{64}(?:[0-9a-f]{64})?")
_DIGEST_AFTER_COLON = re.compile(r"(?P<name>.+/[^:@]+)[:@](?P<algorithm>sha256|sha512)[:-](?P<hex>[0-9a-fA-F]{64,128})")


@dataclass(frozen=True, kw_only=True)
class Reference:
    """An image name with its registry, and a tag or a digest or both or neither."""

    registry: str  # "ghcr.io", "localhost:5000", "[::1]:5000", "docker.io"
    repository: str  # "acme/app"
    tag: str = ""
    digest: str = ""  # "sha256:<64 hex>"

    @property
    def name(self) -> str:
        """Registry and repository, without tag and digest."""
        return f"{self.registry}/{self.repository}"

    @property
    def identifier(self) -> str:
        """What a manifest is asked for with: the digest, else the tag, else ``latest`` as every engine does."""
        return self.digest or self.tag or "latest"

    def __str__(self) -> str:
        """The reference as one would write it."""
        tag = f":{self.tag}" if self.tag else ""
        return f"{self.name}{tag}" + (f"@{self.digest}" if self.digest else "")


class ReferenceProblem(ValueError):
    """The text is not a usable reference. ``code`` is a name of the catalogue; the texts are safe to print."""

    def __init__(self, code: str, problem: str, suggestion: str = "") -> None:
        super().__init__(problem)
        self.code = code
        self.problem = problem
        self.suggestion = suggestion


def parse_reference(text: str) -> Reference:
    """Read a full reference, or raise ``ReferenceProblem`` saying what is wrong and what would be right."""
    try:
        return _parse(text)
    except ReferenceProblem as problem:
        raise ReferenceProblem(problem.code, problem.problem, _corrected(problem.suggestion)) from None


def reference_of(text: str) -> Reference | None:
    """The reference, or nothing where the text is none."""
    try:
        return _parse(text)
    except ReferenceProblem:
        return None


def _corrected(candidate: str) -> str:
    """Follow corrections until one parses: a name may be wrong in several ways. Nothing when none does."""
    for _ in range(_MOST_CORRECTIONS):
        try:
            return str(_parse(candidate)) if candidate else ""
        except ReferenceProblem as problem:
            candidate = problem.suggestion
    return ""


@lru_cache(maxsize=256)  # an image is read where it is given, where it is looked at and where it is told
def _parse(text: str) -> Reference:
    """Read the text, or raise the first problem with a candidate that mends this one problem only."""
    _refuse_foreign_text(text)
    _refuse_scheme(text)
    _refuse_misplaced_digest(text)
    rest, at, digest = text.partition("@")
    name, tag = _split_tag(rest)
    _refuse_missing_registry(name, text)
    registry, _, repository = name.partition("/")
    _refuse_mistaken_host(registry.lower(), repository.lower(), text)
    _refuse_capitals(registry, repository, text)
    _refuse_host(registry)
    registry = registries.canonical(registry)
    _refuse_repository(registry, repository, text)
    _refuse_tag(tag, name, text)
    _refuse_digest(digest if at else None, rest, text)
    return Reference(registry=registry, repository=repository, tag=tag or "", digest=digest)


def api_host(registry: str) -> str:
    """The host that answers the registry API for this name: Docker Hub's differs from what people write."""
    return registries.API_HOSTS.get(registry, registry)


def _split_tag(text: str) -> tuple[str, str | None]:
    """Split at the colon of the tag: one that stands behind the last slash. ``None``: there is none."""
    before, slash, last = text.rpartition("/")
    name, colon, tag = last.partition(":")
    if not slash and last.startswith("["):  # an IPv6 address without a path
        return text, None
    return before + slash + name, tag if colon else None


# What can be wrong, in the order in which it is looked for.


def _refuse_foreign_text(text: str) -> None:
    """Refuse what cannot be a reference whatever the grammar says."""
    if not text.strip():
        problem = "The image name is empty: an earlier step, variable or output handed on nothing."
        raise ReferenceProblem("name.empty", problem)
    if len(text) > _LONGEST_TEXT:
        problem = f"{_show(text)} is {len(text)} characters long; no image reference is longer than {_LONGEST_TEXT}."
        raise ReferenceProblem("name.malformed", problem)
    template = _TEMPLATE.search(text)
    if template:
        raise ReferenceProblem("name.template-unexpanded", _unexpanded(text, template))
    if any(character.isspace() for character in text):
        _refuse_whitespace(text)
    for position, character in enumerate(text, start=1):
        if not "!" <= character <= "~":
            strange = f"the character U+{ord(character):04X} at position {position}"
            raise ReferenceProblem("name.malformed", f"{_show(text)} holds {strange}; names are plain ASCII.")


def _unexpanded(text: str, template: re.Match[str]) -> str:
    place = f"{_show(text)} still holds a template at position {template.start() + 1}: nothing put the value in."
    cause = "Expressions work in workflow files only, variables in double quotes of a shell or in an `env:` block only"
    return f"{place} {cause}."


def _refuse_whitespace(text: str) -> None:
    words = text.split()
    if len(words) == 1:
        problem = f"{_show(text)} has white space around it, which becomes part of the name."
        raise ReferenceProblem("name.whitespace", problem, words[0])
    lines = [line for line in text.splitlines() if line.strip()]
    found = f"{len(lines)} lines" if len(lines) > 1 else f"{len(words)} words"
    raise ReferenceProblem("name.whitespace", f"{_show(text)} holds {found}; one image name is wanted here.")


def _refuse_scheme(text: str) -> None:
    schemes = _SCHEMES.match(text)
    bare = text[schemes.end() :] if schemes else text
    meant = registries.image_of_web_page(bare)
    if meant:
        problem = f"{_show(text)} is the address of a web page about an image, not the image's name."
        raise ReferenceProblem("name.scheme" if schemes else "name.malformed", problem, meant)
    if schemes:
        problem = f"{_show(text)} begins with {_show(schemes.group())}; an image name begins with the registry's host."
        raise ReferenceProblem("name.scheme", problem, bare.rstrip("/"))


def _refuse_misplaced_digest(text: str) -> None:
    if _BARE_DIGEST.fullmatch(text):
        problem = f"{_show(text)} is a digest or an image ID alone; write registry/owner/image@sha256:… in full."
        raise ReferenceProblem("name.no-registry", problem)
    found = _DIGEST_AFTER_COLON.fullmatch(text)
    if found and not text[found.end("name") :].startswith(f"@{found['algorithm']}:"):
        right = f"{found['name']}@{found['algorithm']}:{found['hex']}"
        if text[found.end("name")] == ":" and text[found.end("algorithm")] == "-":
            return  # name:sha256-<hex> is the tag under which signatures are kept
        problem = f"{_show(text)}: a digest is joined to the name by '@' and written {found['algorithm']}:…"
        raise ReferenceProblem("name.digest-malformed", problem, right)


def _refuse_missing_registry(name: str, text: str) -> None:
    first, slash, _ = name.partition("/")
    if slash and registries.looks_like_host(first):
        return
    if first.startswith("[") or (not slash and registries.looks_like_host(first)):
        problem = f"{_show(text)} is a registry's address only; the image's path is missing."
        raise ReferenceProblem("name.malformed", problem)
    path = name.lower().lstrip("/")
    docker = f"docker.io/{path}" if "/" in path else f"docker.io/library/{path}"
    github = f"ghcr.io/{path}" if "/" in path else f"ghcr.io/OWNER/{path}"
    problem = (
        f"{_show(text)} names no registry. Docker would read it as {_show(docker)}; "
        f"on GitHub's registry it would be {_show(github)}. Write the one that is meant in full."
    )
    suffix = text[len(name) :]
    raise ReferenceProblem("name.no-registry", problem, (github if "/" in path else docker) + suffix)


def _refuse_capitals(registry: str, repository: str, text: str) -> None:
    name = f"{registry}/{repository}"
    if name == name.lower():
        return
    problem = (
        f"{_show(text)} holds capital letters before its tag. Image names are lower case; "
        "GitHub's own names (`github.repository`, `github.repository_owner`) keep capitals and must be lowered first."
    )
    raise ReferenceProblem("name.upper-case", problem, name.lower() + text[len(name) :])


def _refuse_mistaken_host(registry: str, repository: str, text: str) -> None:
    suffix = text[len(registry) + 1 + len(repository) :]
    first = repository.partition("/")[0]
    if registry == registries.OLD_GITHUB:
        problem = f"{_show(registry)} is GitHub's old registry; its images have moved to ghcr.io/OWNER/IMAGE."
        raise ReferenceProblem("name.old-host", problem, registries.moved_to_ghcr(repository) + suffix)
    if registries.is_typosquat(registry):
        problem = (
            f"{_show(registry)} is not GitHub's registry, which is ghcr.io; strangers own look-alike names and collect "
            "logins there. If a token was ever sent to it, revoke that token now."
        )
        raise ReferenceProblem("name.typosquat", problem, f"ghcr.io/{repository}{suffix}")
    if registry in registries.NEVER_MIRRORS and (first in registries.KNOWN or registries.is_typosquat(first)):
        problem = f"{_show(text)} holds two registry hosts, {_show(registry)} and {_show(first)}."
        raise ReferenceProblem("name.double-host", problem, repository + suffix)


def _refuse_host(registry: str) -> None:
    wrong = registries.problem_of(registry)
    if wrong:
        raise ReferenceProblem("name.malformed", f"{_show(registry)} is not a registry host: {wrong}.")


def _refuse_repository(registry: str, repository: str, text: str) -> None:
    components = repository.split("/")
    if any(":" in component for component in components):
        raise ReferenceProblem("name.tag-malformed", *_colon_in_path(text))
    if "" in components:
        problem = f"{_show(text)} has an empty part in its path, as when a variable expands to nothing."
        raise ReferenceProblem("name.malformed", problem)
    for component in components:
        if not _COMPONENT.fullmatch(component):
            rule = "parts are a-z and 0-9, joined inside by one '.', one or two '_', or '-'"
            raise ReferenceProblem("name.malformed", f"{_show(component)} cannot be part of an image name: {rule}.")
    if len(registry) + 1 + len(repository) > _LONGEST_NAME:
        problem = f"{_show(text)}: the name has {len(registry) + 1 + len(repository)} characters; {_LONGEST_NAME} fit."
        raise ReferenceProblem("name.malformed", problem)
    if len(components) == 1:
        _refuse_single_component(registry, repository, text)


def _refuse_single_component(registry: str, repository: str, text: str) -> None:
    if registry == "docker.io":
        problem = f"{_show(text)} has no owner; Docker's official images live under library/."
        suffix = text[text.index("/") + 1 + len(repository) :]
        raise ReferenceProblem("name.malformed", problem, f"docker.io/library/{repository}{suffix}")
    if registry == "ghcr.io":
        problem = f"{_show(text)} has no owner; names on GitHub's registry are ghcr.io/OWNER/IMAGE."
        raise ReferenceProblem("name.malformed", problem)


def _colon_in_path(text: str) -> tuple[str, str]:
    """Say that a tag holds no slash or colon, as branch names do, and offer dashes instead."""
    rest, at, digest = text.partition("@")
    start = rest.index(":", rest.index("/"))
    tag = rest[start + 1 :]
    problem = f"{_show(tag)} is not a tag: a tag holds no '/' and no ':' (branch names do; replace them)."
    return problem, f"{rest[:start]}:{_tag_like(tag)}{at}{digest}"


def _refuse_tag(tag: str | None, name: str, text: str) -> None:
    if tag is None or _TAG.fullmatch(tag):
        return
    if not tag:
        problem = f"{_show(text)} ends in an empty tag, as when a variable expands to nothing."
        raise ReferenceProblem("name.tag-malformed", problem)
    if len(tag) > _LONGEST_TAG:
        problem = f"{_show(tag)} is not a tag: it has {len(tag)} characters; {_LONGEST_TAG} fit."
        raise ReferenceProblem("name.tag-malformed", problem)
    rule = "tags are letters, digits, '_', '.' and '-', and begin with neither '.' nor '-'"
    suffix = text[len(name) + 1 + len(tag) :]
    raise ReferenceProblem(
        "name.tag-malformed", f"{_show(tag)} is not a tag: {rule}.", f"{name}:{_tag_like(tag)}{suffix}"
    )


def _tag_like(tag: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", tag).lstrip(".-")


def _refuse_digest(digest: str | None, name: str, text: str) -> None:
    if digest is None:
        return
    algorithm, colon, rest = digest.partition(":")
    length = _HEX_LENGTHS.get(algorithm)
    if length and re.fullmatch(f"[0-9a-f]{{{length}}}", rest):
        return
    if not digest:
        problem = f"{_show(text)} ends in '@' without a digest, as when a variable expands to nothing."
        raise ReferenceProblem("name.digest-malformed", problem)
    found = f"{_show(digest)} is not a digest: "
    tagged = re.fullmatch(r"(sha(?:256|512):[0-9a-f]+):([^:@]+)", digest)
    if tagged:
        problem = f"{found}the tag stands before the digest."
        raise ReferenceProblem("name.digest-malformed", problem, f"{name}:{tagged[2]}@{tagged[1]}")
    lowered = digest.lower()
    if not colon and len(digest) in _HEX_LENGTHS.values():
        lowered = ("sha256:" if len(digest) == _HEX_LENGTHS["sha256"] else "sha512:") + lowered
    problem = found + _wrong_with_digest(algorithm, colon, rest, length)
    raise ReferenceProblem("name.digest-malformed", problem, f"{name}@{lowered}")


def _wrong_with_digest(algorithm: str, colon: str, rest: str, length: int | None) -> str:
    if not colon:
        return "it lacks the algorithm; it must read sha256: and 64 hexadecimal digits."
    if length is None:
        return "known algorithms are sha256 and sha512, in lower case."
    if len(rest) != length:
        kind = "cut off when it was copied" if len(rest) < length else "something was added to it"
        return f"{algorithm} has {length} hexadecimal digits and this has {len(rest)} characters ({kind})."
    return "its digits are 0-9 and a-f, in lower case."


def _show(text: str) -> str:
    """Quote foreign text: escapes for everything that is not plain ASCII, cut after ``_SHOWN`` characters."""
    escaped = text[: _SHOWN + 1].encode("unicode_escape").decode("ascii")
    return f'"{escaped}"' if len(escaped) <= _SHOWN else f'"{escaped[: _SHOWN - 3]}..."'
