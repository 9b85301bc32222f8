"""A registry 50 ms away: TLS in front of the one on loopback, and a wire on which every byte takes 25 ms.

A process of its own, so that its work is in nobody's figures: ``python -m bench.far ADDRESS CERTIFICATE TARGET-PORT``.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import sys
from collections.abc import Callable

ONE_WAY = 0.025
LOOPBACK = "127.0.0.1"


async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay: float) -> None:
    """Carry bytes to the other end, each ``delay`` seconds after it came. Many may be under way at once."""
    loop = asyncio.get_running_loop()
    wire: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def arrive() -> None:
        while True:
            due, content = await wire.get()
            await asyncio.sleep(due - loop.time())
            if not content:
                break
            writer.write(content)
        with contextlib.suppress(OSError, RuntimeError):
            writer.write_eof() if writer.can_write_eof() else writer.close()

    arriving = asyncio.create_task(arrive())
    content = b"-"
    while content:
        try:
            content = await reader.read(65536)
        except OSError:
            content = b""
        wire.put_nowait((loop.time() + delay, content))
    await arriving


async def join(near: tuple[asyncio.StreamReader, asyncio.StreamWriter], port: int, delay: float) -> None:
    """Put one connection through to a port here."""
    reader, writer = near
    with contextlib.suppress(OSError):
        await asyncio.sleep(2 * delay)  # the round trip of a TCP handshake, which loopback does in none
        far_reader, far_writer = await asyncio.open_connection(LOOPBACK, port)
        try:
            await asyncio.gather(copy(reader, far_writer, delay), copy(far_reader, writer, delay))
        finally:
            far_writer.close()
            writer.close()


async def serve(address: str, certificate: str, target: int) -> None:
    """Listen on a port of the address, print its number, and go on until the process is ended."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    under_way: set[asyncio.Task[None]] = set()  # nobody else holds on to them

    def joined(port: int, delay: float) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], None]:
        def start(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.create_task(join((reader, writer), port, delay))
            under_way.add(task)
            task.add_done_callback(under_way.discard)

        return start

    inner = await asyncio.start_server(joined(target, 0.0), LOOPBACK, 0, ssl=context)
    inner_port = inner.sockets[0].getsockname()[1]
    outer = await asyncio.start_server(joined(inner_port, ONE_WAY), address, 0, backlog=256)
    print(outer.sockets[0].getsockname()[1], flush=True)
    await outer.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], sys.argv[2], int(sys.argv[3])))
