"""Values stay where they are: out of what is told, of every command line, and of the host afterwards."""

from __future__ import annotations

import contextlib
import json
import secrets
import subprocess
import time
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from lab.hosts.host import LabHost
from tests.integration.compose.asking import PLACE, SERVICE, ask_of, facts_of, few, findings_of, told_by
from tests.integration.compose.conftest import NEWER, OLDER
from tests.integration.machine.looking import NAMES, SHELLS, HostChannel
from waybill.core.host.ask_compose import PARTS, ComposeAsk, compose_variables
from waybill.core.host.read_compose import read_compose
from waybill.core.ssh.script import script_text
from waybill.effects.look import program

PLANTED = {
    "literal": "pw-literal-4711",
    "given": "pw'given\\\"$HOME ${X} `id` -4712",
    "project": "pw-project-4713",
    "service": "pw-service-4714",
    "label": "pw-label-4715",
    "command": "pw-command-4716",
    "health": "pw-health-4717",
    "build": "pw-build-4718",
    "config": "pw-config-4719",
}
PROJECT = f"""
x-secret: {PLANTED["literal"]}
services:
  app:
    image: ghcr.io/acme/app:${{IMAGE_TAG:?}}
    command: [serve, --key, {PLANTED["command"]}]
    labels: {{key: {PLANTED["label"]}}}
    build: {{context: ., args: {{KEY: {PLANTED["build"]}}}}}
    healthcheck: {{test: [CMD, curl, 'http://u:{PLANTED["health"]}@localhost']}}
    env_file: app.env
    configs: [c]
    environment:
      LITERAL: {PLANTED["literal"]}
      GIVEN: ${{GIVEN:?}}
      PROJECT: ${{FROM_PROJECT:?}}
configs: {{c: {{content: {PLANTED["config"]}}}}}
"""
HANGING = """#!/bin/sh
case "$1$2$3" in
docker-cli-plugin-metadata*)
    echo '{"SchemaVersion": "0.1.0", "Vendor": "test", "Version": "v2.40.3", "ShortDescription": "x"}' ;;
*version*) echo 'Docker Compose version v2.40.3' ;;
*ls*) ;;
*) sleep 300 ;;
esac
"""
LEFT = "find / /dev/shm /run /tmp -xdev -name 'waybill-compose.*'; pgrep -u deploy -a || true"


def planted(host: LabHost) -> None:
    host.write(f"{PLACE}/compose.yaml", PROJECT, owner="deploy")
    host.write(f"{PLACE}/.env", f"FROM_PROJECT={PLANTED['project']}\n", owner="deploy")
    host.write(f"{PLACE}/app.env", f"FROM_SERVICE={PLANTED['service']}\n", owner="deploy")


def leaks(text: str) -> list[str]:
    return [name for name, value in PLANTED.items() if value in text or value[-9:] in text]


@pytest.mark.parametrize(("version", "shell"), [(OLDER, SHELLS[0]), *((NEWER, shell) for shell in SHELLS)])
def test_no_value_leaves_the_host(composers: dict[str, LabHost], version: str, shell: tuple[str, ...]) -> None:
    composers[version].reset()
    planted(composers[version])
    ask = ask_of(values={"GIVEN": PLANTED["given"]})
    told = told_by(HostChannel(composers[version], shell=shell), ask)
    facts = read_compose(told, ask)

    assert facts.trouble is None, facts
    assert leaks(json.dumps(told.records)) == []
    assert leaks(json.dumps(asdict(facts), default=str)) == []


@pytest.mark.parametrize("broken", ["compose.yaml", ".env", "app.env"])
def test_no_value_is_told_of_a_project_that_is_refused(newer: LabHost, broken: str) -> None:
    planted(newer)
    tails = {
        "compose.yaml": "  x: {environment: {A: '${" + PLANTED["literal"] + "@'}}\n",
        ".env": f'B="{PLANTED["project"]}\n',
    }
    tail = tails.get(broken, f'{PLANTED["service"]} bad = "\n')
    newer.shell('printf "%s" "$1" >>"$2"', tail, f"{PLACE}/{broken}")
    findings = findings_of(newer, HostChannel(newer), values={"GIVEN": PLANTED["given"]})

    assert "error" in {finding.severity.value for finding in findings}
    assert leaks(repr(findings)) == []


def test_given_values_arrive_as_they_are(composer: LabHost) -> None:
    """Each as an image, so that what compose made of it is told; quoting is the same for all."""
    values = [
        "plain",
        " two  words ",
        "it's",
        'a"b',
        "a$b${c}$$",
        "back\\slash\\",
        "#no",
        "a #b",
        "é漢",
        "`id`",
        "a=b: c",
        "\\'",
    ]
    services = [f'  s{i}: {{image: "${{V{i}}}"}}' for i in range(len(values))]
    composer.write(f"{PLACE}/compose.yaml", "services:\n" + "\n".join(services) + "\n")
    facts = facts_of(HostChannel(composer), values={f"V{i}": value for i, value in enumerate(values)})

    assert facts.trouble is None, facts
    found = {service.name: service.image for service in facts.services}  # in which compose doubles each `$`
    assert found == {f"s{i}": value.replace("$", "$$") for i, value in enumerate(values)}


@contextlib.contextmanager
def hanging(host: LabHost, ask: ComposeAsk, shell: tuple[str, ...]) -> Iterator[subprocess.Popen[bytes]]:
    """A look whose compose does not end, begun and come to that point."""
    host.write("/home/deploy/.docker/cli-plugins/docker-compose", HANGING, owner="deploy", mode=0o755)
    text = script_text(program(PARTS), compose_variables(ask), secrets.token_hex(16))
    with host.popen([*shell, "-s"], user="deploy") as process:
        assert process.stdin is not None
        process.stdin.write(text)
        process.stdin.flush()
        wait_for(host, "ls /dev/shm/waybill-compose.*/env && ps -eo args | grep -q '[s]leep 300'")
        yield process
        with contextlib.suppress(OSError):
            process.stdin.close()


def wait_for(host: LabHost, condition: str) -> None:
    deadline = time.monotonic() + 30
    while host.run(["sh", "-c", condition]).returncode != 0:
        assert time.monotonic() < deadline, condition
        time.sleep(0.05)


@pytest.mark.parametrize("shell", SHELLS, ids=NAMES)
def test_a_link_that_is_lost_leaves_nothing(newer: LabHost, shell: tuple[str, ...]) -> None:
    planted(newer)
    with hanging(newer, ask_of(values={"GIVEN": PLANTED["given"]}), shell) as process:
        assert newer.shell("stat -c '%a %U' /dev/shm/waybill-compose.*/env /dev/shm/waybill-compose.*").split() == [
            *("600", "deploy"),
            *("700", "deploy"),
        ]
        assert (
            leaks(newer.shell("cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n' || true"))
            == []
        )
        assert process.stdin is not None
        process.stdin.close()
        wait_for(newer, f'[ -z "$({LEFT})" ]')


def test_what_a_killed_look_left_is_swept_by_the_next(newer: LabHost) -> None:
    planted(newer)
    with hanging(newer, ask_of(values={"GIVEN": PLANTED["given"]}), ("dash",)):
        newer.shell("pkill -KILL -u deploy || true")
        wait_for(newer, "! pgrep -u deploy")
    assert "waybill-compose" in newer.shell("ls /dev/shm")

    newer.remove("/home/deploy/.docker")
    newer.shell("mkdir /dev/shm/waybill-compose.1.other; ln -s /srv /dev/shm/waybill-compose.99999999.link")
    facts_of(HostChannel(newer))
    assert newer.shell("ls /dev/shm").split() == ["waybill-compose.1.other", "waybill-compose.99999999.link"]
    assert newer.exists(f"{PLACE}/compose.yaml")


@pytest.mark.parametrize(("version", "user"), [(OLDER, "deploy"), (NEWER, "deploy"), (NEWER, "ops")])
def test_a_look_leaves_the_host_as_it_was(composers: dict[str, LabHost], version: str, user: str) -> None:
    composer = composers[version]
    composer.reset()
    planted(composer)
    channel = HostChannel(composer, user)
    facts_of(
        channel, sudo=user == "ops"
    )  # what docker makes in a home when it is called for the first time is docker's
    before = composer.snapshot()
    times = composer.shell("find / -xdev -path /proc -prune -o -path /var/log -prune -o -printf '%p %T@ %C@\\n' | sort")
    facts = facts_of(channel, sudo=user == "ops", values={"GIVEN": "x"})

    assert facts.trouble is None, facts
    assert composer.snapshot() == before
    assert (
        composer.shell("find / -xdev -path /proc -prune -o -path /var/log -prune -o -printf '%p %T@ %C@\\n' | sort")
        == times
    )


def test_without_a_place_in_memory_nothing_is_written(newer: LabHost) -> None:
    newer.write(f"{PLACE}/compose.yaml", SERVICE)
    newer.write("/usr/local/bin/stat", "#!/bin/sh\necho ext2/ext3\n", mode=0o755)
    (finding,) = findings_of(newer, HostChannel(newer, env={"PATH": "/usr/local/bin:/usr/bin:/bin"}))

    assert (finding.code, "no place in memory" in finding.cause) == ("check.not-made", True)


def test_without_awk_nothing_is_rendered(newer: LabHost) -> None:
    newer.write(f"{PLACE}/compose.yaml", SERVICE)
    (finding,) = [one for one in findings_of(newer, few(newer)) if "awk" in one.cause]

    assert (finding.code, finding.severity.value) == ("check.not-made", "unsettled")


@pytest.mark.parametrize(
    "flood", ["yes", "yes >&2", "tr '\\0' x </dev/zero", "tr '\\0' '\"' </dev/zero", 'yes \'{"services":{"a":\'']
)
def test_a_flood_has_an_end(newer: LabHost, flood: str) -> None:
    """What calls itself compose may say anything; neither the host's memory nor ours is filled."""
    newer.write(f"{PLACE}/compose.yaml", SERVICE)
    newer.write(
        "/home/deploy/.docker/cli-plugins/docker-compose",
        HANGING.replace("sleep 300", flood),
        owner="deploy",
        mode=0o755,
    )
    (finding,) = findings_of(newer, HostChannel(newer))

    assert finding.code in {"check.not-made", "compose.invalid"}
    assert newer.shell(LEFT).strip() == ""
