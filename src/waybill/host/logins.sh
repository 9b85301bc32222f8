# shellcheck shell=sh
# look_logins: which logins for a registry lie in docker's configurations here? Given: `registry`, and `sudo` ("yes": root's
# is read too). Only the kind of a credential is told, and its user name when it can be nobody's secret. The credential
# itself is read by awk from a pipe and goes nowhere: not into an argument, an environment, a file or a record.

look_logins() {
    logins_user=${LOGNAME:-${USER:-$(id -un 2>/dev/null)}}
    [ "$(id -u)" != 0 ] || logins_user=root
    logins_home=${HOME:-}
    [ -z "${DOCKER_CONFIG:-}" ] || logins_look "$logins_user" "$DOCKER_CONFIG/config.json"
    case $(command -v docker) in
    /snap/*) logins_look "$logins_user" "$logins_home/snap/docker/current/.docker/config.json" ;;
    ?*) logins_look "$logins_user" "$logins_home/.docker/config.json" ;;
    *)
        logins_look "$logins_user" "$logins_home/.docker/config.json"
        # Without docker it is podman that pulls, and it has files of its own.
        [ -z "${XDG_RUNTIME_DIR:-}" ] || logins_look "$logins_user" "$XDG_RUNTIME_DIR/containers/auth.json"
        logins_look "$logins_user" "${XDG_CONFIG_HOME:-$logins_home/.config}/containers/auth.json"
        ;;
    esac
    [ "$logins_user" = root ] || logins_of_root
    say logins.done ''
}

# logins_look OWNER FILE: what it says, if it is there. Pipes and devices are not read.
logins_look() {
    if [ ! -e "$2" ]; then
        [ -x "${2%/*}" ] || [ ! -e "${2%/*}" ] || logins_say "$1" "$2" 'trouble unreadable'
    elif [ ! -f "$2" ] || [ ! -r "$2" ]; then
        logins_say "$1" "$2" 'trouble unreadable'
    else
        logins_say "$1" "$2" "$(cat "$2" 2>/dev/null | logins_read)" "$(logins_modes "$2")"
    fi
}

# logins_of_root: root's own, which docker reads when it is called through sudo. Whether we may read it is asked first: a
# refused sudo is written into the log of the host and mailed to its administrator. With
# `-k` sudo keeps no record of its own.
logins_of_root() {
    logins_path=$(sed -n 's/^root:[^:]*:0:[^:]*:[^:]*:\([^:]*\):.*/\1/p' /etc/passwd 2>/dev/null | head -n 1)
    logins_path="${logins_path:-/root}/.docker/config.json"
    if [ -r "$logins_path" ]; then
        logins_look root "$logins_path"
    elif [ "${sudo:-}" != yes ]; then
        logins_say root "$logins_path" 'trouble not-asked'
    elif ! sudo -k -n -l cat "$logins_path" </dev/null >/dev/null 2>&1; then
        logins_say root "$logins_path" 'trouble no-right'
    elif sudo -k -n cat "$logins_path" </dev/null >/dev/null 2>&1; then
        logins_say root "$logins_path" "$(sudo -k -n cat "$logins_path" </dev/null 2>/dev/null | logins_read)"
    fi
}

# logins_say OWNER FILE TOLD [MODES]: one record for one file, with whether the helpers named in it are there.
logins_say() {
    logins_found=
    case $3 in
    'helper '*)
        logins_helper=${3%%"
"*}
        has "docker-credential-${logins_helper#helper }" && logins_found=yes
        ;;
    esac
    say login "owner $1
path $2
${4:-}
helper-found $logins_found
$3"
}

# logins_modes FILE: its mode, that of its directory and that of the home. A file that others may read is open to them
# only when they can come to it.
logins_modes() {
    # shellcheck disable=SC2012  # the modes are asked for, not a list of names
    LC_ALL=C ls -ldnL "$1" "${1%/*}" "${HOME:-/}" 2>/dev/null | cut -c 1-10 | sed 's/^/mode /'
}

# logins_read: read a configuration from standard input as docker does, and print what may be told of it.
logins_read() {
    has awk || { echo 'trouble no-awk' && return; }
    tr '\000' '\002' | registry="${registry:-}" LC_ALL=C awk "$logins_program"
}

# A reader of JSON. It judges as docker's own does: names of fields without regard to case, null is nothing, what
# follows the first value does not count, and a value of the wrong type is malformed.
# shellcheck disable=SC2016  # these are awk's names, not the shell's
logins_program='
function fail() { bad = 1; line = ""; exit }

# One token of the line, from `at` on: its type in `type`, and the text of a string in `value`.
function token(    rest, c) {
    value = ""
    while (1) {
        c = substr(line, at, 1)
        if (c == " " || c == "\t" || c == "\r") { at++; continue }
        break
    }
    if (c == "") { type = ""; return 0 }
    if (index("{}[],:", c)) { type = c; at++; return 1 }
    if (c == "\"") { type = "string"; at++; return string() }
    rest = substr(line, at, 40)
    if (match(rest, /^(true|false)/)) type = "boolean"
    else if (match(rest, /^null/)) type = "null"
    else if (match(rest, /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/)) type = "number"
    else fail()
    at += RLENGTH
    return 1
}

function string(    rest, i, c, e) {
    rest = substr(line, at)
    while (1) {
        i = match(rest, /["\\]/)
        if (!i) fail()
        c = substr(rest, i, 1)
        if (substr(rest, 1, i - 1) ~ /[\001-\037]/) fail()
        value = value substr(rest, 1, i - 1)
        at += i
        if (c == "\"") break
        e = substr(rest, i + 1, 1)
        at += 1
        if (e == "u") {
            value = value unicode(substr(rest, i + 2, 4))
            at += 4
            rest = substr(rest, i + 6)
            continue
        }
        c = index("\"\\/bfnrt", e)
        if (e == "" || !c) fail()
        value = value substr("\"\\/\b\f\n\r\t", c, 1)
        rest = substr(rest, i + 2)
    }
    return 1
}

function unicode(digits,    i, n, d) {
    if (length(digits) < 4) fail()
    for (i = 1; i <= 4; i++) {
        d = index("0123456789abcdef", tolower(substr(digits, i, 1)))
        if (!d) fail()
        n = n * 16 + d - 1
    }
    return n > 0 && n < 128 ? sprintf("%c", n) : "?"
}

# A value begins: is it of the type that docker wants in this place?
function begins(    one, ok) {
    one = folded(1)
    if (depth == 0) ok = type == "{"
    else if (depth == 1 && (one == "auths" || one == "credhelpers")) ok = type == "{"
    else if (depth == 1 && one == "credsstore") ok = type == "string"
    else if (depth == 2 && kinds[1] == "{" && one == "auths") ok = type == "{"
    else if (depth == 2 && one == "credhelpers") ok = type == "string"
    else if (depth == 3 && one == "auths" && field(folded(3))) ok = type == "string"
    else return
    if (type == "null") { if (depth > 0) missing(one); return }
    if (!ok) fail()
    if (type == "string") keep(one)
    if (depth == 2 && one == "auths") entries[names[2]] = 1
}

function missing(one) {
    if (depth == 2 && one == "auths") entries[names[2]] = 1
    if (depth == 3) held[names[2], folded(3)] = ""
}

function folded(level) { return tolower(names[level]) }

function field(name) { return name ~ /^(auth|username|password|identitytoken|registrytoken)$/ }

function keep(one) {
    if (depth == 1) store = value
    else if (depth == 2) { helpers[names[2]] = value; helped[names[2]] = 1 }
    else held[names[2], folded(3)] = value
}

function push(kind) { depth++; kinds[depth] = kind; names[depth] = "" }

function pop(kind) {
    if (depth == 0 || kinds[depth] != kind) fail()
    depth--
    after()
}

function after() { want = depth == 0 ? "nothing" : "comma" }

function step() {
    if (want == "value" || want == "value or end") {
        if (type == "]" && want == "value or end") { pop("["); return }
        if (type ~ /^[]},:]$/) fail()
        begins()
        if (type == "{") { push("{"); want = "name or end" }
        else if (type == "[") { push("["); want = "value or end" }
        else after()
    } else if (want == "name" || want == "name or end") {
        if (type == "}" && want == "name or end") { pop("{"); return }
        if (type != "string") fail()
        names[depth] = value
        want = "colon"
    } else if (want == "colon") {
        if (type != ":") fail()
        want = "value"
    } else if (want == "comma") {
        if (type == "}") pop("{")
        else if (type == "]") pop("[")
        else if (type == ",") want = kinds[depth] == "{" ? "name" : "value"
        else fail()
    }
}

# What the strings mean.

# The host of a key, as docker takes it out.
function plain_host(key) {
    if (!index(key, "://")) { sub(/\/.*/, "", key); return key }
    key = substr(key, index(key, "://") + 3)
    sub(/[\/?#].*/, "", key)
    sub(/^.*@/, "", key)
    sub(/:$/, "", key)
    return key
}

# The host that was meant by it.
function host_of(key,    host) {
    host = tolower(plain_host(key))
    sub(/:443$/, "", host)
    sub(/\.$/, "", host)
    return host ~ /^(index\.docker\.io|registry-1\.docker\.io|hub\.docker\.com)$/ ? "docker.io" : host
}

# The start of what base64 hides, until `enough` characters have come behind the first colon.
function decoded(text, enough,    i, n, bits, rest, out, c, colon) {
    for (i = 1; i <= length(text); i++) {
        c = index("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", substr(text, i, 1)) - 1
        if (c < 0) break
        n = n * 64 + c
        bits += 6
        if (bits < 8) continue
        bits -= 8
        rest = bits == 0 ? 1 : bits == 2 ? 4 : 16 # some awks cannot raise to a power
        c = int(n / rest)
        n -= c * rest
        out = out (c ? sprintf("%c", c) : "\002")
        if (!colon && c == 58) colon = length(out)
        if (colon && length(out) - colon >= enough) break
    }
    return out
}

function kind_of(secret) {
    while (secret != "" && index(" \t\r\n\"\047`", substr(secret, 1, 1))) secret = substr(secret, 2)
    if (secret == "") return "none"
    if (index(secret, "github_pat_") == 1) return "fine-grained"
    if (index(secret, "ghp_") == 1) return "classic"
    if (index(secret, "gho_") == 1) return "oauth"
    if (index(secret, "ghu_") == 1) return "app-user"
    if (index(secret, "ghs_") == 1) return "installation"
    if (index(secret, "ghr_") == 1) return "refresh"
    return "other"
}

# People put tokens where the user name belongs: only what is surely a name is told.
function name_of(user) {
    if (user == "") return ""
    if (kind_of(user) != "other") return "?token"
    if (user ~ /^(gl[a-z]*-|dckr_|xox|AKIA|ey)/ || length(user) > 39) return "?"
    if (length(user) > 29 && user ~ /[0-9]/ && user !~ /[-._@+$]/) return "?"
    return user ~ /^[A-Za-z0-9_][A-Za-z0-9._@$+-]*$/ ? user : "?"
}

function safe(key) {
    sub(/^[^\/]*:\/\//, "&\001", key)
    sub(/\001[^\/]*@/, "", key)
    gsub(/\001/, "", key)
    gsub(/[^A-Za-z0-9._:\/-]/, "?", key)
    return substr(key, 1, 120)
}

function tell(key,    auth, text, colon, user, secret, trouble) {
    auth = held[key, "auth"]
    gsub(/[\r\n]/, "", auth)
    user = held[key, "username"]
    secret = held[key, "password"]
    if (auth != "") {
        user = secret = ""
        if (!whole(auth)) trouble = "auth-undecodable"
        else {
            text = decoded(auth, 16)
            colon = index(text, ":")
            if (colon > 1) { user = substr(text, 1, colon - 1); secret = substr(text, colon + 1) }
            else { secret = substr(text, colon + 1); trouble = "auth-without-colon" }
        }
    }
    if (held[key, "identitytoken"] != "") { secret = held[key, "identitytoken"]; trouble = "" }
    if (secret == "" && trouble == "") trouble = "empty-entry"
    if (trouble == "" && key != own && (own ~ /\// || plain_host(key) != own)) trouble = "key-not-read"
    print "key " safe(key)
    print "user " name_of(user)
    print "kind " kind_of(secret)
    print "fault " trouble
}

function whole(auth) { return length(auth) % 4 == 0 && auth ~ /^[A-Za-z0-9+\/]*=?=?$/ }

BEGIN { want = "value" }

{
    size += length($0) + 1
    if (size > 262144) { large = 1; exit }
    line = $0
    at = 1
    if (line ~ /[^ \t\r]/) seen = 1
    while (want != "nothing" && token()) step()
    if (want == "nothing") exit
}

END {
    if (large) { print "trouble too-large"; exit }
    if (!seen && !bad) { print "trouble empty-file"; exit }
    if (bad || want != "nothing") { print "trouble malformed"; print "line " NR; exit }
    wanted = host_of(ENVIRON["registry"])
    own = wanted == "docker.io" ? "https://index.docker.io/v1/" : ENVIRON["registry"]
    helper = own in helped ? helpers[own] : store
    if (helper ~ /^[A-Za-z0-9][A-Za-z0-9._-]*$/ && length(helper) <= 64) print "helper " helper
    else if (helper != "") print "helper ?"
    for (key in entries) {
        if (host_of(key) == wanted) { if (++told <= 50) tell(key) }
        else if (held[key, "auth"] != "" && !whole(held[key, "auth"])) broken++
    }
    if (broken) print "broken-others " broken
    print "read" # whoever lacks this line died on the way, and what it did not say is not absent
}
'
