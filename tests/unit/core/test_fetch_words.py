"""Why a pull ended, by recorded words of both stores and of podman."""

from __future__ import annotations

import pytest

from waybill.core.catalogue import CATALOGUE
from waybill.core.fetch_words import cause_of, facts_of

D = "sha256:" + "3f" * 32
WORDS = {
    f"filesystem layer verification failed for digest {D}": "fetch.corrupt",
    f"error pulling image configuration: image config verification failed for digest {D}": "fetch.corrupt",
    f'failed commit on ref "layer-{D}": commit failed: unexpected commit digest {D}, expected {D}: failed': (
        "fetch.corrupt"
    ),
    "Error processing tar file(gzip: invalid checksum): ": "fetch.corrupt",
    "write /var/lib/docker/tmp/GetImageBlob1: no space left on device": "fetch.no-space",
    "failed to register layer: Error processing tar file(exit status 1): write /x: no space left on device": (
        "fetch.no-space"
    ),
    "failed to register layer: ApplyLayer exit status 1 stdout: stderr: lchown /x: invalid argument": "fetch.unpack",
    "failed to copy: failed to send write: EOF: unknown": "fetch.lost",
    'failed to lookup digest: connection error: desc = "transport: Error while dialing: dial unix '
    '/run/containerd/containerd.sock: connect: connection refused": unavailable': "fetch.lost",
    "failed to get state for index: error reading from server: EOF: unavailable": "fetch.lost",
    "open /var/lib/docker/tmp/x: read-only file system": "fetch.disk",
    "no matching manifest for linux/arm64/v8 in the manifest list entries": "fetch.platform",
    "error pulling image configuration: download failed after attempts=1: unknown blob": "fetch.blob-absent",
    f"failed to copy: httpReadSeeker: failed open: could not fetch content descriptor {D} (x) from remote: not found": (
        "fetch.blob-absent"
    ),
    "received unexpected HTTP status: 503 Service Unavailable": "pull.registry-unavailable",
    "toomanyrequests: retry-after: 1.16676ms, allowed: 44000/minute": "pull.rate-limited",
    "failed to read expected number of bytes: unexpected EOF": "pull.no-answer",
    'Get "https://ghcr.io/v2/": dial tcp: lookup ghcr.io on 10.77.0.1:53: no such host': "pull.name-not-found",
    'Get "https://ghcr.io/v2/": x509: certificate signed by unknown authority': "pull.certificate",
    f'Get "https://ghcr.io/v2/acme/app/manifests/{D}": denied: denied': "pull.login-dead",
    "failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://ghcr.io/token: "
    "403 Forbidden": "pull.login-dead",
    "denied": "pull.denied",
    "manifest unknown": "pull.manifest-absent",
    "something that nobody has heard of": "fetch.failed",
}


@pytest.mark.parametrize(("words", "code"), WORDS.items())
def test_the_code_of_the_words(words: str, code: str) -> None:
    """Each stands in the catalogue."""
    assert cause_of(words, with_login=True).code == code
    assert code in CATALOGUE


def test_without_a_login() -> None:
    """The same refusal means another thing where nothing was sent along."""
    words = "failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized"

    assert cause_of(words, with_login=False).code == "pull.login-missing"


@pytest.mark.parametrize(
    ("words", "passes", "doubtful"),
    [
        ("received unexpected HTTP status: 503 Service Unavailable", True, True),
        ("unexpected EOF", True, False),
        ("denied", False, True),
        (f"filesystem layer verification failed for digest {D}", False, True),
        ("no space left on device", False, False),
        ("something else", False, False),
    ],
)
def test_what_is_tried_again(words: str, passes: bool, doubtful: bool) -> None:
    """What passes is tried several times, what may be a mistake once more, and a full disk not at all."""
    cause = cause_of(words, with_login=True)

    assert (cause.passes, cause.doubtful) == (passes, doubtful)


def test_the_layer_that_the_words_name_comes_first() -> None:
    """Where it is about content: else the one that was under way."""
    spoilt = facts_of(f"filesystem layer verification failed for digest {D}", with_login="", layer="sha256:other")
    refused = facts_of(f'Get "https://ghcr.io/v2/acme/app/manifests/{D}": denied', with_login="", layer="sha256:other")

    assert (spoilt["layer"], refused["layer"]) == (D, "sha256:other")
    assert D not in spoilt["said"]
