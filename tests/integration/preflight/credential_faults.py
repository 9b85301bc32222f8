"""The credential: every way in which it can be damaged, dead, of the wrong kind, or forbidden."""

from __future__ import annotations

import json

from lab.client import in_days
from lab.github.model import Policy
from tests.integration.preflight.running import Look, basic, stored_login
from tests.integration.preflight.stage import APP, OPEN, Stage, Table, in_actions, look, nonsense

CREDENTIAL = Table()
refused = CREDENTIAL.refused

NEW_TOKEN = "https://github.com/settings/tokens/new?scopes=read:packages"
USER_REJECTED = "unauthenticated: User cannot be authenticated with the token provided."


@refused("auth.token-dead", NEW_TOKEN, "input registry-token")
def a1_classic_token_expired(stage: Stage) -> Look:
    return look(APP, token=stage.token(expires=in_days(-2)))


@refused("auth.token-dead", "https://github.com/settings/security-log")
def a2_token_revoked(stage: Stage) -> Look:
    token = stage.token()
    stage.state.revoke(token)
    return look(APP, token=token)


@refused("auth.token-dead", NEW_TOKEN, ".docker/config.json", "docker login ghcr.io")
def a3_stored_login_died(stage: Stage) -> Look:
    return look(APP, docker=stored_login(stage.token(expires=in_days(-1))))


@refused("auth.damaged-token", "checksum", "Copy the token again")
def a4_token_with_a_wrong_letter(stage: Stage) -> Look:
    token = stage.token()
    other = "b" if token[10] == "a" else "a"
    return look(APP, token=token[:10] + other + token[11:])


@refused("auth.damaged-token", "Copy the token again")
def a4_token_cut_short(stage: Stage) -> Look:
    return look(APP, token=stage.token()[:-3])


@refused("auth.whitespace", "printf %s")
def a5_line_break_stored_in_the_configuration(stage: Stage) -> Look:
    return look(APP, docker={"auths": {"ghcr.io": {"auth": basic("octo", stage.token() + "\n")}}})


@refused("auth.fine-grained-token", "packages: read", NEW_TOKEN)
def a6_fine_grained_token(stage: Stage) -> Look:
    return look(APP, token=stage.token("fine-grained", permissions={"packages": "read"}))


@refused("auth.scope-missing", "tick `read:packages`", "https://github.com/settings/tokens")
def a7_classic_token_without_the_scope(stage: Stage) -> Look:
    return look(APP, token=stage.token(scopes=("repo",)))


@refused("auth.scope-missing", "none at all")
def a7_classic_token_without_any_scope(stage: Stage) -> Look:
    return look(APP, token=stage.token(scopes=()))


@refused("auth.scope-missing", "gh auth refresh -s read:packages")
def a8_token_of_the_github_cli(stage: Stage) -> Look:
    return look(APP, token=stage.token("oauth", scopes=("gist", "read:org", "repo")))


@refused("auth.gh-cli-token", "eleventh login", NEW_TOKEN)
def a9_token_of_the_github_cli_replaced(stage: Stage) -> Look:
    token = stage.token("oauth", scopes=("read:packages",))
    stage.state.revoke(token)
    return look(APP, token=token)


@refused("auth.gh-cli-token", "revoking the app", ".docker/config.json")
def a10_grant_of_the_github_cli_revoked(stage: Stage) -> Look:
    token = stage.token("oauth", scopes=("read:packages",))
    stage.state.revoke(token)
    return look(APP, docker=stored_login(token))


@refused("auth.oauth-restricted", "OAuth app policy")
def a11_organisation_restricts_apps(stage: Stage) -> Look:
    stage.state.set_policy("acme", Policy(oauth_apps_restricted=True))
    return look(APP, token=stage.token("oauth", scopes=("read:packages",)))


@refused("auth.short-lived-token", "eight hours", NEW_TOKEN)
def a12_user_token_of_an_app_ran_out(stage: Stage) -> Look:
    token = stage.token("app-user", expires=in_days(-0.1))
    return look(APP, docker=stored_login(token))


@refused("auth.app-token", "`ghu_`", NEW_TOKEN)
def a12_user_token_of_an_app_alive(stage: Stage) -> Look:
    return look(APP, token=stage.token("app-user"))


@refused("auth.app-token", "`ghs_`", "packages: read")
def a13_installation_token_on_a_server(stage: Stage) -> Look:
    return look(APP, token=stage.token("installation", permissions={"packages": "read"}))


@refused("auth.short-lived-token", "dies with its job", ".docker/config.json")
def a14_job_token_stored_on_a_server(stage: Stage) -> Look:
    token = stage.state.add_job_token("acme/app", "read")
    stage.state.revoke(token)
    return look(APP, docker=stored_login(token))


@refused("auth.job-token-no-access", "Manage Actions access", "acme/other")
def a15_package_does_not_list_the_repository(stage: Stage) -> Look:
    return look(APP, environ=stage.job("acme/other", "read"))


@refused("auth.job-token-no-access", "packages: read", "permissions:")
def a16_job_without_packages_permission(stage: Stage) -> Look:
    return look(APP, environ=stage.job("acme/app", "none"))


@refused("auth.sso-required", "Configure SSO", "Authorize `acme`")
def a17_single_sign_on(stage: Stage) -> Look:
    stage.state.set_policy("acme", Policy(sso_required=True))
    return look(APP, token=stage.token())


@refused("auth.classic-forbidden", "Tokens (classic) > Allow access")
def a18_classic_tokens_forbidden(stage: Stage) -> Look:
    stage.state.set_policy("acme", Policy(classic_tokens_forbidden=True))
    return look(APP, token=stage.token())


@refused("auth.token-lifetime", "ends sooner")
def a19_token_lives_too_long(stage: Stage) -> Look:
    stage.state.set_policy("acme", Policy(token_lifetime_days=30))
    return look(APP, token=stage.token(expires=in_days(300)))


@refused("auth.ip-not-allowed", "IP allow list")
def a20_address_not_allowed(stage: Stage) -> Look:
    stage.state.set_policy("acme", Policy(ip_refused=True))
    return look(APP, token=stage.token())


@refused("access.denied", "/orgs/acme/packages/container/app/settings")
def a21_account_lost_its_role(stage: Stage) -> Look:
    stage.state.add_account("hubot")
    return look(APP, token=stage.token(owner="hubot"))


@refused("auth.locked-out", "stop it")
def a22_logins_locked_after_many_failures(stage: Stage) -> Look:
    token = stage.token(expires=in_days(-2))
    stage.state.load({**stage.state.read(), "lockout_after": 1, "bad_credentials": 9})
    return look(APP, token=token)


@refused("auth.registry-token-rejected", "around the proxy")
def a23_registry_rejects_its_own_token(stage: Stage) -> Look:
    body = json.dumps({"errors": [{"code": "UNAUTHORIZED", "message": USER_REJECTED}]})
    stage.world.fault("status", host="ghcr.io", path="/manifests/", status=401, body=body)
    return look(APP, token=stage.token())


@refused("auth.stale-login", "docker logout ghcr.io", "public")
def a24_dead_login_before_a_public_image(stage: Stage) -> Look:
    return look(OPEN, docker=stored_login(stage.token(expires=in_days(-2))))


@refused("auth.token-dead", "leave it out")
def a24_dead_token_given_for_a_public_image(stage: Stage) -> Look:
    return look(OPEN, token=stage.token(expires=in_days(-2)))


@refused("auth.refresh-token", "ghr_", NEW_TOKEN)
def refresh_token_given(stage: Stage) -> Look:
    return look(APP, token=stage.token("refresh"))


@refused("auth.placeholder", "never filled in", "Secrets and variables")
def secret_was_never_filled_in(_: Stage) -> Look:
    return look(APP, token="${{ secrets.REGISTRY_TOKEN }}")


@refused("auth.token-expiring", "Regenerate token")
def token_dies_during_the_job(stage: Stage) -> Look:
    return look(APP, "--job-limit", "6h", token=stage.token(expires=in_days(0.1)))


@refused("auth.token-dead", NEW_TOKEN)
def whole_token_that_github_never_made(_: Stage) -> Look:
    return look(APP, token=nonsense(40))


@refused("auth.identity-token", "docker logout ghcr.io")
def identity_token_in_the_configuration(stage: Stage) -> Look:
    return look(APP, docker={"auths": {"ghcr.io": {"identitytoken": stage.token()}}})


@refused("auth.job-token-dead", "as long as its job", "hand it to no later one")
def job_token_died(stage: Stage) -> Look:
    environ = stage.job()
    stage.state.revoke(environ["WAYBILL_GITHUB_TOKEN"])
    return look(APP, environ=environ)


@refused("auth.job-token-no-access", "Manage Actions access")
def job_token_given_as_the_registry_token(stage: Stage) -> Look:
    token = stage.state.add_job_token("acme/other", "read")
    return look(APP, token=token, environ=in_actions("acme/other"))
