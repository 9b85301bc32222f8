"""Inputs of ``deploy`` and ``rollback``: what is sent along, how long each step may take, and in which order."""

from __future__ import annotations

from waybill.config import rollout_values, values
from waybill.config.input import CHANGING, DEPLOY, ROLLBACK, Input

SYNC_ROWS = (
    Input(
        name="sync",
        group="target",
        kind=rollout_values.SYNC,
        many=True,
        help="Files and directories of this checkout that the deploy sends along, each to the same place below "
        "`project-directory`. They belong to the release: a restore or rollback puts the earlier ones back.",
        verbs=(DEPLOY,),
    ),
)

WAITING_ROWS = (
    Input(
        name="fetch-timeout",
        group="time",
        kind=values.DURATION,
        default="10m",
        help="How long fetching the image may take on each host. Nothing is touched meanwhile.",
        verbs=CHANGING,
    ),
    Input(
        name="lock-wait",
        group="time",
        kind=values.DURATION,
        default="5m",
        help="How long to wait for another run that is at work on the same target.",
        verbs=CHANGING,
    ),
    Input(
        name="confirm-timeout",
        group="time",
        kind=values.DURATION,
        default="5m",
        help="How long a host waits for the word of this run once the new release serves: it is proved from outside "
        "meanwhile. At least `settle` and a minute.",
        verbs=CHANGING,
    ),
)

ROLLOUT_ROWS = (
    Input(
        name="batch",
        group="rollout",
        kind=rollout_values.BATCH,
        many=True,
        help="Which hosts go together. A number is how many are taken next, a share how many have it afterwards; the "
        "last one repeats. A batch begins when the one before is proved. Default: all at once.",
        verbs=CHANGING,
    ),
    Input(
        name="on-failure",
        group="rollout",
        kind=values.choice("restore", "restore-all"),
        default="restore",
        help="What happens when a host fails: it goes back to what ran before (`restore`), or so do the hosts before "
        "it too (`restore-all`). Hosts that have not begun are left alone.",
        verbs=CHANGING,
    ),
    Input(
        name="keep",
        group="rollout",
        kind=values.integer(1, 50),
        default="3",
        help="How many releases stay on a host beside the one that runs.",
        verbs=CHANGING,
    ),
    Input(
        name="recreate",
        group="rollout",
        kind=values.BOOLEAN,
        default="false",
        help="Start the containers anew even where nothing has changed.",
        verbs=(DEPLOY,),
    ),
    Input(
        name="allow-older",
        group="rollout",
        kind=values.BOOLEAN,
        default="false",
        help="Deploy although a newer run or commit is there already.",
        verbs=(DEPLOY,),
    ),
    Input(
        name="plan",
        group="rollout",
        kind=values.BOOLEAN,
        default="false",
        help="Show what would be done, and do nothing. Empty text is refused.",
        verbs=CHANGING,
        never_empty=True,
    ),
    Input(
        name="to",
        group="rollout",
        kind=rollout_values.TO,
        help="What to go back to. Default: the newest release that was verified, was not left by a rollback or "
        "restore, and does not run now.",
        in_file=False,
        verbs=(ROLLBACK,),
    ),
    Input(
        name="list",
        group="rollout",
        kind=values.BOOLEAN,
        default="false",
        help="Show what each host could go back to, and do nothing.",
        in_file=False,
        verbs=(ROLLBACK,),
    ),
    Input(
        name="reason",
        group="rollout",
        kind=rollout_values.REASON,
        help="Why, for whoever reads the report and the waybill.",
        in_file=False,
        verbs=CHANGING,
    ),
)
