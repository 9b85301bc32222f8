# shellcheck shell=sh
# shellcheck disable=SC2154  # given beside the program, or set in kept.sh
# look_unstage: remove the bundle `unstage_bundle`, if no pilot works with it. One that was moved to `open` is not ours to
# remove. Once it is gone, nothing that was sent for it can begin any more.

look_unstage() {
    case $unstage_bundle in
    *//* | */./* | */../*) unstage_word=unsafe ;;
    /*/bundle-*Z-*) unstage_word= ;;
    *) unstage_word=unsafe ;;
    esac
    [ -n "$unstage_word" ] || unstage_judge
    say unstage "$unstage_word"
}

unstage_judge() {
    if [ ! -e "$unstage_bundle" ] && [ ! -h "$unstage_bundle" ]; then
        unstage_word=absent
    elif [ -n "$(kept_doubt "${unstage_bundle%/*}" d)$(kept_doubt "$unstage_bundle" d)" ]; then
        unstage_word=unsafe
    elif unstage_free "$unstage_bundle"; then
        unstage_remove
    fi
}

# unstage_free DIRECTORY: it has no owner, or a dead one.
unstage_free() {
    kept_lives "$1"
    case $kept_life in
    alive) unstage_word=owned ;;
    unknown) unstage_word=unknown ;;
    *) unstage_word=removed ;;
    esac
    [ "$unstage_word" = removed ]
}

# unstage_remove: out of the way first. Who took it in that moment gets it back.
unstage_remove() {
    unstage_aside=${unstage_bundle%/*}/removed-${unstage_bundle##*/bundle-}
    if ! mv "$unstage_bundle" "$unstage_aside" 2>/dev/null; then
        unstage_word=unknown
        [ -e "$unstage_bundle" ] || unstage_word=absent
    elif unstage_free "$unstage_aside"; then
        rm -rf "$unstage_aside" 2>/dev/null || unstage_word=unknown
    else
        mv "$unstage_aside" "$unstage_bundle" 2>/dev/null
    fi
}
