#!/bin/sh
# On a runner that is thrown away: a registry, sshd, a project here, and the program that the application is made of.
set -eu
cd -P "$(dirname "$0")"
registry=registry:2.8.3@sha256:a3d8aaa63ed8681a604f1dea0aa03f100d5895b6a58ace528858a7b332415373
docker run --quiet --detach --publish 127.0.0.1:5000:5000 "$registry"
sudo apt-get update >/dev/null # the lists of a runner image may be older than what the archive still has
sudo apt-get install --yes --no-install-recommends busybox-static >/dev/null
sudo systemctl start ssh # for the step that meets a machine with another key
mkdir -p "$RUNNER_TEMP/tools" "$RUNNER_TEMP/project"
cp "$(command -v busybox)" "$RUNNER_TEMP/tools/busybox"
cp compose.yml "$RUNNER_TEMP/project/compose.yml"
for _ in 1 2 3 4 5 6 7 8 9 10; do
    if curl --silent --fail --output /dev/null http://localhost:5000/v2/; then exit 0; fi
    sleep 1
done
echo "the registry does not answer" >&2
exit 1
