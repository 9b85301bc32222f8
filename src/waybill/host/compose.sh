# shellcheck shell=sh
# shellcheck disable=SC2034  # look_project goes on from here
# look_compose: which compose is there, does it reach the engine, and which files make the project?
# Given: compose_directory, compose_files (one a line), compose_env_file, compose_sudo ("yes"), compose_host (the
# DOCKER_HOST that was accepted), compose_staged (a directory with copies of files that will stand in the project's, which
# are read as if they did). What the part `engine` found out is used where it ran before.

look_compose() {
    compose_ready=
    compose_own=
    [ -n "${compose_directory:-}" ] || return 0
    compose_login
    compose_program || return 0
    compose_engine
    compose_place && compose_env && compose_files_listed && compose_ready=yes
}

# compose_login: what the login's environment would tell compose is told by name, and taken away when compose runs. A
# socket of this host stays: without root the engine has no other.
compose_login() {
    compose_names=$(awk 'BEGIN { for (name in ENVIRON) if (name ~ /^(COMPOSE|DOCKER)_[A-Za-z0-9_]+$/) print name }' \
        2>/dev/null | sort | head -n 50)
    say compose.environment "$compose_names"
    case ${compose_sudo:-}:${DOCKER_HOST:-} in
    :unix://*) compose_host=${compose_host:-$DOCKER_HOST} ;;
    esac
}

# compose_docker SECONDS WORD...: docker as a deploy calls it. A project can be a bomb, and an engine can be silent:
# what is taken of the host is bounded. It stays in our process group, so that the session's end reaches it.
compose_docker() (
    # shellcheck disable=SC3045  # where the shell knows them
    { ulimit -c 0; ulimit -d 524288; ulimit -t 20; ulimit -f 8192; } 2>/dev/null
    compose_seconds=$1
    shift
    # shellcheck disable=SC2086  # names
    [ -z "$compose_names" ] || unset $compose_names
    [ -z "${compose_host:-}" ] || export DOCKER_HOST="$compose_host"
    if [ "${compose_sudo:-}" = yes ]; then
        set -- sudo -n -k docker ${compose_host:+--host "$compose_host"} "$@"
    else
        set -- "$compose_client" "$@"
    fi
    if timeout --foreground -k 1 5 true 2>/dev/null; then
        exec timeout --foreground -k 2 "$compose_seconds" "$@" </dev/null
    elif timeout 5 true 2>/dev/null; then
        exec timeout "$compose_seconds" "$@" </dev/null
    fi
    exec "$@" </dev/null
)

# compose_program: which compose is there? Fails when there is none.
compose_program() {
    compose_client=$(command -v docker) || compose_client=${engine_docker:-}
    compose_snap=
    case $compose_client:$(readlink -f "$compose_client" 2>/dev/null) in
    */snap/* | *:*/snap) compose_snap=snap ;;
    esac
    say compose.client "$compose_snap
$compose_client"
    compose_words=
    compose_code=127
    # Whether sudo lets us is asked first: a refusal is written into the host's log and mailed to its administrator.
    if [ "${compose_sudo:-}" = yes ] &&
        ! compose_words=$(sudo -n -k -l docker compose version 2>&1 </dev/null >/dev/null); then
        compose_words=${compose_words:-sudo: docker is not among what this login may run}
    elif [ -n "$compose_client" ] || [ "${compose_sudo:-}" = yes ]; then
        compose_both
        if [ "$compose_code" != 0 ]; then
            compose_words=$(compose_docker 15 compose version 2>&1)
            compose_code=$?
        fi
    fi
    if [ "$compose_code" = 0 ]; then
        say compose.version "$compose_words"
        return
    fi
    say compose.absent "$compose_code
$compose_words"
    say compose.plugins "$(compose_plugins)"
    if has docker-compose; then
        say compose.old "$(command -v docker-compose)
$(docker-compose version 2>&1 </dev/null | head -n 1)"
    fi
    return 1
}

# compose_both: its version, and beside that whether it reaches the engine. With sudo one is asked after the other: what
# is not allowed is not tried.
compose_both() {
    compose_told=
    compose_code=
    [ "${compose_sudo:-}" != yes ] || return 0
    compose_told=$(
        compose_line engine 6 compose ls --quiet &
        compose_line version 15 compose version
        wait
    )
    compose_of version
}

# compose_line NAME SECONDS WORD...: how docker ended and what it said, as one line that nothing can come between.
compose_line() (
    cd / || exit
    compose_name=$1
    shift
    case $compose_name in
    engine) compose_words=$(compose_docker "$@" 2>&1 >/dev/null) ;;
    *) compose_words=$(compose_docker "$@" 2>&1) ;;
    esac
    printf '%s %s %s\n' "$compose_name" "$?" "$(printf '%s' "$compose_words" | head -c 3000 | tr '\n' '\001')"
)

# compose_of NAME: what was told of it, in compose_code and compose_words.
compose_of() {
    compose_code=$(printf '%s\n' "$compose_told" | sed -n "s/^$1 \([0-9]*\) .*/\1/p")
    compose_words=$(printf '%s\n' "$compose_told" | sed -n "s/^$1 [0-9]* //p" | tr '\001' '\n')
}

# compose_plugins: plugins that are there and were not used.
compose_plugins() {
    for compose_place in "${HOME:-}/.docker" /usr/local/lib/docker /usr/local/libexec/docker /usr/lib/docker \
        /usr/libexec/docker; do
        compose_place=$compose_place/cli-plugins/docker-compose
        if [ -x "$compose_place" ]; then
            printf 'runs %s\n' "$compose_place"
        elif [ -e "$compose_place" ]; then
            printf 'closed %s\n' "$compose_place"
        fi
    done
}

# compose_engine: does compose itself reach the engine? Its client is its own, and may be too old for this engine.
compose_engine() {
    compose_of engine
    if [ -z "$compose_code" ]; then
        compose_words=$(cd / && compose_docker 6 compose ls --quiet 2>&1 >/dev/null)
        compose_code=$?
    fi
    say compose.engine "$compose_code
$(printf '%s' "$compose_words" | head -c 4000)"
    case $compose_code in
    124 | 137 | 143) compose_host=unix:///nonexistent ;; # nobody else has to wait for it: to render needs no engine
    esac
}

# compose_kind PATH: what stands there, as far as this login may see.
compose_kind() {
    if [ -d "$1" ]; then
        echo folder
    elif [ -r "$1" ]; then
        echo open
    elif [ -e "$1" ]; then
        echo closed
    else
        compose_above=$1
        until [ -e "$compose_above" ]; do
            compose_above=${compose_above%/*}
            [ -n "$compose_above" ] || compose_above=/
        done
        if [ -x "$compose_above" ]; then echo absent; else echo closed; fi
    fi
}

# compose_may KIND: can compose go on with a file like that? With sudo it may read what we may not.
compose_may() {
    [ "$1" = open ] || { [ "$1" = closed ] && [ "${compose_sudo:-}" = yes ]; }
}

# compose_path PATH: from the project's directory.
compose_path() {
    case $1 in
    /*) printf '%s' "$1" ;;
    *) printf '%s' "$compose_directory/${1#./}" ;;
    esac
}

# compose_real PATH: where it is to be read.
compose_real() {
    case $1 in
    "$compose_directory"/*)
        compose_copy=${compose_staged:-}${1#"$compose_directory"}
        if [ -n "${compose_staged:-}" ] && [ -e "$compose_copy" ]; then
            printf '%s' "$compose_copy"
            return
        fi
        ;;
    esac
    printf '%s' "$1"
}

compose_place() {
    compose_state=$(compose_kind "$compose_directory")
    case $compose_state in
    open) compose_state='file' ;;
    folder) if [ -x "$compose_directory" ]; then compose_state='open'; else compose_state='closed'; fi ;;
    esac
    say compose.directory "$compose_state $(stat -c %U "$compose_directory" 2>/dev/null)"
    compose_may "$compose_state"
}

# compose_env: the project's own env file. Naming another takes this one away from compose, so it will be named too.
compose_env() {
    compose_own=$(compose_path "${compose_env_file:-.env}")
    compose_state=$(compose_kind "$(compose_real "$compose_own")")
    say compose.env-file "$compose_state $compose_own"
    if [ "$compose_state" = absent ] && [ -z "${compose_env_file:-}" ]; then
        compose_own=
    else
        compose_may "$compose_state"
    fi
}

# compose_setting NAME: what the env file says of one of compose's own settings.
compose_setting() {
    compose_text=$(compose_real "$compose_own")
    [ ! -r "$compose_text" ] ||
        sed -n "s/^[[:blank:]]*\(export[[:blank:]]\{1,\}\)\{0,1\}$1[[:blank:]]*[=:][[:blank:]]*//p" "$compose_text" |
        tail -n 1 | tr -d '\r"'"'" | sed 's/[[:blank:]]#.*//; s/[[:blank:]]*$//'
}

# compose_files_listed: the files that make the project: those given, those the env file names, those compose finds.
compose_files_listed() {
    compose_source=given
    compose_list=${compose_files:-}
    if [ -z "$compose_list" ]; then
        compose_source=env-file
        compose_between=$(compose_setting COMPOSE_PATH_SEPARATOR)
        compose_list=$(compose_setting COMPOSE_FILE | tr "${compose_between:-:}" '\n')
    fi
    if [ -z "$compose_list" ]; then
        compose_source=found
        [ -x "$compose_directory" ] || compose_list='?' # only sudo may see what is there
    fi
    if [ -z "$compose_list" ]; then
        compose_list=$(compose_find compose.yaml compose.yml docker-compose.yml docker-compose.yaml)
        [ -z "$compose_list" ] || compose_list="$compose_list
$(compose_find compose.override.yml compose.override.yaml docker-compose.override.yml docker-compose.override.yaml)"
    fi
    say compose.source "$compose_source"
    say compose.beside "$(for compose_name in "$compose_directory" ${compose_staged:+"$compose_staged"}; do
        cd "$compose_name" 2>/dev/null && printf '%s\n' *compose*.y*ml
    done | sort -u | head -n 50)"
    say compose.profiles "$(compose_setting COMPOSE_PROFILES)"
    compose_list=$(printf '%s\n' "$compose_list" | while IFS= read -r compose_name; do
        [ -z "$compose_name" ] || compose_file "$compose_name"
    done)
    say compose.files "$compose_list"
    [ -n "$compose_list" ] && printf '%s\n' "$compose_list" | (
        while read -r compose_state compose_name; do compose_may "$compose_state" || exit 1; done
    )
}

# compose_file NAME: what stands there, and its name.
compose_file() {
    printf '%s %s\n' "$(compose_kind "$(compose_real "$(compose_path "$1")")")" "$1"
}

# compose_find NAME...: the first that is there.
compose_find() {
    for compose_name in "$@"; do
        if [ -e "$(compose_real "$compose_directory/$compose_name")" ]; then
            printf '%s' "$compose_name"
            return
        fi
    done
}
