# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154  # the parts are one program
# The synced files. Everything that needs room is done before anything is touched: what stands there is saved, and the
# new files wait beside the old ones. What is then left to do is renaming.

files_swapped= # yes: some of them may be in place

files_refuse() {
    failing swap '' "$1" "path64=$(printf %s "$2" | base64 | tr -d '\n')"
    refuse "${3:-write}"
}

# files_prepare: all of them are ready to be renamed, and those that stand there are saved.
files_prepare() {
    [ -n "$spec_sync" ] || return 0
    mkdir -p "$here/before" || files_refuse no-space "$here/before"
    files_count=0
    files_list=
    spec_each "$spec_sync" files_prepare_one
    record_keep "$here/before/list" "$files_list" || files_refuse no-space "$here/before/list"
    record_settle_all "$here/before" || files_refuse no-space "$here/before"
    spec_each "$spec_sync" files_lay_one
}

# files_prepare_one SHA256 MODE PATH: it is what was sent, and may be put there; what stands there is saved.
files_prepare_one() {
    files_count=$((files_count + 1))
    files_to=$spec_directory/$3
    files_inside "$3" || files_refuse outside "$3"
    if [ -h "$files_to" ] || { [ -e "$files_to" ] && [ ! -f "$files_to" ]; }; then
        files_refuse no-file "$3"
    fi
    if [ "$1" != - ]; then
        base_believe - "$here/files/$3" && [ "$(files_hash "$here/files/$3")" = "$1" ] || files_refuse hash "$3" spec
    fi
    files_old=-
    if [ -e "$files_to" ]; then
        # A second name for the same file needs no room and keeps its owner; another disk gets a copy.
        ln "$files_to" "$here/before/$files_count" 2>/dev/null ||
            cp -p "$files_to" "$here/before/$files_count" || files_refuse closed "$3"
        files_old=$(files_hash "$here/before/$files_count")
        [ ${#files_old} = 64 ] || files_refuse closed "$3"
    fi
    files_list="$files_list$files_old $files_count $3
"
}

# files_inside PATH: no link leads out of the project's directory.
files_inside() {
    files_top=$(cd -P -- "$spec_directory" 2>/dev/null && pwd -P) || return 1
    files_above=$spec_directory/$1
    files_above=${files_above%/*}
    while [ ! -d "$files_above" ]; do
        if [ -e "$files_above" ] || [ -h "$files_above" ]; then return 1; fi
        files_above=${files_above%/*}
    done
    [ -w "$files_above" ] || return 1
    case $(cd -P -- "$files_above" 2>/dev/null && pwd -P)/ in "${files_top%/}"/*) ;; *) return 1 ;; esac
}

files_hash() {
    sha256sum <"$1" 2>/dev/null | cut -c 1-64
}

# files_beside PATH: the name under which a file waits to be put in place.
files_beside() {
    files_name=$spec_directory/$1
    printf '%s' "${files_name%/*}/.waybill-$spec_transaction.${files_name##*/}"
}

# files_lay_one SHA256 MODE PATH: the new file waits beside its place, as it will be.
files_lay_one() {
    [ "$1" != - ] || return 0
    files_to=$spec_directory/$3
    files_made "${files_to%/*}" || files_refuse closed "$3"
    files_new=$(files_beside "$3")
    rm -f "$files_new"
    if ! cp "$here/files/$3" "$files_new" || ! chmod "$2" "$files_new"; then
        files_refuse no-space "$3"
    fi
    [ ! -e "$files_to" ] || files_owner "$files_to" "$files_new"
    record_settle "$files_new" || files_refuse no-space "$3"
}

# files_made DIRECTORY: it is there. Those that come to be by us are noted, to be taken away again.
files_made() {
    [ ! -d "$1" ] || return 0
    files_missing=$1
    files_chain=
    while [ ! -d "$files_missing" ]; do
        files_chain="$files_missing
$files_chain"
        files_missing=${files_missing%/*}
    done
    printf '%s' "$files_chain" >>"$here/before/made" && (umask 022 && mkdir -p "$1")
}

# files_owner OLD NEW: as far as we may.
files_owner() {
    # shellcheck disable=SC2012
    ls -ldn "$1" | {
        read -r files_mode files_links files_uid files_gid files_rest
        chown "$files_uid:$files_gid" "$2" 2>/dev/null || chgrp "$files_gid" "$2" 2>/dev/null || :
    }
}

# files_swap: rename them into place.
files_swap() {
    if [ -n "$spec_sync" ]; then
        intend swap
        files_swapped=yes
        spec_each "$spec_sync" files_swap_one || {
            failing swap '' closed "path64=$(printf %s "$files_at" | base64 | tr -d '\n')"
            give_up write
        }
        fact swapped
    fi
    placed=yes
    project_list
}

files_swap_one() {
    files_at=$3
    files_to=$spec_directory/$3
    if [ "$1" = - ]; then
        rm -f "$files_to"
    else
        mv -f "$(files_beside "$3")" "$files_to"
    fi && { [ ! -d "${files_to%/*}" ] || record_settle "${files_to%/*}"; }
}

# files_back: as they stood there before. Fails when one does not.
files_back() {
    placed=yes
    files_wrong=
    [ -n "$files_swapped" ] && [ -f "$here/before/list" ] || return 0
    spec_each "$(cat "$here/before/list")" files_back_one
    files_clear
    [ -z "$files_wrong" ]
}

# files_back_one SHA256 NUMBER PATH
files_back_one() {
    files_to=$spec_directory/$3
    if [ "$1" = - ]; then
        rm -f "$files_to"
        [ ! -e "$files_to" ] || files_wrong=$3
        return 0
    fi
    [ "$(files_hash "$files_to")" != "$1" ] || return 0
    files_new=$(files_beside "$3")
    rm -f "$files_new"
    if ln "$here/before/$2" "$files_new" 2>/dev/null || files_copied "$here/before/$2" "$files_new"; then
        mv -f "$files_new" "$files_to"
        rm -f "$files_new"
    else
        rm -f "$files_new"
        cat "$here/before/$2" >"$files_to" # no room for both: in its own place
    fi
    record_settle "${files_to%/*}"
    [ "$(files_hash "$files_to")" = "$1" ] || files_wrong=$3
}

files_copied() {
    cp -p "$1" "$2" 2>/dev/null || { record_lighten && cp -p "$1" "$2" 2>/dev/null; }
}

# files_clear: what still waits beside its place goes, and the directories that were made for it.
files_clear() {
    [ -n "$spec_sync" ] && [ -n "$here" ] || return 0
    spec_each "$spec_sync" files_clear_one
    [ -f "$here/before/made" ] || return 0
    sort -r "$here/before/made" | while IFS= read -r files_dir; do
        [ -z "$files_dir" ] || rmdir "$files_dir" 2>/dev/null || :
    done
}

files_clear_one() {
    [ ! -d "$spec_directory" ] || rm -f "$(files_beside "$3")"
}
