#!/bin/sh
# A one-shot job: brings /data to the schema of its version, or fails as it was told.
echo "migrating /data to ${SCHEMA:-0}"
if [ "${MIGRATE_EXIT:-0}" != 0 ]; then
    echo "the migration failed as told" >&2
    exit "$MIGRATE_EXIT"
fi
[ ! -d /data ] || echo "${SCHEMA:-0}" >/data/schema
