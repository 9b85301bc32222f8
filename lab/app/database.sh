#!/bin/sh
# What a database is to a deploy: a port, data that outlives the container, and a while until it is ready.
trap 'kill $(jobs -p) 2>/dev/null; exit 0' TERM INT
data=${DATA:-/var/lib/data}
[ -e "$data/started" ] || { echo "making a new cluster in $data"; sleep "${INIT_DELAY:-0.3}"; }
echo x >>"$data/started" || exit 1
nc -ll -p "${PORT:-5432}" -e /bin/cat &
echo "database system is ready to accept connections"
wait
