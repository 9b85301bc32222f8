"""A small world to play with: people, tokens and images, good and broken."""

from __future__ import annotations

from collections.abc import Mapping

from lab.client import Client, in_days


def furnish(world: Client) -> Mapping[str, str]:
    """Fill an empty world and return its tokens by name."""
    state = world.state
    state.add_account("octo")
    state.add_account("acme", kind="Organization", owners=("octo",))
    tokens = {
        "GOOD": state.add_token(scopes=("read:packages", "write:packages")),
        "EXPIRED": state.add_token(expires=in_days(-2)),
        "EXPIRING": state.add_token(expires=in_days(3)),
        "NO_SCOPE": state.add_token(scopes=("repo",)),
        "FINE_GRAINED": state.add_token("fine-grained", permissions={"packages": "read"}),
        "JOB": state.add_job_token("acme/app"),
    }
    state.push_app("ghcr.io/acme/app:1.0", "1.0", repository="acme/app", tags=("latest",))
    state.push_app("ghcr.io/acme/app:1.1", "1.1", platforms=("linux/amd64", "linux/arm64"), provenance=True)
    state.push_image("ghcr.io/acme/open:1.0", visibility="public")
    broken = state.push_image("ghcr.io/acme/broken:1.0", visibility="public", platforms=("linux/amd64", "linux/arm64"))
    state.delete_manifest("ghcr.io/acme/broken:1.0", broken.platforms["linux/arm64"])
    state.push_image("registry.example.com/acme/app:1.0")
    return tokens
