"""The way to the registry: names, connections, certificates, answers that are none, and registries that are busy."""

from __future__ import annotations

from lab.faults import HTML_PAGE
from tests.integration.preflight.running import Look
from tests.integration.preflight.stage import APP, BOTH, OPEN, Stage, Table, in_actions, look

TRANSPORT = Table()
refused = TRANSPORT.refused

SHORT = ("--probe-timeout", "2s")
BLOBS = "pkg-containers.githubusercontent.com"
LIMITED = '{"errors":[{"code":"TOOMANYREQUESTS","message":"retry-after: 1.2ms, allowed: 44000/minute"}]}'


@refused("network.name-not-found", "ghcr.io")
def c1_name_does_not_exist(stage: Stage) -> Look:
    stage.world.name_fault("ghcr.io", "absent")
    return look(OPEN)


@refused("network.resolver-silent", "ghcr.io")
def c1_name_server_is_broken(stage: Stage) -> Look:
    stage.world.name_fault("ghcr.io", "broken")
    return look(OPEN, *SHORT)


@refused("network.resolver-silent", "ghcr.io")
def c1_name_server_is_silent(stage: Stage) -> Look:
    stage.world.name_fault("ghcr.io", "silent")
    return look(OPEN, *SHORT)


@refused("network.refused", "ghcr.io", "443")
def c2_connection_refused(stage: Stage) -> Look:
    stage.world.name_fault("ghcr.io", "refused")
    return look(OPEN)


@refused("network.unreachable", "ghcr.io")
def c2_no_route(stage: Stage) -> Look:
    stage.world.name_fault("ghcr.io", "unroutable")
    return look(OPEN, *SHORT)


@refused("network.blob-host-unreachable", BLOBS)
def c3_blob_host_refuses(stage: Stage) -> Look:
    stage.world.name_fault(BLOBS, "refused")
    return look(OPEN)


@refused("network.blob-host-unreachable", BLOBS)
def c3_blob_host_has_no_name(stage: Stage) -> Look:
    stage.world.name_fault(BLOBS, "absent")
    return look(OPEN)


@refused("network.blob-host-unreachable", BLOBS)
def c3_blob_host_is_silent(stage: Stage) -> Look:
    stage.world.fault("silence", host=BLOBS, seconds=4)
    return look(OPEN, *SHORT)


@refused("tls.unknown-ca", "Example Interception CA", "registry-ca")
def c4_interception(stage: Stage) -> Look:
    stage.world.tls("ghcr.io", "unknown-ca")
    return look(APP, token=stage.token())


@refused("tls.unknown-ca", "registry-ca")
def c4_self_signed(stage: Stage) -> Look:
    stage.world.tls("ghcr.io", "self-signed")
    return look(OPEN)


@refused("tls.wrong-name", "proxy.example.net")
def c5_another_machine_answers(stage: Stage) -> Look:
    stage.world.tls("ghcr.io", "wrong-name")
    return look(OPEN)


@refused("tls.expired", "clock agrees")
def c6_certificate_expired(stage: Stage) -> Look:
    stage.world.tls("ghcr.io", "expired")
    return look(OPEN)


@refused("tls.not-yet-valid", "clock agrees")
def c6_certificate_not_yet_valid(stage: Stage) -> Look:
    stage.world.tls("ghcr.io", "not-yet-valid")
    return look(OPEN)


@refused("tls.not-tls", "ghcr.io")
def c7_plain_text_where_tls_should_be(stage: Stage) -> Look:
    stage.world.tls("ghcr.io", "plain-text")
    return look(OPEN)


@refused("tls.unknown-ca", BLOBS)
def blob_host_is_intercepted(stage: Stage) -> Look:
    stage.world.tls(BLOBS, "unknown-ca")
    return look(OPEN)


@refused("proxy.unreachable", "192.0.2.1")
def c8_proxy_is_down(_: Stage) -> Look:
    return look(OPEN, *SHORT, environ={"HTTPS_PROXY": "http://192.0.2.1:3128"})


@refused("registry.not-a-registry", "ghcr.io")
def c10_block_page_for_everything(stage: Stage) -> Look:
    stage.world.fault("html")
    return look(APP, token=stage.token())


@refused("registry.token-missing")
def c11_token_answer_without_a_token(stage: Stage) -> Look:
    stage.world.fault("status", path="^/token", status=200, body="{}")
    return look(OPEN)


@refused("registry.token-missing")
def c11_token_answer_is_a_page(stage: Stage) -> Look:
    stage.world.fault("status", path="^/token", status=200, body=HTML_PAGE)
    return look(APP, token=stage.token())


@refused("network.timeout", "ghcr.io")
def c12_silence(stage: Stage) -> Look:
    stage.world.fault("silence", host="ghcr.io", seconds=4)
    return look(OPEN, *SHORT)


@refused("network.timeout", "ghcr.io")
def c12_token_step_hangs(stage: Stage) -> Look:
    stage.world.fault("silence", path="^/token", seconds=4)
    return look(APP, *SHORT, token=stage.token())


@refused("network.timeout", "ghcr.io")
def c12_manifest_stalls_in_the_middle(stage: Stage) -> Look:
    stage.world.fault("stall", host="ghcr.io", path="/manifests/", seconds=4)
    return look(OPEN, *SHORT)


@refused("network.timeout", "ghcr.io")
def c12_manifest_drips(stage: Stage) -> Look:
    stage.world.fault("drip", host="ghcr.io", path="/manifests/", seconds=0.02)
    return look(OPEN, *SHORT)


@refused("registry.unavailable", "502")
def c13_bad_gateway_without_end(stage: Stage) -> Look:
    stage.world.fault("status", host="ghcr.io", status=502)
    return look(OPEN)


@refused("registry.unavailable", "503")
def c13_token_step_unavailable_without_end(stage: Stage) -> Look:
    stage.world.fault("status", path="^/token", status=503)
    return look(APP, token=stage.token())


@refused("registry.unavailable", "500")
def c13_manifest_fails_without_end(stage: Stage) -> Look:
    stage.world.fault("status", path="/manifests/", status=500)
    return look(OPEN)


@refused("registry.rate-limited", "44000/minute")
def c14_too_many_requests_without_end(stage: Stage) -> Look:
    stage.world.fault("status", host="ghcr.io", path="/manifests/", status=429, body=LIMITED)
    return look(OPEN)


@refused("registry.rate-limited")
def c14_wait_that_is_longer_than_we_may_take(stage: Stage) -> Look:
    stage.world.fault("status", host="ghcr.io", path="/v2/$", status=429, headers={"Retry-After": "3600"})
    return look(OPEN)


@refused("network.reset", "ghcr.io")
def connection_closed_without_an_answer(stage: Stage) -> Look:
    stage.world.fault("close", host="ghcr.io")
    return look(OPEN)


@refused("network.reset", "ghcr.io")
def connection_reset(stage: Stage) -> Look:
    stage.world.fault("reset", host="ghcr.io", path="/manifests/")
    return look(OPEN)


@refused("network.reset", "ghcr.io")
def manifest_cut_in_the_middle(stage: Stage) -> Look:
    stage.world.fault("cut", host="ghcr.io", path="/manifests/")
    return look(OPEN)


@refused("registry.not-a-registry")
def nothing_but_404(stage: Stage) -> Look:
    stage.world.fault("status", host="ghcr.io", status=404, body="404 page not found")
    return look(OPEN)


@refused("image.unreadable", "in the registry's place")
def empty_200_for_everything(stage: Stage) -> Look:
    stage.world.fault("status", host="ghcr.io", status=200)
    return look(OPEN)


@refused("network.answer-unusable")
def blob_redirect_to_the_metadata_address(stage: Stage) -> Look:
    target = {"Location": "https://169.254.169.254/latest/meta-data/"}
    stage.world.fault("headers", host="ghcr.io", path="/blobs/", headers=target)
    return look(APP, token=stage.token())


@refused("registry.realm-elsewhere", "evil.example.net")
def challenge_names_a_foreign_realm(stage: Stage) -> Look:
    header = 'Bearer realm="https://evil.example.net/token",service="ghcr.io"'
    stage.world.fault("headers", host="ghcr.io", path="/v2/$", headers={"WWW-Authenticate": header})
    return look(APP, environ=stage.job())


@refused("registry.unknown-challenge", "negotiate")
def challenge_of_an_unknown_kind(stage: Stage) -> Look:
    stage.world.fault("headers", host="ghcr.io", path="/v2/$", headers={"WWW-Authenticate": "Negotiate"})
    return look(APP, token=stage.token())


@refused("registry.package-private", "likely private", beside=("github.unreachable",))
def private_and_the_github_api_is_out_of_reach(stage: Stage) -> Look:
    stage.world.name_fault("api.github.com", "refused")
    return look(APP, environ=in_actions())


@refused("image.digest-mismatch", "configuration")
def blob_host_answers_with_a_page(stage: Stage) -> Look:
    stage.world.fault("html", host=BLOBS)
    return look(OPEN, "--platforms", "linux/amd64")


@refused("image.digest-mismatch", "linux/amd64")
def blob_host_answers_with_a_page_for_an_index(stage: Stage) -> Look:
    stage.push("ghcr.io/acme/open:2.0", platforms=BOTH)
    stage.world.fault("html", host=BLOBS)
    return look("ghcr.io/acme/open:2.0")


@refused("image.digest-mismatch", "configuration")
def blob_is_cut_in_the_middle(stage: Stage) -> Look:
    stage.world.fault("status", host=BLOBS, status=200, body="{")
    return look(OPEN)
