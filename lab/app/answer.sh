#!/bin/sh
# One HTTP request on standard input, one answer on standard output.
read -r _ path _
while read -r line && [ "$line" != "$(printf '\r')" ] && [ -n "$line" ]; do :; done

code=200 body=""
case "$path" in
    /health)
        code=${HEALTH_CODE:-200}
        [ ! -e /tmp/sick ] || code=503
        state=ok
        [ "$code" = 200 ] || state=failing
        body=${HEALTH_BODY:-"{\"status\":\"$state\",\"version\":\"${VERSION:-unknown}\"}"}
        ;;
    /config) read -r body <"${CONFIG:-/etc/app.conf}" || : ;;
    /version) body=${VERSION:-unknown} ;;
    /) body="Hello from ${VERSION:-unknown}" ;;
    *) code=404 body="no such page" ;;
esac
printf 'HTTP/1.1 %s Lab\r\nContent-Type: text/plain\r\nContent-Length: %s\r\nConnection: close\r\nX-App-Version: %s\r\n\r\n%s' \
    "$code" "${#body}" "${VERSION:-unknown}" "$body"
