"""Codes that begin with ``health.``: whether the application works, and whether it is the proved one that answers."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.catalogue.health_identity import IDENTITY, OWNER
from waybill.core.catalogue.health_public import PUBLIC
from waybill.core.finding import Severity

_LOOK = "  curl -v '<url>'"

_NO_ANSWER = (
    Entry(
        code="health.no-way",
        title="The application could not be asked",
        cause="`<url>` was to be asked by <who>, and that was not possible: <reason>. Nothing is known of its answer.",
        told_by="No question reached the application: the connection to the host forwards nothing and the host has no "
        "program that asks over HTTP, the connection was lost, or the runner's resolver or proxy failed.",
        fix="Let the login on the host forward (sshd_config: `AllowTcpForwarding local`; no `restrict` before its "
        "key), or install curl on the host. For a public address, repair the runner's resolver, route or proxy.",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="health.name-not-found",
        title="The host name of the application's address does not exist",
        cause="No host of the name in `<url>` is found by <who>.",
        told_by="The resolver of whoever asks says that there is no such name.",
        fix="Check the spelling, and the DNS record. For `health-url` an address of the host itself is surer:\n"
        "  health-url: http://127.0.0.1:PORT/health",
    ),
    Entry(
        code="health.refused",
        title="Nothing takes connections at the application's address",
        cause="Nobody listens where `<url>` leads, as the host itself sees it: <said>. <published> <docker>",
        told_by="The connection is refused, or finds no way, on the host itself.",
        fix="Ask the port that the container publishes, or publish this one:\n"
        '  ports:\n    - "127.0.0.1:<port>:CONTAINER_PORT"\n'
        "Then look at what the application says:\n  docker logs CONTAINER",
    ),
    Entry(
        code="health.nobody-behind-port",
        title="The published port is open, and nobody answers behind it",
        cause="Docker takes the connection to `<url>` and cuts it, because inside the container nobody listens on the "
        "target port. <published> The application is dead, listens on another port, or on 127.0.0.1 of the container "
        "only. <docker>",
        told_by="The connection came up and was cut before a single byte, on a port that the chosen container "
        "publishes. Where nothing listens on the host either it is health.refused.",
        fix="See where it listens, inside the container:\n"
        "  docker exec CONTAINER sh -c 'ss -ltn || netstat -ltn'\n"
        "It must be 0.0.0.0 (or `::`) and the target port of `ports:`. And what it says:\n  docker logs CONTAINER",
    ),
    Entry(
        code="health.silent",
        title="The application does not answer in time",
        cause="`<url>` gave no whole answer within the time limit, asked by <who>: <said>. <docker>",
        told_by="Silence or a trickle until the deadline, in every round.",
        fix="Look what it waits for (a database, a lock, memory):\n  docker logs CONTAINER\n  docker top CONTAINER\n"
        "A health address should answer within a second, and without asking other services.",
    ),
    Entry(
        code="health.answer-unusable",
        title="What answers is no usable HTTP",
        cause="The answer to `<url>`, asked by <who>, cannot be used: <what>.",
        told_by="The connection broke in the middle, more redirects than may be followed, or bytes that are no HTTP.",
        fix="Look at it by hand:\n" + _LOOK,
    ),
    Entry(
        code="health.not-tls",
        title="The address says https, and the port does not speak TLS",
        cause="`<url>` was asked with TLS, and plain HTTP (or something else) answers there.",
        told_by="The first bytes of the answer are no TLS.",
        fix="Write `http://` in the address, or ask the port that speaks TLS.",
    ),
    Entry(
        code="health.certificate",
        title="The application's certificate is refused",
        cause="`<url>`, asked by <who>, shows a certificate that clients refuse: <fault>.",
        told_by="The TLS handshake, verified as browsers do. Seen from the host, TLS is still checked by the runner.",
        fix="Renew the certificate, or let the server send the right one with its whole chain:\n"
        "  openssl s_client -connect HOST:443 -servername HOST </dev/null | openssl x509 -noout -dates -issuer "
        "-ext subjectAltName\n"
        "For `health-url` plain http to 127.0.0.1 needs no certificate.",
    ),
)

_WRONG = (
    Entry(
        code="health.status",
        title="The application answers with another status",
        cause="`<url>` answers <status> to <who>; <wished> was wished for. <docker>",
        told_by="The status of the last answer, after redirects that may be followed.",
        fix="Look at the answer and at what the application says:\n" + _LOOK + "\n  docker logs CONTAINER\n"
        "If that status is right, say so: `health-status: <status>`.",
    ),
    Entry(
        code="health.redirected",
        title="The address leads to another page",
        cause="`<url>`, asked by <who>, redirects to <ended>. That such a page answers 200 (a login, an error page, "
        "another host) says nothing about the application.",
        told_by="Redirects (<count>) that end at another path or host, and neither `health-body` nor `identity` says "
        "what must stand there. A redirect to https, to `www.` or to the same path with a slash is followed and fine.",
        fix="Ask the final address, or say what must stand in the page (`health-body`, `identity`), or allow the "
        "redirect itself: `health-status: 3xx`.",
    ),
    Entry(
        code="health.foreign-page",
        title="A page of something else answers",
        cause="What answers at `<url>`, asked by <who>, is the default page of a server or a gateway: `<page>`. "
        "The application is not behind it.",
        told_by="Title and text of the page are those that servers and hosts come with.",
        fix="Point the server at the application, or ask the application's own port.",
    ),
    Entry(
        code="health.body",
        title="The wished text does not stand in the answer",
        cause="`<url>`, asked by <who>, has the right status, and `<wished>` does not stand in the body<cut>.",
        told_by="The body's first 64 KiB, compared byte for byte with `health-body`.",
        fix="Look at the body:\n  curl -s '<url>' | head -c 2000\nThen correct `health-body`, or the application.",
    ),
)

_TIME = (
    Entry(
        code="health.unsteady",
        title="The application answers well only some of the time",
        cause="<bad> of <all> answers of `<url>`, asked by <who>, were not as wished: <came>. It goes up and down, or "
        "not every replica works.",
        told_by="Good and bad answers side by side. One that got lost between good ones is no more than a warning.",
        fix="Look for restarts and errors at that moment:\n"
        "  docker ps -a --filter name=CONTAINER\n  docker logs --since 5m CONTAINER",
    ),
    Entry(
        code="health.some-lost",
        title="An answer got lost between good ones",
        cause="<bad> of <all> answers of `<url>`, asked by <who>, did not come: <came>. Those before and after it are "
        "as wished.",
        told_by="A single request without an answer, or refused by a rate limit, among good ones.",
        fix="Nothing must be done. If it happens in every run, look at timeouts and limits of the application.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="health.late",
        title="The application was not healthy at first",
        cause="`<url>` became healthy <seconds> s after the first question; before that: <came>.",
        told_by="Bad answers, then good ones without a break for the whole settle window.",
        fix="Nothing must be done. If the start takes long, give it time: `timeout`.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="health.window-short",
        title="The application was not watched for long enough",
        cause="All answers of `<url>` were good, over <span> s; <settle> s and three rounds were wished for. Whether "
        "it stays healthy is not proved.",
        told_by="The time between the first and the last good answer.",
        fix="Run it again; the job or the connection ended before the settle window did.",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="health.public-few",
        title="Too few answers came from the public address",
        cause="`<url>` gave <count> good answers before the time was up; at least three are wanted, because one may be "
        "luck: nine replicas of ten are new.",
        told_by="How many of the questions were answered.",
        fix="See what makes it slow, then run again:\n  curl -so /dev/null -w '%{time_total}\\n' '<url>'",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="health.docker-disagrees",
        title="Docker calls the container unhealthy, and it answers well",
        cause="`<url>` answers <status>, and Docker calls <container> unhealthy: its own check is `<check>`. <reason> "
        "Proxies and `depends_on` go by Docker's word, so it counts.",
        told_by="Docker's health state beside the answers over HTTP; why, by the code and the last words of the check.",
        fix="<repair> Then see:\n  docker inspect --format '{{json .State.Health}}' <container>\n"
        'For example:\n  healthcheck:\n    test: ["CMD", "wget", "-q", "-O", "-", '
        '"http://127.0.0.1:CONTAINER_PORT/health"]',
    ),
)

ENTRIES: tuple[Entry, ...] = (*_NO_ANSWER, *_WRONG, *_TIME, *IDENTITY, *OWNER, *PUBLIC)
