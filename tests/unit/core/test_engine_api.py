from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.host.engine import EngineFacts, Store
from waybill.core.host.engine_api import (
    choose_api,
    engine_name,
    names_of,
    parse_api,
    platform_of,
    read_engine,
    store_of,
)

PODMAN = {"Components": [{"Name": "Podman Engine", "Version": "5.4.0"}, {"Name": "Conmon"}]}
DOCKER = {"Components": [{"Name": "Engine"}, {"Name": "containerd"}]}
OVERLAY = {"Driver": "overlay2", "DriverStatus": [["Backing Filesystem", "extfs"]]}
SNAPSHOTTER = {"Driver": "overlayfs", "DriverStatus": [["driver-type", "io.containerd.snapshotter.v1"]]}
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
names = st.sampled_from(
    ["ApiVersion", "Components", "Version", "Os", "Arch", "Driver", "DriverStatus"]
) | st.sampled_from(
    ["Name", "OSType", "Architecture", "SecurityOptions", "Swarm", "Labels", "ID", "SystemTime", "KernelVersion"]
)


@pytest.mark.parametrize(
    ("server", "minimum", "chosen"),
    [
        ("1.52", "1.44", "1.51"),
        ("1.51", "1.44", "1.51"),
        ("1.41", "1.12", "1.41"),
        ("1.9", "1.1", ""),
        ("1.29", "1.12", ""),
        ("1.30", "1.12", "1.30"),
        ("1.60", "1.52", "1.52"),
        ("2.0", "1.44", "1.51"),
        ("2.0", "2.0", "2.0"),
        ("1.45", "", "1.45"),
        ("1.45", "newest", "1.45"),
        ("", "1.12", ""),
        ("1.45/../..", "", ""),
    ],
)
def test_the_newest_version_that_both_sides_know_is_spoken(server: str, minimum: str, chosen: str) -> None:
    assert choose_api(server, minimum) == chosen


@pytest.mark.parametrize(
    "text", ["1", "1.", ".1", "v1.41", "1.41 ", "1.41\n", "-1.41", "1.41.2", "1.99999", None, 1.41, []]
)
def test_what_is_no_version_is_none(text: object) -> None:
    assert parse_api(text) is None


@pytest.mark.parametrize(
    ("version", "info", "store"),
    [
        (DOCKER, OVERLAY, Store.CLASSIC),
        (DOCKER, SNAPSHOTTER, Store.CONTAINERD),
        (PODMAN, OVERLAY, Store.PODMAN),
        (PODMAN, SNAPSHOTTER, Store.PODMAN),
        ({}, {"Driver": "vfs", "DriverStatus": [["x", "y"]]}, Store.CLASSIC),
        ({}, {"Driver": "vfs", "DriverStatus": None}, Store.CLASSIC),
        ({}, {"Driver": "fuse-overlayfs", "DriverStatus": []}, Store.CLASSIC),
        ({}, {"Driver": "vfs"}, Store.UNKNOWN),
        ({}, {"Driver": "vfs", "DriverStatus": {}}, Store.UNKNOWN),
        ({}, {"Driver": "overlay2"}, Store.UNKNOWN),
        ({}, {"Driver": "overlay2", "DriverStatus": None}, Store.UNKNOWN),
        ({}, {"DriverStatus": [["Backing Filesystem", "extfs"]]}, Store.UNKNOWN),
        ({}, {"Driver": "overlay2", "DriverStatus": "io.containerd.snapshotter.v1"}, Store.UNKNOWN),
        ({}, {}, Store.UNKNOWN),
    ],
)
def test_the_store_is_told_only_where_it_is_known(version: dict[str, Any], info: dict[str, Any], store: Store) -> None:
    assert store_of(version, info) is store


@pytest.mark.parametrize(
    ("system", "architecture", "platform"),
    [
        ("linux", "x86_64", "linux/amd64"),
        ("linux", "aarch64", "linux/arm64"),
        ("linux", "armv7l", "linux/arm/v7"),
        ("linux", "armv6l", "linux/arm/v6"),
        ("linux", "armv8l", "linux/arm/v7"),
        ("linux", "riscv64", "linux/riscv64"),
        ("windows", "x86_64", "windows/amd64"),
        ("", "x86_64", ""),
        ("linux", "", ""),
    ],
)
def test_the_platform_has_its_usual_name(system: str, architecture: str, platform: str) -> None:
    assert platform_of({}, {"OSType": system, "Architecture": architecture}) == platform


def test_the_platform_may_come_from_the_version() -> None:
    assert platform_of({"Os": "linux", "Arch": "arm64"}, {}) == "linux/arm64"


@pytest.mark.parametrize(
    ("version", "name"), [(DOCKER, "Docker Engine"), (PODMAN, "Podman Engine"), ({}, "Docker Engine")]
)
def test_the_engine_has_a_name(version: dict[str, Any], name: str) -> None:
    assert engine_name(version) == name


def test_what_an_engine_says_of_itself_becomes_evidence() -> None:
    info = {
        **SNAPSHOTTER,
        "ID": "one",
        "Name": "web1",
        "KernelVersion": "6.1",
        "OSType": "linux",
        "Architecture": "x86_64",
        "DockerRootDir": "/var/lib/docker",
        "SecurityOptions": ["name=seccomp,profile=builtin", "name=rootless"],
        "Swarm": {"LocalNodeState": "active"},
        "SystemTime": "2026-06-01T12:00:00Z",
        "Labels": ["env=prod", 7],
        "Warnings": None,
    }
    facts = read_engine(EngineFacts(user="deploy"), {"Version": "29.1.0", "ApiVersion": "1.52", **DOCKER}, info, "1.51")

    assert (facts.user, facts.version, facts.api, facts.chosen_api) == ("deploy", "29.1.0", "1.52", "1.51")
    assert (facts.identifier, facts.name_there, facts.kernel_there, facts.root) == (
        "one",
        "web1",
        "6.1",
        "/var/lib/docker",
    )
    assert (facts.store, facts.driver, facts.platform) == (Store.CONTAINERD, "overlayfs", "linux/amd64")
    assert (facts.rootless, facts.swarm, facts.clock) == (True, True, "2026-06-01T12:00:00Z")
    assert (facts.labels, facts.warnings) == (("env=prod",), ())


@given(version=st.dictionaries(names, junk), info=st.dictionaries(names, junk))
def test_no_answer_is_too_strange_to_be_read(version: dict[str, Any], info: dict[str, Any]) -> None:
    facts = read_engine(EngineFacts(), version, info, "1.41")

    assert facts.store in set(Store)
    assert all(len(str(value)) < 20_000 for value in vars(facts).values())


def test_a_network_is_called_by_its_name_or_its_id() -> None:
    """A volume has a name alone; what has no form is left out."""
    assert names_of([{"Name": "traefik", "Id": "5f0c"}, {"Name": "data"}, {"Name": 7}, "x", None, {}]) == (
        "traefik",
        "5f0c",
        "data",
    )
