# shellcheck shell=sh
# look_files: what are these files of the host? Given: `host_files`, one absolute path a line. One record; each line of it
# begins with the number of the path.

look_files() {
    files_told=
    files_number=0
    files_ifs=$IFS
    IFS='
'
    set -f
    # shellcheck disable=SC2086  # one path a line: that is what the words are
    set -- ${host_files:-}
    set +f
    IFS=$files_ifs
    for files_path in "$@"; do
        files_number=$((files_number + 1))
        files_look "$files_path"
    done
    say files "$files_told"
}

files_note() {
    files_told="$files_told$files_number $1 $2
"
}

files_look() {
    [ -h "$1" ] && files_note link "$(readlink "$1" 2>/dev/null | head -n 1)"
    if [ ! -e "$1" ]; then
        files_note is "$(files_nearest "$1")"
    elif [ -d "$1" ]; then
        files_note is directory
    elif [ ! -f "$1" ]; then
        files_note is special
    else
        files_note changed "$(stat -L -c %Y "$1" 2>/dev/null || date -u -r "$1" +%s 2>/dev/null)"
        files_hashes "$1"
    fi
}

# files_nearest PATH: it is `absent`, or nobody can tell, because a directory above it lets us not look into it.
files_nearest() {
    files_above=${1%/*}
    while [ -n "$files_above" ] && [ ! -e "$files_above" ]; do
        files_above=${files_above%/*}
    done
    if [ -d "${files_above:-/}" ] && [ ! -x "${files_above:-/}" ]; then
        echo hidden
    else
        echo absent
    fi
}

# files_hashes FILE: of its bytes, and of its bytes without carriage returns: that is how a checkout on Windows differs.
files_hashes() {
    files_size=$(stat -L -c %s "$1" 2>/dev/null || wc -c <"$1" 2>/dev/null)
    case $files_size in
    ????????? | ??????????*)
        files_note is large
        return
        ;;
    esac
    files_hash=$(files_sha "$1") || files_hash=
    if [ ${#files_hash} -ne 64 ]; then
        files_note is unreadable
        return
    fi
    files_note is file
    files_note sha256 "$files_hash"
    files_note plain "$(tr -d '\r' <"$1" 2>/dev/null | files_sha -)"
}

# files_sha FILE: 64 digits. `-` is the standard input.
files_sha() {
    if has sha256sum; then
        if [ "$1" = - ]; then sha256sum; else sha256sum <"$1"; fi
    elif has shasum; then
        if [ "$1" = - ]; then shasum -a 256; else shasum -a 256 <"$1"; fi
    else
        if [ "$1" = - ]; then openssl dgst -sha256 -r; else openssl dgst -sha256 -r <"$1"; fi
    fi 2>/dev/null | cut -c 1-64
}
