"""What a compose file says of its services: image, build, ports, health check, files. Tolerant, bounded. Pure.

Compose itself is not asked: it may not be here, and it would want variables that only the server has. What is unclear
is left out, and asked of the user instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import Any

from waybill.core.starting.look import Build, ComposeFile, Port, Service
from waybill.core.starting.tree import below, items_of, pairs_of, read_yaml, text_of, texts_of

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,127}")
_ARGUMENT = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,127}")
_DEFAULTED = re.compile(r"\$\{[A-Za-z_][A-Za-z0-9_]*:?-([^${}]*)\}")
_PORT = re.compile(r"(?:(\[[0-9a-fA-F:]+\]|[0-9.]+):)?([0-9]{1,5}):([0-9]{1,5})(?:/tcp)?")
_ADDRESS = re.compile(
    r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/%?=&-]*)?"
)
PLATFORM = re.compile(r"linux/[a-z0-9]{1,20}(?:/v[0-9]{1,2})?")
_MORE = ("additional_contexts", "secrets", "ssh", "network")
_COMPLETED = "service_completed_successfully"


def read_compose(path: str, text: str) -> ComposeFile:
    """The services of a file that stands at ``path``."""
    try:
        document = read_yaml(text)
    except ValueError as problem:
        return ComposeFile(path=path, problem=str(problem))
    services = below(document, "services")
    if not isinstance(services, dict):
        return ComposeFile(path=path, problem="it names no services")
    jobs = {name for _, service in pairs_of(services) for name in _waits_for(service)}
    found = (_service(path, name, node, jobs) for name, node in pairs_of(services) if _NAME.fullmatch(name))
    included = tuple(_included(dirname(path), below(document, "include")))
    extended = tuple(file for _, service in pairs_of(services) for file in _extended(path, service)[:1] if file != path)
    named = (*included, *extended, *_contents(dirname(path), document))
    return ComposeFile(
        path=path,
        services=tuple(found),
        files=tuple(dict.fromkeys(named)),
        included=included,
        extended=tuple(dict.fromkeys(extended)),
    )


def _included(base: str, node: Any) -> Iterator[str]:
    for item in items_of(node):
        for text in texts_of(below(item, "path")) if isinstance(item, dict) else texts_of(item):
            if path := inside(base, text):
                yield path


def _extended(path: str, service: Any) -> tuple[str, str] | tuple[()]:
    """The file and the service that this one begins from."""
    node = below(service, "extends")
    if isinstance(node, str):
        return (path, text_of(node))
    file, name = text_of(below(node, "file")), text_of(below(node, "service"))
    where = inside(dirname(path), file) if file else path
    return (where, name) if name and where else ()


def _contents(base: str, document: Any) -> Iterator[str]:
    """Files whose content becomes a config or a secret."""
    for kind in ("configs", "secrets"):
        for _, node in pairs_of(below(document, kind)):
            if path := inside(base, text_of(below(node, "file"))):
                yield path


def _service(path: str, name: str, node: Any, jobs: set[str]) -> Service:
    base = dirname(path)
    return Service(
        name=name,
        image=text_of(below(node, "image")),
        build=_build(base, below(node, "build")),
        ports=tuple(_ports(below(node, "ports"))),
        checked=_checked(below(node, "healthcheck")),
        env_files=tuple(_env_files(base, below(node, "env_file"))),
        binds=tuple(_binds(base, below(node, "volumes"))),
        waited_for=name in jobs,
        platform=_platform(text_of(below(node, "platform"))),
        idle=below(node, "profiles") not in (None, "", []) or _scale(node) == "0",
        extends=_extended(path, node) or None,
        whole=any(below(node, key) is not None for key in ("image", "build", "extends")),
    )


def _scale(node: Any) -> str:
    return text_of(below(node, "scale")) or text_of(below(below(node, "deploy"), "replicas"))


def _waits_for(node: Any) -> Iterator[str]:
    for name, how in pairs_of(below(node, "depends_on")):
        if text_of(below(how, "condition")) == _COMPLETED:
            yield name


def _build(base: str, node: Any) -> Build | None:
    if text := text_of(node):
        context = inside(base, text)
        return Build(context=context) if context else None
    if not isinstance(node, dict):
        return None
    if below(node, "dockerfile_inline") is not None:
        return None  # there is no Dockerfile that anybody else could build
    context = inside(base, text_of(below(node, "context")) or ".")
    dockerfile = text_of(below(node, "dockerfile"))
    if not context or (dockerfile and not inside(context, dockerfile)):
        return None
    where = inside(context, dockerfile) if dockerfile else ""
    args = list(_args(below(node, "args")))
    return Build(
        context=context,
        dockerfile=where,
        target=_word(text_of(below(node, "target"))),
        args=tuple(text for text in args if "=" in text),
        open_args=tuple(text for text in args if "=" not in text),
        platforms=tuple(filter(None, map(_platform, texts_of(below(node, "platforms"))))),
        more=tuple(name for name in _MORE if below(node, name) is not None),
    )


def _args(node: Any) -> Iterator[str]:
    """Each as ``NAME=value``; as its name alone where nothing here tells the value."""
    given = [f"{name}={text_of(value)}" for name, value in pairs_of(node)] if isinstance(node, dict) else texts_of(node)
    for text in map(resolved, given):
        name, _, value = text.partition("=")
        if _ARGUMENT.fullmatch(name):
            yield text if value and "$" not in value and value.isprintable() else name


def _platform(text: str) -> str:
    text = resolved(text)
    return text if PLATFORM.fullmatch(text) else ""


def _word(text: str) -> str:
    text = resolved(text)
    return text if _NAME.fullmatch(text) else ""


def inside(base: str, text: str) -> str:
    """The path from the top of the repository; empty when it leads out, is absolute, a variable or an address."""
    text = resolved(text)
    if not text or text.startswith(("/", "~")) or "$" in text or "://" in text or not text.isprintable():
        return ""
    path = normpath(join(base, text))
    return "" if path == ".." or path.startswith(("../", "/")) else path


def resolved(text: str) -> str:
    """``${NAME:-value}`` is taken for its value. What has none stays as it is, and is not understood."""
    return _DEFAULTED.sub(lambda found: found.group(1), text)


def _ports(node: Any) -> Iterator[Port]:
    for item in items_of(node):
        if isinstance(item, dict):
            if text_of(below(item, "protocol")) not in ("", "tcp"):
                continue
            written = ":".join(text_of(below(item, key)) for key in ("host_ip", "published", "target")).lstrip(":")
        else:
            written = text_of(item)
        if found := _PORT.fullmatch(resolved(written)):
            yield Port(
                address=(found[1] or "").strip("[]"), published=found[2], container=found[3], supposed="$" in written
            )


def _checked(node: Any) -> str:
    """The address that a health check asks, where it is this container's own."""
    test = below(node, "test")
    found = _ADDRESS.search(" ".join(texts_of(test)))
    return found.group().replace("localhost", "127.0.0.1").replace("0.0.0.0", "127.0.0.1") if found else ""  # noqa: S104


def _env_files(base: str, node: Any) -> Iterator[str]:
    for item in items_of(node) if isinstance(node, list) else [node]:
        text = text_of(below(item, "path")) if isinstance(item, dict) else text_of(item)
        if path := inside(base, text):
            yield path


def _binds(base: str, node: Any) -> Iterator[str]:
    """Sources of bind mounts: a named volume has neither dot nor slash before its colon."""
    for item in items_of(node):
        source = resolved(text_of(item)).partition(":")[0] if not isinstance(item, dict) else ""
        if isinstance(item, dict) and text_of(below(item, "type")) == "bind":
            source = text_of(below(item, "source"))
        elif not source.startswith("."):
            continue
        if path := inside(base, source):
            yield path
