"""Projects that cannot be rendered: each row is really made, refused by real compose, and told in words of ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from lab.hosts.host import LabHost
from tests.integration.compose.asking import PLACE, SERVICE, findings_of
from tests.integration.compose.conftest import NEWER, OLDER
from tests.integration.machine.looking import HostChannel

SECRET = "hunter2"  # made up, and looked for in everything that is told


@dataclass(frozen=True, kw_only=True)
class Row:
    """What stands on the host, and what must be said."""

    compose: str | None
    says: tuple[str, ...]
    code: str = "compose.invalid"
    files: dict[str, str] = field(default_factory=dict)
    severity: str = "error"


ROWS = {
    "variables": Row(
        compose="services: {app: {image: 'ghcr.io/acme/app:${IMAGE_TAG:?}', environment: {A: '${DB_PW:?hunter2}', "
        "B: '${KEY?}', C: '${SET:?}', D: '${X:-${INNER:?}}'}}}",
        files={".env": "SET=1\nKEY=\n"},
        code="compose.variable-missing",
        says=("`DB_PW`", "`INNER`"),
    ),
    "blank variable": Row(
        compose="services: {app: {image: x, environment: {A: '${DB_PW:?hunter2}'}}}",
        files={".env": "# hunter2\nDB_PW=''\n"},
        code="compose.variable-missing",
        says=("`DB_PW`", "In line 2 of /srv/app/.env"),
    ),
    "a variable of the name": Row(
        compose="services: {app: {image: '${REG:?}/acme/app:${IMAGE_TAG:?}'}}",
        code="compose.variable-missing",
        says=("`REG`",),
    ),
    "env files": Row(
        compose="services: {app: {image: x, env_file: [a.env, {path: b.env, required: false}, c.env]}}",
        code="compose.env-file-missing",
        says=("`/srv/app/a.env`", "`/srv/app/c.env`"),
    ),
    "env file in a folder's place": Row(
        compose="services: {app: {image: x, env_file: d}}",
        files={"d/x": ""},
        says=("/srv/app/d cannot be read: it is a directory",),
    ),
    "yaml": Row(
        compose="services:\n  app:\n    image: x\n   bad: hunter2: y\n", says=("line ", "did not find expected key")
    ),
    "tab": Row(compose="services:\n\tapp: hunter2\n", says=("line 2", "cannot start any token")),
    "key twice": Row(compose="services: {app: {image: x, image: hunter2}}", says=("`image` stands there twice",)),
    "unknown key": Row(
        compose="services: {app: {image: x, provider_x: hunter2}}",
        code="compose.key-unknown",
        says=("`provider_x`", "`services.app`"),
    ),
    "unknown key at the top": Row(
        compose="services: {app: {image: x}}\nmodelz: {}\n",
        code="compose.key-unknown",
        says=("`modelz`", "top of the file"),
    ),
    "wrong kind": Row(
        compose="services: {app: {image: x, privileged: hunter2}}",
        says=("`services.app.privileged` is wrong: no boolean",),
    ),
    "wrong form": Row(
        compose="services: {app: {image: x, environment: [hunter2: a]}}", says=("`services.app.environment.",)
    ),
    "a password with a dollar": Row(
        compose="services: {app: {image: x, environment: {URL: 'postgres://u:hunter2${@h'}}}",
        says=("`services.app.environment.URL`", "`$$`"),
    ),
    "a broken env file of the project": Row(
        compose=SERVICE, files={".env": 'A=1\nB="hunter2\n'}, says=("/srv/app/.env", "a quote is not closed")
    ),
    "a broken env file of a service": Row(
        compose="services: {app: {image: x, env_file: e.env}}",
        files={"e.env": "A=1\nhunter2 is bad=x\n"},
        says=("line 2 of", "has a space in it"),
    ),
    "an open brace in an env file": Row(
        compose="services: {app: {image: x, env_file: e.env}}",
        files={"e.env": "A=${hunter2\n"},
        says=("env", "a `${` is not closed"),
    ),
    "no such network": Row(
        compose="services: {app: {image: x, networks: [web]}}", says=("`app` needs the network `web`",)
    ),
    "no such service": Row(
        compose="services: {app: {image: x, depends_on: [db]}}", says=("`app` needs the service `db`",)
    ),
    "a circle": Row(
        compose="services: {app: {image: x, depends_on: [b]}, b: {image: y, depends_on: [app]}}", says=("in a circle",)
    ),
    "neither image nor build": Row(
        compose="services: {app: {command: hunter2}}", says=("neither an image nor a build",)
    ),
    "name and replicas": Row(
        compose="services: {app: {image: x, container_name: one, deploy: {replicas: 2}}}", says=("a name is unique",)
    ),
    "port": Row(
        compose="services: {app: {image: x, ports: ['hunter2:80']}}", says=("a published port has an invalid",)
    ),
    "nothing": Row(compose="", says=("the file is empty",)),
    "a word": Row(compose="hunter2", says=("no keys at its top",)),
    "a service's strange name": Row(compose="services: {'a$(touch PWNED)': {image: x}}", says=("`services`",)),
    "included file": Row(
        compose="include: [shared/db.yaml]\nservices: {app: {image: x}}",
        code="compose.no-file",
        says=("/srv/app/shared/db.yaml",),
    ),
    "extended file": Row(
        compose="services: {app: {extends: {file: base.yaml, service: a}}}", code="compose.no-file", says=("base.yaml",)
    ),
    "included from elsewhere": Row(
        compose="include: ['https://127.0.0.1:1/acme/shared.git#main']\nservices: {app: {image: x}}",
        code="compose.remote-include",
        severity="unsettled",
        says=("fetches nothing",),
    ),
    "included from a registry": Row(
        compose="include: ['oci://127.0.0.1:1/acme/shared:1']\nservices: {app: {image: x}}",
        files={".env": "COMPOSE_EXPERIMENTAL_OCI_REMOTE=true\n"},
        code="compose.remote-include",
        severity="unsettled",
        says=("fetches nothing",),
    ),
    "a path out of the project": Row(
        compose="include: [../../../../etc/shadow]\nservices: {app: {image: x}}",
        code="compose.unreadable",
        says=("/etc/shadow",),
    ),
    "an env file out of the project": Row(
        compose="services: {app: {image: x, env_file: ../../../../etc/shadow}}",
        code="compose.unreadable",
        says=("/etc/shadow",),
    ),
    "no file": Row(compose=None, files={"README": ""}, code="compose.no-file", says=("compose.yaml, compose.yml",)),
}


# Those that the two versions tell in different words, and those that are told by the host's own programs.
OLDER_TOO = (
    *("variables", "env files", "key twice", "unknown key", "name and replicas"),
    *("a broken env file of a service", "included from elsewhere", "an env file out of the project"),
)


@pytest.mark.parametrize(
    ("version", "name"), [*((NEWER, name) for name in ROWS), *((OLDER, name) for name in OLDER_TOO)]
)
def test_a_refusal_is_told_with_its_cause(composers: dict[str, LabHost], version: str, name: str) -> None:
    row, composer = ROWS[name], composers[version]
    composer.reset()
    for path, text in {**row.files, **({} if row.compose is None else {"compose.yaml": row.compose})}.items():
        composer.write(f"{PLACE}/{path}", text, owner="deploy")
    findings = findings_of(composer, HostChannel(composer))
    told = "\n".join((finding.cause + finding.fix + "".join(finding.evidence)) for finding in findings)

    assert [(finding.code, finding.severity.value) for finding in findings] == [(row.code, row.severity)], told
    assert [words for words in row.says if words not in told] == [], told
    assert SECRET not in told
    assert composer.shell("find / -xdev -name 'PWNED*'") == ""


def test_a_missing_variable_is_the_only_one_that_is_named(newer: LabHost) -> None:
    """What is set, and what a deploy will set, is not asked for."""
    newer.write(f"{PLACE}/compose.yaml", ROWS["variables"].compose or "", owner="deploy")
    newer.write(f"{PLACE}/.env", "SET=1\nKEY=\n")
    (finding,) = findings_of(newer, HostChannel(newer), values={"DB_PW": SECRET})

    assert "`INNER`" in finding.cause
    assert not [name for name in ("DB_PW", "SET", "KEY", "IMAGE_TAG") if f"`{name}`" in finding.cause]


def test_given_files_that_are_not_there(newer: LabHost) -> None:
    newer.write(f"{PLACE}/compose.yaml", SERVICE)
    (finding,) = findings_of(newer, HostChannel(newer), files=("compose.yaml", "compose.prod.yaml"))

    assert finding.code == "compose.no-file"
    assert "`compose-files` names compose.prod.yaml" in finding.cause


def test_an_env_file_that_was_given_and_is_not_there(newer: LabHost) -> None:
    newer.write(f"{PLACE}/compose.yaml", SERVICE)
    (finding,) = findings_of(newer, HostChannel(newer), env_file="prod.env")

    assert finding.code == "compose.env-file-missing"
    assert "`/srv/app/prod.env`" in finding.cause


@pytest.mark.parametrize("what", ["absent", "file", "closed", "closed file", "closed env file"])
def test_places_that_are_not_what_they_should_be(newer: LabHost, what: str) -> None:
    if what == "file":
        newer.write(PLACE, "x")
    elif what != "absent":
        newer.write(f"{PLACE}/compose.yaml", SERVICE, mode=0o600 if what == "closed file" else 0o644)
        newer.write(f"{PLACE}/.env", "A=1\n", mode=0o600 if what == "closed env file" else 0o644)
        newer.shell(f"chmod {'700' if what == 'closed' else '755'} {PLACE}")
    (finding,) = findings_of(newer, HostChannel(newer))
    expected = {"absent": "compose.no-directory", "file": "compose.no-directory"}

    assert finding.code == expected.get(what, "compose.unreadable")
    assert {"file": "is a file", "absent": "does not exist"}.get(what, "may not read") in finding.cause


def test_links_that_lead_out_are_followed_as_compose_does(newer: LabHost) -> None:
    """A project of links is a habit; what the links lead to is rendered, and a dangling one is a missing file."""
    newer.write("/opt/shared/compose.yaml", SERVICE)
    newer.shell(f"mkdir -p {PLACE}; ln -s /opt/shared/compose.yaml {PLACE}/compose.yaml")
    assert findings_of(newer, HostChannel(newer)) == ()

    newer.shell("rm /opt/shared/compose.yaml")
    (finding,) = findings_of(newer, HostChannel(newer))
    assert finding.code == "compose.no-file"


def test_a_bomb_does_not_take_the_host_along(newer: LabHost) -> None:
    """Newer versions of compose unfold it: without a limit this one takes all the memory that there is."""
    names = "abcdefg"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in pairwise(names)]
    newer.write(f"{PLACE}/compose.yaml", "\n".join([*lines, SERVICE, "    command: *g\n"]))
    (finding,) = findings_of(newer, HostChannel(newer))

    assert (
        finding.severity.value == "unsettled" if finding.code == "check.not-made" else finding.code == "compose.invalid"
    )
    assert newer.shell("ps -eo args | grep '[d]ocker-compose' || true") == ""


def test_a_large_project_is_read(newer: LabHost) -> None:
    """Two megabytes, five thousand services, and a megabyte of one value."""
    services = [f"  s{i}: {{image: 'x:{i}', environment: {{A: {'y' * 300}}}}}" for i in range(400)]
    text = SERVICE + "    environment:\n      BIG: " + "z" * 1_000_000 + "\n" + "\n".join(services) + "\n"
    newer.write(f"{PLACE}/compose.yaml", text)

    assert findings_of(newer, HostChannel(newer)) == ()
