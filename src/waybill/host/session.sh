# shellcheck shell=sh
# look_session: would a program that we start outlive this login, and which programs would it find?

look_session() {
    session_told=
    session_logind
    session_linger
    session_tools
    say session "$session_told"
}

session_note() {
    session_told="$session_told$1 $2
"
}

# session_logind: does logind end what a login leaves behind, and does it know of this login? Its own word, else its
# files, which show the built-in default as a comment.
session_logind() {
    while IFS= read -r session_line; do
        session_note cgroup "$session_line"
    done 2>/dev/null </proc/self/cgroup
    if [ ! -d /run/systemd/system ] && [ ! -d /run/systemd/sessions ]; then
        session_note logind none
        return
    fi
    session_note logind there
    session_bus=org.freedesktop.login1
    session_answer=$(busctl --system --timeout=3 get-property "$session_bus" /org/freedesktop/login1 \
        "$session_bus.Manager" KillUserProcesses KillOnlyUsers KillExcludeUsers 2>/dev/null)
    [ -z "$session_answer" ] || session_lines bus "$session_answer"
    session_lines file "$(cat /usr/lib/systemd/logind.conf /etc/systemd/logind.conf /usr/lib/systemd/logind.conf.d/*.conf \
        /run/systemd/logind.conf.d/*.conf /etc/systemd/logind.conf.d/*.conf 2>/dev/null |
        grep -E '^#?Kill(UserProcesses|OnlyUsers|ExcludeUsers)=')"
}

# session_lines NAME TEXT: each line as a fact of that name.
session_lines() {
    session_rest="$2
"
    while [ -n "$session_rest" ]; do
        session_line=${session_rest%%"
"*}
        session_rest=${session_rest#*"
"}
        [ -z "$session_line" ] || session_note "$1" "$session_line"
    done
}

# session_linger: do the user's own services stay when nobody is logged in?
session_linger() {
    session_user=${LOGNAME:-${USER:-$(id -un 2>/dev/null)}}
    case $session_user in
    '' | */* | .*) return ;;
    esac
    [ -d /run/systemd/system ] || return
    if [ -e "/var/lib/systemd/linger/$session_user" ]; then
        session_note linger yes
    elif [ -d /var/lib/systemd ] && [ -x /var/lib/systemd ]; then
        session_note linger no
    fi
}

session_tools() {
    for session_tool in awk base64 cat chmod cp cut date dd df grep head id kill ln ls mkdir mv rm rmdir sed sha256sum \
        sleep sort stat sync tail tar tr uname wc; do
        has "$session_tool" || session_note missing "$session_tool"
    done
    for session_tool in setsid nohup flock timeout curl wget python3; do
        has "$session_tool" && session_note has "$session_tool"
    done
    has curl && session_note https curl
    has python3 && session_note https python3
    has wget && session_wget && session_note https wget
}

# session_wget: can this wget speak https?
session_wget() {
    case $(wget --version 2>&1 </dev/null) in
    *+https* | *+ssl*) return 0 ;;
    *BusyBox*) has ssl_client || busybox --list 2>/dev/null | grep -qx ssl_client ;;
    *) return 1 ;;
    esac
}
