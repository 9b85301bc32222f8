"""A project as it will be: synced copies are read where they will stand, before anything of the host is touched."""

from __future__ import annotations

from typing import Any

import pytest

from lab.hosts.host import LabHost
from tests.integration.compose.asking import IMAGE, PLACE, facts_of, service_of
from tests.integration.machine.looking import SHELLS, HostChannel
from waybill.core.host.compose import ComposeFacts, ComposeTrouble, MissingPath

STAGED = "/home/deploy/waybill/bundle-1/files"
OLD = "services: {app: {image: ghcr.io/acme/old}}\n"
NEW = """
include: [more/db.yaml]
services:
  app:
    image: ghcr.io/acme/app:${IMAGE_TAG:?}
    extends: {file: base.yaml, service: base}
    env_file: [app.env, ../shared/all.env, kept.env]
    volumes: ["./conf:/conf", "./conf/app.conf:/app.conf:ro", "../shared:/shared", "./absent.conf:/x"]
    secrets: [key]
secrets: {key: {file: ./key.txt}}
"""


def before(host: LabHost) -> None:
    """What stands on the host."""
    host.write(f"{PLACE}/compose.yaml", OLD, owner="deploy")
    host.write(f"{PLACE}/kept.env", "KEPT=1\n", owner="deploy")
    host.write(f"{PLACE}/base.yaml", "services: {base: {container_name: old}}\n", owner="deploy")
    host.write("/srv/shared/all.env", "SHARED=1\n")


def staged(host: LabHost, **files: str) -> None:
    """What was sent."""
    texts = {
        "compose.yaml": NEW,
        "base.yaml": "services: {base: {container_name: new}}\n",
        "more/db.yaml": "services: {db: {image: 'postgres:16', env_file: db.env}}\n",
        "more/db.env": "DB=1\n",
        "app.env": "APP=1\n",
        "conf/app.conf": "x",
        "key.txt": "k",
        **files,
    }
    for name, text in texts.items():
        host.write(f"{STAGED}/{name}", text, owner="deploy")


def whole(host: LabHost) -> str:
    """Everything below the project's directory and the copies: names, moments, content."""
    return host.shell(f"cd / && find srv home/deploy -type f -exec sha256sum {{}} + && ls -laR --full-time {PLACE}")


def test_every_file_is_read_where_it_will_stand(composer: LabHost) -> None:
    """Also one that another file names, and beside those that only the host has."""
    before(composer)
    staged(composer)
    untouched = whole(composer)
    for shell in SHELLS:
        facts = facts_of(HostChannel(composer, shell=shell), staged=STAGED)

        assert (facts.trouble, facts.project, facts.files) == (None, "app", ("compose.yaml",)), facts
        app = service_of(facts)
        assert (app.image, app.container_name) == (f"{IMAGE}:1.2.3", "new")
        assert app.bind_sources == (
            f"{PLACE}/conf",
            f"{PLACE}/conf/app.conf",
            "/srv/shared",
            f"{PLACE}/absent.conf",
        )
        assert service_of(facts, "db").image == "postgres:16"
        assert facts.missing_binds == (MissingPath(path=f"{PLACE}/absent.conf", service="app", target="/x"),)
        assert facts.missing_contents == ()
    assert whole(composer) == untouched
    assert composer.shell("ls -A /dev/shm") == ""


def test_without_the_copies_the_host_counts(newer: LabHost) -> None:
    before(newer)
    staged(newer)
    assert service_of(facts_of(HostChannel(newer))).image == "ghcr.io/acme/old"


def test_the_env_file_may_be_one_of_them(composer: LabHost) -> None:
    before(composer)
    staged(composer, **{".env": "COMPOSE_FILE=compose.yaml:two.yaml\nPORT=81\n"})
    composer.write(f"{STAGED}/two.yaml", "services: {app: {ports: ['${PORT}:1']}}\n", owner="deploy")
    facts = facts_of(HostChannel(composer), staged=STAGED)
    assert (facts.source, facts.files) == ("env-file", ("compose.yaml", "two.yaml"))
    assert [port.published for port in service_of(facts).ports] == ["81"]

    staged(composer, **{"env/prod": "PORT=82\n"})
    facts = facts_of(HostChannel(composer), staged=STAGED, env_file="env/prod", files=("two.yaml", "./compose.yaml"))
    assert facts.files == ("two.yaml", "./compose.yaml")
    assert [port.published for port in service_of(facts).ports] == ["82"]


def test_a_mistake_in_a_copy_is_told_by_the_place_where_it_will_stand(composer: LabHost) -> None:
    before(composer)
    staged(composer, **{"compose.yaml": "services: {app: {image: x, env_file: nowhere.env}}\n"})
    facts = facts_of(HostChannel(composer), staged=STAGED)
    assert facts.missing_paths == (f"{PLACE}/nowhere.env",)

    staged(composer, **{"compose.yaml": "services: {app: {image: x, imagee: y}}\n"})
    facts = facts_of(HostChannel(composer), staged=STAGED)
    assert facts.trouble is ComposeTrouble.KEY_UNKNOWN
    assert "waybill" not in facts.detail + facts.key


def test_a_directory_that_is_a_link_stays_one(newer: LabHost) -> None:
    newer.shell(f"mkdir -p /opt/real && rm -rf {PLACE} && ln -s /opt/real {PLACE} && chown deploy /opt/real")
    before(newer)
    staged(newer)
    newer.shell(f"ln -s ../elsewhere {PLACE}/conf && mkdir /opt/elsewhere && touch /opt/elsewhere/other.conf")
    facts = facts_of(HostChannel(newer), staged=STAGED)
    assert service_of(facts).bind_sources[0] == f"{PLACE}/conf"


def hashed(host: LabHost, **fields: Any) -> ComposeFacts:
    """The facts, with a hash in them."""
    facts = facts_of(HostChannel(host), **fields)
    assert len(facts.hash) == 64, facts
    return facts


MOUNTS = """
services:
  app:
    image: ghcr.io/acme/app:${IMAGE_TAG:?}
    environment: {MODE: '${MODE:-a}'}
    volumes: ["./conf:/conf", "./app.conf:/app.conf"]
    secrets: [key]
  migrate: {image: "ghcr.io/acme/app:${IMAGE_TAG:?}", labels: {dev.waybill.job: "true"}}
  db: {image: "postgres:16"}
secrets: {key: {file: ./key.txt}}
"""


def test_what_a_deploy_sets_by_itself_changes_no_hash(composer: LabHost) -> None:
    """Image, pull policy, build and our labels: of the chosen services, and of no other."""
    files = {"app.conf": "x", "key.txt": "k", "compose.yaml": MOUNTS}
    for name, text in files.items():
        composer.write(f"{PLACE}/{name}", text, owner="deploy")
    first = hashed(composer)
    assert first.hashed == ("app", "migrate")
    assert hashed(composer, tag="9").hash == first.hash
    assert hashed(composer, services=("migrate", "app")).hash == first.hash
    assert hashed(composer, services=("app",), tag="9").hash != hashed(composer, services=("app",)).hash

    pins = """services:
      app: {image: "ghcr.io/acme/app:waybill-1", pull_policy: never, labels: {dev.waybill.state: /x}}
      migrate: {image: "ghcr.io/acme/app:waybill-1", pull_policy: never, labels: {dev.waybill.state: /x}}
    """
    composer.write(f"{PLACE}/compose.override.yaml", pins, owner="deploy")
    assert hashed(composer, values={"IMAGE_TAG": "1"}).hash == first.hash
    composer.write(f"{PLACE}/compose.override.yaml", "services: {db: {pull_policy: never}}", owner="deploy")
    assert hashed(composer).hash != first.hash


def test_what_is_scaled_to_nothing_is_not_chosen(newer: LabHost) -> None:
    """A deploy leaves it alone, so its image is not the deploy's to set."""
    app = "{image: 'ghcr.io/acme/app:1'"
    text = f"services: {{app: {app}}}, off: {app}, scale: 0}}, none: {app}, deploy: {{replicas: 0}}}}}}\n"
    newer.write(f"{PLACE}/compose.yaml", text, owner="deploy")
    found = hashed(newer)
    assert found.hashed == ("app",)
    assert found.hash == hashed(newer, services=("app",)).hash


@pytest.mark.parametrize("kind", ["configs", "secrets"])
def test_what_compose_hides_is_never_the_same(newer: LabHost, kind: str) -> None:
    """The value of a variable is shown nowhere, so that nothing proves that it is the old one."""
    text = f"services: {{app: {{image: 'ghcr.io/acme/app:1', {kind}: [key]}}}}\n{kind}: {{key: {{environment: KEY}}}}\n"
    newer.write(f"{PLACE}/compose.yaml", text, owner="deploy")
    newer.write(f"{PLACE}/.env", "KEY=value\n", owner="deploy")
    assert hashed(newer).hash != hashed(newer).hash


def test_everything_else_changes_the_hash(newer: LabHost) -> None:
    """Values, files that are mounted or read as secrets, and the synced copies of all of them."""
    files = {"app.conf": "x", "key.txt": "k", "compose.yaml": MOUNTS}
    for name, text in files.items():
        newer.write(f"{PLACE}/{name}", text, owner="deploy")
    first = hashed(newer)
    assert first.hash != hashed(newer, values={"MODE": "b"}).hash
    for name, text in {**files, "compose.yaml": MOUNTS.replace(":/conf", ":/c")}.items():
        newer.write(f"{STAGED}/{name}", text, owner="deploy")
        same = hashed(newer, staged=STAGED).hash == first.hash
        assert same is (name != "compose.yaml"), name
    newer.shell(f"rm -r {STAGED}")
    for name in ("app.conf", "key.txt"):
        newer.write(f"{STAGED}/{name}", "changed", owner="deploy")
        changed = hashed(newer, staged=STAGED).hash
        newer.write(f"{PLACE}/{name}", "changed", owner="deploy")
        assert first.hash != changed == hashed(newer).hash
        first = hashed(newer)
        newer.shell(f"rm -r {STAGED}")


def test_a_hash_is_the_same_through_every_shell_and_awk(newer: LabHost) -> None:
    newer.write(f"{PLACE}/compose.yaml", MOUNTS, owner="deploy")
    newer.shell("mkdir -p /other && ln -sf /usr/bin/busybox /other/awk || ln -sf /bin/busybox /other/awk")
    found = {facts_of(HostChannel(newer, shell=shell)).hash for shell in SHELLS}
    found.add(facts_of(HostChannel(newer, shell=("env", "PATH=/other:/usr/local/bin:/usr/bin:/bin", "dash"))).hash)
    assert [len(one) for one in found] == [64]
