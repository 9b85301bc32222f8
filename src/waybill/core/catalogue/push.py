"""The right to push, asked by starting an upload and cancelling it."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry

_PERMISSIONS = "In the workflow or the job:\n  permissions:\n    contents: read\n    packages: write"

ENTRIES = (
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
