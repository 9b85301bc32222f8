"""The smallest channel: this machine. What a test wants to see of it, it counts."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
from collections.abc import Mapping, Sequence

from waybill.effects.channel import SCRIPT_CAP, Answered, Stream


class ProgramStream:
    """A program whose standard input and output are the stream."""

    def __init__(self, words: Sequence[str], environ: Mapping[str, str]) -> None:
        self.socket, theirs = socket.socketpair()
        self.process = subprocess.Popen(
            list(words),
            stdin=theirs.fileno(),
            stdout=theirs.fileno(),
            stderr=subprocess.PIPE,
            env=dict(environ),
            start_new_session=True,
        )
        theirs.close()
        self._said = b""
        assert self.process.stderr is not None
        os.set_blocking(self.process.stderr.fileno(), False)

    def complaint(self) -> str:
        assert self.process.stderr is not None
        self._said += self.process.stderr.read() or b""
        return self._said.decode()

    def close(self) -> None:
        self.socket.close()
        self.process.kill()
        self.process.wait()
        assert self.process.stderr is not None
        self.process.stderr.close()


class SocketStream:
    """A Unix socket."""

    def __init__(self, path: str) -> None:
        self.socket = socket.socket(socket.AF_UNIX)
        try:
            self.socket.connect(path)
        except BaseException:
            self.socket.close()
            raise

    def complaint(self) -> str:
        return ""

    def close(self) -> None:
        self.socket.close()


class LocalChannel:
    """This machine, with the test's environment. ``forwards`` False: as with ``AllowStreamLocalForwarding no``."""

    address = "here"

    def __init__(self, environ: Mapping[str, str], *, forwards: bool = True, shell: Sequence[str] = ("sh",)) -> None:
        self.exchanges = 0
        self.environ = dict(environ)
        self.forwards = forwards
        self.started: list[Sequence[str]] = []
        self._shell = shell

    def script(self, text: str, *, variables: Mapping[str, str], timeout: float, cap: int = SCRIPT_CAP) -> Answered:
        self.exchanges += 1
        nonce = secrets.token_hex(16)
        done = subprocess.run(
            [*self._shell, "-s"],
            input=text.encode(),
            capture_output=True,
            env={**self.environ, **variables, "nonce": nonce},
            timeout=timeout,
            check=False,
        )
        return Answered(code=done.returncode, nonce=nonce, stdout=done.stdout[:cap], stderr=done.stderr)

    def stream(self, words: Sequence[str]) -> Stream:
        self.exchanges += 1
        self.started.append(words)
        return ProgramStream(words, self.environ)

    def open(self, host: str, port: int) -> Stream:
        raise NotImplementedError(f"{host}:{port}")

    def open_unix(self, path: str) -> Stream:
        self.exchanges += 1
        if not self.forwards:
            return _Closed()
        return SocketStream(path)

    def close(self) -> None:
        """Nothing stays open."""


class _Closed:
    """What ssh gives for a forwarding that the other side refuses: a connection that ends at once."""

    def __init__(self) -> None:
        self.socket, theirs = socket.socketpair()
        theirs.close()

    def complaint(self) -> str:
        return ""

    def close(self) -> None:
        self.socket.close()
