"""Registry hosts, told by their names alone."""

from __future__ import annotations

import pytest

from waybill.core.registries import (
    canonical,
    image_of_web_page,
    is_typosquat,
    looks_like_host,
    moved_to_ghcr,
    problem_of,
)


@pytest.mark.parametrize(
    "host", ["ghrc.io", "gchr.io", "hgcr.io", "ghcrr.io", "ghcr.com", "ghcr.oi", "qhcr.io", "ghcr.co"]
)
def test_look_alikes_of_the_github_registry_are_known(host: str) -> None:
    assert is_typosquat(host)


@pytest.mark.parametrize("host", ["ghcr.io", "gcr.io", "quay.io", "ghcr.io.example.com", "lscr.io", "", "ecr.io"])
def test_other_hosts_are_not_look_alikes(host: str) -> None:
    assert not is_typosquat(host)


@pytest.mark.parametrize("host", ["a.b", "localhost", "LOCALHOST", "app:5000", "[::1]"])
def test_what_docker_reads_as_a_host(host: str) -> None:
    assert looks_like_host(host)


def test_a_plain_word_is_no_host() -> None:
    assert not looks_like_host("acme")


def test_docker_hub_has_one_name() -> None:
    assert {canonical(host) for host in ("docker.io", "index.docker.io", "registry-1.docker.io")} == {"docker.io"}
    assert canonical("ghcr.io") == "ghcr.io"


@pytest.mark.parametrize("host", ["ghcr.io", "a", "a-b.c", "a:1", "192.0.2.1:65535", "[::ffff:192.0.2.1]:5000"])
def test_a_host_with_or_without_a_port_is_fine(host: str) -> None:
    assert problem_of(host) == ""


def test_the_old_registry_had_the_repository_in_its_names() -> None:
    assert moved_to_ghcr("acme/repo/app") == "ghcr.io/acme/app"
    assert moved_to_ghcr("acme/app") == "ghcr.io/acme/app"


def test_only_pages_about_images_name_one() -> None:
    assert image_of_web_page("github.com/users/octo/packages/container/app?tag=1") == "ghcr.io/octo/app"
    assert image_of_web_page("github.com/acme/app") == ""
    assert image_of_web_page("hub.docker.com/") == ""
