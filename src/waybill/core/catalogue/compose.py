"""The compose project on a host: can it be rendered, what would it start, and what stands in its way."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

_PLUGIN = (
    "Install the plugin, by the name that the host's packages give it:\n"
    "  sudo apt-get install docker-compose-plugin # from Docker's own repository\n"
    "  sudo apt-get install docker-compose # Debian 13\n"
    "  sudo apt-get install docker-compose-v2 # Ubuntu\n"
    "or as one file: https://docs.docker.com/compose/install/linux/#install-the-plugin-manually"
)
_RENDER = "See what compose says of it, on the host:\n  <command>"

_PROGRAM = (
    Entry(
        code="compose.not-installed",
        title="docker has no compose on the host",
        cause="`<sudo>docker compose` does not work on <host>: the plugin is not there. <also>",
        told_by="`docker compose version` fails, called as a deploy calls it.",
        fix=_PLUGIN,
    ),
    Entry(
        code="compose.v1-only",
        title="Only the old docker-compose is on the host",
        cause="There is docker-compose <old> at <old-client> on <host>, and `docker compose` is not there. Version 1 "
        "ended in 2023: it reads newer files wrongly, and a deploy needs what it cannot do.",
        told_by="`docker compose version` fails, and `docker-compose version` says 1.",
        fix=_PLUGIN + "\nWhat version 1 started stays: the new one takes the same project and its containers over.",
    ),
    Entry(
        code="compose.too-old",
        title="The host's compose is too old",
        cause="<host> has compose <version>: <reason>.",
        told_by="`docker compose version`.",
        fix=_PLUGIN,
    ),
    Entry(
        code="compose.engine-refused",
        title="compose does not reach the engine",
        cause="`docker compose` is there on <host>, and cannot talk to the engine, which others can. It brings a "
        "client of its own: <guess>.",
        told_by="`docker compose ls` fails, and the engine's API answers.",
        fix="Bring both to versions of the same time:\n  sudo apt-get install --only-upgrade docker-compose-plugin\n"
        "and see that this lists the projects:\n  <sudo>docker compose ls",
    ),
)

_PLACE = (
    Entry(
        code="compose.no-directory",
        title="The project's directory is not on the host",
        cause="<directory> <is> on <host>.",
        told_by="The file system, seen by <user>.",
        fix="Check `project-directory`, or make it and put the compose file there:\n"
        "  ssh <user>@<host> mkdir -p <directory>",
    ),
    Entry(
        code="compose.no-file",
        title="There is no compose file",
        cause="<what>",
        told_by="The files in the directory, and those that the project names.",
        fix="Copy it to the host, or name the right one in `compose-files` (from the project directory):\n"
        "  scp <example> <user>@<host>:<directory>/",
    ),
    Entry(
        code="compose.unreadable",
        title="The login may not read the project",
        cause="<user> may not read <path> on <host>.",
        told_by="Its mode and owner, or compose's own words.",
        fix="Give just that to the login that deploys (with `-R` the data of containers would change its owner too):\n"
        "  <give>\nOr let docker, and compose with it, run through sudo: `sudo: true`.",
    ),
    Entry(
        code="compose.snap-confined",
        title="docker is a snap and does not see the project",
        cause="<path> is there, and compose on <host> says it is not: docker is installed as a snap, and a snap sees "
        "only homes, and in them nothing that begins with a dot.",
        told_by="The client is a snap's; the file stands there, and compose does not find it.",
        fix="Move the project below the home of <user>, or replace the snap by the engine's own packages. Containers, "
        "images and volumes go with the snap, so save first what the volumes hold:\n"
        "  sudo snap remove docker\n  https://docs.docker.com/engine/install/",
    ),
    Entry(
        code="compose.file-ignored",
        title="There are two compose files and one is read",
        cause="In <directory> compose reads <read>, and beside it lies <ignored>, which it does not read.",
        told_by="The names that compose looks for, in its order.",
        fix="Remove the one that is not meant, or name the files in `compose-files`.",
        severity=Severity.NOTE,
    ),
)

_FORM = (
    Entry(
        code="compose.invalid",
        title="compose refuses the project",
        cause="The project in <directory> cannot be rendered: <reason>.",
        told_by="`docker compose config`. Its words are not repeated, because they can hold values; only names, places "
        "and lines are.",
        fix=_RENDER,
    ),
    Entry(
        code="compose.key-unknown",
        title="The compose file has a key that this compose does not know",
        cause="<place> has the key `<key>`, which compose <version> on <host> does not know. It is misspelt or "
        "misplaced, or needs a newer compose.",
        told_by="compose's check of the file against its format.",
        fix="Compare the key with https://docs.docker.com/reference/compose-file/ and, if it is right, bring compose "
        "up to date:\n  sudo apt-get install --only-upgrade docker-compose-plugin",
    ),
    Entry(
        code="compose.remote-include",
        title="The project includes another one from the network",
        cause="The project in <directory> includes one from a repository or a registry. To render it is to fetch it, "
        "and a look at a host fetches nothing; what it would start is therefore not known.",
        told_by="compose names the include; it was kept from fetching.",
        fix="Keep a copy of the included file in the repository, so that it is the commit that decides what runs, and "
        "include that:\n  include:\n    - shared/compose.yaml",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="compose.variable-missing",
        title="The project demands variables that nobody sets",
        cause="compose needs a value for <names>, and it stands neither in <env-file> nor in `variables`. <also>",
        told_by="The project says `${NAME:?}`; the name is in no file that compose reads.",
        fix="On the host, in <env-file>:\n  <example>=…\nor with the run:\n  with:\n    variables: |\n"
        "      <example>=${{ secrets.<example> }}",
    ),
    Entry(
        code="compose.env-file-missing",
        title="An env file is missing",
        cause="The project needs <paths>, which <are> not on <host>.",
        told_by="The file system, for every `env_file` of a service that runs and for `env-file`.",
        fix="Put the file there:\n  scp <example> <user>@<host>:<target>\n"
        "or say that it may be missing:\n  env_file:\n    - path: <example>\n      required: false",
    ),
    Entry(
        code="compose.bind-source-missing",
        title="What a service mounts is not on the host",
        cause="The service `<service>` mounts <path> as <target>, and it is not on <host>. <effect>",
        told_by="The file system, for every bind mount of the services that are meant.",
        fix="Put it there before the deploy:\n  <repair>",
        severity=Severity.WARNING,
    ),
)

_SERVICES = (
    Entry(
        code="compose.service-unknown",
        title="The project has no such service",
        cause="`services` names <unknown>, and the project in <directory> has only <known>. <nearest>",
        told_by="The rendered project. A deploy would silently add a service of that name.",
        fix="Correct `services`, or the file list: `compose-files` reads <files>.",
    ),
    Entry(
        code="compose.none-of-ours",
        title="No service of the project runs the image",
        cause="Nothing in the project in <directory> runs <image>: <images>. <also>",
        told_by="The images as compose renders them.",
        fix="Let the service that is meant run it:\n  services:\n    NAME:\n      image: <wanted>\n"
        "or name the service in `services`.",
    ),
    Entry(
        code="compose.other-image",
        title="The service runs another image",
        cause="The service `<service>` renders <rendered>, and not <image>. <also>",
        told_by="The image as compose renders it.",
        fix="In the compose file:\n  services:\n    <service>:\n      image: <wanted>",
    ),
    Entry(
        code="compose.image-hardcoded",
        title="The compose file decides the version by itself",
        cause="The service `<service>` has `image: <written>` in the file: `docker compose up` starts that, whatever "
        "was built. <also>",
        told_by="The image as it is written holds no variable for the version.",
        fix="Let the deploy choose:\n  services:\n    <service>:\n      image: <variable>",
        severity=Severity.WARNING,
    ),
    Entry(
        code="compose.value-on-host",
        title="The host's own value would decide the version",
        cause="`docker compose up` on <host> would start <rendered> for the service `<service>` now: <origin>. A "
        "deploy that sets <name> in its own environment wins over that; one that forgets to does not.",
        told_by="The image as compose renders it from the host's files, and where the value stands.",
        fix="Nothing, if the deploy sets <name>. <also>",
        severity=Severity.NOTE,
    ),
    Entry(
        code="compose.variable-unset",
        title="A variable in the image has no value",
        cause="The service `<service>` has `image: <written>`, and nothing on <host> sets <name>: compose would go on "
        "with <rendered>.",
        told_by="The image as compose renders it, with nothing where the variable stands.",
        fix="Make compose refuse instead:\n  image: <demanding>\nand set it in the deploy, or in <env-file>.",
        severity=Severity.NOTE,
    ),
    Entry(
        code="compose.builds-only",
        title="The service has no image of a registry",
        cause="The service `<service>` has `build:` and no `image:`: `docker compose up` runs what is built on <host> "
        "from what lies there, never the image that was pushed.",
        told_by="The rendered service.",
        fix="In the file of the server:\n  services:\n    <service>:\n      image: <wanted>\nand no `build:`.",
    ),
    Entry(
        code="compose.builds-beside-image",
        title="compose may build the image on the host",
        cause="The service `<service>` has `build:` beside `image:`. If the pull fails, `docker compose up` builds the "
        "source that lies on <host> and gives it the image's name.",
        told_by="The rendered service.",
        fix="Keep `build:` in a file for development only, or deploy with:\n  docker compose up -d --no-build",
        severity=Severity.WARNING,
    ),
    Entry(
        code="compose.pull-policy",
        title="The service's pull policy keeps the new image out",
        cause="The service `<service>` has `pull_policy: <policy>`: `docker compose pull` and `up` <effect>.",
        told_by="The rendered service.",
        fix="Remove it, or pull the image before `up`:\n  docker pull <reference>",
        severity=Severity.WARNING,
    ),
    Entry(
        code="compose.two-of-ours",
        title="Another service runs the image too, and is not meant",
        cause="<others> in the project in <directory> also <run> <image>, and `services` names only <named>: what is "
        "not named keeps the version that it has.",
        told_by="The images as compose renders them.",
        fix="Name it too, if it belongs to the release:\n  services: <all>",
        severity=Severity.NOTE,
    ),
    Entry(
        code="compose.host-powers",
        title="The service has power over the host",
        cause="The service `<service>` gets <powers>. Whoever changes the image, or the file, has the host.",
        told_by="The rendered service.",
        fix="Nothing, if that is meant. Else take it out of the compose file.",
        severity=Severity.NOTE,
    ),
)

_NEEDS = (
    Entry(
        code="compose.external-network-missing",
        title="A network that the project expects is not there",
        cause="The network `<name>` of the project in <directory> is `external:`, so compose does not make it, and the "
        "engine of <host> has none of that name. It is for <services>. <also>",
        told_by="The rendered project, and the networks that the engine lists.",
        fix="Make it, or start the project that does:\n  <sudo>docker network create <named>",
    ),
    Entry(
        code="compose.external-volume-missing",
        title="A volume that the project expects is not there",
        cause="The volume `<name>` of the project in <directory> is `external:`, so compose does not make it, and the "
        "engine of <host> has none of that name. It is for <services>. <also>",
        told_by="The rendered project, and the volumes that the engine lists.",
        fix="If its data is elsewhere, bring it here first. Else make an empty one:\n  "
        "<sudo>docker volume create <named>",
    ),
    Entry(
        code="compose.content-missing",
        title="A file of a config or secret is not there",
        cause="The service `<service>` gets the file <path> as one of its `configs` or `secrets`, and it is not on "
        "<host>: the engine refuses to start the container.",
        told_by="The rendered project, and the file system seen by <user>.",
        fix="Put it there:\n  scp <file> <user>@<host>:<path>",
    ),
    Entry(
        code="compose.platform-differs",
        title="The service asks for another platform than the host's",
        cause="The service `<service>` has `platform: <platform>`, and the engine of <host> is <there>: what is "
        "fetched for the engine is refused for the service.",
        told_by="The rendered project, and what the engine says of itself.",
        fix="Take `platform` out of the file of the server: the engine takes its own by itself.",
    ),
)

_CONFLICTS = (
    Entry(
        code="compose.project-name",
        title="The project would get another name than the one that runs",
        cause="compose would start a second project `<project>` beside `<running>`, which runs from <directory> now: "
        "<containers> would stay as they are, and keep their ports and names.",
        told_by="The label `com.docker.compose.project` of the containers from this directory, against the name that "
        "compose renders.",
        fix="Keep the old name, in the compose file:\n  name: <running>\nor as an input:\n  project-name: <running>\n"
        "If the new name is meant, take the old project down first. Its volumes stay under the old name, and the new "
        "project begins with empty ones: name them as `external:`, or copy what they hold.\n"
        "  <sudo>docker compose -p <running> down",
    ),
    Entry(
        code="compose.name-conflict",
        title="The container's name is taken",
        cause="The service `<service>` has `container_name: <name>`, and <holder>. The engine gives a name once.",
        told_by="The names of the engine's containers, running or not.",
        fix="<repair>",
    ),
    Entry(
        code="compose.port-conflict",
        title="The port is taken",
        cause="The service `<service>` publishes port <port>, and <holder>.",
        told_by="What listens on the host, and what its containers publish.",
        fix="<repair>",
    ),
)

ENTRIES: tuple[Entry, ...] = (*_PROGRAM, *_PLACE, *_FORM, *_SERVICES, *_NEEDS, *_CONFLICTS)
