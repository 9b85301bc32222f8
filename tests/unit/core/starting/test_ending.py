"""What is left to do: for every environment a key, for every host its pin, and a token only where one is needed."""

from __future__ import annotations

import dataclasses
import shlex

import pytest

from tests.unit.core.starting.looks import REMOTE
from waybill.core.diagnosis.filters import selected
from waybill.core.ssh.address import parse_address
from waybill.core.starting.ending import End, environments_of, last_steps
from waybill.core.starting.look import Remote
from waybill.core.starting.workflow_text import next_tag, tags_of

END = End(
    remote=REMOTE,
    branch="main",
    image="ghcr.io/acme/app",
    registry="ghcr.io",
    environments=("production", "watch"),
    chosen="production",
    logins=(parse_address("deploy@web1.example.com"), parse_address("deploy@[2001:db8::1]:2222")),
    written=("waybill.yml",),
    workflows=("release.yml", "rollback.yml"),
    command="/opt/waybill/bin/waybill",
    there=(".env",),
    directory="/srv/app",
    tag="v0.1.0",
)


def commands(end: End) -> list[str]:
    return [command for step in last_steps(end) for command in step.commands]


def titles(end: End) -> list[str]:
    return [step.title for step in last_steps(end)]


def test_each_environment_has_a_key_of_its_own_that_is_let_in_on_each_host() -> None:
    keys = [command for command in commands(END) if command.startswith("ssh-keygen -q")]
    lines = [command for command in commands(END) if "authorized_keys" in command]

    assert len(set(keys)) == 2
    assert len(lines) == 4
    assert all("restrict,port-forwarding" in line for line in lines)
    assert lines[1].split(" | ")[1].startswith("ssh -p 2222 deploy@2001:db8::1 ")


def test_the_private_half_is_given_to_github_and_then_removed() -> None:
    """Only then: where gh fails, the key is still here. And it is over no key that the user has under the name."""
    path = '"$HOME/.ssh/waybill-acme-app-production"'

    assert f"gh secret set DEPLOY_KEY --env production --repo Acme/App < {path} && rm {path}" in commands(END)
    assert not any(command.startswith("rm") for command in commands(END))


def test_host_keys_are_fetched_compared_and_only_then_pinned() -> None:
    (first, *_) = (step for step in last_steps(END) if step.title.startswith("Compare the host keys"))
    (pinned, *_) = (step for step in last_steps(END) if step.title.startswith("Pin the host keys"))

    assert [command.split()[0] for command in first.commands] == ["ssh-keyscan", "ssh-keyscan", "ssh-keygen"]
    assert [command.split()[:2] for command in pinned.commands] == [["gh", "variable"]]
    assert first.commands[0].endswith('web1.example.com > "$HOME/.ssh/waybill-acme-app-production".known_hosts')
    assert first.commands[1].startswith("ssh-keyscan -p 2222 2001:db8::1 >> ")
    assert 'ssh-keygen -lf "$key"' in " ".join(first.text)


@pytest.mark.parametrize(
    ("image", "registry", "token"),
    [
        ("ghcr.io/acme/app", "ghcr.io", ""),
        ("ghcr.io/other/app", "ghcr.io", "a classic token"),
        ("docker.io/acme/app", "ghcr.io", "a token of that registry"),
        ("ghcr.io/acme/app", "", "a token of that registry"),
    ],
)
def test_a_token_is_to_be_made_only_where_the_jobs_own_has_no_right(image: str, registry: str, token: str) -> None:
    end = dataclasses.replace(END, image=image, registry=registry)
    said = " ".join(" ".join(step.text) for step in last_steps(end))

    assert ("No registry token is to be made" in titles(end)) is not bool(token)
    assert token in said
    assert ("gh secret set REGISTRY_TOKEN --repo Acme/App" in commands(end)) is bool(token)


def test_what_is_not_known_is_not_made_up() -> None:
    end = dataclasses.replace(
        END, remote=None, registry="", branch="", logins=(), written=(), there=(), tag="", environments=()
    )

    assert titles(end) == ["Make the environment production", "See whose ghcr.io/acme/app is", "Commit, and release"]
    asked, _, made = commands(end)[0].partition(" 2>/dev/null || ")
    assert asked == "gh api --silent repos/OWNER/NAME/environments/production"
    assert made == "gh api --silent --method PUT repos/OWNER/NAME/environments/production"
    assert not any(word in command for command in commands(end) for word in ("ssh", "git tag", "git add"))


def test_every_command_is_one_that_a_shell_reads_as_it_was_meant() -> None:
    end = dataclasses.replace(END, written=("a file.yml",), command="'/opt/way bill/bin/waybill'")
    words = [shlex.split(command) for command in commands(end)]

    assert ["git", "add", "--", "a file.yml"] in words
    assert ["/opt/way bill/bin/waybill", "config", "check"] in words


def test_environments_are_those_that_jobs_name_and_no_expression_is_one() -> None:
    text = "jobs:\n  a:\n    environment: watch # why\n  b:\n    environment: ${{ inputs.environment }}\n"

    assert environments_of([text, text]) == ("watch",)


def test_on_a_server_of_ones_own_gh_is_told_which() -> None:
    """Else it asks github.com, where another may have a repository of that name."""
    own = Remote(host="ghe.example.com", owner="acme", name="app")
    said = [command for command in commands(dataclasses.replace(END, remote=own)) if command.startswith("gh ")]

    assert said
    assert all("--hostname ghe.example.com " in command or "ghe.example.com/acme/app" in command for command in said)


@pytest.mark.parametrize(
    ("tags", "tag"),
    [
        ((), "v0.1.0"),
        (("v1.4.9", "v1.4.8"), "v1.4.10"),
        (("1.4.0",), "1.4.1"),
        (("app-v1.4.0",), "app-v1.4.1"),
        (("20260123-170510",), "NEXT_TAG"),
        (("app/v1.4.0", "app@1.4.0"), "v0.1.0"),
        (("app/v1.5.0", "v1.4.0"), "v1.4.1"),
        (("v1.4.0", "v1.4.1"), "NEXT_TAG"),
        (("$(id)",), "v0.1.0"),
    ],
)
def test_the_next_tag_is_one_that_starts_a_release(tags: tuple[str, ...], tag: str) -> None:
    assert next_tag(tags) == tag
    assert tag == "NEXT_TAG" or selected(tags_of(tags), tag)


def test_many_and_odd_paths_are_added_by_commands_that_are_shown_whole() -> None:
    paths = ("-x/a b.yml", *(f"{'folder' * 20}/{number}.yml" for number in range(40)))
    added = [command for command in commands(dataclasses.replace(END, written=paths)) if "git add" in command]

    assert all(len(command) < 2000 for command in added)
    assert all(command.startswith("git add -- ") for command in added)
    assert tuple(path for command in added for path in shlex.split(command)[3:]) == paths
