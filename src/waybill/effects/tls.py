"""Whom we trust: the system's store, the user's own CA on top, the shipped bundle only when there is nothing else."""

from __future__ import annotations

import os
import ssl
import threading
from collections.abc import Mapping
from typing import Any

from waybill.core.evidence import Certificate, Trouble
from waybill.core.protocol import now_iso, printable
from waybill.effects.troubles import Failed

# Where distributions keep their bundle, for a Python whose OpenSSL was built with other defaults.
_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Alpine, Arch
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",  # Fedora, RHEL
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",  # openSUSE
    "/etc/ssl/cert.pem",  # macOS, BSD
)
_NO_CHECK_TIME = 0x200000  # X509_V_FLAG_NO_CHECK_TIME; the ssl module has no name for it
_CA_CAP = 4 * 1024 * 1024


class Trust:
    """The TLS contexts of one run. Nothing is loaded before the first https request."""

    def __init__(self, environ: Mapping[str, str], registry_ca: str = "") -> None:
        self._environ = environ
        self._extra = read_ca(registry_ca) if registry_ca else ""
        self._lock = threading.Lock()
        self._context: ssl.SSLContext | None = None

    def context(self) -> ssl.SSLContext:
        """Verifies everything. Built once."""
        with self._lock:
            if self._context is None:
                self._context = self._load(_strict_context())
            return self._context

    def without_dates(self) -> ssl.SSLContext:
        """Verifies everything but the dates: to ask a server with an expired certificate what time it has."""
        context = self._load(_strict_context())
        context.verify_flags |= ssl.VerifyFlags(_NO_CHECK_TIME)
        return context

    def _load(self, context: ssl.SSLContext) -> ssl.SSLContext:
        file, directory = store(self._environ)
        if not file and not directory:
            import certifi  # the last resort, seldom needed

            file = certifi.where()
        try:
            context.load_verify_locations(cafile=file or None, capath=directory or None)
        except OSError as error:
            raise Failed(Trouble.TLS_OTHER, f"the trusted certificates in {file} cannot be read: {error}") from error
        if self._extra:
            context.load_verify_locations(cadata=self._extra)
        return context


def blind() -> ssl.SSLContext:
    """Verifies nothing: only to look at a certificate, never to send anything."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def only(der: bytes) -> ssl.SSLContext:
    """Accepts exactly this certificate, whatever is wrong with it.

    The ssl module tells the fields of a certificate only after a verified handshake, and has no parser of its own.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.load_verify_locations(cadata=der)
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN | ssl.VerifyFlags(_NO_CHECK_TIME)
    return context


def _strict_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # verifies chain and name
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def store(environ: Mapping[str, str]) -> tuple[str, str]:
    """The bundle file and the hashed directory to trust, each ``""`` when there is none."""
    file = environ.get("SSL_CERT_FILE", "")
    directory = environ.get("SSL_CERT_DIR", "")
    if os.path.isfile(file) or os.path.isdir(directory):
        return file if os.path.isfile(file) else "", directory if os.path.isdir(directory) else ""
    paths = ssl.get_default_verify_paths()
    if _is_hashed(paths.openssl_capath):
        # OpenSSL looks into a hashed directory only for the issuers it needs; parsing a whole bundle takes 20 ms.
        return "", paths.openssl_capath
    return next((path for path in (paths.openssl_cafile, *_BUNDLES) if os.path.isfile(path)), ""), ""


def _is_hashed(directory: str) -> bool:
    try:
        with os.scandir(directory) as entries:
            return any(entry.name.endswith(".0") for entry in entries)
    except OSError:
        return False


def read_ca(path: str) -> str:
    """The PEM text of a CA file. Raises ``ValueError`` that names the path and says what it holds instead."""
    try:
        with open(path, "rb") as file:
            data = file.read(_CA_CAP + 1)
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror or error}") from error
    problem = _ca_problem(data)
    if problem:
        raise ValueError(f"{path} {problem}")
    return data.decode("ascii", "ignore")


def _ca_problem(data: bytes) -> str:
    if not data.strip():
        return "is empty; a CA certificate in PEM form is wanted (-----BEGIN CERTIFICATE-----)"
    if len(data) > _CA_CAP:
        return "is larger than 4 MiB; that is no CA bundle"
    if b"-----BEGIN CERTIFICATE-----" not in data:
        return _what_it_is(data)
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=data.decode("ascii", "ignore"))
    except (ssl.SSLError, ValueError) as error:
        return f"holds a certificate that cannot be read: {printable(str(error), 200)}"
    return ""


def _what_it_is(data: bytes) -> str:
    if b"PRIVATE KEY-----" in data:
        return "holds a private key, not a certificate; give the CA's certificate, and keep the key where it is"
    if b"-----BEGIN CERTIFICATE REQUEST-----" in data:
        return "holds a certificate request, not a certificate; give the CA's certificate"
    if b"-----BEGIN TRUSTED CERTIFICATE-----" in data:
        return "holds OpenSSL's TRUSTED form; convert it: openssl x509 -in FILE -out ca.pem"
    if data[:1] == b"\x30":
        return "is in DER form; convert it: openssl x509 -inform der -in FILE -out ca.pem"
    return "holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)"


def describe(peer: Mapping[str, Any]) -> Certificate:
    """A certificate from what ``SSLSocket.getpeercert()`` tells."""
    return Certificate(
        subject=_name(peer.get("subject", ())),
        issuer=_name(peer.get("issuer", ())),
        names=tuple(printable(str(value), 253) for _, value in peer.get("subjectAltName", ())[:50]),
        not_before=_moment(peer.get("notBefore", "")),
        not_after=_moment(peer.get("notAfter", "")),
    )


_SHORT = {"commonName": "CN", "organizationName": "O", "organizationalUnitName": "OU", "countryName": "C"}


def _name(relative_names: tuple[tuple[tuple[str, str], ...], ...]) -> str:
    pairs = [f"{_SHORT.get(key, key)}={value}" for group in relative_names for key, value in group]
    return printable(", ".join(pairs), 300)


def _moment(text: str) -> str:
    try:
        return now_iso(ssl.cert_time_to_seconds(text)) if text else ""
    except (ValueError, OverflowError):
        return ""
