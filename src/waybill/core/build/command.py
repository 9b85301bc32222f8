"""The words and the environment with which a builder is called. Values travel in the environment only. Pure."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from waybill.core.build.builder import Choice, Road
from waybill.core.build.wish import BuildWish
from waybill.frozen import dataclass
from waybill.secret import Secret

__all__ = ["BuildWish", "Command", "build_command", "cache_words", "push_command", "shown"]

CACHE_TAG = "buildcache"
SECRET_VARIABLE = "WAYBILL_BUILD_SECRET_"  # noqa: S105  # the beginning of names
_EPOCH = "SOURCE_DATE_EPOCH"
_PLAIN_OUTPUT = {"BUILDKIT_COLORS": "", "NO_COLOR": "1"}


@dataclass(frozen=True, kw_only=True)
class Command:
    """One call. ``environ`` is added to that of the run; it holds values and is never shown."""

    words: tuple[str, ...]
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    secrets: tuple[Secret, ...] = ()
    progress: str = "plain"  # "rawjson", "plain", "classic", "push": how what it says is read
    result: str = ""  # "metadata", "iid": what the file at ``result_path`` will hold


def build_command(choice: Choice, wish: BuildWish, *, docker: str, result_path: str, declares_epoch: bool) -> Command:
    """The build, with the push where buildx does it. ``declares_epoch``: the Dockerfile has ARG SOURCE_DATE_EPOCH."""
    if choice.road is None:
        raise ValueError("there is no way to build here, and nobody asked for one")
    with_epoch = wish.epoch is not None and (declares_epoch or choice.road is Road.BUILDX)
    words = (
        docker,
        *_beginning(choice, wish, result_path),
        *_options(choice.road, wish, with_epoch=with_epoch),
        wish.context,
    )
    return Command(
        words=words,
        environ=_environ(choice.road, wish),
        secrets=tuple(secret for _, secret in wish.secrets),
        progress=_progress(choice),
        result="metadata" if choice.road is Road.BUILDX else "iid",
    )


def push_command(choice: Choice, wish: BuildWish, *, docker: str) -> Command | None:
    """The push that follows a build by BuildKit of the client or the classic builder; nothing for buildx."""
    if choice.road is Road.BUILDX or not wish.push:
        return None
    return Command(words=(docker, "push", wish.reference), environ=dict(_PLAIN_OUTPUT), progress="push")


def cache_words(
    cache: str, name: str, cache_from: Sequence[str], cache_to: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The values for --cache-from and --cache-to."""
    place = {"registry": f"type=registry,ref={name}:{CACHE_TAG}", "gha": "type=gha"}.get(cache, "")
    if not place:
        return tuple(cache_from), tuple(cache_to)
    target = f"{place},mode=max" if cache == "registry" else place
    return (place, *cache_from), (target,)


def shown(command: Command) -> str:
    """The words as a person would type them, for the log. No value of the environment is among them."""
    return shlex.join(command.words)


def _progress(choice: Choice) -> str:
    if choice.road is Road.CLASSIC:
        return "classic"
    return "rawjson" if choice.rawjson else "plain"


def _beginning(choice: Choice, wish: BuildWish, result_path: str) -> Iterator[str]:
    if choice.road is Road.BUILDX:
        yield from ("buildx", "build")
        if wish.builder and wish.builder != Road.BUILDX.value:
            yield f"--builder={wish.builder}"
        yield from (f"--progress={_progress(choice)}", f"--metadata-file={result_path}", f"--tag={wish.reference}")
        yield "--push" if wish.push else "--load"
    elif choice.road is Road.BUILDKIT:
        yield from ("build", "--progress=plain", f"--iidfile={result_path}", f"--tag={wish.reference}")
    else:
        yield from ("build", f"--iidfile={result_path}", "--rm", f"--tag={wish.reference}")


def _options(road: Road, wish: BuildWish, *, with_epoch: bool) -> Iterator[str]:
    """What all ways know comes first. What only some know is refused before, where it is asked of the others."""
    if wish.dockerfile:
        yield f"--file={wish.dockerfile}"
    if wish.target:
        yield f"--target={wish.target}"
    yield from (f"--build-arg={name}" for name in _arguments(wish, with_epoch=with_epoch))
    yield from (f"--label={name}={value}" for name, value in wish.labels.items())
    if wish.network:
        yield f"--network={wish.network}"
    yield from (word for word, wanted in (("--no-cache", wish.no_cache), ("--pull", wish.pull)) if wanted)
    yield from (f"--cache-from={text}" for text in wish.cache_from)
    if road is not Road.CLASSIC:
        yield from _buildkit_options(wish)
    if road is Road.BUILDX:
        yield from _buildx_options(wish)


def _arguments(wish: BuildWish, *, with_epoch: bool) -> tuple[str, ...]:
    """Names alone: the client takes the values from its environment."""
    return (*(name for name, _ in wish.args), *((_EPOCH,) if with_epoch else ()))


def _buildkit_options(wish: BuildWish) -> Iterator[str]:
    if wish.platforms:
        yield f"--platform={','.join(wish.platforms)}"
    for number, (name, _) in enumerate(wish.secrets):
        yield f"--secret=id={name},env={SECRET_VARIABLE}{number}"
    yield from (f"--ssh={text}" for text in wish.ssh)


def _buildx_options(wish: BuildWish) -> Iterator[str]:
    yield from (f"--build-context={text}" for text in wish.contexts)
    yield from (f"--cache-to={text}" for text in wish.cache_to)
    yield from (f"--annotation={text}" for text in wish.annotations)
    if wish.sbom:
        yield "--sbom=true"
    mode = {"true": "true", "min": "mode=min", "max": "mode=max"}.get(wish.provenance)
    if mode:
        yield f"--provenance={mode}"


def _environ(road: Road, wish: BuildWish) -> dict[str, str]:
    """Arguments go before what only makes the output plain: their value is the user's."""
    environ = dict(_PLAIN_OUTPUT) | dict(wish.args)
    if wish.epoch is not None:
        environ[_EPOCH] = str(wish.epoch)
    if wish.provenance == "false":
        environ["BUILDX_NO_DEFAULT_ATTESTATIONS"] = "1"
    if road is not Road.BUILDX:
        environ["DOCKER_BUILDKIT"] = "1" if road is Road.BUILDKIT else "0"
    for number, (_, secret) in enumerate(wish.secrets):
        environ[f"{SECRET_VARIABLE}{number}"] = secret.reveal()
    return environ
