"""A host whose sshd is set up otherwise for a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lab.hosts.host import LabHost


@contextmanager
def with_sshd(host: LabHost, options: str) -> Iterator[None]:
    """Within the block sshd has these lines in its configuration."""
    host.stop_sshd()
    host.start_sshd(options)
    try:
        yield
    finally:
        host.stop_sshd()
        host.start_sshd("")
