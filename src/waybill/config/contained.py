"""What is special where the program runs in its own container: the root action, or the image anywhere else. Pure.

The runner starts the container of an action with folders of its own in other places (`/github/…`), hands the inputs
over twice (as `INPUT_…`, and as what `runs.env` of action.yml makes of them), and lets variables of the job stand above
the second. Paths that are told must be those of the next step, which runs outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from waybill.config.given import Given, read_given, where
from waybill.config.input import BUILD_PUSH, COMMAND, DEPLOY, ROLLBACK, SHIP, UNSET, VERBS
from waybill.config.inputs import INPUTS, Input, input_named, inputs_of
from waybill.config.words import did_you_mean, show
from waybill.errors import Mistake, UsageError
from waybill.frozen import dataclass

WORD = "command"  # the only argument of the container: the verb stands in a variable, and never in a command line
MARK = "WAYBILL_CONTAINER"  # set by the Dockerfile
TEMP = "WAYBILL_RUNNER_TEMP"
TEMP_PREFIX = "temp:"  # keeps the runner from putting its container path in the place of the path behind it
HOME = "/github/home"
WORKSPACE = "/github/workspace"
_SHARED_TEMP = "/github/runner_temp"
_LOCAL = "local"
_OVERRULES = "is set for the job, and in a container action that counts more than the inputs of the step"
_INSTEAD = "the input `{}` of the step, and no such variable in `env`"
_DECIDES: Mapping[str, frozenset[str]] = {
    BUILD_PUSH: frozenset({"plan", "list"}),
    DEPLOY: frozenset({"to", "list"}),
    SHIP: frozenset({"to", "list"}),
    ROLLBACK: frozenset({"tag", "digest", "waybill"}),
}
_WHERE_TO = "`to` says where a rollback goes; `deploy` puts a named image there"
_INSTEAD_OF = {
    "plan": "`command: deploy` or `command: rollback`, which can only show what would change",
    "list": "`command: rollback`, which can only show what could be gone back to",
    "to": "`command: rollback`, or `digest`",
    "tag": _WHERE_TO,
    "digest": _WHERE_TO,
    "waybill": _WHERE_TO,
}


@dataclass(frozen=True, kw_only=True)
class Shared:
    """A folder that the container and the runner share. ``there`` is what the steps that follow call it."""

    here: str
    there: str

    def told(self, path: str) -> str:
        """The path as the next step uses it; relative ones and those outside of the folder are left as they are."""
        if not path.startswith(f"{self.here}/"):
            return path
        inside = path.removeprefix(f"{self.here}/")
        return f"{self.there}/{inside}" if self.there else inside


def is_contained(environ: Mapping[str, str]) -> bool:
    """Whether this is the container of the root action, or of the same image elsewhere."""
    return bool(environ.get(MARK))


def is_action(environ: Mapping[str, str]) -> bool:
    """Whether a runner of GitHub Actions has started the container."""
    return is_contained(environ) and environ.get("GITHUB_ACTIONS") == "true"


def command_of(environ: Mapping[str, str]) -> str:
    """The verb that the action's input ``command`` names."""
    if not is_contained(environ):
        problem = "is empty: a variable of the job has taken away what tells this program that it is in its container"
        raise UsageError([Mistake(MARK, problem, "no such variable in `env`")])
    name = environ.get(COMMAND, "").strip()
    said = environ.get("INPUT_COMMAND", "").strip()
    if is_action(environ) and said != name:
        raise UsageError([Mistake(COMMAND, _OVERRULES, _INSTEAD.format(WORD))])
    if name in VERBS:
        return name
    problem = f"{show(name)} is none" if name else "was not given"
    fix = did_you_mean(name, VERBS) if name else f"one of {', '.join(VERBS)}"
    raise UsageError([Mistake("command", problem, fix)])


def shared_folders(environ: Mapping[str, str]) -> tuple[Shared, ...]:
    """The folders in which a report outlives the container, the usual one first; none outside of an action."""
    if not is_action(environ):
        return ()
    temp = environ.get(TEMP, "").removeprefix(TEMP_PREFIX).rstrip("/")
    of_temp = (Shared(here=HOME, there=f"{temp}/_github_home"), Shared(here=_SHARED_TEMP, there=temp)) if temp else ()
    return (*of_temp, Shared(here=WORKSPACE, there=""))  # the next step stands in the workspace


def shared_with(path: str, environ: Mapping[str, str]) -> Shared | None:
    """The shared folder in which a path lies. A relative one lies in the workspace."""
    whole = path if path.startswith("/") else f"{WORKSPACE}/{path}"
    return next((one for one in shared_folders(environ) if f"{whole}/".startswith(f"{one.here}/")), None)


def report_parent(runner_temp: str, environ: Mapping[str, str]) -> str:
    """The folder of all reports of a job; empty: none but the working directory. What a runner calls its folder for
    temporary files may be no folder of the container's.
    """
    if not is_action(environ):
        return runner_temp
    first = shared_folders(environ)[0]
    return first.here if first.there else ""


def overruled(environ: Mapping[str, str]) -> Iterator[Mistake]:
    """Variables of the job that count more than what the step was given: a deploy could go elsewhere than it says."""
    if not is_action(environ):
        return
    for row in INPUTS:
        given = environ.get(f"INPUT_{row.name.upper()}")
        if given is not None and environ.get(row.variable, "") != given:  # an empty one too: it takes the input away
            yield Mistake(row.variable, _OVERRULES, _INSTEAD.format(row.name))


def contained_mistakes(
    values: Mapping[str, object], origins: Mapping[str, str], environ: Mapping[str, str]
) -> list[Mistake]:
    """What cannot work from within the container."""
    if not is_contained(environ):
        return []
    return [*overruled(environ), *_hosts(values, origins, environ), *_report(values, origins, environ)]


def _hosts(values: Mapping[str, object], origins: Mapping[str, str], environ: Mapping[str, str]) -> Iterator[Mistake]:
    hosts = values.get("hosts")
    if not isinstance(hosts, tuple) or not hosts:
        return
    if _LOCAL in hosts:
        problem = "names `local`, which is this container itself and not the runner"
        fix = "the runner as a host of its own (`user@address`), or the action of the same verb below `actions/`"
        yield Mistake(_place(input_named("hosts"), origins), problem, fix)
    if is_action(environ) and not values.get("ssh-key") and set(hosts) != {_LOCAL}:
        problem = "was not given, and the container has neither your SSH configuration nor your agent"
        fix = "the private key of the login, or the action of the same verb below `actions/`, which uses both"
        yield Mistake("ssh-key", problem, fix)


def _report(values: Mapping[str, object], origins: Mapping[str, str], environ: Mapping[str, str]) -> Iterator[Mistake]:
    path = values.get("report-directory")
    if not isinstance(path, str) or not path or not is_action(environ) or shared_with(path, environ):
        return
    problem = f"{show(path)} lies in the container alone, and would be gone with it"
    yield Mistake(_place(input_named("report-directory"), origins), problem, "a path below the workspace, or none")


def _place(row: Input, origins: Mapping[str, str]) -> str:
    return where(row, origins.get(row.name, row.name))


def strangers(verb: str, environ: Mapping[str, str]) -> Iterator[str]:
    """Inputs of the action that the chosen command has not: the action takes those of all."""
    if not is_action(environ):
        return
    for row in _strangers(verb, environ):
        yield f"{row.name} is given, and {verb} has no such input: it has no effect"


def misleading(verb: str, environ: Mapping[str, str]) -> Iterator[Mistake]:
    """Of these inputs those that say what is to be done: whoever gave one expects something else than what would be."""
    if not is_action(environ):
        return
    for row in _strangers(verb, environ):
        given = Given(texts=(environ[row.variable],), origin=row.name)
        if row.name in _DECIDES.get(verb, ()) and not given.clears and read_given(row, given)[0] is not False:
            yield Mistake(row.name, f"is given, and `{verb}` has no such input", _INSTEAD_OF[row.name])


def _strangers(verb: str, environ: Mapping[str, str]) -> Iterator[Input]:
    own = inputs_of(verb)
    for row in INPUTS:
        text = environ.get(row.variable, "").strip()
        if text and text != UNSET and environ.get(f"INPUT_{row.name.upper()}") and row not in own:
            yield row
