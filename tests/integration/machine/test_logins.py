"""Logins stored on a real host: their kind is found there, and their value never leaves it."""

from __future__ import annotations

import json
import shlex
from base64 import b64encode
from typing import Any

import pytest

from lab.hosts.host import LabHost
from tests.integration.machine.looking import HostChannel, seen, seen_by_every_shell
from waybill.core.evidence import TokenKind
from waybill.core.host.machine import LoginTrouble, StoredLogin

CONFIG = "/home/deploy/.docker/config.json"
ROOT = "/root/.docker/config.json"
BODY = "Zq7" * 12
MALFORMED, EMPTY = LoginTrouble.MALFORMED, LoginTrouble.EMPTY_FILE
UNDECODABLE, NO_COLON = LoginTrouble.AUTH_UNDECODABLE, LoginTrouble.AUTH_WITHOUT_COLON


def auth(login: str) -> dict[str, str]:
    return {"auth": b64encode(login.encode()).decode()}


def config(**auths: Any) -> str:
    return json.dumps({"auths": {key.replace("_", "."): value for key, value in auths.items()}}, indent="\t")


def logins(
    host: LabHost, user: str = "deploy", env: dict[str, str] | None = None, **given: str
) -> tuple[StoredLogin, ...]:
    """As every shell tells them."""
    return seen_by_every_shell(host, ("logins",), user=user, env=env, given=given).logins


def of(found: tuple[StoredLogin, ...], owner: str = "deploy") -> list[StoredLogin]:
    return [login for login in found if login.owner == owner]


@pytest.mark.parametrize(
    ("secret", "kind"),
    [
        (f"ghp_{BODY}", TokenKind.CLASSIC),
        (f"github_pat_{BODY}", TokenKind.FINE_GRAINED),
        (f"gho_{BODY}", TokenKind.OAUTH),
        (f"ghu_{BODY}", TokenKind.APP_USER),
        (f"ghs_{BODY}.x-y_z" * 10, TokenKind.INSTALLATION),
        (f"ghr_{BODY}", TokenKind.REFRESH),
        ("correct horse: battery", TokenKind.OTHER),
        (f' "gho_{BODY}"\n', TokenKind.OAUTH),
        ("\0\xff", TokenKind.OTHER),
    ],
)
def test_the_kind_of_a_token_is_found_on_the_host(machine: LabHost, secret: str, kind: TokenKind) -> None:
    machine.write(CONFIG, config(ghcr_io=auth(f"acme-bot:{secret}")), owner="deploy", mode=0o600)
    (login,) = of(logins(machine))

    assert login == StoredLogin(owner="deploy", path=CONFIG, registry="ghcr.io", username="acme-bot", kind=kind)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", EMPTY),
        (" \n\t\n", EMPTY),
        ('{"auths":{"ghcr.io":{"auth":"', MALFORMED),
        ('{"auths":{"ghcr.io":{}}', MALFORMED),
        ("[]", MALFORMED),
        ('{"auths":{"ghcr.io":"token"}}', MALFORMED),
        ('{"auths":{"ghcr.io":{"auth":7}}}', MALFORMED),
        ('{"auths":{"ghcr.io":{"auth":"a\tb"}}}', MALFORMED),
        ("{'auths':{}}", MALFORMED),
        ('{"auths":{},}', MALFORMED),
        ('\ufeff{"auths":{}}', MALFORMED),
        ('{"auths":{"ghcr.io":{"auth":"Z2hw"}}}', NO_COLON),
        ('{"auths":{"ghcr.io":{"auth":"Z2hwX2E6Yg"}}}', UNDECODABLE),
        ('{"auths":{"ghcr.io":{"auth":"ghp_plain:text"}}}', UNDECODABLE),
        ('{"auths":{"ghcr.io":{}}}', LoginTrouble.EMPTY_ENTRY),
        ('{"auths":{"ghcr.io":null}}', LoginTrouble.EMPTY_ENTRY),
        ('{"credsStore":"desktop"}', LoginTrouble.HELPER_MISSING),
        ('{"credHelpers":{"ghcr.io":"../../bin/sh"}}', LoginTrouble.HELPER_MISSING),
        ("x" * 300000, LoginTrouble.CANNOT_BE_TOLD),
        ("[" * 300000, LoginTrouble.CANNOT_BE_TOLD),
    ],
)
def test_what_docker_cannot_read_is_told_as_that(machine: LabHost, text: str, trouble: LoginTrouble) -> None:
    machine.write(CONFIG, text, owner="deploy", mode=0o600)

    assert [login.trouble for login in of(logins(machine))] in ([trouble], [MALFORMED] * (len(text) > 200000))


@pytest.mark.parametrize(
    "text", ["{}", "null", '{"auths":null}', '{"auths":{"docker.io":{}}}', '{"auths":{}} trailing']
)
def test_a_configuration_without_our_registry_tells_nothing(machine: LabHost, text: str) -> None:
    machine.write(CONFIG, text, owner="deploy", mode=0o600)

    assert of(logins(machine)) == []


def test_every_spelling_of_the_registry_is_found(machine: LabHost) -> None:
    keys = ["https://ghcr.io", "https://ghcr.io/v1/", "ghcr.io/acme", "GHCR.io", "ghcr.io:443", "https://me@ghcr.io/x"]
    others = ["ghcr.io.example.com", "notghcr.io", "https://example.com/ghcr.io", "ghcr.io:5000", "x@ghcr.io"]
    text = json.dumps({"auths": {key: auth(f"acme:gho_{BODY}") for key in keys + others}})
    machine.write(CONFIG, text, owner="deploy", mode=0o600)
    found = of(logins(machine))

    unread = {login.registry for login in found if login.trouble is LoginTrouble.KEY_NOT_READ}
    assert [login.registry for login in found] == sorted([*keys[:5], "https://ghcr.io/x"])
    assert {login.kind for login in found} == {TokenKind.OAUTH}
    assert unread == {"GHCR.io", "ghcr.io:443"}


@pytest.mark.parametrize(
    "user", ["ghp_token", "a b", "x" * 40, "0123456789abcdef" * 2, "glpat-abc", "\x1b[31m", "<token>"]
)
def test_a_user_name_that_may_be_a_secret_is_not_told(machine: LabHost, user: str) -> None:
    machine.write(CONFIG, config(ghcr_io=auth(f"{user}:gho_{BODY}")), owner="deploy", mode=0o600)
    (login,) = of(logins(machine))

    assert (login.username, login.kind, login.token_as_user) == ("", TokenKind.OAUTH, user.startswith("ghp_"))


@pytest.mark.parametrize("user", ["acme-bot", "x-access-token", "robot$ci+pull", "AWS", "me@example.com"])
def test_a_user_name_is_told(machine: LabHost, user: str) -> None:
    machine.write(CONFIG, config(ghcr_io=auth(f"{user}:secret")), owner="deploy", mode=0o600)

    assert [login.username for login in of(logins(machine))] == [user]


def test_a_helper_that_is_there_is_not_run(machine: LabHost) -> None:
    machine.write("/usr/local/bin/docker-credential-pass", "#!/bin/sh\ntouch /tmp/RUN\n", mode=0o755)
    machine.write(CONFIG, '{"auths":{"ghcr.io":{}},"credsStore":"pass"}', owner="deploy", mode=0o600)

    assert of(logins(machine)) == [StoredLogin(owner="deploy", path=CONFIG, helper="pass")]
    assert not machine.exists("/tmp/RUN")


def test_docker_hub_has_a_name_of_its_own(machine: LabHost) -> None:
    text = json.dumps({"auths": {"https://index.docker.io/v1/": auth("me:dckr_pat_x")}})
    machine.write(CONFIG, text, owner="deploy", mode=0o600)

    assert [login.registry for login in of(logins(machine, registry="docker.io"))] == ["https://index.docker.io/v1/"]
    assert of(logins(machine)) == []


# Whose


DOCKER, SNAP, PODMAN = "/usr/local/bin/docker", "/snap/bin/docker", ""
SNAPS, PODMANS = "/home/deploy/snap/docker/current/.docker/config.json", "/home/deploy/.config/containers/auth.json"


@pytest.mark.parametrize(("docker", "places"), [(DOCKER, [CONFIG]), (SNAP, [SNAPS]), (PODMAN, [CONFIG, PODMANS])])
def test_the_file_of_the_client_that_would_pull_is_looked_at(machine: LabHost, docker: str, places: list[str]) -> None:
    for path in (CONFIG, SNAPS, PODMANS, "/srv/cfg/config.json"):
        machine.write(path, config(ghcr_io=auth(f"me:gho_{BODY}")), owner="deploy", mode=0o600)
    machine.write(docker or "/tmp/nothing", "#!/bin/sh\n", mode=0o755)
    plain = of(logins(machine))
    given = of(logins(machine, env={"DOCKER_CONFIG": "/srv/cfg"}))
    machine.remove(docker or "/tmp/nothing")

    assert [login.path for login in plain] == places
    assert [login.path for login in given] == ["/srv/cfg/config.json", *places]


@pytest.mark.parametrize(
    ("user", "sudo", "kinds", "trouble"),
    [
        ("ops", "yes", [TokenKind.INSTALLATION], None),
        ("ops", "", [TokenKind.NONE], LoginTrouble.NOT_ASKED),
        ("limited", "yes", [TokenKind.NONE], LoginTrouble.NO_RIGHT),
        ("asked", "yes", [TokenKind.NONE], LoginTrouble.NO_RIGHT),
        ("deploy", "yes", [TokenKind.NONE], LoginTrouble.NO_RIGHT),
        ("root", "", [TokenKind.INSTALLATION], None),
    ],
)
def test_roots_login_is_read_when_sudo_is_wished_and_allowed(
    machine: LabHost,
    *,
    user: str,
    sudo: str,
    kinds: list[TokenKind],
    trouble: LoginTrouble | None,
) -> None:
    machine.write(ROOT, config(ghcr_io=auth(f"ci:ghs_{BODY}")), mode=0o600)
    found = of(logins(machine, user=user, sudo=sudo), "root")

    assert [(login.kind, login.trouble, login.path) for login in found] == [(kind, trouble, ROOT) for kind in kinds]


def test_root_without_a_login_has_none(machine: LabHost) -> None:
    assert of(logins(machine, user="ops", sudo="yes"), "root") == []


def test_roots_malformed_configuration_is_told(machine: LabHost) -> None:
    machine.write(ROOT, '{"auths":{\n"ghcr.io":', mode=0o600)
    (login,) = of(logins(machine, user="ops", sudo="yes"), "root")

    assert (login.trouble, login.detail) == (MALFORMED, "line 2")


@pytest.mark.parametrize("kind", ["closed", "folder", "pipe", "closed folder"])
def test_a_file_that_cannot_be_read_is_told(machine: LabHost, kind: str) -> None:
    scripts = {
        "closed": ': >"$1"; chmod 600 "$1"',
        "folder": 'mkdir "$1"',
        "pipe": 'mkfifo "$1"; chmod 666 "$1"',
        "closed folder": ': >"$1"; chmod 700 "$(dirname "$1")"',
    }
    machine.shell(f'mkdir "$(dirname "$1")"; {scripts[kind]}', CONFIG)
    (login,) = of(logins(machine))

    assert login.trouble is LoginTrouble.UNREADABLE


def test_a_file_that_everybody_can_read_is_told(machine: LabHost) -> None:
    machine.write(CONFIG, config(ghcr_io=auth(f"me:gho_{BODY}")), owner="deploy", mode=0o644)
    machine.shell("chmod 755 /home/deploy /home/deploy/.docker")
    (exposed,) = of(logins(machine))
    machine.shell("chmod 750 /home/deploy")
    (closed,) = of(logins(machine))

    assert (exposed.open_to_others, closed.open_to_others) == (True, False)


def test_an_awk_that_fails_tells_nothing(machine: LabHost) -> None:
    machine.write(CONFIG, config(ghcr_io=auth(f"me:gho_{BODY}")), owner="deploy", mode=0o600)
    machine.write("/usr/local/bin/awk", "#!/bin/sh\ncat >/dev/null; exit 1\n", mode=0o755)
    facts, _ = seen(HostChannel(machine, shell=("dash",)), ("logins",))
    (login,) = of(facts.logins)

    assert (login.trouble, login.detail) == (LoginTrouble.CANNOT_BE_TOLD, "its reader failed")


# Never the value

SPY = """#!/bin/sh
{ /usr/bin/tr '\\000' '\\n' </proc/$$/cmdline; /usr/bin/tr '\\000' '\\n' </proc/$$/environ; } >>/tmp/spy/seen 2>&1
exec PROGRAM "$@"
"""


@pytest.mark.parametrize("shell", [("dash",), ("bash",)], ids=["dash", "bash"])
def test_no_argument_environment_or_record_ever_holds_the_credential(machine: LabHost, shell: tuple[str, ...]) -> None:
    """Every program that runs writes down what anybody could read of it in the list of processes."""
    password = f"gho_{BODY}"
    secrets = [password, BODY, b64encode(f"me:{password}".encode()).decode(), "hunter2hunter2"]
    machine.write(CONFIG, config(ghcr_io=auth(f"me:{password}")), owner="ops", mode=0o644)
    machine.write(ROOT, config(ghcr_io=auth("me:hunter2hunter2")), mode=0o600)
    machine.shell("mkdir /tmp/spy; : >/tmp/spy/seen; chmod 777 /tmp/spy; chmod 666 /tmp/spy/seen")
    programs = ("awk", "base64", "cat", "cut", "head", "id", "ls", "sed", "tr", "sudo", "sh")
    for program in programs:
        path = machine.shell("command -v " + program).strip()
        machine.write(f"/srv/spies/{program}", SPY.replace("PROGRAM", shlex.quote(path)), mode=0o755)
    env = {"PATH": "/srv/spies:/usr/bin:/bin", "DOCKER_CONFIG": "/home/deploy/.docker"}
    channel = HostChannel(machine, "ops", shell, env)
    found, looked = seen(channel, ("logins",), sudo="yes")
    spied = machine.read("/tmp/spy/seen")

    assert [login.kind for login in found.logins] == [TokenKind.OAUTH, TokenKind.OTHER]
    assert all(f"/srv/spies/{program}" in spied for program in ("awk", "cat", "tr", "base64", "sudo"))
    assert [secret for secret in secrets if secret in spied] == []
    wire = repr((looked.told.records, looked.answered.stdout, looked.answered.stderr, found))
    assert [secret for secret in secrets if secret in wire] == []
