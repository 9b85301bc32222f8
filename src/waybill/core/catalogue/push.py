"""The right to push, asked by starting an upload and cancelling it; and what came of a push."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

_PERMISSIONS = "In the workflow or the job:\n  permissions:\n    contents: read\n    packages: write"

RIGHT: tuple[Entry, ...] = (
    Entry(
        code="push.anonymous",
        title="A push needs a login",
        cause="No credential was given, and nobody pushes without one.",
        told_by="The upload was refused, and no credential was sent.",
        fix=_PERMISSIONS + "\nand give the token:\n  with:\n    registry-token: ${{ secrets.GITHUB_TOKEN }}",
    ),
    Entry(
        code="push.denied-write-package",
        title="No right to push to this package",
        cause="The package exists, and this <pusher> may not write to it (`write_package`). A package that somebody "
        "pushed by hand does not list the repository; or the job lacks `packages: write`.",
        told_by="The start of an upload answers 403 `permission_denied: write_package`.",
        fix="1. In the package's settings: <settings>\n"
        "  Manage Actions access > Add repository > <job-repository>, role Write\n"
        "  (a person: Invite teams or people, role Write; there is no API for this)\n"
        "2. " + _PERMISSIONS + "\nPull requests from forks never get `packages: write`.",
    ),
    Entry(
        code="push.denied-job-permission",
        title="The job's token may not push",
        cause="The token of this job has no right to write packages (`installation not allowed to Write`).",
        told_by="The start of an upload answers 403 `installation not allowed to Write organization package`.",
        fix=_PERMISSIONS + "\nIf it is there already, the organisation limits it: Organization settings > Actions > "
        "General > Workflow permissions. Pull requests from forks never get it.",
    ),
    Entry(
        code="push.denied-scopes",
        title="The token lacks the scope to push",
        cause="The credential from <origin> does not have `write:packages`. <scopes-seen>",
        told_by="The start of an upload answers 403 `The token provided does not match expected scopes`; the header "
        "`X-OAuth-Scopes` lists what is there.",
        fix=_PERMISSIONS + "\nOr tick `write:packages` in a classic token: https://<github-host>/settings/tokens",
    ),
    Entry(
        code="push.denied-create",
        title="A new package may not be created here",
        cause="The package does not exist yet, and this token may not create it in `<owner>`. The job lacks "
        "`packages: write`, the organisation does not let workflows create packages, or the owner of the image "
        "is not "
        "the owner of the repository.",
        told_by="The start of an upload answers 403 `installation not allowed to Create organization package`.",
        fix="1. " + _PERMISSIONS + "\n2. An owner allows it: Organization settings > Packages > Package creation.\n"
        "3. Push to the owner of this repository: <registry>/<job-owner>/<package>",
    ),
    Entry(
        code="push.denied-read-package",
        title="The package is not linked to this repository at all",
        cause="The push is refused because not even reading is allowed (`read_package`).",
        told_by="The start of an upload answers 403 `permission_denied: read_package`.",
        fix="1. "
        + _PERMISSIONS
        + "\n2. In the package's settings: <settings>\n  Connect repository, and Manage Actions "
        "access > "
        "Add repository > <job-repository>, role Write",
    ),
    Entry(
        code="push.denied",
        title="The push is refused",
        cause="`<registry>` refuses an upload to `<repository>` with the credential from <origin>. <message>",
        told_by="The start of an upload, or the token step for it, answers 401 or 403 without a reason that is known.",
        fix="Give the account the right to push to this repository at <registry>, or use one that has it.",
    ),
    Entry(
        code="push.refused-status",
        title="The upload was answered with something unexpected",
        cause="The start of an upload was answered with <status> instead of 202. <message> A push would fail too.",
        told_by="Neither 2xx nor a refusal: for example 405 from a read-only mirror or 404 from a registry that "
        "makes "
        "repositories by hand.",
        fix="Check that <registry> takes pushes here: a mirror does not, and some registries want the "
        "repository to be "
        "made first.",
    ),
)

_READ = "The bytes behind the tag, read from the registry and hashed."

CAME: tuple[Entry, ...] = (
    Entry(
        code="push.tag-exists",
        title="The tag leads to another image already",
        cause="`<tag>` leads to <there>, made from <made-from>; this run is of commit <commit>. <others> What people "
        "run under that tag would change.",
        told_by=_READ + " The commit is that of the label `org.opencontainers.image.revision`.",
        fix="Release under another tag. If the image shall be replaced:\n  with:\n    allow-overwrite: true",
    ),
    Entry(
        code="push.failed",
        title="The push failed",
        cause="The image was built, and the registry did not take it: <message>",
        told_by="The builder's own words, after it began to push.",
        fix="If it says `denied` or `unauthorized`:\n" + _PERMISSIONS + "\nElse run again; nothing that was "
        "built is lost when a cache is used (`cache: registry`).",
    ),
    Entry(
        code="push.tag-not-moved",
        title="A tag was not moved",
        cause="`<reference>` does not lead to <digest>, but to <there>: <reason>.",
        told_by=_READ,
        fix="Run this job again: what is there already is proved and not built anew, and the tags that lack are put.",
    ),
    Entry(
        code="push.digest-absent",
        title="The image is not in the registry",
        cause="The builder said that all went well (<said>), and the registry does not have it at `<reference>`: "
        "<there>. A deploy would find nothing, or the old version.",
        told_by=_READ + " The builder's word does not count.",
        fix="Run again. If it stays, see where the builder pushes to:\n"
        "  docker buildx imagetools inspect <reference>\n"
        "Of a builder of your own: it must push (`push: true`), to this name, before this step.",
    ),
    Entry(
        code="push.platform-missing",
        title="The image lacks a platform",
        cause="Asked for was <wanted>, and what was built is for <offered>: <missing> is not there. Hosts of that "
        "kind could not run it.",
        told_by="The index or the configuration, read back and hashed.",
        fix="Name all platforms in the build:\n  with:\n    platforms: <wanted>\n"
        "with a builder that can do them: put steps of docker/setup-qemu-action and docker/setup-buildx-action before "
        "this one.",
    ),
    Entry(
        code="push.other-revision",
        title="The image says that it was made from another commit",
        cause="The label `org.opencontainers.image.revision` names <claimed>, and this run is of commit <commit>.",
        told_by="The labels in the configurations of all platforms, read back and hashed.",
        fix="If the Dockerfile sets that label, take it out. For a builder of your own, give it the commit:\n"
        "  labels: org.opencontainers.image.revision=<commit>",
    ),
    Entry(
        code="push.own-tag-elsewhere",
        title="A tag does not lead to what was built",
        cause="`<reference>` leads to <there>, and <digest> was to be proved.",
        told_by=_READ,
        fix="Let the builder push that tag, or take it out of `tags` here. Nothing is moved for a builder of your own.",
    ),
    Entry(
        code="push.tag-moved-by-other",
        title="Somebody else moved the tag",
        cause="`<reference>` led to <digest> by this run, and now leads to <there>.",
        told_by=_READ,
        fix="See what else pushes this tag, and let one run at a time do it:\n  concurrency:\n"
        "    group: build-${{ github.ref }}\n    cancel-in-progress: false\nThe digest stays right: deploy by it.",
    ),
    Entry(
        code="push.not-read-back",
        title="It could not be read back whether the image arrived",
        cause="The registry was asked what it has, and that could not be told: <reason>. Unknown is never green.",
        told_by="No answer, or one that could not be read, to the question for the tag or the image.",
        fix="Run this job again: what has arrived is then proved. The credential must be able to read what it pushes.",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="push.tag-held-back",
        title="A tag stays where it is",
        cause="`<tag>` was not moved: <reason>. It is only for the newest.",
        told_by="The tags that exist, or the commits compared by GitHub.",
        fix="Nothing to do after a release for an older line. To move it by hand:\n"
        "  docker buildx imagetools create --tag IMAGE:<tag> IMAGE@DIGEST",
        severity=Severity.WARNING,
    ),
    Entry(
        code="push.order-unknown",
        title="Whether a tag went back could not be told",
        cause="`<reference>` led to <before> and leads to <digest> now. Which of the two is newer is not known: "
        "<reason>.",
        told_by="No relation of the two commits by GitHub, for the label of the image that was there.",
        fix="Let one run at a time move it:\n  concurrency:\n    group: build-${{ github.ref }}\n"
        "and give the job the right to read its repository, with the token (it is the default):\n"
        "  permissions:\n    contents: read",
        severity=Severity.WARNING,
    ),
    Entry(
        code="push.builder-disagrees",
        title="The builder names another digest than the registry",
        cause="The builder said <said>, and `<reference>` leads to <digest>. <judged>.",
        told_by=_READ + " An error, unless the configuration is the one that was built.",
        fix="See what else pushes this tag or clears images away, and let one run at a time do it:\n  concurrency:\n"
        "    group: build-${{ github.ref }}\n    cancel-in-progress: false\nThen run this job again.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="push.too-many-requests",
        title="The registry asked to wait",
        cause="The registry answered that there were too many requests (429). It was waited for, and all went well.",
        told_by="The answers that came before the good one.",
        fix="Let fewer jobs push at the same time, or use a login of your own with a higher limit.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="push.tag-rebuilt",
        title="The tag of this commit leads to a newer build",
        cause="`<reference>` led to <before>, another build of the same commit, and leads to <digest> now.",
        told_by=_READ,
        fix="Nothing to do: builds of one commit replace each other under its own tag.",
        severity=Severity.NOTE,
    ),
    Entry(
        code="push.unlinked",
        title="The package belongs to no repository",
        cause="The package `<image>` is not linked to <repository>: its page does not show where it comes from, and "
        "the job's token has no right to it by itself.",
        told_by="GitHub's API for packages names no repository.",
        fix="On the package's page: Connect repository > <repository>. A new package is linked by the label "
        "`org.opencontainers.image.source` when it is first pushed.",
        severity=Severity.NOTE,
    ),
)

ENTRIES = (*RIGHT, *CAME)
