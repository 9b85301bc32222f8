"""known_hosts lines and fingerprints: what is pinned for a place, and which lines pin nothing."""

from __future__ import annotations

import base64
import hashlib
import hmac

import pytest

from waybill.core.ssh.address import parse_address
from waybill.core.ssh.pins import PinProblem, Pins, fingerprint_of, host_key, parse_pins, places_of


def blob(kind: str, *fields: bytes) -> bytes:
    return b"".join(len(field).to_bytes(4, "big") + field for field in (kind.encode(), *fields))


ED = blob("ssh-ed25519", b"1" * 32)
RSA = blob("ssh-rsa", b"\x01\x00\x01", b"9" * 257)
ED_TEXT, RSA_TEXT = (base64.b64encode(one).decode() for one in (ED, RSA))
ED_PRINT, RSA_PRINT = fingerprint_of(ED), fingerprint_of(RSA)


def hashed(name: str) -> str:
    salt = b"s" * 20
    digest = hmac.new(salt, name.encode(), hashlib.sha1).digest()
    return f"|1|{base64.b64encode(salt).decode()}|{base64.b64encode(digest).decode()}"


def pinned(text: str, address: str) -> list[str]:
    pins = parse_pins(text)
    assert pins.problems == ()
    return [key.fingerprint for key in pins.keys_of(*places_of(parse_address(address)))]


@pytest.mark.parametrize(
    ("names", "address", "hit"),
    [
        ("web1.example.com", "web1.example.com", True),
        ("web1.example.com", "deploy@WEB1.example.com", True),
        ("web1.example.com,192.0.2.1", "192.0.2.1", True),
        ("web1.example.com", "web2.example.com", False),
        ("web1.example.com", "web1.example.com:2222", True),  # ssh looks without the port, too
        ("[web1.example.com]:2222", "web1.example.com:2222", True),
        ("[web1.example.com]:2222", "web1.example.com", False),
        ("[::1]:2222", "[::1]:2222", True),
        ("*.example.com", "web1.example.com", True),
        ("*.example.com,!web1.example.com", "web1.example.com", False),
        ("web?.example.com", "web1.example.com", True),
        ("!web1", "web2", False),
        ("[*]:2222", "web1:2222", True),
        (hashed("web1"), "web1", True),
        (hashed("web1"), "web2", False),
        (hashed("[web1]:2222"), "web1:2222", True),
    ],
)
def test_a_line_pins_the_hosts_that_ssh_would_find_in_it(names: str, address: str, hit: bool) -> None:
    assert pinned(f"{names} ssh-ed25519 {ED_TEXT} a comment", address) == ([ED_PRINT] if hit else [])


def test_markers_pin_nothing_and_are_handed_to_ssh_unchanged() -> None:
    text = f"@revoked * ssh-rsa {RSA_TEXT}\n@cert-authority *.example.com ssh-ed25519 {ED_TEXT} ca\n"
    pins = parse_pins(text)

    assert pins.keys_of("web1.example.com") == ()
    assert pins.text == f"@revoked * ssh-rsa {RSA_TEXT}\n@cert-authority *.example.com ssh-ed25519 {ED_TEXT}\n"


@pytest.mark.parametrize(
    ("line", "places"),
    [
        (ED_PRINT, ["web1", "anything"]),
        (f"{ED_PRINT}=", ["web1"]),
        (f"web1 {ED_PRINT}", ["web1"]),
        (f"Web1:22 {ED_PRINT}", ["web1"]),
        (f"web1:2222 {ED_PRINT}", ["[web1]:2222"]),
        (f"[web1]:2222 {ED_PRINT}", ["[web1]:2222"]),
        (f"[::1]:2222 {ED_PRINT}", ["[::1]:2222"]),
        (f"deploy@web1 {ED_PRINT}", ["web1"]),
        (f"256 {ED_PRINT} root@web1 (ED25519)", ["anything"]),
        (f"web1  {ED_PRINT}  a comment", ["web1"]),
    ],
)
def test_a_fingerprint_pins_its_place_or_all(line: str, places: list[str]) -> None:
    pins = parse_pins(line)

    assert pins.problems == ()
    assert [pins.fingerprints_of(place) for place in places] == [(ED_PRINT,)] * len(places)


def test_a_fingerprint_with_a_place_is_none_elsewhere() -> None:
    assert parse_pins(f"web1 {ED_PRINT}").fingerprints_of("web2", "[web1]:2222") == ()


@pytest.mark.parametrize(
    ("line", "problem", "fix"),
    [
        ("MD5:" + ":".join(["aa"] * 16), "an MD5 fingerprint", "ssh-keygen -lf"),
        ("web1 " + ":".join(["aa"] * 16), "an MD5 fingerprint", "ssh-keygen -lf"),
        ("SHA256:abc", "a fingerprint that is not whole", "43"),
        (f"web1 {ED_PRINT}x", "a fingerprint that is not whole", "43"),
        (f"we b1 {ED_PRINT}", "a fingerprint that is not whole", "43"),
        (f"https://web1 {ED_PRINT}", "names a host that carries a scheme", "[user@]host[:port]"),
        (f"ssh-ed25519 {ED_TEXT} root@web1", "is a public key without its host", "web1.example.com ssh-ed25519"),
        (f"web1 ssh-ed25519 {ED_TEXT[:-6]}", "holds a key that is not whole", "ssh-keyscan"),
        (f"web1 ssh-rsa {ED_TEXT}", "holds a key that is not whole", "ssh-keyscan"),
        ("web1 ssh-ed25519 %%%", "holds a key that is not whole", "ssh-keyscan"),
        ("web1.example.com", "neither a known_hosts line nor a fingerprint", "ssh-keyscan"),
        (f"@trusted web1 ssh-ed25519 {ED_TEXT}", "begins with an unknown marker", "@revoked"),
        ("-----BEGIN OPENSSH " + "PRIVATE KEY-----", "is part of a private key", "ssh-key"),
    ],
)
def test_a_line_that_pins_nothing_is_told_with_its_repair(line: str, problem: str, fix: str) -> None:
    pins = parse_pins(f"# a comment\n\n{line}\n")

    (found,) = pins.problems
    assert isinstance(found, PinProblem)
    assert found.number == 3
    assert problem in found.problem
    assert fix in found.fix
    assert (pins.lines, pins.fingerprints) == ((), ())


def test_a_problem_never_repeats_the_line() -> None:
    secret = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2g"

    assert secret not in "\n".join(map(str, parse_pins(secret).problems))
    assert secret[:10] not in repr(parse_pins(secret))


def test_comments_of_ssh_keyscan_and_windows_line_ends_do_no_harm() -> None:
    text = f"# web1:22 SSH-2.0-OpenSSH_9.2\r\nweb1 ssh-ed25519 {ED_TEXT}\r\n# web1:22 SSH-2.0-OpenSSH_9.2\r\n"

    assert pinned(text, "web1") == [ED_PRINT]
    assert parse_pins(text).text == f"web1 ssh-ed25519 {ED_TEXT}\n"


def test_lines_may_come_one_by_one() -> None:
    pins = parse_pins([f"web1 ssh-ed25519 {ED_TEXT}", f"web1 {RSA_PRINT}", f"web1 ssh-rsa {RSA_TEXT}"])

    assert [key.kind for key in pins.keys_of("web1")] == ["ssh-ed25519", "ssh-rsa"]
    assert pins.fingerprints_of("web1") == (RSA_PRINT,)


def test_a_key_is_its_kind_and_whole() -> None:
    assert host_key("ssh-ed25519", ED_TEXT, "web1") is not None
    for kind, text in (("ssh-rsa", ED_TEXT), ("ssh-ed25519", ED_TEXT + "AAAA"), ("ssh-ed25519", ""), ("x", "!")):
        assert host_key(kind, text, "web1") is None


def test_nothing_pins_nothing() -> None:
    assert parse_pins("") == Pins()
