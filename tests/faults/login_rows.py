"""The logins that lie on a host: what they do to a pull that needs them, and beside a credential of the run's own."""

from __future__ import annotations

import json

from lab.client import in_days
from tests.faults.running import Call
from tests.faults.scene import Scene
from tests.faults.table import Table

LOGIN = Table()
TOKEN = "WAYBILL_REGISTRY_TOKEN"
RIGHTS = "/etc/sudoers"


def by_the_host(scene: Scene, *words: str, visibility: str = "public") -> Call:
    """``preflight`` without a token of its own: the host's login is the one that counts."""
    pushed = scene.push("1.0", visibility=visibility)
    scene.compose(env={"IMAGE": pushed.pinned})
    return scene.preflight(pushed.pinned, *words).without(TOKEN)


def beside_ours(scene: Scene) -> Call:
    """``preflight`` with a good token of its own."""
    return scene.preflight(scene.ready().pinned)


@LOGIN.refused("F023", "registry.package-private", "pull.login-missing")
def private_and_nobody_has_a_login(scene: Scene) -> Call:
    return by_the_host(scene, visibility="private")


@LOGIN.good("plain", one=True)
def public_and_nobody_has_a_login(scene: Scene) -> Call:
    return by_the_host(scene)


@LOGIN.refused("F024", "login.dead", says=("a dead credential is not taken as anonymous",))
def the_hosts_token_has_expired(scene: Scene) -> Call:
    scene.stored(scene.state.add_token(expires=in_days(-1)))
    return by_the_host(scene)


@LOGIN.good("F024", "login.dead", one=True)
def the_hosts_token_has_expired_and_ours_lives(scene: Scene) -> Call:
    scene.stored(scene.state.add_token(expires=in_days(-1)))
    return beside_ours(scene)


@LOGIN.refused("F024", "auth.token-dead", "pull.login-dead", one=True)
def our_own_token_has_expired(scene: Scene) -> Call:
    dead = scene.state.add_token(expires=in_days(-1))
    return beside_ours(scene).but(WAYBILL_REGISTRY_TOKEN=dead)


@LOGIN.refused("F025", "login.gh-token", says=("dies without notice",), one=True)
def a_token_of_gh_lives_there(scene: Scene) -> Call:
    scene.stored(scene.state.add_token("oauth", scopes=("repo", "read:packages")))
    return by_the_host(scene)


@LOGIN.refused("F025", "login.dead", "login.gh-token", one=True)
def a_token_of_gh_died_there(scene: Scene) -> Call:
    dead = scene.state.add_token("oauth", scopes=("repo", "read:packages"))
    scene.state.revoke(dead)
    scene.stored(dead)
    return by_the_host(scene)


@LOGIN.refused("F025", "login.dead", "login.job-token")
def the_token_of_a_job_that_ended(scene: Scene) -> Call:
    dead = scene.state.add_job_token("acme/app")
    scene.state.revoke(dead)
    scene.stored(dead)
    return by_the_host(scene)


@LOGIN.refused("F027", "registry.package-private", "login.fine-grained-token", one=True)
def a_fine_grained_token_opens_nothing_private(scene: Scene) -> Call:
    scene.stored(scene.state.add_token("fine-grained", owner="acme"))
    return by_the_host(scene, visibility="private")


@LOGIN.refused("F026", "registry.package-private", "login.other-user")
def the_login_is_the_users_and_root_pulls(scene: Scene) -> Call:
    scene.edited("$a deploy ALL=(root) NOPASSWD: ALL", RIGHTS)
    scene.stored(scene.token)
    return by_the_host(scene, "--sudo", visibility="private")


@LOGIN.good("N18", one=True)
def the_login_is_roots_and_root_pulls(scene: Scene) -> Call:
    scene.edited("$a deploy ALL=(root) NOPASSWD: ALL", RIGHTS)
    scene.stored(scene.token, "root")
    return by_the_host(scene, "--sudo")


@LOGIN.good("F028", "login.helper-missing", one=True)
def the_helper_is_missing_and_ours_lives(scene: Scene) -> Call:
    scene.configured(json.dumps({"auths": {"ghcr.io": {}}, "credsStore": "desktop"}))
    return beside_ours(scene)


@LOGIN.refused("F028", "registry.package-private", "login.helper-missing", one=True)
def the_helper_is_missing(scene: Scene) -> Call:
    scene.configured(json.dumps({"auths": {"ghcr.io": {}}, "credsStore": "desktop"}))
    return by_the_host(scene, visibility="private")


@LOGIN.refused("F029", "registry.package-private", "login.config-malformed", one=True)
def the_configuration_was_cut_off(scene: Scene) -> Call:
    scene.configured('{"auths": {"ghcr.io": {"auth": "b2N0b')
    return by_the_host(scene, visibility="private")


@LOGIN.refused("F029", "registry.package-private", "login.config-malformed", one=True)
def the_configuration_is_empty(scene: Scene) -> Call:
    scene.configured("")
    return by_the_host(scene, visibility="private")
