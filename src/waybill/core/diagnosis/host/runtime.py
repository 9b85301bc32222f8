"""The runtime rung: does every chosen container stay, through the whole settle window? One cause for each container."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from waybill.core.diagnosis.host.answers_docker import repair, why_unhealthy
from waybill.core.diagnosis.host.runtime_replicas import replica_findings
from waybill.core.diagnosis.host.runtime_words import (
    bytes_words,
    exit_words,
    hint_of,
    log_lines,
    log_words,
    probe_lines,
    seconds_words,
    times,
    why_not_started,
)
from waybill.core.diagnosis.host.selection_words import among, docker, logs, shown, word
from waybill.core.diagnosis.host.view import HostView
from waybill.core.diagnosis.telling import Findings, find
from waybill.core.finding import Finding
from waybill.core.host.container import ContainerFacts
from waybill.core.host.engine import Store
from waybill.core.host.moment import seconds_between
from waybill.core.selection import is_job
from waybill.core.settle import Budget, Verdict, Window, judge_window

Told = tuple[str, Mapping[str, str], Sequence[str]]  # code, words, evidence
Teller = Callable[[HostView, ContainerFacts, Window], Told]


def budget_of(view: HostView) -> Budget:
    """How long a container must stay good, and how long it may take to become so."""
    health = view.evidence.wish.health
    return Budget(settle=health.settle, timeout=health.timeout)


def runtime_findings(view: HostView) -> Findings:
    """Replicas that fail alike are told of together."""
    groups: dict[object, list[tuple[ContainerFacts, Told]]] = {}
    for one in view.chosen:
        window = judge_window(one, budget_of(view))
        for told in told_of(view, one, window):
            key = (told[0], one.project, one.service or one.identifier, tuple(told[1].items()))
            groups.setdefault(key, []).append((one, told))
    return (*(_finding(view, group) for group in groups.values()), *replica_findings(view))


def _finding(view: HostView, group: Sequence[tuple[ContainerFacts, Told]]) -> Finding:
    one, (code, words, evidence) = group[0]
    names = among([container for container, _ in group])
    command = {"commands": logs(view, one)}
    lines = (*(shown(container) for container, _ in group[:6]), *evidence)
    return find(view, code, *lines, prepared={**command, **words, **names})


def told_of(view: HostView, one: ContainerFacts, window: Window) -> Iterator[Told]:
    """What there is to say of one container: a code of the catalogue, its words, and what was seen."""
    teller = _TELLERS.get(window.verdict)
    if teller is not None:
        yield teller(view, one, window)
        return
    yield from _steady(view, one, window)


# Good, and something should be known.


def _steady(view: HostView, one: ContainerFacts, window: Window) -> Iterator[Told]:
    if window.restarts or one.replaced:
        how = ", as a new container," if one.replaced else ""
        yield "container.restarted", {"restarts": times(window.restarts + one.replaced) + how}, log_lines(one)
    if window.flapped:
        failed = replace(one, probes=tuple(probe for probe in one.probes if probe.code))
        yield "container.flapping", {"because": why_unhealthy(failed)}, probe_lines(failed)
    if window.last.oom_killed:
        yield "container.memory-short", {"memory": bytes_words(one.memory_limit)}, ()
    if one.shadowed:
        again = (
            docker(view, f"compose up -d -V --force-recreate {word(one.service)}") if one.service else logs(view, one)
        )
        yield "container.shadowed", {"mounts": "; ".join(map(_quoted, one.shadowed[:3])), "commands": again}, ()


def _quoted(text: str) -> str:
    from waybill.core.text import quote_foreign

    return quote_foreign(text, 160)


# Not good.


def _crashing(_view: HostView, one: ContainerFacts, window: Window) -> Told:
    said = f"{one.error}\n" + "\n".join(one.log_tail)
    reason = why_not_started(said) if not window.seconds else None
    if _killed_for_memory(one):
        return _memory(one)
    if reason is not None and reason.code == "container.program-unusable":
        return reason.code, {"because": reason.why, "advice": reason.hint}, (one.error, *log_lines(one))
    words = {
        "restarts": times(window.restarts or window.last.restarts),
        "ending": exit_words(_last_exit(one)),
        "last-words": log_words(one.log_tail),
        "advice": hint_of(one.log_tail),
    }
    return "container.crash-loop", words, log_lines(one)


def _last_exit(one: ContainerFacts) -> int:
    """While it runs again the engine shows 0: the code of the last look at which it did not run counts."""
    codes = [sample.exit_code for sample in one.samples if sample.exit_code]
    return codes[-1] if codes else one.last.exit_code


def _killed_for_memory(one: ContainerFacts) -> bool:
    return any(sample.oom_killed for sample in one.samples)


def _memory(one: ContainerFacts) -> Told:
    return "container.out-of-memory", {"memory": bytes_words(one.memory_limit)}, log_lines(one)


def _stopped(view: HostView, one: ContainerFacts, window: Window) -> Told:
    if _killed_for_memory(one):
        return _memory(one)
    reason = why_not_started(one.error) or (why_not_started("\n".join(one.log_tail)) if _only_line(one) else None)
    if reason is not None:
        return reason.code, {"because": reason.why, "advice": reason.hint}, (one.error, *log_lines(one))
    job = is_job(one, view.evidence.containers or ())
    words = {
        "ending": exit_words(window.last.exit_code),
        "last-words": log_words(one.log_tail),
        "advice": hint_of(one.log_tail),
    }
    if window.last.exit_code in _ASKED_TO_END:
        words["advice"] = f"Start it again, if nobody stopped it on purpose:\n{_start(view, one)}"
    return "container.job-failed" if job else "container.stopped", words, (one.error, *log_lines(one))


_ASKED_TO_END = frozenset({0, 137, 143})


def _start(view: HostView, one: ContainerFacts) -> str:
    return docker(view, f"start {word(one.name or one.identifier[:12])}")


def _only_line(one: ContainerFacts) -> bool:
    """A program that never ran leaves one line, the runtime's own."""
    return len([line for line in one.log_tail if line.strip()]) == 1


def _created(view: HostView, one: ContainerFacts, _window: Window) -> Told:
    start = _start(view, one)
    if not one.error:
        return "container.not-started", {"commands": start}, ()
    reason = why_not_started(one.error)
    if reason is not None:
        return reason.code, {"because": reason.why, "advice": reason.hint, "commands": start}, (one.error,)
    words = {"because": "The engine's own words stand in the evidence.", "advice": "Repair that, and start it:"}
    return "container.cannot-start", {**words, "commands": start}, (one.error,)


def _unhealthy(_view: HostView, one: ContainerFacts, window: Window) -> Told:
    streak = f"{window.last.streak} failed checks in a row" if window.last.streak else "its last checks"
    return (
        "container.unhealthy",
        {"streak": streak, "because": why_unhealthy(one), "advice": repair(one)},
        (*probe_lines(one), *log_lines(one)),
    )


def _never_healthy(view: HostView, one: ContainerFacts, window: Window) -> Told:
    words = {
        "age": _age(window),
        "period": _period(one),
        "because": why_unhealthy(one) if one.probes else "No check has been made yet.",
        "advice": repair(one) if one.probes else _never_probed(view),
    }
    return "container.never-healthy", words, (*probe_lines(one), *log_lines(one))


def _never_probed(view: HostView) -> str:
    if view.evidence.engine and view.evidence.engine.store is Store.PODMAN:
        return "podman has its checks made by timers of systemd: see that they run (`systemctl list-timers`)."
    return "Shorten the `interval` of the health check."


def _period(one: ContainerFacts) -> str:
    if not one.start_period:
        return ""
    span = seconds_words(one.start_period)
    return f"Within its `start_period` ({span}) failures are not counted, so it shows as `starting`."


def _age(window: Window) -> str:
    return seconds_words(seconds_between(window.last.started, window.last.at))


def _starting(_view: HostView, one: ContainerFacts, window: Window) -> Told:
    return "container.still-starting", {"age": _age(window)}, (*probe_lines(one), *log_lines(one))


def _short(view: HostView, one: ContainerFacts, window: Window) -> Told:
    if one.replaced > 1:
        return _made_anew(one)
    starts = {sample.started for sample in one.samples if sample.started}
    anew = one.replaced or len(starts) > 1
    why = "It was started anew meanwhile, by hand or by another deploy." if anew else ""
    if window.looks < 3 and not why:
        why = f"It was looked at only {times(window.looks)}."
    settle = budget_of(view).settle
    return (
        "container.not-settled",
        {"seconds": _short_time(window.seconds), "settle": _short_time(settle), "because": why},
        (),
    )


def _made_anew(one: ContainerFacts) -> Told:
    """A service manager starts a container that ends again, each time as a new one."""
    words = {
        "restarts": f"{times(one.replaced)}, each time as a new container,",
        "ending": "What ended is gone, and its exit code with it.",
        "last-words": log_words(one.log_tail),
        "advice": hint_of(one.log_tail),
    }
    return "container.crash-loop", words, log_lines(one)


def _short_time(seconds: float) -> str:
    return f"{seconds:.1f} seconds"


def _recurring(_view: HostView, one: ContainerFacts, window: Window) -> Told:
    past = seconds_between(one.created, window.last.started)
    life = past / window.last.restarts if past and window.last.restarts else None
    words = {"restarts": times(window.last.restarts), "life": seconds_words(life), "age": _age(window)}
    return "container.restarts-often", words, log_lines(one)


def _paused(view: HostView, one: ContainerFacts, _window: Window) -> Told:
    return "container.paused", {"commands": docker(view, f"unpause {word(one.name)}")}, ()


def _dead(view: HostView, one: ContainerFacts, _window: Window) -> Told:
    return "container.dead", {"commands": docker(view, f"rm -f {word(one.name)}")}, (one.error,)


def _gone(_view: HostView, _one: ContainerFacts, _window: Window) -> Told:
    return "container.gone", {}, ()


def _unreadable(view: HostView, one: ContainerFacts, window: Window) -> Told:
    what = "its health, though it has a health check" if window.last.state == "running" else "its state"
    command = docker(view, f"inspect {word(one.name or one.identifier[:12])}")
    return "container.unreadable", {"what": what, "commands": command}, ()


_TELLERS: Mapping[Verdict, Teller] = {
    Verdict.CRASHING: _crashing,
    Verdict.EXITED: _stopped,
    Verdict.CREATED: _created,
    Verdict.UNHEALTHY: _unhealthy,
    Verdict.NEVER_HEALTHY: _never_healthy,
    Verdict.STARTING: _starting,
    Verdict.SHORT: _short,
    Verdict.RECURRING: _recurring,
    Verdict.PAUSED: _paused,
    Verdict.DEAD: _dead,
    Verdict.GONE: _gone,
    Verdict.UNREADABLE: _unreadable,
}
