# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154,SC2086  # the parts are one program; lists of names are words
# What was seen of a release that failed, before it is taken away. The values of a container's own variables are replaced
# by their names here, on the host: they are read by no one else.

FAILED_LINES=30

# failed_keep: each container that came with this release, as they were seen last.
failed_keep() {
    mkdir -p "$here/failed" 2>/dev/null || return 0
    failed_count=0
    while read -r failed_service failed_id failed_image failed_s failed_h failed_r failed_p failed_m failed_x failed_n \
        failed_label failed_rest; do
        [ "$failed_label" = "$spec_release" ] || continue
        failed_count=$((failed_count + 1))
        failed_one >"$here/failed.tmp" 2>/dev/null && mv "$here/failed.tmp" "$here/failed/$failed_count"
    done <<FAILED
$(engine_of $spec_services $spec_jobs)
FAILED
    rm -f "$here/failed.tmp"
}

# failed_one: head, an empty line, and the end of its log.
failed_one() {
    failed_field service "$failed_service"
    failed_field container "$failed_id"
    failed_field name "$(failed_ask '{{.Name}}' | sed 's|^/||')"
    failed_field state "$(failed_ask '{{json .State}}' | failed_hide)"
    failed_field restarts "$(failed_ask '{{.RestartCount}}')"
    failed_field image "$failed_image"
    failed_field memory "$(failed_ask '{{.HostConfig.Memory}}')"
    failed_field policy "$(failed_ask '{{.HostConfig.RestartPolicy.Name}}')"
    failed_field created "$(failed_ask '{{.Created}}')"
    printf '\n'
    failed_log
}

failed_field() {
    printf '%s %s\n' "$1" "$(printf '%s' "$2" | base64 | tr -d '\n')"
}

failed_ask() {
    engine_ask inspect --type container --format "$1" "$failed_id"
}

failed_log() {
    engine_ask logs --tail "$FAILED_LINES" "$failed_id" 2>&1 | head -c 262144 | failed_hide | cut -c 1-2000 |
        tail -n "$FAILED_LINES"
}

# failed_hide: standard input, with the names of the container's variables in the place of their values. Long values
# first: one may be a part of another.
failed_hide() {
    {
        failed_ask '{{range .Config.Env}}{{println .}}{{end}}'
        printf '%s\n' "waybill-text $spec_transaction"
        cat
    } | awk -v mark="waybill-text $spec_transaction" '
        function learn(value) {
            if (length(value) < 4 || name ~ /^(PATH|HOME|HOSTNAME|LANG|TERM|PWD|USER|container)$/) return
            for (i = ++known; i > 1 && length(values[i - 1]) < length(value); i--) {
                values[i] = values[i - 1]
                names[i] = names[i - 1]
            }
            values[i] = value
            names[i] = name
        }
        function hidden(text, value, word, out, at) {
            out = ""
            while ((at = index(text, value))) {
                out = out substr(text, 1, at - 1) "[value of " word "]"
                text = substr(text, at + length(value))
            }
            return out text
        }
        !reading && $0 == mark { reading = 1; next }
        !reading && match($0, /^[A-Za-z_][A-Za-z0-9_.-]*=/) {
            name = substr($0, 1, RLENGTH - 1)
            learn(substr($0, RLENGTH + 1))
            next
        }
        !reading { learn($0); next }
        {
            line = $0
            for (one = 1; one <= known; one++) if (index(line, values[one])) line = hidden(line, values[one], names[one])
            print line
        }'
}
