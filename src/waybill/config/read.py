"""From flags, environment and waybill.yml to frozen settings, or every mistake of the run at once. Pure.

request = config_request(flags, environ)
file = load_config(request, read_bytes)
settings = read_settings("preflight", flags=flags, environ=environ, file=file, read_secret=…, read_text=…)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import TypeVar

from waybill.config import images
from waybill.config.build_together import images_meant
from waybill.config.configfile import ConfigFile
from waybill.config.contained import contained_mistakes, misleading, strangers
from waybill.config.given import DROPPED_OUTPUT, Given, read_given, where
from waybill.config.input import BUILD_PUSH, DEPLOY, LEGS, PREFLIGHT, ROLLBACK, SHIP, VERIFY
from waybill.config.inputs import HOW_TO_READ, VERBS, Input, input_named, inputs_of, inputs_of_leg
from waybill.config.secret_inputs import STANDARD_INPUT, ReadSecret, read_secret_input
from waybill.config.settings import (
    SETTINGS,
    BuildSettings,
    DeploySettings,
    PreflightSettings,
    Settings,
    ShipSettings,
    VerifySettings,
)
from waybill.config.sources import (
    DEFAULT,
    ConfigRequest,
    Flags,
    config_request,
    load_config,
    strongest,
    unknown_environment,
    unknown_flags,
    unknown_variables,
)
from waybill.config.together import check_together
from waybill.config.words import did_you_mean, listed, show
from waybill.errors import Mistake, UsageError

__all__ = ["ConfigRequest", "config_request", "load_config", "raise_mistakes", "read_settings", "read_voyage"]

T = TypeVar("T")
ReadText = Callable[[str], str]
_MOST = 50
_WITHOUT = frozenset({ROLLBACK, BUILD_PUSH})  # one takes what the hosts have, the other looks into `metadata` too


def read_settings(
    verb: str,
    *,
    flags: Flags,
    environ: Mapping[str, str],
    file: ConfigFile | None,
    read_secret: ReadSecret,
    read_text: ReadText,
) -> Settings:
    """The settings of a run, or ``UsageError`` with everything that is wrong.

    ``read_secret`` gets ``file:PATH`` or ``-``; ``read_text`` the path of ``images-file``. Both may raise ``OSError``.
    """
    if verb not in SETTINGS:
        raise UsageError([Mistake(show(verb), "is no verb", did_you_mean(verb, VERBS))])
    reading = _Reading(verb, flags, environ, file)
    reading.read(read_secret, read_text)
    raise_mistakes(reading.mistakes)
    return reading.settings()


def read_voyage(
    *,
    flags: Flags,
    environ: Mapping[str, str],
    file: ConfigFile | None,
    read_secret: ReadSecret,
    read_text: ReadText,
) -> ShipSettings:
    """The settings of every leg of ``ship``, or ``UsageError`` with everything that is wrong in any of them."""
    once = cache(read_secret)  # standard input can be read only once
    readings = {leg: _Reading(leg, flags, environ, file, called=SHIP) for leg in LEGS}
    for reading in readings.values():
        reading.read(once, read_text)
    mistakes = [mistake for reading in readings.values() for mistake in reading.mistakes]
    mistakes += _wished_otherwise(environ, file, readings[DEPLOY].environment)
    raise_mistakes(_once_each(mistakes))
    made = {leg: reading.settings() for leg, reading in readings.items()}
    preflight, build, deploy, verify = (made[leg] for leg in (PREFLIGHT, BUILD_PUSH, DEPLOY, VERIFY))
    assert isinstance(preflight, PreflightSettings)  # noqa: S101  # the verb decides which settings are read
    assert isinstance(build, BuildSettings)  # noqa: S101
    assert isinstance(deploy, DeploySettings)  # noqa: S101
    assert isinstance(verify, VerifySettings)  # noqa: S101
    known = bool(build.digest) or any("@" in image for image in build.images)
    return ShipSettings(
        preflight=replace(preflight, push=not (known or build.metadata), to_be_built=not known, notices=()),
        build=replace(build, push=True, notices=()),
        deploy=replace(deploy, notices=()),
        verify=replace(verify, notices=()),
        notices=tuple(dict.fromkeys(notice for leg in made.values() for notice in leg.notices)),
    )


def _wished_otherwise(environ: Mapping[str, str], file: ConfigFile | None, environment: str) -> Iterator[Mistake]:
    """Who wrote down that nothing is to be pushed or changed is not overruled by a verb that does both."""
    for name, held in (("plan", True), ("push", False)):
        row = input_named(name)
        given = strongest(row, {}, environ, file, environment)
        wished, mistakes = read_given(row, given) if given is not None and not given.clears else (None, [])
        yield from mistakes
        if given is not None and wished is held:
            verbs = "deploy" if name == "plan" else "build-push"
            said = f"is {str(held).lower()}, and `ship` pushes and deploys"
            yield Mistake(where(row, given.origin), said, f"`{verbs}` by itself, or the setting taken away")


def _once_each(mistakes: Iterable[Mistake]) -> Iterable[Mistake]:
    """Two legs may lack the same input, each in its own words."""
    told: dict[tuple[str, str], Mistake] = {}
    for mistake in mistakes:
        told.setdefault((mistake.where, mistake.problem), mistake)
    return told.values()


def raise_mistakes(mistakes: Iterable[Mistake]) -> None:
    """Raise all mistakes, each once; of a flood only the first, with the number of the others."""
    found = list(dict.fromkeys(mistakes))
    if len(found) > _MOST:
        fix = "is this the right file? Repair these first"
        found[_MOST:] = [Mistake("and more", f"{len(found) - _MOST} further mistakes are not listed", fix)]
    if found:
        raise UsageError(found)


class _Reading:
    """One pass over the table. Collects values, origins, mistakes and notices."""

    def __init__(
        self, verb: str, flags: Flags, environ: Mapping[str, str], file: ConfigFile | None, *, called: str = ""
    ) -> None:
        """``called``: the verb of which this one is a leg."""
        self._verb = verb
        self._is_leg = bool(called)
        self._rows = inputs_of_leg(verb) if called else inputs_of(verb)
        self._flags = flags
        self._environ = environ
        self._file = file
        self._values: dict[str, object] = {}
        self._origins: dict[str, str] = {}
        self._failed: set[str] = set()
        self._notices = [*unknown_variables(environ), *strangers(called or verb, environ)]
        known = [row.name for row in inputs_of(called or verb)]
        self._mistakes = [*unknown_flags(called or verb, known, flags), *misleading(called or verb, environ)]
        self._mistakes += file.mistakes if file else ()
        self._found: tuple[str, ...] = ()

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Everything that is wrong."""
        return tuple(self._mistakes)

    @property
    def environment(self) -> str:
        """The chosen entry of ``environments``, once it is read."""
        return str(self._values.get("environment", ""))

    def read(self, read_secret: ReadSecret, read_text: ReadText) -> None:
        """Read and check everything."""
        self.read_all(read_secret)
        self._found = self.images(read_text)
        self.check_registry(self._found)
        self.check_together(self._found)

    def read_all(self, read_secret: ReadSecret) -> None:
        """Resolve every input of the verb, first those that decide what the file says."""
        for name in HOW_TO_READ:
            self._read_value(input_named(name), "")
        environment = self._chosen_environment()
        self._refuse_shared_input()
        for row in self._rows:
            if row.secret:
                self._read_secret(row, read_secret)
            elif row.name not in HOW_TO_READ:
                self._read_value(row, environment)

    def _read_value(self, row: Input, environment: str) -> None:
        given = self._strongest(row, environment)
        self._origins[row.name] = given.origin
        if not given.texts:
            self._values[row.name] = () if row.many else ""
            return
        value, mistakes = read_given(row, given)
        self._values[row.name] = value
        self._fail(row, mistakes)

    def _read_secret(self, row: Input, read_secret: ReadSecret) -> None:
        given = self._strongest(row, "")
        self._origins[row.name] = given.origin
        self._values[row.name] = None
        if given.texts:
            self._values[row.name], mistakes = read_secret_input(row, given, self._environ, read_secret)
            self._fail(row, mistakes)

    def _strongest(self, row: Input, environment: str) -> Given:
        given = strongest(row, self._flags, self._environ, self._file, environment)
        if given is None:
            return Given(texts=self._default(row), origin=DEFAULT)
        if given.clears:
            return Given(texts=self._default(row), origin=f"{given.origin} ({row.clear})")
        return given

    def _default(self, row: Input) -> tuple[str, ...]:
        default = row.default_for(self._verb)
        return (default,) if default else ()

    def _fail(self, row: Input, mistakes: list[Mistake]) -> None:
        if mistakes:
            self._failed.add(row.name)
            self._mistakes += mistakes

    def _chosen_environment(self) -> str:
        row = input_named("environment")
        name = str(self._values[row.name] or "")
        if not name or "config" in self._failed or (self._file is not None and not self._file.readable):
            return name
        mistakes = unknown_environment(name, self._origins[row.name], self._file)
        self._mistakes += mistakes
        return "" if mistakes else name

    def _refuse_shared_input(self) -> None:
        users = [
            row.flag
            for row in self._rows
            if row.secret and self._flags.get(row.name) in (STANDARD_INPUT, [STANDARD_INPUT])
        ]
        if len(users) > 1:
            self._mistakes.append(
                Mistake(users[1], f"`-` is already taken by {users[0]}", "standard input holds one secret")
            )

    def images(self, read_text: ReadText) -> tuple[str, ...]:
        """The images, without repetition, with tag and digest put in where there is one."""
        listed = self._listed_images(read_text)
        found = tuple(dict.fromkeys([*self._take("image", tuple, ()), *listed]))
        if self._verb == BUILD_PUSH:
            found = images_meant(self._values, found)
        if len(found) == 1:
            image, mistakes = images.merge(found[0], self._take("tag", str, ""), self._take("digest", str, ""))
            self._mistakes += [self._placed(mistake) for mistake in mistakes]
            return (image,)
        self._refuse_beside_many(found)
        if not found and not self._lost_images() and not self._values.get("waybill") and self._verb not in _WITHOUT:
            self._mistakes.append(
                Mistake("image", "no image was given", f"{input_named('image').allowed}. {DROPPED_OUTPUT}")
            )
        return found

    def _lost_images(self) -> bool:
        """True when images were given and another mistake already says why they could not be read."""
        lost = self._failed | (self._file.spoiled if self._file else frozenset())
        return bool(lost & {"image", "images-file", "environment"}) or (
            self._file is not None and not self._file.readable
        )

    def _listed_images(self, read_text: ReadText) -> list[str]:
        path = self._take("images-file", str, "")
        if not path:
            return []
        row = input_named("images-file")
        try:
            listed, mistakes = images.read_list(self._origins[row.name], read_text(path))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it is no UTF-8 text"
            problem = f"{show(path)} cannot be read: {reason}"
            listed, mistakes = (
                [],
                [Mistake(where(row, self._origins[row.name]), problem, "a text file, one image a line")],
            )
        self._fail(row, mistakes)
        return listed

    def _refuse_beside_many(self, found: tuple[str, ...]) -> None:
        for word in ("tag", "digest"):
            if len(found) > 1 and self._take(word, str, ""):
                problem = f"is given beside {len(found)} images"
                fix = f"write the {word} behind each image, or give one image"
                self._mistakes.append(self._placed(Mistake(word, problem, fix)))

    def _placed(self, mistake: Mistake) -> Mistake:
        row = input_named(mistake.where)
        return Mistake(where(row, self._origins[row.name]), mistake.problem, mistake.allowed)

    def check_registry(self, found: tuple[str, ...]) -> None:
        """Say when an explicit credential fits no image, and refuse to guess where it belongs."""
        token, registry = self._values["registry-token"], self._take("registry", str, "")
        hosts = sorted({images.registry_of(image) for image in found} - {""})
        if token and not registry and len(hosts) > 1 and "registry" not in self._failed:
            problem = f"the images name {len(hosts)} registries, and a token is sent to one only"
            fix = f"set `registry` to the one it belongs to: {listed(hosts)}"
            row = input_named("registry-token")
            self._mistakes.append(Mistake(where(row, self._origins[row.name]), problem, fix))
        if token and registry and hosts and registry not in hosts:
            self._notices.append(f"registry-token belongs to {registry}, and no image is there: it is not used")
        if self._values["registry-username"] and not token and "registry-token" not in self._failed:
            self._notices.append(_USERNAME_ALONE)

    def check_together(self, found: tuple[str, ...]) -> None:
        """Inputs that need one another, or exclude one another."""
        if self._failed:
            return  # what depends on a value that could not be read would only be noise
        mistakes, notices = check_together(
            self._verb, self._values, self._origins, found, self._environ, follows=self._is_leg
        )
        self._mistakes += [*mistakes, *contained_mistakes(self._values, self._origins, self._environ)]
        self._notices += notices

    def settings(self) -> Settings:
        """The frozen result: each field has the name of its input."""
        kind, found = SETTINGS[self._verb], self._found
        if self._verb == ROLLBACK:
            found = tuple(map(images.name_of, found))
        names = {field.name: field.name.replace("_", "-") for field in fields(kind)}
        given = {name: self._values[input_] for name, input_ in names.items() if input_ in self._values}
        origins, notices = dict(self._origins), tuple(self._notices)
        return kind(images=found, origins=origins, notices=notices, **given)  # type: ignore[arg-type]

    def _take(self, name: str, kind: type[T], absent: T) -> T:
        value = self._values.get(name)
        return value if isinstance(value, kind) and name not in self._failed else absent


_USERNAME_ALONE = (
    "registry-username is given and registry-token is empty: a secret that does not exist reads as empty, "
    "and so does every secret in a run from a fork or from Dependabot"
)
