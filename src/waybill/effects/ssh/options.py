"""How the system's `ssh` is called. Every option that stands here stands here for safety or for a stable answer."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence

from waybill.core.ssh.address import Address
from waybill.core.ssh.words import KEY_MARK
from waybill.effects.process import without_our_inputs

# Whatever the user's own configuration says of these.
_ALWAYS = (
    "BatchMode=yes",
    "StrictHostKeyChecking=yes",
    "NoHostAuthenticationForLocalhost=no",
    "VerifyHostKeyDNS=no",
    "UpdateHostKeys=no",
    "CheckHostIP=no",
    "ForwardAgent=no",
    "ForwardX11=no",
    "ClearAllForwardings=yes",
    "PermitLocalCommand=no",
    "RemoteCommand=none",
    "RequestTTY=no",
    "EscapeChar=none",
    "VisualHostKey=no",
    "ConnectionAttempts=1",
)
# Printed by ssh where it looks for a known key, before it believes or sends anything: name, kind, key.
_TELL_KEY = f'KnownHostsCommand=/bin/sh -c "echo {KEY_MARK} $0 $1 $2 >&2" %H %t %K'
_KEYS_PASSED_ON = ("PATH", "HOME", "USER", "LOGNAME")
_NEVER_PASSED_ON = ("DISPLAY", "SSH_ASKPASS")


def options(*pairs: str) -> list[str]:
    """Options of the command line."""
    return [word for pair in pairs for word in ("-o", pair)]


def timing(connect_timeout: float, alive: int) -> tuple[str, ...]:
    """How long to wait for a host that says nothing, before and after the login."""
    return (f"ConnectTimeout={max(1, round(connect_timeout))}", f"ServerAliveInterval={alive}", "ServerAliveCountMax=3")


def only_this_key(path: str) -> tuple[str, ...]:
    """Log in with one key, whatever an agent holds."""
    return ("IdentitiesOnly=yes", f"IdentityFile={path}", "IdentityAgent=none", "PreferredAuthentications=publickey")


def only_these_hosts(path: str) -> tuple[str, ...]:
    """Believe the host keys of one file, and of nothing else."""
    return (f"UserKnownHostsFile={path}", "GlobalKnownHostsFile=/dev/null")


def base(program: str, configuration: str, *more: str) -> list[str]:
    """The beginning of each command line. ``configuration`` is a file, "none", or empty for the user's own.

    ssh takes the first value that it meets: ``more`` stands before what is always said, and that before any file.
    """
    named = ["-F", configuration] if configuration else []
    return [program, *named, *options(*more, *_ALWAYS)]


def destination(address: Address) -> list[str]:
    """Where to; what the user did not say is left to the configuration."""
    port = ["-p", str(address.port)] if address.port_given else []
    user = ["-l", address.user] if address.user else []
    return [*port, *user, "--", address.host]


def master(start: Sequence[str], socket: str, address: Address) -> list[str]:
    """Connect, log in, run nothing, and let others through the socket."""
    return [*start, "-v", "-M", "-N", "-T", "-S", socket, *options("ControlPersist=no"), *destination(address)]


def through(program: str, socket: str, *words: str) -> list[str]:
    """Go through a master's socket or fail: never make a connection of one's own."""
    only = options("BatchMode=yes", "ControlMaster=no", "ProxyCommand=false", "EscapeChar=none", "LogLevel=ERROR")
    return [program, "-F", "none", "-T", "-S", socket, *only, *words]


def session(program: str, socket: str, command: str) -> list[str]:
    """A program on the host."""
    return through(program, socket, "--", "host", command)


def forwarded(program: str, socket: str, host: str, port: int) -> list[str]:
    """Standard input and output as a connection that the host makes."""
    return through(program, socket, "-W", f"[{host}]:{port}" if ":" in host else f"{host}:{port}", "--", "host")


def proxy(program: str, socket: str) -> str:
    """The way through a jump host, as an option: its master makes the connection."""
    return "ProxyCommand=" + shlex.join(through(program, socket, "-W", "[%h]:%p", "--", "host"))


def forward_socket(program: str, socket: str, here: str, there: str) -> list[str]:
    """Ask a master to let connections to a socket here come out at a socket there."""
    return through(program, socket, "-O", "forward", "-L", f"{here}:{there}", "--", "host")


def ask_for_key(algorithms: Sequence[str]) -> tuple[str, ...]:
    """Go so far as to be shown a host key, and no farther: nothing is known, so nothing is believed."""
    return (_TELL_KEY, *only_these_hosts("/dev/null"), *_without_login(algorithms))


def ask_for_key_of_old(algorithms: Sequence[str], path: str) -> tuple[str, ...]:
    """The same where ssh is older than 8.5: it writes the key down, and then offers no way to log in."""
    written = ("StrictHostKeyChecking=accept-new", "HashKnownHosts=no", *only_these_hosts(path))
    return (*written, *_without_login(algorithms))


def _without_login(algorithms: Sequence[str]) -> tuple[str, ...]:
    wanted = (f"HostKeyAlgorithms={','.join(algorithms)}",) if algorithms else ()
    return ("PreferredAuthentications=none", "PubkeyAuthentication=no", "IdentityFile=none", *wanted)


def environment(environ: Mapping[str, str], *, own_configuration: bool) -> dict[str, str]:
    """What ssh sees: English words, nobody to ask, and never our own inputs."""
    if own_configuration:
        kept = {n: v for n, v in without_our_inputs(environ).items() if n not in _NEVER_PASSED_ON}
    else:
        kept = {name: environ[name] for name in _KEYS_PASSED_ON if name in environ}
    return {**kept, "LC_ALL": "C", "SSH_ASKPASS_REQUIRE": "never"}
