"""Hosts of a world: machines with their own users, address, sshd and, where wished, container engine."""

from lab.hosts.model import DEPLOY, HostSpec, User

__all__ = ["DEPLOY", "HostSpec", "User"]
