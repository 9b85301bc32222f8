from __future__ import annotations

import html
import io
import json
import shlex
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.finding import Finding, Severity
from waybill.core.outcome import Outcome
from waybill.report.model import Check, Report, Row
from waybill.report.publish import Places, publish
from waybill.report.sink import Sink
from waybill.report.terminal import Style
from waybill.secret import Redactor

TOKEN = "ghx_" + "0123456789abcdef" * 2


class Shelf:
    """Files in memory. What is named in ``refuses`` cannot be written."""

    def __init__(self, *refuses: str) -> None:
        self.files: dict[str, str] = {}
        self.outputs: dict[str, str] = {}
        self.refuses = refuses

    def write_atomic(self, path: str, text: str) -> str | None:
        if path in self.refuses:
            return f"{path}: No space left on device"
        self.files[path] = text
        return None

    def append_outputs(self, path: str, values: Mapping[str, str]) -> str | None:
        self.outputs.update(values)
        return self.write_atomic(path, "outputs")

    def append_summary(self, path: str, text: str) -> str | None:
        return self.write_atomic(path, text)


def report() -> Report:
    finding = Finding(
        code="auth.token-rejected",
        severity=Severity.ERROR,
        subject="ghcr.io",
        evidence=(f"sent {TOKEN}",),
        cause="It is dead.",
        fix="Make a new one.",
    )
    row = Row(image="ghcr.io/acme/app", pull=Check.NO, verdict=Outcome.REFUSED)
    return Report(verb="preflight", outcome=Outcome.REFUSED, findings=(finding,), rows=(row,))


def tell(
    places: Places, shelf: Shelf, told: Report | None = None, secret: str = TOKEN
) -> tuple[str, str, tuple[str, ...]]:
    out, err = io.StringIO(), io.StringIO()
    redactor = Redactor([secret])
    troubles = publish(
        told or report(),
        '{"waybill": 1}\n',
        places,
        files=shelf,
        errors=Sink(err, redactor, in_actions=True),
        output=Sink(out, redactor, in_actions=True),
        style=Style(),
        redactor=redactor,
    )
    return out.getvalue(), err.getvalue(), troubles


EVERYWHERE = Places(waybill="d/waybill.json", report="d/report.md", output="OUT", summary="SUM", json=True)


def test_with_json_standard_output_holds_the_object_alone() -> None:
    shelf = Shelf()

    out, err, troubles = tell(EVERYWHERE, shelf)

    value = json.loads(out)
    assert (value["outcome"], value["proved"], value["waybill"], value["report"]) == (
        "refused",
        False,
        "d/waybill.json",
        "d/report.md",
    )
    assert err.startswith("✘ preflight refused")
    assert "::error title=auth.token-rejected%3A ghcr.io::" in err
    assert shelf.files["SUM"] == shelf.files["d/report.md"]
    assert shelf.outputs["waybill"] == "d/waybill.json"
    assert troubles == ()
    assert TOKEN not in out + err + repr(shelf.files) + repr(shelf.outputs)


def test_without_json_the_text_goes_to_standard_output() -> None:
    out, err, _ = tell(Places(), Shelf())

    assert out.startswith("✘ preflight refused")
    assert err.startswith("::error ")


def test_what_could_not_be_written_is_said_and_never_named_as_written() -> None:
    shelf = Shelf("d/waybill.json", "SUM")

    out, _, troubles = tell(EVERYWHERE, shelf)

    assert troubles == ("d/waybill.json: No space left on device", "SUM: No space left on device")
    assert json.loads(out)["waybill"] == ""
    assert shelf.outputs["waybill"] == ""


FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "base64": lambda value: b64encode(value.encode()).decode(),
    "URL-safe base64": lambda value: urlsafe_b64encode(value.encode()).decode(),
    "a login in base64": lambda value: b64encode(f"octo:{value}".encode()).decode(),
    "URL": lambda value: quote(value, safe=""),
    "URL form": quote_plus,
    "JSON": json.dumps,
    "JSON in UTF-8": lambda value: json.dumps(value, ensure_ascii=False),
    "shell": shlex.quote,
    "HTML": html.escape,
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@given(
    rest=st.text(st.characters(exclude_categories=["Cs"]), min_size=6, max_size=300).filter(
        lambda text: text == text.strip()
    ),
    before=st.text(st.characters(exclude_categories=["Cs"]), max_size=220),
)
def test_no_form_of_a_secret_reaches_any_sink(form: Callable[[str], str], rest: str, before: str) -> None:
    """Wherever it stands in a report, however it is cut and escaped on its way out."""
    secret = f"Zq{rest}Zq"
    text = before + form(secret)
    finding = replace(report().findings[0], subject=text, evidence=(text, text), cause=text, fix=f"{text}\n  {text}")
    told = replace(report(), findings=(finding,) * 12, image=text, digest=text)
    told = replace(told, rows=(replace(told.rows[0], image=text, platforms=text, expiry=text),))
    shelf = Shelf()

    out, err, _ = tell(EVERYWHERE, shelf, told, secret)

    everything = "\n".join([out, err, *shelf.files.values(), *shelf.outputs.values()])
    start = b64encode(f"octo:{secret}".encode()).decode()[7:14]
    assert "***" in everything
    assert not any(shape in everything for shape in (secret, form(secret), f"Zq{rest[:4]}", start))
