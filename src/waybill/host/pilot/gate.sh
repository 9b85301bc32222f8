# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154,SC2086  # the parts are one program; lists of names are words
# The gate: identity first, then whether it works. It is looked at until it passes, or time is up, or nothing more can
# change.

pins_here=    # `service image`: what each pin leads to on this engine
gate_passed=  # `service container image health restarts` of those that passed
gate_service= # the first that does not pass, and why
gate_cause=
gate_final=   # yes: it will not change any more
gate_more=    # more about the cause

# gate_new: what each chosen service is to be.
gate_new() {
    for gate_one in $spec_services; do
        printf 'want %s %s %s healthy\n' "$gate_one" "$(render_count "$gate_one")" "$(spec_of "$pins_here" "$gate_one")"
    done
    printf '%s\n' "$before_lines" | sed 's/^/old /'
}

# gate_wait WANTED SECONDS: wait until it passes.
gate_wait() {
    base_until "$2"
    gate_first='' gate_looks=0
    while :; do
        if gate_look "$1"; then
            gate_stands && return
        else
            gate_first=
        fi
        [ -z "$gate_final" ] || return 1
        [ -n "$restoring" ] || ! base_against || { gate_cause=$said && return 1; }
        ! base_over || return 1
        gate_looks=$((gate_looks + 1)) # most are healthy soon, and are not to wait for us
        if [ "$gate_looks" -le 10 ]; then base_nap "$nap_short"; else base_nap; fi
    done
}

# gate_stands: what says nothing of its own health is looked at twice: a program that ends at once, over and over, runs
# in most of the moments.
gate_stands() {
    if [ -n "$spec_health_url" ] || ! printf '%s\n' "$gate_passed" | grep -q ' none [0-9]*$'; then
        return 0
    fi
    [ "$gate_first" != "$gate_passed" ] || return 0
    gate_first=$gate_passed
    gate_cause=restarting
    sleep 1
    return 1
}

# gate_look WANTED: does it pass now?
gate_look() {
    gate_passed='' gate_service='' gate_final='' gate_more=''
    gate_cause=engine
    engine_look || return 1
    gate_told=$({ printf '%s\n' "$1" && printf '%s\n' "$engine_lines"; } | gate_judge "$spec_release")
    case $gate_told in
    fail\ *)
        read -r gate_rest gate_service gate_cause gate_final gate_container <<GATE
$gate_told
GATE
        [ "$gate_final" = yes ] || gate_final=
        gate_more=${gate_container:+"container=$gate_container"}
        return 1
        ;;
    esac
    gate_passed=$gate_told
    [ -z "$restoring" ] || [ "$before_answers" != no ] || return 0
    gate_cause=http
    gate_http
}

# gate_judge RELEASE: `want SERVICE COUNT IMAGE NEED`, `old ...`, `skip CONTAINER`, and containers as they were seen; what
# passed, or `fail SERVICE CAUSE yes|- CONTAINER` of the first that does not. The need is `healthy` for what is new; for
# what is old it is `well`, `running` or `there`, and nobody asks it for its release.
gate_judge() {
    awk -v release="$1" '
        function plain(image) { sub(/^sha256:/, "", image); return image }
        function fail(service, cause, final, container) {
            if (service in failed) return
            failed[service] = "fail " service " " cause " " (final ? "yes" : "-") " " container
        }
        function ended(policy, maximum, code, restarts) {
            if (policy == "no") return 1
            if (policy != "on-failure") return 0
            return code == 0 || maximum > 0 && restarts >= maximum
        }
        $1 == "want" { order[++wanted] = $2; count[$2] = $3; image[$2] = $4; need[$2] = $5; next }
        $1 == "old" { if ($3) before[$3] = 1; next }
        $1 == "skip" { if ($2) skipped[$2] = 1; next }
        !($1 in count) || $2 in skipped { next }
        {
            service = $1; container = $2; state = $4; health = $5; restarts = $6
            have[service]++
            passed[service] = passed[service] service " " container " " $3 " " health " " restarts "\n"
            if (plain($3) != plain(image[service])) fail(service, "image", 1, container)
            else if (need[service] == "healthy" && (container in before || $11 != release)) fail(service, "stale", 1, container)
            if (need[service] == "there") next
            if (state == "exited") fail(service, "exited", ended($7, $8, $9, restarts), container)
            else if (state != "running") fail(service, state, state == "dead" || state == "created" || restarts >= 8, container)
            else if (restarts >= 8 && need[service] == "healthy") fail(service, "restarting", 1, container)
            else if (need[service] != "running" && health != "none" && health != "healthy") fail(service, health, 0, container)
        }
        END {
            for (i = 1; i <= wanted; i++) {
                service = order[i]
                if (have[service] + 0 < count[service]) fail(service, "missing", 0, "")
                if (need[service] == "healthy" && have[service] + 0 > count[service]) fail(service, "too-many", 0, "")
                if (service in failed) {
                    print failed[service]
                    exit
                }
            }
            for (i = 1; i <= wanted; i++) printf "%s", passed[order[i]]
        }'
}

# gate_http: does the application answer as it should? Where it is not for the host to ask, it does. Redirects at the same
# host are followed, as in the look from outside, which also judges where they end.
gate_http() {
    [ -n "$spec_health_url" ] || return 0
    ask_tool=$(ask_tool)
    [ -n "$ask_tool" ] || return 0
    gate_url=$spec_health_url
    gate_ask
    for gate_hop in 1 2 3 4 5; do
        gate_status_fits && break
        gate_location || break
        gate_ask
    done
    gate_more="status=${gate_status:-none}"
    [ -n "$gate_led" ] || [ "$gate_url" = "$spec_health_url" ] || gate_led=$gate_url
    [ -z "$gate_led" ] || gate_more="$gate_more location=$(base_plain "${gate_led%%[?#]*}")"
    gate_status_fits || return 1
    [ -n "$spec_health_body" ] || return 0
    gate_more="$gate_more body=other"
    case $ask_tool in
    curl | python) gate_answer=${gate_answer#*"

"} ;;
    *) gate_answer=$(printf '%s\n' "$gate_answer" | sed '/^ *HTTP\//d; /^  [A-Za-z0-9-]*: /d') ;;
    esac
    case $gate_answer in *"$spec_health_body"*) ;; *) return 1 ;; esac
}

# gate_ask: the answer at `gate_url`, its status, and where it leads.
gate_ask() {
    ask_url=$gate_url
    ask_literal=$ask_url
    ask_connect=
    ask_host=${ask_url#*://}
    ask_host=${ask_host%%[/?#]*}
    ask_host=${ask_host##*@}
    ask_seconds=5
    ask_cap=65536
    gate_answer=$("ask_by_$ask_tool" 2>&1 </dev/null 9>&- | head -c "$ask_cap" | tr -d '\000\r')
    # Of a wget that follows by itself the last head counts; else the first that is no word on the way (1xx).
    gate_heads=$(printf '%s\n' "$gate_answer" | sed -n 's/^ *HTTP\/[0-9.]* \([2-5][0-9][0-9]\).*/\1/p')
    case $ask_tool in
    busybox) gate_status=${gate_heads##*"
"} ;;
    *) gate_status=${gate_heads%%"
"*} ;;
    esac
    gate_led=
    case $gate_status in
    301 | 302 | 303 | 307 | 308)
        gate_led=$(printf '%s\n' "$gate_answer" | sed -n 's/^ *[Ll]ocation: *\([^ ]*\) *$/\1/p' | head -n 1)
        gate_whole
        ;;
    esac
}

# gate_whole: where it leads, as a whole address.
gate_whole() {
    case $gate_led in
    '' | http://* | https://*) ;;
    //*) gate_led=${gate_url%%://*}:$gate_led ;;
    /*) gate_led=${gate_url%%://*}://$ask_host$gate_led ;;
    *)
        gate_base=${gate_url%%[?#]*}
        case ${gate_base#*://} in */*) gate_base=${gate_base%/*} ;; esac
        gate_led=$gate_base/$gate_led
        ;;
    esac
}

# gate_location: whether the answer leads on at the same host, whatever the port: then to there, in `gate_url`.
gate_location() {
    [ -n "$gate_led" ] || return 1
    gate_there=${gate_led#*://}
    gate_there=${gate_there%%[/?#]*}
    gate_there=${gate_there##*@}
    [ "$(gate_bare "$gate_there")" = "$(gate_bare "$ask_host")" ] || return 1
    gate_url=$gate_led
}

# gate_bare HOST: without its port, in small letters.
gate_bare() {
    case $1 in
    *]:*) printf %s "${1%:*}" ;;
    *]) printf %s "$1" ;;
    *) printf %s "${1%%:*}" ;;
    esac | tr '[:upper:]' '[:lower:]'
}

gate_status_fits() {
    for gate_one in ${spec_health_status:-2xx}; do
        case $gate_one:$gate_status in
        "$gate_status:$gate_status") return 0 ;;
        [0-9]xx:"${gate_one%xx}"[0-9][0-9]) return 0 ;;
        esac
    done
    return 1
}

# gate_tell STEP: each container that passed. What is kept of the release says the same.
gate_tell() {
    case $1 in gate) gate_note=fact_soon ;; *) gate_note=fact ;; esac
    while read -r gate_one gate_container gate_image gate_health gate_rest; do
        [ -z "$gate_one" ] || "$gate_note" "$1" "service=$gate_one" "container=$gate_container" "image=$gate_image" \
            "health=$gate_health"
    done <<GATE
$gate_passed
GATE
}
