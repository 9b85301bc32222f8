"""``host-files`` on real hosts, against files of a checkout."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.machine.looking import seen_by_every_shell
from waybill.core.host.machine import HostFile
from waybill.effects.host.files import hash_files

SCRIPT = "#!/bin/sh\n# $1 is the tag\nset -eu\ndocker compose pull\n"
PATH = "/srv/app dir/server deploy.sh"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "deploy").mkdir()
    (tmp_path / "deploy" / "run.sh").write_bytes(SCRIPT.encode())
    return tmp_path


@pytest.fixture
def folder(machine: LabHost) -> LabHost:
    """The machine, with the folder of the file."""
    machine.shell('mkdir -p "$(dirname "$1")"', PATH)
    return machine


def compared(host: LabHost, checkout: Path, *pairs: str) -> tuple[HostFile, ...]:
    return seen_by_every_shell(host, ("files",), files=hash_files(str(checkout), pairs)).files


def test_the_same_bytes_are_the_same(folder: LabHost, checkout: Path) -> None:
    folder.write(PATH, SCRIPT)
    (file,) = compared(folder, checkout, f"deploy/run.sh={PATH}")

    assert file.here == file.there == hashlib.sha256(SCRIPT.encode()).hexdigest()
    assert (file.trouble, file.link, file.source, file.path) == ("", "", "deploy/run.sh", PATH)


def test_an_old_script_is_told_with_its_hash_and_its_age(folder: LabHost, checkout: Path) -> None:
    old = SCRIPT.replace("tag", "name of a .tar file")
    folder.write(PATH, old)
    folder.shell('touch -d "2024-03-02T10:11:12Z" "$1"', PATH)
    (file,) = compared(folder, checkout, f"deploy/run.sh={PATH}")

    assert file.there == hashlib.sha256(old.encode()).hexdigest()
    assert (file.changed, file.only_line_ends) == ("2024-03-02T10:11:12Z", False)


def test_a_script_from_windows_differs_in_its_line_ends(folder: LabHost, checkout: Path) -> None:
    folder.write(PATH, SCRIPT.replace("\n", "\r\n"))
    (file,) = compared(folder, checkout, f"deploy/run.sh={PATH}")

    assert file.only_line_ends
    assert file.here != file.there


def test_what_stands_there_instead(machine: LabHost, checkout: Path) -> None:
    machine.write("/srv/closed/run.sh", SCRIPT, mode=0o600)
    machine.write("/srv/hidden/run.sh", SCRIPT)
    machine.write("/srv/good", SCRIPT)
    machine.shell(
        "chmod 700 /srv/hidden; mkfifo /srv/pipe; mkdir /srv/dir; cd /srv; ln -s good alike; ln -s gone dangling"
    )
    machine.shell("truncate -s 100000000 /srv/large; printf x >/srv/-n")
    names = (
        "closed/run.sh",
        "hidden/run.sh",
        "pipe",
        "dir",
        "alike",
        "dangling",
        "absent",
        "large",
        "-n",
        "no/such/dir",
    )
    files = compared(machine, checkout, *(f"deploy/run.sh=/srv/{name}" for name in names))
    found = {file.path.removeprefix("/srv/"): (file.trouble, bool(file.there), file.link) for file in files}

    assert found == {
        "closed/run.sh": ("unreadable", False, ""),
        "hidden/run.sh": ("hidden", False, ""),
        "pipe": ("special", False, ""),
        "dir": ("directory", False, ""),
        "alike": ("", True, "good"),
        "dangling": ("", False, "gone"),
        "absent": ("", False, ""),
        "large": ("large", False, ""),
        "-n": ("", True, ""),
        "no/such/dir": ("", False, ""),
    }


def test_names_are_never_run(machine: LabHost, checkout: Path) -> None:
    path = "/srv/$(touch PWNED) `touch PWNED` *'\"; touch PWNED; \\"
    machine.write(path, SCRIPT)
    (file,) = compared(machine, checkout, f"deploy/run.sh={path}")

    assert file.here == file.there
    assert machine.shell("find / -xdev -name 'PWNED*'") == ""


@pytest.mark.parametrize("without", [("sha256sum",), ("sha256sum", "shasum")], ids=["shasum", "openssl"])
def test_hosts_without_sha256sum_have_other_programs(
    hosts_world: World, checkout: Path, without: tuple[str, ...]
) -> None:
    host = hosts_world.add_host("bare", store="", compose="", docker_client=False, without=without)
    try:
        host.write("/srv/run.sh", SCRIPT)
        (file,) = compared(host, checkout, "deploy/run.sh=/srv/run.sh")
        assert file.here == file.there
    finally:
        hosts_world.remove_host("bare")


# The commit's own side


def test_a_missing_file_of_the_commit_is_told(checkout: Path) -> None:
    (checkout / "folder").mkdir()
    files = hash_files(str(checkout), ("gone.sh=/srv/a", "folder=/srv/b"))

    assert [(file.sha256, file.trouble) for file in files] == [("", "it is not there"), ("", "it is no file")]


@pytest.mark.parametrize("source", ["../secret", "/etc/passwd", "link", "deploy/../../secret"])
def test_nothing_outside_the_checkout_is_read(checkout: Path, tmp_path: Path, source: str) -> None:
    (tmp_path.parent / "secret").write_text("secret")
    (checkout / "link").symlink_to("/etc/passwd")
    (file,) = hash_files(str(checkout), (f"{source}=/srv/a",))

    assert (file.sha256, file.trouble) == ("", "it leads out of the checkout")


def test_a_link_inside_the_checkout_is_followed(checkout: Path) -> None:
    (checkout / "link").symlink_to("deploy/run.sh")
    (file,) = hash_files(str(checkout), ("link=/srv/a",))

    assert file.sha256 == hashlib.sha256(SCRIPT.encode()).hexdigest()
