"""Inputs of ``build-push``: what is built, from what, with what, and under which tags."""

from __future__ import annotations

from waybill.config import build_values, values
from waybill.config.input import BUILD_PUSH, Input

_BUILD = (BUILD_PUSH,)

BUILD_ROWS = (
    Input(
        name="context",
        group="build",
        kind=build_values.CONTEXT,
        default=".",
        help="The directory that the image is built from.",
        verbs=_BUILD,
    ),
    Input(
        name="dockerfile",
        group="build",
        kind=values.PATH,
        help="The Dockerfile, from the working directory. Default: `Dockerfile` in the context.",
        verbs=_BUILD,
    ),
    Input(
        name="build-target",
        group="build",
        kind=build_values.WORD,
        help="The stage of the Dockerfile that is built. Default: the last one.",
        verbs=_BUILD,
    ),
    Input(
        name="build-args",
        group="build",
        kind=build_values.BUILD_ARG,
        many=True,
        help="Build arguments, one a line. They stand in the image's history: secrets go into `build-secrets`.",
        verbs=_BUILD,
    ),
    Input(
        name="build-secrets",
        group="build",
        kind=values.TEXT,
        secret=True,
        help="Secrets for `RUN --mount=type=secret`, one a line: `ID=value`, `ID=env:NAME` or `ID=file:PATH`.",
        verbs=_BUILD,
    ),
    Input(
        name="build-contexts",
        group="build",
        kind=build_values.NAMED_CONTEXT,
        many=True,
        help="Further contexts by name, for `COPY --from=NAME` and `FROM NAME`.",
        verbs=_BUILD,
    ),
    Input(
        name="ssh",
        group="build",
        kind=build_values.SSH,
        many=True,
        help="SSH agents or keys for `RUN --mount=type=ssh`.",
        verbs=_BUILD,
    ),
    Input(
        name="network",
        group="build",
        kind=build_values.WORD,
        help="The network of the steps of the build, such as `host` or `none` (no network). `default` clears it.",
        verbs=_BUILD,
        clear="default",
    ),
    Input(
        name="no-cache",
        group="build",
        kind=values.BOOLEAN,
        default="false",
        help="Build every step anew.",
        verbs=_BUILD,
    ),
    Input(
        name="pull",
        group="build",
        kind=values.BOOLEAN,
        default="false",
        help="Ask for newer base images although the engine has some.",
        verbs=_BUILD,
    ),
    Input(
        name="cache",
        group="build",
        kind=values.choice("registry", "gha"),
        help="Where the cache lives: beside the image under the tag `buildcache` (`registry`), or in the cache of "
        "GitHub Actions (`gha`). Default: nowhere.",
        verbs=_BUILD,
    ),
    Input(
        name="cache-from",
        group="build",
        kind=values.TEXT,
        many=True,
        help="Caches to read, as `docker buildx build --cache-from` takes them.",
        verbs=_BUILD,
    ),
    Input(
        name="cache-to",
        group="build",
        kind=values.TEXT,
        many=True,
        help="Caches to write, as `docker buildx build --cache-to` takes them.",
        verbs=_BUILD,
    ),
    Input(
        name="sbom",
        group="build",
        kind=values.BOOLEAN,
        default="false",
        help="Add a list of the software in the image (SBOM).",
        verbs=_BUILD,
    ),
    Input(
        name="provenance",
        group="build",
        kind=values.choice("auto", "false", "min", "max", "true"),
        default="auto",
        help="How much is written down of how the image was built. `auto` is what the builder does by itself.",
        verbs=_BUILD,
    ),
    Input(
        name="builder",
        group="build",
        kind=build_values.WORD,
        help="The name of a buildx builder; or `buildx`, `buildkit` or `classic` to choose how to build. Default: the "
        "best of these that is there.",
        verbs=_BUILD,
    ),
    Input(
        name="metadata",
        group="build",
        kind=build_values.METADATA,
        many=True,
        help="What a builder of your own says that it pushed. Then nothing is built: what is there is proved. "
        "Empty text is refused.",
        never_empty=True,
        in_file=False,
        verbs=_BUILD,
    ),
    Input(
        name="tags",
        group="build",
        kind=build_values.TAG_RULE,
        many=True,
        default="<auto>",
        help="The tags of the image, or rules that make them from the event. `<auto>`: for a git tag the tag itself, "
        "the parts of its version, and `latest` if it is the newest; else `sha-<short-sha>` and the branch or pull "
        "request.",
        verbs=_BUILD,
    ),
    Input(
        name="labels",
        group="build",
        kind=build_values.ASSIGNMENT,
        many=True,
        help="Further labels of the image. Source, revision, version, time, title, description and licence are set by "
        "themselves.",
        verbs=_BUILD,
    ),
    Input(
        name="annotations",
        group="build",
        kind=build_values.ASSIGNMENT,
        many=True,
        help="Annotations of the manifest and the index.",
        verbs=_BUILD,
    ),
    Input(
        name="source-date-epoch",
        group="build",
        kind=build_values.EPOCH,
        help="The time that is written into the image, so that the same commit gives the same bytes.",
        verbs=_BUILD,
    ),
    Input(
        name="commit",
        group="build",
        kind=build_values.COMMIT,
        help="The commit that must be checked out and that the image must name. Default: that of the event.",
        in_file=False,
        verbs=_BUILD,
    ),
    Input(
        name="allow-overwrite",
        group="build",
        kind=values.BOOLEAN,
        default="false",
        help="Replace a tag that leads to another image. Branch names and `latest` move without it.",
        verbs=_BUILD,
    ),
    Input(
        name="build-timeout",
        group="time",
        kind=values.DURATION,
        default="2h",
        help="How long the build may take, its push included.",
        verbs=_BUILD,
    ),
)
