# shellcheck shell=sh
# look_state: can a deploy keep its state here, and what did an earlier one leave? docs/host-protocol.md is its grammar.
# Given: `state_directory`, or `target_key` for the one below `waybill` in the home of the login. With neither, all that
# stand there are looked at. Nothing is tried out: a file that is made and removed again has changed its directory.

look_state() {
    state_everywhere
    say state.done ''
}

state_everywhere() {
    case ${HOME:-} in
    /?*) state_home=$HOME ;;
    *) state_home= ;;
    esac
    if [ -n "${state_directory:-}" ]; then
        state_look "${state_directory%/}"
    elif [ -z "$state_home" ]; then
        say state homeless
    elif [ -n "${target_key:-}" ]; then
        state_look "$state_home/waybill/$target_key"
    else
        state_look "$state_home/waybill"
        for state_place in "$state_home"/waybill/*; do
            [ ! -d "$state_place" ] || state_leftovers "$state_place"
        done
    fi
}

# state_look DIRECTORY: what it is, what the nearest directory above it is that is there, and what lies in it.
state_look() {
    state_above=$1
    while [ ! -e "$state_above" ] && [ ! -h "$state_above" ] && [ "$state_above" != / ]; do
        state_above=${state_above%/*}
        state_above=${state_above:-/}
    done
    state_may=no
    [ -d "$state_above" ] && [ -w "$state_above" ] && [ -x "$state_above" ] && state_may=yes
    say state "path $1
nearest $state_above
may-write $state_may
uid $(id -u)
mount $(state_mount "$state_above")
entry $(kept_entry "$state_above")"
    state_leftovers "$1"
}

# state_mount PATH: the options with which the file system is mounted on which it lies. Root may write everywhere, says
# the shell, and a read-only file system still refuses.
state_mount() {
    path="$1/" awk '{
        point = $2
        gsub(/\\040/, " ", point)
        slashed = point == "/" ? "/" : point "/"
        if (index(ENVIRON["path"], slashed) == 1 && length(slashed) >= longest) { longest = length(slashed); options = $4 }
    } END { print options }' /proc/self/mounts 2>/dev/null
}

# state_leftovers DIRECTORY: the lock and the journal of a transaction that has not ended.
state_leftovers() {
    if [ -e "$1/lock" ] || [ -h "$1/lock" ]; then
        state_lock "$1/lock"
    fi
    if [ -e "$1/open" ] || [ -h "$1/open" ]; then
        say state.journal "path $1/open/journal
our-uid $(id -u)
directory $(kept_entry "$1/open")
entry $(kept_entry "$1/open/journal")

$(kept_text "$1/open/journal" 64)"
    fi
}

# state_lock FILE: who holds it, and all that can prove or disprove that this process still lives. A lock that was let
# go while we looked is no leftover.
state_lock() {
    state_content=$(kept_text "$1" 4)
    state_pid=
    state_owner=${state_content#*"
pid "}
    [ "$state_owner" = "$state_content" ] || state_pid=${state_owner%%"
"*}
    case $state_pid in
    '' | *[!0-9]* | ???????????*) state_process=unknown ;;
    *) state_process=$(state_process "$state_pid") ;;
    esac
    state_boot=
    [ -r /proc/sys/kernel/random/boot_id ] && IFS= read -r state_boot </proc/sys/kernel/random/boot_id
    state_again=$(kept_text "$1" 4)
    if [ "$state_again" != "$state_content" ]; then
        [ -e "$1" ] || [ -h "$1" ] || return 0
        state_process=moving # somebody is at it in this moment
        state_content=$state_again
    fi
    say state.lock "path $1
directory $(kept_entry "${1%/*}")
entry $(kept_entry "$1")
our-uid $(id -u)
our-boot $state_boot
our-processes $(readlink /proc/self/ns/pid 2>/dev/null)
process $state_process

$state_content"
}

# state_process PID: its line in /proc; or `hidden`, when somebody else's lives unseen; or `none`; or `unknown`.
state_process() {
    [ -r /proc/self/stat ] || { echo unknown && return; }
    if { IFS= read -r state_stat <"/proc/$1/stat"; } 2>/dev/null; then
        printf 'stat %s' "$state_stat"
        return
    fi
    # `hidepid` hides the processes of others; the kernel still tells that one is there, in one of its two words.
    case $(LC_ALL=C kill -0 "$1" 2>&1) in
    *ermitted*) echo hidden ;;
    *'o such process'*) echo none ;;
    *) echo unknown ;;
    esac
}
