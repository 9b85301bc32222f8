# shellcheck shell=sh
# shellcheck disable=SC2034  # the parts use what is set here
# What the programs of a deploy do alike: believe state or not, write it, and tell whether the owner of a bundle lives.
# docs/host-protocol.md is the grammar.

kept_line='
'
kept_user=$(id -u)

# kept_entry PATH: mode and numbers of the owner, as `ls -ldn` begins; nothing when there is nothing.
kept_entry() {
    # shellcheck disable=SC2012  # what is asked for is a mode, not a list of names
    ls -ldn "$1" 2>/dev/null | {
        IFS=' ' read -r kept_mode _ kept_uid kept_gid _ && printf '%s %s %s' "$kept_mode" "$kept_uid" "$kept_gid"
    }
}

# kept_doubt PATH KIND: why this is not to be believed as a directory (`d`) or a file (`-`) of ours; nothing: it is.
kept_doubt() {
    kept_seen=$(kept_entry "$1")
    kept_owners=${kept_seen#* }
    case $kept_seen in
    '') echo "$1 is not there" ;;
    l*) echo "$1 is a symbolic link" ;;
    "$2"*)
        if [ "${kept_owners%% *}" != "$kept_user" ]; then
            echo "$1 belongs to another user"
        else
            case $kept_seen in ?????w* | ????????w*) echo "others may write $1" ;; esac
        fi
        ;;
    *) echo "$1 is not what it should be" ;;
    esac
}

# kept_text FILE KIBIBYTES: the start of a plain file, without what a shell cannot hold. Nothing else is read: a pipe
# would wait for ever, and a link leads to what is not state.
kept_text() {
    [ -f "$1" ] && [ ! -h "$1" ] && { tr -d '\000' <"$1" | dd bs=1024 count="$2"; } 2>/dev/null
}

# kept_sync PATH: on disk before we go on. Where `sync` takes no name, a file is synced by `dd`.
kept_sync() {
    sync "$1" 2>/dev/null || [ -d "$1" ] || dd if=/dev/null of="$1" conv=notrunc,fsync 2>/dev/null
}

# kept_write FILE TEXT: the old text or the new one, whatever happens.
kept_write() {
    { printf '%s' "$2" >"$1.tmp"; } 2>/dev/null && kept_sync "$1.tmp" && mv -f "$1.tmp" "$1" 2>/dev/null &&
        kept_sync "${1%/*}"
}

# kept_unpack ARCHIVE DIRECTORY: put the files of a tar (base64) there. When it fails, kept_words say why.
kept_unpack() {
    kept_words=
    [ -n "$1" ] || return 0
    if ! has tar; then
        kept_words='archive: this host has no tar'
    elif ! kept_names=$(kept_tar "$1" -tf - 2>&1) || ! kept_kinds=$(kept_tar "$1" -tvf - 2>/dev/null); then
        kept_words='archive: it cannot be read'
    # Some tars list a name as they would change it, and only say so.
    elif printf '%s\n' "$kept_names" | grep -q -e '^tar: ' -e '^/' -e '^\.\.$' -e '^\.\./' -e '/\.\./' -e '/\.\.$'; then
        kept_words='archive: a name in it leads elsewhere'
    elif printf '%s\n' "$kept_kinds" | grep -qv '^-'; then
        kept_words='archive: something in it is no plain file'
    elif ! kept_words=$(kept_tar "$1" -x -o -m -C "$2" -f - 2>&1); then
        kept_words="unwritable: ${kept_words:-$2}"
    else
        kept_words=
    fi
    [ -z "$kept_words" ]
}

kept_tar() {
    kept_archive=$1
    shift
    printf '%s' "$kept_archive" | base64 -d | tar "$@"
}

# kept_uptime: seconds since this machine's start. The clock of the wall can be set.
kept_uptime() {
    { IFS=' .' read -r kept_now _ </proc/uptime; } 2>/dev/null || kept_now=$(date +%s)
}

# kept_lives DIRECTORY: sets kept_life: `alive`, `dead` or `unknown` by the table of the lock, or `none`, when there is no
# owner; and kept_transaction, the owner's.
kept_lives() {
    kept_transaction=
    if [ ! -e "$1/owner" ] && [ ! -h "$1/owner" ]; then
        kept_life=none
    elif [ -n "$(kept_doubt "$1/owner" -)" ] || ! kept_owner "$1/owner"; then
        kept_life=unknown
    else
        kept_judge
    fi
}

# kept_owner FILE: its fields. Fails when they are not whole.
kept_owner() {
    kept_pid='' kept_start='' kept_boot='' kept_processes='' kept_by='' kept_end=
    while IFS=' ' read -r kept_name kept_value; do
        case $kept_name in
        pid) kept_pid=$kept_value ;;
        start) kept_start=$kept_value ;;
        boot) kept_boot=$kept_value ;;
        processes) kept_processes=$kept_value ;;
        uid) kept_by=$kept_value ;;
        transaction) kept_transaction=$kept_value ;;
        end) kept_end=yes ;;
        esac
    done 2>/dev/null <"$1"
    case $kept_pid$kept_start in
    '' | *[!0-9]*) return 1 ;;
    esac
    [ -n "$kept_start" ] && [ -n "$kept_boot" ] && [ "$kept_end" = yes ]
}

kept_judge() {
    kept_life=unknown
    kept_here=
    { IFS= read -r kept_here </proc/sys/kernel/random/boot_id; } 2>/dev/null
    : "${kept_space:=$(readlink /proc/self/ns/pid 2>/dev/null)}"
    [ -n "$kept_here" ] && [ -r /proc/self/stat ] || return 0
    if [ "$kept_boot" != "$kept_here" ]; then
        kept_life=dead
    elif [ -n "$kept_space" ] && [ "$kept_processes" = "$kept_space" ]; then
        kept_process "$kept_pid"
        case $kept_found in
        "$kept_start") kept_life=alive ;;
        *) [ "$kept_by" != "$kept_user" ] || kept_life=dead ;;
        esac
    fi
}

# kept_process PID: sets kept_found: when it was started, or nothing when there is none. One that has ended and that
# nobody has asked about does nothing any more.
kept_process() {
    kept_found=
    { IFS= read -r kept_stat <"/proc/$1/stat"; } 2>/dev/null || return 0
    # shellcheck disable=SC2086  # its fields
    set -- ${kept_stat##*) }
    case ${1:-} in Z | X) return 0 ;; esac
    [ $# -lt 20 ] || shift 19
    kept_found=$1
}
