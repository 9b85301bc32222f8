"""What asking GitHub costs at the start of a process."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
sys.path[:0] = {path!r}
import waybill.effects.github
from waybill.effects.github_api import Api
before = set(sys.modules)
from waybill.effects.http import Http
got = Api("https://127.0.0.1:1", None, Http({{}})).get("/user")
print(got.answer.trouble.value)
print(*sorted(name for name in sys.modules if name.partition(".")[0] in {{"github", "jwt", "nacl", "cryptography"}}))
print("github" in before)
"""


def test_only_the_needed_part_of_pygithub_is_imported_and_only_for_a_request() -> None:
    """The whole package is 180 modules, and asks for nacl and jwt, which the product does not use."""
    program = PROGRAM.format(path=sys.path)

    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)

    trouble, modules, before = done.stdout.splitlines()
    assert trouble == "connection-refused"
    assert modules.split() == [
        "github",
        "github.Consts",
        "github.GithubException",
        "github.GithubObject",
        "github.Requester",
    ]
    assert before == "False"
