"""Rights on a package that exists."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry

ENTRIES = (
    Entry(
        code="access.denied",
        title="This account may not read the package",
        cause="The credential from <origin> is alive, and its account has no right to read <package> of <owner>. "
        "<deciding> Somebody who left the organisation or a team loses this right.",
        told_by="The token step answers 200 and the manifest 403, with scopes that are enough.",
        fix="An admin of the package gives the account a role: <settings>\n"
        "  Invite teams or people > <account>, role Read\n"
        "A machine user that stays is better than a person who may leave.",
    ),
    Entry(
        code="access.other-tenant",
        title="The image lies on the tenant's own registry",
        cause="This job runs on <server>, whose images are at `containers.<tenant>`, and the name says `<registry>`.",
        told_by="The job's server is a GHE.com tenant, the registry is ghcr.io, and the image is refused there.",
        fix="Use the tenant's host in the image name: containers.<tenant>/<repository>",
    ),
)
