"""Which proxy a URL goes through, by HTTP_PROXY, HTTPS_PROXY and NO_PROXY of the environment that was given."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.request import proxy_bypass_environment  # type: ignore[attr-defined]  # left out of the stubs

from requests.utils import address_in_network, is_ipv4_address, is_valid_cidr

from waybill.core.evidence import Trouble
from waybill.core.protocol import split_url
from waybill.effects.addresses import is_loopback_name
from waybill.effects.troubles import Failed


class Proxies:
    """Read once. Lower-case names win over upper-case ones, as in curl; empty is absent; loopback is never proxied."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        def read(name: str) -> str:
            return (environ.get(name.lower()) or environ.get(name.upper()) or "").strip()

        self._by_scheme = {"http": read("HTTP_PROXY"), "https": read("HTTPS_PROXY")}
        self._direct = read("NO_PROXY")

    def of(self, url: str) -> dict[str, str]:
        """``{scheme: proxy}`` as requests wants it; empty for a direct connection. Raises ``Failed``."""
        parts = split_url(url)
        proxy = self._by_scheme.get(parts.scheme, "") if parts else ""
        if parts is None or not proxy or self._is_direct(parts.hostname or "", parts.port):
            return {}
        return {parts.scheme: _checked(proxy if "://" in proxy else f"http://{proxy}")}

    def _is_direct(self, host: str, port: int | None) -> bool:
        if is_loopback_name(host):
            return True
        if not self._direct:
            return False
        if proxy_bypass_environment(f"{host}:{port}" if port else host, {"no": self._direct}):
            return True
        entries = self._direct.replace(" ", "").split(",")
        return is_ipv4_address(host) and any(
            is_valid_cidr(entry) and address_in_network(host, entry) for entry in entries
        )


def _checked(proxy: str) -> str:
    parts = split_url(proxy)
    if parts is None:
        raise Failed(Trouble.PROXY_UNREACHABLE, "the proxy's address cannot be read")
    if parts.scheme not in ("http", "https"):
        raise Failed(Trouble.PROXY_UNREACHABLE, f"{parts.scheme}:// proxies cannot be used, only http:// and https://")
    return proxy
