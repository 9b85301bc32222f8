from __future__ import annotations

import io
import json
from collections.abc import Mapping

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


def tell(places: Places, shelf: Shelf) -> tuple[str, str, tuple[str, ...]]:
    out, err = io.StringIO(), io.StringIO()
    redactor = Redactor([TOKEN])
    troubles = publish(
        report(),
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
