from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.host.compose_image import Place, Variable, fits, is_chosen_by, split, variables

APP = "ghcr.io/acme/app"


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (APP, ()),
        (f"{APP}:1.0", ()),
        (f"{APP}:$$x", ()),
        (f"{APP}:$TAG", (Variable(name="TAG", place=Place.TAG),)),
        (f"{APP}:${{TAG}}", (Variable(name="TAG", place=Place.TAG),)),
        (f"{APP}:${{TAG:?set it}}", (Variable(name="TAG", place=Place.TAG, required=True),)),
        (f"{APP}:${{TAG?}}", (Variable(name="TAG", place=Place.TAG, required=True),)),
        (f"{APP}:${{TAG:-latest}}", (Variable(name="TAG", place=Place.TAG, default="latest"),)),
        (f"{APP}:${{TAG-}}", (Variable(name="TAG", place=Place.TAG, default=""),)),
        (f"{APP}:${{TAG:+x}}", (Variable(name="TAG", place=Place.TAG),)),
        (f"{APP}:${{TAG:-${{OTHER:-a}}}}", (Variable(name="TAG", place=Place.TAG, default="${OTHER:-a}"),)),
        (f"{APP}:v${{TAG}}-slim", (Variable(name="TAG", place=Place.TAG),)),
        (f"{APP}@${{DIGEST}}", (Variable(name="DIGEST", place=Place.DIGEST),)),
        (f"{APP}:1@sha256:${{HEX}}", (Variable(name="HEX", place=Place.DIGEST),)),
        ("${IMAGE}", (Variable(name="IMAGE", place=Place.WHOLE),)),
        (f"${{IMAGE:-{APP}:1}}", (Variable(name="IMAGE", place=Place.WHOLE, default=f"{APP}:1"),)),
        ("${REG}/acme/app:1", (Variable(name="REG", place=Place.NAME),)),
        ("ghcr.io/${OWNER}/app", (Variable(name="OWNER", place=Place.NAME),)),
        ("localhost:${PORT}/app", (Variable(name="PORT", place=Place.NAME),)),
        ("localhost:5000/app${X}", (Variable(name="X", place=Place.NAME),)),
        ("${REG}:${TAG}", (Variable(name="REG", place=Place.NAME), Variable(name="TAG", place=Place.TAG))),
        (
            "${R}/${N}:${T}",
            (
                Variable(name="R", place=Place.NAME),
                Variable(name="N", place=Place.NAME),
                Variable(name="T", place=Place.TAG),
            ),
        ),
        ("x:${OPEN", (Variable(name="OPEN", place=Place.TAG),)),
    ],
)  # fmt: skip
def test_variables_and_their_places(raw: str, found: tuple[Variable, ...]) -> None:
    assert variables(raw) == found
    assert is_chosen_by(raw) == tuple(one for one in found if one.place is not Place.NAME)


@pytest.mark.parametrize(
    ("image", "parts"),
    [
        ("ghcr.io/acme/app:1", (APP, "1", "")),
        ("ghcr.io/acme/app", (APP, "", "")),
        ("ghcr.io/acme/app:", (APP, "", "")),
        ("ghcr.io/acme/app:1@sha256:ab", (APP, "1", "sha256:ab")),
        ("localhost:5000/app", ("localhost:5000/app", "", "")),
        ("localhost:5000/app:2", ("localhost:5000/app", "2", "")),
        ("redis", ("docker.io/library/redis", "", "")),
        ("acme/app:1", ("docker.io/acme/app", "1", "")),
        ("docker.io/redis:7", ("docker.io/library/redis", "7", "")),
        ("index.docker.io/acme/app", ("docker.io/acme/app", "", "")),
        ("/acme/app:", ("docker.io//acme/app", "", "")),
        ("", ("", "", "")),
    ],
)
def test_an_image_is_taken_apart_as_docker_does(image: str, parts: tuple[str, str, str]) -> None:
    assert split(image) == parts


@pytest.mark.parametrize(
    ("raw", "image", "yes"),
    [
        (f"{APP}:${{TAG}}", f"{APP}:1.2", True),
        (f"{APP}:$TAG", f"{APP}:1.2", True),
        ("${R:-x}/acme/app:${T:-1}", f"{APP}:1", True),
        (f"{APP}:1", f"{APP}:2", False),
        ("ghcr.io/acme/web:${TAG}", f"{APP}:1.2", False),
        ("a.b/c:${T}", "axb/c:1", False),
    ],
)
def test_a_written_form_fits_what_became_of_it(raw: str, image: str, *, yes: bool) -> None:
    assert fits(raw, image) is yes


@given(st.text(alphabet="${}:-?+@/aB_1 ", max_size=60))
def test_no_form_breaks_the_reader(raw: str) -> None:
    for variable in variables(raw):
        assert variable.name in raw
    fits(raw, raw)
    split(raw)
