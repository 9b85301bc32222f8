"""Parts of the pilot that need no engine, under every shell: the table of the lock, the journal, the spec, the gate."""

from __future__ import annotations

import os
import subprocess
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.integration.pilot.kit import SHELLS
from waybill.core.deploy.spec import NAMES, spec_text
from waybill.effects.deploy.pilot_text import pilot_text

FUNCTIONS, _, _BEGIN = pilot_text().rpartition('main "$@"')
TRANSACTION = "20261126T140312Z-1a2b3c4d"


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """Each of the shells in turn."""
    return SHELLS[request.param]


def said(shell: tuple[str, ...], place: Path, script: str, **variables: str) -> str:
    """What a script prints that has all functions of the pilot."""
    start = "set -f; umask 077; here=$PLACE; spec_state=$PLACE; spec_bundle=$PLACE; base_know; record_ways\n"
    done = subprocess.run(
        [*shell, "-c", f"{FUNCTIONS}\n{start}{script}"],
        env={"PATH": os.environ["PATH"], "HOME": str(place), "PLACE": str(place), **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == "", done.stderr
    return done.stdout


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A directory of ours alone."""
    tmp_path.chmod(0o700)
    return tmp_path


# The lock

SELF = """
lock() {
    printf '%s\\n' 'waybill lock 1' "pid ${pid:-$my_pid}" "start ${start:-$my_start}" "boot ${boot:-$my_boot}" \\
        "processes ${processes:-$my_processes}" "uid ${uid:-$my_uid}" user=x "since s" "run r" "transaction t" end
}
judge() {
    lock >"$PLACE/lock"
    lock_read "$PLACE/lock" || { echo unread; return; }
    lock_why=
    lock_judge
    echo "$lock_holder${lock_why:+ $lock_why}"
}
sleep 0 & gone=$!; wait
"""
TABLE: Mapping[str, tuple[str, str]] = {
    "this very process": ("", "alive"),
    "another boot": ("boot=another", "dead boot"),
    "no such process": ("pid=$gone start=5", "dead no-process"),
    "another process of that number": ("start=5", "dead another-process"),
    "no such process of another user": ("pid=$gone uid=12345", "unknown"),
    "another process of another user": ("start=5 uid=12345", "unknown"),
    "a process of another container": ("processes=pid:[1] pid=$gone", "unknown"),
    "another boot and another container": ("boot=x processes=pid:[1] uid=12345", "dead boot"),
    "no number": ("pid=x", "unread"),
    "nothing for a number": ("start=' '", "unread"),
}


@pytest.mark.parametrize("case", TABLE)
def test_a_holder_is_dead_only_where_it_is_proved(shell: tuple[str, ...], place: Path, case: str) -> None:
    """The table of the page, row by row."""
    given, expected = TABLE[case]
    assert said(shell, place, f"{SELF}\n{given}\njudge") == f"{expected}\n"


def test_a_name_with_brackets_hides_no_start(shell: tuple[str, ...], place: Path) -> None:
    """The start of a process is counted behind the last bracket of its line."""
    program = place / "a) b"
    program.symlink_to("/bin/sleep")
    script = f'"{program}" 30 & pid=$!; sleep 0.2; one=$(base_started "$pid"); kill "$pid"; echo "$one"'
    started = said(shell, place, script).strip()
    assert started.isdigit()
    assert int(started) > 0


@pytest.mark.parametrize(
    "harm",
    ['ln -sf nothing "$PLACE/lock"', 'chmod g+w "$PLACE/lock"', 'sed -i "\\$d" "$PLACE/lock"', 'rm "$PLACE/lock"'],
)
def test_a_lock_that_may_be_anybodys_is_not_read(shell: tuple[str, ...], place: Path, harm: str) -> None:
    """A link, a file that others may write, one without its end, or none."""
    script = f'{SELF}\nlock >"$PLACE/lock"\n{harm}\nlock_read "$PLACE/lock" && echo read || echo unread'
    assert said(shell, place, script) == "unread\n"


def test_the_lock_of_the_dead_is_taken_over(shell: tuple[str, ...], place: Path) -> None:
    """It is ours afterwards, and the journal says what proved the death."""
    script = f"""{SELF}
        spec_lock_wait=0 spec_transaction={TRANSACTION} run=r
        pid=$gone start=5 lock >"$PLACE/lock"
        lock_take
        lock_is_ours && echo ours
        cat "$PLACE/journal"
        lock_leave; ls "$PLACE"
    """
    expected = "ours\nwaybill journal 1\n1 fact locked reclaimed=no-process\njournal\n"
    assert said(shell, place, script) == expected


def test_a_lock_that_came_meanwhile_is_put_back(shell: tuple[str, ...], place: Path) -> None:
    """Whoever judged another lock dead does not take the one that stands there now."""
    script = f"""{SELF}
        pid=$gone start=5 lock >"$PLACE/lock"; lock_read "$PLACE/lock"; lock_judge
        pid= start= ; lock >"$PLACE/lock"
        lock_take_over
        echo "proof=$lock_proof"; lock_is_ours && echo put-back; ls "$PLACE"
    """
    assert said(shell, place, script) == "proof=\nput-back\nlock\n"


# Records


def test_the_journal_is_numbered_and_whole(shell: tuple[str, ...], place: Path) -> None:
    """Each line has its number, and the file is never a part of itself."""
    script = 'note fact begin a=1; note intent up services=x; note end delivered; cat "$PLACE/journal"'
    assert (
        said(shell, place, script) == "waybill journal 1\n1 fact begin a=1\n2 intent up services=x\n3 end delivered\n"
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="a file system of one page needs root")
def test_the_ballast_makes_room_for_records(shell: tuple[str, ...], place: Path) -> None:
    """On a full disk the next record goes where the ballast was; once that is gone too, it is said."""
    full = place / "full"
    full.mkdir(mode=0o700)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k,mode=0700", "full", full], check=True)
    try:
        script = """
            here=$PLACE/full spec_state=$PLACE/full
            record_load || echo no-load
            cat /dev/zero >"$PLACE/full/filled" 2>/dev/null
            record_keep "$PLACE/full/one" "$(head -c 20000 /dev/zero | tr '\\0' x)" 2>/dev/null && echo kept
            [ -e "$PLACE/full/ballast" ] || echo thrown-off
            cat /dev/zero >>"$PLACE/full/filled" 2>/dev/null
            record_keep "$PLACE/full/two" "$(head -c 20000 /dev/zero | tr '\\0' x)" 2>/dev/null || echo no-room
            [ -e "$PLACE/full/two" ] || echo none-of-it
            wc -c <"$PLACE/full/one"
        """
        assert said(shell, place, script).split() == ["kept", "thrown-off", "no-room", "none-of-it", "20000"]
    finally:
        subprocess.run(["umount", full], check=True)


# The spec

GOOD = {
    "transaction": TRANSACTION,
    "verb": "deploy",
    "state": "/home/deploy/waybill/x",
    "bundle": f"/home/deploy/waybill/bundle-{TRANSACTION}",
    "project": "app",
    "directory": "/srv/my app",
    "services": "app\nworker",
    "pins": "app ghcr.io/acme/app@sha256:aa sha256:aa,sha256:bb\nworker ghcr.io/acme/app@sha256:aa sha256:aa",
    "release": TRANSACTION,
    "sync": f"{'a' * 64} 0644 conf/my file.conf\n- - gone",
    "health-body": "  two\nlines\n\n",
}


def read(shell: tuple[str, ...], place: Path, text: str, script: str = "") -> str:
    (place / "spec").write_text(text)
    (place / "spec").chmod(0o600)
    return said(shell, place, f'spec_read "$PLACE/spec" && echo good || echo bad\n{script}')


def test_a_spec_is_read_as_it_was_written(shell: tuple[str, ...], place: Path) -> None:
    """Values come back as they are, blanks and ends of lines included."""
    script = (
        'printf "<%s>" "$spec_health_body" "$spec_directory" "$spec_files" "$(spec_pin worker)" "$(spec_members app)"'
    )
    values = ("  two\nlines\n\n", "/srv/my app", "", "ghcr.io/acme/app@sha256:aa", "sha256:aa sha256:bb")
    assert read(shell, place, spec_text(GOOD), script) == "good\n" + "".join(f"<{value}>" for value in values)


def test_every_name_of_the_spec_is_known(shell: tuple[str, ...], place: Path) -> None:
    """What the runner may write, the pilot reads."""
    script = 'for name in $NAMES; do base_has "$name" "$SPEC_NAMES" || echo "$name"; done'
    assert said(shell, place, script, NAMES=" ".join(NAMES)) == ""


BAD = {
    "an unknown name": ("more", "x"),
    "no verb": ("verb", "destroy"),
    "a way out of the place": ("transaction", "../x"),
    "a path that is none": ("state", "waybill"),
    "a path with steps back": ("state", "/home/../etc"),
    "a service that is a switch": ("services", "--privileged"),
    "a service without a pin": ("services", "app\nother"),
    "a time that is none": ("timeout", "soon"),
    "a file that leads out": ("sync", f"{'a' * 64} 0644 ../x"),
    "a file at the root": ("sync", f"{'a' * 64} 0644 /etc/passwd"),
    "a mode that is none": ("sync", f"{'a' * 64} u+s x"),
    "a hash that is none": ("sync", "aaaa 0644 x"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_spec_that_does_not_fit_is_refused(shell: tuple[str, ...], place: Path, case: str) -> None:
    """One value that cannot be is enough."""
    name, value = BAD[case]
    lines = spec_text({key: text for key, text in GOOD.items() if key != name}).splitlines()
    lines.insert(1, f"{name} {b64encode(value.encode()).decode()}")
    assert read(shell, place, "\n".join([*lines, ""])) == "bad\n"


@pytest.mark.parametrize("text", ["", "waybill spec 2\nend\n", spec_text(GOOD).removesuffix("end\n")])
def test_a_spec_that_is_not_whole_is_refused(shell: tuple[str, ...], place: Path, text: str) -> None:
    """Another version, or a text that broke off."""
    assert read(shell, place, text) == "bad\n"


# Time, files, containers


@pytest.mark.parametrize(("seconds", "span"), [("5", 500), ("120.0", 12000), ("0.25", 25), ("1.5", 150), ("0", 0)])
def test_times_have_fractions(shell: tuple[str, ...], place: Path, seconds: str, span: int) -> None:
    """Seconds become hundredths, without a program for it."""
    assert said(shell, place, f'base_span {seconds}; echo "$span"') == f"{span}\n"


def test_the_uptime_goes_on(shell: tuple[str, ...], place: Path) -> None:
    """It is the machine's, in hundredths."""
    first, second = said(shell, place, 'base_now; echo "$now"; sleep 0.2; base_now; echo "$now"').split()
    assert int(second) > int(first) > 0


def test_links_lead_no_file_out_of_the_project(shell: tuple[str, ...], place: Path) -> None:
    """A directory of the project may be a link within it, and not one that leads out."""
    (place / "srv" / "real").mkdir(parents=True)
    (place / "srv" / "inner").symlink_to("real")
    (place / "srv" / "outer").symlink_to("/tmp")
    script = """spec_directory=$PLACE/srv
        for path in one real/one inner/one outer/one new/deep/one outer/new/one; do
            files_inside "$path" && echo "$path"
        done"""
    assert said(shell, place, script).split() == ["one", "real/one", "inner/one", "new/deep/one"]


GATE: Mapping[str, tuple[tuple[str, ...], str]] = {
    "as wished": (("app c1 sha256:aa running none 0 always 0 0 1 new /a 10",), "app c1 sha256:aa none 0"),
    "without the algorithm": (("app c1 aa running healthy 0 always 0 0 1 new /a 10",), "app c1 aa healthy 0"),
    "another image": (("app c1 sha256:bb running none 0 always 0 0 1 new /a 10",), "fail app image yes c1"),
    "not of this release": (("app c1 sha256:aa running none 0 always 0 0 1 old /a 10",), "fail app stale yes c1"),
    "the one of before": (("app old1 sha256:aa running none 0 always 0 0 1 new /a 10",), "fail app stale yes old1"),
    "it will not start again": (("app c1 sha256:aa exited none 0 no 0 1 1 new /a 10",), "fail app exited yes c1"),
    "it will start again": (("app c1 sha256:aa exited none 0 always 0 1 1 new /a 10",), "fail app exited - c1"),
    "it ended well": (("app c1 sha256:aa exited none 0 on-failure 0 0 1 new /a 10",), "fail app exited yes c1"),
    "it failed once": (("app c1 sha256:aa exited none 1 on-failure 3 1 1 new /a 10",), "fail app exited - c1"),
    "it failed often enough": (
        ("app c1 sha256:aa exited none 3 on-failure 3 1 1 new /a 10",),
        "fail app exited yes c1",
    ),
    "starting": (("app c1 sha256:aa running starting 0 always 0 0 1 new /a 10",), "fail app starting - c1"),
    "unhealthy": (("app c1 sha256:aa running unhealthy 0 always 0 0 1 new /a 10",), "fail app unhealthy - c1"),
    "over and over": (("app c1 sha256:aa restarting none 8 always 0 0 1 new /a 10",), "fail app restarting yes c1"),
    "made and not started": (("app c1 sha256:aa created none 0 always 0 0 1 new /a 10",), "fail app created yes c1"),
    "nothing": ((), "fail app missing -"),
    "too many": (
        tuple(f"app c{n} sha256:aa running none 0 always 0 0 {n} new /a 10" for n in (1, 2)),
        "fail app too-many -",
    ),
    "another service": (
        ("app c1 sha256:aa running none 0 always 0 0 1 new /a 10", "db c2 sha256:cc exited none 0 no 0 1 1 - /d 10"),
        "app c1 sha256:aa none 0",
    ),
}


@pytest.mark.parametrize("case", GATE)
def test_the_gate(shell: tuple[str, ...], place: Path, case: str) -> None:
    """Identity first, then whether it works, and whether it may still change."""
    containers, expected = GATE[case]
    lines = "\n".join(["want app 1 sha256:aa healthy", "old app old1 sha256:aa running none", *containers])
    assert said(shell, place, 'printf "%s\\n" "$LINES_" | gate_judge new', LINES_=lines).strip() == expected


ASKED = {
    "HTTP/1.1 200 OK": ("", True),
    "HTTP/1.1 204 No Content": ("", True),
    "HTTP/1.1 301 Moved": ("", False),
    "HTTP/1.0 503 Busy": ("", False),
    "HTTP/1.1 401 No": ("401", True),
    "HTTP/1.1 302 Found": ("200\n3xx", True),
    "": ("", False),
}


@pytest.mark.parametrize("head", ASKED)
def test_statuses_fit(shell: tuple[str, ...], place: Path, head: str) -> None:
    """One of those that were given, or any 2xx."""
    wanted, expected = ASKED[head]
    script = """
        ask_tool() { echo curl; }
        ask_by_curl() { [ -z "$HEAD" ] || printf '%s\\r\\nA: b\\r\\n\\r\\nbody' "$HEAD"; }
        spec_health_url=http://127.0.0.1/ spec_health_status=$WANTED
        gate_http && echo fits || echo "fails $gate_more"
    """
    got = said(shell, place, script, HEAD=head, WANTED=wanted)
    assert got.startswith("fits" if expected else "fails status=")


LED = {
    "/": ("", "fits"),
    "http://127.0.0.1:81/there?token=x": ("", "fits"),
    "https://127.0.0.1/": ("", "fits"),
    "/round": ("", "fails status=302 location=http://127.0.0.1/round"),
    "there": ("", "fits"),
    "gone": ("", "fails status=404 location=http://127.0.0.1/gone"),
    "/gone": ("", "fails status=404 location=http://127.0.0.1/gone"),
    "https://login.example.com/in?back=x": ("", "fails status=302 location=https://login.example.com/in"),
    "//127.0.0.1.example.com/": ("", "fails status=302 location=http://127.0.0.1.example.com/"),
    "": ("", "fails status=302"),
    "/elsewhere": ("3xx", "fits"),
}


@pytest.mark.parametrize("target", LED)
def test_redirects_are_followed_at_the_same_host(shell: tuple[str, ...], place: Path, target: str) -> None:
    """As the look from outside does, which judges where they end; elsewhere nobody is asked."""
    wanted, expected = LED[target]
    script = """
        ask_tool() { echo curl; }
        ask_by_curl() {
            case $ask_url in
            */round | */start) printf 'HTTP/1.1 302 Found\\r\\nLocation: %s\\r\\n\\r\\n' "$TARGET" ;;
            */gone) printf 'HTTP/1.1 404 No\\r\\n\\r\\n' ;;
            *) printf 'HTTP/1.1 200 OK\\r\\n\\r\\nHTTP/1.1 500 no head' ;;
            esac
        }
        spec_health_url=http://127.0.0.1/start spec_health_status=$WANTED
        gate_http && echo fits || echo "fails $gate_more"
    """
    assert said(shell, place, script, TARGET=target, WANTED=wanted).strip() == expected


# The values


def test_a_place_for_values_that_goes_away_is_replaced(shell: tuple[str, ...], place: Path) -> None:
    """A login's own place in memory ends with its last session, while the pilot goes on."""
    script = """
        engine_snap= side=new spec_supplied=
        room_place=$PLACE/gone
        room_open && cat "$room/env" | head -n 1
        [ "$room_place" != "$PLACE/gone" ] && room_close
        echo "left:$room"
    """
    assert said(shell, place, f"secrets='KEY=\"value\"'\n{script}") == 'KEY="value"\nleft:\n'


def test_values_are_exported_to_nobody(shell: tuple[str, ...], place: Path) -> None:
    """Not even where the login exports a variable that is called as ours."""
    assert said(shell, place, "secrets=hunter2; env | grep -c hunter2", secrets="mine") == "0\n"
