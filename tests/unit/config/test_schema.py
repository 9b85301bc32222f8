"""The JSON Schema and our own reader judge the same files alike."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import pytest
import yaml

from waybill.config.schema import schema
from waybill.config.yamlfile import read_config

HEX = "0123456789abcdef" * 4

VALID = {
    "one image": "image: ghcr.io/acme/app",
    "a list": "image:\n  - ghcr.io/acme/app\n  - ghcr.io/acme/web:v1\n",
    "one a line": "image: |\n  ghcr.io/acme/app\n\n  ghcr.io/acme/web\n",
    "a version that looks like a number": "tag: 1.10",
    "a tag that looks like a boolean": "tag: no",
    "a tag that looks like a date": "tag: 2026-01-23",
    "a quoted tag with blanks": "tag: ' v1 '",
    "a digest": f"digest: sha256:{HEX}",
    "platforms with commas": "platforms: linux/amd64, linux/arm64/v8",
    "platforms as a list": "platforms: [linux/amd64, 'linux/arm64,linux/arm/v7']",
    "cleared": "platforms: none\ntag: none\npush: none\nmax-parallel: none\nimage: none",
    "booleans": "push: true",
    "a boolean of YAML 1.1": "push: off",
    "a quoted boolean": "push: 'YES'",
    "an integer": "max-parallel: 64",
    "a quoted integer": "max-parallel: '064'",
    "zero days": "expiry-warning-days: 0",
    "durations": "probe-timeout: 1h30m\njob-limit: 90s",
    "a host with port": "registry: registry.example.com:5000",
    "an IPv6 host": "registry: '[2001:db8::1]:5000'",
    "a path with blanks": "registry-ca: certificates of ours/ca.pem",
    "Korean": "report-directory: 보고서",
    "environments": "image: ghcr.io/acme/app\nenvironments:\n  production:\n    push: yes\n  test: {}\n",
    "no environments": "environments: {}",
    "a choice that looks like a boolean": "provenance: false",
    "a project named by a year": "project-name: 2024",
    "services that look like numbers and booleans": "services: [1, 1.10, true]\nprofiles: 5\n",
    "hosts that look like numbers": "hosts: [web1, 12]\nssh-jump: 12\n",
    "a directory named by a year": "sync: [2024, deploy]",
    "no network": "network: none",
    "cleared by another word": "network: default",
    "an environment that begins like the word": "environments:\n  none-yet: {}\n",
    "nothing": "{}",
    "comments": "# a comment\n---\nimage: ghcr.io/acme/app # another\n...\n",
}

INVALID = {
    "an unknown key": "imag: ghcr.io/acme/app",
    "an underscore": "registry_ca: ca.pem",
    "a secret": "registry-token: x",
    "another secret": "github-token: x",
    "the file's own name": "config: other.yml",
    "its own environment": "environment: production",
    "no value": "tag:",
    "null": "tag: null",
    "tilde": "tag: ~",
    "an empty text": "tag: ''",
    "blanks": "tag: '  '",
    "a list where one is allowed": "tag: [v1]",
    "a mapping as value": "tag: {a: b}",
    "a nested list": "image: [[ghcr.io/acme/app]]",
    "an empty list": "image: []",
    "an empty entry": "image: [ghcr.io/acme/app, '']",
    "a null entry": "image: [ghcr.io/acme/app, null]",
    "a mapping as entry": "image: [{a: b}]",
    "a control character": 'image: "ghcr.io/acme/app\\x07"',
    "a null character": 'tag: "v1\\0"',
    "a direction mark": 'registry-ca: "ca\\u202e.pem"',
    "two lines": "tag: |\n  v1\n  v2\n",
    "a bad tag": "tag: feature/x",
    "a negative tag": "tag: -5",
    "a long tag": f"tag: {'x' * 129}",
    "a short digest": "digest: sha256:abc",
    "an upper-case digest": f"digest: sha256:{HEX.upper()}",
    "a number as digest": "digest: 5",
    "a bad platform": "platforms: amd64",
    "a bad platform in a list": "platforms: [linux/amd64, arm64]",
    "a cleared entry": "platforms: [none]",
    "only commas": "platforms: ','",
    "a word as boolean": "push: maybe",
    "a number as boolean": "push: 1",
    "too many": "max-parallel: 65",
    "too many, quoted": "max-parallel: '65'",
    "zero": "max-parallel: 0",
    "a fraction": "max-parallel: 1.5",
    "a negative number": "expiry-warning-days: -1",
    "no unit": "probe-timeout: 60",
    "no time": "probe-timeout: 0s",
    "units in disorder": "probe-timeout: 30s1m",
    "a scheme": "registry: https://ghcr.io",
    "a path behind a host": "registry: ghcr.io/acme",
    "a host in capitals": "registry: GHCR.io",
    "a port too high": "registry: ghcr.io:65536",
    "a single word": "registry: true",
    "a colon in the user name": "registry-username: 'octo:x'",
    "environments as a list": "environments: [production]",
    "an environment without settings": "environments:\n  production:\n",
    "an environment as text": "environments:\n  production: yes\n",
    "an unknown key in an environment": "environments:\n  production:\n    hostz: x\n",
    "a wrong value in an environment": "environments:\n  production:\n    push: maybe\n",
    "environments in an environment": "environments:\n  production:\n    environments: {}\n",
    "an environment without a name": "environments:\n  '': {}\n",
    "an environment that cannot be chosen": "environments:\n  none: {}\n",
    "an environment with blanks around": "environments:\n  ' a ': {}\n",
    "an invisible character in a tag": "tags: ['\\u200ba']".replace("'", '"'),
    "a blank entry": "sync: ['a', ' ']",
    "an expression": "health-body: ${{ github.sha }}",
    "an expression in a list": "compose-files: [a.yml, 'b-${{ x }}.yml']",
    "an expression in a path": "project-directory: /srv/${{ x }}",
    "the word that clears another input": "services: [a, b]\nnetwork: [none]",
    "a list at the top": "- image",
    "text at the top": "image",
    "an empty file": "",
    "only comments": "# image: ghcr.io/acme/app\n",
}


class _EditorLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it."""


_EditorLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("tag:yaml.org,2002:int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("tag:yaml.org,2002:null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    _EditorLoader.add_implicit_resolver(_tag, re.compile(_pattern), list(_first))


def schema_accepts(text: str) -> bool:
    seen: Any = yaml.load(text, Loader=_EditorLoader)  # noqa: S506 - a SafeLoader
    return jsonschema.Draft202012Validator(schema()).is_valid(seen)


@pytest.mark.parametrize("text", ["a,", "a, ", "a\n", "a@b,", "<version>", "1h", "[0]", "a/"])
def test_no_text_keeps_an_editor_busy(text: str) -> None:
    """A pattern with two ways to read the same text doubles its work with each repetition: it would not end here."""
    settings: Any = schema()["properties"]
    for pattern in (way["pattern"] for row in settings.values() for way in row.get("anyOf", ()) if "pattern" in way):
        assert re.search(pattern, text * 40 + "\u200b") is None


def test_an_editor_can_offer_the_words_of_a_choice() -> None:
    settings: Any = schema()["properties"]

    assert settings["transport"]["anyOf"][0] == {"enum": ["auto", "direct", "relay", "none"]}
    assert settings["sudo"]["anyOf"][-1] == {"type": "boolean"}


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_both_accept(text: str) -> None:
    assert read_config("waybill.yml", text.encode()).mistakes == ()
    assert schema_accepts(text)


@pytest.mark.parametrize("text", INVALID.values(), ids=INVALID)
def test_both_refuse(text: str) -> None:
    assert read_config("waybill.yml", text.encode()).mistakes != ()
    assert not schema_accepts(text)
