# shellcheck shell=sh
# shellcheck disable=SC2154  # given beside the program, or set in kept.sh
# look_launch: start the pilot, in a session of its own, so that neither the end of ours nor that of the link reaches it.
# Given: `launch_bundle` (made by `stage`), `launch_transaction`, `launch_run`, `launch_archive` (the bundle's files, with
# pilot.sh, as a tar in base64), `launch_values` (an env file with secrets: by standard input only), `launch_begin` (the
# program begin.sh), `launch_scope` (`yes`: logind ends what a login leaves behind). Whenever it tells trouble, nothing of
# the transaction runs or will run.

look_launch() {
    launch_trouble=
    launch_apart=no # from the group that ends with us
    launch_umask=$(umask)
    umask 077
    launch_ready && launch_start
    umask "$launch_umask"
    if [ -n "$launch_trouble" ]; then
        say launch.trouble "$launch_trouble"
    else
        say launch "$launch_pid"
    fi
}

# launch_ready: the bundle is ours, nobody works with it, and it is whole.
launch_ready() {
    launch_doubt=$(kept_doubt "${launch_bundle%/*}" d)
    launch_doubt=${launch_doubt:-$(kept_doubt "$launch_bundle" d)}
    if [ -n "$launch_doubt" ]; then
        launch_trouble="unsafe: $launch_doubt"
    elif [ -e "$launch_bundle/owner" ] || [ -h "$launch_bundle/owner" ]; then
        launch_trouble="there: $launch_bundle/owner"
    elif ! kept_unpack "$launch_archive" "$launch_bundle"; then
        launch_trouble=$kept_words
    elif [ ! -f "$launch_bundle/pilot.sh" ]; then
        launch_trouble='archive: there is no pilot in it'
    elif ! { true >>"$launch_bundle/log"; } 2>/dev/null; then # `:` would end the whole shell
        launch_trouble="unwritable: $launch_bundle/log"
    fi
    [ -z "$launch_trouble" ]
}

# launch_start: until the pilot stands, or everything that was started for it has ended. What waits here is the pipe.
launch_start() {
    launch_said=$(printf '%s\nend %s\n' "$launch_values" "$launch_transaction" | launch_away sh -c "$launch_begin" \
        begin "$launch_bundle" "$launch_transaction" "$launch_run" 2>>"$launch_bundle/log")
    launch_pid=${launch_said%% *}
    case $launch_said in
    '' | *[!0-9\ ]*) launch_trouble="not started: $(tail -c 1000 "$launch_bundle/log" 2>/dev/null)" && return ;;
    esac
    IFS= read -r launch_stat </proc/self/stat
    # shellcheck disable=SC2086  # its fields
    set -- ${launch_stat##*) }
    # Who is of our group ends with us, when the link is lost: then there is no waiting in this exchange.
    # shellcheck disable=SC2034  # look_follow asks
    [ "${launch_said##* }" = "$3" ] || launch_apart=yes
}

# launch_away WORD...: the program, away from our session, or at least from our group.
launch_away() {
    if has setsid; then
        set -- setsid "$@"
    fi
    if [ "${launch_scope:-}" = yes ]; then
        XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-/run/user/$(id -u)}
        export XDG_RUNTIME_DIR
        exec systemd-run --user --scope --quiet --description=waybill "$@"
    elif has setsid; then
        exec "$@"
    fi
    # A shell that may have jobs gives each a group. Its own standard input would be taken away from it.
    exec 4<&0
    { set -m; } 2>/dev/null
    "$@" <&4 4<&- &
}
