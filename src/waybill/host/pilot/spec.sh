# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154  # the parts are one program
# The spec: what is to be done. Every name is known and every value fits, or nothing is done.

SPEC_NAMES="transaction verb state bundle project directory files staged env-file profiles sudo docker-host client
services jobs pins supplied before-supplied seen restore sync release left reject-left renew timeout confirm-timeout
lock-wait health-url health-status health-body keep"

# spec_read FILE: its values, in spec_*. Fails for anything that is not as it should be.
spec_read() {
    for spec_name in $SPEC_NAMES; do
        spec_variable "$spec_name"
        eval "$spec_into="
    done
    spec_last=
    base_believe - "$1" || return 1
    {
        IFS= read -r spec_line && [ "$spec_line" = 'waybill spec 1' ] || return 1
        while IFS=' ' read -r spec_name spec_value; do
            [ "$spec_last" != end ] || return 1
            spec_last=$spec_name
            [ "$spec_name" != end ] || continue
            base_has "$spec_name" "$SPEC_NAMES" || return 1
            [ -z "$spec_value" ] || spec_value=$(
                base64 -d <<VALUE && printf x
$spec_value
VALUE
            ) || return 1
            spec_variable "$spec_name"
            eval "$spec_into=\${spec_value%x}"
        done
    } <"$1"
    [ "$spec_last" = end ] && spec_fits
}

# spec_variable NAME: the variable for it, in `spec_into`.
spec_variable() {
    spec_into=spec_$1
    while :; do
        case $spec_into in
        *-*) spec_into=${spec_into%%-*}_${spec_into#*-} ;;
        *) return ;;
        esac
    done
}

# spec_fits: each value is what it can be.
spec_fits() {
    case $spec_verb in deploy | rollback | mark | repair) ;; *) return 1 ;; esac
    spec_name "$spec_transaction" && spec_absolute "$spec_state" && spec_absolute "$spec_bundle" || return 1
    [ -z "$spec_release" ] || spec_name "$spec_release" || return 1
    [ -z "$spec_left" ] || spec_name "$spec_left" || return 1
    for spec_one in "${spec_lock_wait:=300}" "${spec_timeout:=120}" "${spec_confirm_timeout:=300}"; do
        base_span "$spec_one" || return 1
    done
    case ${spec_keep:=3} in *[!0-9]* | ?????*) return 1 ;; esac
    case $spec_verb in
    mark) [ -n "$spec_release" ] ;;
    deploy | rollback) spec_target ;;
    esac
}

# spec_target: what there is to be done on the target.
spec_target() {
    [ -n "$spec_release" ] && spec_absolute "$spec_directory" && [ -n "$spec_project" ] || return 1
    [ -n "$spec_services$spec_jobs" ] || return 1
    for spec_one in $spec_services $spec_jobs; do
        case $spec_one in *[!A-Za-z0-9._-]* | -*) return 1 ;; esac
        [ -n "$(spec_pin "$spec_one")" ] && [ -n "$(spec_members "$spec_one")" ] || return 1
    done
    spec_each "$spec_sync" spec_sync_fits
}

spec_sync_fits() {
    case $1:$2 in
    -:-) ;;
    *[!0-9a-f]*:* | *:*[!0-7]* | :* | *:) return 1 ;;
    *) [ ${#1} = 64 ] || return 1 ;;
    esac
    case /$3/ in
    // | *//* | */../* | */./* | *"
"*) return 1 ;;
    esac
}

# spec_each LINES FUNCTION: call it with the three words of each line; the third may hold blanks. Fails with the first.
spec_each() {
    spec_rest=$1
    while [ -n "$spec_rest" ]; do
        spec_line=${spec_rest%%"
"*}
        case $spec_rest in
        *"
"*) spec_rest=${spec_rest#*"
"} ;;
        *) spec_rest= ;;
        esac
        [ -n "$spec_line" ] || continue
        spec_after=${spec_line#* }
        "$2" "${spec_line%% *}" "${spec_after%% *}" "${spec_after#* }" || return 1
    done
}

# spec_name TEXT: the name of a transaction or a release, which becomes a part of a path.
spec_name() {
    case $1 in
    '' | *[!A-Za-z0-9-]* | -* | ????????????????????????????????????????*) return 1 ;;
    esac
}

spec_absolute() {
    case $1/ in
    */../* | */./* | *//* | *"
"*) return 1 ;;
    /?*) ;;
    *) return 1 ;;
    esac
}

# spec_of LINES SERVICE: the rest of the line that begins with the service.
spec_of() {
    printf '%s\n' "$1" | while IFS=' ' read -r spec_first spec_after; do
        if [ "$spec_first" = "$2" ]; then
            printf '%s\n' "$spec_after"
            break
        fi
    done
}

# spec_pin SERVICE: the reference that is started.
spec_pin() {
    spec_of "$spec_pins" "$1" | cut -d ' ' -f 1
}

# spec_members SERVICE: what the engine may name as its image, a word each.
spec_members() {
    spec_of "$spec_pins" "$1" | cut -d ' ' -f 2 -s | tr ',' ' '
}
