"""The world's private certificate authority, and certificates with every flaw that a client must notice."""

from __future__ import annotations

import ssl
import threading
from datetime import datetime, timedelta, timezone
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Key = ec.EllipticCurvePrivateKey
LIFETIME = timedelta(days=90)
GOOD = ""


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _pem_key(key: Key) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _builder(subject: str, issuer: str, key: Key, start: datetime, end: datetime) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
    )


def _authority(name: str, key: Key, now: datetime) -> x509.Certificate:
    usage = x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=True,
        crl_sign=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        _builder(name, name, key, now - LIFETIME, now + LIFETIME)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


def _leaf(host: str, key: Key, signer: Key, issuer: str, start: datetime) -> x509.Certificate:
    return (
        _builder(host, issuer, key, start, start + LIFETIME)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
        .sign(signer, hashes.SHA256())
    )


class Authority:
    """Makes server contexts for host names, good ones and flawed ones, below one directory."""

    NAME = "Waybill Lab CA"
    UNKNOWN_NAME = "Example Interception CA"

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._directory = directory
        self._now = datetime.now(timezone.utc)
        self._signer = ec.generate_private_key(ec.SECP256R1())
        self._stranger = ec.generate_private_key(ec.SECP256R1())
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._contexts: dict[tuple[str, str], ssl.SSLContext] = {}
        self._lock = threading.Lock()
        self.certificate = _pem(_authority(self.NAME, self._signer, self._now))
        self.path = directory / "ca.pem"
        self.path.write_bytes(self.certificate)
        (directory / "unknown-ca.pem").write_bytes(_pem(_authority(self.UNKNOWN_NAME, self._stranger, self._now)))

    def context(self, host: str, flaw: str = GOOD) -> ssl.SSLContext:
        """The server side of TLS for a host, with a flaw of ``faults.TLS_FAULTS`` or none."""
        with self._lock:
            if (host, flaw) not in self._contexts:
                self._contexts[host, flaw] = self._make_context(host, flaw)
            return self._contexts[host, flaw]

    def _make_context(self, host: str, flaw: str) -> ssl.SSLContext:
        path = self._directory / f"{host}-{flaw or 'good'}.pem"
        path.write_bytes(_pem(self._certificate(host, flaw)) + _pem_key(self._key))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context

    def _certificate(self, host: str, flaw: str) -> x509.Certificate:
        start = self._now - timedelta(days=1)
        if flaw == "expired":
            start = self._now - LIFETIME - timedelta(days=1)
        if flaw == "not-yet-valid":
            start = self._now + timedelta(days=1)
        if flaw == "unknown-ca":
            return _leaf(host, self._key, self._stranger, self.UNKNOWN_NAME, start)
        if flaw == "self-signed":
            return _leaf(host, self._key, self._key, host, start)
        name = "proxy.example.net" if flaw == "wrong-name" else host
        return _leaf(name, self._key, self._signer, self.NAME, start)
