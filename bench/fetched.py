"""How long a deploy took to bring its image: ``python -m bench.fetched WAYBILL deploy ...``."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path


def main(argv: list[str]) -> int:
    """Deploy, and print the milliseconds of the fetch as the waybill has them."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([*argv, "--report-directory", folder], check=False)
        if done.returncode == 0:
            (host,) = json.loads((Path(folder) / "waybill.json").read_text())["predicate"]["hosts"].values()
            print(1000 * host["deploy"]["fetch"]["seconds"], flush=True)
        return done.returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
