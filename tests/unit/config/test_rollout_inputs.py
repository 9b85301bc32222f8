"""Inputs of ``deploy`` and ``rollback``."""

from __future__ import annotations

import pytest

from tests.unit.config.reading import DIGEST, mistakes, one, read
from waybill.config.settings import DeploySettings, RollbackSettings
from waybill.errors import Mistake

HOST = "deploy@web1.example.com"
PLACE = {"hosts": HOST, "project-directory": "/srv/app"}
PINNED = f"ghcr.io/acme/app@{DIGEST}"
DEPLOY = {**PLACE, "image": PINNED}


def named(flags: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in flags.items()}


def deploy(file: str | None = None, environ: dict[str, str] | None = None, **flags: str) -> DeploySettings:
    found = read("deploy", {**DEPLOY, **named(flags)}, environ, file)
    assert isinstance(found, DeploySettings)
    return found


def rollback(file: str | None = None, environ: dict[str, str] | None = None, **flags: str) -> RollbackSettings:
    found = read("rollback", {**PLACE, **named(flags)}, environ, file)
    assert isinstance(found, RollbackSettings)
    return found


def wrong(verb: str, file: str | None = None, environ: dict[str, str] | None = None, **flags: str) -> list[Mistake]:
    return list(mistakes({**(DEPLOY if verb == "deploy" else PLACE), **named(flags)}, environ, file, verb=verb))


def test_little_is_needed() -> None:
    """Hosts, project and image are enough for a deploy; all else has its default."""
    found = deploy()
    assert (found.images, found.hosts) == ((PINNED,), (HOST,))
    assert (found.timeout, found.settle, found.fetch_timeout) == (120.0, 15.0, 600.0)
    assert (found.lock_wait, found.confirm_timeout, found.probe_timeout) == (300.0, 300.0, 60.0)
    assert (found.batch, found.on_failure, found.keep, found.transport) == ((), "restore", 3, "auto")
    assert not any((found.plan, found.recreate, found.allow_older, found.sync, found.waybill, found.reason))


def test_a_rollback_needs_no_image() -> None:
    """The host knows what it had."""
    found = rollback()
    assert (found.images, found.to, found.list, found.plan) == ((), "", False, False)


def test_everything_can_be_said() -> None:
    """Each input arrives in the field of its name."""
    found = deploy(
        sync="compose.yml\ndeploy/nginx",
        batch="1, 25%, 100%",
        on_failure="restore-all",
        keep="5",
        recreate="true",
        allow_older="yes",
        plan="on",
        reason="It is Monday.",
        fetch_timeout="1m",
        lock_wait="1s",
        confirm_timeout="2m",
        settle="30s",
        health_url="http://127.0.0.1:8000/health",
        host_files="run.sh=/srv/app/run.sh",
        state_directory="/var/lib/waybill",
        compose_files="compose.yml",
        env_file="prod.env",
        profiles="web",
    )
    assert found.sync == ("compose.yml", "deploy/nginx")
    assert (found.batch, found.on_failure, found.keep) == (("1", "25%", "100%"), "restore-all", 5)
    assert found.recreate
    assert found.allow_older
    assert found.plan
    assert (found.fetch_timeout, found.lock_wait, found.confirm_timeout, found.settle) == (60.0, 1.0, 120.0, 30.0)
    assert (found.reason, found.health_url) == ("It is Monday.", "http://127.0.0.1:8000/health")
    assert (found.host_files, found.state_directory) == (("run.sh=/srv/app/run.sh",), "/var/lib/waybill")
    assert (found.compose_files, found.env_file, found.profiles) == (("compose.yml",), "prod.env", ("web",))


@pytest.mark.parametrize("verb", ["deploy", "rollback"])
def test_hosts_and_project_are_asked_for_together(verb: str) -> None:
    """All mistakes at once, and none about what only depends on them."""
    given = {"compose-files": "compose.yml", **({"image": PINNED} if verb == "deploy" else {})}
    found = mistakes(given, {}, None, verb=verb)
    assert [(one.where, one.problem) for one in found] == [
        ("hosts", "no host was given"),
        ("project-directory", "was not given"),
    ]


def test_the_project_may_stand_in_the_file() -> None:
    """Below its environment, as all settings of hosts."""
    file = """
image: ghcr.io/acme/app
environments:
  production:
    hosts: [deploy@web1.example.com, "deploy@web2.example.com:2222"]
    project-directory: /srv/app
    sync: docker-compose.server.yml
    batch: [1, 1, 50%]
    keep: 2
    settle: 20s
"""
    found = read("deploy", {"environment": "production", "digest": DIGEST}, {}, file)
    assert isinstance(found, DeploySettings)
    assert found.images == (PINNED,)
    assert found.hosts == ("deploy@web1.example.com", "deploy@web2.example.com:2222")
    assert (found.sync, found.batch, found.keep) == (("docker-compose.server.yml",), ("1", "1", "50%"), 2)


def test_an_image_without_tag_and_digest_is_not_guessed() -> None:
    """Nobody's `latest` is deployed by accident."""
    (found,) = wrong("deploy", image="ghcr.io/acme/app")
    assert found.where == "--image"
    assert "says neither tag nor digest" in found.problem


@pytest.mark.parametrize(("name", "value"), [("tag", "1.4.2"), ("digest", DIGEST), ("waybill", "waybill.json")])
def test_a_tag_a_digest_or_a_waybill_says_which(name: str, value: str) -> None:
    """Each of them is a contract."""
    found = read("deploy", {**DEPLOY, "image": "ghcr.io/acme/app", name: value}, {}, None)
    assert found.images[0].startswith("ghcr.io/acme/app")


def test_a_waybill_alone_names_the_image_too() -> None:
    """What an earlier run proved."""
    found = read("deploy", {**PLACE, "waybill": "waybill.json"}, {}, None)
    assert isinstance(found, DeploySettings)
    assert (found.images, found.waybill) == ((), "waybill.json")


def test_no_image_at_all_is_a_mistake_of_a_deploy() -> None:
    """An empty output of an earlier job is the usual reason, and is named."""
    found = mistakes({**PLACE, "image": ""}, {}, None, verb="deploy")
    assert any("dropped because it contained a masked value" in one.allowed for one in found)


def test_two_images_are_one_too_many() -> None:
    """One image for each deploy."""
    (found,) = wrong("deploy", image=f"{PINNED}\nghcr.io/acme/other:1")
    assert (found.where, found.problem) == ("--hosts", "are given beside 2 images")


# Time


def test_a_host_must_wait_longer_than_the_settle_window() -> None:
    """Both inputs are named, and a value that would do."""
    (found,) = wrong("deploy", settle="4m30s")
    assert found.where == "confirm-timeout"
    assert "300 seconds" in found.problem
    assert "`settle` alone takes 270" in found.problem
    assert "`330s` or more" in found.allowed


def test_exactly_one_minute_more_is_enough() -> None:
    """The bound itself is allowed."""
    assert deploy(settle="4m", confirm_timeout="5m").settle == 240.0
    assert [one.where for one in wrong("rollback", settle="4m1s", confirm_timeout="5m")] == ["--confirm-timeout"]


# Sync


@pytest.mark.parametrize("path", ["compose.yml", "deploy/nginx/site.conf", ".env.example", "a b/c", "-odd", "..a/b.."])
def test_paths_of_the_checkout(path: str) -> None:
    """Any plain name will do."""
    assert deploy(sync=path).sync == (path,)


@pytest.mark.parametrize(
    ("path", "problem", "fix"),
    [
        ("/etc/passwd", "is not below this checkout", ""),
        ("~/compose.yml", "is not below this checkout", ""),
        ("..", "leads through `..`", ""),
        ("deploy/../../secret", "leads through `..`", ""),
        ("./compose.yml", "is written in another way", "write `compose.yml`"),
        ("deploy/", "is written in another way", "write `deploy`"),
        (".", "is no plain path", "one by one"),
        ("a//b", "is no plain path", "one by one"),
        ("a/./b", "is no plain path", "one by one"),
        ("a\x00b", "holds the control or invisible character", ""),
    ],
)
def test_paths_that_lead_elsewhere(path: str, problem: str, fix: str) -> None:
    """What is sent along stands in the commit, and only below the project."""
    one(tuple(wrong("deploy", sync=path)), "--sync", problem, fix)


# The rollout


@pytest.mark.parametrize("batch", ["1", "10", "25%", "100%", "1, 25%, 100%", "1\n2\n3"])
def test_batches(batch: str) -> None:
    """Numbers and shares, with commas or one a line."""
    assert ", ".join(deploy(batch=batch).batch) == batch.replace("\n", ", ")


def test_the_same_batch_twice_is_meant_twice() -> None:
    """One host, one more host, then the rest."""
    assert deploy(batch="1, 1, 100%").batch == ("1", "1", "100%")


@pytest.mark.parametrize(
    ("batch", "problem", "fix"),
    [
        ("0", "is nobody", "one host or more"),
        ("0%", "is nobody", "one host or more"),
        ("101%", "is more than all", "write `100%`"),
        ("half", "is neither a number of hosts nor a share", "`1, 25%, 100%`"),
        ("-1", "is neither a number of hosts nor a share", "`1, 25%, 100%`"),
        ("1.5", "is neither a number of hosts nor a share", "`1, 25%, 100%`"),
    ],
)
def test_batches_that_mean_nothing(batch: str, problem: str, fix: str) -> None:
    """Each with what would be right."""
    one(tuple(wrong("deploy", batch=batch)), "--batch", problem, fix)


@pytest.mark.parametrize(
    ("keep", "problem"), [("0", "is out of range"), ("51", "is out of range"), ("all", "is no whole number")]
)
def test_a_release_to_go_back_to_is_always_kept(keep: str, problem: str) -> None:
    """None at all would leave nothing for a rollback."""
    one(tuple(wrong("deploy", keep=keep)), "--keep", problem, "")


def test_on_failure_is_one_of_two_words() -> None:
    """A near miss is named."""
    one(tuple(wrong("deploy", on_failure="restore_all")), "--on-failure", "is not one of the words", "`restore-all`")


# Rollback


@pytest.mark.parametrize("to", ["1.4.1", "v1", DIGEST, "20261126T140312Z-1a2b3c4d", "adopted-0123456789ab"])
def test_where_to_go_back_to(to: str) -> None:
    """A tag, a digest or a release."""
    assert rollback(to=to).to == to


@pytest.mark.parametrize("to", ["ghcr.io/acme/app:1.4.1", "-1", "a b", "$(reboot)"])
def test_where_nobody_can_go_back_to(to: str) -> None:
    """What is none of the three is refused before anything is reached."""
    one(tuple(wrong("rollback", to=to)), "--to", "is no tag, digest or release", "as `list` shows it")


def test_an_image_of_a_rollback_is_a_name() -> None:
    """A tag given now seems to say where to go, and only `to` does."""
    (found,) = wrong("rollback", image="ghcr.io/acme/app:1.4.1")
    assert found.where == "--image"
    assert "`to` says where to go" in found.allowed
    assert rollback(image="ghcr.io/acme/app").images == ("ghcr.io/acme/app",)
    (found,) = wrong("rollback", environ={"WAYBILL_IMAGE": PINNED})
    assert found.where == "WAYBILL_IMAGE image"


def test_the_image_of_the_file_may_carry_the_tag_that_is_deployed() -> None:
    """It is what the deploy reads; a rollback takes its name."""
    assert rollback("image: ghcr.io/acme/app:1.4.1\ntag: 1.4.1\nsync: compose.yml\n").images == ("ghcr.io/acme/app",)


def test_list_shows_and_does_nothing_else() -> None:
    """Beside something to do it would be a guess which of both is meant."""
    assert rollback(list="true").list
    found = wrong("rollback", list="true", to="1.4.1", plan="true")
    assert [(one.where, one.problem) for one in found] == [
        ("--to", "is given beside `list`"),
        ("--plan", "is given beside `list`"),
    ]


def test_a_token_without_an_image_belongs_nowhere() -> None:
    """What a host has recorded must not decide where a token is sent."""
    (found,) = wrong("rollback", environ={"WAYBILL_REGISTRY_TOKEN": "not-a-token"})
    assert (found.where, found.problem) == ("WAYBILL_REGISTRY_TOKEN registry-token", "is given without `image`")
    assert "not-a-token" not in str(found)
    assert rollback(image="ghcr.io/acme/app", environ={"WAYBILL_REGISTRY_TOKEN": "not-a-token"}).registry_token


@pytest.mark.parametrize("name", ["to", "list", "reason", "waybill"])
def test_what_belongs_to_one_run_cannot_stand_in_the_file(name: str) -> None:
    """It would be done again by every run."""
    verb = "deploy" if name == "waybill" else "rollback"
    found = wrong(verb, f"image: {PINNED}\n{name}: x\n")
    assert [one.problem for one in found] == ["cannot stand in the file, because it belongs to one run"]


def test_a_reason_has_an_end() -> None:
    """One line for a report, no log."""
    assert rollback(reason="r" * 500).reason == "r" * 500
    one(tuple(wrong("rollback", reason="r" * 501)), "--reason", "has more than 500 characters", "one line")


@pytest.mark.parametrize("name", ["sync", "tag", "digest", "recreate", "allow-older", "host-files", "waybill"])
def test_inputs_of_a_deploy_are_none_of_a_rollback(name: str) -> None:
    """What a rollback puts in place comes from the release."""
    found = mistakes({**PLACE, name: "x"}, {}, None, verb="rollback")
    assert [one.problem for one in found] == ["is no option of `rollback`"]


def test_values_of_variables_are_secrets() -> None:
    """Each by itself, as one alone may turn up in a log."""
    found = deploy(environ={"WAYBILL_VARIABLES": "A=first\nB=second"})
    assert {secret.reveal() for secret in found.secrets} >= {"first", "second"}
