# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154  # the parts are one program
# The lock: one file that comes to be whole, and is taken over only when its holder is proved to be dead.

lock_proof= # what proved that the one before us was dead

# lock_text lock|owner: who we are.
lock_text() {
    printf '%s\n' "waybill $1 1" "pid $my_pid" "start ${my_start:-0}" "boot ${my_boot:--}" \
        "processes ${my_processes:--}" "uid $my_uid" "user $(base_plain "$my_user")" "since $(base_date)" "run $run" \
        "transaction $spec_transaction" end
}

# lock_read FILE: the fields of a lock, in held_*. Fails for what is none, or not ours to believe.
lock_read() {
    held_pid='' held_start='' held_boot='' held_processes='' held_uid='' held_user='' held_since='' held_run=''
    base_believe - "$1" || return 1
    lock_last='' lock_first=''
    while IFS=' ' read -r lock_name lock_value; do
        [ -n "$lock_first" ] || lock_first="$lock_name $lock_value"
        lock_last=$lock_name
        case $lock_name in
        pid | start | boot | processes | uid | user | since | run) eval "held_$lock_name=\$lock_value" ;;
        esac
    done 2>/dev/null <"$1"
    case $lock_first in 'waybill lock 1' | 'waybill owner 1') ;; *) return 1 ;; esac
    [ "$lock_last" = end ] || return 1
    case $held_pid:$held_start:$held_uid in
    *[!0-9:]* | :* | *:: | *::* | *:) return 1 ;;
    esac
    [ -n "$held_boot" ] && [ -n "$held_processes" ]
}

# lock_judge: `alive`, `dead` or `unknown` in `lock_holder`, by the table and by nothing else.
lock_judge() {
    lock_holder=unknown
    if [ -n "$my_boot" ] && [ "$held_boot" != "$my_boot" ]; then
        lock_holder=dead lock_why=boot
    elif [ -n "$my_boot" ] && [ -n "$my_processes" ] && [ "$held_processes" = "$my_processes" ]; then
        lock_judge_process
    fi
}

lock_judge_process() {
    lock_start=$(base_started "$held_pid")
    if [ "$lock_start" = "$held_start" ]; then
        lock_holder=alive
    elif [ "$held_uid" != "$my_uid" ]; then
        lock_holder=unknown # the processes of others may be hidden
    elif [ "$lock_start" = ended ]; then
        lock_holder=dead lock_why=no-process
    elif [ -n "$lock_start" ]; then
        lock_holder=dead lock_why=another-process
    else
        case $(LC_ALL=C kill -0 "$held_pid" 2>&1) in
        *'o such process'*) lock_holder=dead lock_why=no-process ;;
        esac
    fi
}

# lock_take: the lock is ours, or the transaction is refused.
lock_take() {
    base_until "$spec_lock_wait"
    lock_told=
    lock_tries=0
    lock_own=$spec_state/lock.$$
    record_keep "$lock_own" "$(lock_text lock)
" || refuse write
    until ln "$lock_own" "$spec_state/lock" 2>/dev/null; do
        lock_once
    done
    rm -f "$lock_own"
    locked=yes
    lock_hold
    fact locked ${lock_proof:+"reclaimed=$lock_proof"}
}

# lock_once: somebody is there.
lock_once() {
    if [ ! -e "$spec_state/lock" ] && [ ! -h "$spec_state/lock" ]; then
        lock_tries=$((lock_tries + 1)) # it was let go in this moment; or there are no hard links here
        [ "$lock_tries" -lt 50 ] || lock_lost write
        return
    fi
    if ! lock_read "$spec_state/lock"; then
        [ ! -e "$spec_state/lock" ] || lock_lost state
        return
    fi
    lock_judge
    if [ "$lock_holder" = dead ]; then
        lock_take_over
        return
    fi
    if [ -z "$lock_told" ]; then
        lock_told=yes
        fact waiting "run=$(base_plain "$held_run")" "since=$(base_plain "$held_since")" "user=$(base_plain "$held_user")"
    fi
    ! base_against || lock_lost abort
    ! base_over || lock_lost locked
    base_nap
}

lock_lost() {
    rm -f "$lock_own"
    refuse "$1"
}

# lock_take_over: put the lock of the dead away; another that came to be meanwhile is put back.
lock_take_over() {
    lock_dead="$held_pid $held_start $held_boot"
    lock_aside=$spec_state/lock.dead.$$
    mv "$spec_state/lock" "$lock_aside" 2>/dev/null || return 0
    if lock_read "$lock_aside" && [ "$held_pid $held_start $held_boot" = "$lock_dead" ]; then
        lock_proof=$lock_why
    else
        ln "$lock_aside" "$spec_state/lock" 2>/dev/null || :
    fi
    rm -f "$lock_aside"
}

# lock_hold: the kernel's own lock beside it, where there is a program for it.
lock_hold() {
    has flock && [ -r "$spec_state/lock" ] || return 0
    exec 9<"$spec_state/lock"
    flock -n 9 || :
}

# lock_is_ours: nobody has taken it from us.
lock_is_ours() {
    lock_read "$spec_state/lock" && [ "$held_pid:$held_start:$held_boot" = "$my_pid:${my_start:-0}:${my_boot:--}" ]
}

lock_leave() {
    [ -n "$locked" ] || return 0
    locked=
    ! lock_is_ours || rm -f "$spec_state/lock"
}

# lock_sweep: what those who were killed left behind: bundles that nobody works with, and values in memory.
lock_sweep() {
    set +f
    for lock_left in "${spec_bundle%/*}"/bundle-* "$spec_state"/bundle-*; do
        [ "$lock_left" = "$here" ] || ! base_believe d "$lock_left" || ! lock_is_litter "$lock_left" || rm -rf "$lock_left"
    done
    for lock_left in "$spec_state"/lock.[0-9]* "$spec_state"/lock.dead.*; do
        ! lock_read "$lock_left" || { lock_judge && [ "$lock_holder" != dead ]; } || rm -f "$lock_left"
    done
    set -f
    room_sweep
}

# lock_is_litter BUNDLE: its pilot is dead; or it never had one, and a day has gone by.
lock_is_litter() {
    if [ -e "$1/owner" ]; then
        lock_read "$1/owner" || return 1
        lock_judge
        [ "$lock_holder" = dead ]
    else
        [ -n "$(find "$1" -prune -mtime +0 2>/dev/null)" ]
    fi
}
