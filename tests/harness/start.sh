# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154  # `python` is for the caller, `me` comes from it
# Sourced by bin/test, bin/demo and bin/bench, which set `me` and `root`: sets `python` to a Python that is new enough,
# installed when there is none and this is root on Debian or Ubuntu.

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11 python3.10; do
        if python=$("$name" -I -S -c 'import sys; assert sys.version_info >= (3, 10); print(sys.executable)' 2>/dev/null)
        then
            return 0
        fi
    done
    return 1
}

if ! find_python; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "$me: Python 3.10 or newer is needed: apt-get install python3 python3-venv" >&2
        exit 2
    fi
    echo "$me: installing python3 and python3-venv with apt-get"
    apt-get update -qq </dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-venv </dev/null
    find_python || { echo "$me: the python3 of this machine is older than 3.10" >&2; exit 2; }
fi
