# shellcheck shell=sh
# look_machine: which machine is this, and who are we on it? Reads what everybody may read; one record.

look_machine() {
    machine_told=
    machine_file id /etc/machine-id || machine_file id /var/lib/dbus/machine-id
    machine_file boot /proc/sys/kernel/random/boot_id
    machine_file hostname /proc/sys/kernel/hostname || machine_note hostname "$(uname -n)"
    machine_file kernel /proc/sys/kernel/osrelease || machine_note kernel "$(uname -r)"
    machine_file uptime /proc/uptime
    machine_system /etc/os-release || machine_system /usr/lib/os-release || machine_note system "$(uname -s)"
    machine_note architecture "$(uname -m)"
    machine_note who "$(id 2>/dev/null)"
    machine_note home "${HOME:-}"
    machine_note shell "${SHELL:-}"
    machine_note reached "${SSH_CONNECTION:-}"
    say machine "$machine_told"
    say machine.addresses "$(machine_addresses)"
}

# machine_note NAME TEXT: a fact, if there is one. Texts of several lines are none of these facts.
machine_note() {
    case $2 in
    '' | *"
"*) return 1 ;;
    esac
    machine_told="$machine_told$1 $2
"
}

# machine_file NAME FILE: the first line of a file.
machine_file() {
    machine_line=
    [ -r "$2" ] && { IFS= read -r machine_line || :; } <"$2"
    machine_note "$1" "$machine_line"
}

# machine_system FILE: the name of the operating system. The file is a list of assignments for shells; it is not run.
machine_system() {
    [ -r "$1" ] || return 1
    while IFS= read -r machine_line; do
        case $machine_line in
        PRETTY_NAME=*) machine_note system "${machine_line#*=}" && return 0 ;;
        esac
    done <"$1"
    return 1
}

machine_addresses() {
    if has ip; then
        ip -o addr
    elif has hostname; then
        hostname -I
    elif has ifconfig; then
        ifconfig
    fi 2>/dev/null | head -n 300
}
