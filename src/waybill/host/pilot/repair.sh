# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154,SC2086  # the parts are one program; lists of names are words
# A transaction whose pilot is dead is brought to its end before anything else. Its journal says what it was, what to go
# back to and what may have been touched; what is so is seen anew. The secret values are those of our own run.

# repair: whatever stands in `open`.
repair() {
    repair_open=$spec_state/open
    [ -e "$repair_open" ] || [ -h "$repair_open" ] || return 0
    base_believe d "$repair_open" || repair_stop
    if [ ! -e "$repair_open/journal" ]; then
        rm -rf "$repair_open" # it had not begun
        return
    fi
    repair_of=$(repair_begun) || repair_stop
    (repair_end)
    [ ! -e "$repair_open" ] || repair_stop
    repair_last=$(tail -n 1 "$spec_state/ended/$repair_of/journal" 2>/dev/null)
    repair_last=${repair_last#* end }
    fact repaired "transaction=$repair_of" "outcome=${repair_last%% *}"
}

repair_stop() {
    refuse repair
}

# repair_begun: the transaction that its journal names.
repair_begun() {
    base_believe - "$repair_open/journal" && repair_name=$(sed -n \
        's/^1 fact begin transaction=\([0-9A-Za-z-]*\) .*/\1/p' "$repair_open/journal") && spec_name "$repair_name" &&
        printf %s "$repair_name"
}

# repair_end: in a shell of its own, so that nothing of the other transaction stays with us.
repair_end() {
    trap '' HUP INT PIPE
    trap 'stopped=yes' TERM
    trap 'room_close' EXIT
    repairing=yes
    here=$repair_open
    { true >>"$here/log"; } 2>/dev/null && exec >>"$here/log" 2>&1 # its words belong to what it ends
    journal=$(cat "$here/journal" && printf x) || exit 1
    journal=${journal%x}
    journal_soon=
    journal_count=$(($(printf '%s' "$journal" | wc -l) - 1))
    repair_state=$spec_state
    spec_read "$here/spec" && [ "$spec_state" = "$repair_state" ] || exit 1
    case $journal in
    *"
$journal_count end "*) close_up && exit 0 ;;
    esac
    engine_ways
    room_find || exit 1
    repair_known
    echo "repairing $spec_transaction"
    engine_strays
    if [ -z "$touched" ]; then
        refuse killed
    elif [ -z "$repair_left" ] && base_against; then
        repair_against
    elif [ -n "$repair_settled" ] && [ -z "$repair_left" ]; then
        repair_settled
    fi
    failing "$repair_at" '' killed
    restore killed
}

# repair_known: what the journal says of what was done.
repair_known() {
    before_lines=$(printf '%s' "$journal" | sed -n \
        's/^[0-9]* fact before service=\([^ ]*\) container=\([^ ]*\) image=\([^ ]*\) state=\([^ ]*\) health=\([^ ]*\)$/\1 \2 \3 \4 \5/p')
    before_answers=
    case $journal in
    *' fact answered answer=ok
'*) ;;
    *' fact answered '*) before_answers=no ;;
    esac
    rendered_hash=$(printf '%s' "$journal" | sed -n 's/^[0-9]* fact rendered hash=//p' | tail -n 1)
    repair_at=$(printf '%s' "$journal" | sed -n 's/^[0-9]* intent \([a-z]*\).*/\1/p' | tail -n 1)
    repair_settled='' repair_left='' failed_at='' restoring='' said='' stopped=''
    case $journal in *' fact failed '*) failed_at=known ;; esac
    case $journal in *' intent '*) touched=yes ;; *) touched= ;; esac
    case $journal in *' intent swap
'*) files_swapped=yes ;; *) files_swapped= ;; esac
    case $journal in *' fact settled '*) repair_settled=yes repair_at=settled ;; esac
    case $journal in *' intent restore '* | *' fact word said=revert
'* | *' fact word said=abort
'*) repair_left=yes ;; esac
}

# repair_against: the runner has said that it is not wanted, and the dead one did not come to hear that.
repair_against() {
    note fact word "said=$said" || :
    failing "$repair_at" '' "$said"
    restore "$said"
}

# repair_settled: it had passed its gate. Where it still does, it stays.
repair_settled() {
    placed=yes
    side=new
    project_list || return 0
    for repair_service in $spec_services; do
        repair_image=$(engine_image "$(spec_pin "$repair_service")") || return 0
        pins_here="$pins_here$repair_service $repair_image
"
    done
    room_open && rendered=$(project_render "$here/override.yml" --format json | render_reduce)
    room_close
    gate_wait "$(gate_new)" "$spec_timeout" || return 0
    case $journal in
    *' fact word said=confirm
'*) confirmed ;;
    esac
    end_with settled reason=killed
}
