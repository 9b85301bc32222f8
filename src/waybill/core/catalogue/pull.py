"""Codes that begin with `pull.`: whether a host may have the image, asked from the host."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

_BY_RELAY = "Or let the host need neither a login nor a way to the registry:\n  transport: relay"
_DAEMON = "The daemon has its own resolver, proxy and trust, read when it starts; a shell's settings do not reach it."
_PROXY = (
    "  systemctl cat docker | grep -i proxy\n"
    "Correct `proxies` in /etc/docker/daemon.json (or the unit's Environment), then start the engine anew; without "
    "`live-restore` its containers stop with it:\n  sudo systemctl daemon-reload && sudo systemctl restart docker"
)

_WAY = (
    Entry(
        code="pull.name-not-found",
        title="The host does not find the registry's name",
        cause="The engine of <host> does not find `<registry>`: <said>. <also>",
        told_by="The engine's words: no such host, or a resolver that fails. The runner finds the name.",
        fix="On the host:\n  getent hosts <registry-name>\n  cat /etc/resolv.conf\n"
        "Repair the resolver, or give the daemon one: `dns` in /etc/docker/daemon.json. " + _DAEMON + "\n" + _BY_RELAY,
    ),
    Entry(
        code="pull.unreachable",
        title="The host does not reach the registry",
        cause="The engine of <host> gets no connection to `<registry>`: <said>. <also>",
        told_by="The engine's words: refused, no route, or a connection that times out.",
        fix="Allow outgoing connections from the host to <registry-name> port <registry-port>:\n  curl -sI https://<registry>/v2/\n"
        + _BY_RELAY,
    ),
    Entry(
        code="pull.no-answer",
        title="The registry does not answer the host",
        cause="The engine of <host> reached `<registry>` and got no whole answer: <said>. <also>",
        told_by="The engine's words: a time limit passed, or the connection was cut.",
        fix="Try again. If it stays, look for a firewall that inspects traffic and, when only large answers hang, "
        "lower the MTU of the host's network.\n" + _BY_RELAY,
    ),
    Entry(
        code="pull.proxy",
        title="The daemon's proxy does not let it through",
        cause="The engine of <host> goes through a proxy (<proxies>), and that fails: <said>.",
        told_by="The engine's words: `proxyconnect`, or a proxy that wants a login.",
        fix="See which proxy it has:\n" + _PROXY,
    ),
    Entry(
        code="pull.certificate",
        title="The host's engine does not trust the registry's certificate",
        cause="The engine of <host> refuses the certificate of `<registry>`: <said>. <also>",
        told_by="The engine's words begin with `x509:`. Beside it, the certificate as the runner sees it through the "
        "host.",
        fix="Where a company's proxy opens TLS, install its authority for the daemon (or in the system's store, and "
        "restart docker):\n  sudo install -D -m 0644 ca.pem /etc/docker/certs.d/<registry>/ca.crt\n"
        "Where the store is old: update `ca-certificates`. Never use insecure-registries for this.",
    ),
    Entry(
        code="pull.clock",
        title="For the host's clock the registry's certificate is out of its dates",
        cause="The engine of <host> finds the certificate of `<registry>` out of its dates: <said>. <also>",
        told_by="The engine's words, the host's clock beside the runner's, and the certificate as the runner sees it.",
        fix="Set the clock and keep it right:\n  timedatectl set-ntp true\n  date -u",
    ),
    Entry(
        code="pull.not-tls",
        title="What answers the host as the registry does not speak TLS",
        cause="The engine of <host> asked `<registry>` with TLS, and got something else: <said>. <also>",
        told_by="The engine's words: an HTTP response to an HTTPS client, or a first record that is no TLS.",
        fix="Look who answers on the host:\n  getent hosts <registry-name>\n  curl -v https://<registry>/v2/\n"
        "A proxy must be named with `http://` when it does not speak TLS itself.",
    ),
    Entry(
        code="pull.portal",
        title="Something answers the host in the registry's place",
        cause="The engine of <host> got an answer that is not the registry's. A captive portal, a block page "
        "or a wrong mirror is likely.",
        told_by="The engine cannot read the token step's answer.",
        fix="Look at it on the host:\n  curl -s https://<registry>/v2/ | head\nAllow the registry past the filter.",
    ),
    Entry(
        code="pull.registry-unavailable",
        title="The registry fails when the host asks",
        cause="`<registry>` answers the host with a failure of its own: <said>.",
        told_by="A status of 500 and above, twice.",
        fix="Try again later. For ghcr.io see https://www.githubstatus.com/",
    ),
    Entry(
        code="pull.rate-limited",
        title="The registry limits the host",
        cause="`<registry>` refuses the host for asking too often: <said>. Neighbours behind the same address count.",
        told_by="The engine's words: toomanyrequests.",
        fix="Wait and try again. A login has a higher limit than an address; and hosts that pull one after the other "
        "stay below it: `batch`.",
    ),
    Entry(
        code="pull.blob-host",
        title="The host does not reach the host of the layers",
        cause="`<registry>` hands its layers out by `<blob-host>`, and <host> does not get there: <said>. A pull would "
        "hang or fail after the manifest.",
        told_by="Asked through the host's connection, with no answer by HTTP.",
        fix="Allow outgoing connections from the host to both:\n"
        "  <registry-name> port <registry-port>\n  <blob-host-name> port <blob-host-port>\n" + _BY_RELAY,
    ),
)

_RIGHT = (
    Entry(
        code="pull.login-missing",
        title="The host has no login for a registry that wants one",
        cause="`<registry>` refuses <host>, which asked for `<reference>` <with>: <said>. <also>",
        told_by="The registry answers `unauthorized` where nothing was sent along.",
        fix="Give the deploy a credential of its own; nothing of it stays on the host:\n"
        "  registry-token: ${{ secrets.REGISTRY_TOKEN }}\n"
        "For ghcr.io that is a classic token with only `read:packages`.\n" + _BY_RELAY,
    ),
    Entry(
        code="pull.login-dead",
        title="The credential for the pull is dead",
        cause="`<registry>` refuses the credential itself, asked from <host> <with>: <said>. With a dead credential "
        "even public images are refused.",
        told_by="The token step is refused, twice, where a credential was sent along.",
        fix="Make a new token (classic, only `read:packages`), and replace the old one in <place>:\n"
        "  https://github.com/settings/tokens/new?scopes=read:packages",
    ),
    Entry(
        code="pull.denied",
        title="The credential has no right to this image",
        cause="`<registry>` takes the credential and refuses `<reference>`, asked from <host> <with>: <said>. "
        "<kind-hint>",
        told_by="The refusal comes from the registry itself, after a token was given out.",
        fix="Use a classic token with `read:packages`, authorised for the organisation's SSO, of an account that has "
        "the role Read on the package:\n  https://github.com/settings/tokens\n"
        "The package's own list is at Package settings, Manage access.",
    ),
    Entry(
        code="pull.absent-or-hidden",
        title="For the host the image is absent or private",
        cause="`<registry>` refuses <host>, which asked for `<reference>` <with>: <said>. The same words are used for "
        "an image that does not exist and for one that is private.",
        told_by="A refusal where nothing was sent along. That the runner reads the image with its credential decides: "
        "then it is private.",
        fix="Give the deploy a credential of its own:\n  registry-token: ${{ secrets.REGISTRY_TOKEN }}\n" + _BY_RELAY,
    ),
    Entry(
        code="pull.manifest-absent",
        title="The registry that the host reaches does not have the image",
        cause="Asked from <host>, `<registry>` has no `<reference>`: <said>.",
        told_by="`manifest unknown`. When the runner sees it, the host asks another registry: a mirror, another "
        "address, an older copy.",
        fix="Compare where both get to:\n  getent hosts <registry-name>\n"
        "  docker info --format '{{json .RegistryConfig.Mirrors}}'",
    ),
    Entry(
        code="pull.other-digest",
        title="The host would get another image",
        cause="For `<reference>` the engine of <host> is given `<got>`; wanted is `<digest>`.",
        told_by="The digest in the engine's answer.",
        fix="Pin the digest, and look for a mirror or cache in between:\n"
        "  docker info --format '{{json .RegistryConfig.Mirrors}}'",
    ),
    Entry(
        code="pull.helper",
        title="The docker client of the host cannot get its credential",
        cause="The docker client on <host> asks a credential helper that fails: <said>.",
        told_by="The client's words: error getting credentials.",
        fix="Take `credsStore` or `credHelpers` out of `<place>`, or install the helper; then log in again.",
    ),
    Entry(
        code="pull.refused",
        title="The pull would fail for a reason that is not known",
        cause="Asked for `<reference>` <with>, the host says: <said>.",
        told_by="Words of the engine or the client that no rule knows.",
        fix="Try it by hand on the host:\n  <as>docker pull <reference>",
    ),
    Entry(
        code="pull.unasked",
        title="Whether the host may pull could not be asked",
        cause="Nobody on <host> could ask for `<reference>`: <reason>.",
        told_by="The engine has no such question (podman), is not reached, or gave no answer; and no docker client "
        "could ask with the stored login.",
        fix="Repair the engine first. To see it by hand:\n  <as>docker manifest inspect <reference>",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="pull.transient",
        title="The registry refused the host once, and then not",
        cause="The first question for `<reference>` was refused (<said>), the same question a second later was not.",
        told_by="Asked again after a refusal.",
        fix="Nothing must be done. If it happens often, tell the registry's owner.",
        severity=Severity.NOTE,
    ),
)

_RELAY = (
    Entry(
        code="pull.relay-refused",
        title="The host lets no port be opened for a relay",
        cause="sshd on <host> refuses to open a port that leads back to the runner: <said>. What remains is the second "
        "road, `docker load` over the same connection: <second>.",
        told_by="`ssh -R 127.0.0.1:0` was asked for and refused.",
        fix="Allow it for that login, in sshd_config of the host:\n  AllowTcpForwarding yes\n"
        "and no `restrict`, `no-port-forwarding` or `PermitListen` that keeps it away.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="pull.relay-unasked",
        title="Whether a relay is possible could not be asked",
        cause="`transport: relay` is wished for, and whether <host> lets a port be opened is not known: <reason>.",
        told_by="The port was not asked for, or the host does not tell who listens on it.",
        fix="See it by hand; ssh prints the port that was given:\n"
        "  ssh -N -R 127.0.0.1:0:127.0.0.1:9 <user>@<host>\n"
        "  ssh <user>@<host> ss -ltn",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="pull.relay-open",
        title="A relay's port would be open to the network",
        cause="sshd on <host> opens a port that was asked for on 127.0.0.1 for everybody: <said>. That is "
        "`GatewayPorts yes`. The port was closed at once, and no relay is used on this host.",
        told_by="The listening address, read back from /proc/net/tcp of the host.",
        fix="In sshd_config of the host:\n  GatewayPorts no\nor `clientspecified`.",
    ),
)

ENTRIES: tuple[Entry, ...] = (*_WAY, *_RIGHT, *_RELAY)
