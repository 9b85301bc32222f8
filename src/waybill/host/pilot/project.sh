# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154,SC2086  # the parts are one program; lists of names are words
# The compose project: its files, its values, and how compose is called. Values stand in memory, in a file of our own,
# only while compose runs. Where a file is to be put in place it is read from the bundle until it stands there.

placed=    # yes: the synced files are in place
side=new   # or `before`: whose values compose is given
room=
room_place=
project_said=said # the file in it for what compose complains
project_root= # where compose sees the machine as it will be

# room_find: a place in memory that compose can read. A snap sees no other than its own.
room_find() {
    for room_one in ${engine_snap:+"${XDG_RUNTIME_DIR:-/run/user}/snap.docker" "${HOME:-/nonexistent}"} \
        "${XDG_RUNTIME_DIR:-/nonexistent}" /dev/shm "/run/user/$my_uid" /run /tmp; do
        [ -d "$room_one" ] && [ -w "$room_one" ] || continue
        case $engine_snap$(stat -f -c %T "$room_one" 2>/dev/null) in
        yes* | tmpfs | ramfs) room_place=$room_one && return ;;
        esac
    done
    [ -n "$secrets" ] || room_place=$here # nothing secret will stand there
    [ -n "$room_place" ]
}

# room_sweep: what killed pilots left in memory.
room_sweep() {
    for room_one in ${engine_snap:+"${XDG_RUNTIME_DIR:-/run/user}/snap.docker" "${HOME:-/nonexistent}"} \
        "${XDG_RUNTIME_DIR:-/nonexistent}" /dev/shm "/run/user/$my_uid" /run /tmp; do
        set +f
        for room_left in "$room_one"/waybill-pilot.[0-9]*.*; do
            set -f
            room_pid=${room_left##*/waybill-pilot.}
            base_believe d "$room_left" && ! kill -0 "${room_pid%%.*}" 2>/dev/null && rm -rf "$room_left"
        done
        set -f
    done
}

# room_open: a place of our own there, with the values. Fails, and has one all the same, when it cannot be written.
room_open() {
    room=$(mktemp -d "$room_place/waybill-pilot.$$.XXXXXX" 2>/dev/null) || room_again || return 1
    if [ "$side" = new ]; then room_supplied=$spec_supplied; else room_supplied=$spec_before_supplied; fi
    # To include a project from elsewhere is to fetch it; and nothing but what was named is to go away.
    printf '%s\n' "$secrets" COMPOSE_EXPERIMENTAL_GIT_REMOTE=false COMPOSE_EXPERIMENTAL_OCI_REMOTE=false \
        "$room_supplied" COMPOSE_REMOVE_ORPHANS=false COMPOSE_IGNORE_ORPHANS=true >"$room/env"
}

# room_again: the first place may be gone, as the one of a login is once its last session has ended.
room_again() {
    room_find && room=$(mktemp -d "$room_place/waybill-pilot.$$.XXXXXX")
}

room_close() {
    render_wait
    [ -z "$room" ] || rm -rf "$room"
    room=
}

# project_path NAME: from the project's directory.
project_path() {
    case $1 in
    /*) printf '%s' "$1" ;;
    *) printf '%s' "$spec_directory/${1#./}" ;;
    esac
}

# project_real NAME: where it is to be read now.
project_real() {
    project_name=$(project_path "$1")
    case $placed:$project_name in
    :"$spec_directory"/*)
        if [ -f "$here/files/${project_name#"$spec_directory"/}" ]; then
            printf '%s' "$here/files/${project_name#"$spec_directory"/}"
            return
        fi
        ;;
    esac
    printf '%s' "$project_name"
}

# project_env: the project's own env file. Naming another takes this one away from compose, so it is named too.
project_env() {
    project_own=$(project_path "${spec_env_file:-.env}")
    project_text=$(project_real "$project_own")
    [ -e "$project_text" ] || [ -n "$spec_env_file" ] || [ "$spec_sudo" = yes ] || project_own=
}

# project_setting NAME: what the env file says of one of compose's own settings.
project_setting() {
    [ ! -r "$project_text" ] ||
        sed -n "s/^[[:blank:]]*\(export[[:blank:]]\{1,\}\)\{0,1\}$1[[:blank:]]*[=:][[:blank:]]*//p" "$project_text" |
        tail -n 1 | tr -d '\r"'"'" | sed 's/[[:blank:]]#.*//; s/[[:blank:]]*$//'
}

# project_list: the files that make the project, in `project_files`: those given, those the env file names, those found.
project_list() {
    project_env
    project_files=$spec_files
    if [ -z "$project_files" ]; then
        project_between=$(project_setting COMPOSE_PATH_SEPARATOR)
        project_files=$(project_setting COMPOSE_FILE | tr "${project_between:-:}" '\n')
    fi
    if [ -z "$project_files" ]; then
        project_files=$(project_find compose.yaml compose.yml docker-compose.yml docker-compose.yaml)
        [ -z "$project_files" ] || project_files="$project_files
$(project_find compose.override.yml compose.override.yaml docker-compose.override.yml docker-compose.override.yaml)"
    fi
    [ -n "$project_files" ]
}

# project_find NAME...: the first that is there.
project_find() {
    for project_one in "$@"; do
        if [ -e "$(project_real "$project_one")" ]; then
            printf '%s' "$project_one"
            return
        fi
    done
}

# project_call SECONDS OVERRIDE WORD...: compose, with our override last; none where it is empty.
project_call() {
    project_opened=
    if [ -z "$room" ]; then
        project_opened=yes
        room_open || { room_close && return 125; }
    fi
    (
        trap - EXIT
        project_become "$@"
    )
    project_code=$?
    [ -z "$project_opened" ] || room_close
    return "$project_code"
}

project_become() {
    project_seconds=$1
    project_override=$2
    shift 2
    project_words=$#
    set -- "$@" --project-directory "$project_root$spec_directory"
    IFS='
'
    for project_one in $project_files; do set -- "$@" --file "$project_root$(project_path "$project_one")"; done
    [ -z "$project_override" ] || set -- "$@" --file "$project_override"
    for project_one in $spec_profiles; do set -- "$@" --profile "$project_one"; done
    unset IFS
    [ -z "$project_own" ] || set -- "$@" --env-file "$project_root$project_own"
    set -- "$@" --env-file "$room/env" --project-name "$spec_project"
    while [ "$project_words" -gt 0 ]; do # the words of the command come last
        set -- "$@" "$1"
        shift
        project_words=$((project_words - 1))
    done
    cd "$project_root$spec_directory" 2>/dev/null || : # from here compose looks for what an env file names
    engine_become "$project_seconds" compose "$@"
}

# project_overlay: until the synced files are in place, compose is shown the project's directory as it will be.
project_overlay() {
    [ -z "$placed" ] && [ -n "$spec_sync" ] && [ -r "$spec_directory" ] || return 0
    project_root=$room/root
    set --
    while read -r project_hash project_mode project_one; do
        [ "$project_hash" != - ] || set -- "$@" "$project_one"
    done <<SYNC
$spec_sync
SYNC
    set +f
    overlay_project "$project_root" "$spec_directory" "$here/files" "$@"
    project_code=$?
    set -f
    return "$project_code"
}

# project_render OVERRIDE WORD...: what compose makes of the project. A project can be a bomb. Of what compose complains
# about, only names are kept: it quotes what it could not read.
project_render() {
    (
        trap - EXIT
        # shellcheck disable=SC3045  # where the shell knows them
        { ulimit -c 0; ulimit -d 524288; ulimit -t 60; ulimit -f 8192; } 2>/dev/null
        project_override=$1
        shift
        project_become 60 "$project_override" config "$@"
    ) 2>"$room/$project_said"
    project_code=$?
    if [ "$project_code" != 0 ]; then
        overlay_undo "$project_root" <"$room/$project_said" >"$room/complaint"
        project_complaint >&2
    fi
    return "$project_code"
}

project_complaint() {
    sed -n 's/.*required variable \([A-Za-z_][A-Za-z0-9_]*\) is missing a value.*/compose: the variable \1 is missing/p
s/.*service "\([A-Za-z0-9._-]*\)" has neither an image.*/compose: the service \1 has no image/p
s/.*no such service: \([A-Za-z0-9._-]*\).*/compose: there is no service \1/p
s/.*env file \([^ ]*\) not found.*/compose: there is no env file \1/p
s/.*\(no space left on device\|permission denied\|Cannot connect to the Docker daemon\).*/compose: \1/p' \
        "$room/complaint" | head -n 20
}
