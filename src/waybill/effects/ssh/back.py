"""Ports on a host that lead back to the runner, over the connection that stands."""

from __future__ import annotations

import re
from collections.abc import Mapping

from waybill.core.protocol import printable
from waybill.effects.channel import ChannelError
from waybill.effects.process import run
from waybill.effects.ssh import options as ssh_options

_SECONDS = 15.0


def open_port(program: str, socket: str, target: str, environ: Mapping[str, str]) -> int:
    """Open a port on the host's loopback that leads to ``target``: ssh prints the allotted one."""
    words = ssh_options.through(program, socket, "-O", "forward", "-R", f"127.0.0.1:0:{target}", "--", "host")
    asked = run(words, environ=environ, timeout=_SECONDS)
    port = asked.stdout.decode("ascii", "replace").strip()
    if asked.code == 0 and re.fullmatch(r"[0-9]{1,5}", port):
        return int(port)
    said = asked.stderr.decode("utf-8", "replace").strip() or asked.detail or "no port came"
    raise ChannelError(printable(said, 300))


def close_port(program: str, socket: str, target: str, environ: Mapping[str, str]) -> None:
    """Close it. With the allotted port in place of the 0 ssh would end with success and leave it open."""
    words = ssh_options.through(program, socket, "-O", "cancel", "-R", f"127.0.0.1:0:{target}", "--", "host")
    run(words, environ=environ, timeout=_SECONDS)
