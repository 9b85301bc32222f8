"""The server of a relay, asked as engines and as strangers do."""

from __future__ import annotations

import base64
import contextlib
import http.client
import os
import socket
import stat
import tracemalloc
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from lab.hosts.host import LabHost
from lab.world import World
from tests.integration.fetch.kit import IMAGE, Scene, in_network, scene_of
from tests.unit.core.test_fetch import BLOBS, INDEX, MANIFEST, ask
from waybill.core.chain import digest_of
from waybill.core.deploy.model import Road
from waybill.core.fetch import RELAY_PATH, parts_of
from waybill.core.manifest import Descriptor
from waybill.effects.fetch import relaying
from waybill.effects.fetch.blobs import Blobs
from waybill.effects.fetch.serving import USER, Relay, listen_on_loopback, listen_privately
from waybill.effects.local_channel import LocalChannel

PLACE = f"/v2/{RELAY_PATH}/acme/app"
UPPER = digest_of(b"upper")


class Given(Blobs):
    """Blobs that are at hand."""

    def __init__(self) -> None:
        """Nobody is asked."""

    def pieces(self, part: Descriptor, start: int = 0, *, withhold: bool = False) -> Iterator[bytes]:
        assert not withhold  # an engine that pulls hashes by itself
        yield BLOBS[part.digest][start:]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Relay, str]]:
    path = os.path.join(tmp_path, "s")
    parts = parts_of(ask())
    assert parts is not None
    with contextlib.closing(Relay(ask(), parts, Given(), listen_privately(path))) as relay:
        relay.start()
        yield relay, path


def connected(path: str) -> socket.socket:
    client = socket.socket(socket.AF_UNIX)
    client.settimeout(20)
    try:
        client.connect(path)
    except OSError:
        client.close()
        raise
    return client


def asked(path: str, method: str, target: str, headers: Mapping[str, str]) -> tuple[int, Mapping[str, str], bytes]:
    client = http.client.HTTPConnection("localhost")
    client.sock = connected(path)
    with contextlib.closing(client):
        client.request(method, target, headers=dict(headers))
        answer = client.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def login(relay: Relay, **more: str) -> dict[str, str]:
    pair = base64.b64encode(f"{USER}:{relay.password.reveal()}".encode()).decode()
    return {"Authorization": f"Basic {pair}", **more}


def test_what_an_engine_asks(served: tuple[Relay, str]) -> None:
    """The ping, the manifest by its digest, blobs, and the rest of one."""
    relay, path = served

    assert asked(path, "GET", "/v2/", login(relay))[0] == 200
    status, headers, body = asked(path, "GET", f"{PLACE}/manifests/{digest_of(MANIFEST)}", login(relay))
    assert (status, body, headers["docker-content-digest"]) == (200, MANIFEST, digest_of(MANIFEST))
    assert headers["content-type"] == "application/vnd.oci.image.manifest.v1+json"
    assert asked(path, "GET", f"{PLACE}/blobs/{UPPER}", login(relay))[::2] == (200, b"upper")
    assert asked(path, "HEAD", f"{PLACE}/blobs/{UPPER}", login(relay))[::2] == (200, b"")
    status, headers, body = asked(path, "GET", f"{PLACE}/blobs/{UPPER}", login(relay, Range="bytes=2-"))
    assert (status, body, headers["content-range"]) == (206, b"per", "bytes 2-4/5")
    assert asked(path, "GET", f"{PLACE}/blobs/{UPPER}", login(relay, Range="bytes=1-2"))[::2] == (206, b"pp")
    assert asked(path, "GET", f"{PLACE}/blobs/{UPPER}", login(relay, Range="bytes=5-"))[0] == 416


@pytest.mark.parametrize(
    "target",
    [
        f"{PLACE}/manifests/{INDEX}",  # its bytes are not at hand
        f"{PLACE}/manifests/latest",
        f"{PLACE}/blobs/{digest_of(b'another')}",
        f"{PLACE}/blobs/{digest_of(MANIFEST)}",
        f"/v2/acme/app/blobs/{UPPER}",
        f"{PLACE}/../app/blobs/{UPPER}",
        f"{PLACE}/tags/list",
        "/etc/passwd",
        "/",
    ],
)
def test_nothing_else_is_there(served: tuple[Relay, str], target: str) -> None:
    """Only this chain's digests of this repository, even for who has the password."""
    relay, path = served

    assert asked(path, "GET", target, login(relay))[::2] == (404, b"")


@pytest.mark.parametrize("header", ["", "Basic d2F5YmlsbDp3cm9uZw==", "Bearer x", "Basic \xff"])
def test_strangers(served: tuple[Relay, str], header: str) -> None:
    """Without the password there is no word of what is here."""
    _, path = served
    answers = {
        asked(path, "GET", target, {"Authorization": header})[::2] for target in ("/v2/", f"{PLACE}/blobs/{UPPER}")
    }

    assert answers == {(401, b"")}


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "CONNECT"])
def test_nothing_can_be_changed(served: tuple[Relay, str], method: str) -> None:
    """Other methods are not known."""
    relay, path = served

    assert asked(path, method, f"{PLACE}/blobs/uploads/", login(relay))[0] == 501


def test_whoever_greets_by_tls(served: tuple[Relay, str]) -> None:
    """Is told in plain HTTP that there is none, and tries again without."""
    with contextlib.closing(connected(served[1])) as client:
        client.sendall(bytes.fromhex("16030100050100000100"))

        assert client.recv(100).startswith(b"HTTP/1.1 400 ")


def test_nobody_else_of_the_runner_may_connect(served: tuple[Relay, str]) -> None:
    """The socket is ours alone."""
    assert stat.S_IMODE(os.stat(served[1]).st_mode) == 0o600


def test_closed(served: tuple[Relay, str]) -> None:
    """Who is connected is cut off, and nobody comes in any more."""
    relay, path = served
    with contextlib.closing(connected(path)) as client:
        client.sendall(b"GET /v2/ HTTP/1.1\r\n")
        relay.close()
        with contextlib.suppress(ConnectionResetError):
            assert client.recv(100) == b""

        with pytest.raises(ConnectionRefusedError):
            connected(path)


@pytest.mark.parametrize("host", ["classic"], indirect=True)
def test_a_large_layer_is_never_whole_in_memory(scene: Scene) -> None:
    """It passes through in pieces."""
    pushed = scene.world.state.push_app(f"{IMAGE}:1", "large", size=48_000_000)
    wish = scene.ask(pushed, transport="relay")
    tracemalloc.start()
    try:
        fetched = scene.fetch(wish)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert (fetched.trouble, fetched.bytes > 48_000_000) == ("", True)
    assert peak < 12_000_000


def test_the_runner_itself(fresh_hosts: World, host: LabHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the runner is the host, the engine is given a port of its loopback without any way in between."""
    host.reset(images=True)
    monkeypatch.setattr(relaying, "listen_on_loopback", lambda: in_network(host.pid, listen_on_loopback))
    with scene_of(fresh_hosts, host, tmp_path) as scene:
        pushed = fresh_hosts.state.push_app(f"{IMAGE}:1", "1", provenance=True)
        channel: Any = LocalChannel(scene.environ)
        scene.channel = channel
        fetched = scene.fetch(scene.ask(pushed, transport="relay"))

        assert (fetched.trouble, fetched.words, fetched.road) == ("", "", Road.RELAY)
