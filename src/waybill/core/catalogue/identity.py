"""Codes that begin with `identity.`: which image a container runs."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

ENTRIES = (
    Entry(
        code="identity.different",
        title="Another version runs",
        cause="<which-ones> <verb-runs> <other-image>, not <wanted-image>. <running-since> <because>",
        told_by="The digest that the engine names for the container beside those of the image's chain, which were "
        "computed from the registry's bytes.",
        fix="Put the wanted image in its place:\n<commands>\n<aside>",
    ),
    Entry(
        code="identity.not-pulled",
        title="The tag is the right one, and the host's copy of it is old",
        cause="<which-ones> <verb-was> started by the name `<asked>`, as it should be, and on this host that name "
        "still leads to an older image: <other-image>, not <wanted-image>. <running-since> Nobody pulled before the "
        "start, or a build on the host took the name.",
        told_by="The name that the container was started with, and the image to which this engine's own copy of the "
        "name leads.",
        fix="Pull before the start, or better pin the digest:\n<commands>",
    ),
    Entry(
        code="identity.not-recreated",
        title="The right image is on the host, and an old container still runs",
        cause="The name `<asked>` leads to the wanted image on this host by now, and <which-ones> <verb-was> made "
        "before that and <verb-runs> <other-image>. <running-since> A pull alone replaces no container.",
        told_by="The digest that the engine names for the container beside the one to which the name leads now.",
        fix="Make the container anew:\n<commands>",
    ),
    Entry(
        code="identity.local-build",
        title="What runs was built on the host, or loaded, and only wears the name",
        cause="<which-ones> <verb-runs> <other-image>, which is not <wanted-image>. <origin>: it was built on this "
        "host or loaded from an archive, and the name `<asked>` was given to it there. A tag is no evidence. "
        "<running-since>",
        told_by="The image has names and no digest of a registry (`RepoDigests` is empty), or the registry says that "
        "it has no such digest.",
        fix="Keep the host from building (`docker compose up --no-build`, no `build:` in the file on the server), and "
        "put the pushed image in its place:\n<commands>",
    ),
    Entry(
        code="identity.other-image",
        title="A different image runs there",
        cause="<which-ones> <verb-runs> `<asked>`, which is not of the repository <image> and not its content.",
        told_by="The name that the container was started with, and the digest that the engine names.",
        fix="Select the service that runs <image>, or put that image there:\n<commands>",
    ),
    Entry(
        code="identity.old-beside",
        title="An old version still runs beside the new one",
        cause="<which-ones> <verb-was> not selected, runs <other-image>, and may still be answering: <traffic>.",
        told_by="The names and digests of the images of all containers, their networks, ports and directories.",
        fix="Stop it if it is left over:\n<commands>\nIf it is another installation on purpose, select the one that is "
        "meant by its container name or by labels (`containers`, `container-labels`).",
    ),
    Entry(
        code="identity.not-proved",
        title="The image fits, and nothing proves it",
        cause="<which-ones> <verb-runs> <other-image>. <because>",
        told_by="The engine's list of digests by which the image once came; a list is no proof of what runs.",
        fix="<advice>",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="identity.no-chain",
        title="There is nothing to compare what runs with",
        cause="The bytes of <wanted> could not be hashed down to the image for this host (<gap>), so no digest is "
        "known that <which-ones> should have. Names and tags prove nothing. <also>",
        told_by="The registry's answers, or the waybill that was given in their place.",
        fix="Mend the way to the registry, or the image; the findings about it say how. Then run again.",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="identity.store-unknown",
        title="The engine's image store is not known",
        cause="What the engine calls the image of a container depends on its store, and the store of this engine "
        "(<engine>) is none of those that are known. So nothing about <which-ones> <verb-is> proved.",
        told_by="`docker info`, where a store says its name.",
        fix="Use Docker with its classic or its containerd image store, or podman:\n  docker info --format "
        "'{{.Driver}} {{.DriverStatus}}'",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="identity.unreadable",
        title="The engine does not say which image runs",
        cause="The engine names no digest for <which-ones> that could be compared. <because>",
        told_by="The engine's answer about the container.",
        fix="<advice>",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="identity.emulated",
        title="The image of another platform runs",
        cause="<which-ones> <verb-runs> the part for <platform> of the wanted image on a host of <host-platform>. It "
        "is the wanted version, and it runs under emulation: slowly, and some programs fail.",
        told_by="The digest that the engine names belongs to another platform's entry of the same index.",
        fix="<advice>\n<commands>",
        severity=Severity.WARNING,
    ),
    Entry(
        code="identity.image-removed",
        title="The image of a running container has lost its name",
        cause="<which-ones> <verb-runs> the wanted image, and <what>. The next prune may remove it, and then neither "
        "a restart from the compose file nor a return to this version works without a new pull.",
        told_by="The engine knows no name for the image that the container runs, or no such image.",
        fix="Fetch it again by its digest, and give it a name that stays:\n<commands>",
        severity=Severity.WARNING,
    ),
    Entry(
        code="identity.other-manifest",
        title="The same content came by another manifest",
        cause="<which-ones> <verb-runs> exactly the configuration and layers of the wanted image; its engine got them "
        "by another manifest (<other-image>).",
        told_by="The configuration's digest is the wanted one, and the manifests by which it came to the engine are "
        "not.",
        fix="Nothing to do: the content is the same.",
        severity=Severity.NOTE,
    ),
)
