"""Watching real containers on real engines, both image stores: what runs, and whether it stays.

All containers of a host are watched at once, as one selection by a label, and judged one by one.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest

from lab.hosts.host import LabHost
from lab.publish import Pushed
from lab.world import World
from waybill.core.chain import Chain, build_chain
from waybill.core.diagnosis.host import diagnose_host
from waybill.core.finding import Severity, outcome_of
from waybill.core.host.container import ContainerFacts
from waybill.core.host.engine import EngineFacts, Store
from waybill.core.host.evidence import By, HealthWish, HostEvidence, HostWish, Selection
from waybill.core.host.link import LinkFacts
from waybill.core.identity import members
from waybill.core.outcome import Outcome
from waybill.effects.clock import Clock
from waybill.effects.engine.calls import Engine
from waybill.flows.watching import Watched, observe

pytestmark = pytest.mark.lab

APP = "ghcr.io/acme/app"
SETTLE, TIMEOUT = 2.0, 5.0
FETCH = """
import json, sys, urllib.request as web
get = lambda url, **headers: web.urlopen(web.Request(url, headers=headers)).read()
token = json.loads(get("https://ghcr.io/token?service=ghcr.io&scope=repository:acme/app:pull"))["token"]
kinds = ["index.v1+json", "manifest.v1+json"]
accept = ", ".join("application/vnd.oci.image." + kind for kind in kinds)
for digest in sys.argv[1:]:
    body = get("https://ghcr.io/v2/acme/app/manifests/" + digest, Accept=accept, Authorization="Bearer " + token)
    print(json.dumps([digest, body.decode()]))
"""


class Wire:
    """The engine's socket, opened from outside the host."""

    def __init__(self, host: LabHost) -> None:
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(f"/proc/{host.pid}/root{host.spec.socket}")

    def complaint(self) -> str:
        return ""

    def close(self) -> None:
        self.socket.close()


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A host with the wanted version and an old one on it, and what the registry says of both."""

    world: World
    host: LabHost
    new: Pushed
    old: Pushed
    bodies: Mapping[str, bytes]

    @property
    def store(self) -> Store:
        return Store(self.host.spec.store)

    def chain(self, platform: str = "linux/amd64") -> Chain:
        return build_chain(self.new.digest, self.bodies, platform)

    def docker(self, *words: str, may_fail: bool = False) -> str:
        done = self.host.docker(*words)
        assert may_fail or done.returncode == 0, done.stderr
        return done.stdout.strip()

    def run(
        self, name: str, *words: str, image: str = "", command: tuple[str, ...] = (), may_fail: bool = False
    ) -> None:
        """A container that carries the label by which all are selected."""
        place = ("--name", name, "--label", f"case={name}")
        self.docker("run", "--detach", *place, *words, image or self.new.pinned, *command, may_fail=may_fail)

    def watch(self, selection: Selection, *, settle: float = SETTLE, timeout: float = TIMEOUT) -> HostEvidence:
        health = HealthWish(settle=settle, timeout=timeout)
        with Engine(lambda: Wire(self.host), timeout=30.0) as engine:
            watched = observe(
                engine,
                selection,
                settle=settle,
                timeout=timeout,
                clock=Clock(),
                members=members(self.chain()),
            )
        return self.evidence(watched, selection, health)

    def evidence(self, watched: Watched, selection: Selection, health: HealthWish) -> HostEvidence:
        return HostEvidence(
            host="deploy@web1",
            wish=HostWish(
                image=f"{APP}:1.1",
                repository=APP,
                tag="1.1",
                digest=self.new.digest,
                selection=selection,
                health=health,
            ),
            now="2026-06-01T12:00:00Z",
            link=LinkFacts(address="deploy@web1", host="web1"),
            engine=EngineFacts(name="Docker Engine", store=self.store, platform="linux/amd64"),
            chain=self.chain(),
            chains=(self.chain("linux/arm64"),),
            containers=watched.containers,
            chosen=watched.chosen,
        )


@pytest.fixture
def scene(host: LabHost, fresh_hosts: World) -> Iterator[Scene]:
    yield furnished(fresh_hosts, host)
    for name in host.docker("ps", "--quiet", "--filter", "status=paused").stdout.split():
        host.docker("unpause", name)  # a frozen process cannot end with its host


def furnished(world: World, host: LabHost) -> Scene:
    world.state.add_account("octo")
    world.state.add_account("acme", kind="Organization", owners=("octo",))
    both = ("linux/amd64", "linux/arm64")
    new = world.state.push_app(f"{APP}:1.1", "1.1", platforms=both, provenance=True, visibility="public")
    old = world.state.push_app(f"{APP}:1.0", "1.0", visibility="public")
    wanted = (new.digest, *new.platforms.values(), old.digest)
    told = world.run(["python3", "-c", FETCH, *wanted], env={"SSL_CERT_FILE": str(world.authority)})
    assert told.returncode == 0, told.stderr
    bodies = {digest: body.encode() for digest, body in map(json.loads, told.stdout.splitlines())}
    for pushed in (new, old):
        host.pull(pushed.pinned)
    return Scene(world=world, host=host, new=new, old=old, bodies=bodies)


ALL = Selection(by=By.LABEL, labels=("case",), repository=APP)
PROBE = ("--health-interval", "300ms", "--health-retries", "2", "--health-cmd")
ONCE = "[ -e /tmp/x ] || { mkdir -p /tmp; touch /tmp/x; sleep 1; exit 1; }; exec /app/serve.sh"

# name -> the codes that its container must get; nothing: it must stay green.
EXPECTED: Mapping[str, set[str]] = {
    "by-digest": set(),
    "by-tag": set(),
    "by-part": set(),
    "other-tag": set(),
    "one-crash": set(),
    "healthy": set(),
    "slow": set(),
    "old": {"identity.different"},
    "old-retagged": {"identity.not-pulled"},
    "old-tag-moved": {"identity.not-recreated"},
    "foreign-name": set(),
    "crashing": {"container.crash-loop"},
    "greedy": {"container.out-of-memory"},
    "setting-missing": {"container.stopped"},
    "killed": {"container.stopped"},
    "paused": {"container.paused"},
    "created": {"container.not-started"},
    "port-taken": {"container.cannot-start"},
    "windows-lines": {"container.program-unusable"},
    "not-executable": {"container.program-unusable"},
    "not-there": {"container.program-unusable"},
    "other-machine": {"container.program-unusable"},
    "probe-tool-missing": {"container.unhealthy"},
    "never-healthy": {"container.never-healthy"},
    "shadowed": {"container.shadowed"},
}
GREEN = {Severity.WARNING, Severity.NOTE}


def furnish(scene: Scene) -> None:
    """Every case as a container of its own."""
    for pushed, tags in ((scene.new, ("1.1", "stable", "moved")), (scene.old, ("1.0",))):
        for tag in tags:
            scene.docker("tag", pushed.pinned, f"{APP}:{tag}")
    scene.docker("tag", scene.new.pinned, "mirror.example.com/a/b:1")
    scene.host.pull(f"{APP}@{scene.new.platforms['linux/amd64']}")
    good(scene)
    wrong(scene)
    ended(scene)
    unhealthy(scene)


def good(scene: Scene) -> None:
    scene.run("by-digest", "--publish", "8001:8000")
    scene.run("by-tag", image=f"{APP}:1.1")
    scene.run("by-part", image=f"{APP}@{scene.new.platforms['linux/amd64']}")
    scene.run("other-tag", image=f"{APP}:stable")
    scene.run("foreign-name", image="mirror.example.com/a/b:1")
    scene.run("one-crash", "--restart", "always", command=("sh", "-c", ONCE))
    scene.run("healthy", *PROBE, "true")
    scene.run("slow", "--env", "START_DELAY=2", *PROBE, "wget -q -O- http://127.0.0.1:8000/health")
    scene.run("shadowed", "--volume", "/app")


def wrong(scene: Scene) -> None:
    scene.run("old", image=f"{APP}:1.0")
    scene.docker("tag", f"{APP}:1.0", f"{APP}:retagged")
    scene.docker("tag", f"{APP}:1.0", f"{APP}:moved")
    scene.run("old-tag-moved", image=f"{APP}:moved")
    scene.docker("tag", scene.new.pinned, f"{APP}:moved")
    scene.docker("tag", f"{APP}:1.0", f"{APP}:1.1")
    scene.run("old-retagged", image=f"{APP}:1.1")


def ended(scene: Scene) -> None:
    scripts = {"windows-lines": ("#!/bin/sh\r\necho hi\r\n", 0o755), "not-executable": ("#!/bin/sh\n", 0o644)}
    scripts["other-machine"] = ("\x7fELF and nothing that could run", 0o755)
    for name, (text, mode) in scripts.items():
        scene.host.write(f"/srv/{name}", text, mode=mode)
        scene.run(name, "--volume", f"/srv/{name}:/e.sh", "--entrypoint", "/e.sh", may_fail=True)
    scene.run("not-there", "--entrypoint", "/not/there", may_fail=True)
    scene.run("port-taken", "--publish", "8001:8000", may_fail=True)
    scene.run("crashing", "--restart", "always", "--env", "CRASH_AFTER=1")
    scene.run("greedy", "--memory", "12m", command=("sh", "-c", "x=a; while :; do x=$x$x; done"))
    scene.run("setting-missing", "--env", "NEED_ENV=DATABASE_URL", "--env", "TOKEN=s3cr3t-of-the-host")
    scene.run("killed")
    scene.docker("kill", "killed")
    scene.run("paused")
    scene.docker("pause", "paused")
    scene.docker("create", "--name", "created", "--label", "case=created", scene.new.pinned)


def unhealthy(scene: Scene) -> None:
    scene.run("probe-tool-missing", *PROBE, "curl -f http://localhost:8000/health")
    scene.run("never-healthy", "--health-start-period", "600s", *PROBE, "exit 1")


def wait_until(scene: Scene, name: str, what: str, value: str) -> None:
    deadline = time.monotonic() + 60
    while scene.docker("inspect", "--format", what, name) != value:
        assert time.monotonic() < deadline, f"{name}: {what} does not become {value}"
        time.sleep(0.05)


def alone(evidence: HostEvidence, one: ContainerFacts) -> HostEvidence:
    """The same evidence as if nothing else were on the host."""
    return replace(evidence, containers=(one,), chosen=(one.identifier,))


def test_every_container_of_a_real_host_gets_its_verdict(scene: Scene) -> None:
    furnish(scene)
    wait_until(scene, "greedy", "{{.State.Running}}", "false")
    wait_until(scene, "one-crash", "{{.RestartCount}} {{.State.Status}}", "1 running")

    evidence = scene.watch(ALL)

    assert {one.name for one in evidence.containers or ()} == set(EXPECTED)
    left = {one.name for one in evidence.containers or () if one.identifier not in evidence.chosen}
    assert left == set(), "every container runs the wanted image, runs at all, or was not of an earlier release"
    for one in evidence.containers or ():
        findings = diagnose_host(alone(evidence, one))
        told = "\n".join(f"{finding.code}: {finding.cause}\n{finding.evidence}" for finding in findings)
        assert {finding.code for finding in findings} == EXPECTED[one.name], f"{one.name}\n{told}"
        green = all(finding.severity in GREEN for finding in findings)
        assert (outcome_of(findings) is Outcome.PROVED) is green
        assert oracle(scene, one.name) is ("identity" not in " ".join(EXPECTED[one.name])), one.name
    assert "s3cr3t-of-the-host" not in repr(evidence)


def oracle(scene: Scene, name: str) -> bool:
    """Read from the engine's socket, and compared with what was pushed: shares nothing with the product."""
    image = scene.host.engine_get(f"/containers/{name}/json")["Image"]
    if scene.host.spec.store == "classic":
        return bool(image == scene.new.configs["linux/amd64"])
    return image in {scene.new.digest, scene.new.platforms["linux/amd64"]}


def test_a_compose_project_with_a_job_and_a_console(scene: Scene) -> None:
    scene.host.write("/srv/app/compose.yaml", PROJECT.format(image=scene.new.pinned))
    done = scene.host.run(["docker", "compose", "--project-directory", "/srv/app", "up", "--detach"])
    assert done.returncode == 0, done.stderr
    console = ["docker", "compose", "--project-directory", "/srv/app", "run", "--detach", "web", "sleep", "600"]
    assert scene.host.run(console).returncode == 0

    evidence = scene.watch(Selection(by=By.COMPOSE, directory="/srv/app", repository=APP), settle=1.0)

    chosen = {one.name for one in evidence.containers or () if one.identifier in evidence.chosen}
    assert chosen == {"app-web-1", "app-web-2"}
    codes = [(finding.code, finding.severity) for finding in diagnose_host(evidence)]
    assert codes == [("container.done", Severity.NOTE), ("container.beside", Severity.NOTE)]


PROJECT = """
services:
  web:
    image: {image}
    deploy: {{replicas: 2}}
    depends_on:
      migrate: {{condition: service_completed_successfully}}
  migrate:
    image: {image}
    command: ["sh", "-c", "exit 0"]
"""


def test_the_part_for_another_platform_under_emulation(scene: Scene) -> None:
    """The lab's programs are of this machine whatever their image says, so this runs without an emulator."""
    scene.run("arm", "--platform", "linux/arm64", image=f"{APP}:1.1")

    evidence = scene.watch(Selection(by=By.NAME, names=("arm",), repository=APP), settle=0.5)

    codes = {finding.code for finding in diagnose_host(evidence)}
    # The containerd store of this engine does not say which part runs; newer ones do.
    assert codes == ({"identity.emulated"} if scene.store is Store.CLASSIC else set())


def test_one_crash_before_the_eyes_of_the_watch(scene: Scene) -> None:
    scene.run("app", "--restart", "always", command=("sh", "-c", ONCE.replace("sleep 1", "sleep 2")))

    evidence = scene.watch(Selection(by=By.NAME, names=("app",), repository=APP), settle=2.5, timeout=30.0)

    findings = diagnose_host(evidence)
    assert [finding.code for finding in findings] == ["container.restarted"]
    assert outcome_of(findings) is Outcome.PROVED


def test_a_container_that_ends_in_the_middle_of_the_window(scene: Scene) -> None:
    scene.run("brief", "--rm", "--env", "CRASH_AFTER=2")

    evidence = scene.watch(Selection(by=By.NAME, names=("brief",), repository=APP), settle=8.0)

    (finding,) = diagnose_host(evidence)
    assert (finding.code, finding.severity) == ("container.gone", Severity.ERROR)


def test_the_images_own_names_are_taken_away(scene: Scene) -> None:
    scene.run("app", image=scene.new.pinned)
    names: Any = scene.host.engine_get(f"/images/{scene.new.pinned}/json")
    for name in {*names["RepoTags"], *names["RepoDigests"]}:
        scene.docker("rmi", "--force", name, may_fail=True)

    evidence = scene.watch(Selection(by=By.NAME, names=("app",), repository=APP), settle=0.5)

    findings = diagnose_host(evidence)
    assert [finding.code for finding in findings] == ["identity.image-removed"]
    assert outcome_of(findings) is Outcome.PROVED


def test_nothing_but_questions_is_asked(scene: Scene) -> None:
    scene.run("app")
    deadline = time.monotonic() + 60
    while "listening" not in scene.docker("logs", "app"):  # its own processes would be a difference
        assert time.monotonic() < deadline
        time.sleep(0.05)
    before = scene.host.snapshot()

    scene.watch(Selection(by=By.NAME, names=("app",), repository=APP), settle=0.5)

    assert scene.host.snapshot() == before


def test_podman_is_read_like_docker(fresh_hosts: World) -> None:
    host = fresh_hosts.add_host("podman", store="podman")
    try:
        scene = furnished(fresh_hosts, host)
        scene.run("app", image=scene.new.pinned, command=("/app/serve.sh",))
        scene.run("old", image=scene.old.pinned)
        scene.run("crashing", "--restart", "always", "--env", "CRASH_AFTER=1")

        evidence = scene.watch(ALL)
    finally:
        fresh_hosts.remove_host("podman")

    found = {
        one.name: {finding.code for finding in diagnose_host(alone(evidence, one))} for one in evidence.containers or ()
    }
    assert found == {"app": set(), "old": {"identity.different"}, "crashing": {"container.crash-loop"}}
