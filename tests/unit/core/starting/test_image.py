"""Whose image it is: never another's, and a doubt is asked about."""

from __future__ import annotations

import pytest

from tests.unit.core.starting.looks import look
from waybill.core.starting.choice import Basis, Choice
from waybill.core.starting.choose import choose
from waybill.core.starting.look import Remote
from waybill.core.starting.project import image_name

DB = "db: {image: ghcr.io/other/postgres:16}"


def image(services: str, **how: object) -> Choice:
    return choose(look({"compose.yml": f"services: {{{services}}}"}, **how), {})["image"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("services", "values", "basis", "says"),
    [
        # A third party's image must never be taken for the repository's own: a release would be put in its place.
        (f"app: {{build: .}}, {DB}", ("ghcr.io/acme/app",), Basis.SEEN, "the remote"),
        (DB, ("ghcr.io/acme/app",), Basis.SEEN, "the remote"),
        ("app: {build: .}, base: {image: ghcr.io/acme/base}", ("ghcr.io/acme/app",), Basis.SEEN, "the remote"),
        (f"api: {{build: ., image: ghcr.io/acme/api}}, {DB}", ("ghcr.io/acme/api",), Basis.SEEN, "names it"),
        (
            "app: {build: ., image: ghcr.io/acme/app}, worker: {build: w, image: ghcr.io/acme/worker}",
            ("ghcr.io/acme/app",),
            Basis.SEEN,
            "names it",
        ),
        ("a: {build: a, image: ghcr.io/acme/a}, b: {build: b, image: ghcr.io/acme/b}", (), Basis.OPEN, "several"),
        ("app: {build: ., image: r.example.com/x/app:1}", ("r.example.com/x/app",), Basis.GUESS, "builds r.example"),
        ("app: {build: ., image: 'acme/app:1'}", ("ghcr.io/acme/app",), Basis.SEEN, "compose.yml calls it acme/app:1"),
    ],
)
def test_the_image_is_what_is_built_or_owned_here(
    services: str, values: tuple[str, ...], basis: Basis, says: str
) -> None:
    found = image(services)

    assert (found.values, found.basis) == (values, basis)
    assert says in found.reason


def test_without_a_remote_a_name_is_a_guess() -> None:
    found = image(DB, remote=None)

    assert (found.values, found.basis) == (("ghcr.io/other/postgres",), Basis.GUESS)


def test_a_server_that_may_not_be_one_of_github_is_asked_about() -> None:
    remote = Remote(host="git.example.com", owner="acme", name="app")
    found = image("app: {build: .}", remote=remote, registry="containers.git.example.com", unsure="if it is one")

    assert (found.values, found.basis) == (("containers.git.example.com/acme/app",), Basis.GUESS)
    assert found.reason.endswith("; if it is one")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ghcr.io/acme/app:${TAG:-latest}", "ghcr.io/acme/app"),
        ("ghcr.io/acme/app:${TAG}", "ghcr.io/acme/app"),
        ("${IMAGE:-ghcr.io/acme/app:1}", "ghcr.io/acme/app"),
        ("${REGISTRY:-ghcr.io}/acme/app:1", "ghcr.io/acme/app"),
        ("localhost:5000/app@sha256:1", "localhost:5000/app"),
        ("ghcr.io/acme/app${SUFFIX}:1", ""),
        ("ghcr.io/${OWNER}/app:1", ""),
        ("app:1", ""),
    ],
)
def test_the_name_of_an_image_is_read_whole_or_not_at_all(text: str, name: str) -> None:
    assert image_name(text) == name
