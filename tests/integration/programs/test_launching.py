"""A pilot goes on when its session, its link or its runner is gone, and its secrets are nowhere to be seen."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from lab.hosts.host import LabHost
from tests.integration.lab.entering import wait_for
from tests.integration.machine.looking import HostChannel
from tests.integration.programs.kit import BEGIN, BUNDLE, HOME, PILOT, RUN, STATE, TRANSACTION, Bundle, path_of, steps
from tests.integration.ssh.conftest import Way, serve
from waybill.core.deploy.model import End, Line, Pilot
from waybill.core.ssh.script import script_text
from waybill.effects.channel import SCRIPT_CAP, Answered, Channel
from waybill.effects.deploy import pilot as hands
from waybill.effects.deploy.follower import Follower
from waybill.effects.deploy.pilot import Place, unstage
from waybill.effects.local_channel import LocalChannel
from waybill.effects.ssh.channel import SshChannel

SECRET = "s3cr3t-value"
VALUES = f"PASSWORD='{SECRET}'\nOTHER=\"é $x `id` \\\\\"\n\n"


def over_ssh(way: Way, channel: SshChannel, user: str = "deploy") -> Bundle:
    return Bundle(way.host, "ssh", channel, f"/home/{user}")


# Started


def test_a_pilot_is_started_with_its_values_and_its_owner_is_written(bundle: Bundle) -> None:
    """It has its own session, the root as its directory, the values byte for byte, and a record of who it is."""
    pilot = bundle.launch("pwd >$place/where", BEGIN, "fact settled uptime=1", values=VALUES, seconds=30)

    assert (steps(pilot), pilot.alive, pilot.trouble) == (["begin", "settled"], True, "")
    assert (bundle.text("values"), bundle.text("where")) == (VALUES, "/\n")
    owner = dict(line.split(" ", 1) for line in bundle.text("owner").splitlines() if line != "end")
    stat = bundle.host.read(f"/proc/{bundle.pid}/stat").rsplit(")", 1)[1].split()
    assert bundle.text("owner").startswith("waybill owner 1\npid ")
    assert bundle.text("owner").endswith("\nend\n")
    assert (owner["start"], owner["boot"], owner["uid"], owner["user"], owner["run"], owner["transaction"]) == (
        stat[19],
        bundle.host.boot_id,
        str(bundle.host.user_id("deploy")),
        "deploy",
        RUN,
        TRANSACTION,
    )
    assert owner["processes"] == bundle.host.shell("readlink /proc/self/ns/pid").strip()
    if bundle.shell != "old":
        assert stat[3] != bundle.host.read("/proc/1/stat").rsplit(")", 1)[1].split()[3]
    leftovers = bundle.host.shell(f"find {BUNDLE} -printf '%M %u %f\\n'").splitlines()
    assert {entry.split()[0] for entry in leftovers} == {"drwx------", "-rw-------"}
    assert not [entry for entry in leftovers if "owner." in entry or ".tmp" in entry]


def test_large_values_arrive_whole(bundle: Bundle) -> None:
    """More than a pipe holds, and read late."""
    values = "".join(f"NAME_{number}='{'x' * 1000}'\n" for number in range(400))
    slow = {"pilot.sh": b"sleep 1\n" + PILOT}
    bundle.files = slow
    bundle.launch(BEGIN, values=values, seconds=30)
    wait_for(lambda: bundle.host.exists(f"{BUNDLE}/journal"))

    assert bundle.text("values") == values


@pytest.mark.parametrize("values", ["", "\n", "A=1", "end 20261126T140312Z-1a2b3c4d\n", "\nend x\n"])
def test_values_of_any_form_arrive_as_they_are(plain: Bundle, values: str) -> None:
    """Nothing is added to them, and nothing in them looks like their end."""
    plain.launch(BEGIN, values=values, seconds=20)
    wait_for(lambda: plain.host.exists(f"{BUNDLE}/journal"))

    assert plain.text("values") == values


def test_a_transaction_has_one_pilot_at_most(bundle: Bundle) -> None:
    """A second start is refused, and the first goes on."""
    bundle.launch(BEGIN, seconds=20)
    pid = bundle.pid
    second = bundle.started()

    assert (second.started, second.trouble) == (False, f"there: {BUNDLE}/owner")
    assert bundle.pid == pid
    assert bundle.lives()


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        ("rm -r {0}", "unsafe: {0} is not there"),
        ("chmod 0777 {0}", "unsafe: others may write {0}"),
        ("mv {0} {0}.real; ln -s {0}.real {0}", "unsafe: {0} is a symbolic link"),
        ("chown root: {0}", "unsafe: {0} belongs to another user"),
        ("mkdir {0}/log", "unwritable: "),
        ("chmod 0500 {0}", "unwritable: "),
    ],
)
def test_what_cannot_be_started_never_runs(bundle: Bundle, change: str, trouble: str) -> None:
    """The reason is told, and nothing of it is alive."""
    bundle.stage()
    bundle.host.shell(change.format(BUNDLE))
    pilot = bundle.started()

    assert (pilot.started, pilot.alive) == (False, False)
    assert pilot.trouble.startswith(trouble.format(BUNDLE)), pilot
    assert "pilot.sh" not in bundle.host.shell("ps -eo args")


def test_a_bundle_without_a_pilot_is_not_started(plain: Bundle) -> None:
    """What is missing is named."""
    plain.files = {"spec": b""}

    assert plain.launch().trouble == "archive: there is no pilot in it"


def test_a_start_that_the_system_refuses_is_told_with_its_words(plain: Bundle) -> None:
    """Here there is no manager of the user's services."""
    pilot = plain.launch(BEGIN, scope=True)

    assert (pilot.started, pilot.alive) == (False, False)
    assert pilot.trouble.startswith("not started: ")
    assert not plain.host.exists(f"{BUNDLE}/owner")


def test_where_logind_ends_what_a_login_leaves_a_scope_is_asked_for(plain: Bundle) -> None:
    """The pilot is started through the user's own services, by their manager's program."""
    program = '#!/bin/sh\necho "$XDG_RUNTIME_DIR $*" | head -c 80 >/tmp/scope\nshift 4\nexec "$@"\n'
    plain.host.write("/opt/dash/systemd-run", program, mode=0o755)
    try:
        pilot = plain.launch(BEGIN, "fact settled uptime=1", scope=True, seconds=20)

        assert (pilot.started, steps(pilot)) == (True, ["begin", "settled"])
        user = plain.host.user_id("deploy")
        assert plain.host.read("/tmp/scope").startswith(
            f"/run/user/{user} --user --scope --quiet --description=waybill"
        )
    finally:
        plain.host.remove("/opt/dash/systemd-run")
        plain.host.remove("/tmp/scope")


# It goes on


def goes_on(bundle: Bundle) -> None:
    """The stand-in still does what it is told."""
    bundle.do("fact settled uptime=9")
    wait_for(lambda: "settled" in bundle.host.shell(f"cat {bundle.home}/waybill/*/journal"))
    assert bundle.lives()


@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize("user", ["deploy", "bash", "ash", "fish", "rbash", "noisy"])
def test_a_pilot_outlives_the_channel_whatever_the_login_shell(way: Way, user: str) -> None:
    """The runner lets go, and the host goes on."""
    channel = way.open(user)
    bundle = over_ssh(way, channel, user)
    pilot = bundle.launch(BEGIN, seconds=0)
    assert pilot.started
    channel.close()
    wait_for(lambda: "sshd:" not in way.host.shell("ps -eo args | grep 'sshd: [^/]*@' || :"))

    goes_on(bundle)


@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize("how", ["sessions", "client", "master"])
def test_a_pilot_outlives_a_cut_in_the_middle_of_listening(way: Way, how: str, private: Path) -> None:
    """Whatever dies of the link while the first answer is waited for, the pilot does not."""
    channel = way.open()
    bundle = over_ssh(way, channel)
    bundle.stage()
    bundle.do(BEGIN)
    found: list[Pilot] = []
    thread = threading.Thread(target=lambda: found.append(bundle.started(seconds=300)))
    thread.start()
    wait_for(lambda: way.host.exists(f"{BUNDLE}/journal"))
    cut(way, how, private)
    thread.join()

    assert (found[0].lost, found[0].alive, found[0].end) == (True, None, None)
    goes_on(bundle)
    again = over_ssh(way, way.open()).follow(found[0])
    assert (steps(again), again.alive, again.lost) == (["begin", "settled"], True, False)


class Dying(HostChannel):
    """A session that is killed, with all of its group, so many seconds after its program was sent."""

    def __init__(self, host: LabHost, shell: str, seconds: float) -> None:
        super().__init__(host, shell=("env", f"PATH={path_of(shell)}", "sh"))
        self._seconds = seconds

    def script(self, text: str, *, variables: Mapping[str, str], timeout: float, cap: int = SCRIPT_CAP) -> Answered:
        assert timeout + cap > 0
        with subprocess.Popen(
            self._argv, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self._environ,
            start_new_session=True,
        ) as process:  # fmt: skip
            assert process.stdin is not None
            process.stdin.write(script_text(text, variables, "0" * 32))
            process.stdin.flush()
            time.sleep(self._seconds)
            os.killpg(process.pid, signal.SIGKILL)
        return Answered(code=None, lost=True)


@pytest.mark.parametrize("shell", ["dash", "bash", "busybox"])
def test_a_start_that_is_killed_at_any_instant_is_whole_or_none(machine: LabHost, shell: str) -> None:
    """Either the pilot runs with all of its values, or nothing runs and the bundle can be removed."""
    values = "".join(f"NAME_{number}='{'x' * 500}'\n" for number in range(400))
    ended = []
    for number in range(12):
        bundle = Bundle(machine, shell)
        bundle.stage()
        bundle.do(BEGIN)
        dying = Bundle(machine, shell, Dying(machine, shell, 0.02 + number * 0.012))
        assert dying.started(values).lost
        wait_for(lambda: machine.run(["pgrep", "-f", "^sh -c .*begin|^begin"]).returncode != 0)
        if machine.exists(f"{BUNDLE}/owner"):
            wait_for(lambda: machine.exists(f"{BUNDLE}/journal"))
            assert bundle.text("values") == values
            assert bundle.lives()
            bundle.die()
        ended.append(unstage(bundle.channel, BUNDLE))
        machine.shell(f"rm -f {HOME}/steps")

    assert set(ended) == {"removed"}


def cut(way: Way, how: str, private: Path) -> None:
    if how == "sessions":
        way.host.cut_ssh()
        return
    mark = {"client": "host\0sh -s", "master": "\0-M\0"}[how]
    numbers = map(int, filter(str.isdigit, os.listdir("/proc")))
    clients = [pid for pid in numbers if str(private) in words_of(pid) and mark in words_of(pid)]
    assert clients
    for pid in clients:
        os.kill(pid, signal.SIGKILL)


def words_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


@pytest.mark.usefixtures("machine", "altered")
def test_one_session_at_a_time_is_enough(way: Way) -> None:
    """Start, listening and the word take one session each, one after the other."""
    serve(way.host, "MaxSessions 1\n")
    bundle = over_ssh(way, way.open())
    pilot = bundle.launch(BEGIN, f"to {STATE}/open", "fact settled uptime=1", seconds=30)
    bundle.do('until [ -f "$place/word" ]; do sleep 0.05; done; end delivered')

    assert bundle.follow(pilot, word="confirm").end is End.DELIVERED
    assert way.host.read("/var/log/sshd.log").count("Accepted publickey") == 1


def test_without_setsid_the_first_answer_does_not_wait(machine: LabHost) -> None:
    """Where the pilot may share the group that ends with our session, nothing is waited for in that session."""
    bundle = Bundle(machine, "old")
    pilot = bundle.launch(BEGIN, seconds=600)

    assert pilot.started
    goes_on(bundle)


# Followed over lost links


@pytest.mark.usefixtures("machine")
def test_a_follower_comes_back_over_a_new_link(way: Way) -> None:
    """Each line is told once, and the end is the host's own word."""
    bundle = over_ssh(way, way.open())
    pilot = bundle.launch(BEGIN, f"to {STATE}/open", "intent up", seconds=0)
    told: list[Line] = []
    follower = Follower(bundle.channel, bundle.place, reconnect=lambda: way()[0], tell=told.append)
    found: list[Pilot] = []

    def work() -> None:
        settled = follower.until_settled(pilot, seconds=300)
        found.append(follower.until_end(settled, seconds=300, word="confirm"))

    thread = threading.Thread(target=work)
    thread.start()
    wait_for(lambda: len(told) >= 2)
    way.host.cut_ssh()
    bundle.do("fact settled uptime=1", 'until [ -f "$place/word" ]; do sleep 0.05; done; end delivered')
    thread.join()

    assert [line.step for line in told] == ["begin", "up", "settled", "delivered"]
    assert (found[0].end, found[0].lost) == (End.DELIVERED, False)
    assert follower.channel is not bundle.channel


# Secrets


class Watch:
    """Looks at arguments and environments of all processes of a host, as fast as it can."""

    def __init__(self, host: LabHost, needle: str) -> None:
        self._view, self._needle = host.view / "proc", needle.encode()
        self._stop = threading.Event()
        self.looks = 0
        self.seen: list[str] = []
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Watch:  # noqa: PYI034  # typing has it from 3.11 on
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.is_set():
            self.looks += 1
            for pid in filter(str.isdigit, os.listdir(self._view)):
                for name in ("cmdline", "environ"):
                    try:
                        text = (self._view / pid / name).read_bytes()
                    except OSError:
                        continue
                    if self._needle in text:
                        self.seen.append(f"{name} of {text[:200]!r}")


def test_no_secret_is_in_arguments_environments_or_files(bundle: Bundle) -> None:
    """Neither while it is started nor while it runs, plain or encoded."""
    pilot = PILOT.replace(b'cat >"$place/values"', b"wc -c >/dev/null")
    assert pilot != PILOT
    bundle.files = {"pilot.sh": pilot}
    with Watch(bundle.host, SECRET) as watch:
        bundle.launch(BEGIN, "fact settled uptime=1", values=VALUES * 50, seconds=30)
        wait_for(lambda: watch.looks > 20)

    assert watch.seen == []
    assert bundle.host.run(["grep", "-r", SECRET, HOME, "/tmp", "/var/tmp", "/dev/shm", "/run"]).stdout == ""


# This machine


@pytest.fixture
def local(tmp_path: Path) -> Iterator[tuple[Channel, Path]]:
    """The runner itself, with a home of its own."""
    environ: Mapping[str, str] = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    channel = LocalChannel(environ)
    yield channel, tmp_path
    channel.close()
    shutil.rmtree(tmp_path / "waybill", ignore_errors=True)


def test_a_pilot_of_the_runner_itself_outlives_the_script(local: tuple[Channel, Path]) -> None:
    """`hosts: local` takes the same road."""
    channel, home = local
    staged = hands.stage(channel, "", TRANSACTION, {"docker-compose.yml": b"x"})
    place = Place(state=str(home / "waybill/state"), bundle=staged.path, transaction=TRANSACTION)
    (home / "steps").write_text(f"{BEGIN}\nfact settled uptime=1\n")

    pilot = hands.launch(
        channel, place, files={"pilot.sh": PILOT}, values=VALUES, run="me@laptop", scope=False, seconds=30
    )

    assert (steps(pilot), pilot.alive) == (["begin", "settled"], True)
    assert Path(staged.path, "values").read_text() == VALUES
    with (home / "steps").open("a") as file:
        file.write("end settled reason=none\nexit 0\n")
    assert hands.follow(channel, place, pilot, seconds=60).end is End.SETTLED
    wait_for(lambda: hands.follow(channel, place, pilot, seconds=0).alive is False)
    assert hands.unstage(channel, staged.path) == "removed"
