# shellcheck shell=sh
# look_clock: what time is it here? Asked first and last, the two tell how long the rest took on the host itself.

look_clock() {
    clock_now=$(date -u +%s.%N 2>/dev/null | cut -c 1-40 | head -n 1)
    # Not every date knows nanoseconds; what it does not know it repeats as it stands, or leaves out.
    case ${clock_now#*.} in
    '' | *[!0-9]*) clock_now=$(date -u +%s 2>/dev/null | cut -c 1-40 | head -n 1) ;;
    esac
    say clock "$clock_now"
}
