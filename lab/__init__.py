"""The embedded world: its own network in which ghcr.io, GitHub's API and more answer, with faults on request."""

import sys
from pathlib import Path

# The lab is played with from a checkout, where nobody has installed the package that stands in src/.
sys.path.append(str(Path(__file__).resolve().parent.parent / "src"))
