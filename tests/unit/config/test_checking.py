"""``config check``: every environment and verb by the verbs' own reading, and nothing that only a run can bring."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from waybill.config.checking import TOP, Check, check_file
from waybill.config.read import read_voyage
from waybill.config.yamlfile import read_config
from waybill.errors import UsageError

WHOLE = """
image: ghcr.io/acme/app
environments:
  production:
    hosts: deploy@web1.example.com
    project-directory: /srv/app
"""


def check(text: str, environ: Mapping[str, str] | None = None, only: str = "") -> Check:
    return check_file(read_config("waybill.yml", text.encode()), environ or {}, lambda _path: "ghcr.io/acme/app", only)


def fits(found: Check, name: str) -> tuple[str, ...]:
    return next(one.fits for one in found.environments if one.name == name)


def test_each_environment_says_which_verbs_it_starts() -> None:
    found = check(WHOLE)

    assert (found.mistakes, found.warnings) == ((), ())
    assert fits(found, TOP) == ("preflight", "build-push")
    assert fits(found, "production") == ("preflight", "build-push", "verify", "deploy", "rollback", "ship")


def test_what_a_verb_lacks_is_named() -> None:
    top = check(WHOLE).environments[0]

    assert top.lacks == {
        "verify": ("hosts",),
        "deploy": ("hosts", "project-directory"),
        "rollback": ("hosts", "project-directory"),
        "ship": ("hosts", "project-directory"),
    }


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("    settle: 5m\n    confirm-timeout: 1m\n", "waybill.yml:8:22 confirm-timeout"),
        ("    health-status: 200\n", "health-status"),
        ("    containers: app\n", "containers"),
        ("    settle: 1.5m\n", "waybill.yml:7:13 settle"),
        ("    sttle: 5m\n", "waybill.yml:7:5"),
        ("    keep: 99\n", "waybill.yml:7:11 keep"),
    ],
)
def test_a_mistake_is_found_although_no_run_chose_its_environment(line: str, says: str) -> None:
    (mistake,) = check(WHOLE + line).mistakes

    assert says in mistake.where


def test_all_mistakes_of_all_environments_are_found_at_once() -> None:
    text = (
        WHOLE + "    health-body: ok\n  staging:\n    hosts: web2.example.com\n    keep: 2\n  other:\n    hosts: a b\n"
    )
    found = [mistake.where for mistake in check(text).mistakes]

    assert [name for name in found if "health-body" in name]
    assert [name for name in found if name.startswith("staging, deploy: project-directory")]
    assert [name for name in found if name.endswith("hosts")]
    assert len(found) == 3


def test_what_two_verbs_say_alike_is_said_once() -> None:
    found = [mistake.where for mistake in check(WHOLE + "    settle: 5m\n    confirm-timeout: 1m\n").mistakes]

    assert len(found) == 1


def test_a_directory_that_only_a_deploy_needs_is_missed_where_a_deploy_is_meant() -> None:
    only_verify = "image: ghcr.io/acme/app\nhosts: web1.example.com\n"

    assert check(only_verify).mistakes == ()
    assert [m.where for m in check(only_verify + "sync: compose.yml\n").mistakes] == [
        "(top), deploy: project-directory",
    ]


@pytest.mark.parametrize("line", ["sync: compose.yml", "health-body: ok", "settle: 10m"])
def test_what_stands_at_the_top_for_all_environments_is_no_mistake_where_they_complete_it(line: str) -> None:
    completed = "project-directory: /srv/app\n    health-url: http://127.0.0.1/\n    confirm-timeout: 15m\n"
    found = check(
        f"image: ghcr.io/acme/app\nhosts: web1.example.com\n{line}\nenvironments:\n  production:\n    {completed}"
    )

    assert found.mistakes == ()
    assert fits(found, "production") == ("preflight", "build-push", "verify", "deploy", "rollback", "ship")
    assert fits(found, TOP)[:2] == ("preflight", "build-push")
    assert "deploy" not in fits(found, TOP)


def test_all_that_is_needed_is_named() -> None:
    top = check("lock-wait: 5m" + WHOLE).environments[0]

    assert top.lacks["deploy"] == ("hosts", "project-directory")


def test_what_only_a_run_brings_is_no_mistake() -> None:
    text = WHOLE.replace("environments", "build-args: VERSION\nenvironments")

    assert check(text).mistakes == ()


@pytest.mark.parametrize("given", ["WAYBILL_HOSTS", "WAYBILL_IMAGE", "WAYBILL_ENVIRONMENT"])
def test_the_environment_of_the_process_makes_nothing_right_or_wrong(given: str) -> None:
    assert check(WHOLE, {given: "a b"}) == check(WHOLE)


def test_several_images_are_for_preflight_alone() -> None:
    found = check("image: [ghcr.io/acme/app, ghcr.io/acme/worker]\n")

    assert found.mistakes == ()
    assert fits(found, TOP) == ("preflight",)


def test_a_list_of_images_is_read() -> None:
    found = check("images-file: images.txt\n")

    assert (found.mistakes, fits(found, TOP)) == ((), ("preflight",))


def test_a_setting_that_no_verb_reads_is_a_warning() -> None:
    text = WHOLE + "  other:\n    settle: 20s\n"
    found = check(text)

    assert found.mistakes == ()
    assert len(found.warnings) == 1
    assert "waybill.yml:8:13 settle: read by deploy, rollback, verify only" in found.warnings[0]


def test_a_setting_at_the_top_is_for_every_environment() -> None:
    assert check("settle: 20s" + WHOLE).warnings == ()


def test_a_file_that_names_no_image_says_so() -> None:
    found = check("settle: 20s\n")

    assert found.mistakes == ()
    assert "names no image" in found.warnings[0]


def test_one_environment_can_be_looked_at_alone() -> None:
    text = WHOLE + "  broken:\n    hosts: web1.example.com\n    health-body: ok\n"

    assert [one.name for one in check(text, only="production").environments] == ["production"]
    assert check(text, only="production").mistakes == ()
    assert check(text, only="broken").mistakes != ()


def test_a_file_that_is_no_yaml_gives_its_mistake_and_nothing_else() -> None:
    (mistake,) = check("image: [a\n").mistakes

    assert mistake.where.startswith("waybill.yml:")


@pytest.mark.parametrize(
    ("line", "says"), [("    plan: true\n", "production, ship"), ("    push: false\n", "production, ship")]
)
def test_what_ship_alone_refuses_is_told_and_is_no_mistake_of_the_file(line: str, says: str) -> None:
    found = check(WHOLE + line)
    (production,) = (one for one in found.environments if one.name == "production")

    assert found.mistakes == ()
    assert (production.refuses, "ship" in production.fits) == (("ship",), False)
    assert "`ship` pushes and deploys" in found.warnings[0]
    assert "waybill.yml:7:" in found.warnings[0] or says in found.warnings[0]


def test_ship_is_judged_by_its_own_reading() -> None:
    with pytest.raises(UsageError) as caught:
        read_voyage(
            flags={"environment": "production"},
            environ={},
            file=read_config("waybill.yml", (WHOLE + "    plan: true\n").encode()),
            read_secret=lambda _source: "",
            read_text=lambda _path: "",
        )

    assert len(caught.value.mistakes) == 1


def test_what_a_verb_would_refuse_although_it_is_given_hosts_is_a_warning() -> None:
    found = check("image: ghcr.io/acme/app\nsettle: 5m\nconfirm-timeout: 1m\nproject-directory: /srv/app\n")

    assert found.mistakes == ()
    assert "waybill.yml:3:18 confirm-timeout: is 60 seconds" in found.warnings[0]


def test_what_environments_complete_is_no_warning_at_the_top() -> None:
    text = "health-body: ok" + WHOLE + "    health-url: http://127.0.0.1:8000/health\n"

    assert check(text).warnings == ()


@pytest.mark.parametrize(
    ("line", "problem", "fix"),
    [
        ("image: https://ghcr.io/acme/app", "begins with", "write `ghcr.io/acme/app`"),
        ("image: ghcr.io/Acme/app", "", "write `ghcr.io/acme/app`"),
        ("image: ghcr.io/acme/$APP", "still holds a template", "an image name such as"),
        ("images-file: images.txt", "still holds a template", "an image name such as"),
    ],
)
def test_an_image_name_that_every_verb_refuses_is_a_mistake_of_the_file(line: str, problem: str, fix: str) -> None:
    file = read_config("waybill.yml", f"{line}\n".encode())
    (mistake,) = check_file(file, {}, lambda _path: "ghcr.io/acme/<app>").mistakes

    assert mistake.where.startswith("waybill.yml:1:")
    assert problem in mistake.problem
    assert fix in mistake.allowed


def test_full_names_in_tags_are_an_image_for_a_build() -> None:
    assert fits(check("tags: ghcr.io/acme/app:1.0\n"), TOP) == ("build-push",)


def test_a_file_of_certificates_that_cannot_be_used_is_a_mistake_where_it_is_of_the_repository() -> None:
    def refuse(path: str) -> str:
        raise ValueError(f"{path} holds a private key")

    def found(path: str) -> list[str]:
        file = read_config("waybill.yml", f"image: ghcr.io/acme/app\nregistry-ca: {path}\n".encode())
        return list(map(str, check_file(file, {}, lambda _path: "", read_ca=refuse).mistakes))

    assert found("ca.pem") == [
        "waybill.yml:2:14 registry-ca: ca.pem holds a private key\n    fix: a PEM file of certificates"
    ]
    assert found("/etc/ssl/ca.pem") == []


def test_what_is_shaped_like_a_credential_is_a_warning_that_does_not_repeat_it() -> None:
    (warning,) = check(f"image: ghcr.io/acme/app\nbuild-args: TOKEN=ghp_{'a' * 36}\n").warnings

    assert warning.startswith("waybill.yml:2:13 build-args: holds what is shaped like a credential")
    assert "aaaa" not in warning


def test_a_line_that_pins_no_host_key_is_a_warning() -> None:
    text = WHOLE + "    ssh-known-hosts: |\n      # the first\n      web1.example.com SHA256:abc\n"
    (warning,) = check(text).warnings

    assert warning.startswith("waybill.yml:7:22 ssh-known-hosts: line 2 holds a fingerprint that is not whole")
