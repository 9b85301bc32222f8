"""The command line: verbs, options and the console. ``main`` is the only place that catches errors and exits."""

from waybill.cli.program import main

__all__ = ["main"]
