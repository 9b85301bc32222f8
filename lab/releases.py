"""Another release of the machine's own distribution, by the machine's own package sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path("/etc/apt")
OS_RELEASE = Path("/etc/os-release")


def codename() -> str:
    """What the machine's own release is called in package sources."""
    found = re.search(r'^VERSION_CODENAME="?(\w+)"?$', OS_RELEASE.read_text(), re.MULTILINE)
    return found.group(1) if found else ""


def options(cache: Path, release: str) -> tuple[str, ...]:
    """Options for apt-get that replace its sources by the derived ones, which are written below ``cache``."""
    folder = cache / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in derived(SOURCES, codename(), release):
        (folder / name).write_text(text)
    return ("-o", "Dir::Etc::sourcelist=/dev/null", "-o", f"Dir::Etc::sourceparts={folder}")


def derived(sources: Path, here: str, release: str) -> Iterator[tuple[str, str]]:
    """The files among the sources that name the release ``here``, with the other one in its place."""
    files = [sources / "sources.list", *sorted((sources / "sources.list.d").glob("*"))]
    for path in files:
        if path.suffix not in {".list", ".sources"} or not path.is_file():
            continue
        split = "\n\n" if path.suffix == ".sources" else "\n"
        own = [part for part in path.read_text().split(split) if _names(part, here)]
        if own:
            yield path.name, re.sub(rf"(?<![\w/]){here}(?=[\s/-]|$)", release, split.join(own)) + "\n"


def _names(part: str, here: str) -> bool:
    """Whether a line or a stanza is in use and fetches that very release, or its updates, from somewhere."""
    lines = [line for line in part.splitlines() if not line.startswith("#")]
    suites = [line for line in lines if re.match(r"(?i)suites:|deb\s", line)]
    return any(re.search(rf"\s{here}(-(updates|security))?(\s|$|/)", line) for line in suites)
