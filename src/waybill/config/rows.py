"""Inputs of every verb: what is meant, the registry, time, and how it is told."""

from __future__ import annotations

from waybill.config import values
from waybill.config.input import BUILD_PUSH, CHANGING, DEPLOY, PREFLIGHT, VERIFY, Input

WHAT_ROWS = (
    Input(
        name="image",
        group="what",
        kind=values.IMAGE,
        many=True,
        help="The images, each with or without tag and digest. Where hosts are looked at, one image. For `rollback` "
        "only its name counts, and it may be left out. Empty text is refused.",
        never_empty=True,
    ),
    Input(
        name="images-file",
        group="what",
        kind=values.PATH,
        help="A file with one image a line; `#` starts a comment. Its images come after those of `image`.",
        verbs=(PREFLIGHT,),
    ),
    Input(
        name="tag",
        group="what",
        kind=values.TAG,
        help="The tag, when there is one image and it carries none. Beside a digest it is only a label.",
        verbs=(PREFLIGHT, VERIFY, DEPLOY),
    ),
    Input(
        name="digest",
        group="what",
        kind=values.DIGEST,
        help="The digest, when there is one image and it carries none. It decides; a tag beside it does not. For "
        "`build-push`: somebody else has built, and it is only proved. Empty text is refused.",
        never_empty=True,
        verbs=(PREFLIGHT, BUILD_PUSH, VERIFY, DEPLOY),
    ),
    Input(
        name="waybill",
        group="what",
        kind=values.PATH,
        help="A waybill of an earlier run. Its digest is the one that is meant (unless `digest` is given), and the "
        "manifests recorded in it prove the image when the registry cannot be asked. Empty text is refused.",
        never_empty=True,
        verbs=(VERIFY, DEPLOY),
        in_file=False,
    ),
    Input(
        name="platforms",
        group="what",
        kind=values.PLATFORM,
        many=True,
        help="The platforms that the image must cover, and that `build-push` builds. Those of hosts are checked "
        "without being named.",
        verbs=(PREFLIGHT, BUILD_PUSH),
    ),
    Input(
        name="config",
        group="what",
        kind=values.PATH,
        default="waybill.yml",
        in_file=False,
        help="The configuration file. The default is read if it exists; a file named here must exist.",
    ),
    Input(
        name="environment",
        group="what",
        kind=values.TEXT,
        in_file=False,
        help="Which entry of `environments` in the configuration file applies on top of its other settings. "
        "Empty text is refused.",
        never_empty=True,
    ),
)

REGISTRY_ROWS = (
    Input(
        name="registry",
        group="registry",
        kind=values.REGISTRY,
        help="The registry that `registry-token` belongs to, when the images name several.",
        verbs=(PREFLIGHT,),
    ),
    Input(
        name="registry-username",
        group="registry",
        kind=values.USERNAME,
        help="The user name that goes with `registry-token`.",
    ),
    Input(
        name="registry-token",
        group="registry",
        kind=values.TEXT,
        secret=True,
        help="A token or password for one registry. It is sent to no other registry.",
    ),
    Input(
        name="registry-ca",
        group="registry",
        kind=values.PATH,
        help="A PEM file of certificates to trust besides those of the system.",
    ),
    Input(
        name="transport",
        group="registry",
        kind=values.choice("auto", "direct", "relay"),
        default="auto",
        help="How hosts get the image: they pull it (`direct`), the runner serves it through the connection "
        "(`relay`), or whichever works (`auto`).",
        verbs=(PREFLIGHT, *CHANGING),
    ),
    Input(
        name="expiry-warning-days",
        group="registry",
        kind=values.integer(0, 9999),
        default="14",
        help="Warn when the credential lives fewer days than this.",
    ),
    Input(
        name="push",
        group="registry",
        kind=values.BOOLEAN,
        default="false",
        help="For `preflight`: prove the right to push too; an upload is started on each package and cancelled. For "
        "`build-push`: push what was built; `false` builds for the engine and looks at it there. Empty text is "
        "refused.",
        verbs=(PREFLIGHT, BUILD_PUSH),
        defaults=((BUILD_PUSH, "true"),),
        never_empty=True,
    ),
)

TIME_ROWS = (
    Input(
        name="timeout",
        group="time",
        kind=values.DURATION,
        default="2m",
        help="How long a container may be `starting` before that counts as not healthy.",
        verbs=(VERIFY, *CHANGING),
    ),
    Input(
        name="settle",
        group="time",
        kind=values.DURATION,
        default="15s",
        help="For how long the containers and the application are watched once they are healthy. They must stay so.",
        verbs=(VERIFY, *CHANGING),
    ),
    Input(
        name="probe-timeout",
        group="time",
        kind=values.DURATION,
        default="60s",
        help="How long all requests about one image may take together, and each step on a host.",
    ),
    Input(
        name="job-limit",
        group="time",
        kind=values.DURATION,
        default="1h",
        help="How long the job may run. A credential that dies earlier is an error.",
        verbs=(PREFLIGHT,),
    ),
    Input(
        name="max-parallel",
        group="time",
        kind=values.integer(1, 64),
        default="16",
        help="How many images or hosts are looked at side by side. Never more than ten connections open at once.",
    ),
)

REPORT_ROWS = (
    Input(
        name="github-token",
        group="report",
        kind=values.TEXT,
        secret=True,
        help="A GitHub token to read packages and workflow runs with.",
    ),
    Input(
        name="report-directory",
        group="report",
        kind=values.PATH,
        help="Where the report and the waybill go. Default: below `$RUNNER_TEMP`, or `./.waybill` on a laptop.",
    ),
)
