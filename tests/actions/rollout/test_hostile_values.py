"""Inputs of deploy and rollback that try to run something, to command the runner or to write outputs of their own."""

from __future__ import annotations

import pytest

from tests.actions.preflight.runner import Ran, Runner, read_action
from tests.actions.preflight.test_hostile_values import MARK, assert_harmless
from tests.actions.rollout.conftest import Site
from tests.actions.verify.test_hostile_values import HOSTS, NASTY

SECRETS = {"ssh-key", "ssh-key-passphrase", "registry-token", "github-token", "variables"}
LINE = f"$(touch {MARK})`touch {MARK}`;touch {MARK};'\"::error title={MARK}::x ##[error]{MARK}"
VERBS = ("deploy", "rollback")
OF_ONE = {
    "deploy": ("image", "report-directory", "waybill", "sync", "host-files", "compose-files", "env-file", "reason"),
    "rollback": ("image", "report-directory", "compose-files", "env-file", "reason", "to"),
}


def assert_left_alone(ran: Ran, runner: Runner, site: Site) -> None:
    """Harmless here, and nothing came to be on the host either."""
    assert_harmless(ran, runner)
    assert site.host.shell(f"find /home /tmp /srv /root /etc /var/tmp -name '*{MARK}*'") == ""


@pytest.mark.parametrize("verb", VERBS)
def test_hostile_values_of_all_inputs_are_only_ever_values(verb: str, runner: Runner, site: Site) -> None:
    """All at once they are mistakes, each told with its place, and nothing is reached."""
    names = sorted(set(read_action(verb)["inputs"]) - SECRETS)

    ran = runner.run(site.job(verb, more=dict.fromkeys(names, NASTY)))

    assert (ran.green, ran.exit) == (False, 2)
    assert_left_alone(ran, runner, site)


@pytest.mark.parametrize(("verb", "name"), [(verb, name) for verb in VERBS for name in OF_ONE[verb]])
def test_a_hostile_value_of_one_input_is_only_ever_a_value(verb: str, name: str, runner: Runner, site: Site) -> None:
    """Those of which a mistake in another would keep us from coming to them. With `plan`, so that nothing is done."""
    ran = runner.run(site.job(verb, more={"plan": "true", name: NASTY}))

    assert not ran.green
    assert ran.exit in {2, 10, 40}
    assert_left_alone(ran, runner, site)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("kind", sorted(HOSTS))
def test_a_host_is_never_an_option_and_never_a_command(verb: str, kind: str, runner: Runner, site: Site) -> None:
    """It is a mistake of the inputs, before anything is asked."""
    ran = runner.run(site.job(verb, hosts=HOSTS[kind]))

    assert not ran.green
    assert (ran.exit, ran.outputs["outcome"], ran.outputs["proved"]) == (2, "", "false")
    assert_left_alone(ran, runner, site)


@pytest.mark.parametrize("name", ["reason", "health-body", "project-directory", "state-directory", "registry-username"])
def test_a_hostile_line_of_a_deploy_is_only_ever_a_value(name: str, runner: Runner, by_hand: Site) -> None:
    """One line, of the form that the input wants: it is used, and neither this machine nor the host obeys it."""
    form = {"project-directory": f"/srv/{LINE}", "state-directory": f"/home/deploy/{LINE}"}

    ran = runner.run(by_hand.job("deploy", more={"plan": "true", name: form.get(name, LINE)}))

    assert ran.exit in {0, 2, 10, 40}
    assert by_hand.host.shell(f"find /home /tmp /srv /root /etc /var/tmp -name '{MARK}*'") == ""
    if not ran.green:
        assert_harmless(ran, runner)


def test_values_of_variables_are_masked_each_by_itself(runner: Runner, by_hand: Site) -> None:
    """One of them alone may turn up in a log."""
    job = by_hand.job("deploy", more={"plan": "true", "variables": f"FIRST=first-{MARK}-value\nSECOND=second-value"})

    ran = runner.run(job)

    masked = {str(command["arg"]) for command in ran.commands("add-mask")}
    assert {f"first-{MARK}-value", "second-value"} <= masked
    assert f"first-{MARK}-value" not in ran.summary + str(ran.outputs)
