"""The host itself: room, engine, rights, files, and what an earlier deploy left there."""

from __future__ import annotations

from lab.client import native_platform
from lab.hosts import User
from tests.faults.running import Call
from tests.faults.scene import DIRECTORY, Scene
from tests.faults.table import Table
from tests.faults.transport_rows import looked_at, pinned

HOST = Table()
FOREIGN = "linux/arm64" if native_platform() == "linux/amd64" else "linux/amd64"
PLUGIN = "/usr/libexec/docker/cli-plugins/docker-compose"
ROOTLESS = User(name="deploy")


# Room


@HOST.refused("F048", "host.disk-full", says=("free", "needed", "docker system df"))
def the_disk_is_full(scene: Scene) -> Call:
    small(scene, "size=64k")
    return looked_at(scene)


@HOST.refused("F049", "host.inodes-full", says=("inodes free", "The bytes are not the matter"))
def the_disk_has_no_inode_left(scene: Scene) -> Call:
    small(scene, "nr_inodes=2")
    return looked_at(scene)


def small(scene: Scene, options: str) -> None:
    """A file system of its own where the engine keeps its data."""
    for path in ("/var/lib/docker", "/var/lib/containerd"):
        scene.host.shell('[ ! -d "$1" ] || mount -t tmpfs -o "$2" tmpfs "$1"', path, options)
        scene.afterwards.callback(scene.host.shell, 'umount "$1" 2>/dev/null || :', path)


# The engine


@HOST.refused("F051", "engine.daemon-down", says=("Nobody answers at",))
def the_engine_was_stopped(scene: Scene) -> Call:
    scene.host.stop_engine()
    return looked_at(scene)


@HOST.refused("F051", "engine.daemon-down", one=True)
def the_engine_was_killed(scene: Scene) -> Call:
    scene.host.stop_engine(kill=True)
    return looked_at(scene)


@HOST.refused("F051", "engine.silent", one=True)
def the_engine_is_frozen(scene: Scene) -> Call:
    scene.host.freeze_engine()
    scene.afterwards.callback(scene.host.thaw_engine)
    return looked_at(scene, "--probe-timeout", "3s")


@HOST.refused("F054", "engine.no-right", says=("usermod -aG docker deploy",))
def the_login_is_not_in_the_group(scene: Scene) -> Call:
    scene.edited("/^docker:/s/:[^:]*$/:/", "/etc/group")
    return looked_at(scene)


@HOST.refused("F044", "engine.no-client", one=True)
def there_is_no_client_and_no_forwarding(scene: Scene) -> Call:
    scene.host.shell("rm -f /usr/bin/docker /usr/local/bin/docker")
    scene.serve("DisableForwarding yes\n")
    return looked_at(scene)


@HOST.refused("F044", "engine.not-in-path", says=("/opt/docker/bin/docker", "ln -s"), one=True)
def the_client_is_where_no_session_looks(scene: Scene) -> Call:
    scene.host.shell("mkdir -p /opt/docker/bin; cp /lab/docker /opt/docker/bin; chmod 755 /opt/docker/bin/docker")
    scene.host.shell("rm -f /usr/bin/docker /usr/local/bin/docker")
    return looked_at(scene)


@HOST.refused("F008", "image.platform-missing", says=(FOREIGN,))
def the_image_is_for_another_machine(scene: Scene) -> Call:
    pushed = scene.push("1.0", platforms=(FOREIGN,))
    scene.compose(env={"IMAGE": pushed.pinned})
    return scene.preflight(pushed.pinned)


@HOST.good("N17", "engine.rootless", machine={"store": "containerd", "users": (ROOTLESS,), "rootless": "deploy"})
def the_engine_is_the_users_own(scene: Scene) -> Call:
    return looked_at(scene)


@HOST.good("podman", "engine.podman", machine={"store": "podman"})
def the_engine_is_podman(scene: Scene) -> Call:
    return looked_at(scene)


# sudo


@HOST.refused("F041", "engine.sudo-password", unsettled=("check.not-made",), says=("NOPASSWD",), one=True)
def sudo_wants_a_password(scene: Scene) -> Call:
    scene.edited("$a deploy ALL=(root) ALL", "/etc/sudoers")
    return looked_at(scene, "--sudo")


@HOST.refused("F041", "engine.sudo-tty", unsettled=("check.not-made",), says=("requiretty",), one=True)
def sudo_wants_a_terminal(scene: Scene) -> Call:
    scene.edited("$a Defaults requiretty\\ndeploy ALL=(root) NOPASSWD: ALL", "/etc/sudoers")
    return looked_at(scene, "--sudo")


@HOST.good("N18")
def the_login_may_only_sudo(scene: Scene) -> Call:
    scene.edited("/^docker:/s/:[^:]*$/:/", "/etc/group")
    scene.edited("$a deploy ALL=(root) NOPASSWD: /usr/bin/docker, /usr/local/bin/docker", "/etc/sudoers")
    return looked_at(scene, "--sudo")


# The registry, from the host


@HOST.refused("F021", "pull.name-not-found", "pull.blob-host", says=("ghcr.io",))
def the_host_resolves_no_name(scene: Scene) -> Call:
    scene.afterwards.callback(resolved_by, scene, scene.host.read("/etc/resolv.conf"))
    resolved_by(scene, "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    return looked_at(scene)


def resolved_by(scene: Scene, text: str) -> None:
    """The engine reads that again only after some seconds, or when it starts."""
    scene.host.write("/etc/resolv.conf", text)
    scene.host.stop_engine()
    scene.host.start_engine()


@HOST.refused("F020", "pull.certificate", alone=True, one=True)
def only_the_runner_knows_the_authority(scene: Scene) -> Call:
    scene.world.tls("ghcr.io", "unknown-ca")
    return looked_at(scene, "--registry-ca", str(scene.world.unknown_authority))


# Files and state


@HOST.refused("F080", "host.file-differs", says=("`deploy.sh` of the commit", "scp deploy.sh"), one=True)
def the_script_on_the_host_is_old(scene: Scene) -> Call:
    scene.host.write(f"{DIRECTORY}/server_deploy.sh", "#!/bin/sh\nexit 0\n", "deploy")
    return with_script(scene)


@HOST.refused("F080", "host.file-missing", says=("server_deploy.sh",), one=True)
def the_script_is_not_on_the_host(scene: Scene) -> Call:
    return with_script(scene)


@HOST.good("F080", one=True)
def the_script_is_the_commits(scene: Scene) -> Call:
    scene.host.write(f"{DIRECTORY}/server_deploy.sh", "#!/bin/sh\necho new\n", "deploy")
    return with_script(scene)


def with_script(scene: Scene) -> Call:
    """``preflight`` that compares one file with the commit's."""
    call = looked_at(scene, "--host-files", f"deploy.sh={DIRECTORY}/server_deploy.sh")
    return Call(
        verb=call.verb,
        arguments=call.arguments,
        environ=call.environ,
        files={"deploy.sh": "#!/bin/sh\necho new\n"},
    )


@HOST.good("F108", "host.locked", one=True)
def a_deploy_is_at_work(scene: Scene) -> Call:
    process = scene.host.popen(["sleep", "600"], user="deploy")
    scene.until_the_end(process)
    pid = scene.host.shell("until pgrep -nxu deploy sleep; do :; done").strip()
    state(scene, "lock", lock(scene, pid, scene.host.read(f"/proc/{pid}/stat").rsplit(")", 1)[1].split()[19]))
    return looked_at(scene)


@HOST.good("F108", one=True)
def the_lock_is_of_a_deploy_that_died(scene: Scene) -> Call:
    state(scene, "lock", lock(scene, "999999", "1"))
    return looked_at(scene)


@HOST.good("F107", "host.journal-open", one=True)
def a_deploy_was_cut_off(scene: Scene) -> Call:
    begun = "1 fact begin transaction=20261126T140312Z-1a2b3c4d uptime=8.44 since=2026-11-26T14:03:12Z run=x@y\n"
    state(scene, "open/journal", f"waybill journal 1\n{begun}2 intent up\n")
    return looked_at(scene)


@HOST.refused("S24", "host.state-unsafe", says=("chmod -R go=",), one=True)
def others_may_write_the_state(scene: Scene) -> Call:
    state(scene, "lock", lock(scene, "999999", "1"))
    scene.host.shell('chmod 777 "$1"', directory(scene))
    return looked_at(scene)


def directory(scene: Scene) -> str:
    """Where a deploy of the project keeps its state, by docs/host-protocol.md."""
    engine = "".join(one for one in scene.host.engine_get("/info")["ID"].lower() if one.isalnum())[:8]
    return f"/home/deploy/waybill/compose-app-{engine}"


def state(scene: Scene, name: str, text: str) -> None:
    """A file of it."""
    path = directory(scene)
    scene.host.write(f"{path}/{name}", text, "deploy", 0o600)
    scene.host.shell('chmod 700 /home/deploy/waybill "$1"; [ ! -d "$1/open" ] || chmod 700 "$1/open"', path)


def lock(scene: Scene, pid: str, start: str) -> str:
    """The lock of that process."""
    processes = scene.host.shell("readlink /proc/self/ns/pid").strip()
    fields = (
        *("waybill lock 1", f"pid {pid}", f"start {start}", f"boot {scene.host.boot_id}", f"processes {processes}"),
        *(f"uid {scene.host.user_id('deploy')}", "user deploy", "since 2026-11-26T14:03:12Z"),
        "run https://github.com/acme/app/actions/runs/1234567890/attempts/1",
        *("transaction 20261126T140312Z-1a2b3c4d", "end"),
    )
    return "".join(f"{field}\n" for field in fields)


# The fleet


@HOST.refused("fleet", "host.same-machine", says=("leads to the same machine",), one=True)
def two_names_lead_to_one_machine(scene: Scene) -> Call:
    other = scene.host.address6
    call = looked_at(scene, "--hosts", f"deploy@[{other}]")
    return pinned(call, *scene.host.known_hosts.splitlines(), *scene.host.known_hosts_as(other).splitlines())
