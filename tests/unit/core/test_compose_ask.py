from __future__ import annotations

from typing import Any

import pytest

from waybill.core.host.ask_compose import ComposeAsk, compose_variables, env_file, read_values, supplied_values
from waybill.secret import Secret

DIGEST = "sha256:" + "a" * 64


def ask(**fields: Any) -> ComposeAsk:
    return ComposeAsk(**{"directory": "/srv/app", "repository": "ghcr.io/acme/app", "tag": "1.2.3", **fields})


def test_everything_travels_as_a_variable() -> None:
    given = compose_variables(
        ask(
            files=("a.yaml", "b c.yaml", "-"[:0] + "-x.yaml"),
            env_file="prod.env",
            profiles=("a", "*"),
            project="shop",
            values={"B": Secret("x"), "A": Secret("y z")},
            digest=DIGEST,
            sudo=True,
            docker_host="unix:///run/x.sock",
            services=("app", "job"),
            staged="/home/deploy/waybill/bundle-1/files",
        )
    )
    assert given == {
        "compose_directory": "/srv/app",
        "compose_files": "a.yaml\nb c.yaml\n./-x.yaml",
        "compose_env_file": "prod.env",
        "compose_profiles": "a\n*",
        "compose_project": "shop",
        "compose_values": 'B="x"\nA="y z"\n',
        "compose_tag": "1.2.3",
        "compose_digest": DIGEST,
        "compose_reference": "ghcr.io/acme/app:1.2.3",
        "compose_sudo": "yes",
        "compose_host": "unix:///run/x.sock",
        "compose_services": "app\njob",
        "compose_repository": "ghcr.io/acme/app",
        "compose_staged": "/home/deploy/waybill/bundle-1/files",
    }


def test_a_release_by_digest_alone_has_the_tag_of_its_host() -> None:
    given = compose_variables(ask(tag="", digest=DIGEST))
    assert (given["compose_tag"], given["compose_reference"]) == ("waybill-aaaaaaaaaaaa", f"ghcr.io/acme/app@{DIGEST}")
    assert compose_variables(ask(tag="", repository=""))["compose_reference"] == ""


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"profiles": ("a b",)}, "profiles"),
        ({"profiles": ("-x",)}, "profiles"),
        ({"project": "Shop"}, "project"),
        ({"project": "$(id)"}, "project"),
        ({"values": {"A B": Secret("x")}}, "values"),
        ({"values": {"A\nB": Secret("x")}}, "values"),
        ({"tag": "1;id"}, "tag"),
        ({"digest": "sha256:xyz"}, "digest"),
        ({"repository": "a b"}, "repository"),
        ({"directory": "srv/app"}, "not absolute"),
        ({"directory": "/srv\n/app"}, "control character"),
        ({"files": ("a\nb",)}, "control character"),
        ({"env_file": "\x00"}, "control character"),
        ({"files": ("-",)}, "standard input"),
        ({"services": ("-x",)}, "services"),
        ({"staged": "files"}, "not absolute"),
        ({"staged": "/a\nb"}, "control character"),
    ],
)
def test_a_name_that_could_be_something_else_is_refused(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        compose_variables(ask(**fields))


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("plain", 'A="plain"'),
        ("it's", 'A="it\'s"'),
        ('a"b', 'A="a\\"b"'),
        ("a$b", 'A="a\\$b"'),
        ("a\\", 'A="a\\\\"'),
        ("a\nb", 'A="a\\nb"'),
        ("", 'A=""'),
    ],
)
def test_values_are_quoted_in_the_one_form_that_all_versions_read(value: str, line: str) -> None:
    """Which form that is was measured: tests/integration/compose holds it to real compose."""
    assert env_file({"A": value}) == line + "\n"


def test_the_input_is_read_line_by_line() -> None:
    values = read_values("# a comment\nA=1\n\n B = two words \nC=a=b\nnothing\nA=2\n")
    assert {name: value.reveal() for name, value in values.items()} == {"A": "2", "B": "two words", "C": "a=b"}
    assert "two" not in repr(values)


def test_variables_of_images_get_the_words_of_a_release() -> None:
    """A release that was asked for by digest alone has the tag under which the host keeps it."""
    names = {"A": "tag", "B": "digest", "C": "hex", "D": "reference"}
    found = {"repository": "ghcr.io/acme/app", "digest": DIGEST}
    assert supplied_values(names, tag="1.2", **found) == {
        "A": "1.2",
        "B": DIGEST,
        "C": DIGEST[7:],
        "D": "ghcr.io/acme/app:1.2",
    }
    assert supplied_values(names, tag="", **found) == {
        "A": f"waybill-{DIGEST[7:19]}",
        "B": DIGEST,
        "C": DIGEST[7:],
        "D": f"ghcr.io/acme/app@{DIGEST}",
    }
    assert supplied_values(names, repository="", tag="1", digest="") == {"A": "1"}
