"""Engines of hosts: both image stores pull, run, publish and forget, and can be stopped, killed and frozen."""

from __future__ import annotations

import json

import pytest

from lab.engine import CGROUP_PARENT, CGROUPS, PODMANS_CGROUP_PARENT, sweep_cgroups
from lab.hosts.host import LabHost
from lab.hosts.model import HostError
from lab.world import World
from tests.integration.lab.entering import ssh, wait_for

STORES = {"classic": "overlay2", "containerd": "overlayfs"}
APP = "ghcr.io/acme/app:1.0"


def run_app(host: LabHost, *more: str, image: str = APP) -> str:
    done = host.docker("run", "--detach", "--name=app", "--publish=8080:8000", *more, image)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def answer(host: LabHost, path: str = "/health") -> str:
    asked = ["curl", "-sS", "--retry", "20", "--retry-connrefused", "--retry-delay", "1"]
    return host.run([*asked, f"http://127.0.0.1:8080{path}"]).stdout


def is_silent(host: LabHost) -> bool:
    """A signal takes effect a moment after it was sent."""
    try:
        host.engine_get("/_ping", timeout=1)
    except TimeoutError:
        return True
    return False


def is_swept(starting: str, left: str) -> bool:
    """Whether a sweep takes away what is left of something that ended, and lets alone what just begins; both empty."""
    top = CGROUPS if (CGROUPS / "cgroup.procs").exists() else CGROUPS / "pids"
    beginning, ended = top / starting, top / left
    for group in (beginning, ended):
        group.mkdir(parents=True, exist_ok=True)
    try:
        sweep_cgroups()
        assert beginning.is_dir()
        return not ended.exists()
    finally:
        if beginning.is_dir():
            beginning.rmdir()


def test_the_group_of_a_container_that_is_just_starting_is_let_alone(host: LabHost) -> None:
    parent = json.loads((host.view / "etc/docker/daemon.json").read_text())["cgroup-parent"]

    assert is_swept(f"{parent[1:]}/starting", f"{CGROUP_PARENT}/ended")


def test_each_host_has_the_store_of_its_name(host: LabHost) -> None:
    assert host.engine_get("/info")["Driver"] == STORES[host.name]
    assert host.docker("version", "--format", "{{.Server.Version}}").stdout.startswith(
        host.engine_get("/version")["Version"]
    )


def test_a_private_image_is_pulled_with_a_token_that_stays_nowhere(fresh_hosts: World, host: LabHost) -> None:
    pushed = fresh_hosts.state.push_app(APP, "1.0")
    token = fresh_hosts.state.add_token(owner="acme")
    with pytest.raises(HostError, match=r"docker .*pull --quiet ghcr.io/acme/app:1.0: Error response from daemon"):
        host.pull("ghcr.io/acme/app:1.0")
    before = host.snapshot()

    host.pull("ghcr.io/acme/app:1.0", token)

    assert host.snapshot() == before
    assert host.engine_get(f"/images/{APP}/json")["RepoDigests"] == [f"ghcr.io/acme/app@{pushed.digest}"]


def test_the_application_answers_on_a_published_port_and_stops_quickly(fresh_hosts: World, host: LabHost) -> None:
    fresh_hosts.state.push_app(APP, "1.0", visibility="public", healthcheck=True)
    host.pull(APP)
    container = run_app(host)

    assert answer(host) == '{"status":"ok","version":"1.0"}'
    for place in (host.address, f"[{host.address6}]"):
        assert fresh_hosts.run(["curl", "-sS", f"http://{place}:8080/version"]).stdout == "1.0"
    wait_for(lambda: host.engine_get(f"/containers/{container}/json")["State"]["Health"]["Status"] == "healthy")
    assert host.docker("stop", "--time=60", "app").returncode == 0
    state = host.engine_get(f"/containers/{container}/json")["State"]
    assert (state["Status"], state["ExitCode"]) == ("exited", 0)


def test_a_failing_health_check_makes_a_container_unhealthy(fresh_hosts: World, host: LabHost) -> None:
    fresh_hosts.state.push_app(APP, "1.0", visibility="public", healthcheck=True, environment={"HEALTH_CODE": "500"})
    host.pull(APP)
    container = run_app(host)

    wait_for(lambda: host.engine_get(f"/containers/{container}/json")["State"]["Health"]["Status"] == "unhealthy")


def test_compose_starts_services_that_find_each_other(fresh_hosts: World, host: LabHost) -> None:
    fresh_hosts.state.push_app(APP, "1.0", visibility="public")
    host.pull(APP)
    services = {
        "web": f"{{image: {APP}, ports: ['8080:8000'], init: true}}",
        "client": f"{{image: {APP}, command: [sleep, '600'], init: true}}",
    }
    text = "services:\n" + "".join(f"  {name}: {service}\n" for name, service in services.items())
    host.write("/srv/app/compose.yml", text, owner="deploy")

    up = ssh(fresh_hosts, host, "cd /srv/app && docker compose up --detach 2>&1 && docker compose version --short")
    assert up.returncode == 0, up.stdout
    assert up.stdout.splitlines()[-1].startswith("2.26")
    inside = ssh(fresh_hosts, host, "cd /srv/app && docker compose exec -T client wget -qO- http://web:8000/version")
    assert inside.stdout == "1.0"
    assert answer(host, "/version") == "1.0"


def test_an_image_is_made_on_the_host_and_no_registry_knows_it(fresh_hosts: World, host: LabHost) -> None:
    identity = host.build_local("acme/app:local", "0.9")

    run_app(host, image="acme/app:local")
    assert answer(host, "/version") == "0.9"
    assert identity.startswith("sha256:")
    assert fresh_hosts.requests() == []


def test_an_archive_is_loaded(host: LabHost) -> None:
    host.build_local("acme/app:local", "0.9")
    host.run(["/lab/docker", "-H", f"unix://{host.spec.socket}", "save", "-o", "/srv/app.tar", "acme/app:local"])
    archive = (host.root / "srv" / "app.tar").read_bytes()
    host.reset(images=True)
    assert host.engine_get("/images/json") == []

    assert "acme/app:local" in host.load(archive)


def test_a_frozen_engine_accepts_and_says_nothing(host: LabHost) -> None:
    host.freeze_engine()
    wait_for(lambda: is_silent(host))

    host.thaw_engine()

    assert host.engine_get("/_ping") == "OK"


def test_a_stopped_engine_is_gone_with_its_containers_and_comes_back(fresh_hosts: World, host: LabHost) -> None:
    host.build_local("acme/app:local", "0.9")
    run_app(host, image="acme/app:local")

    host.stop_engine()
    with pytest.raises(FileNotFoundError):
        host.engine_get("/_ping")
    said = ssh(fresh_hosts, host, "docker version")
    assert "Cannot connect to the Docker daemon" in said.stderr

    host.start_engine()
    assert host.engine_get("/containers/app/json")["State"]["Status"] == "exited"


def test_a_killed_engine_comes_back(host: LabHost) -> None:
    host.build_local("acme/app:local", "0.9")
    run_app(host, "--restart=always", image="acme/app:local")
    assert answer(host, "/version") == "0.9"

    host.stop_engine(kill=True)
    with pytest.raises(ConnectionRefusedError):
        host.engine_get("/_ping")
    host.start_engine()

    wait_for(lambda: host.engine_get("/containers/app/json")["State"]["Status"] == "running")


def test_a_reset_takes_containers_networks_volumes_and_keep_tags_and_leaves_images(
    fresh_hosts: World, host: LabHost
) -> None:
    fresh_hosts.state.push_app(APP, "1.0", visibility="public")
    host.pull(APP)
    before = host.snapshot()
    tag = ("tag", APP, "ghcr.io/acme/app:waybill-0123456789ab")
    for words in (("network", "create", "mine"), ("volume", "create", "mine"), tag):
        assert host.docker(*words).returncode == 0
    run_app(host, "--network=mine", "--volume=mine:/data")
    assert set(before) < set(host.snapshot())

    host.reset()

    assert host.snapshot() == before
    assert host.docker("network", "ls", "--quiet", "--filter=name=mine").stdout == ""
    assert host.docker("volume", "ls", "--quiet").stdout == ""
    assert [tag for image in host.engine_get("/images/json") for tag in image["RepoTags"] if "acme/app:1" in tag] == [
        APP
    ]
    assert "waybill-" not in host.docker("image", "ls").stdout


@pytest.mark.parametrize("store", ["classic", "containerd"])
def test_the_socket_may_stand_in_a_users_own_folder(hosts_world: World, store: str) -> None:
    socket = "/run/user/1000/docker.sock"
    host = hosts_world.add_host("remote", store=store, compose="", socket=socket)
    try:
        facts = host.run(["stat", "-c", "%U %a", socket]).stdout
        said = ssh(hosts_world, host, f"DOCKER_HOST=unix://{socket} docker version --format '{{{{.Server.Version}}}}'")

        assert facts == "deploy 600\n"
        assert said.stdout.strip() == host.engine_get("/version")["Version"]
        assert not host.exists("/run/docker.sock")
    finally:
        hosts_world.remove_host("remote")


def test_the_client_may_be_absent_while_the_lab_still_asks(hosts_world: World) -> None:
    host = hosts_world.add_host("clientless", compose="", docker_client=False)
    try:
        assert "not found" in ssh(hosts_world, host, "docker version").stderr
        assert host.docker("version").returncode == 0
    finally:
        hosts_world.remove_host("clientless")


def test_a_host_may_have_another_compose_or_none(hosts_world: World) -> None:
    for version, expected in (("2.40", "2.40.3"), ("", "")):
        host = hosts_world.add_host("composed", store="", compose=version)
        said = ssh(hosts_world, host, "docker compose version --short")
        hosts_world.remove_host("composed")

        assert said.stdout.strip() == expected
        assert ("unknown" in said.stderr) == (version == "")


@pytest.mark.parametrize("store", ["classic", "containerd"])
def test_an_engine_without_root_has_a_network_of_its_own(hosts_world: World, store: str) -> None:
    host = hosts_world.add_host("rootless", store=store, compose="", rootless="deploy")
    try:
        before = host.snapshot()
        assert "name=rootless" in host.engine_get("/info")["SecurityOptions"]
        assert host.run(["stat", "-c", "%U", host.spec.socket]).stdout == "deploy\n"
        host.build_local("acme/app:local", "0.9")
        run_app(host, image="acme/app:local")
        assert answer(host, "/version") == "0.9"
        # What listens on the host's loopback is out of the engine's reach.
        pulled = host.docker("pull", f"127.0.0.1:{host.port}/acme/app")
        assert "connection refused" in pulled.stderr

        host.reset()
        assert host.snapshot() == before
        host.freeze_engine()
        wait_for(lambda: is_silent(host))
        host.reset()
        assert host.engine_get("/_ping") == "OK"
        host.stop_engine()
        assert not [name for name in host.snapshot() if name.startswith(("process rootlesskit", "process dockerd"))]
    finally:
        hosts_world.remove_host("rootless")


def test_podman_answers_the_same_client(hosts_world: World) -> None:
    host = hosts_world.add_host("podman", store="podman", compose="")
    try:
        before = host.snapshot()
        assert host.engine_get("/version")["Components"][0]["Name"] == "Podman Engine"
        host.build_local("acme/app:local", "0.9")
        container = run_app(host, image="acme/app:local")
        assert answer(host, "/version") == "0.9"
        assert is_swept(f"{PODMANS_CGROUP_PARENT}/libpod-{container}/starting", f"{PODMANS_CGROUP_PARENT}/libpod-ended")
        assert ssh(hosts_world, host, "docker ps --format '{{.Names}}'").stdout == "app\n"

        host.reset()
        assert host.snapshot() == before
    finally:
        hosts_world.remove_host("podman")
