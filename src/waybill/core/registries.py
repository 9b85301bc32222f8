"""What is known about registry hosts by their names alone: grammar, Docker Hub's many names, look-alikes of ghcr.io."""

from __future__ import annotations

import re

OLD_GITHUB = "docker.pkg.github.com"
API_HOSTS = {"docker.io": "registry-1.docker.io"}
_HUB_NAMES = frozenset({"docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com"})

KNOWN = frozenset(
    {
        *_HUB_NAMES,
        "ghcr.io",
        "gcr.io",
        "quay.io",
        "lscr.io",
        "public.ecr.aws",
        "registry.gitlab.com",
        "registry.k8s.io",
        "mcr.microsoft.com",
        OLD_GITHUB,
    }
)
# A second host inside the path is normal behind a mirror. These two never mirror others, and their owners have no dots.
NEVER_MIRRORS = frozenset({*_HUB_NAMES, "ghcr.io"})

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"(?P<host>{_LABEL}(?:\.{_LABEL})*|\[(?P<six>[0-9A-Fa-f:.]+)\])(?::(?P<port>[0-9]+))?")
_PACKAGE_PAGE = re.compile(
    r"github\.com/(?:"
    r"(?P<owner>[\w.-]+)/[\w.-]+/pkgs/container"
    r"|(?:orgs|users)/(?P<account>[\w.-]+)/packages/container(?:/package)?"
    r")/(?P<image>[\w.%-]+)/?(?:\?.*)?"
)
_HUB_PAGE = re.compile(r"hub\.docker\.com/(?:_/(?P<official>[\w.-]+)|r/(?P<image>[\w.-]+/[\w.-]+))/?.*")


def looks_like_host(component: str) -> bool:
    """True where Docker would read the first component of a name as a registry host."""
    return "." in component or ":" in component or component.lower() == "localhost"


def canonical(registry: str) -> str:
    """One name for Docker Hub; every other host as it is."""
    return "docker.io" if registry in _HUB_NAMES else registry


def problem_of(registry: str) -> str:
    """Why this is no ``host[:port]``, or an empty text."""
    found = _HOST.fullmatch(registry)
    if not found:
        return "it must be a DNS name, an IPv4 address or [IPv6], with an optional :port"
    if found["six"] and not _is_ipv6(found["six"]):
        return "what stands in brackets is no IPv6 address"
    if found["port"] and not (len(found["port"]) <= 5 and 1 <= int(found["port"]) <= 65535):
        return "ports go from 1 to 65535"
    return ""


def _is_ipv6(text: str) -> bool:
    from ipaddress import IPv6Address  # rare, and not free to import

    try:
        IPv6Address(text)
    except ValueError:
        return False
    return True


def moved_to_ghcr(repository: str) -> str:
    """``OWNER/REPOSITORY/IMAGE`` of GitHub's old registry became ``ghcr.io/OWNER/IMAGE``."""
    owner, _, rest = repository.partition("/")
    image = rest.partition("/")[2] or rest
    return f"ghcr.io/{owner}/{image}"


def image_of_web_page(address: str) -> str:
    """The image that a page of github.com or hub.docker.com is about, or an empty text."""
    package = _PACKAGE_PAGE.fullmatch(address)
    if package:
        return f"ghcr.io/{package['owner'] or package['account']}/{package['image'].replace('%2F', '/')}"
    hub = _HUB_PAGE.fullmatch(address)
    if not hub:
        return ""
    return f"docker.io/{hub['image']}" if hub["image"] else f"docker.io/library/{hub['official']}"


def is_typosquat(host: str) -> bool:
    """True for names that fingers make of ghcr.io: letters swapped, doubled, lost or look-alike; another ending."""
    return host.partition(":")[0] in _LOOK_ALIKES


def _look_alikes() -> frozenset[str]:
    name, ending = "ghcr", "io"
    swapped = {name[:i] + name[i + 1] + name[i] + name[i + 2 :] for i in range(len(name) - 1)}
    doubled = {name[:i] + name[i] + name[i:] for i in range(len(name))}
    lost = {name[:i] + name[i + 1 :] for i in range(len(name))}
    alike = {"qhcr", "9hcr", "gher", "gh-cr", "ghcr-io", "ghrc", "gcrh", "githubcr"}
    names = {f"{label}.{ending}" for label in swapped | doubled | lost | alike}
    others = ("com", "org", "net", "co", "dev", "app", "oi", "i", "o", "lo", "i0", "ioo")
    endings = {f"ghcr.{other}" for other in others}
    return frozenset((names | endings) - KNOWN)


_LOOK_ALIKES = _look_alikes()
