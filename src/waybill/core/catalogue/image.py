"""What the bytes behind the name turn out to be."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

ENTRIES = (
    Entry(
        code="image.platform-missing",
        title="The image is not built for the wanted platform",
        cause="<image> holds <offered>, and <wanted> was asked for. A host of that platform cannot run it "
        "(`no matching manifest`, or `exec format error`).",
        told_by="The platforms in the index, or in the config of a single manifest.",
        fix="Build for all of them:\n  docker buildx build --platform <all-platforms> --push -t <image>:<tag> .\n"
        "in docker/build-push-action:\n  with:\n    platforms: <all-platforms>\n"
        "Deploy the digest of the index, not of one platform.",
    ),
    Entry(
        code="image.schema1",
        title="The image has a format that no engine reads any more",
        cause="<reference> is a manifest of schema 1. Docker and containerd 2 refuse it.",
        told_by="The media type, or the form of the bytes.",
        fix="Build it again with a current builder, or copy it once through one that converts:\n"
        "  skopeo copy --format v2s2 docker://<reference> docker://<reference>",
    ),
    Entry(
        code="image.attestation",
        title="The digest is of an attestation, not of the image",
        cause="What stands there is provenance or an SBOM (`unknown/unknown` in the index), not something to run. "
        "`manifests[0]` of an index may be one.",
        told_by="The manifest's config or layers are of an in-toto type, or an index marks the digest as attestation.",
        fix="Use the digest of the index: <index>\nIn docker/build-push-action that is `steps.ID.outputs.digest`.",
    ),
    Entry(
        code="image.id-not-digest",
        title="The digest is an image ID",
        cause="`<digest>` is the digest of an image's config (what `docker images` shows as IMAGE ID). A registry is "
        "asked for the digest of a manifest.",
        told_by="No manifest has this digest, and a blob of the repository has.",
        fix="Use the manifest's digest:\n"
        "  docker buildx imagetools inspect <image>:TAG --format '{{.Manifest.Digest}}'\n"
        "In docker/build-push-action take `outputs.digest`, not `outputs.imageid`.",
    ),
    Entry(
        code="image.artifact",
        title="What stands there is no image to run",
        cause="<reference> is <what>, not a container image.",
        told_by="The types of the manifest's config and layers.",
        fix="Check the tag: signatures (`sha256-….sig`), charts and other artifacts live beside images under tags of "
        "their own.",
    ),
    Entry(
        code="image.unreadable",
        title="The manifest cannot be read",
        cause="The registry answered 200 for <reference>, and the bytes are no manifest: <problem>. A proxy that "
        "answers in the registry's place, or a broken push, is likely.",
        told_by="The bytes themselves.",
        fix="Push the image again. If it stays, ask from another network and compare the bytes.",
    ),
    Entry(
        code="image.digest-mismatch",
        title="The bytes do not have the digest they should have",
        cause="The bytes that came for <reference> have another digest: <problem>. Something on the way, or the "
        "registry's storage, changed them. docker would refuse them too.",
        told_by="The digest of the bytes, computed here.",
        fix="Ask from another network. If it stays, push the image again and tell the registry's owner. "
        "Do not deploy this.",
    ),
    Entry(
        code="image.tag-elsewhere",
        title="The tag beside the digest does not lead to it",
        cause="`<tag>` <leads>, and the digest is `<digest>`. The digest counts; the tag is only a label.",
        told_by="The digest that the registry gives for the tag.",
        fix="If you want what the tag names today, leave the digest out once and pin the new one.",
        severity=Severity.WARNING,
    ),
)
