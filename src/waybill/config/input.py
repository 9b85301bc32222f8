"""One input: its name in every place, its kind, its default, and where it may stand. Pure."""

from __future__ import annotations

from waybill.config.values import Kind
from waybill.frozen import dataclass

PREFIX = "WAYBILL_"
UNSET = "<unset>"  # what an action says for such an input that the step does not name; no value looks like it
STEP = "WAYBILL_STEP"  # set by our actions alone: what is empty there was named by the step
COMMAND = "WAYBILL_COMMAND"  # the same for the container, where it says the verb
CLEAR = "none"
PREFLIGHT, VERIFY, DEPLOY, ROLLBACK = "preflight", "verify", "deploy", "rollback"
BUILD_PUSH = "build-push"
SHIP = "ship"
STEPS = (PREFLIGHT, BUILD_PUSH, VERIFY, DEPLOY, ROLLBACK)  # verbs that are made of no others
VERBS = (*STEPS, SHIP)
LEGS = (PREFLIGHT, BUILD_PUSH, DEPLOY, VERIFY)  # of `ship`, in their order
ON_HOSTS = (PREFLIGHT, VERIFY, DEPLOY, ROLLBACK)
CHANGING = (DEPLOY, ROLLBACK)


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
    verbs: tuple[str, ...] = VERBS
    defaults: tuple[tuple[str, str], ...] = ()  # verb -> its own default, where it is another
    never_empty: bool = (
        False  # decides what is done or checked: given and empty it was lost on the way, and is not "absent"
    )
    clear: str = CLEAR  # the word that clears it; another one where `none` is a value

    def default_for(self, verb: str) -> str:
        """The default where this verb reads the input."""
        return dict(self.defaults).get(verb, self.default)

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
