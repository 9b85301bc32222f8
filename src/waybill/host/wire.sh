# shellcheck shell=sh
# How a program of ours tells what it saw: one line a record, `<nonce> <number> <kind> <base64 of the payload>`.
# Whatever else the host prints (a banner, an rc file) lacks the nonce and is foreign text.

LC_ALL=C
export LC_ALL
# sshd gives programs a short PATH, without the places where administrators and snap put theirs.
PATH="${PATH:-/usr/local/bin:/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin:/snap/bin"
export PATH
number=0

# tell KIND: send standard input as one record.
tell() {
    number=$((number + 1))
    printf '%s %s %s %s\n' "$nonce" "$number" "$1" "$(base64 | tr -d '\n')"
}

# say KIND TEXT: send one text.
say() {
    printf '%s' "$2" | tell "$1"
}

# has NAME: is there such a program?
has() {
    command -v "$1" >/dev/null 2>&1
}
