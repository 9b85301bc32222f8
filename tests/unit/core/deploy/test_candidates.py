"""What a host can go back to, and which of it is meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.deploys import IMAGE, WISH, container, digest, evidence, keep, ledger, release
from waybill.core.deploy.candidates import Candidate, NoCandidate, candidates, choose, rollback_wish
from waybill.core.deploy.model import Kept, Release, Status, SyncFile


def number(letter: str, status: Status = Status.VERIFIED, tag: str = "") -> Release:
    """A release whose name, digest and image are told by one letter."""
    return release(
        f"2026110{ord(letter) - ord('a')}T000000Z-0000000{letter}",
        digest(letter),
        digest=digest(letter),
        status=status,
        tag=tag or f"1.{ord(letter) - ord('a')}",
    )


F, E, D, C, B = (number(letter) for letter in "fedcb")
ADOPTED = replace(number("a", Status.ADOPTED, "0.9"), name=f"adopted-{'a' * 12}", digest="")
RUNNING = evidence(container(of=F, image=digest("f")))


def every(*releases: Release, missing: str = "", unasked: str = "") -> tuple[Candidate, ...]:
    """The candidates of a host on which the first of them runs, all of them with their images but those named."""
    images = {keep(digest(letter)): digest(letter) for letter in "abcdef" if letter not in unasked}
    images |= {keep(digest(letter)): "" for letter in missing}
    return candidates(ledger(*releases), RUNNING, Kept(images=images))


def chosen(*releases: Release, to: str = "", registry: bool = True, missing: str = "", unasked: str = "") -> str:
    """The name of what is chosen, or the code of the refusal."""
    found = choose(every(*releases, missing=missing, unasked=unasked), to, registry=registry)
    return found.code if isinstance(found, NoCandidate) else found.release.name


def test_every_believed_release_is_told_with_what_is_known_of_it() -> None:
    """Which one runs, and whether the images are there."""
    torn = replace(C, trouble="torn")
    found = every(F, E, D, torn, missing="e", unasked="d")

    assert [(one.release.name, one.current, one.local) for one in found] == [
        (F.name, True, True),
        (E.name, False, False),
        (D.name, False, None),
    ]


@pytest.mark.parametrize(
    ("releases", "name"),
    [
        ((F, E, D), E.name),
        ((F, replace(E, status=Status.REJECTED), D), D.name),
        ((F, replace(E, status=Status.SETTLED), D), D.name),
        ((F, replace(E, status=Status.ADOPTED), D), D.name),
        ((F, replace(E, trouble="torn"), D), D.name),
        ((F, replace(F, name="20261101T000000Z-00000009"), E), E.name),
        ((F,), "rollback.nothing-verified"),
        ((), "rollback.nothing-verified"),
        ((F, replace(E, status=Status.SETTLED), ADOPTED), "rollback.nothing-verified"),
    ],
    ids=[
        "the one before", "rejected", "not confirmed", "adopted", "not believed", "the same under another name",
        "nothing else", "nothing at all", "only what was never proved",
    ],
)  # fmt: skip
def test_without_a_name_only_a_proved_release_is_chosen(releases: tuple[Release, ...], name: str) -> None:
    """The newest verified one that is not what runs."""
    assert chosen(*releases) == name


@pytest.mark.parametrize(
    ("to", "name"),
    [
        (D.name, D.name),
        ("1.3", D.name),
        (digest("d"), D.name),
        ("d" * 64, D.name),
        ("d" * 12, D.name),
        ("sha256:" + "D" * 20, D.name),
        ("d" * 11, "rollback.unknown-target"),
        ("1.4", E.name),
        ("9.9", "rollback.unknown-target"),
        ("", "20261104T000000Z-0000000e"),
        (F.name, "rollback.already-there"),
        ("1.5", "rollback.already-there"),
        ("f" * 12, "rollback.already-there"),
        (ADOPTED.name, ADOPTED.name),
        ("0.9", "rollback.unknown-target"),
        ("a" * 12, "rollback.unknown-target"),
        ("*", "rollback.unknown-target"),
        ("\n", "rollback.unknown-target"),
    ],
)
def test_a_target_is_named_by_release_tag_or_digest(to: str, name: str) -> None:
    """What was adopted is chosen only by its own name; a digest needs twelve digits."""
    assert chosen(F, E, D, C, ADOPTED, to=to) == name


def test_an_image_that_was_left_since_is_not_gone_back_to_by_itself() -> None:
    """It was proved once, and a later release of it was rejected; by name it can still be chosen."""
    again = replace(E, name="20261104T120000Z-00000009", since="2026-11-04T12:00:00Z", status=Status.REJECTED)
    before = replace(E, since="2026-11-04T00:00:00Z")
    proved_again = replace(before, name="20261104T180000Z-00000008", since="2026-11-04T18:00:00Z")

    assert chosen(F, again, before, D) == D.name
    assert chosen(F, again, before, D, to=before.name) == before.name
    assert chosen(F, proved_again, again, before, D) == proved_again.name


@pytest.mark.parametrize("status", [Status.SETTLED, Status.REJECTED])
def test_what_was_not_proved_is_chosen_when_it_is_named(status: Status) -> None:
    """Never silently: a finding says so."""
    assert chosen(F, replace(E, status=status), to="1.4") == E.name


def test_a_tag_of_several_images_is_refused_with_all_of_them() -> None:
    """A tag that was moved stands in several releases."""
    found = choose(every(F, replace(E, tag="1"), replace(D, tag="1")), "1")

    assert isinstance(found, NoCandidate)
    assert (found.code, [one.release.name for one in found.among]) == ("rollback.ambiguous", [E.name, D.name])


def test_a_digest_that_fits_several_is_refused() -> None:
    """More digits decide."""
    twin = replace(E, digest="sha256:" + "d" * 20 + "e" * 44)

    assert chosen(F, twin, D, to="d" * 16) == "rollback.ambiguous"
    assert chosen(F, twin, D, to="d" * 30) == D.name


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        (E, replace(E, name="older", hash="00"), E.name),
        (replace(E, status=Status.REJECTED), replace(E, name="older"), "older"),
        (replace(E, status=Status.SETTLED), replace(E, name="older", status=Status.SETTLED), E.name),
    ],
)
def test_of_several_releases_of_one_image_the_newest_proved_one_counts(
    first: Release, second: Release, name: str
) -> None:
    """They differ in their files."""
    assert chosen(F, first, second, to="1.4") == name


def test_another_release_of_the_image_that_runs_can_be_named_by_tag() -> None:
    """It has other files: to go there changes something."""
    other = replace(F, name="older", sync=(SyncFile(path="a", sha256="0" * 64),))

    assert chosen(F, other, to="1.5") == "older"


@pytest.mark.parametrize(
    ("missing", "unasked", "registry", "adopted", "name"),
    [
        ("", "", False, False, E.name),
        ("e", "", True, False, E.name),
        ("e", "", False, False, "rollback.image-missing"),
        ("", "e", True, False, E.name),
        ("", "e", False, False, "rollback.image-missing"),
        ("", "", False, True, ADOPTED.name),
        ("a", "", True, True, "rollback.image-missing"),
    ],
    ids=[
        "local, registry down", "pruned", "pruned, registry down", "not asked", "not asked, registry down",
        "adopted", "adopted and pruned",
    ],
)  # fmt: skip
def test_a_missing_image_is_fetched_or_the_rollback_is_refused(
    missing: str, unasked: str, registry: bool, adopted: bool, name: str
) -> None:
    """What is on the host needs no registry; what came from none cannot be fetched."""
    to = ADOPTED.name if adopted else ""

    assert chosen(F, E, D, ADOPTED, to=to, registry=registry, missing=missing, unasked=unasked) == name


def test_a_release_without_services_is_never_local() -> None:
    """There is no keep tag that could be asked for."""
    assert every(F, replace(E, services=()))[1].local is None


def test_the_wish_of_a_rollback_is_the_release() -> None:
    """Its image, tag, digest and files, and its name; what else was wished stays."""
    sync = (SyncFile(path="docker-compose.yml", sha256="0" * 64),)
    wish = replace(WISH, keep=7, sync=(SyncFile(path="other", sha256="1" * 64),))
    found = rollback_wish(wish, Candidate(release=replace(E, sync=sync)))

    assert (found.verb, found.image, found.tag, found.digest) == ("rollback", IMAGE, "1.4", digest("e"))
    assert (found.target, found.sync, found.keep) == (E.name, sync, 7)


def test_what_another_project_runs_is_not_current_here() -> None:
    """One engine may hold several installations."""
    elsewhere = evidence(container(of=F, image=digest("f"), project="shop"), container("c2", of=E, image=digest("e")))
    found = candidates(ledger(F, E), elsewhere)

    assert [one.current for one in found] == [False, True]
