"""Which images are meant: `image`, `images-file`, and the tag and digest beside them."""

from __future__ import annotations

import errno

import pytest

from tests.unit.config.reading import DIGEST, HEX, IMAGE, mistakes, one, read, settings
from waybill.config.input import STEP, UNSET


@pytest.mark.parametrize(
    "environ", [{}, {"WAYBILL_IMAGE": UNSET}, {"WAYBILL_IMAGE": "none"}, {"WAYBILL_DIGEST": DIGEST}]
)
def test_no_image_names_the_masked_output(environ: dict[str, str]) -> None:
    one(mistakes({}, environ), "image", "no image was given", "because it contained a masked value")


@pytest.mark.parametrize("name", ["image", "digest", "waybill"])
@pytest.mark.parametrize("value", ["", " \n"])
def test_what_an_earlier_step_lost_is_not_taken_for_what_was_never_asked_for(name: str, value: str) -> None:
    """`digest: ${{ needs.x.outputs.digest }}` of a misspelt id is empty: no tag and no file may step in for it."""
    environ = {STEP: "true", f"WAYBILL_{name.upper()}": value, "WAYBILL_TAG": "latest"}
    file = "image: ghcr.io/acme/app\nhosts: web1.example.com\nproject-directory: /srv/app\n"

    one(mistakes({}, environ, file, verb="deploy"), f"WAYBILL_{name.upper()} {name}", "is empty", "misspelt")


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("environment", "deploy"),
        ("hosts", "preflight"),
        ("services", "deploy"),
        ("containers", "verify"),
        ("container-labels", "verify"),
        ("project-directory", "verify"),
        ("project-name", "verify"),
        ("compose-files", "deploy"),
        ("health-url", "verify"),
        ("public-url", "verify"),
        ("identity", "deploy"),
        ("health-body", "verify"),
        ("host-files", "preflight"),
        ("plan", "deploy"),
        ("push", "build-push"),
    ],
)
def test_what_decides_where_and_by_which_checks_does_not_get_lost(name: str, verb: str) -> None:
    """Else other hosts or containers would be meant, a check would go away, or a plan would be a deploy."""
    variable = f"WAYBILL_{name.upper().replace('-', '_')}"
    file = "image: ghcr.io/acme/app:1.0\nhosts: web1.example.com\nproject-directory: /srv/app\n"
    file = file if verb in ("deploy", "verify") else "image: ghcr.io/acme/app:1.0\n"

    one(
        mistakes({}, {STEP: "true", variable: ""}, file, verb=verb),
        f"{variable} {name}",
        "is empty",
        "if none is meant write `none`",
    )


def test_an_empty_variable_outside_of_a_step_says_nothing() -> None:
    environ = dict.fromkeys(("WAYBILL_DIGEST", "WAYBILL_HOSTS", "WAYBILL_HEALTH_URL"), "")
    file = "image: ghcr.io/acme/app:1.0\nhosts: web1.example.com\nproject-directory: /srv/app\n"

    found = read("deploy", {}, environ, file)
    assert (found.images, [str(one) for one in found.hosts]) == (("ghcr.io/acme/app:1.0",), ["web1.example.com"])


@pytest.mark.parametrize("said", [UNSET, "none"])
def test_a_digest_that_nobody_hands_on_leaves_the_tag(said: str) -> None:
    environ = {"WAYBILL_DIGEST": said, "WAYBILL_WAYBILL": said, "WAYBILL_TAG": "1.4.0"}
    file = "image: ghcr.io/acme/app\nhosts: web1.example.com\nproject-directory: /srv/app\n"

    assert read("deploy", {}, environ, file).images == ("ghcr.io/acme/app:1.4.0",)


def test_metadata_that_was_lost_does_not_become_a_build_of_our_own() -> None:
    found = mistakes(IMAGE, {STEP: "true", "WAYBILL_METADATA": ""}, verb="build-push")
    one(found, "WAYBILL_METADATA metadata", "is empty", "`none`")


@pytest.mark.parametrize("name", ["image", "digest"])
@pytest.mark.parametrize("value", ["", "  \n"])
def test_an_empty_flag_names_the_masked_output(name: str, value: str) -> None:
    found = mistakes({**IMAGE, name: value})
    one(found, f"--{name}", "is empty", "hand on `digest`")


def test_an_empty_one_among_many_is_not_passed_over() -> None:
    one(mistakes({"image": ["ghcr.io/acme/app", ""]}), "--image", "holds an empty entry", "masked value")


def test_a_misspelt_key_does_not_also_complain_that_there_is_no_image() -> None:
    one(mistakes({}, {}, "imagee: a.example.com/b\n"), 'waybill.yml:1:1 "imagee"', "is no setting", "`image`")


def test_a_broken_file_does_not_also_complain_that_there_is_no_image() -> None:
    one(mistakes({}, {"WAYBILL_ENVIRONMENT": "a"}, "image: 'x\n"), "waybill.yml:1:8", "quote", "close")


def test_images_keep_their_order_and_come_once() -> None:
    listed = "\ufeff# ours\r\nb.example.com/b # old\r\n\r\nc.example.com/c:v1\r\na.example.com/a\r\n"
    flags = {"image": ["b.example.com/b", "a.example.com/a\nb.example.com/b"], "images-file": "list.txt"}
    found = settings(flags, read_text=lambda path: listed if path == "list.txt" else "")
    assert found.images == ("b.example.com/b", "a.example.com/a", "c.example.com/c:v1")


def test_a_malformed_name_is_handed_on_as_it_is() -> None:
    assert settings({"image": "https://ghcr.io/Acme/App#x"}).images == ("https://ghcr.io/Acme/App#x",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [("# nothing\n\n", "names no image"), ("a\nb\x00\n", "line 2 holds the control"), ("x" * 1_048_577, "1 MiB")],
)
def test_a_bad_list_is_refused(text: str, problem: str) -> None:
    one(
        mistakes({"images-file": "l"}, read_text=lambda _: text),
        "--images-file images-file",
        problem,
        "one image a line",
    )


def test_an_unreadable_list_is_refused() -> None:
    def missing(path: str) -> str:
        raise FileNotFoundError(errno.ENOENT, "No such file or directory", path)

    def binary(_path: str) -> str:
        return b"\xff".decode()

    found = mistakes({}, {"WAYBILL_IMAGES_FILE": "li\u00a0st"}, read_text=missing)
    one(found, "WAYBILL_IMAGES_FILE images-file", "holds the control or invisible", "path")
    found = mistakes({}, {"WAYBILL_IMAGES_FILE": "list"}, read_text=missing)
    one(found, "WAYBILL_IMAGES_FILE images-file", '"list" cannot be read: No such file', "one image a line")
    one(mistakes({"images-file": "l"}, read_text=binary), "--images-file", "no UTF-8 text", "one image a line")


@pytest.mark.parametrize(
    ("image", "tag", "digest", "merged"),
    [
        ("ghcr.io/acme/app", "v1", "", "ghcr.io/acme/app:v1"),
        ("ghcr.io/acme/app", "", DIGEST, f"ghcr.io/acme/app@{DIGEST}"),
        ("ghcr.io/acme/app", "v1", DIGEST, f"ghcr.io/acme/app:v1@{DIGEST}"),
        ("ghcr.io/acme/app:v1", "v1", DIGEST, f"ghcr.io/acme/app:v1@{DIGEST}"),
        (f"ghcr.io/acme/app@{DIGEST}", "v1", DIGEST, f"ghcr.io/acme/app:v1@{DIGEST}"),
        ("localhost:5000/app", "v1", "", "localhost:5000/app:v1"),
        ("[::1]:5000/app", "v1", "", "[::1]:5000/app:v1"),
        ("app", "v1", "", "app:v1"),
        ("ghcr.io/acme/app:", "v1", "", "ghcr.io/acme/app:"),
        ("ghcr.io/acme/app@", "", DIGEST, "ghcr.io/acme/app@"),
    ],
)
def test_tag_and_digest_go_into_an_image_without_its_own(image: str, tag: str, digest: str, merged: str) -> None:
    assert settings({"image": image}, {"WAYBILL_TAG": tag, "WAYBILL_DIGEST": digest or UNSET}).images == (merged,)


def test_two_tags_are_refused() -> None:
    found = mistakes({"image": "ghcr.io/acme/app:v1"}, {"WAYBILL_TAG": "v2"})
    one(found, "WAYBILL_TAG tag", 'is "v2", but the image "ghcr.io/acme/app:v1" carries "v1"', "one tag")


def test_two_digests_are_refused() -> None:
    other = f"sha256:{HEX[::-1]}"
    found = mistakes({"image": f"ghcr.io/acme/app@{DIGEST}", "digest": other})
    one(found, "--digest", f'is "{other}", but', "one digest")
    assert DIGEST in found[0].problem


@pytest.mark.parametrize(("name", "value"), [("tag", "v1"), ("digest", DIGEST)])
def test_tag_and_digest_belong_to_one_image(name: str, value: str) -> None:
    found = mistakes({"image": "a.example.com/a\na.example.com/b", name: value})
    one(found, f"--{name}", "beside 2 images", "behind each image")
