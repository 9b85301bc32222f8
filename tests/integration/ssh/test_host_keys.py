"""Nothing secret goes to a host whose key is not pinned; every form of a pin that ssh knows holds."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.integration.ssh.conftest import Way, serve
from waybill.core.host.link import HostKey, LinkTrouble

KINDS = ["ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa"]
LOUD = "LogLevel DEBUG3\n"
OTHER = "SHA256:" + "A" * 43


def keygen(*words: str | Path, stdin: str = "") -> str:
    done = subprocess.run(["ssh-keygen", *words], input=stdin, capture_output=True, text=True, check=True)
    return done.stdout


def line_of(way: Way, kind: str) -> str:
    return next(line for line in way.host.known_hosts.splitlines() if f" {kind} " in line)


def shown(keys: tuple[HostKey, ...]) -> dict[str, str]:
    return {key.kind: key.fingerprint for key in keys}


def attempts(way: Way) -> int:
    """How often a login was tried, as sshd's own log tells."""
    return way.host.read("/var/log/sshd.log").count("userauth-request")


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_of_any_type_pins(way: Way, kind: str) -> None:
    channel, facts = way(known_hosts=line_of(way, kind))

    assert channel is not None, facts
    assert [key.kind for key in facts.offered] == [kind]
    assert shown(facts.pinned) == {kind: way.host.fingerprints[kind]}


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        *(("{print}", kind) for kind in KINDS),
        ("{place} {print}", "ssh-rsa"),
        ("{place}:22 {print}", "ssh-rsa"),
        ("256 {print} comment (ED25519)", "ssh-ed25519"),
    ],
)
def test_a_fingerprint_of_any_type_pins(way: Way, form: str, kind: str) -> None:
    pin = form.format(place=way.host.address, print=way.host.fingerprints[kind])

    channel, facts = way(known_hosts=pin)

    assert channel is not None, facts
    assert [key.kind for key in facts.offered] == [kind]


@pytest.mark.usefixtures("altered")
def test_hashed_lines_and_certificate_authorities_hold(way: Way, tmp_path: Path) -> None:
    plain = tmp_path / "known"
    plain.write_text(line_of(way, "ssh-ed25519") + "\n")
    keygen("-H", "-f", plain)
    hashed, hashed_facts = way(known_hosts=plain.read_text())

    keygen("-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "ca")
    (tmp_path / "host.pub").write_text(way.host.read("/etc/ssh/ssh_host_ed25519_key.pub"))
    keygen("-q", "-s", tmp_path / "ca", "-I", "web1", "-h", "-n", way.host.address, tmp_path / "host.pub")
    way.host.write("/etc/ssh/host-cert.pub", (tmp_path / "host-cert.pub").read_text())
    serve(way.host, "HostCertificate /etc/ssh/host-cert.pub\n")
    certified, facts = way(known_hosts=f"@cert-authority * {(tmp_path / 'ca.pub').read_text()}")

    assert "|1|" in plain.read_text()
    assert hashed is not None, hashed_facts
    assert [key.fingerprint for key in hashed_facts.pinned] == [way.host.fingerprints["ssh-ed25519"]]
    assert certified is not None, facts


@pytest.mark.usefixtures("altered")
def test_without_a_pin_every_key_is_shown_and_no_login_is_tried(way: Way) -> None:
    serve(way.host, LOUD)

    facts = way.refused(known_hosts="")

    assert facts.trouble is LinkTrouble.KEY_UNPINNED
    assert shown(facts.offered) == way.host.fingerprints
    assert sorted(key.line for key in facts.offered) == sorted(way.host.known_hosts.splitlines())
    assert attempts(way) == 0


def test_a_pin_of_another_host_is_none_for_this_one(way: Way) -> None:
    other = line_of(way, "ssh-rsa").replace(way.host.address, "web2.example.com")

    facts = way.refused(known_hosts=other)

    assert facts.trouble is LinkTrouble.KEY_UNPINNED
    assert shown(facts.offered) == way.host.fingerprints


@pytest.mark.parametrize("form", ["line", "fingerprint"])
def test_an_impostor_gets_no_login_and_both_fingerprints_are_told(way: Way, form: str) -> None:
    true = way.host.fingerprints["ssh-ed25519"]
    pins = {"line": line_of(way, "ssh-ed25519"), "fingerprint": f"{way.host.address} {true}"}
    way.host.swap_host_keys()
    serve(way.host, LOUD)

    facts = way.refused(known_hosts=pins[form])

    assert facts.trouble is LinkTrouble.KEY_CHANGED
    assert true in {key.fingerprint for key in facts.pinned}
    assert shown(facts.offered) == way.host.fingerprints
    assert true not in shown(facts.offered).values()
    assert attempts(way) == 0


@pytest.mark.usefixtures("altered")
def test_the_log_would_show_a_login(way: Way) -> None:
    """What the tests above rest on."""
    serve(way.host, LOUD)
    way.open()

    assert attempts(way) > 0


@pytest.mark.usefixtures("altered")
def test_a_pin_of_a_type_that_is_not_offered_is_told_with_those_that_are(way: Way) -> None:
    serve(way.host, "HostKeyAlgorithms ssh-ed25519,ecdsa-sha2-nistp256\n" + LOUD)

    facts = way.refused(known_hosts=line_of(way, "ssh-rsa"))

    assert facts.trouble is LinkTrouble.KEY_OTHER_TYPE
    assert {key.kind for key in facts.pinned} == {"ssh-rsa"}
    assert {key.kind for key in facts.offered} == {"ssh-ed25519", "ecdsa-sha2-nistp256"}
    assert attempts(way) == 0


@pytest.mark.usefixtures("altered")
def test_a_revoked_key_is_refused(way: Way) -> None:
    serve(way.host, LOUD)
    lines = way.host.known_hosts
    revoked = "".join(f"@revoked {line}\n" for line in lines.splitlines())

    facts = way.refused(known_hosts=lines + revoked)
    by_fingerprint = way.refused(known_hosts=revoked + f"{way.host.address} {way.host.fingerprints['ssh-ed25519']}")

    assert facts.trouble is LinkTrouble.KEY_REVOKED
    assert by_fingerprint.trouble is LinkTrouble.KEY_REVOKED
    assert attempts(way) == 0


def test_lines_that_pin_nothing_are_told_beside_one_that_does(way: Way) -> None:
    md5 = "MD5:" + ":".join(["aa"] * 16)

    channel, facts = way(known_hosts=f"{md5}\n{line_of(way, 'ssh-ed25519')}\nweb1 SHA256:short\n")

    assert channel is not None
    assert [problem.partition(";")[0] for problem in facts.pin_problems] == [
        "line 1 holds an MD5 fingerprint, which no longer tells one key from another",
        "line 3 holds a fingerprint that is not whole",
    ]


@pytest.mark.usefixtures("altered")
def test_an_old_client_that_cannot_tell_a_key_finds_another_way(way: Way, programs: Path) -> None:
    """OpenSSH before 8.5 has no KnownHostsCommand: it says so, as a stand-in does here."""
    serve(way.host, LOUD)
    real = programs / "ssh-real"
    (programs / "ssh").rename(real)
    (programs / "ssh").write_text(
        '#!/bin/sh\ncase "$*" in *KnownHostsCommand=*) '
        'echo "command-line: line 0: Bad configuration option: knownhostscommand" >&2; exit 255 ;; esac\n'
        f'exec {real} "$@"\n'
    )
    (programs / "ssh").chmod(0o755)

    unpinned = way.refused(known_hosts="")
    before = way.host.read("/var/log/sshd.log")
    channel, facts = way(known_hosts=f"{way.host.address} {way.host.fingerprints['ssh-rsa']}")

    assert shown(unpinned.offered) == way.host.fingerprints
    assert "method publickey" not in before
    assert "Accepted" not in before
    assert channel is not None, facts
