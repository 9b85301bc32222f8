"""Codes that begin with `deploy.`: what came of a deploy on one host, and what speaks against one."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

_JOURNAL = "The journal that the transaction kept on the host."
_MANUAL = "To go back by hand, on the host:\n<manual>"

BEFORE: tuple[Entry, ...] = (
    Entry(
        code="deploy.ledger-unread",
        title="What earlier deploys kept could not be read",
        cause="Not every record in `<path>` on `<address>` was told, so it is not known what could be restored. "
        "Nothing was touched.",
        told_by="Each record is told with its number, and the last one closes the list: it did not come.",
        fix="Run again. If it stays, look at the directory:\n  ssh <user>@<host> ls -la <place>",
    ),
    Entry(
        code="deploy.previous-not-kept",
        title="What runs could not be kept",
        cause="On <host>, the image of what runs (`<service>`, <image>) could not be given the keep tag `<keep>`: "
        "<said>. Without it there may be nothing to go back to, so nothing was touched.",
        told_by="The engine's answer when the tag was made, before anything else.",
        fix="See whether the engine still has that image, and whether its disk can be written:\n"
        "  <sudo>docker image inspect <image>\n  <sudo>docker system df\n"
        "If the image was removed by force, pull it again under the name by which it was started. If what runs is not "
        "worth keeping, stop it first; then there is nothing to go back to.",
    ),
    Entry(
        code="deploy.volume-hides",
        title="A volume without a name would hide files of the new image",
        cause="On `<address>`, containers that run have volumes without a name (<volumes>), which compose hands on. "
        "Where the new image has files, such a volume would go on showing the old ones; and it cannot be made anew: "
        "<words>. Nothing was touched.",
        told_by="The mounts of the containers that run, and what the new image has at these places.",
        fix="Give what holds data a name of its own; in the compose file, for that service:\n"
        "  volumes: [data:/path/of/the/data]\nand at the end of the file:\n  volumes: {data: {}}\n"
        "What it holds now stays on the host:\n  <sudo>docker volume ls",
    ),
    Entry(
        code="deploy.also-changes",
        title="Somebody else changes what is deployed here",
        cause="On `<address>`: <what>. Whatever a deploy proves may be replaced behind its back.",
        told_by="The engine's list of containers and their labels.",
        fix="Let only one of the two change these containers: stop the other, or take them out of it. For watchtower, "
        'in the compose file:\n  labels:\n    com.centurylinklabs.watchtower.enable: "false"',
        severity=Severity.WARNING,
    ),
    Entry(
        code="deploy.job-left-out",
        title="A job that a chosen service waits for is not run",
        cause="<jobs> <verb-runs> once, on the image that is deployed, and a chosen service waits for it to end. It "
        "was not chosen, so the new version starts without its work (a migration, as a rule).",
        told_by="`depends_on` with `service_completed_successfully` in the rendered project, beside `services`.",
        fix="Name it too; in a workflow:\n  with:\n    services: <services>",
        severity=Severity.WARNING,
    ),
    Entry(
        code="deploy.only-jobs",
        title="Only jobs were chosen, and nothing that stays",
        cause="On `<address>`, what was chosen (<jobs>) runs once and ends. A deploy is proved by what runs then, and "
        "there would be nothing. Nothing was touched.",
        told_by="`depends_on` with `service_completed_successfully` and the label `dev.waybill.job` in the rendered "
        "project.",
        fix="Choose the services that need their work as well, or leave `services` out; in a workflow:\n"
        "  with:\n    services: <jobs> SERVICE",
    ),
)

REFUSED: tuple[Entry, ...] = (
    Entry(
        code="deploy.changed-meanwhile",
        title="Somebody changed what runs between the plan and the switch",
        cause="On `<address>`, what runs was no longer what the plan was made from: <change>. <who> Nothing was "
        "touched.",
        told_by="The containers of the chosen services, looked at again under the lock.",
        fix="See who changes these containers; then run again.",
    ),
    Entry(
        code="deploy.not-rendered",
        title="The project cannot be started as it would stand there",
        cause="On `<address>`, looked at with the files as they would stand there and with our pins: <because>. "
        "Nothing was touched.",
        told_by="What compose makes of the project, and what the engine has, before any file is put in place.",
        fix="Repair that; the words of compose stand in the evidence. To see the same:\n<commands>",
    ),
    Entry(
        code="deploy.refused",
        title="The host refused the transaction",
        cause="On `<address>`: <because>. Nothing was touched.",
        told_by=_JOURNAL,
        fix="<advice>",
    ),
    Entry(
        code="deploy.aborted",
        title="The deploy was called off before it touched anything",
        cause="On `<address>`, the run took its transaction back before the first act: it was cancelled, or another "
        "host failed first. Nothing was touched.",
        told_by=_JOURNAL,
        fix="Run again when the reason is gone.",
    ),
    Entry(
        code="deploy.not-started",
        title="The transaction could not be started on the host",
        cause="On `<address>`, the program of the deploy did not start: <because>. Nothing was touched.",
        told_by="The answer of the host; there is no journal.",
        fix="<advice>",
    ),
)

FAILED: tuple[Entry, ...] = (
    Entry(
        code="deploy.job-failed",
        title="A job of the new version failed",
        cause="`<service>` ran once, before anything was replaced, and failed. <ending> <last-words> The old version "
        "was never stopped. What the job changed before it failed (data, as a rule) stays changed.",
        told_by="The exit code of the one-shot service.",
        fix="<advice>\n<kept>",
    ),
    Entry(
        code="deploy.up-failed",
        title="Compose could not start the new containers",
        cause="On `<address>`, `docker compose up` for <services> failed. <because>",
        told_by="The exit code and words of compose.",
        fix="<advice>\n<kept>",
    ),
    Entry(
        code="deploy.answers-wrong",
        title="The new version does not answer as it should",
        cause="On `<address>`, `<url>` was asked after the new containers had started, and <because>.",
        told_by="The host's own HTTP client, until the time to start (`timeout`, <timeout>) was over.",
        fix="<redirect-hint> See what the application says for itself. If it only needs longer, raise `timeout`; if "
        "this answer is right, correct `health-url`, `health-status` or `health-body`.\n<kept>",
    ),
    Entry(
        code="deploy.wrong-image",
        title="The new containers run another image",
        cause="On `<address>`, <service> came up with an image that is none of `<digest>`: <because>. A compose file "
        "or another program overrules the pin.",
        told_by="The engine's word for the image of the container, beside the parts of the digest.",
        fix="See what else sets the image (a file that is read after ours, another tool); then run again.\n<kept>",
    ),
    Entry(
        code="deploy.not-well",
        title="The new version did not become healthy",
        cause="On `<address>`, <service> did not pass: <because>.",
        told_by="The engine's state, health and count of restarts, until the time to start (`timeout`, <timeout>) was "
        "over.",
        fix="<advice>\n<kept>",
    ),
    Entry(
        code="deploy.broke-later",
        title="The new version broke while it was to be confirmed",
        cause="On `<address>`, <service> had passed, and then did not stay: <because>.",
        told_by="The pilot's looks at it between its gate and the word of the run.",
        fix="<advice>\n<kept>",
    ),
    Entry(
        code="deploy.reverted",
        title="The proof from outside failed, so the new version was taken back",
        cause="On `<address>`, the new version passed its gate on the host, and the look from outside did not confirm "
        "it: <because>.",
        told_by="The findings of the look from outside; they stand beside this one.",
        fix="Repair what they name. The containers of which they speak were taken away since.\n<kept>",
    ),
    Entry(
        code="deploy.called-off",
        title="The deploy was called off and taken back",
        cause="On `<address>`, the run was cancelled, or ended before its time, when the deploy had begun.",
        told_by=_JOURNAL,
        fix="Run again when the reason is gone.",
    ),
    Entry(
        code="deploy.write-failed",
        title="The host could not write",
        cause="On `<address>`, <what> could not be written: <because>.",
        told_by="The write itself failed. A deploy goes no further than what it could write down.",
        fix="Make room, or give the login the right to write there; then deploy again:\n  df -h <place>\n"
        "  df -i <place>\n  ls -ld <place>\n`docker builder prune` frees room and takes no image (`docker image "
        "prune -a` takes those that a rollback needs); logs of containers are cut by the engine's `max-size`.",
    ),
)

ENDED: tuple[Entry, ...] = (
    Entry(
        code="deploy.restored",
        title="What ran before runs again",
        cause="On `<address>`, <what> was started again and is proved to be well, from the host and from outside.",
        told_by="The image, health and answers of what was restored.",
        fix="Nothing to do on the host.",
        severity=Severity.NOTE,
    ),
    Entry(
        code="deploy.restored-unproved",
        title="What ran before was started again, and is not proved to be well",
        cause="The host says that what ran before runs again, and the look from outside says: <because>.",
        told_by="The journal on the host beside the engine's API and the answers.",
        fix="Look at it:\n<see>\n" + _MANUAL,
    ),
    Entry(
        code="deploy.degraded",
        title="Neither the new version nor the old one could be brought to work",
        cause="On `<address>`, the new version failed, and what ran before did not come back well: <because>. What "
        "runs now: <runs>.",
        told_by=_JOURNAL,
        fix="Look at it:\n<see>\n" + _MANUAL,
    ),
    Entry(
        code="deploy.old-unwell-too",
        title="The old version fails as well, so the cause is likely none of the new one's",
        cause="On `<address>`, what ran before was started again with its own image, files and values, and fails too: "
        "<because>. What both need is broken: a database or another service, a disk, an env file or a secret on the "
        "host, or data that the new version has changed.",
        told_by="The same gate for both versions.",
        fix="Look at what both need first:\n<see>",
    ),
    Entry(
        code="deploy.nothing-to-restore",
        title="Nothing ran before, so there was nothing to go back to",
        cause="On `<address>`, <services> did not run before this deploy, and the new version failed. What runs now: "
        "<runs>.",
        told_by="The containers that the plan saw.",
        fix="Repair the cause, and deploy again.",
    ),
    Entry(
        code="deploy.not-confirmed",
        title="The new version serves, and nobody confirmed it",
        cause="On `<address>`, the new version passed its gate, and <because>. It serves, and is no target of a "
        "rollback.",
        told_by=_JOURNAL,
        fix="Run the same deploy again: it proves what runs, and confirms it.",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="deploy.killed",
        title="The program of the deploy was killed, and another one brought it to its end",
        cause="On `<address>`, the machine was started again or the process was killed while the deploy was at work; "
        "its last step was `<step>`. Another program went back to what ran before. <because>",
        told_by="The journal: the first program wrote no end and lives no more, the second one says what it did.",
        fix="<advice>",
    ),
    Entry(
        code="deploy.pilot-died",
        title="The program of the deploy was killed in the middle",
        cause="On `<address>`, the transaction ended without an end: its process is gone, and its last step was "
        "`<step>`. What runs now: <runs>.",
        told_by="The journal has no end, and no process is left that could write one (the machine was started again, "
        "the process was killed, or the disk is full).",
        fix="Deploy again: that repairs it before anything else.\nOr look at it:\n<see>\n" + _MANUAL,
    ),
    Entry(
        code="deploy.contact-lost",
        title="The host was lost while the deploy was at work there",
        cause="The connection to `<address>` was lost, and could not be made again in time. The last step that was "
        "heard of is `<step>`. The deploy goes on by itself and ends in its own limits, with the new version or the "
        "old one.",
        told_by="The connection, and what had been read of the journal.",
        fix="When the host can be reached again, see how it ended (in one of these files); the next deploy does the "
        "same:\n"
        "  ssh <user>@<host> cat <journals>\nThen run `verify`.",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="deploy.journal-unread",
        title="How the deploy goes cannot be read",
        cause="On `<address>`, the journal of the transaction cannot be read: <because>. The last step that was heard "
        "of is `<step>`.",
        told_by="The answer of the host.",
        fix="See how it ended (in one of these files), and run `verify`:\n  ssh <user>@<host> cat <journals>",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="deploy.volume-renewed",
        title="Volumes without a name were made anew",
        cause="On `<address>`, the new image has files where the old containers had volumes without a name "
        "(<volumes>). They were made anew, so that the new files are seen; what the application wrote there is not "
        "seen any more.",
        told_by="The mounts of the old containers, and what the new image has at these places.",
        fix="Nothing, if only files of the image were there. Else the old volumes are still on the host:\n"
        "  <sudo>docker volume ls --filter dangling=true\nData belongs into a volume with a name.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="deploy.repaired",
        title="An earlier deploy had been cut off, and was repaired first",
        cause="On `<address>`, the transaction `<transaction>` had no end and nobody worked on it any more. It was "
        "brought to its end first: <because>.",
        told_by=_JOURNAL,
        fix="Nothing to do. If it happens again, see why the earlier run was cut off.",
        severity=Severity.NOTE,
    ),
    Entry(
        code="deploy.lock-reclaimed",
        title="The lock of a dead deploy was taken over",
        cause="On `<address>`, the lock was held by a process that is proved to be dead: <because>.",
        told_by="The boot id, the process number and its start time; age proves nothing.",
        fix="Nothing to do.",
        severity=Severity.NOTE,
    ),
)

ROLLBACK: tuple[Entry, ...] = (
    Entry(
        code="rollback.nothing-verified",
        title="There is no proved release to go back to",
        cause="On `<address>`, no release beside the one that runs was ever proved. There is: <known>. Without a name, "
        "a rollback goes only to what was proved.",
        told_by="The records of releases on the host.",
        fix="Name one of them, knowing that it was not proved:\n  with:\n    to: RELEASE\nOr deploy a version that "
        "works.",
    ),
    Entry(
        code="rollback.unknown-target",
        title="The host has kept nothing of that name",
        cause="`<to>` is no tag, digest (at least 12 digits) or release that `<address>` has kept. There is: <known>. "
        "<hint>",
        told_by="The records of releases on the host.",
        fix="Choose one of them; `list: true` shows all. What was never here, or not kept, comes by `deploy`.",
    ),
    Entry(
        code="rollback.ambiguous",
        title="Several images fit",
        cause="On `<address>`, `<to>` fits releases of different images: <known>.",
        told_by="The records of releases on the host: a tag that was moved stands in several.",
        fix="Name the release or more of the digest:\n  with:\n    to: <first>",
    ),
    Entry(
        code="rollback.already-there",
        title="That release is what runs",
        cause="On `<address>`, `<to>` is <known>, and it runs already.",
        told_by="The labels of the containers that run, beside the records of releases.",
        fix="Choose another one, or prove what runs with `verify`. To start it anew: `deploy` with `recreate: true`.",
    ),
    Entry(
        code="rollback.image-missing",
        title="The image of that release is not there any more",
        cause="`<address>` has no longer the image of <known> (its keep tag is gone or leads elsewhere), and <reason>. "
        "Nothing was touched.",
        told_by="The engine's list of images, and the registry.",
        fix="Choose another release (`list: true`), or make the registry reachable and run again. Not "
        "`docker image prune -a` on the host: it takes the images that a rollback needs.",
    ),
    Entry(
        code="rollback.unproved-target",
        title="That release was never proved, or was left once",
        cause="On `<address>`, <known> was named, and it is `<status>`: <because>.",
        told_by="Its record on the host.",
        fix="Nothing, if that is meant: it is held to the same gate and proof as every deploy.",
        severity=Severity.WARNING,
    ),
)

ENTRIES = (*BEFORE, *REFUSED, *FAILED, *ENDED)
