"""Is ``waybill.yml`` right for every environment and every verb that it is made for? What ``config check`` says. Pure.

Each verb reads the file with its own code, given nothing else than what a run must bring: the digest, and variables
that build arguments name. What a run may bring beside (hosts, say) is no mistake of the file: the verb is then told as
one that the file alone does not start, and what it would refuse even so is a warning. So is what `ship` alone refuses:
the file is right for everybody who goes by steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NoReturn

from waybill.config.build_together import images_meant
from waybill.config.configfile import ConfigFile
from waybill.config.given import Given, read_given, where
from waybill.config.images import pinned, read_list
from waybill.config.input import (
    BUILD_PUSH,
    CHANGING,
    DEPLOY,
    ON_HOSTS,
    PREFIX,
    PREFLIGHT,
    ROLLBACK,
    SHIP,
    STEPS,
    VERIFY,
)
from waybill.config.inputs import input_named
from waybill.config.read import read_settings, read_voyage
from waybill.config.together import PINNED
from waybill.config.words import show, without_credentials
from waybill.core.reference import ReferenceProblem, parse_reference
from waybill.core.ssh.pins import parse_pins
from waybill.errors import Mistake, UsageError
from waybill.frozen import dataclass

TOP = "(top)"
CHECKED = (*STEPS, SHIP)  # `ship` last: only what its legs do not say by themselves is its own
_A_DIGEST = f"sha256:{'0' * 64}"  # stands for the one that a run hands on
# Stand for what a step or a flag says beside the file.
_BESIDE = {"image": "registry.example.com/acme/app", "hosts": "web1.example.com", "project-directory": "/srv/app"}
# What each verb needs of the file before it is asked whether the rest is right.
_NEEDS: Mapping[str, tuple[str, ...]] = {
    PREFLIGHT: ("image",),
    BUILD_PUSH: ("image",),
    VERIFY: ("image", "hosts"),
    DEPLOY: ("image", "hosts", "project-directory"),
    ROLLBACK: ("hosts", "project-directory"),
    SHIP: ("image", "hosts", "project-directory"),
}
_ONE_IMAGE = "one image"
_PINS = "ssh-known-hosts"
_OF_ENVIRONMENTS = (VERIFY, DEPLOY, ROLLBACK)  # where there are environments nobody runs them without one
_Level = Mapping[str, Given]
ReadText = Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Checked:
    """One environment: which verbs it starts, and what the others would have to be given beside it."""

    name: str
    fits: tuple[str, ...]
    lacks: Mapping[str, tuple[str, ...]]  # verb -> inputs
    refuses: tuple[str, ...] = ()  # verbs that do not take what it says; why is a warning


@dataclass(frozen=True, kw_only=True)
class Check:
    """The whole file. It counts as right where ``mistakes`` is empty."""

    environments: tuple[Checked, ...]
    mistakes: tuple[Mistake, ...]
    warnings: tuple[str, ...]


def check_file(
    file: ConfigFile, environ: Mapping[str, str], read_text: ReadText, only: str = "", *, read_ca: ReadText = str
) -> Check:
    """Judge every environment, or one, and the settings at the top by themselves.

    ``read_text`` gets the path of ``images-file``, ``read_ca`` that of ``registry-ca``: it raises ``ValueError``.
    """
    outer = {name: value for name, value in environ.items() if not name.startswith(PREFIX)}
    names = [only] if only else ["", *file.environments]
    judged = {name: _judged(file, name, outer, read_text) for name in names}
    found = [mistake for one in judged.values() for mistake in one.mistakes]
    found += [mistake for name in names for mistake in _untrusted(_levels(file, name), read_ca)]
    mistakes = tuple(_once([*file.mistakes, *found]))
    checked = {name: one.checked for name, one in judged.items()}
    doubts = _once([mistake for one in judged.values() for mistake in one.doubts])
    told = (f"{doubt.where}: {doubt.problem}; fix: {doubt.allowed}" for doubt in doubts)
    warnings = () if mistakes else (*told, *_credentials(file), *_unpinned(file), *_unused(file, checked, only))
    return Check(environments=tuple(checked.values()), mistakes=mistakes, warnings=warnings)


@dataclass(frozen=True, kw_only=True)
class _Judged:
    """What was found of one environment. ``doubts``: a verb refuses it, and the file is not wrong for that."""

    checked: Checked
    mistakes: tuple[Mistake, ...]
    doubts: tuple[Mistake, ...]


def _judged(file: ConfigFile, name: str, environ: Mapping[str, str], read_text: ReadText) -> _Judged:
    level = _levels(file, name)
    lacks = {verb: _lacks(verb, level, shared=_is_shared(file, name)) for verb in CHECKED}
    found = {
        verb: [_placed(mistake, name, verb) for mistake in _mistakes(verb, name, file, environ, read_text)]
        for verb in CHECKED
        if not lacks[verb] or _is_meant(verb, lacks[verb], file, name)
    }
    fits = tuple(verb for verb in CHECKED if not lacks[verb])
    own = [verb for verb in fits if not (verb == SHIP or (_is_shared(file, name) and verb in _OF_ENVIRONMENTS))]
    mistakes = [*_misnamed(level, read_text), *(mistake for verb in own for mistake in found[verb])]
    known = set(map(_said, mistakes))
    doubts = {verb: [m for m in those if _said(m) not in known] for verb, those in found.items()}
    refuses = tuple(verb for verb in fits if doubts[verb])
    checked = Checked(
        name=name or TOP,
        fits=tuple(verb for verb in fits if verb not in refuses),
        lacks={verb: names for verb, names in lacks.items() if names},
        refuses=refuses,
    )
    told = tuple(mistake for those in doubts.values() for mistake in those)
    return _Judged(checked=checked, mistakes=tuple(mistakes), doubts=told)


def _is_meant(verb: str, lacks: Sequence[str], file: ConfigFile, name: str) -> bool:
    """A verb that lacks something is judged as if it had it, where the file is about hosts and no environment adds."""
    level = _levels(file, name)
    about_hosts = any(_says(level, one) and set(input_named(one).verbs) <= set(ON_HOSTS) for one in level)
    return verb in (*ON_HOSTS, SHIP) and set(lacks) <= set(_BESIDE) and about_hosts and not _is_shared(file, name)


def _is_shared(file: ConfigFile, name: str) -> bool:
    """Whether these are settings at the top that environments complete: what is missing beside them may stand there."""
    return not name and bool(file.environments)


def _misnamed(level: _Level, read_text: ReadText) -> Iterator[Mistake]:
    """Images that every verb refuses by their names."""
    for name, images in (("image", _values(level, "image")), ("images-file", _listed(level, read_text))):
        for image in images:
            try:
                parse_reference(image)
            except ReferenceProblem as problem:
                fix = f"write `{problem.suggestion}`" if problem.suggestion else input_named("image").allowed
                yield Mistake(where(input_named(name), level[name].origin), problem.problem.rstrip("."), fix)


def _untrusted(level: _Level, read_ca: ReadText) -> Iterator[Mistake]:
    """A file of certificates that cannot be used. An absolute path may be another machine's."""
    row = input_named("registry-ca")
    path = "".join(_values(level, row.name))
    try:
        if path and not path.startswith("/"):
            read_ca(path)
    except ValueError as error:
        yield Mistake(where(row, level[row.name].origin), str(error), "a PEM file of certificates")


def _listed(level: _Level, read_text: ReadText) -> Sequence[str]:
    """The images of ``images-file``. That it cannot be read is said by the verb."""
    if not _says(level, "images-file"):
        return ()
    try:
        return read_list("", read_text("".join(_values(level, "images-file"))))[0]
    except (OSError, ValueError):
        return ()


def _levels(file: ConfigFile, name: str) -> _Level:
    return {**file.top, **file.environments.get(name, {})}


def _says(level: _Level, name: str) -> bool:
    return name in level and not level[name].clears


def _lacks(verb: str, level: _Level, *, shared: bool) -> tuple[str, ...]:
    """Where something is said that only a deploy reads, a deploy is meant, and a missing directory is a mistake."""
    meant = any(_says(level, name) and set(input_named(name).verbs) <= set(CHANGING) for name in level)
    lacking = (*_lacking(verb, level), *_too_many(verb, level))
    return () if lacking == ("project-directory",) and meant and not shared else lacking


def _lacking(verb: str, level: _Level) -> Iterator[str]:
    for need in _NEEDS[verb]:
        listed = need == "image" and verb == PREFLIGHT and _says(level, "images-file")
        listed |= need == "image" and verb == BUILD_PUSH and bool(images_meant({"tags": _values(level, "tags")}, ()))
        if not (_says(level, need) or listed):
            yield need


def _too_many(verb: str, level: _Level) -> Iterator[str]:
    """Several images are for ``preflight``; any other verb takes one of them."""
    if verb != PREFLIGHT and len(_values(level, "image")) > 1:
        yield _ONE_IMAGE


def _values(level: _Level, name: str) -> tuple[str, ...]:
    if not _says(level, name):
        return ()
    value = read_given(input_named(name), level[name])[0]
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def _mistakes(
    verb: str, environment: str, file: ConfigFile, environ: Mapping[str, str], read_text: ReadText
) -> Sequence[Mistake]:
    level = _levels(file, environment)
    flags = {"environment": environment} if environment else {}
    lacks = _lacks(verb, level, shared=_is_shared(file, environment))
    flags |= {name: text for name, text in _BESIDE.items() if name in lacks}
    if verb in PINNED and not any(map(pinned, _values(level, "image"))) and not _pins(level):
        flags["digest"] = _A_DIGEST
    arguments = dict.fromkeys((text for text in _values(level, "build-args") if "=" not in text), "")
    outer = {**arguments, **environ}
    try:
        if verb == SHIP:
            read_voyage(flags=flags, environ=outer, file=file, read_secret=_nothing, read_text=read_text)
        else:
            read_settings(verb, flags=flags, environ=outer, file=file, read_secret=_nothing, read_text=read_text)
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
        if (key := _said(mistake)) not in seen:
            seen.add(key)
            yield mistake


def _said(mistake: Mistake) -> tuple[str, ...]:
    """What a mistake says, whichever verb says it."""
    environment, comma, rest = mistake.where.partition(", ")
    return environment, rest.partition(": ")[2] if comma else "", mistake.problem


def _credentials(file: ConfigFile) -> Iterator[str]:
    """Values that are shaped like a token. Whoever reads the repository reads them."""
    for level in (file.top, *file.environments.values()):
        for name, given in level.items():
            if any(without_credentials(text) != text for text in given.texts):
                yield f"{given.origin} {name}: holds what is shaped like a credential; if it is one, revoke it"


def _unpinned(file: ConfigFile) -> Iterator[str]:
    """Lines that pin no host key, which every verb leaves out."""
    for level in (file.top, *file.environments.values()):
        for problem in parse_pins(_values(level, _PINS)).problems:
            yield f"{level[_PINS].origin} {_PINS}: {problem}"


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
