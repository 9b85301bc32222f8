"""The right to push, refused in each of ghcr.io's words; and registries that are not GitHub's."""

from __future__ import annotations

from lab.github.model import Policy
from lab.github.state import Package
from tests.integration.preflight.running import Look, stored_login
from tests.integration.preflight.stage import APP, OPEN, Stage, Table, in_actions, look

PUSH = Table()
refused = PUSH.refused

WRITER = ("read:packages", "write:packages")
BASIC = "registry.example.com/acme/app:1.0"
TOKEN = "token.example.com/acme/app:1.0"
PASSWORD = "correct horse"


@refused("push.denied-write-package", "Manage Actions access", "role Write")
def f1_package_made_by_hand(stage: Stage) -> Look:
    stage.push("ghcr.io/acme/hand:1.0")
    stage.state.put(Package(owner="acme", name="hand", visibility="public"))
    return look("ghcr.io/acme/hand:1.0", "--push", environ=stage.job())


@refused("push.denied-write-package", "write_package")
def f1_account_with_role_read(stage: Stage) -> Look:
    stage.state.add_account("hubot")
    package = Package(owner="acme", name="app", repository="acme/app", collaborators={"hubot": "read"})
    stage.state.put(package)
    return look(APP, "--push", token=stage.token(owner="hubot", scopes=WRITER))


@refused("push.denied-scopes", "write:packages")
def f2_classic_token_may_only_read(stage: Stage) -> Look:
    return look(APP, "--push", token=stage.token())


@refused("auth.fine-grained-token", "scopes=write:packages")
def f2_fine_grained_token(stage: Stage) -> Look:
    return look(OPEN, "--push", token=stage.token("fine-grained", permissions={"packages": "write"}))


@refused("push.denied-create", "acme")
def f3_organisation_lets_no_job_create(stage: Stage) -> Look:
    stage.state.set_policy("acme", Policy(actions_create_packages=False))
    return look("ghcr.io/acme/new:1.0", "--push", environ=stage.job())


@refused("push.denied-job-permission", "packages: write")
def f3_job_without_the_permission(stage: Stage) -> Look:
    return look(APP, "--push", environ=stage.job(packages="none"))


@refused("push.denied-write-package", "packages: write")
def f1_job_that_may_only_read(stage: Stage) -> Look:
    return look(APP, "--push", environ=stage.job(packages="read"))


@refused("push.denied-read-package")
def f4_repository_not_linked_at_all(stage: Stage) -> Look:
    body = '{"errors":[{"code":"DENIED","message":"permission_denied: read_package"}]}'
    stage.world.fault("status", host="ghcr.io", method="POST", path="/uploads/", status=403, body=body)
    return look(OPEN, "--push", environ=stage.job())


@refused("push.anonymous")
def push_without_a_login(_: Stage) -> Look:
    return look(OPEN, "--push")


@refused("push.denied-write-package")
def account_outside_of_the_organisation(stage: Stage) -> Look:
    stage.state.add_account("hubot")
    return look("ghcr.io/acme/new:1.0", "--push", token=stage.token(owner="hubot", scopes=WRITER))


@refused("push.refused-status", "405")
def registry_that_takes_no_uploads(stage: Stage) -> Look:
    body = '{"errors":[{"code":"UNSUPPORTED","message":"The operation is unsupported."}]}'
    stage.world.fault("status", method="POST", path="/uploads/", status=405, body=body)
    return look(OPEN, "--push", token=stage.token(scopes=WRITER))


@refused("registry.rate-limited", "2000/minute")
def too_many_writes(stage: Stage) -> Look:
    body = '{"errors":[{"code":"TOOMANYREQUESTS","message":"retry-after: 3ms, allowed: 2000/minute"}]}'
    stage.world.fault("status", method="POST", path="/uploads/", status=429, body=body)
    return look(OPEN, "--push", token=stage.token(scopes=WRITER))


@refused("network.timeout")
def upload_hangs(stage: Stage) -> Look:
    stage.world.fault("silence", method="POST", seconds=4)
    return look(OPEN, "--push", "--probe-timeout", "2s", token=stage.token(scopes=WRITER))


# Registries that are not GitHub's


@refused("auth.login-refused", "docker login registry.example.com")
def basic_registry_and_a_wrong_password(stage: Stage) -> Look:
    stage.push(BASIC)
    return look(BASIC, token="wrong horse", environ={"WAYBILL_REGISTRY_USERNAME": "octo"})


@refused("registry.absent-or-hidden", "docker login registry.example.com")
def basic_registry_without_a_login(stage: Stage) -> Look:
    stage.push(BASIC)
    return look(BASIC)


@refused("registry.absent-or-hidden", "docker login registry.example.com")
def job_token_and_a_registry_that_is_not_githubs(stage: Stage) -> Look:
    stage.push(BASIC)
    return look(BASIC, environ=stage.job())


@refused("registry.package-absent", "the pages of registry.example.com")
def basic_registry_does_not_know_the_name(_: Stage) -> Look:
    return look(BASIC, docker=stored_login(PASSWORD, "registry.example.com"))


@refused("registry.tag-absent", "`1.0`")
def basic_registry_does_not_know_the_tag(stage: Stage) -> Look:
    stage.push(BASIC)
    return look("registry.example.com/acme/app:1.1", docker=stored_login(PASSWORD, "registry.example.com"))


@refused("auth.login-refused", "docker login token.example.com")
def token_registry_and_a_wrong_password(stage: Stage) -> Look:
    stage.push(TOKEN)
    stage.state.add_login("octo", PASSWORD, {"*": ("pull",)})
    return look(TOKEN, docker=stored_login("wrong horse", "token.example.com"))


@refused("registry.absent-or-hidden", "right to read")
def token_registry_gives_a_token_that_is_not_enough(stage: Stage) -> Look:
    stage.push(TOKEN)
    stage.state.add_login("octo", PASSWORD, {"acme/other": ("pull",)})
    return look(TOKEN, docker=stored_login(PASSWORD, "token.example.com"))


@refused("registry.absent-or-hidden", "docker login token.example.com")
def token_registry_without_a_login(stage: Stage) -> Look:
    stage.push(TOKEN)
    return look(TOKEN)


@refused("push.denied", "right to push")
def token_registry_lets_nobody_push(stage: Stage) -> Look:
    stage.push(TOKEN)
    stage.state.add_login("octo", PASSWORD, {"*": ("pull",)})
    return look(TOKEN, "--push", docker=stored_login(PASSWORD, "token.example.com"))


@refused("tls.not-tls", "plain.example.com")
def registry_without_tls(stage: Stage) -> Look:
    stage.push("plain.example.com/acme/app:1.0")
    return look("plain.example.com/acme/app:1.0")


@refused("registry.tag-absent", "`1.0`")
def loopback_registry_without_the_tag(stage: Stage) -> Look:
    stage.push("127.0.0.1:5000/acme/app:1.0")
    return look("127.0.0.1:5000/acme/app:1.1")


@refused("network.refused", "127.0.0.1")
def nobody_listens_on_loopback(_: Stage) -> Look:
    return look("127.0.0.1:5999/acme/app:1.0")


@refused("registry.package-private", "packages: read")
def job_without_its_token(_: Stage) -> Look:
    return look(APP, environ=in_actions())
