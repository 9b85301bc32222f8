"""From the settings to what a builder is asked for: values out of the environment and out of files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os.path import join

from waybill.config.settings import BuildSecret, BuildSettings, build_secret_lines
from waybill.core.build.builder import Choice
from waybill.core.build.command import cache_words
from waybill.core.build.labels import image_annotations
from waybill.core.build.wish import BuildWish
from waybill.effects import given_files
from waybill.errors import Mistake, UsageError
from waybill.secret import Secret

Pair = tuple[str, str]


def dockerfile_of(settings: BuildSettings) -> str:
    """Where the Dockerfile stands: where the input says, else in the context, as docker looks for it."""
    return settings.dockerfile or join(settings.context, "Dockerfile")


def build_args(settings: BuildSettings, environ: Mapping[str, str]) -> tuple[Pair, ...]:
    """Names and values. A name alone takes its value out of the environment, as docker does it."""
    pairs = (line.partition("=") for line in settings.build_args)
    return tuple((name, value if equals else environ.get(name, "")) for name, equals, value in pairs)


def build_secrets(settings: BuildSettings, environ: Mapping[str, str]) -> tuple[tuple[str, Secret], ...]:
    """Each secret by its name; ``UsageError`` for all that cannot be had."""
    found: list[tuple[str, Secret]] = []
    mistakes: list[Mistake] = []
    for line in build_secret_lines(settings.build_secrets):
        value = _value(line, environ)
        if isinstance(value, Mistake):
            mistakes.append(value)
        else:
            found.append((line.name, value))
    if mistakes:
        raise UsageError(mistakes)
    return tuple(found)


def _value(line: BuildSecret, environ: Mapping[str, str]) -> Secret | Mistake:
    if line.variable:
        given = environ.get(line.variable)
        where = f"build-secrets {line.name}"
        return (
            Secret(given) if given else Mistake(where, f"{line.variable} is not set", "a variable that holds a value")
        )
    if line.path:
        try:
            return Secret(given_files.read_secret(f"file:{line.path}"))
        except (OSError, ValueError) as error:
            return Mistake(f"build-secrets {line.name}", f"{line.path}: {error}", "a text file of at most 64 KiB")
    return line.value or Secret("")


def wish_of(
    settings: BuildSettings,
    *,
    name: str,
    tag: str,
    choice: Choice,
    args: tuple[Pair, ...],
    secrets: tuple[tuple[str, Secret], ...],
    labels: Mapping[str, str],
    epoch: int | None,
    attests: bool = False,
) -> BuildWish:
    """All that one call of a builder follows from. ``attests``: it adds attestations, and so an index, by itself."""
    cache_from, cache_to = cache_words(settings.cache, name, settings.cache_from, settings.cache_to)
    attested = settings.sbom or settings.provenance in ("min", "max", "true")
    index = settings.push and (len(settings.platforms) > 1 or attested or attests)
    return BuildWish(
        name=name,
        tag=tag,
        push=settings.push,
        context=settings.context,
        dockerfile=settings.dockerfile,
        target=settings.build_target,
        platforms=settings.platforms,
        args=args,
        secrets=secrets,
        contexts=settings.build_contexts,
        ssh=settings.ssh,
        network=settings.network,
        no_cache=settings.no_cache,
        pull=settings.pull,
        cache_from=cache_from,
        cache_to=cache_to,
        labels=labels,
        annotations=image_annotations(settings.annotations, labels, index=index, supported=choice.annotations),
        sbom=settings.sbom,
        provenance=settings.provenance,
        epoch=epoch,
        builder=settings.builder,
    )


def metadata_text(settings: BuildSettings) -> str:
    """The JSON of somebody else's builder: the input itself, or the file that it names."""
    if not settings.metadata:
        return ""
    if settings.metadata[0].lstrip().startswith(("{", "[")):
        return "\n".join(settings.metadata)
    try:
        return given_files.read_text(settings.metadata[0])
    except (OSError, ValueError) as error:
        mistake = Mistake("metadata", f"{settings.metadata[0]}: {error}", "JSON, or the path of a file that holds it")
        raise UsageError([mistake]) from None


def references_in(names: tuple[str, ...]) -> Iterator[str]:
    """The full names of a metadata file: several may stand in one text."""
    for name in names:
        yield from (part.strip() for part in name.split(",") if part.strip())
