"""Which compose is there: none, the old one, one that is too old, one that may not be run, one in a snap."""

from __future__ import annotations

import pytest

from lab.hosts.host import LabHost
from tests.integration.compose.asking import PLACE, SERVICE, facts_of, few, findings_of
from tests.integration.machine.looking import HostChannel

PLUGIN = """#!/bin/sh
case "$*" in
docker-cli-plugin-metadata)
    echo '{{"SchemaVersion": "0.1.0", "Vendor": "test", "Version": "v{version}", "ShortDescription": "x"}}' ;;
*version*) echo 'Docker Compose version v{version}' ;;
*config*) echo '{words}' >&2; exit 14 ;;
esac
"""
# As Debian's docker-compose 1.29.2 says it.
VERSION_1 = "#!/bin/sh\necho 'docker-compose version 1.29.2, build unknown'\necho 'docker-py version: 5.0.3'\n"
VERSION_2 = "#!/bin/sh\necho 'Docker Compose version v2.29.2'\n"
HOME_PLUGIN = "/home/deploy/.docker/cli-plugins/docker-compose"


def plugin(host: LabHost, version: str, path: str = HOME_PLUGIN, mode: int = 0o755, words: str = "") -> None:
    host.write(path, PLUGIN.format(version=version, words=words), owner="deploy", mode=mode)


def told(host: LabHost, channel: HostChannel, *, sudo: bool = False) -> tuple[str, str]:
    (finding,) = findings_of(host, channel, sudo=sudo)
    return finding.code, finding.cause


def test_no_compose_at_all(bare: LabHost) -> None:
    code, cause = told(bare, HostChannel(bare))
    assert (code, cause.endswith("the plugin is not there.")) == ("compose.not-installed", True)


def test_only_the_old_one(bare: LabHost) -> None:
    bare.write("/usr/local/bin/docker-compose", VERSION_1, mode=0o755)
    code, cause = told(bare, HostChannel(bare))
    assert (code, "1.29.2" in cause, "/usr/local/bin/docker-compose" in cause) == ("compose.v1-only", True, True)


def test_the_new_one_as_a_program_of_its_own(bare: LabHost) -> None:
    bare.write("/usr/local/bin/docker-compose", VERSION_2, mode=0o755)
    code, cause = told(bare, HostChannel(bare))
    assert code == "compose.not-installed"
    assert "ln -s /usr/local/bin/docker-compose ~/.docker/cli-plugins/docker-compose" in cause


@pytest.mark.parametrize(("version", "code"), [("2.2.3", "compose.too-old"), ("2.24.7", "compose.too-old")])
def test_versions_that_do_not_do(bare: LabHost, version: str, code: str) -> None:
    plugin(bare, version)
    assert told(bare, HostChannel(bare))[0] == code


@pytest.mark.parametrize("version", ["2.20.2+ds1-0ubuntu1~22.04.1", "2.29.2-desktop.1", "5.0.1"])
def test_versions_that_do(bare: LabHost, version: str) -> None:
    plugin(bare, version, words="x")
    bare.write(f"{PLACE}/compose.yaml", SERVICE)
    facts = facts_of(HostChannel(bare))
    assert (facts.version, facts.trouble and facts.trouble.value) == (version, "invalid")


def test_a_plugin_that_may_not_be_run(bare: LabHost) -> None:
    plugin(bare, "2.40.3", "/usr/local/lib/docker/cli-plugins/docker-compose", mode=0o644)
    code, cause = told(bare, HostChannel(bare))
    assert (code, "/usr/local/lib/docker/cli-plugins/docker-compose, and it may not be run" in cause) == (
        "compose.not-installed",
        True,
    )


def test_a_plugin_for_another_machine(bare: LabHost) -> None:
    bare.write("/usr/local/lib/docker/cli-plugins/docker-compose", "\x7fELF nonsense", mode=0o755)
    code, cause = told(bare, HostChannel(bare))
    assert (code, "broken, or for another machine" in cause) == ("compose.not-installed", True)


def test_a_plugin_of_the_user_is_not_roots(bare: LabHost) -> None:
    plugin(bare, "2.40.3", "/home/ops/.docker/cli-plugins/docker-compose")
    assert facts_of(HostChannel(bare, "ops")).version == "2.40.3"
    code, cause = told(bare, HostChannel(bare, "ops"), sudo=True)
    assert (code, "where root, whom sudo runs docker as, does not look" in cause) == ("compose.not-installed", True)


def test_a_plugin_of_root_is_found_through_sudo(bare: LabHost) -> None:
    plugin(bare, "2.40.3", "/root/.docker/cli-plugins/docker-compose")
    facts = facts_of(HostChannel(bare, "ops"), sudo=True)
    assert (facts.version, facts.trouble and facts.trouble.value) == ("2.40.3", "no-directory")


def test_a_plugin_that_only_the_login_s_settings_know(bare: LabHost) -> None:
    """DOCKER_CONFIG is taken away: what a deploy calls does not see it."""
    plugin(bare, "2.40.3", "/opt/config/cli-plugins/docker-compose")
    facts = facts_of(HostChannel(bare, env={"DOCKER_CONFIG": "/opt/config"}))
    assert (facts.trouble and facts.trouble.value, facts.environment) == ("not-installed", ("DOCKER_CONFIG",))


def test_a_snap_does_not_see_what_is_there(bare: LabHost) -> None:
    """The words are those of a confined docker; a snap itself cannot run here."""
    bare.write(f"{PLACE}/compose.yaml", SERVICE)
    plugin(bare, "2.40.3", words=f"open {PLACE}/compose.yaml: no such file or directory")
    bare.shell('mkdir -p /snap/bin; ln -s "$(command -v docker)" /snap/bin/docker')
    channel = HostChannel(bare, env={"PATH": "/snap/bin:/usr/bin:/bin"})
    code, cause = told(bare, channel)
    assert (code, f"{PLACE}/compose.yaml is there" in cause) == ("compose.snap-confined", True)


@pytest.mark.parametrize("words", ["", "Segmentation fault", "::error::x", "\\033[31mred"])
def test_a_plugin_that_says_nothing_of_use(bare: LabHost, words: str) -> None:
    plugin(bare, "2.40.3", words=words)
    bare.write(f"{PLACE}/compose.yaml", SERVICE)
    assert told(bare, HostChannel(bare))[0] == "compose.invalid"


def test_docker_is_not_there(bare: LabHost) -> None:
    """The engine's rung says why; where that has nothing to say, this one does not stay silent."""
    (finding,) = [one for one in findings_of(bare, few(bare, "awk")) if "docker" in one.cause]
    assert (finding.code, finding.severity.value) == ("check.not-made", "unsettled")
