"""The table of inputs: each one declared once.

The environment, the flags, ``waybill.yml``, its JSON Schema and docs/inputs.md all follow from these rows;
action.yml files and README tables are compared with them. Rows are in the order in which they are documented.
"""

from __future__ import annotations

from collections.abc import Iterable

from waybill.config import values
from waybill.config.values import Kind
from waybill.frozen import dataclass

VERBS = ("preflight",)
PREFIX = "WAYBILL_"
# Variables with our prefix that are no inputs: the launcher reads them before any input exists.
OTHER_VARIABLES = frozenset({"WAYBILL_PYTHON"})
CLEAR = "none"


@dataclass(frozen=True, kw_only=True)
class Input:
    """One input. ``default`` is text of its kind, or empty for "absent"."""

    name: str
    group: str
    kind: Kind
    help: str
    default: str = ""
    many: bool = False
    secret: bool = False
    in_file: bool = True
    verbs: tuple[str, ...] = ("preflight",)

    @property
    def variable(self) -> str:
        """The environment variable that carries this input."""
        return PREFIX + self.name.upper().replace("-", "_")

    @property
    def flag(self) -> str:
        """The option of the command line."""
        return f"--{self.name}"

    @property
    def stands_in_file(self) -> bool:
        """True when waybill.yml may set it. Secrets never stand there."""
        return self.in_file and not self.secret

    @property
    def allowed(self) -> str:
        """What a value of this input looks like, for people."""
        if self.secret:
            return f"on the command line `env:NAME`, `file:PATH` or `-`; in the environment `{self.variable}` itself"
        if self.many:
            commas = " (or with commas)" if "," in self.kind.separator else ""
            return f"one or more, as a list or one a line{commas}: {self.kind.allowed}"
        return self.kind.allowed


INPUTS: tuple[Input, ...] = (
    Input(
        name="image",
        group="what",
        kind=values.IMAGE,
        many=True,
        help="The images, each with or without tag and digest.",
    ),
    Input(
        name="images-file",
        group="what",
        kind=values.PATH,
        help="A file with one image a line; `#` starts a comment. Its images come after those of `image`.",
    ),
    Input(
        name="tag",
        group="what",
        kind=values.TAG,
        help="The tag, when there is one image and it carries none. Beside a digest it is only a label.",
    ),
    Input(
        name="digest",
        group="what",
        kind=values.DIGEST,
        help="The digest, when there is one image and it carries none. It decides; a tag beside it does not.",
    ),
    Input(
        name="platforms",
        group="what",
        kind=values.PLATFORM,
        many=True,
        help="The platforms that the image must cover.",
    ),
    Input(
        name="config",
        group="what",
        kind=values.PATH,
        default="waybill.yml",
        in_file=False,
        help="The configuration file. The default is read if it exists; a file named here must exist.",
    ),
    Input(
        name="environment",
        group="what",
        kind=values.TEXT,
        in_file=False,
        help="Which entry of `environments` in the configuration file applies on top of its other settings.",
    ),
    Input(
        name="registry",
        group="registry",
        kind=values.REGISTRY,
        help="The registry that `registry-token` belongs to, when the images name several.",
    ),
    Input(
        name="registry-username",
        group="registry",
        kind=values.USERNAME,
        help="The user name that goes with `registry-token`.",
    ),
    Input(
        name="registry-token",
        group="registry",
        kind=values.TEXT,
        secret=True,
        help="A token or password for one registry. It is sent to no other registry.",
    ),
    Input(
        name="registry-ca",
        group="registry",
        kind=values.PATH,
        help="A PEM file of certificates to trust besides those of the system.",
    ),
    Input(
        name="expiry-warning-days",
        group="registry",
        kind=values.integer(0, 9999),
        default="14",
        help="Warn when the credential lives fewer days than this.",
    ),
    Input(
        name="push",
        group="registry",
        kind=values.BOOLEAN,
        default="false",
        help="Prove the right to push too: an upload is started on each package and cancelled.",
    ),
    Input(
        name="probe-timeout",
        group="time",
        kind=values.DURATION,
        default="60s",
        help="How long all requests about one image may take together.",
    ),
    Input(
        name="job-limit",
        group="time",
        kind=values.DURATION,
        default="1h",
        help="How long the job may run. A credential that dies earlier is an error.",
    ),
    Input(
        name="max-parallel",
        group="time",
        kind=values.integer(1, 64),
        default="16",
        help="How many images are looked at side by side.",
    ),
    Input(
        name="github-token",
        group="report",
        kind=values.TEXT,
        secret=True,
        help="A GitHub token to read packages and workflow runs with.",
    ),
    Input(
        name="report-directory",
        group="report",
        kind=values.PATH,
        help="Where the report and the waybill go. Default: below `$RUNNER_TEMP`, or `./.waybill` on a laptop.",
    ),
)

_BY_NAME = {row.name: row for row in INPUTS}


def input_named(name: str) -> Input:
    """The row of this name; ``KeyError`` when there is none."""
    return _BY_NAME[name]


def find_input(name: str) -> Input | None:
    """The row of this name, or nothing."""
    return _BY_NAME.get(name)


def inputs_of(verb: str) -> tuple[Input, ...]:
    """The inputs that a verb takes, in the order of the table."""
    return tuple(row for row in INPUTS if verb in row.verbs)


def file_inputs() -> tuple[Input, ...]:
    """The inputs that waybill.yml may set."""
    return tuple(row for row in INPUTS if row.stands_in_file)


def by_group(rows: Iterable[Input]) -> dict[str, list[Input]]:
    """Rows under their group, both in the order of the table."""
    groups: dict[str, list[Input]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return groups
