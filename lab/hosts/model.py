"""What a host shall be: plain data, written into its folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

NETWORK, NETWORK6 = "10.77.0", "fd77:"
WORLD_ADDRESS, WORLD_ADDRESS6 = f"{NETWORK}.1", f"{NETWORK6}:1"
FIRST = 10  # web1 has .11
STORES = ("", "classic", "containerd", "podman")
SOCKET = "/run/docker.sock"


class HostError(RuntimeError):
    """A host cannot be made or does not do what it was told; the text says why."""


@dataclass(frozen=True, kw_only=True)
class User:
    """Somebody on a host. Root is always there, and may be described as any other.

    ``sudo`` is what stands behind ``NAME ALL=(root)`` in sudoers: ``NOPASSWD: /usr/bin/docker``. ``authorized`` are
    options before the lab's key in authorized_keys: ``restrict``, ``command="..."``; without ``key`` it is not there.
    ``files`` stand below the home: ``{".bashrc": "..."}``. Only with a ``password`` can sudo ask for one.
    """

    name: str
    shell: str = "/bin/sh"
    groups: tuple[str, ...] = ()
    sudo: str = ""
    password: str = ""
    authorized: str = ""
    key: bool = True
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def home(self) -> str:
        """The home directory."""
        return "/root" if self.name == "root" else f"/home/{self.name}"


DEPLOY = User(name="deploy", groups=("docker",))


@dataclass(frozen=True, kw_only=True)
class HostSpec:
    """One host. ``World.add_host`` explains the fields; ``layers`` lie over the machine's /usr, first on top."""

    name: str
    number: int
    store: str = ""
    compose: str = ""
    sshd: str = ""
    users: tuple[User, ...] = (DEPLOY,)
    sudoers: str = ""
    without: tuple[str, ...] = ()
    socket: str = SOCKET
    rootless: str = ""  # the user who runs the engine
    docker_client: bool = True
    proc: str = ""
    layers: tuple[str, ...] = ()
    judge: str = ""  # the docker client with which the lab itself asks

    @property
    def address(self) -> str:
        """Its address in the world."""
        return f"{NETWORK}.{FIRST + self.number}"

    @property
    def address6(self) -> str:
        """Its IPv6 address, with the same last digits."""
        return f"{NETWORK6}:{FIRST + self.number}"

    @property
    def everybody(self) -> tuple[User, ...]:
        """All users that people may be, root first."""
        named = {user.name: user for user in self.users}
        return (named.pop("root", User(name="root", shell="/bin/bash")), *named.values())

    def user_id(self, name: str) -> int:
        """The number of a user, which is that of its own group as well."""
        names = [user.name for user in self.everybody]
        return 999 + names.index(name) if name != "root" else 0


def port_of(options: str) -> int:
    """The port that sshd's options choose."""
    found = re.search(r"^\s*Port\s+(\d+)", options, re.MULTILINE | re.IGNORECASE)
    return int(found.group(1)) if found else 22
