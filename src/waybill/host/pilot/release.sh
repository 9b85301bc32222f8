# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154,SC2086  # the parts are one program; lists of names are words
# Releases: what is kept of each, and what is known of it.

# release_keep DRAFT NAME STATUS FILES: a release with its record, its files and the manifests that prove its image.
release_keep() {
    release_to=$spec_state/releases/$2
    base_believe - "$1" || return 1
    if [ -e "$release_to" ]; then
        release_mark "$2" "$3"
        return
    fi
    release_new=$here/kept
    rm -rf "$release_new"
    mkdir -p "$spec_state/releases" "$release_new" && base_believe d "$spec_state/releases" || return 1
    release_record "$1" "$3" >"$release_new/release" || return 1
    [ -z "$4" ] || [ ! -d "$4" ] || cp -R "$4" "$release_new/files" || return 1
    [ -n "$5" ] || [ ! -d "$here/bodies" ] || cp -R "$here/bodies" "$release_new/bodies" || return 1
    record_settle_all "$release_new" && mv "$release_new" "$release_to" && record_settle "$spec_state/releases"
}

# release_record DRAFT STATUS: as it will be kept.
release_record() {
    awk -v status="$2" -v hash="$rendered_hash" '
        $1 == "status" { print "status", status; next }
        $1 == "hash" && hash != "" { print "hash", hash; hash = ""; next }
        $1 == "end" && hash != "" { print "hash", hash }
        { print }' "$1"
}

# release_mark NAME STATUS: what is known of it now.
release_mark() {
    release_file=$spec_state/releases/$1/release
    base_believe d "$spec_state/releases" && base_believe d "$spec_state/releases/$1" &&
        base_believe - "$release_file" || return 1
    release_text=$(awk -v status="$2" '$1 == "status" { print "status", status; next } { print }' "$release_file") &&
        record_keep "$release_file" "$release_text
"
}

# release_changed NAME: its containers are composed anew, from the values and files of another run. So the hash of its
# record is that of nothing that runs, and no later run may call it unchanged.
release_changed() {
    release_file=$spec_state/releases/${1:--}/release
    spec_name "$1" && base_believe - "$release_file" && grep -q '^hash ' "$release_file" || return 0
    release_text=$(sed '/^hash /d' "$release_file") && record_keep "$release_file" "$release_text
" || echo "the hash of release $1 could not be taken back"
}

# release_adopt: what ran before our first deploy, with the files that stood there.
release_adopt() {
    [ -f "$here/adopted" ] || return 0
    release_name=$(sed -n 's/^release //p' "$here/adopted" | head -n 1)
    spec_name "$release_name" || return 1
    [ ! -e "$spec_state/releases/$release_name" ] || return 0
    rm -rf "$here/adopted-files"
    mkdir "$here/adopted-files" || return 1
    sed -n 's/^sync //p' "$here/adopted" | while read -r release_hash release_mode release_path; do
        release_from=$spec_directory/$release_path
        [ "$(files_hash "$release_from")" = "$release_hash" ] || continue
        case $release_path in
        */*) mkdir -p "$here/adopted-files/${release_path%/*}" ;;
        esac
        cp "$release_from" "$here/adopted-files/$release_path"
    done
    release_hash_kept=$rendered_hash
    rendered_hash=
    release_keep "$here/adopted" "$release_name" adopted "$here/adopted-files" without-bodies
    release_code=$?
    rendered_hash=$release_hash_kept
    rm -rf "$here/adopted-files"
    return "$release_code"
}

# release_reject: it failed, or was left. What cannot be written down is said, and changes nothing.
release_reject() {
    release_keep "$here/release" "$spec_release" rejected "$here/files" '' ||
        echo 'the failed release could not be recorded'
    rm -rf "$here/kept"
}

# release_prune: beside the one that runs, what it replaced and the newest others stay; those that failed go first.
release_prune() {
    base_believe d "$spec_state/releases" || return 0
    set +f
    for release_one in "$spec_state"/releases/*; do
        release_name=${release_one##*/}
        [ -d "$release_one" ] && [ ! -h "$release_one" ] && [ "$release_name" != "$spec_release" ] || continue
        release_status=$(sed -n 's/^status //p' "$release_one/release" 2>/dev/null | head -n 1)
        release_since=$(sed -n 's/^since //p' "$release_one/release" 2>/dev/null | head -n 1)
        release_rank=1
        [ "$release_status" != rejected ] || release_rank=2
        [ "$release_name" != "$spec_left" ] || release_rank=0
        printf '%s %s %s\n' "$release_rank" "${release_since:--}" "$release_name"
    done | sort -k 1,1n -k 2,2r | awk -v keep="$spec_keep" 'NR > (keep > 1 ? keep : 1) { print $3 }' |
        while IFS= read -r release_name; do
            ! spec_name "$release_name" || release_drop "$spec_state/releases/$release_name"
        done
    set -f
}

# release_drop DIRECTORY: the record goes, and with it the tags that held its images. Only names that we give are taken
# away: a record could name any image.
release_drop() {
    release_tags=$(sed -n 's/^service [^ ]* \([^ ]*:waybill-[0-9a-f]\{12\}\) .*/\1/p' "$1/release" 2>/dev/null | sort -u)
    rm -rf "$1"
    for release_tag in $release_tags; do
        release_needs_tag || engine_ask image rm "$release_tag" >/dev/null || :
    done
}

# release_needs_tag: another release may be of the same image, also one of another project on this engine.
release_needs_tag() {
    set +f
    grep -qsF " $release_tag " "${spec_state%/*}"/*/releases/*/release
    release_code=$?
    set -f
    return "$release_code"
}
