"""bin/vendor rebuilds vendor/ from its lock and notices every difference."""

from __future__ import annotations

import hashlib
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from tests.actions.shipped import Ended, run

WHEEL = "acme-1.0-py3-none-any.whl"
FILES = {
    "acme/__init__.py": "VERSION = '1.0'\n",
    "acme/py.typed": "",
    "acme/_fast.so": "compiled",
    "acme/tests/test_acme.py": "assert False\n",
    "acme-1.0.data/scripts/acme": "#!python\n",
    "acme-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n",
    "acme-1.0.dist-info/RECORD": "",
    "acme-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "acme-1.0.dist-info/licenses/LICENSE": "Do as you like.\n",
}
SHIPPED = ["acme-1.0.dist-info/licenses/LICENSE", "acme/__init__.py", "acme/py.typed"]


@pytest.fixture
def copy(checkout: Path, tmp_path: Path) -> Path:
    """The command and the folder it keeps, to be damaged."""
    (tmp_path / "a copy" / "bin").mkdir(parents=True)
    shutil.copy(checkout / "bin" / "vendor", tmp_path / "a copy" / "bin")
    ignore = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(checkout / "vendor", tmp_path / "a copy" / "vendor", ignore=ignore).parent)


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    """A folder with one small wheel."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    pack(folder / WHEEL, FILES)
    return folder


def pack(wheel: Path, files: dict[str, str]) -> None:
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)


def lock(copy: Path, wheel: Path) -> None:
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (copy / "vendor" / "lock.txt").write_text(f"acme==1.0 --hash=sha256:{digest}\n")


def vendor(copy: Path, *options: str | Path) -> Ended:
    return run([sys.executable, "-I", copy / "bin" / "vendor", *options], {}, copy)


def built(copy: Path) -> list[str]:
    files = (path.relative_to(copy / "vendor").as_posix() for path in (copy / "vendor").rglob("*") if path.is_file())
    return sorted(name for name in files if name.startswith("acme"))


def test_what_is_shipped_equals_its_manifest(checkout: Path) -> None:
    ended = vendor(checkout, "--check", "--offline")

    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("vendor/ equals its manifest: ")


def test_every_library_of_the_lock_is_shipped_with_its_licence_and_without_compiled_parts(checkout: Path) -> None:
    shipped = checkout / "vendor"
    lines = (shipped / "lock.txt").read_text().splitlines()
    names = [line.split(" ")[0].replace("==", "-") for line in lines if not line.startswith("#")]

    assert len(names) > 5
    assert [name for name in names if not any((shipped / f"{name}.dist-info" / "licenses").glob("*"))] == []
    assert [path.name for suffix in ("so", "pyd", "exe") for path in shipped.rglob(f"*.{suffix}")] == []


def test_every_difference_from_the_manifest_is_named(copy: Path) -> None:
    (copy / "vendor" / "yaml" / "loader.py").write_text("pass\n")
    (copy / "vendor" / "extra.py").write_text("pass\n")
    (copy / "vendor" / "nacl" / "public.py").unlink()
    (copy / "vendor" / "idna" / "core.py").unlink()
    (copy / "vendor" / "idna" / "core.py").symlink_to(copy / "vendor" / "idna" / "codec.py")

    ended = vendor(copy, "--check", "--offline")

    assert (ended.code, ended.out) == (1, "")
    assert ended.err.splitlines() == [
        "bin/vendor: vendor/ is not what vendor/manifest.sha256 says:",
        "  missing: nacl/public.py",
        "  not in it: extra.py",
        "  changed: idna/core.py",
        "  changed: yaml/loader.py",
        "repair: bin/vendor",
    ]


def test_bytecode_beside_the_sources_is_no_difference(copy: Path) -> None:
    (copy / "vendor" / "yaml" / "__pycache__").mkdir()
    (copy / "vendor" / "yaml" / "__pycache__" / "loader.cpython-312.pyc").write_bytes(b"\0")

    assert vendor(copy, "--check", "--offline").code == 0


def test_a_manifest_that_is_gone_is_a_refusal(copy: Path) -> None:
    (copy / "vendor" / "manifest.sha256").unlink()

    ended = vendor(copy, "--check", "--offline")

    assert ended.code == 1
    assert "manifest.sha256 cannot be read: No such file or directory; run bin/vendor" in ended.err


def test_rebuilding_ships_the_pure_half_and_the_licence_and_removes_what_the_lock_no_longer_names(
    copy: Path, wheels: Path
) -> None:
    lock(copy, wheels / WHEEL)

    ended = vendor(copy, "--from", wheels)

    assert (ended.code, ended.err) == (0, "")
    assert built(copy) == SHIPPED
    assert not (copy / "vendor" / "requests").exists()
    assert (copy / "vendor" / "nacl" / "public.py").exists()
    assert vendor(copy, "--check", "--from", wheels).code == 0


def test_what_was_changed_together_with_its_manifest_still_differs_from_the_lock(copy: Path, wheels: Path) -> None:
    lock(copy, wheels / WHEEL)
    vendor(copy, "--from", wheels)
    changed = copy / "vendor" / "acme" / "__init__.py"
    before, after = (
        hashlib.sha256(text.encode()).hexdigest() for text in (FILES["acme/__init__.py"], "VERSION = '2'\n")
    )
    changed.write_text("VERSION = '2'\n")
    manifest = copy / "vendor" / "manifest.sha256"
    manifest.write_text(manifest.read_text().replace(before, after))

    assert vendor(copy, "--check", "--offline").code == 0
    ended = vendor(copy, "--check", "--from", wheels)

    assert ended.code == 1
    assert "vendor/ is not what vendor/lock.txt says:\n  changed: acme/__init__.py\n" in ended.err


def test_a_wheel_with_another_hash_is_refused_and_nothing_is_replaced(copy: Path, wheels: Path) -> None:
    lock(copy, wheels / WHEEL)
    pack(wheels / WHEEL, FILES | {"acme/__init__.py": "import evil\n"})

    ended = vendor(copy, "--from", wheels)

    assert ended.code == 1
    assert "pip could not fetch what vendor/lock.txt names" in ended.err
    assert "HASH" in ended.err
    assert (copy / "vendor" / "requests").exists()


def test_a_wheel_that_leads_outside_is_refused(copy: Path, wheels: Path) -> None:
    pack(wheels / WHEEL, FILES | {"../outside.py": "import evil\n"})
    lock(copy, wheels / WHEEL)

    ended = vendor(copy, "--from", wheels)

    assert ended.code == 1
    assert "holds a path that leads outside: ../outside.py" in ended.err
    assert (copy / "vendor" / "requests").exists()


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--offline"], "--offline belongs to --check"),
        (["--check", "--offline", "--from", "."], "takes no wheels"),
        (["--chek"], "unrecognized arguments: --chek"),
    ],
)
def test_options_that_make_no_sense_are_refused(options: list[str], why: str, copy: Path) -> None:
    ended = vendor(copy, *options)

    assert ended.code == 2
    assert why in ended.err


def test_what_is_out_in_a_newer_version_is_named(copy: Path, wheels: Path) -> None:
    lock(copy, wheels / WHEEL)
    assert vendor(copy, "--newer", "--from", wheels).out == "vendor/ is as new as what is out: 1 libraries\n"

    out_is(wheels, "1.1")
    ended = vendor(copy, "--newer", "--from", wheels)

    assert (ended.code, ended.out) == (1, "")
    assert ended.err == "bin/vendor: vendor/lock.txt is behind:\nacme 1.0: 1.1 is out\n"


def test_what_was_read_and_left_is_told_and_the_next_one_is_named_again(copy: Path, wheels: Path) -> None:
    lock(copy, wheels / WHEEL)
    with (copy / "vendor" / "lock.txt").open("a", encoding="utf-8") as file:
        file.write("# left acme==1.1: it turns something around.\n")
    out_is(wheels, "1.1")
    assert vendor(copy, "--newer", "--from", wheels).out == (
        "acme 1.0: 1.1 is out, was read and left: vendor/lock.txt says why\n"
        "vendor/ is as new as what is out: 0 libraries\n"
    )

    out_is(wheels, "1.2")
    ended = vendor(copy, "--newer", "--from", wheels)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == "bin/vendor: vendor/lock.txt is behind:\nacme 1.0: 1.2 is out\n"


def out_is(wheels: Path, version: str) -> None:
    newer = {name.replace("acme-1.0", f"acme-{version}"): text.replace("1.0", version) for name, text in FILES.items()}
    pack(wheels / WHEEL.replace("1.0", version), newer)
