# shellcheck shell=sh
# shellcheck disable=SC2154  # given beside the program, or set in kept.sh
# look_follow: say the word to a pilot, and wait until its journal has more to tell. Given: `follow_state`,
# `follow_bundle`, `follow_transaction`, `follow_known` (lines already read), `follow_seconds`, `follow_gather` (how long
# new lines are gathered, unless they are a turn), `follow_word`.

look_follow() {
    [ -z "${launch_trouble:-}" ] || return 0
    [ "${launch_apart:-yes}" = yes ] || follow_seconds=0
    follow_umask=$(umask)
    umask 077
    follow_trouble='' follow_life=unknown follow_new='' follow_count=0 follow_turn=''
    follow_say && follow_wait
    umask "$follow_umask"
    follow_tell
}

# follow_find: the place of the transaction. A pilot moves it on, in this order, while we look.
follow_find() {
    for follow_place in "$follow_bundle" "$follow_state/open" "$follow_state/ended/$follow_transaction"; do
        [ -e "$follow_place" ] || [ -h "$follow_place" ] || continue
        follow_believe "$follow_place" || return 1
        [ "$follow_place" != "$follow_state/open" ] || follow_ours || continue
        return 0
    done
    follow_trouble=gone
    return 1
}

# follow_believe DIRECTORY: it and what it stands in are ours. What was moved meanwhile is looked for again.
follow_believe() {
    follow_trouble=$(kept_doubt "${1%/*}" d)
    follow_trouble=${follow_trouble:-$(kept_doubt "$1" d)}
    case $1 in
    "$follow_state"/*/*) follow_trouble=${follow_trouble:-$(kept_doubt "$follow_state" d)} ;;
    esac
    follow_doubted
}

# follow_doubted: sets the trouble right, and fails when there is some.
follow_doubted() {
    case $follow_trouble in
    '') return 0 ;;
    *' is not there') follow_trouble=gone ;;
    *) follow_trouble="unsafe: $follow_trouble" ;;
    esac
    return 1
}

# follow_ours: is the open transaction this one? Its journal says so, whoever works with it by now.
follow_ours() {
    follow_head='' # the first line is the title
    if [ -f "$follow_place/journal" ] && [ ! -h "$follow_place/journal" ]; then
        { IFS= read -r follow_head && IFS= read -r follow_head; } 2>/dev/null <"$follow_place/journal"
    fi
    case "$follow_head " in
    *" transaction=$follow_transaction "*) return 0 ;;
    ' ') ;;
    *) return 1 ;;
    esac
    kept_lives "$follow_place"
    [ "$kept_transaction" = "$follow_transaction" ]
}

# follow_search: find it, and look more than once before it counts as gone, or as something else than it should be: what
# is moved in this very moment may look like that.
follow_search() {
    follow_tries=0
    until follow_find; do
        follow_tries=$((follow_tries + 1))
        if [ "$follow_trouble" = gone ]; then follow_most=15; else follow_most=4; fi
        [ "$follow_tries" -lt "$follow_most" ] || return 1
        follow_sleep
    done
}

# follow_say: the word, before anything else. One that has ended needs none.
follow_say() {
    follow_search || return 1
    [ -n "${follow_word:-}" ] || return 0
    for follow_try in 1 2 3; do
        [ "$follow_place" != "$follow_state/ended/$follow_transaction" ] || return 0
        follow_heard="$follow_transaction $follow_word$kept_line"
        kept_write "$follow_place/word" "$follow_heard" && return 0
        # It was moved in this moment, or there is no room.
        [ "$follow_try" != 2 ] || rm -f "$follow_state/ballast"
        follow_search || return 1
    done
    follow_trouble="word: it cannot be written to $follow_place"
    return 1
}

# follow_wait: who lives is asked before the journal is read, so that the last lines of a dead pilot are not missed.
follow_wait() {
    kept_uptime
    follow_until=$((kept_now + follow_seconds))
    follow_first='' follow_asked=''
    while :; do
        follow_still || follow_search || return 1
        if [ "$follow_asked" != "$kept_now" ] || [ "$follow_life" != alive ]; then # once in a second
            kept_lives "$follow_place"
            follow_life=$kept_life follow_asked=$kept_now
        fi
        follow_read && follow_enough && return 0
        kept_uptime
        [ "$kept_now" -lt $((follow_until + 10)) ] || { follow_trouble='unsafe: the journal cannot be read' && return 1; }
        follow_sleep
    done
}

# follow_still: does it stand where it was found? `open` may be the next transaction's by now.
follow_still() {
    [ -d "$follow_place" ] && { [ "$follow_place" != "$follow_state/open" ] || follow_ours; }
}

# follow_lines: how many the journal has; `none`, where it is something that cannot be read. A pipe would be waited for.
follow_lines() {
    if [ ! -e "$follow_place/journal" ] && [ ! -h "$follow_place/journal" ]; then
        follow_lines=0
    elif [ -f "$follow_place/journal" ] && [ ! -h "$follow_place/journal" ]; then
        follow_lines=$({ wc -l <"$follow_place/journal"; } 2>/dev/null)
    else
        follow_lines=
    fi
    follow_lines=${follow_lines:-none}
}

# follow_read: when there are other lines than before, take them. Fails when they were moved meanwhile.
follow_read() {
    follow_lines
    follow_still || return 1
    [ "$follow_lines" != "$follow_count" ] || return 0
    follow_trouble=$(kept_doubt "$follow_place/journal" -)
    follow_doubted || [ "$follow_trouble" != gone ] || { follow_trouble='' && return 1; }
    [ -z "$follow_trouble" ] || return 0
    follow_text=$(kept_text "$follow_place/journal" 1024 && printf x)
    [ -n "$follow_text" ] && follow_still || return 1
    follow_count=$follow_lines
    case $follow_text in
    "waybill journal 1$kept_line"*) ;;
    *) follow_trouble='unsafe: the journal is not of this form and version' && return 0 ;;
    esac
    # A line without its end is none yet.
    follow_text=${follow_text%"$kept_line"*}$kept_line
    follow_new=$(printf '%s' "$follow_text" | awk -v known="$follow_known" 'NR > known + 1')
    follow_turn=$(printf '%s' "$follow_text" | awk -v known="$follow_known" '
        NR > known + 1 && $2 == "fact" && ($3 == "settled" || $3 == "waiting") { turn = "turn" }
        { kind = $2 }
        END { print (kind == "end" ? "end" : turn) }')
}

# follow_enough: is there a reason to answer?
follow_enough() {
    kept_uptime
    [ -z "$follow_turn$follow_trouble" ] || return 0
    case $follow_life in
    dead) return 0 ;;
    none) follow_trouble='not taken' && return 0 ;;
    esac
    if [ -n "$follow_new" ]; then
        follow_first=${follow_first:-$kept_now}
        [ $((kept_now - follow_first)) -lt "$follow_gather" ] || return 0
    fi
    [ "$kept_now" -ge "$follow_until" ]
}

# follow_sleep: a word is answered at once, and is waited for.
follow_sleep() {
    if [ -n "${follow_word:-}" ]; then follow_nap=0.05; else follow_nap=0.1; fi
    sleep "$follow_nap" 2>/dev/null || sleep 1
}

follow_tell() {
    [ -z "$follow_trouble" ] || say follow.trouble "$follow_trouble"
    say follow.journal "$follow_new"
    say follow.pilot "$follow_life"
    [ "$follow_life" = dead ] || [ "$follow_turn" = end ] || return 0
    say follow.room "$(follow_room)"
    follow_kept
}

# follow_kept: what else there is of it. It is told when all of it was read at one place: a pilot that has ended puts its
# transaction away in this very moment.
follow_kept() {
    for follow_try in 1 2 3; do
        follow_log='' follow_missed=0
        set --
        if [ -f "$follow_place/log" ] && [ ! -h "$follow_place/log" ]; then
            follow_log=$(tail -c 32768 "$follow_place/log" 2>/dev/null | tr -d '\000')
        fi
        for follow_file in "$follow_place"/failed/*; do
            follow_missed=$((follow_missed + 1))
            [ "$follow_missed" -le 20 ] || break
            case $follow_file in *.tmp) continue ;; esac
            [ ! -f "$follow_file" ] || [ -n "$(kept_doubt "$follow_file" -)" ] || set -- "$@" "$(kept_text "$follow_file" 96)"
        done
        follow_still && break
        follow_search || break
    done
    [ -z "$follow_log" ] || say follow.log "$follow_log"
    for follow_text in "$@"; do say follow.failed "$follow_text"; done
}

# follow_room: the free KiB and files of the place, as a pilot that finds no room cannot even write that down. `-`: it is
# not known, or the file system counts no files.
follow_room() {
    follow_numbers=$(stat -f -c '%S %a %d %c' "$follow_place" 2>/dev/null) ||
        follow_numbers=$(df -Pk "$follow_place" 2>/dev/null | awk 'NR == 2 { print 1024, $4, "-", 0 }')
    printf '%s\n' "$follow_numbers" | awk '
        NF == 4 { printf "%.0f %s", $1 * $2 / 1024, ($4 > 0 ? $3 : "-") }'
}
