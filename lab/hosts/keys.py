"""Keys of SSH: made in this process, because a program for each would cost more than the rest of a host."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

HOST_KEYS = "etc/ssh"
Private = ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def write_host_keys(root: Path) -> None:
    """Give a host new keys of all three types."""
    kinds: dict[str, Private] = {
        "ed25519": ed25519.Ed25519PrivateKey.generate(),
        "ecdsa": ec.generate_private_key(ec.SECP256R1()),
        "rsa": rsa.generate_private_key(public_exponent=65537, key_size=2048),
    }
    for kind, key in kinds.items():
        write_pair(key, root / HOST_KEYS / f"ssh_host_{kind}_key", "")


def write_user_key(path: Path) -> None:
    """A key for people, if it is not there yet."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_pair(ed25519.Ed25519PrivateKey.generate(), path, "lab")


def write_pair(key: Private, path: Path, comment: str) -> None:
    """Write both halves as ssh-keygen does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH)
    path.touch(mode=0o600)
    path.write_bytes(secret)
    path.with_suffix(".pub").write_text(f"{public.decode()} {comment}".rstrip() + "\n")


def public_keys(root: Path) -> Iterator[tuple[str, str]]:
    """Type and base64 text of each public key of a host."""
    for path in sorted((root / HOST_KEYS).glob("ssh_host_*_key.pub")):
        kind, text, *_ = path.read_text().split()
        yield kind, text


def known_hosts(root: Path, address: str, port: int) -> str:
    """The lines that make a client trust the host at this address, and at no other port."""
    place = address if port == 22 else f"[{address}]:{port}"
    return "".join(f"{place} {kind} {text}\n" for kind, text in public_keys(root))


def fingerprints(root: Path) -> dict[str, str]:
    """Type to fingerprint, as ssh prints it."""
    return {
        kind: "SHA256:" + base64.b64encode(hashlib.sha256(base64.b64decode(text)).digest()).decode().rstrip("=")
        for kind, text in public_keys(root)
    }
