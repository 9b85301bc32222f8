"""Inputs about hosts: what they may be, what they need beside them, and what a mistake says."""

from __future__ import annotations

import pytest

from tests.unit.config.reading import IMAGE, mistakes, one, settings, verify_settings
from waybill.config import host_values
from waybill.config.values import Kind, ValueProblem, read_one
from waybill.secret import Secret

TAGGED = {"image": "ghcr.io/acme/app:1.4.0"}
HOST = {**TAGGED, "hosts": "deploy@web1.example.com"}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (host_values.HOST, "local"),
        (host_values.HOST, "web1"),
        (host_values.HOST, "deploy@web1.example.com:2222"),
        (host_values.HOST, "192.0.2.7"),
        (host_values.HOST, "deploy@[2001:db8::1]:22"),
        (host_values.JUMP, "gate.example.com, deploy@inner:2200"),
        (host_values.HOST_PATH, "/"),
        (host_values.HOST_PATH, "/srv/my app/..data"),
        (host_values.FILE_PAIR, "deploy/run.sh=/srv/app/run.sh"),
        (host_values.SOCKET, "unix:///run/user/1000/docker.sock"),
        (host_values.PROJECT, "app-1"),
        (host_values.LABEL, "com.example.role=web = 1"),
        (host_values.URL, "https://[2001:db8::1]:8443/health?full=1"),
        (host_values.STATUS, "2xx"),
        (host_values.IDENTITY, "$.build['git.commit'][0]"),
        (host_values.IDENTITY, "header:X-App-Version"),
    ],
)
def test_a_value_is_taken_as_it_is(kind: Kind, text: str) -> None:
    assert read_one(kind, text) == text


@pytest.mark.parametrize(
    ("kind", "text", "problem", "fix"),
    [
        (host_values.HOST, "-oProxyCommand=id", "like an option", ""),
        (host_values.HOST, "deploy@-oProxyCommand=id", "is no host", ""),
        (host_values.HOST, "ssh://deploy@web1/", "carries a scheme", "`deploy@web1`"),
        (host_values.HOST, "deploy@2001:db8::1", "without brackets", "`deploy@[2001:db8::1]`"),
        (host_values.HOST, "web1:0", "has a port outside", ""),
        (host_values.HOST, "web1:99999", "has a port outside", ""),
        (host_values.HOST, "web1 web2", "holds a blank", ""),
        (host_values.HOST, "web1, deploy@web2:22", "several hosts in one line", "a line of its own"),
        (host_values.HOST, "deploy:open-sesame@web1", "carries a password", "`ssh-key`"),
        (host_values.HOST, "web1/srv", "carries a path", ""),
        (host_values.HOST, "web1;id", "is no host", ""),
        (host_values.HOST_PATH, "srv/app", "is not absolute", ""),
        (host_values.HOST_PATH, "~/app", "another place for every login", "from `/`"),
        (host_values.HOST_PATH, "/srv/../etc", "leads through `..`", ""),
        (host_values.HOST_PATH, "/srv/..", "leads through `..`", ""),
        (host_values.FILE_PAIR, "run.sh", "says only one place", "=/srv/"),
        (host_values.FILE_PAIR, "run.sh=srv/run.sh", "is not absolute behind the `=`", ""),
        (host_values.SOCKET, "tcp://192.0.2.7:2375", "another machine", ""),
        (host_values.SOCKET, "/run/docker.sock", "is no Unix socket", "`unix:///run/docker.sock`"),
        (host_values.PROJECT, "App", "has upper-case letters", "`app`"),
        (host_values.URL, "http://user:pass@web1/", "no credential is ever sent", ""),
        (host_values.URL, "web1:8000/health", "does not begin with", ""),
        (host_values.URL, "http://web1/#top", "carries a fragment", ""),
        (host_values.STATUS, "20", "is no HTTP status", "`2xx`"),
        (host_values.IDENTITY, "version", "does not say where to look", "`$.version`"),
        (host_values.IDENTITY, "$..version", "is neither", ""),
    ],
)
def test_a_wrong_value_says_what_is_wrong_and_what_was_meant(kind: Kind, text: str, problem: str, fix: str) -> None:
    with pytest.raises(ValueProblem, match=r".") as caught:
        read_one(kind, text)
    assert problem in caught.value.problem
    assert fix in caught.value.fix


def test_verify_has_its_own_inputs_and_defaults() -> None:
    found = verify_settings({**HOST, "health-url": "http://127.0.0.1:8000/health", "services": "app,worker"})
    assert found.hosts == ("deploy@web1.example.com",)
    assert found.services == ("app", "worker")
    assert (found.settle, found.timeout, found.sudo) == (15.0, 120.0, False)


def test_preflight_without_hosts_looks_at_none() -> None:
    assert settings(IMAGE).hosts == ()


def test_verify_without_a_host_is_a_mistake() -> None:
    one(mistakes(TAGGED, verb="verify"), "hosts", "no host was given", "deploy@web1.example.com")


@pytest.mark.parametrize("environ", [{}, {"WAYBILL_TAG": ""}, {"WAYBILL_TAG": "none"}])
def test_verify_is_told_which_image_should_run(environ: dict[str, str]) -> None:
    """A tag that got lost is no wish for `latest`, which may well be what runs."""
    found = mistakes({**HOST, **IMAGE}, environ, verb="verify")
    one(found, "--image", "says neither tag nor digest", "`digest`")
    assert verify_settings({**HOST, **IMAGE}, {"WAYBILL_TAG": "latest"}).images == ("ghcr.io/acme/app:latest",)


def test_verify_takes_its_image_out_of_a_waybill() -> None:
    assert verify_settings({"waybill": "w.json", "hosts": "local"}).images == ()
    one(mistakes({"hosts": "local"}, verb="verify"), "image", "no image was given", "an image name")


def test_hosts_are_looked_at_for_one_image() -> None:
    found = mistakes({"image": ["ghcr.io/acme/app", "ghcr.io/acme/web"], "hosts": "local"})
    one(found, "--hosts", "beside 2 images", "one image")


def test_a_passphrase_needs_its_key() -> None:
    environ = {"WAYBILL_SSH_KEY_PASSPHRASE": "open sesame"}
    one(mistakes(HOST, environ), "WAYBILL_SSH_KEY_PASSPHRASE ssh-key-passphrase", "without `ssh-key`", "the key")


def test_compose_files_need_their_directory() -> None:
    found = mistakes({**HOST, "compose-files": "compose.yml"})
    one(found, "--compose-files", "without `project-directory`", "the directory of the compose project")


def test_what_an_answer_must_say_needs_an_address() -> None:
    one(mistakes({**HOST, "identity": "$.version"}, verb="verify"), "--identity", "no address to ask", "`health-url`")


def test_containers_are_chosen_in_one_way() -> None:
    found = mistakes({**HOST, "services": "app", "containers": "app-1"}, verb="verify")
    one(found, "--containers", "beside `services`", "one way of choosing")


def test_a_line_of_variables_that_is_none_is_not_repeated() -> None:
    found = mistakes(HOST, {"WAYBILL_VARIABLES": "TOKEN=one\n# two\n\nhunter2-the-secret\n"})
    one(found, "WAYBILL_VARIABLES variables", "line 4 is no assignment", "`NAME=value`")
    assert "hunter2" not in str(found)


@pytest.mark.parametrize("name", ["COMPOSE_FILE", "COMPOSE_PROFILES", "DOCKER_HOST"])
def test_settings_of_compose_are_no_variables(name: str) -> None:
    """They would change what compose reads behind the back of whoever looks; there are inputs for that."""
    found = mistakes(HOST, {"WAYBILL_VARIABLES": f"A=1\n{name}=x"})

    one(found, "WAYBILL_VARIABLES variables", f"line 2 sets {name}", "compose-files")


def test_each_variable_is_a_secret_of_its_own() -> None:
    found = settings(HOST, {"WAYBILL_VARIABLES": "A=first value\nB= second \n"})
    assert Secret("first value") in found.secrets
    assert Secret("second") in found.secrets


def test_what_is_about_hosts_has_no_effect_without_them() -> None:
    assert "project-directory is given and hosts is empty" in str(
        settings({**IMAGE, "project-directory": "/srv"}).notices
    )
