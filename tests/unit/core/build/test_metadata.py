from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.build.made import IMAGE
from waybill.core.build.metadata import BuilderWord, one_word, read_metadata, read_push

RECORDED = Path(__file__).parents[1] / "build_recordings"
A, B = f"sha256:{'a' * 64}", f"sha256:{'b' * 64}"


@pytest.mark.parametrize(
    ("name", "digest", "media_type"),
    [
        (
            "metadata-0.8-docker-driver.json",
            "sha256:8a4c34d338a109db105b44cb1a6dae254716ad4ce970bdeccfbb2dc7ec02c807",
            "",
        ),
        ("metadata-0.8-two-tags.json", "sha256:9a4726d8fa8600d6a2592f2091c1c77c6977cda382153f17cd5b1b1e8f4d3ece", ""),
        (
            "metadata-26-last.json",
            "sha256:ba8c613f92d4b83bfc6c4147ef32de065de71fb6eb4cc5c89f50b9b413813977",
            "application/vnd.oci.image.index.v1+json",
        ),
    ],
)
def test_recorded_metadata(name: str, digest: str, media_type: str) -> None:
    (word,) = read_metadata((RECORDED / name).read_text(encoding="utf-8"))
    assert (word.digest, word.media_type, word.problem) == (digest, media_type, "")
    assert word.reference


def bake(**targets: dict[str, object]) -> str:
    return json.dumps({"buildx.build.warnings": [], **targets})


def test_bake_has_a_word_for_each_target() -> None:
    text = bake(
        web={"containerimage.digest": A, "image.name": f"{IMAGE}:v1,{IMAGE}:latest"},
        job={"containerimage.digest": B, "image.name": "ghcr.io/acme/job:v1"},
    )
    words = read_metadata(text)
    assert [(word.target, word.digest) for word in words] == [("web", A), ("job", B)]
    assert one_word(words, IMAGE).digest == A
    assert one_word(words, "ghcr.io/acme/job").digest == B
    assert "ghcr.io/acme/job:v1" in one_word(words, "ghcr.io/acme/none").problem


def test_two_targets_of_one_name_are_not_guessed() -> None:
    text = bake(
        a={"containerimage.digest": A, "image.name": f"{IMAGE}:a"},
        b={"containerimage.digest": B, "image.name": f"{IMAGE}:b"},
    )
    assert one_word(read_metadata(text), IMAGE).problem


def test_a_word_about_another_image_is_not_taken() -> None:
    words = read_metadata(json.dumps({"containerimage.digest": A, "image.name": "ghcr.io/acme/other:v1"}))
    assert one_word(words, IMAGE).problem
    nameless = read_metadata(json.dumps({"containerimage.digest": A}))
    assert one_word(nameless, IMAGE).digest == A


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "{}",
        f'{{"containerimage.config.digest": "{A}"}}',
        '{"containerimage.digest": "sha256:short"}',
        f'{{"containerimage.digest": "{A}", "containerimage.digest": "{B}"}}',
        f'{{"containerimage.digest": "{A}", "containerimage.descriptor": {{"digest": "{B}"}}}}',
        '{"buildx.build.ref": "x"}',
        '{"a": 1' + "0" * 30 + "}",
        "[" * 100_000,
    ],
)
def test_what_names_no_image_says_why(text: str) -> None:
    for word in read_metadata(text):
        assert word.problem
        assert word.digest == ""


def test_the_push_of_docker_names_the_digest_last() -> None:
    lines = ["v1: digest: sha256:short size: 1", f"v1: digest: {A} size: 528", f" v1: digest: {B} size: 528 "]
    assert read_push(lines).digest == B
    assert read_push(["latest: Pushed"]).problem


@given(st.text(max_size=80) | st.dictionaries(st.text(max_size=5), st.none() | st.integers()).map(json.dumps))
def test_no_text_is_too_strange(text: str) -> None:
    words = read_metadata(text)
    assert isinstance(one_word(words, IMAGE), BuilderWord)
