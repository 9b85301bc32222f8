"""Codes that begin with `ssh.`: the way to a host, its key, our login, and the first program that runs there."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

_LOOK = "\nTry by hand, from where this ran:\n  ssh -v -p <port> <login> true"
_COMPARE = (
    "Compare with the machine itself, by another way than this network (its console, the provider's page, somebody "
    "who is logged in there):\n  for key in /etc/ssh/ssh_host_*_key.pub; do ssh-keygen -lf $key; done\n"
)
_PIN = (
    "Only if one of them is the same, pin it, by its fingerprint or by the whole line:\n"
    "  ssh-known-hosts: |\n    <pins>\n  # or\n  ssh-known-hosts: |\n    <lines>"
)
_STORE_AGAIN = (
    "Store the private key again, whole, from the file itself:\n"
    "  cat ~/.ssh/id_ed25519 | gh secret set DEPLOY_SSH_KEY\nand hand it over, in the workflow:\n"
    "  with:\n    ssh-key: ${{ secrets.DEPLOY_SSH_KEY }}"
)

_WAY = (
    Entry(
        code="ssh.no-client",
        title="There is no usable `ssh` on this machine",
        cause="Waybill uses the system's own SSH client, and <detail>.",
        told_by="No program `ssh` in PATH, or one that refuses options that every OpenSSH since 7.6 knows.",
        fix="Install it:\n  sudo apt-get install -y openssh-client   # or: apk add openssh-client, dnf install "
        "openssh-clients",
    ),
    Entry(
        code="ssh.name-not-found",
        title="The host's name leads nowhere",
        cause="No address belongs to the <what> `<host>`, as seen from here.",
        told_by="The resolver's own words. A name that only a VPN or a jump host knows looks the same.",
        fix="Correct the name in `<input>`, or name the jump host behind which it is known:\n"
        "  ssh-jump: deploy@bastion.example.com" + _LOOK,
    ),
    Entry(
        code="ssh.refused",
        title="Nothing takes SSH connections there",
        cause="`<host>` answers, and refuses connections to port <port>. sshd does not run, it listens at another "
        "port, or a firewall refuses us.",
        told_by="The connection was refused at once. A firewall that drops silently is ssh.timeout.",
        fix="On the host, see whether and where it listens:\n  systemctl status ssh sshd\n  ss -ltnp | grep sshd\n"
        "Another port is written behind the host: <host>:2222. fail2ban refuses addresses too: `fail2ban-client "
        "status sshd`.",
    ),
    Entry(
        code="ssh.timeout",
        title="The host does not answer",
        cause="Nothing came back from `<host>` port <port>. The host is down, the address is an old one, or a firewall "
        "drops what comes from here. Runners of GitHub have no fixed addresses.",
        told_by="The time limit passed before a connection was there.",
        fix="Check that the host runs and that this address is its own. Where a firewall lets in known addresses only, "
        "use a self-hosted runner or a jump host:\n  ssh-jump: deploy@bastion.example.com" + _LOOK,
    ),
    Entry(
        code="ssh.silent",
        title="The host takes the connection and then says nothing",
        cause="`<host>` port <port> accepts, and sshd behind it does not go on: <detail>. An overloaded machine, a "
        "full disk, a proxy in between, or a path that loses large packets.",
        told_by="The connection came up; the greeting or the key exchange did not, until the time limit.",
        fix="Look at the host's load and log:\n  uptime; df -h; journalctl -u ssh -n 50\n"
        "If small things work and this hangs, lower the MTU on the way." + _LOOK,
    ),
    Entry(
        code="ssh.unreachable",
        title="There is no way to the host",
        cause="The network has no route to `<host>`: <detail>",
        told_by="The system says: no route, or network unreachable. An IPv6 address without an IPv6 network is a usual "
        "reason; GitHub's runners have none.",
        fix="Use an address that this network reaches, or a jump host that has both:\n"
        "  ssh-jump: deploy@bastion.example.com" + _LOOK,
    ),
    Entry(
        code="ssh.not-ssh",
        title="Something other than SSH answers",
        cause="`<host>` port <port> speaks, and not SSH: <detail>",
        told_by="What it said instead of a greeting.",
        fix="Correct the port in `<input>`; SSH is at 22 unless sshd_config says otherwise:\n  grep -i ^port "
        "/etc/ssh/sshd_config",
    ),
    Entry(
        code="ssh.dropped",
        title="The host drops connections before the handshake is done",
        cause="`<host>` port <port> took the connection and cut it, <times>. sshd does that when too many log in at "
        "once (MaxStartups) or when it has penalised this address (PerSourcePenalties); so do fail2ban and firewalls.",
        told_by="The connection was cut before the login, in every try within the budget. As a warning: a later try "
        "went through.",
        fix="On the host, see who drops and why:\n  journalctl -u ssh -n 50\n  fail2ban-client status sshd\n"
        "Raise the limit in /etc/ssh/sshd_config, then `sudo systemctl reload ssh`:\n  MaxStartups 60:30:200\n"
        "and let only one pipeline at a time deploy there (`concurrency:`).",
    ),
    Entry(
        code="ssh.no-common-algorithm",
        title="The host and this client have no algorithm in common",
        cause="`<host>` runs <server>, and the two sides share no way to talk: <detail>",
        told_by="ssh names what is missing and what the host offers.",
        fix="Update OpenSSH on the host. Old key types can be replaced there at once:\n  sudo ssh-keygen -A && sudo "
        "systemctl restart ssh",
    ),
    Entry(
        code="ssh.jump-refused",
        title="The jump host does not lead on",
        cause="The login on the jump host works, and it refuses to connect to `<target>`: <detail>",
        told_by="The jump host's own refusal of the connection.",
        fix="On the jump host, allow it in /etc/ssh/sshd_config, and take `restrict` or `no-port-forwarding` from the "
        "key's line in authorized_keys:\n  AllowTcpForwarding yes\n  PermitOpen <target>",
    ),
)

_HOST_KEY = (
    Entry(
        code="ssh.key-unpinned",
        title="Nothing says which host key is the right one",
        cause="`<host>` port <port> shows host keys, and none is pinned. Whoever answers first would be believed, and "
        "could be handed our credentials: no login was tried.",
        told_by="Neither a line nor a fingerprint of `ssh-known-hosts` names this host and port.",
        fix="It offers:\n  <offered>\n" + _COMPARE + _PIN,
    ),
    Entry(
        code="ssh.key-changed",
        title="The host shows another key than the pinned one",
        cause="`<host>` port <port> was rebuilt, or another machine answers in its place. Nothing secret was sent: no "
        "login was tried.\n  pinned:  <pinned>\n  offered: <offered>",
        told_by="The key that was shown, compared with the pins.",
        fix="Do not replace the pin before you know why. "
        + _COMPARE
        + "If it was rebuilt, replace the old pin. "
        + _PIN,
    ),
    Entry(
        code="ssh.key-other-type",
        title="The pinned key is of a type that the host does not offer",
        cause="A key of `<host>` port <port> is pinned, and the host offers only other types. Its keys were replaced, "
        "or another machine answers. No login was tried.\n  pinned:  <pinned>\n  offered: <offered>",
        told_by="The types of the pins and those in the host's own list.",
        fix=_COMPARE + _PIN,
    ),
    Entry(
        code="ssh.key-revoked",
        title="The host shows a key that was revoked",
        cause="`<host>` port <port> shows a key that a `@revoked` line forbids. Whoever has that key can pose as the "
        "host: no login was tried.\n  offered: <offered>",
        told_by="A `@revoked` line of known_hosts.",
        fix="At the host's console, not over ssh (it may be another machine that answers), give it new keys and pin "
        "those:\n  sudo sh -c 'rm /etc/ssh/ssh_host_* && ssh-keygen -A && systemctl restart ssh'",
    ),
    Entry(
        code="ssh.pin-unreadable",
        title="A line of `ssh-known-hosts` pins nothing",
        cause="These lines were left out, as nothing in them can be compared: <problems>",
        told_by="Read from the text alone.",
        fix="Write one of these forms a line:\n  web1.example.com ssh-ed25519 AAAA…\n  [web1.example.com]:2222 "
        "ssh-ed25519 AAAA…\n  web1.example.com SHA256:…",
        severity=Severity.WARNING,
    ),
)

_LOGIN = (
    Entry(
        code="ssh.login-key-missing",
        title="The login key is empty or a template",
        cause="What came as `ssh-key` is no key: <detail>. A secret that does not exist, or that this event may not "
        "read (a pull request from a fork), arrives like that.",
        told_by="Read from the text alone; nothing was connected.",
        fix="Check the name of the secret under Settings > Secrets and variables > Actions, the `environment:` of the "
        "job, and that the workflow passes it:\n  with:\n    ssh-key: ${{ secrets.DEPLOY_SSH_KEY }}",
    ),
    Entry(
        code="ssh.login-key-damaged",
        title="The login key was damaged when it was copied",
        cause="`ssh-key` cannot be used: <detail>.",
        told_by="Read from the text alone, and by `ssh-keygen -y`; nothing was connected.",
        fix=_STORE_AGAIN + "\nA key of PuTTY is exported first: PuTTYgen > Conversions > Export OpenSSH key.",
    ),
    Entry(
        code="ssh.login-key-locked",
        title="The login key is locked with a passphrase",
        cause="`ssh-key` cannot be opened: <detail>.",
        told_by="The key says that it is encrypted; the passphrase was tried with `ssh-keygen`, nothing was connected.",
        fix="Hand over the passphrase:\n  with:\n    ssh-key-passphrase: ${{ secrets.DEPLOY_SSH_KEY_PASSPHRASE }}\n"
        "or make a key of its own for this, without one:\n  ssh-keygen -t ed25519 -N '' -f deploy_key",
    ),
    Entry(
        code="ssh.key-repaired",
        title="The login key was damaged, and repaired for this run",
        cause="`ssh-key` works after this was put right: <repaired>. Other programs may not forgive it.",
        told_by="Read from the text alone.",
        fix=_STORE_AGAIN,
        severity=Severity.NOTE,
    ),
    Entry(
        code="ssh.login-refused",
        title="The host refuses the login",
        cause="`<host>` does not let `<user>` in with <key>. It would accept: <methods>. A host does not say why: the "
        "key is not in that user's authorized_keys, there is no such user, the rights of the home folder are too wide, "
        "or sshd_config allows others only.",
        told_by="The host's key was right, and the login was refused.",
        fix="On the host, the log has the reason:\n  journalctl -u ssh -n 20\n"
        "The public half belongs, in one line, into ~<user>/.ssh/authorized_keys:\n"
        "  ssh-keygen -y -f deploy_key | ssh <login> 'cat >> .ssh/authorized_keys'\n"
        "Rights that are too wide make sshd ignore that file:\n  chmod go-w ~<user> ~<user>/.ssh "
        "~<user>/.ssh/authorized_keys\nRoot logs in only where `PermitRootLogin` allows it; see also `AllowUsers`.",
    ),
    Entry(
        code="ssh.no-login-key",
        title="There is no key to log in with",
        cause="`<host>` would accept a login of `<user>` by <methods>, and no key was offered: `ssh-key` is not given, "
        "and neither the agent nor the user's own files hold one that can be used without a question. A secret that "
        "does not exist, or that this event may not read (a pull request from a fork), counts as not given.",
        told_by="ssh offered no public key.",
        fix="In a workflow, hand over a key:\n  with:\n    ssh-key: ${{ secrets.DEPLOY_SSH_KEY }}\n"
        "On a laptop, load it into the agent:\n  ssh-add ~/.ssh/id_ed25519",
    ),
    Entry(
        code="ssh.login-unfinished",
        title="The host wants more than a key",
        cause="`<host>` takes the key of `<user>`, and then wants <methods> as well. Nobody is here to answer.",
        told_by="The login succeeded in part; `AuthenticationMethods` in sshd_config asks for more.",
        fix="Let this user in by key alone, in /etc/ssh/sshd_config:\n  Match User <user>\n    AuthenticationMethods "
        "publickey",
    ),
    Entry(
        code="ssh.too-many-keys",
        title="The agent offers too many keys",
        cause="`<host>` ended the login before the right key had its turn: the agent offered <tried>, and sshd counts "
        "each (MaxAuthTries, 6 unless set).",
        told_by="The host said: too many authentication failures.",
        fix="Name the key for this host in ~/.ssh/config:\n  Host <host>\n    IdentitiesOnly yes\n    IdentityFile "
        "~/.ssh/id_ed25519\nor hand it over as `ssh-key`.",
    ),
)

_SESSION = (
    Entry(
        code="ssh.shell-refused",
        title="The user may log in, and run nothing",
        cause="The login of `<user>` on `<host>` works, and no program starts: <detail>.",
        told_by="The session began, and our first line never came.",
        fix="Give the user a shell, or use another user:\n  sudo chsh -s /bin/sh <user>",
    ),
    Entry(
        code="ssh.command-forced",
        title="The key may run one other command only",
        cause="The login of `<user>` on `<host>` works, and its line in authorized_keys runs another command instead "
        'of ours (`command="…"`).',
        told_by="sshd tells the options of the key's line.",
        fix="Use a key of its own for this, whose line has no `command=`; `restrict` alone is fine:\n"
        "  restrict ssh-ed25519 AAAA… deploy",
    ),
    Entry(
        code="ssh.account-expired",
        title="The account or its password has expired",
        cause="The login of `<user>` on `<host>` works, and the account has expired: <detail>.",
        told_by="The host's own words, in place of our first line.",
        fix="See and renew it on the host:\n  sudo chage -l <user>\n  sudo chage -M -1 -E -1 <user>",
    ),
    Entry(
        code="ssh.shell-ends",
        title="The login shell ends before our program begins",
        cause="The login of `<user>` on `<host>` works, and <detail>. A start file such as ~/.bashrc ends the shell, "
        "waits for something, or starts another program, also where nobody is at a terminal.",
        told_by="The session began, and our first line never came.",
        fix="See what it does:\n  ssh -p <port> <login> true; echo $?\n"
        "Let the start file of that shell end at once where nobody is at a terminal. First line of ~/.bashrc:\n"
        "  case $- in *i*) ;; *) return ;; esac\nof ~/.cshrc:\n  if (! $?prompt) exit\n"
        "In ~/.config/fish/config.fish, put what is there between `if status is-interactive` and `end`.",
    ),
    Entry(
        code="ssh.shell-noisy",
        title="A start file prints into every session",
        cause="The login shell of `<user>` on `<host>` printed this before our program began: <noise>. Waybill tells "
        "it apart; scp, rsync and git over ssh break on it.",
        told_by="Text in front of our first line.",
        fix="Print only where somebody reads, in the start file (~/.bashrc):\n  case $- in *i*) ;; *) return ;; esac",
        severity=Severity.WARNING,
    ),
    Entry(
        code="ssh.session-refused",
        title="The host opens no session",
        cause="The login of `<user>` on `<host>` works, and no session is opened: <detail>",
        told_by="The host refused the session itself, before any shell.",
        fix="In /etc/ssh/sshd_config, allow at least one, then `sudo systemctl reload ssh`:\n  MaxSessions 10",
    ),
    Entry(
        code="ssh.one-session",
        title="The host allows one session at a time",
        cause="`<host>` refuses a second session on a connection. Waybill takes turns there, which is slower.",
        told_by="A second session was refused while the first ran.",
        fix="In /etc/ssh/sshd_config, then `sudo systemctl reload ssh`:\n  MaxSessions 10",
        severity=Severity.NOTE,
    ),
    Entry(
        code="ssh.lost",
        title="The connection broke",
        cause="The login of `<user>` on `<host>` worked, and then the connection was gone: <detail>",
        told_by="The process that holds the connection ended by itself. As a warning: it was made anew, and that one "
        "held.",
        fix="Try again. If it stays, see why sshd ends it, and whether the machine runs out of memory:\n"
        "  journalctl -u ssh -n 50\n  journalctl -k | grep -i 'out of memory'",
    ),
)

ENTRIES: tuple[Entry, ...] = (*_WAY, *_HOST_KEY, *_LOGIN, *_SESSION)
