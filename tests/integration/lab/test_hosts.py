"""Hosts are machines of their own: reached by SSH as real ones are, and never mistaken for the machine below."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lab.hosts import User
from lab.hosts.host import LabHost
from lab.hosts.model import HostError
from lab.world import World
from tests.integration.lab.entering import ssh, wait_for

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="hosts need root")
AddHost = Callable[..., LabHost]


@pytest.fixture(scope="module")
def bare(world: World) -> Iterator[LabHost]:
    """A host without an engine."""
    yield world.add_host("bare", store="", compose="")
    world.remove_host("bare")


@pytest.fixture
def add(world: World) -> Iterator[AddHost]:
    """Makes hosts without an engine that are gone after the test."""
    made: list[str] = []

    def make(name: str, **fields: object) -> LabHost:
        made.append(name)
        return world.add_host(name, store="", compose="", **fields)  # type: ignore[arg-type]  # any of its fields

    yield make
    for name in made:
        world.remove_host(name)


def test_a_host_has_a_name_an_address_a_machine_id_and_a_boot_of_its_own(world: World, bare: LabHost) -> None:
    said = ssh(world, bare, "hostname; cat /etc/machine-id /proc/sys/kernel/random/boot_id; ip -br address")

    assert said.returncode == 0, said.stderr
    name, machine, boot, *cards = said.stdout.splitlines()
    assert name == "bare" != socket.gethostname()
    assert machine != Path("/etc/machine-id").read_text().strip()
    assert boot == bare.boot_id != Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    assert f"{bare.address}/24" in cards[1]
    assert f"{bare.address6}/64" in cards[1]


def test_nothing_of_the_machine_but_its_programs_is_seen(bare: LabHost) -> None:
    assert bare.run(["ls", "/home", "/root", "/srv", "/opt"]).stdout.split() == [
        "/home:",
        "deploy",
        "/opt:",
        "/root:",
        "/srv:",
    ]
    for path in (Path(__file__), Path("/work"), Path("/etc/apt")):
        assert not bare.exists(str(path)), path
    assert "root:*:" in bare.read("/etc/shadow")
    assert [line.split()[1] for line in bare.read("/proc/mounts").splitlines()][:2] == ["/", "/usr"]


def test_the_worlds_names_and_addresses_are_reached_and_its_authority_is_trusted(world: World, bare: LabHost) -> None:
    said = ssh(world, bare, "curl -sS https://ghcr.io/v2/; getent hosts bare.example.com; getent hosts nowhere.example")

    assert said.stdout == (
        '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}\n'
        f"{bare.address:<15} bare.example.com\n"
    )


def test_a_host_with_other_keys_is_not_trusted(world: World, add: AddHost) -> None:
    host = add("swapped")
    before = host.known_hosts
    assert len(host.fingerprints) == 3

    host.swap_host_keys()
    said = ssh(world, host, "true", known=before)

    assert said.returncode == 255
    assert "REMOTE HOST IDENTIFICATION HAS CHANGED" in said.stderr
    assert any(print_ in said.stderr for print_ in host.fingerprints.values())
    assert ssh(world, host, "true").returncode == 0


def test_the_shown_fingerprints_are_those_that_ssh_prints(world: World, bare: LabHost) -> None:
    scanned = world.run(["sh", "-c", f"ssh-keyscan {bare.address} 2>/dev/null | ssh-keygen -lf -"]).stdout

    assert {line.split()[1] for line in scanned.splitlines()} == set(bare.fingerprints.values())


def test_sshd_takes_options_another_port_and_other_options_later(world: World, add: AddHost) -> None:
    host = add("port", sshd="Port 2222\nForceCommand echo forced\n")
    assert host.known_hosts.startswith(f"[{host.address}]:2222 ")
    assert ssh(world, host, "true").stdout == "forced\n"

    host.stop_sshd()
    refused = ssh(world, host, "true")
    assert refused.returncode == 255
    assert "Connection refused" in refused.stderr

    host.start_sshd("Port 2200\n")
    assert ssh(world, host, "echo free").stdout == "free\n"


def test_options_that_sshd_does_not_know_are_told(add: AddHost) -> None:
    with pytest.raises(HostError, match="Bad configuration option: Nonsense"):
        add("nonsense", sshd="Nonsense yes\n")


def test_forwarding_is_refused_where_a_key_is_restricted(world: World, add: AddHost) -> None:
    users = (User(name="deploy", authorized="restrict"), User(name="told", authorized='command="echo told"'))
    host = add("restricted", users=users)

    forward = ssh(world, host, "true", options=("ExitOnForwardFailure=yes", "RemoteForward=127.0.0.1:0 127.0.0.1:9"))
    assert forward.returncode == 255
    assert "remote port forwarding failed" in forward.stderr
    assert ssh(world, host, "echo run").stdout == "run\n"
    assert ssh(world, host, "echo run", user="told").stdout == "told\n"


@pytest.mark.parametrize("shell", ["/bin/sh", "/usr/bin/bash", "/bin/rbash", "/usr/bin/fish"])
def test_users_have_the_shell_and_the_files_that_they_shall_have(world: World, add: AddHost, shell: str) -> None:
    files = {".config/fish/config.fish": "set -x FROM_FISH yes\n", ".bashrc": "echo noise\n"}
    host = add("shells", users=(User(name="deploy", shell=shell, files=files),))

    said = ssh(world, host, "echo $0 $FROM_FISH")
    expected = {
        "/bin/sh": "sh\n",
        "/usr/bin/bash": "noise\nbash\n",
        "/bin/rbash": "noise\nrbash\n",
        "/usr/bin/fish": "yes\n",
    }
    assert said.stdout == expected[shell]
    cd = ssh(world, host, "cd /")
    assert ("restricted" in cd.stderr) == (shell == "/bin/rbash")


def test_a_user_may_have_no_shell_and_no_key(world: World, add: AddHost) -> None:
    host = add("nobody", users=(User(name="deploy", shell="/usr/sbin/nologin"), User(name="stranger", key=False)))

    assert "This account is currently not available." in ssh(world, host, "true").stdout
    stranger = ssh(world, host, "true", user="stranger")
    assert stranger.returncode == 255
    assert "Permission denied (publickey" in stranger.stderr


def test_programs_can_be_absent(world: World, add: AddHost) -> None:
    host = add("poor", without=("curl", "wget", "python3*"), docker_client=False)

    said = ssh(world, host, "for name in curl wget python3 docker sh; do command -v $name || echo no $name; done")
    assert said.stdout == "no curl\nno wget\nno python3\nno docker\n/usr/bin/sh\n"
    assert Path("/usr/bin/curl").exists()


def test_a_name_is_taken_once_and_must_be_one(world: World, bare: LabHost) -> None:
    with pytest.raises(HostError, match="there is a host 'bare' already"):
        world.add_host(bare.name, store="", compose="")
    with pytest.raises(HostError, match="'Web 1' is no name for a host"):
        world.add_host("Web 1", store="", compose="")
    with pytest.raises(HostError, match="store='new' is not one of: '', 'classic', 'containerd'"):
        world.add_host("web", store="new")


def test_files_are_written_with_their_owner_and_mode_and_read_and_removed(bare: LabHost) -> None:
    bare.write("/srv/app/deep/file", "text\n", owner="deploy", mode=0o640)

    assert (
        bare.run(["stat", "-c", "%U:%G %a", "/srv/app/deep/file", "/srv/app"]).stdout
        == "deploy:deploy 640\ndeploy:deploy 755\n"
    )
    assert bare.read("/srv/app/deep/file") == "text\n"
    bare.remove("/srv/app")
    assert not bare.exists("/srv/app/deep/file")
    with pytest.raises(FileNotFoundError, match="bare:/srv/app"):
        bare.read("/srv/app")


def test_a_host_that_starts_again_has_its_disk_and_another_boot(world: World, add: AddHost) -> None:
    host = add("reborn")
    host.write("/srv/kept", "kept")
    host.write("/run/lost", "lost")
    boot, prints = host.boot_id, host.fingerprints

    host.reboot()

    assert host.boot_id != boot
    assert host.fingerprints == prints
    assert ssh(world, host, "cat /srv/kept; test -e /run/lost || echo gone").stdout == "keptgone\n"


def test_what_people_left_running_outlives_them_and_not_a_reset(world: World, add: AddHost) -> None:
    host = add("runs")
    started = ssh(world, host, "setsid sleep 1000 </dev/null >/dev/null 2>&1 & echo started")
    assert started.stdout == "started\n"

    wait_for(lambda: host.snapshot().get("process sleep 1000") == "1")
    host.reset()
    assert "process sleep 1000" not in host.snapshot()


def changes(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def test_a_snapshot_shows_what_changed_and_a_reset_puts_it_back(add: AddHost) -> None:
    host = add("changed")
    before = host.snapshot()
    host.write("/home/deploy/.profile", "changed")
    host.write("/srv/new", "new", owner="deploy", mode=0o600)
    host.write("/usr/local/bin/docker", "#!/bin/sh\n", mode=0o755)
    host.run(["rm", "/usr/bin/find"])
    host.write("/dev/shm/secret", "x")
    host.write("/etc/mine/file", "x")
    host.run(["sh", "-c", "setsid sleep 1001 >/dev/null 2>&1 &"])
    wait_for(lambda: "process sleep 1001" in host.snapshot())

    changed = changes(before, host.snapshot())
    assert changed >= {"/home/deploy/.profile", "/srv/new", "/usr/bin/find", "/dev/shm/secret", "process sleep 1001"}
    assert {name for name in changed if name.startswith("/usr/local/bin/")} == {"/usr/local/bin/docker"}
    assert len([name for name in changed if not name.startswith("/usr")]) == 6
    assert before["/home/deploy/.profile"].startswith("-rw-r--r-- 1000:1000 ")

    host.reset()
    # A program that was replaced or removed lies over the machine's now, as its like; nothing else may differ.
    assert {name for name in changes(before, host.snapshot()) if not name.startswith("/usr/")} == set()
    assert host.run(["find", "/srv"]).stdout == "/srv\n"


def test_sshd_comes_back_as_it_was(world: World, add: AddHost) -> None:
    host = add("sshd")
    host.stop_sshd()
    host.start_sshd("ForceCommand echo forced\n")
    assert ssh(world, host, "echo free").stdout == "forced\n"

    host.reset()

    assert ssh(world, host, "echo free").stdout == "free\n"


def test_connections_can_be_cut_and_made_anew(world: World, bare: LabHost) -> None:
    trusted = world.home / "known_hosts_bare"
    trusted.write_text(bare.known_hosts)
    words: list[str | Path] = [
        "ssh",
        "-F",
        "none",
        "-i",
        bare.key,
        "-o",
        f"UserKnownHostsFile={trusted}",
        f"deploy@{bare.address}",
    ]
    with world.popen([*words, "echo here; sleep 600"]) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"here\n"
        bare.cut_ssh()
        _, said = process.communicate(timeout=60)

    assert process.returncode == 255
    assert any(words in said for words in (b"closed by remote host", b"Broken pipe")), said
    assert ssh(world, bare, "echo again").stdout == "again\n"


def test_the_worlds_root_has_an_ssh_configuration_of_its_own(world: World, bare: LabHost) -> None:
    folder = world.home / ".ssh"
    folder.mkdir(mode=0o700)
    (folder / "known_hosts").write_text(bare.known_hosts)
    (folder / "config").write_text(f"Host shop\n  HostName {bare.address}\n  User deploy\n  IdentityFile {bare.key}\n")

    assert world.run(["ssh", "-o", "BatchMode=yes", "shop", "hostname"]).stdout == "bare\n"


def test_other_users_processes_can_be_hidden(world: World, add: AddHost) -> None:
    host = add("hidden", proc="hidepid=2")

    said = ssh(world, host, "ls -d /proc/1 /proc/self")
    assert said.stdout == "/proc/self\n"
    assert "/proc/1" in said.stderr
    assert "process " in "".join(host.snapshot())
