"""Which containers are meant: every replica, nothing that somebody else runs, no quiet way out for a stopped one."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.core.host.container import ContainerFacts, PublishedPort, Sample
from waybill.core.host.evidence import By, Selection
from waybill.core.selection import Part, choose, is_job, project_name, was_renamed

OURS, OTHER = "ghcr.io/acme/app:1", "postgres:16"
NEW, OLD = "sha256:" + "1" * 64, "sha256:" + "2" * 64
MEMBERS = frozenset({NEW})
UP, DOWN = Sample(at="", state="running"), Sample(at="", state="exited")
PROJECT = Selection(by=By.COMPOSE, project="app", repository="ghcr.io/acme/app")
IMAGE = Selection(by=By.IMAGE, repository="ghcr.io/acme/app")
WAITS = {"com.docker.compose.depends_on": "migrate:service_completed_successfully:false,db:service_started:true"}


def named(name: str, **more: Any) -> ContainerFacts:
    fields = {"identifier": name, "name": name, "image": NEW, "asked": OURS, "samples": (UP,), **more}
    return ContainerFacts(**fields)


def of(service: str, name: str = "", project: str = "app", **more: Any) -> ContainerFacts:
    labels = {"com.docker.compose.project.working_dir": f"/srv/{project}", **more.pop("labels", {})}
    return named(name or f"{project}-{service}-1", project=project, service=service, labels=labels, **more)


def ended(code: int = 0, **more: Any) -> dict[str, Any]:
    return {"samples": (Sample(at="", state="exited", exit_code=code),), **more}


def sorted_by(selection: Selection, *containers: ContainerFacts) -> dict[str, str]:
    choice = choose(containers, selection, MEMBERS)
    assert choice.chosen == choice.of(Part.CHOSEN)
    return {name: part.value for name, part in choice.parts.items() if part is not Part.OTHER}


# By compose


def test_a_project_means_every_service_that_runs_our_repository() -> None:
    containers = (of("web"), of("worker"), of("db", asked=OTHER, image=OLD), of("web", project="other"))

    assert sorted_by(PROJECT, *containers) == {
        "app-web-1": "chosen",
        "app-worker-1": "chosen",
        "other-web-1": "beside",
    }


def test_every_replica_of_a_service_is_meant_whatever_it_runs_and_whether_it_runs() -> None:
    old = of("web", "app-web-2", image=OLD, asked=OTHER)
    stopped, new = of("web", "app-web-3", **ended(137)), of("web")
    created = of("web", "app-web-4", samples=(Sample(at="", state="created"),))

    assert set(sorted_by(PROJECT, new, old, stopped, created).values()) == {"chosen"}


def test_named_services_are_meant_whatever_they_run() -> None:
    selection = Selection(by=By.COMPOSE, project="app", services=("db",), repository="ghcr.io/acme/app")

    assert sorted_by(selection, of("web"), of("db", asked=OTHER, image=OLD)) == {
        "app-web-1": "beside",
        "app-db-1": "chosen",
    }


def test_one_off_containers_are_not_meant() -> None:
    assert sorted_by(PROJECT, of("web"), of("web", "app-web-run-1", one_off=True)) == {
        "app-web-1": "chosen",
        "app-web-run-1": "beside",
    }


@pytest.mark.parametrize("directory", ["/srv/app", "/srv/app/", "/srv/./app"])
def test_a_project_may_be_named_by_its_directory(directory: str) -> None:
    selection = Selection(by=By.COMPOSE, directory=directory, repository="ghcr.io/acme/app")

    assert sorted_by(selection, of("web"), of("web", project="app2")) == {"app-web-1": "chosen", "app2-web-1": "beside"}


def test_the_name_of_a_project_counts_more_than_its_directory() -> None:
    selection = Selection(by=By.COMPOSE, project="app", directory="/elsewhere", repository="ghcr.io/acme/app")

    assert sorted_by(selection, of("web")) == {"app-web-1": "chosen"}


def test_services_without_a_project_are_those_of_every_project() -> None:
    selection = Selection(by=By.COMPOSE, services=("web",), repository="ghcr.io/acme/app")

    assert sorted_by(selection, of("web"), of("web", project="b"), of("db", asked=OTHER, image=OLD)) == {
        "app-web-1": "chosen",
        "b-web-1": "chosen",
    }


@pytest.mark.parametrize(("text", "name"), [("My App", "myapp"), ("_app", "app"), ("a.b-c_d", "ab-c_d"), ("", "")])
def test_a_project_name_as_compose_makes_it(text: str, name: str) -> None:
    assert project_name(text) == name
    assert project_name(name) == name


# By name, label, image


def test_names_are_exact_and_all_must_be_there() -> None:
    selection = Selection(by=By.NAME, names=("app", "worker"), repository="ghcr.io/acme/app")
    choice = choose((named("app"), named("app2")), selection, MEMBERS)

    assert (choice.chosen, choice.missing) == (("app",), ("worker",))


def test_a_named_container_must_run_whatever_it_looks_like() -> None:
    selection = Selection(by=By.NAME, names=("app", "worker"), repository="ghcr.io/acme/app")
    containers = (named("app"), named("worker", image=OLD, **ended(0)))

    assert sorted_by(selection, *containers) == {"app": "chosen", "worker": "chosen"}


@pytest.mark.parametrize(
    ("labels", "chosen"),
    [
        (("role",), ("web", "worker")),
        (("role=web",), ("web",)),
        (("role=web", "team"), ()),
        (("role=",), ()),
        ((), ()),
    ],
)
def test_labels_must_all_fit(labels: tuple[str, ...], chosen: tuple[str, ...]) -> None:
    containers = (named("web", labels={"role": "web"}), named("worker", labels={"role": "worker"}), named("x"))

    assert choose(containers, Selection(by=By.LABEL, labels=labels), MEMBERS).chosen == chosen


@pytest.mark.parametrize(
    "more",
    [
        {"asked": "ghcr.io/acme/app@sha256:" + "9" * 64},
        {"asked": "sha256:" + "9" * 64, "repo_tags": ("ghcr.io/acme/app:waybill-123456789012",)},
        {"asked": "127.0.0.1:4000/acme/app@x", "repo_digests": ("ghcr.io/acme/app@sha256:" + "9" * 64,)},
        {"asked": "mirror.example.com/a/b:1", "image": NEW},
        {"asked": "mirror.example.com/a/b:1", "manifest": NEW},
    ],
)
def test_an_image_is_ours_by_any_of_its_names_or_by_its_digest(more: dict[str, Any]) -> None:
    assert sorted_by(IMAGE, named("app", **{"image": OLD, **more})) == {"app": "chosen"}


@pytest.mark.parametrize("asked", ["ghcr.io/acme/app-worker:1", "acme/app:1", "docker.io/acme/app", "app", NEW])
def test_an_image_that_is_only_called_alike_is_not_ours(asked: str) -> None:
    assert sorted_by(IMAGE, named("app", image=OLD, asked=asked)) == {}


def test_nothing_fits_an_empty_selection() -> None:
    assert choose((named("app", image=OLD),), Selection()).chosen == ()


# What need not run


def test_a_job_that_others_wait_for_is_done_when_it_ended_well() -> None:
    containers = (of("web", labels=WAITS), of("migrate", **ended(0)))

    assert sorted_by(PROJECT, *containers) == {"app-web-1": "chosen", "app-migrate-1": "done"}
    assert [is_job(one, containers) for one in containers] == [False, True]


@pytest.mark.parametrize(
    "migrate",
    [
        of("migrate", **ended(1)),
        of("migrate", **ended(0, restart_policy="always")),
        of("migrate", **ended(0, restart_policy="unless-stopped")),
        of("migrate", **ended(0, ports=(PublishedPort(port=80),))),
        of("migrate", samples=(Sample(at="", state="created"),)),
        of("migrate", samples=(Sample(at="", state="dead"),)),
        of("migrate", samples=(Sample(at="", state="paused"),)),
    ],
)
def test_a_job_that_did_not_end_well_must_answer_for_it(migrate: ContainerFacts) -> None:
    assert sorted_by(PROJECT, of("web", labels=WAITS), migrate)["app-migrate-1"] == "chosen"


def test_a_job_that_failed_for_an_earlier_release_is_left_behind() -> None:
    containers = (of("web", labels=WAITS), of("migrate", image=OLD, **ended(1)))

    assert sorted_by(PROJECT, *containers)["app-migrate-1"] == "left"
    assert choose(containers, PROJECT).parts["app-migrate-1"] is Part.CHOSEN, "what is older is not known"


def test_a_service_that_ended_with_0_may_be_a_job_and_nobody_knows() -> None:
    assert sorted_by(PROJECT, of("web"), of("worker", **ended(0)))["app-worker-1"] == "perhaps-done"


def test_another_project_cannot_make_a_job_of_it() -> None:
    waits = of("web", project="other", labels=WAITS)

    assert sorted_by(PROJECT, of("web"), of("migrate", **ended(0)), waits)["app-migrate-1"] == "perhaps-done"


def test_a_stopped_replica_is_no_job_while_its_brothers_run() -> None:
    assert sorted_by(PROJECT, of("web"), of("web", "app-web-2", **ended(0)))["app-web-2"] == "chosen"


def test_named_services_are_never_taken_for_jobs() -> None:
    selection = Selection(by=By.COMPOSE, project="app", services=("web", "migrate"), repository="ghcr.io/acme/app")

    assert sorted_by(selection, of("web", labels=WAITS), of("migrate", **ended(0)))["app-migrate-1"] == "chosen"


def test_when_nothing_runs_nothing_is_done() -> None:
    containers = (of("web", labels=WAITS, **ended(0)), of("migrate", **ended(0)))

    assert set(sorted_by(PROJECT, *containers).values()) == {"chosen"}


# What was left behind


def test_the_container_that_compose_renamed_is_left_behind() -> None:
    old = of("web", "0123456789ab_app-web-1", image=OLD, **ended(137))

    assert was_renamed(old)
    assert sorted_by(PROJECT, of("web"), old)["0123456789ab_app-web-1"] == "left"
    assert sorted_by(PROJECT, old) == {"0123456789ab_app-web-1": "chosen"}, "alone it is all that there is"


def test_a_renamed_container_that_still_runs_is_meant() -> None:
    assert (
        sorted_by(PROJECT, of("web"), of("web", "0123456789ab_app-web-1", image=OLD))["0123456789ab_app-web-1"]
        == "chosen"
    )


def test_stopped_containers_of_older_images_are_left_behind_and_of_the_wanted_one_not() -> None:
    containers = (named("new"), named("older", image=OLD, **ended(137)), named("crashed", **ended(1)))

    assert sorted_by(IMAGE, *containers) == {"new": "chosen", "older": "left", "crashed": "chosen"}


def test_nothing_is_left_behind_by_nothing() -> None:
    assert sorted_by(IMAGE, named("older", image=OLD, **ended(137))) == {"older": "chosen"}


def test_a_stopped_project_was_not_meant_by_its_image_alone() -> None:
    assert sorted_by(IMAGE, of("web"), of("web", project="old", image=OLD, **ended(0)))["old-web-1"] == "beside"
    assert sorted_by(IMAGE, of("web", project="old", image=OLD, **ended(0))) == {"old-web-1": "chosen"}


@pytest.mark.parametrize("code", [1, 137])
def test_a_project_of_the_wanted_image_is_meant_when_it_crashed_beside_another_one(code: int) -> None:
    assert sorted_by(IMAGE, of("web"), of("web", project="prod", **ended(code)))["prod-web-1"] == "chosen"


def test_a_stopped_service_of_a_running_project_is_meant_by_its_image() -> None:
    containers = (named("hand"), of("web", **ended(1)), of("db", asked=OTHER, image=OLD))

    assert sorted_by(IMAGE, *containers) == {"hand": "chosen", "app-web-1": "chosen"}


def test_tasks_that_a_swarm_replaced_are_left_behind() -> None:
    label = {"com.docker.swarm.service.name": "app_web"}
    containers = (named("web.1.new", labels=label), named("web.1.old", labels=label, **ended(1)))

    assert sorted_by(IMAGE, *containers) == {"web.1.new": "chosen", "web.1.old": "left"}


# For every host


STATES = ("running", "running", "running", "exited", "exited", "created", "paused", "restarting", "dead", "")


def host(draw: random.Random) -> tuple[ContainerFacts, ...]:
    return tuple(container(draw, number) for number in range(draw.randint(0, 6)))


def container(draw: random.Random, number: int) -> ContainerFacts:
    service = draw.choice(("", "web", "worker", "migrate"))
    fields = {
        "image": draw.choice((NEW, OLD)),
        "asked": draw.choice((OURS, OURS, OTHER)),
        "one_off": draw.random() < 0.1,
        "restart_policy": draw.choice(("", "no", "always", "on-failure")),
        "samples": (Sample(at="", state=draw.choice(STATES), exit_code=draw.choice((0, 0, 1))),),
    }
    if not service:
        return named(f"hand-{number}", **fields)
    name = draw.choice((f"app-{service}-{number}", f"0123456789ab_app-{service}-{number}"))
    labels = draw.choice(({}, WAITS))
    return of(service, name, project=draw.choice(("app", "other")), labels=labels, **fields)


SELECTIONS = (
    PROJECT,
    IMAGE,
    Selection(by=By.COMPOSE, project="app", services=("web", "worker"), repository="ghcr.io/acme/app"),
    Selection(by=By.NAME, names=("hand-1", "app-web-2"), repository="ghcr.io/acme/app"),
    Selection(by=By.LABEL, labels=("com.docker.compose.project.working_dir",), repository="ghcr.io/acme/app"),
)
HOSTS = st.integers(min_value=0, max_value=2**64).map(lambda seed: host(random.Random(seed)))  # noqa: S311  # no secret


@settings(max_examples=400)
@given(HOSTS, st.sampled_from(SELECTIONS))
def test_what_is_left_out_is_never_running_and_never_all_there_is(
    containers: tuple[ContainerFacts, ...], selection: Selection
) -> None:
    """No false green by looking away."""
    choice = choose(containers, selection, MEMBERS)
    state = {one.identifier: one.last.state for one in containers}
    out = choice.of(Part.LEFT, Part.DONE, Part.PERHAPS_DONE)

    assert [name for name in out if state[name] not in {"exited", "created", "dead"}] == []
    assert not out or choice.chosen
    done = choice.of(Part.DONE, Part.PERHAPS_DONE)
    assert not done or any(state[name] in {"running", "restarting", "paused"} for name in choice.chosen)
    assert set(choice.parts) == set(state)


@settings(max_examples=200)
@given(HOSTS)
def test_every_running_container_of_a_chosen_service_is_chosen(containers: tuple[ContainerFacts, ...]) -> None:
    choice = choose(containers, PROJECT, MEMBERS)
    services = {one.service for one in containers if one.identifier in choice.chosen}

    for one in containers:
        if one.project == "app" and one.service in services and one.runs and not one.one_off:
            assert one.identifier in choice.chosen


@settings(max_examples=400)
@given(HOSTS, st.sampled_from(SELECTIONS))
def test_the_order_of_the_engines_list_does_not_matter(
    containers: tuple[ContainerFacts, ...], selection: Selection
) -> None:
    assert choose(containers, selection, MEMBERS).parts == choose(containers[::-1], selection, MEMBERS).parts
