"""Inputs, registries and tags that try to run something, to command the runner or to write outputs of their own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.actions.preflight.conftest import Furnished
from tests.actions.preflight.runner import Job, Ran, Runner, read_action

OUTPUTS = ["digest", "findings", "image", "outcome", "previous-digest", "proved", "report", "waybill"]
OURS = {"add-mask", "error", "warning", "notice", "group", "endgroup", "set-output", "summary"}
MARK = "PWNED"
HOSTILE = {
    "substitution": f"ghcr.io/acme/$(touch {MARK})",
    "backticks": f"ghcr.io/acme/`touch {MARK}`",
    "semicolon": f"ghcr.io/acme/app; touch {MARK};",
    "quotes": f"ghcr.io/acme/app\"'; touch {MARK}; '\"",
    "option": f"--report-directory={MARK}",
    "second line": f"ghcr.io/acme/app\n::set-output name=proved::true\n::add-path::/{MARK}\ntouch {MARK}",
    "encoded line": f"ghcr.io/acme/app%0A::error title={MARK}::x%0D%0A::stop-commands::{MARK}",
    "old command": f"##[set-output name=proved]true\n##[error]{MARK}",
    "line separators": f"a\u2028::error::{MARK}\u0085::error::{MARK}\r::error title={MARK}::x\x0b::error::{MARK}",
    "folded": f"ghcr.io/acme/{'a' * 60}/::error title={MARK}::x/::set-output name=proved::true,##[error]{MARK}",
    "folded short": f"a/ ::error::{MARK} / ::add-path::/{MARK}",
    "delimiter": f"ghcr.io/acme/app\nEOF\nproved=true\n{MARK}<<EOF\nx\nEOF",
    "colours": f"ghcr.io/acme/\x1b[35m\x1b]0;{MARK}\x07app\x9b2J",
    "markup": f"<img src=x onerror={MARK}>|[x](javascript:{MARK})\n# {MARK}\n```",
    "right to left": f"ghcr.io/acme/\u202eppa{MARK}",
    "file": "@/etc/passwd",
    "traversal": "ghcr.io/../../../../etc/passwd",
    "long": "ghcr.io/acme/" + "a" * 100_000,
    "many": "\n".join(f"ghcr.io/acme/Bad${number}" for number in range(1000)),
}


def assert_harmless(ran: Ran, runner: Runner) -> None:
    """Nothing was executed, the runner obeyed nothing that is not ours, and the outputs are ours alone."""
    made = [path for folder in (runner.repository, runner.home, ran.seen) for path in folder.rglob(f"*{MARK}*")]
    assert made == []
    # A mask may hold `::`; GitHub takes the first pair for the end of the command's name, act the last.
    assert {name.partition("::")[0] for name in ran.command_names()} <= OURS
    for command in (*ran.commands("error"), *ran.commands("warning"), *ran.commands("notice")):
        found = re.fullmatch(r"::[a-z]+ title=([^:,\r\n]+)::([^\r\n]*)\n?", str(command["raw"]))
        assert found, f"an annotation that is none of ours: {command['raw']!r}"
        assert not found.group(1).startswith(MARK)
        assert not set(found.group(0)) & set("\x1b\x07\x9b\u202e\u2028")
    assert set(ran.output_names()) <= set(OUTPUTS)
    assert ran.outputs["proved"] == "false"
    written = "".join(str(event["msg"]) for event in ran.of_action() if event.get("raw_output"))
    # GitHub takes the new form at the start of a line only, the old one anywhere in it.
    assert [line for line in written.splitlines() if line.lstrip().startswith("::")] == []
    assert re.findall(r"##\[[a-z-]*", written) == []
    for sequence in ("\x1b[35m", "\x1b]", "\x9b", "\u202e", "\u2028", "\x07"):
        assert sequence not in written + ran.summary + str(ran.outputs)
    assert len(ran.summary) < 1024 * 1024


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_a_hostile_image_is_only_ever_a_value(kind: str, runner: Runner, furnished: Furnished) -> None:
    job = Job(with_={"image": HOSTILE[kind]}, secrets={"GITHUB_TOKEN": furnished.job_token})

    ran = runner.run(job)

    assert not ran.green
    assert ran.exit in {2, 10}
    assert_harmless(ran, runner)


def test_every_other_input_is_only_a_value_too(runner: Runner, furnished: Furnished) -> None:
    names = [name for name in read_action()["inputs"] if name not in {"image", "registry-token", "github-token"}]
    hostile = f"$(touch {MARK})`touch {MARK}`\n::error title={MARK}::x\nEOF\nproved=true\n\x1b[35m"
    job = Job(with_={"image": furnished.image, **dict.fromkeys(names, hostile)})

    ran = runner.run(job)

    assert ran.exit == 2
    assert_harmless(ran, runner)


def test_a_secret_of_several_lines_cannot_command_the_runner(runner: Runner, furnished: Furnished) -> None:
    token = f"first\n::set-output name=proved::true\n::error title={MARK}::x"
    with_ = {"image": furnished.image, "registry-token": "${{ secrets.REGISTRY }}"}

    ran = runner.run(Job(with_=with_, secrets={"REGISTRY": token}))

    assert not ran.green
    assert_harmless(ran, runner)


BODIES = {
    "delimiters": "EOF\nproved=true\n\nwaybill_00000000000000000000000000000000\noutcome=proved\n_EOF_\n",
    "commands": f"::set-output name=proved::true\n::error title={MARK}::x\n::add-path::/{MARK}\n##[error]{MARK}",
    "encoded": f"%0A::error title={MARK}::x%0D%0A::set-env name=LD_PRELOAD::/{MARK}",
    "terminal": f"\x1b[35mred\x1b[0m \x1b]0;{MARK}\x07 \u202eevil \x9b2J \u2028::error::{MARK}",
    "markdown": f"</code></details>\n\n# {MARK}\n<script>{MARK}</script> ![x](https://example.com/{MARK}) @octo",
}


@pytest.mark.parametrize(
    ("kind", "status"), [*((kind, 403) for kind in sorted(BODIES)), ("delimiters", 404), ("commands", 500)]
)
def test_what_a_registry_says_cannot_command_the_runner(
    kind: str, status: int, runner: Runner, furnished: Furnished
) -> None:
    body = json.dumps({"errors": [{"code": BODIES[kind], "message": BODIES[kind], "detail": BODIES[kind]}]})
    runner.world.fault("status", host="ghcr.io", path="/manifests/", status=status, body=body)
    runner.world.fault("headers", host="ghcr.io", headers={"content-type": f"::error title={MARK}::%0A::error::x"})
    job = Job(
        with_={"image": furnished.image, "registry-token": "${{ secrets.REGISTRY }}"},
        secrets={"REGISTRY": furnished.token},
    )

    ran = runner.run(job)

    assert not ran.green
    assert ran.exit in {10, 40}
    assert_harmless(ran, runner)
    assert f"# {MARK}" not in ran.summary.splitlines()


def test_tags_that_a_registry_invents_cannot_command_the_runner(runner: Runner, furnished: Furnished) -> None:
    """The nearest tags are shown when one is absent: they are the registry's own words."""
    tags = ["1.4.2", *(f"1.4.1{body}" for body in BODIES.values()), "1.4.1\nEOF\nproved=true", f"1.4.1$(touch {MARK})"]
    body = json.dumps({"name": "acme/app", "tags": tags})
    runner.world.fault("status", host="ghcr.io", path="/tags/list", status=200, body=body)
    job = Job(
        with_={"image": "ghcr.io/acme/app:1.4.1", "registry-token": "${{ secrets.REGISTRY }}"},
        secrets={"REGISTRY": furnished.token},
    )

    ran = runner.run(job)

    assert (ran.exit, ran.codes) == (10, ["registry.tag-absent"])
    assert "1.4.2" in ran.findings[0]["fix"] + ran.findings[0]["cause"] + str(ran.findings[0]["evidence"])
    assert_harmless(ran, runner)


def test_an_index_full_of_hostile_words_cannot_command_the_runner(runner: Runner, furnished: Furnished) -> None:
    hostile = "\n".join(BODIES.values())
    entry = {"mediaType": hostile, "digest": hostile, "size": 1, "platform": {"os": hostile, "architecture": hostile}}
    body = json.dumps(
        {"schemaVersion": 2, "mediaType": hostile, "manifests": [entry], "annotations": {hostile: hostile}}
    )
    index = "application/vnd.oci.image.index.v1+json"
    runner.world.state.plant("ghcr.io/acme/app:9", index, body.encode())
    job = Job(
        with_={
            "image": "ghcr.io/acme/app:9",
            "registry-token": "${{ secrets.REGISTRY }}",
            "platforms": "linux/amd64",
        },
        secrets={"REGISTRY": furnished.token},
    )

    ran = runner.run(job)

    assert not ran.green
    assert_harmless(ran, runner)


def test_the_waybill_of_a_hostile_run_is_still_json(runner: Runner, furnished: Furnished, tmp_path: Path) -> None:
    runner.world.fault("status", host="ghcr.io", path="/manifests/", status=403, body="\n".join(BODIES.values()))
    job = Job(with_={"image": furnished.image}, secrets={"GITHUB_TOKEN": furnished.job_token})

    ran = runner.run(job)

    assert json.loads(ran.kept("waybill"))["predicate"]["proved"] is False
    assert not (tmp_path / MARK).exists()
