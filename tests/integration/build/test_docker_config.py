"""The configuration that a builder is lent, held against what docker's own client makes of it."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest

from waybill.core.evidence import CredentialFacts, Source
from waybill.core.keychain import Credential
from waybill.effects.build.docker_config import private_config, with_login
from waybill.effects.build.files import private_place
from waybill.secret import Secret


def credential(source: Source = Source.INPUT, secret: str = "s3cret", username: str = "octo") -> Credential:
    return Credential(facts=CredentialFacts(source=source), secret=Secret(secret), username=username)


def decoded(config: dict[str, Any], key: str) -> str:
    return base64.b64decode(config["auths"][key]["auth"]).decode()


def test_only_the_login_of_one_registry_is_changed() -> None:
    given = {
        "auths": {"ghcr.io": {"auth": "b2xkOm9sZA=="}, "quay.io": {"auth": "cXVheTpxdWF5"}},
        "credsStore": "desktop",
        "credHelpers": {"ghcr.io": "old", "gcr.io": "gcloud"},
        "proxies": {"default": {"httpProxy": "http://proxy.example.com"}},
        "currentContext": "far",
    }

    made = json.loads(with_login(json.dumps(given), "ghcr.io", credential()))

    assert decoded(made, "ghcr.io") == "octo:s3cret"
    assert made["auths"]["quay.io"] == given["auths"]["quay.io"]  # type: ignore[index]
    assert made["credHelpers"] == {"ghcr.io": "", "gcr.io": "gcloud"}  # the file itself, whatever the store is
    assert {name: made[name] for name in ("credsStore", "proxies", "currentContext")} == {
        name: given[name] for name in ("credsStore", "proxies", "currentContext")
    }


@pytest.mark.parametrize("text", ["", "not json", "[]", '{"auths": []}', '{"Auths": {"quay.io": {"auth": "cTpx"}}}'])
def test_whatever_stands_there_the_login_is_there(text: str) -> None:
    made = json.loads(with_login(text, "ghcr.io", credential()))

    assert decoded(made, "ghcr.io") == "octo:s3cret"
    assert [name for name in made if name.lower() == "auths"] == ["auths"]  # docker would read the other one too
    assert ("quay.io" in made["auths"]) == ("quay.io" in text)


def test_docker_hub_has_a_key_of_its_own() -> None:
    made = json.loads(with_login("", "docker.io", credential()))

    assert decoded(made, "https://index.docker.io/v1/") == "octo:s3cret"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a docker configuration, plugins, contexts and builders."""
    for folder in (".docker/cli-plugins", ".docker/contexts/meta", ".docker/buildx", "run"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / ".docker" / "config.json").write_text('{"auths": {"quay.io": {"auth": "cTpx"}}}')
    (tmp_path / ".docker" / "cli-plugins" / "docker-buildx").write_text("plugin")
    return tmp_path


def environ_of(home: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run")}


@pytest.mark.parametrize("source", [Source.INPUT, Source.JOB_TOKEN])
def test_all_else_of_the_users_is_still_there_and_nothing_of_it_is_changed(home: Path, source: Source) -> None:
    before = (home / ".docker" / "config.json").read_bytes()
    with private_place(environ_of(home)) as place:
        environ = private_config(place, environ_of(home), credential(source), "ghcr.io")
        own = Path(environ["DOCKER_CONFIG"])
        made = json.loads((own / "config.json").read_text())

        assert decoded(made, "ghcr.io") == "octo:s3cret"
        assert made["auths"]["quay.io"] == {"auth": "cTpx"}
        assert (own / "cli-plugins" / "docker-buildx").read_text() == "plugin"
        assert (own / "contexts" / "meta").is_dir()
        assert environ["BUILDX_CONFIG"] == str(home / ".docker" / "buildx")
        assert (own.stat().st_mode & 0o777, (own / "config.json").stat().st_mode & 0o777) == (0o700, 0o600)
    assert not own.exists()
    assert (home / ".docker" / "config.json").read_bytes() == before
    assert list((home / "run").iterdir()) == []


@pytest.mark.parametrize("source", [Source.DOCKER_CONFIG, Source.CREDENTIAL_HELPER, Source.ANONYMOUS])
def test_what_docker_finds_by_itself_is_not_written_down_again(home: Path, source: Source) -> None:
    with private_place(environ_of(home)) as place:
        assert private_config(place, environ_of(home), credential(source), "ghcr.io") == environ_of(home)
        assert list(Path(place.path).iterdir()) == []


def test_a_machine_without_any_docker_configuration_can_be_lent_one(tmp_path: Path) -> None:
    with private_place(environ_of(tmp_path)) as place:
        environ = private_config(place, environ_of(tmp_path), credential(), "ghcr.io")

        assert (
            decoded(json.loads(Path(environ["DOCKER_CONFIG"], "config.json").read_text()), "ghcr.io") == "octo:s3cret"
        )
