#!/bin/bash
# A deploy as a careful engineer writes it: every exit code counts, the host's key is pinned, the login is fresh and goes
# again, the image is pulled by its tag before anything is replaced, compose waits for health, and the page is asked.
set -euo pipefail

on_host() {
    # shellcheck disable=SC2086,SC2029  # the options are words; the command is meant for the host
    ssh $SSH_OPTIONS -o UserKnownHostsFile="$KNOWN_HOSTS" "$LOGIN" \
        "set -eu; cd $DIRECTORY; export IMAGE_TAG=$IMAGE_TAG; $1"
}

for file in $FILES; do
    # shellcheck disable=SC2086
    scp $SCP_OPTIONS -o UserKnownHostsFile="$KNOWN_HOSTS" "$file" "$LOGIN:$DIRECTORY/$file"
done
if [ -n "$TOKEN" ]; then
    printf %s "$TOKEN" | on_host 'docker login ghcr.io --username octo --password-stdin'
    trap 'on_host "docker logout ghcr.io"' EXIT
fi
on_host 'docker compose pull'
on_host 'docker compose up -d --wait --wait-timeout 60'
on_host "curl -fsS --retry 5 --retry-delay 1 --retry-all-errors --max-time 10 -o /dev/null $HEALTH_URL"
