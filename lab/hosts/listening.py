"""Which ports somebody listens on, from the kernel's tables of a network namespace."""

from __future__ import annotations

import ipaddress
import struct
from collections.abc import Iterator
from pathlib import Path

LISTEN = "0A"


def places(pid: int) -> Iterator[tuple[str, int]]:
    """Address and port of each TCP listener in the network of that process."""
    for table in ("tcp", "tcp6"):
        path = Path(f"/proc/{pid}/net/{table}")
        for line in path.read_text().splitlines()[1:] if path.exists() else ():
            _, local, _, state, *_ = line.split()
            if state == LISTEN:
                address, _, port = local.partition(":")
                yield _address(address), int(port, 16)


def ports(pid: int) -> set[int]:
    """The ports alone."""
    return {port for _, port in places(pid)}


def _address(text: str) -> str:
    """The kernel writes 32-bit words in the machine's own order."""
    words = struct.pack(f"={len(text) // 8}I", *(int(text[i : i + 8], 16) for i in range(0, len(text), 8)))
    return str(ipaddress.ip_address(words))
