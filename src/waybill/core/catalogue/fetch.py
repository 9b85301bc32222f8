"""Codes that begin with `fetch.`: bringing the image to a host, before anything there is touched.

Why a registry refuses a host stands in `pull.`: it is the same cause whether it was foreseen or met.
"""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

_NOTHING_TOUCHED = "Nothing was touched: what ran before runs on."

_TIME = (
    Entry(
        code="fetch.stalled",
        title="The image stopped coming",
        cause="Fetching `<image>` to <host> got no byte for <stall> s, at the layer `<layer>`: <said>. "
        + _NOTHING_TOUCHED,
        told_by="The engine's own progress, layer by layer. Engines wait for ever; this run does not.",
        fix="Try again: whole layers stay on the host. If it stops at the same place, the way from the host to the "
        "registry is bad (a firewall that inspects traffic, the MTU). Let the image come through the run's own "
        "connection:\n  transport: relay",
    ),
    Entry(
        code="fetch.timeout",
        title="Fetching takes longer than it may",
        cause="`<image>` had not come to <host> after <seconds> s, and the layer `<layer>` was still on its way: "
        "<said>. " + _NOTHING_TOUCHED,
        told_by="The limit `fetch-timeout`.",
        fix="Allow more time, or run again: whole layers stay on the host.\n  fetch-timeout: 30m",
    ),
    Entry(
        code="fetch.lost",
        title="The engine was lost while it fetched",
        cause="The connection to the engine of <host> broke off: <said>. " + _NOTHING_TOUCHED,
        told_by="No whole answer came: the engine was restarted, or the connection to the host is gone.",
        fix="Try again. See whether the engine runs:\n  systemctl status docker\n"
        "  journalctl -u docker -n 50 --no-pager",
    ),
)

_CONTENT = (
    Entry(
        code="fetch.corrupt",
        title="A layer came with other bytes",
        cause="What came to <host> as `<layer>` is not what its digest says, twice: <said>. " + _NOTHING_TOUCHED,
        told_by="The engine hashes each layer; in a relay the run hashes it as well, before its last bytes go out.",
        fix="Look for a proxy, mirror or cache between <host> and <registry> that changes or spoils bodies. Where a "
        "relay says so, the registry itself gives these bytes: push the image again.",
    ),
    Entry(
        code="fetch.truncated",
        title="A layer is shorter than the image says",
        cause="`<layer>` ends before its size is reached, however often it is asked for: <said>. " + _NOTHING_TOUCHED,
        told_by="Asked again from the byte where it ended, and nothing more came.",
        fix="Push the image again. If it stays, look for a cache or proxy in front of <registry>.",
    ),
    Entry(
        code="fetch.blob-absent",
        title="The registry does not have a part of the image",
        cause="`<registry>` has the image's manifest and not `<layer>`: <said>. " + _NOTHING_TOUCHED,
        told_by="The registry's answer for that blob alone: not found.",
        fix="Push the image again. Where a job cleans the registry up, let it keep what a manifest names.",
    ),
    Entry(
        code="fetch.other-image",
        title="After the fetch the name leads to another image",
        cause="`<image>` was fetched to <host> and `<digest>` is not where the name leads: <said>. " + _NOTHING_TOUCHED,
        told_by="The engine was asked where the name leads, and its answer is no member of the chain of digests.",
        fix="Look what the engine has, and whether something else pulls or tags at the same time:\n"
        "  <as>docker image ls --digests <image>\n  <as>docker events --since 10m --filter type=image",
    ),
    Entry(
        code="fetch.platform",
        title="The engine finds nothing in the image for its platform",
        cause="The engine of <host> does not take `<reference>`: <said>. " + _NOTHING_TOUCHED,
        told_by="The engine's words, though the index has an entry that should run there.",
        fix="Build the image for the host's platform:\n  platforms: linux/amd64,linux/arm64",
    ),
    Entry(
        code="fetch.keep-tag",
        title="The image cannot be kept",
        cause="`<keep>` could not be made to lead to the new image on <host>: <said>. " + _NOTHING_TOUCHED,
        told_by="The tag was set, and the engine was asked where it leads.",
        fix="Look what has that name, and whether something removes tags at the same time:\n"
        "  <as>docker image ls <image>",
    ),
)

_HOST = (
    Entry(
        code="fetch.no-space",
        title="No room on the host for the image",
        cause="<host> ran out of room or of files (inodes) while it fetched `<image>`: <said>. " + _NOTHING_TOUCHED,
        told_by="The engine's words: no space left on device. Both have the same words.",
        fix="See which of the two it is, then make room:\n  df -h; df -i\n  <as>docker system df\n"
        "  <as>docker builder prune --all\n  <as>docker image rm IMAGE... # one that nobody needs any more\n"
        "Not `docker image prune -a`: it takes the images that a rollback needs.",
    ),
    Entry(
        code="fetch.disk",
        title="The host's disk does not take the image",
        cause="The engine of <host> cannot write: <said>. " + _NOTHING_TOUCHED,
        told_by="The engine's words: read-only file system, or an error of the device.",
        fix="Look at the disk before anything else:\n  dmesg | tail -50\n  mount | grep -w ro",
    ),
    Entry(
        code="fetch.unpack",
        title="The engine cannot unpack a layer",
        cause="The engine of <host> got the layer and could not unpack it: <said>. " + _NOTHING_TOUCHED,
        told_by="The engine's words: failed to register or extract a layer.",
        fix="A rootless engine needs enough subordinate ids for the owners of the image's files:\n"
        "  grep $USER /etc/subuid /etc/subgid\n"
        "Else pull it by hand and look at the engine's log:\n  <as>docker pull <reference>\n"
        "  journalctl -u docker -n 50 --no-pager",
    ),
    Entry(
        code="fetch.no-client",
        title="The host's docker client cannot be started",
        cause="`<reference>` is to be pulled with the login that is stored on <host>, which its docker client alone "
        "knows, and that does not start: <said>. " + _NOTHING_TOUCHED,
        told_by="The client was started through the connection.",
        fix="Give the deploy a credential of its own; nothing of it stays on the host:\n"
        "  registry-token: ${{ secrets.REGISTRY_TOKEN }}",
    ),
    Entry(
        code="fetch.failed",
        title="The image could not be fetched, for a reason that is not known",
        cause="Fetching `<reference>` to <host> <with>, the engine says: <said>. " + _NOTHING_TOUCHED,
        told_by="Words of the engine or its client that no rule knows.",
        fix="Try it by hand on the host:\n  <as>docker pull <reference>",
    ),
)

_RUNNER = (
    Entry(
        code="fetch.runner-refused",
        title="The registry refuses the run, which was to bring the image",
        cause="The image was to come to <host> through the run's own connection, and `<registry>` refuses the run "
        "<with>: <said>. " + _NOTHING_TOUCHED,
        told_by="The registry's answer to the run itself.",
        fix="Give the run a credential that may read `<image>`:\n  registry-token: ${{ secrets.REGISTRY_TOKEN }}\n"
        "For ghcr.io that is a classic token with only `read:packages`, or the job's own with `packages: read`.",
    ),
    Entry(
        code="fetch.runner-cut",
        title="The registry breaks off while the run brings the image",
        cause="`<registry>` failed or broke off at `<layer>`, and no further byte came in several attempts: <said>. "
        + _NOTHING_TOUCHED,
        told_by="The run asked again from the byte where it broke off.",
        fix="Try again later. For ghcr.io see https://www.githubstatus.com/",
    ),
    Entry(
        code="fetch.healed",
        title="The host cannot pull by itself; the image came another way",
        cause="<host> was refused `<reference>` <with>: <said>. The image then came through the run's own connection "
        "(<road>), so this run is not harmed; whatever else pulls on that host is.",
        told_by="The direct pull failed, and `transport: auto` went on.",
        fix="Repair the host's own way, or choose the other one for good:\n  transport: relay",
        severity=Severity.WARNING,
    ),
)

ENTRIES: tuple[Entry, ...] = (*_TIME, *_CONTENT, *_HOST, *_RUNNER)
