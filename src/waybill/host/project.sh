# shellcheck shell=sh
# shellcheck disable=SC2154,SC1083  # what look_compose left, and what is given; braces of compose's variables
# look_project: what would compose start? Compose itself renders the project; nothing is started, fetched or kept.
# Runs after look_compose. Given beside its words: compose_profiles (one a line), compose_project, compose_values (the
# text of an env file), for variables in images compose_tag, compose_digest, compose_reference, and for what counts as
# chosen compose_services (one a line), else compose_repository. With compose_staged compose is shown the project's
# directory as it will be.
#
# A rendered project holds the environment of its services. That never leaves the host: what compose writes goes at
# once through project_reduce, which keeps the fields of a list and nothing else.

look_project() {
    [ "${compose_ready:-}" = yes ] || return 0
    # In a shell of its own, with its own traps. It hands back how many records there are now.
    { number=$(project_look 3>&3 && printf '%s' "$number"); } 3>&1
}

project_look() {
    project_private=
    trap 'project_forget' EXIT
    trap 'exit 1' HUP INT TERM PIPE
    if ! has awk || ! has sed || ! has mktemp; then
        project_say trouble tools
    elif project_room; then
        project_raw
        case $project_code in
        2 | 124 | 137 | 141 | 143 | 152 | 153 | 255) project_failed ;; # it took too much of the host, and would again
        *)
            project_enable
            project_origins
            project_render
            project_paths
            ;;
        esac
    else
        project_say trouble room
    fi
    project_forget
}

project_say() {
    say "project.$1" "$2" >&3
}

project_forget() {
    [ -z "$project_private" ] || rm -rf "$project_private"
    project_private=
}

# project_room: a place for the values that compose is given: in memory, for us alone. One of an earlier look that was
# killed is swept. A snap sees no other place in memory than its own.
project_room() {
    for project_place in ${compose_snap:+"${XDG_RUNTIME_DIR:-/run/user}/snap.docker" "${HOME:-/nonexistent}"} \
        "${XDG_RUNTIME_DIR:-/nonexistent}" /dev/shm "/run/user/$(id -u)" /run /tmp; do
        [ -d "$project_place" ] && [ -w "$project_place" ] || continue
        case $compose_snap$(stat -f -c %T "$project_place") in
        snap* | tmpfs | ramfs) ;;
        *) continue ;;
        esac
        for project_left in "$project_place"/waybill-compose.*; do
            project_process=${project_left##*/waybill-compose.}
            kill -0 "${project_process%%.*}" || rm -rf "$project_left"
        done
        project_private=$(mktemp -d "$project_place/waybill-compose.$$.XXXXXX") && break
    done 2>/dev/null
    [ -n "$project_private" ] || return 1
    # To include a project from elsewhere is to fetch it and to keep it here.
    project_add "${compose_values:-}"
    project_add COMPOSE_EXPERIMENTAL_GIT_REMOTE=false
    project_add COMPOSE_EXPERIMENTAL_OCI_REMOTE=false
    unset compose_values
    project_root=
    if [ -n "${compose_staged:-}" ] && [ -r "$compose_directory" ]; then
        project_root=$project_private/root
        (umask 077 && overlay_project "$project_root" "$compose_directory" "$compose_staged")
    fi
}

project_add() {
    (umask 077 && printf '%s\n' "$1" >>"$project_private/env")
}

# project_ask WORDS FILE: ask compose about this project; what it prints is reduced into the file. It is waited for in a
# way that lets the end of the session be heard meanwhile.
project_ask() {
    echo none >"$project_private/code"
    project_asked "$1" "$project_private/$2" &
    wait "$!"
    project_code=$(cat "$project_private/code")
    overlay_undo "$project_root" <"$project_private/said" >"$project_private/error"
    # Where only sudo may look, it is now known whether there is an env file that was not asked for.
    if [ "$project_code" != 0 ] && [ -z "${compose_env_file:-}" ] && [ -n "$compose_own" ] &&
        grep -qi "couldn't find env file: $compose_own" "$project_private/error"; then
        compose_own=
        project_ask "$@"
    fi
}

project_asked() {
    project_words=$1
    project_into=$2
    cd "$project_root$compose_directory" 2>/dev/null || : # from here compose looks for what an env file names
    set -f
    IFS='
'
    set --
    for project_name in ${compose_files:-}; do set -- "$@" --file "$project_root$(compose_path "$project_name")"; done
    for project_name in ${compose_profiles:-}; do set -- "$@" --profile "$project_name"; done
    unset IFS
    [ -z "$compose_own" ] || set -- "$@" --env-file "$project_root$compose_own"
    [ -z "${compose_project:-}" ] || set -- "$@" --project-name "$compose_project"
    # shellcheck disable=SC2086  # words of our own
    {
        compose_docker 12 compose --project-directory "$project_root$compose_directory" "$@" \
            --env-file "$project_private/env" $project_words 2>"$project_private/said"
        echo "$?" >"$project_private/code"
    } | overlay_undo "$project_root" | project_hashed | project_reduce >"$project_into"
}

# project_hashed: what is rendered is hashed as it passes by.
project_hashed() {
    case $project_words in
    *--no-interpolate*) cat ;;
    *) hash_project "$project_private/whole" "${compose_services:-}" "${compose_repository:-}" ;;
    esac
}

# project_reduce: of a project in JSON the fields of a list, one a line: `services<TAB>app<TAB>image<TAB>"..."`. Strings
# are told from what is between them by the quotes alone, once no quote is left inside of one.
project_reduce() {
    # shellcheck disable=SC2016  # a program of awk
    head -c 16777216 | sed 's/\\\\/\\u005c/g; s/\\"/\\u0022/g' | awk '
        function path(end, text, i) {
            for (i = 1; i <= end; i++) text = text key[i] "\t"
            return text
        }
        function wanted(field) {
            if (depth == 1) return key[1] == "name"
            field = key[3]
            if (key[1] ~ /^(networks|volumes)$/) return depth == 3 && field ~ /^(external|name)$/
            if (key[1] ~ /^(configs|secrets)$/) return depth == 3 && field == "file"
            if (key[1] != "services") return 0
            if (depth == 3 && field ~ /^(image|pull_policy|container_name|scale|env_file)$/) return 1
            if (depth == 3) return field ~ /^(privileged|network_mode|pid|ipc|userns_mode|restart|platform)$/
            if (depth == 4 && field == "deploy") return key[4] == "replicas"
            if (depth == 4 && field == "healthcheck") return key[4] == "disable"
            if (depth == 4 && field == "labels") return key[4] == "dev.waybill.job"
            if (depth == 4) return field ~ /^(profiles|ports|env_file|volumes|cap_add|networks)$/
            if (depth == 5 && field == "depends_on") return key[5] == "condition"
            if (depth == 5 && field ~ /^(configs|secrets)$/) return key[5] == "source"
            if (depth == 5 && field == "ports") return key[5] ~ /^(published|target|host_ip|protocol)$/
            if (depth == 5 && field == "volumes") return key[5] ~ /^(type|source|target)$/
            if (depth == 5 && field == "env_file") return key[5] ~ /^(path|required)$/
            return depth == 6 && field == "volumes" && key[5] == "bind" && key[6] == "create_host_path"
        }
        function value(text) {
            if (wanted()) print path(depth) text
            else if (depth == 5 && key[3] == "healthcheck" && text == "\"NONE\"") print path(3) "\"none\""
            while ((at = index(text, "$"))) {
                text = substr(text, at + 1)
                if (substr(text, 1, 1) == "$") text = substr(text, 2)
                else if (match(text, /^[{][A-Za-z_][A-Za-z0-9_]*:?[?]/)) {
                    name = substr(text, 2, RLENGTH - 2)
                    name = sub(/:$/, "", name) ? name "\tfilled" : name "\tset"
                    if (!(name in told)) print "required\t" name
                    told[name] = 1
                }
            }
        }
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
                    if (key[1] == "services" && (depth == 2 || depth == 3 && key[3] ~ /^(build|healthcheck)$/ ||
                        depth == 4 && key[3] == "networks")) print path(depth) "{}"
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

# project_send NAME: what was reduced.
project_send() {
    if [ "$(wc -c <"$project_private/$1")" -gt 1048576 ]; then
        project_say trouble size
    else
        project_say "$1" "$(cat "$project_private/$1")"
    fi
}

# project_raw: the project as it is written, with its variables. Older versions cannot always say it; then what stands
# behind `image:` in the files has to do.
project_raw() {
    project_ask 'config --no-interpolate --format json' raw
    project_say raw-code "$project_code"
    if [ "$project_code" = 0 ]; then
        project_hidden
        project_send raw
        awk -F '\t' '$1 == "services" && $3 == "image" { gsub(/"/, "", $4); print $4 }' "$project_private/raw" \
            >"$project_private/images"
    else
        : >"$project_private/raw"
        printf '%s\n' "$compose_list" | while read -r _ project_name; do
            sed -n 's/^[[:blank:]-]*image[[:blank:]]*:[[:blank:]]*//p' \
                "$(compose_real "$(compose_path "$project_name")")" 2>/dev/null
        done | tr -d '\r"'"'" | sed 's/[[:blank:]].*//' >"$project_private/images"
        project_send images
    fi
}

# project_hidden: older versions leave out what is in no active profile, also where a deploy will start just that.
project_hidden() {
    project_unseen=$(printf '%s\n' "${compose_services:-}" | while IFS= read -r project_service; do
        awk -F '\t' -v service="$project_service" '$1 == "services" && $2 == service { found = 1; exit }
            END { exit !found }' "$project_private/raw" || printf '%s' "$project_service"
    done)
    [ -n "$project_unseen" ] || return 0
    project_profiles=${compose_profiles:-}
    compose_profiles='*'
    project_ask 'config --no-interpolate --format json' all
    compose_profiles=$project_profiles
    [ "$project_code" != 0 ] || mv "$project_private/all" "$project_private/raw"
    project_code=0
}

# project_enable: a chosen service is started whatever profile it is in, so it is to be seen and hashed too.
project_enable() {
    project_active=${compose_profiles:-$(compose_setting COMPOSE_PROFILES | tr ',' '\n' | sed 's/[[:blank:]]//g')}
    project_more=$(awk -F '\t' -v names=" $(printf '%s' "${compose_services:-}" | tr '\n' ' ') " \
        -v active=" $(printf '%s' "$project_active" | tr '\n' ' ') " '
        $1 == "services" && $3 == "profiles" && index(names, " " $2 " ") {
            gsub(/"/, "", $5)
            if (!($2 in first)) first[$2] = $5
            if (index(active, " " $5 " ") || index(active, " * ")) on[$2] = 1
        }
        END { for (one in first) if (!(one in on)) print first[one] }' "$project_private/raw" | sort -u)
    [ -n "$project_more" ] || return 0
    compose_profiles=$(printf '%s\n' "$project_active" "$project_more" | sed '/^$/d')
    project_say profiles "$compose_profiles"
}

# project_origins: where a variable of an image, or a required one, has its value from. Never the value. A value of the
# login's environment would win over every file, so it is taken away when compose runs.
project_origins() {
    project_wanted=" $({
        # shellcheck disable=SC2016  # a variable of compose's
        sed 's/[$][$]//g' "$project_private/images" | tr '$' '\n' |
            sed -n '/^{\{0,1\}[A-Za-z_]/s/^{\{0,1\}\([A-Za-z0-9_]*\).*/\1/p'
        awk -F '\t' '$1 == "required" { print $2 }' "$project_private/raw"
    } | sort -u | tr '\n' ' ')"
    project_exported=$(awk -v wanted="$project_wanted" 'BEGIN {
        for (name in ENVIRON) if (index(wanted, " " name " ")) print name }' |
        grep -vE '^(PATH|HOME|PWD|IFS|UID|EUID|PPID|SHELLOPTS|BASH.*)$')
    project_say exported "$project_exported"
    compose_names="$compose_names $project_exported"
    project_file=$(compose_real "$compose_own")
    [ -r "$project_file" ] || return 0
    project_say origins "$(awk -v wanted="$project_wanted" '{
        line = $0
        sub(/^[ \t]*(export[ \t]+)?/, "", line)
        if (!match(line, /^[A-Za-z_][A-Za-z0-9_]*[ \t]*[=:]/)) next
        name = substr(line, 1, RLENGTH - 1)
        sub(/[ \t]+$/, "", name)
        if (!index(wanted, " " name " ")) next
        line = substr(line, length(name) + 1)
        sub(/^[ \t]*[=:][ \t]*(#.*)?/, "", line)
        gsub(/[ \t\r"'"'"']/, "", line)
        found[name] = (line == "" ? "blank" : "set") " " NR
    } END { for (name in found) print name, found[name] }' "$project_file")"
}

# project_render: the project as it would run. A required variable that stands in an image gets the release's.
project_render() {
    project_given=
    project_foresee
    while :; do
        project_ask 'config --format json' config
        [ "$project_code" != 0 ] || break
        project_name=$(project_lacking | head -n 1)
        case "
$project_given" in *"
$project_name "*) break ;; esac
        project_give "$project_name" || break
    done
    project_say given "$project_given"
    if [ "$project_code" = 0 ]; then
        project_say code 0
        project_send config
        project_say chosen "$(cat "$project_private/whole.chosen")"
        project_say hash "$(hash_done "$project_private/whole" "$compose_directory" "${compose_staged:-}")"
    else
        : >"$project_private/config"
        project_failed
    fi
}

# project_give NAME: the release's word for it. Fails where there is none.
project_give() {
    [ "$(printf '%s' "$project_given" | wc -l)" -lt 16 ] || return 1
    project_kind=$(project_for "$1")
    case $project_kind in
    tag) project_value=${compose_tag:-} ;;
    digest) project_value=${compose_digest:-} ;;
    hex) project_value=${compose_digest#sha256:} ;;
    reference) project_value=${compose_reference:-} ;;
    *) project_value= ;;
    esac
    [ -n "$project_value" ] || return 1
    project_given="$project_given$1 $project_kind
"
    project_add "$1=$project_value"
}

# project_foresee: what is required in an image, and stands in no file that compose is given, it would miss.
project_foresee() {
    project_file=$(compose_real "$compose_own")
    [ -z "$compose_own" ] || [ -r "$project_file" ] || return 0
    project_lines=$(awk -F '\t' '$1 == "required" { print $2 }' "$project_private/raw")
    for project_name in $project_lines; do
        cat "$project_private/env" ${compose_own:+"$project_file"} 2>/dev/null |
            sed 's/^[[:blank:]]*//; s/^export[[:blank:]]*//; s/[[:blank:]=:].*//' | grep -qx "$project_name" ||
            project_give "$project_name" || :
    done
}

project_failed() {
    project_say code "$project_code"
    project_say error "$(head -c 8000 "$project_private/error")"
}

# project_lacking: the variable without which it cannot be rendered: a required one, or one that is a whole image.
project_lacking() {
    sed -n 's/.*required variable \([A-Za-z_][A-Za-z0-9_]*\) is missing a value.*/\1/p' "$project_private/error"
    sed -n 's/.*service "\([A-Za-z0-9._-]*\)" has neither an image.*/\1/p' "$project_private/error" |
        while read -r project_service; do
            awk -F '\t' -v service="$project_service" '$2 == service && $3 == "image" { print $4 }' \
                "$project_private/raw" | sed -n 's/^"[$]{\([A-Za-z_][A-Za-z0-9_]*\)[^$]*}"$/\1/p'
        done
}

# project_for NAME: which of its words a deploy would give a variable of that name, by its place in an image.
project_for() {
    project_mark="\${$1"
    while IFS= read -r project_image; do
        case $project_image in
        *@sha256:"$project_mark"[:?}]*) echo hex && return ;;
        *@"$project_mark"[:?}]*) echo digest && return ;;
        *:"$project_mark"[:?}]*) echo tag && return ;;
        "$project_mark"[:?}]*) echo reference && return ;;
        esac
    done <"$project_private/images"
}

# project_paths: which env files, bind sources, and files of configs and secrets are not there?
project_paths() {
    project_lines=$(awk -F '\t' '
        function plain(text) { return substr(text, 2, length(text) - 2) }
        { one = $2 FS $4 }
        $NF ~ /[\\$]/ { next }
        FILENAME ~ /config$/ && $1 ~ /^(configs|secrets)$/ { content[$1 FS $2] = plain($4) }
        FILENAME ~ /config$/ && $3 ~ /^(configs|secrets)$/ && $5 == "source" { uses[$2 FS $3 FS plain($6)] = 1 }
        $1 != "services" { next }
        FILENAME ~ /raw$/ && $3 == "env_file" && $NF == "false" { optional[one] = 1 }
        FILENAME ~ /raw$/ && $3 == "env_file" && $NF ~ /^"/ { files[one] = plain($NF) }
        FILENAME ~ /config$/ && $3 == "volumes" && $5 == "type" { type[one] = $6 }
        FILENAME ~ /config$/ && $3 == "volumes" && $5 == "source" { source[one] = plain($6) }
        END {
            for (one in files) if (!(one in optional)) {
                split(one, name, FS)
                print "env", name[1], files[one]
            }
            for (one in source) if (type[one] == "\"bind\"") {
                split(one, name, FS)
                print "bind", name[1], source[one]
            }
            for (one in uses) {
                split(one, name, FS)
                if ((name[2] FS name[3]) in content) print "content", name[1], content[name[2] FS name[3]]
            }
        }' "$project_private/raw" "$project_private/config" | sort -u)
    project_say paths "$(printf '%s\n' "$project_lines" | while read -r project_what project_service project_name; do
        [ -n "$project_name" ] || continue
        project_state=$(compose_kind "$(compose_real "$(compose_path "$project_name")")")
        case $project_state in
        absent | closed) printf '%s %s %s %s\n' "$project_what" "$project_state" "$project_service" "$project_name" ;;
        esac
    done)"
}
