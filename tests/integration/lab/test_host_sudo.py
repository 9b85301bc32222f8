"""Sudo on a host: allowed, asking for a password, wanting a terminal, and not allowed; in sudo's own words."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from lab.debs import cache_directory
from lab.hosts import User
from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.lab.entering import ssh

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="hosts need root")
USERS = (
    User(name="free", sudo="NOPASSWD: /usr/bin/id"),
    User(name="asked", sudo="/usr/bin/id", password="open sesame"),
    User(name="seated", sudo="NOPASSWD: /usr/bin/id"),
    User(name="stranger", password="open sesame"),
)


@pytest.fixture(scope="module")
def sudoers(world: World) -> Iterator[LabHost]:
    yield world.add_host("sudoers", store="", compose="", users=USERS, sudoers="Defaults:seated requiretty\n")
    world.remove_host("sudoers")


def test_who_may_becomes_root(world: World, sudoers: LabHost) -> None:
    assert ssh(world, sudoers, "sudo -n id -u", user="free").stdout == "0\n"


@pytest.mark.parametrize(
    ("user", "command", "words"),
    [
        ("free", "sudo -n ls", "sudo: a password is required"),
        ("asked", "sudo -n id", "sudo: a password is required"),
        ("seated", "sudo -n id", "sudo: sorry, you must have a tty to run sudo"),
        ("stranger", "echo open sesame | sudo -S id", "stranger is not in the sudoers file."),
        ("asked", "echo open sesame | sudo -S ls", "user asked is not allowed to execute '/usr/bin/ls' as root"),
    ],
)
def test_sudo_refuses_in_its_own_words(world: World, sudoers: LabHost, user: str, command: str, words: str) -> None:
    said = ssh(world, sudoers, command, user=user)

    assert said.returncode == 1
    assert words in said.stderr


def test_a_password_opens(world: World, sudoers: LabHost) -> None:
    assert ssh(world, sudoers, "echo open sesame | sudo -S id -u", user="asked").stdout == "0\n"


def test_what_was_unpacked_gives_nobody_on_the_machine_the_rights_of_root() -> None:
    unpacked = [path for path in cache_directory(os.environ).rglob("usr/bin/*") if path.is_file()]

    assert [path for path in unpacked if path.stat().st_mode & 0o6000] == []
