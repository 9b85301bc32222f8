"""The worlds that integration tests share."""

from __future__ import annotations

from lab.fixtures import engine_world, fresh, fresh_engine, fresh_hosts, host, hosts_world, world

__all__ = ["engine_world", "fresh", "fresh_engine", "fresh_hosts", "host", "hosts_world", "world"]
