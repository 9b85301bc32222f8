"""Projects as people have them, rendered by real compose in both versions, through every kind of shell."""

from __future__ import annotations

import pytest

from lab.hosts.host import LabHost
from tests.integration.compose.asking import IMAGE, PLACE, SERVICE, TAG, codes, facts_of, findings_of, service_of
from tests.integration.machine.looking import NAMES, SHELLS, HostChannel
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


@pytest.mark.parametrize("shell", SHELLS, ids=NAMES)
def test_everything_that_is_asked_for_is_told(composer: LabHost, shell: tuple[str, ...]) -> None:
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


def test_a_healthy_project_is_not_talked_about(composer: LabHost) -> None:
    project(composer)
    assert findings_of(composer, HostChannel(composer)) == ()


def test_the_files_that_compose_finds_are_named(composer: LabHost) -> None:
    project(composer, "services: {app: {image: a}}", name="docker-compose.yml")
    project(composer, "services: {app: {image: b}}", name="docker-compose.override.yml")
    facts = facts_of(HostChannel(composer))

    assert facts.files == ("docker-compose.yml", "docker-compose.override.yml")
    assert service_of(facts).image == "b"


def test_one_file_hides_another(composer: LabHost) -> None:
    project(composer)
    project(composer, "services: {app: {image: old}}", name="docker-compose.yml")
    channel = HostChannel(composer)

    assert facts_of(channel).ignored_files == ("docker-compose.yml",)
    assert codes(findings_of(composer, channel)) == ["compose.file-ignored"]


def test_files_that_are_given_come_in_their_order(composer: LabHost) -> None:
    project(composer, "services: {app: {image: a}}", name="base file.yaml")
    project(composer, "services: {app: {image: b}}", name="deploy/prod.yaml")
    project(composer, "services: {app: {image: never}}")
    facts = facts_of(HostChannel(composer), files=("base file.yaml", "deploy/prod.yaml"))

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


def test_a_parents_file_is_not_taken_for_the_projects(composer: LabHost) -> None:
    """compose itself walks up to the root when it finds none."""
    project(composer, directory="/srv")
    composer.shell("mkdir -p /srv/app")
    channel = HostChannel(composer)

    assert codes(findings_of(composer, channel)) == ["compose.no-file"]


def test_name_profiles_and_env_file_are_handed_on(composer: LabHost) -> None:
    project(composer, "services: {app: {image: 'a:${TAG}'}, two: {image: b, profiles: [more]}}")
    composer.write(f"{PLACE}/prod.env", "TAG=7\n")
    composer.write(f"{PLACE}/.env", "TAG=not-read\n")
    channel = HostChannel(composer)
    facts = facts_of(channel, project="named", profiles=("more",), env_file="prod.env")

    assert (facts.project, facts.named, facts.env_file) == ("named", True, f"{PLACE}/prod.env")
    assert (service_of(facts).image, service_of(facts, "two").active) == ("a:7", True)


@pytest.mark.parametrize(
    ("image", "rendered", "supplied"),
    [
        ("ghcr.io/acme/app:${A:?}", f"{IMAGE}:{TAG}", ("A",)),
        ("${REGISTRY:-ghcr.io}/acme/app:${A?set it}", f"{IMAGE}:{TAG}", ("A",)),
        ("${A:?}", f"{IMAGE}:{TAG}", ("A",)),
        ("${A}", f"{IMAGE}:{TAG}", ("A",)),
        ("${A:-ghcr.io/acme/app:1.0}", f"{IMAGE}:1.0", ()),
        ("ghcr.io/acme/app:${A}", f"{IMAGE}:", ()),
        ("ghcr.io/acme/app@${A:?}", f"{IMAGE}@sha256:{'a' * 64}", ("A",)),
        ("ghcr.io/acme/app@sha256:${A:?}", f"{IMAGE}@sha256:{'a' * 64}", ("A",)),
    ],
)
def test_what_a_deploy_will_set_is_set(composer: LabHost, image: str, rendered: str, supplied: tuple[str, ...]) -> None:
    project(composer, f"services: {{app: {{image: '{image}'}}}}")
    facts = facts_of(HostChannel(composer), digest=f"sha256:{'a' * 64}")

    assert (service_of(facts).image, facts.supplied) == (rendered, supplied)


def test_two_variables_of_one_name_and_two_images(composer: LabHost) -> None:
    project(composer, "services: {app: {image: 'ghcr.io/acme/app:${A:?}'}, b: {image: 'x:${B:?}-slim'}}")
    facts = facts_of(HostChannel(composer))

    assert service_of(facts).image == f"{IMAGE}:{TAG}"
    assert sorted(facts.supplied) == ["A", "B"]


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
    (finding,) = findings_of(composer, channel)
    assert (finding.code, "login's environment" in finding.cause) == ("compose.value-on-host", True)


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


def test_a_bind_source_behind_a_closed_door_is_not_called_missing(composer: LabHost) -> None:
    project(composer, "services: {app: {image: a, volumes: ['/root/x/cert.pem:/c', '/srv/none.conf:/d']}}")
    facts = facts_of(HostChannel(composer))

    assert facts.missing_binds == (
        MissingPath(path="/root/x/cert.pem", service="app", hidden=True, target="/c"),
        MissingPath(path="/srv/none.conf", service="app", target="/d"),
    )


def test_odd_names_of_places(composer: LabHost) -> None:
    place = '/srv/it\'s $(touch PWNED) "a" ; b'
    composer.shell('mkdir -p "$1"', place)
    composer.write(f"{place}/-f file.yaml", SERVICE, owner="deploy")
    facts = facts_of(HostChannel(composer), place, files=("-f file.yaml",))

    assert service_of(facts).image == f"{IMAGE}:{TAG}"
    assert composer.shell("find / -xdev -name 'PWNED*'") == ""
