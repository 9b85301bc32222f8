"""Files of strangers: read as far as they are understood, within bounds, and never believed beyond that."""

from __future__ import annotations

import pytest

from waybill.core.starting.compose import inside, read_compose
from waybill.core.starting.look import Build, GitSeen, Port, Remote
from waybill.core.starting.remote import read_git, remote_of
from waybill.core.starting.workflow import look_at_workflow

BOMB = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30))


def test_a_service_is_read_with_what_is_merged_into_it() -> None:
    text = """
x-base: &base
  image: ghcr.io/acme/app
  ports: ["8000:8000"]
services:
  app:
    <<: *base
    env_file: [{path: ./app.env}, ../other.env]
    volumes: ["./conf:/conf", "data:/data", "/etc/x:/x", {type: bind, source: ./more, target: /m}]
    depends_on: {migrate: {condition: service_completed_successfully}}
  migrate:
    build: {context: ., dockerfile: docker/Dockerfile, target: "${TARGET:-final}"}
"""
    app, migrate = read_compose("deploy/compose.yml", text).services

    assert (app.image, app.ports) == ("ghcr.io/acme/app", (Port(published="8000", container="8000"),))
    assert (app.env_files, app.binds) == (("deploy/app.env", "other.env"), ("deploy/conf", "deploy/more"))
    assert migrate.build == Build(context="deploy", dockerfile="deploy/docker/Dockerfile", target="final")
    assert migrate.waited_for


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("services: [a", "no YAML, line"),
        ("a: b", "names no services"),
        ("services: &s [*s]", "no YAML"),
        ("[" * 5000, "nested too deeply"),
        ("x: " + "y" * 300_000, "larger than 256 KiB"),
        ("a: \x07", "no YAML"),
        ("", "names no services"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, says: str) -> None:
    assert says in read_compose("compose.yml", text).problem


@pytest.mark.parametrize(
    "args", ["{A: 1, B: '${B:-two}', C: '${C}', D: }", "[A=1, 'B=${B:-two}', 'C=${C}', D, 'x y=1']"]
)
def test_arguments_of_a_build_are_taken_where_their_value_is_told(args: str) -> None:
    (app,) = read_compose("compose.yml", f"services: {{app: {{build: {{args: {args}}}}}}}").services

    assert app.build == Build(args=("A=1", "B=two"), open_args=("C", "D"))


def test_a_bomb_of_aliases_costs_what_its_text_costs() -> None:
    text = BOMB + "services:\n  app: {image: *a29, ports: *a29, volumes: *a29, env_file: *a29, depends_on: *a29}\n"
    (app,) = read_compose("compose.yml", text).services

    assert (app.name, app.image, app.ports) == ("app", "", ())


def test_a_tag_of_yaml_makes_nothing() -> None:
    (app,) = read_compose("compose.yml", "services: {app: {image: !!python/object/apply:os.getcwd []}}").services

    assert app.image == ""


@pytest.mark.parametrize("name", ["a b", "../x", "a\\x1b", ""])
def test_a_service_that_compose_would_refuse_is_passed_over(name: str) -> None:
    assert read_compose("compose.yml", f'services: {{"{name}": {{image: x}}}}').services == ()


@pytest.mark.parametrize(
    "text", ["../x", "/etc/passwd", "~/x", "$HOME/x", "a/../../x", "https://example.com/x", "a\nb", ""]
)
def test_a_path_that_leads_out_is_none(text: str) -> None:
    assert inside("", text) == ""


@pytest.mark.parametrize(
    ("text", "deploys", "on_tags"),
    [
        ("on: push\njobs: {a: {steps: [{uses: appleboy/ssh-action@v1}]}}", "appleboy/ssh-action", True),
        ("on: {push: {tags: [v1]}}\njobs: {a: {steps: [{run: kamal deploy}]}}", "Kamal", True),
        (
            "on: {push: {branches: [main]}}\njobs: {a: {steps: [{run: 'ssh a@b docker compose up'}]}}",
            "docker compose over ssh",
            False,
        ),
        ("on: {push: }\njobs: {a: {steps: [{run: 'kubectl apply -f x'}]}}", "Kubernetes", True),
        ("on: workflow_dispatch\njobs: {a: {steps: [{run: ansible-playbook x}]}}", "Ansible", False),
        ("on: [push]\njobs: {a: {steps: [{run: make test}]}}", "", True),
        ("on: {release: {types: [published]}}\njobs: {a: {steps: [{run: kamal deploy}]}}", "Kamal", True),
    ],
)
def test_a_workflow_tells_what_it_deploys_with_and_when(text: str, deploys: str, on_tags: bool) -> None:
    found = look_at_workflow("x.yml", text)

    assert (found.deploys_with, found.starts_on_tags) == (deploys, on_tags)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("git@github.com:Acme/App.git", ("github.com", "Acme/App")),
        ("https://github.com/acme/app", ("github.com", "acme/app")),
        ("https://user:secret@github.com/acme/app.git/", ("github.com", "acme/app")),
        ("ssh://git@ssh.github.com:443/acme/app.git", ("github.com", "acme/app")),
        ("https://ghe.example.com/acme/my.app.git", ("ghe.example.com", "acme/my.app")),
        ("git@github.com:octocat_corp/app.git", ("github.com", "octocat_corp/app")),
        ("git@github.com-work:acme/app.git", ("github.com", "acme/app")),
        ("github-work:acme/app", ("github.com", "acme/app")),
        ("git@github.example.com:acme/app.git", ("github.example.com", "acme/app")),
        ("/srv/git/app.git", None),
        ("https://github.com/acme/app/more", None),
        ("git@github.com:acme/a b", None),
        ("git@github.com:acme/app\x1b[31m", None),
    ],
)
def test_a_remote(url: str, expected: tuple[str, str] | None) -> None:
    found = remote_of(url)

    assert (found and (found.host, found.slug)) == expected


def test_git_tells_the_remote_that_is_called_origin_and_only_names_that_are_some() -> None:
    found = read_git(
        {
            "remotes": "remote.fork.url git@github.com:me/app.git\nremote.origin.url git@github.com:acme/app.git\n",
            "head": "refs/remotes/origin/trunk\n",
            "branch": "topic\n",
            "tags": "v1.0.0\n\x1b[31mv2\n",
            "commit": "a" * 40 + "\n",
        }
    )

    assert found == GitSeen(
        remote=Remote(host="github.com", owner="acme", name="app"), branch="trunk", tags=("v1.0.0",), commit="a" * 40
    )


@pytest.mark.parametrize(
    ("remotes", "slug", "doubt", "problem"),
    [
        ({"origin": "git@github.com:acme/app.git"}, "acme/app", "", ""),
        ({"origin": "git@github.com-work:acme/app.git"}, "acme/app", "github.com-work is taken for github.com", ""),
        ({"origin": "https://ghe.example.com/acme/app"}, "acme/app", "if ghe.example.com is a GitHub server", ""),
        ({"origin": "https://acme.ghe.com/acme/app"}, "acme/app", "", ""),
        (
            {"origin": "git@github.com:me/app", "upstream": "git@github.com:acme/app"},
            "me/app",
            "upstream, acme/app",
            "",
        ),
        ({"origin": "git@gitlab.com:acme/app.git"}, None, "", "gitlab.com, which is no server of GitHub"),
        ({"origin": "work:acme/app.git"}, None, "", "a name of this machine"),
    ],
)
def test_a_remote_that_may_be_another_is_doubted(
    remotes: dict[str, str], slug: str | None, doubt: str, problem: str
) -> None:
    found = read_git({"remotes": "".join(f"remote.{name}.url {url}\n" for name, url in remotes.items())})

    assert (found.remote and found.remote.slug) == slug
    assert doubt in found.unsure
    assert bool(doubt) == bool(found.unsure)
    assert problem in found.problem


@pytest.mark.parametrize("build", ["{dockerfile_inline: 'FROM scratch'}", "https://github.com/acme/app.git", "../x"])
def test_a_build_that_no_dockerfile_of_this_repository_says_is_none(build: str) -> None:
    (app,) = read_compose("compose.yml", f"services: {{app: {{build: {build}}}}}").services

    assert (app.build, app.whole) == (None, True)
