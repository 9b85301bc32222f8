"""Healthy hosts of many kinds: a good deploy that is called bad is the second worst thing that can happen."""

from __future__ import annotations

from lab.client import native_platform
from tests.faults.identity_rows import by_tag
from tests.faults.running import Call
from tests.faults.runtime_rows import probed, started, turned, with_variable
from tests.faults.scene import APP, COMPOSE, HEALTH, Scene
from tests.faults.table import Table

HEALTHY = Table()
BOTH = tuple(dict.fromkeys((native_platform(), "linux/amd64", "linux/arm64")))


@HEALTHY.good("plain")
def pinned_by_digest(scene: Scene) -> Call:
    return scene.verify(started(scene), "--health-url", HEALTH)


@HEALTHY.good("N09")
def the_version_is_what_the_application_says(scene: Scene) -> Call:
    pushed = started(scene)
    return scene.verify(pushed, "--tag", "1.0", "--health-url", HEALTH, "--identity", "$.version")


@HEALTHY.good("plain")
def started_by_tag(scene: Scene) -> Call:
    scene.push("1.0")
    scene.host.pull(f"{APP}:1.0", scene.token)
    scene.compose(env={"IMAGE": f"{APP}:1.0"})
    scene.up()
    return by_tag(scene, "1.0")


@HEALTHY.good("N10")
def another_tag_of_the_same_digest(scene: Scene) -> Call:
    pushed = started(scene)
    scene.push("1.0", tags=("stable",))
    scene.docker("tag", pushed.pinned, f"{APP}:local-name")
    return by_tag(scene, "stable")


@HEALTHY.good("N11")
def the_index_was_built_and_its_part_runs(scene: Scene) -> Call:
    pushed = scene.push("1.0", platforms=BOTH)
    scene.deliver(pushed)
    return scene.verify(pushed)


@HEALTHY.good("N14")
def the_index_holds_provenance(scene: Scene) -> Call:
    pushed = scene.push("1.0", provenance=True)
    scene.deliver(pushed)
    return scene.verify(pushed)


@HEALTHY.good("N20")
def a_worker_without_port_and_health(scene: Scene) -> Call:
    return scene.verify(started(scene, COMPOSE.replace('    ports: ["8000:8000"]\n', "")))


@HEALTHY.good("N01")
def healthy_after_a_slow_start(scene: Scene) -> Call:
    text = probed(
        '["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8000/health"]', "      start_period: 60s\n"
    )
    return scene.verify(started(scene, with_variable("START_DELAY", "3", text)), "--health-url", HEALTH)


@HEALTHY.good("F091")
def docker_and_http_agree(scene: Scene) -> Call:
    pushed = started(scene, probed('["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8000/health"]'))
    turned(scene, "app-app-1", "healthy")
    return scene.verify(pushed, "--health-url", HEALTH, "--health-status", "200", "--health-body", '"status":"ok"')


@HEALTHY.good("N22")
def three_replicas_and_another_service(scene: Scene) -> Call:
    other = scene.push("9.9", name="ghcr.io/acme/cache", visibility="public")
    scene.host.pull(other.pinned, scene.token)
    text = COMPOSE.replace('    ports: ["8000:8000"]\n', "    scale: 3\n")
    return scene.verify(started(scene, text + f"  cache:\n    image: {other.pinned}\n"))


@HEALTHY.good("N21")
def a_service_of_an_inactive_profile(scene: Scene) -> Call:
    extra = "  debug:\n    image: ${IMAGE}\n    profiles: [debug]\n"
    return scene.verify(started(scene, COMPOSE + extra))


@HEALTHY.good("plain")
def run_by_hand_and_chosen_by_name(scene: Scene) -> Call:
    pushed = scene.push("1.0")
    scene.host.pull(pushed.pinned, scene.token)
    scene.docker("run", "--detach", "--name", "shop", "--publish", "8000:8000", pushed.pinned)
    return chosen(scene, pushed.pinned, "--containers", "shop", "--health-url", HEALTH)


@HEALTHY.good("plain")
def run_by_a_tool_that_sets_labels(scene: Scene) -> Call:
    pushed = scene.push("1.0")
    scene.host.pull(pushed.pinned, scene.token)
    labels = ("--label", "service=shop", "--label", "role=web")
    scene.docker("run", "--detach", "--name", "shop-web-3f2a91c", *labels, pushed.pinned)
    return chosen(scene, pushed.pinned, "--container-labels", "service=shop", "--container-labels", "role=web")


@HEALTHY.good("plain")
def chosen_by_image_alone(scene: Scene) -> Call:
    pushed = started(scene)
    return chosen(scene, pushed.pinned)


@HEALTHY.good("N02")
def restarted_long_before_the_window(scene: Scene) -> Call:
    pushed = started(scene)
    scene.docker("restart", "--time", "1", "app-app-1")
    return scene.verify(pushed, settle="3s")


@HEALTHY.good("N15")
def banner_and_noisy_login(scene: Scene) -> Call:
    pushed = started(scene)
    scene.host.write("/etc/issue.net", "AUTHORIZED USE ONLY\n::error::not ours\n")
    restarted(scene, "Banner /etc/issue.net\n")
    return scene.verify(pushed, "--health-url", HEALTH)


@HEALTHY.good("transport")
def one_session_at_a_time(scene: Scene) -> Call:
    pushed = started(scene)
    restarted(scene, "MaxSessions 1\n")
    return scene.verify(pushed, "--health-url", HEALTH)


@HEALTHY.good("transport")
def no_forwarding_at_all(scene: Scene) -> Call:
    pushed = started(scene)
    restarted(scene, "DisableForwarding yes\n")
    return scene.verify(pushed, "--health-url", HEALTH)


@HEALTHY.good("transport")
def no_forwarding_and_one_session(scene: Scene) -> Call:
    pushed = started(scene)
    restarted(scene, "DisableForwarding yes\nMaxSessions 1\n")
    return scene.verify(pushed, "--health-url", HEALTH)


@HEALTHY.good("transport")
def another_port(scene: Scene) -> Call:
    pushed = started(scene)
    restarted(scene, "Port 2222\n")
    return scene.verify(pushed)


@HEALTHY.good("transport")
def pinned_by_fingerprint(scene: Scene) -> Call:
    pushed = started(scene)
    call = scene.verify(pushed)
    kept = [word for word in call.arguments if not word.startswith(scene.host.address) and word != "--ssh-known-hosts"]
    pin = f"{scene.host.address} {scene.host.fingerprints['ssh-ed25519']}"
    return Call(verb=call.verb, arguments=(*kept, "--ssh-known-hosts", pin), environ=call.environ)


def chosen(scene: Scene, image: str, *words: str) -> Call:
    """``verify`` with its own way of choosing containers."""
    return Call(verb="verify", arguments=(image, *scene.reach(), "--settle", "2s", *words), environ=scene.secrets())


def restarted(scene: Scene, options: str) -> None:
    """sshd with other options."""
    scene.host.stop_sshd()
    scene.host.start_sshd(options)
