"""The compose project: what would be started, and what stands in its way, seen before anything is touched."""

from __future__ import annotations

from tests.faults.running import Call
from tests.faults.scene import APP, COMPOSE, DIRECTORY, Scene
from tests.faults.table import Table
from tests.faults.transport_rows import looked_at

PROJECT = Table()
PLUGINS = "/usr/libexec/docker/cli-plugins/docker-compose /usr/lib/docker/cli-plugins/docker-compose"
WRITTEN = "${IMAGE:?IMAGE required}"


def written(scene: Scene, text: str, *words: str, **env: str) -> Call:
    """``preflight`` of a project of this text."""
    return scene.preflight(scene.ready(text, **env).pinned, *words)


# compose itself


@PROJECT.refused("F057", "compose.not-installed", says=("docker-compose-plugin",), one=True)
def compose_is_not_there(scene: Scene) -> Call:
    scene.host.shell(f"rm -f {PLUGINS}")
    return looked_at(scene)


@PROJECT.refused("F057", "compose.v1-only", says=("docker-compose 1.29.2", "/usr/local/bin/docker-compose"), one=True)
def only_the_old_compose_is_there(scene: Scene) -> Call:
    scene.host.shell(f"rm -f {PLUGINS}")
    scene.host.write("/usr/local/bin/docker-compose", "#!/bin/sh\necho docker-compose version 1.29.2\n", mode=0o755)
    return looked_at(scene)


@PROJECT.good("plain", machine={"store": "containerd", "compose": "2.40"})
def compose_is_newer(scene: Scene) -> Call:
    return looked_at(scene)


# What would be started


@PROJECT.good("F046", "compose.value-on-host", one=True)
def the_hosts_env_file_has_the_version_before(scene: Scene) -> Call:
    old, new = scene.push("1.0"), scene.push("2.0")
    scene.compose(env={"IMAGE": old.pinned})
    return scene.preflight(new.pinned)


@PROJECT.good("F062", "compose.value-on-host", one=True)
def a_value_within_a_value_stays_old(scene: Scene) -> Call:
    scene.push("1.0")
    new = scene.push("2.0")
    scene.compose(env={"TAG": "1.0", "IMAGE": f"{APP}:${{TAG}}"})
    return scene.preflight(new.pinned)


@PROJECT.good("F046", "compose.value-on-host", one=True)
def a_tag_that_nobody_sets_becomes_the_default(scene: Scene) -> Call:
    return written(scene, COMPOSE.replace(WRITTEN, f"{APP}:${{TAG:-latest}}"))


@PROJECT.good("F047", "compose.value-on-host", one=True)
def sudo_would_drop_the_variable(scene: Scene) -> Call:
    scene.edited("$a deploy ALL=(root) NOPASSWD: ALL", "/etc/sudoers")
    old, new = scene.push("1.0"), scene.push("2.0")
    scene.compose(env={"IMAGE": old.pinned})
    return scene.preflight(new.pinned, "--sudo")


@PROJECT.good("F061", "compose.image-hardcoded", one=True)
def the_file_fixes_the_version(scene: Scene) -> Call:
    return written(scene, COMPOSE.replace(WRITTEN, f"{APP}:0.9"))


@PROJECT.refused("F061", "compose.other-image", says=("ghcr.io/acme/web",), one=True)
def the_service_would_run_another_image(scene: Scene) -> Call:
    return written(scene, COMPOSE.replace(WRITTEN, "ghcr.io/acme/web:1.0"))


@PROJECT.good("F067", one=True)
def it_could_be_built_on_the_host(scene: Scene) -> Call:
    scene.host.write(f"{DIRECTORY}/Dockerfile", "FROM scratch\n", "deploy")
    return written(scene, COMPOSE + "    build: .\n")


@PROJECT.good("F068", one=True)
def its_policy_is_never_to_pull(scene: Scene) -> Call:
    return written(scene, COMPOSE + "    pull_policy: never\n")


@PROJECT.refused("F080", "compose.service-unknown", says=("`web`", "`app`"), one=True)
def the_service_is_called_otherwise(scene: Scene) -> Call:
    return written(scene, COMPOSE, "--services", "web").swapped(("app", "web"))


@PROJECT.refused("F080", "compose.none-of-ours", one=True)
def no_service_runs_the_image(scene: Scene) -> Call:
    call = written(scene, COMPOSE.replace(WRITTEN, "ghcr.io/acme/web:1.0"))
    words = [word for word in call.arguments if word not in {"--services", "app"}]
    return Call(verb=call.verb, arguments=words, environ=call.environ)


# What it needs


@PROJECT.refused("F079", "compose.variable-missing", says=("DATABASE_URL",), one=True)
def a_variable_that_it_demands_is_missing(scene: Scene) -> Call:
    return written(scene, COMPOSE + "      DATABASE_URL: ${DATABASE_URL:?}\n")


@PROJECT.good("F079", one=True)
def the_run_brings_the_variable(scene: Scene) -> Call:
    call = written(scene, COMPOSE + "      DATABASE_URL: ${DATABASE_URL:?}\n")
    return call.but(WAYBILL_VARIABLES="DATABASE_URL=postgres://app:hunter2@db/app\n")


@PROJECT.refused("F079", "compose.env-file-missing", says=("production.env",), one=True)
def its_env_file_is_missing(scene: Scene) -> Call:
    return written(scene, COMPOSE + "    env_file: [production.env]\n")


@PROJECT.refused("F079", "compose.bind-source-missing", says=("/srv/app/settings",), one=True)
def what_it_must_mount_is_missing(scene: Scene) -> Call:
    bind = "{type: bind, source: ./settings, target: /settings, bind: {create_host_path: false}}"
    return written(scene, COMPOSE + f"    volumes: [{bind}]\n")


@PROJECT.good("F079", "compose.bind-source-missing", one=True)
def a_folder_for_data_is_not_there_yet(scene: Scene) -> Call:
    return written(scene, COMPOSE + '    volumes: ["./data:/data"]\n')


@PROJECT.refused("F079", "compose.content-missing", says=("/srv/app/key.txt",), one=True)
def the_file_of_its_secret_is_missing(scene: Scene) -> Call:
    return written(scene, COMPOSE + "    secrets: [key]\nsecrets: {key: {file: ./key.txt}}\n")


@PROJECT.refused("F079", "compose.external-network-missing", says=("docker network create proxy",))
def the_network_of_its_proxy_is_missing(scene: Scene) -> Call:
    return written(scene, COMPOSE + "    networks: [proxy]\nnetworks: {proxy: {external: true}}\n")


@PROJECT.good("F079")
def the_network_of_its_proxy_is_there(scene: Scene) -> Call:
    call = written(scene, COMPOSE + "    networks: [proxy]\nnetworks: {proxy: {external: true}}\n")
    scene.docker("network", "create", "proxy")
    return call


@PROJECT.refused("F079", "compose.external-volume-missing", says=("docker volume create shop-data",))
def the_volume_with_its_data_is_missing(scene: Scene) -> Call:
    volumes = "volumes: {data: {external: true, name: shop-data}}\n"
    return written(scene, COMPOSE + f'    volumes: ["data:/data"]\n{volumes}')


@PROJECT.refused("F079", "compose.platform-differs", says=("linux/s390x",), one=True)
def it_asks_for_another_platform(scene: Scene) -> Call:
    return written(scene, COMPOSE + "    platform: linux/s390x\n")


@PROJECT.refused("F080", "compose.no-directory", says=("/srv/app",), one=True)
def the_directory_is_not_there(scene: Scene) -> Call:
    return scene.preflight(scene.push("1.0").pinned)


@PROJECT.refused("F080", "compose.no-file", one=True)
def the_directory_is_empty(scene: Scene) -> Call:
    call = looked_at(scene)
    scene.host.remove(f"{DIRECTORY}/compose.yml")
    return call


@PROJECT.refused("F080", "compose.invalid", never=("hunter2",), one=True)
def the_file_is_no_yaml(scene: Scene) -> Call:
    return written(scene, COMPOSE + "      PASSWORD: hunter2: x\n")


# What stands in its way


@PROJECT.refused("F071", "compose.name-conflict", says=("container_name: shop",))
def its_name_is_taken(scene: Scene) -> Call:
    call = written(scene, COMPOSE + "    container_name: shop\n")
    idle(scene, "--name", "shop")
    return call


@PROJECT.refused("F072", "compose.port-conflict", says=("8000", "stranger"))
def its_port_is_taken_by_a_container(scene: Scene) -> Call:
    call = looked_at(scene)
    idle(scene, "--name", "stranger", "--publish", "8000:8000")
    return call


@PROJECT.refused("F072", "compose.port-conflict", says=("8000",))
def its_port_is_taken_by_a_process(scene: Scene) -> Call:
    process = scene.host.popen(["python3", "-m", "http.server", "8000"])
    scene.until_the_end(process)
    scene.host.shell("until wget -q -O /dev/null http://127.0.0.1:8000/; do sleep 0.05; done")
    return looked_at(scene)


@PROJECT.refused("F080", "compose.port-conflict", warnings=("compose.project-name",), says=("app-app-1",), one=True)
def it_would_become_a_second_project(scene: Scene) -> Call:
    pushed = scene.push("1.0")
    scene.deliver(pushed)
    return scene.preflight(pushed.pinned, "--project-name", "shop")


@PROJECT.good("N22")
def it_runs_already_and_will_be_replaced(scene: Scene) -> Call:
    old, new = scene.push("1.0"), scene.push("2.0")
    scene.host.pull(old.pinned, scene.token)
    scene.compose(COMPOSE + "    container_name: shop\n", env={"IMAGE": old.pinned})
    scene.up()
    return scene.preflight(new.pinned)


def idle(scene: Scene, *words: str) -> None:
    """A container that somebody started by hand."""
    pushed = scene.push("0.1", name="ghcr.io/acme/other")
    scene.host.pull(pushed.pinned, scene.token)
    scene.docker("run", "--detach", *words, pushed.pinned)
