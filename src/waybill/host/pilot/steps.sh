# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154,SC2086  # the parts are one program; lists of names are words
# The way forward: what runs now, the files, the jobs, the services, the gate, and what the runner says then.

# before: what runs now, and that it is what the plan saw. Only which containers there are is compared: one that
# crashes over and over has another state at every look.
before() {
    engine_look || { failing before '' engine && refuse engine; }
    before_lines=$(engine_of $spec_services | cut -d ' ' -f 1-5)
    before_stop=$(engine_stopping $spec_services)
    while read -r before_service before_id before_image before_state before_health; do
        [ -z "$before_id" ] || fact_soon before "service=$before_service" "container=$before_id" "image=$before_image" \
            "state=$before_state" "health=$before_health"
    done <<BEFORE
$before_lines
BEFORE
    before_changed=$({
        printf '%s\n' "$before_lines" | before_short seen
        printf '%s\n' "$spec_seen" | before_short planned
    } | sort | awk '{ key = $1 " " $2 " " $3 } { which[key] = which[key] $4; name[key] = $1 }
        END { for (key in which) if (which[key] != "seen" "planned" && which[key] != "planned" "seen") print name[key] }' |
        sort -u)
    if [ -z "$before_changed" ]; then
        before_answer
        return
    fi
    for before_service in $before_changed; do
        fact changed "service=$before_service"
    done
    refuse changed
}

# before_answer: does what runs answer as the new version will have to? What did not before is not asked of it again.
before_answer() {
    before_answers=
    [ -n "$spec_health_url" ] && [ -n "$before_lines" ] || return 0
    for before_try in 1 2; do
        if gate_http; then
            fact_soon answered answer=ok
            return
        fi
        base_nap
    done
    before_answers=no
    fact_soon answered "answer=${gate_status:-none}"
}

# before_short WORD: service, container, image of the services that stay; as much of each as anybody tells.
before_short() {
    awk -v word="$1" -v services=" $(printf '%s' "$spec_services" | tr '\n' ' ') " '
        NF >= 3 && index(services, " " $1 " ") {
            sub(/^sha256:/, "", $3)
            print $1, substr($2, 1, 12), substr($3, 1, 12), word
        }'
}

# needs: what the chosen services wait for and is not there is started as it is, and waited for a little.
needs() {
    render_needs $spec_services $spec_jobs >"$here/needs" 2>/dev/null || return 0
    needs_start=
    [ -s "$here/needs" ] && engine_look || return 0
    while read -r needs_service needs_what; do
        needs_stand "$needs_service" "$needs_what" || needs_start="$needs_start $needs_service"
    done <"$here/needs"
    [ -n "$needs_start" ] || return 0
    base_until "$spec_timeout"
    needs_until=$deadline
    project_call "$((spec_seconds + 10))" "$here/override.yml" up --detach --no-build --no-deps --no-recreate \
        --remove-orphans=false $needs_start || echo "these services could not be started:$needs_start"
    deadline=$needs_until
    until needs_met || base_over || base_against; do
        base_nap
    done
}

# needs_stand SERVICE CONDITION: is it as it has to be?
needs_stand() {
    engine_of "$1" | awk -v what="$2" '
        what == "service_completed_successfully" && $4 == "exited" && $9 == 0 { stands = 1 }
        what == "service_completed_successfully" && $4 == "running" { stands = 1 }
        what == "service_healthy" && $4 == "running" { stands = 1 }
        what == "service_started" && ($4 == "running" || $4 == "restarting") { stands = 1 }
        END { exit !stands }'
}

needs_met() {
    engine_look || return 1
    while read -r needs_service needs_what; do
        case " $needs_start " in *" $needs_service "*) ;; *) continue ;; esac
        engine_of "$needs_service" | awk -v what="$needs_what" '
            $4 == "running" && what == "service_started" { met = 1 }
            $4 == "running" && what == "service_healthy" && ($5 == "healthy" || $5 == "none") { met = 1 }
            $4 == "exited" && what == "service_completed_successfully" { met = 1 }
            END { exit !met }' || return 1
    done <"$here/needs"
}

# up SECONDS SERVICE...: compose replaces them. What it has to say is in the log.
up() {
    up_seconds=$1
    shift
    engine_halves_clear "$@"
    project_call "$up_seconds" "$here/override.yml" up --detach --no-build --no-deps --force-recreate \
        ${up_renew:+"$up_renew"} --remove-orphans=false "$@"
}

# work: the jobs, which run once, while the old version serves. Each is judged by how it ends.
work() {
    for job in $spec_jobs; do
        ! base_against || fall job "$job" "$said" "$said"
        intend job "service=$job"
        base_until "$spec_timeout"
        job_until=$deadline
        up "$((spec_seconds + 30))" "$job"
        job_code=$?
        if [ "$job_code" != 0 ]; then
            fact job "service=$job" "code=$job_code"
            fall job "$job" up job "code=$job_code"
        fi
        job_wait || fall job "$job" "$job_cause" job
        job_tell
        fact job "service=$job" "code=$job_code"
        [ "$job_code" = 0 ] || fall job "$job" exit job "code=$job_code"
    done
}

# job_wait: until it has ended: its code in `job_code`.
job_wait() {
    deadline=$job_until
    while :; do
        if engine_look; then
            read -r job_name job_id job_image job_state job_health job_restarts job_policy job_max job_code job_rest <<JOB
$(engine_of "$job")
JOB
            job_ended && return
        fi
        if base_against; then job_cause=$said && return 1; fi
        if base_over; then job_cause=timeout && return 1; fi
        base_nap
    done
}

# job_ended: it has, and will not be started again.
job_ended() {
    case $job_state in
    dead) return 0 ;;
    exited) ;;
    *) [ "${job_restarts:-0}" -ge 8 ] && job_code=1 && return 0 || return 1 ;;
    esac
    case $job_policy in
    no) return 0 ;;
    on-failure) [ "$job_code" = 0 ] || { [ "$job_max" -gt 0 ] && [ "$job_restarts" -ge "$job_max" ]; } ;;
    *) return 0 ;;
    esac
}

# job_tell: the end of what it printed, into the log.
job_tell() {
    failed_id=$job_id
    failed_log
}

# switch: the services that stay.
switch() {
    [ -n "$spec_services" ] || return 0
    ! base_against || fall up '' "$said" "$said"
    intend up "services=$(restore_comma $spec_services)"
    up "$((spec_seconds + before_stop + 30))" $spec_services
    up_code=$?
    fact up "code=$up_code"
    case $up_code in
    0) ;;
    124 | 137 | 143) fall up '' timeout up "code=$up_code" ;; # compose waits for one chosen service before it starts another
    *) fall up '' up up "code=$up_code" ;;
    esac
}

# fall AT SERVICE CAUSE REASON NAME=VALUE...: it failed; back to what ran before.
fall() {
    fall_reason=$4
    fall_at=$1 fall_service=$2 fall_cause=$3
    shift 4
    failing "$fall_at" "$fall_service" "$fall_cause" "$@"
    if [ -n "$touched" ]; then
        restore "$fall_reason"
    else
        refuse "$fall_reason"
    fi
}

# gate: the new release has to pass it in time.
gate() {
    gate_wait "$(gate_new)" "$spec_timeout" && return
    gate_reason=gate
    case $gate_cause in abort | revert) gate_reason=$gate_cause ;; esac
    fall gate "$gate_service" "$gate_cause" "$gate_reason" $gate_more
}

# settle: it serves. The release is kept, and the runner has its say.
settle() {
    gate_tell gate
    settle_passed=$gate_passed
    release_keep "$here/release" "$spec_release" settled "$here/files" '' || fall write '' release write
    base_now
    fact settled "uptime=$((now / 100)).$(printf %02d $((now % 100)))"
    base_until "$spec_confirm_timeout"
    until base_heard || base_over; do
        base_nap "$nap_short"
    done
    note fact word "said=${said:-none}" || :
    case $said in
    confirm) confirmed ;;
    revert | abort) fall settled '' "$said" "$said" ;;
    *) unheard ;;
    esac
}

# confirmed: the runner has proved it.
confirmed() {
    release_mark "$spec_release" verified || release_mark "$spec_release" verified || end_with settled reason=write
    [ "$spec_reject_left" != yes ] || [ -z "$spec_left" ] || release_mark "$spec_left" rejected || :
    note end delivered || :
    release_prune
    close_up
    exit 0
}

# unheard: nobody said anything. It serves on if it still does, by the same containers and without another crash.
unheard() {
    if gate_look "$(gate_new)" && [ "$gate_passed" = "$settle_passed" ]; then
        end_with settled reason=none
    fi
    [ -n "$gate_service$gate_more" ] || gate_cause=changed
    fall settled "$gate_service" "$gate_cause" settled $gate_more
}

end_with() {
    note end "$@" || :
    close_up
    exit 0
}
