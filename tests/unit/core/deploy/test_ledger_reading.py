"""The records of releases: read, written, and not believed."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.deploy.model import Pin, Release, RunOrder, Status, SyncFile
from waybill.core.deploy.read_ledger import read_ledger, release_text
from waybill.core.wire import Told

NAME = "20261126T140312Z-1a2b3c4d"
FULL = Release(
    name=NAME,
    status=Status.VERIFIED,
    image="ghcr.io/acme/app",
    tag="1.4.2",
    digest="sha256:" + "a" * 64,
    since="2026-11-26T14:03:12Z",
    run=RunOrder(
        repository="acme/app",
        workflow="Deploy — production",
        ref="refs/heads/main",
        event="push",
        run_id="1234567890",
        number=42,
        attempt=1,
        commit="3b1f" * 10,
        url="https://github.com/acme/app/actions/runs/1234567890/attempts/1",
    ),
    hash="9f" * 32,
    compose="2.40.3",
    services=(
        Pin(
            service="app",
            reference="ghcr.io/acme/app:waybill-0123456789ab",
            members=("sha256:" + "b" * 64, "sha256:" + "c" * 64),
        ),
        Pin(service="worker", reference="ghcr.io/acme/app:waybill-0123456789ab", members=("sha256:" + "b" * 64,)),
    ),
    sync=(
        SyncFile(path="docker compose.yml", sha256="2c" * 32, mode="0755"),
        SyncFile(path="gone.conf", sha256="", mode="0644"),
    ),
)
OURS = {"our-uid": "1000", "state": "drwx------ 1000 1000", "releases": "drwx------ 1000 1000"}
PLACES = {**OURS, "directory": "drwx------ 1000 1000", "entry": "-rw------- 1000 1000"}


def payload(content: str, name: str = NAME, **changed: str) -> tuple[str, str]:
    head = {"name": name, **PLACES, **changed}
    return "ledger.release", "\n".join(f"{key} {value}" for key, value in head.items()) + f"\n\n{content}"


def read(*records: tuple[str, str], done: str | None = "") -> tuple[Release, ...]:
    end = [] if done is None else [("ledger.done", done)]
    return read_ledger(Told(records=(*records, *end), whole=True)).releases


def body(name: str, content: bytes) -> tuple[str, str]:
    return "ledger.body", f"name {name}\n\n{content.decode()}"


@pytest.mark.parametrize(
    "release",
    [
        FULL,
        Release(name="adopted-0123456789ab", status=Status.ADOPTED),
        replace(FULL, status=Status.REJECTED, digest="", tag="", run=RunOrder(), sync=(), services=()),
    ],
)
def test_what_is_written_is_what_is_read(release: Release) -> None:
    """A record makes the round trip whole."""
    assert read(payload(release_text(release), release.name)) == (release,)


def test_a_record_looks_as_on_the_page() -> None:
    """Title, plain lines, and an end; free text only in base64."""
    lines = release_text(FULL).splitlines()

    assert (lines[0], lines[1], lines[2], lines[-1]) == (
        "waybill release 1",
        f"release {NAME}",
        "status verified",
        "end",
    )
    assert "— production" not in "\n".join(lines)
    assert f"sync {'2c' * 32} 0755 docker compose.yml" in lines
    assert "sync - - gone.conf" in lines


@pytest.mark.parametrize(
    "release",
    [
        replace(FULL, tag="a b"),
        replace(FULL, image="x\ny"),
        replace(FULL, sync=(SyncFile(path="a\nend", sha256="2c" * 32),)),
        replace(FULL, services=(Pin(service="a b", reference="x", members=("y",)),)),
    ],
)
def test_a_value_that_no_record_can_hold_is_our_mistake(release: Release) -> None:
    """It is refused before it is sent."""
    with pytest.raises(ValueError, match="cannot stand in a record"):
        release_text(release)


def test_the_newest_comes_first() -> None:
    """Releases are in the order of their time, adopted ones among them."""
    older = replace(FULL, name="20261125T140312Z-1a2b3c4d", since="2026-11-25T14:03:12Z")
    first = Release(name="adopted-0123456789ab", status=Status.ADOPTED, since="2026-11-24T14:03:12Z")
    records = [payload(release_text(one), one.name) for one in (first, FULL, older)]

    assert [one.name for one in read(*records)] == [FULL.name, older.name, first.name]


@pytest.mark.parametrize(
    ("changed", "trouble"),
    [
        ({"entry": "-rw-rw---- 1000 1000"}, "others may write the record"),
        ({"entry": "-rw----rw- 1000 1000"}, "others may write the record"),
        ({"entry": "-rw------- 0 0"}, "the record belongs to another user"),
        ({"entry": "lrwxrwxrwx 1000 1000"}, "the record is a symbolic link"),
        ({"entry": "prw------- 1000 1000"}, "the record is not what it should be"),
        ({"entry": ""}, "the record is not what it should be"),
        ({"directory": "drwxrwx--- 1000 1000"}, "others may write its directory (directory)"),
        ({"releases": "lrwxrwxrwx 1000 1000"}, "its directory (releases) is a symbolic link"),
        ({"state": "drwx------ 1001 1000"}, "its directory (state) belongs to another user"),
        ({"name": "../../etc"}, "its name is none of ours"),
    ],
)
def test_what_others_could_have_written_is_not_believed(changed: dict[str, str], trouble: str) -> None:
    """It is told by name with the reason, and nothing of its content is taken."""
    (release,) = read(payload(release_text(FULL), **{"name": NAME, **changed}))

    assert (release.trouble, release.status, release.digest) == (trouble, Status.REJECTED, "")


@pytest.mark.parametrize(
    ("old", "new", "trouble"),
    [
        ("waybill release 1", "waybill release 2", "form and version"),
        ("\nend\n", "\n", "not whole"),
        ("status verified", "status good", "not whole"),
        (f"release {NAME}", "release 20261126T140312Z-00000000", "another release"),
        ("digest sha256:", "digest sha512:", "its digest cannot be read"),
        ("tag 1.4.2", "tag 1.4.2 x", "its tag cannot be read"),
        ("run-number 42", "run-number -42", "its run-number cannot be read"),
        ("ref64 cmVm", "ref64 !!!!", "its ref cannot be read"),
        ("service app ", "service ", "a service of it cannot be read"),
        (" 0755 ", " 4755 ", "a synced file of it cannot be read"),
    ],
)
def test_a_record_that_is_not_whole_is_not_believed(old: str, new: str, trouble: str) -> None:
    """One wrong line makes the whole record unworthy of belief."""
    text = release_text(FULL)
    assert old in text

    (release,) = read(payload(text.replace(old, new)))

    assert trouble in release.trouble
    assert (release.status, release.services) == (Status.REJECTED, ())


def test_a_manifest_counts_only_when_it_is_what_its_name_says() -> None:
    """The bytes are hashed; a name alone proves nothing."""
    content = '{"schemaVersion":2,"é":"\n"}\n'.encode()
    digest = sha256(content).hexdigest()
    told = Told(
        records=(
            body(digest, content),
            body("sha256:" + digest, content),
            body("0" * 64, content),
            ("ledger.done", ""),
        ),
        whole=True,
    )

    assert read_ledger(told).bodies == {f"sha256:{digest}": content}


@pytest.mark.parametrize(("done", "whole"), [("", True), ("many", False), ("hidden", False), (None, False)])
def test_what_was_not_told_is_not_nothing(done: str | None, whole: bool) -> None:
    """Only a ledger that was told to its end is whole."""
    records = () if done is None else (("ledger.done", done),)

    assert read_ledger(Told(records=records, whole=True)).whole is whole
    assert read_ledger(Told(records=records, whole=False)).whole is False


@given(st.text(), st.text(alphabet="waybil relase1\ncodehmtgsyn0:6423\x00\x1b é"))
def test_no_text_raises(head: str, content: str) -> None:
    """Whatever stands in a record, it is read or it is trouble."""
    for text in (head, content, f"waybill release 1\nrelease {NAME}\nstatus verified\n{content}\nend\n"):
        for record in (payload(text), ("ledger.release", text), ("ledger.body", text)):
            read(record)


@given(st.text())
def test_any_free_text_comes_back(text: str) -> None:
    """Names of workflows and refs are other people's words."""
    release = replace(FULL, run=replace(FULL.run, workflow=text.replace("\0", "").encode("utf-8", "replace").decode()))

    assert read(payload(release_text(release))) == (release,)
