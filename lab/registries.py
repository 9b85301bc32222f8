"""Registries that are not GitHub's: one with Basic, one with its own tokens, one open. Distribution as it is."""

from __future__ import annotations

import base64
import json
import time
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID

from lab.backend import Registry
from lab.ghcr import scopes_of
from lab.journal import authorization_parts
from lab.messages import Request, Response, json_response, refusal

BASIC_HOST, TOKEN_HOST, OPEN_HOST = "registry.example.com", "token.example.com", "plain.example.com"
HUB_HOST, HUB_REALM_HOST = "registry-1.docker.io", "auth.docker.io"
LOGIN = "octo"
PASSWORD = "correct horse"  # of a registry that exists in the lab alone
# The same password as bcrypt: the registry takes no other form.
PASSWORD_HASH = "$2a$04$VV8IT/fKIC15Q0S7BklX.uVSWa5nmreFFfp8aN88ci3RZMoOYcYIS"


class PassOn:
    """A host that hands everything to its registry, under its public name."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def __call__(self, request: Request) -> Response:
        """Answer one request."""
        headers = {**request.headers, "host": request.host, "x-forwarded-proto": request.scheme}
        return self._registry.forward(replace(request, headers=headers))


def basic_auth(directory: Path) -> dict[str, Any]:
    """The registry's configuration for one htpasswd login."""
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / "htpasswd"
    path.write_text(f"{LOGIN}:{PASSWORD_HASH}\n")
    return {"htpasswd": {"realm": "Lab", "path": str(path)}}


def basic_header() -> dict[str, str]:
    """The header that opens the registry of ``basic_auth``."""
    return {"authorization": "Basic " + base64.b64encode(f"{LOGIN}:{PASSWORD}".encode()).decode()}


@dataclass(frozen=True, kw_only=True)
class Login:
    """One user of the token registry and what it may do: repository ("*": any) to actions."""

    password: str
    access: dict[str, tuple[str, ...]] = field(default_factory=dict)


class TokenIssuer:
    """The token service of a distribution registry: JSON web tokens, RS256, with the certificate in ``x5c``."""

    ISSUER = "lab-issuer"

    def __init__(self, directory: Path, service: str, realm: str) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._service = service
        self._realm = realm
        self.logins: dict[str, Login] = {}
        self.anonymous: dict[str, tuple[str, ...]] = {}
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._certificate = _issuer_certificate(self._key)
        self._bundle = directory / "issuer.pem"
        self._bundle.write_bytes(self._certificate.public_bytes(serialization.Encoding.PEM))

    def auth(self) -> dict[str, Any]:
        """The registry's configuration that trusts this issuer."""
        return {
            "token": {
                "realm": self._realm,
                "service": self._service,
                "issuer": self.ISSUER,
                "rootcertbundle": str(self._bundle),
            }
        }

    def __call__(self, request: Request) -> Response:
        """Answer a request for a token. A wrong password is 401, as the token specification says."""
        scheme, user, password = authorization_parts(request.headers.get("authorization", ""))
        if request.method == "POST" and not scheme:  # login and scope stand in a form, as BuildKit sends them
            request = replace(request, query=request.body.decode(errors="replace"))
            scheme, user, password = request.value("grant_type"), request.value("username"), request.value("password")
        if scheme and (user not in self.logins or self.logins[user].password != password):
            return refusal(401, "UNAUTHORIZED", "authentication required")
        held = self.logins[user].access if scheme else self.anonymous
        granted = [(name, _allowed(held, name, actions)) for name, actions in scopes_of(request)]
        token = self.token(user, granted)
        return json_response(200, {"token": token, "access_token": token, "expires_in": 300})

    def header(self, repository: str) -> dict[str, str]:
        """The header that opens this repository of the registry wholly."""
        return {"authorization": "Bearer " + self.token("lab", [(repository, ("pull", "push", "delete"))])}

    def token(self, user: str, granted: list[tuple[str, tuple[str, ...]]]) -> str:
        """A signed token for these repositories and actions."""
        now = int(time.time())
        claims = {
            "iss": self.ISSUER, "sub": user, "aud": self._service, "iat": now, "nbf": now - 5, "exp": now + 300,
            "access": [{"type": "repository", "name": name, "actions": list(actions)} for name, actions in granted],
        }  # fmt: skip
        chain = base64.b64encode(self._certificate.public_bytes(serialization.Encoding.DER)).decode()
        head = _segment({"typ": "JWT", "alg": "RS256", "x5c": [chain]})
        text = f"{head}.{_segment(claims)}"
        signature = self._key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{text}.{_url64(signature)}"


class TokenRegistry:
    """A host with both: the registry and, at ``/auth/token``, its issuer."""

    def __init__(self, registry: Registry, issuer: TokenIssuer) -> None:
        self._pass_on = PassOn(registry)
        self._issuer = issuer

    def __call__(self, request: Request) -> Response:
        """Answer one request."""
        return self._issuer(request) if request.path == "/auth/token" else self._pass_on(request)


def _allowed(held: dict[str, tuple[str, ...]], name: str, actions: tuple[str, ...]) -> tuple[str, ...]:
    rights = held.get(name, held.get("*", ()))
    return tuple(action for action in actions if action in rights)


def _url64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _segment(value: object) -> str:
    return _url64(json.dumps(value).encode())


def _issuer_certificate(key: rsa.RSAPrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Waybill Lab token issuer")])
    now = datetime.now(timezone.utc)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
