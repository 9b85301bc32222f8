# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154  # the parts are one program
# Records that are on the disk before the next step, and the journal among them.

journal=        # its text so far
journal_count=0
journal_soon=   # lines that go with the next one
failed_at=      # what went wrong first

# record_ways: `sync` takes a file, or `dd` has to do.
record_ways() {
    record_sync=
    ! sync "$here" 2>/dev/null || record_sync=yes
}

# record_settle PATH: it is on the disk.
record_settle() {
    if [ -n "$record_sync" ]; then
        sync "$1"
    elif [ -d "$1" ]; then
        sync
    else
        dd if=/dev/null of="$1" conv=notrunc,fsync 2>/dev/null
    fi
}

# record_settle_all DIRECTORY: all that is in it.
record_settle_all() {
    if [ -n "$record_sync" ]; then
        find "$1" -exec sync {} +
    else
        sync
    fi
}

# record_keep FILE TEXT: the file has this text, or none of it. Where there is no room, the ballast is given up.
record_keep() {
    record_try "$1" "$2" || { record_lighten && record_try "$1" "$2"; }
}

record_try() {
    printf '%s' "$2" >"$1.tmp" && record_settle "$1.tmp" && mv -f "$1.tmp" "$1" && record_settle "${1%/*}"
}

record_lighten() {
    [ -e "${spec_state:-/nonexistent}/ballast" ] && rm -f "$spec_state/ballast"
}

# record_load: what is thrown off when there is no room. Noise, as some file systems keep zeros for nothing. Under the
# lock: two that write it at once would take it away from one another.
record_load() {
    [ ! -f "$spec_state/ballast" ] || [ "$(($(wc -c <"$spec_state/ballast")))" != 262144 ] || return 0
    dd if=/dev/urandom of="$spec_state/ballast.tmp" bs=4096 count=64 2>/dev/null &&
        record_settle "$spec_state/ballast.tmp" && mv -f "$spec_state/ballast.tmp" "$spec_state/ballast" && return
    rm -f "$spec_state/ballast.tmp"
    return 1
}

# note KIND STEP NAME=VALUE...: one line of the journal. What was not written did not get a number.
note() {
    record_line="$((journal_count + 1)) $*"
    record_text="${journal:-waybill journal 1
}$journal_soon$record_line
"
    record_keep "$here/journal" "$record_text" || return 1
    journal=$record_text
    journal_soon=
    journal_count=$((journal_count + 1))
}

# fact_soon STEP NAME=VALUE...: what was seen, and decides nothing by itself: it is written with the next line.
fact_soon() {
    journal_count=$((journal_count + 1))
    journal_soon="$journal_soon$journal_count fact $*
"
}

# fact STEP NAME=VALUE...: what was seen. One that cannot be written down ends the transaction.
fact() {
    note fact "$@" || give_up write
}

# intend STEP NAME=VALUE...: what is about to be done, and cannot be taken back.
intend() {
    note intent "$@" || give_up write
    touched=yes
}

# failing AT SERVICE CAUSE NAME=VALUE...: what went wrong first.
failing() {
    [ -z "$failed_at" ] || return 0
    failed_at=$1
    failed_cause=$3
    record_at=$1
    record_service=$2
    record_cause=$3
    shift 3
    note fact failed "at=$record_at" ${record_service:+"service=$record_service"} "cause=$record_cause" "$@" || :
}

# give_up REASON: the new release is not to be.
give_up() {
    if [ -n "$restoring" ]; then
        return 0 # it is on its way back already, written down or not
    elif [ -n "$touched" ]; then
        restore "$1"
    else
        refuse "$1"
    fi
}

# refuse REASON: nothing was touched.
refuse() {
    note end refused "reason=$1" || :
    files_clear
    close_up
    exit 0
}

# close_up: the transaction has ended; it is put aside, and the next may come.
close_up() {
    if [ -n "$spec_state" ] && base_believe d "$spec_state" &&
        mkdir -p "$spec_state/ended" && base_believe d "$spec_state/ended" &&
        [ ! -e "$spec_state/ended/$spec_transaction" ]; then
        mv "$here" "$spec_state/ended/$spec_transaction" && here=$spec_state/ended/$spec_transaction
        record_settle "$spec_state/ended"
    fi
    [ -z "$locked" ] || close_prune
    [ -n "$repairing" ] || lock_leave
}

# close_prune: of those that ended the newest five stay.
close_prune() {
    set +f
    set -- "$spec_state"/ended/*
    set -f
    while [ $# -gt 5 ]; do # the names begin with their time
        rm -rf "$1"
        shift
    done
}
