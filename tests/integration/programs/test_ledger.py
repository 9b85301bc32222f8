"""The releases of a real host: told byte for byte, and never less than there is."""

from __future__ import annotations

import base64
from dataclasses import replace
from hashlib import sha256

from tests.integration.programs.kit import HOME, STATE, Bundle
from waybill.core.deploy.model import Ledger, Release, Status, SyncFile
from waybill.core.deploy.read_ledger import ledger_variables, read_ledger, release_text
from waybill.effects.look import look

RELEASE = Release(
    name="20261126T140312Z-1a2b3c4d",
    status=Status.VERIFIED,
    image="ghcr.io/acme/app",
    digest="sha256:" + "a" * 64,
    since="2026-11-26T14:03:12Z",
    sync=(SyncFile(path="é 'q' $x.yml", sha256="b" * 64),),
)
OLDER = replace(RELEASE, name="20261125T140312Z-00000000", since="2026-11-25T14:03:12Z", status=Status.REJECTED)
BODY = b'{\n   "schemaVersion": 2, "n": "\xc3\xa9"\n}\n\n'


def ledger(bundle: Bundle, release: str = "", **variables: str) -> Ledger:
    given = {**ledger_variables(STATE, release), **variables}
    looked = look(bundle.channel, ("ledger",), variables=given, timeout=60)
    assert looked.answered.stderr == b""
    return read_ledger(looked.told)


def kept(bundle: Bundle, *releases: Release) -> None:
    for release in releases:
        folder = f"{STATE}/releases/{release.name}"
        bundle.host.write(f"{folder}/release", release_text(release), owner="deploy", mode=0o600)
        for name in (sha256(BODY).hexdigest(), "0" * 64):
            put(bundle, f"{folder}/bodies/{name}", BODY)
    bundle.host.shell(f"chmod -R go= {HOME}/waybill")


def put(bundle: Bundle, path: str, content: bytes) -> None:
    bundle.host.shell(
        'mkdir -p "${1%/*}"; printf %s "$2" | base64 -d >"$1"; chown -R deploy: "${1%/*}"',
        path,
        base64.b64encode(content).decode(),
    )


def test_what_was_kept_is_read_newest_first(bundle: Bundle) -> None:
    """Records whole, and the manifests of the release that was asked for, when they are what they are called."""
    kept(bundle, OLDER, RELEASE)

    assert ledger(bundle) == Ledger(releases=(RELEASE, OLDER))
    assert ledger(bundle, RELEASE.name).bodies == {f"sha256:{sha256(BODY).hexdigest()}": BODY}


def test_the_place_that_a_deploy_takes_by_itself_is_found(bundle: Bundle) -> None:
    """Without a given directory it is the one of the target in the home."""
    kept(bundle, RELEASE)

    found = ledger(bundle, state_directory="", target_key="compose-app-3f2a9c1b")

    assert (found.releases, found.whole) == ((RELEASE,), True)
    assert not ledger(bundle, state_directory="").whole


def test_where_nothing_was_kept_there_is_nothing(bundle: Bundle) -> None:
    """A new host has an empty ledger, and it is whole."""
    assert ledger(bundle) == Ledger()
    bundle.host.shell(f"mkdir -p {STATE}/releases; chown -R deploy: {HOME}/waybill")
    assert ledger(bundle, "20261126T140312Z-1a2b3c4d") == Ledger()


def test_what_others_could_have_written_is_told_and_not_believed(bundle: Bundle) -> None:
    """Each of them keeps its name, so that nobody takes it for gone."""
    kept(bundle, RELEASE, OLDER)
    folder = f"{STATE}/releases/{RELEASE.name}"
    for change, trouble in {
        "chmod 0620 release": "others may write the record",
        "chown root: release": "belongs to another user",
        "ln -sf /etc/passwd release": "a symbolic link",
        "rm release; mkfifo release": "not what it should be",
        "rm release; mkdir release": "not what it should be",
        "rm -r release": "not what it should be",
    }.items():
        bundle.host.shell(f"cd {folder}; {change}")
        found = {release.name: release for release in ledger(bundle).releases}
        assert trouble in found[RELEASE.name].trouble
        assert found[OLDER.name] == OLDER
    bundle.host.shell(f"chmod 0770 {STATE}/releases")
    assert all("others may write" in release.trouble for release in ledger(bundle).releases)


def test_a_directory_into_which_nobody_may_look_is_not_empty(bundle: Bundle) -> None:
    """Neither is one that is a link, or holds more than is ever kept."""
    kept(bundle, RELEASE)
    bundle.host.shell(f"chown root: {STATE}/releases; chmod 0700 {STATE}/releases")
    assert not ledger(bundle).whole
    bundle.host.shell(f"chmod 0755 {STATE}/releases; mv {STATE}/releases {STATE}/real; ln -s real {STATE}/releases")
    assert not ledger(bundle).whole
    bundle.host.shell(f"rm {STATE}/releases; mv {STATE}/real {STATE}/releases; cd {STATE}/releases; mkdir $(seq 1 120)")
    found = ledger(bundle)
    assert (found.whole, len(found.releases)) == (False, 100)


def test_a_record_of_any_size_and_content_is_no_trouble(bundle: Bundle) -> None:
    """Zero bytes, no end of line, and megabytes are told as what they are: no record."""
    kept(bundle, OLDER)
    for number, script in enumerate(("head -c 3000000 /dev/zero", "head -c 100000 /dev/urandom", "printf 'waybill'")):
        folder = f"{STATE}/releases/2026112{number}T140312Z-1a2b3c4d"
        bundle.host.shell(
            f"mkdir {folder}; {script} >{folder}/release; chown -R deploy: {folder}; chmod -R go= {folder}"
        )
    found = ledger(bundle)

    assert found.whole
    assert [bool(release.trouble) for release in found.releases].count(True) == 3
    assert OLDER in found.releases
