"""Between the run and the host: the way, the host's key, the login, the session."""

from __future__ import annotations

from collections.abc import Callable

from lab.hosts import User, mishaps
from tests.faults.deploy_cut_rows import cuts
from tests.faults.running import Call
from tests.faults.scene import Scene
from tests.faults.table import Table

TRANSPORT = Table()
VERIFYING = Table()
FISH = User(name="deploy", shell="/usr/bin/fish", groups=("docker",))


def looked_at(scene: Scene, *words: str) -> Call:
    """``preflight`` of a host where nothing else is wrong."""
    return scene.preflight(scene.ready().pinned, *words)


def pinned(call: Call, *lines: str) -> Call:
    """The same call with other pins."""
    words: list[str] = []
    for word in call.arguments:
        if words and words[-1] == "--ssh-known-hosts":
            words.pop()
        else:
            words.append(word)
    pins = [word for line in lines for word in ("--ssh-known-hosts", line)]
    return Call(verb=call.verb, arguments=(*words, *pins), environ=call.environ)


# The way


@TRANSPORT.refused("F120", "ssh.refused", says=("port 22", "systemctl status ssh"), one=True)
def nobody_listens(scene: Scene) -> Call:
    scene.host.stop_sshd()
    return looked_at(scene)


@VERIFYING.unknown("F120", "ssh.refused", says=("port 22",), one=True)
def nobody_listens_to_verify(scene: Scene) -> Call:
    scene.host.stop_sshd()
    return scene.verify(scene.push("1.0"))


@TRANSPORT.refused("transport", "ssh.silent", says=("does not go on",), one=True)
def it_takes_the_connection_and_says_nothing(scene: Scene) -> Call:
    scene.host.shell('kill -STOP "$(cat /run/sshd.pid)"')
    scene.afterwards.callback(scene.host.shell, 'kill -CONT "$(cat /run/sshd.pid)"')
    return looked_at(scene, "--probe-timeout", "3s")


@TRANSPORT.refused("transport", "ssh.name-not-found", says=("nowhere.example.com",), one=True)
def nobody_knows_its_name(scene: Scene) -> Call:
    return looked_at(scene).swapped((scene.login("deploy"), "deploy@nowhere.example.com"))


@TRANSPORT.refused("F037", "ssh.dropped", says=("MaxStartups 60:30:200",), one=True)
def it_drops_every_connection(scene: Scene) -> Call:
    scene.serve("MaxStartups 1:100:1\n")
    held(scene, 600)
    return looked_at(scene)


@TRANSPORT.good("F037", "ssh.dropped", one=True)
def it_drops_the_first_connections(scene: Scene) -> Call:
    scene.serve("MaxStartups 1:100:1\n")
    call = looked_at(scene)
    held(scene, 2)
    return call


def held(scene: Scene, seconds: int) -> None:
    """Somebody keeps the only place for a login that is not done."""
    script = "exec 3<>/dev/tcp/127.0.0.1/22; read -r line <&3; echo held; exec sleep $1"
    process = scene.host.popen(["bash", "-c", script, "bash", str(seconds)])
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    scene.until_the_end(process)


@TRANSPORT.good("transport", one=True)
def by_its_ipv6_address(scene: Scene) -> Call:
    call = looked_at(scene).swapped((scene.login("deploy"), f"deploy@[{scene.host.address6}]"))
    return pinned(call, *scene.host.known_hosts_as(scene.host.address6).splitlines())


@TRANSPORT.good("transport")
def through_a_jump_host(scene: Scene) -> Call:
    other = scene.world.hosts["classic"]
    call = looked_at(scene, "--ssh-jump", f"deploy@{other.address}")
    return pinned(call, *scene.host.known_hosts.splitlines(), *other.known_hosts.splitlines())


# The host's key


@TRANSPORT.refused("F033", "ssh.key-changed", says=("pinned:", "offered:", "SHA256:"), one=True)
def another_machine_answers(scene: Scene) -> Call:
    call = looked_at(scene)
    scene.host.swap_host_keys()
    return call


@VERIFYING.refused("F033", "ssh.key-changed", says=("pinned:", "offered:", "SHA256:"), one=True)
def another_machine_answers_verify(scene: Scene) -> Call:
    call = scene.verify(scene.push("1.0"))
    scene.host.swap_host_keys()
    return call


@TRANSPORT.refused("F034", "ssh.key-unpinned", says=("SHA256:", "ssh-known-hosts"), one=True)
def nothing_is_pinned(scene: Scene) -> Call:
    return pinned(looked_at(scene))


@TRANSPORT.refused("F034", "ssh.key-unpinned", warnings=("ssh.pin-unreadable",), one=True)
def the_only_pin_is_no_pin(scene: Scene) -> Call:
    return pinned(looked_at(scene), "# ssh-keyscan found nothing", f"{scene.host.address} nonsense")


@TRANSPORT.good("F035", one=True)
def only_the_rsa_key_is_pinned(scene: Scene) -> Call:
    (line,) = [line for line in scene.host.known_hosts.splitlines() if " ssh-rsa " in line]
    return pinned(looked_at(scene), line)


@TRANSPORT.good("F035", one=True)
def the_fingerprint_of_the_rsa_key_is_pinned(scene: Scene) -> Call:
    return pinned(looked_at(scene), f"{scene.host.address} {scene.host.fingerprints['ssh-rsa']}")


@TRANSPORT.refused("F035", "ssh.key-other-type", says=("ssh-ed25519",), one=True)
def the_pinned_type_is_not_offered(scene: Scene) -> Call:
    (line,) = [line for line in scene.host.known_hosts.splitlines() if " ssh-rsa " in line]
    scene.serve("HostKeyAlgorithms ssh-ed25519\n")
    return pinned(looked_at(scene), line)


# The login


@TRANSPORT.refused("transport", "ssh.login-refused", says=("`stranger`",), one=True)
def there_is_no_such_user(scene: Scene) -> Call:
    return looked_at(scene).swapped((scene.login("deploy"), scene.login("stranger")))


@TRANSPORT.refused("transport", "ssh.login-key-missing", one=True)
def the_secret_is_empty(scene: Scene) -> Call:
    return looked_at(scene).but(WAYBILL_SSH_KEY=" \n")


@TRANSPORT.refused("transport", "ssh.login-key-damaged", says=("`ssh-key` cannot be used",), one=True)
def the_key_was_cut_off(scene: Scene) -> Call:
    return looked_at(scene).but(WAYBILL_SSH_KEY=scene.host.key.read_text()[:200])


@TRANSPORT.good("transport", one=True)
def the_key_was_pasted_on_windows(scene: Scene) -> Call:
    return looked_at(scene).but(WAYBILL_SSH_KEY=scene.host.key.read_text().replace("\n", "\r\n").rstrip())


# The session


@TRANSPORT.refused("F042", "ssh.shell-refused", says=("chsh",), one=True)
def the_shell_is_nologin(scene: Scene) -> Call:
    return with_shell(scene, "/usr/sbin/nologin")


@TRANSPORT.good("F042", one=True)
def the_shell_is_restricted(scene: Scene) -> Call:
    return with_shell(scene, "/bin/rbash")


@TRANSPORT.good("F042", machine={"store": "containerd", "users": (FISH,)})
def the_shell_is_fish(scene: Scene) -> Call:
    return looked_at(scene)


@TRANSPORT.refused("transport", "ssh.shell-ends", one=True)
def a_start_file_ends_the_shell(scene: Scene) -> Call:
    scene.host.write("/home/deploy/.bashrc", "exit 3\n", "deploy")
    return with_shell(scene, "/bin/bash")


@TRANSPORT.good("N15", "ssh.shell-noisy", one=True)
def start_files_and_banners_print(scene: Scene) -> Call:
    scene.host.write("/home/deploy/.bashrc", "echo '::error::welcome'; echo warning: locale >&2\n", "deploy")
    scene.host.write("/etc/issue.net", "AUTHORIZED USE ONLY\n")
    scene.host.write("/etc/motd", "3 updates can be applied\n")
    scene.serve("Banner /etc/issue.net\nPrintMotd yes\n")
    return with_shell(scene, "/bin/bash")


@TRANSPORT.refused("transport", "ssh.command-forced", one=True)
def the_key_runs_another_command(scene: Scene) -> Call:
    scene.edited('s|^|command="/bin/true" |', "/home/deploy/.ssh/authorized_keys")
    return looked_at(scene)


@TRANSPORT.good("transport", one=True)
def the_key_is_restricted(scene: Scene) -> Call:
    scene.edited("s|^|restrict |", "/home/deploy/.ssh/authorized_keys")
    return looked_at(scene)


@TRANSPORT.refused("transport", "ssh.session-refused", says=("MaxSessions",), one=True)
def no_session_is_opened(scene: Scene) -> Call:
    scene.serve("MaxSessions 0\n")
    return looked_at(scene)


@TRANSPORT.good("transport", one=True)
def one_session_and_no_forwarding(scene: Scene) -> Call:
    scene.serve("MaxSessions 1\nDisableForwarding yes\nPort 2222\n")
    return looked_at(scene)


def with_shell(scene: Scene, shell: str) -> Call:
    """``preflight`` with a login whose shell is another."""
    scene.edited(f"s|^\\(deploy:.*:\\).*|\\1{shell}|", "/etc/passwd")
    return looked_at(scene)


# In mid-window


@VERIFYING.unknown("F051", "engine.daemon-down", says=("Nobody answers at",))
def its_engine_is_down(scene: Scene) -> Call:
    pushed = scene.push("1.0")
    scene.deliver(pushed)
    scene.host.stop_engine(kill=True)
    return scene.verify(pushed)


@VERIFYING.unknown("F051", "engine.silent", says=("said nothing until the deadline",))
def its_engine_is_frozen(scene: Scene) -> Call:
    pushed = scene.push("1.0")
    scene.deliver(pushed)
    scene.host.freeze_engine()
    scene.afterwards.callback(scene.host.thaw_engine)
    return scene.verify(pushed, "--probe-timeout", "3s")


@VERIFYING.unknown("F051", "engine.lost|engine.daemon-down")
def its_engine_dies_in_the_window(scene: Scene) -> Call:
    return in_mid_window(scene, lambda: scene.host.stop_engine(kill=True))


@VERIFYING.unknown("F051", "engine.silent", one=True)
def its_engine_freezes_in_the_window(scene: Scene) -> Call:
    scene.afterwards.callback(scene.host.thaw_engine)
    return in_mid_window(scene, scene.host.freeze_engine)


@TRANSPORT.good("F039", "ssh.lost", one=True)
def the_connection_breaks_while_it_is_looked_at(scene: Scene) -> Call:
    call = looked_at(scene)
    cuts(scene, "uname", "-m")
    return call


@VERIFYING.good("F039", "ssh.lost", one=True)
def the_connection_breaks_in_the_window(scene: Scene) -> Call:
    return in_mid_window(scene, scene.host.cut_ssh)


@VERIFYING.unknown("F039", "ssh.refused", says=("before that: ",), one=True)
def the_host_is_gone_in_the_window(scene: Scene) -> Call:
    return in_mid_window(scene, lambda: mishaps.kill_sshd(scene.host))


def in_mid_window(scene: Scene, act: Callable[[], object]) -> Call:
    """``verify`` of a good deploy, to whose host something happens while it settles."""
    pushed = scene.push("1.0")
    scene.deliver(pushed)
    scene.in_mid_window(act)
    return scene.verify(pushed, "--probe-timeout", "3s", settle="15s")
