"""Verbs and options; the only place that catches errors and decides how the process exits."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from time import monotonic
from types import FrameType

from waybill import VERSION
from waybill.cli.console import Console
from waybill.errors import EXIT_BUG, Cancelled, UsageError, WaybillError
from waybill.report.sink import CLEAR

_PATIENCE = 5.0  # seconds in which a second signal changes nothing

Verb = Callable[[Sequence[str], Mapping[str, str], Console], int]
_VERBS = {  # where each is: the module of this room, and its function
    "preflight": ("verbs", "run_preflight"),
    "build-push": ("verbs", "run_build_push"),
    "verify": ("verbs", "run_verify"),
    "deploy": ("verbs", "run_deploy"),
    "rollback": ("verbs", "run_rollback"),
    "ship": ("shipping", "run_ship"),
    "show": ("verbs", "run_show"),
    "init": ("starting", "run_init"),
    "config": ("configuration", "run_config"),
}


def main(argv: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run one command line and return its exit code."""
    console = Console(environ, json="--json" in argv)
    try:
        _end_in_order(console)
        return _run(argv, environ, console)
    except UsageError as error:
        console.tell_mistakes(error.mistakes)
        return error.exit_code
    except (KeyboardInterrupt, Cancelled):
        console.tell_end(f"cancelled: {console.touched}")
        return Cancelled.exit_code
    except WaybillError as error:
        console.tell_end(str(error))
        return error.exit_code
    except Exception:  # noqa: BLE001  # a bug: told whole, with the secrets hidden
        import traceback

        console.tell_end(f"this is a bug in waybill {VERSION}; {console.touched}\n{traceback.format_exc()}")
        return EXIT_BUG


def _run(argv: Sequence[str], environ: Mapping[str, str], console: Console) -> int:
    first = argv[0] if argv else "--help"
    if first == "command" and "WAYBILL_CONTAINER" in environ:
        from waybill.config.contained import command_of

        first = command_of(environ)
    if first in ("--version", "-V"):
        console.say(f"waybill {VERSION}")
        return 0
    if first in ("--help", "-h", "help"):
        from waybill.cli.options import overview

        console.say(overview())
        return 0
    return _verb(first)(argv[1:], environ, console)


def _verb(name: str) -> Verb:
    """Import only what the verb needs: a start that does little must stay quick."""
    if name not in _VERBS:
        from waybill.cli.options import unknown_verb

        raise UsageError([unknown_verb(name)])
    module, function = _VERBS[name]
    found: Verb = getattr(import_module(f"waybill.cli.{module}"), function)
    return found


def _end_in_order(console: Console) -> None:
    """On a signal tell the hosts that are at work, then let everything be cleared away.

    A run whose terminal goes away ends like a cancelled one, unless it was started to outlive it (``nohup``).
    """
    ending = _Ending(console)
    signal.signal(signal.SIGTERM, ending.begin)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, ending.begin)
    if signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, ending.begin)


class _Ending:
    """Begins with the first signal. One that follows at once (the runner's next, an impatient key) changes nothing."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._began: float | None = None

    def begin(self, _signal: int, _frame: FrameType | None) -> None:
        """Called between two steps of the main thread; the others go on until they are told."""
        if self._began is not None and monotonic() - self._began < _PATIENCE:
            return
        first, self._began = self._began is None, monotonic()
        work = self._console.at_work
        if first and work is not None and work.touched:
            whom = b"ending what runs" if work.afterwards else b"telling the hosts"
            start = CLEAR.encode() if self._console.errors.is_live else b""
            # Past the streams: one of them may be half written.
            os.write(2, start + b"waybill: cancelled; %s\n" % whom)
        if first and work is not None:
            work.cancel()
        raise Cancelled
