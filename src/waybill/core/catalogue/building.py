"""Codes that begin with `build.`: what keeps an image from being built as it was asked for, and what it may lose."""

from __future__ import annotations

from waybill.core.catalogue.entry import Entry
from waybill.core.finding import Severity

_WORDS = "The builder's own words."
# Actions are named in words: a `uses:` line to copy would need a commit, and ours would be old one day.
_BUILDX = "In the workflow, put a step of docker/setup-buildx-action before this one"
_INSTALL = (
    _BUILDX
    + ". On Debian and Ubuntu:\n  sudo apt-get install docker-buildx || sudo apt-get install docker-buildx-plugin"
)
_NOTHING = " Nothing was built."

COMMIT: tuple[Entry, ...] = (
    Entry(
        code="build.other-commit",
        title="Another commit is checked out than the event names",
        cause="The event (<event>) is about commit <wanted>, and <commit> is checked out. An image of it would bear "
        "the name of the other." + _NOTHING,
        told_by="`git rev-parse HEAD` beside the commit in the event's payload. After `workflow_run`, GITHUB_SHA is "
        "the newest commit of the default branch, whatever was tested; for `pull_request_target` it is the base.",
        fix="Check out what the event names, in the step of actions/checkout:\n  with:\n    ref: <wanted>\n"
        "For `workflow_run`: `ref: ${{ github.event.workflow_run.head_sha }}`. In place of `pull_request_target`, "
        "build on `pull_request`.\n"
        "If another commit is meant, say so:\n  with:\n    commit: <commit>",
    ),
    Entry(
        code="build.commit-unknown",
        title="It is not known which commit would be built",
        cause="The commit could not be compared with the one that is meant: <reason>.",
        told_by="`git` in the context's directory, and the event's payload.",
        fix="Check the repository out in the same job, by a step of actions/checkout before this one, and install git "
        "where the job runs in a container of its own.",
        severity=Severity.UNSETTLED,
    ),
    Entry(
        code="build.dirty",
        title="Files lie in the checkout that are not in the commit",
        cause="<count> paths are not as the commit has them: <paths>. What is built may hold them, and its label names "
        "the commit alone.",
        told_by="`git status --porcelain`.",
        fix="If they are made by an earlier step and belong into the image, all is well. Else remove them, or keep "
        "them out with `.dockerignore`:\n  git status --short",
        severity=Severity.WARNING,
    ),
    Entry(
        code="build.revision-label",
        title="The label for the revision names another commit",
        cause="`<input>` sets `org.opencontainers.image.revision` to <claimed>, and what is built is <commit>."
        + _NOTHING,
        told_by="The inputs `labels` and `annotations` beside the commit that is checked out.",
        fix="Leave it out: the label is set to the commit that is built.",
    ),
)

BUILDER: tuple[Entry, ...] = (
    Entry(
        code="build.no-builder",
        title="There is nothing to build with",
        cause="No image can be built here: <reason>.",
        told_by="The docker client on PATH, its plugins, and the input `builder`.",
        fix="Use a runner with docker, such as `ubuntu-latest`, and leave `builder` out or name one that is there:\n"
        "  docker buildx ls\n" + _INSTALL,
    ),
    Entry(
        code="build.engine-unreachable",
        title="The engine or builder does not answer",
        cause="The docker client is there and reaches neither engine nor builder `<builder>`. It says: <trouble>",
        told_by="`docker version`, `docker info` and `docker buildx inspect`.",
        fix="See what the client reaches, and start it:\n  docker info\n  docker buildx inspect --bootstrap\n"
        "For an engine elsewhere give `docker-host: ssh://USER@HOST` or `tcp://HOST:2376`.",
    ),
    Entry(
        code="build.needs-buildkit",
        title="What is asked for needs BuildKit",
        cause="What builds here is <road>, which cannot do this: <needs>. The classic builder ignores secrets without "
        "a word, so the image would lack them.",
        told_by="The inputs and the Dockerfile beside the versions of client, plugin and engine.",
        fix=_INSTALL,
    ),
    Entry(
        code="build.driver-cannot",
        title="The builder's driver cannot do what is asked",
        cause="The builder `<builder>` has the driver `<driver>` on an engine with the classic image store, which "
        "cannot do this: <needs>.",
        told_by="`docker buildx inspect` and `docker info`, or the builder's own refusal.",
        fix=_BUILDX + ": its builder has another driver.\nOr turn on the containerd image store of the engine, in "
        "/etc/docker/daemon.json, beside what stands there, and restart docker (what its old store holds is not seen "
        'until it is turned off again):\n  {"features": {"containerd-snapshotter": true}}',
    ),
    Entry(
        code="build.platform-cannot",
        title="The builder cannot run programs of a platform that is asked for",
        cause="<missing> is asked for, and the builder runs <builder-platforms>. A RUN for another platform ends with "
        "`exec format error`; COPY alone, and compiling across, work.",
        told_by="The platforms of `docker buildx inspect`, or `exec format error` in the step that failed.",
        fix="Add emulation: in the workflow, put steps of docker/setup-qemu-action and docker/setup-buildx-action "
        "before this one.\nOr build each platform on a runner of its own.",
    ),
    Entry(
        code="build.classic-builder",
        title="The classic builder is used",
        cause="Neither docker buildx nor BuildKit is there, so the image is built by the classic builder: slower, "
        "without caches elsewhere, and to be removed from docker.",
        told_by="`docker buildx version` and the client's version.",
        fix=_INSTALL + "\nTo use it on purpose: `builder: classic`.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="build.annotation-lost",
        title="The annotations will not be in the image",
        cause="What builds here is <road>: it takes annotations and writes none. The labels are there.",
        told_by="The driver, the image store and the version of buildx (annotations need 0.12).",
        fix=_INSTALL + "\nOr write them as `labels`.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="build.epoch-ignored",
        title="The date of the image is not that of `source-date-epoch`",
        cause="What builds here is <road>, which does not know SOURCE_DATE_EPOCH: times in the image are those of this "
        "build.",
        told_by="Only BuildKit 0.11 and later heeds it.",
        fix=_INSTALL,
        severity=Severity.WARNING,
    ),
)

_HELD = "`<context>` holds <size> in <files> files that `.dockerignore` does not keep out. Largest: <largest>."

FILES: tuple[Entry, ...] = (
    Entry(
        code="build.dockerfile-absent",
        title="There is no Dockerfile",
        cause="`<dockerfile>` is not there." + _NOTHING,
        told_by="The file was looked for from the working directory.",
        fix="Give its place from the root of the checkout:\n  with:\n    context: .\n    dockerfile: PATH/Dockerfile\n"
        "and check the repository out before this step.",
    ),
    Entry(
        code="build.dockerfile-error",
        title="The Dockerfile cannot be understood",
        cause="<place>: <message>",
        told_by=_WORDS,
        fix="Repair that line; to see it judged without building:\n  docker buildx build --check .",
    ),
    Entry(
        code="build.target-absent",
        title="The Dockerfile has no such stage",
        cause="`build-target` is `<target>`, and the stages of `<dockerfile>` are: <stages>.",
        told_by="The FROM lines of the Dockerfile, or the builder's own words.",
        fix="Name one of them in `build-target`, or write `FROM IMAGE AS <target>`.",
    ),
    Entry(
        code="build.secret-missing",
        title="A secret that the Dockerfile mounts is not given",
        cause="`<dockerfile>` mounts the secret `<secret>`, and `build-secrets` does not give it. The step fails, or "
        "comes from the cache of a build that had it.",
        told_by="`--mount=type=secret` in the Dockerfile beside the names in `build-secrets`.",
        fix="Give it:\n  with:\n    build-secrets: |\n      <secret>=${{ secrets.NAME }}",
    ),
    Entry(
        code="build.arg-unknown",
        title="A build argument that the Dockerfile does not declare",
        cause="`build-args` gives <names>, and `<dockerfile>` has no ARG of that name: it has no effect.",
        told_by="The ARG lines of the Dockerfile.",
        fix="Write `ARG NAME` into the stage that uses it, or leave it out of `build-args`.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="build.secret-as-arg",
        title="A build argument looks like a secret",
        cause="The value of `<name>` can be read by everybody who has the image: build arguments stand in its history.",
        told_by="The name of the argument.",
        fix="Give it as a secret:\n  with:\n    build-secrets: |\n      <lower>=env:<name>\nand in the Dockerfile:\n"
        "  RUN --mount=type=secret,id=<lower> COMMAND",
        severity=Severity.WARNING,
    ),
    Entry(
        code="build.context-absent",
        title="There is no such directory to build from",
        cause="`<context>` is no directory here." + _NOTHING,
        told_by="The directory was looked for from the working directory.",
        fix="Check the repository out by a step of actions/checkout before this one, and give the directory in it:\n"
        "  with:\n    context: .",
    ),
    Entry(
        code="build.context-huge",
        title="The context is far too large",
        cause=_HELD,
        told_by="The sizes of the files, by the rules of `.dockerignore`. The classic builder sends all of it; "
        "BuildKit what COPY and ADD name.",
        fix="Add to `.dockerignore`, if the image does not need it:\n  <lines>",
    ),
    Entry(
        code="build.context-large",
        title="The context is large",
        cause=_HELD,
        told_by="The sizes of the files, by the rules of `.dockerignore`.",
        fix="Add to `.dockerignore`, if the image does not need it:\n  <lines>",
        severity=Severity.WARNING,
    ),
    Entry(
        code="build.secret-in-context",
        title="Files that look like secrets are in the context",
        cause="<paths> would be sent to the builder, and `COPY . .` puts them into the image.",
        told_by="The names of files that `.dockerignore` does not keep out.",
        fix="Add to `.dockerignore`:\n  <lines>",
        severity=Severity.WARNING,
    ),
    Entry(
        code="build.git-in-context",
        title="`.git` is in the context",
        cause="The history (<size>) would be sent to the builder, and `COPY . .` puts it into the image, with "
        "everything that was ever committed. <also>",
        told_by="The files that `.dockerignore` does not keep out. A warning where the history is large (100 MB), or "
        "where `.git/config` holds a login.",
        fix="Add to `.dockerignore`:\n  .git\nAnd leave no login behind, in the step of actions/checkout:\n  with:\n"
        "    persist-credentials: false",
        severity=Severity.NOTE,
    ),
)

TAGS: tuple[Entry, ...] = (
    Entry(
        code="build.no-tag",
        title="No tag comes of the rules",
        cause="`tags` gives no usable tag in this run: <reasons>." + _NOTHING,
        told_by="The rules and what the event holds.",
        fix="Give a rule that has a value in this event, such as:\n  with:\n    tags: |\n      sha-${{ github.sha }}",
    ),
    Entry(
        code="build.tag-reserved",
        title="The tag belongs to something else",
        cause="`<tag>` is reserved: `buildcache` for the cache, `waybill-…` for images that hosts keep, `sha256-…` for "
        "signatures. A push there would destroy them." + _NOTHING,
        told_by="The name of the tag.",
        fix="Choose another tag in `tags`.",
    ),
    Entry(
        code="build.tag-changed",
        title="A tag was written in another way",
        cause="`<given>` became the tag `<tag>`: <reason>.",
        told_by="The grammar of tags, which all registries share.",
        fix="Nothing to do, unless somebody looks for the name as it was.",
        severity=Severity.NOTE,
    ),
    Entry(
        code="build.tag-left-out",
        title="A rule for tags has no value in this run",
        cause="Left out: <rules>.",
        told_by="The rules and what the event holds.",
        fix="Nothing to do, if that is meant: such a rule is for other events.",
        severity=Severity.NOTE,
    ),
)

RUN: tuple[Entry, ...] = (
    Entry(
        code="build.step-failed",
        title="A step of the Dockerfile failed",
        cause="<place>: `<step>` ended with exit code <code>.",
        told_by="The builder names the step and its exit code; the evidence is the output of that step alone.",
        fix="The last lines of the output say why, as a rule. To try it on your machine:\n"
        "  docker build --progress=plain -f <dockerfile> .",
    ),
    Entry(
        code="build.base-absent",
        title="The image that the Dockerfile begins with is not there",
        cause="`<base>` was not found: <message>",
        told_by="`not found` where the builder asked for the base image.",
        fix="See whether name and tag are right, and whether it has the platform:\n"
        "  docker buildx imagetools inspect <base>",
    ),
    Entry(
        code="build.base-denied",
        title="The image that the Dockerfile begins with may not be read",
        cause="The registry refuses `<base>`, or it does not exist and the registry does not say so: <message>",
        told_by="`denied` or `unauthorized` where the builder asked for the base image.",
        fix="Log in to that registry before this step, by a step of docker/login-action:\n  with:\n"
        "    registry: REGISTRY\n    username: ${{ github.actor }}\n    password: ${{ secrets.TOKEN }}\n"
        "For a package of GitHub: Package settings > Manage Actions access > Add repository, role Read.",
    ),
    Entry(
        code="build.copy-missing",
        title="What the Dockerfile copies is not there",
        cause="<place>: `<path>` is not in the context. <rule>",
        told_by="`not found` in a COPY or ADD.",
        fix="See whether it is committed, and made by a step before this one; and whether `.dockerignore` keeps it "
        "out:\n"
        "  git ls-files\n  cat .dockerignore",
    ),
    Entry(
        code="build.timeout",
        title="The build took too long",
        cause="The builder was stopped after <seconds> seconds, at: <step>.",
        told_by="`build-timeout`.",
        fix="Give it longer, and the job too:\n  timeout-minutes: 180\n  with:\n    build-timeout: 3h\n"
        "A cache makes it faster: `cache: registry`.",
    ),
    Entry(
        code="build.disk-full",
        title="The disk of the builder is full",
        cause="The builder could not write: <message>. <free>",
        told_by="`no space left on device`.",
        fix="Make room on the machine that builds:\n  docker system df\n  docker builder prune --force\n"
        "Keep out of the context what is not needed, and clean up within the RUN that makes it.",
    ),
    Entry(
        code="build.cache-failed",
        title="The cache could not be used",
        cause="The build's cache failed: <message>",
        told_by=_WORDS,
        fix="See whether the place of the cache can be written; `cache: registry` needs the right to push to the same "
        "package. To do without it, leave `cache`, `cache-from` and `cache-to` out.",
        severity=Severity.WARNING,
    ),
    Entry(
        code="build.failed",
        title="The builder failed",
        cause="The build ended with exit code <code>: <message>",
        told_by=_WORDS,
        fix="The evidence holds its last lines. To try it on your machine:\n"
        "  docker build --progress=plain -f <dockerfile> .",
    ),
)

ENTRIES = (*COMMIT, *BUILDER, *FILES, *TAGS, *RUN)
