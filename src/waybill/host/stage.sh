# shellcheck shell=sh
# shellcheck disable=SC2154  # given beside the program, or set in kept.sh
# look_stage: make the bundle of a transaction, with the files that it will put in place. Given: `stage_base` (the state
# directory, else `waybill` in the home of the login), `stage_transaction`, `stage_archive` (a tar in base64), or
# `stage_from`, the kept files of a release.

look_stage() {
    stage_trouble=
    stage_umask=$(umask)
    umask 077
    if stage_place && stage_make; then
        # shellcheck disable=SC2034  # look_compose renders from there
        compose_staged=$stage_bundle/files
        say stage "$stage_bundle"
    else
        say stage.trouble "$stage_trouble"
    fi
    umask "$stage_umask"
}

# stage_place: where it is to stand.
stage_place() {
    stage_base=${stage_base:-}
    while [ "${stage_base%/}" != "$stage_base" ]; do stage_base=${stage_base%/}; done
    if [ -z "$stage_base" ]; then
        case ${HOME:-} in
        /?*) stage_base=${HOME%/}/waybill ;;
        *) stage_trouble='homeless' && return 1 ;;
        esac
    fi
    if [ ! -e "$stage_base" ] && [ ! -h "$stage_base" ]; then
        stage_words=$(mkdir -p "$stage_base" 2>&1) || { stage_trouble="unwritable: $stage_words" && return 1; }
    fi
    stage_words=$(kept_doubt "$stage_base" d)
    [ -z "$stage_words" ] || { stage_trouble="unsafe: $stage_words" && return 1; }
    stage_bundle=$stage_base/bundle-$stage_transaction
}

# stage_make: the bundle, whole or not at all.
stage_make() {
    if [ -e "$stage_bundle" ] || [ -h "$stage_bundle" ]; then
        stage_trouble="there: $stage_bundle"
    elif ! stage_words=$(mkdir "$stage_bundle" 2>&1 && mkdir "$stage_bundle/files" 2>&1); then
        stage_trouble="unwritable: $stage_words"
        rmdir "$stage_bundle" 2>/dev/null
    elif ! kept_unpack "${stage_archive:-}" "$stage_bundle/files"; then
        stage_trouble=$kept_words
        rm -rf "$stage_bundle"
    elif ! stage_kept; then
        rm -rf "$stage_bundle"
    fi
    [ -z "$stage_trouble" ]
}

# stage_kept: the files of a release that goes in place once more.
stage_kept() {
    [ -n "${stage_from:-}" ] || return 0
    stage_trouble=$(kept_doubt "$stage_from" d)
    if [ -n "$stage_trouble" ]; then
        stage_trouble="unsafe: $stage_trouble"
    elif [ -n "$(find "$stage_from" ! -type f ! -type d | head -n 1)" ]; then
        stage_trouble="unsafe: $stage_from holds what is no plain file"
    elif ! stage_words=$(cp -R "$stage_from/." "$stage_bundle/files" 2>&1); then
        stage_trouble="unwritable: $stage_words"
    fi
    [ -z "$stage_trouble" ]
}
