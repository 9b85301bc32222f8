"""What stands in a project's way on a host with a real engine, of either image store."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from lab.hosts.host import LabHost
from tests.integration.compose.asking import PLACE, facts_of, findings_of
from tests.integration.machine.looking import HostChannel
from waybill.core.finding import Finding

IMAGE = "ghcr.io/acme/app:1.2.3"
SERVICE = f"services:\n  app:\n    image: {IMAGE}\n    stop_grace_period: 0s\n"
PORT = 8123
TOO_OLD = "client version 1.44 is too old. Minimum supported API version is 9.1, please upgrade your client"
NEWER_ENGINE = f"""
import http.server, json, socketserver
class Handler(http.server.BaseHTTPRequestHandler):
    def address_string(self): return "x"
    def do_GET(self):
        ping = self.path.endswith("/_ping")
        body = b"OK" if ping else json.dumps({{"message": "{TOO_OLD}"}}).encode()
        self.send_response(200 if ping else 400)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    do_HEAD = do_GET
with socketserver.UnixStreamServer("/tmp/new.sock", Handler) as server:
    print(1, flush=True)
    server.serve_forever()
"""


def project(host: LabHost, more: str = "", directory: str = PLACE) -> None:
    host.write(f"{directory}/compose.yaml", SERVICE + more, owner="deploy")


def up(host: LabHost, *options: str, directory: str = PLACE) -> None:
    words = ["docker", "compose", "--project-directory", directory, *options, "up", "-d", "--pull", "never"]
    done = host.run(words, timeout=120)
    assert done.returncode == 0, done.stderr


def told(host: LabHost, directory: str = PLACE, project: str = "") -> tuple[Finding, ...]:
    return findings_of(host, HostChannel(host), directory, project=project)


@pytest.fixture(autouse=True)
def image(host: LabHost) -> None:
    host.build_local(IMAGE, "1.2.3")


@contextmanager
def listening(host: LabHost, address: str) -> Iterator[subprocess.Popen[bytes]]:
    code = f"import socket,time; s=socket.socket(); s.bind(('{address}', {PORT})); s.listen(); print(1, flush=True); "
    code += "time.sleep(600)"
    with host.popen(["python3", "-c", code], user="deploy") as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


def test_the_project_s_own_containers_are_no_obstacle(host: LabHost) -> None:
    project(host, f"    container_name: web\n    ports: ['{PORT}:8000']\n")
    assert told(host) == ()
    up(host)
    assert told(host) == ()


def test_a_port_that_a_program_holds(host: LabHost) -> None:
    project(host, f"    ports: ['{PORT}:8000']\n")
    with listening(host, "127.0.0.1"):
        (finding,) = told(host)
        assert (finding.code, f"listens on 127.0.0.1 port {PORT}" in finding.cause) == ("compose.port-conflict", True)
        done = host.run(["docker", "compose", "--project-directory", PLACE, "up", "-d"], timeout=120)
        assert done.returncode != 0, "what is called a conflict is one"


def test_a_port_of_another_address_is_free(host: LabHost) -> None:
    project(host, f"    ports: ['127.0.0.1:{PORT}:8000']\n")
    with listening(host, host.address):
        assert told(host) == ()
        up(host)


def test_a_port_that_another_project_s_container_holds(host: LabHost) -> None:
    project(host, f"    ports: ['{PORT}:8000']\n", directory="/srv/blog")
    up(host, directory="/srv/blog")
    project(host, f"    ports: ['127.0.0.1:{PORT}:8000']\n")
    (finding,) = told(host)

    assert finding.code == "compose.port-conflict"
    assert "the container blog-app-1 of the project blog (service app) publishes it" in finding.cause


def test_a_name_that_a_container_of_somebody_has(host: LabHost) -> None:
    project(host, "    container_name: web\n")
    host.docker("create", "--name", "web", IMAGE)
    (finding,) = told(host)

    assert (finding.code, "which no compose project made, has it (created)" in finding.cause) == (
        "compose.name-conflict",
        True,
    )


def test_a_project_that_got_another_name(host: LabHost) -> None:
    project(host, f"    ports: ['{PORT}:8000']\n")
    up(host)
    host.write(f"{PLACE}/compose.yaml", "name: shop\n" + SERVICE + f"    ports: ['{PORT}:8000']\n", owner="deploy")
    (finding,) = told(host)

    assert finding.code == "compose.project-name"
    assert "second project `shop` beside `app`" in finding.cause
    assert told(host, project="app") == ()


def test_two_environments_of_one_directory(host: LabHost) -> None:
    project(host)
    up(host, "-p", "staging")
    up(host, "-p", "production")
    assert told(host, project="production") == ()


def test_compose_reaches_the_engine_or_says_why(host: LabHost) -> None:
    project(host)
    host.shell("chmod 600 /run/docker.sock")
    try:
        (finding,) = told(host)
    finally:
        host.shell("chmod 660 /run/docker.sock")
    assert (finding.code, "may not open the socket" in finding.cause) == ("compose.engine-refused", True)


def test_an_engine_that_is_silent_does_not_hold_up_the_rest(host: LabHost) -> None:
    project(host)
    host.freeze_engine()
    try:
        facts = facts_of(HostChannel(host))
    finally:
        host.thaw_engine()
    assert (facts.trouble, facts.engine_words) == (None, "it did not answer in time")


def test_an_engine_too_new_for_this_compose(host: LabHost) -> None:
    """Its words are those of Engine 29, at a socket where nothing else is."""
    project(host)
    with host.popen(["python3", "-c", NEWER_ENGINE], user="deploy") as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            findings = findings_of(host, HostChannel(host), docker_host="unix:///tmp/new.sock")
        finally:
            process.kill()
    (finding,) = findings

    assert (finding.code, "too old for this engine" in finding.cause) == ("compose.engine-refused", True)
