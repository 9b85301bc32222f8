"""What the public gets."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

PUBLIC = (
    Entry(
        code="health.public-unreachable",
        title="The public address takes no connection",
        cause="`<url>` cannot be connected to from the runner: <said>.",
        told_by="Refused, or silent, at every address of the name, and the host itself does not reach it either.",
        fix="Check the DNS record, the firewall and whether the reverse proxy runs:\n  curl -v '<url>'",
    ),
    Entry(
        code="health.public-mixed",
        title="Some public answers come from another release",
        cause="<bad> of <all> answers of `<url>` show another release: <came>. A replica, a host behind the balancer "
        "or a cache still has it.",
        told_by="Many requests over connections of their own, spread over every address of the name.",
        fix="Deploy to the rest of the hosts, take the old ones out of the balancer, or clear the cache. Which one "
        "answered is seen by its address or headers:\n  curl -si '<url>'",
    ),
    Entry(
        code="health.public-address-dead",
        title="One address of the public name does not answer",
        cause="`<url>` leads to several addresses, and nobody answers at <peer>; the others do. Clients that try it "
        "first wait, or fail.",
        told_by="Every request to that address got no answer, and the others did. An address for which the runner has "
        "no route (IPv6) is not counted.",
        fix="Repair that machine, or take its address out of the DNS record.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="health.edge-bad-gateway",
        title="The reverse proxy does not reach the application",
        cause="The application answers well on the host, and `<url>` gives <status> by <server>. The proxy asks an old "
        "address of the container (nginx looks a name up only when it starts), or another network.",
        told_by="A gateway's status at the edge, and good answers of the host's own view at the same time.",
        fix="Let the proxy look the name up again:\n  docker exec PROXY nginx -s reload\n"
        "For good, let it look up at each request:\n"
        "  resolver 127.0.0.11 valid=10s;\n  set $app http://app:8000;\n  proxy_pass $app;",
    ),
    Entry(
        code="health.edge-refuses-runner",
        title="The edge refuses the runner only",
        cause="`<url>` does not let the runner in (<came>), and answers as wished when the host itself asks. Robots or "
        "addresses of data centres are usually kept out.",
        told_by="The same question, asked from the host through its connection, is answered well.",
        fix="Nothing must be done. To have the public's own view, allow the runner's address, or use a runner that is "
        "allowed.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="health.public-refused",
        title="The public address refuses the question, and nobody could ask it better",
        cause="`<url>` refuses the runner: <came>. From the host: <there>. The application answers well on the host "
        "itself; whether the public gets it is not known.",
        told_by="A refusal by status (401, 403, 429, 451) where the host's own view is good.",
        fix="Allow the runner's address at the edge, or ask an address that everybody may ask. If that status is what "
        "the public shall get, say so: `health-status`.",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="health.certificate-expires",
        title="The public certificate expires soon",
        cause="The certificate of `<url>` is valid until <not-after>, in <days> days.",
        told_by="The certificate that the server showed.",
        fix="See why it is not renewed by itself, and renew it:\n  certbot renew --dry-run",
        severity=Severity.WARNING,
    ),
    Entry(
        code="health.public-unidentified",
        title="Nothing in the public answer says which release it is",
        cause="`<url>` answers well, and an older release would answer the same.",
        told_by="No `identity` is given, so only status and body were compared.",
        fix="Let the application show its version, and say where:\n  identity: $.version\nor\n"
        "  identity: header:x-app-version",
        severity=Severity.WARNING,
    ),
)
