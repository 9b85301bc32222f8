from __future__ import annotations

import pytest

from waybill.core.host.engine import EngineTrouble
from waybill.core.host.engine_words import opening_trouble, stream_trouble, sudo_trouble

SUDO = {
    "sudo: a password is required": EngineTrouble.SUDO_PASSWORD,
    "sudo: unable to resolve host web1; sudo: a password is required": EngineTrouble.SUDO_PASSWORD,
    "sudo-rs: interactive authentication is required": EngineTrouble.SUDO_PASSWORD,
    "sudo: a terminal is required to read the password; either use the -S option": EngineTrouble.SUDO_PASSWORD,
    "sudo: sorry, you must have a tty to run sudo": EngineTrouble.SUDO_TTY,
    "deploy is not in the sudoers file.  This incident will be reported.": EngineTrouble.SUDO_REFUSED,
    "Sorry, user deploy is not allowed to execute '/usr/bin/docker x' as root on web1.": EngineTrouble.SUDO_REFUSED,
    "Sorry, user deploy may not run sudo on web1.": EngineTrouble.SUDO_REFUSED,
    "sudo: I'm sorry deploy. I'm afraid I can't do that": EngineTrouble.SUDO_REFUSED,
    "sudo: account validation failure, is your account locked?": EngineTrouble.SUDO_REFUSED,
    "sudo: docker: command not found": EngineTrouble.NOT_IN_PATH,
    "sudo: /opt/docker/bin/docker: command not found": EngineTrouble.NOT_IN_PATH,
    "sh: 1: exec: sudo: not found": EngineTrouble.NO_SUDO,
    "sh: line 1: exec: sudo: not found": EngineTrouble.NO_SUDO,
    "bash: line 1: sudo: command not found": EngineTrouble.NO_SUDO,
    "env: can't execute 'sudo': No such file or directory": EngineTrouble.NO_SUDO,
    "fish: Unknown command: sudo": EngineTrouble.NO_SUDO,
    "sudo: /usr/bin/sudo must be owned by uid 0 and have the setuid bit set": EngineTrouble.NO_SUDO,
    'sudo: The "no new privileges" flag is set, which prevents sudo from running as root.': EngineTrouble.NO_SUDO,
    "sudo: effective uid is not 0, is it on a file system with the 'nosuid' option set?": EngineTrouble.NO_SUDO,
}
CLIENT = {
    "failed to open the raw stream connection: dial unix /var/run/docker.sock: connect: permission denied": "no-right",
    "permission denied while trying to connect to the docker API at unix:///var/run/docker.sock": "no-right",
    "error during connect: dial unix /run/x.sock: connect: no such file or directory": "daemon-down",
    "dial unix /var/run/docker.sock: connect: connection refused": "daemon-down",
    "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?": "daemon-down",
    "dial tcp 127.0.0.1:2375: i/o timeout": "silent",
    "sh: 1: docker: not found": "no-client",
    "sh: 1: exec: /opt/docker: not found": "no-client",
    "env: '/usr/bin/docker': No such file or directory": "no-client",
    "docker: 'system dial-stdio' is not a docker command.": "no-client",
    "unknown command: docker system dial-stdio": "no-client",
    "RemoteDisconnected: Remote end closed connection without response": "malformed",
    "Segmentation fault": "malformed",
    "": "malformed",
}


@pytest.mark.parametrize("words", SUDO)
def test_what_sudo_says_is_told_apart(words: str) -> None:
    assert sudo_trouble(words) is SUDO[words]
    assert stream_trouble(words) is SUDO[words]


@pytest.mark.parametrize(
    "words",
    ["", "no answer", "sudo: unable to resolve host web1: Name or service not known", 'context "x": context not found'],
)
def test_where_docker_complains_sudo_did_its_part(words: str) -> None:
    assert sudo_trouble(words) is None


@pytest.mark.parametrize("words", CLIENT)
def test_what_the_client_says_is_told_apart(words: str) -> None:
    assert stream_trouble(words) is EngineTrouble(CLIENT[words])


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("connecting to /x: Permission denied", EngineTrouble.NO_RIGHT),
        ("connecting to /x: No such file or directory", EngineTrouble.DAEMON_DOWN),
        ("connecting to /x: Connection refused", EngineTrouble.DAEMON_DOWN),
        ("connecting to /x: timed out", EngineTrouble.SILENT),
        ("connecting to /x: Protocol wrong type for socket", EngineTrouble.LOST),
    ],
)
def test_a_socket_of_this_machine_says_why_it_does_not_open(words: str, trouble: EngineTrouble) -> None:
    assert opening_trouble(words) is trouble
