"""The bundle of a transaction: made whole and ours alone, or not at all; and cleared away when nobody took it."""

from __future__ import annotations

import io
import tarfile
from base64 import b64encode

import pytest

from lab.hosts.host import LabHost
from tests.integration.machine.looking import HostChannel
from tests.integration.programs.kit import BEGIN, BUNDLE, HOME, TRANSACTION, Bundle
from waybill.effects.deploy.pilot import read_staged, stage, unstage
from waybill.effects.look import look

FILES = {"docker-compose.yml": b"services: {}\n", "conf d/\xc3\xa9 'q' $x.bin": bytes(range(256)) * 500, "empty": b""}


def entries(host: LabHost, path: str) -> list[str]:
    return host.shell('cd "$1" && find . -printf "%M %u %p\\n"', path).splitlines()


def test_a_bundle_is_made_with_its_files_and_nobody_else_may_look(bundle: Bundle) -> None:
    """Directories are 0700, files 0600, and every byte is there."""
    staged = bundle.stage(FILES)

    assert (staged.path, staged.trouble) == (BUNDLE, "")
    found = entries(bundle.host, f"{HOME}/waybill")
    assert {entry.split()[0] for entry in found} == {"drwx------", "-rw-------"}
    assert {entry.split()[1] for entry in found} == {"deploy"}
    for name, content in FILES.items():
        assert (bundle.host.view / f"{BUNDLE}/files/{name}".lstrip("/")).read_bytes() == content
    assert len([entry for entry in found if entry.startswith("-")]) == len(FILES)


def test_a_transaction_is_staged_once(bundle: Bundle) -> None:
    """A second bundle of the same name is refused and the first stays."""
    bundle.stage({"a": b"1"})

    assert bundle.stage({"a": b"2"}).trouble == f"there: {BUNDLE}"
    assert bundle.text("files/a") == "1"


def test_a_given_state_directory_is_made(bundle: Bundle) -> None:
    """It may lie anywhere that the login may write."""
    bundle.host.shell("mkdir /srv/elsewhere; chown deploy: /srv/elsewhere")

    assert bundle.stage(base="/srv/elsewhere/deep/er/").path == f"/srv/elsewhere/deep/er/bundle-{TRANSACTION}"
    assert {entry.split()[0] for entry in entries(bundle.host, "/srv/elsewhere/deep")} == {"drwx------"}


@pytest.mark.parametrize(
    ("made", "trouble"),
    [
        ("ln -s /tmp waybill", f"unsafe: {HOME}/waybill is a symbolic link"),
        ("mkdir waybill; chmod 0770 waybill; chown deploy: waybill", f"unsafe: others may write {HOME}/waybill"),
        ("mkdir waybill; chmod 0707 waybill; chown deploy: waybill", f"unsafe: others may write {HOME}/waybill"),
        ("mkdir waybill; chmod 0777 waybill", f"unsafe: {HOME}/waybill belongs to another user"),
        (": >waybill", f"unsafe: {HOME}/waybill is not what it should be"),
        ("mkdir -m 0500 waybill; chown deploy: waybill", "unwritable: "),
    ],
)
def test_a_place_that_is_not_ours_alone_is_refused(bundle: Bundle, made: str, trouble: str) -> None:
    """Nothing is written there, and the reason is told."""
    bundle.host.shell(f"cd {HOME}; {made}")
    staged = bundle.stage(FILES)

    assert (staged.path, staged.trouble.startswith(trouble)) == ("", True), staged
    assert TRANSACTION not in bundle.host.shell(f"ls -a {HOME}/waybill /tmp")


def test_a_login_without_a_home_is_told(machine: LabHost) -> None:
    """There is no place then, unless one is given."""
    channel = HostChannel(machine, env={"HOME": ""})

    assert stage(channel, "", TRANSACTION, {}).trouble == "homeless"


def test_a_full_disk_leaves_no_half_bundle(bundle: Bundle) -> None:
    """What could not be written whole is taken away again."""
    bundle.host.shell("mkdir -p /srv/waybill; mount -t tmpfs -o size=64k,mode=0700,uid=1000 tmpfs /srv/waybill")
    bundle.host.shell("chown deploy: /srv/waybill")
    try:
        staged = bundle.stage({"large": b"x" * 200_000}, base="/srv/waybill")

        assert staged.trouble.startswith("unwritable: ")
        assert bundle.host.shell("ls -a /srv/waybill").split() == [".", ".."]
    finally:
        bundle.host.shell("umount /srv/waybill")


def entry(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname, made.mode = kind, link, 0o600
    return made


@pytest.mark.parametrize(
    "made",
    [
        entry("/srv/elsewhere"),
        entry("../../elsewhere"),
        entry("a/../../../elsewhere"),
        entry(".."),
        entry("link", tarfile.SYMTYPE, "/etc/passwd"),
        entry("hard", tarfile.LNKTYPE, "/etc/passwd"),
        entry("pipe", tarfile.FIFOTYPE),
        entry("folder", tarfile.DIRTYPE),
    ],
    ids=lambda made: made.name,
)
def test_an_archive_with_anything_but_plain_files_below_is_refused(bundle: Bundle, made: tarfile.TarInfo) -> None:
    """Names were checked before; they are checked again where they would do harm."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as tar:
        tar.addfile(entry("plain"))
        tar.addfile(made)
    text = b64encode(buffer.getvalue()).decode()
    variables = {"stage_base": "", "stage_transaction": TRANSACTION, "stage_archive": text}
    staged = read_staged(look(bundle.channel, ("stage",), variables=variables, timeout=60).told)

    assert staged.trouble, staged
    assert staged.path == ""
    assert bundle.host.shell(f"ls {HOME}/waybill").split() == []
    assert not bundle.host.exists("/srv/elsewhere")


def test_an_archive_that_is_torn_is_refused(bundle: Bundle) -> None:
    """Half of an archive makes no bundle."""
    from waybill.core.deploy.archive import archive

    text = archive({"a": b"x" * 40_000})[:20_000]
    variables = {"stage_base": "", "stage_transaction": TRANSACTION, "stage_archive": text}

    assert read_staged(look(bundle.channel, ("stage",), variables=variables, timeout=60).told).trouble
    assert bundle.host.shell(f"ls {HOME}/waybill").split() == []


# Clearing away


def test_a_bundle_that_nobody_took_is_removed(bundle: Bundle) -> None:
    """Afterwards nothing of it is there, and saying so again is no error."""
    bundle.stage(FILES)

    assert unstage(bundle.channel, BUNDLE) == "removed"
    assert bundle.host.shell(f"ls -A {HOME}/waybill") == ""
    assert unstage(bundle.channel, BUNDLE) == "absent"


def test_a_bundle_is_not_removed_under_its_pilot(bundle: Bundle) -> None:
    """Only once its owner is dead may it go."""
    bundle.launch(BEGIN)

    assert unstage(bundle.channel, BUNDLE) == "owned"
    bundle.die()
    assert unstage(bundle.channel, BUNDLE) == "removed"


def test_an_owner_of_whom_nothing_is_proved_keeps_his_bundle(plain: Bundle) -> None:
    """Another container's numbers say nothing here."""
    plain.launch(BEGIN)
    plain.host.shell(f"sed -i 's/^processes .*/processes pid:[1]/' {BUNDLE}/owner")
    plain.die()

    assert unstage(plain.channel, BUNDLE) == "unknown"
    plain.host.shell(f"sed -i '/^end/d' {BUNDLE}/owner")
    assert unstage(plain.channel, BUNDLE) == "unknown"
    plain.host.shell(f"rm {BUNDLE}/owner; ln -s /etc/passwd {BUNDLE}/owner")
    assert unstage(plain.channel, BUNDLE) == "unknown"


@pytest.mark.parametrize(
    "path", ["/home/deploy", f"{HOME}/waybill/../bundle-1Z-2", "bundle-1Z-2", f"{HOME}/waybill/compose-app/open", "/"]
)
def test_what_is_no_bundle_is_never_removed(plain: Bundle, path: str) -> None:
    """Whatever path is given."""
    assert unstage(plain.channel, path) == "unsafe"


def test_a_bundle_that_is_a_link_is_not_followed(plain: Bundle) -> None:
    """What it leads to stays."""
    plain.stage(FILES)
    plain.host.shell(f"mv {BUNDLE} /home/deploy/waybill/real; ln -s real {BUNDLE}; chown -h deploy: {BUNDLE}")

    assert unstage(plain.channel, BUNDLE) == "unsafe"
    assert plain.host.exists(f"{HOME}/waybill/real/files/empty")
