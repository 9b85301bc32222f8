"""Whether volumes without a name go on to the new containers."""

from __future__ import annotations

import io
import tarfile
from typing import Any, cast

import pytest

from waybill.core.deploy.model import Fetched, HostPlan, Pin
from waybill.core.host.engine import EngineTrouble
from waybill.effects.engine.errors import EngineLost, EngineRefused
from waybill.effects.engine.reach import Engine
from waybill.flows.deploying.renewing import renewed

OLD, NEW = "sha256:" + "a" * 64, "sha256:" + "b" * 64


def packed() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        tar.addfile(tarfile.TarInfo("settings/app.conf"))
    return buffer.getvalue()


class Looked:
    """An engine whose image has files at some places."""

    def __init__(self, *shipping: str, trouble: Exception | None = None) -> None:
        self.shipping, self.trouble, self.asked = shipping, trouble, list[str]()

    def changes(self) -> Looked:
        return self

    def beginning_of(self, image: str, path: str) -> bytes:
        assert image == NEW
        self.asked.append(path)
        if self.trouble is not None:
            raise self.trouble
        return packed() if path in self.shipping else b""


def found(engine: Looked, *anonymous: str, image: str = NEW) -> tuple[HostPlan, Fetched]:
    restore = (Pin(service="app", reference="x:waybill-a", members=(OLD,)),)
    plan = HostPlan(transaction="t", restore=restore, anonymous=anonymous)
    return renewed(cast("Engine", cast("Any", engine)), plan, Fetched(image=image))


@pytest.mark.parametrize(
    ("anonymous", "shipping", "renew", "trouble"),
    [
        ((), (), False, ""),
        (("app /data",), (), False, ""),
        (("app /settings",), ("/settings",), True, ""),
        (("app /settings", "worker /settings"), ("/settings",), True, ""),
        (("app /data", "app /settings"), ("/settings",), False, "deploy.volume-hides"),
    ],
)
def test_files_of_the_new_image_decide(anonymous: Any, shipping: Any, renew: bool, trouble: str) -> None:
    """Data is handed on, what would hide files is made anew, and both at once are refused."""
    plan, fetched = found(Looked(*shipping), *anonymous)

    assert (plan.renew, fetched.trouble) == (renew, trouble)


@pytest.mark.parametrize("trouble", [EngineRefused(409, "no"), EngineLost(EngineTrouble.LOST, "gone")])
def test_an_image_that_cannot_be_looked_into_is_no_guess(trouble: Exception) -> None:
    """Neither data nor files of the image are risked."""
    plan, fetched = found(Looked(trouble=trouble), "app /settings")

    assert (plan.renew, fetched.trouble) == (False, "deploy.volume-hides")


def test_the_same_image_hides_nothing_of_itself() -> None:
    """Nobody is asked where the image stays."""
    engine = Looked("/settings")
    plan = HostPlan(
        transaction="t",
        restore=(Pin(service="app", reference="x", members=(NEW,)),),
        anonymous=("app /settings",),
    )
    same, fetched = renewed(cast("Engine", cast("Any", engine)), plan, Fetched(image=NEW))

    assert (same.renew, fetched.trouble, engine.asked) == (False, "", [])
