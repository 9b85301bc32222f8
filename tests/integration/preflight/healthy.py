"""Situations in which nothing is wrong: not one error, and exit 0."""

from __future__ import annotations

import json

from lab.client import in_days
from tests.integration.preflight.push_faults import BASIC, PASSWORD, TOKEN, WRITER
from tests.integration.preflight.running import Look, stored_login
from tests.integration.preflight.stage import APP, BOTH, OPEN, Stage, Table, in_actions, look

HEALTHY = Table()
good = HEALTHY.good

PLATFORMS = ("--platforms", "linux/amd64,linux/arm64")
LIMITED = '{"errors":[{"code":"TOOMANYREQUESTS","message":"retry-after: 1.2ms, allowed: 44000/minute"}]}'
PLAIN = "127.0.0.1:5000/acme/app:1.0"
HELPER = """#!/bin/sh
test "$1" = get && test "$(cat)" = ghcr.io || exit 1
printf '%s'
"""


@good()
def public_image_without_a_login(_: Stage) -> Look:
    return look(OPEN)


@good()
def public_image_in_a_job(stage: Stage) -> Look:
    return look(OPEN, environ=stage.job())


@good()
def private_image_and_a_classic_token(stage: Stage) -> Look:
    return look(APP, token=stage.token())


@good()
def private_image_and_a_token_given_as_the_github_token(stage: Stage) -> Look:
    return look(APP, github=stage.token())


@good("auth.whitespace")
def token_with_a_line_break_at_its_end(stage: Stage) -> Look:
    return look(APP, token=stage.token() + "\n")


@good("auth.token-expiring")
def token_that_lives_three_more_days(stage: Stage) -> Look:
    return look(APP, token=stage.token(expires=in_days(3)))


@good()
def token_that_lives_a_month(stage: Stage) -> Look:
    return look(APP, token=stage.token(expires=in_days(31)))


@good("auth.scope-broad")
def token_that_may_more(stage: Stage) -> Look:
    return look(APP, token=stage.token(scopes=("read:packages", "repo")))


@good("auth.gh-cli-token")
def token_of_the_github_cli_with_the_scope(stage: Stage) -> Look:
    return look(APP, token=stage.token("oauth", scopes=("read:packages",)))


@good("auth.fine-grained-token")
def fine_grained_token_and_a_public_image(stage: Stage) -> Look:
    return look(OPEN, token=stage.token("fine-grained"))


@good()
def job_pulls_its_own_package(stage: Stage) -> Look:
    return look(APP, environ=stage.job(packages="read"))


@good()
def job_pushes_its_own_package(stage: Stage) -> Look:
    return look(APP, "--push", environ=stage.job())


@good("registry.not-there-yet")
def job_pushes_a_package_for_the_first_time(stage: Stage) -> Look:
    return look("ghcr.io/acme/new:1.0", "--push", environ=stage.job())


@good("registry.not-there-yet")
def job_pushes_a_tag_for_the_first_time(stage: Stage) -> Look:
    return look("ghcr.io/acme/app:2.0", "--push", environ=stage.job())


@good()
def job_token_as_the_registry_token(stage: Stage) -> Look:
    token = stage.state.add_job_token("acme/app", "read")
    return look(APP, token=token, environ=in_actions())


@good()
def classic_token_pushes(stage: Stage) -> Look:
    return look(APP, "--push", token=stage.token(scopes=WRITER))


@good()
def many_platforms(stage: Stage) -> Look:
    stage.push("ghcr.io/acme/open:2.0", platforms=BOTH)
    return look("ghcr.io/acme/open:2.0", *PLATFORMS)


@good()
def arm_variants(stage: Stage) -> Look:
    stage.push("ghcr.io/acme/open:2.0", platforms=("linux/arm/v7", "linux/arm64/v8", "linux/amd64"))
    return look("ghcr.io/acme/open:2.0", "--platforms", "linux/arm/v7,linux/arm64,linux/amd64")


@good()
def provenance_attestations(stage: Stage) -> Look:
    stage.push("ghcr.io/acme/open:2.0", platforms=BOTH, provenance=True)
    return look("ghcr.io/acme/open:2.0", *PLATFORMS)


@good()
def one_platform_with_provenance(stage: Stage) -> Look:
    stage.push("ghcr.io/acme/open:2.0", provenance=True)
    return look("ghcr.io/acme/open:2.0", "--platforms", "linux/amd64")


@good()
def docker_media_types(stage: Stage) -> Look:
    stage.push("ghcr.io/acme/open:2.0", platforms=BOTH, docker_types=True)
    return look("ghcr.io/acme/open:2.0", *PLATFORMS)


@good()
def name_corrected_to_lower_case(stage: Stage) -> Look:
    return look("ghcr.io/acme/app:1.0", token=stage.token(), environ={"GITHUB_REPOSITORY": "Acme/App"})


@good("registry.transient")
def one_429_with_retry_after(stage: Stage) -> Look:
    answer = {"status": 429, "body": LIMITED, "headers": {"Retry-After": "1"}}
    stage.world.fault("status", host="ghcr.io", path="/manifests/", times=1, **answer)
    return look(OPEN)


@good("registry.transient")
def one_429_with_the_wait_in_its_message(stage: Stage) -> Look:
    stage.world.fault("status", host="ghcr.io", path="/manifests/", times=1, status=429, body=LIMITED)
    return look(OPEN)


@good()
def one_502_at_the_door(stage: Stage) -> Look:
    stage.world.fault("status", host="ghcr.io", path="/v2/$", times=1, status=502)
    return look(OPEN)


@good("registry.transient")
def one_refusal_of_the_login(stage: Stage) -> Look:
    body = '{"errors":[{"code":"DENIED","message":"denied"}]}'
    stage.world.fault("status", path="^/token", times=1, status=403, body=body)
    return look(APP, token=stage.token())


@good("registry.transient")
def one_reset(stage: Stage) -> Look:
    stage.world.fault("reset", host="ghcr.io", path="/manifests/", times=1)
    return look(OPEN)


@good("registry.transient")
def manifest_cut_once(stage: Stage) -> Look:
    stage.world.fault("cut", host="ghcr.io", path="/manifests/", times=1)
    return look(OPEN)


@good()
def slow_registry(stage: Stage) -> Look:
    stage.world.latency(0.1)
    return look(APP, token=stage.token())


@good()
def manifest_that_pauses_in_the_middle(stage: Stage) -> Look:
    stage.world.fault("stall", host="ghcr.io", path="/manifests/", seconds=0.5)
    return look(OPEN)


@good()
def credential_helper(stage: Stage) -> Look:
    told = json.dumps({"ServerURL": "ghcr.io", "Username": "octo", "Secret": stage.token()})
    return look(APP, docker={"credHelpers": {"ghcr.io": "vault"}}, helpers={"docker-credential-vault": HELPER % told})


@good()
def login_in_the_docker_configuration(stage: Stage) -> Look:
    return look(APP, docker=stored_login(stage.token()))


@good()
def digest_reference(stage: Stage) -> Look:
    return look(f"ghcr.io/acme/open@{stage.open.digest}")


@good()
def tag_and_digest(stage: Stage) -> Look:
    return look(f"{OPEN}@{stage.open.digest}")


@good("image.tag-elsewhere")
def tag_that_moved_on_beside_its_old_digest(stage: Stage) -> Look:
    stage.push(OPEN, content="newer\n")
    return look(f"{OPEN}@{stage.open.digest}")


@good()
def child_of_an_index_pinned(stage: Stage) -> Look:
    pushed = stage.push("ghcr.io/acme/open:2.0", platforms=BOTH)
    return look(f"ghcr.io/acme/open@{pushed.platforms['linux/arm64']}", "--platforms", "linux/arm64")


@good()
def content_type_with_a_parameter(stage: Stage) -> Look:
    kind = "application/vnd.oci.image.manifest.v1+json; charset=utf-8"
    stage.world.fault("headers", host="ghcr.io", path="/manifests/", headers={"Content-Type": kind})
    return look(OPEN)


@good()
def private_authority_given_as_an_input(stage: Stage) -> Look:
    """Without the input this is tls.unknown-ca; the blob host and the API keep certificates that the system trusts."""
    stage.world.tls("ghcr.io", "unknown-ca")
    authority = stage.world.unknown_authority.read_text()
    return look(APP, "--registry-ca", "ca.pem", token=stage.token(), files={"ca.pem": authority})


@good()
def open_registry_on_loopback(stage: Stage) -> Look:
    stage.push(PLAIN)
    return look(PLAIN, "--push", "--platforms", "linux/amd64")


@good()
def basic_registry(stage: Stage) -> Look:
    stage.push(BASIC)
    return look(BASIC, "--push", docker=stored_login(PASSWORD, "registry.example.com"))


@good()
def basic_registry_and_the_inputs(stage: Stage) -> Look:
    stage.push(BASIC)
    return look(BASIC, token=PASSWORD, environ={"WAYBILL_REGISTRY_USERNAME": "octo"})


@good()
def token_registry(stage: Stage) -> Look:
    stage.push(TOKEN)
    stage.state.add_login("octo", PASSWORD, {"*": ("pull", "push")})
    return look(TOKEN, "--push", docker=stored_login(PASSWORD, "token.example.com"))


@good()
def token_registry_without_a_login(stage: Stage) -> Look:
    stage.push(TOKEN)
    stage.state.add_login("", "", {"*": ("pull",)})
    return look(TOKEN)


@good()
def server_of_an_enterprise(stage: Stage) -> Look:
    environ = {
        **stage.job(),
        "GITHUB_SERVER_URL": "https://github.example.com",
        "GITHUB_API_URL": "https://github.example.com/api/v3",
    }
    return look("containers.github.example.com/acme/app:1.0", "--push", environ=environ)


@good()
def public_image_of_github_com_from_the_server_of_an_enterprise(stage: Stage) -> Look:
    environ = {
        **stage.job(),
        "GITHUB_SERVER_URL": "https://github.example.com",
        "GITHUB_API_URL": "https://github.example.com/api/v3",
    }
    return look(OPEN, environ=environ)


@good()
def forty_images_in_a_file(stage: Stage) -> Look:
    lines = [f"ghcr.io/acme/open{number}:1.0" for number in range(40)]
    for line in lines:
        stage.push(line, visibility="public")
    return look("--images-file", "images.txt", files={"images.txt": "# ours\n" + "\n".join(lines) + "\n"})


@good()
def same_digest_twice(stage: Stage) -> Look:
    return look(OPEN, f"ghcr.io/acme/open@{stage.open.digest}")


@good("github.unreachable")
def github_api_is_out_of_reach(stage: Stage) -> Look:
    stage.world.name_fault("api.github.com", "refused")
    return look(APP, token=stage.token())


@good("github.rate-limited")
def github_api_is_rate_limited(stage: Stage) -> Look:
    body = '{"message":"API rate limit exceeded for user ID 1."}'
    headers = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1900000000"}
    stage.world.fault("status", host="api.github.com", status=403, body=body, headers=headers)
    return look(APP, token=stage.token())
