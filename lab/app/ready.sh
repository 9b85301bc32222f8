#!/bin/sh
# The health check of the database.
nc -w 1 127.0.0.1 "${PORT:-5432}" </dev/null >/dev/null 2>&1
