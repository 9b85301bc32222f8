"""What is written down: the waybill proves itself, keeps to its schema, and can be shown."""

from __future__ import annotations

import base64
import hashlib
import json
import stat
from collections.abc import Callable

import jsonschema
import pytest

from lab.world import CHECKOUT
from tests.integration.preflight.push_faults import WRITER
from tests.integration.preflight.running import WAYBILL, Ended, Look, Runner
from tests.integration.preflight.stage import APP, BOTH, OPEN, Stage, in_actions, look

SCHEMA = json.loads((CHECKOUT / "schema" / "waybill-document.schema.json").read_text())


def public(_: Stage) -> Look:
    return look(OPEN)


def many(stage: Stage) -> Look:
    stage.push("ghcr.io/acme/open:2.0", platforms=BOTH, provenance=True)
    return look("ghcr.io/acme/open:2.0", OPEN, "ghcr.io/acme/open:nope")


def pushed(stage: Stage) -> Look:
    return look(APP, "--push", token=stage.token(scopes=WRITER))


def dead(stage: Stage) -> Look:
    stage.world.name_fault("ghcr.io", "absent")
    return look(OPEN)


def misnamed(_: Stage) -> Look:
    return look("ghcr.io/Acme/App:1.0")


@pytest.mark.parametrize("set_up", [public, many, pushed, dead, misnamed])
def test_waybill_keeps_to_its_schema_and_can_be_shown(
    set_up: Callable[[Stage], Look], stage: Stage, preflight: Runner
) -> None:
    wanted = set_up(stage)
    ended = preflight(wanted)
    document = ended.waybill
    jsonschema.validate(document, SCHEMA)
    path = ended.work / ended.answer["waybill"]
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    shown = stage.world.run([WAYBILL, "show", path])
    assert shown.returncode == 0, shown.stderr
    assert ended.answer["outcome"] in shown.stdout
    for image in wanted.arguments:
        if not image.startswith("--"):
            assert image in shown.stdout


def bodies(ended: Ended) -> list[dict[str, object]]:
    images = ended.waybill["predicate"]["images"].values()
    return [body for image in images for body in image.get("chain", ())]


def test_every_body_in_the_waybill_hashes_to_its_digest(stage: Stage, preflight: Runner) -> None:
    ended = preflight(many(stage))
    found = bodies(ended)
    assert len(found) >= 4
    for body in found:
        content = base64.b64decode(str(body["content"]))
        assert "sha256:" + hashlib.sha256(content).hexdigest() == body["digest"]
        assert len(content) == body["size"]


def test_waybill_with_an_altered_body_is_not_shown(stage: Stage, preflight: Runner) -> None:
    ended = preflight(public(stage))
    document = ended.waybill
    (image,) = document["predicate"]["images"].values()
    content = bytearray(base64.b64decode(image["chain"][0]["content"]))
    content[10] ^= 1
    image["chain"][0]["content"] = base64.b64encode(bytes(content)).decode()
    path = ended.work / "altered.json"
    path.write_text(json.dumps(document))
    shown = stage.world.run([WAYBILL, "show", path])
    assert shown.returncode == 2, shown.stdout
    assert "was altered" in shown.stderr


def test_outputs_of_a_job_say_what_the_json_says(stage: Stage, preflight: Runner) -> None:
    environ = {**in_actions(), "GITHUB_OUTPUT": "output.txt", "GITHUB_STEP_SUMMARY": "summary.md"}
    ended = preflight(look(OPEN, environ=environ, files={"output.txt": "", "summary.md": ""}))
    assert ended.exit == 0, ended.everything
    lines = (ended.work / "output.txt").read_text().splitlines()
    values = {line.partition("<<")[0]: lines[number + 1] for number, line in enumerate(lines) if "<<" in line}
    assert values["proved"] == "true"
    assert values["outcome"] == "proved"
    assert values["digest"] == ended.answer["digest"] == stage.open.digest
    assert values["image"] == f"ghcr.io/acme/open@{stage.open.digest}"
    assert OPEN in (ended.work / "summary.md").read_text()


def test_same_digest_under_two_names_is_one_digest(stage: Stage, preflight: Runner) -> None:
    other = f"ghcr.io/acme/open@{stage.open.digest}"
    ended = preflight(look(OPEN, other))
    images = ended.waybill["predicate"]["images"]
    assert {name: image["digest"] for name, image in images.items()} == dict.fromkeys((OPEN, other), stage.open.digest)
    assert ended.answer["digest"] == ""  # two images cannot stand in one field
