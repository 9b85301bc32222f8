# shellcheck shell=sh
# look_room: how much room is there for images, state and temporary files? Bytes and files, asked of the file system.
# Given: `data_root` (where the engine keeps its data; nothing: docker's default), `state_directory`.

look_room() {
    room_told=
    room_at data "${data_root:-/var/lib/docker}"
    room_containerd
    room_at state "${state_directory:-${HOME:-/}}"
    room_at temporary "${TMPDIR:-/tmp}"
    say room "$room_told"
}

# room_at ROLE PATH: `ROLE block free free-for-root blocks free-files files PATH`, and below it the directory that could
# be asked: the path itself, or what stands nearest above it when it is not there or must not be seen.
room_at() {
    room_path=$2
    while [ ! -e "$room_path" ] && [ "$room_path" != / ]; do
        room_path=${room_path%/*}
        room_path=${room_path:-/}
    done
    room_numbers=$(stat -f -c '%S %a %f %b %d %c' "$room_path" 2>/dev/null) || room_numbers=$(room_by_df "$room_path")
    room_told="$room_told$1 ${room_numbers:-- - - - - -} $2
asked $room_path
"
}

# room_by_df PATH: the same numbers where stat does not know file systems.
room_by_df() {
    room_bytes=$(df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print "1024", $4, $4, $2 }')
    room_files=$(df -Pi "$1" 2>/dev/null | awk 'NR == 2 && $2 ~ /^[0-9]+$/ { print $4, $2 }')
    printf '%s %s' "${room_bytes:-- - - -}" "${room_files:-- -}"
}

# room_containerd: an engine with containerd's image store keeps images where containerd does, not below its own root.
room_containerd() {
    for room_process in /proc/[0-9]*; do
        room_name=
        { IFS= read -r room_name <"$room_process/comm"; } 2>/dev/null
        [ "$room_name" = containerd ] || continue
        # One inside a container says nothing of this machine.
        case $(cat "$room_process/cgroup" 2>/dev/null) in
        *docker[-/]* | *kubepods* | *libpod* | *lxc*) continue ;;
        esac
        room_root=$(room_of_containerd "$room_process")
        room_at containerd "${room_root:-/var/lib/containerd}"
    done
}

# room_of_containerd PROCESS: the root that its arguments or its configuration name.
room_of_containerd() (
    set -f
    IFS='
'
    config=/etc/containerd/config.toml root='' before=''
    for word in $(tr '\000' '\n' <"$1/cmdline" 2>/dev/null); do
        case $before in
        --root | -root) root=$word ;;
        --config | -config | -c) config=$word ;;
        esac
        case $word in
        --root=* | -root=*) root=${word#*=} ;;
        --config=* | -config=* | -c=*) config=${word#*=} ;;
        esac
        before=$word
    done
    [ -n "$root" ] || [ ! -r "$config" ] || root=$(sed -n "s/^root *= *[\"']\(.*\)[\"'].*/\1/p" "$config" | head -n 1)
    case $root in
    /*) printf '%s' "$root" ;;
    esac
)
