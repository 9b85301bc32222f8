"""The server side of SSH on a host."""

from __future__ import annotations

PID_FILE = "/run/sshd.pid"
LOG = "/var/log/sshd.log"
CONFIGURATION = "/etc/ssh/sshd_config"

# sshd takes the first value of a keyword, so what the lab needs comes first and what a test wants behind it.
NEEDED = f"""\
PidFile {PID_FILE}
UsePAM no
UseDNS no
HostKey /etc/ssh/ssh_host_ed25519_key
HostKey /etc/ssh/ssh_host_ecdsa_key
HostKey /etc/ssh/ssh_host_rsa_key
Subsystem sftp internal-sftp
"""


def configuration(options: str) -> str:
    """The text of sshd_config."""
    return NEEDED + options.rstrip("\n") + "\n"


# Wrong options are told only by a check before; sshd itself would tell its log.
START = f"mkdir -p /run/sshd && /usr/sbin/sshd -t -f {CONFIGURATION} && exec /usr/sbin/sshd -f {CONFIGURATION} -E {LOG}"
