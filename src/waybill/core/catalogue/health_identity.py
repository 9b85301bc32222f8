"""Which release the answers show, and whose answers they are."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

_RULE = (
    "Words are compared whole: `v1` is not found in `v10`, and `1.2` not in `1.2.3`. The tag or the version counts "
    "with and without a leading `v`; the commit counts from 7 characters on, also behind a separator (`sha-abc1234`, "
    "`v1.2-4-gabc1234`); the digest counts from 12 characters of its hexadecimal part on."
)

IDENTITY = (
    Entry(
        code="health.identity-other",
        title="The application says that it is another release",
        cause="`<found>` stands at `<pointer>` of `<url>`, asked by <who>; expected was one of: <wanted>. If the "
        "engine runs the right digest, something old was built into the image, or another process answers.",
        told_by="The value where `identity` points. " + _RULE + " The engine's word on the digest stands beside it and "
        "outranks it.",
        fix="If the engine's digest is wrong too, deploy again. If it is right, look what the image holds (a cached "
        "layer, a version file that was not raised):\n  docker build --no-cache .\n"
        "and who listens:\n  ss -ltnp",
    ),
    Entry(
        code="health.identity-wordless",
        title="There is no word to compare what the application says with",
        cause="`<found>` stands at `<pointer>` of `<url>`, asked by <who>. Only a digest was asked for, its image "
        "carries neither the label org.opencontainers.image.version nor org.opencontainers.image.revision, and the "
        "application does not show the digest. So nothing says whether that is the wanted release.",
        told_by="The value where `identity` points, beside an image of which no tag, version or commit is known.",
        fix="Give the tag beside the digest:\n  with:\n    digest: <digest>\n    tag: v1.2.3\n"
        "or let the build label the image:\n"
        "  LABEL org.opencontainers.image.version=v1.2.3\nor leave `identity` out: the engine's word decides.",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="health.identity-absent",
        title="The answer does not say which release it is",
        cause="`identity` points to `<pointer>`, and in the answer of `<url>`, asked by <who>: <fault>.<titled>",
        told_by="The headers and the first 64 KiB of the body. `body` is the whole body, of at most 1000 characters.",
        fix="Look at the answer, then point `identity` to a text in it that is the tag, the version, the commit or the "
        "digest:\n  curl -si '<url>' | head -c 2000",
    ),
    Entry(
        code="health.identity-moving",
        title="The word that the application shows is carried by other releases too",
        cause="The answer of `<url>`, asked by <who>, carries `<word>`, a tag that moves from release to release. An "
        "older release would show the same.",
        told_by="The only word found is a tag such as `latest` or `main`.",
        fix="Let the application show its commit or version, and give that tag to the run.",
        severity=Severity.WARNING,
    ),
)

OWNER = (
    Entry(
        code="health.port-elsewhere",
        title="The port belongs to somebody else than the proved container",
        cause="Port <port> of the host is answered by <who>, not by the container that was proved. <published> "
        "Whoever uses this port does not reach the release.",
        told_by="Who listens on the port, and which ports lead into which containers, by the engine and by /proc.",
        fix="Look at it:\n  <command>\nEnd it if it is a leftover, then start the container anew so that it gets "
        "its port; or correct the address.",
    ),
    Entry(
        code="health.localhost-split",
        title="The two addresses of localhost are answered by different programs",
        cause="`<url>` answers differently at <good> (<right>) and at <wrong> (<came>). Which one a client gets "
        "depends on whether it tries IPv6 or IPv4 first.",
        told_by="Both ::1 and 127.0.0.1 were asked. One that refuses connections is fine; one that answers wrongly is "
        "not.",
        fix="See who listens on <wrong>:\n  ss -ltnp\nEnd the leftover, or publish the port on both addresses; or ask "
        "<good> by its number.",
    ),
    Entry(
        code="health.through-other",
        title="Somebody stands between the question and the container",
        cause="`<url>` is answered by <through>; the proved container publishes no such port. It may answer well while "
        "the application behind it is gone, and nothing in the answer shows the release.",
        told_by="No chosen container publishes the port that was asked, and neither `identity` nor `health-body` says "
        "what must be in the answer. With `health-body` it is a warning.",
        fix="Let the answer show the release, and say where:\n  identity: $.version\n"
        "or publish the container's own port on loopback, in the compose file, and ask that:\n"
        '  ports:\n    - "127.0.0.1:8000:8000"\nand as an input:\n  health-url: http://127.0.0.1:8000/health',
        severity=Severity.UNSETTLED,
    ),
)
