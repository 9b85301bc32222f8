# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154  # the parts are one program
# The pilot: the one program that runs detached on a server and carries a transaction from its bundle to its end.
# docs/host-protocol.md binds it. Its parts are sent as one text, begun with `sh pilot.sh BUNDLE`; the secret values for
# compose come by standard input. This part: who we are, time, what the runner says, and what is believed.

stopped=    # yes: we were told to end
said=       # what the runner said
here=       # the bundle, wherever it stands now
touched=    # yes: something of the target may have changed
repairing=  # yes: we work for a pilot that is dead
locked=     # yes: the lock is ours
unset secrets # a login may export a variable of that name, and then all that we start would be given ours
secrets=      # an env file's text; never exported, never in an argument

# base_know: what never changes while we run.
base_know() {
    my_pid=$$
    my_uid=$(id -u)
    my_user=$(id -un 2>/dev/null) || my_user=$my_uid
    my_start=$(base_started "$$")
    my_boot=
    [ ! -r /proc/sys/kernel/random/boot_id ] || read -r my_boot </proc/sys/kernel/random/boot_id
    my_processes=$(readlink /proc/self/ns/pid 2>/dev/null)
    nap_time=1 nap_short=1
    ! sleep 0.01 2>/dev/null || nap_time=0.2 nap_short=0.05
}

# base_started PID: when it was started, counted by the kernel; `ended` for one about which only its end is left to ask.
# Behind the last bracket: a name may hold brackets itself.
base_started() {
    base_stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
    # shellcheck disable=SC2086  # fields
    set -- ${base_stat##*) }
    case ${1:-} in Z | X) echo ended && return 0 ;; esac
    [ $# -lt 20 ] || shift 19
    printf %s "$1"
}

# base_now: how long the machine runs, in hundredths of a second: in `now`.
base_now() {
    read -r base_up base_rest </proc/uptime
    now=$((${base_up%.*} * 100 + 1${base_up#*.} - 100))
}

# base_span SECONDS: the same of a time, which may have a fraction: in `span`.
base_span() {
    case $1 in
    '' | *[!0-9.]* | *.*.* | .* | ?????????*) span=0 && return 1 ;;
    esac
    base_part=${1#*.}
    [ "$base_part" != "$1" ] || base_part=
    span=$((${1%%.*} * 100 + 1$(printf '%.2s' "${base_part}00") - 100))
}

# base_until SECONDS: the moment in so many seconds: in `deadline`.
base_until() {
    base_now
    base_span "$1" || :
    deadline=$((now + span))
}

# base_over: has it come?
base_over() {
    base_now
    [ "$now" -ge "$deadline" ]
}

base_nap() {
    sleep "${1:-$nap_time}"
}

base_date() {
    date -u +%Y-%m-%dT%H:%M:%SZ
}

# base_plain TEXT: as a value of a record: no blanks, nothing that cannot be printed.
base_plain() {
    printf %s "$1" | tr -c '!-~' '_' | cut -c 1-400
}

# base_heard: did the runner say something, or were we told to end? It is in `said` then.
base_heard() {
    [ -z "$stopped" ] || said=abort
    [ -z "$said" ] || return 0
    [ -e "$here/word" ] && base_believe - "$here/word" || return 1
    base_of='' base_word=''
    read -r base_of base_word base_rest 2>/dev/null <"$here/word" || :
    [ "$base_of" = "$spec_transaction" ] || return 1
    case $base_word in
    confirm | revert | abort) said=$base_word ;;
    *) return 1 ;;
    esac
}

# base_against: was it said that this is not wanted any more?
base_against() {
    base_heard || return 1
    [ "$said" != confirm ] || { said='' && return 1; }
}

# base_believe KIND PATH: is it of this kind (`d`, `-`), ours, and closed to the hands of others?
base_believe() {
    base_kind=$1
    # shellcheck disable=SC2012  # its form is POSIX's
    base_entry=$(ls -ldn "$2" 2>/dev/null) || return 1
    # shellcheck disable=SC2086  # fields
    set -- $base_entry
    [ "$3" = "$my_uid" ] || return 1
    case $1 in
    ?????w* | ????????w*) return 1 ;;
    "$base_kind"*) ;;
    *) return 1 ;;
    esac
}

# base_closed PATH: nobody else may look into it.
base_closed() {
    # shellcheck disable=SC2012
    case $(ls -ldn "$1" 2>/dev/null) in d???------*) ;; *) return 1 ;; esac
}

# base_has WORD LIST: is it one of the lines, or the words, of the list?
base_has() {
    for base_one in $2; do
        [ "$base_one" != "$1" ] || return 0
    done
    return 1
}
