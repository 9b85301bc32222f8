# shellcheck shell=sh
# look_engine: what stands between this login and a container engine? Names of variables and no values but those of
# DOCKER_HOST and DOCKER_CONTEXT; of a daemon's arguments only where it listens and keeps its data.
# Given beside it: engine_sudo ("yes" where docker is wished through sudo), engine_socket (the path of `docker-host`).

look_engine() {
    engine_told=
    engine_context=
    engine_login
    engine_client
    engine_environment
    engine_units
    say engine "$engine_told"
    engine_told=$(engine_daemons)
    say engine.daemons "$engine_told"
    say engine.sockets "$(engine_sockets)"
    [ "${engine_sudo:-}" != yes ] || say engine.sudo "$(engine_through_sudo)"
    [ -n "$engine_told" ] || say engine.journal "$(engine_journal)"
}

# engine_note NAME TEXT: a fact, if there is one. Texts of several lines are none of these facts.
engine_note() {
    case $2 in
    '' | *"
"*) return 1 ;;
    esac
    engine_told="$engine_told$1 $2
"
}

# engine_limited WORD...: run a program that may wait for something that never comes.
engine_limited() {
    if timeout -s KILL 5 true 2>/dev/null; then # interactive shells do not end on a milder signal
        timeout -s KILL 5 "$@"
    else
        "$@"
    fi
}

# engine_plain: addresses without a login and without what follows a question mark.
engine_plain() {
    sed -e 's|//[^/]*@|//|g' -e 's|?.*||'
}

engine_login() {
    engine_user=$(id -un 2>/dev/null)
    engine_uid=$(id -u 2>/dev/null)
    engine_note user "$engine_user"
    engine_note uid "$engine_uid"
    engine_note groups "$(id -Gn 2>/dev/null)"
    # With a name, id asks the group file: what the next login will have.
    [ -z "$engine_user" ] || engine_note listed "$(id -Gn "$engine_user" 2>/dev/null)"
    engine_note hostname "$(uname -n)"
    engine_note kernel "$(uname -r)"
    engine_note runtime "${XDG_RUNTIME_DIR:-}"
    if has sudo; then engine_note sudo there; fi
    if [ -d /var/snap/docker ] || [ -e /snap/bin/docker ]; then engine_note snap there; fi
}

engine_client() {
    engine_docker=$(command -v docker 2>/dev/null)
    case $engine_docker in
    /*) engine_note client "$engine_docker" ;;
    *)
        engine_docker=$(engine_outside)
        engine_note outside "$engine_docker" || return
        ;;
    esac
    # A snap's first start makes folders in the home, and takes its time.
    case $engine_docker in /snap/*) return ;; esac
    engine_note version "$(engine_limited "$engine_docker" --version 2>/dev/null)"
    engine_context=$(engine_limited "$engine_docker" context inspect \
        --format '{{.Name}} {{.Endpoints.docker.Host}}' 2>/dev/null | engine_plain)
    engine_note context "$engine_context"
}

# engine_outside: a docker client that is not in PATH: in the places where some systems and people put it, else where
# the login shell would find it.
engine_outside() {
    for engine_place in /usr/bin /usr/local/bin /opt/bin /opt/docker /opt/docker/bin /usr/local/docker/bin /snap/bin \
        /opt/homebrew/bin /home/linuxbrew/.linuxbrew/bin /var/packages/ContainerManager/target/usr/bin \
        /share/*/.qpkg/container-station/bin "${HOME:-/nonexistent}"/bin "${HOME:-/nonexistent}"/.local/bin \
        "${HOME:-/nonexistent}"/.docker/bin "${HOME:-/nonexistent}"/.rd/bin; do
        if [ -x "$engine_place/docker" ] && [ -f "$engine_place/docker" ]; then
            printf '%s' "$engine_place/docker"
            return
        fi
    done
    engine_of_shell
}

# engine_of_shell: what an interactive login would find. It runs the user's rc files, without a terminal and not for
# long; told that an agent is there, they start none.
engine_of_shell() {
    case ${SHELL##*/} in
    sh | ash | dash | bash | ksh | mksh | zsh | fish) ;;
    *) return ;;
    esac
    engine_flags=-lc
    if has setsid; then engine_flags=-lic; fi
    SSH_AUTH_SOCK=${SSH_AUTH_SOCK:-/nonexistent} SSH_AGENT_PID=${SSH_AGENT_PID:-1} \
        engine_alone "$SHELL" "$engine_flags" 'command -v docker | sed "s/^/waybill-client /"' 2>/dev/null |
        sed -n 's|^waybill-client \(/.*\)$|\1|p' | head -n 1
}

# engine_alone WORD...: away from a terminal, which would stop an interactive shell in the background.
engine_alone() {
    if has setsid; then
        engine_limited setsid "$@"
    else
        engine_limited "$@"
    fi
}

engine_environment() {
    engine_note docker-host "$(printf '%s\n' "${DOCKER_HOST:-}" | engine_plain)"
    engine_note docker-context "${DOCKER_CONTEXT:-}"
    engine_told="$engine_told$(env | sed -n -e 's/^\(DOCKER_[A-Za-z0-9_]*\)=.*/variable \1/p' \
        -e 's/^\(COMPOSE_[A-Za-z0-9_]*\)=.*/variable \1/p')
"
}

# engine_units: what the service manager says of docker.
engine_units() {
    if [ ! -d /run/systemd/system ] || ! has systemctl; then
        if [ -x /etc/init.d/docker ]; then engine_note init script; fi
        return
    fi
    engine_note init systemd
    engine_told="$engine_told$(engine_shown unit systemctl)
"
    engine_runtime=${XDG_RUNTIME_DIR:-/run/user/$engine_uid}
    [ ! -d "$engine_runtime/systemd" ] || engine_told="$engine_told$(XDG_RUNTIME_DIR=$engine_runtime \
        engine_shown user-unit systemctl --user)
"
}

# engine_shown NAME WORD...: a line `NAME unit property value` for each property.
engine_shown() {
    engine_kind=$1
    shift
    engine_limited "$@" show -p Id -p LoadState -p ActiveState -p SubState -p Result -p UnitFileState \
        docker.service docker.socket snap.docker.dockerd.service 2>/dev/null |
        while IFS='=' read -r engine_name engine_value; do
            case $engine_name in
            Id) engine_unit=$engine_value ;;
            ?*) printf '%s %s %s %s\n' "$engine_kind" "${engine_unit:-docker.service}" "$engine_name" "$engine_value" ;;
            esac
        done
}

# engine_daemons: the engines that run, as far as /proc shows them: lines `PID name value`.
engine_daemons() {
    for engine_process in /proc/[0-9]*; do
        engine_name=
        { read -r engine_name <"$engine_process/comm"; } 2>/dev/null
        case $engine_name in
        dockerd | podman) engine_daemon "${engine_process#/proc/}" "$engine_name" ;;
        esac
    done
}

engine_daemon() {
    engine_words=$(tr '\000' '\n' <"/proc/$1/cmdline" 2>/dev/null)
    if [ "$2" = podman ]; then
        case $engine_words in
        *"
system
service"*) ;;
        *) return ;;
        esac
    fi
    printf '%s name %s\n' "$1" "$2"
    while read -r engine_name engine_value engine_rest; do
        case $engine_name in
        PPid:) printf '%s parent %s\n' "$1" "$engine_value" ;;
        Uid:) printf '%s uid %s\n' "$1" "$engine_value" ;;
        NSpid:) [ -z "$engine_rest" ] || printf '%s nested yes\n' "$1" ;;
        esac
    done 2>/dev/null <"/proc/$1/status"
    printf '%s\n' "$engine_words" | engine_arguments "$1"
}

# engine_arguments PID: of a daemon's arguments, those that tell which daemon it is.
engine_arguments() {
    engine_next=
    while IFS= read -r engine_word; do
        if [ -n "$engine_next" ]; then
            printf '%s %s %s\n' "$1" "$engine_next" "$engine_word"
            engine_next=
            continue
        fi
        case $engine_word in
        -H | --host) engine_next=host ;;
        -g | --data-root | --graph) engine_next=root ;;
        --config-file) engine_next=config ;;
        --host=* | -H=*) printf '%s host %s\n' "$1" "${engine_word#*=}" ;;
        -H?*) printf '%s host %s\n' "$1" "${engine_word#-H}" ;;
        --data-root=* | --graph=* | -g=*) printf '%s root %s\n' "$1" "${engine_word#*=}" ;;
        --config-file=*) printf '%s config %s\n' "$1" "${engine_word#*=}" ;;
        unix://*) printf '%s host %s\n' "$1" "$engine_word" ;; # podman system service unix://...
        esac
    done | engine_plain
}

# engine_sockets: every place where an engine may listen: lines `mode owner group open|closed path`.
engine_sockets() {
    engine_seen=
    engine_home=${HOME:-/nonexistent}
    for engine_path in "${engine_socket:-}" "$(engine_path_of "${DOCKER_HOST:-}")" \
        "$(engine_path_of "${engine_context#* }")" /var/run/docker.sock \
        /run/docker.sock "${XDG_RUNTIME_DIR:-/nonexistent}/docker.sock" "/run/user/$engine_uid/docker.sock" \
        "$engine_home/.docker/run/docker.sock" "$engine_home/.docker/desktop/docker.sock" \
        "$engine_home/.colima/default/docker.sock" "$engine_home/.orbstack/run/docker.sock" \
        "$engine_home/.rd/docker.sock" /run/podman/podman.sock \
        "${XDG_RUNTIME_DIR:-/nonexistent}/podman/podman.sock" "/run/user/$engine_uid/podman/podman.sock"; do
        engine_socket_line "$engine_path"
    done
    printf '%s\n' "$engine_told" | while read -r engine_process engine_name engine_path; do
        if [ "$engine_name" = host ]; then engine_socket_line "$(engine_path_of "$engine_path")"; fi
    done
}

# engine_path_of ADDRESS: the path of a unix:// address.
engine_path_of() {
    case $1 in
    unix:///*) printf '%s' "${1#unix://}" ;;
    esac
}

engine_socket_line() {
    [ -S "$1" ] || return 0
    engine_real=$(readlink -f "$1" 2>/dev/null)
    case "$engine_seen" in *":${engine_real:-$1}:"*) return 0 ;; esac
    engine_seen="$engine_seen:${engine_real:-$1}:"
    engine_may=closed
    if [ -w "$1" ]; then engine_may=open; fi
    # shellcheck disable=SC2012 # its form is POSIX's, and stat's is not; the path is taken from us
    ls -ldL "$1" 2>/dev/null | while read -r engine_mode _ engine_owner engine_group _; do
        printf '%s %s %s %s %s\n' "$engine_mode" "$engine_owner" "$engine_group" "$engine_may" "$1"
    done
}

# engine_through_sudo: may this login run docker through sudo without a password, and where would that docker lead?
engine_through_sudo() {
    if ! has sudo; then
        printf 'code 127\nsudo: not found\n'
        return
    fi
    # -k: without a password that was typed a while ago, and without a trace in sudo's own notes.
    engine_words=$(engine_limited sudo -n -k docker context inspect \
        --format 'waybill-context {{.Name}} {{.Endpoints.docker.Host}}' 2>&1)
    printf 'code %s\n%s\n' "$?" "$engine_words" | engine_plain
}

# engine_journal: why a daemon that does not run stopped, where this login may read that.
engine_journal() {
    has journalctl || return 0
    engine_limited journalctl -u docker.service -n 40 -o cat --no-pager -q 2>/dev/null |
        grep -iE 'fatal|error|failed' | tail -n 5 | cut -c1-400 | engine_plain
}
