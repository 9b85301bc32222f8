"""The world's name server: knows its own names, and says of all others at once that they do not exist."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Mapping

NO_ERROR, SERVER_FAILURE, NO_SUCH_NAME = 0, 2, 3
TYPE_A = 1
NOBODY_LISTENS = "140.82.112.254"  # an address of the world on which every port refuses
NO_ROUTE = "198.18.0.1"


def _question(packet: bytes) -> tuple[str, int, int]:
    """Name, type and end of the first question."""
    labels, position = [], 12
    while packet[position]:
        length = packet[position]
        labels.append(packet[position + 1 : position + 1 + length].decode("ascii", "replace"))
        position += 1 + length
    (kind,) = struct.unpack_from("!H", packet, position + 1)
    return ".".join(labels).lower(), kind, position + 5


def _reply(packet: bytes, end: int, code: int, address: str = "") -> bytes:
    answers = b""
    if address:
        answers = struct.pack("!HHHIH", 0xC00C, TYPE_A, 1, 0, 4) + socket.inet_aton(address)
    header = packet[:2] + struct.pack("!HHHHH", 0x8580 | code, 1, 1 if address else 0, 0, 0)
    return header + packet[12:end] + answers


class Resolver:
    """Answers on UDP port 53. ``faults`` maps names to ``faults.NAME_FAULTS``."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self._addresses = dict(addresses)
        self.faults: dict[str, str] = {}

    def listen(self, address: str = "127.0.0.1") -> None:
        """Answer there from now on."""
        server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        server.bind((address, 53))
        threading.Thread(target=self._serve, args=(server,), daemon=True).start()

    def know(self, name: str, address: str) -> None:
        """Add a name."""
        self._addresses[name] = address

    def _serve(self, server: socket.socket) -> None:
        while True:
            packet, client = server.recvfrom(4096)
            try:
                reply = self.answer(packet)
            except (IndexError, struct.error):
                continue
            if reply:
                server.sendto(reply, client)

    def answer(self, packet: bytes) -> bytes:
        """The reply to a query, or nothing when the name is silent."""
        name, kind, end = _question(packet)
        fault = self.faults.get(name, "")
        if fault == "silent":
            return b""
        if fault == "broken":
            return _reply(packet, end, SERVER_FAILURE)
        address = {"refused": NOBODY_LISTENS, "unroutable": NO_ROUTE}.get(fault, self._addresses.get(name, ""))
        if fault == "absent" or not address:
            return _reply(packet, end, NO_SUCH_NAME)
        return _reply(packet, end, NO_ERROR, address if kind == TYPE_A else "")
