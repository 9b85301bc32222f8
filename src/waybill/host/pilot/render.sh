# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154,SC2086,SC1083  # the parts are one program; lists of names are words
# Before anything is touched: what compose would start, from the files that will stand there and with our pins.

rendered=      # the fields of a list, of the project with our pins
rendered_hash=
render_beside= # compose, which is asked beside us
render_ids=    # `reference image`: where pins and keep tags lead, asked for all at once

# render: does the project lead to the pins, in the services that it has? Else the transaction is refused.
render() {
    render_images
    for render_service in $spec_services $spec_jobs; do
        render_pin "$render_service"
    done
    spec_each "$spec_restore" render_kept ||
        render_refuse kept "$render_service" "what ran before cannot be started again: its image is not there"
    render_all
    fact rendered "hash=$rendered_hash"
}

# render_images: docker tells them in their order, or fails where one is not there: then each is asked for.
render_images() {
    render_references=$({
        for render_service in $spec_services $spec_jobs; do spec_pin "$render_service"; done
        printf '%s\n' "$spec_restore" | cut -d ' ' -f 2 -s
    } | sort -u)
    render_ids=$(engine_image $render_references) || render_ids=
    [ "$(printf '%s\n' "$render_ids" | wc -l)" = "$(printf '%s\n' "$render_references" | wc -l)" ] || render_ids=
    [ -z "$render_ids" ] || render_ids=$(printf '%s\n' "$render_references" "$render_ids" | awk '
        { line[NR] = $0 }
        END { for (i = 1; i <= NR / 2; i++) print line[i], line[i + NR / 2] }')
}

# render_image REFERENCE: the image to which it leads here, in `render_image`.
render_image() {
    render_image=$(spec_of "$render_ids" "$1")
    [ -n "$render_image" ] || render_image=$(engine_image "$1")
}

# render_all: what compose makes of the project, and the hash of it.
render_all() {
    room_find || render_refuse room '' 'there is no place in memory for the values'
    project_list || render_refuse files '' 'there is no compose file'
    room_open || render_refuse room '' 'there is no place in memory for the values'
    project_overlay || render_refuse room '' 'the project cannot be laid out as it will be'
    render_begin
    render_services
    render_project
    project_root=
    room_close
}

render_refuse() {
    [ -z "$3" ] || echo "$3"
    room_close
    failing render "$2" "$1"
    refuse render
}

# render_pin SERVICE: its pin leads to an image of ours on this engine.
render_pin() {
    render_image "$(spec_pin "$1")" || render_image=
    render_is_one_of "${render_image:--}" "$(spec_members "$1")" ||
        render_refuse image "$1" "$(spec_pin "$1") is not there, or is another image"
    pins_here="$pins_here$1 $render_image
"
}

# render_kept SERVICE PIN IMAGE: what ran before can be started again.
render_kept() {
    render_service=$1
    render_image "$2" && render_is_one_of "$render_image" "$(printf %s "$3" | tr ',' ' ')"
}

# render_is_one_of IMAGE IMAGES: not every engine writes the algorithm before it.
render_is_one_of() {
    for render_one in $2; do
        [ "${render_one#sha256:}" != "${1#sha256:}" ] || return 0
    done
    return 1
}

# render_begin: the project, beside the names of its services. What does not come whole is asked for again.
render_begin() {
    render_into=beside
    (
        trap - EXIT
        project_said=said-beside
        render_whole >"$room/reduced" && [ ! -e "$room/failed" ] && : >"$room/ready"
    ) 2>/dev/null 9>&- &
    render_beside=$!
}

# render_wait: until it has ended, also when we are told to end meanwhile.
render_wait() {
    while [ -n "$render_beside" ] && kill -0 "$render_beside" 2>/dev/null; do
        wait "$render_beside" 2>/dev/null || :
    done
    render_beside=
}

# render_whole: compose's project as it is hashed, and what is needed of it.
render_whole() {
    { project_render "$here/override.yml" --format json || echo failed >"$room/failed"; } |
        overlay_undo "$project_root" | hash_project "$room/$render_into" "$spec_services
$spec_jobs" '' | render_reduce
}

# render_services: a service that stands in our override alone would come to be, without a word.
render_services() {
    render_named=$(project_render '' --services) || {
        render_wait
        rm -f "$room/ready"
        render_blind || render_refuse compose '' ''
        project_own=
        render_named=$(project_render '' --services) || render_refuse compose '' ''
    }
    for render_service in $spec_services $spec_jobs; do
        base_has "$render_service" "$render_named" ||
            render_refuse absent "$render_service" "the project has no active service $render_service"
    done
}

# render_blind: only sudo may look there, so it is known only now that there is no env file that nobody asked for.
render_blind() {
    [ "$spec_sudo" = yes ] && [ -z "$spec_env_file" ] && [ -n "$project_own" ] &&
        grep -qi "couldn't find env file: $project_own" "$room/complaint"
}

# render_project: the images, and the hash of the rest.
render_project() {
    render_wait
    if [ -e "$room/ready" ]; then
        rendered=$(cat "$room/reduced")
    else
        rm -f "$room/failed"
        render_into=whole
        rendered=$(render_whole)
        [ ! -e "$room/failed" ] || render_refuse compose '' ''
    fi
    for render_service in $spec_services $spec_jobs; do
        render_image=$(render_field "$render_service" image)
        [ "$render_image" = "$(spec_pin "$render_service")" ] ||
            render_refuse pin "$render_service" "compose would start $render_service from another image"
    done
    rendered_hash=$(hash_done "$room/$render_into" "$spec_directory" "${project_root:+$here/files}")
    [ -n "$rendered_hash" ] || render_refuse hash '' 'this host has no program for sha256'
}

# render_field SERVICE FIELD: without its quotes.
render_field() {
    printf '%s\n' "$rendered" | awk -F '\t' -v service="$1" -v field="$2" '
        $1 == "services" && $2 == service && $3 == field { gsub(/"/, "", $4); print $4; exit }'
}

# render_count SERVICE: how many of it there are to be.
render_count() {
    printf '%s\n' "$rendered" | awk -F '\t' -v service="$1" '
        $1 == "services" && $2 == service && $3 == "scale" { scale = $4 }
        $1 == "services" && $2 == service && $3 == "deploy" && $4 == "replicas" { replicas = $5 }
        END { print replicas != "" ? replicas : scale != "" ? scale : 1 }'
}

# render_needs SERVICE...: the services that these wait for, and what for, beyond themselves.
render_needs() {
    printf '%s\n' "$rendered" | awk -F '\t' -v chosen="$*" '
        $1 == "services" && $3 == "depends_on" && $5 == "condition" { gsub(/"/, "", $6); needs[$2, $4] = $6 }
        END {
            count = split(chosen, known, " ")
            for (i = 1; i <= count; i++) met[known[i]] = 1
            for (i = 1; i <= count; i++)
                for (pair in needs) {
                    split(pair, name, SUBSEP)
                    if (name[1] != known[i] || name[2] in met) continue
                    met[name[2]] = 1
                    known[++count] = name[2]
                    print name[2], needs[pair]
                }
        }'
}

# render_reduce: of a project in JSON the fields of a list, one a line. Strings are told from what is between them by the
# quotes alone, once no quote is left inside of one.
render_reduce() {
    # shellcheck disable=SC2016  # a program of awk
    head -c 16777216 | sed 's/\\\\/\\u005c/g; s/\\"/\\u0022/g' | awk '
        function path(end, text, i) {
            for (i = 1; i <= end; i++) text = text key[i] "\t"
            return text
        }
        function wanted(field) {
            field = key[3]
            if (key[1] != "services") return 0
            if (depth == 3) return field == "image" || field == "scale"
            if (depth == 4) return field == "deploy" && key[4] == "replicas"
            return depth == 5 && field == "depends_on" && key[5] == "condition"
        }
        function value(text) { if (wanted()) print path(depth) text }
        function between(text) {
            gsub(/[ \t\r\n]/, "", text)
            while (text != "") {
                if (match(text, /^[^][{},:]+/)) {
                    value(substr(text, 1, RLENGTH))
                    text = substr(text, RLENGTH + 1)
                    continue
                }
                mark = substr(text, 1, 1)
                text = substr(text, 2)
                naming = 0
                if (mark == "{") {
                    list[++depth] = 0
                    naming = 1
                } else if (mark == "[") {
                    list[++depth] = 1
                    key[depth] = 0
                } else if (mark == "}" || mark == "]") depth--
                else if (mark == "," && list[depth]) key[depth]++
                else naming = mark == ","
            }
        }
        BEGIN { RS = "\"" }
        NR % 2 { between($0); next }
        naming { key[depth] = $0; next }
        { value("\"" $0 "\"") }'
}
