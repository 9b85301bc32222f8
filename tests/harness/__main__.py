"""The entry of ``bin/test``."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
sys.dont_write_bytecode = True

from tests.harness.command import main  # noqa: E402 -- the import path is set only now

if __name__ == "__main__":
    raise SystemExit(main(ROOT, sys.argv[1:]))
