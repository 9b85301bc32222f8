from __future__ import annotations

import pytest

from waybill.core.host.engine import Daemon, EngineFacts, EngineTrouble, Socket
from waybill.core.host.engine_roads import (
    DIAL,
    SOCKET,
    SUDO_DIAL,
    Choice,
    blind,
    choose,
    closed_trouble,
    listens,
    other_daemons,
    same_socket,
    socket_trouble,
)

DEFAULT = "/var/run/docker.sock"
ROOTLESS = "/run/user/1000/docker.sock"
PODMAN = "/run/podman/podman.sock"


def socket(path: str = DEFAULT, *, ours: bool = True, note: str = "", group: str = "docker") -> Socket:
    return Socket(path=path, owner="root", group=group, mode="srw-rw----", ours=ours, note=note)


def login(*sockets: Socket, **more: object) -> EngineFacts:
    known = {"user": "deploy", "client": "/usr/bin/docker", "context": "default", "endpoint": f"unix://{DEFAULT}"}
    return EngineFacts(**{**known, "sockets": sockets, **more})  # type: ignore[arg-type]  # a table of fields


def chosen(facts: EngineFacts, *, sudo: bool = False, docker_host: str = "") -> Choice:
    return choose(facts, sudo=sudo, docker_host=docker_host)


def kinds(choice: Choice) -> list[str]:
    return [road.kind for road in choice.roads]


def called(choice: Choice, number: int) -> str:
    return " ".join(choice.roads[number].words[4:])


def test_the_socket_comes_before_the_client() -> None:
    choice = chosen(login(socket()))

    assert (choice.path, choice.why, choice.trouble) == (DEFAULT, "docker's default", None)
    assert kinds(choice) == [SOCKET, DIAL]
    assert called(choice, 1) == f"/usr/bin/docker -H=unix://{DEFAULT} system dial-stdio"
    assert choice.roads[1].words[:2] == ("sh", "-c")
    assert choice.roads[1].words[2].startswith("unset DOCKER_HOST ")


def test_without_a_client_the_socket_is_the_only_road() -> None:
    assert kinds(chosen(login(socket(), client=""))) == [SOCKET]


def test_a_client_outside_path_is_called_by_its_own_path() -> None:
    choice = chosen(login(socket(), client="", outside="/opt/bin/docker"))

    assert called(choice, 1).startswith("/opt/bin/docker ")


def test_sudo_is_asked_by_name_and_then_by_path() -> None:
    choice = chosen(login(socket(ours=False)), sudo=True)

    assert kinds(choice) == [SUDO_DIAL, SUDO_DIAL]
    assert called(choice, 0) == "sudo -n -k docker system dial-stdio"
    assert called(choice, 1) == "sudo -n -k /usr/bin/docker system dial-stdio"


def test_with_sudo_wished_an_open_socket_is_still_the_first_road() -> None:
    assert kinds(chosen(login(socket()), sudo=True)) == [SOCKET, SUDO_DIAL, SUDO_DIAL]


def test_the_input_names_the_socket_and_sudo_is_told_it() -> None:
    choice = chosen(login(socket(ours=False)), sudo=True, docker_host="unix:///srv/docker.sock")

    assert (choice.path, choice.why) == ("/srv/docker.sock", "the input `docker-host`")
    assert called(choice, 0) == "sudo -n -k docker -H=unix:///srv/docker.sock system dial-stdio"


@pytest.mark.parametrize(
    ("facts", "sudo", "why"),
    [
        (login(endpoint="tcp://10.0.0.5:2376", environment=("DOCKER_HOST",)), False, "the variable DOCKER_HOST"),
        (login(endpoint="ssh://db1", context="far"), False, "the docker context `far`"),
        (login(socket(), endpoint="ssh://db1", context="far"), False, "the docker context `far`"),
        (login(sudo_context="ssh://db1"), True, "the docker context of root"),
        (login(endpoint="tcp://127.0.0.1.example.com:2375", context="far"), False, "the docker context `far`"),
        (login(endpoint="unix://relative", context="far"), False, "the docker context `far`"),
    ],
)
def test_a_pointer_to_another_machine_is_refused_and_never_followed(facts: EngineFacts, sudo: bool, why: str) -> None:
    choice = chosen(facts, sudo=sudo)

    assert (choice.roads, choice.trouble, choice.why) == ((), EngineTrouble.ELSEWHERE, why)
    assert choice.elsewhere == (facts.sudo_context if sudo else facts.endpoint)


def test_the_users_pointer_does_not_count_with_sudo_nor_roots_without() -> None:
    facts = login(socket(), endpoint="ssh://db1", sudo_context=f"unix://{DEFAULT}")
    assert chosen(facts, sudo=True).trouble is None
    facts = login(socket(), sudo_context="ssh://db1")
    assert chosen(facts).trouble is None


@pytest.mark.parametrize(
    "endpoint", ["tcp://127.0.0.1:2375", "tcp://localhost:2375", "tcp://[::1]:2375", "tcp://127.1.2.3"]
)
def test_an_address_of_the_host_itself_is_this_host(endpoint: str) -> None:
    choice = chosen(login(endpoint=endpoint, environment=("DOCKER_HOST",)))

    assert (kinds(choice), choice.trouble, choice.path) == ([DIAL], None, endpoint)
    assert called(choice, 0) == "/usr/bin/docker system dial-stdio"


@pytest.mark.parametrize(
    ("sockets", "path", "undecided"),
    [
        ([socket(ROOTLESS, note="rootless")], ROOTLESS, ""),
        ([socket(ours=False), socket(ROOTLESS, note="rootless")], ROOTLESS, ""),
        ([socket(PODMAN, note="podman"), socket(ROOTLESS, note="rootless")], ROOTLESS, ""),
        ([socket(PODMAN, note="podman")], PODMAN, ""),
        (
            [socket("/srv/x.sock", note="other"), socket(ROOTLESS, note="rootless")],
            ROOTLESS,
            f"{ROOTLESS}, /srv/x.sock",
        ),
        ([socket(), socket(ROOTLESS, note="rootless")], DEFAULT, ""),
        ([socket(), socket(PODMAN, note="podman")], DEFAULT, ""),
    ],
)
def test_what_the_login_may_open_serves_where_the_default_does_not(
    sockets: list[Socket], path: str, undecided: str
) -> None:
    choice = chosen(login(*sockets))

    assert (choice.path, choice.trouble) == (path, None)
    assert choice.undecided == (f"this login may open {undecided}" if undecided else "")


def test_a_context_that_names_the_rootless_socket_decides() -> None:
    sockets = (socket(), socket(ROOTLESS, note="rootless"))
    choice = chosen(login(*sockets, endpoint=f"unix://{ROOTLESS}", context="rootless"))

    assert (choice.path, choice.why, choice.undecided) == (ROOTLESS, "the docker context `rootless`", "")


@pytest.mark.parametrize(
    ("facts", "trouble"),
    [
        (login(socket(ours=False)), EngineTrouble.NO_RIGHT),
        (login(socket(ours=False), groups=("deploy",), listed_groups=("deploy", "docker")), "group-not-effective"),
        (login(socket(ours=False), groups=("docker",), listed_groups=("docker",)), EngineTrouble.NO_RIGHT),
        (login(socket(PODMAN, ours=False, note="podman"), client=""), EngineTrouble.NO_RIGHT),
        (login(), EngineTrouble.DAEMON_DOWN),
        (login(client=""), EngineTrouble.NO_CLIENT),
        (login(client="", outside="/opt/docker"), EngineTrouble.DAEMON_DOWN),
        (login(client="", unit="inactive"), EngineTrouble.DAEMON_DOWN),
        (login(client="", unit="no systemd"), EngineTrouble.NO_CLIENT),
        (login(client="", unit="not installed"), EngineTrouble.NO_CLIENT),
        (login(client="", snap=True), EngineTrouble.DAEMON_DOWN),
        (login(client="", daemons=(Daemon(name="dockerd", pid=1),)), EngineTrouble.DAEMON_DOWN),
        (login(client="", daemons=(Daemon(name="dockerd", pid=1, nested=True),)), EngineTrouble.NO_CLIENT),
    ],
)
def test_without_a_road_what_lies_there_says_why(facts: EngineFacts, trouble: EngineTrouble | str) -> None:
    choice = chosen(facts)

    assert choice.roads == ()
    assert choice.trouble is EngineTrouble(trouble)


def test_a_group_without_the_right_to_write_is_no_reason_to_wait_for_a_login() -> None:
    closed = Socket(path=DEFAULT, owner="root", group="docker", mode="srw-r-----")
    facts = login(closed, groups=("deploy",), listed_groups=("deploy", "docker"))

    assert closed_trouble(facts, DEFAULT) is EngineTrouble.NO_RIGHT


def test_where_nothing_is_known_the_usual_roads_are_tried() -> None:
    choice = blind(EngineFacts(), sudo=False, docker_host="")
    assert (kinds(choice), choice.path) == ([SOCKET, DIAL], DEFAULT)
    choice = blind(EngineFacts(), sudo=True, docker_host="unix:///srv/x.sock")
    assert called(choice, 1) == "sudo -n -k docker -H=unix:///srv/x.sock system dial-stdio"


def test_a_socket_that_closes_is_refused_by_sshd_where_its_daemon_runs() -> None:
    running = login(socket(), daemons=(Daemon(name="dockerd", pid=1, uid=0, hosts=("fd://",)),))

    assert socket_trouble(running, DEFAULT) is EngineTrouble.NO_CLIENT
    assert socket_trouble(login(socket()), DEFAULT) is EngineTrouble.DAEMON_DOWN


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("/var/run/docker.sock", "/run/docker.sock", True),
        ("/run/docker.sock", "/run/docker.sock", True),
        ("/var/lib/x.sock", "/lib/x.sock", False),
        ("/run/a.sock", "/run/b.sock", False),
    ],
)
def test_var_run_is_run(one: str, other: str, same: bool) -> None:
    assert same_socket(one, other) is same
    assert same_socket(other, one) is same


ROOT = Daemon(name="dockerd", pid=1, uid=0, hosts=("fd://",))
SNAP = Daemon(name="dockerd", pid=2, uid=0, root="/var/snap/docker/common/var-lib-docker")
OWN = Daemon(name="dockerd", pid=3, uid=1000)
INSIDE = Daemon(name="dockerd", pid=4, uid=0, nested=True)
SERVICE = Daemon(name="podman", pid=5, uid=0, hosts=(f"unix://{PODMAN}",))


@pytest.mark.parametrize(
    ("daemons", "path", "root", "others"),
    [
        ([ROOT], DEFAULT, "/var/lib/docker", []),
        ([ROOT, INSIDE, SERVICE], DEFAULT, "/var/lib/docker", []),
        ([ROOT, SNAP], DEFAULT, "/var/lib/docker", [SNAP]),
        ([ROOT, SNAP], DEFAULT, "/var/snap/docker/common/var-lib-docker/", [ROOT]),
        ([ROOT, OWN], ROOTLESS, "/home/deploy/.local/share/docker", [ROOT]),
        ([OWN], ROOTLESS, "/home/deploy/.local/share/docker", []),
        ([ROOT], ROOTLESS, "/home/deploy/.local/share/docker", [ROOT]),
        ([ROOT, SERVICE], PODMAN, "/var/lib/containers", [ROOT]),
        ([], DEFAULT, "/var/lib/docker", []),
    ],
)
def test_the_daemons_beside_the_one_that_answered(
    daemons: list[Daemon], path: str, root: str, others: list[Daemon]
) -> None:
    assert list(other_daemons(login(daemons=tuple(daemons)), path, root)) == others


@pytest.mark.parametrize(
    ("daemon", "path", "claims"),
    [
        (ROOT, DEFAULT, True),
        (ROOT, "/run/docker.sock", True),
        (SNAP, DEFAULT, True),
        (OWN, ROOTLESS, True),
        (OWN, DEFAULT, False),
        (Daemon(name="dockerd", pid=6, uid=0, hosts=("unix:///run/docker.sock", "tcp://0.0.0.0:2375")), DEFAULT, True),
        (Daemon(name="dockerd", pid=6, uid=0, hosts=("unix:///srv/x.sock",)), DEFAULT, False),
        (Daemon(name="dockerd", pid=6, hosts=()), DEFAULT, True),
    ],
)
def test_which_socket_a_daemon_claims(daemon: Daemon, path: str, claims: bool) -> None:
    assert listens(daemon, path) is claims
