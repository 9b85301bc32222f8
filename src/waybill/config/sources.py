"""Who says what, strongest first: flag, environment, ``environments.<name>`` and top of waybill.yml, default. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from waybill.config.configfile import ConfigFile, unreadable_file
from waybill.config.given import Given, read_given, where
from waybill.config.input import COMMAND, STEP, UNSET
from waybill.config.inputs import INPUTS, OTHER_VARIABLES, PREFIX, Input, input_named
from waybill.config.words import did_you_mean, nearest, option, show
from waybill.errors import Mistake
from waybill.frozen import dataclass

Flags = Mapping[str, "str | Sequence[str]"]
DEFAULT = "default"


@dataclass(frozen=True, kw_only=True)
class ConfigRequest:
    """Which configuration file to read. One that was asked for by name must exist."""

    path: str
    origin: str
    required: bool


def config_request(flags: Flags, environ: Mapping[str, str]) -> ConfigRequest | None:
    """The file to read before anything else; nothing when ``config`` is ``none`` or itself a mistake."""
    row = input_named("config")
    given = next(outer_sources(row, flags, environ), None)
    if given is None:
        return ConfigRequest(path=row.default, origin=DEFAULT, required=False)
    if given.clears:
        return None
    value, mistakes = read_given(row, given)
    return None if mistakes else ConfigRequest(path=str(value), origin=given.origin, required=True)


def load_config(request: ConfigRequest | None, read_bytes: Callable[[str, int], bytes]) -> ConfigFile | None:
    """The file of a request. ``read_bytes(path, limit)`` gives at most ``limit`` bytes or raises ``OSError``."""
    if request is None:
        return None
    limit = 256 * 1024 + 1
    try:
        content = read_bytes(request.path, limit)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not request.required:
            return _misnamed(request.path, read_bytes)
        place = request.path if not request.required else where(input_named("config"), request.origin)
        problem = f"{show(request.path)} cannot be read: {error.strerror or type(error).__name__}"
        return unreadable_file(
            request.path, Mistake(place, problem, "the path of a readable file, from the working directory")
        )
    from waybill.config.yamlfile import read_config

    return read_config(request.path, content)


def _misnamed(path: str, read_bytes: Callable[[str, int], bytes]) -> ConfigFile | None:
    """The file under the name that people mistake for ours. Passed over, none of its checks would be made."""
    other = path.removesuffix(".yml") + ".yaml"
    try:
        read_bytes(other, 1)
    except OSError:
        return None
    problem = f"is not read: the name of the file is {path}"
    fix = f"`mv {other} {path}`, or its own name as `config` (`none` if it is no file of ours)"
    return unreadable_file(other, Mistake(other, problem, fix))


def outer_sources(row: Input, flags: Flags, environ: Mapping[str, str]) -> Iterator[Given]:
    """What flag and environment say, strongest first. An empty variable says nothing; a blank secret is damaged.

    What decides, and a step of our actions names and leaves empty, was lost on the way: it is told, and nothing else
    steps in for it.
    """
    if row.name in flags:
        value = flags[row.name]
        yield Given(texts=(value,) if isinstance(value, str) else tuple(value), origin=row.flag, clear=row.clear)
    if _says_something(row, environ):
        yield Given(texts=(environ[row.variable],), origin=row.variable, clear=row.clear)


def _says_something(row: Input, environ: Mapping[str, str]) -> bool:
    text = environ.get(row.variable)
    if text is None or row.secret:
        return bool(text)
    if row.never_empty and text.strip() == UNSET:
        return False
    of_a_step = environ.get(STEP) or environ.get(COMMAND)
    return bool(text.strip() or (row.never_empty and of_a_step))


def file_sources(row: Input, file: ConfigFile | None, environment: str) -> Iterator[Given]:
    """What the file says, the chosen environment first."""
    if file is None:
        return
    for level in (file.environments.get(environment, {}), file.top):
        if row.name in level:
            yield level[row.name]


def strongest(
    row: Input, flags: Flags, environ: Mapping[str, str], file: ConfigFile | None, environment: str
) -> Given | None:
    """What counts for this input; nothing where only a default can."""
    return next(outer_sources(row, flags, environ), None) or next(file_sources(row, file, environment), None)


def unknown_environment(name: str, origin: str, file: ConfigFile | None) -> list[Mistake]:
    """A mistake where the file has no environment of that name."""
    known = file.environments if file else {}
    if not name or name in known:
        return []
    problem = f"there is no environment {show(name)} in {file.path if file else 'a configuration file: none was read'}"
    fix = did_you_mean(name, known) if known else "an `environments:` mapping with that name in waybill.yml"
    fix += "" if file else ", in the working directory; in a workflow `actions/checkout` brings it, in a step before"
    return [Mistake(where(input_named("environment"), origin), problem, fix)]


def unknown_flags(whose: str, known: Sequence[str], flags: Iterable[str]) -> list[Mistake]:
    """Options that this command does not have."""
    return [
        Mistake(option(name), f"is no option of `{whose}`", did_you_mean(name, known, "--"))
        for name in flags
        if name not in known
    ]


def unknown_variables(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Notices about variables that look like inputs and are none."""
    known = {row.variable for row in INPUTS} | OTHER_VARIABLES
    strangers = sorted(name for name in environ if _is_like_ours(name, known) and name not in known)
    return tuple(
        f"{show(name)[1:-1]} is no input and has no effect{_hint(name, sorted(known))}" for name in strangers[:10]
    )


def _is_like_ours(name: str, known: AbstractSet[str]) -> bool:
    """Our prefix, or a variable of ours in small letters, which is another variable."""
    return name.startswith(PREFIX) or name.upper() in known


def _hint(name: str, known: list[str]) -> str:
    match = nearest(name.upper().removeprefix(PREFIX), (variable.removeprefix(PREFIX) for variable in known))
    return f": did you mean {PREFIX}{match}?" if match else ""
