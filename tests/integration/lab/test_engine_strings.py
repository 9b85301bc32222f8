"""A real container engine meets the world and prints what people report from ghcr.io: the proof of faithfulness."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lab.client import in_days, native_platform
from lab.world import World

SCOPES = "permission_denied: The token provided does not match expected scopes."


@pytest.fixture
def engine(fresh_engine: World) -> World:
    """The world with its engine, holding no image and no login."""
    fresh_engine.docker("logout", "ghcr.io")
    images = fresh_engine.docker("image", "ls", "--quiet", "--no-trunc").stdout.split()
    if images:
        fresh_engine.docker("image", "rm", "--force", *dict.fromkeys(images))
    return fresh_engine


def login(world: World, token: str, user: str = "octo") -> str:
    done = world.docker("login", "ghcr.io", "--username", user, "--password-stdin", input=token)
    return done.stdout + done.stderr


def pull_error(world: World, reference: str) -> str:
    done = world.docker("pull", reference)
    assert done.returncode == 1, done.stdout
    return done.stderr.strip()


def head(reference: str, message: str) -> str:
    name, _, tag = reference.removeprefix("ghcr.io/").partition(":")
    return f'Error response from daemon: Head "https://ghcr.io/v2/{name}/manifests/{tag}": {message}'


def test_a_public_image_is_pulled_without_a_login(engine: World) -> None:
    pushed = engine.state.push_image("ghcr.io/acme/app:1", visibility="public", provenance=True)

    done = engine.docker("pull", "ghcr.io/acme/app:1")

    assert done.returncode == 0, done.stderr
    assert f"Digest: {pushed.digest}" in done.stdout


def test_nobody_pulls_a_private_image(engine: World) -> None:
    engine.state.push_image("ghcr.io/acme/app:1")

    assert pull_error(engine, "ghcr.io/acme/app:1") == head("ghcr.io/acme/app:1", "unauthorized")


def test_nobody_pulls_an_absent_image(engine: World) -> None:
    assert pull_error(engine, "ghcr.io/acme/app:1") == head("ghcr.io/acme/app:1", "denied")


def test_a_credential_that_died_after_the_login(engine: World) -> None:
    engine.state.push_image("ghcr.io/acme/app:1", visibility="public")
    token = engine.state.add_token()
    assert "Login Succeeded" in login(engine, token)
    engine.state.revoke(token)

    assert pull_error(engine, "ghcr.io/acme/app:1") == head("ghcr.io/acme/app:1", "denied: denied")


def test_a_live_credential_without_right(engine: World) -> None:
    engine.state.push_image("ghcr.io/acme/app:1")
    login(engine, engine.state.add_token(owner="stranger"))

    assert pull_error(engine, "ghcr.io/acme/app:1") == "Error response from daemon: denied"


def test_an_absent_tag(engine: World) -> None:
    engine.state.push_image("ghcr.io/acme/app:1", visibility="public")

    assert pull_error(engine, "ghcr.io/acme/app:2") == "Error response from daemon: manifest unknown"


def test_the_rate_limit(engine: World) -> None:
    engine.state.push_image("ghcr.io/acme/app:1", visibility="public")
    engine.limit_reads(times=None)

    assert "toomanyrequests: retry-after: 1.16676ms, allowed: 44000/minute" in pull_error(engine, "ghcr.io/acme/app:1")


def test_a_login_says_little_about_rights(engine: World) -> None:
    assert "Login Succeeded" in login(engine, engine.state.add_token(scopes=()))
    assert "Login Succeeded" in login(engine, engine.state.add_token("fine-grained"))


def test_a_login_with_a_dead_token(engine: World) -> None:
    said = login(engine, engine.state.add_token(expires=in_days(-1)))

    assert said.strip().endswith('Error response from daemon: Get "https://ghcr.io/v2/": denied: denied')


def test_a_private_image_is_pulled_with_a_classic_token(engine: World) -> None:
    engine.state.push_image("ghcr.io/octo/app:1")
    login(engine, engine.state.add_token(owner="octo"))

    assert engine.docker("pull", "ghcr.io/octo/app:1").returncode == 0


def test_a_deleted_child_of_an_index(engine: World) -> None:
    native = native_platform()
    # Content of its own: the engine keeps manifests that it saw once, and needs no registry for those.
    pushed = engine.state.push_image(
        "ghcr.io/acme/app:1", visibility="public", index=True, platforms=(native,), content="seen never before"
    )
    engine.state.delete_manifest("ghcr.io/acme/app:1", pushed.platforms[native])

    done = engine.docker("pull", "ghcr.io/acme/app:1")

    assert "1: Pulling from acme/app" in done.stdout
    assert done.stderr.strip().endswith("manifest unknown")


def test_an_image_for_another_architecture_only(engine: World) -> None:
    engine.state.push_image("ghcr.io/acme/app:1", visibility="public", platforms=("linux/s390x",), index=True)

    assert "no matching manifest for linux/" in pull_error(engine, "ghcr.io/acme/app:1")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda world: world.name_fault("ghcr.io", "absent"), "no such host"),
        (lambda world: world.name_fault("ghcr.io", "refused"), "connect: connection refused"),
        (lambda world: world.tls("ghcr.io", "unknown-ca"), "x509: certificate signed by unknown authority"),
        (lambda world: world.tls("ghcr.io", "wrong-name"), "x509: certificate is valid for proxy.example.net, not"),
        (lambda world: world.tls("ghcr.io", "expired"), "x509: certificate has expired or is not yet valid"),
        (lambda world: world.tls("ghcr.io", "not-yet-valid"), "x509: certificate has expired or is not yet valid"),
        (lambda world: world.tls("ghcr.io", "plain-text"), "server gave HTTP response to HTTPS client"),
        (
            lambda world: world.fault("html", host="ghcr.io", path="/token"),
            "unable to decode token response: invalid character '<' looking for beginning of value",
        ),
        (lambda world: world.fault("status", host="ghcr.io", path="/manifests/", status=502), "502 Bad Gateway"),
        (lambda world: world.fault("close", host="ghcr.io"), "EOF"),
        (lambda world: world.fault("reset", host="ghcr.io"), "connection reset by peer"),
    ],
    ids=[
        "absent name", "refused", "unknown ca", "wrong name", "expired", "not yet valid", "plain text", "portal",
        "bad gateway", "closed", "reset",
    ],
)  # fmt: skip
def test_faults_of_the_way_there(engine: World, spoil: Callable[[World], None], message: str) -> None:
    engine.state.push_image("ghcr.io/acme/app:1", visibility="public")
    spoil(engine)

    assert message in pull_error(engine, "ghcr.io/acme/app:1")


def push(world: World, reference: str) -> str:
    """Tag whatever image is there and push it; returns what was printed last."""
    world.state.push_image("ghcr.io/source/of:images", visibility="public", content=reference)
    assert world.docker("pull", "--quiet", "ghcr.io/source/of:images").returncode == 0
    world.docker("tag", "ghcr.io/source/of:images", reference)
    done = world.docker("push", reference)
    return (done.stdout + done.stderr).strip().splitlines()[-1]


def test_a_first_push_makes_a_private_package(engine: World) -> None:
    engine.state.add_account("octo")
    login(engine, engine.state.add_token(owner="octo", scopes=("write:packages",)))

    said = push(engine, "ghcr.io/octo/new:1")

    assert said.startswith("1: digest: sha256:")
    (package,) = [entry for entry in engine.state.read()["packages"] if entry["name"] == "new"]
    assert "visibility" not in package  # at its default: private
    assert [version["tags"] for version in package["versions"]] == [["1"]]


def test_a_job_makes_a_package_that_is_linked_to_its_repository(engine: World) -> None:
    engine.state.add_account("acme", kind="Organization")
    login(engine, engine.state.add_job_token("acme/app"))

    assert push(engine, "ghcr.io/acme/app:1").startswith("1: digest: sha256:")
    (package,) = [entry for entry in engine.state.read()["packages"] if entry["owner"] == "acme"]
    assert package["repository"] == "acme/app"


def test_a_push_without_the_scope(engine: World) -> None:
    engine.state.push_image("ghcr.io/octo/app:1")
    login(engine, engine.state.add_token(owner="octo", scopes=("read:packages",)))

    assert push(engine, "ghcr.io/octo/app:2") == f"denied: {SCOPES}"


def test_a_push_with_a_fine_grained_token(engine: World) -> None:
    engine.state.push_image("ghcr.io/octo/app:1")
    login(engine, engine.state.add_token("fine-grained", owner="octo", permissions={"packages": "write"}))

    assert push(engine, "ghcr.io/octo/app:2") == f"denied: {SCOPES}"


def test_a_push_of_a_job_to_a_package_that_was_pushed_by_hand(engine: World) -> None:
    engine.state.push_image("ghcr.io/acme/app:1")
    login(engine, engine.state.add_job_token("acme/app"))

    assert push(engine, "ghcr.io/acme/app:2") == "denied: permission_denied: write_package"


def test_a_push_of_a_job_where_the_organisation_forbids_creation(engine: World) -> None:
    engine.state.add_account("acme", kind="Organization")
    login(engine, engine.state.add_job_token("other/app"))

    assert push(engine, "ghcr.io/acme/app:1") == "denied: installation not allowed to Create organization package"


def test_the_sample_application_runs_and_tells_its_version(engine: World) -> None:
    engine.state.push_app("ghcr.io/acme/web:1", "1.0", visibility="public")
    run = engine.docker("run", "--detach", "--network=host", "--name=web", "--env=PORT=8101", "ghcr.io/acme/web:1")
    assert run.returncode == 0, run.stderr

    asked = ["curl", "-sS", "-i", "--retry", "20", "--retry-connrefused", "--retry-delay", "1"]
    answer = engine.run([*asked, "http://127.0.0.1:8101/health"]).stdout
    removed = engine.docker("rm", "--force", "web")

    assert answer.startswith("HTTP/1.1 200 ")
    assert answer.endswith('{"status":"ok","version":"1.0"}')
    assert removed.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "status", "text"),
    [
        (["--env=CRASH_AFTER=0"], 1, "crashing as told"),
        (["--env=NEED_ENV=DATABASE_URL"], 2, "the variable DATABASE_URL is not set"),
        (["--env=SCHEMA=1", "--tmpfs=/data", "--entrypoint=/bin/sh"], 3, "the data has schema 7, newer than 1"),
    ],
    ids=["crash", "missing variable", "newer data"],
)
def test_the_sample_application_fails_as_told(engine: World, arguments: list[str], status: int, text: str) -> None:
    engine.state.push_app("ghcr.io/acme/web:1", "1.0", visibility="public")
    command = ["-c", "echo 7 >/data/schema; exec /app/serve.sh"] if status == 3 else []

    done = engine.docker("run", "--rm", "--network=host", "--env=PORT=8102", *arguments, "ghcr.io/acme/web:1", *command)

    assert done.returncode == status
    assert text in done.stderr
