# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154,SC2086  # the parts are one program; lists of names are words
# Going back to what ran before. It needs no registry and no new room, and it is held to a gate as strict as what was
# seen before.

RESTORE_PATIENCE=180 # seconds for an engine that was killed or started again
restoring=    # yes: on the way back
before_answers= # no: it did not answer as it should even before
before_lines= # `service container image state health` of what ran before

before_has() {
    case "
$before_lines" in *" $1 "*) return 0 ;; esac
    return 1
}

# before_slept CONTAINER: it was there, and did not run.
before_slept() {
    printf '%s\n' "$before_lines" | awk -v one="$1" '
        $2 == one && $4 !~ /^(running|restarting|paused)$/ { slept = 1 } END { exit !slept }'
}

# before_running SERVICE: how many of it ran.
before_running() {
    printf '%s\n' "$before_lines" | awk -v service="$1" '
        $1 == service && $4 ~ /^(running|restarting|paused)$/ { count++ } END { print count + 0 }'
}

# before_need SERVICE: as strict as what was seen.
before_need() {
    printf '%s\n' "$before_lines" | awk -v service="$1" '
        $1 == service && $4 == "running" { ran = 1; if ($5 == "healthy") healthy = 1 }
        END { print healthy ? "well" : ran ? "running" : "there" }'
}

# restore REASON: the way back, to the end of the transaction.
restore() {
    restoring=yes
    side=before
    restore_services=$(printf '%s\n' "$spec_restore" | cut -d ' ' -f 1 | tr '\n' ' ')
    note intent restore "services=$(restore_comma $restore_services)" || :
    restore_lost=
    base_until "$RESTORE_PATIENCE"
    restore_patience=$deadline
    if restore_engine; then failed_keep; fi
    files_back || restore_lose '' files
    project_list || :
    if [ -z "${restore_services% }" ]; then
        restore_clear
        restore_lose '' nothing-before
    else
        restore_try
    fi
    release_reject
    if [ -n "$restore_lost" ]; then
        restore_end degraded "$1"
    fi
    restore_end restored "$1"
}

restore_comma() {
    printf '%s' "$*" | tr ' ' ','
}

restore_end() {
    note end "$1" "reason=$2" || :
    close_up
    exit 0
}

restore_lose() {
    restore_lost=yes
    note fact lost ${1:+"service=$1"} "cause=$2" || :
}

# restore_engine: nothing comes back before the engine answers: one that was killed looks through its containers first.
restore_engine() {
    ! engine_look || return 0
    deadline=$restore_patience
    gate_service='' gate_cause=engine
    ! base_over || return 1
    note fact silent || :
    until engine_look; do
        ! base_over || return 1
        base_nap
    done
}

# restore_try: again and again, while there is time. The time counts from where the engine answers.
restore_try() {
    restore_wanted=$(restore_want)
    restore_clock
    for restore_turn in gently firmly firmly; do
        if ! engine_look; then
            restore_engine || break
            restore_clock
        fi
        if restore_once "$restore_turn" && restore_gate "$restore_turn"; then
            gate_tell restored
            return
        fi
        base_now
        [ "$now" -lt "$restore_until" ] || break
    done
    restore_lose "$gate_service" "$gate_cause"
}

# restore_clock: what is there now may take its own time to stop first.
restore_clock() {
    base_until "$spec_timeout"
    deadline=$((deadline + $(engine_stopping $restore_services) * 100))
    restore_until=$deadline
}

# restore_gate gently|firmly: it passes in time. What was left alone and does not even run after half of the time is not
# waited for any longer: composed anew it may.
restore_gate() {
    base_now
    restore_left=$((restore_until - now))
    [ "$restore_left" -ge 500 ] || restore_left=500
    if [ "$1" = gently ]; then
        ! gate_wait "$restore_wanted" "$((restore_left / 200))" || return 0
        case $gate_cause:$gate_final in starting: | unhealthy: | http:) ;; *) return 1 ;; esac
        base_now
        restore_left=$((restore_until - now))
    fi
    gate_wait "$restore_wanted" "$((restore_left / 100))"
}

# restore_want: for the gate.
restore_want() {
    spec_each "$spec_restore" restore_want_one
    printf '%s\n' "$before_lines" | awk '$4 !~ /^(running|restarting|paused)$/ { print "skip", $2 }'
}

restore_want_one() {
    restore_count=$(before_running "$1")
    [ "$restore_count" -gt 0 ] || restore_count=1
    restore_need=well # an older release takes the place of what ran
    case $before_lines in *"$1 "*" ${3%%,*} "*) restore_need=$(before_need "$1") ;; esac
    printf 'want %s %s %s %s\n' "$1" "$restore_count" "${3%%,*}" "$restore_need"
}

# restore_once gently|firmly: one attempt. A container that was not replaced yet is left alone.
restore_once() {
    gate_service='' gate_cause=engine gate_more=''
    restore_clear
    engine_look || return 1
    restore_up=
    restore_start=
    for restore_service in $restore_services; do
        if [ "$1" = gently ] && restore_whole "$restore_service"; then
            restore_start="$restore_start $restore_stopped"
        else
            restore_up="$restore_up $restore_service"
        fi
    done
    if [ -n "${restore_start# }" ]; then
        gate_cause=start
        engine_ask start $restore_start >/dev/null || return 1
    fi
    [ -z "$restore_up" ] || restore_compose $restore_up
}

# restore_compose SERVICE...: what ran before, composed anew. What an old container kept in anonymous volumes goes on from
# the container that replaced it; unless those hide files, and were made anew.
restore_compose() {
    gate_cause=up
    set -- "$@" --
    while [ "$1" != -- ]; do
        set -- "$@" --scale "$1=$(restore_scale "$1")" "$1"
        shift
    done
    shift
    restore_scales=
    restore_names=
    restore_renew=
    [ "$spec_renew" != yes ] || restore_renew=--renew-anon-volumes
    release_changed "$(restore_release)"
    while [ $# -gt 0 ]; do
        restore_scales="$restore_scales $1 $2"
        restore_names="$restore_names $3"
        shift 3
    done
    engine_halves_clear $restore_names
    project_call "$(restore_seconds)" "$here/before.yml" up --detach --no-build --no-deps --force-recreate \
        ${restore_renew:+"$restore_renew"} --remove-orphans=false $restore_scales $restore_names
}

# restore_release: whose labels they will wear.
restore_release() {
    sed -n 's/^ *"dev[.]waybill[.]release": "\([A-Za-z0-9-]*\)"$/\1/p' "$here/before.yml" | head -n 1
}

restore_scale() {
    restore_count=$(before_running "$1")
    [ "$restore_count" -gt 0 ] || restore_count=1
    printf %s "$restore_count"
}

# restore_seconds: what is left of the time, and a little in any case.
restore_seconds() {
    base_now
    restore_left=$(((restore_until - now) / 100))
    [ "$restore_left" -gt 30 ] || restore_left=30
    printf %s "$restore_left"
}

# restore_whole SERVICE: every old container of it is there, of the image that is wanted, and nothing beside them. Those
# that do not run any more, in `restore_stopped`.
restore_whole() {
    restore_stopped=
    restore_image=$(spec_of "$spec_restore" "$1" | cut -d ' ' -f 2)
    restore_there=0
    while read -r restore_one restore_id restore_is restore_state restore_rest; do
        [ -n "$restore_one" ] || continue
        ! before_slept "$restore_id" || continue
        before_has "$restore_id" && render_is_one_of "$restore_is" "$(printf %s "$restore_image" | tr ',' ' ')" ||
            return 1
        restore_there=$((restore_there + 1))
        case $restore_state in
        running | restarting) ;;
        *) restore_stopped="$restore_stopped $restore_id" ;;
        esac
    done <<WHOLE
$(engine_of "$1")
WHOLE
    [ "$restore_there" -ge "$(before_running "$1")" ] && [ "$restore_there" -gt 0 ]
}

# restore_clear: containers of ours that have no place among the old: jobs, services that did not run before, and those
# whose old container is still there, as compose leaves them when it is killed.
restore_clear() {
    restore_gone=
    restore_halves=$(engine_halves $spec_services $spec_jobs)
    while read -r restore_one restore_id restore_is restore_state restore_health restore_r restore_p restore_m restore_x \
        restore_number restore_label restore_rest; do
        [ -n "$restore_id" ] || continue
        ! before_has "$restore_id" || continue
        [ "$restore_label" = "$spec_release" ] || base_has "$restore_id" "$restore_halves" || continue
        if base_has "$restore_one" "$restore_services" && ! restore_is_doubled "$restore_one" "$restore_number"; then
            continue
        fi
        restore_gone="$restore_gone $restore_id"
    done <<CLEAR
$(engine_of $spec_services $spec_jobs)
CLEAR
    engine_remove $restore_gone || :
}

# restore_is_doubled SERVICE NUMBER: an old container of this number is still there.
restore_is_doubled() {
    while read -r restore_d restore_e restore_is restore_state restore_health restore_r restore_p restore_m restore_x \
        restore_n restore_rest; do
        [ -z "$restore_e" ] || [ "$restore_n" != "$2" ] || ! before_has "$restore_e" || return 0
    done <<DOUBLED
$(engine_of "$1")
DOUBLED
    return 1
}
