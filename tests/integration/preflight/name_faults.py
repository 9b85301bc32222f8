"""The name of the image and what exists under it."""

from __future__ import annotations

import json

from lab.faults import HTML_PAGE
from lab.github.model import Commit, Repository, Run, RunJob, Step
from lab.github.state import Package
from tests.integration.preflight.running import Look
from tests.integration.preflight.stage import APP, BOTH, OPEN, Stage, Table, in_actions, look

NAME = Table()
refused = NAME.refused

DIGEST = "sha256:" + "0123456789abcdef" * 4
WRONG_ACCEPT = "OCI index found, but Accept header does not support OCI indexes"


@refused("name.upper-case", "ghcr.io/acme/app:1.0")
def b1_capital_letters(stage: Stage) -> Look:
    return look("ghcr.io/Acme/App:1.0", token=stage.token())


@refused("name.template-unexpanded", "github.repository")
def b2_template_not_expanded(_: Stage) -> Look:
    return look("ghcr.io/${{ github.repository }}:1.0")


@refused("registry.package-absent", "likely", "github.com/acme?tab=packages")
def b3_package_absent_for_a_token(stage: Stage) -> Look:
    return look("ghcr.io/acme/apq:1.0", token=stage.token())


@refused("registry.package-absent", "likely", "403 without a login")
def b3_package_absent_without_a_login(_: Stage) -> Look:
    return look("ghcr.io/acme/apq:1.0")


@refused("registry.owner-absent", "`amce`", "Correct the owner")
def b4_owner_misspelt_for_a_token(stage: Stage) -> Look:
    return look("ghcr.io/amce/app:1.0", token=stage.token())


@refused("registry.owner-absent", "`amce`")
def b4_owner_misspelt_without_a_login(_: Stage) -> Look:
    return look("ghcr.io/amce/app:1.0")


@refused("registry.package-private", "packages: read", "docker login ghcr.io")
def b5_private_without_a_login(_: Stage) -> Look:
    return look(APP)


@refused("registry.package-unlinked", "org.opencontainers.image.source", beside=("auth.scope-broad",))
def b6_package_not_linked_to_its_repository(stage: Stage) -> Look:
    stage.push("ghcr.io/acme/loose:1.0")
    stage.state.put(Repository(owner="acme", name="loose", collaborators={"hubot": "write"}))
    stage.state.add_account("hubot")
    return look("ghcr.io/acme/loose:1.0", token=stage.token(owner="hubot", scopes=("repo", "read:packages")))


@refused("registry.tag-absent", "Nearest: `1.0`", "ghcr.io/acme/app:1.0")
def b7_tag_absent(stage: Stage) -> Look:
    return look("ghcr.io/acme/app:1.00", token=stage.token())


@refused("registry.tag-absent", "`latest`", "Nearest: `1.0`")
def b7_latest_never_pushed(_: Stage) -> Look:
    return look("ghcr.io/acme/open")


@refused("registry.tag-absent", "at the step `Build and push`", "/actions/runs/")
def b7_tag_absent_because_its_build_failed(stage: Stage) -> Look:
    sha = "c0ffee" * 6 + "c0ff"
    workflow = "name: release\non:\n  push:\n    tags: ['*']\njobs:\n  b:\n    uses: docker/build-push-action@v7\n"
    commit = Commit(sha=sha, files={".github/workflows/release.yml": workflow})
    job = RunJob(name="b", conclusion="failure", steps=(Step(name="Build and push", conclusion="failure"),))
    run = Run(name="release", head_sha=sha, head_branch="1.1", conclusion="failure", jobs=(job,))
    stage.state.put(Repository(owner="acme", name="app", tags={"1.1": sha}, commits=(commit,), runs=(run,)))
    rights = {"packages": "read", "contents": "read", "actions": "read"}
    token = stage.token("job", repository="acme/app", permissions=rights)
    return look("ghcr.io/acme/app:1.1", environ={**in_actions(), "WAYBILL_GITHUB_TOKEN": token})


@refused("registry.digest-absent", "Restore the version within 30 days")
def b8_digest_deleted(stage: Stage) -> Look:
    stage.state.delete_manifest(APP, stage.app.digest)
    return look(f"ghcr.io/acme/app@{stage.app.digest}", token=stage.token())


@refused("registry.child-missing", "linux/arm64", "clean-up")
def b9_child_deleted(stage: Stage) -> Look:
    pushed = stage.push("ghcr.io/acme/open:2.0", platforms=BOTH)
    stage.state.delete_manifest("ghcr.io/acme/open:2.0", pushed.platforms["linux/arm64"])
    return look("ghcr.io/acme/open:2.0")


@refused("registry.child-missing", "linux/amd64, linux/arm64")
def b9_all_children_deleted(stage: Stage) -> Look:
    pushed = stage.push("ghcr.io/acme/open:2.0", platforms=BOTH)
    for digest in pushed.platforms.values():
        stage.state.delete_manifest("ghcr.io/acme/open:2.0", digest)
    return look("ghcr.io/acme/open:2.0")


@refused("registry.media-refused", "Accept: application/vnd.oci.image.index.v1+json")
def b10_something_drops_the_accept_header(stage: Stage) -> Look:
    body = json.dumps({"errors": [{"code": "MANIFEST_UNKNOWN", "message": WRONG_ACCEPT}]})
    stage.world.fault("status", host="ghcr.io", path="/manifests/", status=404, body=body)
    return look(OPEN)


@refused("image.platform-missing", "linux/arm64", "platforms: linux/amd64,linux/arm64")
def b11_platform_not_in_the_index(stage: Stage) -> Look:
    stage.push("ghcr.io/acme/open:2.0", index=True)
    return look("ghcr.io/acme/open:2.0", "--platforms", "linux/arm64")


@refused("image.platform-missing", "linux/arm64")
def b12_single_image_of_another_platform(_: Stage) -> Look:
    return look(OPEN, "--platforms", "linux/arm64")


@refused("image.platform-missing", "linux/amd64")
def b12_child_of_another_platform_pinned(stage: Stage) -> Look:
    pushed = stage.push("ghcr.io/acme/open:2.0", platforms=BOTH)
    return look(f"ghcr.io/acme/open@{pushed.platforms['linux/arm64']}", "--platforms", "linux/amd64")


@refused("image.id-not-digest", "IMAGE ID", "imageid")
def b14_image_id_given_as_the_digest(stage: Stage) -> Look:
    return look(f"ghcr.io/acme/open@{stage.open.configs['linux/amd64']}")


@refused("image.attestation", "provenance")
def b14_attestation_given_as_the_digest(stage: Stage) -> Look:
    pushed = stage.push("ghcr.io/acme/open:2.0", provenance=True)
    return look(f"ghcr.io/acme/open@{pushed.attestations[0]}")


@refused("image.artifact", "helm")
def chart_given_as_the_image(stage: Stage) -> Look:
    stage.push("ghcr.io/acme/open:chart", kind="artifact")
    return look("ghcr.io/acme/open:chart")


@refused("image.schema1", "schema 1")
def b15_schema_one(stage: Stage) -> Look:
    stage.push("ghcr.io/acme/open:old", kind="schema1")
    return look("ghcr.io/acme/open:old")


@refused("name.no-registry", "docker.io/acme/app", "ghcr.io/acme/app:1.0")
def b16_host_forgotten(_: Stage) -> Look:
    return look("acme/app:1.0")


@refused("name.double-host", "ghcr.io/acme/app:1.0")
def b16_host_written_twice(_: Stage) -> Look:
    return look("docker.io/ghcr.io/acme/app:1.0")


@refused("name.typosquat", "ghcr.io/acme/app:1.0", "revoke")
def b17_host_misspelt(stage: Stage) -> Look:
    return look("ghrc.io/acme/app:1.0", token=stage.token())


@refused("name.old-host", "ghcr.io/acme/app:1.0")
def b18_old_host(_: Stage) -> Look:
    return look("docker.pkg.github.com/acme/repository/app:1.0")


@refused("access.other-tenant", "containers.acme.ghe.com")
def b19_registry_of_github_com_from_a_tenant(stage: Stage) -> Look:
    stage.world.name_fault("api.acme.ghe.com", "refused")
    environ = {"GITHUB_SERVER_URL": "https://acme.ghe.com", "GITHUB_API_URL": "https://api.acme.ghe.com"}
    return look("ghcr.io/acme-inc/app:1.0", environ={**in_actions("acme-inc/app"), **environ})


@refused("registry.tag-absent", "`v9.9.9`")
def b20_nearest_tag_stands_on_the_second_page(stage: Stage) -> Look:
    stage.push("ghcr.io/acme/open:v0", tags=[f"t{number:03}" for number in range(105)] + ["v9.9.9"])
    return look("ghcr.io/acme/open:v9.9.8")


@refused("registry.package-unlinked", "Inherit access", beside=("auth.scope-broad",))
def b22_repository_was_transferred(stage: Stage) -> Look:
    stage.state.add_account("hubot")
    stage.state.put(Repository(owner="acme", name="app", collaborators={"hubot": "write"}))
    stage.state.put(Package(owner="acme", name="app"))
    return look(APP, token=stage.token(owner="hubot", scopes=("repo", "read:packages")))


@refused("name.digest-malformed", "64")
def b24_digest_cut_short(_: Stage) -> Look:
    return look("ghcr.io/acme/open@sha256:0123456789ab")


@refused("name.whitespace")
def tag_with_a_space(_: Stage) -> Look:
    return look("ghcr.io/acme/open:1 0")


@refused("name.scheme", "ghcr.io/acme/open:1.0")
def address_instead_of_a_name(_: Stage) -> Look:
    return look("https://ghcr.io/acme/open:1.0")


# The bytes themselves


@refused("image.digest-mismatch", "promised")
def one_byte_of_the_manifest_changed_on_the_way(stage: Stage) -> Look:
    stage.world.fault("corrupt", host="ghcr.io", path="/manifests/1.0")
    return look(OPEN)


@refused("image.digest-mismatch", "asked for")
def another_manifest_under_the_digest(stage: Stage) -> Look:
    content = b'{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}'
    stage.state.plant(f"ghcr.io/acme/open@{DIGEST}", "application/vnd.oci.image.index.v1+json", content, DIGEST)
    return look(f"ghcr.io/acme/open@{DIGEST}")


@refused("image.digest-mismatch")
def child_whose_bytes_are_others(stage: Stage) -> Look:
    pushed = stage.push("ghcr.io/acme/open:2.0", platforms=BOTH)
    stage.world.fault("corrupt", host="ghcr.io", path=f"/manifests/{pushed.platforms['linux/arm64']}")
    return look("ghcr.io/acme/open:2.0")


@refused("image.digest-mismatch", "promised sha256:0123456789abcdef")
def registry_promises_another_digest(stage: Stage) -> Look:
    stage.world.fault("headers", host="ghcr.io", path="/manifests/1.0", headers={"Docker-Content-Digest": DIGEST})
    return look(OPEN)


@refused("image.unreadable", "application/json is no manifest's media type")
def manifest_under_a_foreign_content_type(stage: Stage) -> Look:
    stage.world.fault("headers", host="ghcr.io", path="/manifests/1.0", headers={"Content-Type": "application/json"})
    return look(OPEN)


@refused("network.answer-unusable", "larger than")
def manifest_without_an_end(stage: Stage) -> Look:
    content = b'{"schemaVersion":2,"annotations":{"x":"' + b"y" * 4_500_000 + b'"}}'
    stage.state.plant("ghcr.io/acme/open:huge", "application/vnd.oci.image.manifest.v1+json", content)
    return look("ghcr.io/acme/open:huge")


@refused("image.unreadable", "its own configuration says linux/s390x")
def index_that_is_wrong_about_its_platform(stage: Stage) -> Look:
    stage.push("ghcr.io/acme/open:2.0", platforms=BOTH, architecture="s390x")
    return look("ghcr.io/acme/open:2.0", "--platforms", "linux/amd64")


@refused("image.platform-missing", "linux/arm64")
def single_image_whose_configuration_names_another_platform(stage: Stage) -> Look:
    stage.push("ghcr.io/acme/open:2.0", architecture="arm64")
    return look("ghcr.io/acme/open:2.0", "--platforms", "linux/amd64")


@refused("registry.package-unlinked", "likely", "this token reads no private repository")
def refusal_without_words_and_a_package_that_the_api_shows(stage: Stage) -> Look:
    stage.world.fault("status", host="ghcr.io", path="/manifests/", status=403)
    return look(APP, token=stage.token())


@refused("image.unreadable")
def empty_manifest(stage: Stage) -> Look:
    stage.state.plant("ghcr.io/acme/open:empty", "application/vnd.oci.image.manifest.v1+json", b"")
    return look("ghcr.io/acme/open:empty")


@refused("image.unreadable")
def manifest_cut_in_the_middle_and_hashed_so(stage: Stage) -> Look:
    content = b'{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"digest":"sha'
    stage.state.plant("ghcr.io/acme/open:half", "application/vnd.oci.image.manifest.v1+json", content)
    return look("ghcr.io/acme/open:half")


@refused("image.unreadable")
def web_page_as_the_manifest(stage: Stage) -> Look:
    stage.state.plant("ghcr.io/acme/open:page", "text/html", HTML_PAGE.encode())
    return look("ghcr.io/acme/open:page")


@refused("image.artifact", "the index is empty")
def index_without_children(stage: Stage) -> Look:
    content = b'{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}'
    stage.state.plant("ghcr.io/acme/open:none", "application/vnd.oci.image.index.v1+json", content)
    return look("ghcr.io/acme/open:none")


@refused("registry.blob-missing", "Push the image again")
def config_blob_is_gone(stage: Stage) -> Look:
    stage.world.fault("status", host="ghcr.io", path="/blobs/sha256", status=404, body="{}")
    return look(OPEN)


@refused("registry.blob-refused", "signed addresses")
def blob_host_refuses_the_signature(stage: Stage) -> Look:
    stage.world.fault("status", host="pkg-containers.githubusercontent.com", status=403, body="<Error/>")
    return look(OPEN)


@refused("image.digest-mismatch", "its configuration")
def config_blob_is_another_one(stage: Stage) -> Look:
    stage.world.fault("corrupt", host="pkg-containers.githubusercontent.com")
    return look(OPEN, "--platforms", "linux/amd64")
