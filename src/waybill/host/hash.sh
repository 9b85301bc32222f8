# shellcheck shell=sh
# A project as a deploy will find it, and the hash of what compose renders of it. `project` and the pilot both use this,
# so that what one has planned is what the other sees. Nothing here is told, and nothing asks compose.

# overlay_project ROOT DIRECTORY STAGED [REMOVED...]: below ROOT, an empty directory of ours, the whole way to the project
# as links, with the synced copies where they will stand and without what is to be removed (paths from DIRECTORY). So
# compose, told that ROOT/DIRECTORY is the project's directory, reads every file as it will be, also one that a file names.
overlay_project() {
    overlay_root=$1
    overlay_directory=${2%/}
    overlay_staged=$3
    shift 3
    overlay_open "$overlay_directory" && overlay_copies '' || return
    for overlay_path in "$@"; do
        case $overlay_path in
        */*) overlay_open "$overlay_directory/${overlay_path%/*}" ;;
        esac
        rm -f "$overlay_root$overlay_directory/$overlay_path"
    done
}

# overlay_open PATH: a directory of the host that is one of ours below ROOT, with links to what it holds.
overlay_open() {
    [ -d "$overlay_root$1" ] && [ ! -h "$overlay_root$1" ] && [ -e "$overlay_root$1/.waybill" ] && return
    [ -z "$1" ] || overlay_open "${1%/*}"
    [ ! -h "$overlay_root$1" ] || rm -f "$overlay_root$1"
    mkdir -p "$overlay_root$1" && : >"$overlay_root$1/.waybill" || return
    overlay_link "$1" "$1"/* "$1"/.[!.]* "$1"/..?*
}

# overlay_link PATH ENTRY...: one call for all of them.
overlay_link() {
    overlay_into=$overlay_root$1
    shift
    for overlay_entry in "$@"; do
        shift
        { [ -e "$overlay_entry" ] || [ -h "$overlay_entry" ]; } && set -- "$@" "$overlay_entry"
    done
    [ $# = 0 ] || ln -s "$@" "$overlay_into/"
}

# overlay_copies PATH: the synced copies of a directory, and of those below it.
overlay_copies() {
    for overlay_entry in "$overlay_staged$1"/* "$overlay_staged$1"/.[!.]* "$overlay_staged$1"/..?*; do
        overlay_name=$1/${overlay_entry##*/}
        if [ -d "$overlay_entry" ]; then
            overlay_open "$overlay_directory$overlay_name"
            overlay_copies "$overlay_name" || return
        elif [ -f "$overlay_entry" ]; then
            rm -f "$overlay_root$overlay_directory$overlay_name"
            ln -s "$overlay_entry" "$overlay_root$overlay_directory$overlay_name" || return
        fi
    done
}

# overlay_undo ROOT: what compose said, with the paths that it will say later.
overlay_undo() {
    if [ -z "$1" ]; then
        cat
    else
        overlay_pattern=$(printf '%s' "$1" | sed 's/[][\\.*^$|]/\\&/g')
        sed "s|\"$overlay_pattern/*\"|\"/\"|g; s|$overlay_pattern/|/|g"
    fi
}

# hash_tool: a program that prints the sha256 of its input first.
hash_tool() {
    if command -v sha256sum; then
        :
    elif command -v openssl >/dev/null; then
        echo 'openssl dgst -sha256 -r'
    else
        command -v shasum >/dev/null && echo 'shasum -a 256'
    fi
}

# hash_project INTO SERVICES REPOSITORY: hands on what `config --format json` prints, and leaves in INTO.sum the sha256 of
# its values, in INTO.paths the files that it mounts or reads, and in INTO.chosen the services that were chosen: SERVICES
# (one a line), or where there are none those that run an image of REPOSITORY and are not scaled to nothing. What a deploy
# itself sets of these counts for nothing: image, build, pull policy, and our labels. So it is the same with the pins of
# any release, and without. Of a config or secret that comes from a variable compose shows no value: such a project is
# never the same as another time.
hash_project() {
    head -c 16777216 | sed 's/\\\\/\\u005c/g; s/\\"/\\u0022/g' |
        hash_into=$1 hash_services=$2 hash_repository=$3 hash_with=$(hash_tool) hash_moment=$(date +%s).$$ awk '
        function full(name, first) {
            sub(/@.*/, "", name)
            sub(/:[^:\/]*$/, "", name)
            first = name
            if (!sub(/\/.*/, "", first)) return "docker.io/library/" name
            if (first !~ /[.:]/ && first != "localhost") return "docker.io/" name
            sub(/^(index|registry-1)[.]docker[.]io\//, "docker.io/", name)
            if (name ~ /^docker[.]io\/[^\/]*$/) sub(/\//, "/library/", name)
            return name
        }
        function path(text, i) {
            for (i = 1; i <= depth; i++) text = text key[i] "\t"
            return text
        }
        function value(text, plain) {
            plain = substr(text, 2, length(text) - 2)
            if (key[1] ~ /^(configs|secrets)$/ && depth == 3 && key[3] == "file") print plain >paths
            if (key[1] != "services" || depth < 3) {
                hidden = key[1] ~ /^(configs|secrets)$/ && depth == 3 && key[3] == "environment"
                print path() text (hidden ? ENVIRON["hash_moment"] : "") | sum
                return
            }
            if (depth == 3 && key[3] == "image") image = plain
            if (depth == 3 && key[3] == "scale" || depth == 4 && key[4] == "replicas") count = text
            if (depth == 5 && key[3] == "volumes" && key[5] == "type") type = plain
            if (depth == 5 && key[3] == "volumes" && key[5] == "source" && type == "bind") print plain >paths
            own = key[3] ~ /^(image|build|pull_policy)$/ || key[3] == "labels" && key[4] ~ /^dev[.]waybill[.]/
            line[++lines] = path() text
            ours[lines] = own
        }
        function service_ends(chosen, i) {
            meant = repository != "" && image != "" && full(image) == repository && count != "0"
            chosen = given ? (key[2] in names) : meant
            if (chosen) print key[2] >into_chosen
            for (i = 1; i <= lines; i++) if (!chosen || !ours[i]) print line[i] | sum
            lines = 0
            image = count = ""
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
                if (mark ~ /[[{]/) {
                    if (substr(text, 1, 1) ~ /[]}]/) value(mark substr(text, 1, 1))
                    list[++depth] = mark == "["
                    key[depth] = 0
                    naming = mark == "{"
                } else if (mark ~ /[]}]/) {
                    depth--
                    if (depth == 2 && key[1] == "services") service_ends()
                } else if (mark == "," && list[depth]) key[depth]++
                else naming = mark == ","
            }
        }
        BEGIN {
            RS = "\""
            paths = ENVIRON["hash_into"] ".paths"
            into_chosen = ENVIRON["hash_into"] ".chosen"
            repository = full(ENVIRON["hash_repository"])
            if (ENVIRON["hash_repository"] == "") repository = ""
            given = split(ENVIRON["hash_services"], each, "\n")
            for (i in each) names[each[i]] = 1
            sum = ENVIRON["hash_with"] ? ENVIRON["hash_with"] " >\"$hash_into.sum\"" : "cat >/dev/null"
            printf "" >paths
            printf "" >into_chosen
        }
        NR % 2 { printf "%s", $0; between($0); next }
        { printf "\"%s\"", $0 }
        naming { key[depth] = $0; next }
        { value("\"" $0 "\"") }
        END { close(sum) }'
}

# hash_done INTO DIRECTORY STAGED: the hash of a project that hash_project saw, with the plain files up to 1 MiB that it
# mounts or reads: the synced copy where there is one. Nothing where the host has no program for it.
hash_done() {
    hash_command=$(hash_tool)
    [ -n "$hash_command" ] && [ -s "$1.sum" ] || return
    {
        printf 'project %s\n' "$(head -c 64 "$1.sum")"
        sort -u "$1.paths" | head -n 256 | while IFS= read -r hash_path; do
            hash_file=$hash_path
            case $hash_path in
            "$2"/*) [ -z "$3" ] || [ ! -f "$3${hash_path#"$2"}" ] || hash_file=$3${hash_path#"$2"} ;;
            esac
            [ -f "$hash_file" ] && [ -r "$hash_file" ] && [ "$(wc -c <"$hash_file")" -le 1048576 ] || continue
            printf '%s %s\n' "$($hash_command <"$hash_file" | head -c 64)" "$hash_path"
        done
    } | LC_ALL=C sort | $hash_command | head -c 64
}
