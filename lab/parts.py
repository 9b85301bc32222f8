"""Everything that runs inside the world, put together: registries, fronts, twin of GitHub, edge, name server."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

from lab import blobs, ghcr, proxy, registries
from lab.backend import Registry
from lab.certificates import Authority
from lab.edge import Edge, Place
from lab.github.state import State
from lab.github.twin import GitHubTwin
from lab.journal import Journal
from lab.messages import App, Request, Response, refusal
from lab.publish import Publisher
from lab.resolver import Resolver

# The registry of a GitHub Enterprise Server. It shows what ghcr.io holds: images are pushed there.
SERVER_HOST = "containers.github.example.com"
# Addresses on the world's own loopback interface, but not loopback addresses: docker skips the check of certificates,
# and redirects are judged otherwise, when a name leads to 127.0.0.0/8 or to a private network.
PLACES = (
    Place(host=ghcr.HOST, address="140.82.112.33"),
    Place(host=blobs.HOST, address="185.199.108.154"),
    Place(host="api.github.com", address="140.82.112.6"),
    Place(host="github.com", address="140.82.112.3"),
    Place(host="github.example.com", address="140.82.112.7"),
    Place(host=SERVER_HOST, address="140.82.112.8"),
    Place(host="ghrc.io", address="140.82.112.66"),
    Place(host=registries.BASIC_HOST, address="93.184.216.35"),
    Place(host=registries.TOKEN_HOST, address="93.184.216.36"),
    Place(host=registries.HUB_HOST, address="3.94.224.37"),
    Place(host=registries.HUB_REALM_HOST, address="3.94.224.38"),
    Place(host=proxy.HOST, address="93.184.216.38", port=proxy.PORT),
    Place(host=registries.OPEN_HOST, address="93.184.216.37", port=80),
)
OPEN_PORT, GHCR_PORT, BASIC_PORT, TOKEN_PORT, HUB_PORT = 5000, 5001, 5002, 5003, 5004


class Parts:
    """The running pieces. ``start`` needs the world's network to be up."""

    def __init__(self, directory: Path, registry_program: str) -> None:
        self.authority = Authority(directory / "tls")
        self.state = State()
        self.issuer = registries.TokenIssuer(
            directory / "issuer", registries.TOKEN_HOST, f"https://{registries.TOKEN_HOST}/auth/token"
        )
        self.hub_issuer = registries.TokenIssuer(
            directory / "hub-issuer", "registry.docker.io", f"https://{registries.HUB_REALM_HOST}/token"
        )
        self.hub_issuer.anonymous = {"*": ("pull",)}
        self.resolver = Resolver({place.host: place.address for place in PLACES})
        self._directory = directory
        self._program = registry_program
        self.open = self._registry("open", OPEN_PORT)
        self.private = self._registry("ghcr", GHCR_PORT)
        self.basic = self._registry("basic", BASIC_PORT, registries.basic_auth(directory / "basic"))
        self.token = self._registry("token", TOKEN_PORT, self.issuer.auth())
        self.hub = self._registry("hub", HUB_PORT, self.hub_issuer.auth())
        self.blobs = blobs.BlobHost(self.private, lambda: datetime.now(timezone.utc))
        self.ghcr = ghcr.Ghcr(self.state, self.private, self.blobs)
        self.edge = Edge(self._apps(), self.authority, Journal(), directory / "edge.log")
        self.publishers = self._publishers()

    def _registry(self, name: str, port: int, auth: dict[str, object] | None = None) -> Registry:
        return Registry(self._program, self._directory / name, port, auth)

    def _apps(self) -> dict[str, App]:
        twin = GitHubApi(self.state)
        return {
            ghcr.HOST: self.ghcr,
            blobs.HOST: self.blobs,
            "api.github.com": twin,
            "github.example.com": twin,
            SERVER_HOST: ghcr.Ghcr(self.state, self.private, self.blobs, SERVER_HOST),
            "github.com": web_page_not_found,
            "ghrc.io": typosquat,
            registries.BASIC_HOST: registries.PassOn(self.basic),
            registries.TOKEN_HOST: registries.TokenRegistry(self.token, self.issuer),
            registries.HUB_HOST: registries.PassOn(self.hub),
            registries.HUB_REALM_HOST: self.hub_issuer,
            registries.OPEN_HOST: registries.PassOn(self.open),
        }

    def _publishers(self) -> dict[str, Publisher]:
        everything = Publisher(self.open)
        return {
            ghcr.HOST: Publisher(self.private),
            registries.BASIC_HOST: Publisher(self.basic, lambda _: registries.basic_header()),
            registries.TOKEN_HOST: Publisher(self.token, self.issuer.header),
            "docker.io": Publisher(self.hub, self.hub_issuer.header),
            registries.OPEN_HOST: everything,
            f"127.0.0.1:{OPEN_PORT}": everything,
            f"localhost:{OPEN_PORT}": everything,
        }

    def start(self) -> None:
        """Start the processes together, then listen."""
        self.resolver.listen()
        running = (self.open, self.private, self.basic, self.token, self.hub)
        for registry in running:
            registry.launch()
        for place in PLACES:
            self.edge.listen(place)
        # A server that was never given TLS: what answers on 443 there speaks plainly.
        self.edge.tls_flaws[registries.OPEN_HOST] = "plain-text"
        self.edge.listen(Place(host=registries.OPEN_HOST, address=PLACES[-1].address))
        self.edge.start()
        for registry in running:
            registry.wait()


class GitHubApi:
    """GitHub's REST twin as a host."""

    def __init__(self, state: State) -> None:
        self._twin = GitHubTwin(state)

    def __call__(self, request: Request) -> Response:
        """Answer one request."""
        answer = self._twin.handle(request.method, request.path, request.query, request.headers, request.body)
        return Response(status=answer.status, headers=answer.headers, body=answer.body)


def web_page_not_found(_request: Request) -> Response:
    """github.com itself: no page of it is in the world."""
    return Response(status=404, headers={"Content-Type": "text/html; charset=utf-8"}, body=b"<html>Not Found</html>\n")


def typosquat(_request: Request) -> Response:
    """A host one letter from the right one, that would like to be sent a credential."""
    realm = 'Bearer realm="https://ghrc.io/token",service="ghrc.io",scope="repository:user/image:pull"'
    return refusal(401, "UNAUTHORIZED", "authentication required", **{"WWW-Authenticate": realm})
