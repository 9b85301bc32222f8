"""Making the world's own view of the machine: called inside fresh namespaces, it changes nothing outside them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

BUNDLES = (
    "ssl/certs/ca-certificates.crt",
    "ssl/cert.pem",
    "pki/tls/certs/ca-bundle.crt",
    "pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
)
NAME_SWITCH = "passwd: files\ngroup: files\nshadow: files\nhosts: files dns\nnetworks: files\n"


def _do(*command: str | Path, input: str = "") -> None:  # noqa: A002  # the word that subprocess uses
    result = subprocess.run(command, input=input, capture_output=True, check=False, text=True)
    if result.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))}: {result.stderr.strip()}")


def private_run() -> None:
    """An empty /run: no socket of the machine's docker, name cache or message bus is reachable from inside."""
    _do("mount", "-t", "tmpfs", "-o", "mode=0755", "tmpfs", "/run")
    Path("/run/lock").mkdir()


def private_etc(directory: Path, authority: bytes) -> None:
    """A copy of /etc in memory, with our name server, no other names, and our authority among those trusted."""
    copy = directory / "etc"
    copy.mkdir(exist_ok=True)
    _do("mount", "-t", "tmpfs", "-o", "mode=0755", "tmpfs", copy)
    # Files that only the machine's root may read are left out when we are not that root.
    subprocess.run(["cp", "-a", "/etc/.", copy], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    _replace(copy / "hosts", "127.0.0.1 localhost\n::1 localhost\n")
    _replace(copy / "resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    _replace(copy / "nsswitch.conf", NAME_SWITCH)
    _replace(copy / "passwd", _at_home((copy / "passwd").read_text(), directory / "home"))
    trusted = [copy / name for name in BUNDLES if (copy / name).is_file()]
    for bundle in trusted or [copy / BUNDLES[0]]:
        _trust(bundle, authority)
    _trust_by_hash(copy / "ssl" / "certs", authority)
    _do("mount", "--bind", copy, "/etc")


def _at_home(passwd: str, home: Path) -> str:
    """The users, with root living in the world: ssh asks here where its files are, whatever HOME says."""
    lines = [line.split(":") for line in passwd.splitlines()]
    return "".join(":".join([*line[:5], str(home), *line[6:]] if line[2:3] == ["0"] else line) + "\n" for line in lines)


def _replace(path: Path, text: str) -> None:
    """Write a file of our own even where the machine has a link that leads out of /etc."""
    path.unlink(missing_ok=True)
    path.write_text(text)


def _trust(bundle: Path, authority: bytes) -> None:
    bundle.parent.mkdir(parents=True, exist_ok=True)
    known = bundle.read_bytes() if bundle.exists() else b""
    bundle.unlink(missing_ok=True)
    bundle.write_bytes(known + b"\n" + authority)


def _trust_by_hash(directory: Path, authority: bytes) -> None:
    """OpenSSL of its own builds (a version manager's Python) looks a certificate up by the hash of its name."""
    command = ["openssl", "x509", "-noout", "-subject_hash"]
    named = subprocess.run(command, input=authority, capture_output=True, check=True)
    (directory / f"{named.stdout.decode().strip()}.0").write_bytes(authority)


def network(addresses: Iterable[str]) -> None:
    """Loopback up, with the addresses of the world on it."""
    lines = ["link set lo up", *(f"address add {address}/32 dev lo" for address in sorted(set(addresses)))]
    _do("ip", "-batch", "-", input="\n".join(lines) + "\n")
