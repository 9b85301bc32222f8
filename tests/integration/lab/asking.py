"""Plain HTTP from inside a world, by a client that is not ours."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from lab.world import World

FOUR_TYPES = (
    "application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, "
    "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json"
)
ACCEPT = ("-H", f"Accept: {FOUR_TYPES}")


@dataclass(frozen=True)
class Answer:
    """What curl got."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def error(self) -> tuple[int, str, str]:
        """Status, code and message; fails when the body holds anything beside them."""
        ((entry),) = self.json["errors"]
        assert set(entry) == {"code", "message"}, entry
        return self.status, entry["code"], entry["message"]


class Asker:
    """Asks hosts of a world. Redirects are not followed; a path alone means ghcr.io."""

    def __init__(self, world: World) -> None:
        self.world = world

    def __call__(self, url: str, *arguments: str) -> Answer:
        address = url if "://" in url else f"https://ghcr.io{url}"
        done = self.world.run(["curl", "-sS", "-i", "--max-time", "20", *arguments, address])
        assert done.returncode == 0, done.stderr
        head, _, body = done.stdout.partition("\r\n\r\n")
        first, *lines = head.splitlines()
        pairs = (line.split(": ", 1) for line in lines if ": " in line)
        return Answer(int(first.split()[1]), {name.lower(): value for name, value in pairs}, body)

    def exchange(self, name: str, token: str = "", actions: str = "pull") -> Answer:
        """The token step for one repository."""
        credential = ("-u", f"anybody:{token}") if token else ()
        return self(f"/token?service=ghcr.io&scope=repository:{name}:{actions}", *credential)

    def bearer(self, name: str, token: str = "", actions: str = "pull") -> tuple[str, str]:
        """The curl arguments that carry a registry token."""
        answer = self.exchange(name, token, actions)
        assert answer.status == 200, answer
        return ("-H", f"Authorization: Bearer {answer.json['token']}")
