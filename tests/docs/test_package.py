"""Whoever installs the package gets the programs that are sent to hosts."""

from __future__ import annotations

import re
from fnmatch import fnmatch

from tests.docs.repository import text, tracked


def test_the_package_holds_every_program_that_is_sent_to_a_host() -> None:
    (listed,) = re.findall(r"^waybill = \[(.*)\]$", text("pyproject.toml"), re.MULTILINE)
    patterns = re.findall(r'"([^"]+)"', listed)
    programs = [name.removeprefix("src/waybill/") for name in tracked() if re.fullmatch(r"src/waybill/.*\.sh", name)]

    assert len(programs) > 5
    assert [name for name in programs if not any(fnmatch(name, pattern) for pattern in patterns)] == []
