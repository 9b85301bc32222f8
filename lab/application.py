"""The sample application as files, for registries and for engines alike."""

from __future__ import annotations

from pathlib import Path

from lab.images import Entry

SCRIPTS = Path(__file__).parent / "app"
PROGRAMS = ("sh", "cat", "nc", "sleep", "printf", "wget", "kill", "echo", "env", "ls", "id")
COMMAND = ("/app/serve.sh",)
HEALTHCHECK = "wget -q -O /dev/null http://127.0.0.1:${PORT:-8000}/health"


def entries(busybox: Path) -> tuple[Entry, ...]:
    """Everything that the application needs: a static busybox under the names it uses, and its scripts."""
    return (
        Entry(path="bin/busybox", content=busybox.read_bytes()),
        *(Entry(path=f"bin/{name}", link="busybox") for name in PROGRAMS),
        *(Entry(path=f"app/{script.name}", content=script.read_bytes()) for script in sorted(SCRIPTS.glob("*.sh"))),
        Entry(path="tmp/", mode=0o777),
    )
