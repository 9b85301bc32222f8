"""What the registry's refusals mean for verify, what a waybill gives, and what hosts are asked to be."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from tests.unit.config.reading import settings, verify_settings
from waybill.core.evidence import Evidence, ImageFacts, ImageKind, Wish
from waybill.core.finding import Finding, Severity
from waybill.core.host.evidence import By
from waybill.core.outcome import Outcome
from waybill.core.waybill_document import Document, ImageRecord, Role, SourceRecord, Tool, Voyage, body_of
from waybill.flows.recorded import recorded_image
from waybill.flows.verify import _weighed
from waybill.flows.wishes import wish_of

MANIFEST = b'{"schemaVersion":2}'
DIGEST = "sha256:" + hashlib.sha256(MANIFEST).hexdigest()
OTHER = "sha256:" + "9" * 64
HOST = {"hosts": "deploy@web1.example.com"}


def finding(code: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(code=code, severity=severity, subject="ghcr.io/acme/app:1", evidence=(), cause="c", fix="f")


@pytest.mark.parametrize(
    ("code", "recorded", "known", "severity"),
    [
        ("registry.unavailable", False, False, Severity.UNSETTLED),
        ("auth.token-dead", False, False, Severity.UNSETTLED),
        ("registry.tag-absent", False, False, Severity.ERROR),
        ("registry.digest-absent", False, False, Severity.ERROR),
        ("name.upper-case", False, False, Severity.ERROR),
        ("image.digest-mismatch", False, True, Severity.ERROR),
        ("network.blob-host-unreachable", False, True, Severity.WARNING),
        ("registry.child-missing", False, True, Severity.WARNING),
        ("registry.unavailable", True, False, Severity.WARNING),
        ("registry.digest-absent", True, False, Severity.WARNING),
    ],
)
def test_a_refusal_counts_as_far_as_it_leaves_open_what_should_run(
    code: str, recorded: bool, known: bool, severity: Severity
) -> None:
    assert _weighed(finding(code), recorded=recorded, known=known).severity is severity


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.NOTE])
def test_what_was_green_stays_green(severity: Severity) -> None:
    assert _weighed(finding("auth.token-expiring", severity), recorded=False, known=False).severity is severity


def image(**changes: Any) -> ImageRecord:
    record: dict[str, Any] = {
        "reference": "ghcr.io/acme/app:1.0",
        "name": "ghcr.io/acme/app",
        "digest": DIGEST,
        "verdict": Outcome.PROVED,
        "chain": (body_of(Role.MANIFEST, MANIFEST),),
    }
    return ImageRecord(**{**record, **changes})


def document(*images: ImageRecord) -> Document:
    voyage = Voyage(
        verb="preflight",
        outcome=Outcome.PROVED,
        proved=True,
        tool=Tool(name="waybill", version="1"),
        source=SourceRecord(),
        started="",
        finished="",
        images={str(number): record for number, record in enumerate(images)},
        hosts={},
        findings=(),
        timings={},
    )
    return Document(subject=(), predicate=voyage)


def test_the_one_proved_image_of_a_waybill_is_taken_with_its_bytes() -> None:
    found = recorded_image(document(image()))
    assert found is not None
    assert (found.image, dict(found.bodies)) == (f"ghcr.io/acme/app@{DIGEST}", {DIGEST: MANIFEST})


@pytest.mark.parametrize(
    "images",
    [
        (),
        (image(digest=""),),
        (image(), image(digest=OTHER)),
        (image(name="ghcr.io/acme/web"), image(digest=OTHER)),
    ],
)
def test_a_waybill_that_leaves_open_which_image_is_none(images: tuple[ImageRecord, ...]) -> None:
    assert recorded_image(document(*images)) is None


def test_a_named_repository_chooses_among_several() -> None:
    found = recorded_image(document(image(name="ghcr.io/acme/web", digest=OTHER), image()), "ghcr.io/acme/app")
    assert found is not None
    assert found.image == f"ghcr.io/acme/app@{DIGEST}"
    assert recorded_image(document(image()), "ghcr.io/acme/web") is None


def test_the_digest_is_the_one_that_was_hashed_and_words_come_from_the_image_itself() -> None:
    facts = ImageFacts(kind=ImageKind.MANIFEST, digest=DIGEST, platform="linux/amd64", revision="abc", version="1.2")
    evidence = Evidence(wish=Wish(image="ghcr.io/acme/app:1.0"), now="", image=facts)
    wish = wish_of("verify", verify_settings({"image": "ghcr.io/acme/app:1.0", **HOST}), evidence)

    assert (wish.digest, wish.tag, wish.version, wish.commit) == (DIGEST, "1.0", "1.2", "abc")
    assert wish.platforms == ("linux/amd64",)


def test_a_digest_that_nobody_could_hash_is_still_the_contract() -> None:
    name = f"ghcr.io/acme/app@{OTHER}"
    wish = wish_of("verify", verify_settings({"image": name, **HOST}), Evidence(wish=Wish(image=name), now=""))

    assert (wish.digest, wish.platforms) == (OTHER, ())


@pytest.mark.parametrize(
    ("given", "by"),
    [
        ({}, By.IMAGE),
        ({"services": "app"}, By.COMPOSE),
        ({"project-directory": "/srv/app"}, By.COMPOSE),
        ({"containers": "app-1"}, By.NAME),
        ({"container-labels": "role=web"}, By.LABEL),
    ],
)
def test_containers_are_chosen_as_they_are_named(given: dict[str, str], by: By) -> None:
    chosen = verify_settings({"image": "ghcr.io/acme/app:1.0", **HOST, **given})
    evidence = Evidence(wish=Wish(image="ghcr.io/acme/app"), now="")

    assert wish_of("verify", chosen, evidence).selection.by is by


def test_preflight_has_no_window() -> None:
    evidence = Evidence(wish=Wish(image="ghcr.io/acme/app"), now="")
    wish = wish_of("preflight", settings({"image": "ghcr.io/acme/app", **HOST}), evidence)

    assert (wish.health.settle, wish.health.url) == (0.0, "")
