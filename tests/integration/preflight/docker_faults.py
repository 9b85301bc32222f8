"""The docker configuration of a server, and the helpers that it names."""

from __future__ import annotations

import base64

from tests.integration.preflight.running import Look, stored_login
from tests.integration.preflight.stage import APP, OPEN, Stage, Table, look

DOCKER = Table()
refused, good = DOCKER.refused, DOCKER.good

EMPTY_HELPER = "#!/bin/sh\necho 'credentials not found in native keychain'\nexit 1\n"
BROKEN_HELPER = "#!/bin/sh\necho 'cannot open the vault' >&2\nexit 3\n"


@refused("config.helper-missing", "docker-credential-desktop")
def d1_store_that_is_not_installed(_: Stage) -> Look:
    return look(APP, docker={"credsStore": "desktop", "auths": {"ghcr.io": {}}})


@refused("config.helper-missing", "docker-credential-vault")
def d1_helper_of_the_registry_not_installed(_: Stage) -> Look:
    return look(APP, docker={"credHelpers": {"ghcr.io": "vault"}})


@refused("config.malformed", "config.json")
def d4_configuration_is_no_json(_: Stage) -> Look:
    return look(APP, docker='{"auths": {"ghcr.io": {"auth": "')


@refused("config.auth-without-colon", "user:token")
def d5_auth_is_the_token_alone(stage: Stage) -> Look:
    return look(APP, docker={"auths": {"ghcr.io": {"auth": base64.b64encode(stage.token().encode()).decode()}}})


@refused("config.auth-undecodable")
def d5_auth_is_no_base64(_: Stage) -> Look:
    return look(APP, docker={"auths": {"ghcr.io": {"auth": "%%%%"}}})


@refused("config.empty-entry", "docker logout ghcr.io")
def d6_empty_entry(_: Stage) -> Look:
    return look(APP, docker={"auths": {"ghcr.io": {}}})


@refused("config.helper-empty", "docker login ghcr.io")
def d6_store_without_an_entry(_: Stage) -> Look:
    docker = {"credsStore": "vault", "auths": {"ghcr.io": {}}}
    return look(APP, docker=docker, helpers={"docker-credential-vault": EMPTY_HELPER})


@refused("config.helper-failed", "cannot open the vault")
def store_that_fails(_: Stage) -> Look:
    return look(APP, docker={"credsStore": "vault"}, helpers={"docker-credential-vault": BROKEN_HELPER})


@good("config.malformed")
def configuration_is_no_json_and_the_image_is_public(_: Stage) -> Look:
    return look(OPEN, docker="{")


@good("config.helper-missing")
def store_is_not_installed_and_the_image_is_public(_: Stage) -> Look:
    return look(OPEN, docker={"credsStore": "desktop", "auths": {"ghcr.io": {}}})


@refused("registry.package-private")
def login_of_another_registry_only(stage: Stage) -> Look:
    return look(APP, docker=stored_login(stage.token(), "registry.example.com"))


@refused("registry.package-private")
def login_of_a_host_that_ends_the_same(stage: Stage) -> Look:
    return look(APP, docker=stored_login(stage.token(), "not-ghcr.io"))
