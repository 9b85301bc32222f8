"""A transaction on a host of the lab, with a stand-in for the pilot that does what a test writes into a file."""

from __future__ import annotations

import shlex
from collections.abc import Mapping

from lab.hosts.host import LabHost
from tests.integration.lab.entering import wait_for
from tests.integration.machine.looking import HostChannel
from waybill.core.deploy.model import Pilot
from waybill.effects.channel import Channel
from waybill.effects.deploy import pilot as hands
from waybill.effects.deploy.pilot import Place, Staged

SHELLS = ("dash", "bash", "busybox", "old")
TRANSACTION = "20261126T140312Z-1a2b3c4d"
OTHER = "20261127T140312Z-00000000"
RUN = "https://github.com/acme/app/actions/runs/1/attempts/1"
HOME = "/home/deploy"
STATE = f"{HOME}/waybill/compose-app-3f2a9c1b"
BUNDLE = f"{HOME}/waybill/bundle-{TRANSACTION}"
BEGIN = f"fact begin transaction={TRANSACTION} uptime=1.00 since=2026-11-26T14:03:12Z run=x"

# It does what it is told, one line after the other, until its home is cleared away.
PILOT = rb"""
place=$1
steps=$HOME/steps
cat >"$place/values"
count=0
step=0
write() {
    { if [ -f "$place/journal" ]; then cat "$place/journal"; else echo 'waybill journal 1'; fi; printf '%s\n' "$@"; } \
        >"$place/journal.tmp" && mv "$place/journal.tmp" "$place/journal"
}
line() { count=$((count + 1)); write "$count $*"; }
fact() { line fact "$@"; }
intent() { line intent "$@"; }
end() { line end "$@"; }
to() { mkdir -p "${1%/*}"; mv "$place" "$1"; place=$1; }
while :; do
    step=$((step + 1))
    until now=$(sed -n "${step}p" "$steps" 2>/dev/null) && [ -n "$now" ]; do
        [ -d "$place" ] || exit 0
        sleep 0.05
    done
    eval "$now"
done
"""


def make_shells(host: LabHost) -> None:
    """Folders in which `sh` is one shell each. That of busybox has busybox's tools alone; `old` has no setsid."""
    host.shell(
        """
        [ ! -d /opt/old ] || exit 0
        for shell in dash bash; do mkdir -p /opt/$shell; ln -s /bin/$shell /opt/$shell/sh; done
        mkdir -p /opt/busybox /opt/old
        busybox --install -s /opt/busybox
        cp -P /opt/busybox/* /opt/old
        rm /opt/old/setsid
        """
    )


def path_of(shell: str) -> str:
    return f"/opt/{shell}" + ("" if shell in ("busybox", "old") else ":/usr/local/bin:/usr/bin:/bin")


class Bundle:
    """What a test does with one transaction, as the user deploy."""

    def __init__(self, host: LabHost, shell: str, channel: Channel | None = None, home: str = HOME) -> None:
        self.host = host
        self.shell = shell
        self.home = home
        self.channel: Channel = channel or HostChannel(host, shell=("env", f"PATH={path_of(shell)}", "sh"))
        self.path = f"{home}/waybill/bundle-{TRANSACTION}"
        self.place = Place(state=f"{home}/waybill/compose-app-3f2a9c1b", bundle=self.path, transaction=TRANSACTION)
        self.files: Mapping[str, bytes] = {"pilot.sh": PILOT, "spec": b"waybill spec 1\nend\n"}

    def stage(self, files: Mapping[str, bytes] | None = None, base: str = "") -> Staged:
        return hands.stage(self.channel, base, TRANSACTION, files or {})

    def launch(self, *steps: str, values: str = "A=1\n", seconds: float = 0, scope: bool = False) -> Pilot:
        """Stage and start the stand-in, which begins with these steps."""
        staged = self.stage()
        assert staged.path == self.path, staged
        self.do(*steps)
        return self.started(values, seconds, scope)

    def started(self, values: str = "A=1\n", seconds: float = 0, scope: bool = False) -> Pilot:
        return hands.launch(
            self.channel, self.place, files=self.files, values=values, run=RUN, scope=scope, seconds=seconds
        )

    def follow(self, pilot: Pilot | None = None, *, seconds: float = 60, word: str = "") -> Pilot:
        return hands.follow(self.channel, self.place, pilot or Pilot(), seconds=seconds, word=word)

    def do(self, *steps: str) -> None:
        """Tell the stand-in what comes next."""
        if steps:
            words = " ".join(map(shlex.quote, steps))
            self.host.shell(f'printf "%s\\n" {words} >>"$1/steps"', self.home)

    def text(self, name: str) -> str:
        return self.host.read(f"{self.path}/{name}")

    @property
    def pid(self) -> int:
        """The stand-in's number, as its owner record has it."""
        found = self.host.shell('cat "$1"/*/owner "$1"/*/*/owner 2>/dev/null || :', f"{self.home}/waybill")
        return int(dict(line.split(" ", 1) for line in found.splitlines() if " " in line)["pid"])

    def die(self) -> None:
        """The stand-in is killed, and gone."""
        pid = self.pid
        self.host.shell(f"kill -9 {pid}")
        wait_for(lambda: not self.host.exists(f"/proc/{pid}/exe"))

    def lives(self) -> bool:
        return self.host.run(["kill", "-0", str(self.pid)]).returncode == 0


def steps(pilot: Pilot) -> list[str]:
    return [line.step for line in pilot.lines]
