"""Inputs about hosts: how they are reached, what is meant on them, and what healthy is."""

from __future__ import annotations

from waybill.config import host_values, values
from waybill.config.input import BUILD_PUSH, CHANGING, DEPLOY, ON_HOSTS, PREFLIGHT, VERIFY, Input

HOST_ROWS = (
    Input(
        name="hosts",
        group="hosts",
        kind=host_values.HOST,
        many=True,
        help="The hosts. `local` is this machine itself. Empty text is refused.",
        verbs=ON_HOSTS,
        never_empty=True,
    ),
    Input(
        name="ssh-key",
        group="hosts",
        kind=values.TEXT,
        secret=True,
        help="The private key of the login on the hosts. Without it the user's own SSH configuration and agent are "
        "used.",
        verbs=ON_HOSTS,
    ),
    Input(
        name="ssh-key-passphrase",
        group="hosts",
        kind=values.TEXT,
        secret=True,
        help="The passphrase of `ssh-key`.",
        verbs=ON_HOSTS,
    ),
    Input(
        name="ssh-known-hosts",
        group="hosts",
        kind=values.TEXT,
        many=True,
        help="The host keys to trust: known_hosts lines, or `host[:port] SHA256:…` with a fingerprint. A host whose "
        "key is not pinned is refused, and its fingerprints are shown.",
        verbs=ON_HOSTS,
    ),
    Input(
        name="ssh-jump",
        group="hosts",
        kind=host_values.JUMP,
        help="Jump hosts on the way, in order, with commas between. Their keys are pinned in `ssh-known-hosts` too.",
        verbs=ON_HOSTS,
    ),
    Input(
        name="sudo",
        group="hosts",
        kind=values.BOOLEAN,
        default="false",
        help="Call docker on the hosts through `sudo -n`.",
        verbs=ON_HOSTS,
    ),
    Input(
        name="docker-host",
        group="hosts",
        kind=host_values.ENGINE,
        help="The engine, when it is not where docker looks: on the hosts its socket, for `build-push` whichever "
        "builds.",
        verbs=(*ON_HOSTS, BUILD_PUSH),
    ),
    Input(
        name="state-directory",
        group="hosts",
        kind=host_values.HOST_PATH,
        help="Where the state of deploys stands on the hosts. Default: `waybill` in the home of the login.",
        verbs=(PREFLIGHT, *CHANGING),
    ),
)

TARGET_ROWS = (
    Input(
        name="target",
        group="target",
        kind=values.choice("compose"),
        default="compose",
        help="What runs on the hosts.",
        verbs=ON_HOSTS,
    ),
    Input(
        name="project-directory",
        group="target",
        kind=host_values.HOST_PATH,
        help="The directory of the compose project on the hosts. Empty text is refused.",
        verbs=ON_HOSTS,
        never_empty=True,
    ),
    Input(
        name="project-name",
        group="target",
        kind=host_values.PROJECT,
        help="The name of the compose project, when it is not the one that compose would take. Empty text is refused.",
        verbs=ON_HOSTS,
        never_empty=True,
    ),
    Input(
        name="compose-files",
        group="target",
        kind=values.PATH,
        many=True,
        help="The compose files, from the project directory. Default: those that compose would find. "
        "Empty text is refused.",
        verbs=(PREFLIGHT, *CHANGING),
        never_empty=True,
    ),
    Input(
        name="env-file",
        group="target",
        kind=values.PATH,
        help="The file of variables that compose reads instead of `.env`, from the project directory.",
        verbs=(PREFLIGHT, *CHANGING),
    ),
    Input(
        name="services",
        group="target",
        kind=host_values.SERVICE,
        many=True,
        help="The services that run the image. Default: those whose image is of the same repository. "
        "Empty text is refused.",
        verbs=ON_HOSTS,
        never_empty=True,
    ),
    Input(
        name="profiles",
        group="target",
        kind=host_values.SERVICE,
        many=True,
        help="The profiles of the compose project that are active.",
        verbs=(PREFLIGHT, *CHANGING),
    ),
    Input(
        name="host-files",
        group="target",
        kind=host_values.FILE_PAIR,
        many=True,
        help="Files that must be the same on the hosts as in this checkout. Empty text is refused.",
        verbs=(PREFLIGHT, DEPLOY),
        never_empty=True,
    ),
    Input(
        name="variables",
        group="target",
        kind=values.TEXT,
        secret=True,
        help="Variables for compose, one `NAME=value` a line.",
        verbs=(PREFLIGHT, *CHANGING),
    ),
    Input(
        name="containers",
        group="target",
        kind=host_values.CONTAINER,
        many=True,
        help="The containers by name, where they are not chosen by compose project. Empty text is refused.",
        verbs=(VERIFY,),
        never_empty=True,
    ),
    Input(
        name="container-labels",
        group="target",
        kind=host_values.LABEL,
        many=True,
        help="The containers by label; each must carry all of them. Empty text is refused.",
        verbs=(VERIFY,),
        never_empty=True,
    ),
)

HEALTH_ROWS = (
    Input(
        name="health-url",
        group="health",
        kind=host_values.URL,
        help="An address that answers when the application is healthy, as the host sees it. Empty text is refused.",
        verbs=(VERIFY, *CHANGING),
        never_empty=True,
    ),
    Input(
        name="health-status",
        group="health",
        kind=host_values.STATUS,
        many=True,
        help="The statuses that mean healthy. Default: any 2xx.",
        verbs=(VERIFY, *CHANGING),
    ),
    Input(
        name="health-body",
        group="health",
        kind=values.TEXT,
        help="A text that must stand in the body. Empty text is refused.",
        verbs=(VERIFY, *CHANGING),
        never_empty=True,
    ),
    Input(
        name="identity",
        group="health",
        kind=host_values.IDENTITY,
        help="Where in the answer the application says which version it is: it must be the tag, the commit or the "
        "digest. The engine's word still decides. Empty text is refused.",
        verbs=(VERIFY, *CHANGING),
        never_empty=True,
    ),
    Input(
        name="public-url",
        group="health",
        kind=host_values.URL,
        help="The address that the public uses, asked from the runner. Empty text is refused.",
        verbs=(VERIFY, *CHANGING),
        never_empty=True,
    ),
)
