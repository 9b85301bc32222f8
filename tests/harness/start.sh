# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154  # `python` is for the caller, `me` comes from it
# Sourced by bin/test, bin/demo and bin/bench, which set `me` and `root`: sets `python` to a Python that is new enough,
# installed when there is none and this is root on Debian or Ubuntu.

# Debian's python3-minimal starts too, and lacks half of the standard library.
probe='
import sys
assert sys.version_info >= (3, 10)
import concurrent.futures, ssl, venv, xml.etree.ElementTree
print(sys.executable)
'

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11 python3.10; do
        if python=$("$name" -I -S -c "$probe" 2>/dev/null); then
            return 0
        fi
    done
    return 1
}

# Quiet when it works. Ubuntu's needrestart would restart the machine's services after an unattended installation.
install_python() {
    export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 python3 python3-venv
}

if ! find_python; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "$me: a whole Python 3.10 or newer is needed: apt-get install python3 python3-venv" >&2
        exit 2
    fi
    echo "$me: installing python3 and python3-venv with apt-get"
    said=$(install_python 2>&1 </dev/null) || { printf '%s\n' "$said" "$me: apt-get failed" >&2; exit 2; }
    find_python || { echo "$me: the python3 of this machine is older than 3.10" >&2; exit 2; }
fi
