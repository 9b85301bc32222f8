#!/bin/sh
# The sample application. Its knobs are environment variables:
#   VERSION       what /version and /health tell                          (default: the image's)
#   PORT          where it listens                                        (8000)
#   START_DELAY   seconds before it listens                               (0)
#   HEALTH_CODE   status of /health                                       (200)
#   HEALTH_BODY   body of /health instead of {"status":...,"version":...}
#   CRASH_AFTER   seconds after which it ends with status 1               (never)
#   SICK_AFTER    seconds after which /health tells 503                   (never)
#   LEAK          takes memory until somebody stops it, when set
#   NEED_ENV      name of a variable without which it does not start
#   NEED_HOST     host:port that must answer before it starts, or it ends with status 4
#   SCHEMA        version of its data: refuses /data written by a newer one
#   CONFIG        file whose first line /config tells                     (/etc/app.conf)
# The same image has /app/migrate.sh (brings /data to SCHEMA and ends with MIGRATE_EXIT) and /app/database.sh.
trap 'kill $(jobs -p) 2>/dev/null; exit 0' TERM INT

say() { echo "app ${VERSION:-unknown}: $*"; }

if [ -n "$NEED_ENV" ]; then
    eval "value=\${$NEED_ENV:-}"
    if [ -z "$value" ]; then
        say "the variable $NEED_ENV is not set" >&2
        exit 2
    fi
fi

if [ -n "$SCHEMA" ] && [ -d /data ]; then
    found=$(cat /data/schema 2>/dev/null || echo 0)
    if [ "$found" -gt "$SCHEMA" ]; then
        say "the data has schema $found, newer than $SCHEMA" >&2
        exit 3
    fi
    echo "$SCHEMA" >/data/schema || exit 5
fi

if [ -n "$NEED_HOST" ] && ! nc -w 2 "${NEED_HOST%:*}" "${NEED_HOST#*:}" </dev/null >/dev/null 2>&1; then
    say "nobody answers at $NEED_HOST" >&2
    exit 4
fi

if [ -n "$START_DELAY" ]; then
    sleep "$START_DELAY" &
    wait $!
fi

nc -ll -p "${PORT:-8000}" -e /app/answer.sh &
say "listening on ${PORT:-8000}"

if [ -n "$SICK_AFTER" ]; then
    { sleep "$SICK_AFTER" && echo sick >/tmp/sick; } &
fi

if [ -n "$LEAK" ]; then
    say "taking memory as told" >&2
    taken=aaaaaaaaaaaaaaaa
    while :; do taken=$taken$taken; done
fi

if [ -n "$CRASH_AFTER" ]; then
    sleep "$CRASH_AFTER" &
    wait $!
    say "crashing as told" >&2
    exit 1
fi
wait
