"""What the waybill says of one host: which machine and engine it was, and what ran there. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from waybill.core.deploy_record import DeployRecord
from waybill.core.outcome import Outcome
from waybill.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class MachineRecord:
    """Which machine answered. ``identity`` is made from its machine id, which is nobody else's business."""

    identity: str = ""
    name: str = ""
    addresses: tuple[str, ...] = ()
    system: str = ""
    key: str = ""  # the fingerprint of its host key


@dataclass(frozen=True, kw_only=True)
class EngineRecord:
    """Which engine ran the containers, and how its image store names them."""

    name: str = ""
    version: str = ""
    api: str = ""
    store: str = ""
    platform: str = ""
    road: str = ""


@dataclass(frozen=True, kw_only=True)
class SampleRecord:
    """A container at one moment, by the engine's clock."""

    at: str
    state: str
    health: str = ""
    restarts: int = 0


@dataclass(frozen=True, kw_only=True)
class ContainerRecord:
    """One container. ``runs`` is the engine's word for its image, ``verdict`` what that proves."""

    id: str
    name: str = ""
    runs: str = ""
    manifest: str = ""
    asked: str = ""
    verdict: str = ""
    proved: bool = False
    created: str = ""
    started: str = ""
    samples: tuple[SampleRecord, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ServiceRecord:
    """One service: the digest that should run there, and each of its containers."""

    image: str = ""
    digest: str = ""
    containers: tuple[ContainerRecord, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AnswerRecord:
    """One request to the application."""

    url: str
    view: str
    at: str = ""
    status: int | None = None
    identity: tuple[str, ...] | None = None
    trouble: str = ""


@dataclass(frozen=True, kw_only=True)
class HostRecord:
    """What was seen of one host. ``services`` holds every service by its name, for stacks of several images."""

    verdict: Outcome
    machine: MachineRecord | None = None
    engine: EngineRecord | None = None
    services: Mapping[str, ServiceRecord] = field(default_factory=dict)
    answers: tuple[AnswerRecord, ...] = ()
    exchanges: int = 0
    deploy: DeployRecord | None = None
