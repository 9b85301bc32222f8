"""Reading waybill.yml: every value is text, and what is wrong is said with line and column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.config.configfile import ConfigFile
from waybill.config.yamlfile import read_config

GOOD = "image: ghcr.io/acme/app\n"


def read(content: str | bytes) -> ConfigFile:
    return read_config("waybill.yml", content.encode() if isinstance(content, str) else content)


def mistakes_of(content: str | bytes) -> list[str]:
    return [str(mistake) for mistake in read(content).mistakes]


@pytest.mark.parametrize(
    "written",
    ["22:22", "1.10", "no", "yes", "2026-01-23", "0755", "0x1F", "1e3", "1_000", ".5", "true", "08", "-x", "=", "a#b"],
)
def test_a_value_stays_as_it_is_written(written: str) -> None:
    file = read(f"report-directory: {written}\n")
    assert file.mistakes == ()
    assert file.top["report-directory"].texts == (written,)
    assert file.top["report-directory"].origin == "waybill.yml:1:19"


def test_lists_and_environments_keep_their_places() -> None:
    file = read("image:\n  - ghcr.io/acme/app\n  - 'ghcr.io/acme/web'\nenvironments:\n  production:\n    tag: 1.10\n")
    assert file.mistakes == ()
    assert file.top["image"].texts == ("ghcr.io/acme/app", "ghcr.io/acme/web")
    assert file.top["image"].is_list
    assert file.environments["production"]["tag"].texts == ("1.10",)
    assert file.environments["production"]["tag"].origin == "waybill.yml:6:10"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xef\xbb\xbf" + GOOD.encode(), id="a UTF-8 mark at the start"),
        pytest.param(GOOD.replace("\n", "\r\n").encode(), id="lines of Windows"),
        pytest.param(b"%YAML 1.2\n---\n" + GOOD.encode() + b"...\n", id="a directive and an end"),
        pytest.param(b"---\n# nothing\n" + GOOD.encode(), id="a start and a comment"),
        pytest.param(b"{image: ghcr.io/acme/app}", id="flow style"),
        pytest.param(b"image: |-\n  ghcr.io/acme/app\n", id="a block"),
    ],
)
def test_other_ways_to_write_the_same_file_are_read(content: bytes) -> None:
    file = read(content)
    assert file.mistakes == ()
    assert file.top["image"].texts[0].strip() == "ghcr.io/acme/app"


WRONG = [
    ("empty", "", "waybill.yml: is empty", "image: ghcr.io/acme/app"),
    ("only comments", "# a\n\n", "waybill.yml: is empty", "remove the file"),
    ("a list", "- a\n", "waybill.yml:1:1: the top level is a list", "`key: value`"),
    ("text", "image\n", "waybill.yml:1:1: the top level is a scalar", "`key: value`"),
    ("two documents", GOOD + "---\n" + GOOD, "waybill.yml:2:1: a second document", "remove this `---`"),
    ("an unknown key", "imagee: x\n", 'waybill.yml:1:1 "imagee": is no setting', "did you mean `image`?"),
    ("a key like nothing", "zzz: x\n", 'waybill.yml:1:1 "zzz": is no setting', "known: image, images-file"),
    ("a key with a token", "ghp_" + "a" * 36 + ": x\n", 'waybill.yml:1:1 "***": is no setting', "known:"),
    ("a key of control", '"a\\e[31m": x\n', 'waybill.yml:1:1 "a\\x1b[31m": is no setting', "known:"),
    ("environment", "environment: a\n", "waybill.yml:1:1 environment: cannot stand in the file", "`--environment`"),
    ("a merge", "<<: {tag: a}\n", "waybill.yml:1:1 <<: merge keys are refused", "top of the file"),
    ("an anchor", "tag: &t v1\n", 'waybill.yml:1:6: the anchor "&t" is refused', "write the value itself"),
    ("an alias", "tag: *t\n", 'waybill.yml:1:6: the alias "*t" is refused', "write the value itself"),
    ("a tag", "tag: !!str v1\n", 'waybill.yml:1:6: the tag "tag:yaml.org,2002:str" is refused', "remove the tag"),
    ("an include", "tag: !include /etc/passwd\n", 'waybill.yml:1:6: the tag "!include" is refused', "remove the tag"),
    ("an object", "image: !!python/object/apply:os.system [id]\n", "python/object/apply:os.system", "remove the tag"),
    ("a tagged mapping", "!!map\nimage: x\n", "waybill.yml:1:1: the tag", "remove the tag"),
    ("a tab", "environments:\n\tproduction: {}\n", "waybill.yml:2:1: a tab stands", "indent with spaces"),
    ("a tab deep", "environments:\n  production:\n  \tpush: no\n", "waybill.yml:3:", "indent with spaces"),
    ("a second colon", "tag: a: b\n", "waybill.yml:1:7: a `: ` stands where none can be", "single quotes"),
    ("no colon", "image: ghcr.io/a/b\ntag\n", "waybill.yml:2:1: this line is no `key: value`", "write `key: value`"),
    ("indentation", "image: a\n  tag: b\n", "waybill.yml:2:6: a `: ` stands", "indent settings"),
    ("less indented", "environments:\n    a: {}\n  b: {}\n", "waybill.yml:3:3: the indentation", "align"),
    ("an open quote", "tag: 'v1\n", "waybill.yml:1:6: a quote is not closed", "close the quote"),
    ("an open bracket", "image: [a, b\n", "waybill.yml:1:8: a bracket is not closed", "close it"),
    ("an at sign", "tag: @v1\n", "waybill.yml:1:6: a value cannot begin with this", "single quotes"),
    ("a template", "tag: {{ tag }}\n", "waybill.yml:1:7: a key is a list or mapping", "quote a value"),
    ("a list as key", "[a]: b\n", "waybill.yml:1:1: a key is a list or mapping", "plain word"),
    ("null", "tag: null\n", "waybill.yml:1:6 tag: is null", "write `none`"),
    ("no value", "tag:\n", "waybill.yml:1:5 tag: is empty", "write `none`"),
    ("a mapping", "tag:\n  a: b\n", "waybill.yml:2:3 tag: is a mapping", "a tag: letters"),
    ("nested lists", "image: [a, [b]]\n", "waybill.yml:1:12 image: holds a list", "an image name"),
    ("an empty entry", "image: [a, '']\n", "waybill.yml:1:8 image: holds an empty entry", "an image name"),
    ("a list for one", "tag: [a, b]\n", "waybill.yml:1:6 tag: 2 values were given where one", "a tag: letters"),
    ("a bad value", "push: maybe\n", 'waybill.yml:1:7 push: "maybe" is neither', "`true` or `false`"),
    ("no unit", "probe-timeout: 60\n", 'waybill.yml:1:16 probe-timeout: "60" has no unit', "60s or 60m?"),
    ("a bell", 'image: "a\\x07"\n', 'waybill.yml:1:8 image: "a\\x07" holds the control', "an image name"),
    ("environments", "environments: [a]\n", "waybill.yml:1:15 environments: is a list", "a mapping of environment"),
    ("no settings", "environments:\n  test:\n", 'waybill.yml:2:8 "test": has no settings', "`{}` for none"),
    ("inner", "environments:\n  a:\n    environments: {}\n", "environments: stands inside", "top level"),
    ("a nameless environment", "environments: {'': {}}\n", 'environments: "" is no name', "printable"),
    ("the name of no environment", "environments: {none: {}}\n", "`environment: none` chooses none", "printable"),
    ("blanks around", "environments: {' a ': {}}\n", "has blanks around it, and can never be chosen", "without blanks"),
    ("an expression", "hosts: ${{ vars.H }}\n", 'waybill.yml:1:8 hosts: "${{ vars.H }}" holds an', "input `hosts`"),
    ("one in a list", "services: [a, '${{b}}']\n", "waybill.yml:1:15 services: ", "to the input `services`"),
    ("one inside", "state-directory: /srv/${{ x }}\n", "nothing puts its value in here", "the value itself"),
    ("one level too high", "production:\n  tag: a\n", 'waybill.yml:1:1 "production": is no', "below `environments:`"),
    ("a colon without its blank", GOOD + "hosts:web1\n\n\n", "waybill.yml:2:1: this line is no", "write `key: value`"),
    ("text behind a quote", 'tag: "a" b\n', "waybill.yml:1:10: something stands behind a value", "one pair of quotes"),
    ("a quote in quotes", "tag: 'it's'\n", "waybill.yml:1:10: something stands behind a value", "one pair of quotes"),
    ("UTF-16", GOOD.encode("utf-16"), "waybill.yml: is UTF-16 text", "save the file as UTF-8"),
    ("Latin-1", b"image: a\ntag: \xe9\n", "waybill.yml:2:6: holds the byte 0xe9", "UTF-8"),
    ("a null byte", b"image: a\x00b\n", "waybill.yml:1:9: holds the control character U+0000", "binary"),
    ("an archive", b"PK\x03\x04\x14\x00", "waybill.yml:1:3: holds the control character U+0003", "UTF-8 text"),
    ("YAML 3", "%YAML 3.0\n---\na: b\n", "waybill.yml:", "value in quotes"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "where", "fix"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_is_wrong_is_said_with_its_place_and_remedy(content: str | bytes, where: str, fix: str) -> None:
    text = "\n".join(mistakes_of(content))
    assert where in text
    assert fix in text
    assert all(line.isprintable() for line in text.split("\n"))


@pytest.mark.parametrize("name", ["registry-token", "github-token"])
def test_a_secret_in_the_file_is_refused_without_showing_it(name: str) -> None:
    (mistake,) = mistakes_of(f"image: ghcr.io/acme/app\n{name}: correct horse\n")
    assert f"waybill.yml:2:1 {name}: is a secret" in mistake
    assert "WAYBILL_" in mistake
    assert "horse" not in mistake


@pytest.mark.parametrize(
    ("key", "variable"),
    [
        ("ssh_key", "`WAYBILL_SSH_KEY`"),
        ("SSH-KEY", "`WAYBILL_SSH_KEY`"),
        ("registry_password", "`WAYBILL_REGISTRY_TOKEN`"),
        ("password", "WAYBILL_REGISTRY_TOKEN, "),
        ("GITHUB_TOKEN", "`WAYBILL_GITHUB_TOKEN`"),
    ],
)
def test_a_key_that_looks_like_a_secret_leads_to_no_other_setting(key: str, variable: str) -> None:
    """`ssh_key` once led to `ssh`, where the key would have been taken for the path of one."""
    (mistake,) = mistakes_of(f"{key}: correct horse\n")

    assert "looks like a secret: the file is no place for one" in mistake
    assert variable in mistake
    assert "did you mean" not in mistake
    assert "horse" not in mistake


def test_a_repeated_key_names_both_lines_and_is_found_in_an_environment_too() -> None:
    assert (
        'waybill.yml:3:1: the key "tag" stands here and already in line 1'
        in mistakes_of("tag: a\npush: no\ntag: b\n")[0]
    )
    (mistake,) = mistakes_of("environments:\n  a:\n    tag: a\n    'tag': b\n")
    assert mistake.startswith('waybill.yml:4:5: the key "tag" stands here and already in line 3')


def test_all_mistakes_of_a_file_are_reported_at_once() -> None:
    found = mistakes_of("imag: x\ntag: a/b\nenvironments:\n  a:\n    push: maybe\n    max-parallel: 65\n  b: text\n")
    assert [text.split(" ", 1)[0] for text in found] == [
        "waybill.yml:1:1",
        "waybill.yml:2:6",
        "waybill.yml:5:11",
        "waybill.yml:6:19",
        "waybill.yml:7:6",
    ]


def test_a_large_file_is_refused_before_it_is_parsed() -> None:
    (mistake,) = mistakes_of(b"[" * 10_000_000)
    assert mistake.startswith("waybill.yml: is larger than 256 KiB")


def test_a_bomb_of_aliases_is_refused_at_its_first_alias() -> None:
    levels = "".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]\n" for n in range(1, 9))
    found = mistakes_of("k0: &k0 [lol]\n" + levels)
    assert any('the anchor "&k0" is refused' in text for text in found)
    assert any('the alias "*k0" is refused' in text for text in found)
    assert len(found) < 200


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_and_not_climbed(opening: str) -> None:
    (mistake,) = mistakes_of(opening * 20_000)
    assert "is nested too deeply" in mistake


def test_a_file_of_very_many_values_is_refused() -> None:
    (mistake,) = mistakes_of("image:\n" + "- a\n" * 20_000)
    assert "holds more than 10000 values" in mistake


@given(st.binary(max_size=200))
def test_no_bytes_escape_as_an_exception(content: bytes) -> None:
    for mistake in read(content).mistakes:
        assert mistake.where.startswith("waybill.yml")
        assert mistake.problem.isprintable()
        assert mistake.allowed


@given(st.text("ab:-[]{}&*!|>'\"#%@` \t\n?,none~", max_size=60))
def test_no_punctuation_escapes_as_an_exception(text: str) -> None:
    for mistake in read("tag: x\n" + text).mistakes:
        assert mistake.problem.isprintable()
