# shellcheck shell=sh
# look_standing: the files on the host that synced ones would replace. Given: `standing_directory`, `standing_paths` (one
# a line, from there). Each is told as its path, what it is, and the content in base64 where that is not too much.

look_standing() {
    : "${standing_directory:=}" # given beside the program
    [ -n "${standing_paths:-}" ] || return 0
    standing_old_ifs=$IFS
    IFS='
'
    set -f
    for standing_path in $standing_paths; do
        standing_one "$standing_directory/$standing_path"
    done
    set +f
    IFS=$standing_old_ifs
}

standing_one() {
    if [ -h "$1" ]; then
        say standing "$standing_path
link"
    elif [ ! -e "$1" ]; then
        say standing "$standing_path
absent"
    elif [ -f "$1" ] && [ -r "$1" ] && [ "$(wc -c <"$1")" -le 262144 ]; then
        say standing "$standing_path
file
$(base64 <"$1" | tr -d '\n')"
    else
        say standing "$standing_path
unread"
    fi
}
