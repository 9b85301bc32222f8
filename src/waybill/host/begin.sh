# shellcheck shell=sh
# How a pilot begins: a process of its own session, which `launch` starts with the bundle, the transaction and the run as
# its arguments. Standard input: the secret values and a last line that proves that they arrived whole. Standard output: a
# pipe in which `launch` waits to hear that the pilot stands. What becomes the pilot has said before whose the bundle is.

trap '' HUP PIPE # nobody may be there any more to hear that we stand
umask 077
cd / || exit 1
begin_values=$(cat && printf x)
begin_values=${begin_values%x}
begin_mark="
end $2
"
case $begin_values in
*"$begin_mark") ;;
*) echo 'waybill: the values did not arrive whole' >&2 && exit 1 ;;
esac

# begin_number PLACE: a field of this process, counted behind its name. In a part of a pipe $$ is somebody else's number.
begin_number() {
    IFS= read -r begin_stat </proc/self/stat || return 1
    begin_place=$1
    begin_self=${begin_stat%% *}
    # shellcheck disable=SC2086  # its fields
    set -- ${begin_stat##*) }
    begin_group=$3
    shift "$begin_place"
    begin_field=$1
}

# begin_plain TEXT: as a value of a record: no blanks, nothing that cannot be printed.
begin_plain() {
    printf '%s' "$1" | tr -c '!-~' '_' | cut -c 1-400
}

# begin_owner BUNDLE TRANSACTION RUN: a link fails when there is one already, so a bundle never has two pilots.
begin_owner() {
    begin_number 19 && printf '%s\n' 'waybill owner 1' "pid $begin_self" "start $begin_field" \
        "boot $(cat /proc/sys/kernel/random/boot_id)" "processes $(readlink /proc/self/ns/pid || echo -)" \
        "uid $(id -u)" "user $(begin_plain "$(id -un 2>/dev/null || id -u)")" "since $(date -u +%Y-%m-%dT%H:%M:%SZ)" \
        "run $(begin_plain "${3:--}")" "transaction $2" end >"$1/owner.$begin_self" || return 1
    sync "$1/owner.$begin_self" 2>/dev/null || dd if=/dev/null of="$1/owner.$begin_self" conv=notrunc,fsync 2>/dev/null
    ln "$1/owner.$begin_self" "$1/owner" && rm -f "$1/owner.$begin_self" || return 1
    sync "$1" 2>/dev/null || :
}

printf '%s' "${begin_values%"$begin_mark"}" | (
    begin_owner "$1" "$2" "$3" || { rm -f "$1/owner.$begin_self" && exit 1; }
    printf '%s %s\n' "$begin_self" "$begin_group" 2>/dev/null
    exec >>"$1/log" 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
    exec sh "$1/pilot.sh" "$1"
) &
