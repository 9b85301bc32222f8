"""The text of a login key: what copying does to it is undone or named, and not a byte of it is shown."""

from __future__ import annotations

import base64
from textwrap import indent, wrap

import pytest
from hypothesis import given, strategies

from tests.unit.core.test_ssh_pins import ED, ED_PRINT, ED_TEXT
from waybill.core.host.link import KeyDamage
from waybill.core.ssh.key import examine_key


def field(text: bytes) -> bytes:
    return len(text).to_bytes(4, "big") + text


def openssh(cipher: bytes = b"none", check: bytes = b"abcdabcd") -> str:
    """A key in OpenSSH's own form, with a secret half that opens nothing."""
    kdf = b"none" if cipher == b"none" else b"bcrypt"
    secret = check + b"\x07" * 120
    blob = b"openssh-key-v1\0" + field(cipher) + field(kdf) + field(b"") + b"\0\0\0\1" + field(ED) + field(secret)
    return armoured("OPENSSH PRIVATE KEY", blob, 70)


def armoured(label: str, blob: bytes, width: int = 64, headers: str = "") -> str:
    body = "\n".join(wrap(base64.b64encode(blob).decode(), width))
    return f"-----BEGIN {label}-----\n{headers}{body}\n-----END {label}-----\n"


KEY = openssh()
DER = b"\x30\x82\x01\x00" + b"\x05" * 256
RSA = armoured("RSA PRIVATE KEY", DER)
LOCKED_RSA = armoured("RSA PRIVATE KEY", b"\x99" * 256, headers="Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,FB\n\n")


@pytest.mark.parametrize(
    "text", [KEY, RSA, armoured("PRIVATE KEY", DER), armoured("EC PRIVATE KEY", b"\x30\x03\2\1\5")]
)
def test_a_whole_key_is_left_in_peace(text: str) -> None:
    found = examine_key(text)

    assert (found.damage, found.repaired, found.encrypted) == (None, (), False)
    assert found.text.split() == text.split()


def test_the_fingerprint_is_read_from_openssh_s_own_form() -> None:
    assert examine_key(KEY).fingerprint == ED_PRINT
    assert examine_key(openssh(b"aes256-ctr")).fingerprint == ED_PRINT
    assert examine_key(RSA).fingerprint == ""


@pytest.mark.parametrize("text", [openssh(b"aes256-ctr"), LOCKED_RSA, armoured("ENCRYPTED PRIVATE KEY", DER)])
def test_a_lock_is_seen(text: str) -> None:
    found = examine_key(text)

    assert (found.damage, found.encrypted) == (None, True)


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        (KEY.replace("\n", "\r\n"), ("line ends of Windows",)),
        (KEY.replace("\n", "\r"), ("line ends of Windows",)),
        (KEY.rstrip("\n"), ("no line break at the end",)),
        (KEY.replace("\n", " "), ("no line break at the end", "broken or indented lines")),
        (indent(KEY, "    "), ("broken or indented lines",)),
        (KEY.replace("\n", "\\n"), ("line breaks that were written as \\n",)),
        (base64.b64encode(KEY.encode()).decode(), ("a layer of base64",)),
        ("\ufeff" + KEY, ()),
        ("\n\n" + KEY + "\n\n", ()),
    ],
)
def test_what_copying_does_is_undone_and_told(text: str, notes: tuple[str, ...]) -> None:
    found = examine_key(text)

    assert (found.damage, found.repaired) == (None, notes)
    assert found.text.split() == KEY.split()
    assert found.text.endswith("-----\n")
    assert "\r" not in found.text


DAMAGED = {
    "": (KeyDamage.EMPTY, "it is empty"),
    " \r\n\t": (KeyDamage.EMPTY, "it is empty"),
    "${{ secrets.DEPLOY_SSH_KEY }}": (KeyDamage.PLACEHOLDER, "template"),
    "$SSH_KEY": (KeyDamage.PLACEHOLDER, "template"),
    "${SSH_KEY}": (KeyDamage.PLACEHOLDER, "template"),
    "***": (KeyDamage.PLACEHOLDER, "template"),
    "<your key>": (KeyDamage.PLACEHOLDER, "template"),
    "null": (KeyDamage.PLACEHOLDER, "template"),
    f"ssh-ed25519 {ED_TEXT} me@here": (KeyDamage.PUBLIC_HALF, "public half"),
    armoured("PUBLIC KEY", DER): (KeyDamage.PUBLIC_HALF, "public half"),
    armoured("CERTIFICATE", DER): (KeyDamage.PUBLIC_HALF, "public half"),
    "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n": (KeyDamage.PUTTY, "PuTTY"),
    "~/.ssh/id_ed25519": (KeyDamage.NOT_A_KEY, "path of a file"),
    "/home/me/.ssh/id_rsa": (KeyDamage.NOT_A_KEY, "path of a file"),
    "C:\\Users\\me\\.ssh\\id_rsa": (KeyDamage.NOT_A_KEY, "path of a file"),
    "correct horse battery staple": (KeyDamage.NOT_A_KEY, "no private key"),
    armoured("PGP PRIVATE KEY BLOCK", DER).replace(" BLOCK", ""): (KeyDamage.NOT_A_KEY, "not one that OpenSSH reads"),
    KEY.partition("-----END")[0]: (KeyDamage.TRUNCATED, "its last line"),
    KEY.partition("\n")[2]: (KeyDamage.TRUNCATED, "its first line"),
    "".join(KEY.splitlines()[1:-1]): (KeyDamage.TRUNCATED, "without a first and last line"),
    KEY.replace("\n".join(KEY.splitlines()[2:4]) + "\n", ""): (KeyDamage.TRUNCATED, "ends before the key does"),
    KEY.replace(KEY.splitlines()[2] + "\n", ""): (KeyDamage.TRUNCATED, "cut off or changed"),
    KEY.replace("b3Bl", "b3B"): (KeyDamage.TRUNCATED, "cut off or changed"),
    KEY.replace("END OPENSSH", "END RSA"): (KeyDamage.TRUNCATED, "do not belong together"),
    openssh(check=b"abcdabce"): (KeyDamage.UNREADABLE, "a letter of it was changed"),
    armoured("OPENSSH PRIVATE KEY", DER): (KeyDamage.UNREADABLE, "does not hold what its first line says"),
    armoured("RSA PRIVATE KEY", DER[:-9]): (KeyDamage.TRUNCATED, "ends before the key does"),
    armoured("RSA PRIVATE KEY", b""): (KeyDamage.TRUNCATED, "cut off or changed"),
}


@pytest.mark.parametrize("text", DAMAGED)
def test_what_cannot_be_undone_is_named(text: str) -> None:
    damage, detail = DAMAGED[text]
    found = examine_key(text)

    assert found.damage is damage
    assert detail in found.detail
    assert found.text == ""


@given(strategies.integers(0, len(KEY)), strategies.integers(0, len(KEY)), strategies.text(max_size=5))
def test_whatever_happens_to_a_key_none_of_it_is_told(first: int, second: int, between: str) -> None:
    found = examine_key(KEY[:first] + between + KEY[second:])

    told = f"{found!r} {found.detail} {found.repaired}"
    assert not any(line[:16] in told for line in KEY.splitlines()[1:-1])
