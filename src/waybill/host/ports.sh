# shellcheck shell=sh
# look_ports: who listens on the TCP ports of this host? Read from /proc; the program of another user may not be seen.
# One record with lines `PORT ADDRESS PROGRAM PID`, and `?` for what is not known.

look_ports() {
    if [ -r /proc/net/tcp ] && has awk; then
        say ports "$({
            ports_listening
            echo processes
            # Of all open files, those that are sockets, under the name of their process.
            # shellcheck disable=SC2012  # links of the kernel's own, without strange names
            ls -l /proc/[0-9]*/fd 2>/dev/null
        } | ports_joined)"
    else
        say ports.unread ''
    fi
}

# ports_listening: lines `ADDRESS:PORT INODE`, as the kernel writes addresses.
ports_listening() {
    awk '$4 == "0A" { print $2, $10 }' /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

ports_joined() {
    awk '
        function number(text, sum, i) {
            sum = 0
            for (i = 1; i <= length(text); i++) sum = sum * 16 + index("123456789ABCDEF", substr(text, i, 1))
            return sum
        }
        # Each four bytes stand in the order of the machine: the last one first, where this runs.
        function four(text, i) {
            return number(substr(text, 7, 2)) "." number(substr(text, 5, 2)) "." number(substr(text, 3, 2)) \
                "." number(substr(text, 1, 2))
        }
        function six(text, out, i, word) {
            if (text ~ /^0+$/) return "::"
            if (text == "00000000000000000000000001000000") return "::1"
            if (text ~ /^0000000000000000FFFF0000/) return four(substr(text, 25))
            for (i = 0; i < 4; i++) {
                word = substr(text, i * 8 + 1, 8)
                out = out (out == "" ? "" : ":") group(substr(word, 7, 2) substr(word, 5, 2))
                out = out ":" group(substr(word, 3, 2) substr(word, 1, 2))
            }
            return out
        }
        function group(text) {
            sub(/^0+/, "", text)
            return text == "" ? "0" : tolower(text)
        }
        function name(pid, file, text) {
            file = "/proc/" pid "/comm"
            if ((getline text < file) < 1) text = ""
            close(file)
            gsub(/[^A-Za-z0-9._+-]/, "_", text)
            return text == "" ? "?" : text
        }
        $0 == "processes" { listed = 1; next }
        !listed {
            split($1, place, ":")
            wanted[$2] = number(place[2]) " " (length(place[1]) > 8 ? six(place[1]) : four(place[1]))
            next
        }
        /^\/proc\/[0-9]+\/fd:$/ { split($0, folder, "/"); pid = folder[3]; next }
        match($0, /socket:\[[0-9]+\]$/) {
            inode = substr($0, RSTART + 8, RLENGTH - 9)
            if (inode in wanted && !(inode in owner)) owner[inode] = pid
        }
        END {
            for (inode in wanted)
                print wanted[inode], (inode in owner ? name(owner[inode]) " " owner[inode] : "? ?")
        }' | sort -n | uniq
}
