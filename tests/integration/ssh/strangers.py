"""Servers that are no sshd, or that break off: each says its piece to whoever connects, in the world's network."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager

from lab.world import World

SERVER = textwrap.dedent(
    """
    import socket, struct, sys, threading, time
    what = sys.argv[1]
    server = socket.create_server(("127.0.0.1", 0))
    print(server.getsockname()[1], flush=True)
    GREETINGS = {
        "http": b"HTTP/1.1 400 Bad Request\\r\\nServer: nginx\\r\\n\\r\\n<html>\\r\\n",
        "smtp": b"220 mail.example.com ESMTP Postfix\\r\\n",
        "mysql": b"J\\x00\\x00\\x00\\n8.0.36\\x00\\x01\\x02\\x03\\x04",
        "tls": b"\\x15\\x03\\x01\\x00\\x02\\x02\\x46",
        "old": b"SSH-1.5-server\\r\\n",
        "full": b"Exceeded MaxStartups\\r\\n",
        "penalty": b"Not allowed at this time\\r\\n",
        "stalls": b"SSH-2.0-OpenSSH_9.2\\r\\n",
        "silent": b"",
        "closes": b"",
    }

    def serve(connection):
        if what in ("http", "tls"):
            connection.recv(200)
        connection.sendall(GREETINGS[what])
        if what in ("silent", "stalls", "smtp", "mysql"):
            time.sleep(600)
        connection.close()

    while True:
        threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
    """
)


@contextmanager
def stranger(world: World, what: str) -> Iterator[int]:
    """Such a server; the port at which it listens."""
    argv = ["nsenter", "--target", str(world.process_id()), "--net", "--", sys.executable, "-c", SERVER, what]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield int(process.stdout.readline())
        finally:
            process.kill()
