"""The command line of ``waybill config``, and the options of every verb: what is typed, and what is said."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from waybill.cli.options import read_flags
from waybill.cli.program import main

WHOLE = """
image: ghcr.io/acme/app
environments:
  production:
    hosts: deploy@web1.example.com
    project-directory: /srv/app
  staging:
    hosts: deploy@web2.example.com
    health-body: ok
"""


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "waybill.yml").write_text(WHOLE.replace("    health-body: ok\n", ""))
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], line: str, environ: Mapping[str, str] | None = None) -> tuple[int, str]:
    code = main(["config", *line.split()], environ or {})
    caught = capsys.readouterr()
    return code, caught.out + caught.err


@pytest.mark.usefixtures("there")
def test_ship_has_a_column_and_its_own_settings(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = run(capsys, "check")
    assert (code, "ship" in said.splitlines()[2]) == (0, True)

    code, said = run(capsys, "show --verb ship --environment production")
    assert code == 0
    assert "build-timeout" in said
    assert "containers" not in said
    assert "ghcr.io/acme/other" in run(capsys, "show --verb ship ghcr.io/acme/other")[1]


def test_a_variable_of_the_shell_does_not_hide_what_is_wrong_with_another_environment(
    there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (there / "waybill.yml").write_text(WHOLE)

    code, said = run(capsys, "check", {"WAYBILL_ENVIRONMENT": "production"})

    assert code == 2
    assert "health-body" in said
    assert run(capsys, "check --environment production")[0] == 0


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize(
    ("line", "environ", "says"),
    [
        ("check other.yml", {}, ['"other.yml": is no option of `config check`', "`--config PATH`"]),
        ("check --conf x", {}, ['"--conf": is no option', "did you mean `--config`", '"x": is no option']),
        ("check -x", {}, ['"-x": is no option']),
        ("check --config=", {}, ["--config: is empty"]),
        ("check --config a --config b", {}, ["--config: 2 values were given"]),
        ("check --config none", {}, ["--config: is `none`: there is no file to look at"]),
        ("check --config a.yml --nope", {}, ['"a.yml" cannot be read', '"--nope": is no option']),
        ("check --environment production --environment staging", {}, ["--environment: 2 values were given"]),
        ("check --environment=", {}, ["--environment: is empty"]),
        ("check", {"WAYBILL_CONFIG": "a.yml"}, ['WAYBILL_CONFIG config: "a.yml" cannot be read: No such file']),
        ("schema x", {}, ['"x": is no option of `config schema`']),
        ("show --verb shp", {}, ["did you mean `ship`?"]),
    ],
)
def test_what_is_typed_wrong_is_named_as_it_was_typed(
    capsys: pytest.CaptureFixture[str], line: str, environ: Mapping[str, str], says: list[str]
) -> None:
    code, said = run(capsys, line, environ)

    assert code == 2
    for text in says:
        assert text in said


def test_of_a_flood_of_mistakes_the_first_are_told(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (there / "waybill.yml").write_text("".join(f"name-{number}: x\n" for number in range(300)))

    code, said = run(capsys, "check")

    assert code == 2
    assert "250 further mistakes are not listed" in said


def test_where_there_is_no_file_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, said = run(capsys, "check --json")

    assert code == 2
    assert "waybill.yml: is not in the working directory" in said
    assert json.loads(said.splitlines()[0])["mistakes"][0]["where"] == "waybill.yml"


@pytest.mark.usefixtures("there")
def test_a_variable_that_is_misspelt_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    environ = {"WAYBILL_ENVIROMENT": "production", "waybill_hosts": "a", "waybill_else": "b"}

    code, said = run(capsys, "show", environ)
    assert code == 0
    assert "warning  WAYBILL_ENVIROMENT is no input and has no effect: did you mean WAYBILL_ENVIRONMENT?" in said
    assert "warning  waybill_hosts is no input and has no effect: did you mean WAYBILL_HOSTS?" in said
    assert "waybill_else" not in said

    shown = json.loads(run(capsys, "show --json", environ)[1])
    assert len(shown["warnings"]) == 2


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize("how", ["", " --json"])
@pytest.mark.parametrize(
    ("line", "environ"),
    [
        ("show --registry-token open-sesame --registry-username open-sesame", {}),
        ("show --registry-token env:T --registry-username open-sesame", {"T": "open-sesame"}),
        ("show --registry-username open-sesame", {"WAYBILL_SSH_KEY": "open-sesame"}),
        ("show --cache-to type=s3,bucket=b,secret_access_key=open-sesame", {}),
        ("show --cache-to https://octo:open-sesame@example.com/cache", {}),
        ("show --hosts deploy:open-sesame@web1.example.com", {}),
        ("show --hosts ssh://deploy:open-sesame@web1.example.com", {}),
    ],
)
def test_a_secret_is_not_shown_wherever_it_stands(
    capsys: pytest.CaptureFixture[str], line: str, environ: Mapping[str, str], how: str
) -> None:
    _, said = run(capsys, line + how, environ)

    assert "***" in said or "--registry-token: is neither" in said
    assert "sesame" not in said


@pytest.mark.usefixtures("there")
def test_a_secret_as_the_text_of_an_option_is_refused_as_the_verb_refuses_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, said = run(capsys, "show --registry-token open-sesame")

    assert code == 2
    assert "can be read by every user of this machine" in said


def test_images_and_options_may_stand_in_any_order() -> None:
    words = ["ghcr.io/acme/a", "--push", "false", "ghcr.io/acme/b", "--", "ghcr.io/acme/c"]

    assert read_flags("preflight", words) == {
        "push": "false",
        "image": ["ghcr.io/acme/a", "ghcr.io/acme/b", "ghcr.io/acme/c"],
    }
