"""What the registry itself says: that it is one, that it works, and what it holds."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

ENTRIES = (
    Entry(
        code="registry.not-a-registry",
        title="What answers is not a registry",
        cause="`<registry>` answered as a web page or another service would, not as a registry. A captive portal, a "
        "block page or a wrong host is likely.",
        told_by="`GET /v2/` brought HTML, or neither 200 nor a challenge.",
        fix="Look at what answers:\n  curl -sSi https://<registry>/v2/\n"
        "Have the host allowed in the proxy or portal, or correct the host in the image name.",
    ),
    Entry(
        code="registry.unknown-challenge",
        title="The registry wants a login of an unknown kind",
        cause="`<registry>` asks for `<scheme>`. Registries ask for Bearer or Basic; a proxy in between is likely.",
        told_by="The `WWW-Authenticate` header names neither Bearer nor Basic.",
        fix="Look at what answers:\n  curl -sSi https://<registry>/v2/\nand go around the proxy for this host.",
    ),
    Entry(
        code="registry.realm-elsewhere",
        title="The registry sends the login to a foreign host",
        cause="`<registry>` wants the credential sent to `<realm>`, and that was not done: <reason>. "
        "A credential goes to its registry's own host only.",
        told_by="The realm of the challenge lies outside the registry's own host, or is not encrypted.",
        fix="If the registry is right, its token address must be under its own domain and use https. "
        "If the name is a misspelling, correct it; nothing secret was sent.",
    ),
    Entry(
        code="registry.token-missing",
        title="The token step brought no token",
        cause="The token address answered 200, and there is no token in the answer. A proxy or a mirror that is no "
        "real registry is likely.",
        told_by="Status 200 from the token step without `token` or `access_token`.",
        fix="Look at the answer without a credential, and go around the proxy or mirror:\n"
        "  curl -sSi 'https://<registry>/token?service=<registry>&scope=repository:<repository>:pull'",
    ),
    Entry(
        code="registry.rate-limited",
        title="The registry allows no more requests for now",
        cause="`<host>` answered 429 for longer than we wait. <limit> The limit counts everybody who shares this "
        "address or account.",
        told_by="Status 429 until the budget of retries was spent. A 429 that passes is registry.transient.",
        fix="Wait <wait>, then run again. Log in if the pull is anonymous: limits are higher then. "
        "Pull fewer images at once.",
    ),
    Entry(
        code="registry.unavailable",
        title="The registry is out of order",
        cause="`<host>` answered <status> in every try. That is the registry's own fault, not this machine's.",
        told_by="A 5xx status until the budget of retries was spent. One that passes is registry.transient.",
        fix="Wait and run again. For ghcr.io see https://www.githubstatus.com/",
    ),
    Entry(
        code="registry.transient",
        title="A request settled only after a repeat",
        cause="`<host>` answered well in the end, after <history>. One refusal is not a verdict; nothing is wrong now.",
        told_by="Earlier tries of a request that succeeded.",
        fix="Nothing to do. If it happens often, look at the network and at https://www.githubstatus.com/",
        severity=Severity.NOTE,
    ),
    Entry(
        code="registry.unexpected-answer",
        title="The registry gave an answer that means nothing here",
        cause="`<host>` answered <status>, which no registry should. docker would fail on it too.",
        told_by="A status that the registry protocol does not use for this request.",
        fix="Look at the answer, and at what stands between:\n  curl -sSi https://<registry>/v2/",
    ),
    Entry(
        code="registry.owner-absent",
        title="The owner in the image name does not exist",
        cause="GitHub knows no user or organisation `<owner>`. <tenant>",
        told_by="`GET /users/OWNER` of the GitHub API answers 404.",
        fix="Correct the owner in the image name. After a renaming, the new name is needed; images do not redirect. "
        "A GHE.com tenant has its own registry: containers.SUBDOMAIN.ghe.com",
    ),
    Entry(
        code="registry.package-absent",
        title="The package does not exist",
        cause="There is <surely> no package `<package>` of `<owner>`. <deciding>",
        told_by="Anonymous 403 at the token step makes it likely (a private package usually gives 401). The GitHub "
        "API's 404 means absent or hidden from the asking account; only an answer to somebody who may see it "
        "decides.",
        fix="Push the image first, or correct its name; it need not equal the repository's. See what there is:\n"
        "<look>\n"
        "If you see it there, this account may not: give it access: <settings>",
    ),
    Entry(
        code="registry.package-private",
        title="The package is private and nobody is logged in",
        cause="The package is <surely> private (a new package always begins so), and no credential was given. "
        "<deciding>",
        told_by="Without a credential the token step answers 401; an absent package usually gives 403. "
        "The GitHub API's `visibility` decides.",
        fix="In a workflow:\n"
        "  permissions:\n"
        "    contents: read\n"
        "    packages: read\n"
        "On a server, log in with a classic token that has only `read:packages`:\n"
        "  https://<github-host>/settings/tokens/new?scopes=read:packages\n"
        "  docker login <registry> -u <user>\n"
        "Or make the package public (this cannot be undone): <settings>",
    ),
    Entry(
        code="registry.package-unlinked",
        title="The package is not linked to its repository",
        cause="The package is <surely> not linked to a repository, so nobody inherits access to it. <deciding> "
        "A push by hand and the transfer of a repository both leave a package without a link.",
        told_by="The GitHub API shows the package without `repository`; or it hides the package from an account that "
        "reads the repository.",
        fix="Open <settings>\n"
        "  1. Connect repository: choose the repository.\n"
        "  2. Manage Actions access: add the repository, role Read (Write to push).\n"
        "  3. Inherit access from source repository: on.\n"
        "For new packages, before the first push, put this into the Dockerfile:\n"
        "  LABEL org.opencontainers.image.source=https://<github-host>/<repository-guess>",
    ),
    Entry(
        code="registry.absent-or-hidden",
        title="The image is absent, or hidden from this account",
        cause="`<registry>` refuses `<repository>` <as-whom>, and says the same for an image that does not exist and "
        "for one that this account may not read. <deciding>",
        told_by="A refusal without any observation that separates the two.",
        fix="<log-in>\nAsk with an account that can see the image; its answer decides.\n"
        "If it exists, give this account the right to read it (<settings>). If not, push it or correct its name.",
    ),
    Entry(
        code="registry.tag-absent",
        title="The tag does not exist",
        cause="There is no tag `<tag>` in <image>. <why> <nearest>",
        told_by="The manifest is 404 with a credential that may read the package. The registry's own list of "
        "tags and "
        "the workflow runs of the commit say why.",
        fix="<why-fix>\n<nearest-fix>",
    ),
    Entry(
        code="registry.digest-absent",
        title="The digest is not in the registry",
        cause="`<registry>` does not hold `<digest>` in <repository>. A clean-up that deletes untagged versions "
        "removes digests that only a deployment refers to.",
        told_by="The manifest is 404 by digest with a credential that may read the package, and the digest is no "
        "image ID and no attestation.",
        fix="Restore the version within 30 days (<versions>, or the REST call `restore`), or build it again. "
        "Keep a tag for every deployed commit, and let the clean-up skip tagged versions.",
    ),
    Entry(
        code="registry.child-missing",
        title="A platform of the image was deleted",
        cause="The index is there, and the manifest of <platforms> that it names is gone. "
        "A clean-up of untagged versions deletes the children of multi-platform images: they have no tags.",
        told_by="The index answers 200 and its child 404.",
        fix="Push the tag again, or restore the deleted versions within 30 days: <versions>\n"
        "Use a clean-up that follows indexes (dataaxiom/ghcr-cleanup-action does), and let none delete untagged "
        "versions blindly.",
    ),
    Entry(
        code="registry.blob-missing",
        title="A part of the image is gone",
        cause="The manifest is there, and the part `<digest>` that it names is not. A pull would fail. <others>",
        told_by="The manifest answers 200, and 404 comes for its configuration or for one of its layers.",
        fix="Push the image again. If the registry is your own, its storage lost data: check the last garbage "
        "collection.",
    ),
    Entry(
        code="registry.blob-refused",
        title="The manifest may be read and its layers may not",
        cause="The manifest came, and `<host>` refuses the image's parts with <status>. A pull would fail.",
        told_by="The manifest answers 200 and its config blob 401 or 403.",
        fix="Compare from another network: a proxy that changes signed addresses or blocks the blob host gives this. "
        "The signature of the address lives about five minutes, so a wrong clock gives it too.",
    ),
    Entry(
        code="registry.media-refused",
        title="The tag exists, and the answer to our question was 404",
        cause="The registry has the tag, and says that the types asked for do not fit: <message>. "
        "A proxy that drops `Accept` headers is likely: all four types were sent.",
        told_by="A 404 whose message speaks of the Accept header. It does not mean absent.",
        fix="Send all of these, and let every proxy on the way keep them:\n"
        "  Accept: application/vnd.oci.image.index.v1+json\n"
        "  Accept: application/vnd.oci.image.manifest.v1+json\n"
        "  Accept: application/vnd.docker.distribution.manifest.list.v2+json\n"
        "  Accept: application/vnd.docker.distribution.manifest.v2+json",
    ),
    Entry(
        code="registry.not-there-yet",
        title="There is nothing to pull yet",
        cause="`<subject>` does not exist yet, and the push that is allowed will make it. <told>",
        told_by="With `push: true`: the upload was accepted, and what stands at the tag now is absent.",
        fix="Nothing to do before the push. Run preflight without `push` afterwards to prove the pull.",
        severity=Severity.NOTE,
    ),
)
