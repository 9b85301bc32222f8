# shellcheck shell=sh
# shellcheck disable=SC2154  # given beside the program, or set in kept.sh
# look_ledger: the releases that are kept, and the manifests of `ledger_release`. Given: `state_directory`, or `target_key`
# for the one below `waybill` in the home of the login. The records and whatever could make them unworthy of belief are
# told; who reads them judges.

look_ledger() {
    ledger_cut='' ledger_waited=''
    ledger_state=${state_directory:-}
    if [ -z "$ledger_state" ] && [ -n "${target_key:-}" ]; then
        case ${HOME:-} in
        /?*) ledger_state=$HOME/waybill/$target_key ;;
        esac
    fi
    ledger_state=${ledger_state%/}
    [ -n "$ledger_state" ] || { say ledger.done nowhere && return; }
    ledger_above="our-uid $(id -u)
state $(kept_entry "$ledger_state")
releases $(kept_entry "$ledger_state/releases")"
    ledger_count=0
    for ledger_place in "$ledger_state/releases"/*; do
        [ -e "$ledger_place" ] || [ -h "$ledger_place" ] || continue
        ledger_count=$((ledger_count + 1))
        [ "$ledger_count" -le 100 ] || { ledger_cut=many && break; }
        ledger_tell
    done
    case ${ledger_release:-} in
    '' | */* | .*) ;;
    *) ledger_bodies "$ledger_state/releases/$ledger_release/bodies" ;;
    esac
    ledger_hidden
    say ledger.done "$ledger_cut"
}

ledger_tell() {
    case $ledger_place in
    *.tmp) return ;; # it was being made
    esac
    if [ ! -e "$ledger_place/release" ] && [ ! -h "$ledger_place/release" ]; then
        [ -n "$ledger_waited" ] || sleep 1 # it may be on its way out
        ledger_waited=yes
        [ -e "$ledger_place" ] || [ -h "$ledger_place" ] || return 0
    fi
    say ledger.release "name ${ledger_place##*/}
$ledger_above
directory $(kept_entry "$ledger_place")
entry $(kept_entry "$ledger_place/release")

$(kept_text "$ledger_place/release" 64)"
}

# ledger_hidden: a directory into which we may not look is not empty.
ledger_hidden() {
    for ledger_place in "$ledger_state" "$ledger_state/releases"; do
        if [ -h "$ledger_place" ]; then
            ledger_cut='a link'
        elif [ -d "$ledger_place" ] && { [ ! -r "$ledger_place" ] || [ ! -x "$ledger_place" ]; }; then
            ledger_cut='hidden'
        fi
    done
}

# ledger_bodies DIRECTORY: each of them, byte for byte.
ledger_bodies() {
    ledger_count=0
    for ledger_body in "$1"/*; do
        [ -f "$ledger_body" ] && [ ! -h "$ledger_body" ] || continue
        ledger_count=$((ledger_count + 1))
        [ "$ledger_count" -le 32 ] || { ledger_cut=many && break; }
        ledger_text=$(kept_text "$ledger_body" 256 && printf x)
        say ledger.body "name ${ledger_body##*/}

${ledger_text%x}"
    done
}
