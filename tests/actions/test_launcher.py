"""Where bin/waybill finds itself, and how Python is started."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.actions.shipped import pythons, run, script, ship

ANY_PYTHON = next(iter(pythons().values()))
FULL_DEVICE = Path("/dev/full")


def environ(**more: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "WAYBILL_PYTHON": ANY_PYTHON, **more}


def shell_words(name: str, folder: Path) -> list[str | Path]:
    """How to run a script in that shell; bash under the name sh, as some distributions have it."""
    program = shutil.which(name.partition(" ")[0])
    assert program, f"{name} is not installed; bin/test installs it"
    if name != "bash":
        return [program, *name.split(" ")[1:]]
    (folder / "sh").symlink_to(program)
    return [folder / "sh"]


@pytest.mark.parametrize("shell", ["dash", "bash", "busybox ash"])
def test_every_shell_starts_it(shell: str, shipped: Path, quiet: Path, tmp_path: Path) -> None:
    words = [*shell_words(shell, tmp_path), shipped / "bin" / "waybill", "preflight", ""]

    assert run(words, environ(), quiet).told()["argv"] == ["preflight", ""]


@pytest.mark.parametrize("name", ["printf", "readlink", "command", "["])
def test_exported_functions_do_not_take_the_place_of_commands(
    name: str, shipped: Path, quiet: Path, tmp_path: Path
) -> None:
    stolen = tmp_path / "stolen"
    link = tmp_path / "link"
    link.symlink_to(shipped / "bin" / "waybill")
    function = {f"BASH_FUNC_{name}%%": f"() {{ echo stolen > '{stolen}'; return 0; }}"}

    run([*shell_words("bash", tmp_path), link], environ() | function, quiet).told()

    assert not stolen.exists()


def test_it_finds_its_checkout_through_links(shipped: Path, quiet: Path, tmp_path: Path) -> None:
    (tmp_path / "an other").mkdir()
    (tmp_path / "absolute").symlink_to(shipped / "bin" / "waybill")
    (tmp_path / "an other" / "waybill").symlink_to("../absolute")

    assert run([tmp_path / "an other" / "waybill"], environ(), quiet).told()["argv"] == []


def test_it_finds_its_checkout_through_a_linked_folder(shipped: Path, quiet: Path, tmp_path: Path) -> None:
    (tmp_path / "linked bin").symlink_to(shipped / "bin")

    assert run([tmp_path / "linked bin" / "waybill"], environ(), quiet).told()["argv"] == []


def test_it_finds_its_checkout_when_called_by_name(shipped: Path, quiet: Path) -> None:
    path = f"{shipped / 'bin'}:{os.environ['PATH']}"

    assert run(["sh", "-c", "waybill show"], environ(PATH=path), quiet).told()["argv"] == ["show"]
    assert run(["sh", "waybill", "show"], environ(), shipped / "bin").told()["argv"] == ["show"]


def test_a_copied_launcher_says_to_link_it_instead(checkout: Path, quiet: Path) -> None:
    shutil.copy(checkout / "bin" / "waybill", quiet / "waybill")

    ended = run([quiet / "waybill"], environ(), quiet)

    assert (ended.code, ended.out) == (2, "")
    assert "start.py is missing: the launcher works from a whole checkout; link to it" in ended.err


def test_arguments_arrive_as_they_were_given(shipped: Path, quiet: Path) -> None:
    given = ["", " ", "a b", "*", "$HOME", "`id`", "--flag=a\nb", "-", "--", "배포", "'\""]

    assert run([shipped / "bin" / "waybill", *given], environ(), quiet).told()["argv"] == given


def test_standard_input_is_left_to_the_command(shipped: Path, quiet: Path) -> None:
    told = run([shipped / "bin" / "waybill"], environ(READ="1"), quiet, stdin="secret\n").told()

    assert told["stdin"] == "secret\n"


@pytest.mark.parametrize("code", [0, 2, 10, 20, 30, 40, 70])
def test_the_exit_code_is_the_commands_own(code: int, shipped: Path, quiet: Path) -> None:
    assert run([shipped / "bin" / "waybill"], environ(END_WITH=str(code)), quiet).code == code


def test_python_takes_the_place_of_the_shell_so_that_signals_reach_it(shipped: Path, quiet: Path) -> None:
    with subprocess.Popen([shipped / "bin" / "waybill"], env=environ(), cwd=quiet, stdout=subprocess.PIPE) as process:
        out, _ = process.communicate()

    assert f'"pid": {process.pid},'.encode() in out


@pytest.mark.parametrize("locale", [{"LANG": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "en_US.ISO-8859-1"}, {}])
def test_foreign_letters_pass_under_every_locale(locale: dict[str, str], checkout: Path, tmp_path: Path) -> None:
    echo = "def main(argv, environ):\n    print(argv[0], chr(0xDCFF), chr(0x2713))\n    return 0\n"
    copy = ship(checkout, tmp_path / "copy", echo)

    ended = run([copy / "bin" / "waybill", "배포"], environ(**locale), tmp_path)

    assert (ended.code, ended.out, ended.err) == (0, "배포 \\udcff ✓\n", "")


@pytest.mark.parametrize("closing", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_change_no_verdict_and_lend_nobody_their_number(
    closing: str, checkout: Path, tmp_path: Path
) -> None:
    check = "import os, sys\ndef main(argv, environ):\n    print(1); print(2, file=sys.stderr); sys.stdin.read()\n"
    check += "    return 10 if os.open('.', os.O_RDONLY) > 2 else 70\n"
    copy = ship(checkout, tmp_path / "copy", check)

    ended = run(["sh", "-c", f'"$1" {closing}', "sh", copy / "bin" / "waybill"], environ(), tmp_path)

    assert ended.code == 10
    assert "Error" not in ended.err


@pytest.fixture
def brief(checkout: Path, tmp_path: Path) -> Path:
    """The launcher of a copy whose command prints one line."""
    one_line = "def main(argv, environ):\n    print('verdict')\n    return int(environ['END_WITH'])\n"
    return ship(checkout, tmp_path / "copy", one_line) / "bin" / "waybill"


def test_a_reader_that_leaves_early_changes_no_verdict(brief: Path, quiet: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    settings = environ(END_WITH="10")
    done = subprocess.run([brief], env=settings, cwd=quiet, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)

    assert (done.returncode, done.stderr) == (10, b"")


@pytest.mark.parametrize(("verdict", "code"), [(0, 40), (10, 10)])
def test_a_result_that_cannot_be_written_is_never_green(verdict: int, code: int, brief: Path, quiet: Path) -> None:
    settings = environ(END_WITH=str(verdict))
    with FULL_DEVICE.open("wb") as full:
        done = subprocess.run([brief], env=settings, cwd=quiet, stdout=full, stderr=subprocess.PIPE, check=False)

    assert (done.returncode, done.stderr) == (code, b"waybill: cannot write the result: No space left on device\n")


def test_an_empty_path_still_reads_its_links(shipped: Path, quiet: Path, tmp_path: Path) -> None:
    """Only `readlink` is not part of the shell; without it the launcher fails loudly and not in a loop."""
    link = script(tmp_path / "bin" / "sh", "exit 1").parent / "waybill"
    link.symlink_to(shipped / "bin" / "waybill")

    ended = run(["/bin/sh", link], environ(PATH=str(quiet)), quiet)

    assert ended.code == 2
    assert "start.py is missing" in ended.err
