"""Projects as people have them, rendered by real compose in both versions, through every kind of shell."""

from __future__ import annotations

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.compose.asking import IMAGE, PLACE, SERVICE, TAG, codes, facts_of, findings_of, service_of
from tests.integration.compose.conftest import NEWER, OLDER
from tests.integration.machine.looking import SHELLS, HostChannel, SshShell
from waybill.core.host.compose import MissingPath, Origin, Port

FULL = """
name: shop
services:
  app:
    image: ghcr.io/acme/app:${IMAGE_TAG:-1.0}
    pull_policy: always
    container_name: web
    ports: ["8080:80", "127.0.0.1:9000-9002:90-92/udp", "81", "${PORT:-8000}:8000"]
    env_file: [app.env, {path: extra.env, required: false}]
    volumes: ["./data:/data", "/var/run/docker.sock:/s:ro", "named:/n",
      {type: bind, source: ./x.conf, target: /x, bind: {create_host_path: false}}]
    healthcheck: {test: [CMD, "true"]}
  worker:
    image: ghcr.io/acme/app:${IMAGE_TAG:-1.0}
    deploy: {replicas: 3}
    healthcheck: {disable: true}
  builder:
    build: .
    privileged: true
    cap_add: [NET_ADMIN]
    network_mode: host
  debug:
    image: busybox
    profiles: [debug]
    scale: 0
volumes: {named: {}}
"""


def project(host: LabHost, text: str = SERVICE, *, name: str = "compose.yaml", directory: str = PLACE) -> None:
    host.write(f"{directory}/{name}", text, owner="deploy")


@pytest.mark.parametrize(("version", "shell"), [(OLDER, SHELLS[0]), *((NEWER, shell) for shell in SHELLS)])
def test_everything_that_is_asked_for_is_told(
    composers: dict[str, LabHost], version: str, shell: tuple[str, ...]
) -> None:
    composer = composers[version]
    composer.reset()
    project(composer, FULL)
    composer.write(f"{PLACE}/app.env", "A=b\n")
    composer.write(f"{PLACE}/.env", "\n# the release\nexport IMAGE_TAG=1.1\n")
    facts = facts_of(HostChannel(composer, shell=shell))
    app, worker, builder = (service_of(facts, name) for name in ("app", "worker", "builder"))

    assert facts.version.startswith(composer.spec.compose)
    assert (facts.project, facts.files, facts.source, facts.owner) == ("shop", ("compose.yaml",), "found", "deploy")
    assert (app.image, app.raw_image) == (f"{IMAGE}:1.1", f"{IMAGE}:${{IMAGE_TAG:-1.0}}")
    assert (app.pull_policy, app.container_name, app.builds, app.healthcheck) == ("always", "web", False, True)
    assert app.ports == (
        Port(published="8080", target="80"),
        Port(published="9000", target="90", address="127.0.0.1", protocol="udp"),
        Port(published="9001", target="91", address="127.0.0.1", protocol="udp"),
        Port(published="9002", target="92", address="127.0.0.1", protocol="udp"),
        Port(published="8000", target="8000"),
    )
    assert app.env_files == (f"{PLACE}/app.env",)
    assert app.powers == ("the host's /var/run/docker.sock",)
    assert (worker.replicas, worker.healthcheck) == (3, False)
    assert (builder.image, builder.builds, builder.privileged) == ("", True, True)
    assert builder.powers == ("privileged", "the host's network", "the capability NET_ADMIN")
    assert facts.origins == (Origin(name="IMAGE_TAG", line=3),)
    assert [(path.path, path.kept) for path in facts.missing_binds] == [
        (f"{PLACE}/data", False),
        (f"{PLACE}/x.conf", True),
        ("/var/run/docker.sock", False),
    ]
    (debug,) = [one for one in facts.services if one.name == "debug"]
    assert (debug.active, debug.replicas, debug.profiles) == (False, 0, ("debug",))


def test_a_real_connection_tells_the_same(newer: LabHost, hosts_world: World) -> None:
    project(newer, FULL)
    newer.write(f"{PLACE}/app.env", "A=b\n")
    assert facts_of(SshShell(hosts_world, newer)) == facts_of(HostChannel(newer))


def test_a_healthy_project_is_not_talked_about(composer: LabHost) -> None:
    project(composer)
    assert findings_of(composer, HostChannel(composer)) == ()


def test_the_files_that_compose_finds_are_named(newer: LabHost) -> None:
    project(newer, "services: {app: {image: a}}", name="docker-compose.yml")
    project(newer, "services: {app: {image: b}}", name="docker-compose.override.yml")
    facts = facts_of(HostChannel(newer))

    assert facts.files == ("docker-compose.yml", "docker-compose.override.yml")
    assert service_of(facts).image == "b"


def test_one_file_hides_another(newer: LabHost) -> None:
    project(newer)
    project(newer, "services: {app: {image: old}}", name="docker-compose.yml")
    (finding,) = findings_of(newer, HostChannel(newer))

    assert (finding.code, "`docker-compose.yml`" in finding.cause) == ("compose.file-ignored", True)


def test_files_that_are_given_come_in_their_order(newer: LabHost) -> None:
    project(newer, "services: {app: {image: a}}", name="base file.yaml")
    project(newer, "services: {app: {image: b}}", name="deploy/prod.yaml")
    project(newer, "services: {app: {image: never}}")
    facts = facts_of(HostChannel(newer), files=("base file.yaml", "deploy/prod.yaml"))

    assert (facts.files, facts.source) == (("base file.yaml", "deploy/prod.yaml"), "given")
    assert service_of(facts).image == "b"


def test_settings_of_compose_in_the_env_file_count(composer: LabHost) -> None:
    project(composer, "services: {app: {image: a}, two: {image: c, profiles: [more]}}", name="a.yaml")
    project(composer, "services: {app: {image: b}}", name="b.yaml")
    composer.write(
        f"{PLACE}/.env", 'COMPOSE_FILE="a.yaml:b.yaml"\nCOMPOSE_PROJECT_NAME=other\nCOMPOSE_PROFILES=x, more # all\n'
    )
    facts = facts_of(HostChannel(composer))

    assert (facts.files, facts.source, facts.project) == (("a.yaml", "b.yaml"), "env-file", "other")
    assert (service_of(facts).image, service_of(facts, "two").active) == ("b", True)


@pytest.mark.parametrize("line", ["export COMPOSE_FILE=a.yaml:b.yaml", "COMPOSE_FILE: a.yaml:b.yaml"])
def test_settings_of_compose_are_read_in_every_form_that_it_reads(newer: LabHost, line: str) -> None:
    """Else compose would render more files for us than the pilot will name to it."""
    project(newer, "services: {app: {image: a}}", name="a.yaml")
    project(newer, "services: {app: {image: b}}", name="b.yaml")
    newer.write(f"{PLACE}/.env", f"{line}\n")
    facts = facts_of(HostChannel(newer))

    assert (facts.files, service_of(facts).image) == (("a.yaml", "b.yaml"), "b")


def test_a_parents_file_is_not_taken_for_the_projects(newer: LabHost) -> None:
    """compose itself walks up to the root when it finds none."""
    project(newer, directory="/srv")
    newer.shell("mkdir -p /srv/app")
    channel = HostChannel(newer)

    assert codes(findings_of(newer, channel)) == ["compose.no-file"]


def test_name_profiles_and_env_file_are_handed_on(composer: LabHost) -> None:
    project(composer, "services: {app: {image: 'a:${TAG}'}, two: {image: b, profiles: [more]}}")
    composer.write(f"{PLACE}/prod.env", "TAG=7\n")
    composer.write(f"{PLACE}/.env", "TAG=not-read\n")
    channel = HostChannel(composer)
    facts = facts_of(channel, project="named", profiles=("more",), env_file="prod.env")

    assert (facts.project, facts.named, facts.env_file) == ("named", True, f"{PLACE}/prod.env")
    assert (service_of(facts).image, service_of(facts, "two").active) == ("a:7", True)


HEX = "a" * 64
SUPPLIED = {
    "ghcr.io/acme/app:${A:?}": f"{IMAGE}:{TAG}",
    "${REGISTRY:-ghcr.io}/acme/app:${B?set it}": f"{IMAGE}:{TAG}",
    "${C:?}": f"{IMAGE}:{TAG}",
    "${D}": f"{IMAGE}:{TAG}",
    "${E:-ghcr.io/acme/app:1.0}": f"{IMAGE}:1.0",
    "ghcr.io/acme/app:${F}": f"{IMAGE}:",
    "ghcr.io/acme/app@${G:?}": f"{IMAGE}@sha256:{HEX}",
    "ghcr.io/acme/app@sha256:${H:?}": f"{IMAGE}@sha256:{HEX}",
    "x:${I:?}-slim": f"x:{TAG}-slim",
}


def test_what_a_deploy_will_set_is_set(composer: LabHost) -> None:
    services = [f"  s{i}: {{image: '{image}'}}" for i, image in enumerate(SUPPLIED)]
    project(composer, "services:\n" + "\n".join(services) + "\n")
    facts = facts_of(HostChannel(composer), digest=f"sha256:{HEX}")

    assert [service.image for service in facts.services] == list(SUPPLIED.values())
    assert dict(facts.supplied) == {
        "A": "tag",
        "B": "tag",
        "C": "reference",
        "D": "reference",
        "G": "digest",
        "H": "hex",
        "I": "tag",
    }


def test_the_login_s_environment_is_told_by_name_and_taken_away(composer: LabHost) -> None:
    project(composer, "services: {app: {image: 'ghcr.io/acme/app:${IMAGE_TAG:-1.0}'}}")
    environment = {
        "IMAGE_TAG": "old",
        "COMPOSE_FILE": "/nowhere.yaml",
        "COMPOSE_PROJECT_NAME": "x",
        "DOCKER_CONTEXT": "y",
    }
    channel = HostChannel(composer, env=environment)
    facts = facts_of(channel)

    assert service_of(facts).image == f"{IMAGE}:1.0"
    assert facts.environment == ("COMPOSE_FILE", "COMPOSE_PROJECT_NAME", "DOCKER_CONTEXT")
    assert facts.origins == (Origin(name="IMAGE_TAG", login=True),)


def test_compose_goes_through_sudo(composer: LabHost) -> None:
    """The directory is root's alone: only compose, as root, can read it."""
    composer.write("/srv/secret/compose.yaml", SERVICE)
    composer.shell("chmod 700 /srv/secret")
    facts = facts_of(HostChannel(composer, "ops"), "/srv/secret", sudo=True)

    assert service_of(facts).image == f"{IMAGE}:{TAG}"
    assert codes(findings_of(composer, HostChannel(composer), "/srv/secret")) == ["compose.unreadable"]


def test_sudo_that_asks_for_a_password_is_the_engines_matter(newer: LabHost) -> None:
    project(newer)
    (finding,) = findings_of(newer, HostChannel(newer, "asked"), sudo=True)

    assert (finding.code, finding.severity.value) == ("check.not-made", "unsettled")
    assert "password" in " ".join(finding.evidence)


def test_a_bind_source_behind_a_closed_door_is_not_called_missing(newer: LabHost) -> None:
    newer.shell("mkdir -m 700 /srv/closed && touch /srv/closed/other")
    project(newer, "services: {app: {image: a, volumes: ['/srv/closed/cert.pem:/c', '/srv/none.conf:/d']}}")
    facts = facts_of(HostChannel(newer))

    assert facts.missing_binds == (
        MissingPath(path="/srv/closed/cert.pem", service="app", hidden=True, target="/c"),
        MissingPath(path="/srv/none.conf", service="app", target="/d"),
    )


def test_odd_names_of_places(newer: LabHost) -> None:
    place = '/srv/it\'s $(touch PWNED) "a" ; b'
    newer.shell('mkdir -p "$1"', place)
    newer.write(f"{place}/-f file.yaml", SERVICE, owner="deploy")
    facts = facts_of(HostChannel(newer), place, files=("-f file.yaml",))

    assert service_of(facts).image == f"{IMAGE}:{TAG}"
    assert newer.shell("find / -xdev -name 'PWNED*'") == ""


NEEDS = """
services:
  app:
    image: ghcr.io/acme/app:${IMAGE_TAG:?}
    depends_on: {db: {condition: service_healthy}, migrate: {condition: service_completed_successfully}}
    networks: {default: , proxy: {aliases: [web]}}
    volumes: ["data:/data", "/cache", "/srv/app:/project"]
    configs: [settings, {source: more, target: /more}]
    secrets: [key]
    restart: unless-stopped
    platform: linux/amd64
  migrate: {image: "ghcr.io/acme/app:${IMAGE_TAG:?}", networks: [proxy]}
  seed: {image: "ghcr.io/acme/app:${IMAGE_TAG:?}", labels: {dev.waybill.job: "true", other: x}}
  db: {image: "postgres:16", restart: "no"}
networks: {proxy: {external: true, name: traefik}}
volumes: {data: {external: true}}
configs: {settings: {file: ./settings.json}, more: {content: "x"}}
secrets: {key: {file: ./key.txt}}
"""


def test_what_the_services_need_is_told(composer: LabHost) -> None:
    project(composer, NEEDS)
    composer.write(f"{PLACE}/key.txt", "k")
    facts = facts_of(HostChannel(composer))
    app = service_of(facts)

    assert {one.service: one.condition for one in app.depends_on} == {
        "db": "service_healthy",
        "migrate": "service_completed_successfully",
    }
    assert [one.name for one in facts.services if one.one_shot] == ["migrate", "seed"]
    assert (set(app.networks), app.volumes, app.anonymous_volumes) == ({"default", "proxy"}, ("data",), ("/cache",))
    assert (app.configs, app.secrets, app.restart, app.platform) == (
        *(("settings", "more"), ("key",)),
        *("unless-stopped", "linux/amd64"),
    )
    assert {(one.kind, one.key, one.name) for one in facts.externals} == {
        ("network", "proxy", "traefik"),
        ("volume", "data", "data"),
    }
    assert facts.missing_contents == (MissingPath(path=f"{PLACE}/settings.json", service="app"),)


def test_a_chosen_service_is_seen_whatever_profile_it_is_in(composer: LabHost) -> None:
    """Compose starts one that is named. Who is not chosen stays out."""
    text = """
    services:
      app: {image: "ghcr.io/acme/app:${IMAGE_TAG:?}", profiles: [web, all]}
      debug: {image: x, profiles: [debug]}
      other: {image: y, profiles: [other]}
      db: {image: z}
    """
    project(composer, text)
    unnamed = facts_of(HostChannel(composer))
    assert [one.name for one in unnamed.services if one.active] == ["db"]

    facts = facts_of(HostChannel(composer), services=("app",))
    assert (facts.profiles, service_of(facts).image, service_of(facts).active) == (("web",), f"{IMAGE}:{TAG}", True)
    assert facts.hashed == ("app",)
    assert facts_of(HostChannel(composer), services=("app",), profiles=("all",)).profiles == ("all",)

    composer.write(f"{PLACE}/.env", "COMPOSE_PROFILES=debug\n")
    facts = facts_of(HostChannel(composer), services=("app",))
    assert {one.name for one in facts.services if one.active} == {"app", "debug", "db"}
    assert set(facts.profiles) == {"debug", "web"}
    facts = facts_of(HostChannel(composer), services=("app",), profiles=("other",))
    assert {one.name for one in facts.services if one.active} == {"app", "other", "db"}
