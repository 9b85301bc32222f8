from __future__ import annotations

from tests.integration.registry.conftest import authority, ca_file, serve, serve_raw, server_context, stack

__all__ = ["authority", "ca_file", "serve", "serve_raw", "server_context", "stack"]
