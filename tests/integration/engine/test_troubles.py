"""Everything that stands between a login and an engine, really made, and told apart."""

from __future__ import annotations

import pytest

from lab.hosts import User
from lab.hosts.host import LabHost
from tests.integration.engine.conftest import Log, Reach, through
from tests.integration.engine.test_roads import closed_to_sockets
from waybill.core.host.engine import EngineTrouble
from waybill.effects.engine.reach import EngineLost

SOCKET = "/var/run/docker.sock"


def without_client(host: LabHost) -> None:
    host.shell("rm -f /usr/bin/docker /usr/local/bin/docker")


def client_at(host: LabHost, path: str, owner: str = "root") -> None:
    """Move the client to where no program over ssh looks."""
    without_client(host)
    host.shell(
        'mkdir -p "$(dirname "$1")"; cp /lab/docker "$1"; chmod 755 "$1"; chown "$2" "$(dirname "$1")" "$1"',
        path,
        owner,
    )


# The socket


def test_a_login_outside_the_group_has_no_right(box: LabHost, reach: Reach) -> None:
    found = reach(box, "stranger")

    assert (found.engine, found.facts.trouble) == (None, EngineTrouble.NO_RIGHT)
    (socket,) = [socket for socket in found.facts.sockets if socket.path == SOCKET]
    assert (socket.owner, socket.group, socket.mode, socket.ours) == ("root", "docker", "srw-rw----", False)
    assert (found.facts.groups, found.facts.listed_groups) == (("stranger",), ("stranger",))


def test_a_group_that_came_after_the_login_is_not_effective(one: LabHost, log_in: Log) -> None:
    channel = log_in(one, "stranger")
    channel.script(":\n", variables={}, timeout=30)
    one.shell("sed -i '/^docker:/s/$/,stranger/' /etc/group")

    found = through(channel)

    assert (found.engine, found.facts.trouble) == (None, EngineTrouble.GROUP_NOT_EFFECTIVE), found.facts
    assert "docker" in found.facts.listed_groups
    assert "docker" not in found.facts.groups


def test_a_new_login_has_the_new_group(one: LabHost, reach: Reach) -> None:
    one.shell("sed -i '/^docker:/s/$/,stranger/' /etc/group")

    assert reach(one, "stranger").facts.trouble is None


def test_a_socket_that_everybody_may_open_needs_no_group(box: LabHost, reach: Reach) -> None:
    box.shell("chmod 666 /run/docker.sock")
    try:
        assert reach(box, "stranger").facts.trouble is None
    finally:
        box.shell("chmod 660 /run/docker.sock")


# The daemon


def test_a_daemon_that_ended_is_down(box: LabHost, reach: Reach) -> None:
    box.stop_engine()

    found = reach(box)

    assert (found.engine, found.facts.trouble) == (None, EngineTrouble.DAEMON_DOWN)
    assert (found.facts.sockets, found.facts.daemons) == ((), ())


@pytest.mark.parametrize("client", [True, False])
def test_a_daemon_that_was_killed_leaves_its_socket_and_is_down(box: LabHost, reach: Reach, client: bool) -> None:
    box.stop_engine(kill=True)
    if not client:
        without_client(box)

    found = reach(box)

    assert (found.engine, found.facts.trouble) == (None, EngineTrouble.DAEMON_DOWN), found.facts
    assert [socket.path for socket in found.facts.sockets] == [SOCKET]


def test_a_daemon_that_is_frozen_is_silent(box: LabHost, reach: Reach) -> None:
    box.freeze_engine()

    found = reach(box, timeout=1.0)

    assert (found.engine, found.facts.trouble) == (None, EngineTrouble.SILENT)
    assert found.facts.detail == "no whole answer within 1 s"
    assert len(found.facts.history) == 1


def test_a_frozen_daemon_is_silent_behind_sudo_too(box: LabHost, reach: Reach) -> None:
    box.freeze_engine()

    found = reach(box, "sudoer", sudo=True, timeout=2.0)

    assert (found.engine, found.facts.trouble) == (None, EngineTrouble.SILENT), found.facts


def test_a_daemon_that_freezes_later_is_silent_to_the_call(box: LabHost, reach: Reach) -> None:
    engine = reach(box, timeout=2.0).open
    box.freeze_engine()

    with pytest.raises(EngineLost) as lost:
        engine.containers()
    assert lost.value.trouble is EngineTrouble.SILENT
    box.thaw_engine()
    assert engine.containers() == []


def test_a_daemon_that_dies_later_is_lost_to_the_call(box: LabHost, reach: Reach) -> None:
    engine = reach(box).open
    box.stop_engine(kill=True)

    with pytest.raises(EngineLost) as lost:
        engine.containers()
    assert lost.value.trouble is EngineTrouble.LOST


# The client


def test_without_a_client_and_an_engine_there_is_no_client(one: LabHost, reach: Reach) -> None:
    one.stop_engine()
    without_client(one)

    found = reach(one)

    assert (found.engine, found.facts.trouble) == (None, EngineTrouble.NO_CLIENT), found.facts


def test_an_engine_that_sshd_does_not_forward_needs_a_client(box: LabHost, reach: Reach) -> None:
    closed_to_sockets(box)
    without_client(box)

    found = reach(box)

    assert (found.engine, found.facts.trouble) == (None, EngineTrouble.NO_CLIENT), found.facts
    assert (found.facts.client, found.facts.outside) == ("", "")


def test_the_socket_is_enough_where_there_is_no_client(box: LabHost, reach: Reach) -> None:
    without_client(box)

    found = reach(box)

    assert (found.facts.trouble, found.facts.road, found.facts.client) == (None, "socket", "")


def test_a_client_in_an_unusual_place_is_found_and_serves(box: LabHost, reach: Reach) -> None:
    closed_to_sockets(box)
    client_at(box, "/opt/docker/bin/docker")

    found = reach(box)

    assert (found.facts.trouble, found.facts.road) == (None, "dial-stdio"), found.facts
    assert (found.facts.client, found.facts.outside) == ("", "/opt/docker/bin/docker")


def test_a_client_that_only_an_interactive_login_finds_is_found(one: LabHost, reach: Reach) -> None:
    client_at(one, "/home/tooled/tools/docker", "tooled")

    found = reach(one, "tooled")

    assert (found.facts.client, found.facts.outside) == ("", "/home/tooled/tools/docker")


# Who is led elsewhere


def test_a_variable_of_an_rc_file_leads_elsewhere_and_its_password_stays_there(one: LabHost, reach: Reach) -> None:
    found = reach(one, "led")

    assert (found.engine, found.facts.trouble) == (None, EngineTrouble.ELSEWHERE)
    assert found.facts.elsewhere == "tcp://10.0.0.5:2376"
    assert found.facts.chosen_by == "the variable DOCKER_HOST"
    assert found.facts.environment == ("DOCKER_HOST",)
    assert b"me:pw" not in found.looked.answered.stdout
    assert "me:pw" not in repr(found.looked.told.records)


def test_a_context_leads_elsewhere(one: LabHost, reach: Reach) -> None:
    found = reach(one, "remote")

    assert (found.engine, found.facts.trouble) == (None, EngineTrouble.ELSEWHERE)
    assert (found.facts.elsewhere, found.facts.context) == ("ssh://db1.example.com", "production")


def test_a_context_of_this_host_leads_nowhere_else(one: LabHost, reach: Reach) -> None:
    found = reach(one, "named")

    assert (found.facts.trouble, found.facts.context) == (None, "here")


@pytest.mark.parametrize("user", ["led", "remote"])
def test_the_input_wins_over_what_leads_elsewhere(box: LabHost, reach: Reach, user: str) -> None:
    found = reach(box, user, docker_host=f"unix://{SOCKET}")

    assert (found.facts.trouble, found.facts.chosen_by) == (None, "the input `docker-host`"), found.facts
    assert found.open.info()["Name"] == box.name


@pytest.mark.parametrize("user", ["led", "remote"])
def test_the_input_wins_where_the_client_carries_it_too(one: LabHost, reach: Reach, user: str) -> None:
    closed_to_sockets(one)

    found = reach(one, user, docker_host=f"unix://{SOCKET}")

    assert (found.facts.trouble, found.facts.road) == (None, "dial-stdio"), found.facts


def test_with_sudo_the_context_of_root_counts_and_the_users_does_not(one: LabHost, reach: Reach) -> None:
    assert reach(one, "sudoer", sudo=True).facts.trouble is None
    for name, text in one.spec.users[[user.name for user in one.spec.users].index("remote")].files.items():
        one.write(f"{User(name='root').home}/{name}", text)

    found = reach(one, "sudoer", sudo=True)

    assert (found.engine, found.facts.trouble) == (None, EngineTrouble.ELSEWHERE), found.facts
    assert found.facts.chosen_by == "the docker context of root"


@pytest.mark.parametrize(
    "docker_host", ["tcp://10.0.0.5:2376", "ssh://db1.example.com", "npipe:////./pipe/x", "nonsense"]
)
def test_an_input_that_is_no_socket_is_refused(one: LabHost, reach: Reach, docker_host: str) -> None:
    found = reach(one, docker_host=docker_host)

    assert (found.engine, found.facts.trouble, found.facts.elsewhere) == (None, EngineTrouble.ELSEWHERE, docker_host)


def test_an_input_that_names_no_socket_of_the_host_is_down(one: LabHost, reach: Reach) -> None:
    found = reach(one, docker_host="unix:///run/nobody.sock")

    assert (found.engine, found.facts.trouble, found.facts.socket) == (
        None,
        EngineTrouble.DAEMON_DOWN,
        "/run/nobody.sock",
    )


# sudo


@pytest.mark.parametrize(
    ("user", "trouble", "words"),
    [
        ("asked", EngineTrouble.SUDO_PASSWORD, "a password is required"),
        ("narrow", EngineTrouble.SUDO_PASSWORD, "a password is required"),
        ("seated", EngineTrouble.SUDO_TTY, "you must have a tty"),
        ("stranger", EngineTrouble.SUDO_PASSWORD, "a password is required"),
    ],
)
def test_sudo_that_does_not_let_docker_run_is_told_in_its_own_words(
    one: LabHost, reach: Reach, user: str, trouble: EngineTrouble, words: str
) -> None:
    found = reach(one, user, sudo=True)

    assert (found.engine, found.facts.trouble, found.facts.sudo) == (None, trouble, trouble), found.facts
    assert words in found.facts.detail
    assert words in found.facts.sudo_words


def test_a_host_without_sudo_is_told(one: LabHost, reach: Reach) -> None:
    one.shell("mv /usr/bin/sudo /usr/bin/sudo-away")
    try:
        found = reach(one, "sudoer", sudo=True)
    finally:
        one.shell("mv /usr/bin/sudo-away /usr/bin/sudo")

    assert (found.engine, found.facts.trouble) == (None, EngineTrouble.NO_SUDO), found.facts


def test_a_client_outside_sudos_path_is_called_by_its_own(one: LabHost, reach: Reach) -> None:
    client_at(one, "/opt/docker/bin/docker")

    found = reach(one, "sudoer", sudo=True)

    assert (found.facts.trouble, found.facts.road) == (None, "sudo dial-stdio"), found.facts
    assert "docker: command not found" in found.facts.history[0]


def test_sudo_that_fails_is_seen_though_the_socket_is_open(one: LabHost, reach: Reach) -> None:
    one.shell("sed -i '/^docker:/s/$/,asked/' /etc/group")

    found = reach(one, "asked", sudo=True)

    assert (found.facts.trouble, found.facts.road, found.facts.sudo) == (None, "socket", EngineTrouble.SUDO_PASSWORD)


# The link


def test_a_link_that_broke_is_lost_and_not_the_engines_fault(one: LabHost, reach: Reach) -> None:
    found = reach(one)
    one.cut_ssh()

    with pytest.raises(EngineLost) as lost:
        found.open.containers()
    assert lost.value.trouble is EngineTrouble.LOST
    again = through(found.channel)
    assert (again.engine, again.facts.trouble) == (None, EngineTrouble.LOST), again.facts


def test_a_link_that_broke_after_the_look_is_lost(one: LabHost, log_in: Log) -> None:
    from waybill.effects.engine.reach import engine_variables, reach_engine
    from waybill.effects.look import look

    channel = log_in(one)
    looked = look(channel, ["engine"], variables=engine_variables(sudo=False, docker_host=""), timeout=60)
    one.cut_ssh()

    engine, facts = reach_engine(channel, looked, sudo=False, docker_host="", timeout=60)

    assert (engine, facts.trouble) == (None, EngineTrouble.LOST), facts


# Two daemons


SECOND = """
mkdir -p /var/lib/second /run/second
cp /etc/docker/daemon.json /run/second/daemon.json
setsid dockerd --config-file=/run/second/daemon.json --containerd=/run/containerd/containerd.sock "--host=unix://$1" \
    --data-root=/var/lib/second --exec-root=/run/second/exec --pidfile=/run/second/pid --bridge=none --iptables=false \
    --ip-masq=false </dev/null >>/var/log/second.log 2>&1 &
for _ in $(seq 600); do
    DOCKER_HOST="unix://$1" /lab/docker info --format '{{.DockerRootDir}}' 2>/dev/null | grep -q second && break
    sleep 0.1
done
chgrp docker "$1"
chmod "$2" "$1"
"""


def start_second(host: LabHost, socket: str = "/run/second.sock", mode: str = "660") -> None:
    host.shell(SECOND, socket, mode, timeout=120)


def test_a_second_daemon_that_the_login_may_ask_is_named(box: LabHost, reach: Reach) -> None:
    start_second(box)

    found = reach(box)

    assert (found.facts.trouble, found.facts.socket, found.facts.undecided) == (None, SOCKET, "")
    (other,) = found.facts.others
    assert other.startswith("/run/second.sock: Docker Engine ")
    assert other.endswith("data root /var/lib/second")


def test_a_second_daemon_that_is_closed_to_the_login_is_named(box: LabHost, reach: Reach) -> None:
    start_second(box, mode="600")

    found = reach(box)

    assert found.facts.trouble is None
    (other,) = found.facts.others
    assert "data root /var/lib/second" in other
    assert "-H unix:///run/second.sock" in other


@pytest.mark.parametrize(
    ("user", "why"), [("rooted", "the variable DOCKER_HOST"), ("second", "the docker context `second`")]
)
def test_the_login_says_which_of_two_daemons_is_meant(box: LabHost, reach: Reach, user: str, why: str) -> None:
    start_second(box)

    found = reach(box, user)

    assert (found.facts.trouble, found.facts.socket) == (None, "/run/second.sock"), found.facts
    assert found.facts.chosen_by == why
    assert found.open.info()["DockerRootDir"] == "/var/lib/second"
    assert [other.partition(":")[0] for other in found.facts.others] == [SOCKET]


def test_two_daemons_that_claim_one_socket_cannot_be_told_apart(box: LabHost, reach: Reach) -> None:
    start_second(box, "/run/docker.sock")

    found = reach(box)

    assert found.facts.trouble is None
    assert found.open.info()["DockerRootDir"] == "/var/lib/second"
    assert f"claims {SOCKET} too" in found.facts.undecided
