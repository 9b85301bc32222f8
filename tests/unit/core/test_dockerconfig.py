"""A docker ``config.json``, read as the docker CLI reads it. The table was seen with docker CLI 28."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from waybill.core.dockerconfig import DockerConfigEntry, lookup, server_key
from waybill.core.evidence import ConfigTrouble
from waybill.secret import Secret

PASSWORD = "swordfish-0123456789"


def auth(login: str = f"octo:{PASSWORD}") -> str:
    return b64encode(login.encode()).decode()


def found(config: Any, host: str = "ghcr.io") -> DockerConfigEntry:
    return lookup(config if isinstance(config, str) else json.dumps(config), host)


def login_of(entry: DockerConfigEntry) -> tuple[str, str]:
    return entry.username, entry.secret.reveal() if entry.secret else ""


@pytest.mark.parametrize(
    "key",
    [
        "ghcr.io",
        "https://ghcr.io",
        "http://ghcr.io",
        "https://ghcr.io/v1/",
        "ghcr.io/",
        "https://user@ghcr.io/",
        "https://ghcr.io:",
    ],
)
def test_every_form_of_the_host_is_the_host(key: str) -> None:
    entry = found({"auths": {key: {"auth": auth()}}})

    assert login_of(entry) == ("octo", PASSWORD)
    assert (entry.troubles, entry.in_auths) == ((), True)


@pytest.mark.parametrize("key", ["GHCR.IO", "ghcr.io:443", "ghcr.io.", "HTTPS://GHCR.IO/"])
def test_a_key_that_docker_does_not_take_for_the_host_is_pointed_out(key: str) -> None:
    entry = found({"auths": {key: {"auth": auth()}}})

    assert login_of(entry) == ("", "")
    assert not entry.in_auths
    assert entry.detail == f'the key "{key}" is not read for "ghcr.io"'


def test_a_key_with_a_path_is_taken_for_the_whole_host_and_pointed_out() -> None:
    entry = found({"auths": {"ghcr.io/acme": {"auth": auth()}}})

    assert login_of(entry) == ("octo", PASSWORD)
    assert entry.detail == 'the key "ghcr.io/acme" has a path: docker takes it for the whole host, others may not'


def test_the_exact_key_goes_before_all_others_even_when_it_is_empty() -> None:
    entry = found({"auths": {"https://ghcr.io": {"auth": auth()}, "ghcr.io": {}}})

    assert login_of(entry) == ("", "")
    assert entry.troubles == (ConfigTrouble.EMPTY_ENTRY,)


def test_several_inexact_keys_are_pointed_out() -> None:
    entry = found({"auths": {"ghcr.io/b": {"auth": auth("b:2")}, "ghcr.io/a": {"auth": auth("a:1")}}})

    assert login_of(entry) == ("a", "1")
    assert entry.detail == '2 keys mean "ghcr.io", none of them exactly; docker takes any of them'


def test_docker_hub_has_one_key_only() -> None:
    assert server_key("docker.io") == "https://index.docker.io/v1/"
    assert login_of(found({"auths": {server_key("docker.io"): {"auth": auth()}}}, "docker.io")) == ("octo", PASSWORD)
    missed = found({"auths": {"docker.io": {"auth": auth()}}}, "docker.io")
    assert not missed.in_auths
    assert missed.detail == 'the key "docker.io" is not read for "https://index.docker.io/v1/"'


@pytest.mark.parametrize("host", ["localhost:5000", "[::1]:5000", "127.0.0.1:5000"])
def test_a_port_belongs_to_the_host(host: str) -> None:
    assert login_of(found({"auths": {host: {"auth": auth()}}}, host)) == ("octo", PASSWORD)
    assert login_of(found({"auths": {f"http://{host}/v2/": {"auth": auth()}}}, host)) == ("octo", PASSWORD)


@pytest.mark.parametrize(
    ("entry", "login"),
    [
        ({"auth": auth(f"octo:{PASSWORD}\0\0")}, ("octo", PASSWORD)),
        ({"auth": auth("octo:a:b")}, ("octo", "a:b")),
        ({"auth": auth()[:4] + "\n" + auth()[4:]}, ("octo", PASSWORD)),
        ({"username": "octo", "password": PASSWORD}, ("octo", PASSWORD)),
        ({"auth": auth(), "username": "other", "password": "other"}, ("octo", PASSWORD)),
        ({"AUTH": auth()}, ("octo", PASSWORD)),
        ({"auth": auth("\u00f6cto:p\u00e4ss")}, ("\u00f6cto", "p\u00e4ss")),
    ],
)
def test_a_login_is_read(entry: dict[str, str], login: tuple[str, str]) -> None:
    result = found({"auths": {"ghcr.io": entry}})

    assert (login_of(result), result.troubles) == (login, ())


@pytest.mark.parametrize(
    ("entry", "trouble", "detail"),
    [
        ({"auth": "!!!"}, ConfigTrouble.AUTH_UNDECODABLE, "auth is not base64"),
        ({"auth": auth("octo:1234567").rstrip("=") + "A"}, ConfigTrouble.AUTH_UNDECODABLE, "auth is not base64"),
        ({"auth": auth("octo:pw").rstrip("=")}, ConfigTrouble.AUTH_UNDECODABLE, "without the '=' at its end"),
        ({"auth": f" {auth()} "}, ConfigTrouble.AUTH_UNDECODABLE, "white space around its base64"),
        ({"auth": f"octo:{PASSWORD}"}, ConfigTrouble.AUTH_UNDECODABLE, "plain text with a colon"),
        ({"auth": auth(PASSWORD)}, ConfigTrouble.AUTH_WITHOUT_COLON, "base64 of user:token"),
        ({"auth": auth(f":{PASSWORD}")}, ConfigTrouble.AUTH_WITHOUT_COLON, "a user name before the colon"),
        ({}, ConfigTrouble.EMPTY_ENTRY, "the entry is empty"),
        (None, ConfigTrouble.EMPTY_ENTRY, "the entry is empty"),
        ({"auth": auth("octo:")}, ConfigTrouble.EMPTY_ENTRY, "a user name and no password"),
        ({"registrytoken": PASSWORD}, ConfigTrouble.EMPTY_ENTRY, "a registrytoken only"),
    ],
)
def test_a_broken_entry_gives_no_credential_and_says_why(entry: Any, trouble: ConfigTrouble, detail: str) -> None:
    result = found({"auths": {"ghcr.io": entry}})

    assert (result.secret, result.identity_token, result.troubles) == (None, None, (trouble,))
    assert detail in result.detail
    assert PASSWORD not in result.detail


def test_an_identity_token_is_kept_apart() -> None:
    entry = found({"auths": {"ghcr.io": {"auth": auth("octo:"), "identitytoken": PASSWORD}}})

    assert (entry.identity_token, entry.secret, entry.troubles) == (Secret(PASSWORD), None, ())


def test_a_broken_entry_of_another_registry_is_a_trouble_of_ours() -> None:
    entry = found({"auths": {"a.example.com": {"auth": "!"}, "ghcr.io": {"auth": auth()}}})

    assert login_of(entry) == ("octo", PASSWORD)
    assert entry.troubles == (ConfigTrouble.AUTH_UNDECODABLE,)
    assert entry.detail == 'the auth of "a.example.com" cannot be read, so docker may skip the entries after it'


@pytest.mark.parametrize(
    ("config", "helper"),
    [
        ({"credHelpers": {"ghcr.io": "pass"}, "credsStore": "desktop"}, "pass"),
        ({"credHelpers": {"gcr.io": "gcloud"}, "credsStore": "desktop"}, "desktop"),
        ({"credHelpers": {"gcr.io": "gcloud"}}, ""),
        ({"credHelpers": {"ghcr.io": ""}, "credsStore": "desktop"}, ""),
        ({"credHelpers": {"ghcr.io": None}, "credsStore": "desktop"}, ""),
        ({"credHelpers": {"https://ghcr.io": "pass"}}, ""),
        ({"credsstore": "osxkeychain"}, "osxkeychain"),
    ],
)
def test_the_registrys_own_helper_goes_before_the_store_for_all(config: Any, helper: str) -> None:
    entry = found(config)

    assert (entry.helper, entry.helper_key) == (helper, "ghcr.io" if helper else "")


@pytest.mark.parametrize("name", ["../evil", "/bin/sh", "a b", "-x", "a\nb", "a" * 65, "h\u0435lper"])
def test_a_helper_whose_name_is_no_programs_is_never_run(name: str) -> None:
    entry = found({"credsStore": name, "auths": {"ghcr.io": {"auth": auth()}}})

    assert (entry.helper, entry.helper_key) == ("", "")
    assert entry.troubles == (ConfigTrouble.HELPER_MISSING,)
    assert entry.detail == "the helper named there cannot be a program's name"
    assert login_of(entry) == ("octo", PASSWORD)


def test_a_helper_is_asked_for_docker_hub_by_its_address() -> None:
    assert found({"credsStore": "desktop"}, "docker.io").helper_key == "https://index.docker.io/v1/"


def test_an_empty_entry_beside_a_helper_is_how_docker_remembers_a_login() -> None:
    entry = found({"auths": {"ghcr.io": {}}, "credsStore": "desktop"})

    assert (entry.troubles, entry.in_auths, entry.helper) == ((), True, "desktop")


def test_the_files_own_credential_is_read_beside_a_helper() -> None:
    entry = found({"auths": {"ghcr.io": {"auth": auth()}}, "credsStore": "desktop"})

    assert (login_of(entry), entry.helper) == (("octo", PASSWORD), "desktop")


@pytest.mark.parametrize("text", ["", " \n", "{}", "null", '{"auths": null}', '{"auths": {}}', "{} trailing text"])
def test_a_file_without_logins_is_no_trouble(text: str) -> None:
    assert found(text) == DockerConfigEntry()


def test_a_file_that_cannot_be_read_is_a_trouble() -> None:
    entry = lookup(None, "ghcr.io", "Permission denied")

    assert (entry.troubles, entry.detail) == ((ConfigTrouble.UNREADABLE,), "Permission denied")


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ('{"auths": {"ghcr.io": {"auth": "b2N0', "line 1, column 32: Unterminated string starting at"),
        ('{"auths": {\n  "ghcr.io": {}', "line 2, column 16: it ends too early"),
        ('{\n "auths": {},\n}', "line 3, column 1: Expecting property name enclosed in double quotes"),
        ("\ufeff{}", "line 1, column 1: Expecting value"),
        ("auths: {}", "line 1, column 1: Expecting value"),
        ('{"a": NaN}', "NaN is not JSON"),
        ("[" * 1_000_000, "it is nested too deeply to be read"),
        ("[]", "the file is a list, not an object"),
        ('"text"', "the file is a text, not an object"),
        ('{"auths": []}', "auths is a list, not an object"),
        ('{"auths": true}', "auths is a boolean, not an object"),
        ('{"credsStore": 5}', "credsstore is a number, not a text"),
        ('{"credHelpers": "desktop"}', "credhelpers is a text, not an object"),
        ('{"credHelpers": {"ghcr.io": 5}}', 'the helper of "ghcr.io" is a number, not a text'),
        ('{"auths": {"ghcr.io": "token"}}', 'the entry of "ghcr.io" is a text, not an object'),
        ('{"auths": {"other": {"auth": 5}}}', 'auth of "other" is a number, not a text'),
    ],
)
def test_a_malformed_file_holds_nothing_and_says_where(text: str, detail: str) -> None:
    entry = found(text)

    assert entry.troubles == (ConfigTrouble.MALFORMED,)
    assert entry.secret is None
    # Python 3.13 names a trailing comma at the comma itself
    assert entry.detail in (detail, "line 2, column 13: Illegal trailing comma before end of object")


def test_a_key_that_stands_twice_is_pointed_out_and_read_as_docker_reads_it() -> None:
    text = f'{{"auths": {{"ghcr.io": {{"auth": "{auth()}"}}}}, "auths": {{"x": {{"auth": "{auth()}"}}}}}}'

    entry = found(text)

    assert login_of(entry) == ("octo", PASSWORD)
    assert entry.detail == '"auths" stands there twice; the last one counts'


def test_a_login_inside_a_key_is_not_shown() -> None:
    entry = found({"auths": {f"https://octo:{PASSWORD}@GHCR.io": {"auth": auth()}}})

    assert "GHCR.io" in entry.detail
    assert PASSWORD not in entry.detail


_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.just(PASSWORD), st.just(auth())),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["auth", "username", "password", "identitytoken", "ghcr.io", "https://ghcr.io/v1/", "\x1b"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)
_configs = st.dictionaries(st.sampled_from(["auths", "Auths", "credsStore", "credHelpers", "x"]), _values).map(
    json.dumps
)


@given(st.one_of(_configs, st.text(), st.builds(lambda text, cut: text[:cut], _configs, st.integers(0, 200))))
def test_any_file_is_read_without_raising_and_without_showing_a_secret(text: str) -> None:
    entry = found(text)
    assume(PASSWORD not in entry.helper)

    assert entry.detail.isprintable()
    for shown in (entry.detail, repr(entry)):
        assert PASSWORD not in shown
        assert auth() not in shown
