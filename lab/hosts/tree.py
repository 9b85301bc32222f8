"""The files of a new host: what a small server has, and nothing private of the machine's."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
import uuid
from collections.abc import Collection, Iterable
from pathlib import Path

from lab.hosts import engine, keys, sshd
from lab.hosts.model import SOCKET, WORLD_ADDRESS, HostSpec, User

# Of the machine's /etc; hosts get neither its passwords nor its keys.
ETC = (
    "alternatives", "bash.bashrc", "debian_version", "environment", "ethertypes", "gai.conf", "host.conf", "inputrc",
    "iproute2", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "locale.alias", "localtime", "login.defs", "lsb-release",
    "networks", "nsswitch.conf", "os-release", "pki/tls/certs", "profile", "profile.d", "protocols", "rpc", "security",
    "services", "shells", "skel", "ssl/certs", "ssl/cert.pem", "ssl/openssl.cnf", "terminfo", "timezone", "fish",
)  # fmt: skip
FOLDERS = {
    "proc": 0o555, "sys": 0o555, "dev": 0o755, "run": 0o755, "usr": 0o755, "lab": 0o700, "root": 0o700, "home": 0o755,
    "srv": 0o755, "opt": 0o755, "mnt": 0o755, "media": 0o755, "tmp": 0o1777, "var/tmp": 0o1777, "var/log": 0o755,
    "var/lib": 0o755, "var/cache": 0o755, "var/spool": 0o755, "var/lib/sudo/lectured": 0o700,
}  # fmt: skip
PAM = "auth required pam_unix.so\naccount required pam_permit.so\nsession required pam_permit.so\n"
SECURE_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
USERS_FROM, NOBODY = 1000, 65534


def plant(root: Path, spec: HostSpec, key: Path) -> None:
    """Make the root folder of a host. ``key`` is the private key whose other half its users accept."""
    for name, mode in FOLDERS.items():
        (root / name).mkdir(parents=True, exist_ok=True)
        (root / name).chmod(mode)
    (root / "var" / "run").symlink_to("../run")
    (root / "var" / "lock").symlink_to("../run/lock")
    _merged_usr(root)
    _copy_etc(root / "etc")
    keys.write_host_keys(root)
    refresh(root, spec, key)


def _merged_usr(root: Path) -> None:
    for path in Path("/").iterdir():
        if path.is_symlink() and os.readlink(path).removeprefix("/").startswith("usr/"):
            (root / path.name).symlink_to(os.readlink(path))


def _copy_etc(etc: Path) -> None:
    etc.mkdir(exist_ok=True)
    there = [name for name in ETC if os.path.lexists(Path("/etc") / name)]
    subprocess.run(["cp", "-a", "--parents", *there, etc], cwd="/etc", check=True, stdin=subprocess.DEVNULL)


def refresh(root: Path, spec: HostSpec, key: Path) -> None:
    """Write every file that the lab chooses, as new, and empty the places where people work."""
    public = key.with_suffix(".pub").read_text()
    for name, (text, mode) in _etc_files(spec, root).items():
        _write(root / "etc" / name, text, mode)
    kept = [root / place[1:] for place in engine.places(spec)]
    for folder in ("home", "srv", "opt", "tmp", "var/tmp", "root"):
        empty(root / folder, kept)
    for user in spec.everybody:
        _home(root, spec, user, public)


def empty(folder: Path, kept: Collection[Path] = ()) -> None:
    """Remove all that lies in a folder but what shall be kept."""
    for path in folder.iterdir():
        if path in kept:
            continue
        if any(keep.is_relative_to(path) for keep in kept):
            empty(path, kept)
        else:
            discard(path)


def discard(path: Path) -> None:
    """Remove whatever it is, and nothing that a link leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _write(path: Path, text: str, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_text(text)
    path.chmod(mode)


def _home(root: Path, spec: HostSpec, user: User, public: str) -> None:
    home, number = root / user.home[1:], spec.user_id(user.name)
    _own_folder(home, number, 0o700 if user.name == "root" else 0o755)
    for path in (root / "etc" / "skel").glob(".*"):
        _own_file(home, path.name, path.read_text(), number)
    if user.key:
        _own_folder(home / ".ssh", number, 0o700)
        _own_file(home, ".ssh/authorized_keys", f"{user.authorized} {public}".lstrip(), number, 0o600)
    engines = engine.users_configuration(spec) if user.name == spec.rootless else {}
    for name, text in {**engines, **user.files}.items():
        _own_file(home, name, text, number)


def _own_folder(path: Path, number: int, mode: int = 0o755) -> None:
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(mode)
    os.chown(path, number, number)


def _own_file(home: Path, name: str, text: str, number: int, mode: int = 0o644) -> None:
    """A file below somebody's home; the folders on the way belong to the same person."""
    for folder in reversed((home / name).relative_to(home).parents[:-1]):
        if not (home / folder).exists():
            _own_folder(home / folder, number)
    _write(home / name, text, mode)
    os.chown(home / name, number, number)


def _etc_files(spec: HostSpec, root: Path) -> dict[str, tuple[str, int]]:
    names = f"127.0.0.1 localhost\n::1 localhost\n127.0.1.1 {spec.name}\n"
    texts = {
        "hostname": f"{spec.name}\n",
        "hosts": names,
        "resolv.conf": f"nameserver {WORLD_ADDRESS}\noptions timeout:1 attempts:1\n",
        "fstab": "",
        "mtab": "",
        "passwd": _passwd(spec),
        "group": _group(spec),
        "pam.d/sudo": PAM,
        "pam.d/other": PAM,
        "ssh/sshd_config": sshd.configuration(spec.sshd),
        "subuid": _subordinate(spec),
        "subgid": _subordinate(spec),
        **engine.configuration(spec, root),
    }
    private = {"shadow": _shadow(spec), "sudoers": _sudoers(spec)}
    return {
        "machine-id": (uuid.uuid5(uuid.NAMESPACE_DNS, f"{spec.name}.example.com").hex + "\n", 0o444),
        **{name: (text, 0o644) for name, text in texts.items()},
        **{name: (text, 0o440) for name, text in private.items()},
    }


def _subordinate(spec: HostSpec) -> str:
    """The numbers that a user may give away in namespaces of its own."""
    people = [user for user in spec.everybody if user.name != "root"]
    return "".join(f"{user.name}:{100_000 + 65_536 * place}:65536\n" for place, user in enumerate(people))


def _system_users() -> Iterable[pwd.struct_passwd]:
    return [entry for entry in pwd.getpwall() if 0 < entry.pw_uid < USERS_FROM or entry.pw_uid == NOBODY]


def _passwd(spec: HostSpec) -> str:
    system = {
        entry.pw_name: f"{entry.pw_name}:x:{entry.pw_uid}:{entry.pw_gid}::{entry.pw_dir}:{entry.pw_shell}"
        for entry in _system_users()
    }
    system.setdefault("sshd", f"sshd:x:998:{NOBODY}::/run/sshd:/usr/sbin/nologin")
    people = [
        f"{user.name}:x:{number}:{number}::{user.home}:{user.shell}"
        for user in spec.everybody
        for number in [spec.user_id(user.name)]
    ]
    return "\n".join([*people, *system.values()]) + "\n"


def _group(spec: HostSpec) -> str:
    """The machine's groups of the system, one for each user, and those that users are in."""
    numbers = {entry.gr_name: entry.gr_gid for entry in grp.getgrall() if entry.gr_gid < USERS_FROM}
    numbers["nogroup"] = NOBODY
    numbers.update({user.name: spec.user_id(user.name) for user in spec.everybody})
    wanted = ["docker", *(group for user in spec.everybody for group in user.groups)]
    free = (number for number in range(900, USERS_FROM) if number not in numbers.values())
    for group in wanted:
        if group not in numbers:
            numbers[group] = next(free)
    members = {group: [user.name for user in spec.everybody if group in user.groups] for group in numbers}
    return "".join(f"{group}:x:{number}:{','.join(members[group])}\n" for group, number in numbers.items())


def _shadow(spec: HostSpec) -> str:
    """Nobody has a password unless it was asked for. ``*`` is not ``!``: a locked account may not even use a key."""
    return "".join(f"{user.name}:{_hashed(user.password)}:20000:0:99999:7:::\n" for user in spec.everybody)


def _hashed(password: str) -> str:
    if not password:
        return "*"
    command = ["openssl", "passwd", "-6", "-stdin"]
    return subprocess.run(command, input=password, capture_output=True, check=True, text=True).stdout.strip()


def _sudoers(spec: HostSpec) -> str:
    defaults = f'Defaults env_reset\nDefaults secure_path="{SECURE_PATH}"\n'
    rights = [f"{user.name} ALL=(root) {user.sudo}\n" for user in spec.everybody if user.sudo]
    return f"{defaults}root ALL=(ALL:ALL) ALL\n{''.join(rights)}{spec.sudoers}"


def socket_owner(spec: HostSpec) -> str:
    """Who owns a socket that stands in a user's own runtime folder; nobody for the usual place."""
    parts = Path(spec.socket).parts
    named = {str(spec.user_id(user.name)): user.name for user in spec.everybody}
    return named.get(parts[3], "") if spec.socket != SOCKET and parts[:3] == ("/", "run", "user") else ""
