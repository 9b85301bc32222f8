# shellcheck shell=sh
# Asks the application over HTTP with what the host has: curl, wget or python3. Used where the connection to the host
# forwards nothing. It only asks: no redirect is followed, no proxy used, no cookie or login sent, no file written.
#
#   ask_url      the address as it is meant
#   ask_literal  the same with the address to connect to in place of the name; equal where the name itself is looked up
#   ask_connect  that address, for programs that can be told; empty where the name itself is looked up
#   ask_host     what the Host header says
#   ask_seconds  how long it may take
#   ask_cap      how many bytes of head and body are sent back
#   ask_agent    what the User-Agent header says

: "${ask_url:=}" "${ask_literal:=}" "${ask_connect:=}" "${ask_host:=}" "${ask_seconds:=10}" "${ask_cap:=65536}"
: "${ask_agent:=waybill}" "${nonce:=}"

# ask_limited COMMAND...: end it in time, however slowly its bytes come.
ask_limited() {
    timeout "$ask_seconds" "$@"
}

ask_by_curl() {
    # -q first: else ~/.curlrc decides how this is asked.
    set -- -q -sS -i --http1.1 --max-time "$ask_seconds" --max-redirs 0 --proto '=http,https' --globoff \
        --noproxy '*' -A "$ask_agent" -H 'Accept: */*' -H 'Connection: close'
    [ -z "$ask_connect" ] || set -- "$@" --connect-to "::$ask_connect:"
    curl "$@" "$ask_url"
}

ask_by_wget() {
    # --no-hsts: else it writes ~/.wget-hsts.
    ask_limited wget -nv -S -O - --no-config --no-hsts --no-netrc --no-cookies --no-proxy \
        --max-redirect=0 --tries=1 --content-on-error -U "$ask_agent" --header "Host: $ask_host" "$ask_literal"
}

ask_by_busybox() {
    ask_limited wget -S -O - -Y off -U "$ask_agent" --header "Host: $ask_host" "$ask_literal"
}

ask_by_python() {
    # -I: the user's own modules have no say; -B: nothing is written.
    python3 -I -B -c "$ask_program" "$ask_url" "$ask_connect" "$ask_seconds" "$ask_cap" "$ask_agent"
}

ask_program='
import http.client, signal, ssl, sys, urllib.parse
url, address, seconds, cap, agent = sys.argv[1:]
signal.alarm(int(seconds) + 1)
parts = urllib.parse.urlsplit(url)
secure = parts.scheme == "https"
kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
asked = kind(parts.hostname, parts.port, timeout=int(seconds))
if address:
    create = asked._create_connection
    asked._create_connection = lambda pair, *more: create((address.strip("[]"), pair[1]), *more)
try:
    target = (parts.path or "/") + ("?" + parts.query if parts.query else "")
    asked.request("GET", target, headers={"User-Agent": agent, "Accept": "*/*", "Connection": "close"})
    answer = asked.getresponse()
    lines = ["HTTP/1.1 %d %s" % (answer.status, answer.reason)]
    lines += ["%s: %s" % pair for pair in answer.getheaders()]
    head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")
    sys.stdout.buffer.write(head + answer.read(int(cap)))
except Exception as error:
    sys.exit("%s: %s" % (type(error).__name__, error))
'

# Which program there is; wget only where something can end it in time.
ask_tool() {
    if has curl; then
        echo curl
    elif has wget && can_limit; then
        case $(wget --help 2>&1) in
            *BusyBox*) echo busybox ;;
            *) echo wget ;;
        esac
    elif has python3; then
        echo python
    fi
}

look_ask() {
    ask_with=$(ask_tool)
    say ask.tool "$ask_with"
    [ -n "$ask_with" ] || return 0
    number=$((number + 1))
    # The answer goes out as it comes, encoded twice because it may hold any bytes; the program's own words are kept.
    exec 3>&1
    ask_words=$(
        {
            printf '%s %s ask.answer ' "$nonce" "$number"
            { "ask_by_$ask_with" 2>&4 || echo "exit $?" >&4; } |
                head -c "$ask_cap" | base64 | tr -d '\n' | base64 | tr -d '\n'
            echo
        } 4>&1 >&3 | head -c 32768
    )
    exec 3>&-
    say ask.words "$ask_words"
}
