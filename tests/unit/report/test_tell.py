"""One report, told everywhere: golden texts, limits, hostile names."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from waybill.core.finding import Finding, Severity
from waybill.core.outcome import Outcome
from waybill.report.annotations import render_annotations
from waybill.report.model import Check, Report, Row, headline, hidden
from waybill.report.outputs import findings_json, json_object, output_values
from waybill.report.summary import render_summary
from waybill.report.terminal import Style, render_terminal, style_for
from waybill.secret import Redactor

DIGEST = "sha256:" + "0123456789abcdef" * 4
HOSTILE = [
    "::set-output name=digest::x",
    "a\r::add-mask::e",
    "a\n::stop-commands::t",
    "##[error]x",
    "]]></details></table><script>",
    "\x1b[2J\u202e\u200b\x00",
    "` ``` ~~~ |x|",
    "@octo ![i](http://example.com/i.png)",
    "<!-- -->",
]


def finding(code: str = "registry.tag-absent", severity: Severity = Severity.ERROR, text: str = "") -> Finding:
    return Finding(
        code=code,
        severity=severity,
        subject=f"ghcr.io/acme/app:1.2.3{text}",
        evidence=(f"GET /v2/acme/app/manifests/1.2.3: 404 MANIFEST_UNKNOWN{text}", "the tags are: 1.2.2, latest"),
        cause=f"No workflow has pushed this tag.{text}",
        fix=f"Push it:\n  git push origin v1.2.3{text}",
    )


def good() -> Report:
    row = Row(
        image="ghcr.io/acme/app:1.2.3",
        digest=DIGEST,
        pull=Check.YES,
        push=Check.NOT_ASKED,
        platforms="linux/amd64",
        expiry="in 30 days",
        verdict=Outcome.PROVED,
    )
    image = f"ghcr.io/acme/app@{DIGEST}"
    return Report(verb="preflight", outcome=Outcome.PROVED, rows=(row,), digest=DIGEST, image=image, waybill="w.json")


def bad(*findings: Finding) -> Report:
    rows = tuple(replace(row, pull=Check.NO, digest="", verdict=Outcome.REFUSED) for row in good().rows)
    return Report(verb="preflight", outcome=Outcome.REFUSED, rows=rows, findings=findings or (finding(),))


def test_a_good_run_on_the_terminal() -> None:
    assert render_terminal(good()) == (
        "✔ preflight proved: every check passed\n"
        "\n"
        "image                   digest               pull  push  platforms    expiry      verdict\n"
        "----------------------  -------------------  ----  ----  -----------  ----------  -------\n"
        "ghcr.io/acme/app:1.2.3  sha256:0123456789ab  yes   -     linux/amd64  in 30 days  proved\n"
        "\n"
        "waybill: w.json\n"
    )


def test_a_bad_run_on_the_terminal_says_what_was_seen_what_it_means_and_the_fix() -> None:
    text = render_terminal(bad(finding("z.note", Severity.NOTE), finding()))

    assert text.startswith("✘ preflight refused: a check failed, and nothing was touched (1 error, 1 note)\n")
    assert text.index("registry.tag-absent") < text.index("z.note")
    assert (
        "error  registry.tag-absent  ghcr.io/acme/app:1.2.3\n"
        "  seen   GET /v2/acme/app/manifests/1.2.3: 404 MANIFEST_UNKNOWN\n"
        "         the tags are: 1.2.2, latest\n"
        "  means  No workflow has pushed this tag.\n"
        "  fix    Push it:\n"
        "           git push origin v1.2.3\n"
    ) in text


def test_on_a_terminal_prose_is_folded_and_what_may_be_copied_is_not() -> None:
    long = replace(finding(), cause="one two three four " * 4, fix="  docker pull " + "x" * 60)

    lines = render_terminal(bad(long), Style(width=40)).splitlines()

    assert lines[-4:] == [
        "  means  one two three four one two",
        "         three four one two three four",
        "         one two three four",
        "  fix      docker pull " + "x" * 60,
    ]


def test_unknown_is_told_as_not_green() -> None:
    report = Report(verb="preflight", outcome=Outcome.UNKNOWN, findings=(finding(severity=Severity.UNSETTLED),))

    assert headline(report).endswith("unknown is never green (1 unsettled check)")
    assert render_terminal(report).startswith("✘ ")
    assert output_values(report)["proved"] == "false"
    assert render_annotations(report)[0].startswith("::error title=")


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        ("deploy", "only looked at: every check passed, and nothing was changed"),
        ("rollback", "only looked at: every check passed, and nothing was changed"),
        ("build-push", "every check passed, and nothing was put into the registry"),
    ],
)
def test_a_plan_a_list_and_a_build_that_is_not_pushed_never_sound_like_something_done(verb: str, told: str) -> None:
    assert headline(Report(verb=verb, outcome=Outcome.PROVED)) == f"{verb} proved: {told}"


def test_a_rollback_that_failed_speaks_of_no_new_release() -> None:
    for outcome in (Outcome.RESTORED, Outcome.DEGRADED):
        assert "new" not in headline(Report(verb="rollback", outcome=outcome))


@pytest.mark.parametrize(
    ("outcome", "ends", "told"),
    [
        (
            Outcome.DEGRADED,
            "DDDR",
            "some hosts run what was wanted, and others do not; of 4 hosts 1 restored (web3), 3 delivered",
        ),
        (
            Outcome.DEGRADED,
            "DX",
            "neither the new nor the old release could be proved; of 2 hosts 1 degraded (web1), 1 delivered",
        ),
        (Outcome.DEGRADED, "X", "neither the new nor the old release could be proved"),
        (Outcome.UNKNOWN, "DDDDDUUUU", "unknown is never green; of 9 hosts 4 unknown, 5 delivered"),
        (Outcome.RESTORED, "RF", "what ran before runs again; of 2 hosts 1 restored (web0), 1 refused (web1)"),
        (Outcome.DELIVERED, "DDD", "the digest is where it should be, and healthy; on all 3 hosts"),
        (Outcome.DELIVERED, "DD", "the digest is where it should be, and healthy; on both hosts"),
        (Outcome.DELIVERED, "DN", "the digest is where it should be, and healthy; of 2 hosts 1 delivered, 1 unchanged"),
        (Outcome.DELIVERED, "D", "the digest is where it should be, and healthy"),
        (Outcome.REFUSED, "", "a check failed, and nothing was touched"),
    ],
)
def test_of_several_hosts_the_headline_says_how_many_ended_how(outcome: Outcome, ends: str, told: str) -> None:
    letters = {
        "D": Outcome.DELIVERED,
        "N": Outcome.UNCHANGED,
        "R": Outcome.RESTORED,
        "X": Outcome.DEGRADED,
        "U": Outcome.UNKNOWN,
        "F": Outcome.REFUSED,
    }
    hosts = {f"web{number}": letters[letter] for number, letter in enumerate(ends)}

    assert headline(Report(verb="deploy", outcome=outcome, ends=hosts)).endswith(told)


def test_a_voyage_whose_last_look_found_something_else_on_its_only_host_does_not_speak_of_others() -> None:
    report = Report(verb="ship", outcome=Outcome.DEGRADED, ends={"web1": Outcome.REFUSED})

    assert "some hosts" not in headline(report)


@pytest.mark.parametrize(
    ("environment", "tty", "colour"),
    [
        ({}, True, True),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"CLICOLOR": "0"}, True, False),
        ({"FORCE_COLOR": "0"}, True, False),
        ({}, False, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"CLICOLOR_FORCE": "1", "TERM": "dumb"}, False, True),
        ({"CLICOLOR_FORCE": "0"}, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_colours_are_for_terminals_that_want_them(environment: dict[str, str], tty: bool, colour: bool) -> None:
    style = style_for(tty=tty, encoding="utf-8", columns=80, environment=environment)

    assert style.colour is colour
    assert ("\x1b[" in render_terminal(bad(), style)) is colour
    assert style.width == (80 if tty else None)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "no-such-encoding"])
def test_a_poor_stream_gets_plain_characters(encoding: str) -> None:
    text = render_terminal(bad(finding(text=" 한")), Style(encoding=encoding))

    assert text.isascii()
    assert text.startswith("x preflight refused")
    assert "\\ud55c" in text


def test_annotations_are_escaped_worst_first() -> None:
    report = bad(
        finding("a.warn", Severity.WARNING), finding("b.error", text="\n100%,:"), finding("c.note", Severity.NOTE)
    )

    assert render_annotations(report) == [
        (
            "::error title=b.error%3A ghcr.io/acme/app%3A1.2.3\\n100%25%2C%3A"
            "::No workflow has pushed this tag.%0A100%25,:"
            "%0Aseen: GET /v2/acme/app/manifests/1.2.3: 404 MANIFEST_UNKNOWN\\n100%25,:"
            "%0Afix: Push it:%0A  git push origin v1.2.3%0A100%25,:"
        ),
        (
            "::warning title=a.warn%3A ghcr.io/acme/app%3A1.2.3::No workflow has pushed this tag."
            "%0Aseen: GET /v2/acme/app/manifests/1.2.3: 404 MANIFEST_UNKNOWN%0Afix: Push it:%0A  git push origin v1.2.3"
        ),
        (
            "::notice title=c.note%3A ghcr.io/acme/app%3A1.2.3::No workflow has pushed this tag."
            "%0Aseen: GET /v2/acme/app/manifests/1.2.3: 404 MANIFEST_UNKNOWN%0Afix: Push it:%0A  git push origin v1.2.3"
        ),
    ]


@pytest.mark.parametrize(("count", "last"), [(10, None), (11, "2 more"), (50, "41 more")])
def test_at_most_ten_errors_and_the_last_says_how_many_more(count: int, last: str | None) -> None:
    findings = [finding(f"a.error-{i}") for i in range(count)] + [finding("w", Severity.WARNING) for i in range(count)]

    lines = render_annotations(bad(*findings))

    for level in ("::error ", "::warning "):
        chosen = [line for line in lines if line.startswith(level)]
        assert len(chosen) == 10
        assert (last is not None) == ("more of this kind" in chosen[-1])
        assert last is None or last in chosen[-1]


def test_the_summary_of_a_bad_run() -> None:
    assert render_summary(bad()) == (
        "## ❌ preflight refused: a check failed, and nothing was touched (1 error)\n"
        "\n"
        "| image | digest | pull | push | platforms | expiry | verdict |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
        "| <code>ghcr.io/acme/app:1.2.3</code> | - | no | - | linux/amd64 | in 30 days | refused |\n"
        "\n"
        "### ❌ error: <code>registry.tag-absent</code> <code>ghcr.io/acme/app:1.2.3</code>\n"
        "\n"
        "No workflow has pushed this tag.\n"
        "\n"
        "**Fix.**\n"
        "\n"
        "Push it:\n"
        "\n"
        "```\n"
        "git push origin v1.2.3\n"
        "```\n"
        "\n"
        "<details><summary>What was seen</summary>\n"
        "\n"
        "```\n"
        "GET /v2/acme/app/manifests/1.2.3: 404 MANIFEST_UNKNOWN\n"
        "the tags are: 1.2.2, latest\n"
        "```\n"
        "\n"
        "</details>\n"
    )


def test_a_fix_is_sentences_links_and_blocks_to_copy() -> None:
    fix = (
        "1. Ask an owner of @acme for `packages: write`:\n"
        "  https://github.com/settings/tokens/new?scopes=read:packages_x\n"
        "  permissions:\n    packages: write\n"
        "2. Then, not at https://github.com.example.com/a or https://example.com/b:\n"
        "  docker logout ghcr.io"
    )

    summary = render_summary(bad(replace(finding(), fix=fix)))

    assert (
        "**Fix.**\n"
        "\n"
        "1&#46; Ask an owner of &#64;<wbr>acme for <code>packages: write</code>:<br>\n"
        "<https://github.com/settings/tokens/new?scopes=read:packages_x>\n"
        "\n"
        "```yaml\npermissions:\n  packages: write\n```\n"
        "\n"
        "2&#46; Then, not at https&#58;//github.com.example.com/a or https&#58;//example.com/b:\n"
        "\n"
        "```\ndocker logout ghcr.io\n```\n"
    ) in summary


def test_the_summary_stays_below_its_limit_and_counts_what_is_left_out() -> None:
    huge = tuple(finding(f"a.error-{i}", text="가" * 2000) for i in range(300))

    summary = render_summary(bad(*huge))

    assert len(summary.encode()) <= 900 * 1024
    assert re.search(r"_\d+ more parts did not fit here", summary)
    assert summary.count("<details>") == summary.count("</details>")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_every_sink(text: str) -> None:
    report = bad(finding(text=text))
    report = replace(report, rows=(replace(report.rows[0], image=text, platforms=text),), waybill=text)
    summary = render_summary(report)

    for line in (*render_terminal(report).splitlines(), *summary.splitlines()):
        assert not line.strip().startswith("::")
        assert "##[" not in line
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202e]", line)
    assert all(len(line.splitlines()) == 1 and "##[" not in line for line in render_annotations(report))
    outside = re.sub(r"(?ms)^(`{3,})\n.*?\n\1$", "", summary)
    assert summary.count("\n</details>\n") == 1
    assert not re.search(r"<script|<!--|!\[|@octo|</table", outside)
    row = next(line for line in summary.splitlines() if line.startswith("| <code>"))
    assert row.count("|") == 8


def test_outputs_are_text_and_the_object_has_types() -> None:
    values = output_values(good())
    findings = {"count": 0, "truncated": False, "findings": []}

    assert values == {
        "outcome": "proved",
        "proved": "true",
        "digest": DIGEST,
        "image": f"ghcr.io/acme/app@{DIGEST}",
        "previous-digest": "",
        "waybill": "w.json",
        "report": "",
        "findings": '{"count":0,"truncated":false,"findings":[]}',
    }
    assert json_object(good()) == {**values, "proved": True, "findings": findings}


def test_the_findings_output_is_cut_worst_first_to_its_limit() -> None:
    notes = [finding(f"n.note-{i}", Severity.NOTE, "가" * 400) for i in range(50)]
    report = bad(*notes, finding("z.error"))

    text = findings_json(report)

    data = json.loads(text)
    assert len(text.encode()) <= 64 * 1024
    assert (data["count"], data["truncated"], data["findings"][0]["code"]) == (51, True, "z.error")
    assert 1 < len(data["findings"]) < 51
    assert len(json_object(report)["findings"]["findings"]) == 51


def test_one_huge_finding_does_not_push_out_the_others() -> None:
    report = bad(finding("a.huge", text="x" * 100_000), finding("b.next"))

    assert [item["code"] for item in json.loads(findings_json(report))["findings"]] == ["a.huge", "b.next"]


def test_a_secret_is_hidden_before_anything_is_cut_or_escaped() -> None:
    secret = "s3cr|t_[value]*with`marks"
    report = hidden(bad(finding(text="x" * 70 + secret)), Redactor([secret]))

    assert "s3cr" not in repr(report)
    assert report.findings[0].severity is Severity.ERROR
    for text in (render_summary(report), render_terminal(report), *render_annotations(report), findings_json(report)):
        assert "s3cr" not in text
