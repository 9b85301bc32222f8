# shellcheck shell=sh
# Asks the registry for a manifest with the host's own docker client and the login that is stored for it: only reads,
# and stores nothing.
#
#   pull_reference  name@digest or name:tag
#   pull_sudo       "yes": as root, with root's login
#   pull_seconds    how long it may take
#   pull_port       in four hexadecimal digits: tell who listens there instead

: "${pull_reference:=}" "${pull_sudo:=}" "${pull_seconds:=30}" "${pull_port:=}" "${nonce:=}"

pull_client() {
    if [ "$pull_sudo" != yes ]; then
        DOCKER_CLI_EXPERIMENTAL=enabled pull_limited docker manifest inspect "$pull_reference"
    # Whether we may is asked first: a refused sudo is written into the host's log and mailed to its administrator.
    elif sudo -n -k -l docker manifest inspect "$pull_reference" >/dev/null 2>&1; then
        pull_limited sudo -n -k docker manifest inspect "$pull_reference"
    else
        echo 'sudo: not allowed for docker manifest inspect' >&2
        return 1
    fi
}

# A client that waits for a silent registry ends all the same, where something can end it.
pull_limited() {
    if can_limit; then
        timeout "$pull_seconds" "$@"
    else
        "$@"
    fi
}

pull_ask() {
    if ! has docker; then
        say pull.client ""
        return 0
    fi
    say pull.client "$(command -v docker)"
    # What the client prints to its output is the manifest itself: not needed, that it came is the answer.
    say pull.words "$({ pull_client 2>&1 >/dev/null; echo "exit $?"; } | tail -c 4000)"
}

# Who listens on a port: the lines of /proc/net/tcp and tcp6 in the state LISTEN (0A) whose port it is.
pull_listening() {
    for pull_file in /proc/net/tcp /proc/net/tcp6; do
        [ -r "$pull_file" ] || continue
        while read -r _ pull_local _ pull_state _; do
            case "$pull_state $pull_local" in
                "0A "*:"$pull_port") say pull.listener "$pull_local" ;;
            esac
        done <"$pull_file"
        say pull.listened "$pull_file"
    done
}

look_pull() {
    if [ -n "$pull_port" ]; then
        pull_listening
    else
        pull_ask
    fi
}
