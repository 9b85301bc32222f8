"""Runs a module of this checkout with everything it needs: `prepared.py NAME MODULE [ARGUMENT ...]`.

The environment and the packages are the ones of ``bin/test``, made the same way and at the same places.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
sys.dont_write_bytecode = True

from tests.harness import packages, pythons  # noqa: E402 -- the import path is set only now
from tests.harness.environments import environment_for  # noqa: E402
from tests.harness.tell import STOPPED, environment, say, stop_on_signals  # noqa: E402
from tests.harness.trouble import TroubleError  # noqa: E402


def main(arguments: Sequence[str]) -> int:
    """Install what is missing, then become the module."""
    name, module, *rest = arguments
    stop_on_signals()
    try:
        packages.ensure(ROOT)
        interpreter = environment_for(ROOT, pythons.choose(pythons.installed(), None), "dev")
    except TroubleError as trouble:
        say(f"{name}: {trouble}")
        return 2
    except KeyboardInterrupt:
        return STOPPED
    path = os.pathsep.join(str(ROOT / folder) for folder in (".", "src", "vendor"))
    variables = {**environment(os.environ), "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    return os.execve(interpreter, [str(interpreter), "-m", module, *rest], variables)  # noqa: S606  # exactly that


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
