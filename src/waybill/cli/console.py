"""The streams of this process, with every secret hidden: how a run speaks, and how it says that it cannot go on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TextIO

from waybill.core.text import escape_command_data, escape_command_property, quote_block, quote_foreign
from waybill.effects import runner_files
from waybill.errors import Mistake
from waybill.report.log import Level, Log
from waybill.report.sink import Sink
from waybill.report.terminal import Style, style_for
from waybill.secret import Redactor, Secret

if TYPE_CHECKING:
    from waybill.flows.at_work import AtWork

_MOST_ANNOTATIONS = 10
_MOST_NAMED = 20
_LONGEST_END = 100_000  # of a bug, with its traceback
_OF_HOSTS = (
    "Each host ends by itself, with the new version or with what ran before; "
    "`verify` says what runs, and the next deploy how it ended"
)
_COLUMNS = 80  # of a terminal that does not know its width


class Console:
    """Standard output, standard error and the runner's output file, through one redactor."""

    def __init__(self, environ: Mapping[str, str], *, json: bool) -> None:
        in_actions = environ.get("GITHUB_ACTIONS") == "true"
        self.json = json
        self.redactor = Redactor()
        self.output = Sink(sys.stdout, self.redactor, in_actions=in_actions)
        self.errors = Sink(sys.stderr, self.redactor, in_actions=in_actions, columns=_columns_of_errors(environ))
        self.log = Log(self.errors, level=Level.DEBUG if environ.get("RUNNER_DEBUG") == "1" else Level.INFO)
        self._output_path = environ.get("GITHUB_OUTPUT", "") if in_actions else ""
        self._summary_path = environ.get("GITHUB_STEP_SUMMARY", "") if in_actions else ""
        self._environ = environ
        self.at_work: AtWork | None = None  # of the run, once there is one

    @property
    def style(self) -> Style:
        """How the stream that carries the text can be written to."""
        stream = sys.stderr if self.json else sys.stdout
        tty = stream.isatty() and not self.output.in_actions  # a runner's log is no terminal, whatever it looks like
        columns = _columns_of(stream) if tty else _COLUMNS
        return style_for(tty=tty, encoding=stream.encoding, columns=columns, environment=self._environ)

    def learn(self, secret: Secret) -> None:
        """A secret of this run: hide it here, and let the runner hide it everywhere else."""
        if self.redactor.register(secret):
            self.errors.mask([secret])

    def say(self, text: str) -> None:
        """An answer for standard output."""
        self.output.write(text)

    def ask(self, question: str) -> str | None:
        """One line from a terminal; nothing where the input has ended."""
        self.output.write_open(question)
        line = sys.stdin.readline()
        return line or None

    @property
    def touched(self) -> str:
        """What may have been changed by a run that ends without a verdict, as a sentence."""
        hosts = self.at_work.touched if self.at_work else ()
        if not hosts:
            return "nothing was touched"
        more = f" and {len(hosts) - _MOST_NAMED} more" if len(hosts) > _MOST_NAMED else ""
        named = quote_foreign(", ".join(hosts[:_MOST_NAMED]), 2000) + more
        afterwards = (self.at_work.afterwards if self.at_work else "") or _OF_HOSTS
        return f"it was under way on {named}. {afterwards}"

    def tell_mistakes(self, mistakes: Sequence[Mistake]) -> None:
        """Everything that is wrong with the usage, at once."""
        count = len(mistakes)
        done = self.touched if self.at_work and self.at_work.touched else "nothing was done"
        headline = f"waybill: {count} mistake{'s' if count != 1 else ''} in what was given; {done}"
        lines = [headline]
        for mistake in mistakes:
            lines.append(f"  {quote_foreign(mistake.where, 400)}: {quote_foreign(mistake.problem, 2000)}")
            lines.append(f"    fix: {quote_foreign(mistake.allowed, 2000)}")
        self.errors.write("\n".join(lines))
        self.errors.commands(_annotation(f"{m.where}: {m.problem}", f"fix: {m.allowed}") for m in _some(mistakes))
        self._close(headline, mistakes)

    def tell_end(self, text: str) -> None:
        """Why the run ends without a verdict."""
        self.errors.write(f"waybill: {quote_block(text, _LONGEST_END)}")
        self.errors.commands([_annotation(text.partition("\n")[0], "")])
        self._close(f"waybill: {text.partition(chr(10))[0]}", ())

    def _close(self, headline: str, mistakes: Sequence[Mistake]) -> None:
        """No verdict is not a good verdict: ``proved`` is false wherever somebody may look for it."""
        values = {"outcome": "", "proved": "false"}
        if self._output_path:
            self._note(runner_files.append_outputs(self._output_path, values))
        if self._summary_path:
            from waybill.report.summary import render_end

            told = render_end(headline, [(m.where, m.problem, m.allowed) for m in mistakes])
            self._note(runner_files.append_summary(self._summary_path, self.redactor.hide(told)))
        if self.json:
            named = [{"where": m.where, "problem": m.problem, "allowed": m.allowed} for m in mistakes]
            self.output.write_object({"outcome": "", "proved": False, "mistakes": named})

    def _note(self, trouble: object | None) -> None:
        if trouble is not None:
            self.errors.write(f"waybill: {trouble}")


def _columns_of(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or _COLUMNS
    except (OSError, ValueError):
        return _COLUMNS


def _columns_of_errors(environ: Mapping[str, str]) -> Callable[[], int] | None:
    """The width of the terminal that shows how it goes on; nothing where no line can be written over."""
    dumb = environ.get("TERM", "dumb") == "dumb" or environ.get("GITHUB_ACTIONS") == "true" or environ.get("CI")
    return None if dumb or not sys.stderr.isatty() else partial(_columns_of, sys.stderr)


def _some(mistakes: Sequence[Mistake]) -> Sequence[Mistake]:
    return mistakes[:_MOST_ANNOTATIONS]


def _annotation(title: str, text: str) -> str:
    shown = quote_foreign(title, 300)
    body = f"{shown}\n{quote_foreign(text, 1000)}" if text else shown
    return f"::error title={escape_command_property('waybill: no verdict')}::{escape_command_data(body)}"
