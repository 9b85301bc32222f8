"""From a look to choices: each with the right value, what it stands on, and a reason that names the place."""

from __future__ import annotations

import pytest

from tests.unit.core.starting.looks import look
from waybill.core.starting.choice import Basis, Choice
from waybill.core.starting.choose import Answers, choose, missing

BUILT = "services:\n  app:\n    build: .\n"
PUBLISHED = """
services:
  app:
    build: .
    ports: [{ports}]
    healthcheck: {{test: ["CMD", "curl", "-f", "{asked}"]}}
"""


def chosen(name: str, *files: tuple[str, str], answers: Answers | None = None) -> Choice:
    return choose(look(dict(files)), answers or {})[name]


def workflow(script: str, host: str = "") -> tuple[str, str]:
    given = f"\n        with: {{host: '{host}', username: deploy}}" if host else ""
    lines = "".join(f"          {line}\n" for line in script.splitlines())
    text = "on: push\njobs:\n  a:\n    steps:\n      - uses: appleboy/ssh-action@v1" + given
    return ".github/workflows/old.yml", f"{text}\n      - run: |\n{lines}"


@pytest.mark.parametrize(
    ("files", "values", "basis", "says"),
    [
        ([], ("ghcr.io/acme/app",), Basis.SEEN, "Acme/App on github.com"),
        (
            [("compose.yml", "services: {a: {image: 'ghcr.io/acme/app:${TAG:-1}'}}")],
            ("ghcr.io/acme/app",),
            Basis.SEEN,
            "compose.yml names it",
        ),
        (
            [("compose.yml", "services: {a: {image: 'ghcr.io/acme/api@sha256:1'}, b: {image: 'postgres:16'}}")],
            ("ghcr.io/acme/api",),
            Basis.SEEN,
            "compose.yml names it",
        ),
        (
            [("compose.yml", "services: {a: {image: ghcr.io/acme/api}, b: {image: ghcr.io/acme/web}}")],
            (),
            Basis.OPEN,
            "ghcr.io/acme/api (compose.yml), ghcr.io/acme/web (compose.yml)",
        ),
        ([workflow("docker push ghcr.io/acme/shop:1")], ("ghcr.io/acme/shop",), Basis.SEEN, "old.yml names it"),
    ],
)
def test_the_image(files: list[tuple[str, str]], values: tuple[str, ...], basis: Basis, says: str) -> None:
    found = chosen("image", *files)

    assert (found.values, found.basis) == (values, basis)
    assert says in found.reason


def test_without_a_remote_of_github_the_image_is_open() -> None:
    assert choose(look(remote=None), {})["image"].basis is Basis.OPEN


@pytest.mark.parametrize(
    ("files", "values", "basis"),
    [
        ([], (), Basis.OPEN),
        ([workflow("", "web1.example.com")], ("deploy@web1.example.com",), Basis.SEEN),
        (
            [workflow("ssh -p 22 -o X=y deploy@web1.example.com docker compose up")],
            ("deploy@web1.example.com",),
            Basis.SEEN,
        ),
        ([workflow("ssh deploy@192.0.2.7 true")], ("deploy@192.0.2.7",), Basis.SEEN),
        (
            [workflow("ssh a@one.example.com\nssh a@two.example.com")],
            ("a@one.example.com", "a@two.example.com"),
            Basis.GUESS,
        ),
        ([workflow("# ssh deploy@web1.example.com")], (), Basis.OPEN),
        ([workflow("git clone git@github.com:acme/app.git")], (), Basis.OPEN),
        ([workflow("ssh -T git@github.com || true")], (), Basis.OPEN),
        (
            [workflow("", "one.example.com,two.example.com:2222")],
            ("deploy@one.example.com", "deploy@two.example.com:2222"),
            Basis.GUESS,
        ),
        ([workflow("", "${{ secrets.HOST }}")], (), Basis.OPEN),
    ],
)
def test_the_hosts(files: list[tuple[str, str]], values: tuple[str, ...], basis: Basis) -> None:
    found = chosen("host", *files)

    assert (found.values, found.basis) == (values, basis)


def test_a_host_in_a_secret_is_named_by_the_secret() -> None:
    assert "takes it from HOST" in chosen("host", workflow("", "${{ secrets.HOST }}")).reason


@pytest.mark.parametrize(
    ("script", "value", "basis"),
    [
        ("true", "/srv/app", Basis.GUESS),
        ("cd /opt/shop && docker compose up -d", "/opt/shop", Basis.SEEN),
        ("cd /opt/shop\ncd '/var/www/shop'", "/opt/shop", Basis.GUESS),
        ("cd $HOME/app", "/srv/app", Basis.GUESS),
    ],
)
def test_the_directory(script: str, value: str, basis: Basis) -> None:
    found = chosen("project-directory", workflow(script))

    assert (found.value, found.basis) == (value, basis)


OVERLAY = "services: {app: {restart: always}}"
WHOLE = "services: {app: {image: ghcr.io/acme/app}}"


@pytest.mark.parametrize(
    ("files", "values", "says"),
    [
        ({}, (), "the one on the server counts"),
        ({"compose.yml": BUILT}, ("compose.yml",), "compose finds"),
        ({"compose.yml": BUILT, "docker-compose.prod.yml": WHOLE}, ("docker-compose.prod.yml",), "called as one"),
        (
            {"compose.yml": BUILT, "compose.production.yml": OVERLAY},
            ("compose.yml", "compose.production.yml"),
            "changes",
        ),
        ({"deploy/compose.yml": WHOLE}, ("deploy/compose.yml",), "Only its folder is called so"),
        ({"compose.yml": BUILT, "compose.override.yml": OVERLAY}, ("compose.yml",), "compose.override.yml is left out"),
        ({"docker-compose.yaml": BUILT, "docker-compose.yml": WHOLE}, ("docker-compose.yml",), "compose finds"),
        ({"compose.yml": "services: {app: {build: {context: ., target: dev}}}"}, (), "builds the stage dev of app"),
        (
            {"compose.yml": "include: [compose.prod.yml]\nservices: {app: {build: .}}", "compose.prod.yml": WHOLE},
            ("compose.yml",),
            "compose finds",
        ),
        ({"compose.yml": BUILT + "    volumes: ['.:/app']\n"}, (), "as for development"),
        ({"compose.yml": "services: {app: {build: ./src, volumes: [./src:/app]}}"}, (), "src of the checkout"),
        ({"compose.yml": "services: {app: {build: .}, w: {image: n, volumes: ['./:/w']}}"}, (), "puts the top"),
        ({"compose.yml": "services: ["}, (), "no compose file"),
        ({"delivery/compose.yml": WHOLE}, (), "no compose file is at the top"),
        ({"compose.dev.yml": WHOLE}, (), "no compose file is called as compose looks for it (compose.dev.yml is not)"),
    ],
)
def test_the_compose_files(files: dict[str, str], values: tuple[str, ...], says: str) -> None:
    found = choose(look(files), {})["compose-file"]

    assert found.values == values
    assert says in found.reason


@pytest.mark.parametrize(
    ("files", "folders", "values", "says"),
    [
        ({"deploy/compose.yml": WHOLE}, (), ("deploy/compose.yml",), "Only its folder"),
        (
            {"compose.yml": "services: {app: {build: .}, mail: {image: m}}", "compose.prod.yml": WHOLE},
            (),
            ("compose.prod.yml",),
            "if mail of compose.yml is not wanted",
        ),
        ({"compose.yml": BUILT + "    volumes: ['./src:/app/src']\n"}, ("src",), (), "perhaps for development"),
        ({"deploy/compose.yml": "services: {a: {image: b, env_file: a.env}}"}, (), (), "deploy/a.env beside it"),
        ({"deploy/compose.yml": "include: [db.yml]\nservices: {a: {image: b}}"}, (), (), "deploy/db.yml beside it"),
    ],
)
def test_compose_files_that_may_be_meant_are_asked_about(
    files: dict[str, str], folders: tuple[str, ...], values: tuple[str, ...], says: str
) -> None:
    found = choose(look(files, folders=folders), {})["compose-file"]

    assert (found.values, found.basis) == (values, Basis.GUESS)
    assert says in found.reason


def test_of_a_compose_file_that_is_not_deployed_neither_services_nor_address_are_taken() -> None:
    """They would be those of a development machine, told of the server's."""
    develops = PUBLISHED.format(ports='"8080:8000"', asked="http://localhost:8000/up") + "    volumes: ['.:/app']\n"
    found = choose(look({"compose.yml": develops}), {})

    assert (found["service"].values, found["health-url"].values) == ((), ())


def test_a_second_file_changes_the_services_of_the_first() -> None:
    over = (
        "services: {app: {ports: ['8080:8000'], healthcheck: {test: 'curl http://localhost:8000/up'}}, db: {image: x}}"
    )
    chain = {"compose.yml": BUILT + "  db: {image: 'postgres:16'}\n", "compose.prod.yml": over}
    found = choose(look(chain), {"compose-file": ("compose.yml", "compose.prod.yml")})

    assert found["service"].values == ("app",)
    assert found["health-url"].value == "http://127.0.0.1:8080/up"


def test_a_compose_file_that_git_ignores_is_not_chosen() -> None:
    files = {"compose.yml": BUILT, "Dockerfile": ""}

    assert choose(look(files, ignored=("compose.yml",)), {})["compose-file"].values == ()


OURS = "{image: ghcr.io/acme/app"


@pytest.mark.parametrize(
    ("text", "values", "basis"),
    [
        (BUILT, ("app",), Basis.SEEN),
        (
            "services: {a: {image: ghcr.io/acme/app}, b: {image: ghcr.io/acme/app:1, build: x}, c: {build: y}}",
            ("a", "b"),
            Basis.SEEN,
        ),
        ("services: {a: {build: .}, b: {build: {context: .}}, db: {image: 'postgres:16'}}", ("a", "b"), Basis.SEEN),
        ("services: {a: {build: ./a}, b: {build: ./b}}", (), Basis.OPEN),
        # A worker that is built just as the application would go on with the old code.
        ("services: {a: {build: ., image: ghcr.io/acme/app}, b: {build: .}}", ("a", "b"), Basis.SEEN),
        ("services: {a: {build: ., image: 'acme/app:dev'}, db: {image: ghcr.io/other/db}}", ("a",), Basis.SEEN),
        ("services: {a: {image: '${IMAGE}'}, db: {image: postgres}}", ("a",), Basis.GUESS),
        ("services: {a: {image: '${IMAGE:?}'}, b: {image: '${IMAGE:?}'}, db: {image: redis}}", ("a", "b"), Basis.GUESS),
        ("services: {a: {image: '$APP:$TAG'}, db: {image: '${OTHER:?said by nobody}'}}", (), Basis.OPEN),
        # One that is chosen is started, whatever its profile: a tool would be taken for a part of the release.
        (
            f"services: {{a: {OURS}}}, shell: {OURS}, profiles: [tools]}}, off: {OURS}, deploy: {{replicas: 0}}}}}}",
            ("a",),
            Basis.SEEN,
        ),
        (
            "services: {base: {image: ghcr.io/acme/app, scale: 0}, a: {extends: base}, b: {image: ghcr.io/acme/app}}",
            ("b",),
            Basis.SEEN,
        ),
        (
            "services: {a: {extends: {service: b}}, b: {image: ghcr.io/acme/app}, c: {extends: c}}",
            ("a", "b"),
            Basis.SEEN,
        ),
        ("services: {db: {image: docker.io/library/postgres}}", (), Basis.OPEN),
    ],
)
def test_the_services(text: str, values: tuple[str, ...], basis: Basis) -> None:
    found = chosen("service", ("compose.yml", text), answers={"image": ("ghcr.io/acme/app",)})

    assert (found.values, found.basis) == (values, basis)


@pytest.mark.parametrize(
    ("ports", "asked", "value"),
    [
        ('"8080:8000"', "http://localhost:8000/health", "http://127.0.0.1:8080/health"),
        ('"127.0.0.1:8080:8000/tcp"', "http://127.0.0.1:8000/", "http://127.0.0.1:8080/"),
        ('"192.0.2.7:80:80"', "http://localhost", "http://192.0.2.7:80/"),
        ('"${PORT:-9000}:8000"', "http://localhost:8000/up?x=1", "http://127.0.0.1:9000/up?x=1"),
        ('{published: "81", target: "80"}', "http://localhost/up", "http://127.0.0.1:81/up"),
        ('"${PORT}:8000"', "http://localhost:8000/up", ""),
        ('"9000:9000"', "http://localhost:8000/up", ""),
        ('"8000:8000"', "http://other.example.com:8000/up", ""),
    ],
)
def test_the_health_address_is_the_check_through_the_published_port(ports: str, asked: str, value: str) -> None:
    assert chosen("health-url", ("compose.yml", PUBLISHED.format(ports=ports, asked=asked))).value == value


@pytest.mark.parametrize(
    ("files", "values"),
    [
        ({"Dockerfile": ""}, ("release", "rollback")),
        ({"compose.yml": BUILT}, ("release", "rollback")),
        ({}, ("deploy", "rollback")),
    ],
)
def test_the_workflows(files: dict[str, str], values: tuple[str, ...]) -> None:
    assert choose(look(files), {})["workflow"].values == values


def test_an_answer_goes_before_every_guess_and_none_clears() -> None:
    answers = {"image": ("ghcr.io/acme/other",), "compose-file": ("none",)}
    found = choose(look({"compose.yml": BUILT}), answers)

    assert (found["image"].values, found["image"].basis) == (("ghcr.io/acme/other",), Basis.GIVEN)
    assert (found["compose-file"].values, found["compose-file"].basis) == ((), Basis.GIVEN)


def test_what_nobody_knows_is_missing_and_a_guess_only_until_it_is_taken() -> None:
    found = choose(look({"Dockerfile": ""}), {})

    assert [choice.name for choice in missing(found, take_guesses=False)] == ["host", "project-directory"]
    assert [choice.name for choice in missing(found, take_guesses=True)] == ["host"]


@pytest.mark.parametrize(
    "ports", ['"${PORT:-9000}:8000"', '{published: "${PORT:-9000}", target: 8000, host_ip: 127.0.0.1}']
)
def test_a_port_that_the_server_may_set_is_asked_about(ports: str) -> None:
    found = chosen("health-url", ("compose.yml", PUBLISHED.format(ports=ports, asked="http://localhost:8000/")))

    assert (found.value, found.basis) == ("http://127.0.0.1:9000/", Basis.GUESS)


def test_a_workflow_that_deploys_nothing_tells_nothing_of_a_server() -> None:
    """A container of a test has directories too, and fetching code is no deploy."""
    text = "on: push\njobs: {a: {steps: [{run: 'ssh -T git@github.com; cd /app && make test'}]}}"
    found = choose(look({".github/workflows/ci.yml": text}), {})

    assert (found["host"].values, found["project-directory"].basis) == ((), Basis.GUESS)
    assert found["project-directory"].value == "/srv/app"


def test_what_a_file_says_that_stands_is_not_told_as_an_answer() -> None:
    found = choose(look(), {"host": ("a@b.example.com",), "image": ("ghcr.io/acme/app",)}, frozenset({"host"}))

    assert found["host"].reason == "as the settings say that stand here"
    assert found["image"].reason == "as was said"


@pytest.mark.parametrize(
    ("names", "values", "basis"),
    [
        ((), ("production",), Basis.CUSTOM),
        (("Live",), ("live",), Basis.SEEN),
        (("staging", "prod"), ("prod",), Basis.GUESS),
        (("${{ inputs.where }}",), ("production",), Basis.CUSTOM),
        (("none",), ("production",), Basis.CUSTOM),
    ],
)
def test_the_environment_is_the_one_that_is_deployed_in_so_far(
    names: tuple[str, ...], values: tuple[str, ...], basis: Basis
) -> None:
    jobs = "".join(
        f"  j{number}: {{environment: '{name}', steps: [{{run: kamal deploy}}]}}\n" for number, name in enumerate(names)
    )
    found = choose(look({".github/workflows/old.yml": f"on: push\njobs:\n{jobs}"}), {})["environment"]

    assert (found.values, found.basis) == (values, basis)
