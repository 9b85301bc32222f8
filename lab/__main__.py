"""``python -m lab``: see ``lab/command.py``."""

from __future__ import annotations

import importlib.util
import sys

UNFIT = """This Python lacks the library `cryptography`, which makes the lab's certificates.
`bin/test` makes an environment that has it: .tools/dev-*/bin/python -m lab ..."""


def start() -> int:
    """Carry out the command line, or say what this Python lacks."""
    if importlib.util.find_spec("cryptography") is None:
        print(UNFIT, file=sys.stderr)
        return 1
    from lab.command import main

    return main(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(start())
