"""Codes that begin with `host.`: the machine, the room it has, and what lies on it."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

_THERE = "On the host:\n  "

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="host.same-machine",
        title="Two hosts of the run are one machine",
        cause="`<address>` leads to the same machine as <others> (<hostname>, <addresses>). What is proved of the one "
        "says nothing of the machine that was meant by the other.",
        told_by="The machine id, the boot id and the engine's ID, which two machines never share all at once.",
        fix="If one of the names leads to the wrong machine, correct its DNS entry or address. If both are right, name "
        "the machine once:\n  hosts: |\n    <address>",
    ),
    Entry(
        code="host.clock-offset",
        title="The host's clock is wrong",
        cause="The clock of `<address>` is <offset> <direction> the runner's. Certificates and tokens are judged by "
        "the clock of whoever receives them. <effect>",
        told_by="The host's clock, read in the middle of an exchange that the runner timed. It cannot tell which of "
        "the two is wrong; other hosts of the run can.",
        fix=_THERE + "timedatectl\n  sudo timedatectl set-ntp true\nWithout systemd: start chronyd or ntpd. A virtual "
        "machine that was suspended needs its guest tools.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="host.disk-full",
        title="The disk is full, or will be",
        cause="The file system of `<path>` (<what>) has <free> free, and <need> are needed. <effect>",
        told_by="The free bytes of the file system; for the engine those that are free for root. Layers are counted as "
        "2.5 times their compressed size, because they are unpacked beside what was fetched.",
        fix="See what can be freed. The image that runs now, and the one before, are what a rollback needs: do not "
        "remove them.\n"
        "  <sudo>docker system df\n  <sudo>docker builder prune --all\n  <sudo>docker image ls --digests\n"
        "  <sudo>docker image rm IMAGE...\n  sudo journalctl --vacuum-size=200M\n  df -h <measured>\n"
        "Not `docker image prune`: it takes what was pulled by digest, the one before among it.",
    ),
    Entry(
        code="host.inodes-full",
        title="The disk can hold no more files",
        cause="The file system of `<path>` (<what>) has <free> inodes free of <total>, and at least <need> are needed. "
        "The bytes are not the matter: <bytes> are free. The engine's own message would be `no space left on device`.",
        told_by="The free inodes of the file system, beside its free bytes.",
        fix="Find the directory with the most files, and what makes them:\n"
        "  sudo find <measured> -xdev -printf '%h\\n' | sort | uniq -c | sort -n | tail\n"
        "  <sudo>docker builder prune --all\n"
        "The number of inodes of ext4 is fixed when it is made: a file system that was made for large files "
        "(`mkfs.ext4 -T largefile`) must be made anew.",
    ),
    Entry(
        code="host.processes-killed-at-logout",
        title="What a login starts ends with the login",
        cause="<reason>. A deploy runs on by itself when the connection is lost; here it could not.",
        told_by="`KillUserProcesses` of logind, as it holds for this user and this kind of login; or an engine without "
        "root whose user does not linger.",
        fix="Let the user's processes stay (once, on the host):\n  sudo loginctl enable-linger <user>",
    ),
    Entry(
        code="host.no-http-client",
        title="Nothing on the host can ask the application",
        cause="`<url>` is to be asked as the host sees it. The host has <clients>, and the connection lets no address "
        "be reached through it.",
        told_by="None of curl, wget and python3 is in PATH (for `https://`: none that speaks it), and sshd refuses "
        "forwarding.",
        fix="Either install one:\n  sudo apt-get install curl\nor let sshd forward to the host's own addresses "
        "(/etc/ssh/sshd_config):\n  AllowTcpForwarding local",
    ),
    Entry(
        code="host.tools-missing",
        title="Programs are missing that every deploy needs",
        cause="`<address>` lacks: <tools>. They belong to every Unix; the login's PATH may be too short.",
        told_by="Asked for by name, in the PATH of a login without a terminal and the usual system directories.",
        fix="Install them (Debian: coreutils, gawk, sed; Alpine: busybox), or correct the PATH that the login's shell "
        "sets:\n  ssh <user>@<host> 'echo $PATH'",
    ),
    Entry(
        code="host.file-differs",
        title="A file on the host is not the commit's",
        cause="`<path>` on `<address>` is not `<source>` of the commit. The host's was changed <changed>; whoever "
        "uses it does not use what was reviewed. <detail>",
        told_by="The SHA-256 of both.",
        fix="Look at the difference, then put the commit's file in place:\n"
        "  ssh <user>@<host> cat <place> | diff - <file>\n  scp <file> <user>@<host>:<place>\n"
        "Better: let the deploy send the file each time, so that none waits there to grow old.",
    ),
    Entry(
        code="host.file-missing",
        title="A file is missing on the host",
        cause="`<path>` is not there on `<address>`. It should be `<source>` of the commit. <detail>",
        told_by="The directories above it can be read, and it does not stand there.",
        fix="Put it in place, or correct the path in `host-files`:\n  scp <file> <user>@<host>:<place>",
    ),
    Entry(
        code="host.file-unknown",
        title="The commit has no such file",
        cause="`<source>` of `host-files` cannot be compared with `<path>` on the host: <reason>.",
        told_by="Looked for in the checkout.",
        fix="Check out the repository before this step, and correct the path in `host-files`:\n"
        "  host-files: path-in-checkout=<place>",
    ),
    Entry(
        code="host.state-elsewhere",
        title="Another state directory already rules these containers",
        cause="`<container>` was started by a deploy that keeps its state in `<there>`; this one would keep it in "
        "`<here>`. Each would restore what the other replaced.",
        told_by="The label `dev.waybill.state` of a container of the same project.",
        fix="Log in as the user who owns that directory, or name it:\n  state-directory: <place>\n"
        "If it is given up for good, remove it and deploy anew.",
    ),
    Entry(
        code="host.state-unwritable",
        title="The state directory cannot be written",
        cause="A deploy would keep its state in `<path>`, and cannot: <trouble>.",
        told_by="Its mode, owner and file system were looked at; nothing was written.",
        fix="Make it as the login user:\n  ssh <user>@<host> 'umask 077; mkdir -p <place>'\n"
        "or name another:\n  state-directory: /path/on/the/host",
    ),
    Entry(
        code="host.state-unsafe",
        title="The state on the host is not to be believed",
        cause="`<path>`: <trouble>. Whoever can change it can choose what a rollback starts.",
        told_by="Owner, mode and form, as docs/host-protocol.md fixes them.",
        fix="Find out who made it. If it is yours, give it back to the login user alone:\n"
        "  sudo chown -R <user> <place>\n  chmod -R go= <place>\nIf nobody needs it, move it away; then run again.",
    ),
    Entry(
        code="host.locked",
        title="A deploy holds the lock of this target",
        cause="<holder> has held `<path>` since <since>: <proof>. <meaning>",
        told_by="The boot id, the process number and its start time; age proves nothing.",
        fix="See whether that run is still at work: <run>\n"
        "Only if nobody is: log in, make sure that process <process> is none of Waybill's, and remove the lock:\n"
        "  ssh <user>@<host> rm <place>",
    ),
    Entry(
        code="host.journal-open",
        title="A deploy was cut off in the middle",
        cause="`<path>` tells of a transaction that has not ended. It began <since>, and its last word is `<step>`. "
        "What runs may be the old version, the new one, or parts of both. The next deploy repairs it before anything "
        "else.",
        told_by="A journal without an end, and no living process that holds the lock.",
        fix="Deploy again, or verify what runs. The run that began it: <run>",
        severity=Severity.WARNING,
    ),
)
