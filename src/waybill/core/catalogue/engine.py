"""The container engine of a host: is it there, may we in, does it answer, and is it the one that is meant."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

_SUDOERS = (
    "As an administrator of <host>:\n"
    "  echo '<user> ALL=(root) NOPASSWD: <client>' | sudo tee /etc/sudoers.d/waybill-docker\n"
    "  sudo chmod 0440 /etc/sudoers.d/waybill-docker && sudo visudo -c"
)
_INSTEAD = "Or let <user> open the socket and leave `sudo` out:\n  sudo usermod -aG docker <user>"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="engine.no-client",
        title="There is no docker client on the host",
        cause="No docker client was found for <user> on <host>, neither in PATH nor in the usual places. <also>",
        told_by="`command -v docker` in the session, the usual places, snap's, and the PATH of the login shell.",
        fix="Install the engine with its client and compose: https://docs.docker.com/engine/install/\n"
        "Then see that it answers:\n  ssh <user>@<host> docker version",
    ),
    Entry(
        code="engine.not-in-path",
        title="docker is not where programs over ssh look",
        cause="docker is at <outside>, and <looker>.",
        told_by="`docker` is not found in the session, and is in one of the usual places or in the login shell's PATH.",
        fix="Put it where everybody looks:\n  sudo ln -s <outside> <usual>",
    ),
    Entry(
        code="engine.no-right",
        title="The login may not open the engine's socket",
        cause="<user> may not talk to the engine at <socket> (<permissions>).",
        told_by="The socket's owner, group and mode against the groups of the session; or the engine's refusal.",
        fix="<repair>\n"
        "Or set `sudo: true` and let sudo run it:\n  <user> ALL=(root) NOPASSWD: <client>\n"
        "Either way <user> is then as good as root on <host>.",
    ),
    Entry(
        code="engine.group-not-effective",
        title="The login is in the docker group, and this session does not know it yet",
        cause="<user> is in the group `<group>` of <socket> by now, but this session has only: <groups>. Groups are "
        "read when a login begins; a connection that is shared, a running service and a runner keep the old ones.",
        told_by="`id -Gn <user>` (the group file) has the group of the socket, and `id -Gn` (the session) has not.",
        fix="End the old logins, with everything that this user runs:\n  sudo loginctl terminate-user <user>\n"
        "A shared connection ends with `ssh -O exit <user>@<host>`; a self-hosted runner must be started anew.",
    ),
    Entry(
        code="engine.daemon-down",
        title="The engine does not run",
        cause="Nobody answers at <socket> on <host>: <state>. <complaint>",
        told_by="The socket is absent or refuses connections, and the state of its unit.",
        fix="<repair>",
    ),
    Entry(
        code="engine.silent",
        title="The engine accepts connections and does not answer",
        cause="The socket <socket> on <host> is open, and the engine behind it said nothing until the deadline. It "
        "hangs: on a disk that does not answer, on a plugin, or it was stopped.",
        told_by="The connection was accepted, and no answer to `/_ping` or a later question came.",
        fix="See what it does, then start it anew. Without `live-restore` its containers stop with it:\n"
        "  ps -o pid,stat,wchan,cmd -C dockerd\n"
        "  sudo journalctl -u docker -n 50\n"
        "  sudo systemctl restart docker",
    ),
    Entry(
        code="engine.elsewhere",
        title="docker on this host leads to another machine",
        cause="On <host>, <pointer> leads docker to <where>. What is seen there is not this host.",
        told_by="DOCKER_HOST and the docker context of the login; the host name and kernel that the engine tells.",
        fix="If the engine of <host> is meant, say so to Waybill:\n  docker-host: unix:///var/run/docker.sock\n"
        "or take the pointer away there:\n  docker context use default\n"
        "  grep -n DOCKER_HOST ~/.bashrc ~/.profile ~/.ssh/environment /etc/environment\n"
        "If the other machine is meant, name it under `hosts`.",
    ),
    Entry(
        code="engine.sudo-password",
        title="sudo wants a password",
        cause="`sudo -n docker` on <host> wants the password of <user>. Nobody is there to type it.",
        told_by="sudo's own words.",
        fix=f"{_SUDOERS}\n{_INSTEAD}",
    ),
    Entry(
        code="engine.sudo-refused",
        title="sudo does not let the login run docker",
        cause="sudo on <host> does not let <user> run docker: no line of sudoers allows it.",
        told_by="sudo's own words.",
        fix=f"{_SUDOERS}\nA line that names arguments (`docker compose *`) does not allow the others.\n{_INSTEAD}",
    ),
    Entry(
        code="engine.sudo-tty",
        title="sudo wants a terminal",
        cause="sudo on <host> has `requiretty`: it runs nothing for a program that came over ssh.",
        told_by="sudo's own words.",
        fix="As an administrator of <host>:\n"
        "  echo 'Defaults:<user> !requiretty' | sudo tee /etc/sudoers.d/waybill-tty\n"
        "  sudo chmod 0440 /etc/sudoers.d/waybill-tty && sudo visudo -c",
    ),
    Entry(
        code="engine.no-sudo",
        title="sudo is wished and cannot be used",
        cause="`sudo` was set, and on <host> sudo is not installed or cannot become root.",
        told_by="The shell's or sudo's own words.",
        fix=f"Install sudo, or leave `sudo` out.\n{_INSTEAD}",
    ),
    Entry(
        code="engine.too-old",
        title="The engine is too old to be read",
        cause="<name> <version> on <host> speaks version <api> of the API; at least 1.30 is needed (Docker 17.06).",
        told_by="`ApiVersion` of the engine's `/version`.",
        fix="Raise the engine: https://docs.docker.com/engine/install/",
    ),
    Entry(
        code="engine.podman",
        title="The engine is podman",
        cause="What answers at <socket> on <host> is podman. `deploy` and `rollback` work with Docker alone: podman "
        "has another identity at each look, so what was done there could not be found again. They refuse it before "
        "anything is touched.",
        told_by="`Components` of the engine's `/version`.",
        fix="Install Docker on that host; it may stand beside podman, which keeps its own containers:\n"
        "  https://docs.docker.com/engine/install/\n"
        "If both are there, say which one is meant:\n  docker-host: unix:///var/run/docker.sock\n"
        "`preflight` and `verify` look at podman as at any engine.",
    ),
    Entry(
        code="engine.malformed",
        title="What answers at the socket is no engine, or one that fails",
        cause="What answers at <socket> on <host> is not the Engine API, or an engine that fails: <detail>",
        told_by="The bytes that came.",
        fix="See what listens there:\n  sudo ss -xlp | grep <socket>\n"
        "An engine that wants TLS cannot be asked through its socket; give the plain one as `docker-host`.",
    ),
    Entry(
        code="engine.lost",
        title="The connection to the engine broke",
        cause="The connection to the engine of <host> broke before everything was read: <detail>",
        told_by="The connection ended in the middle of a question.",
        fix="Run again. If it stays, see whether the engine ends or is started anew:\n"
        "  sudo journalctl -u docker -n 50",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="engine.two-daemons",
        title="More than one engine runs on the host",
        cause="Beside the engine that was asked (<socket>, by <pointer>), <host> has <others>. Containers of one are "
        "unknown to the other. <undecided>",
        told_by="Sockets that answer with different engine IDs, and the processes of the host.",
        fix="Say which one is meant:\n  docker-host: unix://<socket>\n"
        "and end the other, if nobody needs what runs on it (its volumes stay):\n"
        "  sudo snap disable docker # if it is the snap\n"
        "  sudo systemctl disable --now docker.service docker.socket # if it is the package",
        severity=Severity.WARNING,
    ),
    Entry(
        code="engine.rootless",
        title="The engine is the user's own, and was found by itself",
        cause="The engine of <user> at <socket> was asked, as docker's usual socket is not there or not for "
        "this login. Whoever types `docker` on <host> does not find it without being told.",
        told_by="The socket in the user's runtime directory; the engine says that it is rootless.",
        fix="For people, in `~/.profile`:\n  export DOCKER_HOST=unix://<socket>",
        severity=Severity.NOTE,
    ),
    Entry(
        code="engine.environment",
        title="The login sets variables that steer docker",
        cause="The session of <user> on <host> has <names>. Waybill does without them; a person who logs in there and "
        "runs the same command may get something else.",
        told_by="The names of the session's variables that begin with `DOCKER_` or `COMPOSE_`.",
        fix="Find where they are set, and move what the project needs into its `.env`:\n"
        "  grep -nE 'DOCKER_|COMPOSE_' ~/.bashrc ~/.profile ~/.ssh/environment /etc/environment",
        severity=Severity.NOTE,
    ),
    Entry(
        code="engine.snap-confined",
        title="docker from the snap store cannot read the project",
        cause="docker on <host> is the snap, which is confined: it reads only what is below a home, and no hidden "
        "folder there. To it, <directory> does not exist.",
        told_by="The client is snap's, and the project's directory is not below a home.",
        fix="Move the project below the home of <user>, or replace the snap by the engine's own packages, which can "
        "read everything. Containers, images and volumes go with the snap, so save first what the volumes hold:\n"
        "  sudo snap remove docker\n  https://docs.docker.com/engine/install/",
    ),
    Entry(
        code="engine.not-read",
        title="The engine was not read",
        cause="What runs on <host> was not read from its engine, so nothing about it is proved.",
        told_by="No answer of the engine is part of the evidence.",
        fix="Run again. If it stays, this is a mistake of Waybill: please report it.",
        severity=Severity.UNSETTLED,
    ),
)
