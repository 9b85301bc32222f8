"""Codes that begin with `container.`: which containers there are, and whether they stay."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

_SELECT = (
    "in a workflow:\n  with:\n    project-name: PROJECT   # or `containers:`, `container-labels:`, or neither\n"
    "    services: SERVICE"
)

ENTRIES = (
    Entry(
        code="container.none",
        title="Nothing on the host is what was selected",
        cause="There is no <wanted> on <host>. <nearby>",
        told_by="The engine's list of all its containers, stopped ones included. A selection that finds nothing proves "
        "nothing.",
        fix="Start it, or select what is meant; " + _SELECT + "\nIf it runs on another host, correct `hosts`.",
    ),
    Entry(
        code="container.missing",
        title="A part of what was selected is not there",
        cause="On <host> there is no container for <missing>, though the rest of the selection is there. <nearby>",
        told_by="The engine's list of all its containers, stopped ones included.",
        fix="Start it, or leave its name out of the selection:\n<commands>",
    ),
    Entry(
        code="container.crash-loop",
        title="The application crashes again and again",
        cause="<which-ones> restarted <restarts> while it was watched. <ending> <last-words>",
        told_by="The engine's count of restarts and the start time, over the whole watch: in a single look such a "
        "container is `running` most of the time.",
        fix="<advice>\n<commands>",
    ),
    Entry(
        code="container.stopped",
        title="The container does not run",
        cause="<which-ones> <verb-does> not run. <ending> <last-words>",
        told_by="The engine's state and exit code of the container.",
        fix="<advice>\n<commands>",
    ),
    Entry(
        code="container.job-failed",
        title="A job of the project failed",
        cause="<which-ones> <verb-is> a job that other services wait for, and it failed. <ending> <last-words> What "
        "needs its work, a migration as a rule, runs without it or does not run.",
        told_by="The exit code, and the label by which compose notes `service_completed_successfully`.",
        fix="<advice>\n<commands>",
    ),
    Entry(
        code="container.out-of-memory",
        title="The application was killed for its memory",
        cause="<which-ones> <verb-was> killed because it took more memory than <memory>.",
        told_by="`OOMKilled` in the engine's state, exit code 137.",
        fix="Give it more, or let it take less; in the compose file:\n  services:\n    SERVICE:\n      "
        "mem_limit: 512m\nIf the limit is the machine's, look at what else runs there:\n<commands>",
    ),
    Entry(
        code="container.cannot-start",
        title="The engine cannot start the container",
        cause="<which-ones> <verb-was> made and never started. <because>",
        told_by="The error that the engine keeps with the container.",
        fix="<advice>\n<commands>",
    ),
    Entry(
        code="container.not-started",
        title="The container was made and never started",
        cause="<which-ones> <verb-was> made and never started, and the engine names no error: whoever made it was "
        "interrupted before the start, or waits for another service.",
        told_by="The state `created`, at the end of the watch as well.",
        fix="Start it, and see what comes of it:\n<commands>",
    ),
    Entry(
        code="container.program-unusable",
        title="The container's program cannot be run",
        cause="<which-ones> cannot run its program. <because>",
        told_by="The engine's error or the only line of the log, and the exit code.",
        fix="<advice>\n<commands>",
    ),
    Entry(
        code="container.unhealthy",
        title="Docker's health check fails",
        cause="<which-ones> <verb-runs>, and Docker calls it unhealthy after <streak>. <because>",
        told_by="The health check's own results, as the engine keeps them.",
        fix="<advice>\n<commands>",
    ),
    Entry(
        code="container.never-healthy",
        title="The application has not become healthy in its time",
        cause="<which-ones> started <age> ago and Docker's health check has not succeeded once. <period> <because>",
        told_by="The health status `starting` and the probes' results, when the time to start (`timeout`) was over.",
        fix="<advice>\nIf it only needs longer to start, raise `timeout`.\n<commands>",
    ),
    Entry(
        code="container.still-starting",
        title="The health check has come to no result yet",
        cause="<which-ones> started <age> ago, and Docker's health check had come to no result when the watch ended. "
        "Whether it becomes healthy is not known.",
        told_by="The health status `starting` at the end of the watch, before the time to start was over.",
        fix="Wait longer:\n  with:\n    timeout: 300s\n<commands>",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="container.not-settled",
        title="The container was not watched for long enough",
        cause="<which-ones> <verb-looks> good, and was so for <seconds> of the <settle> that were asked for. <because>",
        told_by="The looks during the settle window.",
        fix="Run again; nobody should start or replace containers meanwhile.",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="container.restarts-often",
        title="The container has not outlived its own crashes",
        cause="<which-ones> <verb-runs> now, and <verb-has> restarted <restarts> since it was made, every <life> on "
        "average. It is up for <age> only: nothing shows yet that it stays.",
        told_by="The count of restarts, the time of creation and the last start, by the engine's clock.",
        fix="See why it restarts, or watch it for longer than it used to live (`settle`, `timeout`):\n<commands>",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="container.paused",
        title="The container is paused",
        cause="<which-ones> <verb-is> paused: its processes are frozen and answer nobody.",
        told_by="The engine's state.",
        fix="Let it go on:\n<commands>",
    ),
    Entry(
        code="container.dead",
        title="The engine could not remove the container",
        cause="<which-ones> <verb-is> `dead`: its removal failed half way, as a rule because something still uses its "
        "files.",
        told_by="The engine's state.",
        fix="Remove it, and start the service again:\n<commands>",
    ),
    Entry(
        code="container.gone",
        title="The container vanished while it was watched",
        cause="<which-ones> <verb-was> there at first and was gone before the watch ended, and nothing took its "
        "place. It ended and was made with `--rm`, or somebody removed it.",
        told_by="The engine's list, several times during the watch.",
        fix="See who removed it; another deploy may be running. Then run again.",
    ),
    Entry(
        code="container.unreadable",
        title="The state of the container cannot be read",
        cause="The engine says something of <which-ones> that cannot be read: <what>.",
        told_by="The engine's answer about the container.",
        fix="Look at it on the host:\n<commands>",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="container.perhaps-done",
        title="A stopped container may be a job that is done, or a service that is missing",
        cause="<which-ones> ended with exit code 0. If it is a job, that is as it should be; if it is a service, "
        "somebody stopped it. Nothing on the host says which: no other service waits for it to complete.",
        told_by="The exit code and the restart policy; no label of another service names it with "
        "`service_completed_successfully`.",
        fix="Name the services that must run; in a workflow:\n  with:\n    services: <running>\n"
        "Or let compose know that it is a job; in the compose file, for a service that needs it:\n"
        "  depends_on:\n    JOB:\n      condition: service_completed_successfully",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="container.done",
        title="A job is done",
        cause="<which-ones> <verb-is> a job that other services wait for; it ended with exit code 0.",
        told_by="The exit code, and the label by which compose notes `service_completed_successfully`.",
        fix="Nothing to do.",
        severity=Severity.NOTE,
    ),
    Entry(
        code="container.left-behind",
        title="An old container was left behind",
        cause="<which-ones> <verb-is> stopped and of an earlier release or start. <effect>",
        told_by="The engine's list: it is stopped, and another container has its place.",
        fix="If nobody needs it any more:\n<commands>",
        severity=Severity.NOTE,
    ),
    Entry(
        code="container.beside",
        title="The same image runs outside of what was selected",
        cause="<which-ones> <verb-was> not selected and <verb-runs> <which>.",
        told_by="The names and digests of the images of all containers.",
        fix="If it is another installation on purpose, nothing is to be done. Else stop it:\n<commands>",
        severity=Severity.NOTE,
    ),
    Entry(
        code="container.replicas",
        title="Fewer containers than the compose file says",
        cause="The compose file wants <expected> of the service <service>, and there are <there>.",
        told_by="The rendered compose project beside the engine's list.",
        fix="If nobody scaled it down on purpose:\n<commands>",
        severity=Severity.WARNING,
    ),
    Entry(
        code="container.restarted",
        title="The container restarted before it stayed",
        cause="<which-ones> restarted <restarts> while it was watched, and then stayed for the whole settle window.",
        told_by="The engine's count of restarts.",
        fix="If it waits for another service, let compose wait in its place:\n  depends_on:\n    SERVICE:\n"
        "      condition: service_healthy",
        severity=Severity.NOTE,
    ),
    Entry(
        code="container.flapping",
        title="The health of the container came and went",
        cause="<which-ones> <verb-was> healthy, then unhealthy, and healthy again through the settle window. <because>",
        told_by="The health status in the looks during the watch.",
        fix="Give the check more time or the application more room:\n<commands>",
        severity=Severity.WARNING,
    ),
    Entry(
        code="container.memory-short",
        title="A process of the container was killed for its memory",
        cause="<which-ones> <verb-runs>, and a process of it was killed because it took more memory than <memory>.",
        told_by="`OOMKilled` in the engine's state, while the main process lives.",
        fix="Look at what it needs, and raise the limit:\n<commands>",
        severity=Severity.WARNING,
    ),
    Entry(
        code="container.shadowed",
        title="A mount hides the image's own files",
        cause="The image of <which-ones> is the right one, and its program lies below a mount: <mounts>. What runs "
        "there comes from the mount, which may be of an older release; a digest says nothing about it.",
        told_by="The mounts of the container beside its working directory and program.",
        fix="Leave the mount out, or mount only the data. An anonymous volume of an older container is renewed by:\n"
        "<commands>\nTo prove what runs in spite of it, set `identity` and `health-url`.",
        severity=Severity.WARNING,
    ),
)
