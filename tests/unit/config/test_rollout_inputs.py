"""Inputs of ``deploy`` and ``rollback``."""

from __future__ import annotations

from waybill.config.settings import DeploySettings, RollbackSettings

from tests.unit.config.reading import DIGEST, mistakes, one, read

DEPLOY = {
    "image": f"ghcr.io/acme/app@{DIGEST}",
    "hosts": "deploy@web1.example.com",
    "project-directory": "/srv/app",
}
ROLLBACK = {"hosts": "deploy@web1.example.com", "project-directory": "/srv/app"}


def deploy(**flags: str) -> DeploySettings:
    found = read("deploy", {**DEPLOY, **{name.replace("_", "-"): value for name, value in flags.items()}}, {}, None)
    assert isinstance(found, DeploySettings)
    return found


def rollback(**flags: str) -> RollbackSettings:
    found = read("rollback", {**ROLLBACK, **{name.replace("_", "-"): value for name, value in flags.items()}}, {}, None)
    assert isinstance(found, RollbackSettings)
    return found


def test_little_is_needed() -> None:
    """Hosts, project and image are enough for a deploy; all else has its default."""
    found = deploy()
    assert (found.images, found.hosts) == ((DEPLOY["image"],), (DEPLOY["hosts"],))
    assert (found.timeout, found.settle, found.fetch_timeout) == (120.0, 15.0, 600.0)
    assert (found.lock_wait, found.confirm_timeout, found.probe_timeout) == (300.0, 300.0, 60.0)
    assert (found.batch, found.on_failure, found.keep, found.transport) == ((), "restore", 3, "auto")
    assert not any((found.plan, found.recreate, found.allow_older, found.sync, found.waybill))
