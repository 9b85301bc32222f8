# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154  # the parts are one program
# A transaction from its beginning to its end. The file is moved while it runs: all of it is read before any of it is.

main() {
    set -f
    umask 077
    trap '' HUP INT PIPE
    trap 'stopped=yes' TERM
    trap 'room_close' EXIT
    secrets=$(cat && printf x)
    secrets=${secrets%x}
    exec </dev/null
    cd / || exit 1
    here=$1
    base_know
    record_ways
    begin
    lock_take
    engine_ways
    lock_sweep
    record_load || refuse write
    repair
    case $spec_verb in
    mark) mark ;;
    repair) end_with delivered ;;
    esac
    open
    before
    render
    files_prepare
    release_adopt || refuse write
    ! base_against || refuse abort
    lock_is_ours || refuse locked
    files_swap
    needs
    work
    switch
    gate
    settle
}

# begin: what is to be done, and where.
begin() {
    spec_transaction=${here##*/bundle-}
    spec_state=
    run=-
    spec_name "$spec_transaction" && base_believe d "$here" || exit 1
    run=$(sed -n 's/^run //p' "$here/owner" 2>/dev/null | head -n 1)
    run=$(base_plain "${run:-$my_user@$(uname -n)}")
    [ -e "$here/owner" ] || record_keep "$here/owner" "$(lock_text owner)
" || exit 1
    begin_transaction=$spec_transaction
    spec_read "$here/spec" && [ "$spec_transaction" = "$begin_transaction" ] && [ "$spec_bundle" = "$here" ] ||
        begin_refuse spec
    begin_note
    begin_state || refuse state
    base_span "$spec_timeout"
    spec_seconds=$(((span + 99) / 100))
    up_renew=
    [ "$spec_renew" != yes ] || up_renew=--renew-anon-volumes
}

begin_note() {
    read -r begin_up begin_rest </proc/uptime
    note fact begin "transaction=$spec_transaction" "uptime=$begin_up" "since=$(base_date)" "run=$run" || exit 1
}

# begin_refuse REASON: the spec is not believed, so neither is where it says that the state is.
begin_refuse() {
    spec_transaction=$begin_transaction
    spec_state='' spec_sync='' spec_directory=''
    begin_note
    refuse "$1"
}

# begin_state: the state directory is there, ours alone, and all in it that we rely on.
begin_state() {
    if [ ! -e "$spec_state" ] && [ ! -h "$spec_state" ]; then
        mkdir -p "$spec_state" || return 1
    fi
    base_believe d "$spec_state" && base_closed "$spec_state" || return 1
    for begin_one in open ended releases; do
        if [ -e "$spec_state/$begin_one" ] || [ -h "$spec_state/$begin_one" ]; then
            base_believe d "$spec_state/$begin_one" || return 1
        fi
    done
}

# open: the bundle becomes the transaction.
open() {
    open_state=$spec_state/open
    mv "$here" "$open_state" || refuse write
    here=$open_state
    record_settle "$spec_state" && record_settle "${spec_bundle%/*}"
}

# mark: a release that was settled has been proved since. The rollback that made it is confirmed by that, so what it left
# is rejected, as the confirmed word would have done.
mark() {
    release_mark "$spec_release" verified || refuse state
    mark_left=$(mark_left) || mark_left=
    [ -z "$mark_left" ] || release_mark "$mark_left" rejected || :
    end_with delivered
}

# mark_left: what the transaction of the same name left, if it was a rollback; in a shell of its own, for its spec.
mark_left() {
    mark_of=$spec_state/ended/$spec_release mark_state=$spec_state
    base_believe d "$spec_state/ended" && base_believe d "$mark_of" && spec_read "$mark_of/spec" &&
        [ "$spec_state" = "$mark_state" ] && [ "$spec_reject_left" = yes ] && printf %s "$spec_left"
}

main "$@"
exit
