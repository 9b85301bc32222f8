"""Is ``waybill.yml`` right for every environment and every verb that it is made for? What ``config check`` says. Pure.

Each verb reads the file with its own code, given nothing else than what a run must bring: the digest, and variables
that build arguments name. What a run may bring beside (hosts, say) is no mistake of the file: the verb is then told as
one that the file alone does not start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NoReturn

from waybill.config.configfile import ConfigFile
from waybill.config.given import Given, read_given
from waybill.config.images import pinned
from waybill.config.input import BUILD_PUSH, CHANGING, DEPLOY, PREFIX, PREFLIGHT, ROLLBACK, STEPS, VERIFY
from waybill.config.inputs import input_named
from waybill.config.read import read_settings
from waybill.config.words import show
from waybill.errors import Mistake, UsageError
from waybill.frozen import dataclass

TOP = "(top)"
_A_DIGEST = f"sha256:{'0' * 64}"  # stands for the one that a run hands on
# What each verb needs of the file before it is asked whether the rest is right.
_NEEDS: Mapping[str, tuple[str, ...]] = {
    PREFLIGHT: ("image",),
    BUILD_PUSH: ("image",),
    VERIFY: ("image", "hosts"),
    DEPLOY: ("image", "hosts", "project-directory"),
    ROLLBACK: ("hosts", "project-directory"),
}
_ONE_IMAGE = "one image"
_Level = Mapping[str, Given]
ReadText = Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Checked:
    """One environment: which verbs it starts, and what the others would have to be given beside it."""

    name: str
    fits: tuple[str, ...]
    lacks: Mapping[str, tuple[str, ...]]  # verb -> inputs


@dataclass(frozen=True, kw_only=True)
class Check:
    """The whole file. It counts as right where ``mistakes`` is empty."""

    environments: tuple[Checked, ...]
    mistakes: tuple[Mistake, ...]
    warnings: tuple[str, ...]


def check_file(file: ConfigFile, environ: Mapping[str, str], read_text: ReadText, only: str = "") -> Check:
    """Judge every environment, or one, and the settings at the top by themselves."""
    names = [only] if only else ["", *file.environments]
    outer = {name: value for name, value in environ.items() if not name.startswith(PREFIX)}
    checked = [_checked(file, name) for name in names]
    mistakes = [*file.mistakes]
    for one, name in zip(checked, names, strict=True):
        for verb in one.fits:
            mistakes += [_placed(mistake, name, verb) for mistake in _mistakes(verb, name, file, outer, read_text)]
    warnings = () if mistakes else tuple(_unused(file, dict(zip(names, checked, strict=True)), only))
    return Check(environments=tuple(checked), mistakes=tuple(_once(mistakes)), warnings=warnings)


def _levels(file: ConfigFile, name: str) -> _Level:
    return {**file.top, **file.environments.get(name, {})}


def _says(level: _Level, name: str) -> bool:
    return name in level and not level[name].clears


def _checked(file: ConfigFile, name: str) -> Checked:
    level = _levels(file, name)
    lacks = {verb: (*_lacking(verb, level), *_too_many(verb, level)) for verb in STEPS}
    fits = tuple(verb for verb in STEPS if not lacks[verb])
    return Checked(name=name or TOP, fits=fits, lacks={verb: names for verb, names in lacks.items() if names})


def _lacking(verb: str, level: _Level) -> Iterator[str]:
    """Where something is said that only a deploy reads, a deploy is meant, and a missing directory is a mistake."""
    meant = any(_says(level, name) and set(input_named(name).verbs) <= set(CHANGING) for name in level)
    for need in _NEEDS[verb]:
        listed = need == "image" and verb == PREFLIGHT and _says(level, "images-file")
        mistaken = need == "project-directory" and meant
        if not (_says(level, need) or listed or mistaken):
            yield need


def _too_many(verb: str, level: _Level) -> Iterator[str]:
    """Several images are for ``preflight``; any other verb takes one of them."""
    if verb != PREFLIGHT and len(_values(level, "image")) > 1:
        yield _ONE_IMAGE


def _values(level: _Level, name: str) -> tuple[str, ...]:
    if not _says(level, name):
        return ()
    value = read_given(input_named(name), level[name])[0]
    return value if isinstance(value, tuple) else ()


def _mistakes(
    verb: str, environment: str, file: ConfigFile, environ: Mapping[str, str], read_text: ReadText
) -> Sequence[Mistake]:
    level = _levels(file, environment)
    flags = {"environment": environment} if environment else {}
    if verb == DEPLOY and not any(map(pinned, _values(level, "image"))) and not _pins(level):
        flags["digest"] = _A_DIGEST
    arguments = dict.fromkeys((text for text in _values(level, "build-args") if "=" not in text), "")
    try:
        read_settings(
            verb, flags=flags, environ={**arguments, **environ}, file=file, read_secret=_nothing, read_text=read_text
        )
    except UsageError as error:
        return error.mistakes
    return ()


def _pins(level: _Level) -> bool:
    return _says(level, "tag") or _says(level, "digest")


def _nothing(_source: str) -> NoReturn:
    raise AssertionError("no secret stands in the file")


def _placed(mistake: Mistake, environment: str, verb: str) -> Mistake:
    """A mistake that has no line in the file says whose it is."""
    if ":" in mistake.where.partition(" ")[0]:
        return mistake
    return Mistake(f"{environment or TOP}, {verb}: {mistake.where}", mistake.problem, mistake.allowed)


def _once(mistakes: Sequence[Mistake]) -> Iterator[Mistake]:
    """What several verbs say alike is said once, by the first of them."""
    seen: set[tuple[str, ...]] = set()
    for mistake in mistakes:
        environment, comma, rest = mistake.where.partition(", ")
        key = (environment, rest.partition(": ")[2] if comma else "", mistake.problem)
        if key not in seen:
            seen.add(key)
            yield mistake


def _unused(file: ConfigFile, checked: Mapping[str, Checked], only: str) -> Iterator[str]:
    """Settings that no verb reads which this file starts: most often one of them was forgotten."""
    everywhere = {verb for one in checked.values() for verb in one.fits}
    if not everywhere:
        yield "the file names no image: no verb starts without one being given beside it"
        return
    if not only:
        yield from _unread(file.top, everywhere, "")
    for name in [only] if only else file.environments:
        yield from _unread(file.environments[name], set(checked[name].fits), name)


def _unread(level: _Level, verbs: set[str], environment: str) -> Iterator[str]:
    for name, given in level.items():
        readers = set(input_named(name).verbs)
        if given.clears or readers & verbs:
            continue
        whose = f"environment {show(environment)}" if environment else "the file"
        listed = ", ".join(sorted(readers))
        yield f"{given.origin} {name}: read by {listed} only, and {whose} does not say all that they need"
