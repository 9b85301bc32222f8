"""The way to the registry: resolver, connection, TLS, proxy, clock."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

_HOSTS = "<hosts>"

NETWORK = (
    Entry(
        code="network.name-not-found",
        title="The registry's host name does not exist for this machine",
        cause="The resolver says that there is no host `<host>`.",
        told_by="The resolver answered: no such name. A silent resolver is network.resolver-silent.",
        fix="Check the spelling of the host. If it is right, this machine's resolver does not know it:\n"
        "  getent hosts <host-name>\n"
        "  cat /etc/resolv.conf\n"
        "Repair the resolver, or name one for the daemon with `dns` in /etc/docker/daemon.json.",
    ),
    Entry(
        code="network.resolver-silent",
        title="The resolver does not answer",
        cause="The question for `<host>` brought no answer. The resolver of this machine is down or out of reach.",
        told_by="The resolver gave no answer at all; `no such host` is network.name-not-found.",
        fix="Look at the resolver of this machine:\n"
        "  getent hosts <host-name>\n"
        "  cat /etc/resolv.conf\n"
        "  systemctl status systemd-resolved\n"
        "Repair it, or name a working one.",
    ),
    Entry(
        code="network.refused",
        title="The connection is refused",
        cause="`<host>` was found, and nothing takes connections there. A firewall or a wrong address is likely.",
        told_by="The other side answered the connection with a refusal.",
        fix="Allow outgoing connections to <host-name> port <host-port>, and check that its address is the real one:\n"
        "  getent hosts <host-name>\n" + _HOSTS,
    ),
    Entry(
        code="network.unreachable",
        title="There is no route to the registry",
        cause="This machine has no way to `<host>`. An IPv6 address without an IPv6 route is a usual reason.",
        told_by="The system says: no route, or network unreachable.",
        fix="Check the network of this machine:\n  ip route get $(getent ahostsv4 <host-name> | awk 'NR==1{print "
        "$1}')\n" + _HOSTS,
    ),
    Entry(
        code="network.timeout",
        title="The registry does not answer in time",
        cause="`<host>` gave no whole answer within the time limit. A firewall that drops packets is likely when not "
        "even the connection came up; a slow or lossy path, a too large MTU or an incident when it did.",
        told_by="The time limit passed, in every try.",
        fix="Try again. If it stays, allow outgoing connections to <host-name> port <host-port>. " + _HOSTS + "\n"
        "If only large answers hang, lower the MTU. For incidents see https://www.githubstatus.com/",
    ),
    Entry(
        code="network.reset",
        title="The connection is cut",
        cause="`<host>`, or something on the way, cut the connection before the answer was whole, in every try.",
        told_by="The connection broke in every try.",
        fix="Try again. If it stays, look for a firewall or proxy that inspects traffic, and for an incident at "
        "https://www.githubstatus.com/",
    ),
    Entry(
        code="network.blob-host-unreachable",
        title="The registry answers, and the host of the layers does not",
        cause="Manifests come from `<registry>`, layers from `<host>`, and that host cannot be reached. "
        "A pull would hang or fail at the first layer. Only the first host is allowed on this network, it seems.",
        told_by="The manifest was read; the redirect of a layer led to a host that brings no answer.",
        fix="Allow outgoing connections to <host-name> port <host-port>, in the firewall and in the proxy's list. "
        + _HOSTS,
    ),
    Entry(
        code="network.clock-wrong",
        title="The clock of this machine is wrong",
        cause="This machine's clock is <offset> the registry's. <effect>",
        told_by="The registry's `Date` header, compared with our clock; with a certificate, its dates too.",
        fix="Set the clock and keep it right:\n  timedatectl set-ntp true\n  timedatectl status",
        severity=Severity.WARNING,
    ),
    Entry(
        code="network.answer-unusable",
        title="The answer cannot be used",
        cause="`<host>` sent something that a registry does not send: <detail>",
        told_by="The bytes are not HTTP, are past every reasonable size, or lead to an address that a public "
        "registry "
        "has no business naming.",
        fix="Something on the way answers in the registry's place. Ask from another network and compare:\n"
        "  curl -sSi https://<host>/v2/",
    ),
)

TLS = (
    Entry(
        code="tls.unknown-ca",
        title="The certificate is from an authority that this machine does not trust",
        cause="`<host>` showed a certificate <issued>. A proxy that opens TLS, a private registry, or an old list of "
        "authorities is behind that.",
        told_by="The chain of the certificate does not end in the trust store; its dates and name are right.",
        fix="For a private authority, give its certificate to Waybill:\n"
        "  registry-ca: /path/to/ca.pem\n"
        "and to docker, on every machine that pulls:\n"
        "  sudo install -D -m 0644 ca.pem /etc/docker/certs.d/<host>/ca.crt\n"
        "If this is a company's proxy, add its CA to the system's store (`update-ca-certificates`) and restart "
        "docker. "
        "Never use `insecure-registries`.",
    ),
    Entry(
        code="tls.wrong-name",
        title="The certificate belongs to another host",
        cause="What answers for `<host>` showed a certificate for <names>. Another machine answers in its place.",
        told_by="The certificate's names do not hold the host.",
        fix="Check where the name leads, and the proxy:\n  getent hosts <host-name>\n"
        "Remove stale lines from /etc/hosts and wrong overrides from the resolver.",
    ),
    Entry(
        code="tls.expired",
        title="The registry's certificate has expired",
        cause="The certificate of `<host>` was good until <not-after>. <sure>",
        told_by="The certificate's end is in the past, and this clock agrees with the registry's.",
        fix="The owner of <host> must renew the certificate. If you own it, renew it and restart the registry.",
    ),
    Entry(
        code="tls.not-yet-valid",
        title="The registry's certificate is not valid yet",
        cause="The certificate of `<host>` is good from <not-before>. <sure>",
        told_by="The certificate's beginning is in the future, and this clock agrees with the registry's.",
        fix="If this clock is right, the owner of <host> must replace the certificate or correct the clock of the "
        "machine that makes certificates.",
    ),
    Entry(
        code="tls.not-tls",
        title="The other side does not speak TLS",
        cause="What answers for `<host>` speaks no TLS. A proxy address that begins with `https://` instead of "
        "`http://`, or a plain HTTP server on that port, is likely.",
        told_by="The first bytes are not a TLS handshake.",
        fix='If a proxy is set, write its address with `http://`:\n  echo "$HTTPS_PROXY"\n'
        "If the registry is your own, give it a certificate; plain HTTP is used on loopback only.",
    ),
    Entry(
        code="tls.failed",
        title="The TLS handshake fails",
        cause="The TLS handshake with `<host>` fails: <detail>",
        told_by="The handshake broke for another reason than authority, name or dates.",
        fix="See what the other side offers:\n"
        "  openssl s_client -connect <host-name>:<host-port> -servername <host-name> </dev/null\n"
        "TLS 1.2 is the least that is accepted.",
    ),
)

PROXY = (
    Entry(
        code="proxy.unreachable",
        title="The proxy cannot be reached",
        cause="A proxy is set for `<host>`, and it brings no answer: <detail>",
        told_by="The connection to the proxy itself failed.",
        fix="Repair or unset the proxy:\n  env | grep -i _proxy\n"
        "The docker daemon reads its own settings, not those of your shell: `systemctl show docker -p Environment`.",
    ),
    Entry(
        code="proxy.needs-login",
        title="The proxy wants a login",
        cause="The proxy on the way to `<host>` answered 407: it wants a user name and a password.",
        told_by="Status 407 from the proxy.",
        fix="Put both into the proxy's address, in a secret:\n  HTTPS_PROXY=http://USER:PASSWORD@PROXY:PORT\n"
        "and into the docker daemon's proxy settings.",
    ),
    Entry(
        code="proxy.refused",
        title="The proxy refuses to lead to the registry",
        cause="The proxy answered, and does not lead to `<host>`: <detail>",
        told_by="The proxy refused CONNECT with another status than 407.",
        fix="Have <host> allowed in the proxy, or leave it out with NO_PROXY. " + _HOSTS,
    ),
)
