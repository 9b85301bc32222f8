# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154,SC2086  # the parts are one program; lists of names are words
# The engine, by docker's client as compose calls it: with sudo where that is wished, and deaf to the login's settings.

engine_lines= # the containers of the project, as they were seen last
ENGINE_FORMAT='{{with index .Config.Labels "com.docker.compose.service"}}{{.}}{{else}}-{{end}} {{.ID}} {{.Image}} '\
'{{.State.Status}} {{if .State.Health}}{{with .State.Health.Status}}{{.}}{{else}}none{{end}}{{else}}none{{end}} '\
'{{.RestartCount}} {{with .HostConfig.RestartPolicy.Name}}{{.}}{{else}}no{{end}} '\
'{{.HostConfig.RestartPolicy.MaximumRetryCount}} {{.State.ExitCode}} '\
'{{with index .Config.Labels "com.docker.compose.container-number"}}{{.}}{{else}}0{{end}} '\
'{{with index .Config.Labels "dev.waybill.release"}}{{.}}{{else}}-{{end}} {{.Name}} '\
'{{if .Config.StopTimeout}}{{.Config.StopTimeout}}{{else}}10{{end}}'

# engine_ways: which client, which engine, and which of the login's variables compose is not to see.
engine_ways() {
    engine_client=${spec_client:-docker}
    case $(command -v "$engine_client"):$(readlink -f "$(command -v "$engine_client")" 2>/dev/null) in
    */snap/* | *:*/snap) engine_snap=yes ;;
    *) engine_snap= ;;
    esac
    engine_host=$spec_docker_host
    case $spec_sudo:${DOCKER_HOST:-} in
    :unix://*) engine_host=${engine_host:-$DOCKER_HOST} ;;
    esac
    engine_unset=$(
        awk 'BEGIN { for (name in ENVIRON) if (name ~ /^(COMPOSE|DOCKER)_[A-Za-z0-9_]+$/ && name != "DOCKER_HOST") print name
        }' </dev/null
        printf '%s\n' "$secrets" "$spec_supplied" "$spec_before_supplied" |
            sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/\1/p' |
            grep -vE '^(PATH|HOME|PWD|IFS|UID|EUID|PPID|DOCKER_HOST|SHELLOPTS|BASH.*)$'
    )
    engine_limit=
    if can_limit && timeout -k 1 5 true 2>/dev/null; then
        engine_limit='timeout -k 10'
    elif can_limit && timeout 5 true 2>/dev/null; then
        engine_limit=timeout
    fi
}

# engine_become SECONDS WORD...: become docker. For a shell of its own; what it starts ends with it when time is up. A
# variable of the user's may be called as one of ours, so nothing of ours is asked once they are taken away.
engine_become() {
    engine_seconds=$1
    shift
    if [ "$spec_sudo" = yes ]; then
        set -- sudo -n -k docker ${engine_host:+--host "$engine_host"} "$@"
    else
        set -- "$engine_client" "$@"
    fi
    [ -z "$engine_limit" ] || set -- $engine_limit "$engine_seconds" "$@"
    unset DOCKER_HOST
    [ -z "$engine_host" ] || export DOCKER_HOST="$engine_host"
    [ -z "$engine_unset" ] || unset $engine_unset
    exec "$@" </dev/null 9>&-
}

# engine_ask WORD...: what docker answers.
engine_ask() {
    (engine_become 60 "$@")
}

# engine_look: the containers of the project, one a line, in `engine_lines`. Those that vanish meanwhile are none. What
# docker and sudo complain about beside their answer is no part of it. An engine that says nothing is not asked twice.
engine_look() {
    for engine_try in 1 2 3; do
        engine_ids=$(engine_listed 2>/dev/null)
        case $? in
        0) ;;
        124) break ;;
        *) continue ;;
        esac
        engine_lines=
        [ -n "$engine_ids" ] || return 0
        engine_lines=$(engine_become 15 inspect --type container --format "$ENGINE_FORMAT" $engine_ids 2>/dev/null) &&
            return 0
    done
    engine_lines=
    return 1
}

engine_listed() {
    engine_become 15 ps --all --quiet --no-trunc --filter "label=com.docker.compose.project=$spec_project" \
        --filter label=com.docker.compose.oneoff=False
}

# engine_of SERVICE...: the lines of these services.
engine_of() {
    engine_names=" $* "
    printf '%s\n' "$engine_lines" | while IFS= read -r engine_line; do
        case $engine_names in *" ${engine_line%% *} "*) printf '%s\n' "$engine_line" ;; esac
    done
}

# engine_image REFERENCE...: the image to which it leads here, one a line.
engine_image() {
    engine_ask image inspect --format '{{.Id}}' "$@" 2>/dev/null
}

# engine_remove CONTAINER...: with whatever runs in them. Never their anonymous volumes: another may have inherited them.
engine_remove() {
    [ $# = 0 ] || engine_ask rm --force "$@" >/dev/null
}

# engine_halves SERVICE...: a compose that was killed, ours or another, may have left the container that was to take the
# place of one that is still there: made, never started, and called `<12 digits of the other>_<name>`.
engine_halves() {
    engine_of "$@" | awk '
        { id[NR] = $2; state[NR] = $4; name[NR] = $12 }
        END {
            for (half = 1; half <= NR; half++)
                for (one = 1; one <= NR; one++)
                    if (state[half] == "created" && index(name[half], "/" substr(id[one], 1, 12) "_") == 1)
                        print id[half]
        }'
}

# engine_halves_clear SERVICE...: compose would call its next try by that name, and fail by it, unless it happens to take
# it away first.
engine_halves_clear() {
    engine_left=$(engine_halves "$@")
    [ -z "$engine_left" ] || echo "taken away, as a compose that was killed has left it:" $engine_left
    engine_remove $engine_left || :
}

# engine_stopping SERVICE...: how many seconds their containers may take to stop, one after the other.
engine_stopping() {
    engine_of "$@" | awk '{ sum += $13 } END { print sum + 0 }'
}

# engine_strays: a pilot that was killed leaves the compose that it called behind. It is waited for, and then ended: what
# it would still do is not wanted any more.
engine_strays() {
    engine_signal=TERM
    base_until 20
    while engine_found=$(engine_compose_of "$spec_state/open/") && [ -n "$engine_found" ]; do
        if base_over; then
            kill -"$engine_signal" $engine_found 2>/dev/null || :
            [ "$engine_signal" = TERM ] || break
            engine_signal=KILL
            base_until 5
        fi
        base_nap
    done
}

# engine_compose_of DIRECTORY: the processes that were called with an override in it.
engine_compose_of() {
    set +f
    for engine_process in /proc/[0-9]*; do
        case $(tr '\000' ' ' <"$engine_process/cmdline" 2>/dev/null) in
        *"compose "*" --file $1"*) printf '%s ' "${engine_process#/proc/}" ;;
        esac
    done 2>/dev/null
    set -f
}
