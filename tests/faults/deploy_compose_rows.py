"""The compose project in its habits: whatever it says, what was deployed is what runs."""

from __future__ import annotations

from tests.faults.delivering import Deliveries
from tests.faults.running import Call
from tests.faults.scene import DIRECTORY
from tests.faults.voyage import NAME, PROBE, Voyage, green

COMPOSE = Deliveries()
DEMANDED = "${IMAGE_TAG:?IMAGE_TAG required}"
JOB = """\
  migrate:
    image: {image}:${{IMAGE_TAG}}
    command: ["/app/migrate.sh"]
    volumes: [data:/data]
    restart: "no"
volumes:
  data:
"""
WAITS = "    depends_on:\n      migrate: {condition: service_completed_successfully}\n"


# Which image


@COMPOSE.ends("F061", "delivered")
def the_file_fixes_the_version(scene: Voyage) -> Call:
    scene.by_hand(scene.text().replace(DEMANDED, "1.0"))
    return scene.deploy(scene.pushed("2.0"))


@COMPOSE.ends("F062", "delivered")
def the_hosts_env_file_names_the_old_version_twice(scene: Voyage) -> Call:
    text = scene.text().replace(f"{scene.image}:{DEMANDED}", "${IMAGE}")
    scene.by_hand(text, TAG="1.0", IMAGE=f"{scene.image}:${{TAG}}")
    return scene.deploy(scene.pushed("2.0"))


@COMPOSE.ends("F067", "delivered")
def it_could_be_built_on_the_host(scene: Voyage) -> Call:
    scene.host.write(f"{DIRECTORY}/Dockerfile", "FROM scratch\n", "deploy")
    scene.by_hand(scene.text("    build: .\n"))
    return scene.deploy(scene.pushed("2.0"))


@COMPOSE.ends("F068", "delivered")
def its_policy_is_to_build_always(scene: Voyage) -> Call:
    scene.host.write(f"{DIRECTORY}/Dockerfile", "FROM scratch\n", "deploy")
    scene.by_hand()
    scene.compose(scene.text("    pull_policy: build\n    build: .\n"), env={"IMAGE_TAG": "1.0"})
    return scene.deploy(scene.pushed("2.0"))


@COMPOSE.ends("F080", "refused", "compose.service-unknown", says=("`web`",))
def the_service_is_called_otherwise(scene: Voyage) -> Call:
    scene.by_hand()
    return scene.deploy(scene.pushed("2.0"), "--services", "web")


# What stands in its way


@COMPOSE.ends("F071", "refused", "compose.name-conflict", says=("shop",))
def its_name_is_taken(scene: Voyage) -> Call:
    old = scene.by_hand()
    scene.docker("run", "--detach", "--name", "shop", old.pinned)
    scene.compose(scene.text("    container_name: shop\n"), env={"IMAGE_TAG": "1.0"})
    return scene.deploy(scene.pushed("2.0"))


@COMPOSE.ends("F072", "refused", "compose.port-conflict", says=("8001",))
def its_new_port_is_taken(scene: Voyage) -> Call:
    scene.by_hand()
    scene.until_the_end(scene.host.popen(["python3", "-m", "http.server", "8001"]))
    scene.host.shell("until wget -q -O /dev/null http://127.0.0.1:8001/; do sleep 0.05; done")
    ports = '    ports: ["8000:8000", "8001:8000"]\n'
    scene.compose(scene.text().replace('    ports: ["8000:8000"]\n', ports), env={"IMAGE_TAG": "1.0"})
    return scene.deploy(scene.pushed("2.0"))


@COMPOSE.ends("F072", "restored", "container.cannot-start|deploy.up-failed", says=("8001",))
def its_new_port_is_taken_after_the_look(scene: Voyage) -> Call:
    """The file with the new port comes with the commit, so the old one goes back with the old version."""
    old = scene.by_hand()
    ports = '    ports: ["8000:8000", "8001:8000"]\n'
    scene.docker("create", "--name", "stranger", "--publish", "8001:8000", old.pinned)
    scene.at("locked", lambda: scene.docker("start", "stranger"))
    call = scene.deploy(scene.pushed("2.0"), "--sync", "compose.yml")
    files = {"compose.yml": scene.text().replace('    ports: ["8000:8000"]\n', ports)}
    return Call(verb=call.verb, arguments=call.arguments, environ=call.environ, files=files)


@COMPOSE.ends("F060", "restored", "deploy.up-failed", says=("network", "docker network prune"))
def no_network_is_left_for_its_new_one(scene: Voyage) -> Call:
    """Every range of the engine's is taken. Compose makes networks first, so the old version is never stopped."""
    scene.by_hand()
    before = scene.containers()
    scene.afterwards.callback(lambda: _same(scene, before))
    scene.compose(scene.text("    networks: [default, back]\n") + "networks:\n  back:\n", env={"IMAGE_TAG": "1.0"})
    script = 'number=0; while docker network create "n$number" >/dev/null 2>&1; do number=$((number + 1)); done'
    scene.host.shell(script)
    return scene.deploy(scene.pushed("2.0"))


# What it needs


@COMPOSE.ends("F079", "refused", "compose.variable-missing", says=("DATABASE_URL",))
def a_variable_that_it_demands_is_missing(scene: Voyage) -> Call:
    scene.by_hand()
    scene.compose(scene.text("      DATABASE_URL: ${DATABASE_URL:?}\n"), env={"IMAGE_TAG": "1.0"})
    return scene.deploy(scene.pushed("2.0"))


@COMPOSE.ends("F079", "delivered", never=("hunter2-secret",))
def the_run_brings_the_variable(scene: Voyage) -> Call:
    scene.by_hand()
    scene.compose(scene.text("      DATABASE_URL: ${DATABASE_URL:?}\n"), env={"IMAGE_TAG": "1.0"})
    needs = {"NEED_ENV": "DATABASE_URL"}
    return scene.deploy(
        scene.pushed("2.0", environment=needs), environ={"WAYBILL_VARIABLES": "DATABASE_URL=hunter2-secret\n"}
    )


@COMPOSE.ends("F079", "refused", "compose.env-file-missing", says=("production.env",))
def its_env_file_is_missing(scene: Voyage) -> Call:
    scene.by_hand()
    scene.compose(scene.text("    env_file: [production.env]\n"), env={"IMAGE_TAG": "1.0"})
    return scene.deploy(scene.pushed("2.0"))


def values(text: str) -> dict[str, str]:
    """The values that a run brings."""
    return {"WAYBILL_VARIABLES": f"{text}\n"}


@COMPOSE.story("F079")
def what_was_restored_with_other_values_is_not_called_unchanged(scene: Voyage) -> None:
    code = "HEALTH_CODE"
    pushed = scene.pushed("1.0")
    scene.bare()
    green(scene.run(scene.deploy(pushed, environ=values(f"{code}=200"))))
    broken = scene.pushed("2.0", environment={"CRASH_AFTER": "1"})
    ended = scene.run(scene.deploy(broken, environ=values(f"{code}=201")))
    assert (ended.exit, ended.answer["outcome"]) == (20, "restored"), ended.everything
    green(scene.run(scene.deploy(pushed, environ=values(f"{code}=200"))))
    assert f"{code}=200" in scene.docker("inspect", "--format", "{{.Config.Env}}", NAME)


@COMPOSE.story("F079")
def a_secret_that_the_run_brings_has_changed(scene: Voyage) -> None:
    pushed = scene.pushed("1.0")
    scene.bare(scene.text("    secrets: [key]\n") + "secrets:\n  key: {environment: KEY}\n")
    for value in ("one", "two"):
        green(scene.run(scene.deploy(pushed, environ=values(f"KEY={value}"))))
        assert scene.docker("exec", NAME, "cat", "/run/secrets/key") == value


# Jobs that run once


@COMPOSE.ends("F088", "delivered")
def a_migration_runs_first(scene: Voyage) -> Call:
    scene.by_hand()
    text = scene.text(WAITS + "    volumes: [data:/data]\n") + JOB.format(image=scene.image)
    scene.compose(text, env={"IMAGE_TAG": "1.0"})
    return scene.deploy(scene.pushed("2.0", environment={"SCHEMA": "2"}), "--services", "migrate,app")


@COMPOSE.ends("F088", "restored", "deploy.job-failed", says=("the migration failed as told",))
def a_migration_fails_while_the_old_version_serves(scene: Voyage) -> Call:
    scene.by_hand()
    before = scene.containers()
    scene.afterwards.callback(lambda: _same(scene, before))
    text = scene.text(WAITS + "    volumes: [data:/data]\n") + JOB.format(image=scene.image)
    scene.compose(text, env={"IMAGE_TAG": "1.0"})
    return scene.deploy(scene.pushed("2.0", environment={"MIGRATE_EXIT": "3"}), "--services", "migrate,app")


def _same(scene: Voyage, before: dict[str, str]) -> None:
    """The old container was never stopped."""
    assert scene.containers() == before


# In front of it

EDGE = """\
import http.server, sys, urllib.request
upstream, friend = sys.argv[1:]
class Edge(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        status, body = 403, b"robots are not served"
        if friend in ("", self.client_address[0]):
            try:
                status, body = 200, urllib.request.urlopen(upstream + self.path, timeout=2).read()
            except OSError:
                status, body = 502, b"bad gateway"
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *words):
        pass
http.server.ThreadingHTTPServer(("", 8080), Edge).serve_forever()
"""
OWN_RANGE = "networks:\n  default:\n    ipam: {config: [{subnet: 10.99.7.0/24}]}\n"


def edge(scene: Voyage, upstream: str, friend: str = "") -> tuple[str, str]:
    """A proxy on the host in front of that address. With a friend it refuses everybody else."""
    scene.until_the_end(scene.host.popen(["python3", "-c", EDGE, upstream, friend]))
    scene.host.shell("until wget -q -O /dev/null http://127.0.0.1:8080/ 2>&1 || [ $? = 8 ]; do sleep 0.05; done")
    return "--public-url", f"http://{scene.host.address}:8080/health"


def at_address(scene: Voyage, address: str) -> str:
    """The project with a range of its own and a fixed address in it."""
    return scene.text(f"    networks: {{default: {{ipv4_address: {address}}}}}\n") + OWN_RANGE


@COMPOSE.ends("F082", "restored", "health.edge-bad-gateway", says=("502",), maybe=("deploy.reverted",))
def a_proxy_goes_on_asking_the_old_address(scene: Voyage) -> Call:
    """It works for whoever asks it, and for no user. The file with the new address comes with the commit."""
    scene.by_hand(at_address(scene, "10.99.7.10"))
    words = edge(scene, "http://10.99.7.10:8000")
    call = scene.deploy(scene.pushed("2.0"), "--sync", "compose.yml", *words)
    files = {"compose.yml": at_address(scene, "10.99.7.11")}
    return Call(verb=call.verb, arguments=call.arguments, environ=call.environ, files=files)


@COMPOSE.ends("N24", "delivered", warnings=("health.edge-refuses-runner",))
def a_proxy_serves_everybody_but_the_runner(scene: Voyage) -> Call:
    scene.by_hand()
    words = edge(scene, "http://127.0.0.1:8000", scene.host.address)
    return scene.deploy(scene.pushed("2.0"), *words)


@COMPOSE.story("N24")
def its_port_is_for_the_host_alone(scene: Voyage) -> None:
    scene.bare(scene.text().replace('"8000:8000"', '"127.0.0.1:8000:8000"'))
    for version in ("1.0", "2.0"):
        green(scene.run(scene.deploy(scene.pushed(version))))
        assert scene.served() == version


# Volumes and files


@COMPOSE.story("F074", both=True)
def an_anonymous_volume_does_not_hide_what_is_new(scene: Voyage) -> None:
    where = {"CONFIG": "/settings/app.conf"}
    for version in ("1.0", "2.0"):
        files = {"settings/app.conf": f"of {version}\n"}
        scene.delivered(version, texts=files, volumes=("/settings",), environment=where)
        assert scene.page("config") == f"of {version}"


@COMPOSE.ends("F075", "restored", "health.identity-other", says=("1.0", "2.0"), maybe=("deploy.reverted",))
def a_named_volume_hides_what_is_new(scene: Voyage) -> Call:
    """It was filled by the first version that ever ran, and says so for ever."""
    script = "#!/bin/sh\nread -r VERSION </code/version\nexport VERSION\nexec /app/serve.sh\n"
    own = {"scripts": {"app/start": script}, "command": ("/app/start",)}
    scene.by_hand(scene.text("    volumes: [code:/code]\n") + "volumes:\n  code:\n", wish={**own, "texts": of("1.0")})
    return scene.deploy(scene.pushed("2.0", **own, texts=of("2.0")), "--identity", "$.version")


def of(version: str) -> dict[str, str]:
    """A program whose version stands in a file of its own."""
    return {"code/version": f"{version}\n"}


@COMPOSE.story("F077")
def a_file_that_is_mounted_has_changed(scene: Voyage) -> None:
    text = scene.text("    volumes: [./app.conf:/etc/app.conf:ro]\n")
    scene.host.write(f"{DIRECTORY}/app.conf", "one\n", "deploy")
    pushed = scene.delivered("1.0", text=text)
    scene.host.write(f"{DIRECTORY}/app.conf.new", "two\n", "deploy")
    scene.host.shell('mv "$1.new" "$1"', f"{DIRECTORY}/app.conf")
    green(scene.run(scene.deploy(pushed)))
    assert scene.page("config") == "two"


@COMPOSE.story("F080")
def files_of_the_commit_come_along_and_go_back(scene: Voyage) -> None:
    text = scene.text("    volumes: [./app.conf:/etc/app.conf:ro]\n")
    words = ("--sync", "compose.yml", "--sync", "app.conf")

    def call(version: str, conf: str, **wish: object) -> Call:
        files = {"compose.yml": text, "app.conf": f"{conf}\n"}
        made = scene.deploy(scene.pushed(version, **wish), *words)
        return Call(verb=made.verb, arguments=made.arguments, environ=made.environ, files=files)

    scene.host.shell('mkdir -p "$1" && chown deploy: "$1"', DIRECTORY)
    green(scene.run(call("1.0", "one")))
    failed = scene.run(call("2.0", "two", environment={"CRASH_AFTER": "1"}))
    assert (failed.exit, failed.answer["outcome"]) == (20, "restored"), failed.everything
    assert (scene.served(), scene.page("config")) == ("1.0", "one")
    assert scene.host.read(f"{DIRECTORY}/app.conf") == "one\n"
    green(scene.run(call("3.0", "three")))
    assert (scene.served(), scene.page("config")) == ("3.0", "three")
    green(scene.run(scene.rollback()))
    assert (scene.served(), scene.page("config")) == ("1.0", "one")


# Shapes


@COMPOSE.story("N21")
def three_replicas_and_a_second_service_of_the_same_image(scene: Voyage) -> None:
    ports = '    ports: ["8000:8000"]\n'
    worker = f"  worker:\n    image: {scene.image}:{DEMANDED}\n    restart: always\n    scale: 3\n"
    for version in ("1.0", "2.0"):
        pushed = scene.delivered(version, text=scene.text(PROBE) + worker)
    assert len(scene.containers()) == 4
    assert scene.every_container_is(pushed), ports


@COMPOSE.ends("N21", "delivered")
def it_has_a_fixed_name(scene: Voyage) -> Call:
    scene.by_hand(scene.text("    container_name: shop-app-x\n"))
    return scene.deploy(scene.pushed("2.0"))


@COMPOSE.story("F080")
def the_project_has_another_name_than_its_directory(scene: Voyage) -> None:
    scene.by_hand("name: shop\n" + scene.text())
    green(scene.run(scene.deploy(scene.pushed("2.0"))))
    assert list(scene.containers()) == ["shop-app-1"]
    assert scene.served() == "2.0"
