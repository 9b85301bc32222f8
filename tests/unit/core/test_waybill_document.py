from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from waybill.core.document_schema import document_schema
from waybill.core.finding import Finding, Severity
from waybill.core.host_record import HostRecord
from waybill.core.outcome import Outcome
from waybill.core.waybill_document import (
    BODY_LIMIT,
    DOCUMENT_LIMIT,
    PREDICATE_TYPE,
    DocumentError,
    Exchange,
    ImageRecord,
    Link,
    Login,
    Role,
    SourceRecord,
    Tool,
    Voyage,
    body_of,
    content_of,
    read_document,
    statement,
    to_text,
)
from waybill.report.show import render_show
from waybill.report.terminal import Style
from waybill.secret import Redactor

TOKEN = "ghx_" + "0123456789abcdef" * 2
MANIFEST = b'{"schemaVersion":2}'
DIGEST = "sha256:" + hashlib.sha256(MANIFEST).hexdigest()


def image(**changes: Any) -> ImageRecord:
    record = ImageRecord(
        reference="ghcr.io/acme/app:1.2.3",
        name="ghcr.io/acme/app",
        tag="1.2.3",
        digest=DIGEST,
        kind="manifest",
        pull="yes",
        push="-",
        verdict=Outcome.PROVED,
        platforms={"linux/amd64": DIGEST},
        link=Link.CLAIMED,
        revision="0" * 40,
        login=Login(
            source="input", kind="classic", user="octo", scopes=("read:packages",), expires="2030-01-01T00:00:00Z"
        ),
        exchanges=(Exchange(step="S5", method="GET", url="https://ghcr.io/v2/", status=200),),
        chain=(body_of(Role.MANIFEST, MANIFEST, platform="linux/amd64"),),
    )
    return replace(record, **changes)


def voyage(**changes: Any) -> Voyage:
    warning = Finding(
        code="auth.token-expires-soon",
        severity=Severity.WARNING,
        subject="octo",
        evidence=("expires in 3 days",),
        cause="It dies soon.",
        fix="Make a new one.",
    )
    record = Voyage(
        verb="preflight",
        outcome=Outcome.PROVED,
        proved=True,
        tool=Tool(name="waybill", version="0.1.0"),
        source=SourceRecord(
            repository="acme/app", commit="0" * 40, ref="refs/tags/v1", run="7", url="https://example.com/7"
        ),
        started="2026-01-01T00:00:00Z",
        finished="2026-01-01T00:00:02.500000Z",
        images={"app": image()},
        hosts={},
        findings=(warning,),
        timings={"S5": 0.25},
    )
    return replace(record, **changes)


def text_of(record: Voyage, *secrets: str) -> str:
    return to_text(statement(record, Redactor(secrets)))


def changed(path: str, value: object) -> str:
    """A document in which one place, ``a/b/0``, was replaced by hand."""
    data: Any = json.loads(text_of(voyage()))
    place = data
    *parents, last = path.split("/")
    for key in parents:
        place = place[int(key) if isinstance(place, list) else key]
    place[last] = value
    return json.dumps(data)


def test_a_document_is_an_in_toto_statement_about_the_proved_images() -> None:
    data = statement(voyage(), Redactor())

    assert data["_type"] == "https://in-toto.io/Statement/v1"
    assert data["predicateType"] == "https://waybill.dev/attestations/voyage/v1"
    assert data["subject"] == [{"name": "ghcr.io/acme/app", "digest": {"sha256": DIGEST.removeprefix("sha256:")}}]
    assert data["predicate"]["hosts"] == {}


def test_images_without_a_proved_digest_are_no_subjects_and_twins_are_one() -> None:
    images = {"a": image(), "b": image(tag="latest"), "c": image(digest="", claimed=DIGEST, verdict=Outcome.REFUSED)}

    data = statement(voyage(images=images, outcome=Outcome.REFUSED, proved=False), Redactor())

    assert len(data["subject"]) == 1
    assert set(data["predicate"]["images"]) == {"a", "b", "c"}


def test_reading_gives_back_what_was_written_and_the_text_is_the_same_every_time() -> None:
    record = voyage(hosts={"web1.example.com": HostRecord(verdict=Outcome.PROVED)})
    text = text_of(record)

    assert read_document(text).predicate == record
    assert read_document(b"\xef\xbb\xbf" + text.encode()).predicate == record
    assert text_of(read_document(text).predicate) == text
    assert text.endswith("}\n")


def test_a_voyage_that_contradicts_itself_is_not_written() -> None:
    with pytest.raises(ValueError, match="proved is True, but the outcome is refused"):
        statement(voyage(outcome=Outcome.REFUSED), Redactor())


def test_large_bodies_are_left_out_and_say_so() -> None:
    body = body_of(Role.CONFIG, b"x" * (BODY_LIMIT + 1))

    assert (body.content, body.omitted, body.size) == ("", "larger than 65536 bytes", BODY_LIMIT + 1)
    assert content_of(body) is None
    assert content_of(body_of(Role.CONFIG, b"x" * BODY_LIMIT)) == b"x" * BODY_LIMIT


@pytest.mark.parametrize("form", [TOKEN, b64encode(TOKEN.encode()).decode(), f"octo:{TOKEN}"])
def test_no_secret_enters_and_a_body_that_holds_one_is_left_out_whole(form: str) -> None:
    chain = (body_of(Role.CONFIG, b'{"Env":["X=' + form.encode() + b'"]}'), body_of(Role.MANIFEST, MANIFEST))
    exchange = Exchange(step="S4", method="GET", url=f"https://example.com/?t={form}", message=form)

    text = text_of(voyage(images={"app": image(chain=chain, exchanges=(exchange,))}), TOKEN)

    assert TOKEN not in text
    assert b64encode(TOKEN.encode()).decode()[:-4] not in text
    config, manifest = read_document(text).predicate.images["app"].chain
    assert (config.content, config.omitted) == ("", "it holds a secret of this run")
    assert content_of(manifest) == MANIFEST


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "this file is empty"),
        ("  \n", "this file is empty"),
        ("hello", "this file is not JSON: line 1, column 1"),
        ('{"a": 1,, }', "this file is not JSON: line 1, column 9"),
        ("[]", "not an object but a list"),
        ("[" * 100_000, "nested too deeply|cut off"),
        ('{"_type": NaN}', "NaN is not a JSON number"),
        ('{"_type": 1, "_type": 2}', "'_type' stands twice"),
        ("{}", "not an in-toto Statement"),
        (b"\x89PNG\xff\x00", "this file is not text .byte 0 is not UTF-8."),
        (b"x" * (DOCUMENT_LIMIT + 1), "has 8388609 bytes; a waybill has at most 8388608"),
        (changed("_type", "other"), "not an in-toto Statement"),
        (changed("predicateType", "https://slsa.dev/provenance/v1"), "about something else"),
        (changed("predicateType", PREDICATE_TYPE[:-1] + "2"), "Use a newer Waybill"),
        (changed("surprise", 1), "unknown field 'surprise'"),
        (changed("predicate", None), r"damaged: \$\.predicate: expected dict, found NoneType"),
        (changed("predicate/proved", False), r"damaged: the outcome is [a-z]+, and proved False"),
        (changed("predicate/surprise", 1), r"damaged: \$\.predicate: unknown field 'surprise'"),
        (changed("predicate/outcome", "great"), r"damaged: \$\.predicate\.outcome: 'great' is not one of"),
        (
            changed("predicate/images/app/digest", 7),
            r"damaged: \$\.predicate\.images\.app\.digest: expected str, found int",
        ),
        (changed("predicate/images/app/chain", [{}]), r"chain\[0\].*missing"),
        (changed("subject", {}), r"damaged: \$\.subject: expected list"),
    ],
)
def test_what_is_not_a_sound_waybill_is_refused_with_its_reason(text: str | bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read_document(text)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_waybill_is_recognised(share: float) -> None:
    text = text_of(voyage()).rstrip()

    with pytest.raises(DocumentError, match="cut off: the JSON ends in the middle"):
        read_document(text[: int(len(text) * share)])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b64encode(b'{"schemaVersion":1}').decode(), "was altered: it hashes to sha256:"),
        ("!!", "is not base64"),
        (b64encode(b"x" * (BODY_LIMIT + 1)).decode(), "is larger than 65536 bytes"),
    ],
)
def test_an_altered_chain_body_is_refused(content: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read_document(changed("predicate/images/app/chain/0/content", content))


def test_the_schema_accepts_real_documents() -> None:
    jsonschema.Draft202012Validator.check_schema(document_schema())
    refused = voyage(images={"app": image(digest="", verdict=Outcome.REFUSED)}, outcome=Outcome.REFUSED, proved=False)

    for record in (voyage(), refused, voyage(images={}, findings=(), timings={})):
        jsonschema.validate(json.loads(text_of(record)), document_schema())


@pytest.mark.parametrize(
    "path", ["surprise", "predicate/surprise", "predicate/images/app/surprise", "predicate/findings/0/surprise"]
)
def test_the_schema_refuses_unknown_fields(path: str) -> None:
    with pytest.raises(jsonschema.ValidationError, match="'surprise' was unexpected"):
        jsonschema.validate(json.loads(changed(path, 1)), document_schema())


def test_show_tells_the_verdict_first_then_the_chain_then_the_fixes() -> None:
    assert render_show(read_document(text_of(voyage()))) == (
        "✔ preflight proved: every check passed (1 warning)\n"
        "  run         2026-01-01T00:00:00Z to 2026-01-01T00:00:02.500000Z (2.5 s)\n"
        "  written by  waybill 0.1.0\n"
        f"  source      acme/app refs/tags/v1 {'0' * 40}\n"
        "  workflow    https://example.com/7\n"
        "\n"
        "ghcr.io/acme/app:1.2.3: proved\n"
        "  service     app\n"
        f"  digest      {DIGEST}\n"
        f"  commit      {'0' * 40} (claimed by label)\n"
        "  pull, push  yes, -\n"
        "  credential  classic octo input expires 2030-01-01T00:00:00Z\n"
        f"  manifest    {DIGEST} linux/amd64 (19 bytes carried)\n"
        "\n"
        "warning  auth.token-expires-soon  octo\n"
        "  seen   expires in 3 days\n"
        "  means  It dies soon.\n"
        "  fix    Make a new one.\n"
    )


def test_a_forged_waybill_cannot_steer_the_terminal() -> None:
    text = changed("predicate/images/app/reference", "\x1b[2J\u202e::error::x")

    shown = render_show(read_document(text), Style())

    assert "\\x1b[2J\\u202e::error::x" in shown
    assert "\x1b" not in shown
