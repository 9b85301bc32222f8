"""Which machine answered, asked on real hosts by every shell, and judged by what the lab itself knows."""

from __future__ import annotations

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.machine.looking import NAMES, SHELLS, HostChannel, SshShell, seen, told_whole
from waybill.core.evidence import TokenKind
from waybill.core.host.read_files import LocalFile
from waybill.core.host.read_machine import EVERYTHING, WHICH, machine_token


@pytest.mark.parametrize("shell", SHELLS, ids=NAMES)
def test_a_host_tells_which_machine_it_is(machine: LabHost, shell: tuple[str, ...]) -> None:
    facts, looked = seen(HostChannel(machine, shell=shell), WHICH)

    told_whole(looked)
    assert facts.identifier == machine.read("/etc/machine-id").strip()
    assert facts.boot == machine.boot_id
    assert (facts.hostname, facts.user, facts.home) == (machine.name, "deploy", "/home/deploy")
    assert facts.uid == str(machine.user_id("deploy"))
    assert facts.kernel == machine.shell("uname -r").strip()
    assert set(facts.addresses) == {machine.address, machine.address6}
    assert f'"{facts.system}"' in machine.read("/etc/os-release")


def test_the_networks_of_containers_are_no_addresses_of_the_host(host: LabHost) -> None:
    facts, looked = seen(HostChannel(host), WHICH)

    told_whole(looked)
    assert "172." in host.shell("ip -o addr")
    assert set(facts.addresses) == {host.address, host.address6}


def test_over_ssh_the_address_that_was_reached_is_told(machine: LabHost, hosts_world: World) -> None:
    facts, looked = seen(SshShell(hosts_world, machine), WHICH)

    told_whole(looked)
    assert facts.reached == machine.address


def test_two_hosts_are_two_machines_even_on_one_kernel(fresh_hosts: World) -> None:
    tokens = {machine_token(seen(HostChannel(one), WHICH)[0], "") for one in fresh_hosts.hosts.values()}

    assert len(tokens) == len(fresh_hosts.hosts)
    assert "" not in tokens


@pytest.mark.parametrize("shell", SHELLS, ids=NAMES)
def test_a_clock_of_our_own_kernel_is_right(machine: LabHost, shell: tuple[str, ...]) -> None:
    facts, _ = seen(HostChannel(machine, shell=shell), WHICH)

    assert facts.clock_offset is not None
    assert abs(facts.clock_offset) <= facts.clock_slack + 0.01  # the slack is all that was uncertain


def test_a_clock_that_is_wrong_is_seen(machine: LabHost) -> None:
    machine.write("/usr/local/bin/date", '#!/bin/sh\nexec /bin/date -d "90 minutes ago" "$@"\n', mode=0o755)
    facts, _ = seen(HostChannel(machine), WHICH)

    assert facts.clock_offset is not None
    assert facts.clock_offset == pytest.approx(-5400, abs=facts.clock_slack + 1)


@pytest.mark.parametrize("words", ["%N", "", "3N"])
def test_a_date_without_nanoseconds_tells_whole_seconds(machine: LabHost, words: str) -> None:
    script = f'#!/bin/sh\ncase "$*" in *%N*) echo "$(/bin/date +%s).{words}" ;; *) exec /bin/date "$@" ;; esac\n'
    machine.write("/usr/local/bin/date", script, mode=0o755)
    facts, looked = seen(HostChannel(machine), WHICH)

    assert [text.isdigit() for text in looked.told.all("clock")] == [True, True]
    assert facts.clock_offset is not None
    assert abs(facts.clock_offset) <= facts.clock_slack + 0.01


def test_a_host_without_a_machine_id_is_nobodys_double(machine: LabHost) -> None:
    machine.remove("/etc/machine-id")
    facts, looked = seen(HostChannel(machine), WHICH)

    told_whole(looked)
    assert (facts.identifier, machine_token(facts, "engine")) == ("", "")
    assert facts.unseen == ()


def test_verify_asks_for_no_more_than_the_machine(machine: LabHost) -> None:
    facts, looked = seen(HostChannel(machine), WHICH)

    assert {kind for kind, _ in looked.told.records} == {"clock", "machine", "machine.addresses", "end"}
    assert (facts.rooms, facts.logins, facts.leftovers, facts.missing_tools) == ((), (), (), ())


def test_a_host_of_busybox_alone_tells_everything(machine: LabHost) -> None:
    """As on Alpine: no program of GNU's is found."""
    machine.shell("mkdir /srv/bb; busybox --install -s /srv/bb; rm -f /srv/bb/ssl_client")
    machine.write("/home/deploy/.docker/config.json", '{"auths":{"ghcr.io":{"auth":"bWU6Z2hvX2E="}}}', owner="deploy")
    machine.write("/srv/run.sh", "#!/bin/sh\n")
    shell = ("env", "-i", "PATH=/srv/bb", "HOME=/home/deploy", "/srv/bb/ash")
    facts, looked = seen(HostChannel(machine, shell=shell), EVERYTHING, (LocalFile(source="x", path="/srv/run.sh"),))

    told_whole(looked)
    assert (facts.unseen, facts.missing_tools, facts.http_clients) == ((), (), ("wget",))
    assert set(facts.addresses) == {machine.address, machine.address6}
    assert all(room.free_bytes and room.total_inodes is not None for room in facts.rooms)
    assert [login.kind for login in facts.logins if login.owner == "deploy"] == [TokenKind.OAUTH]
    assert [len(file.there) for file in facts.files] == [64]
    assert facts.state_trouble == ""
