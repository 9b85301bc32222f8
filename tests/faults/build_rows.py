"""Builds that must not be green, and builds that must be."""

from __future__ import annotations

import json
from dataclasses import replace

from lab.building import FAILS, PLAIN, RUNS, Context
from lab.github.model import Commit, Repository
from tests.faults.building import Builds, when
from tests.integration.build.kit import NAME, Ended, Job, Yard
from tests.integration.build.test_own_builder import built_by_hand

BUILDS = Builds()
IMAGE = f"--image={NAME}"
MESSAGE = "retry-after: 1.16676ms, allowed: 44000/minute"
LIMITED = json.dumps({"errors": [{"code": "TOOMANYREQUESTS", "message": MESSAGE}]})
FAT = Context(dockerfile="FROM scratch\nCOPY . /all/\n", files={"large": "x" * 80_000_000})


# Before a build minute is spent


@BUILDS.ends("F001", "refused", "build.other-commit", says=("5555555",))
def the_tip_of_a_branch_is_built_instead_of_the_commit_that_was_tested(yard: Yard) -> Ended:
    yard.checkout(PLAIN)
    run = {"head_sha": "5" * 40, "head_branch": "main", "event": "push", "head_repository": {"full_name": "acme/app"}}
    return yard.run(IMAGE, job=Job(event="workflow_run", payload={"workflow_run": run}))


@BUILDS.ends("F003", "refused", "name.upper-case", says=("ghcr.io/acme/app",))
def the_owner_is_written_with_a_capital(yard: Yard) -> Ended:
    return yard.build(PLAIN, "--image=ghcr.io/Acme/app", "--tags=1.0")


@BUILDS.ends("F004", "refused", "push.digest-absent|image.unreadable", store="classic")
def an_image_id_is_handed_on_as_the_digest(yard: Yard) -> Ended:
    commit = yard.checkout(PLAIN)
    built_by_hand(yard, "1.0", revision=commit)
    identity = yard.world.docker("image", "inspect", "--format", "{{.Id}}", f"{NAME}:1.0").stdout.strip()
    return yard.run(IMAGE, f"--digest={identity}", job=Job())


@BUILDS.ends("F005", "refused", "image.attestation", store="containerd")
def an_attestation_is_handed_on_as_the_digest(yard: Yard) -> Ended:
    commit = yard.checkout(PLAIN)
    built_by_hand(yard, "1.0", revision=commit)
    entries = yard.disk.manifest(yard.disk.tags()["1.0"])["manifests"]
    (digest,) = [entry["digest"] for entry in entries if entry["platform"]["os"] == "unknown"]
    return yard.run(IMAGE, f"--digest={digest}", job=Job())


@BUILDS.ends("F006", "refused", "push.denied-scopes", says=("write:packages",))
def the_token_may_only_read(yard: Yard) -> Ended:
    yard.checkout(PLAIN)
    reader = yard.world.state.add_token(owner="octo", scopes=("read:packages",))
    return yard.run(IMAGE, "--tags=1.0", token=reader)


@BUILDS.ends("F006", "refused", "push.denied-create")
def the_job_may_not_write_packages(yard: Yard) -> Ended:
    yard.checkout(PLAIN)
    token = yard.world.state.add_job_token("acme/app", "read")
    return yard.run(IMAGE, job=Job(), token="", environ={"WAYBILL_GITHUB_TOKEN": token})


@BUILDS.ends("F006", "refused", "push.denied-write-package|push.denied|push.denied-job-permission")
def the_package_belongs_to_another_repository(yard: Yard) -> Ended:
    yard.checkout(PLAIN)
    yard.world.state.put(Repository(owner="acme", name="other"))
    yard.world.state.push_image(f"{NAME}:0.1", repository="acme/other")
    token = yard.world.state.add_job_token("acme/app", "write")
    return yard.run(IMAGE, job=Job(), token="", environ={"WAYBILL_GITHUB_TOKEN": token})


@BUILDS.ends("issue 5", "refused", "build.context-huge", says=("too-much.bin",))
def two_gigabytes_would_be_sent_by_mistake(yard: Yard) -> Ended:
    return yard.build(replace(PLAIN, huge="too-much.bin"), IMAGE, "--tags=1.0", "--builder=classic")


@BUILDS.ends("issue 5", "delivered", warnings=("build.secret-in-context", "build.git-in-context"))
def secrets_and_a_history_with_a_login_lie_in_the_context(yard: Yard) -> Ended:
    yard.checkout(replace(PLAIN, files={**PLAIN.files, ".env": "A=b\n", "id_rsa": "x\n"}))
    yard.git("config", "http.https://github.com/.extraheader", "AUTHORIZATION: basic eDpjb3JyZWN0LWhvcnNl")
    return yard.run(IMAGE, "--tags=1.0")


@BUILDS.ends("issue 5", "delivered")
def two_gigabytes_are_kept_out_by_the_ignore_file(yard: Yard) -> Ended:
    context = replace(PLAIN, huge="too-much.bin", files={**PLAIN.files, ".dockerignore": "*.bin\n.git\n"})
    return yard.build(context, IMAGE, "--tags=1.0", "--builder=classic")


# While it is built and pushed


@BUILDS.ends("issue 5", "refused", "build.step-failed", says=("the pot boils over", "Dockerfile:3"))
def a_step_of_the_dockerfile_fails(yard: Yard) -> Ended:
    return yard.build(FAILS, IMAGE, "--tags=1.0")


@BUILDS.ends("issue 5", "refused", "build.disk-full", says=("no space left on device",), store="classic", room="64m")
def the_disk_of_the_engine_is_full(yard: Yard) -> Ended:
    return yard.build(FAT, IMAGE, "--tags=1.0")


@BUILDS.ends("issue 5", "refused", "push.failed|build.timeout", says=("ghcr.io/acme/app",))
def the_registry_dies_during_the_upload(yard: Yard) -> Ended:
    yard.checkout(replace(RUNS, files={"a": "dies\n"}))
    yard.world.fault("reset", host="ghcr.io", method="PATCH")
    yard.world.fault("reset", host="ghcr.io", method="PUT")
    return yard.run(IMAGE, "--tags=1.0", "--build-args=GREETING=dies", "--build-timeout=25s")


@BUILDS.ends("F017", "refused", "push.failed|push.too-many-requests")
def the_registry_says_too_many_requests_without_end(yard: Yard) -> Ended:
    yard.checkout(PLAIN)
    yard.world.fault("status", host="ghcr.io", method="PUT", path="/manifests/", status=429, body=LIMITED)
    return yard.run(IMAGE, "--tags=1.0", "--build-timeout=6s")


@BUILDS.ends("issue 5", "unknown", "push.failed")
def the_token_dies_in_the_middle_of_the_push(yard: Yard) -> Ended:
    yard.checkout(replace(RUNS, files={"b": "token\n"}))
    yard.world.fault("delay", host="ghcr.io", method="PUT", path="/manifests/", seconds=1.0)
    yard.world.fault("delay", host="ghcr.io", method="PUT", path="/blobs/", seconds=1.0)
    yard.world.clear_requests()
    with when(lambda: _uploads(yard), lambda: yard.world.state.revoke(yard.token)):
        return yard.run(IMAGE, "--tags=1.0", "--build-args=GREETING=token")


@BUILDS.ends("issue 5", "degraded", "push.tag-moved-by-other", "push.tag-not-moved", says=("1.0",), store="classic")
def somebody_else_moves_the_tag_before_it_is_read_back(yard: Yard) -> Ended:
    yard.checkout(PLAIN)
    yard.world.state.push_image(f"{NAME}:0.1", repository="acme/app")
    # The containerd store pushes twice, and would take the tag back before anybody looks.
    yard.world.fault("delay", host="ghcr.io", method="GET", path="/manifests/1.0$", skip=2, seconds=2.0)

    def builder_has_looked() -> bool:
        """It asks the registry which digest it has pushed: whoever comes before that is told by the label alone."""
        asked = yard.world.requests(host="ghcr.io", method="HEAD")
        return any(seen.path.endswith("/manifests/1.0") and seen.status == 200 for seen in asked)

    with when(builder_has_looked, lambda: _intrude(yard, "1.0")):
        return yard.run(IMAGE, "--tags=1.0\nlatest")


@BUILDS.ends("F018", "degraded", "registry.blob-missing", store="classic")
def the_registry_loses_a_layer_that_it_had_taken(yard: Yard) -> Ended:
    yard.checkout(PLAIN)
    yard.world.state.push_image(f"{NAME}:0.1", repository="acme/app")
    yard.world.fault("delay", host="ghcr.io", method="GET", path="/manifests/1.0$", skip=2, seconds=2.0)
    with when(lambda: "1.0" in yard.disk.tags(), lambda: yard.disk.lose_layer(yard.disk.tags()["1.0"])):
        ended = yard.run(IMAGE, "--tags=1.0\nlatest")
    assert sorted(yard.disk.tags()) == ["0.1", "1.0"], "what people pull is not moved to half an image"
    return ended


@BUILDS.ends("F018", "unknown", unsettled=("push.not-read-back",), store="classic")
def the_way_from_the_registry_turns_a_byte_of_what_is_read_back(yard: Yard) -> Ended:
    yard.checkout(PLAIN)
    yard.world.state.push_image(f"{NAME}:0.1", repository="acme/app")
    yard.world.fault("corrupt", host="ghcr.io", method="GET", path="/manifests/sha256:")
    return yard.run(IMAGE, "--tags=1.0\nlatest")


@BUILDS.ends("issue 5", "degraded", "push.tag-not-moved", "push.tag-not-moved")
def one_of_the_tags_cannot_be_put(yard: Yard) -> Ended:
    yard.checkout(PLAIN)
    yard.world.fault("status", host="ghcr.io", method="PUT", path="/manifests/stable$", status=403)
    return yard.run(IMAGE, "--tags=1.0\nstable\nlatest")


@BUILDS.ends("issue 5", "unknown", unsettled=("push.not-read-back",))
def the_registry_falls_silent_after_the_push(yard: Yard) -> Ended:
    yard.checkout(PLAIN)
    yard.world.state.push_image(f"{NAME}:0.1", repository="acme/app")
    yard.world.fault("status", host="ghcr.io", method="GET", path="/manifests/1.0$", skip=2, status=503)
    return yard.run(IMAGE, "--tags=1.0", "--probe-timeout=4s")


@BUILDS.ends("F014", "delivered", warnings=("push.tag-held-back",))
def an_older_run_comes_last_and_does_not_move_the_branch_back(yard: Yard) -> Ended:
    older = yard.checkout(PLAIN)
    (yard.folder / "greeting").write_text("newer\n")
    newer = yard.commit("newer")
    commits = (Commit(sha=newer, parents=(older,)), Commit(sha=older))
    yard.world.state.put(Repository(owner="acme", name="app", branches={"main": newer}, commits=commits))
    token = _job_token(yard)
    first = yard.run(IMAGE, job=Job(sha=newer), token="", environ={"WAYBILL_GITHUB_TOKEN": token})
    assert first.outcome == "delivered", first.everything
    yard.git("checkout", "--quiet", older)
    ended = yard.run(IMAGE, job=Job(sha=older), token="", environ={"WAYBILL_GITHUB_TOKEN": token})
    assert yard.disk.tags()["main"] == first.digest
    return ended


@BUILDS.ends("F014", "refused", "push.tag-held-back")
def an_older_run_comes_last_and_has_nothing_but_a_tag_that_moves(yard: Yard) -> Ended:
    older = yard.checkout(PLAIN)
    (yard.folder / "greeting").write_text("newer\n")
    newer = yard.commit("newer")
    commits = (Commit(sha=newer, parents=(older,)), Commit(sha=older))
    yard.world.state.put(Repository(owner="acme", name="app", branches={"main": newer}, commits=commits))
    environ = {"WAYBILL_GITHUB_TOKEN": _job_token(yard)}
    first = yard.run(IMAGE, "--tags=main", job=Job(sha=newer), token="", environ=environ)
    assert first.outcome == "delivered", first.everything
    yard.git("checkout", "--quiet", older)
    ended = yard.run(IMAGE, "--tags=main", job=Job(sha=older), token="", environ=environ)
    assert yard.disk.tags() == {"main": first.digest}
    return ended


# What must be green


@BUILDS.ends("plain", "delivered")
def the_first_publish_with_the_jobs_own_token(yard: Yard) -> Ended:
    yard.checkout(PLAIN)
    token = yard.world.state.add_job_token("acme/app", "write")
    return yard.run(IMAGE, job=Job(), token="", environ={"WAYBILL_GITHUB_TOKEN": token})


@BUILDS.ends("plain", "unchanged")
def the_same_release_is_run_again(yard: Yard) -> Ended:
    yard.checkout(PLAIN, tag="20260123-170510")
    job = Job(ref="refs/tags/20260123-170510")
    first = yard.run(IMAGE, job=job)
    assert first.outcome == "delivered", first.everything
    assert sorted(yard.disk.tags()) == ["20260123-170510", "latest"]
    return yard.run(IMAGE, job=job)


@BUILDS.ends("plain", "delivered")
def the_registry_says_too_many_requests_once(yard: Yard) -> Ended:
    yard.checkout(PLAIN)
    for method, path in (("PUT", "/manifests/1.0$"), ("PUT", "/manifests/latest$"), ("GET", "/manifests/latest$")):
        yard.world.fault("status", host="ghcr.io", method=method, path=path, status=429, body=LIMITED, times=1)
    return yard.run(IMAGE, "--tags=1.0\nlatest")


@BUILDS.ends("plain", "delivered", store="containerd")
def an_index_with_provenance_is_an_image_like_any_other(yard: Yard) -> Ended:
    yard.checkout(PLAIN)
    return yard.run(IMAGE, "--tags=1.0", "--platforms=linux/amd64,linux/arm64", "--provenance=max")


@BUILDS.ends("plain", "delivered")
def a_registry_with_tokens_of_its_own(yard: Yard) -> Ended:
    yard.world.state.add_login("builder", "let me in", {"acme/app": ("pull", "push")})
    yard.checkout(PLAIN)
    login = {"WAYBILL_REGISTRY_TOKEN": "let me in", "WAYBILL_REGISTRY_USERNAME": "builder"}
    return yard.run("--image=token.example.com/acme/app", "--tags=1.0\nlatest", environ=login)


@BUILDS.ends("plain", "delivered")
def docker_hub_with_a_token_that_is_an_input(yard: Yard) -> Ended:
    yard.world.state.add_login("builder", "let me in", {"acme/app": ("pull", "push")})
    yard.checkout(PLAIN)
    login = {"WAYBILL_REGISTRY_TOKEN": "let me in", "WAYBILL_REGISTRY_USERNAME": "builder"}
    return yard.run("--image=docker.io/acme/app", "--tags=1.0\nlatest", environ=login)


@BUILDS.ends("plain", "delivered")
def a_login_that_docker_finds_by_itself(yard: Yard) -> Ended:
    yard.checkout(PLAIN)
    yard.world.docker("login", "registry.example.com", "--username=octo", "--password-stdin", input="correct horse")
    try:
        return yard.run("--image=registry.example.com/acme/app", "--tags=1.0\nlatest", token="")
    finally:
        yard.world.docker("logout", "registry.example.com")


def _uploads(yard: Yard) -> bool:
    """The builder's own has begun: the first one was ours, to ask for the right."""
    return sum(seen.status == 202 for seen in yard.world.requests(host="ghcr.io", method="POST")) > 1


def _intrude(yard: Yard, tag: str) -> None:
    yard.world.state.push_image(f"{NAME}:{tag}", content="of somebody else", repository="acme/app")


def _job_token(yard: Yard) -> str:
    return yard.world.state.add_token(
        "job", repository="acme/app", permissions={"packages": "write", "contents": "read"}
    )
