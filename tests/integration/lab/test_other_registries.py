"""Registries that are not GitHub's, and the view of the machine from inside."""

from __future__ import annotations

import subprocess

import pytest

from lab.registries import LOGIN, PASSWORD
from lab.world import World
from tests.integration.lab.asking import ACCEPT, Asker

BASIC, TOKEN, PLAIN = "https://registry.example.com", "https://token.example.com", "http://127.0.0.1:5000"


def test_the_basic_registry_takes_its_login_and_nothing_else(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("registry.example.com/acme/app:1")

    refused = ask(f"{BASIC}/v2/")
    wrong = ask(f"{BASIC}/v2/acme/app/tags/list", "-u", f"{LOGIN}:wrong")
    right = ask(f"{BASIC}/v2/acme/app/tags/list", "-u", f"{LOGIN}:{PASSWORD}")

    assert (refused.status, refused.headers["www-authenticate"]) == (401, 'Basic realm="Lab"')
    assert (wrong.status, right.json) == (401, {"name": "acme/app", "tags": ["1"]})


def token_for(ask: Asker, scope: str, *credential: str) -> str:
    answer = ask(f"{TOKEN}/auth/token?service=token.example.com&scope={scope}", *credential)
    assert answer.status == 200, answer
    return answer.json["token"]  # type: ignore[no-any-return]


def test_the_token_registry_challenges_and_takes_what_its_issuer_signed(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("token.example.com/acme/app:1")
    fresh.state.add_login("octo", "pa ss", {"acme/app": ["pull"]})

    challenge = ask(f"{TOKEN}/v2/acme/app/manifests/1").headers["www-authenticate"]
    token = token_for(ask, "repository:acme/app:pull", "-u", "octo:pa ss")
    answer = ask(f"{TOKEN}/v2/acme/app/manifests/1", *ACCEPT, "-H", f"Authorization: Bearer {token}")

    realm = 'Bearer realm="https://token.example.com/auth/token",service="token.example.com"'
    assert challenge == f'{realm},scope="repository:acme/app:pull"'
    assert answer.status == 200


def test_too_small_a_scope_is_401_with_insufficient_scope(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("token.example.com/acme/app:1")
    fresh.state.add_login("octo", "secret", {"acme/app": ["pull"]})
    token = token_for(ask, "repository:acme/app:pull,push", "-u", "octo:secret")

    answer = ask(f"{TOKEN}/v2/acme/app/blobs/uploads/", "-X", "POST", "-H", f"Authorization: Bearer {token}")

    assert answer.status == 401
    assert 'error="insufficient_scope"' in answer.headers["www-authenticate"]


def test_a_wrong_password_is_401_at_the_token_step(fresh: World, ask: Asker) -> None:
    fresh.state.add_login("octo", "secret", {})

    answer = ask(f"{TOKEN}/auth/token?service=token.example.com", "-u", "octo:wrong")

    assert answer.error == (401, "UNAUTHORIZED", "authentication required")


def test_nobody_pulls_there_what_is_open(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("token.example.com/acme/open:1")
    fresh.state.add_login("", "", {"acme/open": ["pull"]})
    token = token_for(ask, "repository:acme/open:pull")

    assert ask(f"{TOKEN}/v2/acme/open/tags/list", "-H", f"Authorization: Bearer {token}").status == 200


def test_the_open_registry_answers_on_loopback_and_by_a_name_without_tls(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("127.0.0.1:5000/acme/app:1")

    assert ask(f"{PLAIN}/v2/acme/app/tags/list").json["tags"] == ["1"]
    assert ask("http://plain.example.com/v2/acme/app/tags/list").json["tags"] == ["1"]


def test_push_and_pull_through_the_edge_with_skopeo(fresh: World) -> None:
    fresh.state.push_image("127.0.0.1:5000/acme/app:1", size=300_000)
    # Signatures would be looked for in a folder of root's, which is closed to the root of a user namespace.
    policy = ["skopeo", "--insecure-policy", "copy", "--preserve-digests", "--remove-signatures"]

    done = fresh.run(
        [*policy, "--src-tls-verify=false", "--dest-creds", f"{LOGIN}:{PASSWORD}",
         "docker://127.0.0.1:5000/acme/app:1", "docker://registry.example.com/acme/copy:1"]
    )  # fmt: skip

    assert done.returncode == 0, done.stderr


def test_a_typosquat_asks_for_a_credential_at_its_own_realm(ask: Asker) -> None:
    assert 'realm="https://ghrc.io/token"' in ask("https://ghrc.io/v2/").headers["www-authenticate"]


def test_an_enterprise_server_answers_below_its_own_path(fresh: World, ask: Asker) -> None:
    token = fresh.state.add_token(owner="octo")
    fresh.state.add_account("octo")

    answer = ask("https://github.example.com/api/v3/user", "-H", f"Authorization: Bearer {token}")

    assert answer.json["login"] == "octo"


def test_other_names_do_not_exist_and_nothing_of_the_machine_is_reached(fresh: World) -> None:
    done = fresh.run(["curl", "-sS", "https://www.example.org/"])

    assert done.returncode == 6
    assert set(fresh.run(["ls", "/run"]).stdout.split()) <= {"lock", "mount"}  # mount(8) notes there what it did
    assert fresh.run(["ip", "-brief", "link"]).stdout.split()[0] == "lo"


def test_commands_run_with_a_clean_environment_and_their_input(fresh: World) -> None:
    done = fresh.run(["sh", "-c", "env | sort | cut -d= -f1; cat"], env={"EXTRA": "1"}, input="hello")

    assert set(done.stdout.split()) - {"_", "OLDPWD"} == {
        "DOCKER_HOST", "EXTRA", "HOME", "LANG", "PATH", "PWD", "hello",
    }  # fmt: skip


def test_a_reset_forgets_people_images_and_requests(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1", visibility="public")
    fresh.state.push_image("127.0.0.1:5000/acme/app:1")
    fresh.state.add_token()

    fresh.reset()

    assert (fresh.state.read(), fresh.requests()) == ({}, [])
    assert ask.exchange("acme/app").status == 403
    assert ask(f"{PLAIN}/v2/acme/app/tags/list").status == 404
    fresh.state.push_image("ghcr.io/acme/app:2", visibility="public")
    assert ask("/v2/acme/app/tags/list", *ask.bearer("acme/app")).json["tags"] == ["2"]


def test_docker_hub_sends_everybody_to_another_host_for_a_token(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("docker.io/library/busybox:1")

    challenge = ask("https://registry-1.docker.io/v2/library/busybox/manifests/1").headers["www-authenticate"]
    done = fresh.run(["skopeo", "list-tags", "docker://docker.io/library/busybox"])

    assert challenge.startswith('Bearer realm="https://auth.docker.io/token",service="registry.docker.io"')
    assert '"1"' in done.stdout, done.stderr


def test_the_proxy_tunnels(fresh: World) -> None:
    answer = fresh.run(["curl", "-sS", "https://ghcr.io/v2/"], env={"HTTPS_PROXY": "http://proxy.example.com:3128"})

    assert '"UNAUTHORIZED"' in answer.stdout, answer.stderr
    assert [(seen.method, seen.host, seen.path, seen.status) for seen in fresh.requests()] == [
        ("CONNECT", "proxy.example.com", "ghcr.io:443", 200),
        ("GET", "ghcr.io", "/v2/", 401),
    ]


def test_the_proxy_asks_for_its_login(fresh: World) -> None:
    fresh.proxy_login("me:secret")
    ping = ["curl", "-sS", "https://ghcr.io/v2/"]

    without = fresh.run(ping, env={"HTTPS_PROXY": "http://proxy.example.com:3128"})
    having = fresh.run(ping, env={"HTTPS_PROXY": "http://me:secret@proxy.example.com:3128"})

    assert "407" in without.stderr
    assert '"UNAUTHORIZED"' in having.stdout, having.stderr


def test_a_package_can_be_changed(fresh: World, ask: Asker) -> None:
    fresh.state.push_image("ghcr.io/acme/app:1")
    assert ask.exchange("acme/app").status == 401

    fresh.state.change_package("acme/app", visibility="public")

    assert ask.exchange("acme/app").status == 200


def test_a_command_that_takes_too_long_is_killed_with_its_children(fresh: World) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        fresh.run(["sh", "-c", "sleep 4321; true"], timeout=0.5)

    assert "4321" not in fresh.run(["ps", "-e", "-o", "args"]).stdout
