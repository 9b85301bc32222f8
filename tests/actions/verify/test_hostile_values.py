"""Inputs, containers and hosts that try to run something, to command the runner or to write outputs of their own."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.actions.preflight.runner import Ran, Runner, read_action
from tests.actions.preflight.test_hostile_values import BODIES, MARK, assert_harmless
from tests.actions.verify.conftest import Deployed
from tests.faults.scene import HEALTH

NASTY = f"$(touch {MARK})`touch {MARK}`;touch {MARK}\n::set-output name=proved::true\nEOF\nproved=true\n\x1b[35m\"'"
SECRETS = {"ssh-key", "ssh-key-passphrase", "registry-token", "github-token"}
INPUTS = sorted(set(read_action("verify")["inputs"]) - SECRETS)
HOSTS = {
    "option": f"-oProxyCommand=touch {MARK}",
    "option as user": f"-oProxyCommand=touch${{IFS}}{MARK}@web1",
    "option as name": f"deploy@-oProxyCommand=touch${{IFS}}{MARK}",
    "substitution": f"deploy@$(touch${{IFS}}{MARK})",
    "user": f"deploy;touch${{IFS}}{MARK}@web1",
    "words": f"deploy@web1 -o ProxyCommand=touch,{MARK}",
    "token": f"%h%r{MARK}@web1",
    "second line": f"deploy@web1\n::set-output name=proved::true\n-oLocalCommand=touch {MARK}",
}


def assert_left_alone(ran: Ran, runner: Runner, deployed: Deployed) -> None:
    """Harmless here, and nothing came to be on the host either."""
    assert_harmless(ran, runner)
    assert deployed.host.shell(f"find /home /tmp /srv /root /etc /var/tmp -name '*{MARK}*'") == ""


def test_hostile_values_of_all_inputs_are_only_ever_values(runner: Runner, deployed: Deployed) -> None:
    ran = runner.run(deployed.job(more=dict.fromkeys(INPUTS, NASTY)))

    assert (ran.green, ran.exit) == (False, 2)
    assert_left_alone(ran, runner, deployed)


@pytest.mark.parametrize("name", ["image", "ssh-known-hosts", "container-labels", "report-directory", "waybill"])
def test_a_hostile_value_of_one_input_is_only_ever_a_value(name: str, runner: Runner, deployed: Deployed) -> None:
    """Those of which a mistake in another would keep us from coming to them."""
    others = {"project-directory": "", "services": ""} if name == "container-labels" else {}
    ran = runner.run(deployed.job(more={**others, name: NASTY}))

    assert not ran.green
    assert ran.exit in {2, 10, 40}
    assert_left_alone(ran, runner, deployed)


@pytest.mark.parametrize("name", ["health-body", "identity", "registry-username", "project-directory", "health-url"])
def test_a_hostile_line_is_only_ever_a_value(name: str, runner: Runner, deployed: Deployed) -> None:
    """One line, of the form that the input wants: it is used, and not refused as a mistake."""
    line = f"$(touch {MARK})`touch {MARK}`;touch {MARK};'\"::error title={MARK}::x ##[error]{MARK}"
    form = {
        "identity": f"header:x-{MARK}",
        "project-directory": f"/srv/{line}",
        "health-url": f"{HEALTH}?$(touch{MARK})`{MARK}`;'::error::{MARK}",
    }
    ran = runner.run(deployed.job(more={"health-url": HEALTH, name: form.get(name, line)}))

    assert ran.exit in {0, 2, 10, 40}
    assert ran.exit != 2 or ran.commands("error")
    if not ran.green:
        assert_left_alone(ran, runner, deployed)
    assert deployed.host.shell(f"find /home /tmp /srv /root -name '*{MARK}*'") == ""


@pytest.mark.parametrize(
    ("name", "kind"), [*(("hosts", kind) for kind in sorted(HOSTS)), ("ssh-jump", "option"), ("ssh-jump", "words")]
)
def test_a_host_is_never_an_option_and_never_a_command(
    name: str, kind: str, runner: Runner, deployed: Deployed
) -> None:
    ran = runner.run(deployed.job(more={name: HOSTS[kind]}))

    assert not ran.green
    assert (ran.exit, ran.outputs["outcome"]) == (2, ""), "it is a mistake of the inputs, before anything is asked"
    assert_left_alone(ran, runner, deployed)


@pytest.mark.parametrize("name", sorted(SECRETS - {"github-token"}))
def test_a_secret_of_several_lines_is_masked_line_by_line(name: str, runner: Runner, deployed: Deployed) -> None:
    lines = [f"first-{MARK}-line", "::set-output name=proved::true", f"::error title={MARK}::x", "last-secret-line"]
    job = deployed.job(secrets={"ODD": "\n".join(lines)}, image=deployed.new.pinned, more={name: "${{ secrets.ODD }}"})

    ran = runner.run(job)

    assert not ran.green
    masked = [str(command["arg"]) for command in ran.commands("add-mask")]
    assert {lines[0], lines[-1]} <= set(masked), masked
    written = ran.summary + str(ran.outputs) + "".join(str(e["msg"]) for e in ran.of_action() if e.get("raw_output"))
    assert lines[0] not in written
    assert lines[-1] not in written
    assert_left_alone(ran, runner, deployed)


@contextmanager
def container(deployed: Deployed, body: str) -> Iterator[None]:
    """One that runs the right image and says this wherever a container can say something."""
    words = ("--name", "hostile", "--publish", "8001:8000", "--env", "HEALTH_CODE=500")
    labels = [word for key in ("project", "service") for word in ("--label", f"com.docker.compose.{key}={body}")]
    health = ("--health-cmd", f"printf '%s\\n' {shlex.quote(body)}; exit 1", "--health-interval", "100ms")
    # Not as a variable of the container: the values of those are never shown.
    script = 'printf "%s\n" "$1"; printf "%s\n" "$1" >&2; export HEALTH_BODY="$1"; exec /app/serve.sh'
    run = ("run", "--detach", *words, *labels, *health, "--health-retries", "1", "--entrypoint", "/bin/sh")
    deployed.scene.docker(*run, deployed.old.pinned, "-c", script, "sh", body)
    try:
        until = 'until [ "$(docker inspect -f "{{.State.Health.Status}}" hostile)" = unhealthy ]; do sleep 0.05; done'
        assert deployed.host.run(["sh", "-c", until], user="deploy").returncode == 0
        yield
    finally:
        deployed.scene.docker("rm", "--force", "hostile")


SAID = {
    "everything": "\n".join(BODIES.values()),
    "terminal": BODIES["terminal"],
    "fence": f"```\n\n</details>\n\n# {MARK}\n<script>{MARK}</script>\n````\n~~~\n<b>{MARK}</b>",
}


def outside_fences(page: str) -> str:
    """A Markdown page without its code blocks, as a renderer finds them."""
    kept, fence = [], ""
    for line in page.splitlines():
        ticks = re.match(r" {0,3}(`{3,}|~{3,})", line)
        if fence:
            fence = "" if ticks and ticks[1].startswith(fence) and not line.strip().strip(fence[0]) else fence
        elif ticks:
            fence = ticks[1]
        else:
            kept.append(line)
    return "\n".join(kept)


@pytest.mark.parametrize("kind", sorted(SAID))
def test_what_a_container_says_cannot_command_the_runner(kind: str, runner: Runner, deployed: Deployed) -> None:
    url = HEALTH.replace("8000", "8001")
    chosen = {"containers": "hostile", "project-directory": "", "services": ""}
    asked = {"health-url": url, "identity": "$.version", "timeout": "1s"}
    with container(deployed, SAID[kind]):
        ran = runner.run(deployed.job(more={**chosen, **asked}))

    assert (ran.exit, ran.outputs["outcome"]) == (10, "refused")
    assert {"container.unhealthy", "health.status"} <= set(ran.codes), ran.codes
    assert_left_alone(ran, runner, deployed)
    assert f"# {MARK}" not in ran.summary.splitlines()
    assert "<script>" not in outside_fences(ran.summary)


@pytest.mark.parametrize("kind", ["commands"])
def test_what_a_host_says_before_the_login_cannot_command_the_runner(
    kind: str, runner: Runner, deployed: Deployed
) -> None:
    host = deployed.host
    host.write("/etc/banner", BODIES[kind])
    host.stop_sshd()
    host.start_sshd("Banner /etc/banner")
    try:
        ran = runner.run(deployed.job(hosts=deployed.scene.login("stranger")))
    finally:
        host.stop_sshd()
        host.start_sshd(host.spec.sshd)

    assert (ran.exit, ran.codes) == (40, ["ssh.login-refused"])
    assert_left_alone(ran, runner, deployed)
