"""Looking at a host of the lab as the product does, through the shell and as the user that a test wants."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lab.hosts.host import LabHost
from lab.world import World
from waybill.core.host.machine import MachineFacts
from waybill.core.host.read_files import LocalFile
from waybill.core.host.read_machine import EVERYTHING, Moments, machine_variables, read_machine
from waybill.core.ssh.script import script_text
from waybill.core.wire import Told
from waybill.effects.channel import SCRIPT_CAP, Answered, Stream
from waybill.effects.clock import Clock
from waybill.effects.look import Looked, look
from waybill.effects.ssh.talk import talk

SHELLS = (("dash",), ("bash",), ("busybox", "ash"))
NAMES = [" ".join(shell) for shell in SHELLS]


class HostChannel:
    """A shell on a host, entered from outside; it is given what a channel of the product gives."""

    def __init__(
        self, host: LabHost, user: str = "deploy", shell: Sequence[str] = ("sh",), env: Mapping[str, str] | None = None
    ) -> None:
        self.address = host.name
        self.exchanges = 0
        self._argv = host.command([*shell, "-s"], user)
        self._environ = host._environment(user, env)

    def script(self, text: str, *, variables: Mapping[str, str], timeout: float, cap: int = SCRIPT_CAP) -> Answered:
        self.exchanges += 1
        nonce = secrets.token_hex(16)
        told = talk(
            self._argv,
            script_text(text, variables, nonce),
            nonce=nonce,
            environ=self._environ,
            timeout=timeout,
            begin=timeout,
            cap=cap,
            clock=Clock(),
        )
        return told.answered(nonce, lost=False)

    def stream(self, words: Sequence[str]) -> Stream:
        raise NotImplementedError(words)

    def open(self, host: str, port: int) -> Stream:
        raise NotImplementedError(f"{host}:{port}")

    def open_unix(self, path: str) -> Stream:
        raise NotImplementedError(path)

    def close(self) -> None:
        """Nothing stays open."""


class SshShell(HostChannel):
    """The same over a real ssh connection of its own."""

    def __init__(self, world: World, host: LabHost, user: str = "deploy") -> None:
        super().__init__(host, user)
        trusted = world.home / f"known_hosts_{host.name}"
        trusted.write_text(host.known_hosts)
        options = ("BatchMode=yes", "StrictHostKeyChecking=yes", f"UserKnownHostsFile={trusted}", "IdentitiesOnly=yes")
        switches = [word for option in options for word in ("-o", option)]
        ssh = ["ssh", "-F", "none", "-i", str(host.key), "-p", str(host.port), *switches, f"{user}@{host.address}"]
        self._argv = world.command([*ssh, "sh -s"])
        self._environ = world.environment()


def seen(
    channel: HostChannel, parts: Sequence[str] = EVERYTHING, files: Sequence[LocalFile] = (), **given: str
) -> tuple[MachineFacts, Looked]:
    """Look, and read what was told. ``given`` are those of ``machine_variables``."""
    sudo = given.pop("sudo", "") == "yes"
    variables = machine_variables(files=files, sudo=sudo, **{"registry": "ghcr.io", **given})
    began = time.time()
    looked = look(channel, parts, variables=variables, timeout=60)
    moments = Moments(began=began, ended=time.time())
    return read_machine(looked.told, parts, moments=moments, files=files), looked


def told_whole(looked: Looked) -> Told:
    """What was told, when the script ran to its end and said nothing beside it."""
    assert looked.told.whole, looked.answered.stderr.decode(errors="replace")
    assert looked.told.foreign == ""
    assert looked.answered.stderr == b""
    return looked.told


def seen_by_every_shell(
    host: LabHost,
    parts: Sequence[str],
    *,
    user: str = "deploy",
    env: Mapping[str, str] | None = None,
    files: Sequence[LocalFile] = (),
    given: Mapping[str, str] | None = None,
) -> MachineFacts:
    """What every shell tells alike, without a word beside it."""
    told = {}
    for shell in SHELLS:
        facts, looked = seen(HostChannel(host, user, shell, env), parts, files, **(given or {}))
        told_whole(looked)
        told[" ".join(shell)] = replace(facts, uptime=None)  # it goes on meanwhile
    assert len(set(told.values())) == 1, told
    return told["dash"]
