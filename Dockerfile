# Waybill with all that it needs: the root action of this repository, and an image to run anywhere else.
#
#   docker build --tag waybill .
#   docker run --rm waybill verify --help
#
# What a change of the base brings is seen in a diff: it is named by its digest, and newer ones come as pull requests. They
# do for an image in a FROM of its own and not for one in an ARG, so the ARG names that stage.
ARG BASE=pinned
FROM debian:trixie-slim@sha256:a29215f6a35e51e22adffa17f89e9d2ef06214e64a2bad10d765c46aea49f11f AS pinned
# hadolint ignore=DL3006
FROM ${BASE}

# Python to run in; ssh to reach hosts; docker with buildx, and git, to build. No compose: that runs on the hosts.
# The versions are those of the base's release with its security fixes, so none is named here. The checkout of a job
# belongs to the runner's user, and without the last line git would not read it.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        ca-certificates docker-buildx docker-cli git openssh-client python3 \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*'

COPY LICENSE /opt/waybill/
COPY vendor /opt/waybill/vendor/
COPY src /opt/waybill/src/
RUN python3 -m compileall -q /opt/waybill/src /opt/waybill/vendor

# By the mark the program knows that `local` would be the container itself, and by which paths others find its files.
ENV WAYBILL_CONTAINER=1 LANG=C.UTF-8

# Root, as the files of a job belong to the runner's user, and the engine's socket to root.
# Python alone, without a shell: signals arrive, and nothing of the caller's environment has a say in which Python.
ENTRYPOINT ["/usr/bin/python3", "-I", "-S", "-X", "utf8", "/opt/waybill/src/waybill/start.py"]
CMD ["--help"]
