"""Watching a host's containers: a host that only exists as a story, told by the second, and a clock that only jumps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from waybill.core.host.container import ContainerFacts
from waybill.core.host.engine import EngineTrouble
from waybill.core.host.evidence import By, Selection
from waybill.core.settle import Budget, Verdict, judge_window
from waybill.effects.clock import Clock
from waybill.effects.engine.errors import EngineLost, EngineRefused
from waybill.flows.watching import Watched, observe

NOON = datetime(2026, 6, 1, 12, tzinfo=timezone.utc)
NEW, OLD = "sha256:" + "1" * 64, "sha256:" + "2" * 64
IMAGES = {
    NEW: {"Id": NEW, "RepoTags": ["ghcr.io/acme/app:1"], "RepoDigests": []},
    OLD: {"Id": OLD, "RepoTags": [], "RepoDigests": []},
    "ghcr.io/acme/app:1": {"Id": NEW, "RepoTags": ["ghcr.io/acme/app:1"], "RepoDigests": []},
}
BY_IMAGE = Selection(by=By.IMAGE, repository="ghcr.io/acme/app")
BUDGET = Budget(settle=10.0, timeout=60.0)
Story = Callable[[float], Sequence[dict[str, Any]]]


def moment(seconds: float) -> str:
    return (NOON + timedelta(seconds=seconds)).isoformat()


def app(name: str = "app", **more: Any) -> dict[str, Any]:
    """One container as the engine tells it on its own page."""
    state = {"Status": "running", "Running": True, "StartedAt": moment(-3600), "ExitCode": 0, **more.pop("State", {})}
    config = {"Image": "ghcr.io/acme/app:1", "Labels": {}, "Env": ["TOKEN=s3cr3t-value"], **more.pop("Config", {})}
    body = {"Id": f"id-{name}", "Name": f"/{name}", "Image": NEW, "RestartCount": 0, "Created": moment(-3601), **more}
    return {**body, "State": state, "Config": config}


def down(code: int = 0, **more: Any) -> dict[str, Any]:
    return {"State": {"Status": "exited", "Running": False, "ExitCode": code, "FinishedAt": moment(0)}, **more}


class StoryEngine:
    """An engine whose containers follow a story: seconds since noon to what there is."""

    def __init__(self, story: Story, *, images: Mapping[str, Any] | None = None) -> None:
        self.seconds = 0.0
        self.asked: list[str] = []
        self._story, self._images = story, {**IMAGES, **(images or {})}

    def containers(self) -> list[dict[str, Any]]:
        self.asked.append("list")
        return [self._listed(body) for body in self._story(self.seconds)]

    def _listed(self, body: Mapping[str, Any]) -> dict[str, Any]:
        state, image = body["State"], body["Config"]["Image"]
        return {
            "Id": body["Id"],
            "Names": [body["Name"]],
            "Image": image if self._images.get(image, {}).get("Id") == body["Image"] else body["Image"],
            "ImageID": body["Image"],
            "Labels": body["Config"]["Labels"],
            "State": state["Status"],
            "Status": f"Exited ({state['ExitCode']}) ago" if state["Status"] == "exited" else "Up",
        }

    def container(self, identifier: str) -> dict[str, Any] | None:
        self.asked.append(identifier)
        return next((body for body in self._story(self.seconds) if body["Id"] == identifier), None)

    def image(self, identifier: str) -> dict[str, Any] | None:
        self.asked.append(f"image {identifier}")
        return self._images.get(identifier)

    def logs(self, identifier: str, tail: int = 50) -> Sequence[str]:
        self.asked.append(f"logs {identifier} {tail}")
        return ["the last words: s3cr3t-value"]

    def now(self) -> str:
        return moment(self.seconds)


def watch(engine: StoryEngine, selection: Selection = BY_IMAGE, budget: Budget = BUDGET) -> Watched:
    def sleep(seconds: float) -> None:
        assert seconds > 0
        engine.seconds += seconds

    clock = Clock(wall=lambda: 0.0, monotonic=lambda: engine.seconds, sleep=sleep)
    return observe(
        engine, selection, settle=budget.settle, timeout=budget.timeout, clock=clock, members=frozenset({NEW})
    )


def only(watched: Watched) -> ContainerFacts:
    (found,) = [one for one in watched.containers if one.identifier in watched.chosen]
    return found


def verdict(watched: Watched) -> Verdict:
    return judge_window(only(watched), BUDGET).verdict


# How long


def test_a_good_container_is_watched_for_the_window_and_no_longer() -> None:
    watched = watch(StoryEngine(lambda _: [app()]))

    assert verdict(watched) is Verdict.STEADY
    assert 10.0 <= watched.seconds <= 11.0
    assert only(watched).samples[0].at == moment(0)
    assert only(watched).log_tail == ()


def test_without_a_window_one_look_is_enough() -> None:
    watched = watch(StoryEngine(lambda _: [app()]), budget=Budget())

    assert (watched.seconds, len(only(watched).samples)) == (0.0, 1)


def test_a_short_window_gets_several_looks() -> None:
    watched = watch(StoryEngine(lambda _: [app()]), budget=Budget(settle=0.5))

    assert len(only(watched).samples) >= 5


def test_nothing_chosen_is_told_at_once_with_everything_that_is_there() -> None:
    watched = watch(StoryEngine(lambda _: [app(Image=OLD, Config={"Image": "postgres:16"})]))

    assert (watched.chosen, watched.seconds) == ((), 0.0)
    assert [one.name for one in watched.containers] == ["app"]


def test_a_slow_start_is_waited_for() -> None:
    def story(seconds: float) -> list[dict[str, Any]]:
        health = "starting" if seconds < 20 else "unhealthy" if seconds < 40 else "healthy"
        return [app(State={"StartedAt": moment(-2), "Health": {"Status": health}})]

    watched = watch(StoryEngine(story))

    assert verdict(watched) is Verdict.STEADY
    assert 50.0 <= watched.seconds <= 52.0


def test_what_never_becomes_healthy_is_not_waited_for_longer_than_its_time() -> None:
    def story(_seconds: float) -> list[dict[str, Any]]:
        return [app(State={"StartedAt": moment(-20), "Health": {"Status": "starting"}})]

    watched = watch(StoryEngine(story))

    assert verdict(watched) is Verdict.NEVER_HEALTHY
    assert 40.0 <= watched.seconds <= 42.0


def test_what_was_unhealthy_for_long_gets_one_window() -> None:
    watched = watch(StoryEngine(lambda _: [app(State={"Health": {"Status": "unhealthy"}})]))

    assert verdict(watched) is Verdict.UNHEALTHY
    assert 10.0 <= watched.seconds <= 11.0


def test_a_container_that_ended_is_looked_at_twice() -> None:
    watched = watch(StoryEngine(lambda _: [app(**down(3))]))

    assert verdict(watched) is Verdict.EXITED
    assert len(only(watched).samples) == 2


def test_one_crash_and_then_a_whole_window_is_good() -> None:
    def story(seconds: float) -> list[dict[str, Any]]:
        return [app(RestartCount=int(seconds >= 3), State={"StartedAt": moment(-5 if seconds < 3 else 3)})]

    watched = watch(StoryEngine(story))

    assert verdict(watched) is Verdict.STEADY
    assert 13.0 <= watched.seconds <= 14.5


def test_an_old_crash_loop_is_seen_within_a_window() -> None:
    def story(seconds: float) -> list[dict[str, Any]]:
        count = int(seconds // 2)
        return [app(RestartCount=40 + count, State={"StartedAt": moment(2 * count)})]

    watched = watch(StoryEngine(story))

    assert verdict(watched) is Verdict.CRASHING
    assert watched.seconds <= 12.0
    assert only(watched).log_tail == ("the last words: [value of TOKEN]",)


# What comes and goes


def test_a_container_that_vanishes_stays_chosen_and_is_gone() -> None:
    watched = watch(StoryEngine(lambda seconds: [app()] if seconds < 4 else []))

    assert watched.chosen == ("id-app",)
    assert verdict(watched) is Verdict.GONE


def test_one_of_two_that_vanishes_is_not_forgotten() -> None:
    watched = watch(StoryEngine(lambda seconds: [app(), app("other")] if seconds < 4 else [app()]))

    states = {one.name: one.last.state for one in watched.containers if one.identifier in watched.chosen}
    assert states == {"app": "running", "other": "gone"}


def test_a_container_that_takes_the_others_place_is_watched_for_a_whole_window() -> None:
    def story(seconds: float) -> list[dict[str, Any]]:
        return [app()] if seconds < 4 else [app(Id="id-new", State={"StartedAt": moment(4)})]

    watched = watch(StoryEngine(story))

    assert (watched.chosen, only(watched).replaced) == (("id-new",), 1)
    assert verdict(watched) is Verdict.STEADY
    assert 14.0 <= watched.seconds <= 15.5


def replica(number: str, identifier: str) -> dict[str, Any]:
    labels = {
        "com.docker.compose.project": "p",
        "com.docker.compose.service": "web",
        "com.docker.compose.container-number": number,
    }
    return app(f"p-web-{number}", Id=identifier, Config={"Labels": labels})


def test_a_replica_does_not_take_the_place_of_its_brother() -> None:
    watched = watch(
        StoryEngine(lambda seconds: [replica("1", "a"), replica("2", "b")] if seconds < 4 else [replica("2", "b")])
    )

    states = {one.name: one.last.state for one in watched.containers if one.identifier in watched.chosen}
    assert states == {"p-web-1": "gone", "p-web-2": "running"}


def test_the_same_number_takes_the_place() -> None:
    watched = watch(StoryEngine(lambda seconds: [replica("1", "a" if seconds < 4 else "b")]))

    assert (watched.chosen, only(watched).replaced) == (("b",), 1)


def test_containers_that_are_replaced_without_end_end_the_watch() -> None:
    watched = watch(
        StoryEngine(lambda seconds: [app(Id=f"id-{int(seconds // 5)}", State={"StartedAt": moment(seconds)})])
    )

    assert watched.seconds <= 83.0
    assert only(watched).replaced >= 10
    assert not judge_window(only(watched), BUDGET).steady


def test_a_container_that_appears_meanwhile_is_watched_too() -> None:
    def story(seconds: float) -> list[dict[str, Any]]:
        return [app()] if seconds < 4 else [app(), app("second", State={"StartedAt": moment(4)})]

    watched = watch(StoryEngine(story))

    assert sorted(watched.chosen) == ["id-app", "id-second"]
    assert all(judge_window(one, BUDGET).steady for one in watched.containers)


def test_a_job_that_comes_to_its_end_is_no_longer_waited_for() -> None:
    def story(seconds: float) -> list[dict[str, Any]]:
        web = {"com.docker.compose.project": "p", "com.docker.compose.service": "web"}
        job = {**web, "com.docker.compose.service": "job"}
        waits = {**web, "com.docker.compose.depends_on": "job:service_completed_successfully:false"}
        return [
            app("web", Config={"Labels": waits}),
            app("job", Config={"Labels": job}, **(down(0) if seconds > 3 else {})),
        ]

    watched = watch(StoryEngine(story))

    assert watched.chosen == ("id-web",)
    assert verdict(watched) is Verdict.STEADY


# What is asked, and what fails


def test_names_that_the_list_hides_are_looked_up() -> None:
    hidden = app("hidden", Image=OLD, Config={"Image": "ghcr.io/acme/app:0"})

    watched = watch(StoryEngine(lambda _: [app(), hidden]))

    assert sorted(watched.chosen) == ["id-app", "id-hidden"]
    assert {one.name: (one.asked, one.asked_leads) for one in watched.containers} == {
        "app": ("ghcr.io/acme/app:1", NEW),
        "hidden": ("ghcr.io/acme/app:0", ""),
    }


def test_containers_of_others_are_read_from_the_list_alone() -> None:
    database = app("db", Image=OLD, Config={"Image": "postgres:16"})
    engine = StoryEngine(lambda _: [app(), database], images={"postgres:16": {"Id": OLD}})

    watched = watch(engine, budget=Budget())

    assert "id-db" not in engine.asked
    assert [one.name for one in watched.containers] == ["app", "db"]


def test_each_image_is_asked_for_once_and_again_at_the_end() -> None:
    engine = StoryEngine(lambda _: [app(str(number)) for number in range(5)])

    watch(engine)

    assert engine.asked.count(f"image {NEW}") == 2


def test_no_value_of_the_environment_leaves_the_watch() -> None:
    watched = watch(StoryEngine(lambda _: [app(**down(1))]))

    assert "s3cr3t-value" not in repr(watched)
    assert "[value of TOKEN]" in repr(watched)


class Refusing(StoryEngine):
    """Refuses one kind of question from the third second on."""

    def __init__(self, what: str) -> None:
        super().__init__(lambda _: [app(**(down(1) if what == "logs" else {}))])
        self._what = what

    def _refuse(self, what: str) -> None:
        if what == self._what and (self.seconds >= 3 or what in {"logs", "image"}):
            raise EngineRefused(500, f"no {what} today")

    def containers(self) -> list[dict[str, Any]]:
        self._refuse("list")
        return super().containers()

    def container(self, identifier: str) -> dict[str, Any] | None:
        self._refuse("container")
        return super().container(identifier)

    def image(self, identifier: str) -> dict[str, Any] | None:
        self._refuse("image")
        return super().image(identifier)

    def logs(self, identifier: str, tail: int = 50) -> Sequence[str]:
        self._refuse("logs")
        return super().logs(identifier, tail)


def test_a_look_that_the_engine_refuses_saw_nothing() -> None:
    watched = watch(Refusing("container"))

    assert verdict(watched) is Verdict.UNREADABLE


def test_an_image_that_the_engine_refuses_is_not_known() -> None:
    assert only(watch(Refusing("image"))).image_present is None


def test_a_log_that_cannot_be_read_back_is_told() -> None:
    assert only(watch(Refusing("logs"))).log_tail == ("(the engine gives no log: no logs today)",)


def test_an_engine_that_refuses_its_list_is_lost() -> None:
    with pytest.raises(EngineLost, match="500: no list today") as raised:
        watch(Refusing("list"))

    assert raised.value.trouble is EngineTrouble.MALFORMED


def test_a_clock_that_the_engine_hides_is_replaced_by_ours() -> None:
    class Timeless(StoryEngine):
        def now(self) -> str:
            return ""

    watched = watch(Timeless(lambda _: [app()]))

    assert only(watched).samples[0].at == "1970-01-01T00:00:00Z"
    assert verdict(watched) is Verdict.STEADY


def test_the_window_is_measured_by_a_clock_that_nobody_can_set() -> None:
    class Jumping(StoryEngine):
        def now(self) -> str:
            return moment(self.seconds * 1000)

    watched = watch(Jumping(lambda _: [app()]))

    assert watched.seconds >= 10.0
