# shellcheck shell=sh
# How a program of ours tells what it saw: one line a record, `<nonce> <number> <kind> <base64 of the payload>`.
# Whatever else the host prints (a banner, an rc file) lacks the nonce and is foreign text.

LC_ALL=C
export LC_ALL
# sshd gives programs a short PATH, without the places where administrators and snap put theirs.
PATH="${PATH:-/usr/local/bin:/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin:/snap/bin"
export PATH
nonce="${nonce:-}" # given beside the program
number=0

# tell KIND <FILE: send standard input as one record. Not at the end of a pipe: that is a process of its own, and its
# count is lost.
tell() {
    number=$((number + 1))
    printf '%s %s %s %s\n' "$nonce" "$number" "$1" "$(base64 | tr -d '\n')"
}

# say KIND TEXT: send one text.
say() {
    number=$((number + 1))
    printf '%s %s %s %s\n' "$nonce" "$number" "$1" "$(printf '%s' "$2" | base64 | tr -d '\n')"
}

# has NAME: is there such a program?
has() {
    command -v "$1" >/dev/null 2>&1
}

# can_limit: can a program be ended in time? Old busyboxes want `timeout -t SECONDS`.
can_limit() {
    has timeout && case $(timeout --help 2>&1) in *'[-t SECS]'*) return 1 ;; esac
}

# Without an encoder every record would be empty, which reads as "nothing is there": then rather tell nothing at all.
if ! has base64; then
    if has openssl; then
        base64() { openssl base64; }
    else
        echo 'this host has neither base64 nor openssl, so nothing of it can be told'
        tell() { :; }
        say() { :; }
    fi
fi
