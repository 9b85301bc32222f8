from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.host.engine import Daemon, EngineFacts, EngineTrouble, Socket
from waybill.core.host.engine_look import describe, kind_of_socket, read_look
from waybill.core.wire import Told

ENGINE = """user deploy
uid 1000
groups deploy docker
listed deploy docker adm
hostname web1
kernel 6.1.0-28-amd64
sudo there
client /usr/bin/docker
version Docker version 28.2.2, build e6534b4
context default unix:///var/run/docker.sock
variable DOCKER_CONFIG
variable COMPOSE_FILE
init systemd
unit docker.service LoadState loaded
unit docker.service ActiveState active
unit docker.service Result success
unit docker.socket ActiveState active
unit snap.docker.dockerd.service LoadState not-found
"""
DAEMONS = """812 name dockerd
812 parent 1
812 uid 0
812 host fd://
812 root /mnt/big disk/docker
9214 name dockerd
9214 parent 9100
9214 uid 0
9214 nested yes
"""
SOCKETS = """srw-rw---- root docker open /var/run/docker.sock
srw-rw---- deploy deploy open /run/user/1000/docker.sock
srw-rw-rw- root root closed /run/podman/podman.sock
srw-rw---- root docker open /tmp/a  * b
"""


def told(engine: str = ENGINE, **more: str) -> Told:
    records = {"engine": engine, **{f"engine.{name}": text for name, text in more.items()}}
    return Told(records=tuple(records.items()), whole=True)


def test_the_login_the_client_and_the_unit_are_read() -> None:
    facts = read_look(told())

    assert (facts.user, facts.groups, facts.listed_groups) == (
        "deploy",
        ("deploy", "docker"),
        ("deploy", "docker", "adm"),
    )
    assert (facts.client, facts.outside) == ("/usr/bin/docker", "")
    assert facts.client_version == "Docker version 28.2.2, build e6534b4"
    assert (facts.context, facts.endpoint) == ("default", "unix:///var/run/docker.sock")
    assert facts.environment == ("COMPOSE_FILE", "DOCKER_CONFIG")
    assert (facts.hostname, facts.kernel, facts.unit, facts.snap) == ("web1", "6.1.0-28-amd64", "active", False)


def test_sockets_are_read_with_their_rights_and_kinds() -> None:
    assert read_look(told(sockets=SOCKETS)).sockets == (
        Socket(path="/var/run/docker.sock", owner="root", group="docker", mode="srw-rw----", ours=True),
        Socket(
            path="/run/user/1000/docker.sock",
            owner="deploy",
            group="deploy",
            mode="srw-rw----",
            ours=True,
            note="rootless",
        ),
        Socket(path="/run/podman/podman.sock", owner="root", group="root", mode="srw-rw-rw-", note="podman"),
        Socket(path="/tmp/a  * b", owner="root", group="docker", mode="srw-rw----", ours=True, note="other"),
    )


def test_daemons_are_read_and_described() -> None:
    facts = read_look(told(daemons=DAEMONS))

    assert facts.daemons == (
        Daemon(name="dockerd", pid=812, uid=0, hosts=("fd://",), root="/mnt/big disk/docker"),
        Daemon(name="dockerd", pid=9214, uid=0, nested=True),
    )
    assert facts.processes == (
        "dockerd 812 of uid 0, -H fd://, data root /mnt/big disk/docker",
        "dockerd 9214 of uid 0, inside a container",
    )
    assert describe(Daemon(name="podman", pid=7)) == "podman 7"


def test_a_child_that_has_not_become_its_program_yet_is_no_second_engine() -> None:
    """An engine starts programs all the time, and for a moment each is called as it is."""
    engine = "14 name dockerd\n14 parent 1\n14 uid 0\n14 host unix:///run/docker.sock\n"
    child = engine.replace("14 ", "15728 ").replace("parent 1", "parent 14")
    gone = "15728 name dockerd\n15728 host unix:///run/docker.sock\n"  # before its parent was read
    another = engine.replace("14 ", "900 ")

    assert [one.pid for one in read_look(told(daemons=child + engine)).daemons] == [14]
    assert [one.pid for one in read_look(told(daemons=engine + gone)).daemons] == [14]
    assert [one.pid for one in read_look(told(daemons=engine + another)).daemons] == [14, 900]


def unit(name: str, kind: str = "unit", **shown: str) -> list[str]:
    return [f"{kind} {name}.service {key} {value}" for key, value in shown.items()]


ABSENT = unit("docker", LoadState="not-found", ActiveState="inactive")


@pytest.mark.parametrize(
    ("lines", "told_as"),
    [
        ([], "no systemd"),
        (["init script"], "no systemd"),
        (["init systemd"], "not installed"),
        (["init systemd", *ABSENT], "not installed"),
        (
            ["init systemd", *unit("docker", LoadState="loaded", ActiveState="failed", Result="exit-code")],
            "failed (exit-code)",
        ),
        (["init systemd", *unit("docker", LoadState="masked", ActiveState="inactive")], "masked"),
        (
            ["init systemd", *ABSENT, *unit("snap.docker.dockerd", LoadState="loaded", ActiveState="inactive")],
            "inactive (snap.docker.dockerd.service)",
        ),
        (
            ["init systemd", *ABSENT, *unit("docker", "user-unit", LoadState="loaded", ActiveState="active")],
            "user unit active",
        ),
    ],
)
def test_the_state_of_the_unit_is_one_word(lines: list[str], told_as: str) -> None:
    assert read_look(told("\n".join(["user deploy", *lines]))).unit == told_as


@pytest.mark.parametrize(
    ("sudo", "trouble", "words", "context"),
    [
        ("code 0\nwaybill-context default unix:///var/run/docker.sock\n", None, "", "unix:///var/run/docker.sock"),
        (
            "code 0\nsudo: unable to resolve host web1\nwaybill-context far ssh://db1.example.com\n",
            None,
            "",
            "ssh://db1.example.com",
        ),
        ("code 1\nsudo: a password is required\n", EngineTrouble.SUDO_PASSWORD, "sudo: a password is required", ""),
        ("code 127\nsudo: not found\n", EngineTrouble.NO_SUDO, "sudo: not found", ""),
        ('code 1\ncontext "x": context not found\n', None, 'context "x": context not found', ""),
        ("code 137\n", None, "no answer", ""),
        ("", None, "no answer", ""),
    ],
)
def test_what_came_of_sudo_is_read(sudo: str, trouble: EngineTrouble | None, words: str, context: str) -> None:
    facts = read_look(told(sudo=sudo))

    assert (facts.sudo, facts.sudo_words, facts.sudo_context) == (trouble, words, context)


def test_a_variable_says_where_a_host_without_a_client_leads() -> None:
    facts = read_look(told("user deploy\ndocker-host tcp://10.0.0.5:2376\nvariable DOCKER_HOST\n"))

    assert (facts.endpoint, facts.context, facts.client) == ("tcp://10.0.0.5:2376", "", "")


def test_nothing_told_is_nothing_known() -> None:
    assert read_look(None) == read_look(Told()) == EngineFacts()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/run/docker.sock", ""),
        ("/run/docker.sock", ""),
        ("/run/user/1000/docker.sock", "rootless"),
        ("/run/user/1000/podman/podman.sock", "podman"),
        ("/run/podman/podman.sock", "podman"),
        ("/srv/docker.sock", "other"),
    ],
)
def test_a_socket_is_known_by_its_place(path: str, kind: str) -> None:
    assert kind_of_socket(path) == kind


@given(
    engine=st.text(),
    sockets=st.text(),
    daemons=st.text(alphabet="0123456789 \nabcdef²٣"),
    sudo=st.text(),
    journal=st.text(),
)
def test_no_telling_is_too_strange_to_be_read(engine: str, sockets: str, daemons: str, sudo: str, journal: str) -> None:
    facts = read_look(told(engine, sockets=sockets, daemons=daemons, sudo=sudo, journal=journal))

    assert all(socket.path.startswith("/") for socket in facts.sockets)
