"""Codes about a whole run of deploy or rollback: what keeps it from a host, and hosts beside one another."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

DEPLOY: tuple[Entry, ...] = (
    Entry(
        code="deploy.not-begun",
        title="A host was left alone because of another",
        cause="Nothing was done on `<address>`: <reason>. What ran there runs on.",
        told_by="The order of hosts in this run.",
        fix="Repair what the other findings name; then run again. Hosts that have it already stay as they are.",
        severity=Severity.NOTE,
    ),
    Entry(
        code="deploy.not-staged",
        title="Nothing could be laid down on the host",
        cause="The files of the deploy could not be put on `<address>`: <trouble>. Nothing was touched.",
        told_by="The program that makes the bundle, on the host.",
        fix="Make room and rights for a directory `waybill` in the home of the login, or name another place:\n"
        "  state-directory: /var/lib/waybill",
    ),
)

ROLLBACK: tuple[Entry, ...] = (
    Entry(
        code="rollback.hosts-differ",
        title="The hosts would go back to different releases",
        cause="Without `to`, each host goes back to its own last verified release, and these differ: <releases>. "
        "Nothing was touched.",
        told_by="The records of releases on each host.",
        fix="Say which is meant, for all of them:\n  to: <first>\nor go back on one host at a time.",
    ),
    Entry(
        code="rollback.service-unknown",
        title="The release has no image for a service",
        cause="Release <release> never came from a registry, so each service goes back to the image that it had then, "
        "and <services> had none on `<address>`. Nothing was touched.",
        told_by="The services of the rendered project, beside those of the release's record.",
        fix="Name the services that are to go back:\n  services: <known>",
    ),
    Entry(
        code="rollback.not-as-recorded",
        title="What runs is not what was gone back to",
        cause="Release <release> never came from a registry, so it is known by its image alone, and on `<address>` "
        "<words>.",
        told_by="The engine's word for each container's image, beside the record of the release.",
        fix="See what runs there:\n  <sudo>docker ps --all",
    ),
)
