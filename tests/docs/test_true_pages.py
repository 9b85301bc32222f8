"""What pages say of codes, files, options and settings is so."""

from __future__ import annotations

import re
from typing import NoReturn

import pytest

from tests.docs.repository import ROOT, fences, load, pages, prose, text, tracked
from waybill.config.checking import check_file
from waybill.config.input import VERBS
from waybill.config.inputs import INPUTS, inputs_of
from waybill.config.yamlfile import read_config
from waybill.core.catalogue import CATALOGUE

WRITTEN = [page for page in pages() if page not in {"docs/findings.md", "docs/decisions.md", "docs/truth.md"}]
COMPOSE_KEYS = {"deploy.replicas"}
FAMILIES = {code.partition(".")[0] for code in CATALOGUE}
SUFFIXES = ("yml", "yaml", "sh", "md", "py", "json", "lock", "txt", "sock", "toml", "io", "com", "log", "tar", "name")
FOLDERS = ("docs", "src", "bin", "actions", "tests", "requirements", "schema", "vendor", "lab", r"\.github", r"\.ci")
INNER = ("cli", "flows", "effects", "host", "report", "core", "config")  # as architecture.md writes src/waybill/…
PLACE = re.compile(rf"(?:{'|'.join((*FOLDERS, *INNER))})/[\w./-]*\w")
OTHER_OPTIONS = {
    "show": set(),
    "init": {"yes", "dry-run", "host", "environment", "directory", "image", "action-commit", "action-repository"},
    "config": {"environment", "config", "verb", *(row.name for row in INPUTS)},
}


def words(page: str) -> list[str]:
    """What stands in backticks outside of blocks."""
    return re.findall(r"`([^`\n]+)`", prose(page))


@pytest.mark.parametrize("page", WRITTEN)
def test_what_is_written_like_a_finding_is_one(page: str) -> None:
    named = {word for word in words(page) if re.fullmatch(r"[a-z]+\.[a-z][a-z-]+", word)}
    meant = {word for word in named if word.partition(".")[0] in FAMILIES and word.partition(".")[2] not in SUFFIXES}

    assert meant - set(CATALOGUE) - COMPOSE_KEYS == set()


@pytest.mark.parametrize("page", WRITTEN)
def test_what_is_written_like_a_file_of_ours_is_there(page: str) -> None:
    meant = {word.split(" ")[0] for word in words(page) if PLACE.fullmatch(word.split(" ")[0])}

    assert {word for word in meant if not any((ROOT / top / word).exists() for top in ("", "src/waybill"))} == set()


@pytest.mark.parametrize("page", WRITTEN)
def test_a_command_that_is_shown_takes_its_options(page: str) -> None:
    blocks = [block for language in ("sh", "text", "console") for block in fences(page, language)]
    lines = [line for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    for line in lines:
        for verb, rest in re.findall(r"(?:^|[/ $])bin/waybill ([a-z-]+)(.*)", line):
            known = {row.name for row in inputs_of(verb)} | {"json", "help"} if verb in VERBS else OTHER_OPTIONS[verb]
            assert set(re.findall(r"(?:^| )--([a-z][a-z-]*)", rest)) <= known, line


def settings() -> list[tuple[str, str]]:
    """Every block that is a `waybill.yml`."""
    found = []
    for page in pages():
        for number, block in enumerate(fences(page, "yaml"), start=1):
            content = load(block)
            if isinstance(content, dict) and "image" in content and "jobs" not in content:
                found.append((f"{page} block {number}", block))
    return found


@pytest.mark.parametrize(("place", "block"), [pytest.param(*found, id=found[0]) for found in settings()])
def test_a_waybill_yml_that_is_shown_is_right_and_every_setting_of_it_counts(place: str, block: str) -> None:
    found = check_file(read_config(place, block.encode()), {}, _no_text)

    assert (found.mistakes, found.warnings) == ((), ())
    assert any(set(one.fits) >= {"deploy", "verify"} for one in found.environments)


def _no_text(path: str) -> NoReturn:
    raise AssertionError(path)


def test_there_are_such_blocks() -> None:
    assert len(settings()) >= 5


def test_every_symptom_leads_to_a_finding() -> None:
    table = text("README.md").partition("## Troubleshooting by symptom")[2].partition("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]

    assert len(rows) > 25
    assert [row for row in rows if not re.search(r"\]\(docs/findings\.md#[a-z-]+\)", row)] == []


def test_the_readme_can_be_read_in_one_sitting() -> None:
    assert len(text("README.md").splitlines()) <= 350


def test_the_index_leads_to_every_page() -> None:
    listed = set(re.findall(r"\]\(([\w./-]+\.md)", text("docs/README.md")))
    there = {name.removeprefix("docs/") for name in tracked() if re.fullmatch(r"docs/[\w./-]+\.md", name)}

    assert there - listed - {"README.md"} == set(), "docs/README.md: a line with the question that it answers"
